// Capabilities of a vCPU that are off until they are enabled.

import { KVM_CAP_HYPERV_ENLIGHTENED_VMCS, KvmEnableCap } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { bytesOfArgument } from '../struct/struct.ts'

export function enableVcpuCap(vcpu: Handle<BindingVcpu>, cap: KvmEnableCap): void {
  const bytes = bytesOfArgument(cap, KvmEnableCap, 'cap')
  if (cap.cap === KVM_CAP_HYPERV_ENLIGHTENED_VMCS && cap.args[0] !== 0n) {
    throw outOfRange('cap.args[0]', '0: the kernel puts its answer there', cap.args[0])
  }
  check('KVM_ENABLE_CAP', bindingOf(vcpu).enableCap(bytes), {
    EINVAL:
      'KVM lacks this capability for a vCPU, or refuses these arguments or flags, or createIrqChip() or KVM_CAP_SPLIT_IRQCHIP has to come first',
  })
}
