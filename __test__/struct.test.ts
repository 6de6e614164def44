import { inspect } from 'node:util'
import test from 'ava'
import {
  KvmCpuid2,
  KvmCpuidEntry2,
  KvmDtable,
  KvmFpu,
  KvmIoapicState,
  KvmIrqLevel,
  KvmIrqRoutingEntry,
  KvmLapicState,
  KvmMsrEntry,
  KvmMsrList,
  KvmMsrs,
  KvmNestedState,
  KvmPitChannelState,
  KvmPitState2,
  KvmRegs,
  KvmRun,
  KvmSegment,
  KvmSignalMask,
  KvmSregs,
  KvmSregs2,
  KvmStatsDesc,
  KvmXcrs,
  KvmXsave,
} from '../src/abi/x86_64.ts'
import { Struct } from '../src/struct/struct.ts'

test('a new struct is zeroed and has the size of the C struct', t => {
  const regs = new KvmRegs()
  t.is(KvmRegs.size, 144)
  t.deepEqual(regs.bytes, new Uint8Array(144))
  t.is(regs.rax, 0n)
  t.true(regs instanceof Struct)
})

test('fields of 64 bits are bigints, smaller ones numbers', t => {
  const segment = KvmSegment.from({ base: 0xffff_ffff_ffff_ffffn, limit: 0xffff_ffff, selector: 0xffff, type: 0xff })
  t.is(segment.base, 0xffff_ffff_ffff_ffffn)
  t.is(segment.limit, 0xffff_ffff)
  t.is(segment.selector, 0xffff)
  t.is(segment.type, 0xff)
  const channel = KvmPitChannelState.from({ countLoadTime: -1n })
  t.is(channel.countLoadTime, -1n)
})

test('a field takes a number or a bigint, where it is exact', t => {
  const regs = new KvmRegs()
  regs.rax = 2
  t.is(regs.rax, 2n)
  regs.rax = 2n ** 64n - 1n
  t.is(regs.rax, 2n ** 64n - 1n)
  const segment = new KvmSegment()
  segment.limit = 0xffffn
  t.is(segment.limit, 0xffff)
})

test('a value that does not fit is a RangeError that names the field', t => {
  const regs = new KvmRegs()
  t.throws(() => (regs.rax = 2n ** 64n), {
    instanceOf: RangeError,
    code: 'ERR_OUT_OF_RANGE',
    message:
      'The value of "KvmRegs.rax" is out of range. It must be an integer from 0 to 18446744073709551615. Received 18446744073709551616n',
  })
  t.throws(() => (regs.rax = -1), { instanceOf: RangeError })
  t.throws(() => (new KvmSegment().limit = 1.5), {
    instanceOf: RangeError,
    message:
      'The value of "KvmSegment.limit" is out of range. It must be an integer from 0 to 4294967295. Received 1.5',
  })
  t.is(regs.rax, 0n)
})

test('a value of another type is a TypeError that names the field', t => {
  // @ts-expect-error: no string
  t.throws(() => (new KvmRegs().rax = '2'), {
    instanceOf: TypeError,
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'The "KvmRegs.rax" argument must be of type number or bigint. Received \'2\'',
  })
})

test('numbers are little-endian in the bytes, and the bytes are the struct', t => {
  const regs = KvmRegs.from({ rbx: 0x0102_0304_0506_0708n })
  t.deepEqual([...regs.bytes.subarray(8, 16)], [8, 7, 6, 5, 4, 3, 2, 1])
  regs.bytes[15] = 0xff
  t.is(regs.rbx, 0xff02_0304_0506_0708n)
})

test('from() takes an object of fields and leaves the others 0', t => {
  const regs = KvmRegs.from({ rip: 0x1000n, rflags: 2 })
  t.is(regs.rip, 0x1000n)
  t.is(regs.rflags, 2n)
  t.is(regs.rax, 0n)
})

test('from() takes a struct of the same class and copies it', t => {
  const regs = KvmRegs.from({ rip: 1n })
  const copy = KvmRegs.from(regs)
  regs.rip = 2n
  t.is(copy.rip, 1n)
})

test('from() refuses an unknown field, at compile time and at run time', t => {
  // @ts-expect-error: no such register
  t.throws(() => KvmRegs.from({ raz: 1n }), {
    instanceOf: TypeError,
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'KvmRegs has no field "raz"',
  })
  // @ts-expect-error: no such field of the nested struct
  t.throws(() => KvmSregs.from({ cs: { bass: 1n } }), { message: 'KvmSegment has no field "bass"' })
  t.throws(() => KvmRegs.from(JSON.parse('{"__proto__":1}')), { message: 'KvmRegs has no field "__proto__"' })
})

test('from() refuses what is no object of fields, so that nothing is silently 0', t => {
  for (const init of [undefined, null, 1, 'rax', [], new Uint8Array(144), new KvmSregs2()]) {
    t.throws(() => KvmRegs.from(init as never), {
      instanceOf: TypeError,
      message: /^The "init" argument must be of type KvmRegs or an object of its fields\. Received /,
    })
  }
  // @ts-expect-error: no bigint
  t.throws(() => KvmSregs.from({ cs: 1n }), { message: /^The "KvmSregs.cs" argument must be of type KvmSegment or / })
})

test('fromBytes() copies exactly the bytes of the struct', t => {
  const bytes = new Uint8Array(144).fill(1)
  const regs = KvmRegs.fromBytes(bytes)
  bytes.fill(2)
  t.is(regs.rax, 0x0101_0101_0101_0101n)
  t.is(KvmRegs.fromBytes(Buffer.alloc(144, 3)).rax, 0x0303_0303_0303_0303n)
})

test('fromBytes() names the expected and the received size', t => {
  t.throws(() => KvmRegs.fromBytes(new Uint8Array(100)), {
    instanceOf: RangeError,
    code: 'ERR_OUT_OF_RANGE',
    message: 'KvmRegs takes 144 bytes, received 100',
  })
  t.throws(() => KvmRegs.fromBytes(new Uint8Array(145)), { message: 'KvmRegs takes 144 bytes, received 145' })
  t.throws(() => KvmCpuid2.fromBytes(new Uint8Array(7)), { message: 'KvmCpuid2 takes at least 8 bytes, received 7' })
  // @ts-expect-error: no Uint8Array
  t.throws(() => KvmRegs.fromBytes([1, 2]), {
    instanceOf: TypeError,
    message: 'The "bytes" argument must be of type Uint8Array. Received [Array]',
  })
})

test('the constructor makes a struct over existing bytes without a copy', t => {
  const page = new Uint8Array(4096 * 3)
  const run = new KvmRun(page)
  t.is(run.bytes.byteLength, KvmRun.size)
  page[8] = 2
  t.is(run.exitReason, 2)
  run.immediateExit = 1
  t.is(page[1], 1)
})

test('the constructor refuses too few and misaligned bytes', t => {
  t.throws(() => new KvmRun(new Uint8Array(100)), { message: 'KvmRun takes 2352 bytes, received 100' })
  t.throws(() => new KvmRegs(new Uint8Array(200).subarray(4)), {
    instanceOf: RangeError,
    message:
      'KvmRegs needs bytes at a multiple of 8 in their buffer, received offset 4: KvmRegs.fromBytes() copies them',
  })
  t.is(KvmRegs.fromBytes(new Uint8Array(200).subarray(4, 148)).rax, 0n)
  t.is(new KvmSignalMask(new Uint8Array(64).subarray(4)).len, 0)
})

test('a nested struct is a view, and the same object each time', t => {
  const sregs = new KvmSregs()
  sregs.cs.base = 0x1234n
  t.is(sregs.cs, sregs.cs)
  t.is(sregs.view.getBigUint64(0, true), 0x1234n)
})

test('a nested struct is set by an object or an instance, as a whole', t => {
  const sregs = KvmSregs.from({ cs: { base: 1n, selector: 8 }, gdt: KvmDtable.from({ limit: 7 }) })
  t.is(sregs.gdt.limit, 7)
  sregs.cs = { base: 2n }
  t.is(sregs.cs.base, 2n)
  t.is(sregs.cs.selector, 0)
  sregs.ds = sregs.cs
  t.is(sregs.ds.base, 2n)
  t.throws(() => (sregs.ds = { base: 3n, limit: -1 }))
  t.is(sregs.ds.base, 2n, 'an error leaves it as it was')
})

test('an array of integers is a typed array over the bytes', t => {
  const sregs = new KvmSregs()
  t.true(sregs.interruptBitmap instanceof BigUint64Array)
  sregs.interruptBitmap[3] = 5n
  t.is(sregs.view.getBigUint64(KvmSregs.size - 8, true), 5n)
  sregs.interruptBitmap = [1, 2n, 3, 4]
  t.deepEqual(sregs.interruptBitmap, new BigUint64Array([1n, 2n, 3n, 4n]))
  t.true(new KvmLapicState().regs instanceof Uint8Array, 'C chars are bytes')
})

test('an array takes exactly as many integers as it has, each checked', t => {
  t.throws(() => KvmDtable.from({ padding: [1, 2] }), {
    instanceOf: RangeError,
    message: 'The value of "KvmDtable.padding.length" is out of range. It must be 3. Received 2',
  })
  t.throws(() => KvmDtable.from({ padding: [1, 2, 0x10000] }), {
    message:
      'The value of "KvmDtable.padding[2]" is out of range. It must be an integer from 0 to 65535. Received 65536',
  })
  // @ts-expect-error: no iterable
  t.throws(() => KvmDtable.from({ padding: 1 }), {
    instanceOf: TypeError,
    message: 'The "KvmDtable.padding" argument must be of type Array or another iterable object. Received 1',
  })
  t.is(KvmDtable.from({ padding: new Uint16Array([1, 2, 3]) }).padding[2], 3)
  t.is(KvmDtable.from({ padding: new Set([1, 2, 3]) }).padding[2], 3)
})

test('an array of arrays has rows that are typed arrays', t => {
  const fpu = new KvmFpu()
  t.is(fpu.xmm.length, 16)
  fpu.xmm.at(1)[0] = 0xaa
  t.is(fpu.bytes[152 + 16], 0xaa)
  fpu.fpr = Array.from({ length: 8 }, (_, row) => new Uint8Array(16).fill(row))
  t.deepEqual(fpu.fpr.at(-1), new Uint8Array(16).fill(7))
})

test('an array of structs has a length, at() and an iterator', t => {
  const pit = new KvmPitState2()
  t.is(pit.channels.length, 3)
  pit.channels.at(1).count = 0x10000
  t.deepEqual(
    Array.from(pit.channels, channel => channel.count),
    [0, 0x10000, 0],
  )
  t.is(pit.channels.at(-2), pit.channels.at(1))
  pit.channels = [{ mode: 1 }, { mode: 2 }, KvmPitChannelState.from({ mode: 3 })]
  t.deepEqual(
    [...pit.channels].map(channel => channel.mode),
    [1, 2, 3],
  )
  t.throws(() => (pit.channels = [{}]), {
    message: 'The value of "KvmPitState2.channels.length" is out of range. It must be 3. Received 1',
  })
})

test('at() of an index that is not there is a RangeError', t => {
  const { xcrs } = new KvmXcrs()
  t.throws(() => xcrs.at(16), {
    instanceOf: RangeError,
    message: 'The value of "index" is out of range. It must be an integer from -16 to 15. Received 16',
  })
  t.throws(() => new KvmCpuid2().entries.at(0), {
    message: 'The value of "index" is out of range. It must be in the array, which is empty. Received 0',
  })
  t.throws(() => xcrs.at(0.5))
  t.throws(() => xcrs.at(Number.NaN))
})

test('from() makes room for the entries of a flexible array member and sets their count', t => {
  const msrs = KvmMsrs.from({ entries: [{ index: 0x10 }, KvmMsrEntry.from({ index: 0x174, data: 8n })] })
  t.is(msrs.nmsrs, 2)
  t.is(msrs.bytes.byteLength, 8 + 2 * 16)
  t.is(msrs.entries.length, 2)
  t.is(msrs.entries.at(1).data, 8n)

  const list = KvmMsrList.from({ indices: new Set([1, 2, 3]) })
  t.is(list.nmsrs, 3)
  t.deepEqual(list.indices, new Uint32Array([1, 2, 3]))
})

test('withEntries() makes room that the kernel fills', t => {
  const cpuid = KvmCpuid2.withEntries(100)
  t.is(cpuid.nent, 100)
  t.is(cpuid.entries.length, 100)
  t.is(cpuid.bytes.byteLength, 8 + 100 * 40)
  cpuid.nent = 3
  t.is(cpuid.entries.length, 3, 'as the kernel says by the count')
  t.is(KvmCpuid2.from({ nent: 5 }).entries.length, 5)
})

test('the length of a flexible array member never exceeds what the bytes hold', t => {
  const cpuid = KvmCpuid2.withEntries(2)
  cpuid.nent = 0xffff_ffff
  t.is(cpuid.entries.length, 2)
  const list = KvmMsrList.withEntries(2)
  list.nmsrs = 1000
  t.is(list.indices.length, 2)
})

test('a flexible array member has at most as many entries as KVM takes', t => {
  t.is(KvmCpuid2.maxEntries, 256)
  t.throws(() => KvmCpuid2.withEntries(257), {
    instanceOf: RangeError,
    message: 'The value of "length" is out of range. It must be at most 256 entries. Received 257',
  })
  t.throws(() => KvmCpuid2.withEntries(-1), { instanceOf: RangeError })
  t.throws(() => KvmCpuid2.from({ nent: 2, entries: [{}] }), {
    message: 'The value of "KvmCpuid2.nent" is out of range. It must be 1, the number of entries. Received 2',
  })
})

test('without a count, a flexible array member is as long as the bytes', t => {
  const xsave = KvmXsave.fromBytes(new Uint8Array(4096 + 8))
  t.is(xsave.extra.length, 2)
  t.is(KvmXsave.from({ extra: [1, 2, 3] }).bytes.byteLength, 4096 + 12)
  const desc = KvmStatsDesc.fromBytes(Buffer.concat([new Uint8Array(16), Buffer.from('halt_exits\0')]))
  t.is(Buffer.from(desc.name).toString(), 'halt_exits\0')
})

test('a struct at the end that has a flexible array member takes all bytes that follow', t => {
  const vmcb12 = new Uint8Array(4096).fill(7)
  const state = KvmNestedState.from({ format: 1, data: { svm: [{ vmcb12 }] } })
  t.is(state.bytes.byteLength, 128 + 4096)
  t.deepEqual(state.data.svm.at(0).vmcb12, vmcb12)
  t.is(state.data.vmx.length, 0)
})

test('the members of an anonymous union are reached directly, as in C', t => {
  const run = new KvmRun()
  run.io.port = 0x3f8
  run.io.dataOffset = 0x1000n
  t.is(run.view.getUint16(34, true), 0x3f8)
  t.is(run.mmio.physAddr & 0xffff_0000n, 0x3f8_0000n)
  t.is(run.hypercall.longmode, 0)
})

test('of an anonymous union from() sets one member', t => {
  t.is(KvmIrqLevel.from({ irq: 5, level: 1 }).status, 5)
  t.is(KvmIrqLevel.from({ status: -1 }).irq, 0xffff_ffff)
  t.throws(() => KvmIrqLevel.from({ irq: 5, status: 1 }), {
    instanceOf: TypeError,
    message: 'KvmIrqLevel has "irq" and "status" in the same bytes: only one of them can be set',
  })
  t.is(KvmRun.from({ io: { port: 1 } }).io.port, 1)
})

test('a union is set by one member or by the hexadecimal string of its bytes', t => {
  const entry = KvmIrqRoutingEntry.from({ gsi: 5, type: 1, u: { irqchip: { irqchip: 1, pin: 5 } } })
  t.is(entry.u.irqchip.pin, 5)
  t.is(entry.u.toJSON(), `0100000005000000${'00'.repeat(24)}`)
  entry.u = 'ff'.repeat(32)
  t.is(entry.u.msi.addressLo, 0xffff_ffff)
  t.throws(() => (entry.u = 'ff'), { message: 'KvmIrqRoutingEntryU takes 32 bytes, received 1' })
  t.throws(() => (entry.u = 'xy'.repeat(32)), {
    message: 'The "KvmIrqRoutingEntry.u" argument must be a hexadecimal string of bytes',
  })
  // @ts-expect-error: two members
  t.throws(() => (entry.u = { irqchip: {}, msi: {} }), {
    instanceOf: TypeError,
    message: 'KvmIrqRoutingEntryU is a union, of which exactly one member can be set, not "irqchip" and "msi"',
  })
  t.throws(() => (entry.u = {} as never), { message: /exactly one member can be set, not none$/ })
})

test('a bitfield reads and writes its bits alone', t => {
  const { fields, bits } = new KvmIoapicState().redirtbl.at(3)
  t.is(bits, 0n)
  const redirect = new KvmIoapicState().redirtbl.at(3)
  redirect.fields.vector = 0x20
  redirect.fields.deliveryMode = 7
  redirect.fields.mask = 1
  redirect.fields.destId = 2
  t.is(redirect.bits, 0x0200_0000_0001_0720n)
  redirect.fields.deliveryMode = 1
  t.is(redirect.bits, 0x0200_0000_0001_0120n)
  t.throws(() => (fields.mask = 2), {
    message:
      'The value of "KvmIoapicStateRedirtblFields.mask" is out of range. It must be an integer from 0 to 1. Received 2',
  })
})

test('toJSON() has 64-bit integers as hexadecimal strings, which from() takes back', t => {
  const segment = KvmSegment.from({ base: 0x1fn, limit: 0xffff })
  t.is(
    JSON.stringify(segment),
    '{"base":"0x1f","limit":65535,"selector":0,"type":0,"present":0,"dpl":0,"db":0,"s":0,"l":0,"g":0,"avl":0,"unusable":0,"padding":0}',
  )
  t.is(KvmSegment.from({ base: '0x1F' }).base, 0x1fn)
  t.like(KvmPitChannelState.from({ countLoadTime: -1n }).toJSON(), { countLoadTime: '-0x1' })
  t.is(KvmPitChannelState.from({ countLoadTime: '-0x1' }).countLoadTime, -1n)
  t.deepEqual(KvmXcrs.from(JSON.parse(JSON.stringify(new KvmXcrs()))), new KvmXcrs())
})

test('only a 64-bit field takes a string, and only a hexadecimal one', t => {
  t.throws(() => KvmSegment.from({ base: 'abc' as never }), {
    instanceOf: TypeError,
    message: `The "KvmSegment.base" argument must be of type number, bigint or hexadecimal string such as '0x1f'. Received 'abc'`,
  })
  // @ts-expect-error: a field of 32 bits
  t.throws(() => KvmSegment.from({ limit: '0x1' }), {
    message: `The "KvmSegment.limit" argument must be of type number or bigint. Received '0x1'`,
  })
  t.throws(() => KvmSegment.from({ base: '-0x1' }), { instanceOf: RangeError })
})

test('structs of equal bytes are deeply equal', t => {
  const one = KvmSregs.from({ cs: { base: 1n } })
  const two = new KvmSregs()
  two.cs.base = 1n
  t.deepEqual(one, two)
  two.cs.base = 2n
  t.notDeepEqual(one, two)
})

test('console.log shows registers in hexadecimal', t => {
  const regs = KvmRegs.from({ rax: 2n, rip: 0xffff_fff0n })
  const text = inspect(regs)
  t.true(text.startsWith('KvmRegs {\n  rax: 0x2,\n  rbx: 0x0,\n'))
  t.true(text.endsWith('  rip: 0xfffffff0,\n  rflags: 0x0\n}'))
  t.is(
    inspect(KvmDtable.from({ base: 0x1000n, limit: 0xff })),
    'KvmDtable { base: 0x1000, limit: 0xff, padding: [ 0x0, 0x0, 0x0 ] }',
  )
  t.is(
    inspect(KvmPitChannelState.from({ countLoadTime: -2n }))
      .split('\n')
      .at(-2),
    '  countLoadTime: -0x2',
  )
})

test('inspect() indents nested structs, keeps to the depth and abbreviates long arrays', t => {
  const sregs = inspect({ sregs: new KvmSregs() })
  t.true(sregs.includes('\n  sregs: KvmSregs {\n    cs: KvmSegment {\n      base: 0x0,\n'))
  t.is(inspect([[[[new KvmRegs()]]]]), '[ [ [ [Array] ] ] ]')
  t.is(inspect([[[new KvmRegs()]]]), '[ [ [ [KvmRegs] ] ] ]')
  t.true(inspect(new KvmLapicState()).includes('... 924 more items'))
  t.is(inspect(KvmMsrs.from({ entries: [{ index: 1 }] }), { breakLength: Infinity }).includes('KvmMsrEntry {'), true)
})

test('inspect() of a union shows its members, without those that only give it its size', t => {
  const entry = KvmIrqRoutingEntry.from({ u: { irqchip: { pin: 5 } } })
  const text = inspect(entry.u)
  t.true(text.includes('irqchip: KvmIrqRoutingIrqchip { irqchip: 0x0, pin: 0x5 }'))
  t.true(text.includes('msi: KvmIrqRoutingMsi {'))
  t.false(/^ {2}pad:/m.test(text))
})

test('an accessor is no own property: a struct has its bytes and nothing else', t => {
  t.deepEqual(Object.keys(new KvmCpuidEntry2()), ['bytes', 'view'])
})
