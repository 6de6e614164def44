// The writable bits of the feature ID registers of aarch64.

import { KVM_ARM_FEATURE_ID_RANGE_SIZE } from '../abi/host.ts'
import type { BindingVm } from '../addon.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { check } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'

export function regWritableMasks(vm: Handle<BindingVm>, range: Integer): BigUint64Array {
  const number = u32(range, 'range')
  const masks = new BigUint64Array(KVM_ARM_FEATURE_ID_RANGE_SIZE)
  const answer = bindingOf(vm).armGetRegWritableMasks(number, new Uint8Array(masks.buffer))
  check('KVM_ARM_GET_REG_WRITABLE_MASKS', answer, { EINVAL: 'there is no such range' })
  return masks
}
