// npm run soak: creates, runs and closes everything thousands of times. In the end there are no more file descriptors, threads,
// mappings and memory than after the warm-up.
import { readdirSync, readFileSync } from 'node:fs'
import { commandLine, integer, positive } from '../scripts/options.ts'
import { note, remind } from '../scripts/progress.ts'
import { buildFor } from '../scripts/run.ts'

const options = commandLine('npm run soak --', 'Creates, runs and closes everything, and counts what is left.')
  .option('--times <n>', 'rounds', integer(1, 1e9), 20_000)
  .option('--minutes <n>', 'time, in place of rounds', positive)
  .option('--warm-up <n>', 'rounds after which caches are full', integer(1, 1e9), 500)
  .parse()
  .opts<{ times: number; minutes?: number; warmUp: number }>()

const extent = options.minutes === undefined ? `${options.times} times` : `${options.minutes} minutes`
note(`npm run soak: creates, runs and closes everything for ${extent}; 20,000 times take 8 minutes`)
buildFor('soak')
const { EventFd, GuestMemory, Kvm, VcpuFd } = await import('kvm-ioctls')
const { realMode } = await import('../__test__/guests/real-mode.ts')

/** How much more memory may be resident at the end, in MiB: what V8 and malloc keep varies by so much. */
const TOLERANCE = 24

interface Counts {
  fds: number
  threads: number
  /** Of KVM's and ours; and all, of which V8 has some more or fewer from time to time. */
  mappings: number
  allMappings: number
  residentMiB: number
}

async function counts(): Promise<Counts> {
  for (let round = 0; round < 4; round++) {
    await new Promise(setImmediate)
    globalThis.gc?.()
  }
  const maps = readFileSync('/proc/self/maps', 'latin1').split('\n')
  return {
    fds: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
    mappings: maps.filter(line => /kvm|eventfd/.test(line) && !line.endsWith('.node')).length,
    allMappings: maps.length,
    residentMiB: Math.round(process.memoryUsage.rss() / (1 << 20)),
  }
}

const OUT = [0xe6, 0x42, 0xf4]

/** Everything that holds something of the kernel's is made, used and closed. */
async function round(turn: number): Promise<void> {
  const kvm = new Kvm()
  const { vm, vcpu, memory } = realMode(kvm, OUT)
  const event = new EventFd()
  const shared = GuestMemory.allocate(0x10000, { memfd: true })
  shared.bytes.fill(turn)
  vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x10_0000, memory: shared })
  vm.registerIoevent(event, { pio: 0x80 })
  const exit = turn % 10 === 0 ? await vcpu.runAsync() : vcpu.run()
  if (exit.type !== 'IoOut') throw new Error(exit.type)
  const view = exit.data
  if (turn % 7 === 0) {
    const waiting = event.wait()
    event.write(1)
    if ((await waiting) !== 1n) throw new Error('another count')
  }
  const twin = turn % 5 === 0 ? VcpuFd.attach(vcpu.share()) : undefined
  // In another order each time, and once in a while left to the garbage collector.
  const handles = [kvm, vm, vcpu, memory, event, shared, ...(twin ? [twin] : [])]
  for (let left = handles; left.length > 0; ) {
    const [handle] = left.splice(turn % left.length, 1)
    if (turn % 97 !== 0 || handle === twin || handle === vcpu) handle?.close()
  }
  view[0] = turn
}

await globalThis.gc?.()
const begin = performance.now()
const until = options.minutes === undefined ? Infinity : begin + options.minutes * 60_000
const times = options.minutes === undefined ? options.times : Infinity
let before: Counts | undefined
let done = 0
const finished = remind('soaking')
for (; done < times + options.warmUp && performance.now() < until; done++) {
  if (done === options.warmUp) before = await counts()
  await round(done)
}
finished()
const after = await counts()
if (before === undefined || globalThis.gc === undefined) throw new Error('too short, or without --expose-gc')
console.log(`before ${JSON.stringify(before)}\nafter  ${JSON.stringify(after)}`)
const wrong = [
  ...(['fds', 'threads', 'mappings'] as const).filter(what => after[what] > before[what]),
  ...(after.residentMiB > before.residentMiB + TOLERANCE ? ['residentMiB'] : []),
  ...(after.allMappings > before.allMappings + 100 ? ['allMappings'] : []),
]
console.log(
  `${done - options.warmUp} times created, run and closed in ${Math.round((performance.now() - begin) / 1000)} s: ` +
    `${wrong.length === 0 ? 'nothing is left behind' : `more ${wrong.join(', ')}`}`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
