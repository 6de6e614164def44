// The exits of aarch64.

import { PageExit } from './exit.ts'

abstract class ArmAccessExit extends PageExit {
  protected static override readonly fields = ['esrIss', 'faultIpa']

  /** What the processor says of the access: the ISS part of ESR_EL2, as far as it is valid. */
  get esrIss(): bigint {
    return this.page.run.armNisv.esrIss
  }

  /** The guest-physical address. */
  get faultIpa(): bigint {
    return this.page.run.armNisv.faultIpa
  }
}

/**
 * The guest accessed an address where it has no memory, by an instruction that the processor does not decode for KVM.
 * Emulate it and move the program counter, or have the guest get an abort (`extDabtPending` of `setVcpuEvents()`).
 * `KVM_EXIT_ARM_NISV`, KVM API 5, after `KVM_CAP_ARM_NISV_TO_USER`. aarch64 only.
 */
export class ArmNisv extends ArmAccessExit {
  readonly type = 'ArmNisv' as const
}

/**
 * The guest accessed 64 bytes at once, by LD64B or ST64B and its like, where it has no memory. The answer is as to
 * `ArmNisv`. `KVM_EXIT_ARM_LDST64B`, KVM API 5, Linux 7.0. aarch64 only.
 */
export class ArmLdst64b extends ArmAccessExit {
  readonly type = 'ArmLdst64b' as const
}

/**
 * The guest's access met a hardware error of the memory that KVM does not handle: have the guest get an abort
 * (`extDabtPending` of `setVcpuEvents()`), or end it. `KVM_EXIT_ARM_SEA`, KVM API 5, after `KVM_CAP_ARM_SEA_TO_USER`,
 * Linux 6.19. aarch64 only.
 */
export class ArmSea extends PageExit {
  protected static override readonly fields = ['flags', 'esr', 'gva', 'gpa']
  readonly type = 'ArmSea' as const

  /** `KVM_EXIT_ARM_SEA_FLAG_GPA_VALID` when `gpa` is. */
  get flags(): bigint {
    return this.page.run.armSea.flags
  }

  /** The syndrome: ESR_EL2, without what is about the host. */
  get esr(): bigint {
    return this.page.run.armSea.esr
  }

  /** The guest-virtual address, if `esr` says that it is valid. */
  get gva(): bigint {
    return this.page.run.armSea.gva
  }

  /** The guest-physical address, if `flags` say that it is valid. */
  get gpa(): bigint {
    return this.page.run.armSea.gpa
  }
}
