// npm run test:arm64, test:riscv64, test:musl, test:arm64-musl: the tests that are for that platform or for all, in the box for it.
import { readFileSync } from 'node:fs'
import { glob, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { BoxFailed, runInBox } from './box.ts'
import { type Arch, boxKernel, type Libc } from './box-parts.ts'
import { guestInitrd } from './guest-initrd.ts'
import { installed } from './installed.ts'
import { npmPackage } from './npm-package.ts'
import { runtimes } from './runtimes.ts'
import { stripTypes } from './strip-types.ts'
import { counts, testRun } from './test-run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Seconds for all tests: a guest that never exits blocks its process for good. */
const limit = 2400

/** Files whose tests run on every architecture. Others, which have such tests among theirs, run where they are named. */
const portable = ['arch', 'installed', 'kvm', 'runtimes', 'token']

const platforms: Readonly<Record<string, { arch: Arch; libc: Libc; files: readonly string[]; own?: string }>> = {
  arm64: { arch: 'arm64', libc: 'glibc', files: portable, own: 'aarch64' },
  riscv64: { arch: 'riscv64', libc: 'glibc', files: portable, own: 'riscv64' },
  'x64-musl': { arch: 'x64', libc: 'musl', files: ['installed', 'runtimes'] },
  'arm64-musl': { arch: 'arm64', libc: 'musl', files: ['installed', 'runtimes'] },
}

const path = (name: string): string => `__test__/${name}.test.ts`

/** The other files that have tests of an architecture, which is named as the kernel does. */
async function filesOf(own: string): Promise<string[]> {
  const files: string[] = []
  const declared = new RegExp(`^(${own}|boot)Test\\(`, 'm')
  for await (const file of glob([path('*'), `vmm/${path('*')}`], { cwd: root })) {
    if (portable.some(name => path(name) === file)) continue
    if (declared.test(await readFile(`${root}/${file}`, 'utf8'))) files.push(file)
  }
  return files.sort()
}

/** The machine code of a module of the tests: npm has installed the one for this machine. */
function koffi(arch: Arch): Promise<string> {
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  return npmPackage(`@koromix/koffi-linux-${arch}`, packages['node_modules/koffi'].version)
}

async function main(platform: string, named: readonly string[]): Promise<boolean> {
  const { arch, libc, files, own } = platforms[platform] ?? {}
  if (arch === undefined || libc === undefined || files === undefined) {
    throw new Error(`usage: test-arch.ts ${Object.keys(platforms).join('|')} [FILE...]`)
  }
  // ava is started with PATH's Node, as the box's has no path that is known here.
  const koffiLink =
    arch === process.arch
      ? ''
      : `mkdir -p node_modules/@koromix && ln -s '${await koffi(arch)}' node_modules/@koromix/koffi-linux-${arch} &&`
  const script = `${koffiLink} exec node node_modules/ava/entrypoints/cli.js "$@"`
  const settings = {
    // Fewer rounds than on a processor that is not emulated.
    ...{ KICKS: '40', WORKERS: '5' },
    ...{ KVM_KIND: 'full', KVM_TEST_RUNTIMES: JSON.stringify(await runtimes(arch, libc)) },
    ...{ KVM_TEST_PROJECT: await installed(arch, libc) },
    ...{ KVM_TEST_KERNEL: (await boxKernel(arch)).kernel, KVM_TEST_INITRD: await guestInitrd(arch) },
  }
  const { dir, env } = await stripTypes()
  try {
    const run = (title: string, files: readonly string[], ...options: string[]): Promise<boolean> =>
      testRun(
        { title: `${title}, in the KVM box for ${platform}`, options: ['--timeout=10m', ...options], files },
        (args, stdout) =>
          runInBox(['sh', '-c', script, 'sh', ...args], {
            ...{ arch, libc, cwd: root, stdout, timeout: limit },
            env: { ...process.env, ...settings, ...env },
          }),
        true,
      )
    if (named.length > 0) return await run('tests', named)
    const results = [await run('tests of what every architecture has (some minutes)', files.map(path))]
    if (own !== undefined) results.push(await run(`tests of what ${own} has`, await filesOf(own), `--match=${own}: *`))
    return results.every(Boolean)
  } finally {
    await rm(dir, { recursive: true })
  }
}

try {
  const [platform = '', ...files] = process.argv.slice(2)
  const ok = await main(platform, files)
  const { passed, failed, skipped } = counts
  console.log(`\nKVM used: the KVM box for ${platform}\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = ok && failed === 0 && passed > 0 ? 0 : 1
} catch (error) {
  const log = error instanceof BoxFailed ? ` (log: ${error.log})` : ''
  console.error(`test: ${(error as Error).message}${log}`)
  process.exitCode = 1
}
