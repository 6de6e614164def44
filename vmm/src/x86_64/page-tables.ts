// Page tables that map the first 4 GiB to themselves: with 64-bit code comes paging (Intel SDM volume 3, "4-level
// paging"), and the boot protocol wants the kernel, the zero page and the command line at their physical addresses.

const ENTRIES = 512
const TABLE_SIZE = ENTRIES * 8
const PRESENT_WRITABLE = 0b11n
/** In an entry of a page directory: it maps a page of 2 MiB, and points to no further table. */
const LARGE_PAGE = 1n << 7n
const LARGE_PAGE_SHIFT = 21n
const DIRECTORIES = 4

/** One PML4 with one page directory pointer table with four page directories of 1 GiB each, for the address `at`. */
export function identityPageTables(at: number): Uint8Array {
  const tables = new BigUint64Array((2 + DIRECTORIES) * ENTRIES)
  const table = (index: number) => BigInt(at + index * TABLE_SIZE) | PRESENT_WRITABLE
  tables[0] = table(1)
  for (let index = 0; index < DIRECTORIES; index++) tables[ENTRIES + index] = table(2 + index)
  for (let page = 0; page < DIRECTORIES * ENTRIES; page++) {
    tables[2 * ENTRIES + page] = (BigInt(page) << LARGE_PAGE_SHIFT) | LARGE_PAGE | PRESENT_WRITABLE
  }
  return new Uint8Array(tables.buffer)
}
