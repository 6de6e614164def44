// What lies where in the guest's physical memory.

import type { Range } from '../machine/architecture.ts'

// Below 640 KiB: what the loader leaves for the kernel. The first page stays free: on a PC it is the firmware's, and
// Linux looks there for what the firmware says.
export const GDT = 0x1000
export const ZERO_PAGE = 0x2000
export const PAGE_TABLES = 0x3000
export const COMMAND_LINE = 0x10000

const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** From here to 1 MiB a PC has video memory and firmware: the kernel must not use what memory there is. */
const CONVENTIONAL_MEMORY_END = 640 * KIB
/** Linux looks here for the first of the ACPI tables (ACPI specification, "Finding the RSDP on IA-PC systems"). */
export const ACPI_TABLES = 0xe0000
const HIGH_MEMORY = 1 * MIB
/** From here to 4 GiB are the registers of devices: APIC, IOAPIC, and on most machines PCI. */
export const MMIO_HOLE = 3 * GIB
const ABOVE_MMIO_HOLE = 4 * GIB

// In the hole, and KVM's own: four pages with which older Intel processors run real mode (KVM API 4.36 and 4.41).
export const KVM_IDENTITY_MAP = 0xfffbc000
export const KVM_TSS = 0xfffbd000

/** Where `size` bytes of memory appear: what does not fit below the hole continues above it. */
export function ramRanges(size: number): Range[] {
  const low = Math.min(size, MMIO_HOLE)
  const ranges = [{ start: 0, size: low }]
  if (size > low) ranges.push({ start: ABOVE_MMIO_HOLE, size: size - low })
  return ranges
}

/** The parts of it that the kernel may use, for its memory map. */
export function usableRanges(size: number): Range[] {
  const [low, ...others] = ramRanges(size) as [Range, ...Range[]]
  return [{ start: 0, size: CONVENTIONAL_MEMORY_END }, { start: HIGH_MEMORY, size: low.size - HIGH_MEMORY }, ...others]
}
