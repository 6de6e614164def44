// What the guest's cpuid says. KVM offers what the host's processor and KVM itself can do; what of it describes the
// place of one processor among others is the host's, and has to become that of the vCPU (KVM API 4.46). In this machine
// all processors are cores of one package, with one thread each and caches of their own.

import { Cap, KVM_CPUID_FLAG_SIGNIFCANT_INDEX, KVM_MAX_CPUID_ENTRIES, type Kvm, KvmCpuid2 } from 'kvm-ioctls'

/** The types of level in leaf 0xb, where ecx has them. */
const THREADS = 1 << 8
const CORES = 2 << 8

/** For the vCPU `id`, which is its APIC id too, of `cpus`. */
export function cpuidOf(kvm: Kvm, id: number, cpus: number): KvmCpuid2 {
  const bits = Math.ceil(Math.log2(cpus))
  /** How many APIC ids so many bits can tell apart. */
  const ids = 1 << bits
  const supported = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
  for (const entry of supported.entries) {
    switch (entry.function) {
      case 0x1: // ebx: 31-24 initial APIC id, 23-16 APIC ids of the package; edx: 28 whether there may be several
        entry.ebx = (id << 24) | (Math.min(ids, 0xff) << 16) | (entry.ebx & 0xffff)
        entry.edx = (entry.edx & ~(1 << 28)) | (cpus > 1 ? 1 << 28 : 0)
        // ecx: 31 says that there is a hypervisor, without which Linux does not look for KVM's clock. 24 is the APIC
        // timer's deadline mode, in the kernel's own APIC only; it saves the guest the timer's calibration.
        entry.ecx |= 1 << 31
        if (kvm.checkExtension(Cap.TscDeadlineTimer)) entry.ecx |= 1 << 24
        break
      case 0x4: // eax: 31-26 APIC ids of the package's cores, 25-14 of those that share this cache, each minus one (Intel)
        entry.eax = (entry.eax & 0x3fff) | ((entry.eax & 0x1f) === 0 ? 0 : Math.min(ids - 1, 0x3f) << 26)
        break
      case 0x80000008: // ecx: 15-12 bits of the APIC id that number the cores, 7-0 cores minus one (AMD)
        entry.ecx = (entry.ecx & ~0xf0ff) | (bits << 12) | (cpus - 1)
        break
      case 0x8000001d: // eax: 25-14 logical processors that share this cache, minus one (AMD)
        entry.eax &= 0x3fff
        break
      case 0x8000001e: // eax: APIC id; ebx: 15-8 threads of a core minus one, 7-0 core; ecx: nodes, node (AMD)
        entry.eax = id
        entry.ebx = id
        entry.ecx = 0
        break
    }
  }
  const { entries } = supported
  // The levels of the topology: 0xb (Intel, and AMD since Zen 2), of which 0x1f and 0x80000026 are later forms.
  const others = entries.filter(entry => ![0xb, 0x1f, 0x80000026].includes(entry.function))
  if (others.length === entries.length) return supported
  // eax: the bits of the APIC id below the next level; ebx: the logical processors at this one; edx: the APIC id.
  const level = { function: 0xb, flags: KVM_CPUID_FLAG_SIGNIFCANT_INDEX, edx: id }
  const threads = { ...level, index: 0, eax: 0, ebx: 1, ecx: THREADS }
  const cores = { ...level, index: 1, eax: bits, ebx: cpus, ecx: CORES | 1 }
  return KvmCpuid2.from({ entries: [...others, threads, cores, { ...level, index: 2, ecx: 2 }] })
}
