// What the fuzzer and its like have found: each stays found.
import test from 'ava'
import {
  EventFd,
  GuestMemory,
  KVM_GET_SUPPORTED_CPUID,
  Kvm,
  KvmCpuid,
  KvmCpuid2,
  KvmError,
  KvmMsrs,
  KvmPitState2,
  KvmRegs,
} from 'kvm-ioctls'
import { fullKvmTest, kvmTest } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

const TYPE = { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE' } as const
const RANGE = { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE' } as const

kvmTest('an ioctl cannot go past the bytes, whatever a count among them says', t => {
  const kvm = new Kvm()
  const cpuid = KvmCpuid2.withEntries(1)
  cpuid.nent = 256
  const rest = new Uint8Array(cpuid.bytes.buffer)
  t.throws(() => kvm.unsafeIoctl(KVM_GET_SUPPORTED_CPUID, cpuid), { instanceOf: KvmError, code: 'EFAULT' })
  t.is(rest.length, KvmCpuid2.size + 40)
  kvm.close()
})

if (process.arch === 'x64')
  fullKvmTest('who tampers with the accessors of a struct does not get the kernel to write past its bytes', t => {
    const nent = Object.getOwnPropertyDescriptor(KvmCpuid2.prototype, 'nent') as PropertyDescriptor
    const kvm = new Kvm()
    try {
      Object.defineProperty(KvmCpuid2.prototype, 'nent', {
        ...nent,
        set(this: KvmCpuid2) {
          this.view.setUint32(0, 256, true)
        },
      })
      t.throws(() => kvm.getSupportedHvCpuid(1), { code: 'EFAULT' })
    } finally {
      Object.defineProperty(KvmCpuid2.prototype, 'nent', nent)
      kvm.close()
    }
  })

test('an iterable without an end is an error, and no end of memory', t => {
  const endless = {
    *[Symbol.iterator]() {
      for (;;) yield 0
    },
  }
  t.throws(() => KvmMsrs.from({ entries: endless as never }), RANGE)
  t.throws(() => KvmCpuid.from({ entries: endless as never }), RANGE)
  t.throws(() => KvmPitState2.from({ channels: endless as never }), RANGE)
  t.throws(() => KvmRegs.from(endless as never), TYPE)
  const array = new Proxy([0], { get: (of, key) => (key === 'length' ? 2 ** 53 : Reflect.get(of, key)) })
  t.throws(() => KvmMsrs.from({ entries: array as never }), RANGE)
  t.throws(() => KvmCpuid.withEntries(2 ** 32 - 1), RANGE)
})

kvmTest('setSignalMask() takes no more signals than there are', t => {
  withVcpu(vcpu => {
    t.throws(() => vcpu.setSignalMask({ *[Symbol.iterator]() { for (;;) yield 1 } }), RANGE) // biome-ignore format: one line
  })
})

test('what has no iterator is no list', t => {
  t.throws(() => KvmMsrs.from({ entries: { [Symbol.iterator]: 1 } as never }), TYPE)
})

test('a size of pages that is none is a TypeError of ours', t => {
  t.throws(() => GuestMemory.allocate(0x1000, { hugepages: Object.create(null) }), TYPE)
  t.throws(() => GuestMemory.allocate(0x1000, { hugepages: { toString: () => '2M' } as never }), TYPE)
})

test('an error about an argument does not become one of the argument’s', t => {
  const odd = new Error('mine')
  const value = Object.defineProperty({}, Symbol.toStringTag, {
    get() {
      throw odd
    },
  })
  const planted = Object.create(
    new Proxy(
      {},
      {
        getPrototypeOf() {
          throw odd
        },
      },
    ),
  )
  for (const bad of [value, planted]) t.throws(() => GuestMemory.allocate(bad), TYPE)
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  t.throws(() => KvmRegs.fromBytes(proxy as never), TYPE)
})

test('the digits of an endless bigint do not take minutes', t => {
  const begin = performance.now()
  t.throws(() => GuestMemory.allocate(1n << (1n << 24n)), { ...RANGE, message: /more than 128 bits/ })
  t.true(performance.now() - begin < 1000)
})

kvmTest('what only looks like a signal is none', async t => {
  const event = new EventFd()
  await t.throwsAsync(event.wait({ signal: Object.create(AbortSignal.prototype) }), TYPE)
  event.close()
})

kvmTest('an event that its own signal closes keeps no process alive', async t => {
  const { status, stdout, stderr } = await runModule(`
    import { EventFd } from 'kvm-ioctls'
    const event = new EventFd()
    const { signal } = new AbortController()
    signal.addEventListener = () => event.close()
    await event.wait({ signal }).catch(error => console.log(error.code))`)
  t.deepEqual([status, stdout, stderr], [0, 'ERR_KVM_CLOSED\n', ''])
})

kvmTest('a call that the stack has no room for is a RangeError, and the next one works', async t => {
  const { stdout, stderr } = await runModule(`
    import { Kvm } from 'kvm-ioctls'
    const kvm = new Kvm()
    const vm = kvm.createVm()
    const vcpu = vm.createVcpu(0)
    const calls = [
      () => kvm.getMsrIndexList().indices.length > 0,
      () => kvm.getSupportedCpuid(200).entries.length > 0,
      () => vcpu.getSregs().cs.limit === 0xffff,
      () => vm.addressSpace.read(0, 0).length === 0,
      () => vcpu.getStatsFd().read().size > 0,
    ].filter(call => process.arch === 'x64' || String(call).includes('Stats'))
    const answers = new Set()
    let deepest = 0
    const from = depth => {
      deepest = depth
      try {
        from(depth + 1)
      } catch {}
      // On the way back there is a little more room for each call.
      if (deepest - depth > 400) return
      for (const call of calls) {
        try {
          answers.add(call())
        } catch (error) {
          answers.add(error.message.includes('call stack') || error.message.includes('Stack overflow') ? 'full' : error.message)
        }
      }
    }
    from(0)
    console.log([...answers].join(), calls.every(call => call()))`)
  t.is(stdout, 'full,true true\n', stderr)
})

test('bytes that lie about their length are copied by what they are', async t => {
  const memory = GuestMemory.allocate(1 << 20)
  const lie = (length: number) => {
    const bytes = new Uint8Array(new ArrayBuffer(64))
    for (const name of ['length', 'byteLength']) Object.defineProperty(bytes, name, { value: length })
    return bytes
  }
  memory.bytes.fill(1)
  memory.write(0, lie(1 << 16))
  t.is(memory.bytes.indexOf(1), 64)
  memory.write(0, lie(0))
  // A copy beyond the end of so small an array ends the process when its neighbours are freed.
  const { status, stderr } = await runModule(`
    import { GuestMemory } from 'kvm-ioctls'
    const memory = GuestMemory.allocate(1 << 20)
    memory.bytes.fill(0x41)
    for (let i = 0; i < 500; i++) {
      const bytes = new Uint8Array(new ArrayBuffer(64))
      for (const name of ['length', 'byteLength']) Object.defineProperty(bytes, name, { value: 1 << 19 })
      memory.read(0, bytes)
    }`)
  t.deepEqual([status, stderr], [0, ''])
  memory.close()
})

kvmTest('the id of closed statistics is no exception', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const stats = vm.getStatsFd()
  t.is(stats.id.length > 0, true)
  stats.close()
  t.throws(() => stats.id, { code: 'ERR_KVM_CLOSED' })
  vm.close()
  kvm.close()
})
