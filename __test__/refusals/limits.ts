// Limits of the kernel's own, in a process of their own, since some can never be taken back: `limits.ts CASE` prints what
// came of it as lines.
import { closeSync, readdirSync } from 'node:fs'
import { constants } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import koffi from 'koffi'
import { EventFd, GuestMemory, KVM_DEV_TYPE_VFIO, Kvm, KvmCreateDevice, KvmError, KvmRegs } from 'kvm-ioctls'
import { CODE, realMode } from '../guests/real-mode.ts'
import { duplicate } from '../helpers/file-descriptor.ts'
import { Machine, steps } from './steps.ts'

const libc = koffi.load('libc.so.6')
koffi.struct('rlimit', { rlim_cur: 'uint64_t', rlim_max: 'uint64_t' })
const getrlimit = libc.func('int getrlimit(int, _Out_ rlimit *)')
const setrlimit = libc.func('int setrlimit(int, const rlimit *)')

const RLIMIT_NPROC = 6
const RLIMIT_NOFILE = 7
const RLIMIT_MEMLOCK = 8
const RLIMIT_AS = 9
const RLIMIT_SIGPENDING = 11

/** Calls a function under a limit, and takes the limit away again. */
function limited(what: number, to: number, call: () => unknown): unknown {
  const before = { rlim_cur: 0n, rlim_max: 0n }
  getrlimit(what, before)
  // Made before the limit: to make it may take what the limit forbids.
  const limit = { ...before, rlim_cur: to }
  if (setrlimit(what, limit) !== 0) throw new Error('setrlimit')
  try {
    return call()
  } finally {
    setrlimit(what, before)
  }
}

function said(call: () => unknown): string {
  try {
    call()
    return 'done'
  } catch (error) {
    return error instanceof KvmError ? `${error.code} of ${error.syscall}` : String(error)
  }
}

const files = (): number => readdirSync('/proc/self/fd').length

/** Every call that makes a file descriptor, where none is left. */
function descriptors(): void {
  const before = files()
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  const event = new EventFd()
  const makers: Record<string, () => { close(): void } | number> = {
    Kvm: () => new Kvm(),
    openWithCloexec: () => Kvm.openWithCloexec(true),
    createVm: () => kvm.createVm(),
    createVcpu: () => vm.createVcpu(1),
    createDevice: () => vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })),
    createGuestMemfd: () => vm.createGuestMemfd({ size: 4096 }),
    'getStatsFd of a VM': () => vm.getStatsFd(),
    'getStatsFd of a vCPU': () => vcpu.getStatsFd(),
    'allocate a memfd': () => GuestMemory.allocate(4096, { memfd: true }),
    EventFd: () => new EventFd(),
    tryClone: () => event.tryClone(),
  }
  // The number of an fd, and not how many there are, is limited: none below is free.
  const holes: number[] = []
  for (let fd = duplicate(0); holes.push(fd) && fd < 199; fd = duplicate(0));
  for (const [name, make] of Object.entries(makers)) {
    const answer = limited(RLIMIT_NOFILE, 200, () => said(make))
    console.log(`${name}: ${answer}`)
  }
  // A limit that is gone leaves nothing behind.
  for (const [name, make] of Object.entries(makers)) {
    const made = said(() => {
      const handle = make()
      if (typeof handle === 'number') closeSync(handle)
      else handle.close()
    })
    if (made !== 'done') console.log(`afterwards ${name}: ${made}`)
  }
  for (const handle of [vcpu, event, vm, kvm]) handle.close()
  for (const fd of holes) closeSync(fd)
  console.log(`left: ${files() - before}`)
}

/** No room for a mapping, however small. */
function addresses(): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  console.log(`createVcpu: ${limited(RLIMIT_AS, 1, () => said(() => vm.createVcpu(0)))}`)
  console.log(`allocate: ${limited(RLIMIT_AS, 1, () => said(() => GuestMemory.allocate(4096)))}`)
  const vcpu = vm.createVcpu(0)
  console.log(`afterwards: ${vcpu.getRegs() instanceof KvmRegs}`)
}

/** The user may have no more threads. */
async function threads(): Promise<void> {
  const { vcpu } = realMode(new Kvm(), [0xf4])
  const event = new EventFd()
  event.write(1)
  // The limit is none for root.
  if (process.getuid?.() === 0) process.setuid?.(65534)
  const calls: Record<string, () => Promise<unknown>> = {
    runAsync: async () => (await vcpu.runAsync()).type,
    wait: () => event.wait(),
  }
  for (const [name, call] of Object.entries(calls)) {
    // What throws before its first await throws under the limit.
    const refused = limited(RLIMIT_NPROC, 0, call) as Promise<unknown>
    const answer = await refused.catch((error: KvmError) => `${error.code} of ${error.syscall}`)
    console.log(`${name}: ${answer}, then ${await call()}`)
  }
}

/** Nothing may be locked into memory. */
function locked(): void {
  const type = limited(RLIMIT_MEMLOCK, 0, () => {
    const guest = realMode(new Kvm(), [0xf4])
    return guest.vcpu.run().type
  })
  console.log(type)
}

/** No realtime signal may be queued. */
async function pending(): Promise<void> {
  // jmp to itself
  const guest = realMode(new Kvm(), [0xeb, 0xfe])
  for (let round = 0; round < 3; round++) {
    const run = guest.vcpu.runAsync()
    await new Promise(resolve => setTimeout(resolve, 50))
    limited(RLIMIT_SIGPENDING, 0, () => guest.vcpu.kick())
    console.log((await run).type)
  }
}

/** Signals, some in each step, while all are done and a guest runs. */
async function storm(): Promise<void> {
  koffi.struct('timeval', { tv_sec: 'long', tv_usec: 'long' })
  koffi.struct('itimerval', { it_interval: 'timeval', it_value: 'timeval' })
  const setitimer = libc.func('int setitimer(int, const itimerval *, void *)')
  const outcome = async (name: string): Promise<string> => {
    const machine = new Machine()
    try {
      const value = await steps[name]?.(machine)()
      return typeof value === 'object' ? String(value?.constructor.name) : String(value)
    } catch (error) {
      return error instanceof KvmError ? `${error.code} of ${error.syscall}` : String(error)
    } finally {
      machine.close()
    }
  }
  const calm: Record<string, string> = {}
  const start = performance.now()
  for (const name of Object.keys(steps)) calm[name] = await outcome(name)
  let signals = 0
  process.on('SIGALRM', () => signals++)
  // As many as the machine can stand: an emulated one would do nothing else.
  const step = ((performance.now() - start) * 1000) / Object.keys(steps).length
  const every = { tv_sec: 0, tv_usec: Math.ceil(Math.min(Math.max(step / 20, 100), 900_000)) }
  setitimer(0, { it_interval: every, it_value: every }, null)
  let different = 0
  for (let round = 0; round < 2; round++) {
    for (const name of Object.keys(steps)) {
      const stormy = await outcome(name)
      if (stormy === calm[name]) continue
      different++
      console.log(`${name}: ${calm[name]} has become ${stormy}`)
    }
  }
  // A guest that counts to 2^20: signals get it out of KVM_RUN again and again.
  const guest = realMode(new Kvm(), [0x66, 0xb9, 0, 0, 0x10, 0, 0x66, 0x49, 0x75, 0xfc, 0xf4], { rip: CODE })
  console.log(`a guest that counts: ${guest.vcpu.run().type}`)
  const off = { tv_sec: 0, tv_usec: 0 }
  setitimer(0, { it_interval: off, it_value: off }, null)
  await new Promise(resolve => setTimeout(resolve, 10))
  console.log(`steps with another outcome: ${different}, signals: ${signals > 100 ? 'many' : signals}`)
}

/** A seccomp filter of this thread that denies what a number of bits of the ioctl's number say. */
async function seccomp(): Promise<void> {
  const machine = new Machine()
  const { vcpu, kvm, vm } = machine
  const memory = machine.memory()
  koffi.struct('sock_filter', { code: 'uint16_t', jt: 'uint8_t', jf: 'uint8_t', k: 'uint32_t' })
  const prctl = libc.func('int prctl(int, unsigned long, unsigned long, unsigned long, unsigned long)')
  const SYS_IOCTL = process.arch === 'x64' ? 16 : 29
  const [LD, JEQ, AND, RET] = [0x20, 0x15, 0x54, 0x06]
  const filter = [
    { code: LD, jt: 0, jf: 0, k: 0 }, // the number of the call
    { code: JEQ, jt: 0, jf: 4, k: SYS_IOCTL },
    { code: LD, jt: 0, jf: 0, k: 24 }, // the lower half of its second argument
    { code: AND, jt: 0, jf: 0, k: 0xff00 },
    { code: JEQ, jt: 0, jf: 1, k: 0xae00 }, // KVMIO
    { code: RET, jt: 0, jf: 0, k: 0x0005_0000 | constants.errno.EPERM },
    { code: RET, jt: 0, jf: 0, k: 0x7fff_0000 },
  ]
  const program = koffi.alloc('sock_filter', filter.length)
  koffi.encode(program, koffi.array('sock_filter', filter.length), filter)
  koffi.struct('sock_fprog', { len: 'uint16_t', filter: 'sock_filter *' })
  const install = libc.func('int prctl(int, unsigned long, const sock_fprog *, unsigned long, unsigned long)')
  if (prctl(38, 1, 0, 0, 0) !== 0 || install(22, 2, { len: filter.length, filter: program }, 0, 0) !== 0) {
    throw new Error('no filter')
  }
  for (const [name, call] of Object.entries({
    createVm: () => kvm.createVm(),
    getNrVcpus: () => kvm.getNrVcpus(),
    createVcpu: () => vm.createVcpu(1),
    setUserMemoryRegion: () => vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 1 << 20, memory }),
    'what is in no slot': () => vm.addressSpace.read(1 << 20, 1),
    getRegs: () => vcpu.getRegs(),
    getXsave2: () => vcpu.getXsave2(),
    run: () => vcpu.run(),
  })) {
    console.log(`${name}: ${said(call)}`)
  }
  // Its thread has the filter too: it is started from here.
  console.log(`runAsync: ${await vcpu.runAsync().catch((error: KvmError) => error.code)}`)
  machine.close()
  console.log('closed')
}

const cases: Record<string, () => unknown> = { descriptors, addresses, threads, locked, pending, storm, seccomp }
if (isMainThread) {
  await cases[process.argv[2] ?? '']?.()
  process.exit()
}
