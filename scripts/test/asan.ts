// npm run test:asan [-- [--short] [FILE...]]: the tests with an addon that is built with AddressSanitizer, debug assertions,
// overflow checks and the checks of undefined behaviour of Rust's library. docs/reference/reliability.md
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { place, runIn } from '../kvm/with-kvm.ts'
import { commandLine } from '../options.ts'
import { note } from '../progress.ts'
import { root, runFile } from '../run.ts'
import { ava, counts, LIMIT, testRun } from './ava.ts'

const dir = join(root, 'target/sanitized')
const reports = join(dir, 'reports')

/** Test files that `--short` leaves out: they take long, or use memory only as other tests do. */
const long = [
  ...['abi', 'async-run', 'closing-orders', 'crate-tests', 'doc-examples', 'exit-heap', 'fuzz', 'hostile', 'installed'],
  ...['kick', 'linux', 'linux-boot', 'linux-device-tree', 'linux-uart', 'refusals', 'runtimes', 'smp'],
]

/** It counts instructions, of which the sanitizer adds many. */
const never = ['exit-instructions']

const flags = ['-Zsanitizer=address', '-Zub-checks=yes']
// A stable compiler has the sanitizers of a nightly one, which this variable unlocks.
const env = { ...process.env, RUSTC_BOOTSTRAP: '1', RUSTFLAGS: flags.join(' ') }

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2] })
}

/** Builds the addon. Returns its path. */
function buildAddon(): string {
  const [, target = ''] = /^host: (.*)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' })) ?? []
  // With --target, cargo builds the programs that run at compile time without the sanitizer.
  run('cargo', ['build', '--package', 'kvm-napi', '--profile', 'asan', '--target', target])
  const addon = join(dir, 'kvm-ioctls.node')
  copyFileSync(join(root, 'target', target, 'asan/libkvm_napi.so'), addon)
  return addon
}

/** Path of the sanitizer's library. It must be preloaded, since Node itself is built without it. */
function runtime(): string {
  const path = execFileSync('cc', ['-print-file-name=libasan.so'], { encoding: 'utf8' }).trim()
  if (!existsSync(path)) throw new Error('the C compiler has no libasan.so: the package gcc brings it')
  return path
}

/** The environment of a program that loads code with the sanitizer. */
function sanitized(): NodeJS.ProcessEnv {
  const options = {
    log_path: join(reports, 'asan'),
    // Node does not free all its memory at its end. npm run soak finds leaks.
    detect_leaks: 0,
    // Freed memory that is kept to detect its use. More would fail the tests of resident memory.
    quarantine_size_mb: 16,
    detect_stack_use_after_return: 1,
    // malloc() fails as usual for a size that is too large, without a report.
    allocator_may_return_null: 1,
  }
  const text = Object.entries(options).map(([name, value]) => `${name}=${value}`)
  return { LD_PRELOAD: runtime(), ASAN_OPTIONS: text.join(':'), RUST_BACKTRACE: '1' }
}

/** The sanitizer's reports of all processes. */
function report(): string {
  return readdirSync(reports)
    .map(name => readFileSync(join(reports, name), 'utf8'))
    .join('\n')
}

function clear(): void {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
}

/** Makes three faults and throws unless each is detected: otherwise a clean run would prove nothing. */
function proveItself(): void {
  const library = join(dir, 'libfaults.so')
  const options = ['--edition', '2024', '--crate-type', 'cdylib', '-C', 'opt-level=1', '-C', 'debug-assertions=yes']
  run('rustc', [...options, ...flags, '-o', library, join(root, 'scripts/test/faults.rs')])
  for (const [call, expected] of [
    ['past_the_end(16)', /heap-buffer-overflow/],
    ['unchecked(8)', /unsafe precondition\(s\) violated/],
    ['overflow(100)', /attempt to add with overflow/],
  ] as const) {
    const [name] = call.split('(')
    const code = `const ${name} = require('koffi').load('${library}').func('size_t ${name}(size_t)'); ${call}`
    const { status, stderr } = spawnSync(process.execPath, ['--eval', code], {
      cwd: root,
      env: { ...process.env, ...sanitized() },
      encoding: 'utf8',
    })
    const seen = stderr + report()
    if (status === 0 || !expected.test(seen)) throw new Error(`${call} passed unseen: ${status} ${seen}`)
  }
  clear()
}

async function tests(addon: string, files: readonly string[], short: boolean): Promise<boolean> {
  let where = place()
  // Any KVM will do, and for --short even none: tests that need more are skipped, and their titles say so.
  if (where.inBox && process.env.KVM_BOX !== 'always') {
    process.env.KVM_BOX = 'never'
    const here = place()
    if (here.kind !== 'none' || short) where = here
  }
  // Files in the box are lost with it, so the reports are printed. A refused allocation is not a fault.
  const refusal = 'WARNING: AddressSanitizer failed to allocate'
  const seen = `grep -hv '${refusal}' '${reports}'/* 2> /dev/null && echo 'AddressSanitizer wrote what stands above' >&2`
  const script = `"$@"; status=$?; ${seen} && exit 99; exit $status`
  const command = ['sh', '-c', script, 'sh', process.execPath, ava]
  const env = {
    ...sanitized(),
    NAPI_RS_NATIVE_LIBRARY_PATH: addon,
    KVM_KIND: where.kind,
    ...(where.kind !== 'full' && { KVM_REQUIRED: '' }),
  }
  const title = `tests with AddressSanitizer, on ${where.why}`
  const start = (args: readonly string[], stdout: Writable) =>
    runIn(where, [...command, ...args], { env, timeout: LIMIT, stdout })
  // No second try: a report is never an accident.
  return testRun({ title, files }, start, false)
}

function selected(short: boolean): string[] {
  const all = readdirSync(join(root, '__test__')).filter(name => name.endsWith('.test.ts'))
  const without = short ? [...never, ...long] : never
  return all.filter(name => !without.includes(name.split('.')[0] ?? '')).map(name => `__test__/${name}`)
}

const program = commandLine('npm run test:asan --', 'Runs the tests with AddressSanitizer.')
  .option('--short', 'without the tests that take long', false)
  .argument('[file...]', 'test files (default: all)')
  .parse()
const { short } = program.opts<{ short: boolean }>()
try {
  note(`npm run test:asan: builds the addon with AddressSanitizer, then runs the tests: ${short ? 5 : 20} minutes`)
  runFile('scripts/build/dist.ts')
  runFile('scripts/build/doc-examples.ts')
  clear()
  const addon = buildAddon()
  proveItself()
  note('a read past the end, an index past the end and an overflow were seen')
  const ok = await tests(addon, program.args.length > 0 ? program.args : selected(short), short)
  const { passed, failed, skipped } = counts
  console.log(`\nWith AddressSanitizer: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = ok && failed === 0 && passed > 0 ? 0 : 1
} catch (error) {
  console.error(`test:asan: ${(error as Error).message}`)
  process.exitCode = 1
}
