// The same as hello.ts on aarch64: adds 2 and 2, writes the sum and a newline to a device's address, and powers off.
import { writeSync } from 'node:fs'
import { ARM64_CORE_REG, GuestMemory, Kvm } from 'kvm-ioctls'
import { KVM_ARM_VCPU_PSCI_0_2 } from 'kvm-ioctls/aarch64'

const DEVICE = 0x900_0000

const code = [
  0x8b010000, // add x0, x0, x1
  0x9100c000, // add x0, x0, '0'
  0x39000040, // strb w0, [x2]
  0x52800140, // mov w0, '\n'
  0x39000040, // strb w0, [x2]
  0x52800100, // mov w0, 8
  0x72b08000, // movk w0, 0x8400, lsl 16: SYSTEM_OFF of PSCI
  0xd4000002, // hvc 0
]
const memory = GuestMemory.allocate(0x10000)
memory.write(0, new Uint8Array(Uint32Array.from(code).buffer))
const vm = new Kvm().createVm()
vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x4000_0000, memory })
const vcpu = vm.createVcpu(0)
const target = vm.getPreferredTarget()
target.features[0] = 1 << KVM_ARM_VCPU_PSCI_0_2
vcpu.vcpuInit(target)
vcpu.setOneReg(ARM64_CORE_REG('regs.regs[0]'), 2)
vcpu.setOneReg(ARM64_CORE_REG('regs.regs[1]'), 2)
vcpu.setOneReg(ARM64_CORE_REG('regs.regs[2]'), DEVICE)
vcpu.setOneReg(ARM64_CORE_REG('regs.pc'), 0x4000_0000)
for (let exit = vcpu.run(); exit.type === 'MmioWrite'; exit = vcpu.run()) writeSync(1, exit.data)
