// The views of one mapping by which single values are read and written.

import { outOfRange } from '../errors.ts'

/** A detached buffer empties `u16` and `u32`, and makes each method of `data` throw. */
export class MemoryViews {
  readonly data: DataView
  readonly u16: Uint16Array
  readonly u32: Uint32Array

  /** @param bytes - whole pages, so that the views are aligned */
  constructor(bytes: Uint8Array = new Uint8Array()) {
    const { buffer, byteOffset, byteLength } = bytes
    this.data = new DataView(buffer, byteOffset, byteLength)
    this.u16 = new Uint16Array(buffer, byteOffset, byteLength / 2)
    this.u32 = new Uint32Array(buffer, byteOffset, byteLength / 4)
  }
}

/** Checks the alignment that an atomic access needs. */
export function aligned(place: number, name: string, size: number): number {
  if (place % size !== 0) throw outOfRange(name, `a multiple of ${size}`, place)
  return place
}
