// The exits of aarch64.

import { PageExit } from './base.ts'

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
