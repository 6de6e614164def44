// The boot loader of machines with a device tree: the kernel at the start of the memory, behind it the tree, and behind
// that the initrd. So all are as near to each other as the kernel wants them, however much memory there is.

import type { GuestMemory } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'
import type { Boot, Range } from '../machine/architecture.ts'
import { flattened, type Node } from './fdt.ts'
import type { Image } from './image.ts'

const PAGE = 4096
const MIB = 1 << 20
/** The tree has pages of its own when the kernel first maps it, of 2 MiB each: booting.rst asks for its being alone. */
const TREE_SIZE = 2 * MIB

/** Where everything is, in the guest's physical addresses. */
export interface Places {
  kernel: number
  tree: number
  initrd: Range
}

/**
 * @param ramStart - where the guest's memory begins
 * @param commandLineMax - the kernel has a fixed place for its command line, and cuts off what is longer without a word
 * @throws {MachineError} when something is too large
 */
export function placesFor(boot: Boot, image: Image, ramStart: number, commandLineMax: number): Places {
  const { initrd, commandLine, memorySize } = boot
  const length = Buffer.byteLength(commandLine)
  if (length > commandLineMax) {
    throw new MachineError(`the command line has ${length} bytes, and a kernel takes ${commandLineMax}`)
  }
  const kernel = ramStart + image.offset
  const tree = up(kernel + image.size, TREE_SIZE)
  const start = tree + TREE_SIZE
  const needed = up(start + initrd.length - ramStart, PAGE)
  if (needed > memorySize) {
    throw new MachineError(
      `${memorySize / MIB} MiB of memory are too few: only to load the kernel and its initrd takes ${Math.ceil(needed / MIB)} MiB`,
    )
  }
  return { kernel, tree, initrd: { start, size: initrd.length } }
}

/** `memory` is what the guest has from `ramStart` on. */
export function load(
  memory: GuestMemory,
  ramStart: number,
  places: Places,
  image: Image,
  boot: Boot,
  tree: Node,
): void {
  const bytes = flattened(tree)
  if (bytes.length > TREE_SIZE) throw new MachineError(`a device tree of ${bytes.length} bytes is too large`)
  memory.write(places.kernel - ramStart, image.bytes)
  memory.write(places.tree - ramStart, bytes)
  memory.write(places.initrd.start - ramStart, boot.initrd)
}

function up(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple
}
