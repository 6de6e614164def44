// node scripts/download/cargo-tool.ts deny|audit|fuzz ARG...: a cargo subcommand that few machines have. If it is not installed,
// pip downloads a build of it once, with the hashes of cargo-tools.txt. Without pip, cargo compiles it.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { note } from '../progress.ts'
import { cached } from './cache.ts'

const list = fileURLToPath(new URL('cargo-tools.txt', import.meta.url))

/** The folder of the program. */
async function folder(program: string): Promise<string> {
  const [, version = ''] =
    new RegExp(`^astral-dev-toolchain-${program}==(\\S+)`, 'm').exec(readFileSync(list, 'utf8')) ?? []
  const dir = await cached(`${program}-${version}`, async into => {
    if (spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0) {
      note(`fetching ${program} ${version} from the Python registry`)
      const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '--requirement', list]
      const quiet = ['--disable-pip-version-check', '--root-user-action=ignore']
      const args = ['-m', 'pip', 'install', ...options, ...quiet, '--target', into]
      execFileSync('python3', args, { stdio: ['ignore', 'inherit', 'inherit'] })
    } else {
      note(`compiling ${program} ${version}, which takes minutes, since python3 has no pip to download it`)
      execFileSync('cargo', ['install', '--quiet', '--locked', '--root', into, `${program}@${version}`])
    }
  })
  return join(dir, 'bin')
}

const [name = '', ...args] = process.argv.slice(2)
const program = `cargo-${name}`
try {
  if (!['audit', 'deny', 'fuzz'].includes(name)) throw new Error('usage: cargo-tool.ts deny|audit|fuzz ARG...')
  const own = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
  const path = own ? process.env.PATH : [process.env.PATH, await folder(program)].join(delimiter)
  execFileSync('cargo', [name, ...args], { env: { ...process.env, PATH: path }, stdio: 'inherit' })
} catch (error) {
  console.error(`${program}: ${(error as Error).message}`)
  process.exitCode = (error as { status?: number }).status ?? 1
}
