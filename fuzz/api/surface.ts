// All that a caller can call, found by reflection over the barrel: a new method is here as soon as it is there.
import { inspect } from 'node:util'
import * as api from 'kvm-ioctls'

export interface Operation {
  /** `'VmFd.createVcpu'`, `'GuestMemory.allocate'`, `'EventFd.new'`, `'_IOW'`. */
  readonly name: string
  /** The class that it is called on an object of; none for what is static, or a function. */
  readonly receiver?: string
  readonly async: boolean
  call(receiver: unknown, args: readonly unknown[]): unknown
}

type Class = { new (...args: unknown[]): object; readonly name: string; readonly prototype: object }

const isStruct = (value: unknown): value is StructClass =>
  typeof value === 'function' && value.prototype instanceof api.Struct

/** The static side of a struct, as a caller sees it. */
export interface StructClass {
  new (bytes?: Uint8Array): api.Struct
  readonly name: string
  readonly prototype: api.Struct
  readonly size: number
  readonly fields: readonly string[]
  readonly flexible: Readonly<Record<string, { readonly max?: number }>>
  from(init: unknown): api.Struct
  fromBytes(bytes: unknown): api.Struct
  withEntries?(length: unknown): api.Struct
}

const exported = Object.entries(api) as [string, unknown][]

/** The structs, each once: some stand under two names. */
export const structs: readonly StructClass[] = [...new Set(exported.map(([, value]) => value).filter(isStruct))].filter(
  type => type !== (api.Union as unknown),
)

/** The other classes. The constructor of an error is not among what is checked: it is not for callers. */
export const classes = Object.fromEntries(
  exported.filter(
    ([, value]) =>
      typeof value === 'function' &&
      /^class\b/.test(Function.prototype.toString.call(value)) &&
      value !== api.Struct &&
      value !== api.KvmError &&
      !(value.prototype instanceof api.Struct),
  ),
) as Readonly<Record<string, Class>>

const isAsync = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object AsyncFunction]'

function methodsOf(name: string, type: Class): Operation[] {
  const found = new Map<string, Operation>()
  for (let p = type.prototype; p !== Object.prototype && p !== null; p = Object.getPrototypeOf(p)) {
    for (const key of Reflect.ownKeys(p)) {
      const operation = `${name}.${String(key).replace(/^Symbol\(Symbol\.(\w+)\)$/, '@$1')}`
      if (key === 'constructor' || found.has(operation)) continue
      // A mark that copies of the package look at, and not for callers.
      if (key === Symbol.for('kvm-ioctls.copy')) continue
      if (key === inspect.custom) {
        // Node calls it, with arguments of its own.
        const at = `${name}.@inspect`
        found.set(at, { name: at, receiver: name, async: false, call: handle => inspect(handle) })
        continue
      }
      const { value, get } = Object.getOwnPropertyDescriptor(p, key) as PropertyDescriptor
      const body = (get ?? value) as (...args: unknown[]) => unknown
      found.set(operation, {
        name: operation,
        receiver: name,
        async: isAsync(body),
        // Through the object, as a caller does: what close() has replaced counts.
        call: (receiver, args) =>
          get
            ? Reflect.get(receiver as object, key)
            : Reflect.apply(Reflect.get(receiver as object, key), receiver, args),
      })
    }
  }
  return [...found.values()]
}

function staticsOf(name: string, type: Class): Operation[] {
  const make: Operation = { name: `${name}.new`, async: false, call: (_, args) => Reflect.construct(type, args) }
  const statics = Object.getOwnPropertyNames(type).filter(key => typeof Reflect.get(type, key) === 'function')
  return [
    make,
    ...statics
      .filter(key => key !== 'prototype')
      .map(key => ({
        name: `${name}.${key}`,
        async: false,
        call: (_: unknown, args: readonly unknown[]) => Reflect.apply(Reflect.get(type, key), type, args),
      })),
  ]
}

const functions: Operation[] = exported
  .filter(([name, value]) => typeof value === 'function' && !(name in classes) && !/^class\b/.test(String(value)))
  .map(([name, value]) => ({
    name,
    async: false,
    call: (_, args) => Reflect.apply(value as (...args: unknown[]) => unknown, undefined, args),
  }))

/** Everything but structs, whose classes are alike: `structs.ts` has what can be done with one. */
export const operations: readonly Operation[] = [
  ...Object.entries(classes).flatMap(([name, type]) => [...staticsOf(name, type), ...methodsOf(name, type)]),
  ...functions,
]
