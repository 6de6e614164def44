// How many bytes there really are.

const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length') as {
  get(this: Uint8Array): number
}

/**
 * The length of the array itself. Its property `length` may be another one, of a subclass or of the object, and Node's own
 * functions believe it: where they copy, that would be past the end of somebody's memory.
 */
export const lengthOf = (bytes: Uint8Array): number => get.call(bytes)
