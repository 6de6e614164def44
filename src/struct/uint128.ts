// Integers of 128 bits, such as the vector registers of arm64: JavaScript has no typed array of them.

import { type Integer, u64 } from '../arguments/integer.ts'
import { listOf } from '../arguments/list.ts'
import { outOfRange } from '../errors.ts'
import { type Inspect, type InspectOptions, inspectCustom, toShow } from './inspect.ts'
import { type Json, parseHex, toJson } from './json.ts'

/** An array of 128-bit integers over the bytes of a struct. Reading and assigning an element reads and writes the struct. */
export interface Uint128Array extends ReadonlyArray<bigint> {
  [index: number]: bigint
}

export function getUint128(view: DataView, offset: number): bigint {
  return view.getBigUint64(offset, true) | (view.getBigUint64(offset + 8, true) << 64n)
}

export function setUint128(view: DataView, offset: number, value: Integer, name: string): void {
  const checked = u128(value, name)
  view.setBigUint64(offset, BigInt.asUintN(64, checked), true)
  view.setBigUint64(offset + 8, checked >> 64n, true)
}

function u128(value: unknown, name: string): bigint {
  const max = (1n << 128n) - 1n
  if (typeof value !== 'bigint') return u64(value, name)
  if (value < 0n || value > max) throw outOfRange(name, `an integer from 0 to ${max}`, value)
  return value
}

/** A real Array whose elements are accessors. */
class Uint128View extends Array<bigint> {
  // map(), filter() and slice() return ordinary arrays.
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  toJSON(): Json[] {
    return Array.from(this, toJson)
  }

  [inspectCustom](depth: number | null, options: InspectOptions, inspect: Inspect): string {
    if (depth !== null && depth < 0) return options.stylize('[Array]', 'special')
    return inspect(Array.from(this, toShow), { ...options, depth })
  }
}

export function uint128Array(view: DataView, offset: number, length: number, path: string): Uint128Array {
  const array = new Uint128View()
  for (let index = 0; index < length; index++) {
    const at = offset + 16 * index
    Object.defineProperty(array, index, {
      __proto__: null,
      get: () => getUint128(view, at),
      set: (value: Integer) => setUint128(view, at, value, `${path}[${index}]`),
      enumerable: true,
    } as PropertyDescriptor)
  }
  return Object.freeze(array) as Uint128Array
}

/** Copies `values` into the array and fills the rest with zeros. More than the array has are a RangeError. */
export function copyUint128s(target: Uint128Array, values: Iterable<Integer>, name: string): void {
  const checked = listOf(values, name, target.length).map((value, index) => {
    const at = `${name}[${index}]`
    return u128(typeof value === 'string' ? parseHex(value, at) : value, at)
  })
  for (let index = 0; index < target.length; index++) target[index] = checked[index] ?? 0n
}
