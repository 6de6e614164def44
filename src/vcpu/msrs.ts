// Lists of MSRs that are read and written at once: those of a vCPU, and those that describe features of KVM.

import { KvmMsrs } from '../abi/host.ts'
import type { BindingKvm, BindingVcpu } from '../addon.ts'
import { check } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { bytesOfArgument } from '../struct/struct.ts'

/** The crate's lists have room for 256 entries, one more than the kernel takes. */
const HINTS = { E2BIG: 'the kernel takes 255 entries at most' }

export function getMsrs(handle: Handle<BindingKvm | BindingVcpu>, msrs: KvmMsrs): number {
  return check('KVM_GET_MSRS', bindingOf(handle).getMsrs(bytesOfArgument(msrs, KvmMsrs, 'msrs')), HINTS)
}

export function setMsrs(vcpu: Handle<BindingVcpu>, msrs: KvmMsrs): number {
  return check('KVM_SET_MSRS', bindingOf(vcpu).setMsrs(bytesOfArgument(msrs, KvmMsrs, 'msrs')), HINTS)
}
