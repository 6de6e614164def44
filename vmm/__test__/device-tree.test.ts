// What kvm-vmm has for machines with a device tree: aarch64's and riscv64's.
import { gzipSync } from 'node:zlib'
import test from 'ava'
import { flattened, u64 } from '../src/boot/fdt.ts'
import { parseImage } from '../src/boot/image.ts'
import { placesFor } from '../src/boot/image-loader.ts'
import { ownArchitecture } from '../src/machine/own-architecture.ts'
import { handleSeed } from '../src/riscv64/seed.ts'

const MIB = 1 << 20
const RAM = 0x4000_0000

/** Reads what flattened() has written: the tokens of the structure block, with names and values. */
function tokens(blob: Uint8Array): string[] {
  const bytes = Buffer.from(blob)
  const [magic, size, structure, strings, reservations, version, compatible, boots, stringsSize, structureSize] =
    Array.from({ length: 10 }, (_, index) => bytes.readUInt32BE(index * 4)) as [number, number, number, ...number[]]
  const found = [`magic ${magic?.toString(16)}`, `version ${version} ${compatible}`, `boots ${boots}`]
  const text = (at: number) => bytes.toString('latin1', at, bytes.indexOf(0, at))
  if (size !== blob.length || strings === undefined || structure + (structureSize ?? 0) !== strings) return ['sizes']
  if (strings + (stringsSize ?? 0) !== size || reservations !== 40 || structure !== 56) return ['sizes']
  if (!bytes.subarray(40, 56).every(byte => byte === 0)) return ['reservations']
  for (let at = structure; at < strings; ) {
    const token = bytes.readUInt32BE(at)
    at += 4
    if (token === 1) {
      const name = text(at)
      found.push(`node ${name}`)
      at += (name.length + 4) & ~3
    } else if (token === 3) {
      const length = bytes.readUInt32BE(at)
      const name = text(strings + bytes.readUInt32BE(at + 4))
      found.push(`${name}=${bytes.toString('hex', at + 8, at + 8 + length)}`)
      at += 8 + ((length + 3) & ~3)
    } else found.push(token === 2 ? 'end of node' : token === 9 ? 'end' : `token ${token}`)
  }
  return found
}

test('a device tree is flattened: properties before nodes, big-endian, each name once', t => {
  const tree = flattened({
    child: { reg: u64(0x1_8000_0000), empty: true, none: {} },
    model: 'abc',
    list: ['a', 'bc'],
    reg: [1, 0xffff_ffff],
    one: 2,
  })
  t.deepEqual(tokens(tree), [
    ...['magic d00dfeed', 'version 17 16', 'boots 0', 'node ', 'model=61626300', 'list=6100626300'],
    ...['reg=00000001ffffffff', 'one=00000002', 'node child', 'reg=0000000180000000', 'empty=', 'node none'],
    ...['end of node', 'end of node', 'end of node', 'end'],
  ])
})

/** An Image that is right in all that the loader looks at. */
function madeImage(magic = 'ARM\x64', change: (image: Buffer) => void = () => {}): Buffer {
  const image = Buffer.alloc(4096)
  image.writeBigUInt64LE(0x20_0000n, 8) // text_offset
  image.writeBigUInt64LE(BigInt(40 * MIB), 16) // image_size
  image.write(magic, 56, 'latin1')
  change(image)
  return image
}

/** An EFI program with `payload` in it, as the kernel's zboot makes them. */
function zboot(how: string, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(128)
  header.write('MZ')
  header.write('zimg', 4)
  header.writeUInt32LE(header.length, 8)
  header.writeUInt32LE(payload.length, 12)
  header.write(how, 24)
  return Buffer.concat([header, payload, Buffer.from('what follows')])
}

test('an Image says where it is loaded, and how much memory it takes', t => {
  for (const [arch, magic] of [
    ['arm64', 'ARM\x64'],
    ['riscv64', 'RSC\x05'],
  ] as const) {
    const image = madeImage(magic)
    t.deepEqual(parseImage(image, arch), { bytes: image, offset: 2 * MIB, size: 40 * MIB })
  }
})

test('an Image may be packed by gzip, or be an EFI program that unpacks itself', t => {
  const image = madeImage()
  for (const packed of [gzipSync(image), zboot('gzip', gzipSync(image))]) {
    t.deepEqual(Buffer.from(parseImage(packed, 'arm64').bytes), image)
  }
})

const wrongImages: Record<string, [image: Uint8Array, message: RegExp]> = {
  'an empty file': [Buffer.alloc(0), /a file of 0 bytes is too short for an Image$/],
  'a text': [Buffer.alloc(4096, 'text'), /it is not an Image for arm64$/],
  'a vmlinux': [Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4096)]), /but an ELF file: a vmlinuz or Image is/],
  'a bzImage': [madeImage('', image => image.write('HdrS', 0x202)), /but a bzImage, which is for x86_64$/],
  "another architecture's": [madeImage('RSC\x05'), /it is not an Image for arm64 but one for riscv64$/],
  'an Image without a size': [madeImage(undefined, image => image.fill(0, 16, 24)), /impossible numbers$/],
  'a damaged gzip file': [gzipSync(madeImage()).subarray(0, 50), /it is packed with gzip, and damaged \(.*\)$/],
  'one that is packed by something else': [
    zboot('lzma', Buffer.alloc(10)),
    /packed with lzma, which is not understood/,
  ],
}

for (const [name, [image, message]] of Object.entries(wrongImages)) {
  test(`${name} is no Image that can be booted`, t => {
    t.throws(() => parseImage(image, 'arm64'), { message })
  })
}

const boot = {
  kernel: madeImage(),
  initrd: new Uint8Array(5000),
  commandLine: '',
  cpus: 1,
  memorySize: 512 * MIB,
  devices: [],
}
const image = parseImage(boot.kernel, 'arm64')

test('behind the kernel is the device tree, and behind that the initrd', t => {
  const places = placesFor(boot, image, RAM, 2047)
  t.is(places.kernel, RAM + 2 * MIB)
  t.is(places.tree, RAM + 42 * MIB)
  t.deepEqual(places.initrd, { start: RAM + 44 * MIB, size: 5000 })
})

test('memory has to be enough, and the command line no longer than the kernel takes it', t => {
  t.notThrows(() => placesFor({ ...boot, memorySize: 45 * MIB }, image, RAM, 2047))
  t.throws(() => placesFor({ ...boot, memorySize: 44 * MIB }, image, RAM, 2047), {
    message: '44 MiB of memory are too few: only to load the kernel and its initrd takes 45 MiB',
  })
  t.throws(() => placesFor({ ...boot, commandLine: 'x'.repeat(2048) }, image, RAM, 2047), {
    message: 'the command line has 2048 bytes, and a kernel takes 2047',
  })
})

test('each read of the seed register of riscv64 gives 16 random bits', t => {
  const exit = { type: 'RiscvCsr', csrNum: 0x15n, retValue: 0n }
  const seeds = Array.from({ length: 32 }, () => {
    t.true(handleSeed(exit as never))
    return exit.retValue
  })
  t.true(seeds.every(seed => seed >> 16n === 0x8000n))
  t.true(new Set(seeds).size > 16)
  t.false(handleSeed({ ...exit, csrNum: 0x16n } as never))
})

test('each architecture of the package has a machine', async t => {
  for (const folder of ['x86_64', 'aarch64', 'riscv64']) {
    const { architecture } = await import(`../src/${folder}/architecture.ts`)
    t.true(architecture.maxCpus > 100, folder)
  }
  t.is(typeof (await ownArchitecture()).planBoot, 'function')
})
