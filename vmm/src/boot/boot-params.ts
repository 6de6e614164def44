// The zero page, struct boot_params: what the boot loader tells the kernel. The offsets are those of Linux's
// Documentation/arch/x86/zero-page.rst, and boot.rst for the fields of the setup header.

import type { Range } from '../machine/architecture.ts'
import { COMMAND_LINE } from '../x86_64/memory-map.ts'
import { SETUP_HEADER } from './bzimage.ts'

const SIZE = 4096
/** type_of_loader of a loader that has no number of its own. */
const UNDEFINED_LOADER = 0xff
const E820_ENTRIES = 0x1e8
const E820_TABLE = 0x2d0
const E820_RAM = 1

export interface BootParams {
  /** The setup header of the kernel's image. */
  header: Uint8Array
  /** What memory there is; the kernel uses none that is not in it. */
  usable: readonly Range[]
  initrd: Range
}

export function zeroPage({ header, usable, initrd }: BootParams): Uint8Array {
  const page = new Uint8Array(SIZE)
  const view = new DataView(page.buffer)
  page.set(header, SETUP_HEADER)
  view.setUint8(0x210, UNDEFINED_LOADER)
  view.setUint32(0x218, initrd.start, true)
  view.setUint32(0x21c, initrd.size, true)
  view.setUint32(0x228, COMMAND_LINE, true)
  view.setUint8(E820_ENTRIES, usable.length)
  for (const [index, { start, size }] of usable.entries()) {
    const entry = E820_TABLE + index * 20
    view.setBigUint64(entry, BigInt(start), true)
    view.setBigUint64(entry + 8, BigInt(size), true)
    view.setUint32(entry + 16, E820_RAM, true)
  }
  return page
}
