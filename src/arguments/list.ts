// Arguments that are iterables.

import { argumentType, outOfRange } from '../errors.ts'

/** The values of an iterable. More than `most` are a RangeError: an iterable may have no end. */
export function listOf(values: unknown, name: string, most: number): unknown[] {
  if (typeof values !== 'object' || values === null || typeof Reflect.get(values, Symbol.iterator) !== 'function') {
    throw argumentType(name, 'Array or another iterable object', values)
  }
  const list: unknown[] = []
  for (const value of values as Iterable<unknown>) {
    if (list.length === most) {
      throw outOfRange(`${name}.length`, `at most ${most}`, Array.isArray(values) ? values.length : 'more')
    }
    list.push(value)
  }
  return list
}

export function checkLength(list: ArrayLike<unknown>, length: number, name: string): void {
  if (list.length !== length) throw outOfRange(`${name}.length`, `${length}`, list.length)
}
