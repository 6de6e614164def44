// npm run test:arm64, test:riscv64, test:musl: the tests that are for that platform or for all, in the box for it.
import { readFileSync } from 'node:fs'
import { glob, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { BoxFailed, runInBox } from './box.ts'
import type { Arch, Libc } from './box-parts.ts'
import { installed } from './installed.ts'
import { npmPackage } from './npm-package.ts'
import { runtimes } from './runtimes.ts'
import { stripTypes } from './strip-types.ts'
import { counts, testRun } from './test-run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Seconds for all tests: a guest that never exits blocks its process for good. */
const limit = 2400

/** What each runs: all that is not for another architecture; with musl, what has to do with the C library. */
const platforms: Readonly<Record<string, { arch: Arch; libc: Libc; files: string }>> = {
  arm64: { arch: 'arm64', libc: 'glibc', files: '*' },
  riscv64: { arch: 'riscv64', libc: 'glibc', files: '*' },
  'x64-musl': { arch: 'x64', libc: 'musl', files: '{installed,runtimes,kick,async-run,eventfd*,memory*,handle,token}' },
  'arm64-musl': { arch: 'arm64', libc: 'musl', files: '{installed,runtimes}' },
}

/** How tests are declared that run on an architecture. */
const declarations: Readonly<Record<Arch, RegExp>> = {
  x64: /^ *(test|kvmTest|x86Test)(\.serial)?\(/m,
  arm64: /^ *(test|kvmTest|aarch64Test)(\.serial)?\(/m,
  riscv64: /^ *(test|kvmTest|riscv64Test)(\.serial)?\(/m,
}

/** ava takes it for an error where a file has no test. */
async function testFiles(arch: Arch, names: string): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob(`__test__/${names}.test.ts`, { cwd: root })) {
    if (declarations[arch].test(await readFile(`${root}/${file}`, 'utf8'))) files.push(file)
  }
  return files.sort()
}

/** The machine code of a module of the tests: npm has installed the one for this machine. */
function koffi(arch: Arch): Promise<string> {
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  return npmPackage(`@koromix/koffi-linux-${arch}`, packages['node_modules/koffi'].version)
}

async function main(platform: string, named: readonly string[]): Promise<boolean> {
  const { arch, libc, files } = platforms[platform] ?? {}
  if (arch === undefined || libc === undefined || files === undefined) {
    throw new Error(`usage: test-arch.ts ${Object.keys(platforms).join('|')} [FILE...]`)
  }
  // ava is started with PATH's Node, as the box's has no path that is known here.
  const koffiLink =
    arch === process.arch
      ? ''
      : `mkdir -p node_modules/@koromix && ln -s '${await koffi(arch)}' node_modules/@koromix/koffi-linux-${arch} &&`
  const script = `${koffiLink} exec node node_modules/ava/entrypoints/cli.js "$@"`
  const { dir, env } = await stripTypes()
  const settings = {
    ...{ KVM_KIND: 'full', KVM_TEST_RUNTIMES: JSON.stringify(await runtimes(arch, libc)) },
    ...{ KVM_TEST_PROJECT: await installed(arch, libc) },
  }
  try {
    return await testRun(
      {
        title: `tests of the package, in the KVM box for ${platform} (some minutes)`,
        options: ['--timeout=10m'],
        files: named.length > 0 ? named : await testFiles(arch, files),
      },
      (args, stdout) =>
        runInBox(['sh', '-c', script, 'sh', ...args], {
          ...{ arch, libc, cwd: root, stdout, timeout: limit },
          env: { ...process.env, ...settings, ...env },
        }),
      true,
    )
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
