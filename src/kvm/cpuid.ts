// The ioctls that return a list of CPUID entries.

import { KVM_MAX_CPUID_ENTRIES, KvmCpuid2 } from '../abi/host.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { check } from '../errors.ts'

/** Calls `get` with the number of entries that are wanted, and the bytes that have room for them. */
export function cpuidOf(
  ioctl: string,
  numEntries: Integer,
  get: (numEntries: number, into: Uint8Array) => number,
): KvmCpuid2 {
  const wanted = u32(numEntries, 'numEntries')
  // The crate answers ENOMEM to more than this, so that the room for them is never needed.
  const cpuid = KvmCpuid2.withEntries(Math.min(wanted, KVM_MAX_CPUID_ENTRIES))
  check(ioctl, get(wanted, cpuid.bytes), {
    ENOMEM: `there is room for ${KVM_MAX_CPUID_ENTRIES} entries at most`,
    E2BIG: `there are more than ${wanted} entries`,
  })
  return cpuid
}
