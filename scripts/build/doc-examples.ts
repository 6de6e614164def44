// Turns the examples in the doc comments of src/ into modules, so that they are type-checked and run like other code.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as api from 'kvm-ioctls'

const source = new URL('../../src/', import.meta.url)
const target = new URL('../../__test__/doc-examples/', import.meta.url)

interface Example {
  name: string
  code: string
}

/** The examples of a file, each with the name that its comment documents. */
function examplesOf(file: string): Example[] {
  const text = readFileSync(new URL(file, source), 'utf8')
  const examples: Example[] = []
  let owner = ''
  for (const [, comment = '', next = ''] of text.matchAll(/\/\*\*\n([\s\S]*?)\*\/\n(.*)/g)) {
    const [, name = ''] =
      /^\s*(?:(?:export|abstract|static|override|async|readonly|get|set|class|function) )*(\w+)/.exec(next) ?? []
    const isClass = /\bclass /.test(next)
    if (isClass) owner = name
    const isMember = next.startsWith(' ')
    const [, ...blocks] = comment.split('@example\n')
    for (const [index, block] of blocks.entries()) {
      const code = block.replace(/^ *\* ?/gm, '').trim()
      const number = index === 0 ? '' : `-${index + 1}`
      examples.push({ name: `${isMember ? `${owner}.` : ''}${name}${number}`, code })
    }
  }
  return examples
}

/** A module that exports a function which runs the example, and the lines that it has to print. */
function moduleOf({ code }: Example): string {
  const used = Object.keys(api).filter(name => new RegExp(`\\b${name}\\b`).test(code))
  const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map(([, text]) => text)
  return `import { ${used.join(', ')} } from 'kvm-ioctls'

export const expected = ${JSON.stringify(expected)}

export default async function (console: { log(...values: unknown[]): void }): Promise<void> {
  void console
${code.replace(/^(?=.)/gm, '  ')}
}
`
}

await rm(target, { recursive: true, force: true })
await mkdir(target)
for (const file of readdirSync(source, { encoding: 'utf8', recursive: true }).filter(name => name.endsWith('.ts'))) {
  for (const example of examplesOf(file)) {
    await writeFile(new URL(`${example.name}.ts`, target), moduleOf(example))
  }
}
console.error(`> examples of the doc comments: ${readdirSync(target).length} in ${fileURLToPath(target)}`)
