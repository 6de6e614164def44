// Exits that only riscv64 has.

import type { Integer } from '../arguments/integer.ts'
import { Exit } from './exit.ts'

/**
 * The guest made an SBI call that KVM does not handle. Set `ret` before the next run. Unless it is set, the guest gets
 * SBI_ERR_NOT_SUPPORTED.
 *
 * `KVM_EXIT_RISCV_SBI`, KVM API 5. riscv64 only.
 */
export class RiscvSbi extends Exit {
  protected static override readonly fields = ['extensionId', 'functionId', 'args', 'ret']
  readonly type = 'RiscvSbi' as const

  /** The extension: register `a7`. */
  get extensionId(): bigint {
    return this.page.run.riscvSbi.extensionId
  }

  /** The function of the extension: register `a6`. */
  get functionId(): bigint {
    return this.page.run.riscvSbi.functionId
  }

  /** The 6 arguments: registers `a0` to `a5`. */
  get args(): BigUint64Array {
    return this.page.run.riscvSbi.args
  }

  /** The error and the value for the guest: `exit.ret = [0, 42]`, or `exit.ret[1] = 42n`. */
  get ret(): BigUint64Array {
    return this.page.run.riscvSbi.ret
  }

  set ret(value: Iterable<Integer>) {
    this.page.run.riscvSbi.ret = value
  }
}

/**
 * The guest accessed a control and status register (CSR) that KVM does not handle. Set `retValue` before the next run.
 * Unless it is set, the guest reads 0.
 *
 * `KVM_EXIT_RISCV_CSR`, KVM API 5. riscv64 only.
 */
export class RiscvCsr extends Exit {
  protected static override readonly fields = ['csrNum', 'newValue', 'writeMask', 'retValue']
  readonly type = 'RiscvCsr' as const

  /** The number of the CSR. */
  get csrNum(): bigint {
    return this.page.run.riscvCsr.csrNum
  }

  /** The bits to write, of which only those in `writeMask` count. */
  get newValue(): bigint {
    return this.page.run.riscvCsr.newValue
  }

  /** The mask of the bits to write. 0 for a read. */
  get writeMask(): bigint {
    return this.page.run.riscvCsr.writeMask
  }

  /** The old value of the CSR, which the guest reads. */
  get retValue(): bigint {
    return this.page.run.riscvCsr.retValue
  }

  set retValue(value: Integer) {
    this.page.run.riscvCsr.retValue = value
  }
}
