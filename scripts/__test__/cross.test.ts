import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { glibcNumber, neededVersions, newestGlibc } from '../cross/elf.ts'
import { crossTargets } from '../cross/toolchain.ts'

const cargo = fileURLToPath(new URL('../cross/cargo.ts', import.meta.url))

/** A library that uses threads, files and the environment, and so the C library. */
const program = `
const _: () = assert!(size_of::<usize>() == 8);

#[unsafe(no_mangle)]
pub extern "C" fn count() -> usize {
    std::thread::spawn(|| std::env::vars().count() + std::fs::metadata("/").is_ok() as usize).join().unwrap()
}
`

function run(source: string, target: string, check: (status: number | null, stderr: string, dir: string) => void) {
  const dir = mkdtempSync(join(tmpdir(), 'cross-'))
  try {
    mkdirSync(join(dir, 'src'))
    writeFileSync(join(dir, 'src/lib.rs'), source)
    writeFileSync(
      join(dir, 'Cargo.toml'),
      '[package]\nname = "count"\nedition = "2024"\n[lib]\ncrate-type = ["cdylib"]\n[workspace]\n',
    )
    const { status, stderr } = spawnSync(process.execPath, [cargo, 'build', '--release', '--target', target], {
      cwd: dir,
      encoding: 'utf8',
    })
    check(status, stderr, dir)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

for (const [target, { glibc }] of Object.entries(crossTargets)) {
  // With musl, Rust's own library is compiled first: `npm test -- --platform musl` does that.
  if (glibc === undefined) continue
  test.serial(`a library for ${target} needs no glibc newer than ${glibc}`, t => {
    t.timeout(600_000)
    run(program, target, (status, stderr, dir) => {
      t.is(status, 0, stderr)
      const versions = neededVersions(readFileSync(join(dir, 'target', target, 'release/libcount.so')))
      t.true(versions.length > 0)
      t.true(newestGlibc(versions) <= glibcNumber(`GLIBC_${glibc}`), versions.join(' '))
    })
  })
}

test.serial('an assertion that does not hold is a failure', t => {
  run(program.replace('== 8', '== 4'), 'riscv64gc-unknown-linux-gnu', (status, stderr) => {
    t.not(status, 0)
    t.regex(stderr, /assertion failed: size_of::<usize>\(\) == 4/)
  })
})

test('a target that is not known is refused with those that are', t => {
  const { status, stderr } = spawnSync(process.execPath, [cargo, 'check', '--target', 'sparc64-unknown-linux-gnu'], {
    encoding: 'utf8',
  })
  t.is(status, 1)
  t.regex(stderr, /sparc64-unknown-linux-gnu is none of .*aarch64-unknown-linux-gnu/)
})
