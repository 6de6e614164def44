import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Kvm, VcpuFd } from 'kvm-ioctls'
import { type AnyGuest, anyGuest, CODE, pc } from './guests/any.ts'
import { completesAnsweredRead } from './helpers/answered-read.ts'
import type { Task } from './helpers/kick-worker.ts'
import { kvmTest } from './helpers/kvm-test.ts'

const KICKS = Number(process.env.KICKS ?? 1_000)

const worker = (task: Task): Worker =>
  new Worker(new URL('helpers/kick-worker.ts', import.meta.url), { workerData: task })

/** Kicks every guest `kicks` times while it is run by a Worker of its own; returns how often each came back. */
async function kicked(guests: readonly AnyGuest[], kicks: number): Promise<number[]> {
  const intrs = new Int32Array(new SharedArrayBuffer(4 * guests.length))
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const vcpus = guests.map(({ vcpu }) => vcpu.share())
  const common = { stop, kicks }
  const runners = vcpus.map((vcpu, index) =>
    worker({ ...common, role: 'run', vcpus: [vcpu], intrs: intrs.subarray(index, index + 1) }),
  )
  const ends = runners.map(runner => once(runner, 'exit'))
  await once(worker({ ...common, role: 'kick', vcpus, intrs }), 'exit')
  stop.fill(1)
  for (const { vcpu } of guests) vcpu.kick()
  await Promise.all(ends)
  return [...intrs]
}

kvmTest(`each of ${KICKS} kicks at random moments is seen exactly once, of one vCPU and of four`, async t => {
  t.timeout(3_600_000)
  for (const [what, program] of [
    ['spins', 'spins'],
    ['exits all the time', 'writes'],
  ] as const) {
    for (const vcpus of [1, 4]) {
      const guests = Array.from({ length: vcpus }, () => anyGuest(new Kvm(), program))
      const each = KICKS / vcpus
      const start = performance.now()
      t.deepEqual(await kicked(guests, each), Array(vcpus).fill(each), `${vcpus} vCPUs, a guest that ${what}`)
      const duration = ((performance.now() - start) / KICKS).toFixed(3)
      t.log(`${KICKS} kicks of ${vcpus} vCPUs whose guest ${what}: ${duration} ms for each kick and its Intr`)
      for (const guest of guests) guest.close()
    }
  }
})

kvmTest('a kick before a run ends it before the guest does anything; several are one', t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  vcpu.kick()
  vcpu.kick()
  t.is(vcpu.run().type, 'Intr')
  t.is(pc(vcpu), BigInt(CODE))
  t.is(vcpu.run().type, 'MmioWrite')
  close()
})

kvmTest('a kick after an exit lets what follows from that exit be completed first', t => {
  completesAnsweredRead(t, vcpu => vcpu.kick())
})

kvmTest('setKvmImmediateExit() stays, and kicks come on top of it', t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'writes')
  vcpu.setKvmImmediateExit(1)
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.run().type, 'Intr')
  vcpu.kick()
  vcpu.setKvmImmediateExit(0)
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.run().type, 'MmioWrite')
  close()
})

kvmTest('a kick through one handle ends the run of another', async t => {
  const { vcpu, close } = anyGuest(new Kvm(), 'spins')
  const other = VcpuFd.attach(vcpu.share())
  const run = vcpu.runAsync()
  t.throws(() => other.run(), { code: 'ERR_KVM_BUSY' })
  t.throws(() => other.getMpState(), { code: 'ERR_KVM_BUSY' })
  other.kick()
  t.is((await run).type, 'Intr')
  other.close()
  close()
})
