// The memory that a vCPU shares with the kernel: struct kvm_run, and behind it the data of port accesses.

import { KvmRun } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { foreignMemory } from '../memory/guest-memory.ts'
import type { Struct } from '../struct/struct.ts'

/**
 * The mapping, decoded. Whoever has a view of it can write to all of it, and detach it, so nothing here is believed:
 * offsets and lengths are clamped to the mapping, and views that were detached are made anew.
 */
export class RunPage {
  readonly #vcpu: BindingVcpu
  #bytes: Uint8Array
  #run: KvmRun
  #exit: DataView
  // The last view of each short length: a guest repeats itself, and a new view for each exit would be garbage.
  #views: (Uint8Array | undefined)[] = []

  constructor(vcpu: BindingVcpu) {
    this.#vcpu = vcpu
    this.#bytes = map(vcpu)
    this.#run = new KvmRun(this.#bytes)
    this.#exit = exitOf(this.#run)
  }

  /** The struct at the start of the mapping. */
  get run(): KvmRun {
    if (this.#bytes.byteLength === 0) this.#remap()
    return this.#run
  }

  /** What it says of the exit, whatever kind that is of: for the exits that come by the million, at the offsets of C. */
  get exit(): DataView {
    if (this.#bytes.byteLength === 0) this.#remap()
    return this.#exit
  }

  /** `length` bytes of the mapping from `offset` on, or as many of them as are inside. */
  data(offset: number, length: number): Uint8Array {
    const view = this.#views[length]
    // Of a view that was detached the offset is 0.
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
    this.#run = new KvmRun(this.#bytes)
    this.#exit = exitOf(this.#run)
    this.#views = []
  }
}

/** The union of all kinds of exits. */
function exitOf({ padding }: KvmRun): DataView {
  return new DataView(padding.buffer, padding.byteOffset, padding.byteLength)
}

/** Keeps a vCPU from the garbage collector as long as someone has a view of its page, which closing would clear. */
const owners = new WeakMap<ArrayBuffer, BindingVcpu>()

function map(vcpu: BindingVcpu): Uint8Array {
  const buffer = foreignMemory(vcpu.arrayBuffer(), 'VcpuFd')
  owners.set(buffer, vcpu)
  return new Uint8Array(buffer)
}

/** Where a field of an integer lies in its struct, found out with the struct's own accessor. */
export function offsetOf<T extends Struct>(type: new () => T, field: Exclude<keyof T, keyof Struct>): number {
  const struct = new type()
  ;(struct as Record<typeof field, unknown>)[field] = 1
  return struct.bytes.indexOf(1)
}
