// A Worker that runs one vCPU, and the devices at the I/O ports on the same thread: so an exit costs no change of threads.

import { parentPort, workerData } from 'node:worker_threads'
import { KvmError, type Token, type VcpuExit, VcpuFd } from 'kvm-ioctls'
import { MachineError } from './errors.ts'
import { Ports } from './ports.ts'
import { attachPowerControl, type PowerRequest } from './power.ts'
import { SerialPort, type SerialToken } from './serial.ts'
import { UART_PORT, UART_PORTS } from './uart.ts'

/** What the Worker is given. */
export interface VcpuJob {
  vcpu: Token<'VcpuFd'>
  serial: SerialToken
}

/** What it says at the end: what the guest wants, or why it cannot go on. */
export type VcpuEnd = { request: PowerRequest } | { failure: string }

const { vcpu, serial } = workerData as VcpuJob
parentPort?.postMessage(end(VcpuFd.attach(vcpu), SerialPort.attach(serial)))

function end(vcpu: VcpuFd, serial: SerialPort): VcpuEnd {
  try {
    return { request: run(vcpu, serial) }
  } catch (error) {
    // The class of an error does not survive the way to another thread.
    if (error instanceof MachineError || error instanceof KvmError) return { failure: error.message }
    throw error
  }
}

/** Runs the guest until it turns the machine off or resets it. */
function run(vcpu: VcpuFd, serial: SerialPort): PowerRequest {
  const ports = new Ports()
  let request: PowerRequest | undefined
  ports.attach(serial, UART_PORT, UART_PORTS)
  attachPowerControl(ports, what => {
    request = what
  })
  while (request === undefined) handle(vcpu, vcpu.run(), ports)
  return request
}

function handle(vcpu: VcpuFd, exit: VcpuExit, ports: Ports): void {
  switch (exit.type) {
    case 'IoOut':
      ports.write(exit.port, exit.size, exit.data)
      break
    case 'IoIn':
      ports.read(exit.port, exit.size, exit.data)
      break
    case 'MmioRead':
      // No device lives there: nobody drives the bus.
      exit.data.fill(0xff)
      break
    case 'MmioWrite':
    case 'Intr':
      break
    default:
      throw new MachineError(`the guest cannot go on: ${describe(vcpu, exit)}`)
  }
}

function describe(vcpu: VcpuFd, exit: VcpuExit): string {
  const at = `at rip 0x${vcpu.getRegs().rip.toString(16)}`
  switch (exit.type) {
    case 'Shutdown':
      // AMD's processors do not say where it was; KVM has put the vCPU where a reset does then.
      return `Shutdown (a triple fault) ${at}`
    case 'InternalError':
      return `InternalError, suberror ${exit.suberror}, ${at}`
    case 'FailEntry':
      return `FailEntry, reason 0x${exit.hardwareEntryFailureReason.toString(16)}, ${at}`
    case 'Unsupported':
      return `KVM exit ${exit.reason} ${at}`
    default:
      return `${exit.type} ${at}`
  }
}
