// The base class of all exits.

import { type Inspect, type InspectOptions, inspectCustom, toShow } from '../struct/inspect.ts'
import { type Json, toJson } from '../struct/json.ts'
import { EXIT } from '../uncloneable.ts'
import type { RunPage } from '../vcpu/kvm-run.ts'

export abstract class Exit {
  /** The names of the class's accessors, in the order of `toJSON()`. */
  protected static readonly fields: readonly string[] = []
  /** The variant of the crate's `VcpuExit`, or the kernel's name in the same style where the crate has none. */
  abstract readonly type: string
  /** @internal */
  readonly uncloneable: symbol = EXIT
  /** @internal */
  protected readonly page: RunPage

  /** @internal */
  constructor(page: RunPage) {
    this.page = page
  }

  /** Returns a copy that the next run does not change. 64-bit integers are hexadecimal strings, as in structs. */
  toJSON(): { type: string; [field: string]: Json } {
    return { type: this.type, ...collect(this, toJson) }
  }

  [inspectCustom](_depth: number | null, options: InspectOptions, inspect: Inspect): string {
    return `VcpuExit ${inspect({ type: this.type, ...collect(this, toShow) }, options)}`
  }
}

/** The fields that this exit has: those that KVM did not write are undefined, and left out. */
function collect<T>(exit: Exit, convert: (value: unknown) => T): Record<string, T> {
  const values: [string, T][] = []
  for (const field of (exit.constructor as unknown as { fields: readonly string[] }).fields) {
    const value = exit[field as keyof Exit] as unknown
    if (value !== undefined) values.push([field, convert(value)])
  }
  return Object.fromEntries(values)
}
