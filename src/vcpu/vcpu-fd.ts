// A virtual processor.

import { constants } from 'node:os'
import { isUint32Array } from 'node:util/types'
import {
  KVM_EXIT_INTR,
  KVM_GET_SREGS2,
  KVM_GET_SUPPORTED_HV_CPUID,
  KVM_GET_TSC_KHZ,
  KVM_INTERRUPT,
  KVM_SET_SIGNAL_MASK,
  KVM_SET_SREGS2,
  KVM_X86_SET_MCE,
  KVM_X86_SETUP_MCE,
  type KvmCoalescedMmio,
  KvmCpuid2,
  KvmDebugregs,
  type KvmEnableCap,
  KvmFpu,
  KvmGuestDebug,
  KvmInterrupt,
  KvmLapicState,
  KvmMpState,
  type KvmMsrs,
  KvmNestedStateBuffer,
  type KvmPreFaultMemory,
  type KvmRegList,
  KvmRegs,
  type KvmRun,
  KvmSregs,
  KvmSregs2,
  KvmSyncRegs,
  KvmTranslation,
  KvmVcpuEvents,
  KvmVcpuInit,
  KvmX86Mce,
  KvmXcrs,
  KvmXsave,
} from '../abi/host.ts'
import { type BindingVcpu, binding, callsById } from '../addon.ts'
import { signalOf } from '../arguments/abort-signal.ts'
import { checkDetached } from '../arguments/bytes.ts'
import { bytesOfU64, type Integer, i32, u8, u32, u64 } from '../arguments/integer.ts'
import { tscKhz } from '../arguments/tsc-khz.ts'
import { type DeviceAttr, getDeviceAttr, hasDeviceAttr, setDeviceAttr } from '../device/device-attr.ts'
import { argumentType, check, coded, outOfRange } from '../errors.ts'
import { asyncIteratorOf } from '../event/async-iterator.ts'
import { Exits, type VcpuExit } from '../exit/vcpu-exit.ts'
import { FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf, checkThis, idOf, illegalConstructor } from '../handle/handle.ts'
import { attached, type Token, tokenOf } from '../handle/token.ts'
import { cpuidOf } from '../kvm/cpuid.ts'
import { type CoalescedMmioBatch, CoalescedMmioRing } from '../memory/coalesced-mmio-ring.ts'
import { workerThreads } from '../node-builtins.ts'
import { newStatsFd, type StatsFd } from '../stats/stats-fd.ts'
import { bytesOfArgument, type Init, type Struct } from '../struct/struct.ts'
import { refuseUnsupported } from '../unsupported-arch.ts'
import { AsyncRuns } from './async-run.ts'
import { RunPage } from './kvm-run.ts'
import { getMsrs, setMsrs } from './msrs.ts'
import { setNestedState } from './nested-state.ts'
import { getOneReg, getRegList, setOneReg } from './one-reg.ts'
import { preFaultMemory } from './pre-fault-memory.ts'
import { signalMaskBytes } from './signal-mask.ts'
import { type SyncReg, syncRegBit } from './sync-reg.ts'
import { enableVcpuCap } from './vcpu-capability.ts'
import { getXsave, getXsave2, setXsave } from './xsave.ts'

const { EINTR } = constants.errno

const RUN_HINTS = {
  EIO: 'the virtual machine is dead: KVM could not go on, for example after smi() without memory in address space 1',
  ENOEXEC: 'vcpuInit() has to come first',
  EPERM: 'vcpuFinalize() has to come first',
  EFAULT: 'the guest used memory that the process cannot access',
}
const SREGS_EINVAL =
  'no processor can be in such a state, or the CPUID lacks a feature that it needs: setCpuid2() has to come first, for example for long mode'
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
  readonly #page: RunPage
  readonly #exits: Exits
  readonly #asyncRuns = new AsyncRuns()
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
      if (workerThreads().isMainThread) binding.BindingVcpu.stopAll()
    })
  }

  /**
   * Returns another handle of the token's vCPU.
   *
   * @throws {TypeError} when `token` is no token of a `VcpuFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the vCPU no longer exists, or belongs to another process
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
   * Returns a token for this vCPU. Pass it to another thread of this process with `postMessage()` or `workerData`,
   * and call `VcpuFd.attach()` there to get another handle. The vCPU then lives until a handle has been closed and no
   * handle is left. Garbage collection alone never ends it.
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
   * The file descriptor. This handle still owns it: do not close it.
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * Ends a run of this handle, then closes the handle. The promise of `runAsync()` is rejected with `ERR_KVM_CLOSED`.
   * Closing the last handle in any thread releases the vCPU.
   */
  override close(): void {
    super.close()
    this.#asyncRuns.closed()
  }

  // Runs

  /**
   * Runs the guest until it needs something, on this thread, which is blocked for so long: only `kick()`
   * from another thread ends a guest that never exits. Signals do not.
   *
   * ioctl: `KVM_RUN` (KVM API 4.10).
   *
   * @returns why it ended. The object and its views are valid until the next run, or until the vCPU is closed. Write the
   *   answer to a read into its `data`, which is filled with ones
   * @throws {KvmError} EINVAL when the page holds values that KVM does not take, EFAULT and others of the kernel's
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
    const reason = callsById.run(idOf(this))
    return this.#ended(reason)
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
    // Also for a method that is called on something else: the private field would throw an error without a code.
    bindingOf(this)
    return this.#ended(await this.#asyncRuns.run(this, signal))
  }

  /**
   * The exits of one run after the other, each as of `runAsync()`. The next run begins when the next exit is asked for;
   * leaving the loop leaves a vCPU that is not running. A kick is an exit as others are, `Intr`, after which the
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
    checkThis(this)
    let either: AbortSignal | undefined
    return asyncIteratorOf(async left => {
      if (either === undefined) {
        const signal = signalOf(options)
        either = signal === undefined ? left : AbortSignal.any([signal, left])
      }
      return await this.runAsync({ signal: either })
    })
  }

  /**
   * Ends the current run, or else the next one before the guest executes anything, with the exit `Intr`. It can be
   * called at any time, from any thread that has a handle of the vCPU, and works regardless of writes to the
   * `kvm_run` page. Each kick ends one run; further kicks before the end of that run have no effect of their own.
   *
   * The guest's current access is completed first: after `Intr` a vCPU's state can be read and saved.
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
    checkThis(this)
    this.#asyncRuns.setRef(true)
    return this
  }

  /** A run of `runAsync()` does not keep the process alive. Returns the vCPU. */
  unref(): this {
    checkThis(this)
    this.#asyncRuns.setRef(false)
    return this
  }

  #ended(reason: number): VcpuExit {
    if (reason >= 0) return this.#exits.decode(reason)
    if (reason === -EINTR) return this.#exits.decode(KVM_EXIT_INTR)
    return check('KVM_RUN', reason, RUN_HINTS) as never
  }

  /**
   * Returns the `kvm_run` page, which this process and the kernel share. Exits are decoded from it. A program needs it for
   * fields that are no part of an exit, and for the data of an `Unsupported` exit.
   *
   * `immediateExit` works as in C: while it is 1 to 127, each run ends at once with `Intr`. Bit 7 of it belongs to `kick()`.
   * Nothing that is written here keeps a kick from ending a run.
   *
   * Without a local APIC in the kernel, `cr8` is the guest's task priority: each run begins with the value that the page
   * has, in place of that of `setSregs()`, and leaves the new one there.
   *
   * @returns a struct over the page. It is valid until the vCPU is closed or its buffer is detached: call again rather than
   *   keep it
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
   * Writes `immediateExit` of the page: while it is set, each run ends at once with `Intr`. It is independent of `kick()`,
   * which ends one run.
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
   * Sets the signals that are blocked while the guest runs, instead of the thread's own mask. It is rarely needed: a
   * signal does not end a run; `kick()` does.
   *
   * The signal of `kick()` is never blocked. Blocked signals wait until the guest exits. With SIGINT in the mask this
   * includes Ctrl-C.
   *
   * ioctl: `KVM_SET_SIGNAL_MASK` (KVM API 4.21).
   *
   * @param signals - the numbers of the signals (`os.constants.signals`), 1 to 64; `null` takes the mask away again
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const SIGUSR2 = 12
   * vcpu.setSignalMask([SIGUSR2])
   * vcpu.setSignalMask(null)
   */
  setSignalMask(signals: Iterable<Integer> | null): void {
    ioctl(this, 'KVM_SET_SIGNAL_MASK', KVM_SET_SIGNAL_MASK, signals === null ? 0n : signalMaskBytes(signals))
  }

  // Registers

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
    const bytes = bytesOfArgument(into, KvmRegs, 'into')
    check('KVM_GET_REGS', callsById.getRegs(idOf(this), bytes))
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
    const bytes = bytesOfArgument(regs, KvmRegs, 'regs')
    check('KVM_SET_REGS', callsById.setRegs(idOf(this), bytes))
  }

  /**
   * Reads the special registers: segments, control registers, EFER.
   *
   * `cr8` is the task priority that the last run left. Without a local APIC in the kernel the next run takes it from
   * `getKvmRun().cr8`, as `setSregs()` says.
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
    const bytes = bytesOfArgument(into, KvmSregs, 'into')
    check('KVM_GET_SREGS', callsById.getSregs(idOf(this), bytes))
    return into
  }

  /**
   * Writes the special registers. Read them with `getSregs()` first and change the fields that must change.
   *
   * Without a local APIC in the kernel (no `createIrqChip()`, no `KVM_CAP_SPLIT_IRQCHIP`), each run replaces `cr8` by
   * `getKvmRun().cr8` on its way into the guest: set it there too.
   *
   * Call `setCpuid2()` first: KVM checks `cr3`, `cr4` and others against the CPUID, and a new vCPU has none.
   *
   * ioctl: `KVM_SET_SREGS` (KVM API 4.14).
   *
   * @throws {KvmError} EINVAL when the state is not valid for a processor, or the CPUID lacks a feature that it needs
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const sregs = vcpu.getSregs()
   * sregs.cs.base = 0n
   * sregs.cr8 = 5n
   * vcpu.setSregs(sregs)
   * vcpu.getKvmRun().cr8 = sregs.cr8
   * vcpu.kick()
   * vcpu.run()
   * console.log(vcpu.getSregs().cr8) // 5n
   *
   * @example
   * // Long mode, with page tables at 0x9000.
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
   * const sregs = vcpu.getSregs()
   * sregs.cr3 = 0x9000n
   * sregs.cr4 |= 0x20n // PAE
   * sregs.cr0 |= 0x8000_0001n // PG and PE
   * sregs.efer |= 0x500n // LME and LMA
   * Object.assign(sregs.cs, { l: 1, db: 0 })
   * vcpu.setSregs(sregs)
   * console.log(vcpu.getSregs().efer) // 1280n
   */
  setSregs(sregs: KvmSregs): void {
    const bytes = bytesOfArgument(sregs, KvmSregs, 'sregs')
    check('KVM_SET_SREGS', callsById.setSregs(idOf(this), bytes), {
      EINVAL: SREGS_EINVAL,
    })
  }

  /**
   * Reads the special registers, and with them the four PDPTRs of a guest that uses PAE paging, which `getSregs()`
   * leaves out. For `cr8` see `setSregs()`. x86_64 only.
   *
   * ioctl: `KVM_GET_SREGS2` (KVM API 4.131), capability `KVM_CAP_SREGS2` (Linux 5.14).
   *
   * @param into - filled and returned, instead of a new object; `pdptrs` only where `flags` has
   *   `KVM_SREGS2_FLAGS_PDPTRS_VALID`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getSregs2().cs.selector) // 61440
   */
  getSregs2(into: KvmSregs2 = new KvmSregs2()): KvmSregs2 {
    ioctl(this, 'KVM_GET_SREGS2', KVM_GET_SREGS2, bytesOfArgument(into, KvmSregs2, 'into'))
    return into
  }

  /**
   * Writes the special registers, and the PDPTRs if `flags` has `KVM_SREGS2_FLAGS_PDPTRS_VALID`. Otherwise KVM reads
   * them from guest memory. Without a local APIC in the kernel set `getKvmRun().cr8` too, as for `setSregs()`. x86_64
   * only.
   *
   * ioctl: `KVM_SET_SREGS2` (KVM API 4.132), capability `KVM_CAP_SREGS2` (Linux 5.14).
   *
   * @throws {KvmError} EINVAL when the state is not valid for a processor, or the flags are not KVM's
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const sregs = vcpu.getSregs2()
   * sregs.cs.base = 0n
   * vcpu.setSregs2(sregs)
   */
  setSregs2(sregs: KvmSregs2): void {
    ioctl(this, 'KVM_SET_SREGS2', KVM_SET_SREGS2, bytesOfArgument(sregs, KvmSregs2, 'sregs'), {
      EINVAL: `${SREGS_EINVAL}; or a flag is not one of KVM`,
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
   * Reads the XSAVE area: x87, SSE, AVX and later state, in the layout of the instruction `xsave`. x86_64 only.
   *
   * ioctl: `KVM_GET_XSAVE` (KVM API 4.42), capability `Cap.Xsave`.
   *
   * @param into - filled and returned, instead of a new object; its bytes after the first 4096 become 0
   * @throws {KvmError} EINVAL when the area is larger than 4096 bytes: use `getXsave2()`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const MXCSR = 6 // in units of 32 bits
   * console.log(vcpu.getXsave().region[MXCSR]) // 8064
   */
  getXsave(into: KvmXsave = new KvmXsave()): KvmXsave {
    getXsave(this, into)
    return into
  }

  /**
   * Reads the XSAVE area of any length. `extra` has the bytes after the first 4096. x86_64 only.
   *
   * ioctl: `KVM_GET_XSAVE2` (KVM API 4.134), capability `Cap.Xsave2`.
   *
   * @param into - filled and returned, instead of a new object. It must be as long as `VmFd.checkExtensionInt(Cap.Xsave2)`
   *   says
   * @throws {RangeError} when it is shorter
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.Xsave2)) vcpu.setXsave2(vcpu.getXsave2())
   */
  getXsave2(into?: KvmXsave): KvmXsave {
    return getXsave2(this, into)
  }

  /**
   * Writes the XSAVE area. x86_64 only.
   *
   * ioctl: `KVM_SET_XSAVE` (KVM API 4.43), capability `Cap.Xsave`. How many bytes the kernel takes depends on the features
   * that guests of this process may have, and not on the struct.
   *
   * @throws {RangeError} when it is shorter than that: `getXsave2()` makes one that is long enough
   * @throws {KvmError} EINVAL when it has features that the guest does not have, or values that they cannot have
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const xsave = vcpu.getXsave()
   * xsave.region[6] = 0x1fa0 // MXCSR, with the flag for an inexact result
   * xsave.region[128] = 0b11 // XSTATE_BV: x87 and SSE are in the area
   * vcpu.setXsave(xsave)
   * console.log(vcpu.getXsave().region[6]) // 8096
   */
  setXsave(xsave: KvmXsave): void {
    setXsave(this, xsave)
  }

  /**
   * The same as `setXsave()`: the kernel has one ioctl for both. x86_64 only.
   *
   * ioctl: `KVM_SET_XSAVE` (KVM API 4.43), capability `Cap.Xsave2`.
   *
   * @throws {RangeError} when it is shorter than `VmFd.checkExtensionInt(Cap.Xsave2)` says
   * @throws {KvmError} EINVAL when it has features that the guest does not have, or values that they cannot have
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setXsave2(vcpu.getXsave())
   */
  setXsave2(xsave: KvmXsave): void {
    checkThis(this)
    this.setXsave(xsave)
  }

  /**
   * Reads the extended control registers, of which there is one so far: XCR0, the features that `xsave` stores.
   * x86_64 only.
   *
   * ioctl: `KVM_GET_XCRS` (KVM API 4.44), capability `Cap.Xcrs`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getXcrs().xcrs[0]?.value) // 1n
   */
  getXcrs(into: KvmXcrs = new KvmXcrs()): KvmXcrs {
    check('KVM_GET_XCRS', bindingOf(this).getXcrs(bytesOfArgument(into, KvmXcrs, 'into')))
    return into
  }

  /**
   * Writes the extended control registers. x86_64 only.
   *
   * ioctl: `KVM_SET_XCRS` (KVM API 4.45), capability `Cap.Xcrs`.
   *
   * @throws {KvmError} EINVAL when XCR0 has features that the guest does not have, or not bit 0
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setXcrs(vcpu.getXcrs())
   */
  setXcrs(xcrs: KvmXcrs): void {
    check('KVM_SET_XCRS', bindingOf(this).setXcrs(bytesOfArgument(xcrs, KvmXcrs, 'xcrs')), {
      EINVAL: 'no such registers, or features in XCR0 that the guest does not have',
    })
  }

  /**
   * Reads the debug registers of the guest: `db` are DR0 to DR3. x86_64 only.
   *
   * ioctl: `KVM_GET_DEBUGREGS` (KVM API 4.33), capability `Cap.Debugregs`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getDebugRegs().dr7) // 1024n
   */
  getDebugRegs(into: KvmDebugregs = new KvmDebugregs()): KvmDebugregs {
    check('KVM_GET_DEBUGREGS', bindingOf(this).getDebugRegs(bytesOfArgument(into, KvmDebugregs, 'into')))
    return into
  }

  /**
   * Writes the debug registers of the guest. x86_64 only.
   *
   * ioctl: `KVM_SET_DEBUGREGS` (KVM API 4.34), capability `Cap.Debugregs`.
   *
   * @throws {KvmError} EINVAL when DR6 or DR7 has bits that they do not have, or `flags` any
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const debugRegs = vcpu.getDebugRegs()
   * debugRegs.db[0] = 0x1000n
   * vcpu.setDebugRegs(debugRegs)
   */
  setDebugRegs(debugRegs: KvmDebugregs): void {
    check('KVM_SET_DEBUGREGS', bindingOf(this).setDebugRegs(bytesOfArgument(debugRegs, KvmDebugregs, 'debugRegs')), {
      EINVAL: 'DR6 or DR7 has bits that they do not have, or flags is not 0',
    })
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
   * console.log(vcpu.getMsrs(msrs), msrs.entries[0]?.data) // 2 0n
   */
  getMsrs(msrs: KvmMsrs): number {
    return getMsrs(this, msrs)
  }

  /**
   * Writes MSRs, up to the first that the vCPU lacks or whose value is not valid.
   *
   * ioctl: `KVM_SET_MSRS` (KVM API 4.19).
   *
   * @returns the number of MSRs written; fewer than the entries is not an error
   * @throws {RangeError} when `msrs.nmsrs` is more than there are entries
   * @throws {KvmError} E2BIG when there are 256 entries: the kernel takes 255
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.setMsrs(KvmMsrs.from({ entries: [{ index: 0x174, data: 0x10 }] }))) // 1
   */
  setMsrs(msrs: KvmMsrs): number {
    return setMsrs(this, msrs)
  }

  /**
   * Lists the registers that `getOneReg()` and `setOneReg()` can be used with, however many there are. The crate has it
   * on aarch64 and riscv64; x86_64 has it from Linux 6.18 on.
   *
   * ioctl: `KVM_GET_REG_LIST` (KVM API 4.84), capability `Cap.OneReg`.
   *
   * @throws {KvmError} ENOEXEC on aarch64 before `vcpuInit()`
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.OneReg)) {
   *   for (const id of vcpu.getRegList().reg) console.log(id, vcpu.getOneReg(id))
   * }
   */
  getRegList(): KvmRegList {
    return getRegList(this)
  }

  /**
   * Reads one register.
   *
   * ioctl: `KVM_GET_ONE_REG` (KVM API 4.69), capability `Cap.OneReg`: aarch64, riscv64, and x86_64 from Linux 6.18 on.
   *
   * @param id - the register, 0 to 2^64 - 1; its size is part of it, see `regSize()`
   * @param into - gets the bytes of the register, of which it must have exactly as many, little-endian
   * @returns the register as an unsigned integer of any size, or `into` if it is given
   * @throws {RangeError} when `into` has another length
   * @throws {KvmError} ENOENT or EINVAL when the vCPU has no such register
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * const IA32_SYSENTER_CS = 0x2030000200000174n // x86_64: the MSR 0x174
   * if (process.arch === 'x64' && kvm.checkExtension(Cap.OneReg)) {
   *   const value = vcpu.getOneReg(IA32_SYSENTER_CS)
   *   const bytes = vcpu.getOneReg(IA32_SYSENTER_CS, new Uint8Array(regSize(IA32_SYSENTER_CS)))
   * }
   */
  getOneReg(id: Integer): bigint
  getOneReg<T extends Uint8Array>(id: Integer, into: T): T
  getOneReg(id: Integer, into?: Uint8Array): bigint | Uint8Array {
    return getOneReg(this, id, into)
  }

  /**
   * Writes one register.
   *
   * ioctl: `KVM_SET_ONE_REG` (KVM API 4.68), capability `Cap.OneReg`: aarch64, riscv64, and x86_64 from Linux 6.18 on.
   *
   * @param id - the register, 0 to 2^64 - 1; its size is part of it, see `regSize()`
   * @param value - an unsigned integer that fits the register, or exactly the bytes of the register, little-endian
   * @throws {RangeError} when the value does not fit, or the bytes are not as many as the register's
   * @throws {KvmError} ENOENT or EINVAL when the vCPU has no such register, or the value is not valid
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * const IA32_SYSENTER_CS = 0x2030000200000174n // x86_64: the MSR 0x174
   * if (process.arch === 'x64' && kvm.checkExtension(Cap.OneReg)) vcpu.setOneReg(IA32_SYSENTER_CS, 0x10)
   */
  setOneReg(id: Integer, value: Integer | Uint8Array): void {
    setOneReg(this, id, value)
  }

  // Registers in the kvm_run page

  /**
   * Makes every later run store a set of registers in the page. `syncRegs()` reads them there without an ioctl.
   * x86_64 only.
   *
   * Capability `Cap.SyncRegs`: its bits are the supported sets. A run with another set fails with EINVAL.
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
   * Undoes `setSyncValidReg()`: runs no longer store the set in the page. x86_64 only.
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
   * Makes the next run load a set of registers from the page before it enters the guest. Write them with
   * `syncRegsMut()`. The kernel clears the mark. x86_64 only.
   *
   * Capability `Cap.SyncRegs`: its bits are the supported sets.
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
    checkThis(this)
    bytesOfArgument(into, KvmSyncRegs, 'into').set(this.syncRegsMut().bytes)
    return into
  }

  /**
   * The registers in the page itself. Reading one needs no ioctl and no copy. A run loads changes after
   * `setSyncDirtyReg()`. x86_64 only.
   *
   * @returns a struct over the page; call again rather than keep it, as with `getKvmRun()`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.syncRegsMut().regs.rax = 7n
   * console.log(vcpu.syncRegs().regs.rax) // 7n
   */
  syncRegsMut(): KvmSyncRegs {
    checkThis(this)
    return this.getKvmRun().s.regs
  }

  // CPUID, capabilities, features and attributes

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
   * Sets the results of the guest's `cpuid` instruction. Usually these are the entries of `Kvm.getSupportedCpuid()`
   * with changes.
   *
   * ioctl: `KVM_SET_CPUID2` (KVM API 4.20, with KVM_SET_CPUID), capability `Cap.ExtCpuid`.
   *
   * @throws {KvmError} EINVAL when the vCPU has run already and the entries differ from those that it had; EPERM when they
   *   have an XSAVE feature that `Kvm.reqXcompGuestPerm()` has not got
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
   */
  setCpuid2(cpuid: KvmCpuid2): void {
    check('KVM_SET_CPUID2', bindingOf(this).setCpuid2(bytesOfArgument(cpuid, KvmCpuid2, 'cpuid')), {
      EINVAL: 'after the first run the entries cannot change; before it, 0x80000008 has 48 or 57 address bits',
      EPERM: 'an XSAVE feature takes Kvm.reqXcompGuestPerm(), before the first vCPU of the process is created',
    })
  }

  /**
   * The CPUID leaves by which KVM presents itself as Hyper-V to this vCPU: 0x40000000 and up. x86_64 only.
   *
   * ioctl: `KVM_GET_SUPPORTED_HV_CPUID` (KVM API 4.118), capability `KVM_CAP_HYPERV_CPUID`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} E2BIG when KVM has more entries, EINVAL or ENOTTY when it has no Hyper-V
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtensionRaw(KVM_CAP_HYPERV_CPUID) > 0) vcpu.setCpuid2(vcpu.getSupportedHvCpuid(32))
   */
  getSupportedHvCpuid(numEntries: Integer): KvmCpuid2 {
    const get = (_: number, into: Uint8Array) => bindingOf(this).ioctl(KVM_GET_SUPPORTED_HV_CPUID, into)
    return cpuidOf('KVM_GET_SUPPORTED_HV_CPUID', numEntries, get)
  }

  /**
   * Enables a capability of this vCPU that is off at first: for most it is the VM that has them, `VmFd.enableCap()`.
   * x86_64 only.
   *
   * ioctl: `KVM_ENABLE_CAP` (KVM API 4.37), capability `Cap.EnableCap`.
   *
   * @param cap - `args` are integers. Where the kernel takes a pointer (`KVM_CAP_HYPERV_ENLIGHTENED_VMCS`) `args[0]`
   *   must be 0; it is set to the kernel's answer
   * @throws {KvmError} EINVAL when there is no such capability of a vCPU, or it has other arguments or flags
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * vm.createIrqChip()
   * if (kvm.checkExtension(Cap.HypervSynic)) vm.createVcpu(0).enableCap(KvmEnableCap.from({ cap: KVM_CAP_HYPERV_SYNIC }))
   */
  enableCap(cap: KvmEnableCap): void {
    enableVcpuCap(this, cap)
  }

  /**
   * Makes the vCPU one of a kind, with features: it has to come before anything else that is done with the vCPU. aarch64
   * only.
   *
   * ioctl: `KVM_ARM_VCPU_INIT` (KVM API 4.82).
   *
   * @param kvi - the result of `VmFd.getPreferredTarget()`, with the bits of `KVM_ARM_VCPU_*` added to `features`
   * @throws {KvmError} EINVAL when this machine lacks the target or a feature, or the other vCPUs have different ones
   */
  vcpuInit(kvi: KvmVcpuInit): void {
    check('KVM_ARM_VCPU_INIT', bindingOf(this).vcpuInit(bytesOfArgument(kvi, KvmVcpuInit, 'kvi')), {
      EINVAL: 'a vCPU cannot have this target or these features here, or an earlier vcpuInit() had others',
    })
  }

  /**
   * Completes a feature that has been set up after `vcpuInit()`. aarch64 only.
   *
   * ioctl: `KVM_ARM_VCPU_FINALIZE` (KVM API 4.119), capability `Cap.ArmSve` for `KVM_ARM_VCPU_SVE`.
   *
   * @param feature - the number of the feature: `KVM_ARM_VCPU_SVE`
   * @throws {KvmError} EPERM when it is completed already, EINVAL when the vCPU does not have it
   */
  vcpuFinalize(feature: Integer): void {
    check('KVM_ARM_VCPU_FINALIZE', bindingOf(this).vcpuFinalize(i32(feature, 'feature')), {
      ENOEXEC: 'vcpuInit() has to come first',
      EPERM: 'an earlier vcpuFinalize() has completed the feature',
      EINVAL: 'vcpuInit() has to come first with the feature, or the feature needs no completion',
    })
  }

  /**
   * Whether the vCPU has an attribute.
   *
   * ioctl: `KVM_HAS_DEVICE_ATTR` (KVM API 4.81), capability `Cap.VcpuAttributes`. The crate has it on aarch64; x86_64 has
   * one attribute, and riscv64 none.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vcpu.rst
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.hasDeviceAttr({ group: 99, attr: 0 })) // false
   */
  hasDeviceAttr(attr: DeviceAttr): boolean {
    return hasDeviceAttr(bindingOf(this), attr)
  }

  /**
   * Reads an attribute of the vCPU. x86_64 has one: the offset of its time stamp counter from this machine's, which a
   * guest needs when it moves to another machine.
   *
   * ioctl: `KVM_GET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.VcpuAttributes`. x86_64 and aarch64.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vcpu.rst
   * @param into - filled and returned: as many bytes as the attribute has, little-endian, or a struct
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when `into` has fewer bytes than it
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const tscOffset = { group: KVM_VCPU_TSC_CTRL, attr: KVM_VCPU_TSC_OFFSET }
   * if (vcpu.hasDeviceAttr(tscOffset)) {
   *   const bytes = vcpu.getDeviceAttr(tscOffset, new Uint8Array(8))
   *   const offset = new DataView(bytes.buffer).getBigInt64(0, true)
   * }
   */
  getDeviceAttr<T extends Uint8Array | Struct>(attr: DeviceAttr, into: T): T {
    return getDeviceAttr(bindingOf(this), attr, into)
  }

  /**
   * Sets an attribute of the vCPU, or performs its action.
   *
   * ioctl: `KVM_SET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.VcpuAttributes`. The crate has it on aarch64; x86_64 has
   * one attribute, and riscv64 none.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vcpu.rst
   * @param value - as many bytes as the attribute takes, little-endian, or a struct. For one without a value it is left out
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when the value has fewer bytes than it takes, and
   *   others of the attribute's own
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const tscOffset = { group: KVM_VCPU_TSC_CTRL, attr: KVM_VCPU_TSC_OFFSET }
   * if (vcpu.hasDeviceAttr(tscOffset)) vcpu.setDeviceAttr(tscOffset, new Uint8Array(8))
   */
  setDeviceAttr(attr: DeviceAttr, value?: Uint8Array | Struct): void {
    setDeviceAttr(bindingOf(this), attr, value)
  }

  // Interrupts, exceptions and machine checks

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
   * Queues an external interrupt, which the guest takes as soon as it has interrupts enabled. It is for machines whose
   * interrupt controller is not in the kernel: with one, `VmFd.setIrqLine()` raises interrupts. On riscv64 it sets or
   * clears the vCPU's one external interrupt.
   *
   * ioctl: `KVM_INTERRUPT` (KVM API 4.16).
   *
   * @param irq - on x86_64 the interrupt vector, 0 to 255; on riscv64 `KVM_INTERRUPT_SET` (0xffffffff) or
   *   `KVM_INTERRUPT_UNSET` (0xfffffffe)
   * @throws {KvmError} EINVAL when it is no vector, ENXIO when the interrupt controller is in the kernel; with the local
   *   APIC alone in the kernel (split), EEXIST when one is queued already
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.interrupt(0x20)
   */
  interrupt(irq: Integer): void {
    const { bytes } = KvmInterrupt.from({ irq: u32(irq, 'irq') })
    ioctl(this, 'KVM_INTERRUPT', KVM_INTERRUPT, bytes, {
      EEXIST: 'one is queued already: the guest has to run first',
      EINVAL: 'vectors go from 0 to 255',
      ENXIO: 'the interrupt controller is in the kernel: VmFd.setIrqLine()',
    })
  }

  /**
   * Sends a non-maskable interrupt to the vCPU. x86_64 only.
   *
   * ioctl: `KVM_NMI` (KVM API 4.64), capability `Cap.UserNmi`.
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.nmi()
   */
  nmi(): void {
    check('KVM_NMI', bindingOf(this).nmi())
  }

  /**
   * Sends a system management interrupt to the vCPU. x86_64 only.
   *
   * KVM saves the state of the processor in memory of address space 1, which is that of the slots from 0x10000 on. Without
   * such memory the virtual machine is dead after the next run: that run and each later ioctl are EIO.
   *
   * ioctl: `KVM_SMI` (KVM API 4.96), capability `Cap.X86Smm`.
   *
   * @throws {KvmError} EINVAL or ENOTTY when this KVM has no system management mode
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.X86Smm)) vcpu.smi()
   */
  smi(): void {
    const none = 'this KVM has no system management mode'
    check('KVM_SMI', bindingOf(this).smi(), { EINVAL: none, ENOTTY: none })
  }

  /**
   * Reads which exceptions, interrupts, NMIs and SMIs are pending or being delivered. x86_64 and aarch64 only.
   *
   * ioctl: `KVM_GET_VCPU_EVENTS` (KVM API 4.31), capability `Cap.VcpuEvents`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getVcpuEvents().nmi.pending) // 0
   */
  getVcpuEvents(into: KvmVcpuEvents = new KvmVcpuEvents()): KvmVcpuEvents {
    check('KVM_GET_VCPU_EVENTS', bindingOf(this).getVcpuEvents(bytesOfArgument(into, KvmVcpuEvents, 'into')))
    return into
  }

  /**
   * Writes which exceptions, interrupts, NMIs and SMIs are pending or being delivered. On x86_64 `flags` says which
   * fields count (`KVM_VCPUEVENT_VALID_*`). x86_64 and aarch64 only.
   *
   * ioctl: `KVM_SET_VCPU_EVENTS` (KVM API 4.32), capability `Cap.VcpuEvents`.
   *
   * @throws {KvmError} EINVAL when the flags or events are not ones that the vCPU can have
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const events = vcpu.getVcpuEvents()
   * events.flags = KVM_VCPUEVENT_VALID_NMI_PENDING
   * events.nmi.pending = 1
   * vcpu.setVcpuEvents(events)
   */
  setVcpuEvents(vcpuEvents: KvmVcpuEvents): void {
    const bytes = bytesOfArgument(vcpuEvents, KvmVcpuEvents, 'vcpuEvents')
    check('KVM_SET_VCPU_EVENTS', bindingOf(this).setVcpuEvents(bytes), {
      EINVAL: 'these are no flags or events that the vCPU can have',
    })
  }

  /**
   * Gives the vCPU its machine check banks. x86_64 only.
   *
   * ioctl: `KVM_X86_SETUP_MCE` (KVM API 4.105), capability `Cap.Mce`.
   *
   * @param mcgCap - the guest's IA32_MCG_CAP: the number of banks (at most as many as `Cap.Mce` says) in its lowest
   *   byte, and flags out of `Kvm.x86GetMceCapSupported()`
   * @throws {KvmError} EINVAL when there are no or too many banks, or flags that KVM does not support
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.x86SetupMce(kvm.x86GetMceCapSupported() | 10n)
   */
  x86SetupMce(mcgCap: Integer): void {
    ioctl(this, 'KVM_X86_SETUP_MCE', KVM_X86_SETUP_MCE, bytesOfU64(u64(mcgCap, 'mcgCap')), {
      EINVAL: 'the number of banks has to be from 1 to Cap.Mce, the flags out of Kvm.x86GetMceCapSupported()',
    })
  }

  /**
   * Puts a machine check into a bank: the guest finds it there, and gets an exception if it is an uncorrected one. x86_64
   * only.
   *
   * ioctl: `KVM_X86_SET_MCE` (KVM API 4.106), capability `Cap.Mce`.
   *
   * @param mce - `status` needs its highest bit (valid)
   * @throws {KvmError} EINVAL when there is no such bank (`x86SetupMce()`), or the status is not valid
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.x86SetupMce(kvm.x86GetMceCapSupported() | 10n)
   * vcpu.x86SetMce(KvmX86Mce.from({ bank: 1, status: 1n << 63n }))
   */
  x86SetMce(mce: KvmX86Mce): void {
    ioctl(this, 'KVM_X86_SET_MCE', KVM_X86_SET_MCE, bytesOfArgument(mce, KvmX86Mce, 'mce'), {
      EINVAL: 'no such bank (x86SetupMce() makes them), or the highest bit of the status is not set',
    })
  }

  // Run state, nested guests and debugging

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
   * @throws {KvmError} EINVAL when it is no such state, or the VM lacks the interrupt controller that it needs
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

  /**
   * Reads the state of guests inside the guest. How much of `data` is filled is in `size`: 128, and so nothing, when no
   * guest is running inside, and 4224 (AMD) or 8320 (Intel) else. x86_64 only.
   *
   * ioctl: `KVM_GET_NESTED_STATE` (KVM API 4.114), capability `Cap.NestedState`.
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} EINVAL when this KVM has no nested virtualization
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.NestedState)) vcpu.setNestedState(vcpu.nestedState())
   */
  nestedState(into: KvmNestedStateBuffer = new KvmNestedStateBuffer()): KvmNestedStateBuffer {
    const bytes = bytesOfArgument(into, KvmNestedStateBuffer, 'into')
    check('KVM_GET_NESTED_STATE', bindingOf(this).nestedState(bytes), {
      EINVAL: 'there is no nested virtualization here: Cap.NestedState',
    })
    return into
  }

  /**
   * Writes the state of guests inside the guest. x86_64 only.
   *
   * ioctl: `KVM_SET_NESTED_STATE` (KVM API 4.115), capability `Cap.NestedState`.
   *
   * @throws {RangeError} when `state.size` is not from 128 to 8320
   * @throws {KvmError} EINVAL when it is no state that this vCPU can have
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.NestedState)) vcpu.setNestedState(vcpu.nestedState())
   */
  setNestedState(state: KvmNestedStateBuffer): void {
    setNestedState(this, state)
  }

  /**
   * Has the vCPU exit at breakpoints, or after each instruction, with `Debug`. `control` 0 ends it. x86_64 and aarch64
   * only.
   *
   * ioctl: `KVM_SET_GUEST_DEBUG` (KVM API 4.87), capability `Cap.SetGuestDebug`.
   *
   * @param debugStruct - `control` is `KVM_GUESTDBG_ENABLE` with `KVM_GUESTDBG_SINGLESTEP`, `KVM_GUESTDBG_USE_SW_BP` or
   *   `KVM_GUESTDBG_USE_HW_BP`; for the last, `arch.debugreg` of x86_64 has the addresses (0 to 3) and DR7 (7)
   * @throws {KvmError} EINVAL when this is not possible here, EBUSY when an exception is pending and one is to be injected
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setGuestDebug(KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_SINGLESTEP }))
   */
  setGuestDebug(debugStruct: KvmGuestDebug): void {
    const bytes = bytesOfArgument(debugStruct, KvmGuestDebug, 'debugStruct')
    check('KVM_SET_GUEST_DEBUG', bindingOf(this).setGuestDebug(bytes), {
      EBUSY: 'an exception is pending: the guest has to run first',
      EINVAL: 'a flag of control is not one that this KVM has',
    })
  }

  // Clocks

  /**
   * The frequency of the guest's time stamp counter, in kHz. x86_64 only.
   *
   * ioctl: `KVM_GET_TSC_KHZ` (KVM API 4.56), capability `Cap.GetTscKhz`.
   *
   * @throws {KvmError} EIO when the host's counter is not stable
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getTscKhz() > 0) // true
   */
  getTscKhz(): number {
    // The crate's method takes 2^31 kHz and more for an error.
    return ioctl(this, 'KVM_GET_TSC_KHZ', KVM_GET_TSC_KHZ, 0n, { EIO: "the host's counter is not stable" })
  }

  /**
   * Sets the frequency of the guest's time stamp counter. x86_64 only.
   *
   * ioctl: `KVM_SET_TSC_KHZ` (KVM API 4.55), capability `Cap.TscControl`.
   *
   * After an EINVAL, `getTscKhz()` may return the refused frequency: if the processor cannot scale its counter, KVM
   * stores a frequency below the host's before it refuses it.
   *
   * @param freq - in kHz, 0 to 4294963200, the largest that `KVM_GET_TSC_KHZ` can return; 0 selects the host's
   *   frequency
   * @throws {KvmError} EINVAL when it is not close to the host's and the processor cannot scale, or scale so far
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setTscKhz(vcpu.getTscKhz())
   */
  setTscKhz(freq: Integer): void {
    check('KVM_SET_TSC_KHZ', bindingOf(this).setTscKhz(tscKhz(freq, 'freq')), {
      EINVAL: 'the processor cannot scale its counter, or not so far',
    })
  }

  /**
   * Informs a guest with kvmclock that it was paused, so its watchdogs do not report a lockup. Call it before the
   * guest resumes. x86_64 only.
   *
   * ioctl: `KVM_KVMCLOCK_CTRL` (KVM API 4.70), capability `Cap.KvmclockCtrl`.
   *
   * @throws {KvmError} EINVAL when the guest does not use kvmclock
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * try {
   *   vcpu.kvmclockCtrl()
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.code) // EINVAL
   * }
   */
  kvmclockCtrl(): void {
    check('KVM_KVMCLOCK_CTRL', bindingOf(this).kvmclockCtrl(), { EINVAL: 'the guest does not use kvmclock' })
  }

  // Guest memory

  /**
   * Translates an address of the guest's current address space. x86_64 only.
   *
   * ioctl: `KVM_TRANSLATE` (KVM API 4.15).
   *
   * @param gva - the guest-virtual address, 0 to 2^64 - 1
   * @param into - filled and returned, instead of a new object
   * @returns the guest-physical address, if `valid` is 1
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const { valid, physicalAddress } = vcpu.translateGva(0x1000)
   * console.log(valid, physicalAddress) // 1 4096n
   */
  translateGva(gva: Integer, into: KvmTranslation = new KvmTranslation()): KvmTranslation {
    const address = u64(gva, 'gva')
    const bytes = bytesOfArgument(into, KvmTranslation, 'into')
    check('KVM_TRANSLATE', bindingOf(this).translateGva(address, bytes))
    return into
  }

  /**
   * Makes KVM map guest memory before the guest touches it, so the guest does not wait for it later. The call returns
   * when the whole range is mapped; a large range takes long.
   *
   * ioctl: `KVM_PRE_FAULT_MEMORY` (KVM API 4.143), capability `KVM_CAP_PRE_FAULT_MEMORY` (Linux 6.11).
   *
   * @param range - `gpa`, the guest-physical address, and `size` in bytes: multiples of the page
   * @throws {KvmError} ENOENT when some of the range is in no memory slot, EINVAL when it is empty or not of whole pages,
   *   EAGAIN when KVM was busy changing its page tables, ENOTSUP when the vCPU's paging is KVM's own (no EPT or NPT)
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x10000) })
   * const vcpu = vm.createVcpu(0)
   * if (kvm.checkExtensionRaw(KVM_CAP_PRE_FAULT_MEMORY) > 0) vcpu.preFaultMemory({ gpa: 0, size: 0x10000 })
   */
  preFaultMemory(range: Init<KvmPreFaultMemory>): void {
    preFaultMemory(this, range)
  }

  /**
   * Takes entries from the vCPU's dirty ring: the pages written since their last reset. The vCPU may run meanwhile.
   * Each entry is returned once. `VmFd.resetDirtyRings()` makes KVM watch the pages again. Read their contents only
   * after that, or you miss a write in between.
   *
   * A vCPU whose ring is full exits with `'DirtyRingFull'`, until entries were harvested and reset.
   *
   * No ioctl: the ring is memory that the kernel shares (KVM API 8.29), capability `KVM_CAP_DIRTY_LOG_RING_ACQ_REL`.
   *
   * @param into - filled from its start with pairs: a slot (in bits 16 to 31 its address space), and the number of a
   *   page in it, counted from the slot's start
   * @returns the number of pairs; fewer than fit if the ring has no more
   * @throws {KvmError} ENODEV when `VmFd.enableDirtyLogRing()` was not called before the vCPU was created
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_DIRTY_LOG_RING_ACQ_REL) > 0) {
   *   vm.enableDirtyLogRing()
   *   const vcpu = vm.createVcpu(0)
   *   const pages = new Uint32Array(2 * 512)
   *   const count = vcpu.harvestDirtyRing(pages)
   *   for (let index = 0; index < count; index++) {
   *     const [slot, page] = [pages[2 * index], pages[2 * index + 1]]
   *   }
   *   vm.resetDirtyRings()
   * }
   */
  harvestDirtyRing(into: Uint32Array): number {
    if (!isUint32Array(into)) throw argumentType('into', 'Uint32Array', into)
    checkDetached(into, 'into')
    if (into.length < 2) throw outOfRange('into', 'at least 2 elements long, for one pair', `${into.length} elements`)
    return check('mmap', callsById.harvestDirtyRing(idOf(this), into), {
      ENODEV: 'VmFd.enableDirtyLogRing() has to come before the vCPU',
    })
  }

  // Coalesced MMIO

  /**
   * Makes the ring readable into which the kernel puts writes to the addresses and ports of
   * `VmFd.registerCoalescedMmio()`. A VM has one ring: which of its vCPUs reads it does not matter.
   *
   * Capability `Cap.CoalescedMmio`. The ring is inside the vCPU's mapping, so there is nothing left to be mapped: a
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
    const vcpu = bindingOf(this)
    return this.#mappedRing().read(vcpu, into)
  }

  /**
   * Takes all writes in the ring at once, without copying them. A VM has one ring: until the batch is acknowledged,
   * no thread can take another.
   *
   * Nothing announces an entry in the ring. Take the batch before you handle an exit: its writes are older than the
   * exit. If several threads run vCPUs, hold a lock from this call until the writes are handled.
   *
   * @returns the batch; acknowledge it even if it is empty
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
    const vcpu = bindingOf(this)
    return this.#mappedRing().batch(vcpu, () => this.closed)
  }

  #mappedRing(): CoalescedMmioRing {
    if (this.#ring !== undefined) return this.#ring
    const text = 'The coalesced ring is not mapped: mapCoalescedMmioRing() has to come first'
    throw coded(new Error(text), 'ERR_KVM_NOT_MAPPED')
  }

  // Statistics

  /**
   * Returns the statistics of this vCPU as a separate handle, which can be read at any time.
   *
   * ioctl: `KVM_GET_STATS_FD` (KVM API 4.133), capability `KVM_CAP_BINARY_STATS_FD` (Linux 5.14).
   *
   * @throws {KvmError} EMFILE and others of the kernel's
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const stats = vm.createVcpu(0).getStatsFd()
   *   const names = [...stats.read().keys()]
   *   stats.close()
   * }
   */
  getStatsFd(): StatsFd {
    return newStatsFd(check('KVM_GET_STATS_FD', bindingOf(this).getStatsFd()))
  }
}

refuseUnsupported(VcpuFd, {
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
