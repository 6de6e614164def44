// The kernel's image on aarch64 and riscv64, where it is called Image: Linux's Documentation/arch/arm64/booting.rst and
// Documentation/arch/riscv/boot-image-header.rst. It is loaded as it is, and begins to run at its first byte.

import * as zlib from 'node:zlib'
import { MachineError } from '../errors.ts'

const HEADER_SIZE = 64
const GIB = 2 ** 30

export interface Image {
  /** What is loaded into memory. */
  bytes: Uint8Array
  /** Where, counted from the start of the memory. */
  offset: number
  /** The memory that it takes from there on, with what is not in the file. */
  size: number
}

/** What each architecture's header has at byte 56. */
const MAGIC = { arm64: 'ARM\x64', riscv64: 'RSC\x05' } as const

/** @throws {MachineError} when `file` is not a kernel that this loader can boot */
export function parseImage(file: Uint8Array, arch: keyof typeof MAGIC): Image {
  const bytes = unpacked(file)
  if (bytes.length < HEADER_SIZE) throw refused(`a file of ${bytes.length} bytes is too short for an Image`)
  const { view, text } = reader(bytes)
  if (text(56, 4) !== MAGIC[arch]) throw refused(`it is not an Image for ${arch}${insteadOfImage(bytes)}`)
  const offset = Number(view.getBigUint64(8, true))
  const size = Number(view.getBigUint64(16, true))
  if (offset > GIB || size > GIB || size === 0) throw refused('its header has impossible numbers')
  return { bytes, offset, size: Math.max(size, bytes.length) }
}

/** A kernel may be packed: by gzip, or as an EFI program that unpacks itself, where there is EFI (zboot). */
function unpacked(file: Uint8Array): Uint8Array {
  const { view, text } = reader(file)
  if (text(0, 2) === '\x1f\x8b') return unpack('gzip', file)
  if (file.length < HEADER_SIZE || text(0, 2) !== 'MZ' || text(4, 4) !== 'zimg') return file
  // Linux's drivers/firmware/efi/libstub/zboot-header.S: where the packed kernel is, how long, and packed by what.
  const start = view.getUint32(8, true)
  return unpack(text(24, 8).split('\0')[0] ?? '', file.subarray(start, start + view.getUint32(12, true)))
}

function unpack(how: string, packed: Uint8Array): Uint8Array {
  // Node has zstd from 22.15 on.
  const unpackers: Record<string, ((bytes: Uint8Array) => Uint8Array) | undefined> = {
    gzip: zlib.gunzipSync,
    zstd: zlib.zstdDecompressSync,
  }
  const unpacker = unpackers[how]
  if (unpacker === undefined) throw refused(`it is packed with ${how}, which is not understood here`)
  try {
    return unpacker(packed)
  } catch (error) {
    throw refused(`it is packed with ${how}, and damaged (${(error as Error).message})`)
  }
}

function reader(bytes: Uint8Array) {
  return {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    text: (start: number, length: number) => Buffer.from(bytes.subarray(start, start + length)).toString('latin1'),
  }
}

/** The mistakes that are easily made. */
function insteadOfImage(bytes: Uint8Array): string {
  const { text } = reader(bytes)
  if (text(0, 4) === '\x7fELF') return ' but an ELF file: a vmlinuz or Image is needed, not a vmlinux'
  if (text(0x202, 4) === 'HdrS') return ' but a bzImage, which is for x86_64'
  const other = Object.entries(MAGIC).find(([, magic]) => text(56, 4) === magic)
  return other === undefined ? '' : ` but one for ${other[0]}`
}

function refused(why: string): Error {
  return new MachineError(`The kernel cannot be booted: ${why}`)
}
