// What KVM offers for /dev/kvm, and the crate has no method for.

import { KVM_GET_SUPPORTED_HV_CPUID, KVM_X86_GET_MCE_CAP_SUPPORTED, type KvmCpuid2 } from '../abi/host.ts'
import type { BindingKvm } from '../addon.ts'
import type { Integer } from '../arguments/integer.ts'
import { type DeviceAttr, getDeviceAttr, hasDeviceAttr } from '../device/device-attr.ts'
import { FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf } from '../handle/handle.ts'
import type { Struct } from '../struct/struct.ts'
import { cpuidOf } from './cpuid.ts'

/** The methods of `Kvm` that go past the crate. */
export abstract class KvmExtra extends FdHandle<BindingKvm> {
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
}
