// The members of C structs, as `src/abi/` lists them: each is an accessor over the struct's bytes. They are made when the
// first struct of its class is. Written out in each class they were 8000 functions, which every import had to pay for.

import type { Integer } from '../arguments/integer.ts'
import * as to from '../arguments/integer.ts'
import { copyStruct, type Field, type Flexible, type Init, read, Struct, type StructClass } from './struct.ts'
import {
  copyIntegers,
  getUint128,
  type IntegerArray,
  type IntegerArrayClass,
  IntegerRows,
  room,
  StructArray,
  setUint128,
  Uint128Array,
} from './struct-array.ts'

/** A member that reads as a `V`. */
interface Member<V> {
  /** Its accessor: `path` names it in errors, and `index` among the struct's members. */
  access(path: string, index: number): { get(this: Struct): V; set(this: Struct, value: never): void }
  readonly flexible?: Flexible
}

/** What a class of structs is made of. */
export class Layout {
  readonly size: number
  readonly align: number
  /** Of the members that share bytes (C's anonymous unions), which covers which. */
  readonly overlaps: Readonly<Record<string, readonly string[]>>
  readonly #prototype: Struct
  readonly #name: string
  #describe: (() => Readonly<Record<string, Member<unknown>>>) | undefined
  #fields: readonly string[] = []
  #flexible: Readonly<Record<string, Flexible>> = {}

  constructor(
    type: StructClass<Struct>,
    name: string,
    size: number,
    align: number,
    describe: () => Readonly<Record<string, Member<unknown>>>,
    overlaps: Readonly<Record<string, readonly string[]>>,
  ) {
    this.#prototype = type.prototype
    this.#name = name
    this.size = size
    this.align = align
    this.overlaps = overlaps
    this.#describe = describe
  }

  get fields(): readonly string[] {
    this.define()
    return this.#fields
  }

  get flexible(): Readonly<Record<string, Flexible>> {
    this.define()
    return this.#flexible
  }

  /** Gives the class its accessors, unless it has them. */
  define(): void {
    if (this.#describe === undefined) return
    const members = Object.entries(this.#describe())
    members.forEach(([name, member], index) => {
      const accessor = member.access(`${this.#name}.${name}`, index) as PropertyDescriptor
      Object.defineProperty(this.#prototype, name, { ...accessor, configurable: true })
    })
    const covered = new Set(Object.values(this.overlaps).flat())
    this.#fields = members.map(([name]) => name).filter(name => !covered.has(name))
    this.#flexible = Object.fromEntries(members.flatMap(([name, { flexible }]) => (flexible ? [[name, flexible]] : [])))
    // At the end: where the stack has no room for all of it, the next struct does it again.
    this.#describe = undefined
  }
}

/** Says what a class is and is made of: `describe` has the members in the order of C. */
export function layout<T extends Struct>(
  type: StructClass<T>,
  name: string,
  size: number,
  align: number,
  describe: () => { readonly [Name in Field<T>]: Member<T[Name]> },
  overlaps: Readonly<Record<string, readonly string[]>> = {},
): void {
  // In a bundle, classes of several architectures with one name have others.
  if (type.name !== name) Object.defineProperty(type, 'name', { value: name })
  type.layout = new Layout(type, name, size, align, describe, overlaps)
}

// Each kind of integer has functions of its own, which the engine can make as fast as those of a hand-written class.

export const u8 = (offset: number): Member<number> => ({
  access: path => ({
    get() {
      return this.view.getUint8(offset)
    },
    set(value: Integer) {
      this.view.setUint8(offset, to.u8(value, path))
    },
  }),
})

export const i8 = (offset: number): Member<number> => ({
  access: path => ({
    get() {
      return this.view.getInt8(offset)
    },
    set(value: Integer) {
      this.view.setInt8(offset, to.i8(value, path))
    },
  }),
})

export const u16 = (offset: number): Member<number> => ({
  access: path => ({
    get() {
      return this.view.getUint16(offset, true)
    },
    set(value: Integer) {
      this.view.setUint16(offset, to.u16(value, path), true)
    },
  }),
})

export const i16 = (offset: number): Member<number> => ({
  access: path => ({
    get() {
      return this.view.getInt16(offset, true)
    },
    set(value: Integer) {
      this.view.setInt16(offset, to.i16(value, path), true)
    },
  }),
})

export const u32 = (offset: number): Member<number> => ({
  access: path => ({
    get() {
      return this.view.getUint32(offset, true)
    },
    set(value: Integer) {
      this.view.setUint32(offset, to.u32(value, path), true)
    },
  }),
})

export const i32 = (offset: number): Member<number> => ({
  access: path => ({
    get() {
      return this.view.getInt32(offset, true)
    },
    set(value: Integer) {
      this.view.setInt32(offset, to.i32(value, path), true)
    },
  }),
})

export const u64 = (offset: number): Member<bigint> => ({
  access: path => ({
    get() {
      return this.view.getBigUint64(offset, true)
    },
    set(value: Integer) {
      this.view.setBigUint64(offset, to.u64(value, path), true)
    },
  }),
})

export const i64 = (offset: number): Member<bigint> => ({
  access: path => ({
    get() {
      return this.view.getBigInt64(offset, true)
    },
    set(value: Integer) {
      this.view.setBigInt64(offset, to.i64(value, path), true)
    },
  }),
})

export const u128 = (offset: number): Member<bigint> => ({
  access: path => ({
    get() {
      return getUint128(this.view, offset)
    },
    set(value: Integer) {
      setUint128(this.view, offset, value, path)
    },
  }),
})

/** A bitfield of the byte at `offset`. */
export const bits = (offset: number, shift: number, width: number): Member<number> => {
  const max = (1 << width) - 1
  return {
    access: path => ({
      get() {
        return (this.view.getUint8(offset) >> shift) & max
      },
      set(value: Integer) {
        const checked = to.integer(value, path, 0, max)
        this.view.setUint8(offset, (this.view.getUint8(offset) & ~(max << shift)) | (checked << shift))
      },
    }),
  }
}

/** A member whose value is an object over the struct's bytes, which is made at the first read and kept. */
function part<V, I>(
  make: (struct: Struct) => V,
  copy: (target: V, value: I, path: string) => void,
  flexible?: Flexible,
): Member<V> {
  return {
    ...(flexible && { flexible }),
    access: (path, index) => ({
      get() {
        return Struct.part(this, index, make)
      },
      set(value: I) {
        copy(Struct.part(this, index, make), value, path)
      },
    }),
  }
}

/** A struct inside. */
export function struct<T extends Struct>(offset: number, type: StructClass<T>): Member<T> {
  return part(({ bytes }) => new type(bytes.subarray(offset, offset + type.size)), copyStruct<T>)
}

/** A struct inside that has a flexible array member, and so all bytes that follow. */
export function openStruct<T extends Struct>(offset: number, type: StructClass<T>): Member<T> {
  return part(({ bytes }) => new type(bytes.subarray(offset)), copyStruct<T>, { offset })
}

export function ints<A extends IntegerArray>(offset: number, type: IntegerArrayClass<A>, length: number): Member<A> {
  return part(({ view }) => new type(view.buffer, view.byteOffset + offset, length), copyIntegers)
}

export function u128s(offset: number, length: number): Member<Uint128Array> {
  return part(
    ({ bytes }) => new Uint128Array(bytes.subarray(offset, offset + 16 * length)),
    (target, values: Iterable<Integer>, path) => target.copy(values, path),
  )
}

/** An array of arrays. */
export function rows<A extends IntegerArray>(
  offset: number,
  type: IntegerArrayClass<A>,
  length: number,
  columns: number,
): Member<IntegerRows<A>> {
  const end = offset + length * columns * type.BYTES_PER_ELEMENT
  return part(
    ({ bytes }) => new IntegerRows(type, bytes.subarray(offset, end), columns),
    (target, values: Iterable<Iterable<Integer>>, path) => target.copy(values, path),
  )
}

export function structs<T extends Struct>(
  offset: number,
  type: StructClass<T>,
  length: number,
): Member<StructArray<T>> {
  return part(
    ({ bytes }) => new StructArray(type, bytes.subarray(offset, offset + length * type.size)),
    (target, values: Iterable<Init<T>>, path) => target.copy(values, path),
  )
}

/** A flexible array member of structs, with the field that counts them and the most that KVM takes, where there are such. */
export function flexibleStructs<T extends Struct>(
  offset: number,
  type: StructClass<T>,
  count?: string,
  max?: number,
): Member<StructArray<T>> {
  return part(
    struct => new StructArray(type, struct.bytes.subarray(offset), count === undefined ? undefined : struct, count),
    (target, values: Iterable<Init<T>>, path) => target.copy(values, path),
    flexible(offset, type.size, count, max),
  )
}

/** The same of integers. It is made anew each time, for it is as long as the count says then. */
export function flexibleInts<A extends IntegerArray>(
  offset: number,
  type: IntegerArrayClass<A>,
  count?: string,
  max?: number,
): Member<A> {
  const entrySize = type.BYTES_PER_ELEMENT
  const make = (struct: Struct): A => {
    const most = room(struct, offset, entrySize)
    const length = count === undefined ? most : Math.min(Number(read(struct, count)), most)
    return new type(struct.view.buffer, struct.view.byteOffset + offset, length)
  }
  return {
    flexible: flexible(offset, entrySize, count, max),
    access: path => ({
      get() {
        return make(this)
      },
      set(values: Iterable<Integer>) {
        copyIntegers(make(this), values, path)
      },
    }),
  }
}

function flexible(offset: number, entrySize: number, count?: string, max?: number): Flexible {
  return { offset, entrySize, ...(count !== undefined && { count }), ...(max !== undefined && { max }) }
}
