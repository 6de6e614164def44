// The machine: a KVM virtual machine with memory, vCPUs, each of which is run by a Worker, and a serial port.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { GuestMemory, KVM_PIT_SPEAKER_DUMMY, type Kvm, KvmPitConfig, type VcpuFd, type VmFd } from 'kvm-ioctls'
import { cpuidOf } from './cpuid.ts'
import { MachineError } from './errors.ts'
import { type BootPlan, load } from './loader.ts'
import { enterLongMode } from './long-mode.ts'
import { KVM_IDENTITY_MAP, KVM_TSS, ramRanges } from './memory-map.ts'
import type { PowerRequest } from './power.ts'
import { SerialPort } from './serial.ts'
import type { VcpuEnd, VcpuJob } from './vcpu.ts'

export class Machine {
  readonly serial: SerialPort
  readonly #vcpus: VcpuFd[] = []
  readonly #workers: Worker[] = []
  readonly #handles: { close(): void }[] = []

  constructor(kvm: Kvm, plan: BootPlan) {
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
      for (let id = 0; id < plan.cpus; id++) {
        const vcpu = this.#own(vm.createVcpu(id))
        vcpu.setCpuid2(cpuidOf(kvm, id, plan.cpus))
        // The first one boots; the others wait in KVM until it starts them.
        if (id === 0) enterLongMode(vcpu, plan.entry)
        this.#vcpus.push(vcpu)
      }
      this.serial = this.#own(new SerialPort(vm))
    } catch (error) {
      this.#closeHandles()
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
