// node scripts/release/check-reproducible.ts --target TARGET: builds the addon of the last commit in two folders, each with
// its own cargo home, and compares the two files.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Option } from 'commander'
import { addonName, crossTargets } from '../cross/toolchain.ts'
import { commandLine } from '../options.ts'
import { root } from '../run.ts'

/** cargo's settings and downloads, so that nothing is downloaded again. */
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
  execFileSync(process.execPath, ['scripts/build/build.ts', '--target', target], {
    cwd: checkout,
    env,
    stdio: 'inherit',
  })
  return readFileSync(join(checkout, 'binding', addonName(target)))
}

const { target } = commandLine('check-reproducible.ts', 'Builds an addon twice and compares the two files.')
  .addOption(new Option('--target <target>').choices(Object.keys(crossTargets)).makeOptionMandatory())
  .parse()
  .opts<{ target: string }>()
const dir = mkdtempSync(join(tmpdir(), 'kvm-ioctls-'))
try {
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
