// The ring into which the kernel puts writes of the guest that are not worth an exit each, KVM API 4.116. A VM has one,
// and each of its vCPUs maps it.

import { constants } from 'node:os'
import { KVM_COALESCED_MMIO_PAGE_OFFSET, KvmCoalescedMmio, KvmCoalescedMmioRing } from './abi/host.ts'
import { KvmError } from './errors.ts'
import { PAGE_SIZE } from './memory.ts'
import type { RunPage } from './run-page.ts'

const OFFSET = KVM_COALESCED_MMIO_PAGE_OFFSET * PAGE_SIZE
const FIRST = 0
const LAST = 1
const ENTRIES = KvmCoalescedMmioRing.size
const ENTRY_SIZE = KvmCoalescedMmio.size
/** How many entries the page has room for. One is left empty: a full ring would look like an empty one. */
const MAX = Math.floor((PAGE_SIZE - ENTRIES) / ENTRY_SIZE)

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

  constructor(page: RunPage) {
    this.#page = page
    this.#bytes = map(page)
    this.#indices = indicesOf(this.#bytes)
  }

  /** Takes the next entry into `bytes`, of which there are as many as an entry has; false where there is none. */
  read(bytes: Uint8Array): boolean {
    if (this.#bytes.byteLength === 0) {
      // Somebody has detached the page.
      this.#bytes = map(this.#page)
      this.#indices = indicesOf(this.#bytes)
    }
    const first = Atomics.load(this.#indices, FIRST) % MAX
    if (first === Atomics.load(this.#indices, LAST) % MAX) return false
    const offset = ENTRIES + first * ENTRY_SIZE
    bytes.set(this.#bytes.subarray(offset, offset + ENTRY_SIZE))
    Atomics.store(this.#indices, FIRST, (first + 1) % MAX)
    return true
  }
}

function map(page: RunPage): Uint8Array {
  const bytes = page.data(OFFSET, PAGE_SIZE)
  if (bytes.length < PAGE_SIZE) throw new KvmError(-constants.errno.ENXIO, 'mmap', 'KVM has no coalesced ring here')
  return bytes
}

function indicesOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, 2)
}
