// The state of guests inside the guest.

import { KvmNestedState, KvmNestedStateBuffer } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { integer } from '../arguments/integer.ts'
import { check } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { bytesOfArgument } from '../struct/struct.ts'

export function setNestedState(vcpu: Handle<BindingVcpu>, state: KvmNestedStateBuffer): void {
  const bytes = bytesOfArgument(state, KvmNestedStateBuffer, 'state')
  integer(state.size, 'state.size', KvmNestedState.size, KvmNestedStateBuffer.size)
  check('KVM_SET_NESTED_STATE', bindingOf(vcpu).setNestedState(bytes), {
    EINVAL: 'no state that this vCPU can have: setCpuid2(), setSregs() and setMsrs() come first',
  })
}
