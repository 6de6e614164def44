import { createRequire } from 'node:module'
import { KvmError } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'
import { Machine, type MachineEnd } from '../machine/machine.ts'
import type { MachineOptions } from '../machine/options.ts'
import { ownArchitecture } from '../machine/own-architecture.ts'
import { Console } from '../serial/console.ts'
import { HELP, parse, UsageError } from './options.ts'

const STDOUT = 1

/** What to do about an error of opening /dev/kvm, by its code. */
const hints: Readonly<Record<string, string>> = {
  ENOENT: 'Load the module: modprobe kvm_intel or kvm_amd. In a virtual machine, enable nested virtualization.',
  EACCES: 'Add yourself to the group that owns /dev/kvm, usually kvm, and log in again.',
}

async function run(options: MachineOptions): Promise<MachineEnd | 'left'> {
  const machine = await Machine.create(options)
  const console = new Console(machine.serial, process.stdin, STDOUT)
  try {
    machine.start()
    return await Promise.race([machine.ended, console.left])
  } finally {
    await machine.stop()
    await console.close()
  }
}

/** Runs the program, and sets the process's exit status. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const { maxCpus } = await ownArchitecture()
    const command = parse(args, maxCpus)
    if ('help' in command) process.stdout.write(HELP)
    else if ('version' in command) process.stdout.write(`${version()}\n`)
    else {
      const end = await run(command.run)
      if (end === 'left') console.error('\nkvm-vmm: left by Ctrl-A x')
      if (end === 'reset') throw new MachineError('The guest has reset the machine, as Linux does after a panic')
      if (end === 'panic') throw new MachineError('The guest has crashed')
    }
  } catch (error) {
    if (!isExpected(error)) throw error
    const hint = error instanceof KvmError && error.syscall === 'open' ? hints[error.code] : undefined
    console.error(`kvm-vmm: ${error.message}${hint === undefined ? '' : `\n${hint}`}`)
    process.exitCode = 1
  }
  // An open stdin would keep the process alive.
  process.stdin.destroy()
}

/** Whether the message says all there is to say. Any other error is a defect, which needs its stack. */
function isExpected(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof MachineError ||
    error instanceof KvmError ||
    // The reader of stdout has gone.
    (error as NodeJS.ErrnoException).syscall === 'write'
  )
}

function version(): string {
  return createRequire(import.meta.url)('kvm-vmm/package.json').version
}
