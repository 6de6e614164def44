import { Cap, GuestMemory, KVM_MEM_LOG_DIRTY_PAGES, Kvm, KvmError, KvmRegs, type VcpuFd, type VmFd } from 'kvm-ioctls'
import { kvmTest } from './helpers/kvm-test.ts'

const CODE = 0x1000
const LOOP = 0x1100
const DATA = 0x10000
const SLOT = 5
const PAGES = 32

interface Logged {
  kvm: Kvm
  vm: VmFd
  vcpu: VcpuFd
}

/** A guest that writes a byte to each of its first `rcx` data pages, which are logged, and halts. */
function logged(enable = (vm: VmFd) => vm.enableDirtyLogRing()): Logged {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  enable(vm)
  const code = GuestMemory.allocate(0x1000)
  code.write(
    0,
    Uint8Array.of(
      ...[0x26, 0xc6, 0x07, 0x01], // again: mov byte es:[bx], 1
      ...[0x8c, 0xc0], // mov ax, es
      ...[0x05, 0x00, 0x01], // add ax, 0x100
      ...[0x8e, 0xc0], // mov es, ax
      ...[0xe2, 0xf3], // loop again
      0xf4, // hlt
    ),
  )
  code.write(LOOP - CODE, Uint8Array.of(0xeb, 0xfe)) // jmp $
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: CODE, memory: code })
  const memory = GuestMemory.allocate(PAGES * 0x1000)
  const flags = KVM_MEM_LOG_DIRTY_PAGES
  vm.setUserMemoryRegion({ slot: SLOT, guestPhysAddr: DATA, memory, flags })
  return { kvm, vm, vcpu: vm.createVcpu(0) }
}

/** Has the guest write the pages from `first` on. */
function dirty({ vcpu }: Logged, first: number, count: number): string {
  const sregs = vcpu.getSregs()
  sregs.cs.base = 0n
  sregs.cs.selector = 0
  sregs.es.base = BigInt(DATA + first * 0x1000)
  sregs.es.selector = Number(sregs.es.base >> 4n)
  vcpu.setSregs(sregs)
  vcpu.setRegs(KvmRegs.from({ rip: CODE, rcx: count, rflags: 2 }))
  return vcpu.run().type
}

function harvest({ vcpu }: Logged, room = 100): [slot: number, page: number][] {
  const into = new Uint32Array(2 * room).fill(0xffff_ffff)
  const count = vcpu.harvestDirtyRing(into)
  return Array.from({ length: count }, (_, index) => [into[2 * index] as number, into[2 * index + 1] as number])
}

function close({ kvm, vm, vcpu }: Logged): void {
  for (const handle of [vcpu, vm, kvm]) handle.close()
}

kvmTest('the dirty ring has exactly the pages that the guest has written', t => {
  const guest = logged()
  t.deepEqual(harvest(guest), [])
  t.is(dirty(guest, 3, 4), 'Hlt')
  t.deepEqual(harvest(guest), [
    [SLOT, 3],
    [SLOT, 4],
    [SLOT, 5],
    [SLOT, 6],
  ])
  // What was harvested is not there again.
  t.deepEqual(harvest(guest), [])
  t.is(guest.vm.resetDirtyRings(), 4)
  t.is(guest.vm.resetDirtyRings(), 0)
  close(guest)
})

kvmTest('a page is logged again after a reset, and not before', t => {
  const guest = logged()
  t.is(dirty(guest, 7, 1), 'Hlt')
  t.deepEqual(harvest(guest), [[SLOT, 7]])
  t.is(guest.vm.resetDirtyRings(), 1)
  t.is(dirty(guest, 7, 2), 'Hlt')
  t.deepEqual(harvest(guest), [
    [SLOT, 7],
    [SLOT, 8],
  ])
  close(guest)
})

kvmTest('harvestDirtyRing() takes what there is room for, and the rest the next time', t => {
  const guest = logged()
  t.is(dirty(guest, 0, 5), 'Hlt')
  t.deepEqual(harvest(guest, 2), [
    [SLOT, 0],
    [SLOT, 1],
  ])
  const odd = new Uint32Array(5).fill(9)
  t.is(guest.vcpu.harvestDirtyRing(odd), 2)
  t.deepEqual(Array.from(odd), [SLOT, 2, SLOT, 3, 9])
  t.deepEqual(harvest(guest), [[SLOT, 4]])
  close(guest)
})

kvmTest('a full ring ends the run, and the ring goes round', t => {
  // The smallest ring has 256 entries, of which KVM keeps some for itself.
  const guest = logged(vm => vm.enableDirtyLogRing(4096))
  let seen = 0
  for (let round = 0; round < 40; round++) {
    const type = dirty(guest, 0, PAGES)
    t.true(type === 'Hlt' || type === 'DirtyRingFull', type)
    const pages = harvest(guest, 256)
    seen += pages.length
    t.true(pages.every(([slot, page]) => slot === SLOT && page < PAGES))
    t.is(guest.vm.resetDirtyRings(), pages.length)
  }
  // More than the ring has entries, so that it has gone round.
  t.true(seen > 256, `${seen}`)
  close(guest)
})

kvmTest('a ring that is not harvested fills up', t => {
  const guest = logged(vm => vm.enableDirtyLogRing(4096))
  let type = 'Hlt'
  // The pages are logged again only after a reset, so other slots have to come.
  for (let slot = 100; slot < 120 && type === 'Hlt'; slot++) {
    guest.vm.removeUserMemoryRegion(slot === 100 ? SLOT : slot - 1)
    const memory = GuestMemory.allocate(PAGES * 0x1000)
    guest.vm.setUserMemoryRegion({ slot, guestPhysAddr: DATA, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
    type = dirty(guest, 0, PAGES)
  }
  t.is(type, 'DirtyRingFull')
  const before = harvest(guest, 256)
  t.true(before.length > 100)
  t.is(guest.vm.resetDirtyRings(), before.length)
  // Now the guest goes on.
  t.is(guest.vcpu.run().type, 'Hlt')
  close(guest)
})

kvmTest('a ring is harvested while its vCPU runs', async t => {
  const guest = logged()
  const { vcpu } = guest
  t.is(dirty(guest, 1, 1), 'Hlt')
  vcpu.setRegs(KvmRegs.from({ rip: LOOP, rflags: 2 }))
  const run = vcpu.runAsync()
  t.deepEqual(harvest(guest), [[SLOT, 1]])
  vcpu.kick()
  t.is((await run).type, 'Intr')
  close(guest)
})

kvmTest('dirty rings have to be enabled before the first vCPU', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  const pages = new Uint32Array(2)
  t.throws(() => vcpu.harvestDirtyRing(pages), {
    instanceOf: KvmError,
    code: 'ENODEV',
    message: /enableDirtyLogRing\(\) has to come before the vCPU/,
  })
  t.throws(() => vm.enableDirtyLogRing(), { instanceOf: KvmError, code: 'EINVAL', message: /before the first vCPU/ })
  t.throws(() => vm.resetDirtyRings(), { instanceOf: KvmError, code: 'EINVAL', message: /enableDirtyLogRing/ })
  for (const handle of [vcpu, vm, kvm]) handle.close()
})

kvmTest('the size of a ring is a power of two that KVM takes', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  for (const size of [0, 16, 2048, 4097, 12288]) {
    t.throws(() => vm.enableDirtyLogRing(size), { instanceOf: RangeError, message: /"size".*power of two from 4096/ })
  }
  t.throws(() => vm.enableDirtyLogRing('4096' as never), { instanceOf: TypeError, message: /"size"/ })
  const largest = kvm.checkExtensionInt(Cap.DirtyLogRing)
  t.throws(() => vm.enableDirtyLogRing(2 * largest), {
    instanceOf: KvmError,
    code: 'E2BIG',
    message: new RegExp(`${largest}`),
  })
  vm.enableDirtyLogRing(largest)
  t.throws(() => vm.enableDirtyLogRing(largest), { instanceOf: KvmError, code: 'EINVAL' })
  kvm.close()
})

kvmTest('harvestDirtyRing() fills a Uint32Array with room for a pair', t => {
  const guest = logged()
  const { vcpu } = guest
  t.throws(() => vcpu.harvestDirtyRing(new Uint8Array(64) as never), {
    instanceOf: TypeError,
    message: /"into".*Uint32Array/,
  })
  t.throws(() => vcpu.harvestDirtyRing(new Uint32Array(1)), { instanceOf: RangeError, message: /at least 2/ })
  t.throws(() => vcpu.harvestDirtyRing(new Uint32Array()), { instanceOf: RangeError })
  close(guest)
  t.throws(() => vcpu.harvestDirtyRing(new Uint32Array(2)), { code: 'ERR_KVM_CLOSED' })
})
