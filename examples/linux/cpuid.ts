// What the guest's cpuid says. KVM offers what the host's processor and KVM itself can do; what of it describes the
// place of one processor among others is the host's, and has to become that of the only one (KVM API 4.46).

import { Cap, KVM_MAX_CPUID_ENTRIES, type Kvm, type KvmCpuid2 } from 'kvm-ioctls'

export function cpuidOfOnlyCpu(kvm: Kvm): KvmCpuid2 {
  const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
  for (const entry of cpuid.entries) {
    switch (entry.function) {
      case 0x1: // ebx: 31-24 initial APIC id, 23-16 logical processors; edx: 28 whether there may be several
        entry.ebx = ((entry.ebx & 0xffff) | (1 << 16)) >>> 0
        entry.edx = (entry.edx & ~(1 << 28)) >>> 0
        // ecx: 31 says that there is a hypervisor, without which Linux does not look for KVM's clock. 24 is the APIC
        // timer's deadline mode, in the kernel's own APIC only; it saves the guest the timer's calibration.
        entry.ecx = (entry.ecx | (1 << 31)) >>> 0
        if (kvm.checkExtension(Cap.TscDeadlineTimer)) entry.ecx = (entry.ecx | (1 << 24)) >>> 0
        break
      case 0x4: // eax: 31-26 cores, 25-14 logical processors that share this cache, each minus one (Intel)
        entry.eax &= 0x3fff
        break
      case 0xb: // edx: x2APIC id, at each level of the topology (Intel, and AMD since Zen 2)
      case 0x1f:
        entry.edx = 0
        break
      case 0x80000008: // ecx: 7-0 cores minus one, 15-12 bits of the APIC id that number them (AMD)
        entry.ecx &= ~0xf0ff
        break
      case 0x8000001d: // eax: 25-14 logical processors that share this cache, minus one (AMD)
        entry.eax &= 0x3fff
        break
      case 0x8000001e: // eax: APIC id; ebx: 15-8 threads of a core minus one, 7-0 core; ecx: nodes, node (AMD)
        entry.eax = 0
        entry.ebx = 0
        entry.ecx = 0
        break
    }
  }
  return cpuid
}
