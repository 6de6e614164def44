// node scripts/release/complete-lock.ts: adds the packages of other platforms to package-lock.json. npm leaves them out if the
// registry's mirror does not have them, and `npm ci` then refuses the file on every machine.
import { readFileSync, writeFileSync } from 'node:fs'

interface Package {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}

const path = new URL('../../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Package> }

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The platform of a package, which npm compares with the machine's. These packages have it in their names. */
function platformOf(name: string): Pick<Package, 'os' | 'cpu'> | undefined {
  const words = name.split(/[/-]/)
  const os = systems.filter(system => words.includes(system))
  const cpu = processors.filter(processor => words.includes(processor))
  return cpu.length === 1 ? { ...(os.length > 0 && { os }), cpu } : undefined
}

let added = 0
for (const [owner, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const places = [`node_modules/${name}`, `${owner}/node_modules/${name}`]
    if (places.some(place => place in lock.packages)) continue
    const platform = platformOf(name)
    if (platform === undefined) throw new Error(`${name}, which ${owner} names, is missing and of no known platform`)
    lock.packages[`node_modules/${name}`] = { version, dev: true, optional: true, ...platform }
    added++
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
console.error(`> package-lock.json: ${added} packages of other platforms added`)
