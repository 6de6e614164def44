// The memory that a vCPU shares with the kernel: struct kvm_run, and after it the data of port accesses.

import { KvmRun } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { integer } from '../arguments/integer.ts'
import { outOfRange } from '../errors.ts'
import { foreignMemory } from '../memory/guest-memory.ts'
import type { Struct } from '../struct/struct.ts'

/** The offset of the field, on every architecture. */
const IMMEDIATE_EXIT = 1

/**
 * The mapping of a vCPU. JavaScript with a view of it can write all of it and detach it. So offsets and lengths in it are
 * clamped to the mapping, and detached views are created again.
 */
export class RunPage {
  readonly #vcpu: BindingVcpu
  #bytes: Uint8Array
  #run: KvmRun
  #exit: DataView
  // The last view of each length up to 8: most exits repeat an earlier one, and need no new view.
  #views: (Uint8Array | undefined)[] = []

  constructor(vcpu: BindingVcpu) {
    this.#vcpu = vcpu
    this.#bytes = map(vcpu)
    this.#run = runOf(this.#bytes)
    this.#exit = exitOf(this.#run)
  }

  /** The struct at the start of the mapping. */
  get run(): KvmRun {
    if (this.#bytes.byteLength === 0) this.#remap()
    return this.#run
  }

  /** The union of all exits, for the frequent ones: a DataView at fixed offsets is faster than a struct. */
  get exit(): DataView {
    if (this.#bytes.byteLength === 0) this.#remap()
    return this.#exit
  }

  /** Returns a view of `length` bytes of the mapping at `offset`, clamped to its end. */
  data(offset: number, length: number): Uint8Array {
    const view = this.#views[length]
    // A detached view has the offset 0.
    return view !== undefined && view.byteOffset === offset ? view : this.#fresh(offset, length)
  }

  #fresh(offset: number, length: number): Uint8Array {
    if (this.#bytes.byteLength === 0) this.#remap()
    const view = this.#bytes.subarray(offset, offset + length)
    if (length <= 8) this.#views[length] = view
    return view
  }

  #remap(): void {
    this.#bytes = map(this.#vcpu)
    this.#run = runOf(this.#bytes)
    this.#exit = exitOf(this.#run)
    this.#views = []
  }
}

/**
 * The struct of the page. Bit 7 of `immediateExit` belongs to kicks: it reads as 0 and cannot be written here, so that a
 * program can put back what it has read.
 */
function runOf(bytes: Uint8Array): KvmRun {
  const run = new KvmRun(bytes)
  return Object.defineProperty(run, 'immediateExit', {
    __proto__: null,
    get: () => run.view.getUint8(IMMEDIATE_EXIT) & 0x7f,
    set(value: unknown) {
      const text = 'KvmRun.immediateExit'
      if (integer(value, text, 0, 0xff) > 0x7f) {
        throw outOfRange(text, '0 to 127, since bit 7 belongs to kick(); setKvmImmediateExit() takes 0 to 255', value)
      }
      run.view.setUint8(IMMEDIATE_EXIT, Number(value))
    },
  } as PropertyDescriptor)
}

/** The exit union sits at the same offset of kvm_run on every architecture. */
function exitOf({ padding }: KvmRun): DataView {
  return new DataView(padding.buffer, padding.byteOffset, padding.byteLength)
}

/** Keeps a vCPU alive while JavaScript has a view of its page: closing the vCPU clears the page. */
const owners = new WeakMap<ArrayBuffer, BindingVcpu>()

function map(vcpu: BindingVcpu): Uint8Array {
  const buffer = foreignMemory(vcpu.arrayBuffer(), 'VcpuFd')
  owners.set(buffer, vcpu)
  return new Uint8Array(buffer)
}

/** Returns the offset of an integer field in its struct: the place where the field's accessor writes. */
export function offsetOf<T extends Struct>(type: new () => T, field: Exclude<keyof T, keyof Struct>): number {
  const struct = new type()
  ;(struct as Record<typeof field, unknown>)[field] = 1
  return struct.bytes.indexOf(1)
}
