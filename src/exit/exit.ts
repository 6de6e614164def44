// What all exits have in common: they can be told apart by `type`, copied and shown.

import { type Inspect, type InspectOptions, inspectCustom, type Json, toJson, toShow } from '../struct/struct.ts'
import type { RunPage } from '../vcpu/kvm-run.ts'

export abstract class Exit {
  /** The names of what the kind of exit says, beside its type. */
  protected static readonly fields: readonly string[] = []
  /** The variant of the crate's `VcpuExit`, or for what the crate lacks, the kernel's name in the same style. */
  abstract readonly type: string

  /** A copy that stays as it is when the vCPU runs on; 64-bit integers are hexadecimal strings, as in structs. */
  toJSON(): { type: string; [field: string]: Json } {
    return { type: this.type, ...collect(this, toJson) }
  }

  [inspectCustom](_depth: number | null, options: InspectOptions, inspect: Inspect): string {
    return `VcpuExit ${inspect({ type: this.type, ...collect(this, toShow) }, options)}`
  }
}

/** All fields that this very exit has: one of several kinds has not those of the others. */
function collect<T>(exit: Exit, convert: (value: unknown) => T): Record<string, T> {
  const values: Record<string, T> = {}
  for (const field of (exit.constructor as unknown as { fields: readonly string[] }).fields) {
    const value = exit[field as keyof Exit] as unknown
    if (value !== undefined) values[field] = convert(value)
  }
  return values
}

/** An exit that has nothing to say but that it happened. */
export class PlainExit<T extends string> extends Exit {
  readonly type: T

  /** @internal */
  constructor(type: T) {
    super()
    this.type = type
  }
}

/** An exit that reads what it says from the page. */
export abstract class PageExit extends Exit {
  /** @internal */
  protected readonly page: RunPage

  /** @internal */
  constructor(page: RunPage) {
    super()
    this.page = page
  }
}
