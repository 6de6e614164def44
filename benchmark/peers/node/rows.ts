// The rows of the benchmark: each is a loop over one operation, and returns the nanoseconds that it took.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { GCProfiler } from 'node:v8'
import {
  Cap,
  GuestMemory,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_RUN,
  Kvm,
  KvmRegs,
  KvmSregs,
  SyncReg,
  type VcpuFd,
} from 'kvm-ioctls'
import { CODE, Guest, HELLO, MMIO, MMIO_READ, MMIO_WRITE, PIO_READ, PIO_WRITE, PORT, TOUCH, TOUCHED } from './guest.ts'

type Row = (count: number) => number | Promise<number>

const kvm = new Kvm()

/** An addon in C, for what Node-API costs by itself. */
const bare: {
  empty(): number
  target(fd: number, request: number): void
  call(): number
  stay(wanted: boolean): void
  hop(): void
  hopTo(back: () => void): void
} = createRequire(import.meta.url)('../../../target/benchmark/bare.node')

const now = (): number => Number(process.hrtime.bigint())

function unexpected(what: unknown): Error {
  return new Error(`unexpected ${typeof what === 'object' ? JSON.stringify(what) : what}`)
}

/** What a row does with its vCPU, `count` times. */
type Loop = (vcpu: VcpuFd, count: number) => void

const pioWrite: Loop = (vcpu, count) => {
  for (let i = 0; i < count; i++) {
    const exit = vcpu.run()
    if (exit.type !== 'IoOut' || exit.port !== PORT || exit.size !== 1 || exit.data[0] !== 2) throw unexpected(exit)
  }
}

const pioRead: Loop = (vcpu, count) => {
  for (let i = 0; i < count; i++) {
    const exit = vcpu.run()
    if (exit.type !== 'IoIn' || exit.port !== PORT || exit.size !== 1) throw unexpected(exit)
    exit.data[0] = i
  }
}

const mmioWrite: Loop = (vcpu, count) => {
  for (let i = 0; i < count; i++) {
    const exit = vcpu.run()
    if (exit.type !== 'MmioWrite' || exit.addressNumber !== MMIO || exit.data.length !== 1) throw unexpected(exit)
    if (exit.data[0] !== 2) throw unexpected(exit)
  }
}

const mmioRead: Loop = (vcpu, count) => {
  for (let i = 0; i < count; i++) {
    const exit = vcpu.run()
    if (exit.type !== 'MmioRead' || exit.addressNumber !== MMIO || exit.data.length !== 1) throw unexpected(exit)
    exit.data[0] = i
  }
}

const immediateExit: Loop = (vcpu, count) => {
  vcpu.setKvmImmediateExit(1)
  for (let i = 0; i < count; i++) if (vcpu.run().type !== 'Intr') throw unexpected('exit')
}

const syncRegs: Loop = (vcpu, count) => {
  vcpu.setSyncValidReg(SyncReg.Register)
  for (let i = 0; i < count; i++) {
    vcpu.run()
    const { rip } = vcpu.syncRegsMut().regs
    if (rip !== 0x1000n && rip !== 0x1002n) throw unexpected(rip)
  }
}

const getRegs: Loop = (vcpu, count) => {
  const regs = new KvmRegs()
  for (let i = 0; i < count; i++) if (vcpu.getRegs(regs).rip !== 0x1000n) throw unexpected(regs.rip)
}

const setRegs: Loop = (vcpu, count) => {
  const regs = KvmRegs.from({ rip: CODE, rflags: 2 })
  for (let i = 0; i < count; i++) vcpu.setRegs(regs)
}

const getSregs: Loop = (vcpu, count) => {
  const sregs = new KvmSregs()
  for (let i = 0; i < count; i++) if (vcpu.getSregs(sregs).cs.base !== 0n) throw unexpected(sregs.cs.base)
}

/** The nanoseconds of a loop. */
const timed =
  (code: Uint8Array, loop: Loop): Row =>
  count => {
    using guest = new Guest(kvm, code)
    const start = now()
    loop(guest.vcpu, count)
    return now() - start
  }

const heap = (): number => process.memoryUsage().heapUsed

/** By how many bytes the heap grows in a million turns of a loop, told from a tenth of them. */
const grown =
  (code: Uint8Array, loop: Loop): Row =>
  () => {
    using guest = new Guest(kvm, code)
    loop(guest.vcpu, 20_000)
    const collections = new GCProfiler()
    collections.start()
    const [before, own] = [heap(), heap()]
    loop(guest.vcpu, 100_000)
    const bytes = heap() - own - (own - before)
    const collected = collections.stop().statistics.length
    if (collected > 0) throw new Error(`the garbage collector ran ${collected} times in 100000 exits`)
    return 10 * Math.max(0, bytes)
  }

const emptyCall: Row = count => {
  const start = now()
  for (let i = 0; i < count; i++) if (bare.empty() !== 0) throw unexpected('number')
  return now() - start
}

const checkExtension: Row = count => {
  const start = now()
  for (let i = 0; i < count; i++) if (!kvm.checkExtension(Cap.UserMemory)) throw unexpected('answer')
  return now() - start
}

const MEMORY = 64 << 20

/** Calls `use` with memory that is resident, all of it. */
function withMemory(use: (memory: GuestMemory) => number): number {
  using memory = GuestMemory.allocate(MEMORY)
  memory.bytes.fill(1)
  return use(memory)
}

/** From one end of the memory to the other, and again. */
const memoryWrite =
  (size: number): Row =>
  count =>
    withMemory(memory => {
      const data = new Uint8Array(size).fill(2)
      const start = now()
      for (let i = 0; i < count; i++) memory.write((i * size) % MEMORY, data)
      return now() - start
    })

const memoryRead =
  (size: number): Row =>
  count =>
    withMemory(memory => {
      const buffer = new Uint8Array(size)
      const start = now()
      for (let i = 0; i < count; i++) if (memory.read((i * size) % MEMORY, buffer)[0] !== 1) throw unexpected('byte')
      return now() - start
    })

/** One 16-bit value of each descriptor, as a device reads a ring. */
const memoryValue: Row = count =>
  withMemory(memory => {
    const start = now()
    for (let i = 0; i < count; i++) if (memory.readUInt16LE((i * 16) % MEMORY) !== 0x0101) throw unexpected('value')
    return now() - start
  })

function scan(bytes: Uint8Array, count: number): number {
  const start = now()
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let j = 0; j < bytes.length; j++) sum += bytes[j] as number
    if (sum !== MEMORY) throw unexpected(sum)
  }
  return now() - start
}

const memoryScan: Row = count => withMemory(memory => scan(memory.bytes, count))
const plainScan: Row = count => scan(new Uint8Array(MEMORY).fill(1), count)

const lifecycle: Row = count => {
  const start = now()
  for (let i = 0; i < count; i++) {
    using guest = new Guest(kvm, HELLO, { size: 16 << 20 })
    let text = ''
    let exit = guest.vcpu.run()
    for (; exit.type === 'IoOut'; exit = guest.vcpu.run()) text += String.fromCharCode(...exit.data)
    if (exit.type !== 'Hlt' || text !== '4\n') throw unexpected(exit)
  }
  return now() - start
}

const dirtyLog: Row = count => {
  const size = 4 * 2 ** 30
  using vm = kvm.createVm()
  using memory = GuestMemory.allocate(size)
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
  const bitmap = vm.getDirtyLog(0)
  const start = now()
  for (let i = 0; i < count; i++) vm.getDirtyLog(0, bitmap)
  return now() - start
}

/** One operation is one page. What the guest takes to write to them is not counted. */
const dirtyRing: Row = count => {
  const ring = 4096 * 16
  const vm = kvm.createVm()
  vm.enableDirtyLogRing(ring)
  using guest = new Guest(kvm, TOUCH, { vm, size: 1 << 20, logDirtyPages: true })
  const entries = new Uint32Array(2 * 4096)
  let time = 0
  let pages = 0
  let sum = 0
  while (pages < count) {
    guest.vcpu.run()
    const start = now()
    const length = guest.vcpu.harvestDirtyRing(entries)
    for (let i = 0; i < length; i++) sum += entries[2 * i + 1] as number
    vm.resetDirtyRings()
    time += now() - start
    if (length < TOUCHED || sum === 0) throw unexpected(`${length} pages`)
    pages += length
  }
  return (time * count) / pages
}

/** One operation is one write, by an exit when the ring is full. */
const coalescedPio: Row = count => {
  using guest = new Guest(kvm, PIO_WRITE)
  const { vm, vcpu } = guest
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  vcpu.mapCoalescedMmioRing()
  let writes = 0
  const start = now()
  while (writes < count) {
    const exit = vcpu.run()
    const batch = vcpu.coalescedMmioBatch()
    for (const write of batch) {
      if (write.data[0] !== 2) throw unexpected(write)
      writes++
    }
    batch.acknowledge()
    if (exit.type !== 'IoOut' || exit.data[0] !== 2) throw unexpected(exit)
    writes++
  }
  return ((now() - start) * count) / writes
}

/** The same as `immediate-exit`, without the package. */
const bareRun: Loop = (vcpu, count) => {
  vcpu.setKvmImmediateExit(1)
  bare.target(vcpu.asRawFd(), KVM_RUN)
  for (let i = 0; i < count; i++) if (bare.call() !== -1) throw unexpected('exit')
}

/**
 * All threads on one processor: to wake one on another processor takes several times as long as all the rest, and
 * whether it comes to that the scheduler decides, now so and now otherwise.
 */
const onOneProcessor =
  (row: Row): Row =>
  async count => {
    bare.stay(true)
    try {
      return await row(count)
    } finally {
      bare.stay(false)
    }
  }

// These two do the same ioctl, which ends at once, on another thread.
const asyncRun: Row = async count => {
  using guest = new Guest(kvm, PIO_WRITE)
  const { vcpu } = guest
  vcpu.setKvmImmediateExit(1)
  const start = now()
  for (let i = 0; i < count; i++) if ((await vcpu.runAsync()).type !== 'Intr') throw unexpected('exit')
  return now() - start
}

const bareHop: Row = async count => {
  using guest = new Guest(kvm, PIO_WRITE)
  guest.vcpu.setKvmImmediateExit(1)
  let resolve = (): void => {}
  bare.target(guest.vcpu.asRawFd(), KVM_RUN)
  bare.hopTo(() => resolve())
  const alive = setInterval(() => {}, 1000)
  const start = now()
  for (let i = 0; i < count; i++) {
    await new Promise<void>(done => {
      resolve = done
      bare.hop()
    })
  }
  const time = now() - start
  clearInterval(alive)
  return time
}

/** What the import alone takes, in a Node that has imported nothing else but what it has itself. */
function imported(): { time: number; memory: number } {
  const code = `
    await import('node:os')
    const before = process.memoryUsage.rss()
    const start = process.hrtime.bigint()
    await import('kvm-ioctls')
    const time = Number(process.hrtime.bigint() - start)
    console.log(JSON.stringify({ time, memory: process.memoryUsage.rss() - before }))`
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd, encoding: 'utf8' }))
}

export const rows: Readonly<Record<string, Row>> = {
  'pio-write': timed(PIO_WRITE, pioWrite),
  'pio-read': timed(PIO_READ, pioRead),
  'mmio-write': timed(MMIO_WRITE, mmioWrite),
  'mmio-read': timed(MMIO_READ, mmioRead),
  'immediate-exit': timed(PIO_WRITE, immediateExit),
  'empty-call': emptyCall,
  'sync-regs': timed(PIO_WRITE, syncRegs),
  'get-regs': timed(PIO_WRITE, getRegs),
  'set-regs': timed(PIO_WRITE, setRegs),
  'get-sregs': timed(PIO_WRITE, getSregs),
  'check-extension': checkExtension,
  'memory-write-64': memoryWrite(64),
  'memory-write-4096': memoryWrite(4096),
  'memory-write-1048576': memoryWrite(1 << 20),
  'memory-read-64': memoryRead(64),
  'memory-read-4096': memoryRead(4096),
  'memory-read-1048576': memoryRead(1 << 20),
  'memory-value': memoryValue,
  'memory-scan': memoryScan,
  'plain-scan': plainScan,
  lifecycle,
  'dirty-log': dirtyLog,
  'dirty-ring': dirtyRing,
  'coalesced-pio': coalescedPio,
  'heap-pio': grown(PIO_WRITE, pioWrite),
  'heap-mmio': grown(MMIO_READ, mmioRead),
  'import-time': () => imported().time,
  'import-memory': () => imported().memory,
  'bare-run': timed(PIO_WRITE, bareRun),
  'async-run': onOneProcessor(asyncRun),
  'bare-hop': onOneProcessor(bareHop),
}
