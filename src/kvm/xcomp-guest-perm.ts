// The XSAVE features that guests of this process may have, but for which the kernel wants to be asked.

import type { BindingKvm } from '../addon.ts'
import { u32 } from '../arguments/integer.ts'
import { check } from '../errors.ts'

/** The XSAVE feature of the AMX tile configuration, by its number (asm/prctl.h). */
export const ARCH_XCOMP_TILECFG = 17
/** The XSAVE feature of the AMX tile data, by its number (asm/prctl.h). The kernel gives it on request only. */
export const ARCH_XCOMP_TILEDATA = 18

export function getXcompGuestPerm(kvm: BindingKvm): bigint {
  return check('arch_prctl', kvm.getXcompGuestPerm(), { EINVAL: 'the kernel is older than Linux 5.17' })
}

export function reqXcompGuestPerm(kvm: BindingKvm, feature: unknown): void {
  check('arch_prctl', kvm.reqXcompGuestPerm(u32(feature, 'feature')), {
    EBUSY: 'this process has created a vCPU already: the request has to come before the first one',
    EINVAL: 'the processor can have no feature of this number, or the kernel is older than Linux 5.17',
    ENOTSUP: 'this machine lacks the feature, or it takes no request',
  })
}
