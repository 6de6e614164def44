// The exits of riscv64.

import type { Integer } from '../arguments/integer.ts'
import { PageExit } from './exit.ts'

/**
 * The guest made an SBI call that KVM does not handle: set `ret` before the next run. `KVM_EXIT_RISCV_SBI`, KVM API 5.
 * riscv64 only.
 */
export class RiscvSbi extends PageExit {
  protected static override readonly fields = ['extensionId', 'functionId', 'args', 'ret']
  readonly type = 'RiscvSbi' as const

  get extensionId(): bigint {
    return this.page.run.riscvSbi.extensionId
  }

  get functionId(): bigint {
    return this.page.run.riscvSbi.functionId
  }

  /** The registers `a0` to `a5`. */
  get args(): BigUint64Array {
    return this.page.run.riscvSbi.args
  }

  /** The answer, an error and a value: `exit.ret = [0, 42]`, or `exit.ret[1] = 42n`. */
  get ret(): BigUint64Array {
    return this.page.run.riscvSbi.ret
  }

  set ret(value: Iterable<Integer>) {
    this.page.run.riscvSbi.ret = value
  }
}

/**
 * The guest accessed a control and status register that KVM does not handle: set `retValue` before the next run.
 * `KVM_EXIT_RISCV_CSR`, KVM API 5. riscv64 only.
 */
export class RiscvCsr extends PageExit {
  protected static override readonly fields = ['csrNum', 'newValue', 'writeMask', 'retValue']
  readonly type = 'RiscvCsr' as const

  /** The number of the register. */
  get csrNum(): bigint {
    return this.page.run.riscvCsr.csrNum
  }

  /** The bits that are written, as far as they are in `writeMask`. */
  get newValue(): bigint {
    return this.page.run.riscvCsr.newValue
  }

  /** Which bits are written: 0 for a read. */
  get writeMask(): bigint {
    return this.page.run.riscvCsr.writeMask
  }

  /** The answer: what the register held before. */
  get retValue(): bigint {
    return this.page.run.riscvCsr.retValue
  }

  set retValue(value: Integer) {
    this.page.run.riscvCsr.retValue = value
  }
}
