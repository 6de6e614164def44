// The exits that are not of one architecture alone.

import {
  KVM_INTERNAL_ERROR_EMULATION,
  KVM_INTERNAL_ERROR_EMULATION_FLAG_INSTRUCTION_BYTES,
  type KvmDebugExitArch,
  KvmRunIo,
  KvmRunMmio,
} from '../abi/host.ts'
import type { Integer } from '../arguments/integer.ts'
import { offsetOf } from '../vcpu/kvm-run.ts'
import { Exit, PageExit, type PlainExit } from './exit.ts'

const IO_SIZE = offsetOf(KvmRunIo, 'size')
const IO_PORT = offsetOf(KvmRunIo, 'port')
const IO_COUNT = offsetOf(KvmRunIo, 'count')
const IO_DATA_OFFSET = offsetOf(KvmRunIo, 'dataOffset')
const MMIO_PHYS_ADDR = offsetOf(KvmRunMmio, 'physAddr')
const MMIO_DATA = new KvmRunMmio().data.byteOffset
const MMIO_LEN = offsetOf(KvmRunMmio, 'len')

abstract class IoExit extends PageExit {
  protected static override readonly fields = ['port', 'size', 'count', 'data']

  /** The number of the port. */
  get port(): number {
    return this.page.exit.getUint16(IO_PORT, true)
  }

  /** The width of one access in bytes: 1, 2 or 4. */
  get size(): number {
    return this.page.exit.getUint8(IO_SIZE)
  }

  /** The number of accesses: 1, or more for an instruction with `rep`. */
  get count(): number {
    return this.page.exit.getUint32(IO_COUNT, true)
  }

  /** `size` times `count` bytes: what was written, valid until the next run, or the place for the answer to a read. */
  get data(): Uint8Array {
    // The upper half of the offset is 0, unless someone else than the kernel wrote it.
    return this.page.data(this.page.exit.getUint32(IO_DATA_OFFSET, true), this.size * this.count)
  }
}

/**
 * The guest wrote to a port, by `out` or `rep outs`. There is nothing to answer. `KVM_EXIT_IO`, KVM API 5. x86_64 only.
 */
export class IoOut extends IoExit {
  readonly type = 'IoOut' as const
}

/**
 * The guest reads from a port, by `in` or `rep ins`: put the answer into `data` before the next run. `KVM_EXIT_IO`,
 * KVM API 5. x86_64 only.
 */
export class IoIn extends IoExit {
  readonly type = 'IoIn' as const
}

abstract class MmioExit extends PageExit {
  protected static override readonly fields = ['address', 'data']

  /** The guest-physical address. */
  get address(): bigint {
    return this.page.exit.getBigUint64(MMIO_PHYS_ADDR, true)
  }

  /** The same as a number, which is exact (an address has at most 52 bits), and costs no bigint. */
  get addressNumber(): number {
    const { exit } = this.page
    return exit.getUint32(MMIO_PHYS_ADDR + 4, true) * 2 ** 32 + exit.getUint32(MMIO_PHYS_ADDR, true)
  }

  /** 1 to 8 bytes: what was written, valid until the next run, or the place for the answer to a read. */
  get data(): Uint8Array {
    const { exit } = this.page
    return this.page.data(exit.byteOffset + MMIO_DATA, Math.min(exit.getUint32(MMIO_LEN, true), 8))
  }
}

/**
 * The guest reads from where it has no memory: put the answer into `data` before the next run. `KVM_EXIT_MMIO`,
 * KVM API 5.
 */
export class MmioRead extends MmioExit {
  readonly type = 'MmioRead' as const
}

/** The guest wrote to where it has no writable memory. There is nothing to answer. `KVM_EXIT_MMIO`, KVM API 5. */
export class MmioWrite extends MmioExit {
  readonly type = 'MmioWrite' as const
}

/**
 * The processor gave a reason that KVM does not know: most end the machine then. `KVM_EXIT_UNKNOWN`, KVM API 5.
 */
export class Unknown extends PageExit {
  protected static override readonly fields = ['hardwareExitReason']
  readonly type = 'Unknown' as const

  /** The reason in the processor's own numbers. */
  get hardwareExitReason(): bigint {
    return this.page.run.hw.hardwareExitReason
  }
}

/** An exception of the guest. `KVM_EXIT_EXCEPTION`, KVM API 5, where it is called unused. */
export class Exception extends PageExit {
  protected static override readonly fields = ['exception', 'errorCode']
  readonly type = 'Exception' as const

  /** Its vector. */
  get exception(): number {
    return this.page.run.ex.exception
  }

  get errorCode(): number {
    return this.page.run.ex.errorCode
  }
}

/**
 * The guest asks something of whoever runs it, by an instruction that is made for it. Set `ret` before the next run.
 *
 * x86_64: only calls that were enabled come here, by `KVM_CAP_EXIT_HYPERCALL` (`Cap.ExitHypercall`); today that is
 * `KVM_HC_MAP_GPA_RANGE` (12). aarch64: what an SMCCC filter forwards; arguments and answer are in the vCPU's
 * registers then.
 *
 * `KVM_EXIT_HYPERCALL`, KVM API 5.
 */
export class Hypercall extends PageExit {
  protected static override readonly fields = ['nr', 'args', 'ret', 'longmode', 'flags']
  readonly type = 'Hypercall' as const

  /** The number of the call, on aarch64 the SMCCC function. */
  get nr(): bigint {
    return this.page.run.hypercall.nr
  }

  /** The 6 arguments. */
  get args(): BigUint64Array {
    return this.page.run.hypercall.args
  }

  /** What the guest gets: 0, or the two's complement of an error's number (`BigInt.asUintN(64, -22n)`). */
  get ret(): bigint {
    return this.page.run.hypercall.ret
  }

  set ret(value: Integer) {
    this.page.run.hypercall.ret = value
  }

  /** 1 when an x86_64 guest is in long mode: what `flags` begin with. */
  get longmode(): number {
    return this.page.run.hypercall.longmode
  }

  /** x86_64: `KVM_EXIT_HYPERCALL_LONG_MODE`. aarch64: `KVM_HYPERCALL_EXIT_SMC`, `KVM_HYPERCALL_EXIT_16BIT`. */
  get flags(): bigint {
    return this.page.run.hypercall.flags
  }
}

/**
 * The guest came to a breakpoint, a watchpoint or the end of a single step that `VcpuFd.setGuestDebug()` had asked for.
 * `KVM_EXIT_DEBUG`, KVM API 5.
 */
export class Debug extends PageExit {
  protected static override readonly fields = ['arch']
  readonly type = 'Debug' as const

  /**
   * What the machine's architecture says of it. x86_64: `exception` (1 or 3), `pc`, `dr6`, `dr7`. aarch64: `hsr`,
   * `hsrHigh`, `far` of its own `KvmDebugExitArch`. riscv64: nothing.
   */
  get arch(): KvmDebugExitArch {
    return this.page.run.debug.arch
  }
}

/**
 * The guest halted: nothing happens until it gets an interrupt. With an interrupt controller in the kernel, KVM waits
 * itself, and there is no such exit. `KVM_EXIT_HLT`, KVM API 5. x86_64 only.
 */
export type Hlt = PlainExit<'Hlt'>

/**
 * The guest can take an interrupt now, which was asked for by `getKvmRun().requestInterruptWindow = 1`: give it one by
 * `interrupt()`. `KVM_EXIT_IRQ_WINDOW_OPEN`, KVM API 5. x86_64 without an interrupt controller in the kernel only.
 */
export type IrqWindowOpen = PlainExit<'IrqWindowOpen'>

/**
 * The guest is at its end: a triple fault on x86_64. Its state is that of a processor after a reset, or undefined.
 * `KVM_EXIT_SHUTDOWN`, KVM API 5.
 */
export type Shutdown = PlainExit<'Shutdown'>

/** The processor refused to enter the guest: its state is not one that can be run. `KVM_EXIT_FAIL_ENTRY`, KVM API 5. */
export class FailEntry extends PageExit {
  protected static override readonly fields = ['hardwareEntryFailureReason', 'cpu']
  readonly type = 'FailEntry' as const

  /** The reason in the processor's own numbers; on aarch64 and riscv64 a `KVM_EXIT_FAIL_ENTRY_*`. */
  get hardwareEntryFailureReason(): bigint {
    return this.page.run.failEntry.hardwareEntryFailureReason
  }

  /** The processor that refused. */
  get cpu(): number {
    return this.page.run.failEntry.cpu
  }
}

/** The run was interrupted; the guest goes on with the next. `KVM_EXIT_INTR`, KVM API 5. */
export type Intr = PlainExit<'Intr'>

/**
 * The guest lowered its task priority, which is `getKvmRun().cr8` now. `KVM_EXIT_SET_TPR`, KVM API 5. x86_64 without an
 * interrupt controller in the kernel only.
 */
export type SetTpr = PlainExit<'SetTpr'>

/** A non-maskable interrupt of the machine came while the guest ran. `KVM_EXIT_NMI`, KVM API 5, unused today. */
export type Nmi = PlainExit<'Nmi'>

/**
 * KVM itself cannot go on, for instance with an instruction that it had to emulate. `KVM_EXIT_INTERNAL_ERROR`,
 * KVM API 5.
 */
export class InternalError extends PageExit {
  protected static override readonly fields = ['suberror', 'data', 'flags', 'insnSize', 'insnBytes']
  readonly type = 'InternalError' as const

  /** One of `KVM_INTERNAL_ERROR_*`. */
  get suberror(): number {
    return this.page.run.internal.suberror
  }

  /** What the suberror says more: up to 16 numbers, valid until the next run. */
  get data(): BigUint64Array {
    const { data, ndata } = this.page.run.internal
    return data.subarray(0, ndata)
  }

  /** Of `KVM_INTERNAL_ERROR_EMULATION`: which of the following there are. With other suberrors undefined. */
  get flags(): bigint | undefined {
    const { suberror, ndata, flags } = this.page.run.emulationFailure
    return suberror === KVM_INTERNAL_ERROR_EMULATION && ndata > 0 ? flags : undefined
  }

  /** How many bytes of the instruction KVM had read: at least the instruction's. Undefined when it does not say. */
  get insnSize(): number | undefined {
    return this.#hasInsn ? this.page.run.emulationFailure.insnSize : undefined
  }

  /** These bytes, up to 15, valid until the next run. Undefined when KVM does not say. */
  get insnBytes(): Uint8Array | undefined {
    const { insnBytes, insnSize } = this.page.run.emulationFailure
    return this.#hasInsn ? insnBytes.subarray(0, insnSize) : undefined
  }

  get #hasInsn(): boolean {
    return ((this.flags ?? 0n) & BigInt(KVM_INTERNAL_ERROR_EMULATION_FLAG_INSTRUCTION_BYTES)) !== 0n
  }
}

/** The guest's watchdog timer ran out. `KVM_EXIT_WATCHDOG`, KVM API 5, after `KVM_CAP_PPC_BOOKE_WATCHDOG`. PowerPC only. */
export type Watchdog = PlainExit<'Watchdog'>

/**
 * The guest, or KVM for it, wants something of the whole machine: to be switched off, reset, suspended. Whether to do
 * it is up to the caller; the guest does not expect to go on after most of them. `KVM_EXIT_SYSTEM_EVENT`, KVM API 5.
 */
export class SystemEvent extends PageExit {
  protected static override readonly fields = ['event', 'data', 'flags']
  readonly type = 'SystemEvent' as const

  /** The kernel's `type`: one of `KVM_SYSTEM_EVENT_*`. */
  get event(): number {
    return this.page.run.systemEvent.type
  }

  /** What the event says more: up to 16 numbers, valid until the next run. `Cap.SystemEventData`. */
  get data(): BigUint64Array {
    const { data, ndata } = this.page.run.systemEvent
    return data.subarray(0, ndata)
  }

  /** The first of `data`, which is all that kernels before 5.19 say, without a count. */
  get flags(): bigint {
    return this.page.run.systemEvent.flags
  }
}

/**
 * The dirty ring has no room: harvest it and reset it, then go on. `KVM_EXIT_DIRTY_RING_FULL`, KVM API 8.29, after
 * `KVM_CAP_DIRTY_LOG_RING`.
 */
export type DirtyRingFull = PlainExit<'DirtyRingFull'>

/**
 * The guest touched memory that could not be given to it: of the wrong kind (private or shared, which is changed by
 * memory attributes), or gone. KVM_RUN fails with EFAULT or EHWPOISON then, and it is an exit all the same.
 * `KVM_EXIT_MEMORY_FAULT`, KVM API 5, `Cap.MemoryFaultInfo`.
 */
export class MemoryFault extends PageExit {
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

/** An exit that is newer than this package, which knows no more than its number. */
export class Unsupported extends Exit {
  protected static override readonly fields = ['reason']
  readonly type = 'Unsupported' as const
  /** The `KVM_EXIT_*` number. */
  reason = 0
}
