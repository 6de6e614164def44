// The program once its parts are loaded: reads the options, makes the machine, and runs it with its console.

import { constants } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Worker } from 'node:worker_threads'
import { Kvm, KvmError } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'
import { type Boot, ownArchitecture, type PowerRequest } from '../machine/architecture.ts'
import { Machine } from '../machine/machine.ts'
import { Console } from '../serial/console.ts'

const USAGE = 'usage: kvm-vmm --kernel FILE --initrd FILE [--append TEXT] [--memory MIB] [--cpus N]'
const MIB = 1 << 20
const STDOUT = 1

/**
 * A kernel that has panicked resets the machine at once, which ends this program. Options that are said to make a boot
 * faster made no difference that could be measured.
 */
const COMMAND_LINE = 'panic=-1'

async function boot(firstWorker: Worker): Promise<PowerRequest | 'left'> {
  const architecture = await ownArchitecture()
  const { append, cpus, memory, ...files } = parse(architecture.maxCpus)
  const kernel = readFile('kernel', files.kernel)
  const initrd = readFile('initrd', files.initrd)
  const commandLine = [architecture.commandLine, COMMAND_LINE, append].filter(Boolean).join(' ')
  const boot: Boot = { kernel, initrd, commandLine, cpus, memorySize: memory * MIB }
  const plan = architecture.planBoot(boot)
  const kvm = new Kvm()
  const machine = new Machine(kvm, architecture, boot, plan, firstWorker)
  kvm.close()
  // The guest begins, on a thread of its own, while this one comes to its console.
  const end = machine.run()
  const console = new Console(machine.serial, process.stdin, STDOUT)
  try {
    return await Promise.race([end, console.left])
  } finally {
    console.endInput()
    await machine.close()
    await console.close()
  }
}

function readFile(what: string, path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new MachineError(`cannot read the ${what} ${path}: ${(error as Error).message}`, { cause: error })
  }
}

class Misuse extends Error {}

function parse(maxCpus: number): { kernel: string; initrd: string; append: string; memory: number; cpus: number } {
  const { kernel, initrd, append = '', memory = '512', cpus = '1' } = parseOptions()
  if (kernel === undefined || initrd === undefined) throw new Misuse('--kernel and --initrd are needed')
  const mib = count('--memory', 'a number of MiB', memory, Math.floor(constants.MAX_LENGTH / MIB))
  return { kernel, initrd, append, memory: mib, cpus: count('--cpus', 'a number', cpus, maxCpus) }
}

function count(option: string, what: string, text: string, most: number): number {
  if (/^[1-9]\d*$/.test(text) && Number(text) <= most) return Number(text)
  throw new Misuse(`${option} takes ${what} from 1 to ${most}, not ${text}`)
}

function parseOptions() {
  const type = 'string'
  const options = { kernel: { type }, initrd: { type }, append: { type }, memory: { type }, cpus: { type } } as const
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
}

/** Errors that say all there is to say; any other is a mistake in this program, and is shown with its stack. */
function isExpected(error: unknown): error is Error {
  // Node's own errors from system calls: nobody reads stdout any more.
  return (
    error instanceof MachineError || error instanceof KvmError || (error as NodeJS.ErrnoException).syscall === 'write'
  )
}

/** `firstWorker` is for the first vCPU. Sets the process's exit status. */
export async function main(firstWorker: Worker): Promise<void> {
  try {
    const end = await boot(firstWorker)
    if (end === 'reset') throw new MachineError('the guest has reset the machine, as it does after a panic')
    if (end === 'left') console.error('\nkvm-vmm: left by Ctrl-A x')
  } catch (error) {
    if (error instanceof Misuse) console.error(`${error.message}\n${USAGE}`)
    else if (isExpected(error)) console.error(`kvm-vmm: ${error.message}`)
    else throw error
    process.exitCode = 1
  }
}
