// The exits of a vCPU. Each vCPU has one object of each class, which decodes the kvm_run page when a field is read, so
// that an exit allocates nothing.

import {
  KVM_EXIT_AP_RESET_HOLD,
  KVM_EXIT_ARM_LDST64B,
  KVM_EXIT_ARM_NISV,
  KVM_EXIT_ARM_SEA,
  KVM_EXIT_DEBUG,
  KVM_EXIT_DIRTY_RING_FULL,
  KVM_EXIT_EXCEPTION,
  KVM_EXIT_FAIL_ENTRY,
  KVM_EXIT_HLT,
  KVM_EXIT_HYPERCALL,
  KVM_EXIT_HYPERV,
  KVM_EXIT_INTERNAL_ERROR,
  KVM_EXIT_INTR,
  KVM_EXIT_IO,
  KVM_EXIT_IO_OUT,
  KVM_EXIT_IOAPIC_EOI,
  KVM_EXIT_IRQ_WINDOW_OPEN,
  KVM_EXIT_MEMORY_FAULT,
  KVM_EXIT_MMIO,
  KVM_EXIT_NMI,
  KVM_EXIT_NOTIFY,
  KVM_EXIT_RISCV_CSR,
  KVM_EXIT_RISCV_SBI,
  KVM_EXIT_SET_TPR,
  KVM_EXIT_SHUTDOWN,
  KVM_EXIT_SNP_REQ_CERTS,
  KVM_EXIT_SYSTEM_EVENT,
  KVM_EXIT_TDX,
  KVM_EXIT_TPR_ACCESS,
  KVM_EXIT_UNKNOWN,
  KVM_EXIT_X86_BUS_LOCK,
  KVM_EXIT_X86_RDMSR,
  KVM_EXIT_X86_WRMSR,
  KVM_EXIT_XEN,
  KvmRunIo,
  KvmRunMmio,
} from '../abi/host.ts'
import { offsetOf, type RunPage } from '../vcpu/kvm-run.ts'
import { ArmLdst64b, ArmNisv, ArmSea } from './aarch64.ts'
import {
  Debug,
  DirtyRingFull,
  FailEntry,
  Hypercall,
  InternalError,
  Intr,
  MemoryFault,
  SystemEvent,
  Unknown,
  Unsupported,
} from './common.ts'
import { IoIn, IoOut, MmioRead, MmioWrite } from './io.ts'
import { RiscvCsr, RiscvSbi } from './riscv64.ts'
import {
  ApResetHold,
  Exception,
  Hlt,
  Hyperv,
  IoapicEoi,
  IrqWindowOpen,
  Nmi,
  Notify,
  SetTpr,
  Shutdown,
  SnpReqCerts,
  Tdx,
  TprAccess,
  X86BusLock,
  X86Rdmsr,
  X86Wrmsr,
  Xen,
} from './x86_64.ts'

const IO_DIRECTION = offsetOf(KvmRunIo, 'direction')
const MMIO_IS_WRITE = offsetOf(KvmRunMmio, 'isWrite')

/**
 * The reason why a run ended, discriminated by `type`: every exit that Linux has on x86_64, aarch64 and riscv64. The
 * object and its views are valid until the vCPU's next run; `toJSON()` returns a copy.
 *
 * A field that KVM did not write for the exit is undefined, or 0 in the structs of the kernel.
 */
export type VcpuExit =
  | ApResetHold
  | ArmLdst64b
  | ArmNisv
  | ArmSea
  | Debug
  | DirtyRingFull
  | Exception
  | FailEntry
  | Hlt
  | Hypercall
  | Hyperv
  | InternalError
  | Intr
  | IoapicEoi
  | IoIn
  | IoOut
  | IrqWindowOpen
  | MemoryFault
  | MmioRead
  | MmioWrite
  | Nmi
  | Notify
  | RiscvCsr
  | RiscvSbi
  | SetTpr
  | Shutdown
  | SnpReqCerts
  | SystemEvent
  | Tdx
  | TprAccess
  | Unknown
  | Unsupported
  | X86BusLock
  | X86Rdmsr
  | X86Wrmsr
  | Xen

/** The classes of the exits. KVM_EXIT_IO and KVM_EXIT_MMIO have two each, which decode() chooses from. */
const CLASSES = new Map<number, new (page: RunPage) => VcpuExit>([
  [KVM_EXIT_UNKNOWN, Unknown],
  [KVM_EXIT_EXCEPTION, Exception],
  [KVM_EXIT_HYPERCALL, Hypercall],
  [KVM_EXIT_DEBUG, Debug],
  [KVM_EXIT_HLT, Hlt],
  [KVM_EXIT_IRQ_WINDOW_OPEN, IrqWindowOpen],
  [KVM_EXIT_SHUTDOWN, Shutdown],
  [KVM_EXIT_FAIL_ENTRY, FailEntry],
  [KVM_EXIT_INTR, Intr],
  [KVM_EXIT_SET_TPR, SetTpr],
  [KVM_EXIT_TPR_ACCESS, TprAccess],
  [KVM_EXIT_NMI, Nmi],
  [KVM_EXIT_INTERNAL_ERROR, InternalError],
  [KVM_EXIT_SYSTEM_EVENT, SystemEvent],
  [KVM_EXIT_IOAPIC_EOI, IoapicEoi],
  [KVM_EXIT_HYPERV, Hyperv],
  [KVM_EXIT_ARM_NISV, ArmNisv],
  [KVM_EXIT_X86_RDMSR, X86Rdmsr],
  [KVM_EXIT_X86_WRMSR, X86Wrmsr],
  [KVM_EXIT_DIRTY_RING_FULL, DirtyRingFull],
  [KVM_EXIT_AP_RESET_HOLD, ApResetHold],
  [KVM_EXIT_X86_BUS_LOCK, X86BusLock],
  [KVM_EXIT_XEN, Xen],
  [KVM_EXIT_RISCV_SBI, RiscvSbi],
  [KVM_EXIT_RISCV_CSR, RiscvCsr],
  [KVM_EXIT_NOTIFY, Notify],
  [KVM_EXIT_MEMORY_FAULT, MemoryFault],
  [KVM_EXIT_TDX, Tdx],
  [KVM_EXIT_ARM_SEA, ArmSea],
  [KVM_EXIT_ARM_LDST64B, ArmLdst64b],
  [KVM_EXIT_SNP_REQ_CERTS, SnpReqCerts],
])

/** The exit objects of one vCPU. */
export class Exits {
  readonly #page: RunPage
  readonly #ioIn: IoIn
  readonly #ioOut: IoOut
  readonly #mmioRead: MmioRead
  readonly #mmioWrite: MmioWrite
  readonly #unsupported: Unsupported
  // A guest has few kinds of exits, so each object is created for the first exit of its kind.
  readonly #others = new Map<number, VcpuExit>()

  constructor(page: RunPage) {
    this.#page = page
    this.#ioIn = new IoIn(page)
    this.#ioOut = new IoOut(page)
    this.#mmioRead = new MmioRead(page)
    this.#mmioWrite = new MmioWrite(page)
    this.#unsupported = new Unsupported(page)
  }

  /** Returns the object of an exit that KVM_RUN has just left in the page. */
  decode(reason: number): VcpuExit {
    if (reason === KVM_EXIT_IO) {
      return this.#page.exit.getUint8(IO_DIRECTION) === KVM_EXIT_IO_OUT ? this.#ioOut : this.#ioIn
    }
    if (reason === KVM_EXIT_MMIO) {
      return this.#page.exit.getUint8(MMIO_IS_WRITE) === 0 ? this.#mmioRead : this.#mmioWrite
    }
    return this.#others.get(reason) ?? this.#create(reason)
  }

  #create(reason: number): VcpuExit {
    const Class = CLASSES.get(reason)
    if (Class === undefined) {
      this.#unsupported.reason = reason
      return this.#unsupported
    }
    const exit = new Class(this.#page)
    this.#others.set(reason, exit)
    return exit
  }
}
