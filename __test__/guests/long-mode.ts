import { GuestMemory, KVM_MAX_CPUID_ENTRIES, type Kvm, KvmRegs, type KvmSregs, type VcpuFd } from 'kvm-ioctls'

// A 64-bit guest: 2 MiB of memory at 0, mapped one to one by a large page; and a large page at 512 GiB without memory.
const PML4 = 0x1000
const PDPT = 0x2000
const PD = 0x3000
const PDPT_HIGH = 0x4000
const PD_HIGH = 0x5000
const CODE = 0x6000
/** What the second entry of the top table begins at, and where it is mapped to. */
const HIGH = 1n << 39n

const PRESENT_WRITABLE = 0b11n
const LARGE_PAGE = 1n << 7n

// Control register and EFER bits, Intel SDM volume 3, 2.5 and 2.2.1.
const CR0_PE = 1n << 0n
const CR0_PG = 1n << 31n
const CR4_PAE = 1n << 5n
const CR4_OSFXSR = 1n << 9n
const EFER_LME = 1n << 8n
const EFER_LMA = 1n << 10n

/** Makes a vCPU that is about to execute `code` in long mode, with SSE enabled. */
export function longMode(kvm: Kvm, code: readonly number[]): VcpuFd {
  const memory = GuestMemory.allocate(2 << 20)
  const tables = new DataView(memory.bytes.buffer)
  tables.setBigUint64(PML4, BigInt(PDPT) | PRESENT_WRITABLE, true)
  tables.setBigUint64(PML4 + 8, BigInt(PDPT_HIGH) | PRESENT_WRITABLE, true)
  tables.setBigUint64(PDPT_HIGH, BigInt(PD_HIGH) | PRESENT_WRITABLE, true)
  tables.setBigUint64(PD_HIGH, HIGH | LARGE_PAGE | PRESENT_WRITABLE, true)
  tables.setBigUint64(PDPT, BigInt(PD) | PRESENT_WRITABLE, true)
  tables.setBigUint64(PD, LARGE_PAGE | PRESENT_WRITABLE, true)
  memory.write(CODE, Uint8Array.from(code))

  const vm = kvm.createVm()
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
  const vcpu = vm.createVcpu(0)
  vm.close()
  memory.close()
  // A vCPU has no long mode before its CPUID says so.
  vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
  const sregs = vcpu.getSregs()
  enterLongMode(sregs)
  vcpu.setSregs(sregs)
  vcpu.setRegs(KvmRegs.from({ rip: CODE, rflags: 2 }))
  return vcpu
}

function enterLongMode(sregs: KvmSregs): void {
  sregs.cr3 = PML4
  sregs.cr0 |= CR0_PE | CR0_PG
  sregs.cr4 |= CR4_PAE | CR4_OSFXSR
  sregs.efer |= EFER_LME | EFER_LMA
  // Code, readable and accessed, with the L bit: a 64-bit segment. Intel SDM volume 3, 3.4.5.
  sregs.cs = { limit: 0xffff_ffff, selector: 8, type: 11, present: 1, s: 1, l: 1, g: 1 }
  const data = { limit: 0xffff_ffff, selector: 16, type: 3, present: 1, s: 1, db: 1, g: 1 }
  for (const segment of ['ds', 'es', 'fs', 'gs', 'ss'] as const) sregs[segment] = data
}
