import { readlinkSync } from 'node:fs'
import { KVM_CAP_PRE_FAULT_MEMORY, Kvm, KvmError, type Statistic, StatsFd } from 'kvm-ioctls'
import { anyGuest } from './guests/any.ts'
import { realMode } from './guests/real-mode.ts'
import { fullX86Test, kvmTest, x86Test } from './helpers/kvm-test.ts'

function value(stats: StatsFd, name: string): bigint {
  const statistic = stats.read().get(name)
  if (statistic === undefined) throw new Error(`no statistic "${name}"`)
  return statistic.value
}

/** Three exits by port I/O, and one by hlt. */
const EXITS = [0xe6, 0x42, 0xe6, 0x42, 0xe6, 0x42, 0xf4]

x86Test("a vCPU's exits are counted", t => {
  const kvm = new Kvm()
  const guest = realMode(kvm, EXITS)
  const stats = guest.vcpu.getStatsFd()
  let exits = value(stats, 'exits')
  t.is(exits, 0n)
  for (const type of ['IoOut', 'IoOut', 'IoOut', 'Hlt']) {
    t.is(value(stats, 'halt_exits'), 0n)
    t.is(guest.vcpu.run().type, type as 'Hlt')
    const now = value(stats, 'exits')
    t.true(now > exits)
    exits = now
  }
  t.is(value(stats, 'halt_exits'), 1n)
  for (const handle of [stats, guest, kvm]) handle.close()
})

fullX86Test('exits by port I/O are counted apart', t => {
  const kvm = new Kvm()
  const guest = realMode(kvm, EXITS)
  const stats = guest.vcpu.getStatsFd()
  for (const exits of [1n, 2n, 3n, 3n]) {
    guest.vcpu.run()
    t.is(value(stats, 'io_exits'), exits)
  }
  for (const handle of [stats, guest, kvm]) handle.close()
})

kvmTest('every statistic is described', t => {
  const vm = new Kvm().createVm()
  const vcpu = vm.createVcpu(0)
  for (const stats of [vm.getStatsFd(), vcpu.getStatsFd()]) {
    const all = stats.read()
    t.true(all.size > 1)
    for (const [name, statistic] of all) {
      t.is(name, statistic.name)
      t.regex(name, /^[a-z0-9_]+$/)
      t.true(['Cumulative', 'Instant', 'Peak', 'LinearHist', 'LogHist'].includes(statistic.type as string), name)
      t.true(['None', 'Bytes', 'Seconds', 'Cycles', 'Boolean'].includes(statistic.unit as string), name)
      t.true(statistic.base === 2 || statistic.base === 10)
      t.true(statistic.values.length >= 1, name)
      t.is(statistic.value, statistic.values[0] as bigint)
    }
    stats.close()
  }
  vm.close()
})

function fields({ type, unit, base, exponent, values }: Statistic): unknown[] {
  return [type, unit, base, exponent, values.length]
}

kvmTest('types and units are those of the kernel', t => {
  const kvm = new Kvm()
  const vcpu = kvm.createVm().createVcpu(0)
  const all = vcpu.getStatsFd().read()
  t.deepEqual(fields(all.get('exits') as Statistic), ['Cumulative', 'None', 10, 0, 1])
  // In nanoseconds; buckets for powers of two.
  t.deepEqual(fields(all.get('halt_wait_ns') as Statistic), ['Cumulative', 'Seconds', 10, -9, 1])
  t.deepEqual(fields(all.get('halt_wait_hist') as Statistic), ['LogHist', 'Seconds', 10, -9, 32])
  t.deepEqual(fields(all.get('blocking') as Statistic), ['Instant', 'Boolean', 10, 0, 1])
  kvm.close()
})

kvmTest("id and the file's name tell whose statistics they are", t => {
  const vm = new Kvm().createVm()
  const ofVm = vm.getStatsFd()
  t.is(ofVm.id, `kvm-${process.pid}`)
  t.is(readlinkSync(`/proc/self/fd/${ofVm.asRawFd()}`), 'anon_inode:kvm-vm-stats')
  const ofVcpu = vm.createVcpu(3).getStatsFd()
  t.is(ofVcpu.id, `kvm-${process.pid}/vcpu-3`)
  t.is(readlinkSync(`/proc/self/fd/${ofVcpu.asRawFd()}`), 'anon_inode:kvm-vcpu-stats:3')
  vm.close()
})

kvmTest('statistics can be read when vCPU and virtual machine are closed', t => {
  const kvm = new Kvm()
  const guest = anyGuest(kvm, 'writes')
  const stats = guest.vcpu.getStatsFd()
  t.is(guest.vcpu.run().type, 'MmioWrite')
  guest.close()
  kvm.close()
  t.true(value(stats, 'exits') > 0n)
  stats.close()
})

kvmTest('a closed StatsFd says so, and cannot be constructed', t => {
  const stats = new Kvm().createVm().getStatsFd()
  stats.close()
  stats.close()
  t.true(stats.closed)
  const CLOSED = { code: 'ERR_KVM_CLOSED', message: 'This StatsFd is closed' }
  t.throws(() => stats.read(), CLOSED)
  t.throws(() => stats.id, CLOSED)
  t.throws(() => stats.asRawFd(), CLOSED)
  const Constructor = StatsFd as unknown as new (binding?: unknown) => StatsFd
  t.throws(() => new Constructor(), { code: 'ERR_ILLEGAL_CONSTRUCTOR', message: /VmFd.getStatsFd/ })
  const vm = new Kvm().createVm()
  vm.close()
  t.throws(() => vm.getStatsFd(), { code: 'ERR_KVM_CLOSED' })
})

fullX86Test('preFaultMemory() maps pages before the guest touches them', t => {
  const kvm = new Kvm()
  t.true(kvm.checkExtensionRaw(KVM_CAP_PRE_FAULT_MEMORY) > 0)
  const guest = realMode(kvm, EXITS)
  const stats = guest.vm.getStatsFd()
  t.is(value(stats, 'pages_4k'), 0n)
  guest.vcpu.preFaultMemory({ gpa: 0x1000, size: 0x1000 })
  t.is(value(stats, 'pages_4k'), 1n)
  t.throws(() => guest.vcpu.preFaultMemory({ gpa: 0x1000, size: 0x2000 }), { instanceOf: KvmError, code: 'ENOENT' })
  for (const handle of [stats, guest, kvm]) handle.close()
})
