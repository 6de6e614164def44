// The JavaScript runtimes that the package supports, besides the Node of its development.
import { join } from 'node:path'
import type { Libc } from '../box/machine.ts'
import { npmPackage } from '../download/npm-package.ts'

export interface Runtime {
  name: string
  /** The program and its arguments before the script's path. Empty for the Node that runs the tests. */
  command: string[]
}

interface Source extends Runtime {
  package: string
  version: string
}

const words = { x64: 'x64', arm64: 'aarch64' } as Readonly<Record<string, string>>

/** The npm packages of the runtimes. There are none for riscv64. */
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

/** Downloads the runtimes of a platform from the npm registry. The Node of the KVM box comes first. */
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
