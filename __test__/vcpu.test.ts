import { readlinkSync } from 'node:fs'
import {
  Cap,
  KVM_ARM_VCPU_PMU_V3,
  KVM_ARM_VCPU_PMU_V3_CTRL,
  KVM_ARM_VCPU_PMU_V3_INIT,
  KVM_ARM_VCPU_PSCI_0_2,
  KVM_ARM_VCPU_PTRAUTH_ADDRESS,
  KVM_ARM_VCPU_PTRAUTH_GENERIC,
  KVM_CAP_HYPERV_ENLIGHTENED_VMCS,
  KVM_CAP_HYPERV_SYNIC,
  KVM_CAP_SPLIT_IRQCHIP,
  KVM_GET_TSC_KHZ,
  KVM_MAX_CPUID_ENTRIES,
  KVM_MP_STATE_HALTED,
  KVM_MP_STATE_RUNNABLE,
  KVM_VCPU_TSC_CTRL,
  KVM_VCPU_TSC_OFFSET,
  Kvm,
  KvmCpuid2,
  KvmDebugregs,
  KvmEnableCap,
  KvmError,
  KvmFpu,
  KvmGuestDebug,
  KvmLapicState,
  KvmMpState,
  KvmMsrs,
  KvmNestedStateBuffer,
  KvmRegs,
  KvmSregs,
  KvmTranslation,
  KvmVcpuEvents,
  KvmXcrs,
  KvmXsave,
  SyncReg,
} from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { aarch64Test, fullKvmTest, kvmTest, x86Test } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const
const IA32_SYSENTER_CS = 0x174
const IA32_SYSENTER_ESP = 0x175
const NO_SUCH_MSR = 0x12345678

kvmTest('asRawFd() is the file descriptor of the vCPU', t =>
  withVcpu(vcpu => t.is(readlinkSync(`/proc/self/fd/${vcpu.asRawFd()}`), 'anon_inode:kvm-vcpu:0')),
)

kvmTest('a new vCPU is at the reset vector', t =>
  withVcpu(vcpu => {
    const { rip, rflags } = vcpu.getRegs()
    t.is(rip, 0xfff0n)
    t.is(rflags, 2n)
    const { cs } = vcpu.getSregs()
    t.is(cs.base, 0xffff_0000n)
    t.is(cs.selector, 0xf000)
  }),
)

kvmTest('setRegs() and getRegs() keep every register', t =>
  withVcpu(vcpu => {
    const names = ['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rsp', 'rbp', 'rip'] as const
    const high = ['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'] as const
    const values = Object.fromEntries([...names, ...high].map((name, index) => [name, 0x1111n * BigInt(index + 1)]))
    const regs = KvmRegs.from({ ...values, rflags: 2n })
    vcpu.setRegs(regs)
    t.deepEqual(vcpu.getRegs().toJSON(), regs.toJSON())
  }),
)

kvmTest('getRegs() fills an object that it is given, and returns it', t =>
  withVcpu(vcpu => {
    const regs = new KvmRegs()
    t.is(vcpu.getRegs(regs), regs)
    t.is(regs.rip, 0xfff0n)
    t.throws(() => vcpu.getRegs({} as never), {
      instanceOf: TypeError,
      message: /"into" argument must be of type KvmRegs/,
    })
  }),
)

kvmTest('setSregs() and getSregs() keep the segments', t =>
  withVcpu(vcpu => {
    const sregs = vcpu.getSregs()
    sregs.cs.base = 0x5000n
    sregs.cs.selector = 0x500
    sregs.gdt.base = 0x1234n
    vcpu.setSregs(sregs)
    const back = vcpu.getSregs(new KvmSregs())
    t.deepEqual(back.cs.toJSON(), sregs.cs.toJSON())
    t.is(back.gdt.base, 0x1234n)
  }),
)

kvmTest('setSregs() of a state that no processor can be in is EINVAL', t =>
  withVcpu(vcpu => {
    const sregs = vcpu.getSregs()
    // Paging without protection.
    sregs.cr0 = 1n << 31n
    const error = t.throws(() => vcpu.setSregs(sregs), EINVAL) as KvmError
    t.is(error.syscall, 'KVM_SET_SREGS')
  }),
)

kvmTest('setFpu() and getFpu() keep the registers of x87 and SSE', t =>
  withVcpu(vcpu => {
    const fpu = KvmFpu.from({ fcw: 0x37f, mxcsr: 0x1f80 })
    fpu.xmm[3]?.fill(0xa5)
    vcpu.setFpu(fpu)
    const back = vcpu.getFpu()
    t.is(back.fcw, 0x37f)
    t.deepEqual(Array.from(back.xmm[3] ?? []), Array(16).fill(0xa5))
  }),
)

fullKvmTest('setCpuid2() decides what getCpuid2() returns', t =>
  withVcpu((vcpu, kvm) => {
    t.is(vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES).entries.length, 0)
    const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
    vcpu.setCpuid2(cpuid)
    t.is(vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES).entries.length, cpuid.entries.length)
    t.throws(() => vcpu.getCpuid2(1), { instanceOf: KvmError, code: 'E2BIG' })
    t.throws(() => vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES + 1), { instanceOf: KvmError, code: 'ENOMEM' })
    t.throws(() => vcpu.setCpuid2([] as never), { instanceOf: TypeError, message: /"cpuid".*KvmCpuid2/ })
  }),
)

fullKvmTest('getCpuid2() returns what setCpuid2() was given, on each of as many vCPUs as are recommended', t =>
  withVcpu((_vcpu, kvm, vm) => {
    const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
    const { length } = cpuid.entries
    t.true(length <= KVM_MAX_CPUID_ENTRIES)
    for (let id = 1; id < kvm.getNrVcpus(); id++) {
      const vcpu = vm.createVcpu(id)
      vcpu.setCpuid2(cpuid)
      const back = vcpu.getCpuid2(length)
      // Later leaves depend on the state of the vCPU.
      for (let index = 0; index < 3; index++) {
        t.deepEqual(back.entries[index]?.toJSON(), cpuid.entries[index]?.toJSON())
      }
      t.throws(() => vcpu.getCpuid2(length - 1), { instanceOf: KvmError, code: 'E2BIG' })
      vcpu.close()
    }
  }),
)

fullKvmTest('setCpuid2() can change what a guest sees: the name of the maker, and a feature less', t =>
  withVcpu((vcpu, kvm) => {
    const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
    const find = (list: KvmCpuid2, leaf: number) =>
      Array.from(list.entries).find(({ function: number, index }) => number === leaf && index === 0)
    const maker = { ebx: 0x4b4d_564b, edx: 0x564b_4d56, ecx: 0x4d }
    Object.assign(find(cpuid, 0) ?? t.fail(), maker)
    const features = find(cpuid, 7)
    if (features !== undefined) features.ebx &= ~(1 << 29) // SHA
    vcpu.setCpuid2(cpuid)
    const back = vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES)
    const { ebx, ecx, edx } = find(back, 0) ?? t.fail()
    t.deepEqual({ ebx, ecx, edx }, maker)
    t.is(find(back, 7)?.ebx, features?.ebx)
  }),
)

kvmTest('a guest gets from cpuid what it was given', t => {
  const kvm = new Kvm()
  const guest = realMode(kvm, [
    ...[0x66, 0xb8, 0x00, 0x00, 0x00, 0x40], // mov eax, 0x40000000
    ...[0x0f, 0xa2], // cpuid
    0xf4, // hlt
  ])
  guest.vcpu.setCpuid2(KvmCpuid2.from({ entries: [{ function: 0x4000_0000, ebx: 0x6f6e6f4b, ecx: 7, edx: 8 }] }))
  t.is(guest.vcpu.run().type, 'Hlt')
  const { rbx, rcx, rdx } = guest.vcpu.getRegs()
  t.deepEqual([rbx, rcx, rdx], [0x6f6e6f4bn, 7n, 8n])
  guest.close()
  kvm.close()
})

kvmTest('setMsrs() writes and getMsrs() reads, and both return how many', t =>
  withVcpu(vcpu => {
    const entries = [
      { index: IA32_SYSENTER_CS, data: 0x10 },
      { index: IA32_SYSENTER_ESP, data: 0x1234_5678_9abcn },
    ]
    t.is(vcpu.setMsrs(KvmMsrs.from({ entries })), 2)
    const msrs = KvmMsrs.from({ entries: entries.map(({ index }) => ({ index })) })
    t.is(vcpu.getMsrs(msrs), 2)
    t.deepEqual(
      Array.from(msrs.entries, entry => entry.data),
      [0x10n, 0x1234_5678_9abcn],
    )
  }),
)

kvmTest('getMsrs() and setMsrs() stop at the first MSR that the vCPU does not have, which is no error', t =>
  withVcpu(vcpu => {
    const entries = [
      { index: IA32_SYSENTER_CS, data: 8 },
      { index: NO_SUCH_MSR },
      { index: IA32_SYSENTER_ESP, data: 8 },
    ]
    t.is(vcpu.setMsrs(KvmMsrs.from({ entries })), 1)
    t.is(vcpu.getMsrs(KvmMsrs.from({ entries })), 1)
    t.throws(() => vcpu.getMsrs([] as never), { instanceOf: TypeError, message: /"msrs".*KvmMsrs/ })
  }),
)

kvmTest('getLapic() and setLapic() need the interrupt controllers', t => {
  withVcpu(vcpu => {
    t.throws(() => vcpu.getLapic(), EINVAL)
    t.throws(() => vcpu.setLapic(new KvmLapicState()), EINVAL)
  })
  withVcpu(
    vcpu => {
      const lapic = vcpu.getLapic()
      const TASK_PRIORITY = 0x80
      lapic.regs[TASK_PRIORITY] = 0x30
      vcpu.setLapic(lapic)
      t.is(vcpu.getLapic().regs[TASK_PRIORITY], 0x30)
    },
    vm => vm.createIrqChip(),
  )
})

kvmTest('setMpState() halts a vCPU, and getMpState() tells', t =>
  withVcpu(
    vcpu => {
      t.is(vcpu.getMpState().mpState, KVM_MP_STATE_RUNNABLE)
      vcpu.setMpState(KvmMpState.from({ mpState: KVM_MP_STATE_HALTED }))
      t.is(vcpu.getMpState().mpState, KVM_MP_STATE_HALTED)
      t.throws(() => vcpu.setMpState(KvmMpState.from({ mpState: 99 })), EINVAL)
    },
    vm => vm.createIrqChip(),
  ),
)

fullKvmTest('the last page of a struct that the kernel refuses leaves the vCPU as it was', t =>
  withVcpu(vcpu => {
    const before = vcpu.getSregs().toJSON()
    const sregs = vcpu.getSregs()
    sregs.efer = 0xffff_ffff_ffffn
    sregs.cr0 = 1n << 31n
    t.throws(() => vcpu.setSregs(sregs), EINVAL)
    t.deepEqual(vcpu.getSregs().toJSON(), before)
  }),
)

kvmTest('setMpState() of what getMpState() returned changes nothing', t =>
  withVcpu(vcpu => {
    const mpState = vcpu.getMpState()
    vcpu.setMpState(mpState)
    t.is(vcpu.getMpState().mpState, mpState.mpState)
  }),
)

kvmTest('enableCap() enables what vCPUs have for themselves', t =>
  withVcpu(
    (vcpu, kvm) => {
      const synic = KvmEnableCap.from({ cap: KVM_CAP_HYPERV_SYNIC })
      if (kvm.checkExtension(Cap.HypervSynic)) t.notThrows(() => vcpu.enableCap(synic))
      else t.throws(() => vcpu.enableCap(synic), EINVAL)
      const error = t.throws(() => vcpu.enableCap(KvmEnableCap.from({ cap: 0xffff })), EINVAL) as KvmError
      t.is(error.syscall, 'KVM_ENABLE_CAP')
      t.throws(() => vcpu.enableCap({ cap: 1 } as never), { instanceOf: TypeError, message: /"cap".*KvmEnableCap/ })
    },
    // The synthetic interrupt controller needs a local APIC.
    vm => vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_SPLIT_IRQCHIP, args: [24, 0, 0, 0] })),
  ),
)

kvmTest('enableCap() takes no address to which the kernel would write', t =>
  withVcpu(vcpu => {
    const cap = KvmEnableCap.from({ cap: KVM_CAP_HYPERV_ENLIGHTENED_VMCS, args: [0x1234, 0, 0, 0] })
    t.throws(() => vcpu.enableCap(cap), { instanceOf: RangeError, message: /"cap\.args\[0\]"/ })
    // Whatever hides it, native code has an address of its own: 0x1234 would be EFAULT, where there is the capability.
    Object.defineProperty(cap, 'cap', { value: 0 })
    try {
      vcpu.enableCap(cap)
      t.true((cap.args[0] as bigint) <= 0xffffn)
    } catch (error) {
      t.not((error as KvmError).code, 'EFAULT')
    }
  }),
)

kvmTest('setXcrs() of what getXcrs() returned changes nothing', t =>
  withVcpu(vcpu => {
    const xcrs = vcpu.getXcrs()
    t.is(xcrs.nrXcrs, 1)
    vcpu.setXcrs(xcrs)
    const into = new KvmXcrs()
    t.is(vcpu.getXcrs(into), into)
    t.deepEqual(into.toJSON(), xcrs.toJSON())
    // Bit 0, x87, is always set.
    xcrs.xcrs = [{ ...xcrs.xcrs[0]?.toJSON(), value: 0n }]
    t.throws(() => vcpu.setXcrs(xcrs), EINVAL)
    t.throws(() => vcpu.setXcrs(new KvmRegs() as never), { instanceOf: TypeError, message: /"xcrs".*KvmXcrs/ })
  }),
)

kvmTest('setVcpuEvents() of what getVcpuEvents() returned changes nothing', t =>
  withVcpu((vcpu, _kvm, vm) => {
    if (process.arch === 'arm64') vcpu.vcpuInit(vm.getPreferredTarget())
    const events = vcpu.getVcpuEvents()
    vcpu.setVcpuEvents(events)
    const into = new KvmVcpuEvents()
    t.is(vcpu.getVcpuEvents(into), into)
    t.deepEqual(into.toJSON(), events.toJSON())
    t.throws(() => vcpu.setVcpuEvents({} as never), { instanceOf: TypeError, message: /"vcpuEvents".*KvmVcpuEvents/ })
  }),
)

kvmTest('nmi() makes an interrupt pending', t =>
  withVcpu(vcpu => {
    t.is(vcpu.getVcpuEvents().nmi.pending, 0)
    vcpu.nmi()
    t.is(vcpu.getVcpuEvents().nmi.pending, 1)
  }),
)

kvmTest('smi() makes one pending, where there is system management mode', t =>
  withVcpu((vcpu, kvm) => {
    if (!kvm.checkExtension(Cap.X86Smm)) {
      t.throws(() => vcpu.smi(), { instanceOf: KvmError, message: /KVM_SMI/ })
      return
    }
    vcpu.smi()
    t.is(vcpu.getVcpuEvents().smi.pending, 1)
  }),
)

kvmTest('kvmclockCtrl() is EINVAL as long as the guest does not use kvmclock', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.kvmclockCtrl(), EINVAL)
    const MSR_KVM_SYSTEM_TIME_NEW = 0x4b56_4d01
    const ENABLED = 1
    t.is(vcpu.setMsrs(KvmMsrs.from({ entries: [{ index: MSR_KVM_SYSTEM_TIME_NEW, data: 0x1000 + ENABLED }] })), 1)
    t.notThrows(() => vcpu.kvmclockCtrl())
  }),
)

kvmTest('getTscKhz() is the frequency of the time stamp counter', t =>
  withVcpu((vcpu, kvm) => {
    if (kvm.checkExtension(Cap.GetTscKhz)) t.true(vcpu.getTscKhz() > 0)
    else t.throws(() => vcpu.getTscKhz(), { instanceOf: KvmError })
  }),
)

kvmTest('setTscKhz() changes the frequency, where the processor can scale its counter', t =>
  withVcpu((vcpu, kvm) => {
    const freq = vcpu.getTscKhz()
    for (const wanted of [freq - 500_000, freq + 500_000]) {
      if (kvm.checkExtension(Cap.TscControl)) {
        vcpu.setTscKhz(wanted)
        t.is(vcpu.getTscKhz(), wanted)
      }
    }
    if (!kvm.checkExtension(Cap.TscControl)) t.throws(() => vcpu.setTscKhz(1), { instanceOf: KvmError })
    for (const tooLarge of [2 ** 32, 2 ** 32 - 1, 2 ** 32 - 4095]) {
      const expected = { instanceOf: RangeError, message: /"freq" .* from 0 to 4294963200/ }
      t.throws(() => vcpu.setTscKhz(tooLarge), expected)
      t.is(vcpu.getTscKhz(), kvm.checkExtension(Cap.TscControl) ? freq + 500_000 : 1)
    }
  }),
)

x86Test('a frequency of 2^31 kHz and more is no error number', t =>
  withVcpu((vcpu, kvm) => {
    for (const wanted of [2 ** 31, 0x9000_0000, 2 ** 32 - 4096]) {
      // Where the processor can scale its counter, KVM takes fewer than 2^31.
      if (kvm.checkExtension(Cap.TscControl)) {
        t.throws(() => vcpu.setTscKhz(wanted), { instanceOf: KvmError, code: 'EINVAL' })
        continue
      }
      vcpu.setTscKhz(wanted)
      // The errno of another call, which the next must not read.
      t.throws(() => Kvm.newWithPath('/nowhere'), { code: 'ENOENT' })
      t.is(vcpu.getTscKhz(), wanted)
      t.is(vcpu.unsafeIoctl(KVM_GET_TSC_KHZ), wanted)
    }
  }),
)

x86Test('a frequency that KVM refuses has changed all the same, where the processor cannot scale its counter', t =>
  withVcpu((vcpu, kvm) => {
    const freq = vcpu.getTscKhz()
    const wanted = kvm.checkExtension(Cap.TscControl) ? 2 ** 32 - 4096 : 1000
    t.throws(() => vcpu.setTscKhz(wanted), { instanceOf: KvmError, code: 'EINVAL' })
    t.is(vcpu.getTscKhz(), kvm.checkExtension(Cap.TscControl) ? freq : wanted)
  }),
)

kvmTest('translateGva() without paging: an address is itself, or nowhere', t =>
  withVcpu(vcpu => {
    const { valid, physicalAddress, linearAddress } = vcpu.translateGva(0x10000)
    t.deepEqual([valid, physicalAddress, linearAddress], [1, 0x10000n, 0x10000n])
    const into = new KvmTranslation()
    t.is(vcpu.translateGva(0xffff_ffff_ffff_ffffn, into), into)
    t.is(into.valid, 0)
    t.throws(() => vcpu.translateGva(-1), { instanceOf: RangeError, message: /"gva"/ })
    t.throws(() => vcpu.translateGva(0, {} as never), { instanceOf: TypeError, message: /"into".*KvmTranslation/ })
  }),
)

kvmTest('hasDeviceAttr() says which attributes a vCPU has, and setDeviceAttr() sets one', t =>
  withVcpu(vcpu => {
    t.false(vcpu.hasDeviceAttr({ group: 99, attr: 0 }))
    t.throws(() => vcpu.setDeviceAttr({ group: 99, attr: 0 }), { instanceOf: KvmError, code: 'ENXIO' })
    const tscOffset = { group: KVM_VCPU_TSC_CTRL, attr: KVM_VCPU_TSC_OFFSET }
    if (!vcpu.hasDeviceAttr(tscOffset)) return
    t.notThrows(() => vcpu.setDeviceAttr(tscOffset, new Uint8Array(8)))
    t.throws(() => vcpu.setDeviceAttr(tscOffset, new Uint8Array(7)), { instanceOf: KvmError, code: 'EFAULT' })
  }),
)

kvmTest('a closed vCPU refuses everything', t =>
  withVcpu(vcpu => {
    const [xsave, nested] = [new KvmXsave(), KvmNestedStateBuffer.from({ size: 128 })]
    vcpu.close()
    const calls: (() => unknown)[] = [
      () => vcpu.setDeviceAttr({ group: 0, attr: 0 }),
      () => vcpu.hasDeviceAttr({ group: 0, attr: 0 }),
      () => vcpu.enableCap(new KvmEnableCap()),
      () => vcpu.getXsave(),
      () => vcpu.getXsave2(),
      () => vcpu.setXsave(xsave),
      () => vcpu.setXsave2(xsave),
      () => vcpu.getXcrs(),
      () => vcpu.setXcrs(new KvmXcrs()),
      () => vcpu.getDebugRegs(),
      () => vcpu.setDebugRegs(new KvmDebugregs()),
      () => vcpu.getVcpuEvents(),
      () => vcpu.setVcpuEvents(new KvmVcpuEvents()),
      () => vcpu.getRegList(),
      () => vcpu.setGuestDebug(new KvmGuestDebug()),
      () => vcpu.setOneReg(0, 0),
      () => vcpu.getOneReg(0),
      () => vcpu.kvmclockCtrl(),
      () => vcpu.getKvmRun(),
      () => vcpu.setKvmImmediateExit(1),
      () => vcpu.getTscKhz(),
      () => vcpu.setTscKhz(0),
      () => vcpu.translateGva(0),
      () => vcpu.setSyncValidReg(SyncReg.Register),
      () => vcpu.setSyncDirtyReg(SyncReg.Register),
      () => vcpu.clearSyncValidReg(SyncReg.Register),
      () => vcpu.clearSyncDirtyReg(SyncReg.Register),
      () => vcpu.syncRegs(),
      () => vcpu.syncRegsMut(),
      () => vcpu.smi(),
      () => vcpu.nestedState(),
      () => vcpu.setNestedState(nested),
      () => vcpu.nmi(),
      () => vcpu.mapCoalescedMmioRing(),
      () => vcpu.coalescedMmioRead(),
    ]
    for (const call of calls) t.throws(call, { code: 'ERR_KVM_CLOSED' }, String(call))
  }),
)

aarch64Test('vcpuInit() takes what getPreferredTarget() returns', t =>
  withVcpu((vcpu, _kvm, vm) => {
    t.notThrows(() => vcpu.vcpuInit(vm.getPreferredTarget()))
    t.throws(() => vcpu.vcpuInit({} as never), { instanceOf: TypeError, message: /"kvi".*KvmVcpuInit/ })
    t.throws(() => vcpu.vcpuFinalize(99), EINVAL)
  }),
)

aarch64Test('vcpuInit() gives a vCPU pointer authentication, where the machine has it', t =>
  withVcpu((vcpu, kvm, vm) => {
    const kvi = vm.getPreferredTarget()
    const features = [
      [Cap.ArmPtrAuthAddress, KVM_ARM_VCPU_PTRAUTH_ADDRESS],
      [Cap.ArmPtrAuthGeneric, KVM_ARM_VCPU_PTRAUTH_GENERIC],
    ] as const
    for (const [cap, feature] of features) {
      if (kvm.checkExtension(cap)) kvi.features[0] = (kvi.features[0] as number) | (1 << feature)
    }
    t.notThrows(() => vcpu.vcpuInit(kvi))
  }),
)

aarch64Test('a vCPU has the attributes of its PMU when it was made with one', t =>
  withVcpu((vcpu, _kvm, vm) => {
    const init = { group: KVM_ARM_VCPU_PMU_V3_CTRL, attr: KVM_ARM_VCPU_PMU_V3_INIT }
    t.false(vcpu.hasDeviceAttr(init))
    t.throws(() => vcpu.setDeviceAttr(init), { instanceOf: KvmError })
    const kvi = vm.getPreferredTarget()
    const features = (1 << KVM_ARM_VCPU_PSCI_0_2) | (1 << KVM_ARM_VCPU_PMU_V3)
    kvi.features[0] = (kvi.features[0] as number) | features
    vcpu.vcpuInit(kvi)
    t.true(vcpu.hasDeviceAttr(init))
    t.notThrows(() => vcpu.setDeviceAttr(init))
  }),
)
