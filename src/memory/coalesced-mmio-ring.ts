// The ring into which the kernel puts writes of the guest that are not worth an exit each, KVM API 4.116. A VM has one,
// and each of its vCPUs maps it.

import { constants } from 'node:os'
import { KVM_COALESCED_MMIO_PAGE_OFFSET, KvmCoalescedMmio, KvmCoalescedMmioRing } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { coded, invalidThis, KvmError } from '../errors.ts'
import { type Inspect, type InspectOptions, inspectCustom } from '../struct/inspect.ts'
import { bytesOfArgument } from '../struct/struct.ts'
import { BATCH } from '../uncloneable.ts'
import type { RunPage } from '../vcpu/kvm-run.ts'
import { PAGE_SIZE } from './guest-memory.ts'

const OFFSET = KVM_COALESCED_MMIO_PAGE_OFFSET * PAGE_SIZE
const FIRST = 0
const LAST = 1
const ENTRIES = KvmCoalescedMmioRing.size
const ENTRY_SIZE = KvmCoalescedMmio.size
/** How many entries the page has room for. One is left empty: a full ring would look like an empty one. */
const MAX = Math.floor((PAGE_SIZE - ENTRIES) / ENTRY_SIZE)

/**
 * The writes that stood in the ring when the batch was taken, oldest first. They are read where the kernel has put them:
 * the objects are valid until `acknowledge()`, and are used again for later batches.
 */
export class CoalescedMmioBatch implements Iterable<KvmCoalescedMmio> {
  /** @internal */
  readonly uncloneable: symbol = BATCH
  readonly #ring: CoalescedMmioRing
  readonly #free: (end: number) => void
  readonly #first: number
  #length: number
  #acknowledged = false

  /** @internal */
  constructor(ring: CoalescedMmioRing, first: number, length: number, free: (end: number) => void) {
    this.#ring = ring
    this.#first = first
    this.#length = length
    this.#free = free
  }

  /** The number of writes; 0 after `acknowledge()`. */
  get length(): number {
    CoalescedMmioBatch.#check(this)
    return this.#length
  }

  [Symbol.iterator](): Generator<KvmCoalescedMmio, undefined, undefined> {
    CoalescedMmioBatch.#check(this)
    return this.#entries()
  }

  *#entries(): Generator<KvmCoalescedMmio, undefined, undefined> {
    for (let index = 0; index < this.#length; index++) yield this.#ring.entry(this.#first + index)
  }

  /** Gives the places of these writes back to the kernel, and the ring to whoever wants to read it next. */
  acknowledge(): void {
    CoalescedMmioBatch.#check(this)
    if (this.#acknowledged) return
    this.#free(this.#first + this.#length)
    this.#acknowledged = true
    this.#length = 0
  }

  /** What `console.log()` shows: `CoalescedMmioBatch { length: 2 }`. */
  [inspectCustom](_depth: number | null, options: InspectOptions, inspect: Inspect): string {
    // A prototype is not a batch.
    return `CoalescedMmioBatch ${inspect({ length: #length in this ? this.#length : 0 }, options)}`
  }

  static #check(value: unknown): void {
    if (typeof value !== 'object' || value === null || !(#length in value)) throw invalidThis(value)
  }
}

/**
 * The kernel writes an entry and then `last`, while any vCPU of the VM runs, on this thread or another. We write `first`
 * alone. Both are accessed by `Atomics`: the entry is read after `last` and before `first`, which the compiler must not
 * turn around, nor the processor on arm64 and riscv64. As JavaScript can write all of the page, an index that is beyond
 * the ring counts as one inside: there are MAX entries at most between the two, and so an end to reading them.
 */
export class CoalescedMmioRing {
  readonly #page: RunPage
  #bytes: Uint8Array
  #indices: Uint32Array
  #entries: KvmCoalescedMmio[] = []

  constructor(page: RunPage) {
    this.#page = page
    this.#bytes = map(page)
    this.#indices = indicesOf(this.#bytes)
  }

  /** All entries of the ring, which this vCPU keeps until the batch is acknowledged. */
  batch(vcpu: BindingVcpu, isClosed: () => boolean): CoalescedMmioBatch {
    take(vcpu)
    try {
      const indices = this.#fresh()
      const first = Atomics.load(indices, FIRST) % MAX
      const last = Atomics.load(indices, LAST) % MAX
      return new CoalescedMmioBatch(this, first, (last - first + MAX) % MAX, end => {
        // close() has given the ring back, and another reader gets these entries.
        if (isClosed()) return
        this.#free(end)
        vcpu.giveRing()
      })
    } catch (error) {
      vcpu.giveRing()
      throw error
    }
  }

  /** The entry at an index, which may be beyond the end of the ring and is then counted from its start. */
  entry(index: number): KvmCoalescedMmio {
    this.#fresh()
    const place = index % MAX
    const known = this.#entries[place]
    if (known !== undefined) return known
    const offset = ENTRIES + place * ENTRY_SIZE
    const entry = new KvmCoalescedMmio(this.#bytes.subarray(offset, offset + ENTRY_SIZE))
    this.#entries[place] = entry
    return entry
  }

  /** Makes room up to the entry at an index. */
  #free(index: number): void {
    Atomics.store(this.#fresh(), FIRST, index % MAX)
  }

  /** Takes the oldest entry, if there is one. */
  read(vcpu: BindingVcpu, into?: KvmCoalescedMmio): KvmCoalescedMmio | undefined {
    const entry = into ?? new KvmCoalescedMmio()
    const bytes = bytesOfArgument(entry, KvmCoalescedMmio, 'into')
    take(vcpu)
    try {
      return this.#readInto(bytes) ? entry : undefined
    } finally {
      vcpu.giveRing()
    }
  }

  #readInto(bytes: Uint8Array): boolean {
    const indices = this.#fresh()
    const first = Atomics.load(indices, FIRST) % MAX
    if (first === Atomics.load(indices, LAST) % MAX) return false
    const offset = ENTRIES + first * ENTRY_SIZE
    bytes.set(this.#bytes.subarray(offset, offset + ENTRY_SIZE))
    Atomics.store(indices, FIRST, (first + 1) % MAX)
    return true
  }

  /** The indices, over the page as it is mapped now: somebody may have detached it. */
  #fresh(): Uint32Array {
    if (this.#bytes.byteLength === 0) {
      this.#bytes = map(this.#page)
      this.#indices = indicesOf(this.#bytes)
      this.#entries = []
    }
    return this.#indices
  }
}

/** Makes a vCPU the reader of its VM's ring. */
function take(vcpu: BindingVcpu): void {
  if (vcpu.takeRing()) return
  throw coded(new Error('A batch of this VM is not acknowledged yet, or another thread is reading'), 'ERR_KVM_BUSY')
}

function map(page: RunPage): Uint8Array {
  const bytes = page.data(OFFSET, PAGE_SIZE)
  if (bytes.length < PAGE_SIZE) throw new KvmError(-constants.errno.ENXIO, 'mmap', 'KVM has no coalesced ring here')
  return bytes
}

function indicesOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, 2)
}
