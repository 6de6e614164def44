// Why a vCPU came back from its guest, decoded from the kvm_run page when somebody asks. A vCPU has one object of each
// kind and uses it again and again, so that an exit makes no garbage.

import {
  KVM_EXIT_AP_RESET_HOLD,
  KVM_EXIT_ARM_LDST64B,
  KVM_EXIT_ARM_NISV,
  KVM_EXIT_ARM_SEA,
  KVM_EXIT_DCR,
  KVM_EXIT_DEBUG,
  KVM_EXIT_DIRTY_RING_FULL,
  KVM_EXIT_EPR,
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
  KVM_EXIT_LOONGARCH_IOCSR,
  KVM_EXIT_MEMORY_FAULT,
  KVM_EXIT_MMIO,
  KVM_EXIT_NMI,
  KVM_EXIT_NOTIFY,
  KVM_EXIT_OSI,
  KVM_EXIT_PAPR_HCALL,
  KVM_EXIT_RISCV_CSR,
  KVM_EXIT_RISCV_SBI,
  KVM_EXIT_S390_RESET,
  KVM_EXIT_S390_SIEIC,
  KVM_EXIT_S390_STSI,
  KVM_EXIT_S390_TSCH,
  KVM_EXIT_S390_UCONTROL,
  KVM_EXIT_SET_TPR,
  KVM_EXIT_SHUTDOWN,
  KVM_EXIT_SNP_REQ_CERTS,
  KVM_EXIT_SYSTEM_EVENT,
  KVM_EXIT_TDX,
  KVM_EXIT_TPR_ACCESS,
  KVM_EXIT_UNKNOWN,
  KVM_EXIT_WATCHDOG,
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
  type DirtyRingFull,
  Exception,
  FailEntry,
  type Hlt,
  Hypercall,
  InternalError,
  type Intr,
  IoIn,
  IoOut,
  type IrqWindowOpen,
  MemoryFault,
  MmioRead,
  MmioWrite,
  type Nmi,
  type SetTpr,
  type Shutdown,
  SystemEvent,
  Unknown,
  Unsupported,
  type Watchdog,
} from './common.ts'
import {
  Dcr,
  Epr,
  LoongarchIocsr,
  Osi,
  PaprHcall,
  S390Reset,
  S390Sieic,
  S390Stsi,
  S390Tsch,
  S390Ucontrol,
} from './elsewhere.ts'
import { PlainExit } from './exit.ts'
import { RiscvCsr, RiscvSbi } from './riscv64.ts'
import {
  type ApResetHold,
  Hyperv,
  IoapicEoi,
  Notify,
  SnpReqCerts,
  Tdx,
  TprAccess,
  type X86BusLock,
  X86Rdmsr,
  X86Wrmsr,
  Xen,
} from './x86_64.ts'

const IO_DIRECTION = offsetOf(KvmRunIo, 'direction')
const MMIO_IS_WRITE = offsetOf(KvmRunMmio, 'isWrite')

/**
 * Why a run ended, told apart by `type`: all that Linux has, of all architectures. An object and its views are valid
 * until the vCPU's next run.
 */
export type VcpuExit =
  | ApResetHold
  | ArmLdst64b
  | ArmNisv
  | ArmSea
  | Dcr
  | Debug
  | DirtyRingFull
  | Epr
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
  | LoongarchIocsr
  | MemoryFault
  | MmioRead
  | MmioWrite
  | Nmi
  | Notify
  | Osi
  | PaprHcall
  | RiscvCsr
  | RiscvSbi
  | S390Reset
  | S390Sieic
  | S390Stsi
  | S390Tsch
  | S390Ucontrol
  | SetTpr
  | Shutdown
  | SnpReqCerts
  | SystemEvent
  | Tdx
  | TprAccess
  | Unknown
  | Unsupported
  | Watchdog
  | X86BusLock
  | X86Rdmsr
  | X86Wrmsr
  | Xen

/** How the exits are made that have one number each; those of ports and of memory have two kinds. */
const MAKERS = new Map<number, (page: RunPage) => VcpuExit>([
  [KVM_EXIT_UNKNOWN, page => new Unknown(page)],
  [KVM_EXIT_EXCEPTION, page => new Exception(page)],
  [KVM_EXIT_HYPERCALL, page => new Hypercall(page)],
  [KVM_EXIT_DEBUG, page => new Debug(page)],
  [KVM_EXIT_HLT, () => new PlainExit('Hlt')],
  [KVM_EXIT_IRQ_WINDOW_OPEN, () => new PlainExit('IrqWindowOpen')],
  [KVM_EXIT_SHUTDOWN, () => new PlainExit('Shutdown')],
  [KVM_EXIT_FAIL_ENTRY, page => new FailEntry(page)],
  [KVM_EXIT_INTR, () => new PlainExit('Intr')],
  [KVM_EXIT_SET_TPR, () => new PlainExit('SetTpr')],
  [KVM_EXIT_TPR_ACCESS, page => new TprAccess(page)],
  [KVM_EXIT_S390_SIEIC, page => new S390Sieic(page)],
  [KVM_EXIT_S390_RESET, page => new S390Reset(page)],
  [KVM_EXIT_DCR, page => new Dcr(page)],
  [KVM_EXIT_NMI, () => new PlainExit('Nmi')],
  [KVM_EXIT_INTERNAL_ERROR, page => new InternalError(page)],
  [KVM_EXIT_OSI, page => new Osi(page)],
  [KVM_EXIT_PAPR_HCALL, page => new PaprHcall(page)],
  [KVM_EXIT_S390_UCONTROL, page => new S390Ucontrol(page)],
  [KVM_EXIT_WATCHDOG, () => new PlainExit('Watchdog')],
  [KVM_EXIT_S390_TSCH, page => new S390Tsch(page)],
  [KVM_EXIT_EPR, page => new Epr(page)],
  [KVM_EXIT_SYSTEM_EVENT, page => new SystemEvent(page)],
  [KVM_EXIT_S390_STSI, page => new S390Stsi(page)],
  [KVM_EXIT_IOAPIC_EOI, page => new IoapicEoi(page)],
  [KVM_EXIT_HYPERV, page => new Hyperv(page)],
  [KVM_EXIT_ARM_NISV, page => new ArmNisv(page)],
  [KVM_EXIT_X86_RDMSR, page => new X86Rdmsr(page)],
  [KVM_EXIT_X86_WRMSR, page => new X86Wrmsr(page)],
  [KVM_EXIT_DIRTY_RING_FULL, () => new PlainExit('DirtyRingFull')],
  [KVM_EXIT_AP_RESET_HOLD, () => new PlainExit('ApResetHold')],
  [KVM_EXIT_X86_BUS_LOCK, () => new PlainExit('X86BusLock')],
  [KVM_EXIT_XEN, page => new Xen(page)],
  [KVM_EXIT_RISCV_SBI, page => new RiscvSbi(page)],
  [KVM_EXIT_RISCV_CSR, page => new RiscvCsr(page)],
  [KVM_EXIT_NOTIFY, page => new Notify(page)],
  [KVM_EXIT_LOONGARCH_IOCSR, page => new LoongarchIocsr(page)],
  [KVM_EXIT_MEMORY_FAULT, page => new MemoryFault(page)],
  [KVM_EXIT_TDX, page => new Tdx(page)],
  [KVM_EXIT_ARM_SEA, page => new ArmSea(page)],
  [KVM_EXIT_ARM_LDST64B, page => new ArmLdst64b(page)],
  [KVM_EXIT_SNP_REQ_CERTS, page => new SnpReqCerts(page)],
])

/** The exits of one vCPU. */
export class Exits {
  readonly #page: RunPage
  readonly #ioIn: IoIn
  readonly #ioOut: IoOut
  readonly #mmioRead: MmioRead
  readonly #mmioWrite: MmioWrite
  readonly #unsupported = new Unsupported()
  // A vCPU meets few of them, so each is made when it is first met.
  readonly #others = new Map<number, VcpuExit>()

  constructor(page: RunPage) {
    this.#page = page
    this.#ioIn = new IoIn(page)
    this.#ioOut = new IoOut(page)
    this.#mmioRead = new MmioRead(page)
    this.#mmioWrite = new MmioWrite(page)
  }

  /** The exit of a reason that KVM_RUN has just left in the page. */
  decode(reason: number): VcpuExit {
    if (reason === KVM_EXIT_IO) {
      return this.#page.exit.getUint8(IO_DIRECTION) === KVM_EXIT_IO_OUT ? this.#ioOut : this.#ioIn
    }
    if (reason === KVM_EXIT_MMIO) {
      return this.#page.exit.getUint8(MMIO_IS_WRITE) === 0 ? this.#mmioRead : this.#mmioWrite
    }
    return this.#others.get(reason) ?? this.#make(reason)
  }

  #make(reason: number): VcpuExit {
    const exit = MAKERS.get(reason)?.(this.#page)
    if (exit === undefined) {
      this.#unsupported.reason = reason
      return this.#unsupported
    }
    this.#others.set(reason, exit)
    return exit
  }
}
