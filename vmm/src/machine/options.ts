import { constants } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import type { MappedDevice } from '../bus/mapped-device.ts'
import { MachineError } from '../errors.ts'
import { type Architecture, WINDOW_SIZE } from './architecture.ts'

export interface MachineOptions {
  /** A file or its content: a bzImage on x86_64, an Image on aarch64 and riscv64. */
  kernel: string | Uint8Array
  /** A file or its content. */
  initrd?: string | Uint8Array | undefined
  /** Appended to the part of the command line that names the serial console. */
  commandLine?: string | undefined
  /** In bytes, a multiple of 4096. The default is 512 MiB. */
  memory?: number | undefined
  /** The number of vCPUs. The default is 1. */
  cpus?: number | undefined
  /** The devices, in the order in which the guest finds them. */
  devices?: readonly MappedDevice[] | undefined
  /** Aborting it stops the machine. */
  signal?: AbortSignal | undefined
}

export interface CheckedOptions {
  kernel: Uint8Array
  initrd: Uint8Array
  commandLine: string
  memory: number
  cpus: number
  devices: readonly MappedDevice[]
  signal: AbortSignal | undefined
}

const PAGE = 4096
const MIB = 1 << 20
const names = ['kernel', 'initrd', 'commandLine', 'memory', 'cpus', 'devices', 'signal']

/** Checks the options and reads the files, before anything is created. */
export async function checkOptions(options: MachineOptions, architecture: Architecture): Promise<CheckedOptions> {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new TypeError(`Unknown option "${name}": expected ${names.join(', ')}`)
  }
  const { kernel, initrd, commandLine = '', memory = 512 * MIB, cpus = 1, devices = [], signal } = options
  if (typeof commandLine !== 'string') throw new TypeError(`commandLine must be a string, not ${typeof commandLine}`)
  checkInteger('cpus', cpus, 1, architecture.maxCpus)
  checkInteger('memory', memory, MIB, constants.MAX_LENGTH)
  if (memory % PAGE !== 0) throw new RangeError(`memory must be a multiple of ${PAGE} bytes, not ${memory}`)
  if (devices.length > architecture.windows.length) {
    throw new RangeError(`There is room for ${architecture.windows.length} devices, not for ${devices.length}`)
  }
  for (const { size } of devices) checkInteger('the size of a device', size, 1, WINDOW_SIZE)
  if (new Set(devices).size !== devices.length) throw new TypeError('devices has the same device twice')
  signal?.throwIfAborted()
  const files = { kernel: await content('kernel', kernel), initrd: await content('initrd', initrd ?? new Uint8Array()) }
  return { ...files, commandLine, memory, cpus, devices, signal }
}

function checkInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new RangeError(`${name} must be an integer from ${least} to ${most}, not ${value}`)
}

async function content(name: string, file: string | Uint8Array): Promise<Uint8Array> {
  if (file instanceof Uint8Array) return file
  if (typeof file !== 'string') throw new TypeError(`${name} must be a path or a Uint8Array, not ${typeof file}`)
  try {
    return await readFile(file)
  } catch (error) {
    throw new MachineError(`Cannot read the ${name}: ${(error as Error).message}`, { cause: error })
  }
}
