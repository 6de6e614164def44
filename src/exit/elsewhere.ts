// The exits of architectures that the package has no binary for: s390, PowerPC and LoongArch. Their numbers and their
// parts of the page are the same everywhere, so that the union is the kernel's own.

import type { Integer } from '../arguments/integer.ts'
import { PageExit } from './exit.ts'

/** The processor stopped interpreting the guest. `KVM_EXIT_S390_SIEIC`, KVM API 5. s390 only. */
export class S390Sieic extends PageExit {
  protected static override readonly fields = ['icptcode', 'ipa', 'ipb']
  readonly type = 'S390Sieic' as const

  /** Why. */
  get icptcode(): number {
    return this.page.run.s390Sieic.icptcode
  }

  /** The first two bytes of the instruction. */
  get ipa(): number {
    return this.page.run.s390Sieic.ipa
  }

  /** The other bytes of the instruction. */
  get ipb(): number {
    return this.page.run.s390Sieic.ipb
  }
}

/** The guest resets itself. `KVM_EXIT_S390_RESET`, KVM API 5. s390 only. */
export class S390Reset extends PageExit {
  protected static override readonly fields = ['s390ResetFlags']
  readonly type = 'S390Reset' as const

  /** `KVM_S390_RESET_*`. */
  get s390ResetFlags(): bigint {
    return this.page.run.s390ResetFlags
  }
}

/** A page fault of a guest whose address space is user space's. `KVM_EXIT_S390_UCONTROL`, KVM API 5. s390 only. */
export class S390Ucontrol extends PageExit {
  protected static override readonly fields = ['transExcCode', 'pgmCode']
  readonly type = 'S390Ucontrol' as const

  get transExcCode(): bigint {
    return this.page.run.s390Ucontrol.transExcCode
  }

  get pgmCode(): number {
    return this.page.run.s390Ucontrol.pgmCode
  }
}

/**
 * The guest tests a subchannel. `KVM_EXIT_S390_TSCH`, KVM API 5, after `KVM_CAP_S390_CSS_SUPPORT`. s390 only.
 */
export class S390Tsch extends PageExit {
  protected static override readonly fields = [
    'subchannelId',
    'subchannelNr',
    'ioIntParm',
    'ioIntWord',
    'ipb',
    'dequeued',
  ]
  readonly type = 'S390Tsch' as const

  get subchannelId(): number {
    return this.page.run.s390Tsch.subchannelId
  }

  get subchannelNr(): number {
    return this.page.run.s390Tsch.subchannelNr
  }

  get ioIntParm(): number {
    return this.page.run.s390Tsch.ioIntParm
  }

  get ioIntWord(): number {
    return this.page.run.s390Tsch.ioIntWord
  }

  get ipb(): number {
    return this.page.run.s390Tsch.ipb
  }

  /** 1 when an interrupt of the subchannel was pending, which the four before are of. */
  get dequeued(): number {
    return this.page.run.s390Tsch.dequeued
  }
}

/**
 * The guest stores system information that KVM has filled in, and user space may change. `KVM_EXIT_S390_STSI`,
 * KVM API 5, after `KVM_CAP_S390_USER_STSI`. s390 only.
 */
export class S390Stsi extends PageExit {
  protected static override readonly fields = ['addr', 'ar', 'fc', 'sel1', 'sel2']
  readonly type = 'S390Stsi' as const

  /** Where in the guest it is. */
  get addr(): bigint {
    return this.page.run.s390Stsi.addr
  }

  /** The access register. */
  get ar(): number {
    return this.page.run.s390Stsi.ar
  }

  /** The function code. */
  get fc(): number {
    return this.page.run.s390Stsi.fc
  }

  get sel1(): number {
    return this.page.run.s390Stsi.sel1
  }

  get sel2(): number {
    return this.page.run.s390Stsi.sel2
  }
}

/** The guest accesses a device control register. `KVM_EXIT_DCR`, KVM API 5, which calls it deprecated. PowerPC only. */
export class Dcr extends PageExit {
  protected static override readonly fields = ['dcrn', 'data', 'isWrite']
  readonly type = 'Dcr' as const

  /** The number of the register. */
  get dcrn(): number {
    return this.page.run.dcr.dcrn
  }

  /** What was written, or the place for the answer to a read. */
  get data(): number {
    return this.page.run.dcr.data
  }

  set data(value: Integer) {
    this.page.run.dcr.data = value
  }

  /** 1 for a write, 0 for a read. */
  get isWrite(): number {
    return this.page.run.dcr.isWrite
  }
}

/**
 * The guest calls the Open System Interface: the answer goes into the registers. `KVM_EXIT_OSI`, KVM API 5, after
 * `KVM_CAP_PPC_OSI`. PowerPC only.
 */
export class Osi extends PageExit {
  protected static override readonly fields = ['gprs']
  readonly type = 'Osi' as const

  /** The 32 general registers. */
  get gprs(): BigUint64Array {
    return this.page.run.osi.gprs
  }

  set gprs(value: Iterable<Integer>) {
    this.page.run.osi.gprs = value
  }
}

/** A hypercall of a pSeries guest: set `ret` before the next run. `KVM_EXIT_PAPR_HCALL`, KVM API 5. PowerPC only. */
export class PaprHcall extends PageExit {
  protected static override readonly fields = ['nr', 'ret', 'args']
  readonly type = 'PaprHcall' as const

  /** The number of the call. */
  get nr(): bigint {
    return this.page.run.paprHcall.nr
  }

  /** What the guest gets in `r3`. */
  get ret(): bigint {
    return this.page.run.paprHcall.ret
  }

  set ret(value: Integer) {
    this.page.run.paprHcall.ret = value
  }

  /** The 9 arguments, and the place for further answers. */
  get args(): BigUint64Array {
    return this.page.run.paprHcall.args
  }

  set args(value: Iterable<Integer>) {
    this.page.run.paprHcall.args = value
  }
}

/**
 * The guest's processor asks for the vector of an external interrupt: set `epr` before the next run. `KVM_EXIT_EPR`,
 * KVM API 5, after `KVM_CAP_PPC_EPR`. PowerPC only.
 */
export class Epr extends PageExit {
  protected static override readonly fields = ['epr']
  readonly type = 'Epr' as const

  get epr(): number {
    return this.page.run.epr.epr
  }

  set epr(value: Integer) {
    this.page.run.epr.epr = value
  }
}

/**
 * The guest accesses an I/O control and status register: the answer to a read goes into `data`.
 * `KVM_EXIT_LOONGARCH_IOCSR`, KVM API 5. LoongArch only.
 */
export class LoongarchIocsr extends PageExit {
  protected static override readonly fields = ['physAddr', 'data', 'isWrite']
  readonly type = 'LoongarchIocsr' as const

  get physAddr(): bigint {
    return this.page.run.iocsrIo.physAddr
  }

  /** 1 to 8 bytes: what was written, valid until the next run, or the place for the answer to a read. */
  get data(): Uint8Array {
    const { data, len } = this.page.run.iocsrIo
    return this.page.data(data.byteOffset, Math.min(len, 8))
  }

  /** 1 for a write, 0 for a read. */
  get isWrite(): number {
    return this.page.run.iocsrIo.isWrite
  }
}
