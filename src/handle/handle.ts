// The base of the classes over native objects: closing, and the check that a handle is open.

import { argumentType, closedError, coded, invalidThis, markAsOurs } from '../errors.ts'
import { type Inspect, type InspectOptions, inspectCustom } from '../struct/inspect.ts'
import { HANDLE, SHARED_HANDLE } from '../uncloneable.ts'

interface Binding {
  close(): void
  id?(): number
  asRawFd?(): number
  size?(): number
}

/** A class of handles, whose constructor may be private. */
interface HandleClass<B extends Binding> {
  readonly name: string
  readonly prototype: Handle<B>
}

/** The native object of an open handle. Not exported by the barrel: native objects stay inside this package. */
export let bindingOf: <B extends Binding>(handle: Handle<B>) => B

/** The id of an open handle's native object: the first argument of `callsById` (src/addon.ts). */
export let idOf: <B extends Binding>(handle: Handle<B>) => number

/** The native object of an argument that has to be an open handle of the given class. */
export let bindingOfArgument: <B extends Binding>(value: unknown, type: HandleClass<B>, name: string) => B

/** Whether a constructor of this package has made it: a Proxy or an object that inherits from a handle is none. */
let isHandle: (value: unknown) => boolean

const NONE = -1

/**
 * An object that holds something of the kernel's: a file descriptor or memory.
 *
 * It is released by `close()`, by `using` (from Node 24 on), or at last by the garbage collector, which may come late
 * or never. Handles can be closed in any order: a virtual machine lives on while one of its vCPUs is open.
 */
export abstract class Handle<B extends Binding> implements Disposable {
  /** @internal */
  readonly uncloneable: symbol
  #binding: B | undefined
  #id: number

  protected constructor(binding: B) {
    this.uncloneable = 'share' in this ? SHARED_HANDLE : HANDLE
    this.#binding = binding
    // Not `?.()`: Object.prototype may have a property of that name.
    this.#id = typeof binding.id === 'function' ? binding.id() : NONE
  }

  /** Whether `close()` was called. */
  get closed(): boolean {
    checkThis(this)
    return this.#binding === undefined
  }

  /** Releases the resources of the handle. Every later use but `close()` and `closed` throws `ERR_KVM_CLOSED`. */
  close(): void {
    checkThis(this)
    this.#binding?.close()
    this.#binding = undefined
    this.#id = NONE
  }

  /** The same as `close()`, for `using`. */
  [Symbol.dispose](): void {
    checkThis(this)
    this.close()
  }

  /** What `console.log()` shows: `VmFd { fd: 20 }`, `GuestMemory { size: 4096 }`, `Kvm { closed: true }`. */
  [inspectCustom](_depth: number | null, options: InspectOptions, inspect: Inspect): string {
    // A prototype is not a handle.
    const binding = #binding in this ? this.#binding : undefined
    const fd = typeof binding?.asRawFd === 'function' ? binding.asRawFd() : -1
    const size = typeof binding?.size === 'function' ? binding.size() : undefined
    const shown = { ...(fd >= 0 && { fd }), ...(size !== undefined && { size }), ...(!binding && { closed: true }) }
    return `${this.constructor.name} ${inspect(shown, options)}`
  }

  static {
    markAsOurs(Handle.prototype)

    isHandle = value => typeof value === 'object' && value !== null && #binding in value

    bindingOf = handle => {
      checkThis(handle)
      const binding = handle.#binding
      if (binding === undefined) throw closedError(handle.constructor.name)
      return binding
    }

    idOf = handle => {
      checkThis(handle)
      const id = handle.#id
      // It is closed, or of a class without ids.
      if (id === NONE) throw handle.#binding === undefined ? closedError(handle.constructor.name) : invalidThis(handle)
      return id
    }

    bindingOfArgument = <B extends Binding>(value: unknown, type: HandleClass<B>, name: string): B => {
      if (!isHandle(value) || !Object.prototype.isPrototypeOf.call(type.prototype, value as object)) {
        throw argumentType(name, type.name, value)
      }
      return bindingOf(value as unknown as Handle<B>)
    }
  }
}

/** Checks that a method was called on a handle. */
export function checkThis(value: unknown): void {
  if (!isHandle(value)) throw invalidThis(value)
}

/** Where a native object has to come from this package: the constructors are not for callers. */
export function illegalConstructor(name: string, instead: string): Error {
  return coded(new TypeError(`${name} cannot be constructed directly: use ${instead}`), 'ERR_ILLEGAL_CONSTRUCTOR')
}
