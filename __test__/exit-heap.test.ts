// What an exit costs in memory, which does not depend on how busy the machine is: nothing.
import { GCProfiler } from 'node:v8'
import { Kvm, type VcpuFd } from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { kvmTest } from './helpers/kvm-test.ts'

const WARM_UP = 10_000
const EXITS = 30_000
/** A byte for each exit: what the runtime itself notes down by the way is less, an object takes 12 or more. */
const BOUND = EXITS

const heap = (): number => process.memoryUsage().heapUsed

/** The bytes by which the heap has grown, and how often the garbage collector ran. */
function cost(loop: (count: number) => void): { bytes: number; collections: number } {
  const profiler = new GCProfiler()
  profiler.start()
  const before = heap()
  loop(EXITS)
  const bytes = heap() - before
  return { bytes, collections: profiler.stop().statistics.length }
}

function heapTest(what: string, code: readonly number[], handle: (vcpu: VcpuFd, i: number) => boolean): void {
  kvmTest(`${EXITS} ${what} leave nothing on the heap`, t => {
    const kvm = new Kvm()
    const guest = realMode(kvm, code, { rax: 7 })
    const { vcpu } = guest
    const loop = (count: number): void => {
      for (let i = 0; i < count; i++) if (!handle(vcpu, i)) throw new Error(`an exit of another kind after ${i}`)
    }
    try {
      loop(WARM_UP)
      // What is compiled late, in a busy runtime, grows the heap once; garbage grows it each time.
      let { bytes, collections } = cost(loop)
      for (let again = 0; again < 3 && (collections > 0 || bytes >= BOUND); again++)
        ({ bytes, collections } = cost(loop))
      t.is(collections, 0)
      t.true(bytes < BOUND, `${bytes} bytes`)
    } finally {
      guest.close()
      kvm.close()
    }
  })
}

// out 0x42, al; jmp
heapTest('port writes', [0xe6, 0x42, 0xeb, 0xfc], vcpu => {
  const exit = vcpu.run()
  return exit.type === 'IoOut' && exit.port === 0x42 && exit.size === 1 && exit.data[0] === 7
})

// in al, 0x42; jmp
heapTest('port reads', [0xe4, 0x42, 0xeb, 0xfc], (vcpu, i) => {
  const exit = vcpu.run()
  if (exit.type !== 'IoIn' || exit.port !== 0x42) return false
  exit.data[0] = i
  return true
})

// mov [0x8000], al; jmp
heapTest('MMIO writes, with addressNumber,', [0xa2, 0x00, 0x80, 0xeb, 0xfb], vcpu => {
  const exit = vcpu.run()
  return exit.type === 'MmioWrite' && exit.addressNumber === 0x8000 && exit.data[0] === 7
})
