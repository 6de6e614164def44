// A virtual machine.

import type { Cap } from '../abi/cap.ts'
import {
  KVM_CREATE_DEVICE_TEST,
  KVM_IOEVENTFD_FLAG_DATAMATCH,
  KVM_IOEVENTFD_FLAG_DEASSIGN,
  KVM_IOEVENTFD_FLAG_PIO,
  KvmClockData,
  KvmCreateDevice,
  KvmEnableCap,
  KvmMsrFilter,
  KvmSevCmd,
  KvmVcpuInit,
} from '../abi/host.ts'
import { type BindingVm, binding } from '../addon.ts'
import { refuseElsewhere } from '../arch.ts'
import { type Integer, integer, u32, u64 } from '../arguments/integer.ts'
import { type DeviceAttr, hasDeviceAttr, setDeviceAttr, valueBytes } from '../device/device-attr.ts'
import { type DeviceFd, newDeviceFd } from '../device/device-fd.ts'
import { check, outOfRange } from '../errors.ts'
import { EventFd } from '../event/eventfd.ts'
import { adopted } from '../handle/adopt.ts'
import { bindingOf, bindingOfArgument, illegalConstructor } from '../handle/handle.ts'
import { attached, type Token, tokenOf } from '../handle/token.ts'
import { capability } from '../kvm/capability.ts'
import { bytesOfArgument, type Struct } from '../struct/struct.ts'
import { newVcpuFd, type VcpuFd } from '../vcpu/vcpu-fd.ts'
import { type IoEventAddress, type IoEventOptions, ioEventOptionsOf, placeOf } from './io-event.ts'
import { type MsrFilterRange, msrFilterOf } from './msr-filter.ts'
import { VmInterrupts } from './vm-interrupts.ts'

const ENCRYPT_HINTS = {
  ENOTTY: 'no memory encryption here, or none of this kind',
  EFAULT: 'there are fewer bytes than the command takes, or an address in them is wrong',
}

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
export class VmFd extends VmInterrupts {
  private constructor(vm: BindingVm) {
    if (!(vm instanceof binding.BindingVm)) throw illegalConstructor('VmFd', 'Kvm.createVm()')
    super(vm)
  }

  static {
    newVmFd = vm => new VmFd(vm)
  }

  /**
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const vm = new Kvm().createVm()
   * console.log(vm.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * A token of this virtual machine, by which another thread of this process comes to have a handle of it: send it by
   * `postMessage()` or `workerData`, and call `VmFd.attach()` there. From then on the virtual machine lives until one of its
   * handles was closed and none is left; until then the garbage collector takes nothing away.
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
   * Another handle of the virtual machine whose token it is.
   *
   * @throws {TypeError} when `token` is no token of a `VmFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the virtual machine is gone, or is one of another process
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
    check('KVM_SET_TSS_ADDR', bindingOf(this).setTssAddress(address))
  }

  /**
   * Tells KVM which page of guest-physical addresses it may use for a page table of its own: below 4 GiB, and where
   * there is no memory. It has to be called before a vCPU is created. x86_64 only.
   *
   * ioctl: `KVM_SET_IDENTITY_MAP_ADDR` (KVM API 4.40), capability `Cap.SetIdentityMapAddr`.
   *
   * @param address - the guest-physical address of the page; 0 stands for KVM's default, 0xfffbc000
   * @throws {KvmError} EINVAL when there is a vCPU already
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setIdentityMapAddress(0xfffbc000)
   */
  setIdentityMapAddress(address: Integer): void {
    check('KVM_SET_IDENTITY_MAP_ADDR', bindingOf(this).setIdentityMapAddress(u64(address, 'address')))
  }

  /**
   * Creates a vCPU. It keeps the virtual machine alive, also when this handle is closed.
   *
   * ioctl: `KVM_CREATE_VCPU` (KVM API 4.7).
   *
   * @param id - the vCPU's id (on x86_64 its APIC id), 0 to below `Kvm.getMaxVcpuId()`
   * @throws {RangeError} when `id` is no integer from 0 to 4294967295
   * @throws {KvmError} EEXIST when there is a vCPU of this id, EINVAL when the id or the number of vCPUs is too large;
   *   ENOMEM when there is no room to map it: a later call goes on from there
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
      }),
    )
  }
  /**
   * Creates a device in the kernel.
   *
   * ioctl: `KVM_CREATE_DEVICE` (KVM API 4.79), capability `Cap.DeviceCtrl`.
   *
   * @param device - its type (`KVM_DEV_TYPE_VFIO`, ...) and flags. With `KVM_CREATE_DEVICE_TEST` nothing is created:
   *   the call says by its success that it could be, and what it returns is closed already. `fd` is set to the device's
   *   file descriptor, which belongs to the handle that is returned
   * @throws {KvmError} ENODEV when there is no such type, EEXIST when there may be only one of them
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO, flags: KVM_CREATE_DEVICE_TEST })) // it can be created
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * device.close()
   */
  createDevice(device: KvmCreateDevice): DeviceFd {
    const bytes = bytesOfArgument(device, KvmCreateDevice, 'device')
    const made = newDeviceFd(
      check('KVM_CREATE_DEVICE', bindingOf(this).createDevice(bytes), {
        ENODEV: 'there is no device of this type here',
        EEXIST: 'there is one of this type',
      }),
    )
    if (device.flags & KVM_CREATE_DEVICE_TEST) made.close()
    return made
  }

  /**
   * Reads the time that guests see through kvmclock: nanoseconds from the virtual machine's creation on, or from what
   * `setClock()` has set. x86_64 only.
   *
   * ioctl: `KVM_GET_CLOCK` (KVM API 4.29), capability `Cap.AdjustClock`.
   *
   * @param into - filled and returned, instead of a new object. `flags` say which of its fields mean something
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
   * @param clock - `clock` in nanoseconds. With `KVM_CLOCK_REALTIME` in `flags`, what has passed since `realtime` is added
   * @throws {KvmError} EINVAL when `flags` are not those that this can have
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
   * Says which MSRs the guest may read and write. What it may not do ends in an exception for the guest; or, where
   * `KVM_CAP_X86_USER_SPACE_MSR` was enabled with `KVM_MSR_EXIT_REASON_FILTER`, in an exit. x86_64 only.
   *
   * ioctl: `KVM_X86_SET_MSR_FILTER` (KVM API 4.97), capability `Cap.X86MsrFilter`.
   *
   * @param defaultAction - what holds for MSRs of no range: `KVM_MSR_FILTER_DEFAULT_ALLOW` or
   *   `KVM_MSR_FILTER_DEFAULT_DENY`
   * @param ranges - 16 at most. None at all, with `KVM_MSR_FILTER_DEFAULT_ALLOW`, takes the filter away
   * @throws {RangeError} when there are too many ranges, or a bitmap has fewer bits than its range has MSRs
   * @throws {KvmError} EINVAL when `KVM_MSR_FILTER_DEFAULT_DENY` comes without a range, when flags are not those of KVM, or
   *   a range has more than 12288 MSRs
   *
   * @example
   * const vm = new Kvm().createVm()
   * const range = { flags: KVM_MSR_FILTER_WRITE, base: 0x174, msrCount: 3, bitmap: Uint8Array.of(0b110) }
   * vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_ALLOW, [range]) // all but writing to MSR 0x174
   */
  setMsrFilter(defaultAction: Integer, ranges: readonly MsrFilterRange[]): void {
    const [filter, bitmaps] = msrFilterOf(defaultAction, ranges)
    check('KVM_X86_SET_MSR_FILTER', bindingOf(this).setMsrFilter(filter, bitmaps), {
      EINVAL:
        'to deny all takes a range; or the default action, the flags, or the length of a range are not those of KVM',
    })
  }

  /**
   * The same as `setMsrFilter()` with the kernel's struct, for a program that has its bitmaps in native memory. x86_64
   * only.
   *
   * Unsafe, since there are addresses in it. The caller must guarantee that there is a bitmap of `nmsrs` bits, rounded up
   * to a multiple of 64, at the address in `bitmap` of each range; it is read during the call. JavaScript's own memory
   * has no address that could be put there.
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
   * Has KVM add 1 to an event when the guest writes to an I/O port or an address, instead of an exit.
   *
   * The virtual machine keeps the event open until `unregisterIoevent()`, which needs a handle of it.
   *
   * ioctl: `KVM_IOEVENTFD` (KVM API 4.59), capability `Cap.Ioeventfd`.
   *
   * @param eventfd - the event
   * @param address - where
   * @param options - `length`: only writes of so many bytes, 1, 2, 4 or 8; with 0, the default, those of any length.
   *   `datamatch`: only writes of this value
   * @throws {RangeError} when `length` is another, or `datamatch` has no place in it
   * @throws {KvmError} EEXIST when another event is told of the same, EINVAL when there is a `datamatch` without a
   *   `length`, or `length` goes beyond the last address
   *
   * @example
   * const vm = new Kvm().createVm()
   * const doorbell = new EventFd()
   * vm.registerIoevent(doorbell, { mmio: 0xd0000050 }, { length: 4, datamatch: 1 })
   * vm.registerIoevent(doorbell, { pio: 0x510 })
   */
  registerIoevent(eventfd: EventFd, address: IoEventAddress, options?: IoEventOptions): void {
    ioeventfd(this, eventfd, address, options, 0)
  }

  /**
   * Ends what `registerIoevent()` has begun with the same arguments.
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
    ioeventfd(this, eventfd, address, options, KVM_IOEVENTFD_FLAG_DEASSIGN)
  }

  /**
   * Takes over the file descriptor of a vCPU of this virtual machine; `VcpuFd.close()` will close it. That it is a vCPU's
   * is proven first. After an error it is still open and the caller's, unless the error is that of mmap.
   *
   * Unsafe, since nobody can find out which virtual machine a vCPU belongs to. The caller must guarantee that it is this
   * one: the handle keeps this one's memory as long as its guest can run, and no other's; and `harvestDirtyRing()` goes by
   * the size of this one's ring, where one that is smaller would be SIGBUS.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {KvmError} EBADF when it is not open, ENOMEM when there is no room to map it
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
    return newVcpuFd(adopted(number, 'a vCPU', bindingOf(this).createVcpuFromRawfd(number)))
  }

  /**
   * Which processor this machine can give a guest best: what goes to `VcpuFd.vcpuInit()`. aarch64 only.
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
      EINVAL: 'KVM does not have this capability, or not with these arguments, or not at this time',
    })
  }

  /**
   * The size of the memory that each vCPU shares with the kernel, in bytes: what `Kvm.getVcpuMmapSize()` said when the
   * virtual machine was created.
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.createVm().runSize() === kvm.getVcpuMmapSize()) // true
   */
  runSize(): number {
    return check('KVM_GET_VCPU_MMAP_SIZE', bindingOf(this).runSize())
  }

  /**
   * Whether this virtual machine has a capability. Some depend on its type, or on what was enabled.
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
   * A command to the memory encryption of the processor, by the bytes of its struct, which the kernel reads and writes:
   * `kvm_sev_cmd` for SEV, `kvm_tdx_cmd` for TDX. x86_64 only.
   *
   * Unsafe, since there is an address in it. The caller must guarantee that there is the memory which the command reads and
   * writes, and that it stays as long as the command says. For SEV `unsafeEncryptOpSev()` needs no address of the
   * command's data.
   *
   * ioctl: `KVM_MEMORY_ENCRYPT_OP` (KVM API 4.110).
   *
   * @param op - the struct. There may be a more exact error in it after a KvmError
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
    check('KVM_MEMORY_ENCRYPT_OP', bindingOf(this).encryptOp(valueBytes(op, 'op')), ENCRYPT_HINTS)
  }

  /**
   * A command to SEV, the memory encryption of AMD's processors. x86_64 only.
   *
   * Unsafe, since the data of many commands has addresses in it (`KvmSevLaunchUpdateData.uaddr`), where memory is read,
   * written and encrypted. The caller must guarantee that it is there and that nobody else needs it. The address of the
   * data itself is not the caller's business: the kernel gets that of a copy, and EFAULT past its end.
   *
   * ioctl: `KVM_MEMORY_ENCRYPT_OP` (KVM API 4.110).
   *
   * @param op - the command's number (`KVM_SEV_INIT`, ...), and the file descriptor of `/dev/sev` where it needs one. Its
   *   `data` must be 0. Its `error` is set to what the firmware said
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
    const bytes = bytesOfArgument(op, KvmSevCmd, 'op')
    if (op.data !== 0n) throw outOfRange('op.data', '0: the data is an argument of its own', op.data)
    const answer = bindingOf(this).encryptOpSev(bytes, valueBytes(data, 'data'))
    check('KVM_MEMORY_ENCRYPT_OP', answer, ENCRYPT_HINTS)
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
   * @param size - how many bytes from there on, 0 to 4294967295
   * @throws {KvmError} ENOSPC when there are too many of them
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.registerCoalescedMmio({ mmio: 0xd0000000 }, 0x1000)
   * vm.registerCoalescedMmio({ pio: 0x70 }, 1)
   */
  registerCoalescedMmio(address: IoEventAddress, size: Integer): void {
    const { addr, pio } = placeOf(address)
    check('KVM_REGISTER_COALESCED_MMIO', bindingOf(this).registerCoalescedMmio(addr, pio, u32(size, 'size')))
  }

  /**
   * Ends what `registerCoalescedMmio()` has begun, for all that lies within the range. KVM says nothing where there was
   * none.
   *
   * ioctl: `KVM_UNREGISTER_COALESCED_MMIO` (KVM API 4.116), capability `Cap.CoalescedMmio`.
   *
   * @param address - the first byte or port
   * @param size - how many bytes from there on, 0 to 4294967295
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
}

function ioeventfd(
  vm: VmFd,
  eventfd: EventFd,
  address: IoEventAddress,
  options: IoEventOptions | undefined,
  deassign: number,
): void {
  const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
  const { addr, pio } = placeOf(address)
  const { length, datamatch } = ioEventOptionsOf(options)
  const flags =
    deassign | (pio ? KVM_IOEVENTFD_FLAG_PIO : 0) | (datamatch === undefined ? 0 : KVM_IOEVENTFD_FLAG_DATAMATCH)
  check('KVM_IOEVENTFD', bindingOf(vm).ioeventfd(event, addr, length, datamatch ?? 0n, flags), {
    EEXIST: 'an event is told of the same already',
    EINVAL: 'a datamatch needs a length; and the length must not go beyond the last address',
    ENOENT: 'no such event is registered with the same address, length and datamatch',
  })
}

refuseElsewhere(VmFd, {
  armSetCounterOffset: ['aarch64'],
  armMteCopyTags: ['aarch64'],
  armGetRegWritableMasks: ['aarch64'],
  setPmuEventFilter: ['x86_64'],
  irqLineStatus: ['x86_64', 'aarch64'],
  setBootCpuId: ['x86_64'],
  getTscKhz: ['x86_64'],
  setTscKhz: ['x86_64'],
})
