// Reads from 64-bit little-endian ELF files the needed libraries and symbol versions, and hides symbols of a library.

interface Section {
  type: number
  offset: number
  size: number
  /** Index of the section that this one refers to. */
  link: number
}

const DYNAMIC = 6
/** Tag of an entry of DYNAMIC that names a library. */
const NEEDED = 1n

/** Section types of GNU symbol versioning. */
const VERDEF = 0x6ffffffd
const VERNEED = 0x6ffffffe
const VERSYM = 0x6fffffff

function sections(elf: Buffer): Section[] {
  if (elf.toString('latin1', 0, 6) !== '\x7fELF\x02\x01') throw new Error('no ELF file of 64 bits, little-endian')
  const [start, size, count] = [Number(elf.readBigUInt64LE(0x28)), elf.readUInt16LE(0x3a), elf.readUInt16LE(0x3c)]
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * size
    return {
      type: elf.readUInt32LE(at + 4),
      offset: Number(elf.readBigUInt64LE(at + 0x18)),
      size: Number(elf.readBigUInt64LE(at + 0x20)),
      link: elf.readUInt32LE(at + 0x28),
    }
  })
}

/** Reads the strings of the section that `section` refers to. */
function strings(elf: Buffer, all: readonly Section[], section: Section): (at: number) => string {
  const start = all[section.link]?.offset ?? 0
  return at => elf.toString('latin1', start + at, elf.indexOf(0, start + at))
}

/** The libraries that a file needs, such as `libc.so.6`. */
export function neededLibraries(elf: Buffer): string[] {
  const all = sections(elf)
  const dynamic = all.find(({ type }) => type === DYNAMIC)
  if (dynamic === undefined) return []
  const string = strings(elf, all, dynamic)
  const libraries: string[] = []
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 16) {
    if (elf.readBigUInt64LE(at) === NEEDED) libraries.push(string(Number(elf.readBigUInt64LE(at + 8))))
  }
  return libraries
}

/** The symbol versions that a file needs, such as `GLIBC_2.17` or `GCC_3.0`. */
export function neededVersions(elf: Buffer): string[] {
  const all = sections(elf)
  const needs = all.find(({ type }) => type === VERNEED)
  if (needs === undefined) return []
  const string = strings(elf, all, needs)
  const versions: string[] = []
  let next = 0
  for (let library = needs.offset; ; library += next) {
    let step = 0
    for (let version = library + elf.readUInt32LE(library + 8); ; version += step) {
      versions.push(string(elf.readUInt32LE(version + 8)))
      step = elf.readUInt32LE(version + 12)
      if (step === 0) break
    }
    next = elf.readUInt32LE(library + 12)
    if (next === 0) return versions
  }
}

/**
 * Hides symbols of a library in place: a linker then finds them only under their exact version. `hidden` selects them by
 * version.
 */
export function hideSymbols(elf: Buffer, hidden: (version: string) => boolean): void {
  const all = sections(elf)
  const definitions = all.find(({ type }) => type === VERDEF)
  const symbols = all.find(({ type }) => type === VERSYM)
  if (definitions === undefined || symbols === undefined) return
  const string = strings(elf, all, definitions)
  const numbers = new Set<number>()
  let next = 0
  for (let version = definitions.offset; ; version += next) {
    const name = version + elf.readUInt32LE(version + 12)
    if (hidden(string(elf.readUInt32LE(name)))) numbers.add(elf.readUInt16LE(version + 4))
    next = elf.readUInt32LE(version + 16)
    if (next === 0) break
  }
  for (let at = symbols.offset; at < symbols.offset + symbols.size; at += 2) {
    const number = elf.readUInt16LE(at)
    // The top bit marks a version that is not the symbol's default.
    if (numbers.has(number & 0x7fff)) elf.writeUInt16LE(number | 0x8000, at)
  }
}

/** The newest glibc version among `versions` as `glibcNumber()` returns it, or 0. */
export function newestGlibc(versions: readonly string[]): number {
  return Math.max(0, ...versions.map(glibcNumber))
}

/** 2017 for `GLIBC_2.17`, Infinity for glibc's internal versions, which any release may change, and 0 for others. */
export function glibcNumber(version: string): number {
  const [, major, minor] = /^GLIBC_(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined) return version.startsWith('GLIBC_') ? Number.POSITIVE_INFINITY : 0
  return Number(major) * 1000 + Number(minor)
}
