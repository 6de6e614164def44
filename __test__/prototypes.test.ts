// What programs do to prototypes: pollute Object.prototype, freeze the classes of the package, load it twice.

import type { ExecutionContext } from 'ava'
import * as api from '../dist/index.js'
import { kvmTest } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'

/** Runs `body` with the package as `api` in its own process, and returns the lines that it prints. */
async function linesOf(t: ExecutionContext, body: string): Promise<string[]> {
  const { status, stdout, stderr } = await runModule(`import * as api from 'kvm-ioctls'\n${body}`)
  t.is(status, 0, stderr)
  return stdout.trim().split('\n')
}

/** Every call that takes an options object, an initializer of a struct or a list of them; what each says, in a line. */
const CALLS = `
  import { inspect } from 'node:util'
  const { Kvm, GuestMemory, EventFd } = api
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  const memory = GuestMemory.allocate(0x2000)
  memory.write(0, Uint8Array.of(0xf4))
  const event = new EventFd()
  event.write(1)
  const attr = { group: 0, attr: 0 }
  const codeOf = call => { try { return call() } catch (error) { return error.code + ' ' + error.message } }
  const calls = {
    allocate: () => GuestMemory.allocate(0x1000).size,
    'allocate {}': () => GuestMemory.allocate(0x1000, {}).size,
    unsafeMapFile: () => GuestMemory.unsafeMapFile(process.execPath).size,
    'unsafeMapFile {}': () => GuestMemory.unsafeMapFile(process.execPath, { size: 0x1000 }).size,
    setUserMemoryRegion: () => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory }),
    setUserMemoryRegion2: () => vm.setUserMemoryRegion2({ slot: 1, guestPhysAddr: 0x10000, memory }),
    registerEncMemoryRegion: () => vm.registerEncMemoryRegion({ memory }),
    unregisterEncMemoryRegion: () => vm.unregisterEncMemoryRegion({ memory }),
    createGuestMemfd: () => vm.createGuestMemfd({ size: 0x1000 }).size,
    registerIoevent: () => vm.registerIoevent(event, { pio: 1 }),
    'registerIoevent {}': () => vm.registerIoevent(event, { mmio: 0x8000 }, {}),
    unregisterIoevent: () => vm.unregisterIoevent(event, { pio: 1 }),
    setMsrFilter: () => vm.setMsrFilter(0, [{ flags: 1, base: 1, msrCount: 1, bitmap: new Uint8Array(1) }]),
    'setMsrFilter {}': () => vm.setMsrFilter(0, [{}]),
    kvmDeviceAttr: () => kvm.hasDeviceAttr(attr),
    vmDeviceAttr: () => vm.setDeviceAttr(attr, new Uint8Array(8)),
    vcpuDeviceAttr: () => vcpu.getDeviceAttr(attr, new Uint8Array(8)).length,
    preFaultMemory: () => vcpu.preFaultMemory({ gpa: 1, size: 1 }),
    'attach {}': () => ['VmFd', 'VcpuFd', 'GuestMemory', 'EventFd'].map(name => codeOf(() => api[name].attach({}))),
    'attach { key }': () => ['VmFd', 'VcpuFd', 'GuestMemory', 'EventFd'].map(name => codeOf(() => api[name].attach({ key: 1n }))),
    readFile: () => api.MemorySnapshot.readFile(process.execPath, { size: 0x1000 }).size,
    'readFile {}': () => api.MemorySnapshot.readFile('/proc/self/exe', {}).size === api.MemorySnapshot.readFile('/proc/self/exe').size,
    'snapshot.map()': () => api.MemorySnapshot.from(memory).map().size,
    registerCoalescedMmio: () => vm.registerCoalescedMmio({ pio: 1 }, 1),
    'registerCoalescedMmio {}': () => vm.registerCoalescedMmio({}, 1),
    unregisterCoalescedMmio: () => vm.unregisterCoalescedMmio({ pio: 1 }, 1),
    'createGuestMemfd {}': () => vm.createGuestMemfd({}),
    'setUserMemoryRegion {}': () => vm.setUserMemoryRegion({}),
    'setUserMemoryRegion2 {}': () => vm.setUserMemoryRegion2({}),
    'kvmDeviceAttr {}': () => kvm.hasDeviceAttr({}),
    'vmDeviceAttr {}': () => vm.hasDeviceAttr({}),
    'vcpuDeviceAttr {}': () => vcpu.hasDeviceAttr({}),
    device: () => vm.createDevice(api.KvmCreateDevice.from({ type: 4 })).hasDeviceAttr({ group: 1, attr: 1 }),
    'preFaultMemory {}': () => vcpu.preFaultMemory({}),
    setMemoryAttributes: () => vm.setMemoryAttributes(api.KvmMemoryAttributes.from({ size: 0x1000 })),
    setPmuEventFilter: () => vm.setPmuEventFilter(api.KvmPmuEventFilter.withEntries(1)),
    setSignalMask: () => vcpu.setSignalMask([10]),
    statistics: () => [...vm.getStatsFd().read().keys()].join(),
    addressSpace: () => vm.addressSpace.view(0, 4).join(),
    msrs: () => api.KvmMsrs.from({ entries: [{}, { index: 1 }] }),
    cpuid: () => api.KvmCpuid2.from({}),
    routing: () => api.KvmIrqRouting.from({ entries: [{ gsi: 1, u: { irqchip: { pin: 1 } } }] }),
    exits: () => vcpu.exits()[Symbol.asyncIterator] !== undefined,
    'exits {}': () => vcpu.exits({})[Symbol.asyncIterator] !== undefined,
    runAsync: () => vcpu.runAsync(),
    'runAsync {}': () => vcpu.runAsync({}),
    wait: () => event.wait(),
    'wait {}': () => (event.write(2), event.wait({})),
    'for await': async () => { event.write(4); for await (const count of event) return count },
    'wait signal': () => (event.write(2), event.wait({ signal: new AbortController().signal })),
    'closed error': () => (event.close(), event.read()),
    'kernel error': () => vm.createVcpu(0),
  }
  for (const type of new Set(Object.values(api))) {
    if (typeof type !== 'function' || !(type.prototype instanceof api.Struct) || type === api.Union) continue
    calls[type.name] = () => {
      const struct = type.withEntries ? type.withEntries(2) : new type()
      return [inspect(struct, { depth: 9 }), JSON.stringify(struct), type.prototype instanceof api.Union || type.from(struct.toJSON()).bytes.join()]
    }
    calls[type.name + '.from'] = () => type.from({}).bytes.join()
  }
  const say = async (name, call) => {
    let said
    try {
      said = inspect(await call(), { depth: 9, breakLength: Infinity, compact: true })
    } catch (error) {
      said = [error.name, error.code, error.message, Object.keys(error)].join(' ')
    }
    return name + ': ' + said.replaceAll('\\n', ' ')
  }
`

const SAY = `
  const lines = []
  for (const [name, call] of Object.entries(calls)) lines.push(await say(name, call))
`

kvmTest('nothing on Object.prototype is taken for an option, a field or a hint', async t => {
  const fields = new Set(
    [...Object.values(api)].flatMap(type => {
      const isStruct =
        typeof type === 'function' && type.prototype instanceof api.Struct && type !== (api.Union as unknown)
      return isStruct ? [...(type as unknown as typeof api.KvmRegs).fields] : []
    }),
  )
  const options = ['memfd', 'hugepages', 'offset', 'size', 'shared', 'memory', 'memoryOffset', 'memorySize', 'slot']
  options.push('guestPhysAddr', 'flags', 'guestMemfd', 'guestMemfdOffset', 'length', 'datamatch', 'pio', 'mmio', 'key')
  options.push('base', 'msrCount', 'bitmap', 'group', 'attr', 'signal', 'once', 'passive', 'foo', 'reserved', 'data')
  options.push('count', 'max', 'entrySize', 'flexible', 'overlaps', 'default', 'EINVAL', 'EEXIST', 'ENOTTY', 'ENXIO')
  const names = [...new Set([...fields, ...options])]
  const each = `for (const name of ${JSON.stringify(names)}) `
  // Node itself assigns to properties of these names.
  const eachButNodes = `${each} if (!['flags', 'mode', 'size'].includes(name)) `
  const pollutions = [
    `${each} Object.prototype[name] = 7\n`,
    // An assignment to a property of that name then throws, or does nothing.
    `${eachButNodes} Object.defineProperty(Object.prototype, name, { __proto__: null, get: () => 7, configurable: true })\n`,
    `${eachButNodes} Object.defineProperty(Object.prototype, name, { __proto__: null, get: () => 7, set() {}, configurable: true })\n`,
  ]
  const clean = `${each} delete Object.prototype[name]\n`
  const print = 'process.stdout.write(lines.join("\\n"))\n'
  const before = await linesOf(t, CALLS + SAY + print)
  t.true(before.length > 100)
  for (const pollute of pollutions)
    t.deepEqual(await linesOf(t, CALLS + pollute + SAY + clean + print), before, pollute)
})

/** What a program does with structs, exits and handles of all kinds; what it sees, in lines. */
const PROGRAM = `
  import { inspect } from 'node:util'
  const lines = []
  const regs = api.KvmRegs.from({ rip: 0x1000, rflags: 2 })
  regs.rax |= 5n
  lines.push(inspect(regs), JSON.stringify(api.KvmRegs.from(regs.toJSON())))
  class Mine extends api.KvmRegs {
    get double() { return this.rip * 2n }
  }
  const mine = Mine.from({ rip: 8 })
  lines.push(mine.double, mine instanceof Mine, mine instanceof api.KvmRegs, inspect(mine))
  const cpuid = api.KvmCpuid2.from({ entries: [{ function: 7, eax: 1 }] })
  cpuid.entries[0].ecx = 9
  lines.push(JSON.stringify(cpuid), cpuid.entries.find(entry => entry.function === 7).ecx)
  const vm = new api.Kvm().createVm()
  const memory = api.GuestMemory.allocate(0x1000)
  memory.write(0, Uint8Array.of(0xf4))
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
  const vcpu = vm.createVcpu(0)
  if (process.arch === 'x64') {
    const sregs = vcpu.getSregs()
    sregs.cs = { ...sregs.cs.toJSON(), base: 0, selector: 0 }
    vcpu.setSregs(sregs)
    vcpu.setRegs(regs)
    lines.push(vcpu.run().type, inspect((await vcpu.runAsync()).toJSON()), vcpu.getRegs().rip)
  }
  try { vm.createVcpu(0) } catch (error) { lines.push(error.name, error.code, error.message) }
  try { api.GuestMemory.allocate(1) } catch (error) { lines.push(error.name, error.code, error.message) }
  const event = new api.EventFd()
  setTimeout(() => event.write(3), 1)
  lines.push(await event.wait())
  for (const type of new Set(Object.values(api))) {
    if (typeof type !== 'function' || !(type.prototype instanceof api.Struct) || type === api.Union) continue
    lines.push(inspect(type.withEntries ? type.withEntries(1) : new type(), { depth: 9, breakLength: Infinity }))
  }
  process.stdout.write(lines.join('\\n'))
`

kvmTest('the classes work where a program has frozen them and their prototypes, right after import', async t => {
  const freeze = `
    for (const value of Object.values(api)) {
      if (typeof value !== 'function') continue
      for (let object = value; object && object !== Function.prototype; object = Object.getPrototypeOf(object)) Object.freeze(object)
      for (let object = value.prototype; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) Object.freeze(object)
    }
    Object.freeze(api.KvmRegs.layout)
  `
  const before = await linesOf(t, PROGRAM)
  const after = await linesOf(t, freeze + PROGRAM)
  t.true(before.length > 100)
  t.deepEqual(after, before)
})

kvmTest('an argument of another copy of the package is refused by an error that says so', async t => {
  const lines = await linesOf(
    t,
    `
      const other = await import(import.meta.resolve('kvm-ioctls') + '?another-copy')
      const vm = new api.Kvm().createVm()
      const vcpu = vm.createVcpu(0)
      const theirs = other.GuestMemory.allocate(0x1000)
      for (const call of [
        () => vcpu.setMpState(new other.KvmMpState()),
        () => api.KvmMpState.from(new other.KvmMpState()),
        () => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: theirs }),
        () => vm.registerIoevent(new other.EventFd(), { mmio: 0 }),
        () => api.GuestMemory.prototype.read.call(theirs, 0, 1),
        () => vcpu.setMpState(new api.KvmVcpuInit()),
      ]) {
        try { console.log(call()) } catch (error) { console.log(error.code, error.message) }
      }
    `,
  )
  const copy = ' of another copy of kvm-ioctls, which this process has loaded too'
  t.deepEqual(lines, [
    `ERR_INVALID_ARG_TYPE The "mpState" argument must be of type KvmMpState. Received [KvmMpState]${copy}`,
    `ERR_INVALID_ARG_TYPE The "init" argument must be of type KvmMpState or an object of its fields. Received [KvmMpState]${copy}`,
    `ERR_INVALID_ARG_TYPE The "region.memory" argument must be of type GuestMemory. Received [GuestMemory]${copy}`,
    `ERR_INVALID_ARG_TYPE The "eventfd" argument must be of type EventFd. Received [EventFd]${copy}`,
    `ERR_INVALID_THIS Value of "this" must be a handle of the method's class. Received [GuestMemory]${copy}`,
    'ERR_INVALID_ARG_TYPE The "mpState" argument must be of type KvmMpState. Received [KvmVcpuInit]',
  ])
})
