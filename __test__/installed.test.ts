// The package as a user has it: installed from a registry into an empty project, without a compiler or this checkout.
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kvmTest, testWhere, x86Test } from './helpers/kvm-test.ts'
import { runInstalled, runNode } from './helpers/run-node.ts'

// Set by scripts/test/test.ts, which installs it.
const { KVM_TEST_PROJECT: project } = process.env
const modules = fileURLToPath(new URL('../node_modules', import.meta.url))

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

if (project === undefined) testWhere('KVM_TEST_PROJECT is not set', 'the package can be installed', t => t.fail())
else {
  for (const [file, kind] of [
    ['hello.js', 'an ES module'],
    ['hello.cjs', 'a CommonJS module'],
  ] as const) {
    kvmTest(`installed: the hello guest in ${kind}`, async t => {
      const { status, stdout, stderr } = await runInstalled(project, [join(project, file)])
      t.deepEqual([status, stdout], [0, '4\n'], stderr)
    })
  }

  for (const [moduleResolution, module] of [
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ] as const) {
    x86Test(`installed: the hello guest in TypeScript, with moduleResolution ${moduleResolution}`, async t => {
      const compilerOptions = {
        ...{ module, moduleResolution, target: 'es2022', rootDir: '.', outDir: 'out' },
        ...{ strict: true, skipLibCheck: false, types: ['node'] },
      }
      // What users install beside it, who need no more than that: the declarations of Node.
      for (const name of ['@types/node', 'undici-types'])
        cpSync(join(modules, name), join(project, 'node_modules', name), { recursive: true })
      const path = join(project, moduleResolution)
      mkdirSync(path)
      writeFileSync(join(path, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
      writeFileSync(join(path, 'types.ts'), TYPES)
      copyFileSync(join(project, 'hello.ts'), join(path, 'hello.ts'))
      const tsc = await runNode([join(modules, 'typescript/bin/tsc'), '--project', path])
      t.deepEqual([tsc.status, tsc.stdout], [0, ''], tsc.stderr)
      const { status, stdout, stderr } = await runInstalled(project, [join(path, 'out/hello.js')])
      t.deepEqual([status, stdout], [0, '4\n'], stderr)
    })
  }
}
