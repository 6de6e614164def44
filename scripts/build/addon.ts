// Builds the addon into binding/.
import { readFileSync } from 'node:fs'
import { glibcNumber, neededLibraries, neededVersions, newestGlibc } from '../cross/elf.ts'
import { addonName, cargoEnvironment, crossTargets } from '../cross/toolchain.ts'
import { root, run } from '../run.ts'

const napi = [
  ...['build', '--platform', '--release', '--no-const-enum', '--manifest-path', 'crates/kvm-napi/Cargo.toml'],
  ...['--output-dir', 'binding', '--js', 'index.cjs', '--dts', 'index.d.ts'],
]

/** Builds the addon for this machine, or for `target`. With a target it checks which libraries the addon needs. */
export async function buildAddon(target?: string): Promise<void> {
  if (target === undefined) return run('napi', napi)
  run('napi', [...napi, '--target', target], await cargoEnvironment(target))
  console.error(inspect(target))
}

/** One line on the addon. Throws if it needs a newer glibc than allowed or, with musl, any other library. */
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
  if (newest > glibcNumber(`GLIBC_${glibc}`))
    throw new Error(`${line}, but ${glibc} is the limit: ${versions.join(' ')}`)
  return line
}
