// The programs that are compared: how they are built, with what, and why one is not there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language, PeerName } from '../rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = `${root}target/benchmark`

export interface Peers {
  commands: Partial<Record<PeerName, readonly string[]>>
  /** What was used, one line each. */
  versions: Partial<Record<PeerName, string>>
  missing: Partial<Record<PeerName, string>>
}

interface Recipe {
  command: readonly string[]
  /** Builds it, and says with what; throws where that is not there. */
  build(): string
}

function output(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Error(`${program} is not installed`)
  if (error || status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`)
  return stdout.trim()
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

/** The version of a crate in Cargo.lock, which this package and its peer in Rust share. */
function crate(name: string): string {
  const [, version] =
    new RegExp(`name = "${name}"\nversion = "(.*)"`).exec(readFileSync(`${root}Cargo.lock`, 'utf8')) ?? []
  return `${name} ${version}`
}

const recipes: Readonly<Record<Language, Recipe>> = {
  node: {
    command: [process.execPath, `${root}benchmark/peers/node/peer.ts`],
    build() {
      const flags = ['-shared', '-fPIC', '-O2', '-Wall', '-pthread', `-I${root}node_modules/node-api-headers/include`]
      output('cc', [...flags, '-o', `${built}/bare.node`, `${root}benchmark/peers/node/bare.c`])
      const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }
      return `this package ${version} on Node ${process.versions.node}`
    },
  },
  rust: {
    command: [`${root}target/release/benchmark-peer`],
    build() {
      output('cargo', ['build', '--quiet', '--release', '--package', 'benchmark-peer'])
      return `${crate('kvm-ioctls')}, ${output('rustc', ['--version'])}, release`
    },
  },
  c: {
    command: [`${built}/peer-c`],
    build() {
      output('cc', ['-std=gnu17', '-O2', '-Wall', '-o', `${built}/peer-c`, `${root}benchmark/peers/c/peer.c`])
      return `${firstLine(output('cc', ['--version']))}, -O2`
    },
  },
  go: {
    command: [`${built}/peer-go`],
    build() {
      output('go', ['build', '-o', `${built}/peer-go`, `${root}benchmark/peers/go/peer.go`], { CGO_ENABLED: '0' })
      return `${output('go', ['version'])}, raw system calls`
    },
  },
  python: {
    command: ['python3', `${root}benchmark/peers/python/peer.py`],
    build: () => `${output('python3', ['--version'])}, ctypes`,
  },
}

/** Builds the peers. What a language lacks here is in `missing`, but for the two that everything is about. */
export function buildPeers(): Peers {
  mkdirSync(built, { recursive: true })
  const peers: Peers = { commands: {}, versions: {}, missing: {} }
  for (const [name, { command, build }] of Object.entries(recipes) as [Language, Recipe][]) {
    try {
      peers.versions[name] = build()
      peers.commands[name] = command
    } catch (error) {
      if (name === 'node' || name === 'rust') throw error
      peers.missing[name] = (error as Error).message
    }
  }
  return peers
}

/** The commit that was measured. */
export function commit(): string {
  try {
    return output('git', ['describe', '--always', '--dirty'])
  } catch {
    return 'unknown'
  }
}
