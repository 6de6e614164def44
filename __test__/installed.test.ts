// The package as a user has it: installed from a registry into an empty project, without a compiler or this checkout.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kvmTest, testWhere } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

// Set by scripts/test.ts, which installs it.
const { KVM_TEST_PROJECT: project } = process.env
const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))
const hello = readFileSync(new URL('../examples/hello.ts', import.meta.url), 'utf8')

/** What a program in TypeScript may also ask of the declarations. */
const TYPES = `
import { KvmRegs as KvmRegsOfX86 } from 'kvm-ioctls/x86_64'
import { KvmError, type VcpuExit } from 'kvm-ioctls'
const rip: bigint = new KvmRegsOfX86().rip
const text = (exit: VcpuExit): string => (exit.type === 'IoOut' ? \`\${exit.port + exit.data.length}\` : exit.type)
// @ts-expect-error: a register is a bigint
const wrong: string = rip
export { KvmError, text, wrong }
`

function writeFiles(folder: string, files: Record<string, string>): string {
  const path = join(project ?? '', folder)
  mkdirSync(path, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}

if (project === undefined) testWhere('KVM_TEST_PROJECT is not set', 'the package can be installed', t => t.fail())
else {
  kvmTest('installed: the hello guest in JavaScript', async t => {
    const path = writeFiles('javascript', { 'hello.js': stripTypeScriptTypes(hello) })
    const { status, stdout, stderr } = await runNode([join(path, 'hello.js')])
    t.deepEqual([status, stdout], [0, '4\n'], stderr)
  })

  kvmTest('installed: the hello guest in a CommonJS module', async t => {
    const code = stripTypeScriptTypes(hello).replaceAll(/^import (.*) from (.*)$/gm, 'const $1 = require($2)')
    const path = writeFiles('commonjs', { 'hello.cjs': code })
    const { status, stdout, stderr } = await runNode([join(path, 'hello.cjs')])
    t.deepEqual([status, stdout], [0, '4\n'], stderr)
  })

  for (const [moduleResolution, module] of [
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ] as const) {
    kvmTest(`installed: the hello guest in TypeScript, with moduleResolution ${moduleResolution}`, async t => {
      const compilerOptions = {
        ...{
          module,
          moduleResolution,
          target: 'es2023',
          lib: ['es2023', 'esnext.disposable'],
          rootDir: '.',
          outDir: 'out',
        },
        ...{ strict: true, skipLibCheck: false, types: ['node'], typeRoots: [join(modules, '@types')] },
      }
      const path = writeFiles(`typescript-${moduleResolution}`, {
        'tsconfig.json': JSON.stringify({ compilerOptions }),
        'hello.ts': hello,
        'types.ts': TYPES,
      })
      const tsc = await runNode([join(modules, 'typescript/bin/tsc'), '--project', path])
      t.deepEqual([tsc.status, tsc.stdout], [0, ''], tsc.stderr)
      const { status, stdout, stderr } = await runNode([join(path, 'out/hello.js')])
      t.deepEqual([status, stdout], [0, '4\n'], stderr)
    })
  }
}
