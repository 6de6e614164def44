// npm run check:reproducible -- --target TARGET: builds the addon of the last commit in two folders, each with a cargo
// home of its own, and holds the two files against one another.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { addonName, crossTargets } from '../cross/toolchain.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What was fetched, and how to fetch; without the downloads of crates there would be a second one. */
const cargoFiles = ['config.toml', 'registry/cache', 'registry/index']

function build(target: string, folder: string): Buffer {
  const [checkout, home] = [join(folder, 'checkout'), join(folder, 'cargo')]
  mkdirSync(checkout, { recursive: true })
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 1 << 28 })
  execFileSync('tar', ['--extract', '--directory', checkout], { input: archive })
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
  const cargo = process.env.CARGO_HOME || join(homedir(), '.cargo')
  for (const name of cargoFiles) {
    if (existsSync(join(cargo, name))) cpSync(join(cargo, name), join(home, name), { recursive: true })
  }
  const env = { ...process.env, CARGO_HOME: home }
  execFileSync(process.execPath, ['scripts/build/addon.ts', '--target', target], {
    cwd: checkout,
    env,
    stdio: 'inherit',
  })
  return readFileSync(join(checkout, 'binding', addonName(target)))
}

const { target = '' } = parseArgs({ options: { target: { type: 'string' } } }).values
const dir = mkdtempSync(join(tmpdir(), 'kvm-ioctls-'))
try {
  if (crossTargets[target] === undefined) throw new Error(`--target is one of ${Object.keys(crossTargets).join(', ')}`)
  const [one = '', other] = ['one', 'another/folder'].map(name => {
    const addon = build(target, join(dir, name))
    return createHash('sha256').update(addon).digest('hex')
  })
  if (one !== other) throw new Error(`two builds of ${addonName(target)} differ: ${one} and ${other}`)
  console.log(`two builds of ${addonName(target)} are the same: sha256 ${one}`)
} catch (error) {
  console.error(`check-reproducible: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  rmSync(dir, { recursive: true })
}
