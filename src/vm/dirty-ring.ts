// The dirty rings of a virtual machine, one for each vCPU. `VcpuFd.harvestDirtyRing()` reads them.

import { Cap } from '../abi/cap.ts'
import { KVM_CAP_DIRTY_LOG_RING_ACQ_REL, KVM_CHECK_EXTENSION, KvmEnableCap } from '../abi/host.ts'
import type { BindingVm } from '../addon.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { check, outOfRange } from '../errors.ts'
import { type FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf } from '../handle/handle.ts'
import { PAGE_SIZE } from '../memory/guest-memory.ts'

export function enableDirtyLogRing(vm: FdHandle<BindingVm>, size?: Integer): void {
  // x86_64 has both capabilities; aarch64 has only ACQ_REL, for weakly ordered memory. The harvest allows for it.
  const largest = ioctl(vm, 'KVM_CHECK_EXTENSION', KVM_CHECK_EXTENSION, BigInt(KVM_CAP_DIRTY_LOG_RING_ACQ_REL))
  const cap = largest > 0 ? KVM_CAP_DIRTY_LOG_RING_ACQ_REL : Cap.DirtyLogRing
  const bytes = size === undefined ? largest || PAGE_SIZE : u32(size, 'size')
  if (bytes < PAGE_SIZE || !Number.isInteger(Math.log2(bytes))) {
    throw outOfRange('size', `a power of two from ${PAGE_SIZE} on`, size)
  }
  check('KVM_ENABLE_CAP', bindingOf(vm).enableCap(KvmEnableCap.from({ cap, args: [bytes, 0, 0, 0] }).bytes), {
    EINVAL: 'it has to come before the first vCPU, and once; or KVM has no dirty rings, or the size is too small',
    E2BIG: `the largest size is ${largest}`,
  })
}
