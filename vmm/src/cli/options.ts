import { constants } from 'node:buffer'
import { accessSync, constants as fsConstants, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { MachineOptions } from '../machine/options.ts'

const MIB = 1 << 20

export const HELP = `kvm-vmm run --kernel FILE [options]

Boots a kernel in a virtual machine, with its serial console on the terminal. Ctrl-A x leaves.

  --kernel FILE         a bzImage (x86_64), or an Image (aarch64, riscv64)
  --initrd FILE         the kernel's initial RAM disk
  --command-line TEXT   appended to the kernel's command line, "console=ttyS0 panic=-1"
  --memory MIB          512 unless given
  --cpus N              1 unless given
  --help                this text
  --version             the version of kvm-vmm

Exit status: 0 when the guest turned the machine off or the user left, 1 otherwise.
`

const HINT = 'kvm-vmm --help lists the options.'

/** The command line is wrong. */
export class UsageError extends Error {
  constructor(message: string) {
    super(`${message}\n${HINT}`)
  }
}

export type Command = { help: true } | { version: true } | { run: MachineOptions }

/**
 * Parses the command line, and checks it before anything is started.
 *
 * @throws {UsageError}
 */
export function parse(args: readonly string[], maxCpus: number): Command {
  const { values, positionals } = parsed(args)
  if (values.help) return { help: true }
  if (values.version) return { version: true }
  const [command, ...others] = positionals
  if (command === undefined) throw new UsageError('A command is missing: kvm-vmm run --kernel FILE')
  if (command !== 'run') throw new UsageError(`Unknown command "${command}": expected run`)
  if (others.length > 0) throw new UsageError(`Unexpected argument "${others[0]}"`)
  const { kernel, initrd, 'command-line': commandLine = '', memory = '512', cpus = '1' } = values
  if (kernel === undefined) throw new UsageError('--kernel is missing: it names the kernel to boot')
  checkFile('--kernel', kernel)
  if (initrd !== undefined) checkFile('--initrd', initrd)
  return {
    run: {
      ...{ kernel, initrd },
      // A kernel that has panicked resets the machine, which ends it.
      commandLine: ['panic=-1', commandLine].filter(Boolean).join(' '),
      memory: count('--memory', 'MiB', memory, Math.floor(constants.MAX_LENGTH / MIB)) * MIB,
      cpus: count('--cpus', 'vCPUs', cpus, maxCpus),
    },
  }
}

function parsed(args: readonly string[]) {
  const type = 'string'
  const options = {
    kernel: { type },
    initrd: { type },
    'command-line': { type },
    memory: { type },
    cpus: { type },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function checkFile(option: string, path: string): void {
  try {
    accessSync(path, fsConstants.R_OK)
  } catch (error) {
    throw new UsageError(`${option}: cannot read ${path} (${(error as NodeJS.ErrnoException).code})`)
  }
  if (!statSync(path).isFile()) throw new UsageError(`${option}: ${path} is not a file`)
}

function count(option: string, unit: string, text: string, most: number): number {
  if (/^[1-9]\d*$/.test(text) && Number(text) <= most) return Number(text)
  throw new UsageError(`${option} takes a number of ${unit} from 1 to ${most}, not "${text}"`)
}
