// What the guest writes, and this process is told of without an exit: ioeventfd, and coalesced writes.
import {
  Cap,
  EventFd,
  type IoEventAddress,
  type IoEventOptions,
  Kvm,
  KvmError,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { type Guest, realMode } from './guests/real-mode.ts'
import { kvmTest } from './helpers/kvm-test.ts'

const EEXIST = { instanceOf: KvmError, code: 'EEXIST' } as const
const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const
const ENOENT = { instanceOf: KvmError, code: 'ENOENT' } as const
const HLT = 0xf4

function withVm(use: (vm: VmFd, event: EventFd) => void): void {
  const [vm, event] = [new Kvm().createVm(), new EventFd()]
  try {
    use(vm, event)
  } finally {
    vm.close()
    event.close()
  }
}

function withGuest(
  code: readonly number[],
  regs: Parameters<typeof realMode>[2],
  use: (guest: Guest, event: EventFd) => void,
): void {
  const [guest, event] = [realMode(new Kvm(), code, regs), new EventFd()]
  try {
    use(guest, event)
  } finally {
    guest.close()
    event.close()
  }
}

/** The types of the exits until the guest halts, of which there must not be many. */
function exitsOf(vcpu: VcpuFd): string[] {
  const types: string[] = []
  while (types.length < 20) {
    const { type } = vcpu.run()
    if (type === 'Hlt') return types
    types.push(type)
  }
  throw new Error('the guest does not end')
}

// Writes 0x11, 0x2211 and 0x44332211.
const WRITES_TO_PORT = [
  0xee, // out dx, al
  0xef, // out dx, ax
  ...[0x66, 0xef], // out dx, eax
  HLT,
]
const WRITES_TO_MEMORY = [
  ...[0x88, 0x07], // mov [bx], al
  ...[0x89, 0x07], // mov [bx], ax
  ...[0x66, 0x89, 0x07], // mov [bx], eax
  HLT,
]
const REGS = { rax: 0x44332211, rdx: 0x510, rbx: 0x5000 }

const listeners: [string, IoEventOptions | undefined, number][] = [
  ['of any length', undefined, 3],
  ['of any length, asked for by 0', { length: 0 }, 3],
  ['of one byte', { length: 1 }, 1],
  ['of two bytes', { length: 2n }, 1],
  ['of four bytes', { length: 4 }, 1],
  ['of eight bytes', { length: 8 }, 0],
  ['of one byte with the value', { length: 1, datamatch: 0x11 }, 1],
  ['of one byte with another value', { length: 1, datamatch: 0x12 }, 0],
  ['of two bytes with the value', { length: 2, datamatch: 0x2211n }, 1],
  ['of four bytes with the value', { length: 4, datamatch: 0x44332211 }, 1],
  ['of four bytes with another value', { length: 4, datamatch: 0 }, 0],
]

for (const [what, options, count] of listeners) {
  for (const [where, code, address, type] of [
    ['a port', WRITES_TO_PORT, { pio: 0x510 }, 'IoOut'],
    ['an address', WRITES_TO_MEMORY, { mmio: 0x5000n }, 'MmioWrite'],
  ] as const) {
    kvmTest(`registerIoevent(): of the writes to ${where} those ${what} are counted, and do not exit`, t =>
      withGuest(code, REGS, ({ vm, vcpu }, event) => {
        vm.registerIoevent(event, address, options)
        t.deepEqual(exitsOf(vcpu), Array(3 - count).fill(type))
        t.is(event.read(), count === 0 ? null : BigInt(count))
      }),
    )
  }
}

kvmTest('unregisterIoevent(): the writes exit again', t =>
  withGuest([...WRITES_TO_PORT.slice(0, -1), ...WRITES_TO_PORT], REGS, ({ vm, vcpu }, event) => {
    vm.registerIoevent(event, { pio: 0x510 })
    vm.registerIoevent(event, { pio: 0x511 })
    vm.unregisterIoevent(event, { pio: 0x510 })
    t.is(exitsOf(vcpu).length, 6)
    t.is(event.read(), null)
  }),
)

kvmTest('registerIoevent() goes on when the event is closed, and nobody can read it', t =>
  withGuest(WRITES_TO_PORT, REGS, ({ vm, vcpu }, event) => {
    vm.registerIoevent(event, { pio: 0x510 })
    event.close()
    t.deepEqual(exitsOf(vcpu), [])
  }),
)

kvmTest('one event can be told of many writes', t =>
  withVm((vm, event) => {
    vm.registerIoevent(event, { pio: 0xf4 })
    vm.registerIoevent(event, { mmio: 0x1000 })
    vm.registerIoevent(event, { pio: 0xc1 }, { length: 1, datamatch: 0x7f })
    vm.registerIoevent(event, { pio: 0xc2 }, { length: 2, datamatch: 0x1337 })
    vm.registerIoevent(event, { pio: 0xc4 }, { length: 4, datamatch: 0xdead_beef })
    vm.registerIoevent(event, { pio: 0xc8 }, { length: 8, datamatch: 0xdead_beef_dead_beefn })
    t.throws(() => vm.registerIoevent(event, { pio: 0xf4 }, { length: 2 }), {
      ...EEXIST,
      message: /KVM_IOEVENTFD \(an event is told of the same already\)/,
    })
    // Another value is another event.
    vm.registerIoevent(event, { pio: 0xc1 }, { length: 1, datamatch: 0x7e })
  }),
)

kvmTest('unregisterIoevent() takes what registerIoevent() was given', t =>
  withVm((vm, event) => {
    t.throws(() => vm.unregisterIoevent(event, { pio: 0xf4 }), { ...ENOENT, message: /no such event is registered/ })
    t.throws(() => vm.unregisterIoevent(event, { mmio: 0x1000 }), ENOENT)
    vm.registerIoevent(event, { pio: 0xf4 })
    vm.registerIoevent(event, { mmio: 0x1000 }, { length: 2, datamatch: 0x1337 })
    const other = new EventFd()
    t.throws(() => vm.unregisterIoevent(other, { pio: 0xf4 }), ENOENT)
    other.close()
    t.throws(() => vm.unregisterIoevent(event, { mmio: 0xf4 }), ENOENT)
    t.throws(() => vm.unregisterIoevent(event, { mmio: 0x1000 }), ENOENT)
    t.throws(() => vm.unregisterIoevent(event, { mmio: 0x1000 }, { length: 2 }), ENOENT)
    t.throws(() => vm.unregisterIoevent(event, { mmio: 0x1000 }, { length: 2, datamatch: 0 }), ENOENT)
    vm.unregisterIoevent(event, { pio: 0xf4 })
    vm.unregisterIoevent(event, { mmio: 0x1000 }, { length: 2, datamatch: 0x1337 })
    t.throws(() => vm.unregisterIoevent(event, { pio: 0xf4 }), ENOENT)
  }),
)

kvmTest('registerIoevent(): a value without a length, and a length beyond the last address, are EINVAL', t =>
  withVm((vm, event) => {
    const message = /a datamatch needs a length; and the length must not go beyond the last address/
    t.throws(() => vm.registerIoevent(event, { pio: 1 }, { datamatch: 1 }), { ...EINVAL, message })
    t.throws(() => vm.registerIoevent(event, { mmio: 1 }, { length: 0, datamatch: 0n }), { ...EINVAL, message })
    t.throws(() => vm.registerIoevent(event, { mmio: 2n ** 64n - 1n }, { length: 8 }), { ...EINVAL, message })
  }),
)

kvmTest('bad arguments of registerIoevent() and unregisterIoevent() are errors that name them', t =>
  withVm((vm, event) => {
    for (const method of ['registerIoevent', 'unregisterIoevent'] as const) {
      const throws = (instanceOf: typeof TypeError, message: RegExp, ...args: unknown[]): void => {
        t.throws(() => (vm[method] as (...args: unknown[]) => void)(...args), { instanceOf, message })
      }
      for (const other of [undefined, null, 5, {}, vm]) throws(TypeError, /"eventfd".*EventFd/, other, { pio: 1 })
      for (const other of [undefined, null, 5]) throws(TypeError, /"address".*object/, event, other)
      const exactlyOne = /"address" argument must have exactly one of the fields "pio" and "mmio"/
      for (const other of [{}, { pio: 1, mmio: 1 }, { port: 1 }, []]) throws(TypeError, exactlyOne, event, other)
      throws(TypeError, /"address\.pio"/, event, { pio: '1' })
      throws(RangeError, /"address\.pio".*65535/, event, { pio: 0x1_0000 })
      throws(RangeError, /"address\.mmio"/, event, { mmio: -1 })
      throws(RangeError, /"address\.mmio"/, event, { mmio: 2n ** 64n })
      throws(TypeError, /"options".*object/, event, { pio: 1 }, 4)
      throws(TypeError, /option "len"/, event, { pio: 1 }, { len: 4 })
      for (const length of [3, 5, 7])
        throws(RangeError, /"options\.length".*0, 1, 2, 4 or 8/, event, { pio: 1 }, { length })
      throws(RangeError, /"options\.length"/, event, { pio: 1 }, { length: 16 })
      throws(RangeError, /"options\.datamatch".*1 bytes/, event, { pio: 1 }, { length: 1, datamatch: 256 })
      throws(RangeError, /"options\.datamatch"/, event, { pio: 1 }, { length: 8, datamatch: 2n ** 64n })
      throws(TypeError, /"options\.datamatch"/, event, { pio: 1 }, { length: 8, datamatch: null })
    }
  }),
)

kvmTest('registerCoalescedMmio(): writes to the range do not exit, until unregisterCoalescedMmio()', t => {
  for (const [code, address, type] of [
    [WRITES_TO_PORT, { pio: 0x510 }, 'IoOut'],
    [WRITES_TO_MEMORY, { mmio: 0x5000n }, 'MmioWrite'],
  ] satisfies [number[], IoEventAddress, string][]) {
    withGuest([...code.slice(0, -1), ...code], REGS, ({ vm, vcpu }) => {
      vcpu.mapCoalescedMmioRing()
      vm.registerCoalescedMmio(address, 4)
      t.deepEqual(exitsOf(vcpu), [])
      const lengths: number[] = []
      for (let write = vcpu.coalescedMmioRead(); write !== undefined; write = vcpu.coalescedMmioRead()) {
        t.is(write.physAddr, BigInt('pio' in address ? address.pio : address.mmio))
        t.is(write.pio, 'pio' in address ? 1 : 0)
        t.deepEqual([...write.data.subarray(0, write.len)], [0x11, 0x22, 0x33, 0x44].slice(0, write.len))
        lengths.push(write.len)
      }
      t.deepEqual(lengths, [1, 2, 4, 1, 2, 4])
    })
    withGuest(code, REGS, ({ vm, vcpu }) => {
      vm.registerCoalescedMmio(address, 2)
      vm.unregisterCoalescedMmio(address, 2)
      t.deepEqual(exitsOf(vcpu), [type, type, type])
    })
    withGuest(code, REGS, ({ vm, vcpu }) => {
      vm.registerCoalescedMmio(address, 2)
      // Four bytes do not lie within.
      t.deepEqual(exitsOf(vcpu), [type])
    })
  }
})

kvmTest('registerCoalescedMmio() of too many ranges, or with bad arguments', t =>
  withVm(vm => {
    t.true(vm.checkExtension(Cap.CoalescedPio))
    vm.unregisterCoalescedMmio({ pio: 9 }, 1)
    t.throws(
      () => {
        for (let port = 0; port < 5000; port++) vm.registerCoalescedMmio({ pio: port }, 1)
      },
      { instanceOf: KvmError, code: 'ENOSPC', message: /KVM_REGISTER_COALESCED_MMIO/ },
    )
    for (const method of ['registerCoalescedMmio', 'unregisterCoalescedMmio'] as const) {
      t.throws(() => vm[method]({} as never, 1), { instanceOf: TypeError, message: /"address"/ })
      t.throws(() => vm[method]({ pio: 1 }, -1), { instanceOf: RangeError, message: /"size"/ })
      t.throws(() => vm[method]({ pio: 1 }, 2 ** 32), { instanceOf: RangeError, message: /"size"/ })
    }
  }),
)
