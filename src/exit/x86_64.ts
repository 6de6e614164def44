// The exits of x86_64.

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
import { PageExit, type PlainExit } from './exit.ts'

// The numbers of TDG.VP.VMCALL, from Intel's Guest-Host-Communication Interface for TDX; the kernel's uapi has no names.
const GET_TD_VM_CALL_INFO = 0x1_0000n
const GET_QUOTE = 0x1_0002n
const SETUP_EVENT_NOTIFY_INTERRUPT = 0x1_0004n

/**
 * The guest accessed the task priority register of its local APIC: KVM has done it, and the instruction can be patched.
 * `KVM_EXIT_TPR_ACCESS`, KVM API 5, after `KVM_TPR_ACCESS_REPORTING`. x86_64 only.
 */
export class TprAccess extends PageExit {
  protected static override readonly fields = ['rip', 'isWrite']
  readonly type = 'TprAccess' as const

  /** Where the instruction is. */
  get rip(): bigint {
    return this.page.run.tprAccess.rip
  }

  /** 1 for a write, 0 for a read. */
  get isWrite(): number {
    return this.page.run.tprAccess.isWrite
  }
}

/**
 * The guest acknowledged a level-triggered interrupt that the I/O APIC outside the kernel had sent: that one may
 * send it again if its line is still up. `KVM_EXIT_IOAPIC_EOI`, KVM API 5, after `KVM_CAP_SPLIT_IRQCHIP`. x86_64 only.
 */
export class IoapicEoi extends PageExit {
  protected static override readonly fields = ['vector']
  readonly type = 'IoapicEoi' as const

  get vector(): number {
    return this.page.run.eoi.vector
  }
}

/**
 * A guest that believes itself on Hyper-V did what is left to user space. Exactly one of `synic`, `hcall` and
 * `syndbg` is there, by `event`. `KVM_EXIT_HYPERV`, KVM API 5, after `KVM_CAP_HYPERV_SYNIC` and its like. x86_64 only.
 */
export class Hyperv extends PageExit {
  protected static override readonly fields = ['event', 'synic', 'hcall', 'syndbg']
  readonly type = 'Hyperv' as const

  /** The kernel's `type`: `KVM_EXIT_HYPERV_SYNIC`, `KVM_EXIT_HYPERV_HCALL` or `KVM_EXIT_HYPERV_SYNDBG`. */
  get event(): number {
    return this.page.run.hyperv.type
  }

  /** The guest wrote an MSR of the synthetic interrupt controller: which, and what the controller's now hold. */
  get synic(): KvmHypervExitUSynic | undefined {
    return this.event === KVM_EXIT_HYPERV_SYNIC ? this.page.run.hyperv.u.synic : undefined
  }

  /** A hypercall: set its `result` before the next run. */
  get hcall(): KvmHypervExitUHcall | undefined {
    return this.event === KVM_EXIT_HYPERV_HCALL ? this.page.run.hyperv.u.hcall : undefined
  }

  /** The guest used an MSR of the synthetic debugger: set its `status` before the next run. */
  get syndbg(): KvmHypervExitUSyndbg | undefined {
    return this.event === KVM_EXIT_HYPERV_SYNDBG ? this.page.run.hyperv.u.syndbg : undefined
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

/**
 * The guest reads an MSR that was left to user space: set `data`, or `error`, before the next run. `KVM_EXIT_X86_RDMSR`,
 * KVM API 5, after `KVM_CAP_X86_USER_SPACE_MSR`. x86_64 only.
 */
export class X86Rdmsr extends MsrExit {
  readonly type = 'X86Rdmsr' as const

  /** The answer. */
  get data(): bigint {
    return this.page.run.msr.data
  }

  set data(value: Integer) {
    this.page.run.msr.data = value
  }
}

/**
 * The guest wrote an MSR that was left to user space: `error` refuses it. `KVM_EXIT_X86_WRMSR`, KVM API 5, after
 * `KVM_CAP_X86_USER_SPACE_MSR`. x86_64 only.
 */
export class X86Wrmsr extends MsrExit {
  readonly type = 'X86Wrmsr' as const

  /** The value that the guest wrote. */
  get data(): bigint {
    return this.page.run.msr.data
  }
}

/**
 * A guest with encrypted state waits for an INIT-SIPI-SIPI: start it by `setMpState()`. `KVM_EXIT_AP_RESET_HOLD`,
 * KVM API 5. x86_64 with SEV-ES only.
 */
export type ApResetHold = PlainExit<'ApResetHold'>

/**
 * The guest locked the bus, which slows all processors down: the caller may slow the guest down.
 * `KVM_EXIT_X86_BUS_LOCK`, KVM API 5, after `KVM_CAP_X86_BUS_LOCK_EXIT`. Another exit that came first has
 * `KVM_RUN_X86_BUS_LOCK` in `getKvmRun().flags` instead. x86_64 only.
 */
export type X86BusLock = PlainExit<'X86BusLock'>

/**
 * A guest that believes itself on Xen did what is left to user space. `KVM_EXIT_XEN`, KVM API 5, after
 * `KVM_XEN_HVM_CONFIG`. x86_64 only.
 */
export class Xen extends PageExit {
  protected static override readonly fields = ['event', 'hcall']
  readonly type = 'Xen' as const

  /** The kernel's `type`: `KVM_EXIT_XEN_HCALL`, the only one. */
  get event(): number {
    return this.page.run.xen.type
  }

  /** A hypercall: set its `result` before the next run. */
  get hcall(): KvmXenExitUHcall | undefined {
    return this.event === KVM_EXIT_XEN_HCALL ? this.page.run.xen.u.hcall : undefined
  }
}

/**
 * For a while there was no moment in which the guest could have taken an event. `KVM_EXIT_NOTIFY`, KVM API 5, after
 * `KVM_CAP_X86_NOTIFY_VMEXIT`. x86_64 with Intel's virtualization only.
 */
export class Notify extends PageExit {
  protected static override readonly fields = ['flags']
  readonly type = 'Notify' as const

  /** `KVM_NOTIFY_CONTEXT_INVALID` when the vCPU is corrupt, and must not run on. */
  get flags(): number {
    return this.page.run.notify.flags
  }
}

/**
 * A guest of Intel TDX asks its host for something. Exactly one of `getQuote`, `getTdvmcallInfo`, `setupEventNotify`
 * and `unknown` is there, by `nr`: set its `ret` before the next run, and what else it answers. `KVM_EXIT_TDX`,
 * KVM API 5, Linux 6.16. x86_64 with TDX only.
 */
export class Tdx extends PageExit {
  protected static override readonly fields = [
    'flags',
    'nr',
    'getQuote',
    'getTdvmcallInfo',
    'setupEventNotify',
    'unknown',
  ]
  readonly type = 'Tdx' as const

  get flags(): bigint {
    return this.page.run.tdx.flags
  }

  /** The number of the call, as Intel has given it. */
  get nr(): bigint {
    return this.page.run.tdx.nr
  }

  /** The guest wants to be attested: the quote goes into its memory. */
  get getQuote(): KvmRunTdxGetQuote | undefined {
    return this.nr === GET_QUOTE ? this.page.run.tdx.getQuote : undefined
  }

  /** The guest asks which calls there are. */
  get getTdvmcallInfo(): KvmRunTdxGetTdvmcallInfo | undefined {
    return this.nr === GET_TD_VM_CALL_INFO ? this.page.run.tdx.getTdvmcallInfo : undefined
  }

  /** The guest names the interrupt that it wants to get when a quote is ready. */
  get setupEventNotify(): KvmRunTdxSetupEventNotify | undefined {
    return this.nr === SETUP_EVENT_NOTIFY_INTERRUPT ? this.page.run.tdx.setupEventNotify : undefined
  }

  /** Any other call, with its 5 numbers. */
  get unknown(): KvmRunTdxUnknown | undefined {
    const { nr } = this
    const isKnown = nr === GET_QUOTE || nr === GET_TD_VM_CALL_INFO || nr === SETUP_EVENT_NOTIFY_INTERRUPT
    return isKnown ? undefined : this.page.run.tdx.unknown
  }
}

/**
 * A guest of AMD SEV-SNP wants the certificates for its attestation report: write them to `gpa`, and set `ret` before
 * the next run. `KVM_EXIT_SNP_REQ_CERTS`, KVM API 5, after `KVM_SEV_SNP_ENABLE_REQ_CERTS`, Linux 7.0. x86_64 with
 * SEV-SNP only.
 */
export class SnpReqCerts extends PageExit {
  protected static override readonly fields = ['gpa', 'npages', 'ret']
  readonly type = 'SnpReqCerts' as const

  /** The guest-physical address of the room for them. */
  get gpa(): bigint {
    return this.page.run.snpReqCerts.gpa
  }

  /** How many pages the room has; with `ret` ENOSPC, how many it should have. */
  get npages(): bigint {
    return this.page.run.snpReqCerts.npages
  }

  set npages(value: Integer) {
    this.page.run.snpReqCerts.npages = value
  }

  /** 0, or one of the positive numbers of ENOSPC, EAGAIN and EIO. */
  get ret(): bigint {
    return this.page.run.snpReqCerts.ret
  }

  set ret(value: Integer) {
    this.page.run.snpReqCerts.ret = value
  }
}
