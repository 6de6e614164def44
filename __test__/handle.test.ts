import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { inspect } from 'node:util'
import test from 'ava'
import * as api from 'kvm-ioctls'
import {
  Cap,
  EventFd,
  GuestMemory,
  KVM_CAP_BINARY_STATS_FD,
  KVM_CAP_GUEST_MEMFD,
  KVM_DEV_TYPE_VFIO,
  Kvm,
  KvmCreateDevice,
  KvmPitConfig,
  KvmRegs,
  MemorySnapshot,
  Struct,
  VcpuFd,
  VmFd,
} from 'kvm-ioctls'
import { anyGuest } from './guests/any.ts'
import { realMode } from './guests/real-mode.ts'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const CLOSED = { instanceOf: Error, code: 'ERR_KVM_CLOSED' } as const

/** This process's file descriptors that are KVM's. */
function kvmFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap(fd => {
    try {
      const name = readlinkSync(`/proc/self/fd/${fd}`)
      return name.includes('kvm') ? [name] : []
    } catch {
      return []
    }
  })
}

kvmTest('closed, close() and Symbol.dispose', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  t.false(vm.closed)
  vm[Symbol.dispose]()
  t.true(vm.closed)
  vm.close()
  kvm.close()
  kvm.close()
  t.true(kvm.closed)
})

kvmTest('console.log() shows what a handle holds', t => {
  const kvm = new Kvm()
  t.is(inspect(kvm), `Kvm { fd: ${kvm.asRawFd()} }`)
  t.is(inspect(GuestMemory.allocate(0x2000)), 'GuestMemory { size: 8192 }')
  kvm.close()
  t.is(inspect(kvm), 'Kvm { closed: true }')
  t.notThrows(() => inspect(VcpuFd.prototype))
})

x86Test('every method of a closed handle throws ERR_KVM_CLOSED', t => {
  const kvm = new Kvm()
  const { vm, vcpu, memory } = realMode(kvm, [0xf4])
  for (const handle of [vcpu, vm, memory, kvm]) handle.close()
  const uses: (() => unknown)[] = [
    ...(
      [
        'asRawFd',
        'getApiVersion',
        'getVcpuMmapSize',
        'getNrVcpus',
        'getNrMemslots',
        'getMaxVcpus',
        'getMaxVcpuId',
        'getMsrIndexList',
        'getMsrFeatureIndexList',
        'createVm',
      ] as const
    ).map(name => () => kvm[name]()),
    () => kvm.checkExtension(Cap.Irqchip),
    () => kvm.checkExtensionInt(Cap.Irqchip),
    () => kvm.checkExtensionRaw(0),
    () => kvm.getSupportedCpuid(1),
    () => kvm.getEmulatedCpuid(1),
    () => kvm.createVmWithType(0),
    () => kvm.createVmfdFromRawfd(0),
    () => vm.asRawFd(),
    () => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x1000) }),
    () => vm.removeUserMemoryRegion(0),
    () => vm.setTssAddress(0),
    () => vm.setIdentityMapAddress(0),
    () => vm.createIrqChip(),
    () => vm.createPit2(new KvmPitConfig()),
    () => vm.setIrqLine(0, true),
    () => vm.createVcpu(0),
    ...(['asRawFd', 'run', 'getRegs', 'getSregs', 'getFpu', 'getLapic', 'getMpState'] as const).map(
      name => () => vcpu[name](),
    ),
    () => vcpu.setRegs(new KvmRegs()),
    () => vcpu.getCpuid2(1),
  ]
  for (const use of uses) t.throws(use, CLOSED, String(use))
})

kvmTest('the error of a closed handle names its class', t => {
  const kvm = new Kvm()
  kvm.close()
  t.throws(() => kvm.createVm(), { code: 'ERR_KVM_CLOSED', message: 'This Kvm is closed' })
})

test('VmFd and VcpuFd cannot be constructed, nor Kvm with anything', t => {
  for (const Class of [VmFd, VcpuFd, Kvm] as unknown as (new (
    ...args: unknown[]
  ) => unknown)[]) {
    t.throws(() => new Class({}), { instanceOf: TypeError, code: 'ERR_ILLEGAL_CONSTRUCTOR' }, Class.name)
  }
})

test('new Kvm() says that it takes no argument', t => {
  t.throws(() => new (Kvm as unknown as new (path: string) => Kvm)('/dev/kvm'), {
    instanceOf: TypeError,
    message: 'new Kvm() takes no argument: Kvm.newWithPath(path) opens another device',
  })
})

kvmTest('each method and getter on anything but a handle of its class is a coded TypeError', async t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const [vcpu, other] = [vm.createVcpu(0), vm.createVcpu(1)]
  const [memory, event] = [GuestMemory.allocate(0x1000), new EventFd()]
  const handles: object[] = [kvm, vm, vcpu, memory, event, vm.addressSpace, MemorySnapshot.from(memory)]
  if (process.arch === 'x64') handles.push(vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })))
  if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) handles.push(vm.getStatsFd())
  if (kvm.checkExtensionRaw(KVM_CAP_GUEST_MEMFD) > 0) handles.push(vm.createGuestMemfd({ size: 0x1000 }))
  if (kvm.checkExtension(Cap.CoalescedMmio)) {
    vcpu.mapCoalescedMmioRing()
    handles.push(vcpu.coalescedMmioBatch())
  }
  let count = 0
  for (const handle of handles) {
    for (let p = Object.getPrototypeOf(handle); p !== Object.prototype; p = Object.getPrototypeOf(p)) {
      for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(p)) as [
        string,
        PropertyDescriptor,
      ][]) {
        const method = get ?? value
        if (name === 'constructor') continue
        for (const that of [undefined, {}, new Proxy(handle, {}), Object.create(handle)]) {
          const args = { write: [0, new Uint8Array(1)], read: [0, 1], view: [0, 0] }[name] ?? []
          const call = async () => {
            const result: unknown = Reflect.apply(method, that, args)
            return name === 'exits' ? (result as AsyncIterator<unknown>).next() : result
          }
          const error = await t.throwsAsync(call, undefined, `${p.constructor.name}.${name}`)
          const code = (error as NodeJS.ErrnoException).code
          // Some check an argument that is not there first, or are not of this architecture.
          const other = ['ERR_INVALID_ARG_TYPE', 'ERR_OUT_OF_RANGE', 'ERR_KVM_UNSUPPORTED_ARCH'].includes(code ?? '')
          if (!other) t.is(code, 'ERR_INVALID_THIS', `${p.constructor.name}.${name} on ${inspect(that)}`)
          if (!other) count++
        }
      }
    }
  }
  t.true(count > 200, `${count}`)
  const { kick } = other
  t.throws(() => kick(), {
    code: 'ERR_INVALID_THIS',
    message: 'Value of "this" must be a handle of the method\'s class. Received undefined',
  })
  t.throws(() => new Proxy(vm, {}).createVcpu(2), { code: 'ERR_INVALID_THIS', message: /Received a Proxy$/ })
  other.close()
  for (const handle of handles) if ('close' in handle) (handle as Kvm).close()
  // Each class with a method of its own was called, but for the structs and errors.
  const classes = Object.values(api).filter(
    value => typeof value === 'function' && /^class/.test(`${value}`),
  ) as (typeof Kvm)[]
  for (const type of classes) {
    if (type.prototype instanceof Error || type.prototype instanceof Struct || (type as unknown) === Struct) continue
    t.true(
      handles.some(handle => handle instanceof type),
      type.name,
    )
  }
})

test('a method that is called on something else is a TypeError', t => {
  t.throws(() => Kvm.prototype.getApiVersion.call({} as Kvm), { instanceOf: TypeError })
  t.throws(() => VmFd.prototype.createVcpu.call(Object.create(VmFd.prototype), 0), { instanceOf: TypeError })
})

kvmTest('a method that is called on a handle of another class is a TypeError, and touches no other object', t => {
  const kvm = new Kvm()
  const { vm, vcpu, memory, close } = anyGuest(kvm, 'spins')
  const others = [kvm, vm, memory]
  const wrong = { instanceOf: TypeError, code: 'ERR_INVALID_THIS' }
  for (const other of others as never[]) {
    t.throws(() => vcpu.run.call(other), { instanceOf: TypeError })
    t.throws(() => vcpu.harvestDirtyRing.call(other, new Uint32Array(2)), wrong)
    if (process.arch === 'x64') {
      t.throws(() => vcpu.getRegs.call(other), wrong)
      t.throws(() => vcpu.setSregs.call(other, vcpu.getSregs()), wrong)
    }
  }
  t.throws(() => vm.resetDirtyRings.call(vcpu as never), wrong)
  t.throws(() => kvm.checkExtensionRaw.call(vcpu as never, 1), wrong)
  close()
  kvm.close()
})

const names = ['kvm', 'vm', 'vcpu', 'memory'] as const

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap(item => permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]))
}

kvmTest('handles can be closed in any order, with views of all memory held and used', t => {
  const before = kvmFiles()
  for (const order of permutations(names)) {
    const kvm = new Kvm()
    const { vm, vcpu, memory } = anyGuest(kvm, 'writes')
    const exit = vcpu.run()
    if (exit.type !== 'MmioWrite') return t.fail(exit.type)
    const views = [memory.bytes, exit.data, new Uint8Array(exit.data.buffer)]
    const handles = { kvm, vm, vcpu, memory }
    for (const name of order) {
      handles[name].close()
      for (const view of views) view.fill(view[0] ?? 0)
      if (!vcpu.closed) t.is(vcpu.run().type, name === order[0] && !memory.closed ? exit.type : vcpu.run().type)
    }
    t.deepEqual(kvmFiles(), before, order.join(', '))
  }
})

kvmTest('after close() the virtual machine is gone at once, although views of kvm_run are held', t => {
  const kvm = new Kvm()
  const { vm, vcpu, memory } = anyGuest(kvm, 'writes')
  const exit = vcpu.run()
  if (exit.type !== 'MmioWrite') return t.fail(exit.type)
  const { data } = exit
  t.is(data[0], 0x39)
  const mapped = (): boolean => readFileSync('/proc/self/maps', 'utf8').includes('kvm-vcpu')
  t.true(mapped())
  for (const handle of [vcpu, vm, memory, kvm]) handle.close()
  t.false(mapped())
  // The old view reads zeros.
  t.is(data[0], 0)
  data[0] = 1
})

kvmTest('handles that nobody closed are closed by the garbage collector', async t => {
  const code = `
    import { readdirSync, readlinkSync } from 'node:fs'
    import { Kvm, GuestMemory } from 'kvm-ioctls'
    const files = () => readdirSync('/proc/self/fd').filter(fd => {
      try { return readlinkSync('/proc/self/fd/' + fd).includes('kvm') } catch { return false }
    }).length
    const use = () => {
      const kvm = new Kvm()
      const vm = kvm.createVm()
      const memory = GuestMemory.allocate(0x1000)
      vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
      return vm.createVcpu(0).asRawFd()
    }
    for (let round = 0; round < 20; round++) use()
    for (let round = 0; round < 10; round++) {
      await new Promise(setImmediate)
      gc()
    }
    console.log(files())
  `
  const { stdout, stderr } = await runNode(['--expose-gc', '--input-type=module', '--eval', code])
  t.is(stdout, '0\n', stderr)
})
