// The MSRs that a guest may read and write.

import { KVM_MSR_FILTER_MAX_RANGES, KvmMsrFilter, type KvmMsrFilterRange } from '../abi/host.ts'
import type { BindingVm } from '../addon.ts'
import { lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { argumentType, check, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import type { Init } from '../struct/struct.ts'

/** A range of MSRs, and the accesses that the guest may make to each of them. */
export interface MsrFilterRange {
  /** `KVM_MSR_FILTER_READ`, `KVM_MSR_FILTER_WRITE` or both: the accesses that the bitmap decides. */
  flags: Integer
  /** The number of the first MSR. */
  base: Integer
  /** How many MSRs there are: 0 to 12288. */
  msrCount: Integer
  /** A bit for each, from bit 0 of byte 0 on: 1 lets the guest do it, 0 does not. At least `msrCount` bits. */
  bitmap: Uint8Array
}

const FIELDS = ['flags', 'base', 'msrCount', 'bitmap'] as const
const WORD = 8

/** The struct, with offsets where the kernel has addresses, and the bitmaps that they are offsets in. */
function msrFilterOf(defaultAction: Integer, ranges: unknown): [filter: Uint8Array, bitmaps: Uint8Array] {
  const filter = new KvmMsrFilter()
  filter.flags = u32(defaultAction, 'defaultAction')
  if (!Array.isArray(ranges)) throw argumentType('ranges', 'Array', ranges)
  if (ranges.length > KVM_MSR_FILTER_MAX_RANGES) {
    throw outOfRange('ranges.length', `at most ${KVM_MSR_FILTER_MAX_RANGES}`, ranges.length)
  }
  const entries: Init<KvmMsrFilterRange>[] = []
  const words: Uint8Array[] = []
  let offset = 0
  for (const [index, range] of ranges.entries()) {
    const name = `ranges[${index}]`
    const { flags, base, msrCount, bitmap } = fieldsOf<MsrFilterRange>(range, name, FIELDS)
    const nmsrs = u32(msrCount, `${name}.msrCount`)
    const length = lengthOfArgument(bitmap, `${name}.bitmap`)
    const size = Math.ceil(nmsrs / 8)
    if (length < size) throw outOfRange(`${name}.bitmap.length`, `at least ${size}, for ${nmsrs} bits`, length)
    entries.push({ flags: u32(flags, `${name}.flags`), base: u32(base, `${name}.base`), nmsrs, bitmap: offset })
    // The kernel reads whole words.
    const padded = new Uint8Array(Math.ceil(size / WORD) * WORD)
    padded.set(bitmap.subarray(0, size))
    words.push(padded)
    offset += padded.length
  }
  filter.ranges = entries
  return [filter.bytes, Buffer.concat(words)]
}

export function setMsrFilter(vm: Handle<BindingVm>, defaultAction: Integer, ranges: readonly MsrFilterRange[]): void {
  const [filter, bitmaps] = msrFilterOf(defaultAction, ranges)
  check('KVM_X86_SET_MSR_FILTER', bindingOf(vm).setMsrFilter(filter, bitmaps), {
    EINVAL:
      'to deny all takes a range; or the default action, the flags, or the length of a range are not those of KVM',
  })
}
