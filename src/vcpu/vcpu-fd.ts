// A virtual processor.

import { constants } from 'node:os'
import { KVM_EXIT_INTR, KvmCoalescedMmio, type KvmRun, KvmSyncRegs } from '../abi/host.ts'
import { type BindingVcpu, binding, plain } from '../addon.ts'
import { refuseElsewhere } from '../arch.ts'
import { signalOf } from '../arguments/abort-signal.ts'
import { type Integer, u8 } from '../arguments/integer.ts'
import { busyError, check, coded } from '../errors.ts'
import { theCallback } from '../event/callback.ts'
import { repeated } from '../event/repeated.ts'
import { Exits, type VcpuExit } from '../exit/vcpu-exit.ts'
import { bindingOf, illegalConstructor, numberOf } from '../handle/handle.ts'
import { attached, type Token, tokenOf } from '../handle/token.ts'
import { type CoalescedMmioBatch, CoalescedMmioRing } from '../memory/coalesced-mmio-ring.ts'
import { isMainThread } from '../node.ts'
import { bytesOfArgument } from '../struct/struct.ts'
import { AsyncRun } from './async-run.ts'
import { RunPage } from './kvm-run.ts'
import { type SyncReg, syncRegBit } from './sync-reg.ts'
import { VcpuState } from './vcpu-state.ts'

const { EINTR } = constants.errno

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
export class VcpuFd extends VcpuState {
  readonly #page: RunPage
  readonly #exits: Exits
  #running: AsyncRun | undefined
  #runner: number | undefined
  #ref = true
  #ring: CoalescedMmioRing | undefined

  private constructor(vcpu: BindingVcpu) {
    if (!(vcpu instanceof binding.BindingVcpu)) throw illegalConstructor('VcpuFd', 'VmFd.createVcpu()')
    super(vcpu)
    this.#page = new RunPage(vcpu)
    this.#exits = new Exits(this.#page)
  }

  static {
    newVcpuFd = vcpu => new VcpuFd(vcpu)
    // When the process exits, Node waits for its Workers, and a Worker for its guest: so no thread may stay in one.
    process.once('exit', () => {
      if (isMainThread()) binding.BindingVcpu.stopAll()
    })
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
    return this.#ended(plain.run(numberOf(this)))
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
  async runAsync(options: RunOptions = {}): Promise<VcpuExit> {
    const signal = signalOf(options)
    const vcpu = bindingOf(this)
    if (this.#running !== undefined) throw busyError()
    this.#runner ??= vcpu.runner(theCallback())
    const runner = this.#runner
    let result: number | undefined
    const running = new AsyncRun(runner, this.#ref)
    this.#running = running
    const abort = () => running.abort(signal?.reason)
    try {
      signal?.addEventListener('abort', abort, { once: true })
      running.start()
      result = await running.ended
    } finally {
      running.forget()
      this.#running = undefined
      signal?.removeEventListener('abort', abort)
    }
    return this.#ended(result)
  }

  /**
   * The exits of one run after the other, each as of `runAsync()`. The next run begins when the next exit is asked for;
   * whoever leaves the loop leaves a vCPU that is not running. A kick is an exit as others are, `Intr`, after which the
   * loop goes on.
   *
   * @param options - as of `runAsync()`. An abort ends the loop by throwing the signal's reason
   * @throws {Error} `ERR_KVM_CLOSED` from the loop when the vCPU is closed
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
  exits(options: RunOptions = {}): AsyncIterableIterator<VcpuExit> {
    let either: AbortSignal | undefined
    return repeated(async left => {
      if (either === undefined) {
        const signal = signalOf(options)
        either = signal === undefined ? left : AbortSignal.any([signal, left])
      }
      return await this.runAsync({ signal: either })
    })
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
   * The `kvm_run` page itself, which this process and the kernel share: what is read and written is what is there now.
   * Exits are decoded from it, so there is seldom a need for it.
   *
   * @returns a struct over the page. It is valid until the vCPU is closed, or somebody detaches its buffer: call again
   *   rather than keep it
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getKvmRun().exitReason) // 0
   */
  getKvmRun(): KvmRun {
    bindingOf(this)
    return this.#page.run
  }

  /**
   * Sets the flag in the page that has runs end at once, with `Intr`, until it is cleared. It is apart from `kick()`, which
   * ends one run.
   *
   * Capability `Cap.ImmediateExit`.
   *
   * @param val - 0 clears it, 1 to 255 set it
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setKvmImmediateExit(1)
   * console.log(vcpu.run().type) // Intr
   */
  setKvmImmediateExit(val: Integer): void {
    bindingOf(this).setImmediateExit(u8(val, 'val') !== 0)
  }

  /**
   * Has every run, from the next on, leave a set of registers in the page, where `syncRegs()` finds them without an
   * ioctl. x86_64 only.
   *
   * Capability `Cap.SyncRegs`: its bits are the sets that there are. With one that is not there a run fails with EINVAL.
   *
   * @throws {RangeError} when `reg` is no `SyncReg`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setSyncValidReg(SyncReg.Register)
   * console.log(vcpu.getKvmRun().kvmValidRegs) // 1n
   */
  setSyncValidReg(reg: SyncReg): void {
    const bit = syncRegBit(reg)
    this.getKvmRun().kvmValidRegs |= bit
  }

  /**
   * Has the next run take a set of registers from the page, where `syncRegsMut()` has put them, before the guest goes
   * on. The kernel clears the mark. x86_64 only.
   *
   * Capability `Cap.SyncRegs`: its bits are the sets that there are.
   *
   * @throws {RangeError} when `reg` is no `SyncReg`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.syncRegsMut().regs = vcpu.getRegs()
   * vcpu.syncRegsMut().regs.rip = 0x1000n
   * vcpu.setSyncDirtyReg(SyncReg.Register)
   */
  setSyncDirtyReg(reg: SyncReg): void {
    const bit = syncRegBit(reg)
    this.getKvmRun().kvmDirtyRegs |= bit
  }

  /**
   * Ends what `setSyncValidReg()` began: runs leave what is in the page as it is. x86_64 only.
   *
   * @throws {RangeError} when `reg` is no `SyncReg`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setSyncValidReg(SyncReg.Register)
   * vcpu.clearSyncValidReg(SyncReg.Register)
   * console.log(vcpu.getKvmRun().kvmValidRegs) // 0n
   */
  clearSyncValidReg(reg: SyncReg): void {
    const bit = syncRegBit(reg)
    this.getKvmRun().kvmValidRegs &= ~bit
  }

  /**
   * Takes back `setSyncDirtyReg()`: the next run does not look at this set. x86_64 only.
   *
   * @throws {RangeError} when `reg` is no `SyncReg`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setSyncDirtyReg(SyncReg.Register)
   * vcpu.clearSyncDirtyReg(SyncReg.Register)
   * console.log(vcpu.getKvmRun().kvmDirtyRegs) // 0n
   */
  clearSyncDirtyReg(reg: SyncReg): void {
    const bit = syncRegBit(reg)
    this.getKvmRun().kvmDirtyRegs &= ~bit
  }

  /**
   * A copy of the registers in the page. They are those of the vCPU after a run with `setSyncValidReg()`. x86_64 only.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.syncRegs().regs.rip) // 0n
   */
  syncRegs(into: KvmSyncRegs = new KvmSyncRegs()): KvmSyncRegs {
    bytesOfArgument(into, KvmSyncRegs, 'into').set(this.syncRegsMut().bytes)
    return into
  }

  /**
   * The registers in the page themselves: what is written here a run takes over after `setSyncDirtyReg()`, and to read
   * one costs neither an ioctl nor a copy. x86_64 only.
   *
   * @returns a struct over the page; call again rather than keep it, as with `getKvmRun()`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.syncRegsMut().regs.rax = 7n
   * console.log(vcpu.syncRegs().regs.rax) // 7n
   */
  syncRegsMut(): KvmSyncRegs {
    return this.getKvmRun().s.regs
  }

  /**
   * Makes the ring readable into which the kernel puts writes to the addresses and ports of
   * `VmFd.registerCoalescedMmio()`. A VM has one ring: which of its vCPUs reads it does not matter.
   *
   * Capability `Cap.CoalescedMmio`. The ring is a part of the vCPU's mapping, so there is nothing left to be mapped: a
   * second call does nothing.
   *
   * @throws {KvmError} ENXIO when this KVM has no ring
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.mapCoalescedMmioRing()
   * console.log(vcpu.coalescedMmioRead()) // undefined
   */
  mapCoalescedMmioRing(): void {
    bindingOf(this)
    this.#ring ??= new CoalescedMmioRing(this.#page)
  }

  /**
   * Takes the oldest write out of the ring: `data` are 8 bytes, of which the first `len` count, and `pio` is 1 when
   * `physAddr` is a port. Reading costs no ioctl.
   *
   * @param into - filled and returned, instead of a new object
   * @returns undefined when the ring is empty
   * @throws {Error} `ERR_KVM_NOT_MAPPED` when `mapCoalescedMmioRing()` has not been called, `ERR_KVM_BUSY` when a batch of
   *   this VM is not acknowledged, or another thread is reading just now
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.mapCoalescedMmioRing()
   * for (let write = vcpu.coalescedMmioRead(); write; write = vcpu.coalescedMmioRead()) console.log(write)
   */
  coalescedMmioRead(into?: KvmCoalescedMmio): KvmCoalescedMmio | undefined {
    const ring = this.#mappedRing()
    const entry = into ?? new KvmCoalescedMmio()
    const bytes = bytesOfArgument(entry, KvmCoalescedMmio, 'into')
    const vcpu = this.#takeRing()
    try {
      return ring.read(bytes) ? entry : undefined
    } finally {
      vcpu.giveRing()
    }
  }

  /**
   * Takes all writes that are in the ring at once, without copying them. A VM has one ring: until the batch is
   * acknowledged nobody else, on whatever thread, gets another.
   *
   * Nothing but an exit tells that there is something in the ring. What is in it the guest did before the exit: look
   * here first, then at the exit. Where several threads run vCPUs, have them take turns by a lock of their own, from here to
   * the end of what they do with the writes: `vmm/src/serial/lock.ts` has one.
   *
   * @returns the batch, which has to be acknowledged also when it is empty
   * @throws {Error} `ERR_KVM_NOT_MAPPED` when `mapCoalescedMmioRing()` has not been called, `ERR_KVM_BUSY` when a batch of
   *   this VM is not acknowledged
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.mapCoalescedMmioRing()
   * const batch = vcpu.coalescedMmioBatch()
   * for (const write of batch) console.log(write.physAddr, write.data.subarray(0, write.len))
   * batch.acknowledge()
   */
  coalescedMmioBatch(): CoalescedMmioBatch {
    const ring = this.#mappedRing()
    const vcpu = this.#takeRing()
    return ring.batch(end => {
      // close() has given the ring to whoever wants it, who reads these writes, too.
      if (this.closed) return
      ring.free(end)
      vcpu.giveRing()
    })
  }

  #takeRing(): BindingVcpu {
    const vcpu = bindingOf(this)
    if (vcpu.takeRing()) return vcpu
    throw coded(new Error('A batch of this VM is not acknowledged yet, or another thread is reading'), 'ERR_KVM_BUSY')
  }

  #mappedRing(): CoalescedMmioRing {
    bindingOf(this)
    if (this.#ring !== undefined) return this.#ring
    const text = 'The coalesced ring is not mapped: mapCoalescedMmioRing() has to come first'
    throw coded(new Error(text), 'ERR_KVM_NOT_MAPPED')
  }
}

refuseElsewhere(VcpuFd, {
  setDeviceAttr: ['x86_64', 'aarch64'],
  getDeviceAttr: ['x86_64', 'aarch64'],
  hasDeviceAttr: ['x86_64', 'aarch64'],
  getRegList: ['x86_64', 'aarch64', 'riscv64'],
  getSregs2: ['x86_64'],
  setSregs2: ['x86_64'],
  getSupportedHvCpuid: ['x86_64'],
  x86SetupMce: ['x86_64'],
  x86SetMce: ['x86_64'],
})
