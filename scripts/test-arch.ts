// npm run test:arm64, npm run test:riscv64: the tests that are for that architecture or for all, in the box for it.
import { readFileSync } from 'node:fs'
import { glob, readFile, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { BoxFailed, runInBox } from './box.ts'
import { boxKernel } from './box-parts.ts'
import { guestInitrd } from './guest-initrd.ts'
import { npmPackage } from './npm-package.ts'
import { note } from './progress.ts'
import { stripTypes } from './strip-types.ts'
import { counted, counts } from './test-counts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Seconds for all tests: a guest that never exits blocks its process for good. */
const limit = 2400

/** Node's word for each, and the kernel's, with which the titles of its tests begin. */
const names = { arm64: 'aarch64', riscv64: 'riscv64' } as const

/** Files all of whose tests run on every architecture. */
const portable = ['arch', 'kvm'].map(name => `__test__/${name}.test.ts`)

/** A module of tests that has its own machine code: npm has installed the one for this machine. */
function koffiVersion(): string {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  return lock.packages['node_modules/koffi'].version
}

async function main(arch: string | undefined, files: readonly string[]): Promise<boolean> {
  if (arch !== 'arm64' && arch !== 'riscv64') throw new Error('usage: test-arch.ts arm64|riscv64 [FILE...]')
  const prefix = `${names[arch]}: `
  const koffi = await npmPackage(`@koromix/koffi-linux-${arch}`, koffiVersion())
  const { kernel } = await boxKernel(arch)
  const boot = { KVM_TEST_KERNEL: kernel, KVM_TEST_INITRD: await guestInitrd(arch) }
  const { dir, env } = await stripTypes()
  // ava is started with PATH's Node, as the box's has no path that is known here.
  const script = `
    mkdir -p node_modules/@koromix && ln -s '${koffi}' node_modules/@koromix/koffi-linux-${arch} || exit
    node node_modules/ava/entrypoints/cli.js "$@"`
  const run = async (title: string, args: readonly string[]): Promise<boolean> => {
    note(`${title}, in the KVM box for ${arch}`)
    const stdout = counted()
    const status = await runInBox(['sh', '-c', script, 'sh', ...args], {
      arch,
      cwd: root,
      env: { ...process.env, KVM_KIND: 'full', ...boot, ...env },
      timeout: limit,
      stdout,
    })
    await finished(stdout.end())
    return status === 0
  }
  try {
    if (files.length > 0) return await run('tests', ['--timeout=10m', ...files])
    const own: string[] = []
    const declared = new RegExp(`^(${names[arch]}|boot)Test\\(`, 'm')
    for await (const file of glob('__test__/*.test.ts', { cwd: root })) {
      if (declared.test(await readFile(`${root}/${file}`, 'utf8')) && !portable.includes(file)) own.push(file)
    }
    const results = [
      await run('tests of what every architecture has', ['--timeout=10m', ...portable]),
      await run(`tests of what ${names[arch]} has`, ['--timeout=10m', `--match=${prefix}*`, ...own.sort()]),
    ]
    return results.every(Boolean)
  } finally {
    await rm(dir, { recursive: true })
  }
}

try {
  const [arch, ...files] = process.argv.slice(2)
  const ok = await main(arch, files)
  const { passed, failed, skipped } = counts
  console.log(`\nKVM used: the KVM box for ${arch}\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = ok && failed === 0 && passed > 0 ? 0 : 1
} catch (error) {
  const log = error instanceof BoxFailed ? ` (log: ${error.log})` : ''
  console.error(`test: ${(error as Error).message}${log}`)
  process.exitCode = 1
}
