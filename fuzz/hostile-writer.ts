// Another thread writes random bytes into a vCPU's kvm_run page and its coalesced ring, while the vCPU runs and between
// its runs; then 0 into immediate_exit of a vCPU whose guest never exits. Nothing of that may harm the process, or keep a
// kick, an abort, a close or the end of the process from ending a run: node fuzz/hostile-writer.ts --seconds N.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { Cap, Kvm, type KvmRun, type Token, VcpuFd } from 'kvm-ioctls'
import { realMode } from '../__test__/guests/real-mode.ts'
import { commandLine, positive } from '../scripts/options.ts'
import { undocumented } from './api/documented.ts'
import { readAll } from './api/structs.ts'
import { Random } from './helpers/random.ts'
import { Supervisor } from './helpers/supervisor.ts'

interface Order {
  token: Token<'VcpuFd'>
  /** 1 when the writer is to end; the writes so far. */
  words: Int32Array
  /** Whether it only writes 0 into immediate_exit. Random bytes are seldom 0, so they end runs rather than prolong them. */
  clears: boolean
}

/** In the other thread: through a handle of its own, whose buffer is over the same page. */
function write({ token, words, clears }: Order): void {
  const vcpu = VcpuFd.attach(token)
  if (clears) clear(vcpu.getKvmRun(), words)
  else scribble(vcpu, words)
  vcpu.close()
}

function clear(run: KvmRun, words: Int32Array): void {
  while (Atomics.load(words, 0) === 0) {
    for (let i = 0; i < 100; i++) run.immediateExit = 0
    Atomics.add(words, 1, 100)
  }
}

function scribble(vcpu: VcpuFd, words: Int32Array): void {
  const page = vcpu.getKvmRun().bytes
  const all = new Uint8Array(page.buffer)
  const random = new Random(1)
  while (Atomics.load(words, 0) === 0) {
    // The struct, what lies behind it, or the indices of the ring, which is the third page on x86_64.
    const [from, size] = [
      [0, 256],
      [0, all.length],
      [0x2000, 16],
    ][random.below(3)] as [number, number]
    const start = from + random.below(size)
    random.fill(all.subarray(start, Math.min(start + 1 + random.below(16), from + size)))
    Atomics.add(words, 1, 1)
    // A rest, in which something can run.
    if (random.below(64) === 0) Atomics.wait(words, 0, 0, random.below(3))
  }
}

/** Writes to a port that is coalesced, to one that is not, and reads. */
const GUEST = [0xe6, 0x42, 0xe6, 0x80, 0xe4, 0x43, 0xee, 0xeb, 0xf7]

async function attack(seconds: number): Promise<string> {
  const supervisor = await Supervisor.start(3)
  const kvm = new Kvm()
  const { vm, vcpu, close } = realMode(kvm, GUEST, { rdx: 0x1000 })
  if (kvm.checkExtension(Cap.CoalescedPio)) vm.registerCoalescedMmio({ pio: 0x42 }, 1)
  vcpu.mapCoalescedMmioRing()
  const words = new Int32Array(new SharedArrayBuffer(8))
  const order: Order = { token: vcpu.share(), words, clears: false }
  const writer = new Worker(new URL(import.meta.url), { workerData: order })
  await once(writer, 'online')
  const end = performance.now() + seconds * 1000
  let [runs, errors, entries] = [0, 0, 0]
  while (performance.now() < end) {
    try {
      runs++
      // KVM refuses most of what may stand there.
      if (runs % 4 !== 0) Object.assign(vcpu.getKvmRun(), { kvmValidRegs: 0n, kvmDirtyRegs: 0n })
      readAll(supervisor.limit(vcpu, () => vcpu.run()))
      const batch = vcpu.coalescedMmioBatch()
      for (const entry of batch) {
        readAll(entry)
        entries++
      }
      batch.acknowledge()
      if (vcpu.coalescedMmioRead() !== undefined) entries++
      vcpu.getKvmRun().toJSON()
      vcpu.syncRegs()
    } catch (error) {
      errors++
      const wrong = undocumented(error)
      if (wrong !== undefined) throw new Error(wrong)
    }
    if (runs % 100 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  Atomics.store(words, 0, 1)
  await once(writer, 'exit')
  await supervisor.idle()
  const { kicks } = supervisor
  await supervisor.stop()
  close()
  kvm.close()
  return (
    `${runs} runs, ${kicks} of them ended by force, ${errors} errors of KVM's, ${entries} entries of the ring; ` +
    `${words[1]} writes meanwhile`
  )
}

/** jmp $ */
const SPINS = [0xeb, 0xfe]

/** Ends runs of a guest that never exits, each way in turn: one that nothing ends is a process that never ends. */
async function attackEnds(seconds: number): Promise<string> {
  const supervisor = await Supervisor.start(1)
  const kvm = new Kvm()
  const end = performance.now() + seconds * 1000
  const random = new Random(2)
  let [kicks, aborts, closes, writes] = [0, 0, 0, 0]
  while (performance.now() < end) {
    const { vcpu, close } = realMode(kvm, SPINS)
    const words = new Int32Array(new SharedArrayBuffer(8))
    const order: Order = { token: vcpu.share(), words, clears: true }
    const writer = new Worker(new URL(import.meta.url), { workerData: order })
    while (Atomics.load(words, 1) === 0) await sleep(1)
    for (let round = 0; round < 20; round++) {
      vcpu.kick()
      if (vcpu.run().type !== 'Intr') throw new Error('a run that was kicked before ended otherwise')
      supervisor.limit(vcpu, () => vcpu.run())
      kicks += 2
      const controller = new AbortController()
      const run = vcpu.runAsync(controller)
      if (random.below(2) === 0) await sleep(random.below(3))
      controller.abort()
      await run.catch(() => aborts++)
    }
    const run = vcpu.runAsync()
    if (random.below(2) === 0) await sleep(random.below(3))
    // The supervisor's handle would keep the vCPU.
    await supervisor.idle()
    vcpu.close()
    await run.catch(() => closes++)
    Atomics.store(words, 0, 1)
    await once(writer, 'exit')
    writes += words[1] ?? 0
    close()
  }
  await supervisor.stop()
  kvm.close()
  return `${kicks} kicks, ${aborts} aborts and ${closes} closes ended a run; ${writes} writes of 0 meanwhile`
}

if (!isMainThread) write(workerData as Order)
else {
  const { seconds } = commandLine('hostile-writer.ts', 'Writes random bytes into the kvm_run page.')
    .option('--seconds <n>', 'time', positive, 60)
    .parse()
    .opts<{ seconds: number }>()
  console.log(await attack(seconds / 2))
  console.log(await attackEnds(seconds / 2))
}
