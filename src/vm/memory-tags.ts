// The tags of guest memory: memory tagging (MTE) of aarch64.

import type { BindingVm } from '../addon.ts'
import { lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, u64 } from '../arguments/integer.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { PAGE_SIZE } from '../memory/guest-memory.ts'

/** Bytes of memory for each tag. */
const GRANULE = 16
const TAGS_PER_PAGE = PAGE_SIZE / GRANULE

export function copyMemoryTags(vm: Handle<BindingVm>, guestIpa: Integer, tags: Uint8Array, flags: Integer): number {
  const address = u64(guestIpa, 'guestIpa')
  const bits = u64(flags, 'flags')
  const length = lengthOfArgument(tags, 'tags')
  if (length === 0 || length % TAGS_PER_PAGE !== 0) {
    throw outOfRange('tags', `a multiple of ${TAGS_PER_PAGE} bytes long, the tags of a page`, `${length} bytes`)
  }
  return check('KVM_ARM_MTE_COPY_TAGS', bindingOf(vm).armMteCopyTags(address, bits, tags), {
    EINVAL: 'KVM_CAP_ARM_MTE is not enabled, or the address is not a multiple of the page, or the flags are others',
  })
}
