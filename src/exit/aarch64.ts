// Exits that only aarch64 has.

import { KVM_EXIT_ARM_SEA_FLAG_GPA_VALID } from '../abi/host.ts'
import { Exit } from './exit.ts'

/** The bit of ESR_EL2 that says that FAR_EL2 is not valid. */
const ESR_FNV = 1n << 10n

abstract class ArmAccessExit extends Exit {
  protected static override readonly fields = ['esrIss', 'faultIpa']

  /** The valid bits of the access's syndrome: the ISS field of ESR_EL2. */
  get esrIss(): bigint {
    return this.page.run.armNisv.esrIss
  }

  /** The guest-physical address. */
  get faultIpa(): bigint {
    return this.page.run.armNisv.faultIpa
  }
}

/**
 * The guest accessed an address without memory with an instruction that the processor does not decode for KVM. Emulate
 * the instruction and advance the program counter, or inject an abort (`extDabtPending` of `setVcpuEvents()`).
 *
 * `KVM_EXIT_ARM_NISV`, KVM API 5, after `KVM_CAP_ARM_NISV_TO_USER`. aarch64 only.
 */
export class ArmNisv extends ArmAccessExit {
  readonly type = 'ArmNisv' as const
}

/**
 * The guest accessed 64 bytes at an address without memory with LD64B, ST64B or a variant of it. Answer it as `ArmNisv`.
 *
 * `KVM_EXIT_ARM_LDST64B`, KVM API 5, Linux 7.0. aarch64 only.
 */
export class ArmLdst64b extends ArmAccessExit {
  readonly type = 'ArmLdst64b' as const
}

/**
 * The guest's access met a hardware memory error that the host does not handle. Inject an abort (`extDabtPending` of
 * `setVcpuEvents()`), or end the machine.
 *
 * `KVM_EXIT_ARM_SEA`, KVM API 5, after `KVM_CAP_ARM_SEA_TO_USER`, Linux 6.19. aarch64 only.
 */
export class ArmSea extends Exit {
  protected static override readonly fields = ['flags', 'esr', 'gva', 'gpa']
  readonly type = 'ArmSea' as const

  /** `KVM_EXIT_ARM_SEA_FLAG_GPA_VALID` when there is a `gpa`. */
  get flags(): bigint {
    return this.page.run.armSea.flags
  }

  /** The syndrome: ESR_EL2 without the fields about the host. */
  get esr(): bigint {
    return this.page.run.armSea.esr
  }

  /** The guest-virtual address. Undefined when the FnV bit of `esr` is set. */
  get gva(): bigint | undefined {
    return (this.esr & ESR_FNV) === 0n ? this.page.run.armSea.gva : undefined
  }

  /** The guest-physical address. Undefined when `flags` does not have `KVM_EXIT_ARM_SEA_FLAG_GPA_VALID`. */
  get gpa(): bigint | undefined {
    return (this.flags & BigInt(KVM_EXIT_ARM_SEA_FLAG_GPA_VALID)) === 0n ? undefined : this.page.run.armSea.gpa
  }
}
