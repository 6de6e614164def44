import { EFD_SEMAPHORE, EventFd, Kvm, VcpuFd, VmFd } from 'kvm-ioctls'
import { anyGuest } from './guests/any.ts'
import { kvmTest } from './helpers/kvm-test.ts'
import { runNode } from './helpers/run-node.ts'

const GONE = { code: 'ERR_KVM_TOKEN' }

kvmTest('handles of one object, made by a token, are the same object', t => {
  const { vm, vcpu, close } = anyGuest(new Kvm(), 'writes')
  const other = VcpuFd.attach(structuredClone(vcpu.share()))
  t.is(other.asRawFd(), vcpu.asRawFd())
  t.deepEqual(other.share(), vcpu.share())
  vcpu.close()
  t.is(other.run().type, 'MmioWrite')
  const twin = VmFd.attach(vm.share())
  vm.close()
  t.true(twin.asRawFd() > 2)
  twin.createVcpu(1).close()
  other.close()
  twin.close()
  close()
})

kvmTest('a token is refused when the last handle was closed', t => {
  const event = new EventFd()
  const token = event.share()
  const other = EventFd.attach(token)
  event.close()
  const third = EventFd.attach(token)
  other.close()
  third.close()
  t.throws(() => EventFd.attach(token), GONE)
})

kvmTest('a token of something else, a guessed one, and nonsense are refused', t => {
  const vm = new Kvm().createVm()
  const token = vm.share()
  t.throws(() => VcpuFd.attach(token as never), { code: 'ERR_INVALID_ARG_TYPE', message: /VcpuFd token/ })
  t.throws(() => VcpuFd.attach({ type: 'VcpuFd', key: token.key }), GONE)
  t.throws(() => VmFd.attach({ type: 'VmFd', key: token.key ^ 1n }), GONE)
  const throwing = {
    type: 'VmFd',
    get key(): never {
      throw new Error('mine')
    },
  }
  t.throws(() => VmFd.attach(throwing as never), { message: 'mine' })
  for (const nonsense of [undefined, null, 1, 'x', {}, { type: 'VmFd' }, { type: 'VmFd', key: 1 }]) {
    t.throws(() => VmFd.attach(nonsense as never), { code: 'ERR_INVALID_ARG_TYPE' })
  }
  for (const key of [-1n, 1n << 128n]) {
    t.throws(() => VmFd.attach({ type: 'VmFd', key }), { code: 'ERR_INVALID_ARG_TYPE' })
  }
  vm.close()
})

kvmTest('the garbage collector takes nothing from a token, and a close after it frees the object', async t => {
  const { status, stdout, stderr } = await runNode([
    '--expose-gc',
    '--input-type=module',
    '--eval',
    `
    import { readdirSync, readlinkSync } from 'node:fs'
    import { setImmediate } from 'node:timers/promises'
    import { Kvm, VmFd } from 'kvm-ioctls'
    const vms = () => readdirSync('/proc/self/fd').filter(fd => {
      try { return readlinkSync('/proc/self/fd/' + fd) === 'anon_inode:kvm-vm' } catch { return false }
    }).length
    const collect = async () => { for (let i = 0; i < 5; i++) { gc(); await setImmediate() } }
    const token = (() => new Kvm().createVm().share())()
    await collect()
    console.log(vms())
    VmFd.attach(token).close()
    console.log(vms())
    ;(() => { new Kvm().createVm() })()
    await collect()
    console.log(vms())`,
  ])
  t.deepEqual([status, stdout, stderr], [0, '1\n0\n0\n', ''])
})

kvmTest('several wait for one event, each handle for itself', async t => {
  const event = new EventFd(EFD_SEMAPHORE)
  const other = EventFd.attach(event.share())
  const waits = [event.wait(), event.wait(), other.wait()]
  event.write(waits.length)
  t.deepEqual(await Promise.all(waits), [1n, 1n, 1n])
  event.close()
  other.close()
})
