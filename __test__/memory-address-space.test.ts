import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AddressSpace, GuestMemory, KVM_MEM_READONLY, Kvm, VmFd } from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { duplicate } from './helpers/file-descriptor.ts'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'

const PAGE = 0x1000
const HOLE = { instanceOf: RangeError, code: 'ERR_KVM_INVALID_GUEST_ADDRESS' } as const

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** Memory at 0x1000 (slot 0, two pages), 0x3000 (slot 1, one page), and 0x10000 (slot 2, one page). */
function withMemory(use: (vm: VmFd, low: GuestMemory, middle: GuestMemory, high: GuestMemory) => void): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const low = GuestMemory.allocate(4 * PAGE)
  const middle = GuestMemory.allocate(PAGE)
  const high = GuestMemory.allocate(PAGE, { memfd: true })
  // Not in the order of addresses, and a part of a memory.
  vm.setUserMemoryRegion({ slot: 2, guestPhysAddr: 0x10000, memory: high })
  vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x3000, memory: middle })
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory: low, memoryOffset: PAGE, memorySize: 2 * PAGE })
  use(vm, low, middle, high)
  for (const handle of [vm, low, middle, high, kvm]) handle.close()
}

kvmTest('read() and write() find the memory of an address', t =>
  withMemory((vm, low, middle, high) => {
    const { addressSpace } = vm
    t.true(addressSpace instanceof AddressSpace)
    t.is(vm.addressSpace, addressSpace)
    low.write(PAGE, bytes(1, 2, 3))
    t.deepEqual(addressSpace.read(0x1000, 3), bytes(1, 2, 3))
    t.deepEqual(addressSpace.read(0x1001n, 2n), bytes(2, 3))
    const into = Buffer.alloc(2)
    t.is(addressSpace.read(0x1001n, into), into)
    t.deepEqual([...into], [2, 3])
    addressSpace.write(0x3fff, bytes(4))
    t.is(middle.bytes[PAGE - 1], 4)
    addressSpace.write(0x10000, new Uint8Array(PAGE).fill(5))
    t.true(high.bytes.every(byte => byte === 5))
    // What lies before and behind the slot in its memory is not the guest's.
    t.true(low.read(0, PAGE).every(byte => byte === 0))
    t.true(low.read(3 * PAGE, PAGE).every(byte => byte === 0))
  }),
)

kvmTest('read() copies', t =>
  withMemory((vm, low) => {
    const copy = vm.addressSpace.read(0x1000, 4)
    copy[0] = 9
    t.is(low.bytes[PAGE], 0)
  }),
)

kvmTest('read() and write() go on in the next slot, view() does not', t =>
  withMemory((vm, low, middle) => {
    const { addressSpace } = vm
    addressSpace.write(0x2ffe, bytes(1, 2, 3, 4))
    t.deepEqual(low.read(3 * PAGE - 2, 2), bytes(1, 2))
    t.deepEqual(middle.read(0, 2), bytes(3, 4))
    t.deepEqual(addressSpace.read(0x2ffd, 6), bytes(0, 1, 2, 3, 4, 0))
    t.deepEqual(addressSpace.read(0x2ffd, new Uint8Array(6)), bytes(0, 1, 2, 3, 4, 0))
    t.is(addressSpace.read(0x1000, 3 * PAGE).length, 3 * PAGE)
    const message =
      'A view lies in one slot, but this is in slot 0 (0x1000 to 0x2fff) and slot 1 (0x3000 to 0x3fff): read() copies'
    t.throws(() => addressSpace.view(0x2ffe, 4), { ...HOLE, message })
  }),
)

kvmTest('view() is the memory itself', t =>
  withMemory((vm, low) => {
    const view = vm.addressSpace.view(0x2ff0, 16)
    view[15] = 7
    t.is(low.bytes[3 * PAGE - 1], 7)
    low.write(3 * PAGE - 16, bytes(8))
    t.is(view[0], 8)
    t.is(view.length, 16)
  }),
)

const holes: [address: number | bigint, length: number, message: string][] = [
  [
    0x4000,
    1,
    'There is no memory at guest address 0x4000: slot 1 (0x3000 to 0x3fff) is below, slot 2 (0x10000 to 0x10fff) above',
  ],
  [
    0x3ffe,
    4,
    'There is no memory at guest address 0x4000: slot 1 (0x3000 to 0x3fff) is below, slot 2 (0x10000 to 0x10fff) above',
  ],
  [
    0x2ffe,
    0x2000,
    'There is no memory at guest address 0x4000: slot 1 (0x3000 to 0x3fff) is below, slot 2 (0x10000 to 0x10fff) above',
  ],
  [0, 4, 'There is no memory at guest address 0x0: no slot is below, slot 0 (0x1000 to 0x2fff) above'],
  [0xfff, 2, 'There is no memory at guest address 0xfff: no slot is below, slot 0 (0x1000 to 0x2fff) above'],
  [0x10fff, 2, 'There is no memory at guest address 0x11000: slot 2 (0x10000 to 0x10fff) is below, no slot above'],
  [
    0x10000,
    2 ** 53 - 1,
    'There is no memory at guest address 0x11000: slot 2 (0x10000 to 0x10fff) is below, no slot above',
  ],
  [
    2 ** 53 - 1,
    1,
    'There is no memory at guest address 0x1fffffffffffff: slot 2 (0x10000 to 0x10fff) is below, no slot above',
  ],
  [
    2n ** 64n - 1n,
    1,
    'There is no memory at guest address 0xffffffffffffffff: slot 2 (0x10000 to 0x10fff) is below, no slot above',
  ],
]

for (const [address, length, message] of holes) {
  kvmTest(`${length} bytes at 0x${address.toString(16)} are not all there: the error says where memory is missing`, t =>
    withMemory(({ addressSpace }, low, middle, high) => {
      t.throws(() => addressSpace.read(address, length), { ...HOLE, message })
      t.throws(() => addressSpace.view(address, length), { ...HOLE, message })
      if (length > 2 * PAGE) return
      t.throws(() => addressSpace.write(address, new Uint8Array(length).fill(1)), { ...HOLE, message })
      for (const memory of [low, middle, high]) t.true(memory.bytes.every(byte => byte === 0))
    }),
  )
}

kvmTest('0 bytes are at every address', t =>
  withMemory(({ addressSpace }) => {
    for (const address of [0, 0x1000, 0x4000, 2n ** 63n, 0x11000]) {
      t.is(addressSpace.read(address, 0).length, 0)
      t.is(addressSpace.view(address, 0).length, 0)
      addressSpace.write(address, new Uint8Array())
    }
  }),
)

kvmTest('a virtual machine without memory has none at any address', t => {
  const vm = new Kvm().createVm()
  const message = 'There is no memory at guest address 0x0: no slot is below, no slot above'
  t.throws(() => vm.addressSpace.read(0, 1), { ...HOLE, message })
  vm.close()
})

kvmTest('addresses and lengths that are none are refused', t =>
  withMemory(({ addressSpace }) => {
    for (const address of [-1, -1n, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2n ** 64n]) {
      const expected = { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /"address"/ } as const
      t.throws(() => addressSpace.read(address, 1), expected)
      t.throws(() => addressSpace.view(address, 1), expected)
      t.throws(() => addressSpace.write(address, bytes(1)), expected)
    }
    for (const length of [-1, 0.5, Number.NaN, 2 ** 53, 2n ** 64n]) {
      const expected = { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /"length"/ } as const
      t.throws(() => addressSpace.read(0x1000, length), expected)
      t.throws(() => addressSpace.view(0x1000, length), expected)
    }
    for (const wrong of [undefined, null, '0', {}, Symbol('0')]) {
      t.throws(() => addressSpace.read(wrong as never, 1), { instanceOf: TypeError, message: /"address"/ })
      t.throws(() => addressSpace.read(0x1000, wrong as never), { instanceOf: TypeError, message: /"length"/ })
      t.throws(() => addressSpace.write(0x1000, wrong as never), { instanceOf: TypeError, message: /"data"/ })
    }
  }),
)

kvmTest('slots that are read-only for the guest can be read, not written', t =>
  withMemory(vm => {
    const { addressSpace } = vm
    const rom = GuestMemory.allocate(PAGE)
    rom.write(0, bytes(1, 2))
    vm.setUserMemoryRegion({ slot: 3, guestPhysAddr: 0x11000, memory: rom, flags: KVM_MEM_READONLY })
    t.deepEqual(addressSpace.read(0x11000, 2), bytes(1, 2))
    const expected = { ...HOLE, message: /^slot 3 \(0x11000 to 0x11fff\) is read-only/ }
    t.throws(() => addressSpace.write(0x11000, bytes(9)), expected)
    t.throws(() => addressSpace.view(0x11000, 1), expected)
    // Nothing of it is written, also where it begins in a slot that can be written.
    t.throws(() => addressSpace.write(0x10fff, bytes(9, 9)), expected)
    t.deepEqual(addressSpace.read(0x10fff, 2), bytes(0, 1))
    // The guest's flags can change.
    vm.removeUserMemoryRegion(3)
    vm.setUserMemoryRegion({ slot: 3, guestPhysAddr: 0x11000, memory: rom })
    addressSpace.write(0x11000, bytes(9))
    t.is(rom.bytes[0], 9)
  }),
)

kvmTest('it follows slots that are set, moved and removed', t =>
  withMemory((vm, low, middle) => {
    const { addressSpace } = vm
    middle.write(0, bytes(1))
    t.is(addressSpace.read(0x3000, 1)[0], 1)
    vm.removeUserMemoryRegion(1)
    t.throws(() => addressSpace.read(0x3000, 1), HOLE)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x8000, memory: middle })
    t.is(addressSpace.read(0x8000, 1)[0], 1)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x9000, memory: middle })
    t.throws(() => addressSpace.read(0x8000, 1), HOLE)
    t.is(addressSpace.read(0x9000, 1)[0], 1)
    // Other memory in the same slot, at the same address.
    vm.removeUserMemoryRegion(1)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x9000, memory: low, memorySize: PAGE })
    t.is(addressSpace.read(0x9000, 1)[0], 0)
    // One that the kernel refuses changes nothing.
    t.throws(() => vm.setUserMemoryRegion({ slot: 7, guestPhysAddr: 0x9000, memory: middle }), { code: 'EEXIST' })
    t.is(addressSpace.read(0x9000, 1)[0], 0)
  }),
)

x86Test('it sees what the guest writes, and the guest what it writes', t => {
  const kvm = new Kvm()
  // mov al, [0x1800]; inc al; mov [0x1801], al; hlt
  const { vm, vcpu, close } = realMode(kvm, [0xa0, 0x00, 0x18, 0xfe, 0xc0, 0xa2, 0x01, 0x18, 0xf4])
  vm.addressSpace.write(0x1800, bytes(41))
  t.is(vcpu.run().type, 'Hlt')
  t.is(vm.addressSpace.read(0x1801, 1)[0], 42)
  close()
  kvm.close()
})

kvmTest('memory of a closed handle is found as long as a slot has it; a closed virtual machine has none', t => {
  const vm = new Kvm().createVm()
  const memory = GuestMemory.allocate(PAGE)
  memory.write(0, bytes(1))
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
  memory.close()
  const { addressSpace } = vm
  const view = addressSpace.view(0, 4)
  t.is(addressSpace.read(0, 1)[0], 1)
  vm.close()
  const closed = { code: 'ERR_KVM_CLOSED', message: 'This VmFd is closed' }
  t.throws(() => addressSpace.read(0, 1), closed)
  t.throws(() => addressSpace.write(0, bytes(1)), closed)
  t.throws(() => addressSpace.view(0, 1), closed)
  view[3] = 3
  t.deepEqual(view, bytes(1, 0, 0, 3))
})

kvmTest('a view that somebody detached is made anew', t =>
  withMemory((vm, low) => {
    const { addressSpace } = vm
    const { buffer } = addressSpace.view(0x1000, 4)
    ;(buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer()
    addressSpace.write(0x1000, bytes(6))
    t.is(addressSpace.read(0x1000, 1)[0], 6)
    t.is(low.bytes[PAGE], 6)
    ;(addressSpace.view(0x1000, 4).buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer()
    t.is(addressSpace.read(0x2fff, 2).length, 2)
  }),
)

kvmTest('many slots', t => {
  const vm = new Kvm().createVm()
  const memory = GuestMemory.allocate(PAGE)
  // Every second page, set in an order that is none.
  const places = Array.from({ length: 31 }, (_, slot) => ({ slot, page: (slot * 17) % 31 }))
  for (const { slot, page } of places) {
    vm.setUserMemoryRegion({ slot, guestPhysAddr: 2 * page * PAGE, memory })
  }
  memory.write(0, bytes(1))
  for (const { page } of places) {
    t.is(vm.addressSpace.read(2 * page * PAGE, 1)[0], 1)
    t.throws(() => vm.addressSpace.read((2 * page + 1) * PAGE, 1), HOLE)
  }
  vm.close()
})

kvmTest('slots of another handle of the virtual machine are not known, those of an attached one are', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const memory = GuestMemory.allocate(PAGE)
  const twin = kvm.createVmfdFromRawfd(duplicate(vm.asRawFd()))
  const attached = VmFd.attach(vm.share())
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
  t.throws(() => twin.addressSpace.read(0, 1), HOLE)
  attached.addressSpace.write(0, bytes(3))
  t.is(memory.bytes[0], 3)
  attached.removeUserMemoryRegion(0)
  t.throws(() => vm.addressSpace.read(0, 1), HOLE)
  for (const handle of [attached, twin, vm, kvm]) handle.close()
})

kvmTest('slots that another thread sets and removes are followed', async t => {
  const vm = new Kvm().createVm()
  t.throws(() => vm.addressSpace.read(0, 1), HOLE)
  const worker = new Worker(
    `
    import { parentPort, workerData } from 'node:worker_threads'
    import { GuestMemory, VmFd } from 'kvm-ioctls'
    const vm = VmFd.attach(workerData)
    const memory = GuestMemory.allocate(0x1000)
    parentPort.on('message', what => {
      if (what === 'set') vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
      else if (what === 'write') vm.addressSpace.write(0, Uint8Array.of(5))
      else vm.removeUserMemoryRegion(0)
      parentPort.postMessage('done')
    })
    parentPort.postMessage('ready')
    `,
    { eval: true, workerData: vm.share() },
  )
  await once(worker, 'message')
  const ask = async (what: string): Promise<void> => {
    worker.postMessage(what)
    await once(worker, 'message')
  }
  await ask('set')
  t.is(vm.addressSpace.read(0, 1)[0], 0)
  await ask('write')
  t.is(vm.addressSpace.read(0, 1)[0], 5)
  const view = vm.addressSpace.view(0, 1)
  await ask('remove')
  t.throws(() => vm.addressSpace.read(0, 1), HOLE)
  await worker.terminate()
  t.is(view[0], 5)
  vm.close()
})
