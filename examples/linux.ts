// Boots Linux: an unmodified kernel for x86_64 with an initrd, its serial console on stdout.
//
//   node examples/linux.ts --kernel FILE --initrd FILE [--append TEXT] [--memory MIB]

import { constants } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Kvm, KvmError } from 'kvm-ioctls'
import { parseBzImage } from './linux/bzimage.ts'
import { Console } from './linux/console.ts'
import { MachineError } from './linux/errors.ts'
import { planBoot } from './linux/loader.ts'
import { Machine } from './linux/machine.ts'
import type { PowerRequest } from './linux/power.ts'

const USAGE = 'usage: node examples/linux.ts --kernel FILE --initrd FILE [--append TEXT] [--memory MIB]'
const MIB = 1 << 20
const STDOUT = 1

/**
 * The kernel's log and the first terminal are on the serial port; and a kernel that has panicked resets the machine at
 * once, which ends this program. Options that are said to make a boot faster made no difference that could be measured.
 */
const COMMAND_LINE = 'console=ttyS0 panic=-1'

function main(): PowerRequest {
  const options = parse()
  const kernel = parseBzImage(readFile('kernel', options.kernel))
  const initrd = readFile('initrd', options.initrd)
  const commandLine = [COMMAND_LINE, options.append].filter(Boolean).join(' ')
  const plan = planBoot({ kernel, initrd, commandLine }, options.memory * MIB)
  const kvm = new Kvm()
  try {
    const console = new Console(STDOUT)
    const machine = new Machine(kvm, plan, console)
    try {
      return machine.run()
    } finally {
      console.flush()
      machine.close()
    }
  } finally {
    kvm.close()
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

function parse(): { kernel: string; initrd: string; append: string; memory: number } {
  const { kernel, initrd, append = '', memory = '512' } = parseOptions()
  if (kernel === undefined || initrd === undefined) throw new Misuse('--kernel and --initrd are needed')
  const most = Math.floor(constants.MAX_LENGTH / MIB)
  if (!/^[1-9]\d*$/.test(memory) || Number(memory) > most) {
    throw new Misuse(`--memory takes a number of MiB from 1 to ${most}, not ${memory}`)
  }
  return { kernel, initrd, append, memory: Number(memory) }
}

function parseOptions() {
  const type = 'string'
  try {
    return parseArgs({ options: { kernel: { type }, initrd: { type }, append: { type }, memory: { type } } }).values
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

try {
  if (main() === 'reset') throw new MachineError('the guest has reset the machine, as it does after a panic')
} catch (error) {
  if (error instanceof Misuse) console.error(`${error.message}\n${USAGE}`)
  else if (isExpected(error)) console.error(`linux: ${error.message}`)
  else throw error
  process.exitCode = 1
}
