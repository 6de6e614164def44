// The segments that the 64-bit boot protocol asks for (boot.rst): __BOOT_CS, execute and read, at selector 0x10, and
// __BOOT_DS, read and write, at 0x18; both flat.

import { KvmSegment } from 'kvm-ioctls'

const FLAT = { base: 0, limit: 0xffffffff, present: 1, s: 1, g: 1 }

/** Types 0b1011 and 0b0011: code and data that were accessed (Intel SDM volume 3, "Code- and data-segment types"). */
export const BOOT_CS = KvmSegment.from({ ...FLAT, selector: 0x10, type: 0b1011, l: 1 })
export const BOOT_DS = KvmSegment.from({ ...FLAT, selector: 0x18, type: 0b0011, db: 1 })

/** The table in memory, from which the kernel loads the segments when it sets its own selectors. */
export function globalDescriptorTable(): Uint8Array {
  const table = new BigUint64Array(BOOT_DS.selector / 8 + 1)
  for (const segment of [BOOT_CS, BOOT_DS]) table[segment.selector / 8] = descriptor(segment)
  return new Uint8Array(table.buffer)
}

/** Intel SDM volume 3, "Segment descriptors". With the granularity bit the limit counts pages. */
function descriptor({ base, limit, type, s, dpl, present, avl, l, db, g }: KvmSegment): bigint {
  const pages = BigInt(g === 1 ? limit >>> 12 : limit)
  const access = type | (s << 4) | (dpl << 5) | (present << 7)
  const flags = avl | (l << 1) | (db << 2) | (g << 3)
  return (
    (pages & 0xffffn) |
    ((base & 0xffffffn) << 16n) |
    (BigInt(access) << 40n) |
    ((pages >> 16n) << 48n) |
    (BigInt(flags) << 52n) |
    ((base >> 24n) << 56n)
  )
}
