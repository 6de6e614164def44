// The JavaScript runtimes that the package promises to work in, beside the Node that it is developed with.
import { join } from 'node:path'
import type { Libc } from '../box/machine.ts'
import { npmPackage } from '../download/npm-package.ts'

export interface Runtime {
  name: string
  /** The program with its first arguments, which a script's path follows; nothing for the Node that runs the tests. */
  command: string[]
}

interface Source extends Runtime {
  package: string
  version: string
}

const words = { x64: 'x64', arm64: 'aarch64' } as Readonly<Record<string, string>>

/** Their programs, each in a package of its own; for riscv64 the registry has none. */
function sources(arch: string, libc: Libc): Source[] {
  const nodes = arch === 'riscv64' || libc === 'musl' ? [] : ['20', '22', '24', '26']
  const all = nodes.map(version => ({
    name: `Node ${version}`,
    package: `node-linux-${arch}`,
    version,
    command: ['bin/node'],
  }))
  const word = words[arch]
  if (word === undefined) return all
  const bun = { name: 'Bun', version: '1.4.5', command: ['bin/bun'] }
  if (libc === 'musl') return [{ ...bun, package: `@oven/bun-linux-${word}-musl` }]
  return [
    ...all,
    { ...bun, package: `@oven/bun-linux-${word}` },
    {
      name: 'Deno',
      package: `@deno/linux-${arch}-glibc`,
      version: '2.9.6',
      command: ['deno', 'run', '--no-prompt', '--allow-ffi', '--allow-read', '--allow-env'],
    },
  ]
}

/** Those that there are for a platform, from the npm registry, after those that the KVM box itself has. */
export async function runtimes(arch: string = process.arch, libc: Libc = 'glibc'): Promise<Runtime[]> {
  const found: Runtime[] = []
  if (libc === 'musl') found.push({ name: 'Node for musl', command: [] })
  else if (arch !== process.arch) found.push({ name: "Debian's Node", command: [] })
  for (const { name, package: source, version, command } of sources(arch, libc)) {
    const [program = '', ...args] = command
    found.push({ name, command: [join(await npmPackage(source, version), program), ...args] })
  }
  return found
}
