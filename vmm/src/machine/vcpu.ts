// A Worker that runs one vCPU, and the devices on the same thread: so an exit costs no change of threads.

import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { KvmError, type Token, type VcpuExit, VcpuFd } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'
import { SerialPort, type SerialToken } from '../serial/serial.ts'
import { type Architecture, ownArchitecture, type PowerRequest } from './architecture.ts'

/** What the Worker is given. */
export interface VcpuJob {
  vcpu: Token<'VcpuFd'>
  serial: SerialToken
}

/** What it says at the end: what the guest wants, or why it cannot go on. */
export type VcpuEnd = { request: PowerRequest } | { failure: string }

const port = parentPort as MessagePort
const architecture = await ownArchitecture()
const [{ vcpu, serial }] = (await once(port, 'message')) as [VcpuJob]
port.postMessage(end(architecture, VcpuFd.attach(vcpu), SerialPort.attach(serial)))

function end(architecture: Architecture, vcpu: VcpuFd, serial: SerialPort): VcpuEnd {
  try {
    return { request: run(architecture, vcpu, serial) }
  } catch (error) {
    // The class of an error does not survive the way to another thread.
    if (error instanceof MachineError || error instanceof KvmError) return { failure: error.message }
    throw error
  }
}

/** Runs the guest until it turns the machine off or resets it. */
function run(architecture: Architecture, vcpu: VcpuFd, serial: SerialPort): PowerRequest {
  let request: PowerRequest | undefined
  const devices = architecture.createDevices(serial, what => {
    request = what
  })
  while (request === undefined) {
    const exit = vcpu.run()
    if (exit.type === 'Intr' || devices.handle(exit)) continue
    const { register, value } = architecture.programCounter(vcpu)
    throw new MachineError(`the guest cannot go on: ${describe(exit)} at ${register} 0x${value.toString(16)}`)
  }
  return request
}

function describe(exit: VcpuExit): string {
  switch (exit.type) {
    case 'Shutdown':
      // AMD's processors do not say where it was; KVM has put the vCPU where a reset does then.
      return 'Shutdown (a triple fault)'
    case 'InternalError':
      return `InternalError, suberror ${exit.suberror},`
    case 'FailEntry':
      return `FailEntry, reason 0x${exit.hardwareEntryFailureReason.toString(16)},`
    case 'RiscvCsr':
      return `RiscvCsr, register 0x${exit.csrNum.toString(16)},`
    case 'Unsupported':
      return `KVM exit ${exit.reason}`
    default:
      return exit.type
  }
}
