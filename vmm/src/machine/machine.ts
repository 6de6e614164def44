// The machine: a KVM virtual machine with memory, vCPUs, each of which is run by a Worker, and a serial port.

import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { GuestMemory, type Kvm, type VcpuFd, type VmFd } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'
import { SerialPort } from '../serial/serial.ts'
import type { Architecture, Boot, BootPlan, PowerRequest, Range } from './architecture.ts'
import type { VcpuEnd, VcpuJob } from './vcpu.ts'
import { startWorker } from './worker.ts'

export class Machine {
  readonly serial: SerialPort
  readonly #vcpus: VcpuFd[] = []
  readonly #workers: readonly Worker[]
  readonly #handles: { close(): void }[] = []

  /** The first vCPU has its Worker already; the others are started here. */
  constructor(kvm: Kvm, architecture: Architecture, boot: Boot, plan: BootPlan, firstWorker: Worker) {
    this.#workers = [firstWorker, ...Array.from({ length: boot.cpus - 1 }, startWorker)]
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
    const ends = this.#workers.map(async (worker, id) => {
      const job: VcpuJob = { vcpu: (this.#vcpus[id] as VcpuFd).share(), serial: this.serial.share() }
      worker.ref()
      worker.postMessage(job)
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
