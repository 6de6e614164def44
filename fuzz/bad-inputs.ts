// node fuzz/bad-inputs.ts: every kind of bad value in every argument of every method, and in every field of what takes fields.
import { closeSync } from 'node:fs'
import * as api from 'kvm-ioctls'
import { commandLine, integer } from '../scripts/options.ts'
import { badNames, badValues, type Victim } from './api/bad-values.ts'
import { calls, Pick } from './api/calls.ts'
import { undocumented } from './api/documented.ts'
import { settable, structUses } from './api/structs.ts'
import { type Operation, operations, type StructClass, structs } from './api/surface.ts'
import { Supervisor } from './helpers/supervisor.ts'
import { isOfJavaScript } from './program/program.ts'
import { type Entry, holdings, World } from './program/world.ts'

const options = commandLine('bad-inputs.ts', 'Passes bad values to every argument of every method.')
  .option('--list', 'lists how often each method was called', false)
  .option('--of <n>', 'tries one input of so many, from 100 on in every tenth method and struct', integer(1, 1e6), 1)
  .parse()
  .opts<{ list: boolean; of: number }>()

const stride = options.of < 100 ? 1 : 10
const of = Math.ceil(options.of / stride)
let turn = Math.floor(Math.random() * of)
const isDue = (): boolean => turn++ % of === 0
const first = Math.floor(Math.random() * stride)
const isTaken = (_: unknown, index: number): boolean => index % stride === first

const counts = new Map<string, number>()
const failures: string[] = []

function count(name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function judge(error: unknown, title: string, value: string): void {
  const wrong = undocumented(error)
  if (wrong !== undefined && !isOfJavaScript(error, [value])) failures.push(`${title}: ${wrong}`)
}

/** What a refused argument may not have changed. */
function stateOf(entry: Entry | undefined): string {
  if (entry === undefined || !entry.open || entry.running > 0) return ''
  const { object } = entry
  if (object instanceof api.VcpuFd) {
    const structs = [object.getRegs(), object.getSregs(), object.getFpu(), object.getMpState(), object.getDebugRegs()]
    return Buffer.concat(structs.map(struct => struct.bytes)).toString('latin1')
  }
  if (object instanceof api.GuestMemory) return Buffer.from(object.bytes).toString('latin1')
  if (!(object instanceof api.VmFd)) return ''
  try {
    return Buffer.from(object.addressSpace.read(0x1000, 0x4000)).toString('latin1')
  } catch {
    return 'no memory'
  }
}

const REFUSED = /^ERR_(INVALID_ARG_TYPE|OUT_OF_RANGE)$/

/** Where a bad value goes: an argument, or a field of one. */
type Place = readonly [argument: number, field?: string]

function placesOf(args: readonly unknown[]): Place[] {
  // One argument more than it takes: it may have an optional one that is left out.
  const places: Place[] = Array.from({ length: args.length + 1 }, (_, argument) => [argument] as const)
  for (const [argument, value] of args.entries()) {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) continue
    for (const field of Object.keys(value)) places.push([argument, field])
  }
  return places
}

/** Choices with which a `Pick` gives the arguments that can be left out, too. */
const CHOICES = [1, 1, 1, 1]

async function tryOperation(operation: Operation, supervisor: Supervisor): Promise<void> {
  const make = calls[operation.name] as (pick: Pick) => unknown[]
  let world = new World(supervisor)
  const places = placesOf(make(new Pick(world, CHOICES)))
  for (const fd of world.raw) closeSync(fd)
  world.raw.clear()
  for (const place of places) {
    for (const value of badNames) {
      if (!isDue()) continue
      await tryOne(operation, place, value, world, make)
      // One with something closed or running is no good for the next.
      if (world.pending.length === 0 && world.entries.every(({ open }) => open) && world.entries.length < 12) continue
      await world.end(0)
      world = new World(supervisor)
    }
  }
  await world.end(0)
}

async function tryOne(
  operation: Operation,
  [argument, field]: Place,
  value: string,
  world: World,
  make: (pick: Pick) => unknown[],
): Promise<void> {
  const title = `${operation.name}, argument ${argument}${field === undefined ? '' : `.${field}`}: ${value}`
  const entry = receiverOf(world, operation)
  if (operation.receiver !== undefined && entry === undefined) return
  const receiver =
    entry && operation.receiver === 'AddressSpace' ? (entry.object as api.VmFd).addressSpace : entry?.object
  world.receiver = receiver
  const args = make(new Pick(world, CHOICES))
  const victim: Victim = {
    close: () => entry && world.close(entry),
    detach: () => {
      for (const buffer of world.passed) if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer()
    },
  }
  const bad = badValues[value]?.(victim)
  args[argument] = field === undefined ? bad : { ...(args[argument] as object), [field]: bad }
  const before = stateOf(entry)
  count(operation.name)
  try {
    const call = () => operation.call(receiver, args)
    const result = operation.name === 'VcpuFd.run' ? world.supervisor.limit(receiver as api.VcpuFd, call) : call()
    if (result instanceof Promise) {
      world.pending.push(result.catch(error => judge(error, title, value)))
      if (entry !== undefined) entry.running++
    } else if (typeof result === 'number' && /\.openWithCloexec/.test(operation.name)) closeSync(result)
    else if (typeof result === 'object' && result !== null && 'close' in result) world.add(result as api.VmFd)
  } catch (error) {
    judge(error, title, value)
    for (const fd of world.raw) closeSync(fd)
    const { code } = error as { code?: unknown }
    if (typeof code === 'string' && REFUSED.test(code) && stateOf(entry) !== before && entry?.open) {
      failures.push(`${title}: refused, but something has changed`)
    }
  }
  world.raw.clear()
  if (/\.(close|@dispose)$/.test(operation.name) && entry !== undefined) entry.open = false
}

/** The object that it is called on; none where this KVM has no such object. */
function receiverOf(world: World, operation: Operation): Entry | undefined {
  const { receiver } = operation
  if (receiver === undefined) return undefined
  const vm = world.pick('VmFd', 1) as Entry
  if (receiver === 'AddressSpace') return vm
  const make: Record<string, () => object> = {
    StatsFd: () => (vm.object as api.VmFd).getStatsFd(),
    DeviceFd: () => (vm.object as api.VmFd).createDevice(api.KvmCreateDevice.from({ type: api.KVM_DEV_TYPE_VFIO })),
    GuestMemfd: () => (vm.object as api.VmFd).createGuestMemfd({ size: 0x1000 }),
  }
  try {
    return world.pick(receiver, 1) ?? world.add(make[receiver]?.() as object)
  } catch {
    return undefined
  }
}

function tryStruct(type: StructClass): void {
  const made = () => new type()
  const fields = settable(type)
  for (const [name, use] of Object.entries(structUses)) {
    if (name === 'Struct.withEntries' && type.withEntries === undefined) continue
    const repeat = name === 'Struct.set' ? fields.length : name === 'Struct.from field' ? type.fields.length : 1
    for (let choice = 0; choice < repeat; choice++) {
      for (const value of badNames) {
        if (!isDue()) continue
        const bad = badValues[value]?.({ close: () => undefined, detach: () => undefined })
        count(name)
        try {
          use(type, bad, made, choice)
        } catch (error) {
          judge(error, `${type.name}, ${name} ${choice}: ${value}`, value)
        }
      }
    }
  }
}

const begin = performance.now()
const supervisor = await Supervisor.start()
const before = holdings()
const absent: string[] = []
for (const operation of operations.filter(isTaken)) {
  await tryOperation(operation, supervisor)
  if (!counts.has(operation.name)) absent.push(operation.name)
}
for (const type of structs.filter(isTaken)) tryStruct(type)
const after = holdings()
if (after.fds > before.fds || after.mappings > before.mappings) {
  failures.push(`left behind: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after`)
}
await supervisor.stop()

if (options.list) for (const [name, number] of counts) console.log(`${String(number).padStart(8)} ${name}`)
for (const failure of failures.slice(0, 50)) console.log(failure)
const ofMethods = [...counts].filter(([name]) => !name.startsWith('Struct.'))
const sum = (of: readonly [string, number][]) => of.reduce((total, [, number]) => total + number, 0)
if (absent.length > 0 && of === 1) console.log(`not here, since this KVM makes no such object: ${absent.join(', ')}`)
console.log(
  `${badNames.length} kinds of bad values: ${sum(ofMethods)} calls of ${ofMethods.length} methods, at least ` +
    `${Math.min(...ofMethods.map(([, number]) => number))} of each; ${sum([...counts]) - sum(ofMethods)} uses of ` +
    `${structs.length} structs; ${failures.length} failures, ${Math.round((performance.now() - begin) / 1000)} s`,
)
process.exitCode = failures.length === 0 ? 0 : 1
