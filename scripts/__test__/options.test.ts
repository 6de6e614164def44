// Every command checks its options before it builds, downloads, boots or opens anything.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { root } from '../run.ts'

const wrong: readonly [line: string, stderr: RegExp][] = [
  ['scripts/linux/start.ts --cpus 0', /--cpus <n>.* '0' is invalid\. It takes an integer from 1 to 255\./],
  ['scripts/linux/start.ts --memory x', /--memory <mib>.* 'x' is invalid\. It takes an integer/],
  ['scripts/linux/start.ts --kernel /nonexistent', /--kernel <file>.* is invalid\. ENOENT/],
  ['scripts/linux/start.ts --initrd /', /--initrd <file>.* is invalid\. EISDIR/],
  ['scripts/linux/start.ts --arch s390x', /--arch <arch>.* is invalid\. Allowed choices are x64, arm64, riscv64\./],
  ['scripts/box/kvm-box.ts', /missing required argument 'command'/],
  ['scripts/box/kvm-box.ts --cpus many -- true', /--cpus <n>.* 'many' is invalid/],
  ['scripts/box/kvm-box.ts --timeout 0 -- true', /--timeout <seconds>.* '0' is invalid/],
  ['scripts/test/test.ts --platform sparc', /Allowed choices are arm64, riscv64, musl, arm64-musl\./],
  ['scripts/test/test.ts __test__/nonexistent.test.ts', /There is no such file\./],
  ['scripts/test/asan.ts --shrot', /unknown option '--shrot'/],
  ['scripts/build/build.ts --target sparc64', /Allowed choices are x86_64-unknown-linux-gnu/],
  ['scripts/check.ts types lnit', /there is no check lnit\. The checks are build, generated, lint/],
  ['scripts/release/tarballs.ts --to here', /unknown option '--to'/],
  ['scripts/release/check-tarballs.ts --all', /unknown option '--all'/],
  ['scripts/release/check-reproducible.ts', /required option '--target <target>' not specified/],
  ['benchmark/bench.ts --rounds 0', /--rounds <n>.* '0' is invalid/],
  ['benchmark/bench.ts --only exit', /--only <word>.* is invalid\. no row or group "exit"/],
  ['fuzz/fuzz.ts --minutes -1', /--minutes <n>.* '-1' is invalid\. It takes a positive number\./],
  ['fuzz/soak.ts --times 1.5', /--times <n>.* '1\.5' is invalid/],
  ['fuzz/hostile-guests.ts --mode virtual', /Allowed choices are real, protected, long\./],
  ['fuzz/hostile-writer.ts --seconds x', /--seconds <n>.* 'x' is invalid/],
  ['fuzz/closing-orders.ts --way sideways', /Allowed choices are close, collect, both, running\./],
  ['fuzz/bad-inputs.ts --of 0', /--of <n>.* '0' is invalid/],
  ['fuzz/seam.ts --calls', /--calls <n>.* argument missing/],
]

for (const [line, stderr] of wrong) {
  test(`${line} is refused at once, with exit status 2`, t => {
    const cache = mkdtempSync(join(tmpdir(), 'kvm-ioctls-cache-'))
    try {
      const [program = '', ...args] = line.split(' ')
      // npm sets the variable; the commands would build first.
      const name = /(start|test|bench|fuzz|soak)\.ts$/.exec(program)?.[1] ?? ''
      const ended = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, XDG_CACHE_HOME: cache, npm_lifecycle_event: name },
      })
      t.is(ended.status, 2, ended.stderr)
      t.regex(ended.stderr, stderr)
      t.notRegex(ended.stderr, /^>/m, 'nothing has begun')
      t.is(ended.stdout, '')
      t.deepEqual(readdirSync(cache), [])
    } finally {
      rmSync(cache, { recursive: true })
    }
  })
}
