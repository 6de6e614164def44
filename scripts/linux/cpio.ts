// The archive that the kernel unpacks as its first root folder: cpio, format "newc".

export interface Entry {
  path: string
  mode: number
  data: Uint8Array
}

export function directory(path: string): Entry {
  return { path, mode: 0o040755, data: new Uint8Array() }
}

export function file(path: string, data: Uint8Array, permissions = 0o644): Entry {
  return { path, mode: 0o100000 | permissions, data }
}

/** Parents come before their children in `entries`. */
export function cpio(entries: readonly Entry[]): Buffer {
  const end: Entry = { path: 'TRAILER!!!', mode: 0, data: new Uint8Array() }
  return Buffer.concat([...entries, end].flatMap((entry, index) => record(entry, index + 1)))
}

function record({ path, mode, data }: Entry, inode: number): Uint8Array[] {
  const name = Buffer.from(`${path}\0`)
  const links = 1
  // inode, mode, uid, gid, links, time, size, device (two), device it is (two), length of the name, unused checksum
  const fields = [inode, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name.length, 0]
  const header = Buffer.from(`070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}`)
  return [header, name, padding(header.length + name.length), data, padding(data.length)]
}

function padding(length: number): Uint8Array {
  return new Uint8Array(-length & 3)
}
