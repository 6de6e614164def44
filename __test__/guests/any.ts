// A guest that is the same on every architecture: a loop, without or with a device at an address that has no memory.
import {
  ARM64_CORE_REG,
  GuestMemory,
  KVM_ARM_VCPU_PSCI_0_2,
  type Kvm,
  KvmRegs,
  RISCV_CORE_REG,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'

/** The code is at this address of the guest; on x86_64 in real mode. */
export const CODE = 0x1_0000
/** What the guest reads and writes, in bytes. */
export const DEVICE = 0x4000

/**
 * - spins: a jump to itself
 * - writes: writes 0x39 to DEVICE, again and again
 * - reads: reads from DEVICE and writes back what it read, again and again
 */
export type Program = 'spins' | 'writes' | 'reads'

interface Architecture {
  programs: Readonly<Record<Program, Uint8Array<ArrayBuffer>>>
  start(vm: VmFd, vcpu: VcpuFd): void
  pc(vcpu: VcpuFd): bigint
}

const words = (...code: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(Uint32Array.from(code).buffer)

const x64: Architecture = {
  programs: {
    spins: Uint8Array.of(0xeb, 0xfe), // 1: jmp 1b
    writes: Uint8Array.of(0xa2, 0x00, 0x40, 0xeb, 0xfb), // 1: mov [0x4000], al; jmp 1b
    reads: Uint8Array.of(0xa0, 0x00, 0x40, 0xa2, 0x00, 0x40, 0xeb, 0xf8), // 1: mov al, [0x4000]; mov [0x4000], al; jmp 1b
  },
  start(_vm, vcpu) {
    const sregs = vcpu.getSregs()
    sregs.cs.base = BigInt(CODE)
    sregs.cs.selector = CODE >> 4
    vcpu.setSregs(sregs)
    vcpu.setRegs(KvmRegs.from({ rip: 0, rax: 0x39, rflags: 2 }))
  },
  pc: vcpu => vcpu.getSregs().cs.base + vcpu.getRegs().rip,
}

const arm64: Architecture = {
  programs: {
    spins: words(0x1400_0000), // 1: b 1b
    writes: words(0x3900_0020, 0x17ff_ffff), // 1: strb w0, [x1]; b 1b
    reads: words(0x3940_0020, 0x3900_0020, 0x17ff_fffe), // 1: ldrb w0, [x1]; strb w0, [x1]; b 1b
  },
  start(vm, vcpu) {
    const target = vm.getPreferredTarget()
    target.features[0] = 1 << KVM_ARM_VCPU_PSCI_0_2
    vcpu.vcpuInit(target)
    vcpu.setOneReg(ARM64_CORE_REG('regs.regs[0]'), 0x39)
    vcpu.setOneReg(ARM64_CORE_REG('regs.regs[1]'), DEVICE)
    vcpu.setOneReg(ARM64_CORE_REG('regs.pc'), CODE)
  },
  pc: vcpu => vcpu.getOneReg(ARM64_CORE_REG('regs.pc')),
}

const riscv64: Architecture = {
  programs: {
    spins: words(0x0000_006f), // 1: j 1b
    writes: words(0x00a5_8023, 0xffdf_f06f), // 1: sb a0, 0(a1); j 1b
    reads: words(0x0005_c503, 0x00a5_8023, 0xff9f_f06f), // 1: lbu a0, 0(a1); sb a0, 0(a1); j 1b
  },
  start(_vm, vcpu) {
    vcpu.setOneReg(RISCV_CORE_REG('regs.a0'), 0x39)
    vcpu.setOneReg(RISCV_CORE_REG('regs.a1'), DEVICE)
    vcpu.setOneReg(RISCV_CORE_REG('regs.pc'), CODE)
  },
  pc: vcpu => vcpu.getOneReg(RISCV_CORE_REG('regs.pc')),
}

const architecture = ({ x64, arm64, riscv64 } as Readonly<Record<string, Architecture>>)[process.arch]
if (architecture === undefined) throw new Error(`there is no guest for ${process.arch}`)
const { programs, start } = architecture

export interface AnyGuest {
  vm: VmFd
  vcpu: VcpuFd
  memory: GuestMemory
  close(): void
}

export function anyGuest(kvm: Kvm, program: Program): AnyGuest {
  const memory = GuestMemory.allocate(0x1_0000)
  memory.write(0, programs[program])
  const vm = kvm.createVm()
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: CODE, memory })
  const vcpu = vm.createVcpu(0)
  start(vm, vcpu)
  const close = (): void => {
    for (const handle of [vcpu, vm, memory]) handle.close()
  }
  return { vm, vcpu, memory, close }
}

/** The address of the guest's next instruction. */
export const pc = architecture.pc
