// Fields in JSON, which has no bigint: 64-bit integers are hexadecimal strings.

import type { Integer } from '../arguments/integer.ts'
import { argumentType } from '../errors.ts'

/** A 64-bit integer in JSON: `'0x1f'`, or `'-0x1'` for a signed field. */
export type Hex = `0x${string}` | `-0x${string}`

/** What `toJSON()` of a struct is made of. */
export type Json = string | number | Json[] | { [field: string]: Json }

export function hex(value: Integer): string {
  return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`
}

export function parseHex(text: string, name: string): bigint {
  if (!/^-?0x[0-9a-f]{1,32}$/i.test(text))
    throw argumentType(name, "number, bigint or hexadecimal string such as '0x1f'", text)
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text)
}

/** Whether `value` is a struct, as opposed to an integer or an array. */
export function hasToJson(value: unknown): value is { toJSON(): Json } {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function'
}

export function toJson(value: unknown): Json {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return hex(value)
  if (hasToJson(value)) return value.toJSON()
  return Array.from(value as ArrayLike<unknown>, toJson)
}
