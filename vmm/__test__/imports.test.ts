// kvm-vmm uses the public API of kvm-ioctls alone, and has no other runtime dependency.
import { glob, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'

const folder = fileURLToPath(new URL('../src/', import.meta.url))
const publicName = /^(node:.+|kvm-ioctls(\/(x86_64|aarch64|riscv64))?)$/

/** The modules that a source file names, in `import`, `export ... from`, `import()` and `new URL()`. */
function specifiers(source: string): string[] {
  const found = source.matchAll(/\b(?:from|import) '(.+?)'|\bimport\((['"`])(.+?)\2|\bnew URL\((['"`])(.+?)\4/g)
  return [...found].map(([, from, , imported, , url]) => from ?? imported ?? `./${url}`)
}

test('kvm-vmm imports Node, kvm-ioctls by its name, and its own files', async t => {
  let count = 0
  for await (const path of glob('**/*.ts', { cwd: folder })) {
    const file = resolve(folder, path)
    for (const specifier of specifiers(await readFile(file, 'utf8'))) {
      count++
      const own = specifier.startsWith('.') && resolve(file, '..', specifier).startsWith(folder)
      t.true(own || publicName.test(specifier), `${path} imports ${specifier}`)
    }
  }
  t.true(count > 100, `${count} imports`)
})

test('the manifest names kvm-ioctls and no other dependency', async t => {
  const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  t.is(manifest.dependencies, undefined)
  t.is(manifest.optionalDependencies, undefined)
  t.deepEqual(Object.keys(manifest.peerDependencies), ['kvm-ioctls'])
})
