// The ids of registers by their names, against the numbers that stand in KVM API 4.68, and against those that KVM lists.
import test from 'ava'
import {
  ARM64_CORE_REG,
  ARM64_SYS_REG,
  KVM_RISCV_ISA_EXT_A,
  KVM_RISCV_ISA_EXT_MAX,
  RISCV_CONFIG_REG,
  RISCV_CORE_REG,
  RISCV_ISA_EXT_REG,
  RISCV_TIMER_REG,
  type VcpuFd,
} from 'kvm-ioctls'
import { aarch64Test, riscv64Test } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

test('core registers of aarch64', t => {
  t.is(ARM64_CORE_REG('regs.regs[0]'), 0x6030_0000_0010_0000n)
  t.is(ARM64_CORE_REG('regs.regs[30]'), 0x6030_0000_0010_003cn)
  t.is(ARM64_CORE_REG('regs.sp'), 0x6030_0000_0010_003en)
  t.is(ARM64_CORE_REG('regs.pc'), 0x6030_0000_0010_0040n)
  t.is(ARM64_CORE_REG('regs.pstate'), 0x6030_0000_0010_0042n)
  t.is(ARM64_CORE_REG('spEl1'), 0x6030_0000_0010_0044n)
  t.is(ARM64_CORE_REG('elrEl1'), 0x6030_0000_0010_0046n)
  t.is(ARM64_CORE_REG('spsr[0]'), 0x6030_0000_0010_0048n)
  t.is(ARM64_CORE_REG('spsr[4]'), 0x6030_0000_0010_0050n)
  t.is(ARM64_CORE_REG('fpRegs.vregs[0]'), 0x6040_0000_0010_0054n)
  t.is(ARM64_CORE_REG('fpRegs.vregs[31]'), 0x6040_0000_0010_00d0n)
  t.is(ARM64_CORE_REG('fpRegs.fpsr'), 0x6020_0000_0010_00d4n)
  t.is(ARM64_CORE_REG('fpRegs.fpcr'), 0x6020_0000_0010_00d5n)
})

test('system registers of aarch64', t => {
  t.is(ARM64_SYS_REG(3, 0, 0, 0, 5), 0x6030_0000_0013_c005n, 'MPIDR_EL1')
  t.is(ARM64_SYS_REG(3, 3, 14, 3, 2), 0x6030_0000_0013_df1an, 'CNTV_CVAL_EL0')
  t.throws(() => ARM64_SYS_REG(4, 0, 0, 0, 0), { instanceOf: RangeError, message: /"op0".*0 to 3/ })
  t.throws(() => ARM64_SYS_REG(0, 0, 16, 0, 0), { instanceOf: RangeError, message: /"crn".*0 to 15/ })
})

test('registers of riscv64', t => {
  t.is(RISCV_CONFIG_REG('isa'), 0x8030_0000_0100_0000n)
  t.is(RISCV_CONFIG_REG('satpMode'), 0x8030_0000_0100_0006n)
  t.is(RISCV_CORE_REG('regs.pc'), 0x8030_0000_0200_0000n)
  t.is(RISCV_CORE_REG('regs.a0'), 0x8030_0000_0200_000an)
  t.is(RISCV_CORE_REG('mode'), 0x8030_0000_0200_0020n)
  t.is(RISCV_TIMER_REG('frequency'), 0x8030_0000_0400_0000n)
  t.is(RISCV_TIMER_REG('state'), 0x8030_0000_0400_0003n)
  t.is(RISCV_ISA_EXT_REG(KVM_RISCV_ISA_EXT_A), 0x8030_0000_0700_0000n)
  t.throws(() => RISCV_ISA_EXT_REG(KVM_RISCV_ISA_EXT_MAX), { instanceOf: RangeError, message: /"extension"/ })
})

test('a name that no register has is refused', t => {
  t.throws(() => ARM64_CORE_REG('pc' as never), {
    instanceOf: RangeError,
    code: 'ERR_OUT_OF_RANGE',
    message: /"name".*such as regs\.regs\[0\], .*Received 'pc'/,
  })
  t.throws(() => ARM64_CORE_REG('regs.regs[31]'), { instanceOf: RangeError })
  t.throws(() => RISCV_TIMER_REG(0 as never), { instanceOf: TypeError, message: /"name"/ })
})

function hasRegisters(vcpu: VcpuFd, ...ids: bigint[]): boolean {
  const list = new Set(vcpu.getRegList().reg)
  return ids.every(id => list.has(id))
}

aarch64Test('KVM lists these registers', t =>
  withVcpu((vcpu, _kvm, vm) => {
    vcpu.vcpuInit(vm.getPreferredTarget())
    const ids = [ARM64_CORE_REG('regs.pc'), ARM64_CORE_REG('fpRegs.vregs[7]'), ARM64_CORE_REG('fpRegs.fpcr')]
    t.true(hasRegisters(vcpu, ...ids, ARM64_SYS_REG(3, 0, 0, 0, 5)))
  }),
)

riscv64Test('KVM lists these registers', t =>
  withVcpu(vcpu => {
    const ids = [RISCV_CONFIG_REG('isa'), RISCV_CORE_REG('regs.pc'), RISCV_TIMER_REG('frequency')]
    t.true(hasRegisters(vcpu, ...ids, RISCV_ISA_EXT_REG(KVM_RISCV_ISA_EXT_A)))
  }),
)
