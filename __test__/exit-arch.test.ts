// Exits of guests that are not x86_64's: what every architecture has, and then what aarch64 or riscv64 has alone.
import {
  ARM64_CORE_REG,
  GuestMemory,
  KVM_ARM_VM_SMCCC_CTRL,
  KVM_ARM_VM_SMCCC_FILTER,
  KVM_CAP_ARM_NISV_TO_USER,
  KVM_GUESTDBG_ENABLE,
  KVM_GUESTDBG_SINGLESTEP,
  KVM_GUESTDBG_USE_SW_BP,
  KVM_RISCV_ISA_EXT_ZKR,
  KVM_SMCCC_FILTER_FWD_TO_USER,
  KvmEnableCap,
  KvmGuestDebug,
  KvmSmcccFilter,
  RISCV_CORE_REG,
  RISCV_ISA_EXT_REG,
  type VcpuExit,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import type * as aarch64 from 'kvm-ioctls/aarch64'
import { DEVICE as ANY_DEVICE, anyGuest } from './guests/any.ts'
import { aarch64Test, kvmTest, riscv64Test } from './helpers/kvm-test.ts'
import { withVcpu } from './helpers/with-vcpu.ts'

const CODE = 0x8000_0000
/** No memory: what the guest writes there comes out. */
const DEVICE = 0x1000_0000

const X0 = ARM64_CORE_REG('regs.regs[0]')
const ARM_PC = ARM64_CORE_REG('regs.pc')
const ZKR = RISCV_ISA_EXT_REG(KVM_RISCV_ISA_EXT_ZKR)

function onArm(code: number[], use: (vcpu: VcpuFd) => void, prepare: (vm: VmFd) => void = () => {}): void {
  withCode(
    code,
    (vcpu, vm) => {
      vcpu.vcpuInit(vm.getPreferredTarget())
      vcpu.setOneReg(ARM64_CORE_REG('regs.regs[9]'), DEVICE)
      vcpu.setOneReg(ARM_PC, CODE)
      use(vcpu)
    },
    prepare,
  )
}

function onRiscv(code: number[], use: (vcpu: VcpuFd) => void): void {
  withCode(code, vcpu => {
    vcpu.setOneReg(RISCV_CORE_REG('regs.s9'), DEVICE)
    vcpu.setOneReg(RISCV_CORE_REG('regs.pc'), CODE)
    use(vcpu)
  })
}

function withCode(code: number[], use: (vcpu: VcpuFd, vm: VmFd) => void, prepare: (vm: VmFd) => void = () => {}): void {
  withVcpu((vcpu, _kvm, vm) => {
    const memory = GuestMemory.allocate(0x1_0000)
    memory.write(0, new Uint8Array(Uint32Array.from(code).buffer))
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: CODE, memory })
    use(vcpu, vm)
  }, prepare)
}

/** Runs the guest, which must exit in this way. */
function run<T extends VcpuExit['type']>(vcpu: VcpuFd, type: T): Extract<VcpuExit, { type: T }> {
  const exit = vcpu.run()
  if (exit.type !== type) throw new Error(`expected ${type}: ${JSON.stringify(exit)}`)
  return exit as Extract<VcpuExit, { type: T }>
}

/** What the guest writes to the device next. */
function written(vcpu: VcpuFd): bigint {
  return Buffer.from(run(vcpu, 'MmioWrite').data).readBigUInt64LE()
}

kvmTest('MmioRead is answered in place, and the guest has the answer', t =>
  withVcpu((_vcpu, kvm) => {
    const { vcpu, close } = anyGuest(kvm, 'reads')
    const read = run(vcpu, 'MmioRead')
    t.is(read.address, BigInt(ANY_DEVICE))
    t.is(read.data.length, 1)
    read.data[0] = 0xa5
    const write = run(vcpu, 'MmioWrite')
    t.is(write.addressNumber, ANY_DEVICE)
    t.deepEqual([...write.data], [0xa5])
    close()
  }),
)

const STR_X0 = 0xf900_0120 // str x0, [x9]

aarch64Test('an access that the processor does not decode is ArmNisv, where it is asked for', t =>
  onArm(
    [0xa940_0520, STR_X0], // ldp x0, x1, [x9]
    vcpu => {
      const exit = run(vcpu, 'ArmNisv')
      t.is(exit.faultIpa, BigInt(DEVICE))
      t.is(exit.esrIss & (1n << 24n), 0n, 'ISV, that the rest is valid')
      // The emulation of the instruction is the caller's.
      vcpu.setOneReg(X0, 0x1234)
      vcpu.setOneReg(ARM_PC, vcpu.getOneReg(ARM_PC) + 4n)
      t.is(written(vcpu), 0x1234n)
    },
    vm => vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_ARM_NISV_TO_USER })),
  ),
)

aarch64Test('a call that a filter forwards is Hypercall, and is answered in registers', t => {
  const CALL = 0xc600_0001 // of the range for vendors of hypervisors
  onArm(
    [0xd400_0002, STR_X0], // hvc #0
    vcpu => {
      vcpu.setOneReg(X0, CALL)
      vcpu.getKvmRun().padding.fill(0xa5)
      const exit = run(vcpu, 'Hypercall')
      t.deepEqual(exit.toJSON(), {
        type: 'Hypercall',
        nr: `0x${CALL.toString(16)}`,
        args: Array(6).fill('0x0'),
        ret: '0x0',
        flags: '0x0',
      })
      vcpu.setOneReg(X0, 42)
      t.is(written(vcpu), 42n)
    },
    vm => {
      const filter = KvmSmcccFilter.from({ base: CALL, nrFunctions: 1, action: KVM_SMCCC_FILTER_FWD_TO_USER })
      vm.setDeviceAttr({ group: KVM_ARM_VM_SMCCC_CTRL, attr: KVM_ARM_VM_SMCCC_FILTER }, filter)
    },
  )
})

aarch64Test('single steps and breakpoints are Debug, with the syndrome', t =>
  onArm([0xd503_201f, 0xd503_201f, 0xd420_0000], vcpu => {
    // nop; nop; brk #0
    const debug = (control: number) =>
      vcpu.setGuestDebug(KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | control }))
    /** Returns the exception class of ESR_EL2. */
    const stopped = () => {
      vcpu.getKvmRun().padding.fill(0xa5)
      const arch = run(vcpu, 'Debug').arch as unknown as aarch64.KvmDebugExitArch
      t.is(arch.far, 0n, 'no watchpoint, no address')
      t.is(arch.hsrHigh, 0)
      return arch.hsr >>> 26
    }
    debug(KVM_GUESTDBG_SINGLESTEP)
    t.is(stopped(), 0x32, 'software step')
    t.is(vcpu.getOneReg(ARM_PC), BigInt(CODE + 4))
    debug(KVM_GUESTDBG_USE_SW_BP)
    t.is(stopped(), 0x3c, 'brk')
    t.is(vcpu.getOneReg(ARM_PC), BigInt(CODE + 8))
  }),
)

riscv64Test('an SBI call that KVM leaves to the caller is RiscvSbi, and is answered there', t =>
  onRiscv(
    [
      0x0800_08b7, // lui a7, 0x8000
      0x0018_8893, // addi a7, a7, 1: of the extensions for experiments
      0x0020_0813, // li a6, 2
      0x0050_0513, // li a0, 5
      0x0070_0793, // li a5, 7
      0x0000_0073, // ecall
      0x00ac_b023, // sd a0, 0(s9)
      0x00bc_b023, // sd a1, 0(s9)
    ],
    vcpu => {
      vcpu.getKvmRun().padding.fill(0xa5)
      const exit = run(vcpu, 'RiscvSbi')
      t.deepEqual([...exit.ret], [BigInt.asUintN(64, -2n), 0n], 'SBI_ERR_NOT_SUPPORTED unless it is answered')
      t.is(exit.extensionId, 0x800_0001n)
      t.is(exit.functionId, 2n)
      t.is(exit.args[0], 5n)
      t.is(exit.args[5], 7n)
      exit.ret = [-3, 42]
      t.is(written(vcpu), BigInt.asUintN(64, -3n), 'the error')
      t.is(written(vcpu), 42n, 'the value')
    },
  ),
)

riscv64Test('a register that KVM leaves to the caller is RiscvCsr, and is answered there', t =>
  onRiscv(
    [0x0150_1573, 0x00ac_b023], // csrrw a0, seed, zero; sd a0, 0(s9)
    vcpu => {
      if (vcpu.getOneReg(ZKR) !== 1n) return t.pass('the machine has no such register')
      const exit = run(vcpu, 'RiscvCsr')
      t.is(exit.csrNum, 0x015n)
      t.is(exit.newValue, 0n)
      t.is(exit.writeMask, (1n << 64n) - 1n)
      exit.retValue = 0x8000_abcdn
      t.is(written(vcpu), 0x8000_abcdn)
    },
  ),
)
