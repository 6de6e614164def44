import { readlinkSync } from 'node:fs'
import {
  KVM_MAX_CPUID_ENTRIES,
  KVM_MP_STATE_HALTED,
  KVM_MP_STATE_RUNNABLE,
  Kvm,
  KvmCpuid2,
  KvmError,
  KvmFpu,
  KvmLapicState,
  KvmMpState,
  KvmMsrs,
  KvmRegs,
  KvmSregs,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { fullKvmTest, kvmTest } from './helpers/kvm-test.ts'

const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const
const IA32_SYSENTER_CS = 0x174
const IA32_SYSENTER_ESP = 0x175
const NO_SUCH_MSR = 0x12345678

function withVcpu(use: (vcpu: VcpuFd, kvm: Kvm) => void, prepare: (vm: VmFd) => void = () => {}): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  prepare(vm)
  const vcpu = vm.createVcpu(0)
  try {
    use(vcpu, kvm)
  } finally {
    for (const handle of [vcpu, vm, kvm]) handle.close()
  }
}

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
    fpu.xmm.at(3).fill(0xa5)
    vcpu.setFpu(fpu)
    const back = vcpu.getFpu()
    t.is(back.fcw, 0x37f)
    t.deepEqual(Array.from(back.xmm.at(3)), Array(16).fill(0xa5))
  }),
)

kvmTest('setCpuid2() decides what getCpuid2() returns', t =>
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
