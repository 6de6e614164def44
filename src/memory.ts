// Memory for guests, which Node itself has no way to map.

import { constants } from 'node:buffer'
import { constants as system } from 'node:os'
import { isUint8Array } from 'node:util/types'
import { argumentType, check, closedError, coded, outOfRange } from './errors.ts'
import { bindingOf, Handle, illegalConstructor } from './handle.ts'
import { type Integer, integer } from './integer.ts'
import { type BindingMemory, binding } from './native.ts'

const { EBADF, EOPNOTSUPP } = system.errno

/** The unit of memory slots and of their places in guest memory: 4096 bytes on x86_64. */
export const PAGE_SIZE: number = binding.BindingMemory.pageSize()

/**
 * Memory that can be given to a guest by `VmFd.setUserMemoryRegion()`: anonymous pages of this process, zeroed at
 * first and resident only where they were touched. A child process made by fork does not inherit them.
 *
 * The memory stays mapped as long as the handle is open, a virtual machine has it in a slot, or a view of it (`bytes`)
 * is reachable; closing the handle alone never takes memory from under a guest.
 *
 * @example
 * const memory = GuestMemory.allocate(0x1000)
 * memory.write(0x10, Buffer.from('hlt'))
 * console.log(Buffer.from(memory.read(0x10, 3)).toString()) // hlt
 * memory.close()
 */
export class GuestMemory extends Handle<BindingMemory> {
  readonly #size: number
  #bytes: Uint8Array | undefined

  private constructor(memory: BindingMemory, size: number) {
    if (!(memory instanceof binding.BindingMemory)) throw illegalConstructor('GuestMemory', 'GuestMemory.allocate()')
    super(memory)
    this.#size = size
  }

  /**
   * Maps `size` bytes of zeroed, anonymous, page-aligned memory.
   *
   * @param size - in bytes: a multiple of the page (4096 on x86_64), from one page to the longest
   *   ArrayBuffer of the runtime (4 GiB on Node 20, far more than any machine has from Node 22 on)
   * @throws {RangeError} when the size is 0, too large, or not a multiple of the page
   * @throws {KvmError} ENOMEM from mmap when the system has no room for it
   *
   * @example
   * const memory = GuestMemory.allocate(64 << 20)
   * console.log(memory.size) // 67108864
   */
  static allocate(size: Integer): GuestMemory {
    const length = pages(size, 'size', PAGE_SIZE, constants.MAX_LENGTH)
    return new GuestMemory(check('mmap', binding.BindingMemory.allocate(length)), length)
  }

  /** The size in bytes. It can be read after `close()` too. */
  get size(): number {
    return this.#size
  }

  /**
   * The whole of it, without a copy: what is written here the guest sees at once, and the other way round. The view
   * stays valid, and the memory mapped, after `close()`.
   *
   * @throws {Error} `ERR_KVM_CLOSED` when the handle is closed
   * @throws {Error} `ERR_KVM_NO_EXTERNAL_MEMORY` when the runtime forbids ArrayBuffers over foreign memory (Electron)
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.bytes[0] = 0xf4
   * console.log(memory.read(0, 1)[0]) // 244
   */
  get bytes(): Uint8Array {
    const memory = bindingOf(this)
    // Whoever holds the buffer can detach it; the memory itself is not harmed by that.
    if (this.#bytes === undefined || this.#bytes.byteLength === 0) {
      this.#bytes = new Uint8Array(foreignMemory(memory.arrayBuffer(), 'GuestMemory'))
    }
    return this.#bytes
  }

  /**
   * Copies `length` bytes out.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * console.log(memory.read(0xffc, 4).length) // 4
   */
  read(offset: Integer, length: Integer): Uint8Array {
    const { bytes } = this
    const from = integer(offset, 'offset', 0, this.#size)
    return bytes.slice(from, from + integer(length, 'length', 0, this.#size - from))
  }

  /**
   * Copies `data` in.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when `data` does not fit there; nothing is written then
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.write(0x20, Uint8Array.of(1, 2, 3))
   * console.log(memory.bytes[0x22]) // 3
   */
  write(offset: Integer, data: Uint8Array): void {
    const { bytes } = this
    if (!isUint8Array(data)) throw argumentType('data', 'Uint8Array', data)
    const from = integer(offset, 'offset', 0, this.#size)
    if (data.length > this.#size - from) {
      throw outOfRange('data', `at most ${this.#size - from} bytes long at offset ${from}`, `${data.length} bytes`)
    }
    bytes.set(data, from)
  }
}

/** Checks that a place or a length of a memory slot is an integer in the range, and a multiple of the page. */
export function pages(value: unknown, name: string, min: number, max: number): number {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw argumentType(name, 'number or bigint', value)
  if (value >= min && value <= max && Number(value) % PAGE_SIZE === 0) return Number(value)
  throw outOfRange(name, `a multiple of the page, ${PAGE_SIZE} bytes, from ${min} to ${max}`, value)
}

/** The seam's answer where it makes an ArrayBuffer over memory that is not V8's. */
export function foreignMemory(buffer: ArrayBuffer | number, handle: string): ArrayBuffer {
  if (buffer === -EBADF) throw closedError(handle)
  if (buffer === -EOPNOTSUPP) {
    const text =
      'This runtime (as Electron) refuses ArrayBuffers over memory that is not its own; kvm-ioctls needs them'
    throw coded(new Error(text), 'ERR_KVM_NO_EXTERNAL_MEMORY')
  }
  return check('napi_create_external_arraybuffer', buffer)
}
