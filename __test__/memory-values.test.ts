// Single values in guest memory: by offset, and by the guest's address.
import test from 'ava'
import { GuestMemory, KVM_MEM_READONLY, Kvm } from 'kvm-ioctls'
import { kvmTest } from './helpers/kvm-test.ts'

const PAGE = 0x1000

type Reads = 'readUInt8' | 'readUInt16LE' | 'readUInt32LE' | 'readBigUInt64LE'
type Loads = 'loadAcquireUInt16LE' | 'loadAcquireUInt32LE'
type Writes = 'writeUInt8' | 'writeUInt16LE' | 'writeUInt32LE' | 'writeBigUInt64LE'
type Stores = 'storeReleaseUInt16LE' | 'storeReleaseUInt32LE'
type Kind = { read: Reads | Loads; write: Writes | Stores; size: number; atomic: boolean }

const kinds: Kind[] = [
  { read: 'readUInt8', write: 'writeUInt8', size: 1, atomic: false },
  { read: 'readUInt16LE', write: 'writeUInt16LE', size: 2, atomic: false },
  { read: 'readUInt32LE', write: 'writeUInt32LE', size: 4, atomic: false },
  { read: 'readBigUInt64LE', write: 'writeBigUInt64LE', size: 8, atomic: false },
  { read: 'loadAcquireUInt16LE', write: 'storeReleaseUInt16LE', size: 2, atomic: true },
  { read: 'loadAcquireUInt32LE', write: 'storeReleaseUInt32LE', size: 4, atomic: true },
]

/** The value whose bytes are 0x81, 0x82, ... */
const sample = (size: number): bigint => BigInt.asUintN(8 * size, 0x8887868584838281n)

for (const { read, write, size, atomic } of kinds) {
  test(`${write}() and ${read}() are little-endian, at the first and the last place`, t => {
    const memory = GuestMemory.allocate(PAGE)
    const places = [0, PAGE - size, ...(atomic ? [size] : [size + 1, 7])]
    for (const place of places) {
      memory.bytes.fill(0)
      t.is(memory[write](sample(size), place), undefined)
      const expected = new Uint8Array(PAGE)
      for (let i = 0; i < size; i++) expected[place + i] = 0x81 + i
      t.deepEqual(memory.read(0, PAGE), expected)
      t.is(BigInt(memory[read](BigInt(place))), sample(size))
      t.is(typeof memory[read](place), size === 8 ? 'bigint' : 'number')
    }
  })

  test(`${write}() and ${read}() refuse what is out of range, and write nothing`, t => {
    const memory = GuestMemory.allocate(PAGE)
    const outside = [-1, PAGE - size + 1, PAGE, 2 ** 53, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2n ** 64n, -1n]
    for (const place of atomic ? [...outside, 1, size + 1] : outside) {
      t.throws(() => memory[read](place), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /offset/ })
      t.throws(() => memory[write](1, place), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /offset/ })
    }
    for (const value of [-1, 2n ** BigInt(8 * size), 0.5, Number.NaN]) {
      t.throws(() => memory[write](value, 0), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /value/ })
    }
    for (const wrong of [undefined, null, '0', {}, { valueOf: () => 0 }]) {
      t.throws(() => memory[read](wrong as never), { code: 'ERR_INVALID_ARG_TYPE' })
      t.throws(() => memory[write](wrong as never, 0), { code: 'ERR_INVALID_ARG_TYPE' })
      t.throws(() => memory[write](0, wrong as never), { code: 'ERR_INVALID_ARG_TYPE' })
    }
    t.true(memory.bytes.every(byte => byte === 0))
  })

  test(`${write}() and ${read}() of closed and of detached memory`, t => {
    const memory = GuestMemory.allocate(PAGE)
    memory[write](sample(size), 0)
    const { buffer } = memory.bytes
    // A runtime that makes a SharedArrayBuffer of it has nothing to detach.
    if (buffer instanceof ArrayBuffer) buffer.transfer()
    t.is(BigInt(memory[read](0)), sample(size))
    memory.close()
    t.throws(() => memory[read](0), { code: 'ERR_KVM_CLOSED' })
    t.throws(() => memory[write](0, 0), { code: 'ERR_KVM_CLOSED' })
  })

  kvmTest(`${write}() and ${read}() by guest address: across slots, read-only, and where there is no memory`, t => {
    const vm = new Kvm().createVm()
    const [low, high, rom] = [PAGE, PAGE, PAGE].map(length => GuestMemory.allocate(length)) as [
      GuestMemory,
      GuestMemory,
      GuestMemory,
    ]
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x10000, memory: low })
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x11000, memory: high })
    vm.setUserMemoryRegion({ slot: 2, guestPhysAddr: 0x12000, memory: rom, flags: KVM_MEM_READONLY })
    const space = vm.addressSpace
    space[write](sample(size), 0x11010)
    t.is(BigInt(high[read](0x10)), sample(size))
    t.is(BigInt(space[read](0x11010n)), sample(size))
    if (!atomic && size > 1) {
      space[write](sample(size), 0x11000 - size / 2)
      t.is(BigInt(space[read](0x11000 - size / 2)), sample(size))
      t.is(low.readUInt8(PAGE - 1), 0x80 + size / 2)
      t.is(high.readUInt8(0), 0x81 + size / 2)
    }
    rom[write](sample(size), 0)
    t.is(BigInt(space[read](0x12000)), sample(size))
    const invalid = { instanceOf: RangeError, code: 'ERR_KVM_INVALID_GUEST_ADDRESS' }
    t.throws(() => space[write](0, 0x12000), invalid)
    t.is(BigInt(space[read](0x12000)), sample(size))
    for (const address of [0, 0xfff0, 0x13000, 2n ** 64n - 16n]) {
      t.throws(() => space[read](address), invalid)
      t.throws(() => space[write](1, address), invalid)
    }
    if (atomic) {
      t.throws(() => space[read](0x11001), { code: 'ERR_OUT_OF_RANGE' })
      t.throws(() => space[write](0, 0x11001), { code: 'ERR_OUT_OF_RANGE' })
    }
    vm.removeUserMemoryRegion(1)
    t.throws(() => space[read](0x11010), invalid)
    vm.close()
    t.throws(() => space[read](0x10000), { code: 'ERR_KVM_CLOSED' })
  })
}
