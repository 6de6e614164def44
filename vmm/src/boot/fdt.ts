// Writes a flattened device tree: Devicetree Specification 0.4, chapter 5. All numbers in one are big-endian.

/** A property: nothing but its name, strings, or numbers of 32 bits. */
export type Property = true | string | readonly string[] | number | readonly number[]

/** A node: its properties, and the nodes in it. */
export interface Node {
  readonly [name: string]: Property | Node
}

const MAGIC = 0xd00dfeed
const VERSION = 17
/** The oldest version that can be read by the same rules. */
const LAST_COMPATIBLE_VERSION = 16
const HEADER_SIZE = 40
/** No memory is reserved in this way: the list has its end only, an entry of 16 bytes. */
const RESERVATIONS_SIZE = 16

const BEGIN_NODE = 1
const END_NODE = 2
const PROPERTY = 3
const END = 9

export function flattened(root: Node): Uint8Array {
  const names = new Names()
  const structure = Buffer.concat([...node('', root, names), cells([END])])
  const strings = names.bytes
  const structureAt = HEADER_SIZE + RESERVATIONS_SIZE
  const stringsAt = structureAt + structure.length
  const header = cells([
    ...[MAGIC, stringsAt + strings.length, structureAt, stringsAt, HEADER_SIZE, VERSION, LAST_COMPATIBLE_VERSION],
    // The processor that boots is the one with the number 0.
    ...[0, strings.length, structure.length],
  ])
  return Buffer.concat([header, new Uint8Array(RESERVATIONS_SIZE), structure, strings])
}

/** A number of 64 bits, as two of 32. */
export function u64(value: number): [number, number] {
  return [Math.floor(value / 2 ** 32), value % 2 ** 32]
}

function node(name: string, content: Node, names: Names): Uint8Array[] {
  const parts = [cells([BEGIN_NODE]), padded(text(name))]
  const entries = Object.entries(content)
  // All properties come before the nodes.
  for (const [key, value] of entries) if (!isNode(value)) parts.push(...property(value, names.offset(key)))
  for (const [key, value] of entries) if (isNode(value)) parts.push(...node(key, value, names))
  return [...parts, cells([END_NODE])]
}

function property(value: Property, name: number): Uint8Array[] {
  const bytes = bytesOf(value)
  return [cells([PROPERTY, bytes.length, name]), padded(bytes)]
}

function isNode(value: Property | Node): value is Node {
  return typeof value === 'object' && !Array.isArray(value)
}

function bytesOf(value: Property): Uint8Array {
  if (value === true) return new Uint8Array()
  const list = typeof value === 'string' || typeof value === 'number' ? [value] : value
  return Buffer.concat(list.map(element => (typeof element === 'string' ? text(element) : cells([element]))))
}

function cells(values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

/** With the zero at its end. */
function text(value: string): Uint8Array {
  return Buffer.from(`${value}\0`)
}

/** To a multiple of 4 bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, new Uint8Array(-bytes.length & 3)])
}

/** The block of the properties' names, where each stands once. */
class Names {
  readonly #offsets = new Map<string, number>()
  bytes: Uint8Array = new Uint8Array()

  offset(name: string): number {
    const known = this.#offsets.get(name)
    if (known !== undefined) return known
    const offset = this.bytes.length
    this.#offsets.set(name, offset)
    this.bytes = Buffer.concat([this.bytes, text(name)])
    return offset
  }
}
