// /dev/kvm itself.

import type { PathLike } from 'node:fs'
import type { Cap } from '../abi/cap.ts'
import {
  KVM_GET_SUPPORTED_HV_CPUID,
  KVM_X86_GET_MCE_CAP_SUPPORTED,
  type KvmCpuid2,
  KvmMsrList,
  type KvmMsrs,
} from '../abi/host.ts'
import { type BindingKvm, binding, callsById } from '../addon.ts'
import { type Integer, integer, u64 } from '../arguments/integer.ts'
import { type DeviceAttr, getDeviceAttr, hasDeviceAttr } from '../device/device-attr.ts'
import { check, coded } from '../errors.ts'
import { FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf, checkThis, idOf } from '../handle/handle.ts'
import { checkAdopted } from '../handle/raw-fd.ts'
import type { Struct } from '../struct/struct.ts'
import { refuseUnsupported } from '../unsupported-arch.ts'
import { getMsrs } from '../vcpu/msrs.ts'
import { newVmFd, type VmFd } from '../vm/vm-fd.ts'
import { capability } from './capability.ts'
import { cpuidOf } from './cpuid.ts'
import { DEVICE, openKvm, openRawFd } from './open.ts'
import { getXcompGuestPerm, reqXcompGuestPerm } from './xcomp-guest-perm.ts'

/**
 * The KVM device. It creates virtual machines and reports the capabilities of this machine's KVM.
 *
 * @example
 * const kvm = new Kvm()
 * console.log(kvm.getApiVersion()) // 12
 * kvm.close()
 */
export class Kvm extends FdHandle<BindingKvm> {
  /**
   * Opens `/dev/kvm` for reading and writing, with `O_CLOEXEC`.
   *
   * @throws {KvmError} ENOENT when this machine has no KVM, EACCES when the user may not use it
   *
   * @example
   * const kvm = new Kvm()
   * kvm.close()
   */
  constructor()
  /** @internal */
  constructor(kvm: BindingKvm)
  constructor(kvm = openKvm(DEVICE)) {
    if (!(kvm instanceof binding.BindingKvm)) {
      const text = 'new Kvm() takes no argument: Kvm.newWithPath(path) opens another device'
      throw coded(new TypeError(text), 'ERR_ILLEGAL_CONSTRUCTOR')
    }
    super(kvm)
  }

  /**
   * Opens the KVM device at another path, with `O_CLOEXEC`.
   *
   * @param path - a string, a Buffer of its bytes, or a `file:` URL
   * @throws {KvmError} ENOENT, EACCES and so on from open
   * @throws {Error} `ERR_KVM_WRONG_FD` when the file there is not the KVM device
   *
   * @example
   * const kvm = Kvm.newWithPath('/dev/kvm')
   * kvm.close()
   */
  static newWithPath(path: PathLike): Kvm {
    return new Kvm(openKvm(path))
  }

  /**
   * Opens `/dev/kvm` and returns the file descriptor, which the caller owns. Close it, or pass it to
   * `Kvm.fromRawFd()`, here or in a program started later.
   *
   * @param closeOnExec - false lets the file descriptor survive an exec
   * @throws {KvmError} ENOENT when this machine has no KVM, EACCES when the user may not use it
   *
   * @example
   * const fd = Kvm.openWithCloexec(true)
   * const kvm = Kvm.fromRawFd(fd)
   * kvm.close()
   */
  static openWithCloexec(closeOnExec: boolean): number {
    return Kvm.openWithCloexecAt(DEVICE, closeOnExec)
  }

  /**
   * The same as `Kvm.openWithCloexec()` for a device at another path. As in the crate it only calls open(2).
   * `Kvm.fromRawFd()` verifies that the file is the KVM device.
   *
   * @param path - a string, a Buffer of its bytes, or a `file:` URL
   * @param closeOnExec - false lets the file descriptor survive an exec
   * @throws {KvmError} ENOENT, EACCES and so on from open
   *
   * @example
   * const fd = Kvm.openWithCloexecAt('/dev/kvm', false)
   * const kvm = Kvm.fromRawFd(fd)
   * kvm.close()
   */
  static openWithCloexecAt(path: PathLike, closeOnExec: boolean): number {
    return openRawFd(path, closeOnExec)
  }

  /**
   * Takes ownership of a file descriptor of the KVM device, after verifying its device number. `close()` closes it.
   * After an error the caller still owns it.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {KvmError} EBADF when it is not open
   *
   * @example
   * const kvm = Kvm.fromRawFd(Kvm.openWithCloexec(true))
   * kvm.close()
   */
  static fromRawFd(fd: Integer): Kvm {
    const number = integer(fd, 'fd', 0, 0x7fff_ffff)
    return new Kvm(checkAdopted(number, 'the KVM device', binding.BindingKvm.fromRawFd(number)))
  }

  /**
   * The file descriptor. This handle still owns it: do not close it.
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  // Capabilities and limits

  /**
   * The version of KVM's API: 12 on every kernel since 2.6.22.
   *
   * ioctl: `KVM_GET_API_VERSION` (KVM API 4.1).
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getApiVersion()) // 12
   */
  getApiVersion(): number {
    return check('KVM_GET_API_VERSION', bindingOf(this).getApiVersion())
  }

  /**
   * Whether KVM has a capability.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.4).
   *
   * @throws {RangeError} when `cap` is no member of `Cap`: `checkExtensionRaw()` takes any number
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.checkExtension(Cap.UserMemory)) // true
   */
  checkExtension(cap: Cap): boolean {
    checkThis(this)
    return this.checkExtensionInt(cap) > 0
  }

  /**
   * What KVM says of a capability: 0 if it is missing, 1 if it is there, or a larger number with a meaning of the
   * capability's own.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.4).
   *
   * @throws {RangeError} when `cap` is no member of `Cap`: `checkExtensionRaw()` takes any number
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.checkExtensionInt(Cap.NrMemslots) >= 32) // true
   */
  checkExtensionInt(cap: Cap): number {
    checkThis(this)
    return this.checkExtensionRaw(capability(cap))
  }

  /**
   * The same as `checkExtensionInt()` for a number that `Cap` may not have a name for.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.4).
   *
   * @param n - a `KVM_CAP_*` number, 0 to 2^53 - 1; KVM answers 0 to those that it does not know
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.checkExtensionRaw(696969)) // 0
   */
  checkExtensionRaw(n: Integer): number {
    const number = integer(n, 'n', 0, Number.MAX_SAFE_INTEGER)
    return check('KVM_CHECK_EXTENSION', callsById.checkExtensionRaw(idOf(this), number))
  }

  /**
   * The size in bytes of the memory that a vCPU shares with its user: `struct kvm_run` and the pages behind it.
   *
   * ioctl: `KVM_GET_VCPU_MMAP_SIZE` (KVM API 4.5).
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getVcpuMmapSize() >= KvmRun.size) // true
   */
  getVcpuMmapSize(): number {
    return check('KVM_GET_VCPU_MMAP_SIZE', bindingOf(this).getVcpuMmapSize())
  }

  /**
   * The number of vCPUs of one virtual machine that KVM recommends as the most: 4 where `KVM_CAP_NR_VCPUS` is missing.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.7).
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getNrVcpus() >= 1) // true
   */
  getNrVcpus(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getNrVcpus())
  }

  /**
   * The most vCPUs that one virtual machine can have: the same as `getNrVcpus()` where `KVM_CAP_MAX_VCPUS` is missing.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.7).
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getMaxVcpus() >= kvm.getNrVcpus()) // true
   */
  getMaxVcpus(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getMaxVcpus())
  }

  /**
   * The number below which all vCPU ids must be: the same as `getMaxVcpus()` where `KVM_CAP_MAX_VCPU_ID` is missing.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.7).
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getMaxVcpuId() >= kvm.getMaxVcpus()) // true
   */
  getMaxVcpuId(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getMaxVcpuId())
  }

  /**
   * The number of memory slots of one virtual machine: 32 where `KVM_CAP_NR_MEMSLOTS` is missing.
   *
   * ioctl: `KVM_CHECK_EXTENSION` (KVM API 4.4).
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getNrMemslots() >= 32) // true
   */
  getNrMemslots(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getNrMemslots())
  }

  /**
   * The most bits that a guest-physical address can have on this machine. aarch64 only.
   *
   * ioctl: `KVM_CHECK_EXTENSION` of `Cap.ArmVmIPASize` (KVM API 4.2).
   *
   * @returns 0 where the machine has addresses of 40 bits and no other
   * @throws {Error} `ERR_KVM_UNSUPPORTED_ARCH` on another architecture
   *
   * @example
   * const kvm = new Kvm()
   * if (process.arch === 'arm64') console.log(kvm.getHostIpaLimit() <= 52)
   */
  getHostIpaLimit(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getHostIpaLimit())
  }

  /**
   * How many hardware breakpoints `VcpuFd.setGuestDebug()` has. aarch64 only.
   *
   * ioctl: `KVM_CHECK_EXTENSION` of `Cap.DebugHwBps` (KVM API 4.87).
   *
   * @throws {Error} `ERR_KVM_UNSUPPORTED_ARCH` on another architecture
   *
   * @example
   * const kvm = new Kvm()
   * if (process.arch === 'arm64') console.log(kvm.getGuestDebugHwBps() >= 2)
   */
  getGuestDebugHwBps(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getGuestDebugHwBps())
  }

  /**
   * How many hardware watchpoints `VcpuFd.setGuestDebug()` has. aarch64 only.
   *
   * ioctl: `KVM_CHECK_EXTENSION` of `Cap.DebugHwWps` (KVM API 4.87).
   *
   * @throws {Error} `ERR_KVM_UNSUPPORTED_ARCH` on another architecture
   *
   * @example
   * const kvm = new Kvm()
   * if (process.arch === 'arm64') console.log(kvm.getGuestDebugHwWps() >= 2)
   */
  getGuestDebugHwWps(): number {
    return check('KVM_CHECK_EXTENSION', bindingOf(this).getGuestDebugHwWps())
  }

  /**
   * Whether KVM itself has an attribute. x86_64 only.
   *
   * ioctl: `KVM_HAS_DEVICE_ATTR` (KVM API 4.81), capability `KVM_CAP_SYS_ATTRIBUTES`.
   *
   * @param attr - group and attribute: `KVM_X86_GRP_SYSTEM` or `KVM_X86_GRP_SEV`
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.hasDeviceAttr({ group: 99, attr: 0 })) // false
   */
  hasDeviceAttr(attr: DeviceAttr): boolean {
    return hasDeviceAttr(bindingOf(this), attr)
  }

  /**
   * Reads an attribute of KVM itself. x86_64 only.
   *
   * ioctl: `KVM_GET_DEVICE_ATTR` (KVM API 4.80), capability `KVM_CAP_SYS_ATTRIBUTES`.
   *
   * @param attr - such as group `KVM_X86_GRP_SYSTEM` with `KVM_X86_XCOMP_GUEST_SUPP`: which XSAVE features guests can
   *   have, 8 bytes
   * @param into - filled and returned: as many bytes as the attribute has, little-endian, or a struct
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when `into` has fewer bytes than it
   *
   * @example
   * const kvm = new Kvm()
   * const guestXcr0 = { group: KVM_X86_GRP_SYSTEM, attr: KVM_X86_XCOMP_GUEST_SUPP }
   * if (kvm.hasDeviceAttr(guestXcr0)) {
   *   const [features] = new BigUint64Array(kvm.getDeviceAttr(guestXcr0, new Uint8Array(8)).buffer)
   * }
   */
  getDeviceAttr<T extends Uint8Array | Struct>(attr: DeviceAttr, into: T): T {
    return getDeviceAttr(bindingOf(this), attr, into)
  }

  // XSAVE features on request

  /**
   * Which XSAVE features guests of this process may have: those that `reqXcompGuestPerm()` has got, and those that take no
   * request. x86_64 only.
   *
   * system call: `arch_prctl(ARCH_GET_XCOMP_GUEST_PERM)` (Documentation/arch/x86/xstate.rst), Linux 5.17.
   *
   * @returns a bit for each feature, as in XCR0: bit 18 is `ARCH_XCOMP_TILEDATA`
   * @throws {KvmError} EINVAL when the kernel is older
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getXcompGuestPerm() & 3n) // 3n
   */
  getXcompGuestPerm(): bigint {
    return getXcompGuestPerm(bindingOf(this))
  }

  /**
   * Asks the kernel to let guests of this process have an XSAVE feature that makes the XSAVE area larger than 4096 bytes:
   * `ARCH_XCOMP_TILEDATA`, the tiles of AMX. x86_64 only.
   *
   * The permission is the process's: it comes before the first vCPU of the process is created, and stays. From then on
   * `getSupportedCpuid()` has the feature, and `VmFd.checkExtensionInt(Cap.Xsave2)` is the larger size, which `getXsave2()`
   * and `setXsave()` use.
   *
   * system call: `arch_prctl(ARCH_REQ_XCOMP_GUEST_PERM)` (Documentation/arch/x86/xstate.rst), Linux 5.17, capability
   * `Cap.Xsave2`. The attribute `KVM_X86_XCOMP_GUEST_SUPP` of `getDeviceAttr()` has the features that guests can have.
   *
   * @param feature - the number of the feature, which is that of its bit in XCR0, 0 to 2^32 - 1
   * @throws {KvmError} ENOTSUP when this machine lacks the feature, or it takes no request; EBUSY when the process has
   *   created a vCPU already; EINVAL when there is no such feature, or the kernel is older
   *
   * @example
   * const kvm = new Kvm()
   * const guestXcr0 = { group: KVM_X86_GRP_SYSTEM, attr: KVM_X86_XCOMP_GUEST_SUPP }
   * const tiles = 1n << BigInt(ARCH_XCOMP_TILEDATA)
   * if (kvm.hasDeviceAttr(guestXcr0)) {
   *   const [features = 0n] = new BigUint64Array(kvm.getDeviceAttr(guestXcr0, new Uint8Array(8)).buffer)
   *   if (features & tiles) kvm.reqXcompGuestPerm(ARCH_XCOMP_TILEDATA)
   * }
   */
  reqXcompGuestPerm(feature: Integer): void {
    reqXcompGuestPerm(bindingOf(this), feature)
  }

  // CPUID, MSRs and machine checks

  /**
   * Returns the CPUID features that this machine and KVM support for a guest. Change them as needed and pass them to
   * `VcpuFd.setCpuid2()`. x86_64 only.
   *
   * ioctl: `KVM_GET_SUPPORTED_CPUID` (KVM API 4.46), capability `Cap.ExtCpuid`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} ENOMEM when `numEntries` is larger, E2BIG when KVM has more entries
   *
   * @example
   * const kvm = new Kvm()
   * const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
   * console.log(cpuid.entries[0]?.function) // 0
   */
  getSupportedCpuid(numEntries: Integer): KvmCpuid2 {
    return cpuidOf('KVM_GET_SUPPORTED_CPUID', numEntries, (n, into) => bindingOf(this).getSupportedCpuid(n, into))
  }

  /**
   * The CPUID features that KVM emulates, although the processor may lack them. x86_64 only.
   *
   * ioctl: `KVM_GET_EMULATED_CPUID` (KVM API 4.88), capability `Cap.ExtEmulCpuid`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} ENOMEM when `numEntries` is larger, E2BIG when KVM has more entries
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getEmulatedCpuid(KVM_MAX_CPUID_ENTRIES).entries.length > 0) // true
   */
  getEmulatedCpuid(numEntries: Integer): KvmCpuid2 {
    return cpuidOf('KVM_GET_EMULATED_CPUID', numEntries, (n, into) => bindingOf(this).getEmulatedCpuid(n, into))
  }

  /**
   * The CPUID leaves by which KVM can present itself as Hyper-V: 0x40000000 and up. x86_64 only.
   *
   * ioctl: `KVM_GET_SUPPORTED_HV_CPUID` (KVM API 4.118), capability `KVM_CAP_SYS_HYPERV_CPUID`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} E2BIG when KVM has more entries, EINVAL or ENOTTY when it has no Hyper-V
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtensionRaw(KVM_CAP_SYS_HYPERV_CPUID) > 0) vcpu.setCpuid2(kvm.getSupportedHvCpuid(32))
   */
  getSupportedHvCpuid(numEntries: Integer): KvmCpuid2 {
    const get = (_: number, into: Uint8Array) => bindingOf(this).ioctl(KVM_GET_SUPPORTED_HV_CPUID, into)
    return cpuidOf('KVM_GET_SUPPORTED_HV_CPUID', numEntries, get)
  }

  /**
   * The numbers of the MSRs that a guest can have, on this machine. x86_64 only.
   *
   * ioctl: `KVM_GET_MSR_INDEX_LIST` (KVM API 4.3).
   *
   * @throws {KvmError} E2BIG when KVM has more than `KVM_MAX_MSR_ENTRIES` (256) of them
   *
   * @example
   * const kvm = new Kvm()
   * console.log(Array.from(kvm.getMsrIndexList().indices).includes(0x174)) // true
   */
  getMsrIndexList(): KvmMsrList {
    const list = KvmMsrList.withEntries(KvmMsrList.maxEntries)
    check('KVM_GET_MSR_INDEX_LIST', bindingOf(this).getMsrIndexList(list.bytes))
    return list
  }

  /**
   * The numbers of the MSRs that describe features, which `getMsrs()` of this class reads. x86_64 only.
   *
   * ioctl: `KVM_GET_MSR_FEATURE_INDEX_LIST` (KVM API 4.3), capability `Cap.GetMsrFeatures`.
   *
   * @throws {KvmError} E2BIG when KVM has more than `KVM_MAX_MSR_ENTRIES` (256) of them
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.getMsrFeatureIndexList().indices.length > 0) // true
   */
  getMsrFeatureIndexList(): KvmMsrList {
    const list = KvmMsrList.withEntries(KvmMsrList.maxEntries)
    check('KVM_GET_MSR_FEATURE_INDEX_LIST', bindingOf(this).getMsrFeatureIndexList(list.bytes))
    return list
  }

  /**
   * Reads MSRs that describe features into the entries of `msrs`, up to the first that KVM does not have. x86_64 only.
   *
   * ioctl: `KVM_GET_MSRS` on the device (KVM API 4.18), capability `Cap.GetMsrFeatures`.
   *
   * @returns how many were read; fewer than there are entries is not an error
   * @throws {RangeError} when `msrs.nmsrs` is more than there are entries
   * @throws {KvmError} E2BIG when there are 256 entries: the kernel takes 255
   *
   * @example
   * const kvm = new Kvm()
   * const msrs = KvmMsrs.from({ entries: [{ index: 0x10a }] }) // IA32_ARCH_CAPABILITIES
   * console.log(kvm.getMsrs(msrs)) // 1
   */
  getMsrs(msrs: KvmMsrs): number {
    return getMsrs(this, msrs)
  }

  /**
   * The flags that the IA32_MCG_CAP of a guest can have, for `VcpuFd.x86SetupMce()`. x86_64 only.
   *
   * ioctl: `KVM_X86_GET_MCE_CAP_SUPPORTED` (KVM API 4.104), capability `Cap.Mce`.
   *
   * @example
   * const kvm = new Kvm()
   * const MCG_CTL_P = 1n << 8n
   * console.log((kvm.x86GetMceCapSupported() & MCG_CTL_P) !== 0n) // true
   */
  x86GetMceCapSupported(): bigint {
    const mcgCap = new BigUint64Array(1)
    ioctl(this, 'KVM_X86_GET_MCE_CAP_SUPPORTED', KVM_X86_GET_MCE_CAP_SUPPORTED, new Uint8Array(mcgCap.buffer))
    return mcgCap[0] as bigint
  }

  // Virtual machines

  /**
   * Creates a virtual machine of the default type, with no vCPU and no memory.
   *
   * ioctl: `KVM_CREATE_VM` (KVM API 4.2).
   *
   * @throws {KvmError} ENOMEM, EMFILE and others of the kernel's
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.close()
   */
  createVm(): VmFd {
    return newVmFd(check('KVM_CREATE_VM', bindingOf(this).createVm()))
  }

  /**
   * Creates a virtual machine of a certain type, such as `KVM_X86_SW_PROTECTED_VM`; 0 is the default.
   *
   * ioctl: `KVM_CREATE_VM` (KVM API 4.2), capability `KVM_CAP_VM_TYPES` on x86_64.
   *
   * @param type - 0 to 2^64 - 1
   * @throws {KvmError} EINVAL when KVM does not have this type
   *
   * @example
   * const vm = new Kvm().createVmWithType(0)
   * vm.close()
   */
  createVmWithType(type: Integer): VmFd {
    return newVmFd(
      check('KVM_CREATE_VM', bindingOf(this).createVmWithType(u64(type, 'type')), {
        EINVAL:
          'KVM has no virtual machine of this type: on x86_64 checkExtensionRaw(KVM_CAP_VM_TYPES) has a bit for each type, on aarch64 the type is the size of guest-physical addresses, elsewhere it is 0',
      }),
    )
  }

  /**
   * Creates a virtual machine whose guest-physical addresses have `ipaSize` bits. aarch64 only.
   *
   * ioctl: `KVM_CREATE_VM` (KVM API 4.2), capability `Cap.ArmVmIPASize`.
   *
   * @param ipaSize - 32 to `getHostIpaLimit()`; 0 selects the default, 40
   * @throws {Error} `ERR_KVM_UNSUPPORTED_ARCH` on another architecture
   * @throws {KvmError} EINVAL when the machine does not support the size
   *
   * @example
   * const kvm = new Kvm()
   * if (process.arch === 'arm64') kvm.createVmWithIpaSize(kvm.getHostIpaLimit()).close()
   */
  createVmWithIpaSize(ipaSize: Integer): VmFd {
    // The field of the ioctl's argument has eight bits; the crate would cut off what is above them.
    const size = integer(ipaSize, 'ipaSize', 0, 0xff)
    return newVmFd(
      check('KVM_CREATE_VM', bindingOf(this).createVmWithIpaSize(size), {
        EINVAL: 'the size is 0, or 32 to getHostIpaLimit()',
      }),
    )
  }

  /**
   * Takes ownership of the file descriptor of a virtual machine, after verifying it. `VmFd.close()` closes it. After
   * an error the caller still owns it.
   *
   * Where it is a duplicate of another handle's, both drive the same virtual machine. When a handle closes, the slots
   * that were set through it go, also those that the other handle has given new memory since.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {KvmError} EBADF when it is not open
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * try {
   *   kvm.createVmfdFromRawfd(vm.asRawFd()) // a duplicate of it, or one that was inherited, would do
   * } catch (error) {
   *   if (error instanceof Error && 'code' in error) console.log(error.code) // ERR_KVM_FD_OWNED
   * }
   */
  createVmfdFromRawfd(fd: Integer): VmFd {
    const number = integer(fd, 'fd', 0, 0x7fff_ffff)
    return newVmFd(checkAdopted(number, 'a virtual machine', bindingOf(this).createVmfdFromRawfd(number)))
  }
}

refuseUnsupported(Kvm, {
  getDeviceAttr: ['x86_64'],
  hasDeviceAttr: ['x86_64'],
  getSupportedHvCpuid: ['x86_64'],
  x86GetMceCapSupported: ['x86_64'],
  getXcompGuestPerm: ['x86_64'],
  reqXcompGuestPerm: ['x86_64'],
})
