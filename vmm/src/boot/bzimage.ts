// The kernel's image: a bzImage, as Linux's Documentation/arch/x86/boot.rst describes it. It begins with the real-mode
// setup code, which a 64-bit boot loader skips but for the header inside; the protected-mode part follows.

import { MachineError } from '../errors.ts'

/** Where the setup header lies in the image, and in the zero page too. */
export const SETUP_HEADER = 0x1f1

const SECTOR = 512
/** The first protocol with `xloadflags`, of Linux 3.8. */
const PROTOCOL_2_12 = 0x20c
/** The end of the last field that protocol 2.12 has. */
const HEADER_END_2_12 = 0x268
const LOWEST_LOAD_ADDRESS = 1 << 20
const LOADED_HIGH = 1 << 0
const XLF_KERNEL_64 = 1 << 0

export interface BzImage {
  /** The setup header, as it goes into the zero page. */
  header: Uint8Array
  /** What is loaded into memory. */
  protectedMode: Uint8Array
  /** The guest-physical address where it is to be loaded. */
  loadAddress: number
  /** The memory that it needs from there on, until it has read the memory map. */
  initSize: number
  /** The highest address that its initrd's last byte may have. */
  initrdAddressMax: number
  /** The length of the longest command line in bytes, without the zero at its end. */
  commandLineMax: number
}

/** @throws {MachineError} when `image` is not a kernel that this loader can boot, or not all of it */
export function parseBzImage(image: Uint8Array): BzImage {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  if (image.length < SETUP_HEADER + SECTOR) throw refused(`a file of ${image.length} bytes is too short for a bzImage`)
  // boot_flag, and header: "HdrS" in the order of its bytes.
  if (view.getUint16(0x1fe, true) !== 0xaa55 || view.getUint32(0x202, false) !== 0x48647253) {
    throw refused(`it is not a bzImage${insteadOfBzImage(view)}`)
  }
  const version = view.getUint16(0x206, true)
  if (version < PROTOCOL_2_12) {
    throw refused(`its boot protocol is ${version >> 8}.${version & 0xff}, and at least 2.12 (Linux 3.8) is needed`)
  }
  if ((view.getUint8(0x211) & LOADED_HIGH) === 0) throw refused('it is a zImage, not a bzImage (loadflags)')
  if ((view.getUint16(0x236, true) & XLF_KERNEL_64) === 0) {
    throw refused('it has no 64-bit entry point (xloadflags): a kernel for x86_64 is needed')
  }
  // The byte at 0x201 is the offset of a jump over the header, and so says where the header ends.
  const headerEnd = 0x202 + view.getUint8(0x201)
  // For historical reasons 0 stands for 4.
  const setupSize = ((view.getUint8(SETUP_HEADER) || 4) + 1) * SECTOR
  if (headerEnd < HEADER_END_2_12 || headerEnd > setupSize) throw refused('its setup header has an impossible length')
  // syssize counts units of 16 bytes. What may follow in the file, such as a signature, is not for the loader.
  const end = setupSize + view.getUint32(0x1f4, true) * 16
  if (end > image.length) throw refused(`it is truncated: ${image.length} of ${end} bytes`)
  const payloadEnd = setupSize + view.getUint32(0x248, true) + view.getUint32(0x24c, true)
  if (payloadEnd > end) throw refused(`its payload would end at byte ${payloadEnd}, behind its last, ${end}`)
  // pref_address: a kernel that is loaded elsewhere moves itself there if it can, and needs the memory twice.
  const loadAddress = Number(view.getBigUint64(0x258, true))
  if (loadAddress < LOWEST_LOAD_ADDRESS) throw refused('its preferred address is below 1 MiB')
  return {
    header: image.subarray(SETUP_HEADER, headerEnd),
    protectedMode: image.subarray(setupSize, end),
    loadAddress,
    initSize: view.getUint32(0x260, true),
    initrdAddressMax: view.getUint32(0x22c, true),
    commandLineMax: view.getUint32(0x238, true),
  }
}

/** The mistakes that are easily made. */
function insteadOfBzImage(view: DataView): string {
  const magic = view.getUint32(0, false)
  if (magic === 0x7f454c46) return ' but an ELF file: a vmlinuz is needed, not a vmlinux'
  if (magic >>> 16 === 0x1f8b) return ' but a gzip file'
  return ''
}

function refused(why: string): Error {
  return new MachineError(`The kernel cannot be booted: ${why}`)
}
