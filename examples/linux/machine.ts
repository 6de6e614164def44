// The machine: a KVM virtual machine with one vCPU, memory, and the devices that are not the kernel's.

import {
  GuestMemory,
  KVM_PIT_SPEAKER_DUMMY,
  type Kvm,
  KvmPitConfig,
  type VcpuExit,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import type { Console } from './console.ts'
import { cpuidOfOnlyCpu } from './cpuid.ts'
import { MachineError } from './errors.ts'
import { type BootPlan, load } from './loader.ts'
import { enterLongMode } from './long-mode.ts'
import { KVM_IDENTITY_MAP, KVM_TSS, ramRanges } from './memory-map.ts'
import { Ports } from './ports.ts'
import { attachPowerControl, type PowerRequest } from './power.ts'
import { UART_IRQ, UART_PORT, UART_PORTS, Uart } from './uart.ts'

export class Machine {
  /** The serial port: what is typed goes to its `receive()`. */
  readonly uart: Uart
  readonly #vcpu: VcpuFd
  readonly #ports = new Ports()
  readonly #handles: { close(): void }[] = []
  #request: PowerRequest | undefined

  /** What the guest sends over the serial port goes to `console`. */
  constructor(kvm: Kvm, plan: BootPlan, console: Console) {
    try {
      const vm = this.#own(kvm.createVm())
      // Both before there is a vCPU.
      vm.setTssAddress(KVM_TSS)
      vm.setIdentityMapAddress(KVM_IDENTITY_MAP)
      // Interrupt controllers and timer in the kernel, where an interrupt costs no exit.
      vm.createIrqChip()
      // At port 0x61, the speaker's, Linux watches the timer's third channel to calibrate its clocks.
      vm.createPit2(KvmPitConfig.from({ flags: KVM_PIT_SPEAKER_DUMMY }))
      this.#addMemory(vm, plan)
      this.#vcpu = this.#own(vm.createVcpu(0))
      this.#vcpu.setCpuid2(cpuidOfOnlyCpu(kvm))
      enterLongMode(this.#vcpu, plan.entry)
      this.uart = new Uart({
        transmit: byte => console.write(byte),
        pause: () => console.flush(),
        interrupt: active => vm.setIrqLine(UART_IRQ, active),
      })
      this.#ports.attach(this.uart, UART_PORT, UART_PORTS)
      attachPowerControl(this.#ports, what => {
        this.#request = what
      })
    } catch (error) {
      this.close()
      throw error
    }
  }

  #own<T extends { close(): void }>(handle: T): T {
    this.#handles.unshift(handle)
    return handle
  }

  /** One piece of memory, of which the guest sees what does not fit below the MMIO hole above it. */
  #addMemory(vm: VmFd, plan: BootPlan): void {
    const memory = this.#own(GuestMemory.allocate(plan.memorySize))
    let memoryOffset = 0
    for (const [slot, { start, size }] of ramRanges(plan.memorySize).entries()) {
      vm.setUserMemoryRegion({ slot, guestPhysAddr: start, memory, memoryOffset, memorySize: size })
      memoryOffset += size
    }
    load(plan, memory)
  }

  /**
   * Runs the guest on this thread, until it turns the machine off or resets it.
   *
   * @throws {MachineError} when the guest cannot go on
   */
  run(): PowerRequest {
    while (this.#request === undefined) this.#handle(this.#vcpu.run())
    return this.#request
  }

  #handle(exit: VcpuExit): void {
    switch (exit.type) {
      case 'IoOut':
        this.#ports.write(exit.port, exit.size, exit.data)
        break
      case 'IoIn':
        this.#ports.read(exit.port, exit.size, exit.data)
        break
      case 'MmioRead':
        // No device lives there: nobody drives the bus.
        exit.data.fill(0xff)
        break
      case 'MmioWrite':
      case 'Intr':
        break
      default:
        throw new MachineError(`the guest cannot go on: ${this.#describe(exit)}`)
    }
  }

  #describe(exit: VcpuExit): string {
    const at = `at rip 0x${this.#vcpu.getRegs().rip.toString(16)}`
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

  close(): void {
    for (const handle of this.#handles) handle.close()
  }
}
