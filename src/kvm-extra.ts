// What KVM offers for /dev/kvm, and the crate has no method for.

import { KVM_GET_SUPPORTED_HV_CPUID, KVM_X86_GET_MCE_CAP_SUPPORTED, type KvmCpuid2 } from './abi/host.ts'
import { cpuidOf } from './cpuid.ts'
import { FdHandle, ioctl } from './fd-handle.ts'
import { bindingOf } from './handle.ts'
import type { Integer } from './integer.ts'
import type { BindingKvm } from './native.ts'

/** The methods of `Kvm` that go past the crate. */
export abstract class KvmExtra extends FdHandle<BindingKvm> {
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
