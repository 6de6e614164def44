// The ioctls that the crate has no method for, and which take a number or one struct.
import { constants } from 'node:os'
import test from 'ava'
import {
  ARCH_XCOMP_TILEDATA,
  Cap,
  GuestMemory,
  KVM_ARM_FEATURE_ID_RANGE,
  KVM_ARM_TAGS_FROM_GUEST,
  KVM_ARM_TAGS_TO_GUEST,
  KVM_CAP_ARM_MTE,
  KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES,
  KVM_CAP_COUNTER_OFFSET,
  KVM_CAP_HYPERV_CPUID,
  KVM_CAP_PRE_FAULT_MEMORY,
  KVM_CAP_SYS_HYPERV_CPUID,
  KVM_MP_STATE_RUNNABLE,
  KVM_MP_STATE_UNINITIALIZED,
  KVM_PMU_EVENT_ALLOW,
  KVM_PMU_EVENT_DENY,
  KVM_SREGS2_FLAGS_PDPTRS_VALID,
  KVM_VCPU_TSC_CTRL,
  KVM_VCPU_TSC_OFFSET,
  KVM_X86_GRP_SYSTEM,
  KVM_X86_XCOMP_GUEST_SUPP,
  Kvm,
  KvmArmCounterOffset,
  type KvmCpuid2,
  KvmEnableCap,
  KvmError,
  KvmMsrs,
  KvmPmuEventFilter,
  KvmPreFaultMemory,
  KvmX86Mce,
  type VcpuFd,
  VmFd,
} from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { aarch64Test, fullKvmTest, kvmTest, x86Test } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'

const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const

function withVcpu(use: (vcpu: VcpuFd, kvm: Kvm, vm: VmFd) => void): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  try {
    use(vcpu, kvm, vm)
  } finally {
    for (const handle of [vcpu, vm, kvm]) handle.close()
  }
}

kvmTest('setSregs2() and getSregs2() keep the special registers, and agree with getSregs()', t =>
  withVcpu(vcpu => {
    const sregs = vcpu.getSregs2()
    t.is(sregs.cs.base, 0xffff_0000n)
    sregs.cs.base = 0x7000n
    sregs.cs.selector = 0x700
    sregs.idt.limit = 0x1ff
    vcpu.setSregs2(sregs)
    t.deepEqual(vcpu.getSregs2().toJSON(), sregs.toJSON())
    const { cs, idt } = vcpu.getSregs()
    t.deepEqual([cs.base, cs.selector, idt.limit], [0x7000n, 0x700, 0x1ff])
    t.throws(() => vcpu.setSregs2(vcpu.getSregs() as never), { instanceOf: TypeError, message: /"sregs".*KvmSregs2/ })
    t.throws(() => vcpu.getSregs2({} as never), { instanceOf: TypeError, message: /"into".*KvmSregs2/ })
    sregs.flags = 1n << 40n
    t.throws(() => vcpu.setSregs2(sregs), EINVAL)
  }),
)

fullKvmTest('setSregs2() gives a guest with PAE paging its PDPTRs', t =>
  withVcpu((vcpu, _kvm, vm) => {
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x10000) })
    const sregs = vcpu.getSregs2()
    const [CR0_PE, CR0_PG, CR4_PAE, PRESENT] = [1n, 1n << 31n, 1n << 5n, 1n]
    sregs.cr0 |= CR0_PE | CR0_PG
    sregs.cr4 = CR4_PAE
    sregs.cr3 = 0x1000n
    sregs.flags = BigInt(KVM_SREGS2_FLAGS_PDPTRS_VALID)
    sregs.pdptrs = [0x2000n | PRESENT, 0x3000n | PRESENT, 0, 0]
    vcpu.setSregs2(sregs)
    const back = vcpu.getSregs2()
    t.is(back.flags, BigInt(KVM_SREGS2_FLAGS_PDPTRS_VALID))
    t.deepEqual(Array.from(back.pdptrs), [0x2001n, 0x3001n, 0n, 0n])
  }),
)

kvmTest("interrupt() enters the guest's handler of that vector", t => {
  const kvm = new Kvm()
  const vector = 0x21
  const guest = realMode(
    kvm,
    [
      ...[0xfb, 0x90], // sti; nop: interrupts are taken after the nop
      0xf4, // hlt
      ...[0xb3, 0x42], // handler: mov bl, 0x42
      0xf4, // hlt
    ],
    { rsp: 0x1800 },
  )
  // The interrupt vector table of real mode is where idt.base says.
  const sregs = guest.vcpu.getSregs()
  const table = 0x1800
  sregs.idt.base = BigInt(table)
  sregs.idt.limit = 0x3ff
  guest.vcpu.setSregs(sregs)
  guest.memory.write(table - 0x1000 + vector * 4, Uint8Array.of(0x03, 0x10, 0x00, 0x00)) // 0000:1003
  guest.vcpu.interrupt(vector)
  t.is(guest.vcpu.run().type, 'Hlt')
  t.is(guest.vcpu.getRegs().rbx, 0x42n)
  t.throws(() => guest.vcpu.interrupt(256), { ...EINVAL, message: /KVM_INTERRUPT.*0 to 255/ })
  t.throws(() => guest.vcpu.interrupt(-1), { instanceOf: RangeError, message: /"irq"/ })
  guest.close()
  kvm.close()
})

kvmTest('interrupt() is not for machines whose interrupt controller is in the kernel', t => {
  const vm = new Kvm().createVm()
  vm.createIrqChip()
  const vcpu = vm.createVcpu(0)
  t.throws(() => vcpu.interrupt(0x20), { instanceOf: KvmError, code: 'ENXIO', message: /setIrqLine/ })
  vm.close()
})

fullKvmTest('preFaultMemory() maps all of a range, and leaves its argument alone', t =>
  withVcpu((vcpu, kvm, vm) => {
    if (kvm.checkExtensionRaw(KVM_CAP_PRE_FAULT_MEMORY) === 0) return t.fail('the KVM of these tests has it')
    const memory = GuestMemory.allocate(0x40000)
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x10000, memory })
    const range = KvmPreFaultMemory.from({ gpa: 0x10000, size: 0x40000 })
    vcpu.preFaultMemory(range)
    t.deepEqual([range.gpa, range.size], [0x10000n, 0x40000n])
    // What is mapped already is no error.
    vcpu.preFaultMemory({ gpa: 0x20000, size: 0x1000n })
    t.throws(() => vcpu.preFaultMemory({ gpa: 0x10000, size: 0x41000 }), { instanceOf: KvmError, code: 'ENOENT' })
    t.throws(() => vcpu.preFaultMemory({ gpa: 0x10000, size: 0 }), EINVAL)
    t.throws(() => vcpu.preFaultMemory({ gpa: 0x10001, size: 0x1000 }), EINVAL)
  }),
)

kvmTest('preFaultMemory() takes the fields of the struct and nothing else', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.preFaultMemory({ gpa: 0, length: 4096 } as never), {
      instanceOf: TypeError,
      message: /no field "length"/,
    })
    t.throws(() => vcpu.preFaultMemory({ gpa: 2n ** 64n, size: 4096 }), { instanceOf: RangeError, message: /gpa/ })
    t.throws(() => vcpu.preFaultMemory(4096 as never), { instanceOf: TypeError })
  }),
)

function checkHyperV(cpuid: KvmCpuid2): boolean {
  const leaves = Array.from(cpuid.entries)
  const [vendor, signature] = leaves
  // "Hv#1" is the interface that all versions of Hyper-V have in common.
  return leaves.length > 5 && vendor?.function === 0x4000_0000 && signature?.eax === 0x3123_7648
}

fullKvmTest('getSupportedHvCpuid() has the leaves of Hyper-V, for the device and for a vCPU', t =>
  withVcpu((vcpu, kvm) => {
    t.true(kvm.checkExtensionRaw(KVM_CAP_SYS_HYPERV_CPUID) > 0)
    t.true(kvm.checkExtensionRaw(KVM_CAP_HYPERV_CPUID) > 0)
    t.true(checkHyperV(kvm.getSupportedHvCpuid(256)))
    const cpuid = vcpu.getSupportedHvCpuid(256)
    t.true(checkHyperV(cpuid))
    vcpu.setCpuid2(cpuid)
    t.is(vcpu.getCpuid2(256).entries.length, cpuid.entries.length)
    const E2BIG = { instanceOf: KvmError, code: 'E2BIG', message: /KVM_GET_SUPPORTED_HV_CPUID.*more than 1 entries/ }
    t.throws(() => kvm.getSupportedHvCpuid(1), E2BIG)
    t.throws(() => vcpu.getSupportedHvCpuid(1), E2BIG)
  }),
)

kvmTest('getSupportedHvCpuid() takes a count of entries', t =>
  withVcpu((vcpu, kvm) => {
    t.throws(() => kvm.getSupportedHvCpuid(-1), { instanceOf: RangeError, message: /"numEntries"/ })
    t.throws(() => vcpu.getSupportedHvCpuid('8' as never), { instanceOf: TypeError, message: /"numEntries"/ })
  }),
)

kvmTest('setPmuEventFilter() takes as many events as there are', t =>
  withVcpu((_vcpu, _kvm, vm) => {
    vm.setPmuEventFilter(KvmPmuEventFilter.from({ action: KVM_PMU_EVENT_DENY, nevents: 2, events: [0xc0n, 0x3cn] }))
    vm.setPmuEventFilter(KvmPmuEventFilter.from({ action: KVM_PMU_EVENT_ALLOW }))
    const bad = KvmPmuEventFilter.from({ action: KVM_PMU_EVENT_DENY, nevents: 3, events: [0xc0n, 0x3cn] })
    t.throws(() => vm.setPmuEventFilter(bad), { instanceOf: RangeError, message: /filter.nevents.*at most 2/ })
    t.throws(() => vm.setPmuEventFilter(KvmPmuEventFilter.from({ action: 99 })), EINVAL)
    t.throws(() => vm.setPmuEventFilter({} as never), { instanceOf: TypeError, message: /"filter"/ })
    const many = KvmPmuEventFilter.from({ nevents: 1000, events: new BigUint64Array(1000) })
    t.throws(() => vm.setPmuEventFilter(many), { instanceOf: KvmError, code: 'E2BIG' })
  }),
)

kvmTest('irqLineStatus() tells a delivered interrupt from a coalesced one', t => {
  const vm = new Kvm().createVm()
  t.throws(() => vm.irqLineStatus(4, true), { instanceOf: KvmError, code: 'ENXIO', message: /createIrqChip/ })
  vm.createIrqChip()
  t.true(vm.irqLineStatus(4, true) > 0)
  vm.irqLineStatus(4, false)
  t.is(vm.irqLineStatus(4, true), 0)
  // Another line has nothing to do with it.
  t.true(vm.irqLineStatus(5, true) > 0)
  t.throws(() => vm.irqLineStatus(4, 1 as never), { instanceOf: TypeError, message: /"active"/ })
  t.throws(() => vm.irqLineStatus(-4, true), { instanceOf: RangeError, message: /"irq"/ })
  vm.close()
})

kvmTest('setBootCpuId() decides which vCPU runs first', t => {
  const vm = new Kvm().createVm()
  vm.setBootCpuId(1)
  vm.createIrqChip()
  const states = [0, 1].map(id => vm.createVcpu(id).getMpState().mpState)
  t.deepEqual(states, [KVM_MP_STATE_UNINITIALIZED, KVM_MP_STATE_RUNNABLE])
  t.throws(() => vm.setBootCpuId(0), { instanceOf: KvmError, code: 'EBUSY', message: /before the first vCPU/ })
  t.throws(() => vm.setBootCpuId(-1), { instanceOf: RangeError, message: /"id"/ })
  vm.close()
})

kvmTest('x86SetupMce() gives a vCPU its banks, and x86SetMce() fills them', t =>
  withVcpu((vcpu, kvm) => {
    const supported = kvm.x86GetMceCapSupported()
    // Banks are counted by the lowest byte, which the supported flags leave alone.
    t.is(supported & 0xffn, 0n)
    const [IA32_MCG_CAP, IA32_MC2_STATUS, IA32_MC2_ADDR] = [0x179, 0x409, 0x40a]
    vcpu.x86SetupMce(supported | 4n)
    const capability = KvmMsrs.from({ entries: [{ index: IA32_MCG_CAP }] })
    t.is(vcpu.getMsrs(capability), 1)
    // On AMD bits 9 and up are reserved.
    t.is((capability.entries[0]?.data ?? 0n) & 0x1ffn, (supported | 4n) & 0x1ffn)

    const VALID = 1n << 63n
    vcpu.x86SetMce(KvmX86Mce.from({ bank: 2, status: VALID | 0x123n, addr: 0xabc000n }))
    const bank = KvmMsrs.from({ entries: [{ index: IA32_MC2_STATUS }, { index: IA32_MC2_ADDR }] })
    t.is(vcpu.getMsrs(bank), 2)
    t.deepEqual(
      Array.from(bank.entries, entry => entry.data),
      [VALID | 0x123n, 0xabc000n],
    )
    t.throws(() => vcpu.x86SetMce(KvmX86Mce.from({ bank: 4, status: VALID })), EINVAL)
    t.throws(() => vcpu.x86SetMce(KvmX86Mce.from({ bank: 2, status: 1 })), EINVAL)
    t.throws(() => vcpu.x86SetupMce(kvm.checkExtensionInt(Cap.Mce) + 1), EINVAL)
    t.throws(() => vcpu.x86SetupMce(2n ** 64n), { instanceOf: RangeError, message: /"mcgCap"/ })
    t.throws(() => vcpu.x86SetMce({} as never), { instanceOf: TypeError, message: /"mce"/ })
  }),
)

kvmTest('the frequency of the time stamp counter of a virtual machine can be read and set', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  t.throws(() => vm.setTscKhz(2 ** 32 - 4095), { instanceOf: RangeError, message: /"khz"/ })
  const khz = vm.getTscKhz()
  t.true(khz > 0)
  vm.setTscKhz(khz)
  t.is(vm.getTscKhz(), khz)
  vm.setTscKhz(0)
  t.is(vm.getTscKhz(), khz)
  kvm.close()
})

kvmTest('setSignalMask() takes numbers of signals, or null', t =>
  withVcpu(vcpu => {
    vcpu.setSignalMask([constants.signals.SIGUSR2, 64n])
    vcpu.setSignalMask(new Set<number>())
    vcpu.setSignalMask(null)
    t.throws(() => vcpu.setSignalMask([0]), { instanceOf: RangeError, message: /"signals\[0\]".*1 to 64/ })
    t.throws(() => vcpu.setSignalMask([1, 65]), { instanceOf: RangeError, message: /"signals\[1\]"/ })
    t.throws(() => vcpu.setSignalMask(['SIGINT'] as never), { instanceOf: TypeError, message: /"signals\[0\]"/ })
    t.throws(() => vcpu.setSignalMask(undefined as never), { instanceOf: TypeError, message: /"signals"/ })
  }),
)

kvmTest('kick() ends a run also where all signals are masked', async t => {
  const kvm = new Kvm()
  const guest = realMode(kvm, [0xeb, 0xfe]) // jmp $
  guest.vcpu.setSignalMask(Array.from({ length: 64 }, (_, index) => index + 1))
  const run = guest.vcpu.runAsync()
  guest.vcpu.kick()
  t.is((await run).type, 'Intr')
  t.throws(() => guest.vcpu.setSignalMask([-1]), { instanceOf: RangeError })
  guest.close()
  kvm.close()
})

kvmTest('these calls are refused while the vCPU runs', async t => {
  const kvm = new Kvm()
  const guest = realMode(kvm, [0xeb, 0xfe]) // jmp $
  const run = guest.vcpu.runAsync()
  const BUSY = { code: 'ERR_KVM_BUSY' }
  t.throws(() => guest.vcpu.getSregs2(), BUSY)
  t.throws(() => guest.vcpu.unsafeIoctl(0xae9a, 0, 'KVM_NMI'), BUSY)
  t.throws(() => guest.vcpu.preFaultMemory({ gpa: 0x1000, size: 0x1000 }), BUSY)
  guest.vcpu.kick()
  t.is((await run).type, 'Intr')
  guest.close()
  kvm.close()
})

x86Test('reqXcompGuestPerm() gets an XSAVE feature for guests, where the machine has it', async t => {
  const kvm = new Kvm()
  const perm = kvm.getXcompGuestPerm()
  t.is(perm & 3n, 3n)
  for (const unknown of [63, 2 ** 32 - 1]) {
    const expected = { instanceOf: KvmError, code: 'EINVAL', message: /arch_prctl \(.*no feature of this number/ }
    t.throws(() => kvm.reqXcompGuestPerm(unknown), expected)
  }
  // The x87 registers take no request.
  t.throws(() => kvm.reqXcompGuestPerm(0), { instanceOf: KvmError, code: 'ENOTSUP', message: /takes no request/ })
  for (const bad of [-1, 2 ** 32, 0.5]) {
    t.throws(() => kvm.reqXcompGuestPerm(bad), { instanceOf: RangeError, message: /"feature"/ })
  }
  t.throws(() => kvm.reqXcompGuestPerm('18' as never), { instanceOf: TypeError, message: /"feature"/ })
  t.is(kvm.getXcompGuestPerm(), perm)
  const guestXcr0 = { group: KVM_X86_GRP_SYSTEM, attr: KVM_X86_XCOMP_GUEST_SUPP }
  const [features = 0n] = kvm.hasDeviceAttr(guestXcr0)
    ? new BigUint64Array(kvm.getDeviceAttr(guestXcr0, new Uint8Array(8)).buffer)
    : []
  // The permission is for the whole process, so that the request is another's.
  const { stdout, stderr } = await runModule(`
    import { ARCH_XCOMP_TILEDATA, Cap, Kvm } from 'kvm-ioctls'
    const kvm = new Kvm()
    const ask = () => {
      try {
        kvm.reqXcompGuestPerm(ARCH_XCOMP_TILEDATA)
        return (kvm.getXcompGuestPerm() >> BigInt(ARCH_XCOMP_TILEDATA)) & 1n
      } catch (error) {
        return error.code
      }
    }
    console.log(ask(), kvm.createVm().checkExtensionInt(Cap.Xsave2) > 4096)
  `)
  const expected = (features >> BigInt(ARCH_XCOMP_TILEDATA)) & 1n ? '1n true' : 'ENOTSUP false'
  t.is(stdout.trim(), expected, stderr)
  kvm.close()
})

kvmTest('a closed handle takes none of these calls', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const vcpu = vm.createVcpu(0)
  for (const handle of [vcpu, vm, kvm]) handle.close()
  const CLOSED = { code: 'ERR_KVM_CLOSED' }
  t.throws(() => vcpu.getSregs2(), CLOSED)
  t.throws(() => vcpu.preFaultMemory({ gpa: 0, size: 0x1000 }), CLOSED)
  t.throws(() => vm.getTscKhz(), CLOSED)
  t.throws(() => kvm.x86GetMceCapSupported(), CLOSED)
  if (process.arch === 'x64') t.throws(() => kvm.getXcompGuestPerm(), CLOSED)
})

const TSC_OFFSET = { group: KVM_VCPU_TSC_CTRL, attr: KVM_VCPU_TSC_OFFSET }

fullKvmTest('the offset of the time stamp counter is an attribute of a vCPU, which can be read and set', t =>
  withVcpu(vcpu => {
    t.true(vcpu.hasDeviceAttr(TSC_OFFSET))
    const bytes = new Uint8Array(8)
    t.is(vcpu.getDeviceAttr(TSC_OFFSET, bytes), bytes)
    const view = new DataView(bytes.buffer)
    const changed = view.getBigInt64(0, true) - (1n << 50n)
    view.setBigInt64(0, changed, true)
    vcpu.setDeviceAttr(TSC_OFFSET, bytes)
    const back = vcpu.getDeviceAttr(TSC_OFFSET, new Uint8Array(8))
    const drift = changed - new DataView(back.buffer).getBigInt64(0, true)
    // Where this machine's counter is not reliable (as in QEMU), KVM stops the guest's while the vCPU is not used.
    t.true(drift >= 0n && drift < 1n << 44n, `${drift}`)
    t.throws(() => vcpu.getDeviceAttr(TSC_OFFSET, new Uint8Array(7)), { instanceOf: KvmError, code: 'EFAULT' })
  }),
)

kvmTest('getDeviceAttr() of a vCPU says when there is no such attribute', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.getDeviceAttr({ group: 99, attr: 0 }, new Uint8Array(8)), {
      instanceOf: KvmError,
      code: 'ENXIO',
      message: /KVM_GET_DEVICE_ATTR/,
    })
    t.throws(() => vcpu.getDeviceAttr(TSC_OFFSET, [] as never), { instanceOf: TypeError, message: /"into"/ })
  }),
)

kvmTest('/dev/kvm has attributes: the XSAVE features of guests', t => {
  const kvm = new Kvm()
  const features = { group: KVM_X86_GRP_SYSTEM, attr: KVM_X86_XCOMP_GUEST_SUPP }
  t.true(kvm.hasDeviceAttr(features))
  t.false(kvm.hasDeviceAttr({ ...features, attr: 99 }))
  const bytes = kvm.getDeviceAttr(features, new Uint8Array(8))
  const [X87, SSE] = [1n, 2n]
  const xcr0 = new DataView(bytes.buffer).getBigUint64(0, true)
  t.is(xcr0 & (X87 | SSE), X87 | SSE)
  t.throws(() => kvm.getDeviceAttr(features, new Uint8Array(4)), { instanceOf: KvmError, code: 'EFAULT' })
  t.throws(() => kvm.getDeviceAttr({ group: 99, attr: 0 }, new Uint8Array(8)), { instanceOf: KvmError, code: 'ENXIO' })
  kvm.close()
  t.throws(() => kvm.hasDeviceAttr(features), { code: 'ERR_KVM_CLOSED' })
})

if (process.arch !== 'arm64') {
  test('what only aarch64 has says so elsewhere', t => {
    const vm = VmFd.prototype
    const ELSEWHERE = { code: 'ERR_KVM_UNSUPPORTED_ARCH', message: /is there on aarch64 only/ }
    t.throws(() => vm.armSetCounterOffset(new KvmArmCounterOffset()), ELSEWHERE)
    t.throws(() => vm.armMteCopyTags(0, new Uint8Array(256), KVM_ARM_TAGS_TO_GUEST), ELSEWHERE)
    t.throws(() => vm.armGetRegWritableMasks(KVM_ARM_FEATURE_ID_RANGE), ELSEWHERE)
  })
}

aarch64Test('armSetCounterOffset() is taken before and after a vCPU is there', t => {
  const vm = new Kvm().createVm()
  t.is(vm.checkExtensionRaw(KVM_CAP_COUNTER_OFFSET), 1)
  vm.armSetCounterOffset(KvmArmCounterOffset.from({ counterOffset: 0x1000 }))
  vm.createVcpu(0)
  vm.armSetCounterOffset(KvmArmCounterOffset.from({ counterOffset: 0x2000n }))
  t.throws(() => vm.armSetCounterOffset(KvmArmCounterOffset.from({ reserved: 1 })), EINVAL)
  t.throws(() => vm.armSetCounterOffset({} as never), { instanceOf: TypeError, message: /"offset"/ })
  vm.close()
})

aarch64Test('armGetRegWritableMasks() has a mask for each feature ID register', t => {
  const vm = new Kvm().createVm()
  t.is(vm.checkExtensionRaw(KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES), 1 << KVM_ARM_FEATURE_ID_RANGE)
  const masks = vm.armGetRegWritableMasks(KVM_ARM_FEATURE_ID_RANGE)
  t.is(masks.length, 192)
  t.true(masks.some(mask => mask !== 0n))
  t.throws(() => vm.armGetRegWritableMasks(1), EINVAL)
  t.throws(() => vm.armGetRegWritableMasks(-1), { instanceOf: RangeError, message: /"range"/ })
  vm.close()
})

aarch64Test('armMteCopyTags() copies a byte for each 16 bytes of memory, there and back', t => {
  const vm = new Kvm().createVm()
  const tags = Uint8Array.from({ length: 2 * 256 }, (_, index) => index & 0xf)
  t.throws(() => vm.armMteCopyTags(0, new Uint8Array(255), KVM_ARM_TAGS_TO_GUEST), {
    instanceOf: RangeError,
    message: /"tags".*a multiple of 256 bytes long/,
  })
  t.throws(() => vm.armMteCopyTags(0, [] as never, KVM_ARM_TAGS_TO_GUEST), { instanceOf: TypeError })
  if (vm.checkExtensionRaw(KVM_CAP_ARM_MTE) === 0) {
    t.throws(() => vm.armMteCopyTags(0, tags, KVM_ARM_TAGS_TO_GUEST), EINVAL)
  } else {
    vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_ARM_MTE }))
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x4000_0000, memory: GuestMemory.allocate(0x2000) })
    t.is(vm.armMteCopyTags(0x4000_0000, tags, KVM_ARM_TAGS_TO_GUEST), 0x2000)
    const back = new Uint8Array(2 * 256)
    t.is(vm.armMteCopyTags(0x4000_0000, back, KVM_ARM_TAGS_FROM_GUEST), 0x2000)
    t.deepEqual(back, tags)
  }
  vm.close()
})
