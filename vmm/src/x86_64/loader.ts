// The boot loader: finds places in the guest's memory for the kernel and what it is given, and puts them there.

import type { GuestMemory } from 'kvm-ioctls'
import { zeroPage } from '../boot/boot-params.ts'
import type { BzImage } from '../boot/bzimage.ts'
import { MachineError } from '../errors.ts'
import type { DeviceDescription, Range } from '../machine/architecture.ts'
import { acpiTables } from './acpi.ts'
import { globalDescriptorTable } from './gdt.ts'
import { ACPI_TABLES, COMMAND_LINE, GDT, MMIO_HOLE, PAGE_TABLES, usableRanges, ZERO_PAGE } from './memory-map.ts'
import { identityPageTables } from './page-tables.ts'

const PAGE = 4096
const MIB = 1 << 20
/** The 64-bit entry point, counted from the load address (boot.rst). */
const ENTRY_64 = 0x200

export interface Boot {
  kernel: BzImage
  initrd: Uint8Array
  commandLine: string
  cpus: number
  devices: readonly DeviceDescription[]
}

/** A boot that is known to fit into the memory. */
export interface BootPlan extends Boot {
  memorySize: number
  initrdRange: Range
  entry: number
}

/** @throws {MachineError} when something is too large */
export function planBoot(boot: Boot, memorySize: number): BootPlan {
  const { kernel, initrd, commandLine } = boot
  const length = Buffer.byteLength(commandLine)
  if (length > kernel.commandLineMax) {
    throw new MachineError(`the command line has ${length} bytes, and this kernel takes ${kernel.commandLineMax}`)
  }
  const kernelEnd = kernel.loadAddress + kernel.initSize
  // As high as the kernel can reach it: far from where the kernel unpacks itself.
  const highest = Math.min(kernel.initrdAddressMax + 1, MMIO_HOLE)
  const start = pageDown(Math.min(memorySize, highest) - initrd.length)
  if (start < kernelEnd) {
    const needed = Math.ceil((pageUp(kernelEnd) + pageUp(initrd.length)) / MIB)
    throw new MachineError(
      needed * MIB > highest
        ? `the initrd of ${initrd.length} bytes is too large: with the kernel it has to lie below ${highest / MIB} MiB`
        : `${memorySize / MIB} MiB of memory are too few: only to load the kernel and its initrd takes ${needed} MiB`,
    )
  }
  return { ...boot, memorySize, initrdRange: { start, size: initrd.length }, entry: kernel.loadAddress + ENTRY_64 }
}

/** `memory` is what the guest has from address 0 on. */
export function load(
  { kernel, initrd, commandLine, cpus, devices, initrdRange, memorySize }: BootPlan,
  memory: GuestMemory,
): void {
  const usable = usableRanges(memorySize)
  memory.write(GDT, globalDescriptorTable())
  memory.write(PAGE_TABLES, identityPageTables(PAGE_TABLES))
  memory.write(ZERO_PAGE, zeroPage({ header: kernel.header, usable, initrd: initrdRange }))
  // The zero at its end is there already.
  memory.write(COMMAND_LINE, Buffer.from(commandLine))
  memory.write(ACPI_TABLES, acpiTables(ACPI_TABLES, cpus, devices))
  memory.write(kernel.loadAddress, kernel.protectedMode)
  memory.write(initrdRange.start, initrd)
}

function pageDown(address: number): number {
  return Math.floor(address / PAGE) * PAGE
}

function pageUp(address: number): number {
  return Math.ceil(address / PAGE) * PAGE
}
