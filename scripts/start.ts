// npm start: kvm-vmm with Debian's kernel and a small initramfs, where there is KVM enough for it.
import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BoxFailed } from './box.ts'
import { type Arch, architectures, boxKernel, debianKernel, ownArch } from './box-parts.ts'
import { crossTargets } from './cross.ts'
import { guestInitrd } from './guest-initrd.ts'
import { note } from './progress.ts'
import { stripTypes } from './strip-types.ts'
import { type Place, place, runIn } from './with-kvm.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = `${root}vmm/dist/cli.js`

/** Seconds for one boot where nobody is there to end it: it takes under a minute, and a machine may be slow. */
const limit = 600

const usage =
  'usage: npm start -- [--arch ARCH] [--kernel FILE] [--initrd FILE] [--command-line TEXT] [--memory MIB] [--cpus N]\n' +
  `ARCH is one of ${architectures.join(', ')}; this machine's own unless given.`

/** All but help and arch are passed on to kvm-vmm. */
interface Options {
  kernel?: string
  initrd?: string
  'command-line'?: string
  memory?: string
  cpus?: string
}

function parse(args: readonly string[]): { arch: Arch; help: boolean; options: Options } {
  const type = 'string'
  const names = {
    kernel: { type },
    initrd: { type },
    'command-line': { type },
    memory: { type },
    cpus: { type },
  } as const
  try {
    const { values } = parseArgs({ args: [...args], options: { ...names, arch: { type }, help: { type: 'boolean' } } })
    const { arch: name = ownArch, help = false, ...options } = values
    const arch = architectures.find(arch => arch === name)
    if (arch === undefined) throw new Error(`--arch takes one of ${architectures.join(', ')}, not ${name}`)
    return { arch, help, options }
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`)
  }
}

/** The options of kvm-vmm, with a kernel and an initrd where the caller names none. */
async function complete({ 'command-line': commandLine = '', ...options }: Options, arch: Arch): Promise<string[]> {
  try {
    // The box needs the same kernel, and its modules besides.
    options.kernel ??= arch === ownArch ? await debianKernel(arch) : (await boxKernel(arch)).kernel
    // What follows the two hyphens is for the init of our file.
    const shell = options.initrd === undefined && process.stdin.isTTY ? ' -- shell' : ''
    options.initrd ??= await guestInitrd(arch)
    return Object.entries({ ...options, 'command-line': commandLine + shell }).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ])
  } catch (error) {
    const own = 'Or boot what you have: npm start -- --kernel FILE --initrd FILE'
    throw new Error(`${(error as Error).message}\n${own}`, { cause: error })
  }
}

/** The addon for the box's architecture: cargo does what is left to do. */
function buildAddon(arch: Arch): void {
  const [target] = Object.entries(crossTargets).find(([, { node }]) => node === arch) ?? []
  note(`building the addon for ${arch} (a minute or two the first time)`)
  const command = ['run', '--silent', 'build:addon', '--', '--target', String(target)]
  // stdout is the guest's.
  const { status } = spawnSync('npm', command, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`the addon for ${arch} cannot be built`)
}

async function boot(where: Place, program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  note(`kvm-vmm runs on ${where.why}${where.inBox ? '; the first line comes in about 15 s' : ''}`)
  const { stdin } = process
  const command = [program, cli, 'run', ...args]
  if (stdin.isTTY) {
    note('Ctrl-A x leaves the virtual machine at any time')
    return await runIn(where, command, { env, stdin })
  }
  const began = performance.now()
  const status = await runIn(where, command, { env, timeout: limit })
  const seconds = Math.round((performance.now() - began) / 1000)
  note(`that took ${seconds} s${where.inBox ? ', with the start of the box' : ''}`)
  return status
}

/** In the box of another architecture runs Debian's Node, which takes no TypeScript. */
async function bootElsewhere(arch: Arch, args: readonly string[]): Promise<number> {
  buildAddon(arch)
  const { dir, env } = await stripTypes()
  try {
    return await boot({ kind: 'full', inBox: true, arch, why: `the KVM box for ${arch}` }, 'node', args, env)
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function main(args: readonly string[]): Promise<number> {
  const { arch, help, options } = parse(args)
  if (help) {
    console.log(usage)
    return 0
  }
  const completed = await complete(options, arch)
  if (arch !== ownArch) return await bootElsewhere(arch, completed)
  return await boot(place(), process.execPath, completed, {})
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const what =
    error instanceof BoxFailed ? `the box failed: ${error.message} (log: ${error.log})` : (error as Error).message
  console.error(`npm start: ${what}`)
  process.exitCode = 1
}
// An open stdin would keep the process alive.
process.stdin.destroy()
