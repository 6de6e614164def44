// Another thread writes random bytes into a vCPU's kvm_run page and its coalesced ring, while the vCPU runs and between
// its runs. Nothing of that may harm the process: node fuzz/hostile-writer.ts --seconds N.
import { once } from 'node:events'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { Cap, Kvm, type Token, VcpuFd } from 'kvm-ioctls'
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
}

/** In the other thread: through a handle of its own, whose buffer is over the same page. */
function write({ token, words }: Order): void {
  const vcpu = VcpuFd.attach(token)
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
  vcpu.close()
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
  const order: Order = { token: vcpu.share(), words }
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

if (!isMainThread) write(workerData as Order)
else {
  const { seconds } = commandLine('hostile-writer.ts', 'Writes random bytes into the kvm_run page.')
    .option('--seconds <n>', 'time', positive, 60)
    .parse()
    .opts<{ seconds: number }>()
  console.log(await attack(seconds))
}
