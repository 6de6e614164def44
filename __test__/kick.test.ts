import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Kvm, VcpuFd } from 'kvm-ioctls'
import { type Guest, realMode } from './guests/real-mode.ts'
import type { Task } from './helpers/kick-worker.ts'
import { kvmTest } from './helpers/kvm-test.ts'

const SPINS = [0xeb, 0xfe] // 1: jmp 1b
const EXITS = [0xe6, 0x42, 0xeb, 0xfc] // 1: out 0x42, al; jmp 1b
const KICKS = Number(process.env.KICKS ?? 1_000)

const worker = (task: Task): Worker =>
  new Worker(new URL('helpers/kick-worker.ts', import.meta.url), { workerData: task })

/** Kicks every guest `kicks` times while it is run by a Worker of its own; returns how often each came back. */
async function kicked(guests: readonly Guest[], kicks: number): Promise<number[]> {
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
  for (const [what, code] of Object.entries({ spins: SPINS, 'exits all the time': EXITS })) {
    for (const vcpus of [1, 4]) {
      const guests = Array.from({ length: vcpus }, () => realMode(new Kvm(), code))
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
  const { vcpu, close } = realMode(new Kvm(), EXITS)
  vcpu.kick()
  vcpu.kick()
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.getRegs().rip, 0x1000n)
  t.is(vcpu.run().type, 'IoOut')
  close()
})

kvmTest('a kick after an exit lets what follows from that exit be completed first', t => {
  const { vcpu, close } = realMode(new Kvm(), [0xe4, 0x42, 0xf4]) // in al, 0x42; hlt
  const exit = vcpu.run()
  if (exit.type !== 'IoIn') return t.fail(exit.type)
  exit.data[0] = 0x77
  vcpu.kick()
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.getRegs().rax & 0xffn, 0x77n)
  t.is(vcpu.getRegs().rip, 0x1002n)
  t.is(vcpu.run().type, 'Hlt')
  close()
})

kvmTest('setKvmImmediateExit() stays, and kicks come on top of it', t => {
  const { vcpu, close } = realMode(new Kvm(), EXITS)
  vcpu.setKvmImmediateExit(1)
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.run().type, 'Intr')
  vcpu.kick()
  vcpu.setKvmImmediateExit(0)
  t.is(vcpu.run().type, 'Intr')
  t.is(vcpu.run().type, 'IoOut')
  close()
})

kvmTest('a kick through one handle ends the run of another', async t => {
  const { vcpu, close } = realMode(new Kvm(), SPINS)
  const other = VcpuFd.attach(vcpu.share())
  const run = vcpu.runAsync()
  t.throws(() => other.run(), { code: 'ERR_KVM_BUSY' })
  t.throws(() => other.getRegs(), { code: 'ERR_KVM_BUSY' })
  other.kick()
  t.is((await run).type, 'Intr')
  other.close()
  close()
})
