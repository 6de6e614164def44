import { inspect } from 'node:util'
import test from 'ava'
import { KvmRegs as Arm64Regs } from '../src/abi/aarch64.ts'
import {
  KvmCpuid2,
  KvmCpuidEntry2,
  KvmDtable,
  KvmEnableCap,
  KvmFpu,
  KvmIoapicState,
  type KvmIoapicStateRedirtbl,
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
import { Struct, Union } from '../src/struct/struct.ts'

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
      'The value of "KvmRegs.rax" is out of range. It must be an integer from -9223372036854775808 to 18446744073709551615. Received 18446744073709551616n',
  })
  t.throws(() => (new KvmSegment().limit = 1.5), {
    instanceOf: RangeError,
    message:
      'The value of "KvmSegment.limit" is out of range. It must be an integer from -2147483648 to 4294967295. Received 1.5',
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
  t.throws(() => (sregs.ds = { base: 3n, selector: -1 }))
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

test('an array takes at most as many integers as it has, each checked, and fills the rest with zeros', t => {
  const table = KvmDtable.from({ padding: [1, 2, 3] })
  table.padding = [4]
  t.deepEqual(table.padding, new Uint16Array([4, 0, 0]))
  t.deepEqual(KvmEnableCap.from({ cap: 129, args: [24] }).args, new BigUint64Array([24n, 0n, 0n, 0n]))
  t.deepEqual(KvmFpu.from({ xmm: [[1], [2, 3]] }).xmm[1], Uint8Array.of(2, 3, ...new Uint8Array(14)))
  t.is(KvmPitState2.from({ channels: [{ mode: 1 }] }).channels[0]?.mode, 1)
  t.is(Arm64Regs.from({ fpRegs: { vregs: [1, 2] } }).fpRegs.vregs[1], 2n)
  t.throws(() => KvmDtable.from({ padding: [1, 2, 3, 4] }), {
    instanceOf: RangeError,
    message: 'The value of "KvmDtable.padding.length" is out of range. It must be at most 3. Received 4',
  })
  t.throws(() => KvmDtable.from({ padding: new Uint16Array(4) }), {
    message: 'The value of "KvmDtable.padding.length" is out of range. It must be at most 3. Received 4',
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
  Object.assign(fpu.xmm[1] as Uint8Array, { 0: 0xaa })
  t.is(fpu.bytes[152 + 16], 0xaa)
  fpu.fpr = Array.from({ length: 8 }, (_, row) => new Uint8Array(16).fill(row))
  t.deepEqual(fpu.fpr.at(-1), new Uint8Array(16).fill(7))
})

test('an array of structs has a length, at() and an iterator', t => {
  const pit = new KvmPitState2()
  t.is(pit.channels.length, 3)
  Object.assign(pit.channels[1] as KvmPitChannelState, { count: 0x10000 })
  t.deepEqual(
    Array.from(pit.channels, channel => channel.count),
    [0, 0x10000, 0],
  )
  t.is(pit.channels.at(-2), pit.channels[1])
  pit.channels = [{ mode: 1 }, { mode: 2 }, KvmPitChannelState.from({ mode: 3 })]
  t.deepEqual(
    [...pit.channels].map(channel => channel.mode),
    [1, 2, 3],
  )
  pit.channels = [pit.channels[1] as KvmPitChannelState, pit.channels[0] as KvmPitChannelState]
  t.deepEqual(
    pit.channels.map(channel => channel.mode),
    [2, 1, 0],
    'the values may be views of what is replaced',
  )
  t.throws(() => (pit.channels = [{}, {}, {}, {}]), {
    instanceOf: RangeError,
    message: 'The value of "KvmPitState2.channels.length" is out of range. It must be at most 3. Received 4',
  })
  t.throws(() => (pit.channels = [{ mode: 7 }, { mode: 1000 }]), { instanceOf: RangeError })
  t.is(pit.channels[0]?.mode, 2, 'an error leaves it as it was')
})

test('an array of structs is an Array of views', t => {
  const cpuid = KvmCpuid2.from({ entries: [{ function: 0, eax: 7 }, { function: 1 }, { function: 7, ebx: 2 }] })
  const { entries } = cpuid
  t.true(Array.isArray(entries))
  t.is(entries, cpuid.entries, 'the same array each time')
  t.is(entries[0]?.eax, 7)
  t.is(entries.at(-1), entries[2])
  t.is(entries.find(entry => entry.function === 7)?.ebx, 2)
  t.is(
    entries.findIndex(entry => entry.function === 9),
    -1,
  )
  t.deepEqual(
    entries.filter(entry => entry.function > 0).map(entry => entry.function),
    [1, 7],
  )
  t.true(entries.some(entry => entry.eax === 7))
  const [first, ...others] = entries
  t.is(first, entries[0])
  t.is(others.length, 2)
  t.is([...entries, ...entries].length, 6)
  t.deepEqual(Object.keys(entries), ['0', '1', '2'])
  Object.assign(entries[1] as KvmCpuidEntry2, { ecx: 5 })
  t.is(cpuid.view.getUint32(8 + 40 + 20, true), 5)
})

test('an index that is not there is undefined, also of at()', t => {
  const { xcrs } = new KvmXcrs()
  t.is(xcrs.length, 16)
  t.is(xcrs[16], undefined)
  t.is(xcrs.at(16), undefined)
  t.is(xcrs.at(-17), undefined)
  t.is(new KvmCpuid2().entries[0], undefined)
  t.is(new KvmFpu().xmm[16], undefined)
  t.is(new Arm64Regs().fpRegs.vregs[32], undefined)
})

test('assigning an element of an array of views, and changing its length, is a TypeError', t => {
  const cpuid = KvmCpuid2.from({ entries: [{ eax: 1 }] })
  const entries = cpuid.entries as KvmCpuidEntry2[]
  // @ts-expect-error: readonly
  t.throws(() => (cpuid.entries[0] = new KvmCpuidEntry2()), { instanceOf: TypeError })
  t.throws(() => (entries[1] = new KvmCpuidEntry2()), { instanceOf: TypeError })
  t.throws(() => entries.push(new KvmCpuidEntry2()), { instanceOf: TypeError })
  t.throws(() => entries.pop(), { instanceOf: TypeError })
  t.throws(() => (entries.length = 0), { instanceOf: TypeError })
  t.throws(() => ((new KvmFpu().xmm as Uint8Array[])[0] = new Uint8Array(16)), { instanceOf: TypeError })
  t.is(cpuid.entries[0]?.eax, 1)
})

test('an array of 128-bit integers is an Array whose elements can be assigned', t => {
  const { vregs } = new Arm64Regs().fpRegs
  t.true(Array.isArray(vregs))
  t.is(vregs.length, 32)
  vregs[2] = (1n << 127n) + 5n
  t.is(vregs[2], (1n << 127n) + 5n)
  t.is(vregs.at(2), vregs[2])
  t.is(vregs.findIndex(Boolean), 2)
  t.deepEqual(vregs.slice(1, 3), [0n, (1n << 127n) + 5n])
  t.true(JSON.stringify(vregs).includes('"0x80000000000000000000000000000005"'))
  t.throws(() => (vregs[0] = 1n << 128n), {
    instanceOf: RangeError,
    message: /^The value of "UserFpsimdState.vregs\[0\]" is out of range/,
  })
  t.throws(() => (vregs[32] = 1n), { instanceOf: TypeError })
  t.throws(() => (vregs as bigint[]).push(1n), { instanceOf: TypeError })
})

test('an array of structs follows its count, and keeps its structs', t => {
  const msrs = KvmMsrs.from({ entries: [{ index: 1 }, { index: 2 }, { index: 3 }] })
  const before = msrs.entries
  msrs.nmsrs = 1
  t.deepEqual(
    msrs.entries.map(entry => entry.index),
    [1],
  )
  t.is(msrs.entries[0], before[0])
  msrs.bytes[0] = 2
  t.is(msrs.entries.length, 2, 'also where the kernel writes it')
  t.is(before.length, 3, 'an array that was read before keeps its length')
  t.throws(() => (msrs.entries = [{ index: 1 }]), { message: /nmsrs|must be 2. Received 1/ })
  msrs.entries = [msrs.entries[1] as KvmMsrEntry, msrs.entries[0] as KvmMsrEntry]
  t.deepEqual(
    msrs.entries.map(entry => entry.index),
    [2, 1],
  )
})

test('from() makes room for the entries of a flexible array member and sets their count', t => {
  const msrs = KvmMsrs.from({ entries: [{ index: 0x10 }, KvmMsrEntry.from({ index: 0x174, data: 8n })] })
  t.is(msrs.nmsrs, 2)
  t.is(msrs.bytes.byteLength, 8 + 2 * 16)
  t.is(msrs.entries.length, 2)
  t.is(msrs.entries[1]?.data, 8n)

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
  t.deepEqual(state.data.svm[0]?.vmcb12, vmcb12)
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
  const redirtbl = new KvmIoapicState().redirtbl as readonly [KvmIoapicStateRedirtbl]
  const [{ fields, bits }] = redirtbl
  t.is(bits, 0n)
  const [redirect] = new KvmIoapicState().redirtbl as readonly [KvmIoapicStateRedirtbl]
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
  t.is(KvmSegment.from({ base: '-0x1' }).base, 0xffff_ffff_ffff_ffffn)
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

test('an accessor is no own property', t => {
  t.deepEqual(Object.keys(new KvmCpuidEntry2()), ['uncloneable', 'bytes', 'view'])
})

test('fields of 32 and 64 bits take negative integers as the same bits, so that bit operators work', t => {
  const entry = KvmCpuidEntry2.from({ ecx: 0x8000_0001 })
  entry.ecx |= 1 << 21
  t.is(entry.ecx, 0x8020_0001)
  entry.ecx &= ~1
  t.is(entry.ecx, 0x8020_0000)
  entry.ecx ^= 1 << 31
  t.is(entry.ecx, 0x0020_0000)
  entry.ecx = ~entry.ecx
  t.is(entry.ecx, 0xffdf_ffff)
  entry.ecx = -0x8000_0000
  t.is(entry.ecx, 0x8000_0000)
  t.throws(() => (entry.ecx = -0x8000_0001), { instanceOf: RangeError })
  const regs = KvmRegs.from({ rax: -22n, rsp: 0x1fff })
  regs.rsp &= ~0xfffn
  t.is(regs.rax, 0xffff_ffff_ffff_ffean)
  t.is(regs.rsp, 0x1000n)
  regs.rax = -1
  t.is(regs.rax, 0xffff_ffff_ffff_ffffn)
  t.throws(() => (regs.rax = -(2n ** 63n) - 1n), { instanceOf: RangeError })
  t.deepEqual(KvmMsrList.from({ indices: [-1, ~0 ^ 1] }).indices, new Uint32Array([0xffff_ffff, 0xffff_fffe]))
  t.is(KvmEnableCap.from({ args: [-2] }).args[0], 0xffff_ffff_ffff_fffen)
  t.throws(() => (new KvmSegment().selector = -1), { instanceOf: RangeError }, 'not of 8 and 16 bits')
  t.throws(() => KvmIrqLevel.from({ status: 2 ** 31 }), { instanceOf: RangeError }, 'not past a signed field')
})

test('structuredClone() and postMessage() refuse a struct, by an error that says how to pass it', t => {
  const regs = KvmRegs.from({ rip: 0x1000 })
  const refusal = { name: 'DataCloneError', message: /pass its bytes, and call its class's fromBytes\(\) there/ }
  t.throws(() => structuredClone(regs), refusal)
  t.throws(() => structuredClone({ list: [regs] }), refusal)
  t.throws(() => structuredClone(KvmCpuid2.withEntries(1).entries), refusal)
  const { port1, port2 } = new MessageChannel()
  t.throws(() => port1.postMessage(regs), refusal)
  port1.close()
  port2.close()
  t.deepEqual(KvmRegs.fromBytes(structuredClone(regs.bytes)), regs)
})

test('the base classes say that they are none of the structs', t => {
  for (const read of ['size', 'align', 'fields', 'overlaps', 'flexible'] as const) {
    t.throws(() => Struct[read], {
      instanceOf: TypeError,
      code: 'ERR_ILLEGAL_CONSTRUCTOR',
      message: /^Struct is a base class/,
    })
    t.throws(() => Union[read], { message: /^Union is a base class/ })
  }
  t.throws(() => new (Struct as unknown as new () => Struct)(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
  t.throws(() => (Struct as never as typeof KvmRegs).from({}), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
  t.throws(() => (Struct as never as typeof KvmRegs).fromBytes(new Uint8Array(8)), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
})

test('a Proxy of a struct has no structs and arrays inside: a coded error', t => {
  const proxy = new Proxy(KvmCpuid2.withEntries(1), {})
  t.is(proxy.nent, 1)
  t.throws(() => proxy.entries, {
    instanceOf: TypeError,
    code: 'ERR_INVALID_THIS',
    message: /"this" must be a struct .* Received a Proxy$/,
  })
  t.throws(() => Object.create(KvmCpuid2.withEntries(1)).entries, { code: 'ERR_INVALID_THIS' })
})

test('bytes of a detached buffer are a coded error', t => {
  const regs = new KvmRegs()
  const { bytes } = regs
  structuredClone(bytes.buffer, { transfer: [bytes.buffer as ArrayBuffer] })
  const detached = { instanceOf: TypeError, code: 'ERR_INVALID_STATE', message: /argument is detached/ }
  t.throws(() => new KvmRegs(bytes), detached)
  t.throws(() => KvmRegs.fromBytes(bytes), detached)
  t.throws(() => KvmRegs.from(regs), detached)
  t.throws(() => (new KvmLapicState().regs = bytes), detached)
})
