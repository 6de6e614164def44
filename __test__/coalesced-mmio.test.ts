// Writes that KVM collects in a ring, instead of an exit for each.
import { Cap, KVM_COALESCED_MMIO_PAGE_OFFSET, Kvm, KvmCoalescedMmio, VcpuFd } from 'kvm-ioctls'
import { anyGuest, DEVICE } from './guests/any.ts'
import { realMode } from './guests/real-mode.ts'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

const PORT = 0x2c
const ADDRESS = 0x9000
const HLT = 0xf4
const OUT = [0xe6, PORT] // out 0x2c, al
const RING_PAGE = KVM_COALESCED_MMIO_PAGE_OFFSET * 0x1000
/** How many entries of 24 bytes there are in a page, behind two indices. */
const MAX = 170

x86Test('a write to a port goes into the ring, and after unregisterCoalescedMmio() is an exit again', t => {
  const kvm = new Kvm()
  t.true(kvm.checkExtension(Cap.CoalescedPio))
  const { vm, vcpu, close } = realMode(kvm, [...OUT, HLT, ...OUT, HLT], { rax: 0x39 })
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  vcpu.mapCoalescedMmioRing()
  t.is(vcpu.coalescedMmioRead(), undefined)
  t.is(vcpu.run().type, 'Hlt')
  const entry = vcpu.coalescedMmioRead()
  t.is(entry?.physAddr, BigInt(PORT))
  t.is(entry?.len, 1)
  t.is(entry?.pio, 1)
  t.is(entry?.data[0], 0x39)
  t.is(vcpu.coalescedMmioRead(), undefined)
  vm.unregisterCoalescedMmio({ pio: PORT }, 1)
  const exit = vcpu.run()
  if (exit.type !== 'IoOut') return t.fail(exit.type)
  t.is(exit.port, PORT)
  t.deepEqual([...exit.data], [0x39])
  close()
  kvm.close()
})

x86Test('a write to an address goes into the ring, and after unregisterCoalescedMmio() is an exit again', t => {
  const kvm = new Kvm()
  t.true(kvm.checkExtension(Cap.CoalescedMmio))
  const store = [0xa3, 0x00, 0x90] // mov [0x9000], ax
  const { vm, vcpu, close } = realMode(kvm, [...store, HLT, ...store, HLT], { rax: 0x1239 })
  vm.registerCoalescedMmio({ mmio: ADDRESS }, 2)
  vcpu.mapCoalescedMmioRing()
  t.is(vcpu.run().type, 'Hlt')
  const entry = vcpu.coalescedMmioRead()
  t.is(entry?.physAddr, BigInt(ADDRESS))
  t.is(entry?.len, 2)
  t.is(entry?.pio, 0)
  t.deepEqual(Array.from(entry?.data.subarray(0, 2) ?? []), [0x39, 0x12])
  t.is(vcpu.coalescedMmioRead(), undefined)
  vm.unregisterCoalescedMmio({ mmio: ADDRESS }, 2)
  const exit = vcpu.run()
  if (exit.type !== 'MmioWrite') return t.fail(exit.type)
  t.is(exit.address, BigInt(ADDRESS))
  t.deepEqual([...exit.data], [0x39, 0x12])
  close()
  kvm.close()
})

x86Test('the ring keeps the order, goes round its end, and a full one is an exit', t => {
  const kvm = new Kvm()
  // again: out 0x2c, al; inc al; jnz again; hlt
  const { vm, vcpu, close } = realMode(kvm, [...OUT, 0xfe, 0xc0, 0x75, 0xfa, HLT])
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  vcpu.mapCoalescedMmioRing()
  const into = new KvmCoalescedMmio()
  const written: (number | undefined)[] = []
  const take = () => {
    let count = 0
    for (; vcpu.coalescedMmioRead(into) === into; count++) written.push(into.data[0])
    return count
  }
  const exit = vcpu.run()
  if (exit.type !== 'IoOut') return t.fail(exit.type)
  t.is(take(), MAX - 1)
  written.push(exit.data[0])
  t.is(vcpu.run().type, 'Hlt')
  take()
  t.deepEqual(
    written,
    Array.from({ length: 256 }, (_, index) => index),
  )
  close()
  kvm.close()
})

x86Test('all vCPUs of a VM have the same ring', t => {
  const kvm = new Kvm()
  const { vm, vcpu, close } = realMode(kvm, [...OUT, HLT], { rax: 7 })
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  const other = vm.createVcpu(1)
  other.mapCoalescedMmioRing()
  t.is(vcpu.run().type, 'Hlt')
  t.is(other.coalescedMmioRead()?.data[0], 7)
  other.close()
  t.throws(() => other.coalescedMmioRead(), { code: 'ERR_KVM_CLOSED' })
  t.throws(() => other.mapCoalescedMmioRing(), { code: 'ERR_KVM_CLOSED' })
  close()
  kvm.close()
})

kvmTest('a guest writes to an address without an exit until the ring is full', t => {
  const { vm, vcpu, close } = anyGuest(new Kvm(), 'writes')
  vm.registerCoalescedMmio({ mmio: DEVICE }, 1)
  vcpu.mapCoalescedMmioRing()
  const exit = vcpu.run()
  if (exit.type !== 'MmioWrite') return t.fail(exit.type)
  t.is(exit.address, BigInt(DEVICE))
  const batch = vcpu.coalescedMmioBatch()
  t.is(batch.length, MAX - 1)
  for (const { physAddr, len, pio, data } of batch) {
    t.deepEqual([physAddr, len, pio, data[0]], [BigInt(DEVICE), 1, 0, 0x39])
  }
  batch.acknowledge()
  t.is(vcpu.coalescedMmioRead(), undefined)
  close()
})

kvmTest('coalescedMmioRead() wants mapCoalescedMmioRing() first, which may be called again', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.coalescedMmioRead(), { code: 'ERR_KVM_NOT_MAPPED', message: /mapCoalescedMmioRing/ })
    vcpu.mapCoalescedMmioRing()
    vcpu.mapCoalescedMmioRing()
    t.is(vcpu.coalescedMmioRead(), undefined)
    t.throws(() => vcpu.coalescedMmioRead({} as never), { instanceOf: TypeError, message: /"into".*KvmCoalescedMmio/ })
  }),
)

kvmTest('indices that somebody wrote into the ring stay inside it, and reading comes to an end', t =>
  withVcpu(vcpu => {
    vcpu.mapCoalescedMmioRing()
    const { buffer } = vcpu.getKvmRun().bytes
    const indices = new Uint32Array(buffer, RING_PAGE, 2)
    for (const [first, last] of [
      [0xffff_ffff, 0],
      [0, 0xffff_ffff],
      [MAX, MAX + 5],
      [5, 0x8000_0000],
    ] as const) {
      indices[0] = first
      indices[1] = last
      let count = 0
      while (vcpu.coalescedMmioRead() !== undefined) count++
      t.is(count, ((last % MAX) - (first % MAX) + MAX) % MAX)
      t.true((indices[0] as number) < MAX)
    }
  }),
)

x86Test('whoever detaches the page finds the ring again at the next call', t => {
  const kvm = new Kvm()
  const { vm, vcpu, close } = realMode(kvm, [...OUT, HLT], { rax: 7 })
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  vcpu.mapCoalescedMmioRing()
  ;(vcpu.getKvmRun().bytes.buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer()
  t.is(vcpu.run().type, 'Hlt')
  t.is(vcpu.coalescedMmioRead()?.data[0], 7)
  close()
  kvm.close()
})

x86Test('a batch has the ring to itself until it is acknowledged', t => {
  const { vm, vcpu, close } = realMode(new Kvm(), [...OUT, ...OUT, ...OUT, HLT, ...OUT, HLT], { rax: 5 })
  const BUSY = { code: 'ERR_KVM_BUSY' }
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  vcpu.mapCoalescedMmioRing()
  const other = VcpuFd.attach(vcpu.share())
  other.mapCoalescedMmioRing()
  t.is(vcpu.run().type, 'Hlt')
  const batch = vcpu.coalescedMmioBatch()
  t.is(batch.length, 3)
  t.deepEqual(
    Array.from(batch, write => [write.physAddr, write.data[0]]),
    Array(3).fill([BigInt(PORT), 5]),
  )
  for (const handle of [vcpu, other]) {
    t.throws(() => handle.coalescedMmioBatch(), BUSY)
    t.throws(() => handle.coalescedMmioRead(), BUSY)
  }
  t.is(vcpu.run().type, 'Hlt')
  batch.acknowledge()
  t.is(batch.length, 0)
  t.is(other.coalescedMmioRead()?.data[0], 5)
  batch.acknowledge()
  t.is(other.coalescedMmioRead(), undefined)
  other.close()
  close()
})

x86Test('a batch of a handle that was closed is given to the next reader, and acknowledges nothing', t => {
  const { vm, vcpu, close } = realMode(new Kvm(), [...OUT, ...OUT, HLT])
  vm.registerCoalescedMmio({ pio: PORT }, 1)
  vcpu.mapCoalescedMmioRing()
  t.is(vcpu.run().type, 'Hlt')
  const other = VcpuFd.attach(vcpu.share())
  other.mapCoalescedMmioRing()
  const batch = vcpu.coalescedMmioBatch()
  vcpu.close()
  const again = other.coalescedMmioBatch()
  t.is(again.length, 2)
  again.acknowledge()
  const empty = other.coalescedMmioBatch()
  batch.acknowledge()
  t.throws(() => other.coalescedMmioBatch(), { code: 'ERR_KVM_BUSY' })
  t.is(empty.length, 0)
  empty.acknowledge()
  t.is(other.coalescedMmioRead(), undefined)
  other.close()
  close()
})
