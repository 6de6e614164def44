// The memory of a guest by physical address: the memory slots of a VM.

import { isUint8Array } from 'node:util/types'
import { KVM_MEM_READONLY } from '../abi/host.ts'
import type { BindingSlot, BindingVm } from '../addon.ts'
import { lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, integer, u8, u16, u32, u64 } from '../arguments/integer.ts'
import { coded, invalidThis } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { type Inspect, type InspectOptions, inspectCustom } from '../struct/inspect.ts'
import { ADDRESS_SPACE } from '../uncloneable.ts'
import { foreignMemory } from './guest-memory.ts'
import { aligned, MemoryViews } from './memory-views.ts'

/** A slot, as it was when the table was read. */
interface MemorySlot {
  readonly number: number
  /** Its guest-physical addresses, from `start` to below `end`. */
  readonly start: number
  readonly end: number
  /** Where in its memory it begins. */
  readonly memoryOffset: number
  readonly readOnly: boolean
  /** The bytes of the slot; empty until the first access. */
  bytes: Uint8Array
  /** Views of the same bytes. */
  views: MemoryViews
}

const NO_BYTES = new Uint8Array()
const NO_VIEWS = new MemoryViews()

/** Not exported by the barrel: only `VmFd` makes one. */
export let newAddressSpace: (vm: Handle<BindingVm>) => AddressSpace

let checkAddressSpace: (value: unknown) => void

/** Lets go of the views that an address space has. Not exported by the barrel. */
export let forgetViews: (space: AddressSpace) => void

/** Addresses beyond are not exact in a number; no processor has so many. */
const LIMIT = Number.MAX_SAFE_INTEGER

/**
 * The memory of a virtual machine by guest-physical address, for device models: `VmFd.addressSpace`. It covers the
 * current slots of address space 0 (on x86_64 all memory that is not for system management mode only). The slots must
 * have been set through this handle or another handle of the same virtual machine (`attach()`).
 *
 * Addresses may come from an untrusted guest. An address without memory behind it throws
 * `ERR_KVM_INVALID_GUEST_ADDRESS` before anything is read or written.
 *
 * Writes through this object are not in the bitmap of `VmFd.getDirtyLog()`, which records only the guest's writes.
 * For a slot with a guest_memfd, it accesses the bytes of `memory`, not the guest's private pages.
 *
 * @example
 * const vm = new Kvm().createVm()
 * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x10000, memory: GuestMemory.allocate(0x4000) })
 * vm.addressSpace.write(0x10010, Buffer.from('queue'))
 * console.log(Buffer.from(vm.addressSpace.read(0x10010, 5)).toString()) // queue
 * try {
 *   vm.addressSpace.read(0x13ffe, 4)
 * } catch (error) {
 *   if (error instanceof RangeError) console.log(error.message.slice(0, 43)) // There is no memory at guest address 0x14000
 * }
 */
export class AddressSpace {
  /** @internal */
  readonly uncloneable: symbol = ADDRESS_SPACE
  readonly #vm: Handle<BindingVm>
  /** Its only element is another one after each change of the slots, which any thread can make. */
  #changes = new Uint32Array()
  /** Its value when the slots were read. */
  #seen: number | undefined
  /** The slots by address. */
  #slots: readonly MemorySlot[] = []
  /** The slot that was found last: a device stays in the neighbourhood. */
  #last: MemorySlot | undefined

  private constructor(vm: Handle<BindingVm>) {
    this.#vm = vm
  }

  static {
    checkAddressSpace = value => {
      if (typeof value !== 'object' || value === null || !(#vm in value)) throw invalidThis(value)
    }
    newAddressSpace = vm => new AddressSpace(vm)
    forgetViews = space => {
      space.#slots = []
      space.#last = undefined
      space.#changes = new Uint32Array()
    }
  }

  /** What `console.log()` shows: `AddressSpace {}`. */
  [inspectCustom](_depth: number | null, options: InspectOptions, inspect: Inspect): string {
    return `AddressSpace ${inspect({}, options)}`
  }

  /**
   * Copies `length` bytes out, also across slots that lie next to each other.
   *
   * @param address - the guest-physical address of the first byte
   * @param length - in bytes; 0 bytes are at every address
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x1000) })
   * console.log(vm.addressSpace.read(0x10n, 16).length) // 16
   */
  read(address: Integer, length: Integer): Uint8Array
  /**
   * Copies bytes out, as many as `into` has, and returns it. To make a new array for each read takes several times as
   * long as the copy.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x1000) })
   * const descriptor = new Uint8Array(16)
   * console.log(vm.addressSpace.read(0x10n, descriptor) === descriptor) // true
   */
  read<T extends Uint8Array>(address: Integer, into: T): T
  read(address: Integer, into: Integer | Uint8Array): Uint8Array {
    checkAddressSpace(this)
    const given = isUint8Array(into)
    const size = given ? lengthOfArgument(into, 'into') : integer(into, 'length', 0, Number.MAX_SAFE_INTEGER)
    const from = AddressSpace.#place(this, address, size)
    const slot = this.#slotOf(from, size)
    if (slot !== undefined) {
      const offset = from - slot.start
      if (!given) return slot.bytes.slice(offset, offset + size)
      into.set(slot.bytes.subarray(offset, offset + size))
      return into
    }
    const slots = this.#slotsOf(from, size)
    const copy = given ? into : new Uint8Array(size)
    for (const { slot, start, end } of rangesBySlot(slots, from, size)) {
      copy.set(slot.bytes.subarray(start - slot.start, end - slot.start), start - from)
    }
    return copy
  }

  /**
   * Copies `data` in, also across slots that lie next to each other. Slots that are read-only for the guest
   * (`KVM_MEM_READONLY`) are so here too, since it is mostly the guest that says where a device writes; their memory
   * can be filled by `GuestMemory.write()`.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x1000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory })
   * vm.addressSpace.write(0x8001, Uint8Array.of(7))
   * console.log(memory.bytes[1]) // 7
   */
  write(address: Integer, data: Uint8Array): void {
    checkAddressSpace(this)
    const size = lengthOfArgument(data, 'data')
    const from = AddressSpace.#place(this, address, size)
    const slot = this.#slotOf(from, size)
    if (slot !== undefined && !slot.readOnly) {
      slot.bytes.set(data, from - slot.start)
      return
    }
    const slots = this.#slotsOf(from, size)
    for (const slot of slots) if (slot.readOnly) throw readOnly(slot)
    for (const { slot, start, end } of rangesBySlot(slots, from, size)) {
      slot.bytes.set(data.subarray(start - from, end - from), start - slot.start)
    }
  }

  /**
   * `length` bytes of the guest's memory, without a copy: they must lie in one slot. The view stays valid, and the
   * memory mapped, also when the slot is removed; the guest does not see it any more then.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, when they are
   *   in several slots, or when the slot is read-only (`KVM_MEM_READONLY`): `read()` copies
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x1000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory })
   * const view = vm.addressSpace.view(0x8010, 4)
   * memory.write(0x10, Uint8Array.of(1, 2, 3, 4))
   * console.log(view[3]) // 4
   */
  view(address: Integer, length: Integer): Uint8Array {
    checkAddressSpace(this)
    const size = integer(length, 'length', 0, Number.MAX_SAFE_INTEGER)
    const from = AddressSpace.#place(this, address, size)
    const slot = this.#slotOf(from, size)
    if (slot === undefined) {
      const [first, second] = this.#slotsOf(from, size)
      if (first === undefined || second === undefined) return new Uint8Array()
      throw invalidAddress(
        `A view lies in one slot, but this is in ${nameOf(first)} and ${nameOf(second)}: read() copies`,
      )
    }
    if (slot.readOnly) throw readOnly(slot)
    return slot.bytes.subarray(from - slot.start, from - slot.start + size)
  }

  /**
   * Reads an unsigned 8-bit integer.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeUInt8(0xa5, 0x8010)
   * console.log(memory.readUInt8(0x8010)) // 165
   */
  readUInt8(address: Integer): number {
    const from = AddressSpace.#place(this, address, 1)
    const slot = this.#slotOf(from, 1)
    if (slot !== undefined) return slot.views.data.getUint8(from - slot.start)
    return dataOf(this.read(from, 1)).getUint8(0)
  }

  /**
   * Writes an unsigned 8-bit integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xff
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeUInt8(0xa5, 0x8010)
   * console.log(memory.readUInt8(0x8010)) // 165
   */
  writeUInt8(value: Integer, address: Integer): void {
    const checked = u8(value, 'value')
    const from = AddressSpace.#place(this, address, 1)
    const slot = this.#slotOf(from, 1)
    if (slot !== undefined && !slot.readOnly) {
      slot.views.data.setUint8(from - slot.start, checked)
      return
    }
    const bytes = new Uint8Array(1)
    dataOf(bytes).setUint8(0, checked)
    this.write(from, bytes)
  }

  /**
   * Reads an unsigned 16-bit little-endian integer.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeUInt16LE(0x1234, 0x8010)
   * console.log(memory.readUInt16LE(0x8010)) // 4660
   */
  readUInt16LE(address: Integer): number {
    const from = AddressSpace.#place(this, address, 2)
    const slot = this.#slotOf(from, 2)
    if (slot !== undefined) return slot.views.data.getUint16(from - slot.start, true)
    return dataOf(this.read(from, 2)).getUint16(0, true)
  }

  /**
   * Writes an unsigned 16-bit little-endian integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffff
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeUInt16LE(0x1234, 0x8010)
   * console.log(memory.readUInt16LE(0x8010)) // 4660
   */
  writeUInt16LE(value: Integer, address: Integer): void {
    const checked = u16(value, 'value')
    const from = AddressSpace.#place(this, address, 2)
    const slot = this.#slotOf(from, 2)
    if (slot !== undefined && !slot.readOnly) {
      slot.views.data.setUint16(from - slot.start, checked, true)
      return
    }
    const bytes = new Uint8Array(2)
    dataOf(bytes).setUint16(0, checked, true)
    this.write(from, bytes)
  }

  /**
   * Reads an unsigned 32-bit little-endian integer.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeUInt32LE(0x12345678, 0x8010)
   * console.log(memory.readUInt32LE(0x8010)) // 305419896
   */
  readUInt32LE(address: Integer): number {
    const from = AddressSpace.#place(this, address, 4)
    const slot = this.#slotOf(from, 4)
    if (slot !== undefined) return slot.views.data.getUint32(from - slot.start, true)
    return dataOf(this.read(from, 4)).getUint32(0, true)
  }

  /**
   * Writes an unsigned 32-bit little-endian integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffffffff
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeUInt32LE(0x12345678, 0x8010)
   * console.log(memory.readUInt32LE(0x8010)) // 305419896
   */
  writeUInt32LE(value: Integer, address: Integer): void {
    const checked = u32(value, 'value')
    const from = AddressSpace.#place(this, address, 4)
    const slot = this.#slotOf(from, 4)
    if (slot !== undefined && !slot.readOnly) {
      slot.views.data.setUint32(from - slot.start, checked, true)
      return
    }
    const bytes = new Uint8Array(4)
    dataOf(bytes).setUint32(0, checked, true)
    this.write(from, bytes)
  }

  /**
   * Reads an unsigned 64-bit little-endian integer.
   *
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeBigUInt64LE(2n ** 63n, 0x8010)
   * console.log(memory.readBigUInt64LE(0x8010)) // 9223372036854775808n
   */
  readBigUInt64LE(address: Integer): bigint {
    const from = AddressSpace.#place(this, address, 8)
    const slot = this.#slotOf(from, 8)
    if (slot !== undefined) return slot.views.data.getBigUint64(from - slot.start, true)
    return dataOf(this.read(from, 8)).getBigUint64(0, true)
  }

  /**
   * Writes an unsigned 64-bit little-endian integer. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 2^64 - 1
   * @param address - the guest-physical address of the first byte
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.writeBigUInt64LE(2n ** 63n, 0x8010)
   * console.log(memory.readBigUInt64LE(0x8010)) // 9223372036854775808n
   */
  writeBigUInt64LE(value: Integer, address: Integer): void {
    const checked = u64(value, 'value')
    const from = AddressSpace.#place(this, address, 8)
    const slot = this.#slotOf(from, 8)
    if (slot !== undefined && !slot.readOnly) {
      slot.views.data.setBigUint64(from - slot.start, checked, true)
      return
    }
    const bytes = new Uint8Array(8)
    dataOf(bytes).setBigUint64(0, checked, true)
    this.write(from, bytes)
  }

  /**
   * Reads an unsigned 16-bit little-endian integer by `Atomics.load()`: later reads of this thread see all that the guest
   * wrote before it stored the value. A device reads the driver's ring index in this way.
   *
   * @param address - the guest-physical address of the first byte: a multiple of 2
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses; when it is not a
   *   multiple of 2
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.storeReleaseUInt16LE(0x1234, 0x8010)
   * console.log(memory.loadAcquireUInt16LE(0x8010)) // 4660
   */
  loadAcquireUInt16LE(address: Integer): number {
    const slot = AddressSpace.#atomicSlot(this, address, 2)
    return Atomics.load(slot.views.u16, (Number(address) - slot.start) / 2)
  }

  /**
   * Writes an unsigned 16-bit little-endian integer by `Atomics.store()`: a guest that loads the value sees all that this
   * thread wrote before. A device publishes its ring index in this way. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffff
   * @param address - the guest-physical address of the first byte: a multiple of 2
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then; when it is not a
   *   multiple of 2
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.storeReleaseUInt16LE(0x1234, 0x8010)
   * console.log(memory.loadAcquireUInt16LE(0x8010)) // 4660
   */
  storeReleaseUInt16LE(value: Integer, address: Integer): void {
    const checked = u16(value, 'value')
    const slot = AddressSpace.#atomicSlot(this, address, 2)
    if (slot.readOnly) throw readOnly(slot)
    Atomics.store(slot.views.u16, (Number(address) - slot.start) / 2, checked)
  }

  /**
   * Reads an unsigned 32-bit little-endian integer by `Atomics.load()`: later reads of this thread see all that the guest
   * wrote before it stored the value. A device reads the driver's ring index in this way.
   *
   * @param address - the guest-physical address of the first byte: a multiple of 4
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses; when it is not a
   *   multiple of 4
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.storeReleaseUInt32LE(0x12345678, 0x8010)
   * console.log(memory.loadAcquireUInt32LE(0x8010)) // 305419896
   */
  loadAcquireUInt32LE(address: Integer): number {
    const slot = AddressSpace.#atomicSlot(this, address, 4)
    return Atomics.load(slot.views.u32, (Number(address) - slot.start) / 4)
  }

  /**
   * Writes an unsigned 32-bit little-endian integer by `Atomics.store()`: a guest that loads the value sees all that this
   * thread wrote before. A device publishes its ring index in this way. The order of the arguments is that of `Buffer`.
   *
   * @param value - 0 to 0xffffffff
   * @param address - the guest-physical address of the first byte: a multiple of 4
   * @throws {RangeError} `ERR_KVM_INVALID_GUEST_ADDRESS` when there is no memory at one of the addresses, or it is
   *   read-only; nothing is written then; when it is not a
   *   multiple of 4
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000, memory: GuestMemory.allocate(0x1000) })
   * const memory = vm.addressSpace
   * memory.storeReleaseUInt32LE(0x12345678, 0x8010)
   * console.log(memory.loadAcquireUInt32LE(0x8010)) // 305419896
   */
  storeReleaseUInt32LE(value: Integer, address: Integer): void {
    const checked = u32(value, 'value')
    const slot = AddressSpace.#atomicSlot(this, address, 4)
    if (slot.readOnly) throw readOnly(slot)
    Atomics.store(slot.views.u32, (Number(address) - slot.start) / 4, checked)
  }

  // These two are static, since `this` may be anything in the method that calls.
  /** The slot of an aligned value: slots are whole pages, so it lies in one. */
  static #atomicSlot(space: AddressSpace, address: Integer, size: number): MemorySlot {
    const from = aligned(AddressSpace.#place(space, address, size), 'address', size)
    const slot = space.#slotOf(from, size) ?? space.#slotsOf(from, size)[0]
    if (slot === undefined) throw space.#noMemory(from)
    return slot
  }

  static #place(space: AddressSpace, address: Integer, size: number): number {
    checkAddressSpace(space)
    if (typeof address === 'number' && address >= 0 && Number.isSafeInteger(address)) return address
    const exact = u64(address, 'address')
    if (exact > LIMIT && size > 0) throw space.#noMemory(exact)
    return Number(exact)
  }

  /** The slot that has all of these bytes, mapped. None has nothing. */
  #slotOf(from: number, size: number): MemorySlot | undefined {
    this.#refresh()
    const last = this.#last
    if (last !== undefined && from >= last.start && from + size <= last.end && size > 0 && last.bytes.length > 0) {
      return last
    }
    const slot = this.#slots[indexOf(this.#slots, from)]
    if (slot === undefined || from >= slot.end || from + size > slot.end || size === 0) return undefined
    if (!this.#map(slot)) return this.#slotOf(from, size)
    this.#last = slot
    return slot
  }

  /** The slots that have these bytes together, in order, mapped. */
  #slotsOf(from: number, size: number): readonly MemorySlot[] {
    this.#refresh()
    if (size === 0) return []
    const end = from + size
    const first = indexOf(this.#slots, from)
    let [next, index] = [from, first]
    for (; next < end; index++) {
      const slot = this.#slots[index]
      if (slot === undefined || next < slot.start || next >= slot.end) throw this.#noMemory(next)
      next = slot.end
    }
    const slots = this.#slots.slice(first, index)
    return slots.every(slot => this.#map(slot)) ? slots : this.#slotsOf(from, size)
  }

  /** Reads the slots, unless they are as they were. */
  #refresh(): void {
    const vm = bindingOf(this.#vm)
    if (this.#changes.length === 0) this.#changes = new Uint32Array(foreignMemory(vm.slotChanges(), 'VmFd'), 0, 1)
    else if (this.#changes[0] === this.#seen) return
    // Reads the number first, so a later change is noticed.
    this.#seen = this.#changes[0]
    this.#slots = vm
      .slots()
      .map(slotOf)
      .filter(isReachable)
      .sort((a, b) => a.start - b.start)
    this.#last = undefined
  }

  /** Gets the bytes of a slot. Returns false if a slot has changed since the slots were read. */
  #map(slot: MemorySlot): boolean {
    // The caller can detach the buffer, which does not harm the memory.
    if (slot.bytes.length > 0) return true
    const buffer = bindingOf(this.#vm).slotArrayBuffer(slot.number)
    if (this.#changes[0] !== this.#seen) return false
    slot.bytes = new Uint8Array(foreignMemory(buffer, 'VmFd'), slot.memoryOffset, slot.end - slot.start)
    slot.views = new MemoryViews(slot.bytes)
    return true
  }

  #noMemory(address: number | bigint): Error {
    this.#refresh()
    const below = this.#slots.findLast(slot => slot.end <= address)
    const above = this.#slots.find(slot => slot.start > address)
    const neighbours = `${nameOf(below)} is below, ${nameOf(above)} above`
    return invalidAddress(`There is no memory at guest address ${hex(address)}: ${neighbours}`)
  }
}

const slotOf = ({ number, guestPhysAddr, size, memoryOffset, flags }: BindingSlot): MemorySlot => ({
  number,
  start: guestPhysAddr,
  end: guestPhysAddr + size,
  memoryOffset,
  readOnly: (flags & KVM_MEM_READONLY) !== 0,
  bytes: NO_BYTES,
  views: NO_VIEWS,
})

const isReachable = ({ number, end }: MemorySlot): boolean => number < 1 << 16 && end <= LIMIT

/** The index of the last slot that begins at the address or below, or -1. */
function indexOf(slots: readonly MemorySlot[], address: number): number {
  let [low, high] = [0, slots.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((slots[middle] as MemorySlot).start <= address) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Which addresses of a range are in which slot. */
function rangesBySlot(slots: readonly MemorySlot[], from: number, size: number) {
  return slots.map(slot => ({ slot, start: Math.max(from, slot.start), end: Math.min(from + size, slot.end) }))
}

const dataOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer)

const hex = (address: number | bigint): string => `0x${address.toString(16)}`

const nameOf = (slot: MemorySlot | undefined): string =>
  slot === undefined ? 'no slot' : `slot ${slot.number} (${hex(slot.start)} to ${hex(slot.end - 1)})`

const readOnly = (slot: MemorySlot): Error =>
  invalidAddress(`${nameOf(slot)} is read-only for the guest, and so for its devices: GuestMemory.write() fills it`)

const invalidAddress = (text: string): Error => coded(new RangeError(text), 'ERR_KVM_INVALID_GUEST_ADDRESS')
