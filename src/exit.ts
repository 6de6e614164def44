// Why a vCPU came back from its guest, decoded from the kvm_run page when somebody asks. A vCPU has one object of each
// kind and uses it again and again, so that an exit makes no garbage.

import {
  KVM_EXIT_EXCEPTION,
  KVM_EXIT_FAIL_ENTRY,
  KVM_EXIT_HLT,
  KVM_EXIT_INTERNAL_ERROR,
  KVM_EXIT_INTR,
  KVM_EXIT_IO,
  KVM_EXIT_IO_OUT,
  KVM_EXIT_IOAPIC_EOI,
  KVM_EXIT_IRQ_WINDOW_OPEN,
  KVM_EXIT_MEMORY_FAULT,
  KVM_EXIT_MMIO,
  KVM_EXIT_NMI,
  KVM_EXIT_SET_TPR,
  KVM_EXIT_SHUTDOWN,
  KVM_EXIT_SYSTEM_EVENT,
  KVM_EXIT_UNKNOWN,
  KVM_EXIT_X86_RDMSR,
  KVM_EXIT_X86_WRMSR,
  KvmRun,
  KvmRunIo,
  KvmRunMmio,
} from './abi/x86_64.ts'
import type { Integer } from './integer.ts'
import { offsetOf, type RunPage } from './run-page.ts'
import { type Inspect, type InspectOptions, inspectCustom, type Json, toJson, toShow } from './struct.ts'

const IO_DATA_OFFSET = offsetOf(KvmRunIo, 'dataOffset')
const MMIO_PHYS_ADDR = offsetOf(KvmRunMmio, 'physAddr')
// The mapping begins with the struct, so that an offset in it is one in the mapping.
const MMIO_DATA = new KvmRun().mmio.data.byteOffset

abstract class Exit {
  /** The names of what the kind of exit says, beside its type. */
  protected static readonly fields: readonly string[] = []
  /** The variant of the crate's `VcpuExit`. */
  abstract readonly type: string

  /** A copy that stays as it is when the vCPU runs on; 64-bit integers are hexadecimal strings, as in structs. */
  toJSON(): { type: string; [field: string]: Json } {
    const copy: { type: string; [field: string]: Json } = { type: this.type }
    for (const field of (this.constructor as typeof Exit).fields) copy[field] = toJson(this[field as keyof this])
    return copy
  }

  [inspectCustom](_depth: number | null, options: InspectOptions, inspect: Inspect): string {
    const shown: Record<string, unknown> = { type: this.type }
    for (const field of (this.constructor as typeof Exit).fields) shown[field] = toShow(this[field as keyof this])
    return `VcpuExit ${inspect(shown, options)}`
  }
}

/** An exit that has nothing to say but that it happened. */
export class PlainExit<T extends string> extends Exit {
  readonly type: T

  /** @internal */
  constructor(type: T) {
    super()
    this.type = type
  }
}

/** An exit that reads what it says from the page. */
abstract class PageExit extends Exit {
  /** @internal */
  protected readonly page: RunPage

  /** @internal */
  constructor(page: RunPage) {
    super()
    this.page = page
  }
}

abstract class IoExit extends PageExit {
  protected static override readonly fields = ['port', 'size', 'count', 'data']

  /** The number of the port. */
  get port(): number {
    return this.page.run.io.port
  }

  /** The width of one access in bytes: 1, 2 or 4. */
  get size(): number {
    return this.page.run.io.size
  }

  /** The number of accesses: 1, or more for an instruction with `rep`. */
  get count(): number {
    return this.page.run.io.count
  }

  /** `size` times `count` bytes: what was written, valid until the next run, or the place for the answer to a read. */
  get data(): Uint8Array {
    const { io } = this.page.run
    // The upper half of the offset is 0, unless someone else than the kernel wrote it.
    return this.page.data(io.view.getUint32(IO_DATA_OFFSET, true), io.size * io.count)
  }
}

/** The guest wrote to a port, by `out` or `rep outs`. `KVM_EXIT_IO`, KVM API 5. */
export class IoOut extends IoExit {
  readonly type = 'IoOut' as const
}

/** The guest reads from a port, by `in` or `rep ins`: the answer goes into `data`. `KVM_EXIT_IO`, KVM API 5. */
export class IoIn extends IoExit {
  readonly type = 'IoIn' as const
}

abstract class MmioExit extends PageExit {
  protected static override readonly fields = ['address', 'data']

  /** The guest-physical address. */
  get address(): bigint {
    return this.page.run.mmio.physAddr
  }

  /** The same as a number, which is exact (an address has at most 52 bits), and costs no bigint. */
  get addressNumber(): number {
    const { view } = this.page.run.mmio
    return view.getUint32(MMIO_PHYS_ADDR + 4, true) * 2 ** 32 + view.getUint32(MMIO_PHYS_ADDR, true)
  }

  /** 1 to 8 bytes: what was written, valid until the next run, or the place for the answer to a read. */
  get data(): Uint8Array {
    return this.page.data(MMIO_DATA, Math.min(this.page.run.mmio.len, 8))
  }
}

/** The guest reads from where it has no memory: the answer goes into `data`. `KVM_EXIT_MMIO`, KVM API 5. */
export class MmioRead extends MmioExit {
  readonly type = 'MmioRead' as const
}

/** The guest wrote to where it has no writable memory. `KVM_EXIT_MMIO`, KVM API 5. */
export class MmioWrite extends MmioExit {
  readonly type = 'MmioWrite' as const
}

/** The processor gave a reason that KVM does not know. `KVM_EXIT_UNKNOWN`, KVM API 5. */
export class Unknown extends PageExit {
  protected static override readonly fields = ['hardwareExitReason']
  readonly type = 'Unknown' as const

  get hardwareExitReason(): bigint {
    return this.page.run.hw.hardwareExitReason
  }
}

/** `KVM_EXIT_EXCEPTION`, KVM API 5, where it is called unused. */
export class Exception extends PageExit {
  protected static override readonly fields = ['exception', 'errorCode']
  readonly type = 'Exception' as const

  get exception(): number {
    return this.page.run.ex.exception
  }

  get errorCode(): number {
    return this.page.run.ex.errorCode
  }
}

/** The processor refused to enter the guest: its state is not one that can be run. `KVM_EXIT_FAIL_ENTRY`, KVM API 5. */
export class FailEntry extends PageExit {
  protected static override readonly fields = ['hardwareEntryFailureReason', 'cpu']
  readonly type = 'FailEntry' as const

  get hardwareEntryFailureReason(): bigint {
    return this.page.run.failEntry.hardwareEntryFailureReason
  }

  /** The processor that refused. */
  get cpu(): number {
    return this.page.run.failEntry.cpu
  }
}

/** KVM itself cannot go on, for instance with an instruction that it had to emulate. `KVM_EXIT_INTERNAL_ERROR`, KVM API 5. */
export class InternalError extends PageExit {
  protected static override readonly fields = ['suberror', 'data']
  readonly type = 'InternalError' as const

  /** `KVM_INTERNAL_ERROR_EMULATION`, ... */
  get suberror(): number {
    return this.page.run.internal.suberror
  }

  /** What the suberror says more: up to 16 numbers, valid until the next run. */
  get data(): BigUint64Array {
    const { data, ndata } = this.page.run.internal
    return data.subarray(0, ndata)
  }
}

/** The guest, or KVM for it, wants something of the whole machine. `KVM_EXIT_SYSTEM_EVENT`, KVM API 5. */
export class SystemEvent extends PageExit {
  protected static override readonly fields = ['event', 'data']
  readonly type = 'SystemEvent' as const

  /** `KVM_SYSTEM_EVENT_SHUTDOWN`, `KVM_SYSTEM_EVENT_RESET`, ... */
  get event(): number {
    return this.page.run.systemEvent.type
  }

  /** What the event says more: up to 16 numbers, valid until the next run. */
  get data(): BigUint64Array {
    const { data, ndata } = this.page.run.systemEvent
    return data.subarray(0, ndata)
  }
}

/** The guest acknowledged a level-triggered interrupt of a split interrupt controller. `KVM_EXIT_IOAPIC_EOI`, KVM API 5. */
export class IoapicEoi extends PageExit {
  protected static override readonly fields = ['vector']
  readonly type = 'IoapicEoi' as const

  get vector(): number {
    return this.page.run.eoi.vector
  }
}

abstract class MsrExit extends PageExit {
  protected static override readonly fields = ['reason', 'index', 'data', 'error']

  /** One of `KVM_MSR_EXIT_REASON_*`. */
  get reason(): number {
    return this.page.run.msr.reason
  }

  /** The number of the MSR. */
  get index(): number {
    return this.page.run.msr.index
  }

  /** 1, set before the next run, has the guest get a general protection fault. */
  get error(): number {
    return this.page.run.msr.error
  }

  set error(value: Integer) {
    this.page.run.msr.error = value
  }
}

/** The guest reads an MSR that was left to user space. `KVM_EXIT_X86_RDMSR`, KVM API 5. */
export class X86Rdmsr extends MsrExit {
  readonly type = 'X86Rdmsr' as const

  /** The answer: set it before the next run. */
  get data(): bigint {
    return this.page.run.msr.data
  }

  set data(value: Integer) {
    this.page.run.msr.data = value
  }
}

/** The guest wrote an MSR that was left to user space. `KVM_EXIT_X86_WRMSR`, KVM API 5. */
export class X86Wrmsr extends MsrExit {
  readonly type = 'X86Wrmsr' as const

  /** The value that the guest wrote. */
  get data(): bigint {
    return this.page.run.msr.data
  }
}

/**
 * The guest touched memory that could not be given to it. KVM_RUN fails with EFAULT or EHWPOISON then, and it is an
 * exit all the same. `KVM_EXIT_MEMORY_FAULT`, KVM API 5.
 */
export class MemoryFault extends PageExit {
  protected static override readonly fields = ['flags', 'gpa', 'size']
  readonly type = 'MemoryFault' as const

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

/** An exit that this package has no decoder for: what the kernel says of it is lost on no one who knows its number. */
export class Unsupported extends Exit {
  protected static override readonly fields = ['reason']
  readonly type = 'Unsupported' as const
  /** The `KVM_EXIT_*` number. */
  reason = 0
}

/** Why a run ended, told apart by `type`. An object and its views are valid until the vCPU's next run. */
export type VcpuExit =
  | IoIn
  | IoOut
  | MmioRead
  | MmioWrite
  | Unknown
  | Exception
  | FailEntry
  | InternalError
  | SystemEvent
  | IoapicEoi
  | X86Rdmsr
  | X86Wrmsr
  | MemoryFault
  | PlainExit<'Hlt' | 'Intr' | 'IrqWindowOpen' | 'Nmi' | 'SetTpr' | 'Shutdown'>
  | Unsupported

/** The exits of one vCPU. */
export class Exits {
  readonly intr = new PlainExit('Intr')
  readonly #page: RunPage
  readonly #ioIn: IoIn
  readonly #ioOut: IoOut
  readonly #mmioRead: MmioRead
  readonly #mmioWrite: MmioWrite
  readonly #unsupported = new Unsupported()
  readonly #others: ReadonlyMap<number, VcpuExit>

  constructor(page: RunPage) {
    this.#page = page
    this.#ioIn = new IoIn(page)
    this.#ioOut = new IoOut(page)
    this.#mmioRead = new MmioRead(page)
    this.#mmioWrite = new MmioWrite(page)
    this.#others = new Map<number, VcpuExit>([
      [KVM_EXIT_UNKNOWN, new Unknown(page)],
      [KVM_EXIT_EXCEPTION, new Exception(page)],
      [KVM_EXIT_HLT, new PlainExit('Hlt')],
      [KVM_EXIT_IRQ_WINDOW_OPEN, new PlainExit('IrqWindowOpen')],
      [KVM_EXIT_SHUTDOWN, new PlainExit('Shutdown')],
      [KVM_EXIT_FAIL_ENTRY, new FailEntry(page)],
      [KVM_EXIT_INTR, this.intr],
      [KVM_EXIT_SET_TPR, new PlainExit('SetTpr')],
      [KVM_EXIT_NMI, new PlainExit('Nmi')],
      [KVM_EXIT_INTERNAL_ERROR, new InternalError(page)],
      [KVM_EXIT_SYSTEM_EVENT, new SystemEvent(page)],
      [KVM_EXIT_IOAPIC_EOI, new IoapicEoi(page)],
      [KVM_EXIT_X86_RDMSR, new X86Rdmsr(page)],
      [KVM_EXIT_X86_WRMSR, new X86Wrmsr(page)],
      [KVM_EXIT_MEMORY_FAULT, new MemoryFault(page)],
    ])
  }

  /** The exit of a reason that KVM_RUN has just left in the page. */
  decode(reason: number): VcpuExit {
    if (reason === KVM_EXIT_IO) return this.#page.run.io.direction === KVM_EXIT_IO_OUT ? this.#ioOut : this.#ioIn
    if (reason === KVM_EXIT_MMIO) return this.#page.run.mmio.isWrite === 0 ? this.#mmioRead : this.#mmioWrite
    const exit = this.#others.get(reason)
    if (exit !== undefined) return exit
    this.#unsupported.reason = reason
    return this.#unsupported
  }
}
