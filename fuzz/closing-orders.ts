// node --expose-gc fuzz/closing-orders.ts: all orders in which the handles of a virtual machine can go, with views of its
// memory and of the kvm_run page that are used afterwards.
import { Option } from 'commander'
import * as api from 'kvm-ioctls'
import { CODE, realMode } from '../__test__/guests/real-mode.ts'
import { commandLine, integer } from '../scripts/options.ts'
import { undocumented } from './api/documented.ts'
import { holdings } from './program/world.ts'

/** How a handle goes. */
const WAYS = {
  /** It is closed. */
  close: () => 'close',
  /** Nobody has it any more, and the garbage collector runs at each step. */
  collect: () => 'collect',
  /** The one, then the other. */
  both: (step: number) => (step % 2 === 0 ? 'collect' : 'close'),
  /** It is closed, while the vCPU runs. */
  running: () => 'close',
} as const

type Way = keyof typeof WAYS

const options = commandLine('closing-orders.ts', 'Closes the handles of a virtual machine in all orders.')
  .option('--of <n>', 'tries one order of so many', integer(1, 1e6), 1)
  .addOption(new Option('--way <way>', 'one way alone').choices(Object.keys(WAYS)))
  .parse()
  .opts<{ of: number; way?: Way }>()

const NAMES = ['kvm', 'vm', 'vcpu', 'memory', 'device', 'event', 'stats'] as const
type Name = (typeof NAMES)[number]
type Handles = Record<Name, { close(): void }>

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap(item => permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]))
}

const OUTS = [0xe6, 0x42, 0xeb, 0xfc] // 1: out 0x42, al; jmp 1b
const SPINS = [0xeb, 0xfe]

/** An emulated device that is there without hardware. */
const DEVICE = { type: api.KVM_DEV_TYPE_VFIO }

interface Machine {
  handles: Partial<Handles>
  /** Bytes of the guest's memory, and of the page. */
  memory: Uint8Array
  page: Uint8Array
  run: Promise<unknown> | undefined
}

function machine(way: Way): Machine {
  const kvm = new api.Kvm()
  const { vm, vcpu, memory } = realMode(kvm, way === 'running' ? SPINS : OUTS)
  const event = new api.EventFd()
  vm.registerIoevent(event, { pio: 0x80 })
  const device = vm.createDevice(api.KvmCreateDevice.from(DEVICE))
  const stats = vm.getStatsFd()
  let page = vcpu.getKvmRun().bytes
  let run: Promise<unknown> | undefined
  if (way === 'running') run = vcpu.runAsync()
  else {
    const exit = vcpu.run()
    if (exit.type !== 'IoOut') throw new Error(exit.type)
    page = new Uint8Array(exit.data.buffer)
  }
  return { handles: { kvm, vm, vcpu, memory, device, event, stats }, memory: memory.bytes, page, run }
}

/** Whatever is left works, or says what is closed. */
function use({ handles, memory, page }: Machine, wasRunning: boolean): void {
  const uses: Partial<Record<Name, (handle: never) => unknown>> = {
    kvm: (kvm: api.Kvm) => kvm.getApiVersion(),
    vm: (vm: api.VmFd) => vm.addressSpace.read(CODE, 16),
    vcpu: (vcpu: api.VcpuFd) => (wasRunning ? vcpu.asRawFd() : vcpu.run()),
    memory: (ram: api.GuestMemory) => ram.read(0, 16),
    device: (device: api.DeviceFd) => device.hasDeviceAttr({ group: 1, attr: 1 }),
    event: (event: api.EventFd) => event.read(),
    stats: (stats: api.StatsFd) => stats.read(),
  }
  for (const name of NAMES) if (handles[name] !== undefined) uses[name]?.(handles[name] as never)
  // The last bytes: where nothing of the guest's or the kernel's is.
  for (const view of [memory.subarray(-64), page.subarray(-64)]) {
    view.fill(0x5a)
    if (view.some(byte => byte !== 0x5a)) throw new Error('a view is not what was written')
  }
}

/** Collects garbage until finalizers have run. */
async function collect(): Promise<void> {
  globalThis.gc?.()
  await new Promise(setImmediate)
}

const clean = holdings()

const isClean = (): boolean => JSON.stringify(holdings()) === JSON.stringify(clean)

/** Takes one machine apart for each order. */
async function tryOrders(orders: readonly Name[][], way: Way): Promise<void> {
  const machines = orders.map(order => ({ order, made: machine(way) }))
  const ends = machines.map(({ made }) => made.run?.then(() => 'an exit', codeOf))
  for (let step = 0; step < NAMES.length; step++) {
    for (const { order, made } of machines) {
      const name = order[step] as Name
      const handle = made.handles[name]
      delete made.handles[name]
      if (WAYS[way](step) === 'close') handle?.close()
    }
    if (WAYS[way](step) === 'collect') await collect()
    for (const { made } of machines) use(made, way === 'running')
  }
  if (way === 'close' || way === 'running') {
    // At once, although views are held; and the page reads as zeros, but for what was written since.
    if (!isClean()) throw new Error(`not gone: ${JSON.stringify(holdings())}`)
    if (machines.some(({ made }) => made.page.subarray(0, 64).some(byte => byte !== 0))) {
      throw new Error('the page is not zeroed')
    }
  }
  if (way === 'running') {
    for (const end of await Promise.all(ends)) if (end !== 'ERR_KVM_CLOSED') throw new Error(`the run: ${end}`)
  }
  for (const { made } of machines) for (const view of [made.memory, made.page]) view.fill(1)
}

function codeOf(error: unknown): string {
  const wrong = undocumented(error)
  if (wrong !== undefined) throw new Error(wrong)
  return (error as { code: string }).code
}

/** Machines that share a collection of garbage, which takes longer than all else. */
const TOGETHER = { close: 1, collect: 40, both: 40, running: 1 }

const orders = permutations(NAMES)
const { of } = options
let failures = 0
for (const way of Object.keys(WAYS) as Way[]) {
  if (options.way !== undefined && options.way !== way) continue
  const begin = performance.now()
  let tried = 0
  const turn = Math.floor(Math.random() * of)
  const due = orders.filter((_, index) => index % of === turn)
  for (let index = 0; index < due.length; index += TOGETHER[way]) {
    const some = due.slice(index, index + TOGETHER[way])
    tried += some.length
    try {
      await tryOrders(some, way)
    } catch (error) {
      failures++
      console.log(`FAILED: ${way}: ${some.join('; ')}: ${error instanceof Error ? error.stack : error}`)
      if (failures > 5) process.exit(1)
    }
  }
  for (let round = 0; round < 10; round++) await collect()
  const left = holdings()
  if (left.fds !== clean.fds || left.mappings !== clean.mappings) {
    failures++
    console.log(`FAILED: ${way}: left behind: ${JSON.stringify(left)}`)
  }
  console.log(
    `${way}: ${tried} of ${orders.length} orders of ${NAMES.length} handles, ` +
      `${Math.round((performance.now() - begin) / 1000)} s`,
  )
}
console.log(`${failures} failures`)
process.exitCode = failures === 0 ? 0 : 1
