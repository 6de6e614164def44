// Exits that several architectures have.

import {
  KVM_EXIT_FAIL_ENTRY_CPU_UNSUPPORTED,
  KVM_INTERNAL_ERROR_EMULATION,
  KVM_INTERNAL_ERROR_EMULATION_FLAG_INSTRUCTION_BYTES,
  type KvmDebugExitArch,
} from '../abi/host.ts'
import type { Integer } from '../arguments/integer.ts'
import { ARCH } from '../unsupported-arch.ts'
import { Exit } from './exit.ts'

/**
 * KVM stopped for a reason that it does not know. Most programs end the machine.
 *
 * `KVM_EXIT_UNKNOWN`, KVM API 5.
 */
export class Unknown extends Exit {
  protected static override readonly fields = ['hardwareExitReason']
  readonly type = 'Unknown' as const

  /**
   * x86_64: the reason as the processor's manual numbers it. KVM does not write it at each such exit, and gives no sign
   * where it did not. Undefined on other architectures, where KVM never writes it.
   */
  get hardwareExitReason(): bigint | undefined {
    return ARCH === 'x86_64' ? this.page.run.hw.hardwareExitReason : undefined
  }
}

/**
 * The guest made a hypercall that KVM leaves to the program.
 *
 * x86_64: only the calls that `KVM_CAP_EXIT_HYPERCALL` (`Cap.ExitHypercall`) enables, of which Linux has
 * `KVM_HC_MAP_GPA_RANGE` (12). Set `ret` before the next run. aarch64: the calls that an SMCCC filter forwards. The
 * arguments are in the vCPU's registers, where the answer goes too.
 *
 * `KVM_EXIT_HYPERCALL`, KVM API 5.
 */
export class Hypercall extends Exit {
  protected static override readonly fields = ['nr', 'args', 'ret', 'longmode', 'flags']
  readonly type = 'Hypercall' as const

  /** The number of the call; on aarch64 the SMCCC function. */
  get nr(): bigint {
    return this.page.run.hypercall.nr
  }

  /** The 6 arguments. Those that the call does not have are 0. */
  get args(): BigUint64Array {
    return this.page.run.hypercall.args
  }

  /** The result for the guest: 0, or a negative error number such as -22. 0 unless it is set. */
  get ret(): bigint {
    return this.page.run.hypercall.ret
  }

  set ret(value: Integer) {
    this.page.run.hypercall.ret = value
  }

  /** x86_64: 1 when the guest is in long mode; the lower half of `flags`. Undefined on other architectures. */
  get longmode(): number | undefined {
    return ARCH === 'x86_64' ? this.page.run.hypercall.longmode : undefined
  }

  /**
   * x86_64: `KVM_EXIT_HYPERCALL_LONG_MODE`. KVM does not write it for a change of page state by a guest of SEV-SNP.
   * aarch64: `KVM_HYPERCALL_EXIT_SMC`, `KVM_HYPERCALL_EXIT_16BIT`.
   */
  get flags(): bigint {
    return this.page.run.hypercall.flags
  }
}

/**
 * The guest came to a breakpoint, to a watchpoint, or to the end of a single step, as `VcpuFd.setGuestDebug()` asked for.
 * There is nothing to answer.
 *
 * `KVM_EXIT_DEBUG`, KVM API 5.
 */
export class Debug extends Exit {
  protected static override readonly fields = ['arch']
  readonly type = 'Debug' as const

  /**
   * The details, which depend on the architecture.
   *
   * x86_64: `exception` (1 or 3), `pc`, `dr6`, `dr7`. `dr6` and `dr7` are 0 when `exception` is 3. KVM does not write `dr7`
   * when it emulated the instruction, and gives no sign of that. aarch64: `hsr`, `hsrHigh`, `far`, as its `KvmDebugExitArch`
   * has them. `far` is 0 unless the exit is a watchpoint. riscv64: no fields.
   */
  get arch(): KvmDebugExitArch {
    return this.page.run.debug.arch
  }
}

/**
 * The processor refused to enter the guest, because the guest's state cannot be run.
 *
 * `KVM_EXIT_FAIL_ENTRY`, KVM API 5.
 */
export class FailEntry extends Exit {
  protected static override readonly fields = ['hardwareEntryFailureReason', 'cpu']
  readonly type = 'FailEntry' as const

  /**
   * x86_64: the reason as the processor's manual numbers it. aarch64: `KVM_EXIT_FAIL_ENTRY_CPU_UNSUPPORTED`, or undefined
   * where KVM wrote none. riscv64: the number of the CSR that could not be set.
   */
  get hardwareEntryFailureReason(): bigint | undefined {
    const { hardwareEntryFailureReason } = this.page.run.failEntry
    const isWritten = ARCH !== 'aarch64' || hardwareEntryFailureReason === BigInt(KVM_EXIT_FAIL_ENTRY_CPU_UNSUPPORTED)
    return isWritten ? hardwareEntryFailureReason : undefined
  }

  /** The host's CPU that refused. Undefined where `hardwareEntryFailureReason` is. */
  get cpu(): number | undefined {
    return this.hardwareEntryFailureReason === undefined ? undefined : this.page.run.failEntry.cpu
  }
}

/**
 * A kick, an abort or `setKvmImmediateExit()` ended the run. The guest continues with the next run.
 *
 * `KVM_EXIT_INTR`, KVM API 5.
 */
export class Intr extends Exit {
  readonly type = 'Intr' as const
}

/**
 * KVM cannot continue, for example because it cannot emulate an instruction. Most programs end the machine.
 *
 * `KVM_EXIT_INTERNAL_ERROR`, KVM API 5.
 */
export class InternalError extends Exit {
  protected static override readonly fields = ['suberror', 'data', 'flags', 'insnSize', 'insnBytes']
  readonly type = 'InternalError' as const

  /** One of `KVM_INTERNAL_ERROR_*`. Undefined on aarch64, where KVM writes no details. */
  get suberror(): number | undefined {
    return ARCH === 'aarch64' ? undefined : this.page.run.internal.suberror
  }

  /** Further details of the suberror, up to 16 numbers. They are valid until the next run. */
  get data(): BigUint64Array {
    const { data, ndata } = this.page.run.internal
    return data.subarray(0, this.suberror === undefined ? 0 : ndata)
  }

  /** `KVM_INTERNAL_ERROR_EMULATION`: which of the fields below KVM wrote. Undefined for all other suberrors. */
  get flags(): bigint | undefined {
    const { ndata, flags } = this.page.run.emulationFailure
    return this.suberror === KVM_INTERNAL_ERROR_EMULATION && ndata > 0 ? flags : undefined
  }

  /** The number of bytes that KVM fetched, at least those of the instruction. Undefined where KVM gives none. */
  get insnSize(): number | undefined {
    return this.#hasInsn ? this.page.run.emulationFailure.insnSize : undefined
  }

  /** The fetched bytes, up to 15. They are valid until the next run. Undefined where KVM gives none. */
  get insnBytes(): Uint8Array | undefined {
    const { insnBytes, insnSize } = this.page.run.emulationFailure
    return this.#hasInsn ? insnBytes.subarray(0, insnSize) : undefined
  }

  get #hasInsn(): boolean {
    return ((this.flags ?? 0n) & BigInt(KVM_INTERNAL_ERROR_EMULATION_FLAG_INSTRUCTION_BYTES)) !== 0n
  }
}

/**
 * The guest asks to switch off, reset or suspend the machine, or reports a crash. The program decides whether to do so;
 * the guest expects not to continue after most events.
 *
 * `KVM_EXIT_SYSTEM_EVENT`, KVM API 5.
 */
export class SystemEvent extends Exit {
  protected static override readonly fields = ['event', 'data', 'flags']
  readonly type = 'SystemEvent' as const

  /** The kernel's `type`: one of `KVM_SYSTEM_EVENT_*`. */
  get event(): number {
    return this.page.run.systemEvent.type
  }

  /**
   * Further details of the event, up to 16 numbers. They are valid until the next run. Capability `Cap.SystemEventData`
   * (Linux 5.19): older kernels write no count, and on x86_64 none of it.
   */
  get data(): BigUint64Array {
    const { data, ndata } = this.page.run.systemEvent
    return data.subarray(0, ndata)
  }

  /**
   * The first number of `data`, for programs of the older interface. On x86_64 undefined when `data` is empty; aarch64
   * and riscv64 then have 0, or on kernels without `Cap.SystemEventData` the flags.
   */
  get flags(): bigint | undefined {
    const { flags, ndata } = this.page.run.systemEvent
    return ndata > 0 || ARCH !== 'x86_64' ? flags : undefined
  }
}

/**
 * The dirty ring is full. Call `VcpuFd.harvestDirtyRing()` and `VmFd.resetDirtyRings()`, then run again.
 *
 * `KVM_EXIT_DIRTY_RING_FULL`, KVM API 8.29, after `VmFd.enableDirtyLogRing()`.
 */
export class DirtyRingFull extends Exit {
  readonly type = 'DirtyRingFull' as const
}

/**
 * KVM could not give the guest the memory at `gpa`. Either the guest wanted private memory and it is shared, or the
 * reverse, which memory attributes change; or the memory is gone. `KVM_RUN` itself fails with EFAULT or EHWPOISON here.
 *
 * `KVM_EXIT_MEMORY_FAULT`, KVM API 5. Capability `Cap.MemoryFaultInfo`.
 */
export class MemoryFault extends Exit {
  protected static override readonly fields = ['flags', 'gpa', 'size']
  readonly type = 'MemoryFault' as const

  /** `KVM_MEMORY_EXIT_FLAG_PRIVATE` when the guest wanted private memory. */
  get flags(): bigint {
    return this.page.run.memoryFault.flags
  }

  /** The guest-physical address. */
  get gpa(): bigint {
    return this.page.run.memoryFault.gpa
  }

  /** The size of the range in bytes. */
  get size(): bigint {
    return this.page.run.memoryFault.size
  }
}

/**
 * An exit without a class of its own: one that is newer than this package, or one of an architecture for which there is
 * no package (s390, PowerPC, LoongArch). `VcpuFd.getKvmRun()` has the union with its data.
 */
export class Unsupported extends Exit {
  protected static override readonly fields = ['reason']
  readonly type = 'Unsupported' as const
  /** The `KVM_EXIT_*` number. */
  reason = 0
}
