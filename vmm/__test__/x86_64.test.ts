import test from 'ava'
import { zeroPage } from '../src/boot/boot-params.ts'
import { parseBzImage } from '../src/boot/bzimage.ts'
import { Bus } from '../src/bus/bus.ts'
import { byteRegisters } from '../src/bus/byte-registers.ts'
import { planBoot } from '../src/x86_64/loader.ts'
import { usableRanges } from '../src/x86_64/memory-map.ts'
import { attachPowerControl } from '../src/x86_64/power.ts'

import { IMAGE_SIZE, madeImage, PROTECTED_MODE_SIZE, SETUP_SIZE } from './helpers/bzimage.ts'

const MIB = 1 << 20
const GIB = 1 << 30
const wrongImages: Record<string, [image: Uint8Array, message: string]> = {
  'an empty file': [Buffer.alloc(0), 'a file of 0 bytes is too short for a bzImage'],
  'a text': [Buffer.alloc(4096, 'text'), 'it is not a bzImage'],
  'a vmlinux': [
    Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4096)]),
    'it is not a bzImage but an ELF file: a vmlinuz is needed, not a vmlinux',
  ],
  'a bzImage inside gzip': [
    Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(4096)]),
    'it is not a bzImage but a gzip file',
  ],
  'a bzImage of a protocol before 2.12': [
    madeImage(image => image.writeUInt16LE(0x20b, 0x206)),
    'its boot protocol is 2.11, and at least 2.12 (Linux 3.8) is needed',
  ],
  'a zImage': [madeImage(image => image.writeUInt8(0, 0x211)), 'it is a zImage, not a bzImage (loadflags)'],
  'a bzImage for 32-bit processors': [
    madeImage(image => image.writeUInt16LE(0, 0x236)),
    'it has no 64-bit entry point (xloadflags): a kernel for x86_64 is needed',
  ],
  'a bzImage whose setup header is too short': [
    madeImage(image => image.writeUInt8(0x20, 0x201)),
    'its setup header has an impossible length',
  ],
  'a bzImage whose setup code is longer than the file': [
    madeImage(image => image.writeUInt8(64, 0x1f1)),
    `it is truncated: ${IMAGE_SIZE} of ${65 * 512 + PROTECTED_MODE_SIZE} bytes`,
  ],
  'a truncated bzImage': [
    madeImage().subarray(0, IMAGE_SIZE - 1),
    `it is truncated: ${IMAGE_SIZE - 1} of ${IMAGE_SIZE} bytes`,
  ],
  'a bzImage whose payload is longer than the file': [
    madeImage(image => image.writeUInt32LE(0x1000, 0x24c)),
    `its payload would end at byte ${SETUP_SIZE + 0x2c0 + 0x1000}, behind its last, ${IMAGE_SIZE}`,
  ],
  'a bzImage that wants to lie in the first MiB': [
    madeImage(image => image.writeBigUInt64LE(0n, 0x258)),
    'its preferred address is below 1 MiB',
  ],
}

for (const [name, [image, message]] of Object.entries(wrongImages)) {
  test(`${name} is no kernel that can be booted`, t => {
    t.throws(() => parseBzImage(image), { message: `The kernel cannot be booted: ${message}` })
  })
}

test('an initrd ends where memory ends, or where the kernel cannot reach further', t => {
  const boot = {
    kernel: parseBzImage(madeImage()),
    initrd: new Uint8Array(5000),
    commandLine: '',
    cpus: 1,
    devices: [],
  }
  t.deepEqual(planBoot(boot, 512 * MIB).initrdRange, { start: 512 * MIB - 0x2000, size: 5000 })
  t.deepEqual(planBoot(boot, 4096 * MIB).initrdRange, { start: 2048 * MIB - 0x2000, size: 5000 })
})

test('an initrd that does not fit below the highest address that the kernel can reach is too large', t => {
  const kernel = { ...parseBzImage(madeImage()), initrdAddressMax: 79 * MIB - 1 }
  const boot = { kernel, initrd: new Uint8Array(4 * MIB), commandLine: '', cpus: 1, devices: [] }
  const message = 'the initrd of 4194304 bytes is too large: with the kernel it has to lie below 79 MiB'
  t.throws(() => planBoot(boot, 512 * MIB), { message })
})

test('a command line is at most as long as the kernel takes it', t => {
  const boot = {
    kernel: parseBzImage(madeImage()),
    initrd: new Uint8Array(),
    commandLine: 'x'.repeat(2047),
    cpus: 1,
    devices: [],
  }
  t.is(planBoot(boot, 512 * MIB).entry, 0x1000200)
  const message = 'the command line has 2048 bytes, and this kernel takes 2047'
  t.throws(() => planBoot({ ...boot, commandLine: 'x'.repeat(2048) }, 512 * MIB), { message })
})

test('memory beyond 3 GiB continues above 4 GiB', t => {
  t.deepEqual(usableRanges(4 * GIB), [
    { start: 0, size: 0xa0000 },
    { start: MIB, size: 3 * GIB - MIB },
    { start: 4 * GIB, size: GIB },
  ])
})

test('the zero page has the setup header, the memory map, the initrd and the command line', t => {
  const { header } = parseBzImage(madeImage())
  const initrd = { start: 0x1f000000, size: 0x1234 }
  const page = Buffer.from(zeroPage({ header, usable: usableRanges(512 * MIB), initrd }))
  t.is(page.length, 4096)
  t.is(page.toString('latin1', 0x202, 0x206), 'HdrS')
  t.is(page.readUInt8(0x210), 0xff, 'type_of_loader')
  t.is(page.readUInt32LE(0x218), 0x1f000000, 'ramdisk_image')
  t.is(page.readUInt32LE(0x21c), 0x1234, 'ramdisk_size')
  t.is(page.readUInt32LE(0x228), 0x10000, 'cmd_line_ptr')
  t.is(page.readUInt8(0x1e8), 2, 'e820_entries')
  t.is(page.readBigUInt64LE(0x2d0), 0n)
  t.is(page.readBigUInt64LE(0x2d8), 0xa0000n)
  t.is(page.readUInt32LE(0x2e0), 1, 'E820_TYPE_RAM')
  t.is(page.readBigUInt64LE(0x2e4), 0x100000n)
  t.is(page.readBigUInt64LE(0x2ec), 0x1ff00000n)
  t.is(page.readUInt32LE(0x2f4), 1, 'E820_TYPE_RAM')
})

test('ports without a device read as ones, and take what is written', t => {
  const ports = new Bus()
  const data = new Uint8Array(4)
  ports.read(0xcfc, 4, data)
  t.deepEqual([...data], [0xff, 0xff, 0xff, 0xff])
  t.notThrows(() => ports.write(0xcfc, 4, data))
})

test('a wide access is one to several ports, a repeated one is to the same', t => {
  const ports = new Bus()
  const written: number[][] = []
  const device = { read: (register: number) => register + 1, write: (...args: number[]) => written.push(args) }
  ports.attach(byteRegisters(2, device), 0x100, 2)
  const data = new Uint8Array(4)
  ports.read(0x100, 2, data)
  t.deepEqual([...data], [1, 2, 1, 2])
  ports.write(0x101, 1, Uint8Array.of(7, 8))
  t.deepEqual(written, [
    [1, 7, 1],
    [1, 8, 1],
  ])
})

function requests(port: number, size: number, ...bytes: number[]): string[] {
  const ports = new Bus()
  const seen: string[] = []
  attachPowerControl(ports, what => seen.push(what))
  ports.write(port, size, Uint8Array.of(...bytes))
  return seen
}

test('soft off, the reset register and the keyboard controller end the machine', t => {
  t.deepEqual(requests(0x604, 2, 0x00, 0x34), ['power-off'], 'PM1 control: SLP_EN and SLP_TYP 5')
  t.deepEqual(requests(0x604, 2, 0x01, 0x00), [], 'PM1 control: SCI_EN')
  t.deepEqual(requests(0xcf9, 1, 0x06), ['reset'])
  t.deepEqual(requests(0xcf9, 1, 0x02), [], 'the kind of reset, before it is asked for')
  t.deepEqual(requests(0xcf8, 4, 0x00, 0xc6, 0x00, 0x80), [], 'an address in the configuration space of PCI')
  t.deepEqual(requests(0x64, 1, 0xfe), ['reset'])
  t.deepEqual(requests(0x64, 1, 0x60), [], 'another command')
})
