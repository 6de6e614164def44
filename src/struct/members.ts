// The members of C structs, as `src/abi/` lists them: each is an accessor over the struct's bytes.

import type { Integer } from '../arguments/integer.ts'
import * as to from '../arguments/integer.ts'
import { checkLength, listOf } from '../arguments/list.ts'
import { clear, copyAllIntegers, copyIntegers, type IntegerArray, type IntegerArrayClass } from './integer-array.ts'
import { type Flexible, Layout, type Member } from './layout.ts'
import { bytesFrom, copyStruct, type Field, type Init, read, Struct, type StructClass } from './struct.ts'
import { copyUint128s, getUint128, setUint128, type Uint128Array, uint128Array } from './uint128.ts'

/** Describes a class: `describe` has the members in the order of C. */
export function layout<T extends Struct>(
  type: StructClass<T>,
  name: string,
  size: number,
  align: number,
  describe: () => { readonly [Name in Field<T>]: Member<T[Name]> },
  overlaps: Readonly<Record<string, readonly string[]>> = {},
): void {
  // The bundler renames classes of several architectures that have the same name.
  if (type.name !== name) Object.defineProperty(type, 'name', { __proto__: null, value: name } as PropertyDescriptor)
  type.layout = new Layout(type.prototype, name, size, align, describe, overlaps)
}

// Each kind of integer has its own functions, which the engine compiles as well as those of a hand-written class.

export const u8 = (offset: number): Member<number> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getUint8(offset)
    },
    set(this: Struct, value: Integer) {
      this.view.setUint8(offset, to.u8(value, path))
    },
  }),
})

export const i8 = (offset: number): Member<number> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getInt8(offset)
    },
    set(this: Struct, value: Integer) {
      this.view.setInt8(offset, to.i8(value, path))
    },
  }),
})

export const u16 = (offset: number): Member<number> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getUint16(offset, true)
    },
    set(this: Struct, value: Integer) {
      this.view.setUint16(offset, to.u16(value, path), true)
    },
  }),
})

export const i16 = (offset: number): Member<number> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getInt16(offset, true)
    },
    set(this: Struct, value: Integer) {
      this.view.setInt16(offset, to.i16(value, path), true)
    },
  }),
})

export const u32 = (offset: number): Member<number> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getUint32(offset, true)
    },
    set(this: Struct, value: Integer) {
      this.view.setUint32(offset, to.u32Bits(value, path), true)
    },
  }),
})

export const i32 = (offset: number): Member<number> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getInt32(offset, true)
    },
    set(this: Struct, value: Integer) {
      this.view.setInt32(offset, to.i32(value, path), true)
    },
  }),
})

export const u64 = (offset: number): Member<bigint> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getBigUint64(offset, true)
    },
    set(this: Struct, value: Integer) {
      this.view.setBigUint64(offset, to.u64Bits(value, path), true)
    },
  }),
})

export const i64 = (offset: number): Member<bigint> => ({
  access: path => ({
    get(this: Struct) {
      return this.view.getBigInt64(offset, true)
    },
    set(this: Struct, value: Integer) {
      this.view.setBigInt64(offset, to.i64(value, path), true)
    },
  }),
})

export const u128 = (offset: number): Member<bigint> => ({
  access: path => ({
    get(this: Struct) {
      return getUint128(this.view, offset)
    },
    set(this: Struct, value: Integer) {
      setUint128(this.view, offset, value, path)
    },
  }),
})

/** A bitfield of the byte at `offset`. */
export const bits = (offset: number, shift: number, width: number): Member<number> => {
  const max = (1 << width) - 1
  return {
    access: path => ({
      get(this: Struct) {
        return (this.view.getUint8(offset) >> shift) & max
      },
      set(this: Struct, value: Integer) {
        const checked = to.integer(value, path, 0, max)
        this.view.setUint8(offset, (this.view.getUint8(offset) & ~(max << shift)) | (checked << shift))
      },
    }),
  }
}

/** A member whose value is an object over the struct's bytes, created at the first read and kept. */
function view<V, I>(
  create: (struct: Struct, path: string) => V,
  copy: (target: V, value: I, path: string) => void,
  flexible?: Flexible,
): Member<V> {
  return {
    ...(flexible && { flexible }),
    access: (path, index) => ({
      get(this: Struct) {
        const views = Struct.viewsOf(this)
        views[index] ??= create(this, path)
        return views[index] as V
      },
      set(this: Struct, value: I) {
        const views = Struct.viewsOf(this)
        views[index] ??= create(this, path)
        copy(views[index] as V, value, path)
      },
    }),
  }
}

/** A struct inside. */
export function struct<T extends Struct>(offset: number, type: StructClass<T>): Member<T> {
  return view(({ bytes }) => new type(bytes.subarray(offset, offset + type.size)), copyStruct<T>)
}

/** A struct inside that has a flexible array member, and so all bytes that follow. */
export function openStruct<T extends Struct>(offset: number, type: StructClass<T>): Member<T> {
  return view(({ bytes }) => new type(bytes.subarray(offset)), copyStruct<T>, flexible(offset))
}

export function ints<A extends IntegerArray>(offset: number, type: IntegerArrayClass<A>, length: number): Member<A> {
  return view(({ view }) => new type(view.buffer, view.byteOffset + offset, length), copyIntegers)
}

export function u128s(offset: number, length: number): Member<Uint128Array> {
  return view(({ view }, path) => uint128Array(view, offset, length, path), copyUint128s)
}

/** An array of arrays of integers, such as the x87 registers of 16 bytes each. */
export function rows<A extends IntegerArray>(
  offset: number,
  type: IntegerArrayClass<A>,
  length: number,
  columns: number,
): Member<readonly A[]> {
  const stride = columns * type.BYTES_PER_ELEMENT
  const row = (buffer: ArrayBufferLike, start: number, index: number) =>
    new type(buffer, start + index * stride, columns)
  const create = ({ view }: Struct): readonly A[] =>
    Object.freeze(Array.from({ length }, (_, index) => row(view.buffer, view.byteOffset + offset, index)))
  const copy = (target: readonly A[], values: Iterable<Iterable<Integer>>, path: string): void => {
    // All of it is converted first, so that an error leaves the struct as it was.
    const copies = listOf(values, path, length).map((value, index) => {
      const copy = new type(columns)
      copyIntegers(copy, value as Iterable<Integer>, `${path}[${index}]`)
      return copy
    })
    target.forEach((row, index) => {
      const copy = copies[index]
      if (copy === undefined) clear(row)
      else row.set(copy as never)
    })
  }
  return view(create, copy)
}

/** Views of `length` structs from `offset` on. `known` are those of the same places that exist already. */
function viewsOf<T extends Struct>(
  type: StructClass<T>,
  bytes: Uint8Array,
  offset: number,
  length: number,
  known: readonly T[] = [],
): readonly T[] {
  const views = known.slice(0, length)
  for (let index = views.length; index < length; index++) {
    const start = offset + index * type.size
    views.push(new type(bytes.subarray(start, start + type.size)))
  }
  return Object.freeze(views)
}

/** Copies a list of structs over those from `offset` on. An error leaves them as they were. */
function copyStructs<T extends Struct>(
  type: StructClass<T>,
  bytes: Uint8Array,
  offset: number,
  list: readonly unknown[],
  path: string,
): void {
  // One of the values may be a view of the bytes that are replaced.
  const copy = new Uint8Array(list.length * type.size)
  list.forEach((value, index) => {
    copy.set(bytesFrom(type, value, `${path}[${index}]`, type.size), index * type.size)
  })
  bytes.set(copy, offset)
}

export function structs<T extends Struct>(offset: number, type: StructClass<T>, length: number): Member<readonly T[]> {
  return {
    access: (path, index) => ({
      get(this: Struct) {
        const views = Struct.viewsOf(this)
        views[index] ??= viewsOf(type, this.bytes, offset, length)
        return views[index] as readonly T[]
      },
      set(this: Struct, values: Iterable<Init<T>>) {
        const list = listOf(values, path, length)
        copyStructs(type, this.bytes, offset, list, path)
        this.bytes.fill(0, offset + list.length * type.size, offset + length * type.size)
      },
    }),
  }
}

/**
 * A flexible array member of structs, with the field that counts them and the most that KVM takes, where there are such.
 * After the count has changed it reads as another array, whose structs are views of the same bytes.
 */
export function flexibleStructs<T extends Struct>(
  offset: number,
  type: StructClass<T>,
  count?: string,
  max?: number,
): Member<readonly T[]> {
  return {
    flexible: flexible(offset, type.size, count, max),
    access: (path, index) => ({
      get(this: Struct) {
        const views = Struct.viewsOf(this)
        const known = views[index] as readonly T[] | undefined
        const length = lengthOfFlexible(this, offset, type.size, count)
        if (known?.length === length) return known
        const array = viewsOf(type, this.bytes, offset, length, known)
        views[index] = array
        return array
      },
      set(this: Struct, values: Iterable<Init<T>>) {
        const length = lengthOfFlexible(this, offset, type.size, count)
        const list = listOf(values, path, length)
        checkLength(list, length, path)
        copyStructs(type, this.bytes, offset, list, path)
      },
    }),
  }
}

/** The same of integers. */
export function flexibleInts<A extends IntegerArray>(
  offset: number,
  type: IntegerArrayClass<A>,
  count?: string,
  max?: number,
): Member<A> {
  const entrySize = type.BYTES_PER_ELEMENT
  const create = (struct: Struct): A => {
    const length = lengthOfFlexible(struct, offset, entrySize, count)
    return new type(struct.view.buffer, struct.view.byteOffset + offset, length)
  }
  return {
    flexible: flexible(offset, entrySize, count, max),
    access: path => ({
      get(this: Struct) {
        return create(this)
      },
      set(this: Struct, values: Iterable<Integer>) {
        copyAllIntegers(create(this), values, path)
      },
    }),
  }
}

function flexible(offset: number, entrySize?: number, count?: string, max?: number): Flexible {
  return { offset, entrySize, count, max }
}

/** As many entries as the count says, and the bytes have room for. */
function lengthOfFlexible(struct: Struct, offset: number, entrySize: number, count: string | undefined): number {
  const room = Math.max(0, Math.floor((struct.bytes.byteLength - offset) / entrySize))
  return count === undefined ? room : Math.min(Number(read(struct, count)), room)
}
