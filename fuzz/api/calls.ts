// Good arguments for every operation. What is not here cannot be fuzzed, and a test says so.
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as api from 'kvm-ioctls'
import { duplicate, eventfd, memfdCreate } from '../../__test__/helpers/file-descriptor.ts'
import { CODE, type World } from '../program/world.ts'
import { anyStruct } from './structs.ts'
import type { StructClass } from './surface.ts'

/** What good arguments are made from: numbers that the program has chosen, and what it has in its hands. */
export class Pick {
  readonly world: World
  readonly #choices: readonly number[]
  #next = 0

  constructor(world: World, choices: readonly number[]) {
    this.world = world
    this.#choices = choices
  }

  number(below: number): number {
    const choice = this.#choices[this.#next++ % Math.max(this.#choices.length, 1)] ?? 0
    return choice % below
  }

  of<T>(...values: readonly T[]): T {
    return values[this.number(values.length)] as T
  }

  /** An argument that may be left out. */
  maybe<T>(value: () => T): T | undefined {
    return this.number(3) === 0 ? undefined : value()
  }

  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    let state = this.number(0xffff) + 1
    for (let i = 0; i < length; i++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      bytes[i] = state >>> 16
    }
    this.world.passed.push(bytes.buffer)
    return bytes
  }

  /** A struct: zeros, or what a call fills, or anything. */
  struct<T extends api.Struct>(type: { new (bytes?: Uint8Array): T; readonly size: number }): T {
    const random = this.number(3) === 0
    const made = anyStruct(
      type as unknown as StructClass,
      bytes => {
        if (random) bytes.set(this.bytes(bytes.length))
      },
      this.number(8),
    )
    this.world.passed.push(made.bytes.buffer)
    return made as T
  }

  kvm = (): api.Kvm => this.world.need('Kvm', this.number(64), () => new api.Kvm())
  vm = (): api.VmFd => this.world.need('VmFd', this.number(64), () => new api.Kvm().createVm())
  vcpu = (): api.VcpuFd => this.world.need('VcpuFd', this.number(64), () => this.vm().createVcpu(this.number(16)))
  memory = (): api.GuestMemory =>
    this.world.need('GuestMemory', this.number(64), () => api.GuestMemory.allocate(0x2000, { memfd: true }))
  event = (): api.EventFd => this.world.need('EventFd', this.number(64), () => new api.EventFd())
  guestMemfd = (): api.GuestMemfd | undefined => this.world.pick('GuestMemfd', this.number(64))?.object as never

  page = (pages: number): number => this.number(pages) * 0x1000
  address = (): number => this.of(CODE, 0, 0x5000, 0x10_0000, 0xfee0_0000) + this.number(0x3000)

  /** A raw file descriptor, which is to be closed by whoever does not hand it over. */
  raw(make: () => number): number {
    let fd: number
    try {
      fd = make()
    } catch {
      fd = openSync('/dev/null', 'r')
    }
    if (fd >= 0) this.world.raw.add(fd)
    return fd
  }

  signal(): { signal?: AbortSignal } {
    if (this.number(2) === 0) return {}
    const controller = new AbortController()
    this.world.aborts.push(controller)
    if (this.number(4) === 0) setImmediate(() => controller.abort())
    return { signal: controller.signal }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'kvm-fuzz-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'file')
writeFileSync(file, new Uint8Array(0x3000))

const cap = (p: Pick): number => p.of(...Object.values(api.Cap).filter(value => typeof value === 'number'))
const integer = (p: Pick): number | bigint => p.of<number | bigint>(0, 1, 2, 5, 64, 4096, 1n, 255, 65535)
const place = (p: Pick) => p.of({ pio: p.number(0x400) }, { mmio: p.address() })
const attr = (p: Pick) => ({ flags: p.number(2), group: p.number(4), attr: p.number(8) })
const value = (p: Pick): unknown => (p.number(2) === 0 ? p.bytes(p.number(64)) : p.struct(api.KvmClockData))
const range = (p: Pick) => ({
  memory: p.memory(),
  memoryOffset: p.page(2),
  memorySize: p.maybe(() => 0x1000) ?? 0x1000,
})
const region = (p: Pick) => ({
  ...range(p),
  slot: p.number(4),
  guestPhysAddr: p.of(CODE, 0x5000, 0x10_0000) + p.page(3),
  flags: p.of(0, 0, api.KVM_MEM_LOG_DIRTY_PAGES, api.KVM_MEM_READONLY),
})
const token = (type: string) => (p: Pick) => {
  const entry = p.world.pick(type, p.number(64))
  return [entry?.open ? (entry.object as api.VmFd).share() : { type, key: BigInt(p.number(99)) }]
}
const none = (): unknown[] => []
const into =
  <T extends api.Struct>(type: { new (bytes?: Uint8Array): T; readonly size: number }) =>
  (p: Pick): unknown[] => {
    const made = p.maybe(() => p.struct(type))
    return made === undefined ? [] : [made]
  }
const one =
  <T extends api.Struct>(type: { new (bytes?: Uint8Array): T; readonly size: number }) =>
  (p: Pick): unknown[] => [p.struct(type)]

type Arguments = (p: Pick) => unknown[]

const closable: Record<string, Arguments> = { closed: none, close: none, '@dispose': none, '@inspect': none }

const ioctls: Record<string, Arguments> = {
  unsafeIoctl: p => [api.KVM_CHECK_EXTENSION, p.of<number | Uint8Array>(cap(p), p.bytes(8)), p.maybe(() => 'KVM_X')],
}

const extensions: Record<string, Arguments> = {
  checkExtension: p => [cap(p)],
  checkExtensionInt: p => [cap(p)],
  checkExtensionRaw: p => [integer(p)],
}

const attributes: Record<string, Arguments> = {
  hasDeviceAttr: p => [attr(p)],
  setDeviceAttr: p => [attr(p), value(p)],
  getDeviceAttr: p => [attr(p), value(p)],
}

const kvm: Record<string, Arguments> = {
  ...closable,
  ...ioctls,
  ...extensions,
  hasDeviceAttr: p => [attr(p)],
  getDeviceAttr: p => [attr(p), value(p)],
  new: none,
  newWithPath: p => [
    p.of<string | Uint8Array | URL>(
      '/dev/kvm',
      Buffer.from('/dev/kvm'),
      new URL('file:///dev/kvm'),
      '/dev/null',
      '/nowhere',
      file,
    ),
  ],
  openWithCloexec: () => [true],
  openWithCloexecAt: p => [p.of('/dev/kvm', '/dev/null', '/nowhere'), p.number(2) === 0],
  fromRawFd: p => [
    p.raw(() =>
      p.of(
        () => api.Kvm.openWithCloexec(true),
        () => openSync('/dev/null', 'r'),
      )(),
    ),
  ],
  createVmWithType: p => [p.of(0, 0, 1, 9)],
  createVmfdFromRawfd: p => [p.raw(() => p.kvm().unsafeIoctl(api.KVM_CREATE_VM))],
  createVmWithIpaSize: p => [p.number(64)],
  getEmulatedCpuid: p => [p.of(0, 1, 80, 256)],
  getSupportedCpuid: p => [p.of(0, 1, 80, 256)],
  getSupportedHvCpuid: p => [p.of(0, 1, 80, 256)],
  getMsrs: one(api.KvmMsrs),
  reqXcompGuestPerm: p => [p.of(17, 18, 63)],
  ...Object.fromEntries(
    [
      'asRawFd getApiVersion getVcpuMmapSize getNrVcpus getNrMemslots getMaxVcpus getMaxVcpuId getMsrIndexList',
      'getMsrFeatureIndexList createVm getHostIpaLimit getGuestDebugHwBps getGuestDebugHwWps x86GetMceCapSupported',
      'getXcompGuestPerm',
    ].flatMap(names => names.split(' ').map(name => [name, none])),
  ),
}

const vm: Record<string, Arguments> = {
  ...closable,
  ...ioctls,
  ...extensions,
  hasDeviceAttr: attributes.hasDeviceAttr as Arguments,
  setDeviceAttr: attributes.setDeviceAttr as Arguments,
  new: none,
  attach: token('VmFd'),
  setTssAddress: p => [p.of(0xfffb_d000, 0x1000, 0)],
  setIdentityMapAddress: p => [p.of(0xfffb_c000, 0x1000, 0)],
  createVcpu: p => [p.number(8)],
  createDevice: p => [api.KvmCreateDevice.from({ type: p.of(api.KVM_DEV_TYPE_VFIO, 0, 99), flags: p.number(3) })],
  getClock: into(api.KvmClockData),
  setClock: one(api.KvmClockData),
  setMsrFilter: p => [
    p.number(2),
    Array.from({ length: p.number(3) + 1 }, () => ({
      flags: p.of(1, 2, 3),
      base: p.of(0x10, 0x174, 0xc000_0080),
      msrCount: p.number(64),
      bitmap: p.bytes(8),
    })),
  ],
  unsafeSetMsrFilterUnchecked: () => [new api.KvmMsrFilter()],
  registerIoevent: p => [p.event(), place(p), { length: p.of(0, 1, 2, 4, 8) }],
  unregisterIoevent: p => [p.event(), place(p), { length: p.of(0, 1, 2, 4, 8) }],
  unsafeCreateVcpuFromRawfd: p => [
    p.raw(() => (p.world.receiver as api.VmFd).unsafeIoctl(api.KVM_CREATE_VCPU, 100 + p.number(20))),
  ],
  getPreferredTarget: none,
  enableCap: p => [p.of(p.struct(api.KvmEnableCap), api.KvmEnableCap.from({ cap: cap(p) }))],
  unsafeEncryptOp: p => [p.bytes(32)],
  unsafeEncryptOpSev: p => [new api.KvmSevCmd(), p.bytes(32)],
  registerCoalescedMmio: p => [place(p), p.number(64)],
  unregisterCoalescedMmio: p => [place(p), p.number(64)],
  armSetCounterOffset: none,
  armMteCopyTags: p => [0, p.bytes(256), 0],
  armGetRegWritableMasks: () => [0],
  createPit2: one(api.KvmPitConfig),
  setIrqLine: p => [p.number(32), p.number(2) === 0],
  getIrqchip: p => [p.number(4), p.struct(api.KvmIrqchip)],
  setIrqchip: one(api.KvmIrqchip),
  getPit2: into(api.KvmPitState2),
  setPit2: one(api.KvmPitState2),
  signalMsi: one(api.KvmMsi),
  setGsiRouting: one(api.KvmIrqRouting),
  registerIrqfd: p => [p.event(), p.number(32)],
  registerIrqfdWithResample: p => [p.event(), p.event(), p.number(32)],
  unregisterIrqfd: p => [p.event(), p.number(32)],
  setUserMemoryRegion: p => [region(p)],
  setUserMemoryRegion2: p => {
    const guestMemfd = p.maybe(p.guestMemfd)
    return [{ ...region(p), ...(guestMemfd && { guestMemfd, guestMemfdOffset: 0 }) }]
  },
  removeUserMemoryRegion: p => [p.number(4)],
  createGuestMemfd: p => [{ size: p.page(8) + 0x1000, flags: p.number(4) }],
  setMemoryAttributes: one(api.KvmMemoryAttributes),
  registerEncMemoryRegion: p => [range(p)],
  unregisterEncMemoryRegion: p => [range(p)],
  getDirtyLog: p => [p.number(4), p.maybe(() => new BigUint64Array(1))],
  clearDirtyLog: p => [p.number(4), 0, p.number(64), new BigUint64Array(1)],
  enableDirtyLogRing: p => [p.of(undefined, 4096, 65536, 1 << 20)],
  setPmuEventFilter: one(api.KvmPmuEventFilter),
  irqLineStatus: p => [p.number(32), true],
  setBootCpuId: p => [p.number(4)],
  setTscKhz: p => [p.of(1_000_000, 0, 2_500_000)],
  ...Object.fromEntries(
    'asRawFd share runSize addressSpace createIrqChip getStatsFd resetDirtyRings getTscKhz'
      .split(' ')
      .map(name => [name, none]),
  ),
}

const reg = (p: Pick) => [p.of(api.SyncReg.Register, api.SyncReg.SystemRegister, api.SyncReg.VcpuEvents)]

const vcpu: Record<string, Arguments> = {
  ...closable,
  ...ioctls,
  ...attributes,
  unsafeIoctl: p => [api.KVM_GET_REGS, p.struct(api.KvmRegs)],
  new: none,
  attach: token('VcpuFd'),
  runAsync: p => [p.signal()],
  exits: p => [p.signal()],
  setKvmImmediateExit: p => [p.number(2)],
  setSyncValidReg: reg,
  setSyncDirtyReg: reg,
  clearSyncValidReg: reg,
  clearSyncDirtyReg: reg,
  syncRegs: into(api.KvmSyncRegs),
  coalescedMmioRead: into(api.KvmCoalescedMmio),
  vcpuInit: () => [new api.KvmVcpuInit()],
  vcpuFinalize: () => [0],
  getCpuid2: p => [p.of(0, 1, 80, 256)],
  setCpuid2: one(api.KvmCpuid2),
  getLapic: into(api.KvmLapicState),
  setLapic: one(api.KvmLapicState),
  getMpState: into(api.KvmMpState),
  setMpState: one(api.KvmMpState),
  getVcpuEvents: into(api.KvmVcpuEvents),
  setVcpuEvents: one(api.KvmVcpuEvents),
  nestedState: none,
  setNestedState: one(api.KvmNestedState),
  enableCap: one(api.KvmEnableCap),
  setGuestDebug: one(api.KvmGuestDebug),
  setTscKhz: p => [p.of(1_000_000, 0)],
  getRegs: into(api.KvmRegs),
  setRegs: one(api.KvmRegs),
  getSregs: into(api.KvmSregs),
  setSregs: one(api.KvmSregs),
  getFpu: into(api.KvmFpu),
  setFpu: one(api.KvmFpu),
  getXsave: into(api.KvmXsave),
  getXsave2: into(api.KvmXsave),
  setXsave: one(api.KvmXsave),
  setXsave2: one(api.KvmXsave),
  getXcrs: into(api.KvmXcrs),
  setXcrs: one(api.KvmXcrs),
  getDebugRegs: into(api.KvmDebugregs),
  setDebugRegs: one(api.KvmDebugregs),
  getMsrs: one(api.KvmMsrs),
  setMsrs: one(api.KvmMsrs),
  getOneReg: p => [p.of(0x2030_0000_0000_0000n, 0x6030_0000_0010_0000n), p.maybe(() => p.bytes(8))],
  setOneReg: p => [0x6030_0000_0010_0000n, p.of<number | Uint8Array>(1, p.bytes(8))],
  translateGva: p => [p.address(), p.struct(api.KvmTranslation)],
  harvestDirtyRing: () => [new Uint32Array(64)],
  getSregs2: into(api.KvmSregs2),
  setSregs2: one(api.KvmSregs2),
  interrupt: p => [p.number(300)],
  preFaultMemory: p => [{ gpa: p.page(8), size: p.page(4) }],
  getSupportedHvCpuid: p => [p.of(0, 1, 80, 256)],
  x86SetupMce: p => [p.number(32)],
  x86SetMce: one(api.KvmX86Mce),
  setSignalMask: p => [p.of(null, [1, 2, 3], [34], [64])],
  ...Object.fromEntries(
    [
      'asRawFd share run kick ref unref getKvmRun syncRegsMut mapCoalescedMmioRing coalescedMmioBatch kvmclockCtrl',
      'getTscKhz smi nmi getRegList getStatsFd',
    ].flatMap(names => names.split(' ').map(name => [name, none])),
  ),
}

const mapped = (p: Pick): number => (p.world.pick('GuestMemory', p.number(64))?.object as api.GuestMemory)?.size ?? 0

/** The accessors of single values. */
const values = (place: (p: Pick) => number): Record<string, Arguments> => ({
  ...Object.fromEntries(
    'readUInt8 readUInt16LE readUInt32LE readBigUInt64LE loadAcquireUInt16LE loadAcquireUInt32LE'
      .split(' ')
      .map(name => [name, (p: Pick) => [place(p)]]),
  ),
  ...Object.fromEntries(
    'writeUInt8 writeUInt16LE writeUInt32LE writeBigUInt64LE storeReleaseUInt16LE storeReleaseUInt32LE'
      .split(' ')
      .map(name => [name, (p: Pick) => [p.number(256), place(p)]]),
  ),
})

const rest: Record<string, Record<string, Arguments>> = {
  GuestMemory: {
    ...closable,
    new: none,
    allocate: p => [p.page(16) + 0x1000, p.of({}, { memfd: true }, { hugepages: '2M' })],
    fromRawFd: p => [p.raw(() => memfdCreate('fuzz', 3))],
    unsafeMapFile: p => [file, { offset: p.page(3), size: 0x1000, shared: p.number(2) === 0 }],
    mapGuestMemfd: p => [p.guestMemfd()],
    attach: token('GuestMemory'),
    size: none,
    asRawFd: none,
    bytes: none,
    share: none,
    ...values(p => p.number(mapped(p) + 1)),
    read: p => [p.number(mapped(p) + 1), p.number(64)],
    write: p => [p.number(mapped(p) + 1), p.bytes(p.number(64))],
  },
  MemorySnapshot: {
    ...closable,
    new: none,
    from: p => [p.memory()],
    readFile: p => [file, { offset: p.number(0x1000), size: p.number(0x1000) + 1 }],
    size: none,
    map: none,
  },
  EventFd: {
    ...closable,
    new: p => [p.of(0, api.EFD_SEMAPHORE)],
    fromRawFd: p => [p.raw(() => eventfd(p.number(3), 0))],
    attach: token('EventFd'),
    wait: p => [p.signal()],
    write: p => [p.of<number | bigint>(0, 1, 2n ** 64n - 2n)],
    ...Object.fromEntries('tryClone asRawFd share ref unref read @asyncIterator'.split(' ').map(name => [name, none])),
  },
  DeviceFd: {
    ...closable,
    ...ioctls,
    ...attributes,
    new: none,
    asRawFd: none,
    fromRawFd: p => [
      p.raw(() => {
        const device = p.world.pick('DeviceFd', p.number(64))
        return device?.open ? duplicate((device.object as api.DeviceFd).asRawFd()) : openSync('/dev/null', 'r')
      }),
    ],
  },
  GuestMemfd: { ...closable, ...ioctls, new: none, size: none, asRawFd: none },
  StatsFd: { ...closable, new: none, asRawFd: none, id: none, read: none },
  AddressSpace: {
    '@inspect': none,
    new: none,
    read: p => [p.address(), p.number(0x2000)],
    write: p => [p.address(), p.bytes(p.number(64))],
    view: p => [p.address(), p.number(64)],
    ...values(p => p.address()),
  },
}

const number = (p: Pick): unknown => p.number(256)

/** By operation. */
export const calls: Readonly<Record<string, Arguments>> = {
  ...Object.fromEntries(
    Object.entries({ Kvm: kvm, VmFd: vm, VcpuFd: vcpu, ...rest }).flatMap(([type, entries]) =>
      Object.entries(entries).map(([name, make]) => [`${type}.${name}`, make]),
    ),
  ),
  _IO: p => [number(p), number(p)],
  _IOR: p => [number(p), number(p), number(p)],
  _IOW: p => [number(p), number(p), number(p)],
  _IOWR: p => [number(p), number(p), number(p)],
  ARM64_CORE_REG: p => [p.of('regs.pc', 'regs.sp', 'none')],
  ARM64_SYS_REG: p => [3, number(p), number(p), 0, 1],
  RISCV_CONFIG_REG: p => [p.of('isa', 'none')],
  RISCV_CORE_REG: p => [p.of('regs.pc', 'mode', 'none')],
  RISCV_ISA_EXT_REG: p => [number(p)],
  RISCV_TIMER_REG: p => [p.of('frequency', 'none')],
  regSize: () => [0x6030_0000_0010_0000n],
}

/** Closes the raw file descriptors that nobody took over. */
export function closeRaw(world: World, taken: (fd: number) => boolean): void {
  for (const fd of world.raw) if (!taken(fd)) closeSync(fd)
  world.raw.clear()
}
