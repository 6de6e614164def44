// Registers that are read and written one by one.
import test from 'ava'
import {
  Cap,
  KVM_MAX_CPUID_ENTRIES,
  KVM_REG_SIZE_U8,
  KVM_REG_SIZE_U64,
  KVM_REG_SIZE_U128,
  KVM_REG_SIZE_U2048,
  KVM_REG_X86,
  KvmError,
  KvmMsrs,
  regSize,
  type VcpuFd,
} from 'kvm-ioctls'
import { aarch64Test, kvmTest, riscv64Test } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

// KVM_X86_REG_KVM(KVM_REG_GUEST_SSP): where the guest's shadow stack is.
const GUEST_SSP = 0x2030_0003_0000_0000n
// KVM_X86_REG_MSR(IA32_SYSENTER_ESP)
const SYSENTER_ESP = 0x2030_0002_0000_0175n
const NO_SUCH_REG = KVM_REG_X86 | KVM_REG_SIZE_U64 | 0xffffn
const SHSTK = 1 << 7
// PSTATE in the core registers of aarch64; KVM API 4.68.
const PSTATE = 0x6030_0000_0010_0042n
// Register A0 in the core registers of riscv64; KVM API 4.68.
const A0 = 0x8030_0000_0200_000an

const TOO_FEW = { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message: /"(value|into)\.length".*8.*Received 7/ }

test('regSize() is what the id says', t => {
  t.is(regSize(KVM_REG_SIZE_U8), 1)
  t.is(regSize(KVM_REG_X86 | KVM_REG_SIZE_U64 | 5n), 8)
  t.is(regSize(KVM_REG_SIZE_U128), 16)
  t.is(regSize(KVM_REG_SIZE_U2048), 256)
  t.is(regSize(0xffff_ffff_ffff_ffffn), 32_768)
  t.throws(() => regSize(-1), { instanceOf: RangeError, message: /"id"/ })
  t.throws(() => regSize('0x1' as never), { instanceOf: TypeError, message: /"id"/ })
})

kvmTest('setOneReg() and getOneReg() refuse a value of another size than the register has', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.setOneReg(GUEST_SSP, new Uint8Array(7)), TOO_FEW)
    t.throws(() => vcpu.getOneReg(GUEST_SSP, new Uint8Array(7)), TOO_FEW)
    t.throws(() => vcpu.setOneReg(GUEST_SSP, new Uint8Array(9)), { instanceOf: RangeError, message: /Received 9/ })
    t.throws(() => vcpu.setOneReg(GUEST_SSP, 1n << 64n), { instanceOf: RangeError, message: /"value".*64 bits/ })
    t.throws(() => vcpu.setOneReg(GUEST_SSP, -1), { instanceOf: RangeError, message: /"value"/ })
    t.throws(() => vcpu.setOneReg(GUEST_SSP, 2 ** 53), { instanceOf: RangeError, message: /bigint/ })
    t.throws(() => vcpu.setOneReg(GUEST_SSP, 0.5), { instanceOf: RangeError, message: /"value"/ })
    t.throws(() => vcpu.setOneReg(GUEST_SSP, '1' as never), { instanceOf: TypeError, message: /"value"/ })
    t.throws(() => vcpu.getOneReg(GUEST_SSP, new Uint16Array(4) as never), { instanceOf: TypeError, message: /"into"/ })
    t.throws(() => vcpu.getOneReg({} as never), { instanceOf: TypeError, message: /"id"/ })
  }),
)

kvmTest('setOneReg() and getOneReg() of a register that the vCPU does not have are KvmErrors', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.setOneReg(NO_SUCH_REG, 0), { instanceOf: KvmError, message: /KVM_SET_ONE_REG/ })
    t.throws(() => vcpu.getOneReg(NO_SUCH_REG), { instanceOf: KvmError, message: /KVM_GET_ONE_REG/ })
    const into = new Uint8Array(8).fill(7)
    // Not there without shadow stacks in the CPUID of the vCPU.
    t.throws(() => vcpu.getOneReg(GUEST_SSP, into), { instanceOf: KvmError })
    t.deepEqual(into, new Uint8Array(8).fill(7))
  }),
)

kvmTest('setOneReg() writes and getOneReg() reads: as a bigint, or as bytes', t =>
  withVcpu((vcpu, kvm) => {
    if (!kvm.checkExtension(Cap.OneReg)) return t.pass('x86_64 has no such registers before Linux 6.18')
    vcpu.setOneReg(SYSENTER_ESP, 0x7fff_ffff_f000)
    t.is(vcpu.getOneReg(SYSENTER_ESP), 0x7fff_ffff_f000n)
    const into = new Uint8Array(8)
    t.is(vcpu.getOneReg(SYSENTER_ESP, into), into)
    t.deepEqual(Array.from(into), [0, 0xf0, 0xff, 0xff, 0xff, 0x7f, 0, 0])
    into[1] = 0xe0
    vcpu.setOneReg(SYSENTER_ESP, into)
    t.is(vcpu.getOneReg(SYSENTER_ESP), 0x7fff_ffff_e000n)
    const msrs = KvmMsrs.from({ entries: [{ index: 0x175 }] })
    t.is(vcpu.getMsrs(msrs), 1)
    t.is(msrs.entries[0]?.data, 0x7fff_ffff_e000n)
  }),
)

kvmTest("the guest's shadow stack is a register, where the processor has one", t =>
  withVcpu((vcpu, kvm) => {
    const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
    const leaf = Array.from(cpuid.entries).find(({ function: number, index }) => number === 7 && index === 0)
    vcpu.setCpuid2(cpuid)
    if (leaf === undefined || (leaf.ecx & SHSTK) === 0) {
      t.throws(() => vcpu.setOneReg(GUEST_SSP, 0x1000), { instanceOf: KvmError })
      return
    }
    vcpu.setOneReg(GUEST_SSP, 0x7fff_ffff_f000)
    t.is(vcpu.getOneReg(GUEST_SSP), 0x7fff_ffff_f000n)
  }),
)

kvmTest('getRegList() lists the registers of the vCPU, which getOneReg() reads', t =>
  withVcpu((vcpu, kvm) => {
    if (!kvm.checkExtension(Cap.OneReg)) {
      t.throws(() => vcpu.getRegList(), { instanceOf: KvmError, message: /KVM_GET_REG_LIST/ })
      return
    }
    if (process.arch === 'x64') vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
    const { n, reg } = vcpu.getRegList()
    t.is(n, BigInt(reg.length))
    for (const id of reg) t.is(typeof vcpu.getOneReg(id), 'bigint')
  }),
)

/** A vCPU of aarch64 is one of a kind only when it was told which. */
function initialized(use: (vcpu: VcpuFd) => void): void {
  withVcpu((vcpu, _kvm, vm) => {
    vcpu.vcpuInit(vm.getPreferredTarget())
    use(vcpu)
  })
}

aarch64Test('setOneReg() writes a register', t =>
  initialized(vcpu => {
    t.throws(() => vcpu.setOneReg(0, 0), { instanceOf: KvmError })
    vcpu.setOneReg(PSTATE, 0)
    vcpu.setOneReg(PSTATE, new Uint8Array(8))
    t.throws(() => vcpu.setOneReg(PSTATE, new Uint8Array(7)), TOO_FEW)
  }),
)

aarch64Test('getOneReg() reads what setOneReg() wrote', t =>
  initialized(vcpu => {
    // EL1h, with all exceptions masked.
    const value = 0x3c5n
    vcpu.setOneReg(PSTATE, value)
    t.is(vcpu.getOneReg(PSTATE), value)
    t.throws(() => vcpu.getOneReg(PSTATE, new Uint8Array(7)), TOO_FEW)
  }),
)

aarch64Test('getRegList() takes an initialized vCPU', t => {
  withVcpu(vcpu => t.throws(() => vcpu.getRegList(), { instanceOf: KvmError, code: 'ENOEXEC', message: /vcpuInit/ }))
  initialized(vcpu => {
    const { n, reg } = vcpu.getRegList()
    t.true(n > 1n)
    t.is(n, BigInt(reg.length))
    t.true(reg.includes(PSTATE))
  })
})

riscv64Test('setOneReg() writes a register', t =>
  withVcpu(vcpu => {
    t.throws(() => vcpu.setOneReg(0, 0), { instanceOf: KvmError })
    vcpu.setOneReg(A0, 0)
    vcpu.setOneReg(A0, new Uint8Array(8))
    t.throws(() => vcpu.setOneReg(A0, new Uint8Array(7)), TOO_FEW)
  }),
)

riscv64Test('getOneReg() reads what setOneReg() wrote', t =>
  withVcpu(vcpu => {
    vcpu.setOneReg(A0, 7)
    t.is(vcpu.getOneReg(A0), 7n)
    t.throws(() => vcpu.getOneReg(A0, new Uint8Array(7)), TOO_FEW)
  }),
)

riscv64Test('getRegList() needs no guess how many there are', t =>
  withVcpu(vcpu => {
    const { n, reg } = vcpu.getRegList()
    t.true(n > 1n)
    t.is(n, BigInt(reg.length))
    t.true(reg.includes(A0))
  }),
)
