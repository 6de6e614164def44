import type { GuestMemory, Kvm, VcpuExit, VcpuFd, VmFd } from 'kvm-ioctls'
import type { Bus } from '../bus/bus.ts'
import type { BusDevice } from '../bus/bus-device.ts'

/** The parts of a machine that differ between processor architectures. Each folder exports one of these. */
export interface Architecture {
  /** The part of the kernel's command line that names its console. */
  readonly commandLine: string
  readonly maxCpus: number
  /** The serial port's interrupt, as `VmFd.setIrqLine()` takes it. */
  readonly serialIrq: number
  /** The windows for devices, in the order in which they are used. */
  readonly windows: readonly WindowPlace[]

  /** @throws {MachineError} when the kernel cannot be booted, or the memory is too small for it */
  planBoot(boot: Boot): BootPlan

  /** Puts the serial port and the registers that end the machine on the buses. */
  attachDevices(buses: Buses, serial: BusDevice, request: (request: PowerRequest) => void): void

  /** Handles an exit that only this architecture has. Returns false for any other. */
  handleExit?(exit: VcpuExit): boolean

  programCounter(vcpu: VcpuFd): { register: string; value: bigint }
}

export type PowerRequest = 'power-off' | 'reset' | 'panic'

export interface Buses {
  /** The I/O ports of x86_64. */
  ports: Bus
  /** The guest-physical address space, where no memory is. */
  memory: Bus
}

export interface WindowPlace {
  /** The guest-physical address. */
  readonly address: number
  /** The interrupt, as `VmFd.registerIrqfd()` takes it. */
  readonly gsi: number
}

/** The size of each of the windows for devices, in bytes. */
export const WINDOW_SIZE = 0x1000

/** The windows for devices from `address` on, one for each interrupt. */
export function deviceWindows(address: number, gsis: readonly number[]): readonly WindowPlace[] {
  return gsis.map((gsi, index) => ({ address: address + index * WINDOW_SIZE, gsi }))
}

/** A device as ACPI and the device tree describe it. */
export interface DeviceDescription extends WindowPlace {
  readonly size: number
  readonly hid: string
  readonly compatible: string
}

export interface Boot {
  kernel: Uint8Array
  /** Empty where there is none. */
  initrd: Uint8Array
  commandLine: string
  cpus: number
  /** In bytes. */
  memorySize: number
  devices: readonly DeviceDescription[]
}

/** A boot that fits into the memory. */
export interface BootPlan {
  /** Where the guest's memory is. */
  readonly ram: readonly Range[]

  /** Creates the virtual machine, and all in it that must come before the first vCPU. */
  createVm(kvm: Kvm): VmFd

  /** Loads the kernel, and sets the first vCPU to its entry point. Memory and vCPUs exist. */
  prepare(machine: { kvm: Kvm; vm: VmFd; memory: GuestMemory; vcpus: readonly VcpuFd[] }): void
}

export interface Range {
  /** The guest-physical address. */
  start: number
  /** In bytes. */
  size: number
}
