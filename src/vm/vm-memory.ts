// The memory of a virtual machine: its slots, what the guest has written, and what is private to the guest.

import { isBigUint64Array } from 'node:util/types'
import { KvmMemoryAttributes } from '../abi/host.ts'
import { type Integer, u32, u64 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { argumentType, check, coded, outOfRange } from '../errors.ts'
import { bindingOf } from '../handle/handle.ts'
import { type AddressSpace, forgetViews, newAddressSpace } from '../memory/address-space.ts'
import { type GuestMemfd, newGuestMemfd } from '../memory/guest-memfd.ts'
import { PAGE_SIZE, pages } from '../memory/guest-memory.ts'
import { bytesOfArgument } from '../struct/struct.ts'
import {
  type MemoryRange,
  rangeOfArgument,
  region2OfArgument,
  regionOfArgument,
  type UserMemoryRegion,
  type UserMemoryRegion2,
} from './memory-slots.ts'
import { VmExtra } from './vm-extra.ts'

/** What `VmFd.createGuestMemfd()` takes. */
export interface GuestMemfdOptions {
  /** The size in bytes: a multiple of the page. */
  size: Integer
  /** `GUEST_MEMFD_FLAG_MMAP`, `GUEST_MEMFD_FLAG_INIT_SHARED`. The default is 0. */
  flags?: Integer
}

/** The longest file that can be told in an exact number, in pages. */
const MAX_FILE_SIZE = Number.MAX_SAFE_INTEGER - (Number.MAX_SAFE_INTEGER % PAGE_SIZE)

const ENC_HINTS = {
  EINVAL: 'this range is not registered',
  ENOTTY: 'the virtual machine is not encrypted, or KVM has no encryption',
}

/** The methods of `VmFd` that are about memory. */
export abstract class VmMemory extends VmExtra {
  readonly #addressSpace = newAddressSpace(this)

  override close(): void {
    super.close()
    forgetViews(this.#addressSpace)
  }

  /**
   * Puts memory into a slot, so that the guest finds it at a physical address. A slot that is in use is changed: its
   * flags, or its place; to give it other memory it has to be removed first.
   *
   * ioctl: `KVM_SET_USER_MEMORY_REGION` (KVM API 4.35), capability `Cap.UserMemory`.
   *
   * @throws {TypeError} when `memory` is no `GuestMemory`
   * @throws {RangeError} when an address, offset or size is not a multiple of the page, the size is 0, or the range is
   *   not inside the memory
   * @throws {KvmError} EEXIST when it overlaps another slot in guest memory, EINVAL when the slot number or the flags
   *   are not KVM's
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x4000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, memorySize: 0x1000 })
   * vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0xf000, memory, memoryOffset: 0x1000, flags: KVM_MEM_READONLY })
   */
  setUserMemoryRegion(region: UserMemoryRegion): void {
    const { slot, flags, address, mapping, offset, size } = regionOfArgument(region)
    const answer = bindingOf(this).setUserMemoryRegion(slot, flags, address, mapping, offset, size)
    check('KVM_SET_USER_MEMORY_REGION', answer, {
      EEXIST: 'it overlaps another slot in guest memory',
      EINVAL:
        'slots go up to Kvm.getNrMemslots() - 1; or there are no such flags; or removeUserMemoryRegion() has to come first, to give a slot other memory or another size',
    })
  }

  /**
   * Takes the memory out of a slot. The guest has no memory there any more.
   *
   * ioctl: `KVM_SET_USER_MEMORY_REGION` with size 0 (KVM API 4.35).
   *
   * @throws {KvmError} EINVAL when the slot is not in use
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x1000) })
   * vm.removeUserMemoryRegion(0)
   */
  removeUserMemoryRegion(slot: Integer): void {
    const answer = bindingOf(this).removeUserMemoryRegion(u32(slot, 'slot'))
    check('KVM_SET_USER_MEMORY_REGION', answer, { EINVAL: 'the slot is not in use' })
    // A view of the slot would keep its memory.
    forgetViews(this.#addressSpace)
  }

  /**
   * The same as `setUserMemoryRegion()`, for a slot that may have a guest_memfd besides: the guest finds what is private
   * there, and in `memory` what it shares (`setMemoryAttributes()`). Such a slot cannot be changed, only removed.
   *
   * ioctl: `KVM_SET_USER_MEMORY_REGION2` (KVM API 4.140), capability `Cap.UserMemory2` (Linux 6.8).
   *
   * @throws {TypeError} when `memory` is no `GuestMemory`, or `guestMemfd` no `GuestMemfd`
   * @throws {RangeError} when an address, offset or size is not a multiple of the page, the size is 0, or the range is
   *   not inside the memory or the guest_memfd
   * @throws {KvmError} EEXIST when it overlaps another slot in guest memory, or a slot that has the same part of the
   *   guest_memfd; EINVAL when the slot number or the flags are not KVM's, or the guest_memfd is of another virtual
   *   machine; ENOTTY when KVM does not have this ioctl
   *
   * @example
   * const kvm = new Kvm()
   * if (kvm.checkExtension(Cap.UserMemory2)) {
   *   const vm = kvm.createVm()
   *   vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x4000) })
   * }
   */
  setUserMemoryRegion2(region: UserMemoryRegion2): void {
    const { slot, flags, address, mapping, offset, size, guestMemfd, guestMemfdOffset } = region2OfArgument(region)
    const vm = bindingOf(this)
    check(
      'KVM_SET_USER_MEMORY_REGION2',
      vm.setUserMemoryRegion2(slot, flags, address, mapping, offset, size, guestMemfd, guestMemfdOffset),
      {
        EEXIST: 'it overlaps another slot in guest memory, or in the guest_memfd',
        EINVAL:
          'slots go up to Kvm.getNrMemslots() - 1; or there are no such flags, or it is a guest_memfd of another VM; or removeUserMemoryRegion() has to come first, to change a slot that has a guest_memfd, or to give it other memory',
      },
    )
  }

  /**
   * The memory of the slots that were set through this handle, or one that shares its virtual machine (`attach()`), by
   * guest-physical addresses: for device models.
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory: GuestMemory.allocate(0x1000) })
   * vm.addressSpace.write(0x1ff0, Uint8Array.of(1, 2, 3))
   * console.log(vm.addressSpace.read(0x1ff2, 1)[0]) // 3
   */
  get addressSpace(): AddressSpace {
    return this.#addressSpace
  }

  /**
   * Creates a guest_memfd: memory for the guest from a file, without an address in this process.
   *
   * ioctl: `KVM_CREATE_GUEST_MEMFD` (KVM API 4.142), capability `Cap.GuestMemfd` (Linux 6.8).
   *
   * @throws {RangeError} when the size is 0, too large, or not a multiple of the page
   * @throws {KvmError} EINVAL when KVM does not have these flags for a virtual machine of this type: what
   *   `checkExtensionRaw(KVM_CAP_GUEST_MEMFD_FLAGS)` answers; ENOTTY when it does not have this ioctl
   *
   * @example
   * const kvm = new Kvm()
   * if (kvm.checkExtension(Cap.GuestMemfd)) {
   *   const vm = kvm.createVm()
   *   const guestMemfd = vm.createGuestMemfd({ size: 0x4000 })
   *   const memory = GuestMemory.allocate(0x4000)
   *   vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory, guestMemfd })
   * }
   */
  createGuestMemfd(options: GuestMemfdOptions): GuestMemfd {
    const { size, flags = 0 } = fieldsOf(options, 'options', ['size', 'flags'])
    const length = pages(size, 'size', PAGE_SIZE, MAX_FILE_SIZE)
    const file = bindingOf(this).createGuestMemfd(length, u64(flags, 'flags'))
    const hints = { EINVAL: 'a virtual machine of this type does not have these flags' }
    return newGuestMemfd(check('KVM_CREATE_GUEST_MEMFD', file, hints), length)
  }

  /**
   * Says which guest-physical addresses are private to the guest: there it finds the guest_memfd of the slot, and
   * elsewhere what it shares, the `memory` of the slot. An access that is not as the attributes say ends `run()` with a
   * `MemoryFault`. x86_64 and aarch64 only.
   *
   * ioctl: `KVM_SET_MEMORY_ATTRIBUTES` (KVM API 4.141), capability `Cap.MemoryAttributes` (Linux 6.8).
   *
   * @param attributes - `address` and `size` are multiples of the page; `attributes` is `KVM_MEMORY_ATTRIBUTE_PRIVATE`
   *   or 0; `flags` is 0
   * @throws {KvmError} EINVAL when the range is not in pages, or a virtual machine of this type does not have these
   *   attributes; ENOTTY when KVM does not have this ioctl
   *
   * @example
   * const kvm = new Kvm()
   * if (kvm.checkExtensionRaw(KVM_CAP_VM_TYPES) & (1 << KVM_X86_SW_PROTECTED_VM)) {
   *   const vm = kvm.createVmWithType(KVM_X86_SW_PROTECTED_VM)
   *   const attributes = KVM_MEMORY_ATTRIBUTE_PRIVATE
   *   vm.setMemoryAttributes(KvmMemoryAttributes.from({ address: 0x1000, size: 0x1000, attributes }))
   * }
   */
  setMemoryAttributes(attributes: KvmMemoryAttributes): void {
    const bytes = bytesOfArgument(attributes, KvmMemoryAttributes, 'attributes')
    check('KVM_SET_MEMORY_ATTRIBUTES', bindingOf(this).setMemoryAttributes(bytes), {
      EINVAL: 'not in pages, or a virtual machine of this type does not have these attributes',
    })
  }

  /**
   * Tells KVM which memory an encrypted guest (SEV) may use for encrypted pages: they are pinned. The memory stays
   * mapped until the range is unregistered, or this handle and its vCPUs are closed. x86_64 only.
   *
   * ioctl: `KVM_MEMORY_ENCRYPT_REG_REGION` (KVM API 4.111).
   *
   * @throws {TypeError} when `memory` is no `GuestMemory`
   * @throws {RangeError} when the range is not inside the memory, or not in pages
   * @throws {KvmError} ENOTTY when the virtual machine is not encrypted, or KVM has no encryption; ENOMEM when so much
   *   memory must not be locked
   *
   * @example
   * const vm = new Kvm().createVm()
   * try {
   *   vm.registerEncMemoryRegion({ memory: GuestMemory.allocate(0x1000) })
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.syscall) // KVM_MEMORY_ENCRYPT_REG_REGION
   * }
   */
  registerEncMemoryRegion(range: MemoryRange): void {
    const { mapping, offset, size } = rangeOfArgument(range)
    const answer = bindingOf(this).registerEncMemoryRegion(mapping, offset, size)
    check('KVM_MEMORY_ENCRYPT_REG_REGION', answer, ENC_HINTS)
  }

  /**
   * Takes back what `registerEncMemoryRegion()` has registered: exactly that range. x86_64 only.
   *
   * ioctl: `KVM_MEMORY_ENCRYPT_UNREG_REGION` (KVM API 4.112).
   *
   * @throws {TypeError} when `memory` is no `GuestMemory`
   * @throws {RangeError} when the range is not inside the memory, or not in pages
   * @throws {KvmError} EINVAL when this range is not registered; ENOTTY as for `registerEncMemoryRegion()`
   *
   * @example
   * const vm = new Kvm().createVm()
   * try {
   *   vm.unregisterEncMemoryRegion({ memory: GuestMemory.allocate(0x1000) })
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.syscall) // KVM_MEMORY_ENCRYPT_UNREG_REGION
   * }
   */
  unregisterEncMemoryRegion(range: MemoryRange): void {
    const { mapping, offset, size } = rangeOfArgument(range)
    const answer = bindingOf(this).unregisterEncMemoryRegion(mapping, offset, size)
    check('KVM_MEMORY_ENCRYPT_UNREG_REGION', answer, ENC_HINTS)
  }

  /**
   * Which pages of a slot the guest has written since the last call (or since the slot was set with
   * `KVM_MEM_LOG_DIRTY_PAGES`): bit 0 of the first element is the first page of the slot, and so on. What this process
   * writes is not in it. The log of the slot is cleared, unless `KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2` was enabled: then
   * `clearDirtyLog()` does that.
   *
   * ioctl: `KVM_GET_DIRTY_LOG` (KVM API 4.8).
   *
   * @param slot - a slot that was set through this handle, which therefore knows its size
   * @param into - filled and returned, instead of a new array: exactly as long, an element for each 64 pages
   * @throws {Error} `ERR_KVM_UNKNOWN_SLOT` when the slot was not set through this handle, or one that shares its
   *   virtual machine (`attach()`)
   * @throws {RangeError} when `into` has another length
   * @throws {KvmError} ENOENT when the slot does not log dirty pages, or somebody else has removed it; EFAULT when
   *   somebody else has made it larger; ENXIO when the dirty ring is in use
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x4000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
   * console.log(vm.getDirtyLog(0).length) // 1
   */
  getDirtyLog(slot: Integer, into?: BigUint64Array): BigUint64Array {
    const number = u32(slot, 'slot')
    const vm = bindingOf(this)
    const length = vm.dirtyLogLength(number)
    if (length < 0) {
      const text = `Slot ${number} was not set through this handle: how large it is, and its bitmap, is not known`
      throw coded(new Error(text), 'ERR_KVM_UNKNOWN_SLOT')
    }
    const bitmap = into === undefined ? new BigUint64Array(length) : into
    const bytes = bitmapBytes(bitmap, 'into')
    if (bitmap.length !== length) throw outOfRange('into', `${length} elements long`, `${bitmap.length} elements`)
    check('KVM_GET_DIRTY_LOG', vm.getDirtyLog(number, bytes), {
      ENOENT: 'the slot does not log dirty pages (KVM_MEM_LOG_DIRTY_PAGES), or was removed',
      EFAULT: 'the slot is larger than this handle has made it',
      EINVAL: 'another thread has changed the slot',
    })
    return bitmap
  }

  /**
   * Clears the log of some pages of a slot, which are logged again from then on. It is for a virtual machine where the
   * capability `KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2` was enabled (`enableCap()`), so that `getDirtyLog()` does not clear.
   *
   * ioctl: `KVM_CLEAR_DIRTY_LOG` (KVM API 4.117), where KVM has that capability.
   *
   * @param slot - the number of the slot
   * @param firstPage - the page of the slot that bit 0 of the bitmap is about: a multiple of 64
   * @param numPages - how many pages: a multiple of 64, or all that are left
   * @param bitmap - 1 for each page whose log is to be cleared: at least `numPages` bits
   * @throws {RangeError} when the bitmap is shorter
   * @throws {KvmError} EINVAL when the pages are not so; ENOENT when the slot does not log dirty pages
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x4000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
   * const dirty = vm.getDirtyLog(0)
   * vm.clearDirtyLog(0, 0, 4, dirty)
   */
  clearDirtyLog(slot: Integer, firstPage: Integer, numPages: Integer, bitmap: BigUint64Array): void {
    const [number, first, count] = [u32(slot, 'slot'), u64(firstPage, 'firstPage'), u32(numPages, 'numPages')]
    const bytes = bitmapBytes(bitmap, 'bitmap')
    const length = Math.ceil(count / 64)
    if (bitmap.length < length) {
      throw outOfRange('bitmap', `at least ${length} elements long for ${count} pages`, `${bitmap.length} elements`)
    }
    check('KVM_CLEAR_DIRTY_LOG', bindingOf(this).clearDirtyLog(number, first, count, bytes), {
      EINVAL: 'the pages are multiples of 64 inside the slot, or all that are left of it',
      ENOENT: 'the slot does not log dirty pages (KVM_MEM_LOG_DIRTY_PAGES)',
    })
  }
}

/** The bytes of a bitmap of pages. */
function bitmapBytes(bitmap: BigUint64Array, name: string): Uint8Array {
  if (!isBigUint64Array(bitmap)) throw argumentType(name, 'BigUint64Array', bitmap)
  return new Uint8Array(bitmap.buffer, bitmap.byteOffset, bitmap.byteLength)
}
