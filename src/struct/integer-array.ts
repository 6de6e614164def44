// Arrays of integers in structs: typed arrays over the struct's bytes.

import { checkDetached } from '../arguments/bytes.ts'
import { type Integer, i8, i16, i32, i64, u8, u16, u32Bits, u64Bits } from '../arguments/integer.ts'
import { checkLength, listOf } from '../arguments/list.ts'
import { outOfRange } from '../errors.ts'
import { type Hex, parseHex } from './json.ts'

export type IntegerArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array

export interface IntegerArrayClass<A extends IntegerArray> {
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): A
  new (length: number): A
  readonly BYTES_PER_ELEMENT: number
}

/** Copies `values` into `target` and fills the rest with zeros. More than `target` has are a RangeError. */
export function copyIntegers(target: IntegerArray, values: Iterable<Integer | Hex>, name: string): void {
  checkDetached(target, name)
  const list = integersOf(target, values, name)
  target.set(list as never)
  clear(target, list.length)
}

/** Fills the elements from `start` on with zeros. */
export function clear(target: IntegerArray, start = 0): void {
  target.fill((isWide(target) ? 0n : 0) as never, start)
}

const isWide = (array: IntegerArray): boolean => array instanceof BigUint64Array || array instanceof BigInt64Array

/** Copies `values` into `target`, which must be as many as it has. */
export function copyAllIntegers(target: IntegerArray, values: Iterable<Integer | Hex>, name: string): void {
  checkDetached(target, name)
  const list = integersOf(target, values, name)
  checkLength(list, target.length, name)
  target.set(list as never)
}

/** The values, each checked, so that an error leaves the target as it was. */
function integersOf(target: IntegerArray, values: Iterable<Integer | Hex>, name: string): ArrayLike<Integer> {
  // A Proxy is no view: instanceof would run its traps.
  if (ArrayBuffer.isView(values) && values instanceof (target.constructor as new () => IntegerArray)) {
    checkDetached(values, name)
    if (values.length <= target.length) return values
    throw outOfRange(`${name}.length`, `at most ${target.length}`, values.length)
  }
  const check = integerOf(target)
  const wide = isWide(target)
  return listOf(values, name, target.length).map((value, index) => {
    const at = `${name}[${index}]`
    return check(wide && typeof value === 'string' ? parseHex(value, at) : value, at)
  })
}

function integerOf(array: IntegerArray): (value: unknown, name: string) => Integer {
  if (array instanceof Uint8Array) return u8
  if (array instanceof BigUint64Array) return u64Bits
  if (array instanceof Uint32Array) return u32Bits
  if (array instanceof Uint16Array) return u16
  if (array instanceof Int8Array) return i8
  if (array instanceof Int16Array) return i16
  if (array instanceof Int32Array) return i32
  return i64
}
