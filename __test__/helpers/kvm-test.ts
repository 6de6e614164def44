// Tests that need KVM. One that cannot run here says so, with the reason, in its title; with KVM_REQUIRED=1 it fails.
import { accessSync, constants } from 'node:fs'
import test, { type ExecutionContext, type SerialFn, type TestFn } from 'ava'

type Body = (t: ExecutionContext) => void | Promise<void>

/** The titles of the tests that `npm test -- --platform arm64` and `--platform riscv64` run begin with this. */
const PREFIXES: Readonly<Record<string, string>> = { arm64: 'aarch64: ', riscv64: 'riscv64: ' }

/** Set by scripts/test/test.ts; whoever calls ava directly is believed to have a KVM that can do everything. */
const kind = process.env.KVM_KIND || (opens('/dev/kvm') ? 'full' : 'none')

function opens(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** How much of something that could go on for ever: in the KVM box all takes ten times as long. */
export const portion = (here: number, inBox: number): string =>
  String(process.env.KVM_BOX_INSIDE === '1' ? inBox : here)

export function testWhere(
  reason: string | undefined,
  title: string,
  body: Body,
  declare: TestFn | SerialFn = test,
): void {
  if (reason === undefined) declare(title, body)
  else if (process.env.KVM_REQUIRED === '1')
    test(title, t => t.fail(`KVM_REQUIRED=1, but this test cannot run: ${reason}`))
  else test.skip(`${title} [skipped: ${reason}]`, body)
}

/** Needs /dev/kvm, if only one with limits. */
export function kvmTest(title: string, body: Body): void {
  testWhere(kind === 'none' ? 'no /dev/kvm' : undefined, title, body)
}

/** Needs a KVM that a stock kernel boots on. */
export function fullKvmTest(title: string, body: Body): void {
  testWhere(kind === 'full' ? undefined : `the KVM here is ${kind}`, title, body)
}

/** A boot of a stock kernel, which `files` are options for. One after the other: each takes all that a KVM box has. */
export function bootTest(title: string, body: (t: ExecutionContext, files: readonly string[]) => Promise<void>): void {
  const { KVM_TEST_KERNEL: kernel, KVM_TEST_INITRD: initrd } = process.env
  // Set by scripts/test/test.ts and scripts/test/platform.ts.
  const unnamed = kernel && initrd ? undefined : 'KVM_TEST_KERNEL and KVM_TEST_INITRD name none'
  const reason = kind === 'full' ? unnamed : `the KVM here is ${kind}`
  const files = ['--kernel', kernel ?? '', '--initrd', initrd ?? '']
  testWhere(reason, `${PREFIXES[process.arch] ?? ''}${title}`, t => body(t, files), test.serial)
}

/** A test of what only x86_64 has; on other architectures there is no such test. */
export function x86Test(title: string, body: Body): void {
  if (process.arch === 'x64') kvmTest(title, body)
}

/** The same with a KVM that a stock kernel boots on. */
export function fullX86Test(title: string, body: Body): void {
  if (process.arch === 'x64') fullKvmTest(title, body)
}

/** A test of what only aarch64 has; on other architectures there is no such test. */
export function aarch64Test(title: string, body: Body): void {
  if (process.arch === 'arm64') kvmTest(`${PREFIXES.arm64}${title}`, body)
}

/** A test of what only riscv64 has; on other architectures there is no such test. */
export function riscv64Test(title: string, body: Body): void {
  if (process.arch === 'riscv64') kvmTest(`${PREFIXES.riscv64}${title}`, body)
}
