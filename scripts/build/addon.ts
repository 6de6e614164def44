// npm run build:addon [-- --target TARGET]: the addon, for this machine or for another architecture, into binding/.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { glibcNumber, neededLibraries, neededVersions, newestGlibc } from '../cross/elf.ts'
import { addonName, cargoEnvironment, crossTargets } from '../cross/toolchain.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const napi = [
  ...['build', '--platform', '--release', '--no-const-enum', '--manifest-path', 'crates/kvm-napi/Cargo.toml'],
  ...['--output-dir', 'binding', '--js', 'index.cjs', '--dts', 'index.d.ts'],
]

async function build(target: string | undefined): Promise<void> {
  const env = { ...process.env, ...(target !== undefined && (await cargoEnvironment(target))) }
  const args = target === undefined ? napi : [...napi, '--target', target]
  const { status, error } = spawnSync('napi', args, { cwd: root, env, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) throw new Error(`napi build ended with ${status}`)
}

/** One line on the addon; an error where it needs a newer glibc than it may, or with musl any other library. */
function inspect(target: string): string {
  const { glibc } = crossTargets[target] ?? {}
  const name = `binding/${addonName(target)}`
  const elf = readFileSync(`${root}/${name}`)
  const size = `${name}: ${(elf.length / 1000).toFixed(0)} kB`
  const versions = neededVersions(elf)
  if (glibc === undefined) {
    const needed = [...neededLibraries(elf), ...versions].join(' ')
    if (needed !== 'libc.so') throw new Error(`${size}, needs more than musl: ${needed}`)
    return `${size}, for musl, without any other library`
  }
  const newest = newestGlibc(versions)
  const line = `${size}, for glibc ${Math.floor(newest / 1000)}.${newest % 1000} or newer`
  if (newest > glibcNumber(`GLIBC_${glibc}`)) throw new Error(`${line}, but ${glibc} has to do: ${versions.join(' ')}`)
  return line
}

try {
  const { target } = parseArgs({ options: { target: { type: 'string' } } }).values
  await build(target)
  if (target !== undefined) console.log(inspect(target))
} catch (error) {
  console.error(`build: ${(error as Error).message}`)
  process.exitCode = 1
}
