// The state in which the 64-bit boot protocol hands the vCPU to the kernel (boot.rst): 64-bit mode, paging, flat
// segments, interrupts off, and rsi pointing to the zero page.

import { KvmRegs, type VcpuFd } from 'kvm-ioctls'
import { BOOT_CS, BOOT_DS, globalDescriptorTable } from './gdt.ts'
import { GDT, PAGE_TABLES, ZERO_PAGE } from './memory-map.ts'

// Intel SDM volume 3, "Control registers" and "IA32_EFER".
const CR0_PE = 1n << 0n
const CR0_PG = 1n << 31n
const CR4_PAE = 1n << 5n
const EFER_LME = 1n << 8n
const EFER_LMA = 1n << 10n
/** Bit 1 of the flags is always set; IF is not. */
const RFLAGS = 1 << 1

export function enterLongMode(vcpu: VcpuFd, entry: number): void {
  const sregs = vcpu.getSregs()
  sregs.cs = BOOT_CS
  sregs.ds = BOOT_DS
  sregs.es = BOOT_DS
  sregs.fs = BOOT_DS
  sregs.gs = BOOT_DS
  sregs.ss = BOOT_DS
  sregs.gdt = { base: BigInt(GDT), limit: globalDescriptorTable().length - 1 }
  sregs.cr0 |= CR0_PE | CR0_PG
  sregs.cr3 = PAGE_TABLES
  sregs.cr4 |= CR4_PAE
  sregs.efer |= EFER_LME | EFER_LMA
  vcpu.setSregs(sregs)
  vcpu.setRegs(KvmRegs.from({ rip: entry, rsi: ZERO_PAGE, rflags: RFLAGS }))
}
