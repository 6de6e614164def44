// Exits that only x86_64 has.

import {
  KVM_EXIT_HYPERV_HCALL,
  KVM_EXIT_HYPERV_SYNDBG,
  KVM_EXIT_HYPERV_SYNIC,
  KVM_EXIT_XEN_HCALL,
  type KvmHypervExitUHcall,
  type KvmHypervExitUSyndbg,
  type KvmHypervExitUSynic,
  type KvmRunTdxGetQuote,
  type KvmRunTdxGetTdvmcallInfo,
  type KvmRunTdxSetupEventNotify,
  type KvmRunTdxUnknown,
  type KvmXenExitUHcall,
} from '../abi/host.ts'
import type { Integer } from '../arguments/integer.ts'
import { Exit } from './exit.ts'

// Leaves of TDG.VP.VMCALL in Intel's Guest-Host-Communication Interface for TDX. The kernel's uapi does not name them.
const GET_TD_VM_CALL_INFO = 0x1_0000n
const GET_QUOTE = 0x1_0002n
const SETUP_EVENT_NOTIFY_INTERRUPT = 0x1_0004n

/**
 * The guest raised an exception that KVM neither handles nor injects. Most programs end the machine.
 *
 * `KVM_EXIT_EXCEPTION`, KVM API 5. x86_64 with Intel's virtualization only.
 */
export class Exception extends Exit {
  protected static override readonly fields = ['exception', 'errorCode']
  readonly type = 'Exception' as const

  /** The vector. */
  get exception(): number {
    return this.page.run.ex.exception
  }

  /** The error code, 0 for a vector without one. */
  get errorCode(): number {
    return this.page.run.ex.errorCode
  }
}

/**
 * The guest executed `hlt`: it waits for an interrupt. With a local APIC in the kernel, KVM waits itself and there is no
 * such exit.
 *
 * `KVM_EXIT_HLT`, KVM API 5. x86_64 only.
 */
export class Hlt extends Exit {
  readonly type = 'Hlt' as const
}

/**
 * The guest can take an interrupt: inject one with `VcpuFd.interrupt()`. Only after
 * `getKvmRun().requestInterruptWindow = 1`.
 *
 * `KVM_EXIT_IRQ_WINDOW_OPEN`, KVM API 5. x86_64 without an interrupt controller in the kernel only.
 */
export class IrqWindowOpen extends Exit {
  readonly type = 'IrqWindowOpen' as const
}

/**
 * The guest shut down with a triple fault. Its state is that after a reset, or undefined.
 *
 * `KVM_EXIT_SHUTDOWN`, KVM API 5. x86_64 only.
 */
export class Shutdown extends Exit {
  readonly type = 'Shutdown' as const
}

/**
 * The guest lowered its task priority. `getKvmRun().cr8` has the new one.
 *
 * `KVM_EXIT_SET_TPR`, KVM API 5. x86_64 without an interrupt controller in the kernel only.
 */
export class SetTpr extends Exit {
  readonly type = 'SetTpr' as const
}

/** `KVM_EXIT_NMI`, KVM API 5: reserved, no Linux uses it. */
export class Nmi extends Exit {
  readonly type = 'Nmi' as const
}

/**
 * The guest accessed the task priority register of its local APIC. KVM has done the access; the program may patch the
 * instruction at `rip`.
 *
 * `KVM_EXIT_TPR_ACCESS`, KVM API 5, after `KVM_TPR_ACCESS_REPORTING`. x86_64 only.
 */
export class TprAccess extends Exit {
  protected static override readonly fields = ['rip', 'isWrite']
  readonly type = 'TprAccess' as const

  /** The address of the instruction. */
  get rip(): bigint {
    return this.page.run.tprAccess.rip
  }

  /** 1 for a write, 0 for a read. */
  get isWrite(): number {
    return this.page.run.tprAccess.isWrite
  }
}

/**
 * The guest acknowledged a level-triggered interrupt of an I/O APIC outside the kernel. If the interrupt's line is still
 * high, send the interrupt again.
 *
 * `KVM_EXIT_IOAPIC_EOI`, KVM API 5, after `KVM_CAP_SPLIT_IRQCHIP`. x86_64 only.
 */
export class IoapicEoi extends Exit {
  protected static override readonly fields = ['vector']
  readonly type = 'IoapicEoi' as const

  /** The interrupt's vector. */
  get vector(): number {
    return this.page.run.eoi.vector
  }
}

/**
 * The guest uses a Hyper-V interface that KVM leaves to the program. One of `synic`, `hcall` and `syndbg` is defined,
 * by `event`.
 *
 * `KVM_EXIT_HYPERV`, KVM API 5, after `KVM_CAP_HYPERV_SYNIC` or another Hyper-V capability. x86_64 only.
 */
export class Hyperv extends Exit {
  protected static override readonly fields = ['event', 'synic', 'hcall', 'syndbg']
  readonly type = 'Hyperv' as const

  /** The kernel's `type`: `KVM_EXIT_HYPERV_SYNIC`, `KVM_EXIT_HYPERV_HCALL` or `KVM_EXIT_HYPERV_SYNDBG`. */
  get event(): number {
    return this.page.run.hyperv.type
  }

  /** The guest wrote an MSR of the synthetic interrupt controller. `msr` is its number; the rest are the new values. */
  get synic(): KvmHypervExitUSynic | undefined {
    return this.event === KVM_EXIT_HYPERV_SYNIC ? this.page.run.hyperv.u.synic : undefined
  }

  /** The guest made a hypercall. Set `result` before the next run: 0, HV_STATUS_SUCCESS, unless it is set. */
  get hcall(): KvmHypervExitUHcall | undefined {
    return this.event === KVM_EXIT_HYPERV_HCALL ? this.page.run.hyperv.u.hcall : undefined
  }

  /** The guest used an MSR of the synthetic debugger. Set `status` before the next run: 0 unless it is set. */
  get syndbg(): KvmHypervExitUSyndbg | undefined {
    return this.event === KVM_EXIT_HYPERV_SYNDBG ? this.page.run.hyperv.u.syndbg : undefined
  }
}

abstract class MsrExit extends Exit {
  protected static override readonly fields = ['reason', 'index', 'data', 'error']

  /** One of `KVM_MSR_EXIT_REASON_*`. */
  get reason(): number {
    return this.page.run.msr.reason
  }

  /** The number of the MSR. */
  get index(): number {
    return this.page.run.msr.index
  }

  /** Set it to 1 before the next run to inject a general protection fault. 0 unless it is set. */
  get error(): number {
    return this.page.run.msr.error
  }

  set error(value: Integer) {
    this.page.run.msr.error = value
  }
}

/**
 * The guest reads an MSR that KVM leaves to the program. Set `data` or `error` before the next run.
 *
 * `KVM_EXIT_X86_RDMSR`, KVM API 5, after `KVM_CAP_X86_USER_SPACE_MSR`. x86_64 only.
 */
export class X86Rdmsr extends MsrExit {
  readonly type = 'X86Rdmsr' as const

  /** The value for the guest. 0 unless it is set. */
  get data(): bigint {
    return this.page.run.msr.data
  }

  set data(value: Integer) {
    this.page.run.msr.data = value
  }
}

/**
 * The guest wrote an MSR that KVM leaves to the program. Set `error` before the next run to refuse the write.
 *
 * `KVM_EXIT_X86_WRMSR`, KVM API 5, after `KVM_CAP_X86_USER_SPACE_MSR`. x86_64 only.
 */
export class X86Wrmsr extends MsrExit {
  readonly type = 'X86Wrmsr' as const

  /** The value that the guest wrote. */
  get data(): bigint {
    return this.page.run.msr.data
  }
}

/**
 * A guest with encrypted state waits for INIT and SIPI. Start it with `setMpState()`.
 *
 * `KVM_EXIT_AP_RESET_HOLD`, KVM API 5. x86_64 with SEV-ES only.
 */
export class ApResetHold extends Exit {
  readonly type = 'ApResetHold' as const
}

/**
 * The guest locked the bus, which slows down all processors. The program may throttle the guest. An exit of another kind
 * at the same time has `KVM_RUN_X86_BUS_LOCK` in `getKvmRun().flags` instead.
 *
 * `KVM_EXIT_X86_BUS_LOCK`, KVM API 5, after `KVM_CAP_X86_BUS_LOCK_EXIT`. x86_64 only.
 */
export class X86BusLock extends Exit {
  readonly type = 'X86BusLock' as const
}

/**
 * The guest uses a Xen interface that KVM leaves to the program.
 *
 * `KVM_EXIT_XEN`, KVM API 5, after `KVM_XEN_HVM_CONFIG`. x86_64 only.
 */
export class Xen extends Exit {
  protected static override readonly fields = ['event', 'hcall']
  readonly type = 'Xen' as const

  /** The kernel's `type`: always `KVM_EXIT_XEN_HCALL`. */
  get event(): number {
    return this.page.run.xen.type
  }

  /** The guest made a hypercall. Set `result` before the next run: 0 unless it is set. */
  get hcall(): KvmXenExitUHcall | undefined {
    return this.event === KVM_EXIT_XEN_HCALL ? this.page.run.xen.u.hcall : undefined
  }
}

/**
 * The guest gave the processor no moment to inject an event for longer than the notify window.
 *
 * `KVM_EXIT_NOTIFY`, KVM API 5, after `KVM_CAP_X86_NOTIFY_VMEXIT`. x86_64 with Intel's virtualization only.
 */
export class Notify extends Exit {
  protected static override readonly fields = ['flags']
  readonly type = 'Notify' as const

  /** `KVM_NOTIFY_CONTEXT_INVALID` when the vCPU's state is corrupt: do not run it again. */
  get flags(): number {
    return this.page.run.notify.flags
  }
}

/**
 * A guest of Intel TDX made a TDG.VP.VMCALL. One of `getQuote`, `getTdvmcallInfo`, `setupEventNotify` and `unknown` is
 * defined, by `nr`. Set its `ret` and its other results before the next run.
 *
 * `KVM_EXIT_TDX`, KVM API 5, Linux 6.16. x86_64 with TDX only.
 */
export class Tdx extends Exit {
  protected static override readonly fields = [
    'flags',
    'nr',
    'getQuote',
    'getTdvmcallInfo',
    'setupEventNotify',
    'unknown',
  ]
  readonly type = 'Tdx' as const

  /** Reserved, 0. */
  get flags(): bigint {
    return this.page.run.tdx.flags
  }

  /** The number of the call in Intel's interface. */
  get nr(): bigint {
    return this.page.run.tdx.nr
  }

  /** The guest asks for an attestation quote at `gpa`. */
  get getQuote(): KvmRunTdxGetQuote | undefined {
    return this.nr === GET_QUOTE ? this.page.run.tdx.getQuote : undefined
  }

  /** The guest asks which calls are supported. */
  get getTdvmcallInfo(): KvmRunTdxGetTdvmcallInfo | undefined {
    return this.nr === GET_TD_VM_CALL_INFO ? this.page.run.tdx.getTdvmcallInfo : undefined
  }

  /** The guest sets the vector of the interrupt that reports a ready quote. */
  get setupEventNotify(): KvmRunTdxSetupEventNotify | undefined {
    return this.nr === SETUP_EVENT_NOTIFY_INTERRUPT ? this.page.run.tdx.setupEventNotify : undefined
  }

  /** Any other call. `data` has its 5 arguments. */
  get unknown(): KvmRunTdxUnknown | undefined {
    const { nr } = this
    const isKnown = nr === GET_QUOTE || nr === GET_TD_VM_CALL_INFO || nr === SETUP_EVENT_NOTIFY_INTERRUPT
    return isKnown ? undefined : this.page.run.tdx.unknown
  }
}

/**
 * A guest of AMD SEV-SNP asks for the certificates of its attestation report. Write them to `gpa`, and set `ret` before
 * the next run.
 *
 * `KVM_EXIT_SNP_REQ_CERTS`, KVM API 5, after `KVM_SEV_SNP_ENABLE_REQ_CERTS`, Linux 7.0. x86_64 with SEV-SNP only.
 */
export class SnpReqCerts extends Exit {
  protected static override readonly fields = ['gpa', 'npages', 'ret']
  readonly type = 'SnpReqCerts' as const

  /** The guest-physical address of the buffer for the certificates. */
  get gpa(): bigint {
    return this.page.run.snpReqCerts.gpa
  }

  /** The size of the buffer in pages. Set it to the size that is needed when `ret` is ENOSPC. */
  get npages(): bigint {
    return this.page.run.snpReqCerts.npages
  }

  set npages(value: Integer) {
    this.page.run.snpReqCerts.npages = value
  }

  /** The result: 0, or the positive number of ENOSPC, EAGAIN or EIO. 0 unless it is set. */
  get ret(): bigint {
    return this.page.run.snpReqCerts.ret
  }

  set ret(value: Integer) {
    this.page.run.snpReqCerts.ret = value
  }
}
