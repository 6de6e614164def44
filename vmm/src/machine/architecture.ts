// What the machine has to know of an architecture. Each has a folder, which exports it from a file of this name.

import type { GuestMemory, Kvm, VcpuExit, VcpuFd, VmFd } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'
import type { SerialPort } from '../serial/serial.ts'

export interface Architecture {
  /** For the kernel: where its console is. */
  readonly commandLine: string
  readonly maxCpus: number
  /** The serial port's interrupt, as VmFd.setIrqLine() takes it. */
  readonly serialIrq: number

  /** @throws {MachineError} when the kernel cannot be booted, or something is too large */
  planBoot(boot: Boot): BootPlan

  /** The devices, for a thread that runs a vCPU; `request` is called when the guest wants it to be the machine's end. */
  createDevices(serial: SerialPort, request: (what: PowerRequest) => void): Devices

  programCounter(vcpu: VcpuFd): { register: string; value: bigint }
}

export type PowerRequest = 'off' | 'reset'

export interface Boot {
  /** The file. */
  kernel: Uint8Array
  initrd: Uint8Array
  commandLine: string
  cpus: number
  /** In bytes. */
  memorySize: number
}

/** A boot that is known to fit into the memory. */
export interface BootPlan {
  /** Where the guest has its memory. */
  readonly ram: readonly Range[]

  /** The virtual machine, with what has to be there before there is a vCPU. */
  createVm(kvm: Kvm): VmFd

  /** Once memory and vCPUs are there: puts the kernel into its place, and the first vCPU to its start. */
  prepare(parts: Parts): void
}

export interface Range {
  /** The guest-physical address. */
  start: number
  size: number
}

export interface Parts {
  kvm: Kvm
  vm: VmFd
  /** As a whole; the guest has it in the pieces that `ram` says. */
  memory: GuestMemory
  vcpus: readonly VcpuFd[]
}

export interface Devices {
  /** Does what the guest has exited for. False when that is not for a device, nor anything else that it may do. */
  handle(exit: VcpuExit): boolean
}

const architectures: Readonly<Record<string, () => Promise<{ architecture: Architecture }>>> = {
  x64: () => import('../x86_64/architecture.ts'),
  arm64: () => import('../aarch64/architecture.ts'),
  riscv64: () => import('../riscv64/architecture.ts'),
}

/** That of this machine's processor, which is its guests' too. */
export async function ownArchitecture(): Promise<Architecture> {
  const load = architectures[process.arch]
  if (load === undefined) throw new MachineError(`there is no machine for ${process.arch} here`)
  return (await load()).architecture
}
