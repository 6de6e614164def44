// The XSAVE area of a vCPU. Its size depends on the features that guests of this process may have.

import { KvmXsave } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { bytesOfArgument } from '../struct/struct.ts'

export function getXsave(vcpu: Handle<BindingVcpu>, into: KvmXsave): void {
  const bytes = bytesOfArgument(into, KvmXsave, 'into')
  check('KVM_GET_XSAVE', bindingOf(vcpu).getXsave(bytes.subarray(0, KvmXsave.size)), {
    EINVAL: `it has more than ${KvmXsave.size} bytes: getXsave2() reads all of it`,
  })
  bytes.fill(0, KvmXsave.size)
}

export function getXsave2(vcpu: Handle<BindingVcpu>, into?: KvmXsave): KvmXsave {
  const size = xsaveSize(vcpu)
  const xsave = into ?? KvmXsave.withEntries(Math.ceil((size - KvmXsave.size) / 4))
  check('KVM_GET_XSAVE2', bindingOf(vcpu).getXsave2(xsaveBytes(xsave, size, 'into')))
  return xsave
}

export function setXsave(vcpu: Handle<BindingVcpu>, xsave: KvmXsave): void {
  check('KVM_SET_XSAVE', bindingOf(vcpu).setXsave(xsaveBytes(xsave, xsaveSize(vcpu), 'xsave')), {
    EINVAL: 'it has features that the guest does not have, or values that they cannot have',
  })
}

function xsaveSize(vcpu: Handle<BindingVcpu>): number {
  return check('KVM_CHECK_EXTENSION', bindingOf(vcpu).xsaveSize())
}

/** The bytes of an XSAVE area, which must be as many as the kernel takes and gives. */
function xsaveBytes(xsave: KvmXsave, size: number, name: string): Uint8Array {
  const bytes = bytesOfArgument(xsave, KvmXsave, name)
  if (bytes.byteLength < size) {
    const range = `at least ${size}, as checkExtensionInt(Cap.Xsave2) says`
    throw outOfRange(`${name}.bytes.length`, range, bytes.byteLength)
  }
  return bytes
}
