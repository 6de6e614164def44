// Random programs over the whole API, and what runs one of them and says what went wrong.
import { closeSync } from 'node:fs'
import * as fc from 'fast-check'
import * as api from 'kvm-ioctls'
import { badNames, badValues, type Victim } from '../api/bad-values.ts'
import { calls, Pick } from '../api/calls.ts'
import { undocumented } from '../api/documented.ts'
import { anyStruct, readAll, structOf, structUses } from '../api/structs.ts'
import { type Operation, operations } from '../api/surface.ts'
import type { Supervisor } from '../helpers/supervisor.ts'
import { before, wrongError, wrongReturn } from './model.ts'
import { type Entry, holdings, World } from './world.ts'

/** One call. All of it is text and numbers, so that a program can be written down and made shorter. */
export interface Step {
  /** The operation, by its name. */
  call: string
  /** Which object it is called on. */
  on: number
  /** What its arguments are made from. */
  choices: number[]
  /** Bad values: which argument, or which field of the last argument, gets which. */
  bad?: { argument: number; value: string }[]
  /** Pause afterwards, so that what goes on elsewhere comes to pass. */
  pause?: boolean
}

export interface Program {
  steps: Step[]
  /** The order in which everything is closed at the end. */
  end: number
}

const byName = new Map(operations.map(operation => [operation.name, operation]))

/** Everything that a step can call. */
export const callNames: readonly string[] = [...byName.keys(), ...Object.keys(structUses)]

const weights = (name: string): number => {
  if (name.startsWith('Struct.')) return 6
  if (/\.(close|@dispose)$/.test(name)) return 2
  if (/\.(run|runAsync|createVcpu|createVm|exits|kick|allocate|setUserMemoryRegion)$/.test(name)) return 5
  return 3
}

const bad = fc.record({ argument: fc.nat(4), value: fc.constantFrom(...badNames) })

const step: fc.Arbitrary<Step> = fc.record(
  {
    call: fc.oneof(...callNames.map(name => ({ weight: weights(name), arbitrary: fc.constant(name) }))),
    on: fc.nat(63),
    choices: fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 8 }),
    bad: fc.array(bad, { minLength: 1, maxLength: 2 }),
    pause: fc.constantFrom(true, false, false, false),
  },
  { requiredKeys: ['call', 'on', 'choices'] },
)

export const program: fc.Arbitrary<Program> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 200, size: 'max' }),
  end: fc.nat(0xffff),
})

/** The program that a number stands for. */
export function programOf(seed: number): Program {
  return fc.sample(program, { seed, numRuns: 1 })[0] as Program
}

export class Failure extends Error {}

type Counts = Map<string, number>

/** Runs a program, and counts its calls. Rejects with a `Failure` where something is not as it has to be. */
export async function run(program: Program, supervisor: Supervisor, counts: Counts): Promise<void> {
  const clean = holdings()
  const world = new World(supervisor)
  const late: string[] = []
  try {
    for (const [index, step] of program.steps.entries()) {
      const title = `step ${index}, ${step.call}(${(step.bad ?? []).map(b => b.value).join(', ')})`
      perform(world, step, title, late)
      counts.set(step.call, (counts.get(step.call) ?? 0) + 1)
      if (step.pause) await new Promise(resolve => setImmediate(resolve))
    }
  } finally {
    await world.end(program.end)
  }
  const after = holdings()
  if (late.length > 0) throw new Failure(late.join('\n'))
  if (after.fds > clean.fds || after.mappings > clean.mappings) {
    throw new Failure(`left behind: ${JSON.stringify(clean)} before, ${JSON.stringify(after)} after`)
  }
}

function receiverOf(world: World, type: string, on: number): [object, Entry | undefined] | undefined {
  if (type !== 'AddressSpace') {
    const entry = world.pick(type, on)
    return entry && [entry.object, entry]
  }
  const vm = world.pick('VmFd', on)
  return vm && [(vm.object as api.VmFd).addressSpace, vm]
}

function perform(world: World, step: Step, title: string, late: string[]): void {
  const pick = new Pick(world, step.choices)
  world.passed = []
  const operation = byName.get(step.call)
  const found = operation?.receiver === undefined ? undefined : receiverOf(world, operation.receiver, step.on)
  if (operation?.receiver !== undefined && found === undefined) return
  const [receiver, entry] = found ?? []
  world.receiver = receiver
  const state = before(entry)
  const victim: Victim = {
    close: () => {
      const other = entry ?? world.pick('VcpuFd', step.on)
      if (other !== undefined) world.close(other)
    },
    detach: () => detach([...world.passed, ...viewsOf(world)]),
  }
  let args: unknown[] = []
  let result: unknown
  try {
    // What has to be made for an argument may be closed, too.
    if (operation) args = argumentsOf(operation, step, pick, victim)
    result = operation ? callIt(world, operation, receiver, args) : useStruct(step, pick, victim)
  } catch (error) {
    for (const fd of world.raw) closeSync(fd)
    world.raw.clear()
    const odd = step.bad?.map(({ value }) => value) ?? []
    const wrong = isOfJavaScript(error, odd) ? undefined : undocumented(error)
    fail(title, wrong ?? (step.bad ? undefined : wrongError(error, state, world)))
    return
  }
  world.raw.clear()
  if (operation !== undefined && step.bad === undefined) {
    if (!(result instanceof Promise)) fail(title, wrongReturn(operation.name, state))
    if (receiver instanceof api.VmFd && !receiver.closed)
      fail(title, world.slots.changed(operation.name, receiver, args))
  }
  if (entry !== undefined && /\.(close|@dispose)$/.test(step.call)) entry.open = false
  if (typeof result === 'number' && /\.openWithCloexec/.test(step.call)) closeSync(result)
  // What was given a bad value may run or not.
  keep(world, result, entry, title, late, step.bad === undefined)
}

function fail(title: string, why: string | undefined): void {
  if (why !== undefined) throw new Failure(`${title}: ${why}`)
}

function callIt(world: World, operation: Operation, receiver: unknown, args: unknown[]): unknown {
  const call = () => operation.call(receiver, args)
  if (operation.name === 'VcpuFd.run' && !(receiver as api.VcpuFd).closed) {
    return world.supervisor.limit(receiver as api.VcpuFd, call)
  }
  return call()
}

function argumentsOf(operation: Operation, step: Step, pick: Pick, victim: Victim): unknown[] {
  const make = calls[operation.name]
  if (make === undefined) throw new Failure(`There are no arguments for ${operation.name} in calls.ts`)
  const args = make(pick)
  const last = args.at(-1)
  const isPlain = typeof last === 'object' && last !== null && Object.getPrototypeOf(last) === Object.prototype
  const fields = isPlain ? Object.keys(last) : []
  const count = args.length
  for (const { argument, value } of step.bad ?? []) {
    const bad = badValues[value]?.(victim)
    if (argument < count || fields.length === 0) args[Math.min(argument, count)] = bad
    else args[count - 1] = { ...(last as object), [fields[argument % fields.length] as string]: bad }
  }
  return args
}

function useStruct(step: Step, pick: Pick, victim: Victim): unknown {
  const type = structOf(pick.number(0x10000))
  const value = step.bad?.[0] ? badValues[step.bad[0].value]?.(victim) : pick.of<unknown>(0, 1n, {}, pick.bytes(8))
  const made = () => anyStruct(type, bytes => bytes.set(pick.bytes(bytes.length)), pick.number(8))
  return structUses[step.call]?.(type, value, made, pick.number(64))
}

/** What JavaScript itself throws where a value's memory was taken away, or its accessors or its iterator are no good. */
export function isOfJavaScript(error: unknown, values: readonly string[]): boolean {
  const odd = /detach|shrunk|lies|iterator of nothing|Proxy of (bytes|a handle|a struct)|prototype of a/
  return (error instanceof TypeError || error instanceof RangeError) && values.some(value => odd.test(value))
}

function viewsOf(world: World): ArrayBufferLike[] {
  return world.entries.flatMap(({ type, open, object }) => {
    if (!open) return []
    if (type === 'GuestMemory') return [(object as api.GuestMemory).bytes.buffer]
    return type === 'VcpuFd' ? [(object as api.VcpuFd).getKvmRun().bytes.buffer] : []
  })
}

function detach(buffers: readonly ArrayBufferLike[]): void {
  for (const buffer of buffers) if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer()
}

const HANDLES = [
  api.Kvm,
  api.VmFd,
  api.VcpuFd,
  api.GuestMemory,
  api.MemorySnapshot,
  api.EventFd,
  api.DeviceFd,
  api.GuestMemfd,
  api.StatsFd,
]

/** Takes into the world what a call has returned, and looks at all of it. */
function keep(
  world: World,
  result: unknown,
  from: Entry | undefined,
  title: string,
  late: string[],
  runs = true,
): void {
  if (typeof result !== 'object' || result === null) return
  if (result instanceof Promise) {
    world.track(result, runs && from?.type === 'VcpuFd' ? from : undefined, error => {
      const wrong = error === undefined ? undefined : undocumented(error)
      if (wrong !== undefined) late.push(`${title}, later: ${wrong}`)
    })
    return
  }
  if (HANDLES.some(type => result instanceof type)) {
    if (world.entries.some(entry => entry.object === result)) return
    const entry = world.add(result, from)
    if (result instanceof api.GuestMemory && result.size > 64 << 20) world.close(entry)
    return
  }
  if (Symbol.asyncIterator in result) {
    const iterator = result as AsyncIterableIterator<unknown>
    keep(world, iterator.next(), from, title, late, runs)
    if (title.length % 2 === 0) keep(world, iterator.return?.(), undefined, title, late, false)
    return
  }
  if ('acknowledge' in result) {
    const batch = result as ReturnType<api.VcpuFd['coalescedMmioBatch']>
    for (const entry of batch) readAll(entry)
    batch.acknowledge()
    return
  }
  if (result instanceof api.Struct) readAll(result)
  else if ('type' in result && !('key' in result)) readAll(result)
}
