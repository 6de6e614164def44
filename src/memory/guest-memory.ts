// Memory for guests, which Node itself has no way to map.

import { constants } from 'node:buffer'
import type { PathLike } from 'node:fs'
import { constants as system } from 'node:os'
import { isUint8Array } from 'node:util/types'
import { type BindingMemory, binding } from '../addon.ts'
import { lengthOf, lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, integer, u8, u16, u32, u64 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { argumentType, check, closedError, coded, invalidThis, outOfRange } from '../errors.ts'
import { bindingOf, bindingOfArgument, checkThis, Handle, illegalConstructor } from '../handle/handle.ts'
import { checkAdopted } from '../handle/raw-fd.ts'
import { attached, type Token, tokenOf } from '../handle/token.ts'
import { fs } from '../node-builtins.ts'
import { GuestMemfd } from './guest-memfd.ts'
import { aligned, MemoryViews } from './memory-views.ts'
import { withRegularFile } from './regular-file.ts'

const { EBADF, EINVAL, ENOTTY, EOPNOTSUPP } = system.errno

/** The unit of memory slots and of their places in guest memory: 4096 bytes on x86_64. */
export const PAGE_SIZE: number = binding.BindingMemory.pageSize()

const NO_VIEWS = new MemoryViews()

/** The sizes of huge pages, which a processor that has them at all has. */
const HUGE_PAGES = { '2M': 2 << 20, '1G': 1 << 30 } as const

/** Not exported by the barrel: `MemorySnapshot` maps some too. */
export let newGuestMemory: (memory: BindingMemory, size: number) => GuestMemory

/** The options of `GuestMemory.allocate()`. */
export interface GuestMemoryOptions {
  /**
   * Whether there is a file descriptor for the memory (`asRawFd()`), to share it with other processes: a memfd. It is
   * sealed against changes of its size and further seals. The default is false.
   */
  memfd?: boolean
  /**
   * The size of the pages, `'2M'` or `'1G'`, where they are to be huge: faster for the guest, if its address is a
   * multiple of them too. They must have been reserved by the administrator, and all of them are taken at once.
   */
  hugepages?: keyof typeof HUGE_PAGES
}

/** The options of `GuestMemory.unsafeMapFile()`. */
export interface MapFileOptions {
  /** Where in the file the memory begins, in bytes: a multiple of the page. The default is 0. */
  offset?: Integer
  /**
   * The size in bytes: a multiple of the page. The default is all that is left of the file; its last page may be a part
   * of one, which zeros follow.
   */
  size?: Integer
  /**
   * Whether writes to the memory reach the file. The default is false: pages are read from the file when they are
   * first touched, and copied when they are first written.
   */
  shared?: boolean
}

/**
 * Memory that can be given to a guest by `VmFd.setUserMemoryRegion()`. What `allocate()` makes is zeroed at first and
 * resident only where it was touched. A child process made by fork does not inherit it.
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
  #views = NO_VIEWS

  private constructor(memory: BindingMemory, size: number) {
    if (!(memory instanceof binding.BindingMemory)) throw illegalConstructor('GuestMemory', 'GuestMemory.allocate()')
    super(memory)
    this.#size = size
  }

  static {
    newGuestMemory = (memory, size) => new GuestMemory(memory, size)
  }

  /**
   * Maps `size` bytes of zeroed, page-aligned memory: of this process alone, or of a memfd, and of huge pages where the
   * options say so.
   *
   * @param size - in bytes: a multiple of the page (4096 on x86_64; or of the huge page), from one page to the longest
   *   ArrayBuffer of the runtime (4 GiB on Node 20, far more than any machine has from Node 22 on)
   * @throws {RangeError} when the size is 0, too large, or not a multiple of the page
   * @throws {KvmError} ENOMEM when the system lacks memory for it, or too few huge pages; EINVAL or ENODEV when it
   *   has no huge pages of this size
   *
   * @example
   * const memory = GuestMemory.allocate(64 << 20)
   * console.log(memory.size) // 67108864
   * const shareable = GuestMemory.allocate(0x1000, { memfd: true })
   * console.log(shareable.asRawFd() > 2) // true
   */
  static allocate(size: Integer, options: GuestMemoryOptions = {}): GuestMemory {
    const { memfd = false, hugepages } = fieldsOf(options, 'options', ['memfd', 'hugepages'])
    if (typeof memfd !== 'boolean') throw argumentType('options.memfd', 'boolean', memfd)
    if (hugepages !== undefined && !(typeof hugepages === 'string' && Object.hasOwn(HUGE_PAGES, hugepages))) {
      throw argumentType('options.hugepages', "'2M' or '1G'", hugepages)
    }
    const hugePage = hugepages === undefined ? 0 : HUGE_PAGES[hugepages]
    const unit = hugePage || PAGE_SIZE
    const length = pages(size, 'size', unit, constants.MAX_LENGTH, unit)
    const hints = hugepages && hugePageHints(hugepages, length)
    const { BindingMemory } = binding
    const memory = memfd
      ? check('memfd_create', BindingMemory.allocateMemfd(length, hugePage), hints)
      : check('mmap', BindingMemory.allocate(length, hugePage), hints)
    return new GuestMemory(memory, length)
  }

  /**
   * Takes over the file descriptor of a memfd that another program made, and maps all of it; `close()` will close it.
   * It verifies first that the memfd is sealed with `F_SEAL_SHRINK`, and that its pages are not huge, because another
   * owner of the file could remove a huge page. After an error the caller still owns the file descriptor.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {RangeError} when its size is 0, too large, or not a multiple of the page
   * @throws {KvmError} EBADF when it is not open, EPERM when it is sealed against writing
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000, { memfd: true })
   * try {
   *   GuestMemory.fromRawFd(memory.asRawFd()) // a duplicate of it, or one that was inherited, would do
   * } catch (error) {
   *   if (error instanceof Error && 'code' in error) console.log(error.code) // ERR_KVM_FD_OWNED
   * }
   */
  static fromRawFd(fd: Integer): GuestMemory {
    const number = integer(fd, 'fd', 0, 0x7fff_ffff)
    const size = binding.BindingMemory.sizeOfFile(number)
    if (size !== -ENOTTY) check('fstat', size)
    const memory = binding.BindingMemory.fromRawFd(number, size, constants.MAX_LENGTH)
    if (memory === -EINVAL) {
      const range = `a memfd with a size that is a multiple of the page, from ${PAGE_SIZE} to ${constants.MAX_LENGTH}`
      throw outOfRange('fd', range, `${size} bytes`)
    }
    return new GuestMemory(checkAdopted(number, 'a memfd that nobody can shorten', memory), size)
  }

  /**
   * Maps a file, or a part of it: to restore a snapshot, say.
   *
   * Unsafe, since an access to a page that is no longer in the file ends the process by a signal, SIGBUS. The caller
   * must guarantee that the file is not shortened below the end of this memory while it is mapped. The file must also
   * stay readable (no broken disk or lost server) and, if it is shared and has holes, writable (no full disk). The
   * memory stays mapped after `close()` while a virtual machine or a view uses it. The file descriptor may be closed
   * after the call.
   *
   * @param pathOrFd - the path of a file (a string, a Buffer of its bytes, or a `file:` URL), or a file descriptor that is
   *   open for reading, and for writing too if the memory is shared
   * @throws {RangeError} when the range is not inside the file, or not in pages
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is no regular file
   * @throws {Error} ENOENT, EACCES and so on of Node's own, from open
   * @throws {KvmError} EACCES when a file descriptor is not for reading, or not for writing although the memory is
   *   shared; EINVAL when the file has huge pages, and the range is not in those; ENOMEM
   *
   * @example
   * const memory = GuestMemory.unsafeMapFile('/proc/self/exe', { size: 0x1000 })
   * console.log(Buffer.from(memory.read(1, 3)).toString()) // ELF
   * memory.write(1, Buffer.from('elf')) // a copy: the file stays as it is
   */
  static unsafeMapFile(pathOrFd: PathLike | number, options: MapFileOptions = {}): GuestMemory {
    const { offset = 0, size, shared = false } = fieldsOf(options, 'options', ['offset', 'size', 'shared'])
    if (typeof shared !== 'boolean') throw argumentType('options.shared', 'boolean', shared)
    return withRegularFile(pathOrFd, shared ? fs.constants.O_RDWR : fs.constants.O_RDONLY, file => {
      if (file.size === 0) {
        throw coded(new RangeError(`${file.name} is empty: there is nothing to map`), 'ERR_OUT_OF_RANGE')
      }
      // Where the last page of the file ends.
      const end = Math.ceil(file.size / PAGE_SIZE) * PAGE_SIZE
      const from = pages(offset, 'options.offset', 0, Math.max(end - PAGE_SIZE, 0))
      const left = Math.min(end - from, constants.MAX_LENGTH)
      const length = pages(size ?? left, 'options.size', PAGE_SIZE, left)
      const memory = check('mmap', binding.BindingMemory.mapFile(file.fd, from, length, shared), {
        EACCES: `the file must be open for reading${shared ? ' and writing' : ''}`,
        EINVAL: 'where the file has huge pages, offset and size are multiples of them',
      })
      return new GuestMemory(memory, length)
    })
  }

  /**
   * Maps a whole guest_memfd whose memory is shared with this process. To give it to a guest, set a slot with both
   * `guestMemfd` and this memory, at the same offset.
   *
   * @throws {TypeError} when it was not created with both, `GUEST_MEMFD_FLAG_MMAP` and
   *   `GUEST_MEMFD_FLAG_INIT_SHARED`: an access to private memory would end the process
   * @throws {KvmError} ENOMEM when the system lacks memory for it
   *
   * @example
   * const kvm = new Kvm()
   * const flags = GUEST_MEMFD_FLAG_MMAP | GUEST_MEMFD_FLAG_INIT_SHARED
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_GUEST_MEMFD_FLAGS) === flags) {
   *   const guestMemfd = vm.createGuestMemfd({ size: 0x4000, flags })
   *   const memory = GuestMemory.mapGuestMemfd(guestMemfd)
   *   vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory, guestMemfd })
   * }
   */
  static mapGuestMemfd(guestMemfd: GuestMemfd): GuestMemory {
    const file = bindingOfArgument(guestMemfd, GuestMemfd, 'guestMemfd')
    const memory = binding.BindingMemory.mapGuestMemfd(file)
    if (memory === -ENOTTY) {
      throw argumentType('guestMemfd', 'GuestMemfd, created to be mapped (MMAP) and shared (INIT_SHARED)', guestMemfd)
    }
    return new GuestMemory(check('mmap', memory), guestMemfd.size)
  }

  override close(): void {
    super.close()
    // A view keeps the memory mapped; this handle no longer does.
    this.#bytes = undefined
    this.#views = NO_VIEWS
  }

  /** The size in bytes. It can be read after `close()` too. */
  get size(): number {
    checkThis(this)
    return this.#size
  }

  /**
   * The file descriptor of the memfd, to be handed to another process (as vhost-user does), which maps it with
   * `MAP_SHARED`. This handle still owns it: do not close it.
   *
   * A program that has it can write to the memory and remove pages, which then read as zero. If a removed page was
   * huge and no huge page is left, the next access raises SIGBUS and ends the process: share memory of huge pages
   * only with trusted programs.
   *
   * @throws {Error} `ERR_KVM_NO_FD` when the memory has none: when it was not made by `allocate()` with `memfd`, or by
   *   `fromRawFd()`
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000, { memfd: true })
   * console.log(memory.asRawFd() > 2) // true
   */
  asRawFd(): number {
    const fd = bindingOf(this).asRawFd()
    if (fd === -ENOTTY) {
      const text = 'This GuestMemory has no file descriptor: allocate(size, { memfd: true }) makes one that has'
      throw coded(new Error(text), 'ERR_KVM_NO_FD')
    }
    return fd
  }

  /**
   * All bytes of the memory, without a copy: the guest sees writes at once, and its own writes appear here. The view
   * stays valid and the memory mapped after `close()`.
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
    // The caller can detach the buffer, which does not harm the memory.
    if (this.#bytes === undefined || lengthOf(this.#bytes) === 0) {
      this.#bytes = new Uint8Array(foreignMemory(memory.buffer(), 'GuestMemory'))
    }
    return this.#bytes
  }

  /**
   * Returns a token for this memory. Pass it to another thread of this process with `postMessage()` or `workerData`,
   * and call `GuestMemory.attach()` there to get another handle. Both threads see each other's writes. The memory
   * then stays until a handle has been closed and no handle is left. Garbage collection alone never releases it.
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * const same = GuestMemory.attach(memory.share())
   * same.bytes[5] = 7
   * console.log(memory.bytes[5]) // 7
   */
  share(): Token<'GuestMemory'> {
    return tokenOf('GuestMemory', bindingOf(this).share())
  }

  /**
   * Returns another handle of the token's memory.
   *
   * @throws {TypeError} when `token` is no token of a `GuestMemory`
   * @throws {Error} `ERR_KVM_TOKEN` when the memory no longer exists, or belongs to another process
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * console.log(GuestMemory.attach(memory.share()).size) // 4096
   */
  static attach(token: Token<'GuestMemory'>): GuestMemory {
    const memory = attached('GuestMemory', token, key => binding.BindingMemory.attach(key))
    return new GuestMemory(memory, memory.size())
  }

  /**
   * Copies `length` bytes out, into an array of their own.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * console.log(memory.read(0xffc, 4).length) // 4
   */
  read(offset: Integer, length: Integer): Uint8Array
  /**
   * Copies bytes out, as many as `into` has, and returns it. To make a new array for each read takes several times as
   * long as the copy.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * const sector = new Uint8Array(512)
   * console.log(memory.read(0x200, sector) === sector) // true
   */
  read<T extends Uint8Array>(offset: Integer, into: T): T
  read(offset: Integer, into: Integer | Uint8Array): Uint8Array {
    checkThis(this)
    const { bytes } = this
    const from = integer(offset, 'offset', 0, this.#size)
    if (!isUint8Array(into)) return bytes.slice(from, from + integer(into, 'length', 0, this.#size - from))
    const length = lengthOfArgument(into, 'into')
    if (length > this.#size - from) {
      throw outOfRange('into', `at most ${this.#size - from} bytes long at offset ${from}`, `${length} bytes`)
    }
    copy.call(bytes, into, 0, from, from + length)
    return into
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
    checkThis(this)
    const { bytes } = this
    const length = lengthOfArgument(data, 'data')
    const from = integer(offset, 'offset', 0, this.#size)
    if (length > this.#size - from) {
      throw outOfRange('data', `at most ${this.#size - from} bytes long at offset ${from}`, `${length} bytes`)
    }
    if (length === 0) return
    const last = length - 1
    if (last < LONG) {
      bytes.set(data, from)
      return
    }
    // Buffer's function copies a part by memmove(), and a whole array as set() does.
    const end = data[last] as number
    copy.call(data, bytes, from, 0, last)
    bytes[from + last] = end
  }

  /**
   * Reads an unsigned 8-bit integer.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeUInt8(0xa5, 0x10)
   * console.log(memory.readUInt8(0x10)) // 165
   */
  readUInt8(offset: Integer): number {
    const from = GuestMemory.#place(this, offset, 1)
    return this.#views.data.getUint8(from)
  }

  /**
   * Writes an unsigned 8-bit integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xff
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the value or the range is out of range; nothing is written then
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeUInt8(0xa5, 0x10)
   * console.log(memory.readUInt8(0x10)) // 165
   */
  writeUInt8(value: Integer, offset: Integer): void {
    const checked = u8(value, 'value')
    const from = GuestMemory.#place(this, offset, 1)
    this.#views.data.setUint8(from, checked)
  }

  /**
   * Reads an unsigned 16-bit little-endian integer.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeUInt16LE(0x1234, 0x10)
   * console.log(memory.readUInt16LE(0x10)) // 4660
   */
  readUInt16LE(offset: Integer): number {
    const from = GuestMemory.#place(this, offset, 2)
    return this.#views.data.getUint16(from, true)
  }

  /**
   * Writes an unsigned 16-bit little-endian integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffff
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the value or the range is out of range; nothing is written then
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeUInt16LE(0x1234, 0x10)
   * console.log(memory.readUInt16LE(0x10)) // 4660
   */
  writeUInt16LE(value: Integer, offset: Integer): void {
    const checked = u16(value, 'value')
    const from = GuestMemory.#place(this, offset, 2)
    this.#views.data.setUint16(from, checked, true)
  }

  /**
   * Reads an unsigned 32-bit little-endian integer.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeUInt32LE(0x12345678, 0x10)
   * console.log(memory.readUInt32LE(0x10)) // 305419896
   */
  readUInt32LE(offset: Integer): number {
    const from = GuestMemory.#place(this, offset, 4)
    return this.#views.data.getUint32(from, true)
  }

  /**
   * Writes an unsigned 32-bit little-endian integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffffffff
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the value or the range is out of range; nothing is written then
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeUInt32LE(0x12345678, 0x10)
   * console.log(memory.readUInt32LE(0x10)) // 305419896
   */
  writeUInt32LE(value: Integer, offset: Integer): void {
    const checked = u32(value, 'value')
    const from = GuestMemory.#place(this, offset, 4)
    this.#views.data.setUint32(from, checked, true)
  }

  /**
   * Reads an unsigned 64-bit little-endian integer.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the range is not inside the memory
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeBigUInt64LE(2n ** 63n, 0x10)
   * console.log(memory.readBigUInt64LE(0x10)) // 9223372036854775808n
   */
  readBigUInt64LE(offset: Integer): bigint {
    const from = GuestMemory.#place(this, offset, 8)
    return this.#views.data.getBigUint64(from, true)
  }

  /**
   * Writes an unsigned 64-bit little-endian integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 2^64 - 1
   * @param offset - in bytes, from the start of this memory, not a guest address
   * @throws {RangeError} when the value or the range is out of range; nothing is written then
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.writeBigUInt64LE(2n ** 63n, 0x10)
   * console.log(memory.readBigUInt64LE(0x10)) // 9223372036854775808n
   */
  writeBigUInt64LE(value: Integer, offset: Integer): void {
    const checked = u64(value, 'value')
    const from = GuestMemory.#place(this, offset, 8)
    this.#views.data.setBigUint64(from, checked, true)
  }

  /**
   * Reads an unsigned 16-bit little-endian integer by `Atomics.load()`: later reads of this thread see all that the guest
   * wrote before it stored the value. A device reads the driver's ring index in this way.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address: a multiple of 2
   * @throws {RangeError} when the range is not inside the memory; when it is not a
   *   multiple of 2
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.storeReleaseUInt16LE(0x1234, 0x10)
   * console.log(memory.loadAcquireUInt16LE(0x10)) // 4660
   */
  loadAcquireUInt16LE(offset: Integer): number {
    const from = aligned(GuestMemory.#place(this, offset, 2), 'offset', 2)
    return Atomics.load(this.#views.u16, from / 2)
  }

  /**
   * Writes an unsigned 16-bit little-endian integer by `Atomics.store()`: a guest that loads the value sees all that this
   * thread wrote before. A device publishes its ring index in this way. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffff
   * @param offset - in bytes, from the start of this memory, not a guest address: a multiple of 2
   * @throws {RangeError} when the value or the range is out of range; nothing is written then; when it is not a
   *   multiple of 2
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.storeReleaseUInt16LE(0x1234, 0x10)
   * console.log(memory.loadAcquireUInt16LE(0x10)) // 4660
   */
  storeReleaseUInt16LE(value: Integer, offset: Integer): void {
    const checked = u16(value, 'value')
    const from = aligned(GuestMemory.#place(this, offset, 2), 'offset', 2)
    Atomics.store(this.#views.u16, from / 2, checked)
  }

  /**
   * Reads an unsigned 32-bit little-endian integer by `Atomics.load()`: later reads of this thread see all that the guest
   * wrote before it stored the value. A device reads the driver's ring index in this way.
   *
   * @param offset - in bytes, from the start of this memory, not a guest address: a multiple of 4
   * @throws {RangeError} when the range is not inside the memory; when it is not a
   *   multiple of 4
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.storeReleaseUInt32LE(0x12345678, 0x10)
   * console.log(memory.loadAcquireUInt32LE(0x10)) // 305419896
   */
  loadAcquireUInt32LE(offset: Integer): number {
    const from = aligned(GuestMemory.#place(this, offset, 4), 'offset', 4)
    return Atomics.load(this.#views.u32, from / 4)
  }

  /**
   * Writes an unsigned 32-bit little-endian integer by `Atomics.store()`: a guest that loads the value sees all that this
   * thread wrote before. A device publishes its ring index in this way. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffffffff
   * @param offset - in bytes, from the start of this memory, not a guest address: a multiple of 4
   * @throws {RangeError} when the value or the range is out of range; nothing is written then; when it is not a
   *   multiple of 4
   *
   * @example
   * const memory = GuestMemory.allocate(0x1000)
   * memory.storeReleaseUInt32LE(0x12345678, 0x10)
   * console.log(memory.loadAcquireUInt32LE(0x10)) // 305419896
   */
  storeReleaseUInt32LE(value: Integer, offset: Integer): void {
    const checked = u32(value, 'value')
    const from = aligned(GuestMemory.#place(this, offset, 4), 'offset', 4)
    Atomics.store(this.#views.u32, from / 4, checked)
  }

  /** Checks the range, and that the views are over the memory. Static, since `this` may be anything in the method that calls. */
  static #place(memory: GuestMemory, offset: Integer, size: number): number {
    if (typeof memory !== 'object' || memory === null || !(#views in memory)) throw invalidThis(memory)
    if (memory.#views.u16.length === 0) memory.#views = new MemoryViews(memory.bytes)
    return integer(offset, 'offset', 0, memory.#size - size)
  }
}

/** Copies by memmove(), also from and to shared memory, for which the typed arrays' own copy is half as fast. */
const { copy } = Buffer.prototype

/** From so many bytes on that is worth the call. */
const LONG = 1024

/** Checks that a place or a length is an integer in the range, and a multiple of the page. */
export function pages(value: unknown, name: string, min: number, max: number, page = PAGE_SIZE): number {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw argumentType(name, 'number or bigint', value)
  if (value >= min && value <= max && Number(value) % page === 0) return Number(value)
  throw outOfRange(name, `a multiple of the page, ${page} bytes, from ${min} to ${max}`, value)
}

function hugePageHints(hugepages: keyof typeof HUGE_PAGES, size: number): Record<string, string> {
  const page = HUGE_PAGES[hugepages]
  const file = `/sys/kernel/mm/hugepages/hugepages-${page / 1024}kB/nr_hugepages`
  const none = `this system has no huge pages of ${hugepages}`
  return {
    ENOMEM: `it takes ${size / page} free huge pages of ${hugepages}: as root, "echo NUMBER > ${file}" reserves some`,
    EINVAL: none,
    ENODEV: none,
  }
}

/** The seam's answer where it makes an ArrayBuffer over memory that is not V8's. */
export function foreignMemory<B extends ArrayBufferLike>(buffer: B | number, handle: string): B {
  if (buffer === -EBADF) throw closedError(handle)
  if (buffer === -EOPNOTSUPP) {
    const text =
      'This runtime (as Electron) refuses ArrayBuffers over memory that is not its own; kvm-ioctls needs them'
    throw coded(new Error(text), 'ERR_KVM_NO_EXTERNAL_MEMORY')
  }
  return check('napi_create_external_arraybuffer', buffer)
}
