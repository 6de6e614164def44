// npm start: boots Linux by kvm-vmm, with Debian's kernel and a small initramfs, where a suitable KVM is.
import { rm } from 'node:fs/promises'
import { Option } from 'commander'
import { BoxFailed } from '../box/box.ts'
import { type Arch, architectures, ownArch } from '../box/machine.ts'
import { boxKernel, debianKernel } from '../box/programs.ts'
import { stripTypes } from '../box/strip-types.ts'
import { buildAddon } from '../build/addon.ts'
import { crossTargets } from '../cross/toolchain.ts'
import { type Place, place, runIn } from '../kvm/with-kvm.ts'
import { commandLine, integer, readable } from '../options.ts'
import { note } from '../progress.ts'
import { buildFor, root } from '../run.ts'
import { guestInitrd } from './initrd.ts'

const cli = `${root}vmm/dist/cli.js`

/** Seconds for one boot without a terminal. It takes less than a minute on a machine that is not busy. */
const limit = 600

interface Options {
  arch: Arch
  kernel?: string
  initrd?: string
  commandLine: string
  memory: number
  cpus: number
}

/** The arguments of kvm-vmm. */
async function complete({ arch, kernel, initrd, commandLine, memory, cpus }: Options): Promise<string[]> {
  try {
    // The box of another architecture needs the same kernel and its modules.
    const vmlinuz = kernel ?? (arch === ownArch ? await debianKernel(arch) : (await boxKernel(arch)).kernel)
    // The words after `--` are for init.
    const shell = initrd === undefined && process.stdin.isTTY ? ' -- shell' : ''
    const archive = initrd ?? (await guestInitrd(arch))
    const options = { kernel: vmlinuz, initrd: archive, 'command-line': commandLine + shell, memory, cpus }
    return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  } catch (error) {
    const own = 'Or boot your own files: npm start -- --kernel FILE --initrd FILE'
    throw new Error(`${(error as Error).message}\n${own}`, { cause: error })
  }
}

async function boot(where: Place, program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  note(`kvm-vmm runs on ${where.why}${where.inBox ? '; its first line appears after about 15 s' : ''}`)
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

/** Boots in the box of another architecture. Its Node comes from Debian and does not strip types. */
async function bootEmulated(arch: Arch, args: readonly string[]): Promise<number> {
  const [target] = Object.entries(crossTargets).find(([, { node }]) => node === arch) ?? []
  note(`building the addon for ${arch} (a minute or two the first time)`)
  await buildAddon(target)
  const { dir, env } = await stripTypes()
  try {
    return await boot({ kind: 'full', inBox: true, arch, why: `the KVM box for ${arch}` }, 'node', args, env)
  } finally {
    await rm(dir, { recursive: true })
  }
}

const options = commandLine('npm start --', 'Boots Linux in a virtual machine that a TypeScript program drives.')
  .addOption(new Option('--arch <arch>', 'architecture').choices(architectures).default(ownArch))
  .option('--kernel <file>', "kernel image (default: Debian's newest)", readable)
  .option('--initrd <file>', 'initramfs (default: busybox)', readable)
  .option('--command-line <text>', "added to the kernel's command line", '')
  .option('--memory <mib>', 'memory of the virtual machine', integer(16, 1 << 24), 512)
  .option('--cpus <n>', 'processors of the virtual machine', integer(1, 255), 1)
  .parse()
  .opts<Options>()

try {
  note('npm start: builds the package, then boots Linux and shows its console; half a minute after the first time')
  buildFor('start')
  const args = await complete(options)
  process.exitCode =
    options.arch === ownArch ? await boot(place(), process.execPath, args, {}) : await bootEmulated(options.arch, args)
} catch (error) {
  const log = error instanceof BoxFailed ? ` (log: ${error.log})` : ''
  const failed = error instanceof BoxFailed ? 'the box failed: ' : ''
  console.error(`npm start: ${failed}${(error as Error).message}${log}`)
  process.exitCode = 1
}
// An open stdin would keep the process alive.
process.stdin.destroy()
