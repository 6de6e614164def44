// node fuzz/hostile-guests.ts --guests N: guests of random bytes, whose exits are answered by random data. The process that
// runs them has to live, and their runs have to end.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Option } from 'commander'
import { GuestMemory, Kvm, KvmRegs, type VcpuExit, type VcpuFd } from 'kvm-ioctls'
import { longMode } from '../__test__/guests/long-mode.ts'
import { commandLine, integer } from '../scripts/options.ts'
import { undocumented } from './api/documented.ts'
import { readAll } from './api/structs.ts'
import { Random } from './helpers/random.ts'
import { Supervisor } from './helpers/supervisor.ts'
import { holdings } from './program/world.ts'

/** Guests for each process. */
const PORTION = 500
/** Exits of one guest, at most. */
const EXITS = 50
/** Milliseconds that a run may last. */
const LIMIT = 3

type Mode = (kvm: Kvm, random: Random) => VcpuFd

const SIZE = 0x10000

/** Random bytes all over the memory, executed somewhere in it. */
function anywhere(kvm: Kvm, random: Random, isProtected: boolean): VcpuFd {
  const memory = GuestMemory.allocate(SIZE)
  random.fill(memory.bytes)
  const vm = kvm.createVm()
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
  if (random.below(4) === 0) vm.registerCoalescedMmio({ pio: random.below(256) }, 16)
  const vcpu = vm.createVcpu(0)
  vm.close()
  memory.close()
  const sregs = vcpu.getSregs()
  for (const segment of [sregs.cs, sregs.ds, sregs.es, sregs.ss, sregs.fs, sregs.gs]) {
    Object.assign(segment, { base: 0n, selector: isProtected ? 8 : 0 })
    if (isProtected) Object.assign(segment, { limit: 0xffff_ffff, g: 1, db: 1 })
  }
  if (isProtected) sregs.cr0 |= 1n
  vcpu.setSregs(sregs)
  const names = ['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rsp', 'rbp'] as const
  const regs = KvmRegs.from({ rip: random.below(SIZE), rflags: 2 + (random.below(2) << 9) })
  for (const name of names) regs[name] = BigInt(random.below(SIZE))
  vcpu.setRegs(regs)
  return vcpu
}

const modes = {
  real: (kvm: Kvm, random: Random) => anywhere(kvm, random, false),
  protected: (kvm: Kvm, random: Random) => anywhere(kvm, random, true),
  long: (kvm: Kvm, random: Random) => longMode(kvm, [...random.fill(new Uint8Array(0x4000))]),
}

const options = commandLine('hostile-guests.ts', 'Runs guests of random bytes.')
  .option('--guests <n>', 'how many', integer(1, 1e9), 10_000)
  .addOption(new Option('--mode <mode>', 'of the processor').choices(Object.keys(modes)).default('real'))
  .option('--first <n>', 'number of the first guest', integer(0, 2 ** 53 - 1), 1)
  .option('--child', 'in this process', false)
  .parse()
  .opts<{ guests: number; mode: keyof typeof modes; first: number; child: boolean }>()
const mode: Mode = modes[options.mode]

/** What is done to a vCPU between its runs, beside answering. */
const ATTACKS: readonly ((vcpu: VcpuFd, random: Random) => void)[] = [
  (vcpu, random) => vcpu.interrupt(random.below(256)),
  vcpu => vcpu.nmi(),
  (vcpu, random) => random.fill(vcpu.getKvmRun().bytes.subarray(0, 512)),
  (vcpu, random) => {
    const regs = vcpu.getRegs()
    random.fill(regs.bytes)
    vcpu.setRegs(regs)
  },
  (vcpu, random) => {
    const sregs = vcpu.getSregs()
    random.fill(sregs.bytes.subarray(random.below(sregs.bytes.length)))
    vcpu.setSregs(sregs)
  },
]

/** The guest goes on somewhere else. */
function jump(vcpu: VcpuFd, random: Random): void {
  const regs = vcpu.getRegs()
  regs.rip = BigInt(random.below(SIZE))
  vcpu.setRegs(regs)
}

const ENDS: readonly VcpuExit['type'][] = ['Shutdown', 'InternalError', 'FailEntry', 'Hlt']

/** Runs one guest, and returns how many exits it had. */
function runGuest(vcpu: VcpuFd, random: Random, supervisor: Supervisor): number {
  for (let exits = 0; exits < EXITS; exits++) {
    try {
      const exit = supervisor.limit(vcpu, () => vcpu.run())
      if (exits < 3) readAll(exit)
      if (exit.type === 'Intr') return exits
      if ('data' in exit && exit.data instanceof Uint8Array) random.fill(exit.data)
      ATTACKS[random.below(ATTACKS.length * 3)]?.(vcpu, random)
      if (ENDS.includes(exit.type)) jump(vcpu, random)
    } catch (error) {
      if (undocumented(error) !== undefined) throw error
      jump(vcpu, random)
    }
  }
  return EXITS
}

interface Summary {
  guests: number
  exits: number
  kicks: number
}

/** In the child process. */
async function runPortion(first: number, count: number, mode: Mode): Promise<Summary> {
  const supervisor = await Supervisor.start(LIMIT)
  const kvm = new Kvm()
  const before = holdings()
  let exits = 0
  for (let seed = first; seed < first + count; seed++) {
    const random = new Random(seed)
    const vcpu = mode(kvm, random)
    exits += runGuest(vcpu, random, supervisor)
    vcpu.close()
    if (seed % 50 === 0) await supervisor.idle()
  }
  await supervisor.idle()
  const after = holdings()
  if (after.fds > before.fds || after.mappings > before.mappings)
    throw new Error(`left behind: ${JSON.stringify(after)}`)
  const { kicks } = supervisor
  await supervisor.stop()
  kvm.close()
  return { guests: count, exits, kicks }
}

if (options.child) {
  process.send?.(await runPortion(options.first, options.guests, mode))
  process.disconnect()
} else {
  const begin = performance.now()
  const total: Summary = { guests: 0, exits: 0, kicks: 0 }
  let failures = 0
  for (let first = options.first, left = options.guests; left > 0; first += PORTION, left -= PORTION) {
    const args = ['--child', '--mode', options.mode, '--first', `${first}`, '--guests', `${Math.min(left, PORTION)}`]
    const execArgv = ['--disable-warning=ExperimentalWarning']
    const child = fork(fileURLToPath(import.meta.url), args, { execArgv, timeout: 300_000, killSignal: 'SIGKILL' })
    let summary: Summary | undefined
    child.on('message', message => {
      summary = message as Summary
    })
    const [code, signal] = await once(child, 'close')
    if (code !== 0 || summary === undefined) {
      failures++
      console.log(`FAILED: a guest from ${first} on: ended by ${signal ?? `status ${code}`}`)
    } else for (const key of ['guests', 'exits', 'kicks'] as const) total[key] += summary[key]
  }
  console.log(
    `${total.guests} guests in ${options.mode} mode, ${total.exits} exits, ${total.kicks} runs ended by the limit of ` +
      `${LIMIT} ms, ${failures} failures, ${Math.round((performance.now() - begin) / 1000)} s`,
  )
  process.exitCode = failures === 0 ? 0 : 1
}
