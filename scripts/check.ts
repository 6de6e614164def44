// npm run check [-- NAME...]: the named checks, or all that every change has to pass. It imports no package, so `advisories`
// works without `npm ci`.
import { execFileSync } from 'node:child_process'
import { note } from './progress.ts'
import { root, toolEnvironment } from './run.ts'

interface Check {
  /** Lines of the shell. */
  lines: readonly string[]
  minutes: string
  /** It runs only if named. */
  onRequest?: true
}

const cargoTool = 'node scripts/download/cargo-tool.ts'
const otherTargets = '--target aarch64-unknown-linux-gnu --target riscv64gc-unknown-linux-gnu'

const miriFlags = '-Zmiri-disable-isolation -Zmiri-tree-borrows -Zmiri-many-seeds=0..8'

const checks: Readonly<Record<string, Check>> = {
  build: { lines: ['npm run --silent build'], minutes: 'a minute or two the first time' },
  generated: {
    lines: ['cargo run --quiet --package abi-gen -- --check', 'git diff --exit-code -- binding'],
    minutes: 'a minute the first time',
  },
  lint: { lines: ['biome ci --error-on-warnings', 'cargo fmt --check'], minutes: 'seconds' },
  types: {
    lines: [
      'node scripts/build/doc-examples.ts',
      'tsc --project tsconfig.json',
      'tsc --project tsconfig.examples.json',
    ],
    minutes: 'seconds',
  },
  rust: {
    lines: [
      'cargo clippy --workspace --all-targets -- --deny warnings',
      'cargo test --workspace',
      'cargo test --release --package kick --features loom',
      `node scripts/cross/cargo.ts check --quiet --workspace --all-targets ${otherTargets}`,
    ],
    minutes: '3 minutes the first time',
  },
  licences: { lines: [`${cargoTool} deny check licenses bans sources`], minutes: 'seconds' },
  tarballs: { lines: ['node scripts/release/check-tarballs.ts'], minutes: 'a minute the first time' },
  asan: { lines: ['node scripts/test/asan.ts --short'], minutes: '5 minutes' },
  test: { lines: ['npm test'], minutes: '5 minutes, or 15 in the KVM box' },
  advisories: {
    lines: ['npm audit', `${cargoTool} audit --deny warnings`, `${cargoTool} deny check advisories`],
    minutes: 'a minute the first time',
    onRequest: true,
  },
  miri: {
    lines: [`MIRIFLAGS='${miriFlags}' cargo +nightly miri test --package fds-and-structs`],
    minutes: '2 minutes',
    onRequest: true,
  },
}

const named = process.argv.slice(2)
const unknown = named.filter(name => checks[name] === undefined)
if (unknown.length > 0) {
  console.error(`error: there is no check ${unknown.join(', ')}. The checks are ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}
const names = named.length > 0 ? named : Object.keys(checks).filter(name => !checks[name]?.onRequest)
try {
  for (const [index, name] of names.entries()) {
    const { lines, minutes } = checks[name] as Check
    note(`check ${index + 1} of ${names.length}, ${name}: ${minutes}`)
    for (const line of lines) {
      note(line)
      execFileSync('sh', ['-c', line], { cwd: root, env: toolEnvironment(), stdio: 'inherit' })
    }
  }
} catch (error) {
  console.error(`npm run check: ${(error as Error).message}`)
  process.exitCode = 1
}
