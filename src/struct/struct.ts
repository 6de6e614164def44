// The base of the generated classes of src/abi/: a C struct is a class over its bytes. An ioctl fills the bytes, and an
// accessor decodes a field when it is read.

import { checkDetached, lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, u32 } from '../arguments/integer.ts'
import { listOf } from '../arguments/list.ts'
import { argumentType, coded, invalidThis, isOfAnotherCopy, markAsOurs, outOfRange } from '../errors.ts'
import { STRUCT } from '../uncloneable.ts'
import { type Inspect, type InspectOptions, inspectCustom, toShow } from './inspect.ts'
import type { IntegerArray } from './integer-array.ts'
import { type Hex, type Json, parseHex, toJson } from './json.ts'
import type { Flexible, Layout } from './layout.ts'

/** The JSON of a field that reads as a `V`. */
export type FieldJson<V> = V extends bigint
  ? Hex
  : V extends number
    ? number
    : V extends Struct
      ? StructJson<V>
      : V extends readonly (infer E)[]
        ? FieldJson<E>[]
        : V extends BigUint64Array | BigInt64Array
          ? Hex[]
          : V extends IntegerArray
            ? number[]
            : never

/** The result of `toJSON()` of a `T`, which `from()` accepts. That of a union is the hexadecimal string of its bytes. */
export type StructJson<T extends Struct> = T extends Union ? string : { [K in Field<T>]: FieldJson<T[K]> }

/** The names of the fields of `T`, without the methods that every struct has. */
export type Field<T extends Struct> = Exclude<keyof T, keyof Struct>

/** The values that `from()` accepts for a field that reads as a `V`. */
export type FieldInit<V> = V extends bigint
  ? Integer | Hex
  : V extends number
    ? Integer
    : V extends Struct
      ? Init<V>
      : V extends readonly (infer E)[]
        ? Iterable<FieldInit<E>>
        : V extends BigUint64Array | BigInt64Array
          ? Iterable<Integer | Hex>
          : V extends IntegerArray
            ? Iterable<Integer>
            : never

/**
 * What `from()` makes a `T` of: an object of its fields, of which those left out are 0. For a union that is an object
 * with exactly one member, or the hexadecimal string of its bytes that `toJSON()` returned.
 */
export type Init<T extends Struct> = T extends Union
  ? T | string | { [K in Field<T>]: { [P in K]: FieldInit<T[P]> } & { [P in Exclude<Field<T>, K>]?: never } }[Field<T>]
  : { [K in Field<T>]?: FieldInit<T[K]> }

/** The static side of a struct. */
export interface StructClass<T extends Struct> {
  new (bytes?: Uint8Array): T
  readonly prototype: T
  readonly name: string
  /** @internal */
  layout: Layout | undefined
  readonly size: number
  readonly align: number
  readonly fields: readonly string[]
  readonly overlaps: Readonly<Record<string, readonly string[]>>
  readonly flexible: Readonly<Record<string, Flexible>>
}

function layoutOf(type: Pick<StructClass<Struct>, 'layout' | 'name'>): Layout {
  if (type.layout !== undefined) return type.layout
  const text = `${type.name} is a base class of structs, and has no fields: use a struct such as KvmMsrEntry`
  throw coded(new TypeError(text), 'ERR_ILLEGAL_CONSTRUCTOR')
}

/**
 * A C struct over its bytes. The accessors of its subclasses read and write `bytes` in place, little-endian as all
 * architectures of this package are.
 *
 * An array of structs reads as a frozen Array of views: set the fields of an element, or the array as a whole. A flexible
 * array follows its count: after the count has changed, read it again.
 *
 * An array of integers reads as a typed array over the bytes, for which `Array.isArray()` is false. An assignment to one of
 * its elements wraps, as JavaScript does it; an assignment to the array as a whole checks each value.
 *
 * @example
 * const cpuid = KvmCpuid2.from({ entries: [{ function: 1 }, { function: 7 }] })
 * const features = cpuid.entries.find(entry => entry.function === 7)
 * if (features !== undefined) features.ebx |= 1 << 9
 * console.log(cpuid.entries[1]?.ebx, cpuid.entries[2]) // 512 undefined
 */
export abstract class Struct {
  /** @internal */
  static readonly layout: Layout | undefined

  // biome-ignore-start lint/complexity/noThisInStatic: it is the subclass that is asked
  /** The size in bytes, without the entries of a flexible array member. */
  static get size(): number {
    return layoutOf(this).size
  }

  /** The alignment in bytes. */
  static get align(): number {
    return layoutOf(this).align
  }

  /** The names of the fields; where several share bytes (C's anonymous unions) the one that covers them all. */
  static get fields(): readonly string[] {
    return layoutOf(this).fields
  }

  /** Further names for the bytes of a field: the other members of an anonymous union. */
  static get overlaps(): Readonly<Record<string, readonly string[]>> {
    return layoutOf(this).overlaps
  }

  /** The flexible array member, or the struct at the end that has one; of a union, its members of that kind. */
  static get flexible(): Readonly<Record<string, Flexible>> {
    return layoutOf(this).flexible
  }
  // biome-ignore-end lint/complexity/noThisInStatic: it is the subclass that is asked

  /** @internal */
  readonly uncloneable: symbol = STRUCT
  /** The bytes of exactly this struct, including the entries of a flexible array member. */
  readonly bytes: Uint8Array
  /** The same bytes as a DataView. */
  readonly view: DataView
  // What goes to the kernel: the property can be overwritten, but a deep comparison looks at it.
  readonly #bytes: Uint8Array
  // The structs and arrays inside that have been read, by the index of the member.
  #views: unknown[] | undefined

  /**
   * A zeroed struct; or, with `bytes`, one over these very bytes, without a copy. They may be more than the struct
   * takes, and must lie at a multiple of its alignment in their buffer.
   *
   * @throws {TypeError} when `bytes` is no Uint8Array
   * @throws {RangeError} when there are too few bytes, or they are misaligned
   */
  constructor(bytes?: Uint8Array) {
    const type = new.target as unknown as StructClass<Struct>
    const layout = layoutOf(type)
    if (!layout.define()) Object.setPrototypeOf(this, layout.extend(type.prototype))
    this.#bytes = bytes === undefined ? zeroed(type.size) : over(type, bytes)
    this.bytes = this.#bytes
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength)
  }

  /**
   * A new struct from the values of its fields. Fields left out are 0.
   *
   * @throws {TypeError} when a field is unknown or has a value of another type
   * @throws {RangeError} when a value does not fit its field
   *
   * @example
   * const regs = KvmRegs.from({ rip: 0x1000, rflags: 2 })
   * const others = KvmRegs.from({ ...regs.toJSON(), rip: 0x2000n })
   * console.log(others.rip, others.rflags) // 8192n 2n
   */
  static from<T extends Struct>(this: StructClass<T>, init: NoInfer<Init<T>>): T {
    // biome-ignore lint/complexity/noThisInStatic: it is the subclass that the method is called on
    return build(this, init, 'init')
  }

  /**
   * A new struct from a copy of its bytes.
   *
   * @throws {TypeError} when `bytes` is no Uint8Array
   * @throws {RangeError} when they are not as many as the struct has (or fewer, where it has a flexible array member)
   */
  static fromBytes<T extends Struct>(this: StructClass<T>, bytes: Uint8Array): T {
    // biome-ignore lint/complexity/noThisInStatic: it is the subclass that the method is called on
    return copied(this, bytes)
  }

  /** @internal The bytes of a struct that a constructor has made; of nothing else. */
  static bytesOf(value: object): Uint8Array | undefined {
    return #bytes in value ? value.#bytes : undefined
  }

  /** @internal */
  static viewsOf(struct: Struct): unknown[] {
    // A Proxy of a struct has the accessors, but not the views.
    if (!(#views in struct)) throw invalidThis(struct, 'a struct that its constructor has made')
    struct.#views ??= []
    return struct.#views
  }

  /** An object of the fields, in which 64-bit integers are hexadecimal strings: `from()` takes all of it back. */
  toJSON(): StructJson<this> {
    // An assignment would call a setter of the same name on Object.prototype.
    return Object.fromEntries(
      typeOf(this).fields.map((field): [string, Json] => [field, toJson(read(this, field))]),
    ) as StructJson<this>
  }

  [inspectCustom](depth: number | null, options: InspectOptions, inspect: Inspect): string {
    const { name, fields, overlaps } = typeOf(this)
    if (depth !== null && depth < 0) return options.stylize(`[${name}]`, 'special')
    const shown: [string, unknown][] = []
    const show = (field: string) => {
      shown.push([field, toShow(read(this, field))])
    }
    for (const field of fields) {
      if (Object.hasOwn(overlaps, field)) [field, ...(overlaps[field] as string[])].filter(isNoPadding).forEach(show)
      else if (!(this instanceof Union) || isNoPadding(field)) show(field)
    }
    return `${name} ${inspect(Object.fromEntries(shown), { ...options, depth })}`
  }

  static {
    markAsOurs(Struct.prototype)
  }
}

/** A C union: all members are accessors over the same bytes. */
export abstract class Union extends Struct {
  /** Tells the compiler a union from a struct; at run time there is nothing. */
  declare protected readonly isUnion: true

  /** The bytes as a hexadecimal string: which member is meant, only the struct around the union knows. */
  override toJSON(): StructJson<this> {
    const { buffer, byteOffset, byteLength } = this.bytes
    return Buffer.from(buffer, byteOffset, byteLength).toString('hex') as StructJson<this>
  }
}

/**
 * The bytes of an argument that goes to the kernel: a whole struct, with no more entries than it may have and its bytes
 * hold.
 */
export function bytesOfArgument<T extends Struct>(value: unknown, type: StructClass<T>, name: string): Uint8Array {
  // First whether a constructor has made it: instanceof runs the caller's code of a Proxy.
  const bytes = typeof value === 'object' && value !== null ? Struct.bytesOf(value) : undefined
  if (bytes === undefined || !(value instanceof type)) throw argumentType(name, type.name, value)
  const layout = layoutOf(type)
  // The buffer may have been transferred, or made smaller.
  if (bytes.byteLength < layout.size) {
    checkDetached(bytes, name)
    throw wrongSize(type, bytes)
  }
  if (layout.isOpen) checkCounts(type, bytes, name)
  return bytes
}

/** Checks that the bytes of a struct hold as many entries as its count field says. */
function checkCounts<T extends Struct>(type: StructClass<T>, bytes: Uint8Array, name: string): void {
  for (const { offset, entrySize = 1, count, max } of Object.values(type.flexible)) {
    if (count === undefined) continue
    const entries = Number(read(new type(bytes), count))
    const most = Math.min(max ?? Number.POSITIVE_INFINITY, Math.floor((bytes.byteLength - offset) / entrySize))
    if (entries > most) throw outOfRange(`${name}.${count}`, `at most ${most}, the entries that there are`, entries)
  }
}

/** The bytes of a struct, or of what `from()` builds of `value`: exactly `size`. */
export function bytesFrom<T extends Struct>(
  type: StructClass<T>,
  value: unknown,
  name: string,
  size: number,
): Uint8Array {
  const own = typeof value === 'object' && value !== null ? Struct.bytesOf(value) : undefined
  const bytes = own !== undefined && value instanceof type ? own : build(type, value, name).bytes
  checkDetached(bytes, name)
  if (bytes.byteLength !== size) throw wrongSize(type, bytes, size)
  return bytes
}

/** Copies what `from()` accepts into a nested struct. */
export function copyStruct<T extends Struct>(target: T, value: Init<T>, name: string): void {
  target.bytes.set(bytesFrom(typeOf(target), value, name, target.bytes.byteLength))
}

/** Entries of a flexible array member that KVM has no limit for: more than there are anywhere. */
const MOST_ENTRIES = 1 << 20

/** A zeroed struct with `length` entries in its flexible array member. */
export function withEntries<T extends Struct>(type: StructClass<T>, length: number): T {
  const [, member] = Object.entries(type.flexible)[0] as [string, Flexible]
  return withRoom(type, member, u32(length, 'length'), 'length')
}

function withRoom<T extends Struct>(type: StructClass<T>, member: Flexible, entries: number, name: string): T {
  const { offset, entrySize = 1, count, max = MOST_ENTRIES } = member
  if (entries > max) throw outOfRange(name, `at most ${max} entries`, entries)
  const struct = new type(zeroed(Math.max(type.size, offset + entries * entrySize)))
  if (count !== undefined) write(struct, count, entries)
  return struct
}

function zeroed(size: number): Uint8Array {
  // From an ArrayBuffer, since V8 keeps small typed arrays on its heap at first and would move them out at once.
  return new Uint8Array(new ArrayBuffer(size))
}

function copyOf(bytes: Uint8Array): Uint8Array {
  const copy = zeroed(bytes.byteLength)
  copy.set(bytes)
  return copy
}

function copied<T extends Struct>(type: StructClass<T>, bytes: Uint8Array): T {
  checkBytes(type, bytes)
  if (bytes.byteLength > type.size && !isOpen(type)) throw wrongSize(type, bytes)
  return new type(copyOf(bytes))
}

function over(type: StructClass<Struct>, bytes: Uint8Array): Uint8Array {
  checkBytes(type, bytes)
  const { byteOffset } = bytes
  if (byteOffset % type.align !== 0) {
    const where = `${type.name} needs bytes at a multiple of ${type.align} in their buffer`
    throw coded(
      new RangeError(`${where}, received offset ${byteOffset}: ${type.name}.fromBytes() copies them`),
      'ERR_OUT_OF_RANGE',
    )
  }
  const size = isOpen(type) ? bytes.byteLength : type.size
  // A Buffer or a longer array becomes a plain Uint8Array of the struct alone.
  if (bytes.byteLength === size && bytes.constructor === Uint8Array) return bytes
  return new Uint8Array(bytes.buffer, byteOffset, size)
}

function checkBytes(type: StructClass<Struct>, bytes: unknown): asserts bytes is Uint8Array {
  if (lengthOfArgument(bytes, 'bytes') < type.size) throw wrongSize(type, bytes as Uint8Array)
}

function wrongSize(type: StructClass<Struct>, bytes: Uint8Array, size = type.size): Error {
  const expected = isOpen(type) && size === type.size ? `at least ${size}` : `${size}`
  return coded(new RangeError(`${type.name} takes ${expected} bytes, received ${bytes.byteLength}`), 'ERR_OUT_OF_RANGE')
}

/** Whether there may be more bytes than `size`: it has a flexible array member. */
export function isOpen(type: StructClass<Struct>): boolean {
  return layoutOf(type).isOpen
}

export function typeOf<T extends Struct>(struct: T): StructClass<T> {
  return struct.constructor as unknown as StructClass<T>
}

export function read(struct: Struct, field: string): unknown {
  return struct[field as keyof Struct]
}

type Fields = Record<string, unknown>

function write(struct: Struct, field: string, value: unknown): void {
  ;(struct as unknown as Fields)[field] = value
}

function build<T extends Struct>(type: StructClass<T>, init: unknown, name: string): T {
  if (init instanceof type) {
    checkDetached(init.bytes, name)
    return new type(copyOf(init.bytes))
  }
  const union = type.prototype instanceof Union
  if (union && typeof init === 'string') return fromHexBytes(type, init, name)
  if (
    typeof init !== 'object' ||
    init === null ||
    Symbol.iterator in init ||
    init instanceof Struct ||
    isOfAnotherCopy(init) ||
    ArrayBuffer.isView(init)
  ) {
    const fields = union
      ? 'an object with one of its members, or the hexadecimal string of its bytes'
      : 'an object of its fields'
    throw argumentType(name, `${type.name} or ${fields}`, init)
  }
  const keys = Object.keys(init)
  checkKeys(type, keys)
  if (union && keys.length !== 1) {
    throw misfit(
      `${type.name} is a union, of which exactly one member can be set, not ${keys.length === 0 ? 'none' : quoted(keys)}`,
    )
  }
  const [struct, values] = allocate(type, ownFields(init as Fields, keys))
  for (const key of keys) {
    let value = values[key]
    if (typeof value === 'string' && typeof read(struct, key) === 'bigint')
      value = parseHex(value, `${type.name}.${key}`)
    write(struct, key, value)
  }
  return struct
}

function checkKeys(type: StructClass<Struct>, keys: readonly string[]): void {
  const { fields, overlaps } = type
  const groups = Object.entries(overlaps)
  for (const key of keys) {
    if (!fields.includes(key) && !groups.some(([, others]) => others.includes(key))) {
      const spread = key === 'bytes' || key === 'view' ? ': a struct cannot be spread, but its toJSON() can' : ''
      throw misfit(`${type.name} has no field "${key}"${spread}`)
    }
  }
  for (const [field, others] of groups) {
    const set = keys.filter(key => key === field || others.includes(key))
    if (set.length > 1) throw misfit(`${type.name} has ${quoted(set)} in the same bytes: only one of them can be set`)
  }
}

/** The fields of `init`, each read once, in an object that inherits none. */
function ownFields(init: Fields, keys: readonly string[]): Fields {
  const fields: Fields = Object.create(null)
  for (const key of keys) fields[key] = init[key]
  return fields
}

// Makes the struct as long as the entries in `values` need. Replaces an iterable of them by a list, since it may be
// possible to iterate it only once.
function allocate<T extends Struct>(type: StructClass<T>, values: Fields): [T, Fields] {
  for (const [field, member] of Object.entries(type.flexible)) {
    const name = `${type.name}.${field}`
    if (member.entrySize === undefined) {
      if (values[field] === undefined) continue
      const nested = build(typeOf(read(new type(), field) as Struct), values[field], name)
      return [withRoom(type, member, nested.bytes.byteLength, name), { __proto__: null, ...values, [field]: nested }]
    }
    const count = member.count === undefined ? undefined : countOf(values[member.count], `${type.name}.${member.count}`)
    if (values[field] === undefined) {
      if (count === undefined) continue
      return [withRoom(type, member, count, name), values]
    }
    const entries = listOf(values[field], name, member.max ?? MOST_ENTRIES)
    if (count !== undefined && count !== entries.length) {
      throw outOfRange(`${type.name}.${member.count}`, `${entries.length}, the number of ${field}`, count)
    }
    return [withRoom(type, member, entries.length, name), { __proto__: null, ...values, [field]: entries }]
  }
  return [new type(), values]
}

function fromHexBytes<T extends Struct>(type: StructClass<T>, hex: string, name: string): T {
  const bytes = Buffer.from(hex, 'hex')
  // Buffer.from() stops silently at the first character that is no digit.
  if (bytes.length * 2 !== hex.length)
    throw coded(new TypeError(`The "${name}" argument must be a hexadecimal string of bytes`), 'ERR_INVALID_ARG_VALUE')
  if (bytes.length < type.size || (bytes.length > type.size && !isOpen(type))) throw wrongSize(type, bytes)
  return new type(copyOf(bytes))
}

function countOf(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  return u32(typeof value === 'string' ? parseHex(value, name) : value, name)
}

function misfit(text: string): Error {
  return coded(new TypeError(text), 'ERR_INVALID_ARG_TYPE')
}

function quoted(names: readonly string[]): string {
  return names.map(name => `"${name}"`).join(' and ')
}

// Members with such names give a union its size; the others show the same bytes with a meaning.
function isNoPadding(field: string): boolean {
  return !/^(pad|padding|reserved|dummy)\d*$/.test(field)
}
