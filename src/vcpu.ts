// A virtual processor.

import { constants } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import { KVM_EXIT_INTR, KvmCpuid2, KvmFpu, KvmLapicState, KvmMpState, KvmMsrs, KvmRegs, KvmSregs } from './abi/host.ts'
import { AsyncRun } from './async-run.ts'
import { cpuidOf } from './cpuid.ts'
import { argumentType, busyError, check } from './errors.ts'
import { Exits, type VcpuExit } from './exit.ts'
import { FdHandle } from './fd-handle.ts'
import { bindingOf, illegalConstructor } from './handle.ts'
import type { Integer } from './integer.ts'
import { MSRS_HINTS } from './msrs.ts'
import { type BindingVcpu, binding } from './native.ts'
import { RunPage } from './run-page.ts'
import { bytesOfArgument } from './struct.ts'
import { attached, type Token, tokenOf } from './token.ts'

const { EINTR } = constants.errno

const LAPIC_HINTS = { EINVAL: 'there is none: VmFd.createIrqChip() has to come before the vCPU' }

/** What `VcpuFd.runAsync()` and `VcpuFd.exits()` take. */
export interface RunOptions {
  /** Aborting it ends the run. */
  signal?: AbortSignal | undefined
}

/** Not exported by the barrel: only `VmFd` makes one. */
export let newVcpuFd: (vcpu: BindingVcpu) => VcpuFd

/**
 * A virtual processor. It is created by `VmFd.createVcpu()`.
 *
 * @example
 * const vm = new Kvm().createVm()
 * const memory = GuestMemory.allocate(0x1000)
 * memory.write(0, Uint8Array.of(0xf4)) // hlt
 * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
 * const vcpu = vm.createVcpu(0)
 * const sregs = vcpu.getSregs()
 * sregs.cs.base = 0n
 * sregs.cs.selector = 0
 * vcpu.setSregs(sregs)
 * vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rflags: 2 }))
 * console.log(vcpu.run().type) // Hlt
 */
export class VcpuFd extends FdHandle<BindingVcpu> {
  readonly #exits: Exits
  #running: AsyncRun | undefined
  #ref = true

  private constructor(vcpu: BindingVcpu) {
    if (!(vcpu instanceof binding.BindingVcpu)) throw illegalConstructor('VcpuFd', 'VmFd.createVcpu()')
    super(vcpu)
    this.#exits = new Exits(new RunPage(vcpu))
  }

  static {
    newVcpuFd = vcpu => new VcpuFd(vcpu)
    // When the process exits, Node waits for its Workers, and a Worker for its guest: so no thread may stay in one.
    if (isMainThread) process.once('exit', () => binding.BindingVcpu.stopAll())
  }

  /**
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * A token of this vCPU, by which another thread of this process comes to have a handle of it: send it by
   * `postMessage()` or `workerData`, and call `VcpuFd.attach()` there. From then on the vCPU lives until one of its
   * handles was closed and none is left; until then the garbage collector takes nothing away.
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const same = VcpuFd.attach(vcpu.share())
   * same.kick()
   * console.log(vcpu.run().type) // Intr
   */
  share(): Token<'VcpuFd'> {
    return tokenOf('VcpuFd', bindingOf(this).share())
  }

  /**
   * Another handle of the vCPU whose token it is.
   *
   * @throws {TypeError} when `token` is no token of a `VcpuFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the vCPU is gone, or is one of another process
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const same = VcpuFd.attach(vcpu.share())
   * same.kick()
   * console.log(vcpu.run().type) // Intr
   */
  static attach(token: Token<'VcpuFd'>): VcpuFd {
    return newVcpuFd(attached('VcpuFd', token, key => binding.BindingVcpu.attach(key)))
  }

  /**
   * Runs the guest until it needs something, on this thread, which is blocked for so long: only `kick()`
   * from another thread ends a guest that never exits. Signals do not.
   *
   * ioctl: `KVM_RUN` (KVM API 4.10).
   *
   * @returns why it ended. The object and its views are valid until the next run, or until the vCPU is closed; answers
   *   to reads are put into them
   * @throws {KvmError} EINVAL when somebody has put nonsense into the page, EFAULT and others of the kernel's
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x1000)
   * memory.write(0, Uint8Array.of(0xe6, 0x42, 0xf4)) // out 0x42, al; hlt
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
   * const vcpu = vm.createVcpu(0)
   * const sregs = vcpu.getSregs()
   * sregs.cs.base = 0n
   * sregs.cs.selector = 0
   * vcpu.setSregs(sregs)
   * vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rax: 7, rflags: 2 }))
   * const exit = vcpu.run()
   * if (exit.type === 'IoOut') console.log(exit.port, exit.data[0]) // 66 7
   */
  run(): VcpuExit {
    return this.#ended(bindingOf(this).run())
  }

  /**
   * The same as `run()` on a thread of the vCPU's own, while this thread goes on. An exit costs much more than with
   * `run()`: two changes of threads. Until the promise is settled the vCPU is running: another run of it, or an ioctl,
   * throws `ERR_KVM_BUSY`.
   *
   * The process stays alive for a run, unless `unref()` was called.
   *
   * ioctl: `KVM_RUN` (KVM API 4.10).
   *
   * @param options - `signal`: aborting it ends the run, and the promise rejects with the signal's reason. Where the
   *   run has ended by itself before, the promise resolves with its exit all the same
   * @returns why it ended, as `run()` does
   * @throws {Error} `ERR_KVM_BUSY` when the vCPU runs already, `ERR_KVM_CLOSED` when it was closed meanwhile; all errors
   *   are rejections
   * @throws {KvmError} as `run()`
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x1000)
   * memory.write(0, Uint8Array.of(0xeb, 0xfe)) // jmp $
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
   * const vcpu = vm.createVcpu(0)
   * const sregs = vcpu.getSregs()
   * sregs.cs.base = 0n
   * sregs.cs.selector = 0
   * vcpu.setSregs(sregs)
   * vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rflags: 2 }))
   * setTimeout(() => vcpu.kick(), 10)
   * const exit = await vcpu.runAsync()
   * console.log(exit.type) // Intr
   * vcpu.close()
   */
  async runAsync({ signal }: RunOptions = {}): Promise<VcpuExit> {
    if (signal !== undefined && !(signal instanceof AbortSignal)) {
      throw argumentType('options.signal', 'AbortSignal', signal)
    }
    signal?.throwIfAborted()
    const vcpu = bindingOf(this)
    if (this.#running !== undefined) throw busyError()
    let result: number | undefined
    const running = new AsyncRun(vcpu, this.#ref)
    this.#running = running
    const abort = () => running.abort(signal?.reason)
    try {
      running.start()
      signal?.addEventListener('abort', abort, { once: true })
      result = await running.ended
    } finally {
      signal?.removeEventListener('abort', abort)
      this.#running = undefined
    }
    return this.#ended(result)
  }

  /**
   * The exits of one run after the other, each as of `runAsync()`. The next run begins when the next exit is asked for;
   * whoever leaves the loop leaves a vCPU that is not running.
   *
   * @param options - as of `runAsync()`
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x1000)
   * memory.write(0, Uint8Array.of(0xe6, 0x42, 0xf4)) // out 0x42, al; hlt
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
   * const vcpu = vm.createVcpu(0)
   * const sregs = vcpu.getSregs()
   * sregs.cs.base = 0n
   * sregs.cs.selector = 0
   * vcpu.setSregs(sregs)
   * vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rax: 7, rflags: 2 }))
   * for await (const exit of vcpu.exits()) {
   *   if (exit.type === 'IoOut') console.log(exit.port) // 66
   *   if (exit.type === 'Hlt') break
   * }
   * vcpu.close()
   */
  exits(options: RunOptions = {}): AsyncIterableIterator<VcpuExit, undefined> {
    const left = Symbol('left')
    let ended: Promise<unknown> = Promise.resolve()
    let done = false
    const leave = async (): Promise<IteratorReturnResult<undefined>> => {
      done = true
      this.#running?.abort(left)
      await ended
      return { done, value: undefined }
    }
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next: async () => {
        if (done) return { done, value: undefined }
        const run = this.runAsync(options)
        ended = run.catch(() => undefined)
        try {
          return { done: false, value: await run }
        } catch (error) {
          done = true
          if (error !== left) throw error
          return { done, value: undefined }
        }
      },
      return: leave,
      throw: async error => {
        await leave()
        throw error
      },
    }
  }

  /**
   * Ends the run of now, or else the next one before it executes anything of the guest's, with the exit `Intr`. It can be
   * called at any time, from any thread that has a handle of the vCPU. Every run that ends so was kicked, and every
   * kick ends a run; kicks before that run has ended are one.
   *
   * What the guest does at the time is completed first: after `Intr` a vCPU's state can be read and saved.
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.kick()
   * console.log(vcpu.run().type) // Intr
   */
  kick(): void {
    bindingOf(this).kick()
  }

  /** A run of `runAsync()` keeps the process alive; that is so from the beginning. Returns the vCPU. */
  ref(): this {
    return this.#setRef(true)
  }

  /** A run of `runAsync()` does not keep the process alive. Returns the vCPU. */
  unref(): this {
    return this.#setRef(false)
  }

  #setRef(ref: boolean): this {
    this.#ref = ref
    this.#running?.setRef(ref)
    return this
  }

  /**
   * Closes the handle, after it has ended a run of its own: the promise of `runAsync()` is rejected with
   * `ERR_KVM_CLOSED`. The vCPU is gone when its last handle, in whatever thread, is closed.
   */
  override close(): void {
    super.close()
    this.#running?.closed()
  }

  #ended(reason: number): VcpuExit {
    if (reason >= 0) return this.#exits.decode(reason)
    if (reason === -EINTR) return this.#exits.decode(KVM_EXIT_INTR)
    return check('KVM_RUN', reason) as never
  }

  /**
   * Reads the general registers.
   *
   * ioctl: `KVM_GET_REGS` (KVM API 4.11).
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getRegs().rip) // 65520n
   */
  getRegs(into: KvmRegs = new KvmRegs()): KvmRegs {
    check('KVM_GET_REGS', bindingOf(this).getRegs(bytesOfArgument(into, KvmRegs, 'into')))
    return into
  }

  /**
   * Writes the general registers. Bit 1 of `rflags` is always set, whether it is here or not.
   *
   * ioctl: `KVM_SET_REGS` (KVM API 4.12).
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rflags: 2 }))
   */
  setRegs(regs: KvmRegs): void {
    check('KVM_SET_REGS', bindingOf(this).setRegs(bytesOfArgument(regs, KvmRegs, 'regs')))
  }

  /**
   * Reads the special registers: segments, control registers, EFER.
   *
   * ioctl: `KVM_GET_SREGS` (KVM API 4.13).
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getSregs().cs.selector) // 61440
   */
  getSregs(into: KvmSregs = new KvmSregs()): KvmSregs {
    check('KVM_GET_SREGS', bindingOf(this).getSregs(bytesOfArgument(into, KvmSregs, 'into')))
    return into
  }

  /**
   * Writes the special registers. One reads them first, and changes what is to be changed.
   *
   * ioctl: `KVM_SET_SREGS` (KVM API 4.14).
   *
   * @throws {KvmError} EINVAL when no processor could be in such a state
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const sregs = vcpu.getSregs()
   * sregs.cs.base = 0n
   * vcpu.setSregs(sregs)
   */
  setSregs(sregs: KvmSregs): void {
    check('KVM_SET_SREGS', bindingOf(this).setSregs(bytesOfArgument(sregs, KvmSregs, 'sregs')), {
      EINVAL: 'no processor can be in such a state, or none with the features that setCpuid2() gave it',
    })
  }

  /**
   * Reads the floating point unit: x87 and SSE registers.
   *
   * ioctl: `KVM_GET_FPU` (KVM API 4.22).
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getFpu().fcw) // 895
   */
  getFpu(into: KvmFpu = new KvmFpu()): KvmFpu {
    check('KVM_GET_FPU', bindingOf(this).getFpu(bytesOfArgument(into, KvmFpu, 'into')))
    return into
  }

  /**
   * Writes the floating point unit: x87 and SSE registers.
   *
   * ioctl: `KVM_SET_FPU` (KVM API 4.23).
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setFpu(KvmFpu.from({ fcw: 0x37f, mxcsr: 0x1f80 }))
   */
  setFpu(fpu: KvmFpu): void {
    check('KVM_SET_FPU', bindingOf(this).setFpu(bytesOfArgument(fpu, KvmFpu, 'fpu')))
  }

  /**
   * Reads the answers that the guest gets from `cpuid`.
   *
   * ioctl: `KVM_GET_CPUID2` (the KVM API document has no section on it), capability `Cap.ExtCpuid`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} ENOMEM when `numEntries` is larger, E2BIG when there are more entries
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES).entries.length) // 0
   */
  getCpuid2(numEntries: Integer): KvmCpuid2 {
    return cpuidOf('KVM_GET_CPUID2', numEntries, (n, into) => bindingOf(this).getCpuid2(n, into))
  }

  /**
   * Decides what the guest gets from `cpuid`. Most take what `Kvm.getSupportedCpuid()` returned, and change it.
   *
   * ioctl: `KVM_SET_CPUID2` (KVM API 4.20, with KVM_SET_CPUID), capability `Cap.ExtCpuid`.
   *
   * @throws {KvmError} EINVAL when the vCPU has run already and the entries differ from those that it had
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
   */
  setCpuid2(cpuid: KvmCpuid2): void {
    check('KVM_SET_CPUID2', bindingOf(this).setCpuid2(bytesOfArgument(cpuid, KvmCpuid2, 'cpuid')))
  }

  /**
   * Reads MSRs into the entries of `msrs`, up to the first that the vCPU does not have.
   *
   * ioctl: `KVM_GET_MSRS` (KVM API 4.18).
   *
   * @returns how many were read; fewer than there are entries is not an error
   * @throws {RangeError} when `msrs.nmsrs` is more than there are entries
   * @throws {KvmError} E2BIG when there are 256 entries: the kernel takes 255
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const msrs = KvmMsrs.from({ entries: [{ index: 0x174 }, { index: 0x175 }] }) // IA32_SYSENTER_CS, _ESP
   * console.log(vcpu.getMsrs(msrs), msrs.entries.at(0).data) // 2 0n
   */
  getMsrs(msrs: KvmMsrs): number {
    return check('KVM_GET_MSRS', bindingOf(this).getMsrs(bytesOfArgument(msrs, KvmMsrs, 'msrs')), MSRS_HINTS)
  }

  /**
   * Writes MSRs, up to the first that the vCPU does not have, or that cannot have such a value.
   *
   * ioctl: `KVM_SET_MSRS` (KVM API 4.19).
   *
   * @returns how many were written; fewer than there are entries is not an error
   * @throws {RangeError} when `msrs.nmsrs` is more than there are entries
   * @throws {KvmError} E2BIG when there are 256 entries: the kernel takes 255
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.setMsrs(KvmMsrs.from({ entries: [{ index: 0x174, data: 0x10 }] }))) // 1
   */
  setMsrs(msrs: KvmMsrs): number {
    return check('KVM_SET_MSRS', bindingOf(this).setMsrs(bytesOfArgument(msrs, KvmMsrs, 'msrs')), MSRS_HINTS)
  }

  /**
   * Reads the registers of the local APIC.
   *
   * ioctl: `KVM_GET_LAPIC` (KVM API 4.57), capability `Cap.Irqchip`.
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} EINVAL when there is none (`VmFd.createIrqChip()` before the vCPU was created)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * console.log(vm.createVcpu(0).getLapic().regs.length) // 1024
   */
  getLapic(into: KvmLapicState = new KvmLapicState()): KvmLapicState {
    check('KVM_GET_LAPIC', bindingOf(this).getLapic(bytesOfArgument(into, KvmLapicState, 'into')), LAPIC_HINTS)
    return into
  }

  /**
   * Writes the registers of the local APIC.
   *
   * ioctl: `KVM_SET_LAPIC` (KVM API 4.58), capability `Cap.Irqchip`.
   *
   * @throws {KvmError} EINVAL when there is none (`VmFd.createIrqChip()` before the vCPU was created)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const vcpu = vm.createVcpu(0)
   * vcpu.setLapic(vcpu.getLapic())
   */
  setLapic(lapic: KvmLapicState): void {
    check('KVM_SET_LAPIC', bindingOf(this).setLapic(bytesOfArgument(lapic, KvmLapicState, 'lapic')), LAPIC_HINTS)
  }

  /**
   * Reads whether the vCPU can run, is halted, or waits to be started: one of `KVM_MP_STATE_*`.
   *
   * ioctl: `KVM_GET_MP_STATE` (KVM API 4.38), capability `Cap.MpState`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getMpState().mpState === KVM_MP_STATE_RUNNABLE) // true
   */
  getMpState(into: KvmMpState = new KvmMpState()): KvmMpState {
    check('KVM_GET_MP_STATE', bindingOf(this).getMpState(bytesOfArgument(into, KvmMpState, 'into')))
    return into
  }

  /**
   * Sets whether the vCPU can run, is halted, or waits to be started: one of `KVM_MP_STATE_*`.
   *
   * ioctl: `KVM_SET_MP_STATE` (KVM API 4.39), capability `Cap.MpState`.
   *
   * @throws {KvmError} EINVAL when it is no such state, or needs an interrupt controller that is not there
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createVcpu(0).setMpState(KvmMpState.from({ mpState: KVM_MP_STATE_HALTED }))
   */
  setMpState(mpState: KvmMpState): void {
    check('KVM_SET_MP_STATE', bindingOf(this).setMpState(bytesOfArgument(mpState, KvmMpState, 'mpState')), {
      EINVAL: 'it is none of KVM_MP_STATE_*, or one that needs createIrqChip()',
    })
  }
}
