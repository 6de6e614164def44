// util.inspect() of structs, exits and handles: integers in hexadecimal.

import type { Integer } from '../arguments/integer.ts'
import { hasToJson, hex } from './json.ts'

// `import { inspect }` would do, but the symbol is public and the same in every realm.
export const inspectCustom: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never

export interface InspectOptions {
  stylize(text: string, style: 'number' | 'bigint' | 'special'): string
  depth?: number | null
}
export type Inspect = (value: unknown, options: object) => string

/** An integer that inspect() shows in hexadecimal, in the colour of its type. */
class HexInteger {
  readonly value: Integer

  constructor(value: Integer) {
    this.value = value
  }

  [inspectCustom](_depth: number | null, options: InspectOptions): string {
    return options.stylize(hex(this.value), typeof this.value === 'bigint' ? 'bigint' : 'number')
  }
}

/** The value of a field, for inspect(). */
export function toShow(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return new HexInteger(value)
  if (hasToJson(value)) return value
  return Array.from(value as ArrayLike<unknown>, toShow)
}
