// The arrays in C structs, as views over the bytes of the struct: reading and writing an element does so in place.

import { type Integer, i8, i16, i32, i64, u8, u16, u32, u64 } from '../arguments/integer.ts'
import { argumentType, outOfRange } from '../errors.ts'
import {
  build,
  checkLength,
  type Hex,
  type Inspect,
  type InspectOptions,
  inspectCustom,
  type Json,
  listOf,
  parseHex,
  read,
  type Struct,
  type StructClass,
  toJson,
  toShow,
} from './struct.ts'

export type IntegerArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array

/** The elements of a C array that is no array of plain integers. It is a view: elements read and write the struct. */
export abstract class Elements<T> implements Iterable<T> {
  /** The number of elements. */
  abstract get length(): number
  protected abstract get(index: number): T
  /** What `from()` would accept for an element is turned into one, without storing it yet. */
  protected abstract convert(value: unknown, name: string): T
  protected abstract put(index: number, element: T): void

  /**
   * The element at `index`; a negative index counts from the end.
   *
   * @throws {RangeError} when there is no such element
   */
  at(index: number): T {
    const { length } = this
    if (typeof index !== 'number') throw argumentType('index', 'number', index)
    const position = index < 0 ? index + length : index
    if (!Number.isInteger(position) || position < 0 || position >= length) {
      throw outOfRange(
        'index',
        length === 0 ? 'in the array, which is empty' : `an integer from ${-length} to ${length - 1}`,
        index,
      )
    }
    return this.get(position)
  }

  *[Symbol.iterator](): Generator<T, undefined, undefined> {
    for (let index = 0; index < this.length; index++) yield this.get(index)
  }

  /** Copies `values`, of which there must be exactly `length`, over the elements. */
  copy(values: Iterable<unknown>, name: string): void {
    const list = listOf(values, name, this.length)
    checkLength(list, this.length, name)
    // First all conversions, so that an error leaves the struct as it was.
    const elements = list.map((value, index) => this.convert(value, `${name}[${index}]`))
    elements.forEach((element, index) => {
      this.put(index, element)
    })
  }

  toJSON(): Json[] {
    return Array.from(this, toJson)
  }

  [inspectCustom](depth: number | null, options: InspectOptions, inspect: Inspect): string {
    if (depth !== null && depth < 0) return options.stylize('[Array]', 'special')
    return inspect(Array.from(this, toShow), { ...options, depth })
  }
}

/** An array of structs. */
export class StructArray<T extends Struct> extends Elements<T> {
  readonly #type: StructClass<T>
  readonly #bytes: Uint8Array
  readonly #room: number
  readonly #counted: Struct | undefined
  readonly #count: string
  readonly #elements: T[] = []

  /** As many `type` as `bytes` hold, or as the field `count` of `counted` says if these are fewer. */
  constructor(type: StructClass<T>, bytes: Uint8Array, counted?: Struct, count = '') {
    super()
    this.#type = type
    this.#bytes = bytes
    this.#room = Math.floor(bytes.byteLength / type.size)
    this.#counted = counted
    this.#count = count
  }

  get length(): number {
    if (this.#counted === undefined) return this.#room
    return Math.min(Number(read(this.#counted, this.#count)), this.#room)
  }

  protected get(index: number): T {
    const known = this.#elements[index]
    if (known !== undefined) return known
    const { size } = this.#type
    const element = new this.#type(this.#bytes.subarray(index * size, (index + 1) * size))
    this.#elements[index] = element
    return element
  }

  protected convert(value: unknown, name: string): T {
    return value instanceof this.#type ? value : build(this.#type, value, name)
  }

  protected put(index: number, element: T): void {
    this.get(index).bytes.set(element.bytes)
  }
}

export interface IntegerArrayClass<A extends IntegerArray> {
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): A
  new (length: number): A
  readonly BYTES_PER_ELEMENT: number
}

/** An array of arrays of integers, such as the x87 registers of 16 bytes each. */
export class IntegerRows<A extends IntegerArray> extends Elements<A> {
  readonly #rows: A[] = []
  readonly #type: IntegerArrayClass<A>

  constructor(type: IntegerArrayClass<A>, bytes: Uint8Array, columns: number) {
    super()
    this.#type = type
    const stride = columns * type.BYTES_PER_ELEMENT
    for (let offset = 0; offset < bytes.byteLength; offset += stride) {
      this.#rows.push(new type(bytes.buffer, bytes.byteOffset + offset, columns))
    }
  }

  get length(): number {
    return this.#rows.length
  }

  protected get(index: number): A {
    return this.#rows[index] as A
  }

  protected convert(value: unknown, name: string): A {
    const row = new this.#type(this.get(0).length)
    copyIntegers(row, value as Iterable<Integer>, name)
    return row
  }

  protected put(index: number, element: A): void {
    this.get(index).set(element as never)
  }
}

/** An array of integers of 128 bits, such as the vector registers of arm64. */
export class Uint128Array extends Elements<bigint> {
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    super()
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get length(): number {
    return this.#view.byteLength / 16
  }

  protected get(index: number): bigint {
    return getUint128(this.#view, index * 16)
  }

  protected convert(value: unknown, name: string): bigint {
    return u128(typeof value === 'string' ? parseHex(value, name) : value, name)
  }

  protected put(index: number, element: bigint): void {
    setUint128(this.#view, index * 16, element, '')
  }
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

/** Puts `values`, exactly as many as `target` has, into an array of integers. */
export function copyIntegers(target: IntegerArray, values: Iterable<Integer | Hex>, name: string): void {
  if (values instanceof (target.constructor as new () => IntegerArray)) {
    checkLength(values, target.length, name)
    target.set(values as never)
    return
  }
  const list = listOf(values, name, target.length)
  checkLength(list, target.length, name)
  const check = integerOf(target)
  const wide = isWide(target)
  const checked = list.map((value, index) => {
    const at = `${name}[${index}]`
    return check(wide && typeof value === 'string' ? parseHex(value, at) : value, at)
  })
  target.set(checked as never)
}

/** How many entries of a flexible array member the bytes have room for. */
export function room(struct: Struct, offset: number, entrySize: number): number {
  return Math.max(0, Math.floor((struct.bytes.byteLength - offset) / entrySize))
}

const isWide = (array: IntegerArray): boolean => array instanceof BigUint64Array || array instanceof BigInt64Array

function integerOf(array: IntegerArray): (value: unknown, name: string) => Integer {
  if (array instanceof Uint8Array) return u8
  if (array instanceof BigUint64Array) return u64
  if (array instanceof Uint32Array) return u32
  if (array instanceof Uint16Array) return u16
  if (array instanceof Int8Array) return i8
  if (array instanceof Int16Array) return i16
  if (array instanceof Int32Array) return i32
  return i64
}
