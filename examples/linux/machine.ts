// The machine: a KVM virtual machine with memory, vCPUs, each of which is run by a Worker, and a serial port.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { GuestMemory, type Kvm, type VcpuFd, type VmFd } from 'kvm-ioctls'
import type { Architecture, Boot, BootPlan, PowerRequest, Range } from './architecture.ts'
import { MachineError } from './errors.ts'
import { SerialPort } from './serial.ts'
import type { VcpuEnd, VcpuJob } from './vcpu.ts'

export class Machine {
  readonly serial: SerialPort
  readonly #vcpus: VcpuFd[] = []
  readonly #workers: Worker[] = []
  readonly #handles: { close(): void }[] = []

  constructor(kvm: Kvm, architecture: Architecture, boot: Boot, plan: BootPlan) {
    try {
      const vm = this.#own(plan.createVm(kvm))
      const memory = this.#own(GuestMemory.allocate(boot.memorySize))
      addMemory(vm, memory, plan.ram)
      for (let id = 0; id < boot.cpus; id++) this.#vcpus.push(this.#own(vm.createVcpu(id)))
      plan.prepare({ kvm, vm, memory, vcpus: this.#vcpus })
      this.serial = this.#own(new SerialPort(vm, architecture.serialIrq))
    } catch (error) {
      this.#closeHandles()
      throw error
    }
  }

  #own<T extends { close(): void }>(handle: T): T {
    this.#handles.unshift(handle)
    return handle
  }

  /**
   * Runs the guest until it turns the machine off or resets it.
   *
   * @throws {MachineError} when the guest cannot go on
   */
  async run(): Promise<PowerRequest> {
    const ends = this.#vcpus.map(async vcpu => {
      const workerData: VcpuJob = { vcpu: vcpu.share(), serial: this.serial.share() }
      const worker = new Worker(new URL('vcpu.ts', import.meta.url), { workerData })
      this.#workers.push(worker)
      const [end] = (await once(worker, 'message')) as [VcpuEnd]
      return end
    })
    const end = await Promise.race(ends)
    if ('failure' in end) throw new MachineError(end.failure)
    return end.request
  }

  /** Stops the guest, wherever it is. What it has sent can still be taken, but nothing can be given to it. */
  async close(): Promise<void> {
    const ends = this.#workers.map(worker => worker.terminate())
    // Each Worker ends as soon as it comes back to JavaScript.
    for (const vcpu of this.#vcpus) vcpu.kick()
    await Promise.all(ends)
    this.#closeHandles()
  }

  #closeHandles(): void {
    for (const handle of this.#handles) handle.close()
  }
}

/** One piece of memory, which the guest may see in several. */
function addMemory(vm: VmFd, memory: GuestMemory, ranges: readonly Range[]): void {
  let memoryOffset = 0
  for (const [slot, { start, size }] of ranges.entries()) {
    vm.setUserMemoryRegion({ slot, guestPhysAddr: start, memory, memoryOffset, memorySize: size })
    memoryOffset += size
  }
}
