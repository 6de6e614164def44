// structuredClone() and postMessage() refuse what they would copy as an object without its class.

import { inspect } from 'node:util'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { ExecutionContext } from 'ava'
import test from 'ava'
import * as api from 'kvm-ioctls'
import { EventFd, GuestMemory, Kvm, KvmCpuid2, MemorySnapshot, VmFd } from 'kvm-ioctls'
import { anyGuest } from './guests/any.ts'
import { kvmTest } from './helpers/kvm-test.ts'

const isBun = 'bun' in process.versions

/** Checks that no way to another thread takes `value`, not even inside of another object, and that the error says `advice`. */
function refused(t: ExecutionContext, value: object, advice: RegExp): void {
  // Bun's errors have no room for our text.
  const refusal = isBun ? { name: 'DataCloneError' } : { name: 'DataCloneError', message: advice }
  t.throws(() => structuredClone(value), refusal)
  t.throws(() => structuredClone({ list: [new Map([[1, value]])] }), refusal)
  const { port1, port2 } = new MessageChannel()
  t.throws(() => port1.postMessage(value), refusal)
  port1.close()
  port2.close()
  t.throws(() => new Worker('', { eval: true, workerData: value }), refusal)
}

const SHARED = /a handle of kvm-ioctls: pass what share\(\) returns, and call its class's attach\(\) there/
const OWN = /a handle of kvm-ioctls that has no share\(\)/

kvmTest('a handle is refused, and the error names share() where there is one', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  const [memory, event] = [GuestMemory.allocate(0x1000), new EventFd()]
  for (const handle of [vm, vcpu, memory, event]) refused(t, handle, SHARED)
  for (const handle of [kvm, MemorySnapshot.from(memory)]) refused(t, handle, OWN)
  if (kvm.checkExtensionRaw(api.KVM_CAP_BINARY_STATS_FD) > 0) refused(t, vm.getStatsFd(), OWN)
  memory.close()
  refused(t, memory, SHARED)
  refused(t, VmFd.attach(structuredClone(vm.share())), SHARED)
  refused(t, vm.addressSpace, /pass what share\(\) of its VmFd returns/)
  t.is(inspect(vm.addressSpace), 'AddressSpace {}')
})

kvmTest('an exit, a batch and an iterator are refused', async t => {
  const { vm, vcpu } = anyGuest(new Kvm(), 'writes')
  if (new Kvm().checkExtension(api.Cap.CoalescedMmio)) {
    vcpu.mapCoalescedMmioRing()
    const batch = vcpu.coalescedMmioBatch()
    refused(t, batch, /a CoalescedMmioBatch of kvm-ioctls: pass the bytes of its entries/)
    refused(t, batch[Symbol.iterator](), /could not be cloned/)
    t.is(inspect(batch), 'CoalescedMmioBatch { length: 0 }')
    batch.acknowledge()
  }
  const exit = vcpu.run()
  refused(t, exit, /an exit of kvm-ioctls: pass what its toJSON\(\) returns/)
  t.deepEqual(structuredClone(exit.toJSON()), exit.toJSON())
  refused(t, vcpu.getKvmRun(), /pass its bytes/)
  refused(t, await vcpu.runAsync(), /an exit of kvm-ioctls/)
  refused(t, vcpu.exits()[Symbol.asyncIterator](), /could not be cloned/)
  refused(t, new EventFd()[Symbol.asyncIterator](), /could not be cloned/)
  vm.close()
})

test('every struct is refused, and comes back from its bytes', t => {
  let structs = 0
  for (const type of new Set<unknown>(Object.values(api))) {
    if (typeof type !== 'function' || !(type.prototype instanceof api.Struct) || type === api.Union) continue
    const Type = type as typeof KvmCpuid2
    const struct = 'withEntries' in Type ? Type.withEntries(2) : new (type as typeof api.KvmRegs)()
    refused(t, struct, /a struct of kvm-ioctls: pass its bytes, and call its class's fromBytes\(\) there/)
    t.deepEqual(Type.fromBytes(structuredClone(struct.bytes)) as unknown, struct)
    structs++
  }
  t.true(structs > 100, `${structs}`)
})

kvmTest('what a runtime can copy stays what it is: tokens, statistics, bytes, integers', t => {
  const vm = new Kvm().createVm()
  const token = vm.share()
  t.deepEqual(structuredClone(token), token)
  const cpuid = KvmCpuid2.from({ entries: [{ function: 7 }] })
  t.throws(() => structuredClone(cpuid.entries), { name: 'DataCloneError' })
  const args = api.KvmEnableCap.from({ args: [1, 2] }).args
  t.deepEqual(structuredClone(args), args)
})
