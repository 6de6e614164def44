// What can be done with a struct, of whatever class: they are all made alike.
import { inspect } from 'node:util'
import type { Struct } from 'kvm-ioctls'
import { type StructClass, structs } from './surface.ts'

/** A struct of random bytes, with as many entries as it may have where it can have some. */
export function anyStruct(type: StructClass, fill: (bytes: Uint8Array) => void, entries: number): Struct {
  const [member] = Object.values(type.flexible)
  const made = type.withEntries && member !== undefined ? type.withEntries(entries % 8) : new type()
  fill(made.bytes)
  return made
}

/** Reads all of an object's fields, as those that inspect it do. */
export function readAll(object: object): void {
  for (let p = object; p !== null && p !== Object.prototype; p = Object.getPrototypeOf(p)) {
    for (const key of Reflect.ownKeys(p)) {
      const { get } = Object.getOwnPropertyDescriptor(p, key) as PropertyDescriptor
      if (get !== undefined) Reflect.apply(get, object, [])
    }
  }
  inspect(object, { depth: 5 })
  if ('toJSON' in object) JSON.stringify(object)
}

/** The fields that can be set. */
export function settable(type: StructClass): string[] {
  // The accessors are made with the first struct of a class.
  new type()
  return Object.entries(Object.getOwnPropertyDescriptors(type.prototype)).flatMap(([field, { set }]) =>
    set === undefined ? [] : [field],
  )
}

/** What is done to a struct class, by name. `value` may be good or bad. */
export const structUses: Readonly<
  Record<string, (type: StructClass, value: unknown, made: () => Struct, choice: number) => unknown>
> = {
  'Struct.new': (type, value) => new type(value as Uint8Array),
  'Struct.from': (type, value) => type.from(value),
  'Struct.from field': (type, value, _, choice) => {
    const field = type.fields[choice % Math.max(type.fields.length, 1)]
    return type.from({ [field ?? 'none']: value })
  },
  'Struct.fromBytes': (type, value) => type.fromBytes(value),
  'Struct.withEntries': (type, value) => type.withEntries?.(value),
  'Struct.set': (type, value, made, choice) => {
    const fields = settable(type)
    const field = fields[choice % Math.max(fields.length, 1)]
    if (field === undefined) return undefined
    const struct = made()
    const before = Uint8Array.from(struct.bytes)
    try {
      Reflect.set(struct, field, value)
    } catch (error) {
      if (Buffer.compare(before, struct.bytes) !== 0) throw new Error(`${type.name}.${field} is half set`)
      throw error
    }
    return struct
  },
  'Struct.read': (_, value, made) => {
    const struct = made()
    readAll(struct)
    return JSON.stringify(value === undefined ? struct : null)
  },
}

export const structOf = (choice: number): StructClass => structs[choice % structs.length] as StructClass
