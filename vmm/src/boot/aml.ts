// Writes ACPI Machine Language: the ACPI specification 6.5, chapters 20.2 (grammar) and 6.4 (resource descriptors).

const NAME = 0x08
const BYTE = 0x0a
const WORD = 0x0b
const DOUBLE_WORD = 0x0c
const STRING = 0x0d
const SCOPE = 0x10
const BUFFER = 0x11
const PACKAGE = 0x12
const EXTENDED = 0x5b
const DEVICE = 0x82

/** Name (`name`, value) */
export function name(name: string, value: readonly number[]): number[] {
  return [NAME, ...Buffer.from(name), ...value]
}

/** An integer of up to 32 bits. */
export function integer(value: number): number[] {
  if (value <= 1) return [value]
  if (value <= 0xff) return [BYTE, value]
  if (value <= 0xffff) return [WORD, value & 0xff, value >> 8]
  return [DOUBLE_WORD, ...u32(value)]
}

export function string(value: string): number[] {
  return [STRING, ...Buffer.from(value), 0]
}

/** Package () { elements } */
export function packageOf(elements: readonly (readonly number[])[]): number[] {
  return [PACKAGE, ...withLength([elements.length, ...elements.flat()])]
}

/** Scope (`path`) { content } */
export function scope(path: string, content: readonly number[]): number[] {
  return [SCOPE, ...withLength([...Buffer.from(path), ...content])]
}

/** Device (`name`) { content }; the name has four characters */
export function device(name: string, content: readonly number[]): number[] {
  return [EXTENDED, DEVICE, ...withLength([...Buffer.from(name), ...content])]
}

/** ResourceTemplate () { descriptors } */
export function resources(descriptors: readonly number[]): number[] {
  // The end tag; its checksum 0 means that there is none.
  const bytes = [...descriptors, 0x79, 0]
  return [BUFFER, ...withLength([...integer(bytes.length), ...bytes])]
}

/** Memory32Fixed (ReadWrite, `address`, `size`) */
export function memory32Fixed(address: number, size: number): number[] {
  return [0x86, 9, 0, 1, ...u32(address), ...u32(size)]
}

/** Interrupt (ResourceConsumer, Edge, ActiveHigh, Exclusive) { `gsi` } */
export function edgeInterrupt(gsi: number): number[] {
  return [0x89, 6, 0, 0b0011, 1, ...u32(gsi)]
}

function u32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]
}

/** A PkgLength, which counts its own bytes, and the content. */
function withLength(content: readonly number[]): number[] {
  if (content.length + 1 < 1 << 6) return [content.length + 1, ...content]
  // In the first byte: how many follow, and the lowest four bits.
  const following = content.length + 2 < 1 << 12 ? 1 : content.length + 3 < 1 << 20 ? 2 : 3
  const length = content.length + 1 + following
  const bytes = Array.from({ length: following }, (_, index) => (length >>> (4 + 8 * index)) & 0xff)
  return [(following << 6) | (length & 0xf), ...bytes, ...content]
}
