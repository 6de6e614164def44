// A virtual machine.

import type { Cap } from '../abi/cap.ts'
import {
  KVM_ARM_SET_COUNTER_OFFSET,
  KVM_GET_TSC_KHZ,
  KVM_SET_BOOT_CPU_ID,
  KVM_SET_PMU_EVENT_FILTER,
  KVM_SET_TSC_KHZ,
  KvmArmCounterOffset,
  KvmClockData,
  type KvmCreateDevice,
  KvmEnableCap,
  KvmIrqchip,
  KvmIrqRouting,
  KvmMemoryAttributes,
  KvmMsi,
  KvmMsrFilter,
  KvmPitConfig,
  KvmPitState2,
  type KvmPmuEventFilter,
  type KvmSevCmd,
  KvmVcpuInit,
} from '../abi/host.ts'
import { type BindingVm, binding, callsById } from '../addon.ts'
import { type Integer, integer, u32, u64 } from '../arguments/integer.ts'
import { tscKhz } from '../arguments/tsc-khz.ts'
import { type DeviceAttr, hasDeviceAttr, setDeviceAttr } from '../device/device-attr.ts'
import { createDevice, type DeviceFd } from '../device/device-fd.ts'
import { check } from '../errors.ts'
import type { EventFd } from '../event/eventfd.ts'
import { FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf, checkThis, idOf, illegalConstructor } from '../handle/handle.ts'
import { checkAdopted } from '../handle/raw-fd.ts'
import { attached, type Token, tokenOf } from '../handle/token.ts'
import { capability } from '../kvm/capability.ts'
import { type AddressSpace, forgetViews, newAddressSpace } from '../memory/address-space.ts'
import type { GuestMemfd } from '../memory/guest-memfd.ts'
import { newStatsFd, type StatsFd } from '../stats/stats-fd.ts'
import { bytesOfArgument, type Struct } from '../struct/struct.ts'
import { refuseUnsupported } from '../unsupported-arch.ts'
import { newVcpuFd, type VcpuFd } from '../vcpu/vcpu-fd.ts'
import { clearDirtyLog, getDirtyLog } from './dirty-log.ts'
import { enableDirtyLogRing } from './dirty-ring.ts'
import {
  IRQCHIP_HINTS,
  irqLineStatus,
  registerIrqfd,
  registerIrqfdWithResample,
  setIrqLine,
  unregisterIrqfd,
} from './interrupts.ts'
import { type IoEventAddress, type IoEventOptions, placeOf, registerIoevent, unregisterIoevent } from './io-event.ts'
import {
  type MemoryRange,
  removeUserMemoryRegion,
  setUserMemoryRegion,
  setUserMemoryRegion2,
  type UserMemoryRegion,
  type UserMemoryRegion2,
} from './memory-slots.ts'
import { copyMemoryTags } from './memory-tags.ts'
import { type MsrFilterRange, setMsrFilter } from './msr-filter.ts'
import { pmuEventFilterBytes } from './pmu-event-filter.ts'
import {
  createGuestMemfd,
  encryptOp,
  encryptOpSev,
  type GuestMemfdOptions,
  registerEncMemoryRegion,
  unregisterEncMemoryRegion,
} from './private-memory.ts'
import { regWritableMasks } from './reg-writable-masks.ts'

const PIT2_HINTS = { ENXIO: 'createPit2() has to come first' }

/** Not exported by the barrel: only `Kvm` makes one. */
export let newVmFd: (vm: BindingVm) => VmFd

/**
 * A virtual machine: memory, interrupt controllers, and vCPUs. It is created by `Kvm.createVm()`.
 *
 * @example
 * const vm = new Kvm().createVm()
 * const memory = GuestMemory.allocate(0x1000)
 * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
 * const vcpu = vm.createVcpu(0)
 * vm.close()
 */
export class VmFd extends FdHandle<BindingVm> {
  readonly #addressSpace = newAddressSpace(this)

  private constructor(vm: BindingVm) {
    if (!(vm instanceof binding.BindingVm)) throw illegalConstructor('VmFd', 'Kvm.createVm()')
    super(vm)
  }

  static {
    newVmFd = vm => new VmFd(vm)
  }

  /**
   * Returns another handle of the token's virtual machine.
   *
   * @throws {TypeError} when `token` is no token of a `VmFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the virtual machine no longer exists, or belongs to another process
   *
   * @example
   * const vm = new Kvm().createVm()
   * const same = VmFd.attach(vm.share())
   * vm.close()
   * same.createVcpu(0)
   * same.close()
   */
  static attach(token: Token<'VmFd'>): VmFd {
    return newVmFd(attached('VmFd', token, key => binding.BindingVm.attach(key)))
  }

  /**
   * Returns a token for this virtual machine. Pass it to another thread of this process with `postMessage()` or
   * `workerData`, and call `VmFd.attach()` there to get another handle. The virtual machine then lives until a handle
   * has been closed and no handle is left. Garbage collection alone never ends it.
   *
   * @example
   * const vm = new Kvm().createVm()
   * const same = VmFd.attach(vm.share())
   * vm.close()
   * same.createVcpu(0)
   * same.close()
   */
  share(): Token<'VmFd'> {
    return tokenOf('VmFd', bindingOf(this).share())
  }

  /**
   * The file descriptor. This handle still owns it: do not close it.
   *
   * @example
   * const vm = new Kvm().createVm()
   * console.log(vm.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  override close(): void {
    super.close()
    forgetViews(this.#addressSpace)
  }

  // Capabilities

  /**
   * Whether this virtual machine has a capability. Some depend on its type, or on enabled capabilities.
   *
   * ioctl: `KVM_CHECK_EXTENSION` on the virtual machine (KVM API 4.4), capability `Cap.CheckExtensionVm`.
   *
   * @throws {RangeError} when `cap` is no member of `Cap`: `checkExtensionRaw()` takes any number
   *
   * @example
   * const vm = new Kvm().createVm()
   * console.log(vm.checkExtension(Cap.MpState)) // true
   */
  checkExtension(cap: Cap): boolean {
    checkThis(this)
    return this.checkExtensionInt(cap) > 0
  }

  /**
   * What KVM says of a capability for this virtual machine: 0 if it is missing, 1 if it is there, or a larger number with
   * a meaning of the capability's own.
   *
   * ioctl: `KVM_CHECK_EXTENSION` on the virtual machine (KVM API 4.4), capability `Cap.CheckExtensionVm`.
   *
   * @throws {RangeError} when `cap` is no member of `Cap`: `checkExtensionRaw()` takes any number
   *
   * @example
   * const vm = new Kvm().createVm()
   * console.log(vm.checkExtensionInt(Cap.NrMemslots) >= 32) // true
   */
  checkExtensionInt(cap: Cap): number {
    checkThis(this)
    return this.checkExtensionRaw(capability(cap))
  }

  /**
   * The same as `checkExtensionInt()` for a number that `Cap` may not have a name for.
   *
   * ioctl: `KVM_CHECK_EXTENSION` on the virtual machine (KVM API 4.4), capability `Cap.CheckExtensionVm`.
   *
   * @param n - a `KVM_CAP_*` number, 0 to 2^53 - 1; KVM answers 0 to those that it does not know
   *
   * @example
   * const vm = new Kvm().createVm()
   * console.log(vm.checkExtensionRaw(696969)) // 0
   */
  checkExtensionRaw(n: Integer): number {
    const number = integer(n, 'n', 0, Number.MAX_SAFE_INTEGER)
    return check('KVM_CHECK_EXTENSION', bindingOf(this).checkExtensionRaw(number))
  }

  /**
   * Enables a capability that is not there by itself, for this virtual machine. vCPUs have others.
   *
   * ioctl: `KVM_ENABLE_CAP` (KVM API 4.37), capability `Cap.EnableCapVm`.
   *
   * @param cap - the number and its arguments, which the section of the capability (KVM API 7) explains
   * @throws {KvmError} EINVAL when KVM does not have it, or not with these arguments, or not at this time
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_SPLIT_IRQCHIP, args: [24n, 0n, 0n, 0n] }))
   */
  enableCap(cap: KvmEnableCap): void {
    check('KVM_ENABLE_CAP', bindingOf(this).enableCap(bytesOfArgument(cap, KvmEnableCap, 'cap')), {
      EEXIST: 'there is an interrupt controller: createIrqChip() was called, or KVM_CAP_SPLIT_IRQCHIP is enabled',
      EINVAL:
        'KVM lacks this capability, or refuses these arguments or flags, or it has to come before createIrqChip() or the first vCPU',
    })
  }

  // vCPUs

  /**
   * Creates a vCPU. It keeps the virtual machine alive, also when this handle is closed.
   *
   * ioctl: `KVM_CREATE_VCPU` (KVM API 4.7).
   *
   * @param id - the vCPU's id (on x86_64 its APIC id), 0 to below `Kvm.getMaxVcpuId()`
   * @throws {RangeError} when `id` is no integer from 0 to 4294967295
   * @throws {KvmError} EEXIST when there is a vCPU of this id, EINVAL when the id or the number of vCPUs is too
   *   large; ENOMEM when its page cannot be mapped: a later call can retry
   *
   * @example
   * const vm = new Kvm().createVm()
   * const vcpu = vm.createVcpu(0)
   */
  createVcpu(id: Integer): VcpuFd {
    // The crate takes 64 bits, of which older kernels look at the lower 32 only.
    return newVcpuFd(
      check('KVM_CREATE_VCPU', bindingOf(this).createVcpu(u32(id, 'id')), {
        EEXIST: 'there is a vCPU of this id',
        EINVAL: 'the id or the number of vCPUs is too large',
        EBUSY: 'it has to come before the interrupt controller is initialized (KVM_DEV_ARM_VGIC_CTRL_INIT)',
      }),
    )
  }

  /**
   * Takes ownership of the file descriptor of a vCPU of this virtual machine, after verifying that it is a vCPU.
   * `VcpuFd.close()` closes it. After an error the caller still owns it, except if mmap failed.
   *
   * Unsafe, because the kernel does not say which virtual machine a vCPU belongs to. The caller must guarantee that
   * it is this one. The handle keeps only this VM's memory alive while the guest runs. `harvestDirtyRing()` uses this
   * VM's ring size; a smaller ring would raise SIGBUS.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {KvmError} EBADF when it is not open, ENOMEM when its page cannot be mapped
   *
   * @example
   * const vm = new Kvm().createVm()
   * const vcpu = vm.createVcpu(0)
   * try {
   *   vm.unsafeCreateVcpuFromRawfd(vcpu.asRawFd()) // a duplicate of it, or one that was inherited, would do
   * } catch (error) {
   *   if (error instanceof Error && 'code' in error) console.log(error.code) // ERR_KVM_FD_OWNED
   * }
   */
  unsafeCreateVcpuFromRawfd(fd: Integer): VcpuFd {
    const number = integer(fd, 'fd', 0, 0x7fff_ffff)
    return newVcpuFd(checkAdopted(number, 'a vCPU', bindingOf(this).createVcpuFromRawfd(number)))
  }

  /**
   * The size of the memory that each vCPU shares with the kernel, in bytes: `Kvm.getVcpuMmapSize()` at the creation
   * of the virtual machine.
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.createVm().runSize() === kvm.getVcpuMmapSize()) // true
   */
  runSize(): number {
    return check('KVM_GET_VCPU_MMAP_SIZE', bindingOf(this).runSize())
  }

  /**
   * Decides which vCPU is the bootstrap processor, which runs at once while the others wait to be started: 0 unless this
   * is called. x86_64 only.
   *
   * ioctl: `KVM_SET_BOOT_CPU_ID` (KVM API 4.41), capability `Cap.SetBootCpuId`.
   *
   * @param id - the id of a vCPU that is still to be created
   * @throws {KvmError} EBUSY when there is a vCPU already, EINVAL when no vCPU can have this id
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setBootCpuId(1)
   */
  setBootCpuId(id: Integer): void {
    ioctl(this, 'KVM_SET_BOOT_CPU_ID', KVM_SET_BOOT_CPU_ID, u64(id, 'id'), {
      EBUSY: 'it has to come before the first vCPU',
    })
  }

  /**
   * Returns the processor target that suits this machine best, for `VcpuFd.vcpuInit()`. aarch64 only.
   *
   * ioctl: `KVM_ARM_PREFERRED_TARGET` (KVM API 4.83).
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} ENODEV when there is none
   *
   * @example
   * const vm = new Kvm().createVm()
   * if (process.arch === 'arm64') console.log(vm.getPreferredTarget())
   */
  getPreferredTarget(into: KvmVcpuInit = new KvmVcpuInit()): KvmVcpuInit {
    const bytes = bytesOfArgument(into, KvmVcpuInit, 'into')
    check('KVM_ARM_PREFERRED_TARGET', bindingOf(this).getPreferredTarget(bytes))
    return into
  }

  // Memory slots

  /**
   * Maps memory into a slot, at a guest-physical address. For a slot in use it changes the address or
   * `KVM_MEM_LOG_DIRTY_PAGES`. Remove the slot first to change its memory, its size or `KVM_MEM_READONLY`.
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
    setUserMemoryRegion(this, region)
  }

  /**
   * The same as `setUserMemoryRegion()`, for a slot that may also have a guest_memfd. Private pages come from the
   * guest_memfd, shared pages from `memory` (`setMemoryAttributes()`). Such a slot cannot be changed, only removed.
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
    setUserMemoryRegion2(this, region)
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
    removeUserMemoryRegion(this, slot)
    // A view of the slot would keep its memory.
    forgetViews(this.#addressSpace)
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
    checkThis(this)
    return this.#addressSpace
  }

  /**
   * Creates a guest_memfd: memory for the guest from a file, without an address in this process.
   *
   * Its file descriptor is closed on exec. KVM creates it without that flag, and a second system call sets it: a program
   * that another thread starts between the two calls inherits the file descriptor, and with it the virtual machine.
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
    return createGuestMemfd(this, options)
  }

  /**
   * Says which guest-physical addresses are private to the guest: there it finds the guest_memfd of the slot, and
   * at all other addresses the `memory` of the slot, which it shares. An access that is not as the attributes say ends `run()` with a
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
   * Tells KVM which three pages of guest-physical addresses it may use for itself: below 4 GiB, and where there is no
   * memory. Intel processors without unrestricted guest mode need it. x86_64 only.
   *
   * ioctl: `KVM_SET_TSS_ADDR` (KVM API 4.36), capability `Cap.SetTssAddr`.
   *
   * @param offset - the guest-physical address of the first of the three pages, 0 to 2^53 - 1
   * @throws {KvmError} EINVAL when it is not low enough: 0xffffd000 at most
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setTssAddress(0xfffbd000)
   */
  setTssAddress(offset: Integer): void {
    const address = integer(offset, 'offset', 0, Number.MAX_SAFE_INTEGER)
    check('KVM_SET_TSS_ADDR', bindingOf(this).setTssAddress(address), {
      EEXIST: 'the three pages are set already, or overlap a memory slot',
      EINVAL: 'the address is at most 0xffffd000',
    })
  }

  /**
   * Gives KVM a guest-physical page for its own page table: below 4 GiB and outside all memory slots. Call it before
   * the first vCPU is created. x86_64 only.
   *
   * ioctl: `KVM_SET_IDENTITY_MAP_ADDR` (KVM API 4.40), capability `Cap.SetIdentityMapAddr`.
   *
   * @param address - the guest-physical address of the page; 0 selects KVM's default, 0xfffbc000
   * @throws {KvmError} EINVAL when there is a vCPU already
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setIdentityMapAddress(0xfffbc000)
   */
  setIdentityMapAddress(address: Integer): void {
    check('KVM_SET_IDENTITY_MAP_ADDR', bindingOf(this).setIdentityMapAddress(u64(address, 'address')), {
      EINVAL: 'it has to come before the first vCPU',
    })
  }

  // Dirty pages

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
   * @throws {KvmError} ENOENT when the slot does not log dirty pages, or was removed through another file descriptor;
   *   EFAULT when it was enlarged through another file descriptor; ENXIO when the dirty ring is in use
   *
   * @example
   * const vm = new Kvm().createVm()
   * const memory = GuestMemory.allocate(0x4000)
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
   * console.log(vm.getDirtyLog(0).length) // 1
   */
  getDirtyLog(slot: Integer, into?: BigUint64Array): BigUint64Array {
    return getDirtyLog(this, slot, into)
  }

  /**
   * Clears the log of some pages of a slot, and logs them again. It requires the capability
   * `KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2` (`enableCap()`), with which `getDirtyLog()` does not clear the log.
   *
   * ioctl: `KVM_CLEAR_DIRTY_LOG` (KVM API 4.117), where KVM has that capability.
   *
   * @param slot - the number of the slot
   * @param firstPage - the page of the slot for bit 0 of the bitmap: a multiple of 64
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
    clearDirtyLog(this, slot, firstPage, numPages, bitmap)
  }

  /**
   * Gives each vCPU a ring in which KVM records its writes to pages of slots with `KVM_MEM_LOG_DIRTY_PAGES`. The ring
   * replaces the bitmap of each slot, whose size grows with the memory. Call it before the first vCPU is created.
   * `VcpuFd.harvestDirtyRing()` reads a ring.
   *
   * ioctl: `KVM_ENABLE_CAP` (KVM API 8.29), capability `KVM_CAP_DIRTY_LOG_RING_ACQ_REL` or `Cap.DirtyLogRing`.
   *
   * @param size - the size of each ring in bytes, 16 for each page: a power of two, at least a page, or more if the
   *   processor logs pages itself. The default is KVM's maximum, usually 1 MiB
   * @throws {RangeError} when the size is no power of two, or less than a page
   * @throws {KvmError} EINVAL when KVM has no dirty rings, they are enabled already, there is a vCPU, or the size is too
   *   small; E2BIG when it is too large
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_DIRTY_LOG_RING_ACQ_REL) > 0) vm.enableDirtyLogRing(65536)
   */
  enableDirtyLogRing(size?: Integer): void {
    enableDirtyLogRing(this, size)
  }

  /**
   * Has KVM watch the pages again that were harvested from the vCPUs' dirty rings, and use their entries again.
   *
   * ioctl: `KVM_RESET_DIRTY_RINGS` (KVM API 8.29), capability `KVM_CAP_DIRTY_LOG_RING_ACQ_REL`.
   *
   * @returns of how many entries that is
   * @throws {KvmError} EINVAL when `enableDirtyLogRing()` was not called
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_DIRTY_LOG_RING_ACQ_REL) > 0) {
   *   vm.enableDirtyLogRing()
   *   const entries = vm.resetDirtyRings()
   * }
   */
  resetDirtyRings(): number {
    return check('KVM_RESET_DIRTY_RINGS', callsById.resetDirtyRings(idOf(this)), {
      EINVAL: 'enableDirtyLogRing() has to come first',
    })
  }

  // Interrupts

  /**
   * Creates the interrupt controllers in the kernel: on x86_64 two PICs, an IOAPIC, and a local APIC for each vCPU
   * created from then on. A halted guest then waits in the kernel and does not exit.
   *
   * ioctl: `KVM_CREATE_IRQCHIP` (KVM API 4.24), capability `Cap.Irqchip`.
   *
   * @throws {KvmError} EEXIST when they are there already, EINVAL when there is a vCPU already
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   */
  createIrqChip(): void {
    check('KVM_CREATE_IRQCHIP', bindingOf(this).createIrqChip(), {
      EEXIST: 'there is an interrupt controller already, or KVM_CAP_SPLIT_IRQCHIP is enabled',
      EINVAL: 'they have to come before the first vCPU',
    })
  }

  /**
   * Reads the state of one of the interrupt controllers in the kernel. x86_64 only.
   *
   * ioctl: `KVM_GET_IRQCHIP` (KVM API 4.26), capability `Cap.Irqchip`.
   *
   * @param chipId - `KVM_IRQCHIP_PIC_MASTER`, `KVM_IRQCHIP_PIC_SLAVE` or `KVM_IRQCHIP_IOAPIC`
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`), EINVAL when `chipId` is no such
   *   number
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const { ioapic } = vm.getIrqchip(KVM_IRQCHIP_IOAPIC).chip
   * console.log(ioapic.baseAddress.toString(16)) // fec00000
   */
  getIrqchip(chipId: Integer, into: KvmIrqchip = new KvmIrqchip()): KvmIrqchip {
    const bytes = bytesOfArgument(into, KvmIrqchip, 'into')
    check('KVM_GET_IRQCHIP', bindingOf(this).getIrqchip(u32(chipId, 'chipId'), bytes), IRQCHIP_HINTS)
    return into
  }

  /**
   * Writes the state of one of the interrupt controllers in the kernel: of that which `chipId` says. x86_64 only.
   *
   * ioctl: `KVM_SET_IRQCHIP` (KVM API 4.27), capability `Cap.Irqchip`.
   *
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`), EINVAL when `chipId` is no such
   *   number
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const irqchip = vm.getIrqchip(KVM_IRQCHIP_PIC_MASTER)
   * irqchip.chip.pic.irqBase = 0x20
   * vm.setIrqchip(irqchip)
   */
  setIrqchip(irqchip: KvmIrqchip): void {
    const bytes = bytesOfArgument(irqchip, KvmIrqchip, 'irqchip')
    check('KVM_SET_IRQCHIP', bindingOf(this).setIrqchip(bytes), IRQCHIP_HINTS)
  }

  /**
   * Sets the level of an interrupt line. An edge-triggered interrupt takes two calls: true, then false.
   *
   * ioctl: `KVM_IRQ_LINE` (KVM API 4.25), capability `Cap.Irqchip`.
   *
   * @param irq - which line:
   *
   *   - on x86_64 the global system interrupt, 0 to 23; KVM ignores a number that no controller has;
   *   - on aarch64 the type of the interrupt in bits 24 to 27, the vCPU in bits 16 to 23, and the number in bits 0 to 15.
   *     `KVM_ARM_IRQ_TYPE_SPI`: 32 to 1019, the vCPU is ignored. `KVM_ARM_IRQ_TYPE_PPI`: 16 to 31.
   *     `KVM_ARM_IRQ_TYPE_CPU`: without a controller in the kernel, `KVM_ARM_IRQ_CPU_IRQ` or `KVM_ARM_IRQ_CPU_FIQ`. Bits
   *     28 to 31, with `Cap.ArmIrqLineLayout2`, are the vCPU's number divided by 256;
   *   - on riscv64 the number of the AIA's source.
   * @throws {KvmError} ENXIO when there is no interrupt controller (on x86_64 `createIrqChip()`, else `createDevice()`),
   *   EINVAL when it has no such line (not on x86_64)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.setIrqLine(4, true)
   * vm.setIrqLine(4, false)
   */
  setIrqLine(irq: Integer, active: boolean): void {
    setIrqLine(this, irq, active)
  }

  /**
   * The same as `setIrqLine()`, and returns whether the interrupt was delivered. A timer needs this to repeat lost
   * ticks. x86_64 and aarch64.
   *
   * ioctl: `KVM_IRQ_LINE_STATUS` (no section of its own; see KVM API 4.25), capability `Cap.IrqInjectStatus`.
   *
   * @param irq - on x86_64 the global system interrupt, 0 to 23
   * @returns more than 0 when a controller took it; 0 when it was coalesced with one that is still pending; -1 when
   *   it was ignored, because it is masked. The result is meaningful for a rising edge only
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * console.log(vm.irqLineStatus(4, true)) // 1
   * vm.irqLineStatus(4, false)
   * console.log(vm.irqLineStatus(4, true)) // 0
   */
  irqLineStatus(irq: Integer, active: boolean): number {
    return irqLineStatus(this, irq, active)
  }

  /**
   * Sends a message-signalled interrupt to the guest, without a route for it.
   *
   * ioctl: `KVM_SIGNAL_MSI` (KVM API 4.70), capability `Cap.SignalMsi`.
   *
   * @param msi - address and data, as the guest has put them into the device
   * @returns more than 0 when it was delivered, 0 when the guest has it masked
   * @throws {KvmError} EINVAL when there is no interrupt controller in the kernel, EPERM when no vCPU is at the address
   *   (x86_64)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createVcpu(0)
   * const msi = KvmMsi.from({ addressLo: 0xfee00000, data: 0x31 }) // the local APIC of vCPU 0, vector 0x31
   * console.log(vm.signalMsi(msi)) // 0
   */
  signalMsi(msi: KvmMsi): number {
    return check('KVM_SIGNAL_MSI', bindingOf(this).signalMsi(bytesOfArgument(msi, KvmMsi, 'msi')), {
      EINVAL: 'createIrqChip() has to come first',
      EPERM: 'no vCPU is at the address',
    })
  }

  /**
   * Routes global system interrupts (GSI) to pins of the interrupt controllers, or to messages. The table replaces
   * the previous one, including the one made by `createIrqChip()`.
   *
   * ioctl: `KVM_SET_GSI_ROUTING` (KVM API 4.52), capability `Cap.IrqRouting`.
   *
   * @param irqRouting - up to `KvmIrqRouting.maxEntries` (4096) entries
   * @throws {RangeError} when `nr` is more than there are entries
   * @throws {KvmError} EINVAL when there is no interrupt controller in the kernel, an entry is of no type that it has, or
   *   two lead to the same pin
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const msi = { addressLo: 0xfee00000, data: 0x31 } // the local APIC of vCPU 0, vector 0x31
   * vm.setGsiRouting(KvmIrqRouting.from({ entries: [{ gsi: 24, type: KVM_IRQ_ROUTING_MSI, u: { msi } }] }))
   */
  setGsiRouting(irqRouting: KvmIrqRouting): void {
    const bytes = bytesOfArgument(irqRouting, KvmIrqRouting, 'irqRouting')
    check('KVM_SET_GSI_ROUTING', bindingOf(this).setGsiRouting(bytes), {
      EINVAL: 'there has to be an interrupt controller in the kernel, and entries of its types only',
    })
  }

  /**
   * Makes KVM raise an interrupt whenever the event is written. KVM resets the counter. The interrupt is edge-triggered:
   * KVM raises the line and lowers it. A count that is already in the event raises it, too.
   *
   * The virtual machine keeps the event open until `unregisterIrqfd()`, which needs a handle of it.
   *
   * ioctl: `KVM_IRQFD` (KVM API 4.75), capability `Cap.Irqfd`.
   *
   * @param eventfd - the event, which can have one interrupt in a virtual machine
   * @param gsi - the global system interrupt, as routed by `setGsiRouting()`; on x86_64 initially 0 to 23
   * @throws {KvmError} EBUSY when the event has an interrupt, EINVAL when there is no interrupt controller in the kernel,
   *   EAGAIN when it is not set up yet (aarch64, riscv64)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const interrupt = new EventFd()
   * vm.registerIrqfd(interrupt, 5)
   * interrupt.write(1)
   */
  registerIrqfd(eventfd: EventFd, gsi: Integer): void {
    registerIrqfd(this, eventfd, gsi)
  }

  /**
   * The same for a level-triggered interrupt: the line stays raised until the guest acknowledges the interrupt. It is
   * lowered then, and 1 is added to `resamplefd`, upon which the device raises it again if it has to.
   *
   * ioctl: `KVM_IRQFD` with `KVM_IRQFD_FLAG_RESAMPLE` (KVM API 4.75), capability `Cap.IrqfdResample`.
   *
   * @param eventfd - the event that raises the line
   * @param resamplefd - the event that KVM adds to
   * @param gsi - the global system interrupt
   * @throws {KvmError} as `registerIrqfd()`; EINVAL also where the interrupt controllers are split
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const [interrupt, acknowledged] = [new EventFd(), new EventFd()]
   * vm.registerIrqfdWithResample(interrupt, acknowledged, 5)
   */
  registerIrqfdWithResample(eventfd: EventFd, resamplefd: EventFd, gsi: Integer): void {
    registerIrqfdWithResample(this, eventfd, resamplefd, gsi)
  }

  /**
   * Undoes `registerIrqfd()` or `registerIrqfdWithResample()`: the event injects no more interrupts. KVM reports no
   * error if it was not registered.
   *
   * ioctl: `KVM_IRQFD` with `KVM_IRQFD_FLAG_DEASSIGN` (KVM API 4.75), capability `Cap.Irqfd`.
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const interrupt = new EventFd()
   * vm.registerIrqfd(interrupt, 5)
   * vm.unregisterIrqfd(interrupt, 5)
   */
  unregisterIrqfd(eventfd: EventFd, gsi: Integer): void {
    unregisterIrqfd(this, eventfd, gsi)
  }

  // Accesses to ports and addresses that cause no exit

  /**
   * Makes KVM add 1 to an event when the guest writes to an I/O port or an address, without an exit.
   *
   * The virtual machine keeps the event open until `unregisterIoevent()`, which needs a handle of it.
   *
   * ioctl: `KVM_IOEVENTFD` (KVM API 4.59), capability `Cap.Ioeventfd`.
   *
   * @param eventfd - the event
   * @param address - the I/O port or the guest-physical address
   * @param options - `length`: only writes of this many bytes, 1, 2, 4 or 8; 0, the default, means any length.
   *   `datamatch`: only writes of this value
   * @throws {RangeError} when `length` has another value, or `datamatch` does not fit into it
   * @throws {KvmError} EEXIST when another event is registered for the same writes, EINVAL when `datamatch` is given
   *   without a `length`, or `length` goes beyond the last address
   *
   * @example
   * const vm = new Kvm().createVm()
   * const doorbell = new EventFd()
   * vm.registerIoevent(doorbell, { mmio: 0xd0000050 }, { length: 4, datamatch: 1 })
   * vm.registerIoevent(doorbell, { pio: 0x510 })
   */
  registerIoevent(eventfd: EventFd, address: IoEventAddress, options?: IoEventOptions): void {
    registerIoevent(this, eventfd, address, options)
  }

  /**
   * Undoes `registerIoevent()` with the same arguments.
   *
   * ioctl: `KVM_IOEVENTFD` with `KVM_IOEVENTFD_FLAG_DEASSIGN` (KVM API 4.59), capability `Cap.Ioeventfd`.
   *
   * @throws {KvmError} ENOENT when there is no such event
   *
   * @example
   * const vm = new Kvm().createVm()
   * const doorbell = new EventFd()
   * vm.registerIoevent(doorbell, { pio: 0x510 }, { length: 2 })
   * vm.unregisterIoevent(doorbell, { pio: 0x510 }, { length: 2 })
   */
  unregisterIoevent(eventfd: EventFd, address: IoEventAddress, options?: IoEventOptions): void {
    unregisterIoevent(this, eventfd, address, options)
  }

  /**
   * Has KVM collect the guest's writes to some ports or addresses in a ring, instead of an exit for each:
   * `VcpuFd.coalescedMmioRead()` takes them from there. With the next exit for another reason they are all there; so it is
   * for registers that can wait.
   *
   * ioctl: `KVM_REGISTER_COALESCED_MMIO` (KVM API 4.116), capability `Cap.CoalescedMmio`, and for ports
   * `Cap.CoalescedPio`.
   *
   * @param address - the first of them
   * @param size - the number of bytes, 0 to 4294967295
   * @throws {KvmError} ENOSPC when there are too many of them
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.registerCoalescedMmio({ mmio: 0xd0000000 }, 0x1000)
   * vm.registerCoalescedMmio({ pio: 0x70 }, 1)
   */
  registerCoalescedMmio(address: IoEventAddress, size: Integer): void {
    const { addr, pio } = placeOf(address)
    check('KVM_REGISTER_COALESCED_MMIO', bindingOf(this).registerCoalescedMmio(addr, pio, u32(size, 'size')), {
      ENOSPC: 'a virtual machine has at most 1000 devices, regions and events',
    })
  }

  /**
   * Undoes `registerCoalescedMmio()` for all regions within the range. KVM reports no error if there was none.
   *
   * ioctl: `KVM_UNREGISTER_COALESCED_MMIO` (KVM API 4.116), capability `Cap.CoalescedMmio`.
   *
   * @param address - the first byte or port
   * @param size - the number of bytes, 0 to 4294967295
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.registerCoalescedMmio({ pio: 0x70 }, 1)
   * vm.unregisterCoalescedMmio({ pio: 0x70 }, 1)
   */
  unregisterCoalescedMmio(address: IoEventAddress, size: Integer): void {
    const { addr, pio } = placeOf(address)
    check('KVM_UNREGISTER_COALESCED_MMIO', bindingOf(this).unregisterCoalescedMmio(addr, pio, u32(size, 'size')))
  }

  // Devices and attributes

  /**
   * Creates a device in the kernel.
   *
   * ioctl: `KVM_CREATE_DEVICE` (KVM API 4.79), capability `Cap.DeviceCtrl`.
   *
   * @param device - its type (`KVM_DEV_TYPE_VFIO`, ...) and flags. With `KVM_CREATE_DEVICE_TEST` nothing is created:
   *   success means that KVM could create it, and the returned handle is already closed. `fd` is set to the device's
   *   file descriptor, which the returned handle owns
   * @throws {KvmError} ENODEV when KVM has no such type, EEXIST or EBUSY when the VM may have only one and has it (a second VFIO device is EBUSY)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO, flags: KVM_CREATE_DEVICE_TEST })) // it can be created
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * device.close()
   */
  createDevice(device: KvmCreateDevice): DeviceFd {
    return createDevice(this, device)
  }

  /**
   * Whether the virtual machine itself has an attribute. aarch64 only.
   *
   * ioctl: `KVM_HAS_DEVICE_ATTR` (KVM API 4.81), capability `Cap.VmAttributes`.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vm.rst
   *
   * @example
   * const vm = new Kvm().createVm()
   * if (process.arch === 'arm64') vm.hasDeviceAttr({ group: KVM_ARM_VM_SMCCC_CTRL, attr: 0 })
   */
  hasDeviceAttr(attr: DeviceAttr): boolean {
    return hasDeviceAttr(bindingOf(this), attr)
  }

  /**
   * Sets an attribute of the virtual machine itself. aarch64 only.
   *
   * ioctl: `KVM_SET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.VmAttributes`.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vm.rst
   * @param value - as many bytes as the attribute takes, or a struct
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when the value has fewer bytes than it takes
   *
   * @example
   * const vm = new Kvm().createVm()
   * const filter = KvmSmcccFilter.from({ base: 0x8400_0003, nrFunctions: 1, action: KVM_SMCCC_FILTER_FWD_TO_USER })
   * const attr = { group: KVM_ARM_VM_SMCCC_CTRL, attr: KVM_ARM_VM_SMCCC_FILTER }
   * if (process.arch === 'arm64') vm.setDeviceAttr(attr, filter) // CPU_ON ends in an exit
   */
  setDeviceAttr(attr: DeviceAttr, value?: Uint8Array | Struct): void {
    setDeviceAttr(bindingOf(this), attr, value)
  }

  // Timers and clocks

  /**
   * Creates the programmable interval timer (i8254) in the kernel. x86_64 only.
   *
   * ioctl: `KVM_CREATE_PIT2` (KVM API 4.71), capability `Cap.Pit2`.
   *
   * @param pitConfig - flags: `KVM_PIT_SPEAKER_DUMMY` has the kernel answer at port 0x61 too
   * @throws {KvmError} ENOENT when there is no interrupt controller (`createIrqChip()`), EEXIST when there is a timer
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createPit2(KvmPitConfig.from({ flags: KVM_PIT_SPEAKER_DUMMY }))
   */
  createPit2(pitConfig: KvmPitConfig): void {
    const bytes = bytesOfArgument(pitConfig, KvmPitConfig, 'pitConfig')
    check('KVM_CREATE_PIT2', bindingOf(this).createPit2(bytes), {
      ENOENT: 'createIrqChip() has to come first',
      EEXIST: 'it is there already',
    })
  }

  /**
   * Reads the state of the timer (i8254) in the kernel. x86_64 only.
   *
   * ioctl: `KVM_GET_PIT2` (KVM API 4.72), capability `Cap.PitState2`.
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} ENXIO when there is no timer (`createPit2()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createPit2(new KvmPitConfig())
   * console.log(vm.getPit2().channels.length) // 3
   */
  getPit2(into: KvmPitState2 = new KvmPitState2()): KvmPitState2 {
    check('KVM_GET_PIT2', bindingOf(this).getPit2(bytesOfArgument(into, KvmPitState2, 'into')), PIT2_HINTS)
    return into
  }

  /**
   * Writes the state of the timer (i8254) in the kernel. Its counters start anew. x86_64 only.
   *
   * ioctl: `KVM_SET_PIT2` (KVM API 4.73), capability `Cap.PitState2`.
   *
   * @throws {KvmError} ENXIO when there is no timer (`createPit2()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createPit2(new KvmPitConfig())
   * vm.setPit2(vm.getPit2())
   */
  setPit2(pitstate: KvmPitState2): void {
    const bytes = bytesOfArgument(pitstate, KvmPitState2, 'pitstate')
    check('KVM_SET_PIT2', bindingOf(this).setPit2(bytes), PIT2_HINTS)
  }

  /**
   * Reads the time that guests see through kvmclock: nanoseconds since the creation of the virtual machine, or
   * counted from the value of `setClock()`. x86_64 only.
   *
   * ioctl: `KVM_GET_CLOCK` (KVM API 4.29), capability `Cap.AdjustClock`.
   *
   * @param into - filled and returned, instead of a new object. `flags` say which of its fields are valid
   *
   * @example
   * const vm = new Kvm().createVm()
   * const { clock } = vm.getClock()
   * console.log(vm.getClock().clock >= clock) // true
   */
  getClock(into: KvmClockData = new KvmClockData()): KvmClockData {
    check('KVM_GET_CLOCK', bindingOf(this).getClock(bytesOfArgument(into, KvmClockData, 'into')))
    return into
  }

  /**
   * Sets the time that guests see through kvmclock. x86_64 only.
   *
   * ioctl: `KVM_SET_CLOCK` (KVM API 4.30), capability `Cap.AdjustClock`.
   *
   * @param clock - `clock` in nanoseconds. With `KVM_CLOCK_REALTIME` in `flags`, KVM adds the time since `realtime`
   * @throws {KvmError} EINVAL when `flags` has bits other than KVM's
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setClock(KvmClockData.from({ clock: 3_600_000_000_000n })) // one hour
   * console.log(vm.getClock().clock >= 3_600_000_000_000n) // true
   */
  setClock(clock: KvmClockData): void {
    const bytes = bytesOfArgument(clock, KvmClockData, 'clock')
    check('KVM_SET_CLOCK', bindingOf(this).setClock(bytes), { EINVAL: 'these are no flags for KVM_SET_CLOCK' })
  }

  /**
   * The frequency of the time stamp counter that new vCPUs get. x86_64 only.
   *
   * ioctl: `KVM_GET_TSC_KHZ` on the VM (KVM API 4.56), capability `KVM_CAP_VM_TSC_CONTROL`.
   *
   * @returns the frequency in kHz; 0 if KVM does not know it
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * const guestTicksPerSecond = kvm.checkExtensionRaw(KVM_CAP_VM_TSC_CONTROL) > 0 ? vm.getTscKhz() * 1000 : undefined
   */
  getTscKhz(): number {
    return ioctl(this, 'KVM_GET_TSC_KHZ', KVM_GET_TSC_KHZ)
  }

  /**
   * Decides the frequency of the time stamp counter of the vCPUs that are created from then on. x86_64 only.
   *
   * ioctl: `KVM_SET_TSC_KHZ` on the VM (KVM API 4.55), capability `KVM_CAP_VM_TSC_CONTROL`.
   *
   * @param khz - in kHz, 1 to 4294963200, the largest that `KVM_GET_TSC_KHZ` can return; 0 is the frequency of this machine
   * @throws {KvmError} EINVAL when the processor cannot scale to it, or there is a vCPU already (since Linux 6.16)
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_VM_TSC_CONTROL) > 0) vm.setTscKhz(vm.getTscKhz())
   */
  setTscKhz(khz: Integer): void {
    ioctl(this, 'KVM_SET_TSC_KHZ', KVM_SET_TSC_KHZ, BigInt(tscKhz(khz, 'khz')), {
      EINVAL: 'this processor cannot scale to it, or there is a vCPU already',
    })
  }

  /**
   * Subtracts an offset from the virtual and physical counters of all vCPUs, for a guest that moves here from another
   * machine. aarch64 only.
   *
   * ioctl: `KVM_ARM_SET_COUNTER_OFFSET` (KVM API 4.138), capability `KVM_CAP_COUNTER_OFFSET`.
   *
   * @param offset - `counterOffset`, in ticks
   * @throws {KvmError} EBUSY when a vCPU is running, EINVAL when `reserved` is not 0
   *
   * @example
   * const vm = new Kvm().createVm()
   * const offset = KvmArmCounterOffset.from({ counterOffset: 1_000_000 })
   * if (process.arch === 'arm64' && vm.checkExtensionRaw(KVM_CAP_COUNTER_OFFSET) > 0) vm.armSetCounterOffset(offset)
   */
  armSetCounterOffset(offset: KvmArmCounterOffset): void {
    const bytes = bytesOfArgument(offset, KvmArmCounterOffset, 'offset')
    ioctl(this, 'KVM_ARM_SET_COUNTER_OFFSET', KVM_ARM_SET_COUNTER_OFFSET, bytes, { EBUSY: 'a vCPU is running' })
  }

  // MSRs, ID registers and performance counters

  /**
   * Sets which MSRs the guest may read and write. A denied access raises an exception in the guest, or causes an exit
   * if `KVM_CAP_X86_USER_SPACE_MSR` is enabled with `KVM_MSR_EXIT_REASON_FILTER`. x86_64 only.
   *
   * ioctl: `KVM_X86_SET_MSR_FILTER` (KVM API 4.97), capability `Cap.X86MsrFilter`.
   *
   * @param defaultAction - the rule for MSRs outside all ranges: `KVM_MSR_FILTER_DEFAULT_ALLOW` or
   *   `KVM_MSR_FILTER_DEFAULT_DENY`
   * @param ranges - at most 16. An empty list with `KVM_MSR_FILTER_DEFAULT_ALLOW` removes the filter
   * @throws {RangeError} when there are too many ranges, or a bitmap has fewer bits than its range has MSRs
   * @throws {KvmError} EINVAL when `KVM_MSR_FILTER_DEFAULT_DENY` is given without a range, flags are not KVM's, or a
   *   range has more than 12288 MSRs
   *
   * @example
   * const vm = new Kvm().createVm()
   * const range = { flags: KVM_MSR_FILTER_WRITE, base: 0x174, msrCount: 3, bitmap: Uint8Array.of(0b110) }
   * vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_ALLOW, [range]) // all but writing to MSR 0x174
   */
  setMsrFilter(defaultAction: Integer, ranges: readonly MsrFilterRange[]): void {
    setMsrFilter(this, defaultAction, ranges)
  }

  /**
   * The same as `setMsrFilter()` with the kernel's struct, for a program that has its bitmaps in native memory. x86_64
   * only.
   *
   * Unsafe, because the struct contains addresses. The caller must guarantee that `bitmap` of each range is the
   * address of `nmsrs` bits, rounded up to a multiple of 64. The kernel reads them during the call. JavaScript cannot
   * get the address of its own memory.
   *
   * ioctl: `KVM_X86_SET_MSR_FILTER` (KVM API 4.97), capability `Cap.X86MsrFilter`.
   *
   * @throws {KvmError} EFAULT when there is no memory at an address, EINVAL as in `setMsrFilter()`
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.unsafeSetMsrFilterUnchecked(KvmMsrFilter.from({ flags: KVM_MSR_FILTER_DEFAULT_ALLOW })) // no range, no address
   */
  unsafeSetMsrFilterUnchecked(filter: KvmMsrFilter): void {
    const bytes = bytesOfArgument(filter, KvmMsrFilter, 'filter')
    check('KVM_X86_SET_MSR_FILTER', bindingOf(this).setMsrFilterUnchecked(bytes))
  }

  /**
   * Which bits of the feature ID registers `VcpuFd.setOneReg()` can change. aarch64 only.
   *
   * ioctl: `KVM_ARM_GET_REG_WRITABLE_MASKS` (KVM API 4.139), capability `KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES`, whose
   * value has a bit for each range.
   *
   * @param range - `KVM_ARM_FEATURE_ID_RANGE`, the only range
   * @returns a mask for each register: that of op0 3, op1, crn 0, crm and op2 is at
   *   `(op1 === 3 ? 2 : op1) * 64 + crm * 8 + op2`
   * @throws {KvmError} EINVAL when there is no such range
   *
   * @example
   * const vm = new Kvm().createVm()
   * const ranges = process.arch === 'arm64' ? vm.checkExtensionRaw(KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES) : 0
   * const masks = ranges > 0 ? vm.armGetRegWritableMasks(KVM_ARM_FEATURE_ID_RANGE) : undefined
   */
  armGetRegWritableMasks(range: Integer): BigUint64Array {
    return regWritableMasks(this, range)
  }

  /**
   * Decides which events the guest's performance counters may count. x86_64 only.
   *
   * ioctl: `KVM_SET_PMU_EVENT_FILTER` (KVM API 4.120), capability `KVM_CAP_PMU_EVENT_FILTER`.
   *
   * @param filter - `action` is `KVM_PMU_EVENT_ALLOW` or `KVM_PMU_EVENT_DENY`, `nevents` the number of `events`
   * @throws {RangeError} when `nevents` is more than there are events
   * @throws {KvmError} EINVAL when the action or flags are not KVM's, E2BIG when there are more than 300 events
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * const instructionsRetired = 0xc0n
   * const filter = KvmPmuEventFilter.from({ action: KVM_PMU_EVENT_DENY, nevents: 1, events: [instructionsRetired] })
   * if (kvm.checkExtensionRaw(KVM_CAP_PMU_EVENT_FILTER) > 0) vm.setPmuEventFilter(filter)
   */
  setPmuEventFilter(filter: KvmPmuEventFilter): void {
    const bytes = pmuEventFilterBytes(filter)
    ioctl(this, 'KVM_SET_PMU_EVENT_FILTER', KVM_SET_PMU_EVENT_FILTER, bytes, {
      E2BIG: 'KVM takes 300 events at most',
      EINVAL:
        'action is KVM_PMU_EVENT_ALLOW or KVM_PMU_EVENT_DENY, flags is 0 or KVM_PMU_EVENT_FLAG_MASKED_EVENTS, and a masked event has only the bits of KVM_PMU_MASKED_ENTRY',
    })
  }

  // Memory encryption and tagging

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
    registerEncMemoryRegion(this, range)
  }

  /**
   * Undoes `registerEncMemoryRegion()` for exactly the same range. x86_64 only.
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
    unregisterEncMemoryRegion(this, range)
  }

  /**
   * Sends a command to the processor's memory encryption. The kernel reads and writes the bytes of its struct:
   * `kvm_sev_cmd` for SEV, `kvm_tdx_cmd` for TDX. x86_64 only.
   *
   * Unsafe, because the struct contains an address. The caller must guarantee that the memory there is valid for as
   * long as the command uses it. For SEV, `unsafeEncryptOpSev()` needs no address of the command's data.
   *
   * ioctl: `KVM_MEMORY_ENCRYPT_OP` (KVM API 4.110).
   *
   * @param op - the struct. After a KvmError it may contain a more exact error
   * @throws {KvmError} ENOTTY when the processor has no memory encryption, EFAULT when `op` has too few bytes
   *
   * @example
   * const vm = new Kvm().createVm()
   * try {
   *   vm.unsafeEncryptOp(KvmSevCmd.from({ id: KVM_SEV_INIT }))
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.syscall) // KVM_MEMORY_ENCRYPT_OP
   * }
   */
  unsafeEncryptOp(op: Uint8Array | Struct): void {
    encryptOp(this, op)
  }

  /**
   * Sends a command to SEV, the memory encryption of AMD's processors. x86_64 only.
   *
   * Unsafe, because the data of many commands contains addresses (`KvmSevLaunchUpdateData.uaddr`) of memory that is
   * read, written and encrypted. The caller must guarantee that this memory is valid and otherwise unused. The data
   * itself is passed as a copy: the kernel gets EFAULT past its end.
   *
   * ioctl: `KVM_MEMORY_ENCRYPT_OP` (KVM API 4.110).
   *
   * @param op - the command's number (`KVM_SEV_INIT`, ...), and the file descriptor of `/dev/sev` if it needs one.
   *   Its `data` must be 0. Its `error` is set to the firmware's error code
   * @param data - the command's struct, such as `KvmSevLaunchStart`, which the kernel reads and writes. Some have none
   * @throws {KvmError} ENOTTY when the processor has no SEV, EIO and others when the command failed, EFAULT when `data` has
   *   fewer bytes than the command takes
   *
   * @example
   * const vm = new Kvm().createVm()
   * try {
   *   vm.unsafeEncryptOpSev(KvmSevCmd.from({ id: KVM_SEV_INIT }))
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.syscall) // KVM_MEMORY_ENCRYPT_OP
   * }
   */
  unsafeEncryptOpSev(op: KvmSevCmd, data: Uint8Array | Struct = new Uint8Array()): void {
    encryptOpSev(this, op, data)
  }

  /**
   * Copies the tags of guest memory, which memory tagging (MTE) has for each 16 bytes of it. aarch64 only.
   *
   * ioctl: `KVM_ARM_MTE_COPY_TAGS` (KVM API 4.130), capability `KVM_CAP_ARM_MTE`, which `enableCap()` has to enable.
   *
   * @param guestIpa - the guest-physical address of the memory: a multiple of the page
   * @param tags - a byte for each 16 bytes of memory, of whole pages. They are read, or filled
   * @param flags - `KVM_ARM_TAGS_TO_GUEST` or `KVM_ARM_TAGS_FROM_GUEST`
   * @returns the number of bytes of memory whose tags were copied: fewer than requested after a partial failure
   * @throws {RangeError} when `tags` are not those of whole pages
   * @throws {KvmError} EINVAL when MTE is not enabled, or the flags are others; EFAULT when the memory is in no slot, or
   *   never had tags
   *
   * @example
   * const vm = new Kvm().createVm()
   * const tags = new Uint8Array(4096 / 16)
   * if (process.arch === 'arm64' && vm.checkExtensionRaw(KVM_CAP_ARM_MTE) > 0) {
   *   vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_ARM_MTE }))
   *   vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(4096) })
   *   vm.armMteCopyTags(0, tags, KVM_ARM_TAGS_TO_GUEST)
   * }
   */
  armMteCopyTags(guestIpa: Integer, tags: Uint8Array, flags: Integer): number {
    return copyMemoryTags(this, guestIpa, tags, flags)
  }

  // Statistics

  /**
   * Returns the statistics of this virtual machine as a separate handle, which can be read at any time.
   *
   * ioctl: `KVM_GET_STATS_FD` (KVM API 4.133), capability `KVM_CAP_BINARY_STATS_FD` (Linux 5.14).
   *
   * @throws {KvmError} EMFILE and others of the kernel's
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const stats = vm.getStatsFd()
   *   const names = [...stats.read().keys()]
   *   stats.close()
   * }
   */
  getStatsFd(): StatsFd {
    return newStatsFd(check('KVM_GET_STATS_FD', bindingOf(this).getStatsFd()))
  }
}

refuseUnsupported(VmFd, {
  armSetCounterOffset: ['aarch64'],
  armMteCopyTags: ['aarch64'],
  armGetRegWritableMasks: ['aarch64'],
  setPmuEventFilter: ['x86_64'],
  irqLineStatus: ['x86_64', 'aarch64'],
  setBootCpuId: ['x86_64'],
  getTscKhz: ['x86_64'],
  setTscKhz: ['x86_64'],
})
