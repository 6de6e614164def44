// Mapping guest memory before the guest touches it.

import { constants } from 'node:os'
import { KVM_PRE_FAULT_MEMORY, KvmPreFaultMemory } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { check } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import type { Init } from '../struct/struct.ts'

const { EINTR } = constants.errno

export function preFaultMemory(vcpu: Handle<BindingVcpu>, range: Init<KvmPreFaultMemory>): void {
  const left = KvmPreFaultMemory.from(range)
  const binding = bindingOf(vcpu)
  do {
    // KVM shortens the range by the part that it has mapped. A signal can end the call after any page.
    const answer = binding.ioctl(KVM_PRE_FAULT_MEMORY, left.bytes)
    if (answer === -EINTR) continue
    check('KVM_PRE_FAULT_MEMORY', answer, {
      EAGAIN: 'KVM was changing its page tables: try again',
      EINVAL: 'gpa and size have to be multiples of the page, and size not 0',
      ENOENT: 'some of it is in no memory slot',
    })
  } while (left.size > 0n)
}
