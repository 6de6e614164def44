// Downloads and unpacks Debian packages without root and without installing them: apt has a state of its own, and dpkg-deb -x
// unpacks. apt checks every file against Debian's signature and resumes interrupted downloads.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { counter, note, remind } from '../progress.ts'
import { cacheDir } from './cache.ts'

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

export interface Packages {
  /** For messages: "QEMU". */
  title: string
  /** A release of Debian: `trixie`, `sid`. */
  suite: string
  /** By Debian's name: `amd64`. */
  arch: string
  /** Packages to unpack. */
  names?: Names
  /** Packages to unpack with all their dependencies, down to the C library. */
  closure?: Names
}

/** A function is called when the package lists are available. */
type Names = readonly string[] | ((apt: Apt) => Promise<string[]>)

/**
 * Downloads `packages` and unpacks them into the folder `into`. The caller holds the cache's lock.
 * apt's own files are removed at the end. After a failure they stay, and the next run resumes.
 */
export async function unpackDebian(packages: Packages, into: string): Promise<void> {
  try {
    const apt = await Apt.open(packages.suite, packages.arch)
    const ask = async (names: Names = []) => (typeof names === 'function' ? await names(apt) : names)
    const debs = await apt.download(packages.title, await ask(packages.names), await ask(packages.closure))
    note(`unpacking ${packages.title}`)
    const unpacked = remind(`unpacking ${packages.title}`)
    try {
      for (const deb of debs) await run('dpkg-deb', ['-x', deb, into])
    } finally {
      unpacked()
    }
    await apt.remove()
  } catch (error) {
    throw new Error(`cannot fetch ${packages.title} from Debian ${packages.suite}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** apt for one release and one architecture. */
export class Apt {
  readonly #dir: string
  readonly #config: string

  private constructor(dir: string) {
    this.#dir = dir
    this.#config = join(dir, 'apt.conf')
  }

  static async open(suite: string, arch: string): Promise<Apt> {
    if (!existsSync(keyring)) throw new Error(`${keyring} is missing: install the package debian-archive-keyring`)
    const mirror = await findMirror()
    const dir = join(cacheDir(), 'apt', `${suite}-${arch}`)
    await mkdir(join(dir, 'lists/partial'), { recursive: true })
    await mkdir(join(dir, 'archives/partial'), { recursive: true })
    await mkdir(join(dir, 'none/partial'), { recursive: true })
    await writeFile(join(dir, 'status'), '')
    await writeFile(
      join(dir, 'sources.list'),
      `deb [arch=${arch} target=Packages signed-by=${keyring}] ${mirror} ${suite} main\n`,
    )
    const apt = new Apt(dir)
    await writeFile(apt.#config, await configuration(dir, arch))
    note(`reading the package list of Debian ${suite}`)
    const read = remind('reading the package list')
    await apt.#run('apt-get', ['update', '--error-on=any']).finally(read)
    return apt
  }

  /** A field of a package's newest version, or undefined if there is no such package. */
  async field(name: string, field: string): Promise<string | undefined> {
    const text = await this.#run('apt-cache', ['show', '--no-all-versions', name]).catch((error: Error) => {
      if (error.message.includes('No packages found')) return ''
      throw error
    })
    return new RegExp(`^${field}: (.*)$`, 'm').exec(text)?.[1]
  }

  /** Downloads the packages `names`, and `closure` with its dependencies. Returns the paths of their files. */
  async download(title: string, names: readonly string[], closure: readonly string[] = []): Promise<string[]> {
    const steps: string[][] = []
    if (names.length > 0) steps.push(['download', ...names])
    if (closure.length > 0) steps.push(['install', '--download-only', '--no-install-recommends', '--yes', ...closure])
    // An empty archive, since apt's plan leaves out files that an interrupted run has downloaded.
    const nothing = ['-o', 'Dir::Cache::archives=none']
    const plan = new Map<string, number>()
    for (const args of steps) {
      const lines = await this.#run('apt-get', ['--print-uris', ...nothing, ...args])
      for (const [, file = '', size] of lines.matchAll(/^'\S+' (\S+) (\d+) /gm)) plan.set(file, Number(size))
    }
    const bytes = [...plan.values()].reduce((sum, size) => sum + size, 0)
    const count = counter(`downloading ${title}: ${plan.size} packages, ${Math.ceil(bytes / 1e6)} MB`)
    for (const args of steps) await this.#run('apt-get', ['-o', 'APT::Status-Fd=3', ...args], count)
    count()
    const debs = [...plan.keys()].map(file => join(this.#dir, 'archives', file))
    const missing = debs.find(deb => !existsSync(deb))
    if (missing !== undefined || debs.length === 0) throw new Error(`apt-get left no ${missing ?? 'package'}`)
    return debs
  }

  async remove(): Promise<void> {
    await rm(this.#dir, { recursive: true })
  }

  #run(command: string, args: string[], percent?: (percent: number) => void): Promise<string> {
    return run(command, args, {
      cwd: join(this.#dir, 'archives'),
      env: { ...process.env, APT_CONFIG: this.#config, LC_ALL: 'C' },
      ...(percent && { status: line => percent(Number(/^dlstatus:\d+:([\d.]+)/.exec(line)?.[1] ?? 0)) }),
    })
  }
}

/**
 * The configuration of apt. It takes over the machine's settings for the network (proxies, certificates, retries). Others are
 * left out, since some run hooks that are meant for the real system.
 */
async function configuration(dir: string, arch: string): Promise<string> {
  const network = (await run('apt-config', ['dump'])).split('\n').filter(line => line.startsWith('Acquire::'))
  return [
    ...network,
    'Acquire::Languages "none";',
    'Acquire::Retries "3";',
    `Dir::Etc::main "/dev/null";`,
    `Dir::Etc::parts "/dev/null";`,
    `Dir::Etc::sourcelist "${dir}/sources.list";`,
    `Dir::Etc::sourceparts "/dev/null";`,
    `Dir::State "${dir}";`,
    `Dir::State::lists "lists";`,
    `Dir::State::status "${dir}/status";`,
    `Dir::Cache "${dir}";`,
    `Dir::Cache::archives "archives";`,
    `APT::Architecture "${arch}";`,
    `APT::Architectures { "${arch}"; };`,
    'APT::Keep-Downloaded-Packages "true";',
    // apt's own user cannot write into a cache that belongs to root.
    `APT::Sandbox::User "";`,
    // The caller has the cache's lock; dpkg's is not needed.
    'Debug::NoLocking "true";',
    '',
  ].join('\n')
}

/** The Debian mirror of this machine. */
async function findMirror(): Promise<string> {
  if (process.env.KVM_BOX_MIRROR) return process.env.KVM_BOX_MIRROR
  const targets = await run('apt-get', ['indextargets', '--format', '$(LABEL)\t$(REPO_URI)'])
  const repositories = targets.split('\n').map(line => line.split('\t'))
  // apt knows a repository's label only after the first update. Before, the address identifies Debian.
  const mirror =
    repositories.find(([label]) => label === 'Debian')?.[1] ??
    repositories.find(([, uri]) => /\/debian\/?$/.test(uri ?? ''))?.[1]
  if (mirror !== undefined) return mirror
  throw new Error("apt's sources name no Debian mirror: set KVM_BOX_MIRROR to the address of one")
}

interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Called with each line that the command writes to file descriptor 3. */
  status?: (line: string) => void
}

/** Runs a command to its end. Returns its stdout. */
function run(command: string, args: readonly string[], { cwd, env, status }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    // If this process is killed, its children must not continue to write into the cache.
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const output: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        output[name] += text
      })
    }
    child.stdio[3]?.on('data', (data: Buffer) => {
      for (const line of data.toString().split('\n')) if (line !== '') status?.(line)
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(output.stdout)
      else if (code === 127) reject(new Error(`${command} is missing: install the packages apt and dpkg`))
      else reject(new Error(`${command} ${args[0]} failed: ${(output.stderr || output.stdout).trim()}`))
    })
  })
}
