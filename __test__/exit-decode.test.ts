// How each exit is read from the page, over bytes laid out by the generated structs. Many exits need hardware that test
// machines lack: bus lock detection, Intel's notify exits, SEV-ES, TDX. The other files test the rest on KVM.
import { inspect } from 'node:util'
import test from 'ava'
import * as abi from '../src/abi/host.ts'
import type { BindingVcpu } from '../src/addon.ts'
import { Exits, type VcpuExit } from '../src/exit/vcpu-exit.ts'
import type { Init } from '../src/struct/struct.ts'
import { ARCH } from '../src/unsupported-arch.ts'
import { RunPage } from '../src/vcpu/kvm-run.ts'

const { KvmRun } = abi

/** The numbers of the exits. A constant named like another and more, as `KVM_EXIT_IO_OUT`, is a detail of that one. */
const constants = Object.entries(abi as unknown as Record<string, number>).filter(([name]) => /^KVM_EXIT_/.test(name))
const reasons = constants.filter(([name]) => !constants.some(([other]) => name.startsWith(`${other}_`)))

const page = new Uint8Array(3 * 4096)
const exits = new Exits(new RunPage({ arrayBuffer: () => page.buffer } as unknown as BindingVcpu))

function decode(reason: number, run: Init<abi.KvmRun> = {}): VcpuExit {
  page.fill(0)
  page.set(KvmRun.from(run).bytes)
  return exits.decode(reason)
}

function decodeAs<T extends VcpuExit['type']>(type: T, reason: number, run: Init<abi.KvmRun>) {
  const exit = decode(reason, run)
  if (exit.type !== type) throw new Error(`${type} expected: ${inspect(exit)}`)
  return exit as Extract<VcpuExit, { type: T }>
}

/** `S390Sieic` for `KVM_EXIT_S390_SIEIC`, as the crate names its variants. */
function variantOf(constant: string): string {
  return constant
    .replace('KVM_EXIT', '')
    .toLowerCase()
    .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** The exits of architectures that have no package. */
const isForeign = (constant: string) =>
  /^KVM_EXIT_(S390_\w+|DCR|OSI|PAPR_HCALL|WATCHDOG|EPR|LOONGARCH_IOCSR)$/.test(constant)

test('every KVM_EXIT_* has a member of its own in VcpuExit, named as the kernel does', t => {
  t.true(reasons.length >= 44)
  const numbers = reasons.map(([, reason]) => reason).sort((a, b) => a - b)
  t.deepEqual(
    numbers,
    numbers.map((_, index) => index),
    'the numbers have no gap',
  )
  for (const [name, reason] of reasons) {
    const { type } = decode(reason)
    if (reason === abi.KVM_EXIT_IO) t.is(type, 'IoIn')
    else if (reason === abi.KVM_EXIT_MMIO) t.is(type, 'MmioRead')
    else t.is(type as string, isForeign(name) ? 'Unsupported' : variantOf(name))
  }
  t.is(decode(abi.KVM_EXIT_IO, { io: { direction: abi.KVM_EXIT_IO_OUT } }).type, 'IoOut')
  t.is(decode(abi.KVM_EXIT_MMIO, { mmio: { isWrite: 1 } }).type, 'MmioWrite')
  t.log(`${reasons.length} exits`)
})

test('Unsupported: a number that no header has yet, and the exits of architectures without a package', t => {
  const foreign = reasons.filter(([name]) => isForeign(name))
  t.is(foreign.length, 11)
  for (const reason of [...foreign.map(([, reason]) => reason), reasons.length, 0x7fff_ffff]) {
    t.deepEqual(decode(reason).toJSON(), { type: 'Unsupported', reason })
  }
})

test('an exit is the same object each time', t => {
  for (const [name, reason] of reasons) t.is(decode(reason), decode(reason), name)
})

test('toJSON() and inspect leave out no field of any exit', t => {
  for (const [name, reason] of reasons) {
    const exit = decode(reason)
    const getters = new Set<string>()
    for (let proto = Object.getPrototypeOf(exit); proto !== Object.prototype; proto = Object.getPrototypeOf(proto)) {
      for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) {
        if (get !== undefined) getters.add(key)
      }
    }
    // The same as `address`.
    getters.delete('addressNumber')
    const said = [...getters].filter(key => exit[key as keyof VcpuExit] !== undefined)
    if (exit.type === 'Unsupported') said.push('reason')
    t.deepEqual(Object.keys(exit.toJSON()).sort(), ['type', ...said].sort(), name)
    for (const field of said) t.true(inspect(exit).includes(`${field}:`), `${name}: ${field}`)
  }
})

const decoded: [number, Init<abi.KvmRun>, object][] = [
  [
    abi.KVM_EXIT_UNKNOWN,
    { hw: { hardwareExitReason: 0x1234n } },
    { type: 'Unknown', ...(ARCH === 'x86_64' && { hardwareExitReason: '0x1234' }) },
  ],
  [abi.KVM_EXIT_EXCEPTION, { ex: { exception: 14, errorCode: 2 } }, { type: 'Exception', exception: 14, errorCode: 2 }],
  [
    abi.KVM_EXIT_HYPERCALL,
    { hypercall: { nr: 12, args: [1, 2, 3, 4, 5, 6], ret: 7, flags: 1n } },
    {
      type: 'Hypercall',
      nr: '0xc',
      args: ['0x1', '0x2', '0x3', '0x4', '0x5', '0x6'],
      ret: '0x7',
      ...(ARCH === 'x86_64' && { longmode: 1 }),
      flags: '0x1',
    },
  ],
  [
    abi.KVM_EXIT_FAIL_ENTRY,
    { failEntry: { hardwareEntryFailureReason: 1, cpu: 3 } },
    { type: 'FailEntry', hardwareEntryFailureReason: '0x1', cpu: 3 },
  ],
  [
    abi.KVM_EXIT_TPR_ACCESS,
    { tprAccess: { rip: 0x1000, isWrite: 1 } },
    { type: 'TprAccess', rip: '0x1000', isWrite: 1 },
  ],
  [abi.KVM_EXIT_NMI, {}, { type: 'Nmi' }],
  [
    abi.KVM_EXIT_INTERNAL_ERROR,
    { internal: { suberror: abi.KVM_INTERNAL_ERROR_DELIVERY_EV, ndata: 2, data: [5, 6, ...Array(14).fill(0)] } },
    ARCH === 'aarch64'
      ? { type: 'InternalError', data: [] }
      : { type: 'InternalError', suberror: 3, data: ['0x5', '0x6'] },
  ],
  [
    abi.KVM_EXIT_SYSTEM_EVENT,
    { systemEvent: { type: abi.KVM_SYSTEM_EVENT_RESET, ndata: 1, data: [0x77, ...Array(15).fill(0)] } },
    { type: 'SystemEvent', event: 2, data: ['0x77'], flags: '0x77' },
  ],
  [abi.KVM_EXIT_IOAPIC_EOI, { eoi: { vector: 0x30 } }, { type: 'IoapicEoi', vector: 0x30 }],
  [
    abi.KVM_EXIT_HYPERV,
    {
      hyperv: {
        type: abi.KVM_EXIT_HYPERV_SYNIC,
        u: { synic: { msr: 0x4000_0080, control: 1, evtPage: 0x2001, msgPage: 0x3001 } },
      },
    },
    {
      type: 'Hyperv',
      event: 1,
      synic: { msr: 0x4000_0080, pad2: 0, control: '0x1', evtPage: '0x2001', msgPage: '0x3001' },
    },
  ],
  [
    abi.KVM_EXIT_HYPERV,
    { hyperv: { type: abi.KVM_EXIT_HYPERV_HCALL, u: { hcall: { input: 0x5c, result: 2, params: [3, 4] } } } },
    { type: 'Hyperv', event: 2, hcall: { input: '0x5c', result: '0x2', params: ['0x3', '0x4'] } },
  ],
  [
    abi.KVM_EXIT_HYPERV,
    {
      hyperv: {
        type: abi.KVM_EXIT_HYPERV_SYNDBG,
        u: { syndbg: { msr: 0x4000_00f1, control: 1, status: 2, sendPage: 3, recvPage: 4, pendingPage: 5 } },
      },
    },
    {
      type: 'Hyperv',
      event: 3,
      syndbg: {
        msr: 0x4000_00f1,
        pad2: 0,
        control: '0x1',
        status: '0x2',
        sendPage: '0x3',
        recvPage: '0x4',
        pendingPage: '0x5',
      },
    },
  ],
  [
    abi.KVM_EXIT_ARM_NISV,
    { armNisv: { esrIss: 0x47, faultIpa: 0x900_0000 } },
    { type: 'ArmNisv', esrIss: '0x47', faultIpa: '0x9000000' },
  ],
  [
    abi.KVM_EXIT_X86_RDMSR,
    { msr: { reason: abi.KVM_MSR_EXIT_REASON_FILTER, index: 0x174, error: 1, data: 5 } },
    { type: 'X86Rdmsr', reason: 4, index: 0x174, error: 1, data: '0x5' },
  ],
  [
    abi.KVM_EXIT_X86_WRMSR,
    { msr: { reason: abi.KVM_MSR_EXIT_REASON_UNKNOWN, index: 0x175, error: 0, data: 6 } },
    { type: 'X86Wrmsr', reason: 2, index: 0x175, error: 0, data: '0x6' },
  ],
  [abi.KVM_EXIT_DIRTY_RING_FULL, {}, { type: 'DirtyRingFull' }],
  [abi.KVM_EXIT_AP_RESET_HOLD, {}, { type: 'ApResetHold' }],
  [abi.KVM_EXIT_X86_BUS_LOCK, {}, { type: 'X86BusLock' }],
  [
    abi.KVM_EXIT_XEN,
    {
      xen: {
        type: abi.KVM_EXIT_XEN_HCALL,
        u: { hcall: { longmode: 1, cpl: 3, input: 17, result: 2, params: [1, 2, 3, 4, 5, 6] } },
      },
    },
    {
      type: 'Xen',
      event: 1,
      hcall: {
        longmode: 1,
        cpl: 3,
        input: '0x11',
        result: '0x2',
        params: ['0x1', '0x2', '0x3', '0x4', '0x5', '0x6'],
      },
    },
  ],
  [
    abi.KVM_EXIT_RISCV_SBI,
    { riscvSbi: { extensionId: 0x4442_434e, functionId: 2, args: [1, 2, 3, 4, 5, 6], ret: [7, 8] } },
    {
      type: 'RiscvSbi',
      extensionId: '0x4442434e',
      functionId: '0x2',
      args: ['0x1', '0x2', '0x3', '0x4', '0x5', '0x6'],
      ret: ['0x7', '0x8'],
    },
  ],
  [
    abi.KVM_EXIT_RISCV_CSR,
    { riscvCsr: { csrNum: 0x15, newValue: 1, writeMask: 3, retValue: 4 } },
    { type: 'RiscvCsr', csrNum: '0x15', newValue: '0x1', writeMask: '0x3', retValue: '0x4' },
  ],
  [abi.KVM_EXIT_NOTIFY, { notify: { flags: abi.KVM_NOTIFY_CONTEXT_INVALID } }, { type: 'Notify', flags: 1 }],
  [
    abi.KVM_EXIT_MEMORY_FAULT,
    { memoryFault: { flags: 8, gpa: 0x1000, size: 0x2000 } },
    { type: 'MemoryFault', flags: '0x8', gpa: '0x1000', size: '0x2000' },
  ],
  [
    abi.KVM_EXIT_TDX,
    { tdx: { flags: 0, nr: 0x10002, getQuote: { ret: 1, gpa: 0x3000, size: 0x1000 } } },
    { type: 'Tdx', flags: '0x0', nr: '0x10002', getQuote: { ret: '0x1', gpa: '0x3000', size: '0x1000' } },
  ],
  [
    abi.KVM_EXIT_TDX,
    { tdx: { nr: 0x10000, getTdvmcallInfo: { ret: 1, leaf: 2, r11: 3, r12: 4, r13: 5, r14: 6 } } },
    {
      type: 'Tdx',
      flags: '0x0',
      nr: '0x10000',
      getTdvmcallInfo: { ret: '0x1', leaf: '0x2', r11: '0x3', r12: '0x4', r13: '0x5', r14: '0x6' },
    },
  ],
  [
    abi.KVM_EXIT_TDX,
    { tdx: { nr: 0x10004, setupEventNotify: { ret: 1, vector: 0x40 } } },
    { type: 'Tdx', flags: '0x0', nr: '0x10004', setupEventNotify: { ret: '0x1', vector: '0x40' } },
  ],
  [
    abi.KVM_EXIT_TDX,
    { tdx: { flags: 1, nr: 0x10009, unknown: { ret: 1, data: [2, 3, 4, 5, 6] } } },
    {
      type: 'Tdx',
      flags: '0x1',
      nr: '0x10009',
      unknown: { ret: '0x1', data: ['0x2', '0x3', '0x4', '0x5', '0x6'] },
    },
  ],
  [
    abi.KVM_EXIT_ARM_SEA,
    { armSea: { flags: abi.KVM_EXIT_ARM_SEA_FLAG_GPA_VALID, esr: 0x9200_0010, gva: 0x1000, gpa: 0x4000_1000 } },
    { type: 'ArmSea', flags: '0x1', esr: '0x92000010', gva: '0x1000', gpa: '0x40001000' },
  ],
  [
    abi.KVM_EXIT_ARM_LDST64B,
    { armNisv: { esrIss: 0x48, faultIpa: 0x900_0040 } },
    { type: 'ArmLdst64b', esrIss: '0x48', faultIpa: '0x9000040' },
  ],
  [
    abi.KVM_EXIT_SNP_REQ_CERTS,
    { snpReqCerts: { gpa: 0x5000, npages: 2, ret: 3 } },
    { type: 'SnpReqCerts', gpa: '0x5000', npages: '0x2', ret: '0x3' },
  ],
]

for (const [reason, run, json] of decoded) {
  const { type, event, nr } = json as { type: string; event?: number; nr?: string }
  const kind = event ?? nr
  test(`${type}${kind === undefined ? '' : ` ${kind}`}: every field of its part of the page`, t => {
    t.deepEqual(decode(reason, run).toJSON(), json as ReturnType<VcpuExit['toJSON']>)
  })
}

type PartlyWritten = [title: string, reason: number, write: (run: abi.KvmRun) => void, json: object]

/** What KVM writes at an exit, over a union that is full of an earlier one, and what the exit then has. */
const partlyWritten: PartlyWritten[] = [
  [
    'SystemEvent without data',
    abi.KVM_EXIT_SYSTEM_EVENT,
    run => void Object.assign(run.systemEvent, { type: abi.KVM_SYSTEM_EVENT_CRASH, ndata: 0 }),
    { type: 'SystemEvent', event: 3, data: [], ...(ARCH !== 'x86_64' && { flags: '0xa5a5a5a5a5a5a5a5' }) },
  ],
  [
    'SystemEvent with a number',
    abi.KVM_EXIT_SYSTEM_EVENT,
    run => {
      Object.assign(run.systemEvent, { type: abi.KVM_SYSTEM_EVENT_SEV_TERM, ndata: 1 })
      run.systemEvent.data[0] = 0x100n
    },
    { type: 'SystemEvent', event: 6, data: ['0x100'], flags: '0x100' },
  ],
  [
    'InternalError without details',
    abi.KVM_EXIT_INTERNAL_ERROR,
    run => void Object.assign(run.internal, { suberror: abi.KVM_INTERNAL_ERROR_EMULATION, ndata: 0 }),
    { type: 'InternalError', ...(ARCH !== 'aarch64' && { suberror: 1 }), data: [] },
  ],
  [
    'ArmSea without addresses',
    abi.KVM_EXIT_ARM_SEA,
    run => void Object.assign(run.armSea, { flags: 0, esr: 0x9200_0410 }),
    { type: 'ArmSea', flags: '0x0', esr: '0x92000410' },
  ],
]
if (ARCH === 'aarch64') {
  partlyWritten.push(['FailEntry without a reason', abi.KVM_EXIT_FAIL_ENTRY, () => undefined, { type: 'FailEntry' }])
}
if (ARCH !== 'x86_64') {
  partlyWritten.push(['Unknown without a reason', abi.KVM_EXIT_UNKNOWN, () => undefined, { type: 'Unknown' }])
}

for (const [title, reason, write, json] of partlyWritten) {
  test(`${title}: nothing of an earlier exit`, t => {
    page.fill(0)
    const run = new KvmRun(page)
    run.padding.fill(0xa5)
    write(run)
    const exit = exits.decode(reason)
    t.deepEqual(exit.toJSON(), json as ReturnType<VcpuExit['toJSON']>)
    if (ARCH === 'x86_64') t.notRegex(inspect(exit), /a5a5/)
  })
}

test('InternalError: a failed emulation has flags, and the bytes of the instruction if they say so', t => {
  if (ARCH === 'aarch64') return t.pass('KVM writes no details there')
  const failure = (run: Init<abi.KvmRunEmulationFailure>) => {
    const exit = decodeAs('InternalError', abi.KVM_EXIT_INTERNAL_ERROR, {
      emulationFailure: { suberror: abi.KVM_INTERNAL_ERROR_EMULATION, insnBytes: Array(15).fill(0x90), ...run },
    })
    return { flags: exit.flags, insnSize: exit.insnSize, insnBytes: exit.insnBytes && [...exit.insnBytes] }
  }
  const none = { flags: undefined, insnSize: undefined, insnBytes: undefined }
  t.deepEqual(failure({ ndata: 0, flags: 1, insnSize: 3 }), none)
  t.deepEqual(failure({ suberror: abi.KVM_INTERNAL_ERROR_SIMUL_EX, ndata: 3, flags: 1, insnSize: 3 }), none)
  t.deepEqual(failure({ ndata: 3, flags: 0, insnSize: 3 }), { ...none, flags: 0n })
  t.deepEqual(failure({ ndata: 3, flags: 1, insnSize: 3 }), { flags: 1n, insnSize: 3, insnBytes: [0x90, 0x90, 0x90] })
  t.is(failure({ ndata: 3, flags: 1, insnSize: 255 }).insnBytes?.length, 15, 'not a byte of what follows them')
})

test('lengths in the page are not believed', t => {
  const ones = 0xffff_ffff
  const { data } = decodeAs('InternalError', abi.KVM_EXIT_INTERNAL_ERROR, { internal: { ndata: ones } })
  t.is(data.length, ARCH === 'aarch64' ? 0 : 16)
  t.is(decodeAs('SystemEvent', abi.KVM_EXIT_SYSTEM_EVENT, { systemEvent: { ndata: ones } }).data.length, 16)
  t.is(decodeAs('MmioRead', abi.KVM_EXIT_MMIO, { mmio: { len: ones } }).data.length, 8)
  const io = { size: 255, count: ones, dataOffset: 4096n }
  t.is(decodeAs('IoIn', abi.KVM_EXIT_IO, { io }).data.length, page.length - 4096)
})

test('any bytes at all can be decoded, copied and shown', t => {
  for (const byte of [0xff, 0x80, 0x01]) {
    page.fill(byte)
    for (const [name, reason] of reasons) {
      const exit = exits.decode(reason)
      t.notThrows(() => JSON.stringify(exit), name)
      t.notThrows(() => inspect(exit), name)
    }
  }
})

test('answers are written to the page, and only what fits', t => {
  const out = { code: 'ERR_OUT_OF_RANGE' }
  const run = new KvmRun(page)
  const call = decodeAs('Hypercall', abi.KVM_EXIT_HYPERCALL, {})
  call.ret = BigInt.asUintN(64, -22n)
  t.is(run.hypercall.ret, 0xffff_ffff_ffff_ffean)
  call.ret = -22
  t.is(run.hypercall.ret, 0xffff_ffff_ffff_ffean, 'negative errors as C programs write them')
  t.throws(() => (call.ret = -(2n ** 63n) - 1n), out)

  const rdmsr = decodeAs('X86Rdmsr', abi.KVM_EXIT_X86_RDMSR, {})
  rdmsr.data = 1n << 63n
  rdmsr.error = 1
  t.deepEqual([run.msr.data, run.msr.error], [1n << 63n, 1])
  t.throws(() => (rdmsr.data = 1n << 64n), out)
  t.throws(() => (rdmsr.error = 256), out)

  const sbi = decodeAs('RiscvSbi', abi.KVM_EXIT_RISCV_SBI, {})
  sbi.ret = [1, 2n]
  t.deepEqual([...run.riscvSbi.ret], [1n, 2n])
  t.throws(() => (sbi.ret = [1, 2, 3]), out)

  const csr = decodeAs('RiscvCsr', abi.KVM_EXIT_RISCV_CSR, {})
  csr.retValue = 5
  t.is(run.riscvCsr.retValue, 5n)
  t.throws(() => (csr.retValue = 1.5), out)

  const certs = decodeAs('SnpReqCerts', abi.KVM_EXIT_SNP_REQ_CERTS, {})
  certs.ret = 28
  certs.npages = 4
  t.deepEqual([run.snpReqCerts.ret, run.snpReqCerts.npages], [28n, 4n])

  const tdx = decodeAs('Tdx', abi.KVM_EXIT_TDX, { tdx: { nr: 0x10002 } })
  if (tdx.getQuote === undefined) return t.fail(inspect(tdx))
  tdx.getQuote.ret = 1n << 63n
  t.is(run.tdx.getQuote.ret, 1n << 63n)

  const hcall = { type: abi.KVM_EXIT_HYPERV_HCALL }
  const hyperv = decodeAs('Hyperv', abi.KVM_EXIT_HYPERV, { hyperv: hcall })
  if (hyperv.hcall === undefined) return t.fail(inspect(hyperv))
  hyperv.hcall.result = 2
  t.is(run.hyperv.u.hcall.result, 2n)
  t.is(hyperv.synic, undefined)

  const syndbg = decodeAs('Hyperv', abi.KVM_EXIT_HYPERV, { hyperv: { type: abi.KVM_EXIT_HYPERV_SYNDBG } })
  if (syndbg.syndbg === undefined) return t.fail(inspect(syndbg))
  syndbg.syndbg.status = 3
  t.is(run.hyperv.u.syndbg.status, 3n)

  const xen = decodeAs('Xen', abi.KVM_EXIT_XEN, { xen: { type: abi.KVM_EXIT_XEN_HCALL } })
  if (xen.hcall === undefined) return t.fail(inspect(xen))
  xen.hcall.result = 4
  t.is(run.xen.u.hcall.result, 4n)
})
