// Arguments that are bytes.

import { isUint8Array } from 'node:util/types'
import { argumentType, coded } from '../errors.ts'

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object
const getter = (name: string) => Object.getOwnPropertyDescriptor(typedArray, name)?.get as (this: object) => never
const [length, buffer] = [getter('length'), getter('buffer')]

/**
 * The length of the array itself. A subclass or the object may have another property `length`, which Node's own functions
 * believe: where they copy, that would be past the end of the memory.
 */
export const lengthOf = (bytes: ArrayBufferView): number => length.call(bytes)

/** The length of an argument that must be a Uint8Array whose buffer was not transferred to another thread. */
export function lengthOfArgument(value: unknown, name: string, expected = 'Uint8Array'): number {
  if (!isUint8Array(value)) throw argumentType(name, expected, value)
  checkDetached(value, name)
  return lengthOf(value)
}

export function checkDetached(array: ArrayBufferView, name: string): void {
  if (lengthOf(array) === 0 && isDetached(buffer.call(array))) {
    const text = `The "${name}" argument is detached: its ArrayBuffer was transferred, and has no bytes here any more`
    throw coded(new TypeError(text), 'ERR_INVALID_STATE')
  }
}

/** `ArrayBuffer.prototype.detached` is not there before Node 22. */
function isDetached(buffer: ArrayBufferLike): boolean {
  try {
    new Uint8Array(buffer)
    return false
  } catch {
    return true
  }
}
