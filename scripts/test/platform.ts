// The tests of another platform, in the KVM box for it.
import { readFileSync } from 'node:fs'
import { glob, readFile, rm } from 'node:fs/promises'
import { runInBox } from '../box/box.ts'
import type { Arch, Libc } from '../box/machine.ts'
import { boxKernel } from '../box/programs.ts'
import { stripTypes } from '../box/strip-types.ts'
import { buildAddon } from '../build/addon.ts'
import { npmPackage } from '../download/npm-package.ts'
import { guestInitrd } from '../linux/initrd.ts'
import { note } from '../progress.ts'
import { root } from '../run.ts'
import { LIMIT, testRun } from './ava.ts'
import { installed } from './installed.ts'
import { runtimes } from './runtimes.ts'

interface Platform {
  arch: Arch
  libc: Libc
  target: string
  /** Test files that run on every architecture. */
  files: readonly string[]
  /** The kernel's name of the architecture, if it has tests of its own. */
  own?: string
}

const portable = ['arch', 'installed', 'kvm', 'runtimes', 'token']
const installation = ['installed', 'runtimes']

export const platforms: Readonly<Record<string, Platform>> = {
  arm64: { arch: 'arm64', libc: 'glibc', target: 'aarch64-unknown-linux-gnu', files: portable, own: 'aarch64' },
  riscv64: { arch: 'riscv64', libc: 'glibc', target: 'riscv64gc-unknown-linux-gnu', files: portable, own: 'riscv64' },
  musl: { arch: 'x64', libc: 'musl', target: 'x86_64-unknown-linux-musl', files: installation },
  'arm64-musl': { arch: 'arm64', libc: 'musl', target: 'aarch64-unknown-linux-musl', files: installation },
}

const path = (name: string): string => `__test__/${name}.test.ts`

/** The other files that declare tests of an architecture. */
async function filesOf(own: string): Promise<string[]> {
  const files: string[] = []
  const declared = new RegExp(`^(${own}|boot)Test\\(`, 'm')
  for await (const file of glob([path('*'), `vmm/${path('*')}`], { cwd: root })) {
    if (portable.some(name => path(name) === file)) continue
    if (declared.test(await readFile(`${root}/${file}`, 'utf8'))) files.push(file)
  }
  return files.sort()
}

/** koffi's machine code for `arch`: npm installs only this machine's. */
function koffi(arch: Arch): Promise<string> {
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  return npmPackage(`@koromix/koffi-linux-${arch}`, packages['node_modules/koffi'].version)
}

/** Builds the addon and runs `named`, or all test files of the platform. Returns whether all passed, and which KVM it was. */
export async function testPlatform(
  platform: string,
  named: readonly string[],
): Promise<[passed: boolean, kvm: string]> {
  const { arch, libc, target, files, own } = platforms[platform] as Platform
  note(`building the addon for ${platform}: a minute or two the first time`)
  await buildAddon(target)
  // The path of the box's Node is not known here, so PATH finds it.
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
  const kvm = `the KVM box for ${platform}`
  const { dir, env } = await stripTypes()
  try {
    const runTests = (title: string, files: readonly string[], ...options: string[]): Promise<boolean> =>
      testRun(
        { title: `${title}, in ${kvm}`, options: ['--timeout=10m', ...options], files },
        (args, stdout) =>
          runInBox(['sh', '-c', script, 'sh', ...args], {
            ...{ arch, libc, cwd: root, stdout, timeout: LIMIT },
            env: { ...process.env, ...settings, ...env },
          }),
        true,
      )
    if (named.length > 0) return [await runTests('tests', named), kvm]
    const runs = [runTests('tests for every architecture', files.map(path))]
    if (own !== undefined) runs.push(runTests(`tests for ${own}`, await filesOf(own), `--match=${own}: *`))
    return [(await Promise.all(runs)).every(Boolean), kvm]
  } finally {
    await rm(dir, { recursive: true })
  }
}
