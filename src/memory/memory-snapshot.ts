// A copy of guest memory that cannot change, and its copy-on-write mappings.

import { constants } from 'node:buffer'
import type { PathLike } from 'node:fs'
import { type BindingMemorySnapshot, binding } from '../addon.ts'
import { type Integer, integer } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, bindingOfArgument, checkThis, Handle, illegalConstructor } from '../handle/handle.ts'
import { fs } from '../node-builtins.ts'
import { GuestMemory, newGuestMemory, PAGE_SIZE } from './guest-memory.ts'
import { withRegularFile } from './regular-file.ts'

/** The options of `MemorySnapshot.readFile()`. */
export interface ReadFileOptions {
  /** The offset of the first byte in the file. The default is 0. */
  offset?: Integer
  /** The number of bytes to read. The default is the rest of the file. */
  size?: Integer
}

/**
 * A copy of guest memory that no process can change or shorten. `map()` creates `GuestMemory` with the same contents,
 * which shares each page until the page is written. So virtual machines forked from one prepared guest share their
 * memory.
 *
 * The copy is in a memfd with the seals `F_SEAL_SHRINK`, `F_SEAL_GROW` and `F_SEAL_WRITE`, so an access to the mapped
 * memory cannot raise SIGBUS. Pages of zeros take no space in it. Mapped memory keeps the copy: a snapshot can be closed
 * before or after the memory that it mapped.
 *
 * @see {@link https://man7.org/linux/man-pages/man2/memfd_create.2.html}, "File sealing"
 *
 * @example
 * const template = GuestMemory.allocate(0x4000)
 * template.write(0, Buffer.from('ready'))
 * const snapshot = MemorySnapshot.from(template)
 * const fork = snapshot.map()
 * fork.write(0, Buffer.from('R'))
 * console.log(Buffer.from(fork.read(0, 5)).toString()) // Ready
 * console.log(Buffer.from(snapshot.map().read(0, 5)).toString()) // ready
 */
export class MemorySnapshot extends Handle<BindingMemorySnapshot> {
  readonly #size: number

  private constructor(snapshot: BindingMemorySnapshot, size: number) {
    if (!(snapshot instanceof binding.BindingMemorySnapshot)) {
      throw illegalConstructor('MemorySnapshot', 'MemorySnapshot.from()')
    }
    super(snapshot)
    this.#size = size
  }

  /**
   * Copies all of the memory, and blocks the thread meanwhile. Pause the guest first: pages that it writes during the
   * copy may be old or new.
   *
   * @param memory - an open memory; it is not changed
   * @throws {KvmError} ENOMEM when the system has no room for the copy, EMFILE when the process has too many file
   *   descriptors
   * @throws {Error} `ERR_KVM_CLOSED` when the memory is closed
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * const snapshot = MemorySnapshot.from(memory)
   * memory.close()
   * console.log(snapshot.size) // 4096
   */
  static from(memory: GuestMemory): MemorySnapshot {
    const source = bindingOfArgument(memory, GuestMemory, 'memory')
    const snapshot = check('memfd_create', binding.BindingMemorySnapshot.ofMemory(source))
    return new MemorySnapshot(snapshot, source.size())
  }

  /**
   * Reads a file, or a range of it, and blocks the thread meanwhile. Zeros follow up to the end of the last page. Later
   * changes of the file do not reach the snapshot. `GuestMemory.unsafeMapFile()` maps a file without reading it, and
   * needs a file that no one shortens.
   *
   * @param pathOrFd - the path of a file (a string, a Buffer of its bytes, or a `file:` URL), or a file descriptor that is open
   *   for reading; its position does not change
   * @throws {RangeError} when the range is empty or not inside the file
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is no regular file
   * @throws {Error} ENOENT, EACCES and others of `fs.openSync()`
   * @throws {KvmError} ENODATA when the file is shortened meanwhile; ENOMEM; EBADF; EMFILE
   *
   * @example
   * const snapshot = MemorySnapshot.readFile('/proc/self/exe', { size: 0x1000 })
   * console.log(Buffer.from(snapshot.map().read(1, 3)).toString()) // ELF
   */
  static readFile(pathOrFd: PathLike | number, options: ReadFileOptions = {}): MemorySnapshot {
    const { offset = 0, size } = fieldsOf(options, 'options', ['offset', 'size'])
    return withRegularFile(pathOrFd, fs.constants.O_RDONLY, file => {
      if (file.size === 0) throw outOfRange('pathOrFd', 'a file that is not empty', '0 bytes')
      const from = integer(offset, 'options.offset', 0, file.size - 1)
      const left = Math.min(file.size - from, Math.floor(constants.MAX_LENGTH / PAGE_SIZE) * PAGE_SIZE)
      const length = integer(size ?? left, 'options.size', 1, left)
      const whole = Math.ceil(length / PAGE_SIZE) * PAGE_SIZE
      const snapshot = check('read', binding.BindingMemorySnapshot.readFile(file.fd, from, length, whole), {
        ENODATA: 'the file was shortened while it was read',
      })
      return new MemorySnapshot(snapshot, whole)
    })
  }

  /** The size in bytes, a multiple of the page. It can be read after `close()`. */
  get size(): number {
    checkThis(this)
    return this.#size
  }

  /**
   * Maps the snapshot copy-on-write (`MAP_PRIVATE`). The memory can be given to a guest by
   * `VmFd.setUserMemoryRegion()`; its writes are its own. It takes 4 KiB (one page) for each page that it writes.
   *
   * @throws {KvmError} ENOMEM when the process has no addresses left for it
   * @throws {Error} `ERR_KVM_CLOSED` when the snapshot is closed
   *
   * @example
   * const snapshot = MemorySnapshot.from(GuestMemory.allocate(0x1000))
   * const memory = snapshot.map()
   * snapshot.close()
   * memory.write(0, Uint8Array.of(1))
   * console.log(memory.read(0, 1)[0]) // 1
   */
  map(): GuestMemory {
    return newGuestMemory(check('mmap', bindingOf(this).map()), this.#size)
  }
}
