// The one place where numbers from the caller become the integers of the kernel's C types.

import { argumentType, outOfRange } from '../errors.ts'

/** What an integer argument may be given as: a number, or a bigint where that is what one has. */
export type Integer = number | bigint

/** Returns `value` as a number if it is an integer from `min` to `max`; both must be safe integers. */
export function integer(value: unknown, name: string, min: number, max: number): number {
  if (typeof value === 'number') {
    if (Number.isInteger(value) && value >= min && value <= max) return value
  } else if (typeof value === 'bigint') {
    if (value >= min && value <= max) return Number(value)
  } else {
    throw argumentType(name, 'number or bigint', value)
  }
  throw outOfRange(name, `an integer from ${min} to ${max}`, value)
}

/** The same as a bigint. */
export function bigInteger(value: unknown, name: string, min: bigint, max: bigint): bigint {
  if (typeof value === 'bigint') {
    if (value >= min && value <= max) return value
  } else if (typeof value === 'number') {
    if (Number.isSafeInteger(value) && value >= min && value <= max) return BigInt(value)
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw outOfRange(name, `an integer from ${min} to ${max}, and a bigint where it is beyond 2^53 - 1`, value)
    }
  } else {
    throw argumentType(name, 'number or bigint', value)
  }
  throw outOfRange(name, `an integer from ${min} to ${max}`, value)
}

export const u8 = (value: unknown, name: string): number => integer(value, name, 0, 0xff)
export const u16 = (value: unknown, name: string): number => integer(value, name, 0, 0xffff)
export const u32 = (value: unknown, name: string): number => integer(value, name, 0, 0xffff_ffff)
export const u64 = (value: unknown, name: string): bigint => bigInteger(value, name, 0n, 0xffff_ffff_ffff_ffffn)
export const i8 = (value: unknown, name: string): number => integer(value, name, -0x80, 0x7f)
export const i16 = (value: unknown, name: string): number => integer(value, name, -0x8000, 0x7fff)
export const i32 = (value: unknown, name: string): number => integer(value, name, -0x8000_0000, 0x7fff_ffff)
export const i64 = (value: unknown, name: string): bigint =>
  bigInteger(value, name, -0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn)

/** A u32 field of a struct: -2^31 to -1 are the same 32 bits, since `|`, `&`, `^` and `~` have signed results. */
export const u32Bits = (value: unknown, name: string): number => integer(value, name, -0x8000_0000, 0xffff_ffff)
/** A u64 field of a struct: -2^63 to -1 are the same 64 bits. */
export const u64Bits = (value: unknown, name: string): bigint =>
  bigInteger(value, name, -0x8000_0000_0000_0000n, 0xffff_ffff_ffff_ffffn)

/** The bytes of a checked u64, as C has them on the architectures of this package. */
export function bytesOfU64(value: bigint): Uint8Array {
  return new Uint8Array(BigUint64Array.of(value).buffer)
}
