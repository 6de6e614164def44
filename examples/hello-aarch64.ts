// The same as hello.ts on aarch64: adds 2 and 2, writes the sum and a newline to a device's address, and powers off.
import { writeSync } from 'node:fs'
import { GuestMemory, Kvm } from 'kvm-ioctls'
import { KVM_ARM_VCPU_PSCI_0_2 } from 'kvm-ioctls/aarch64'

// Registers as the kernel names them: KVM API 4.68.
const X0 = 0x6030_0000_0010_0000n
const X1 = 0x6030_0000_0010_0002n
const X2 = 0x6030_0000_0010_0004n
const PC = 0x6030_0000_0010_0040n
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
vcpu.setOneReg(X0, 2)
vcpu.setOneReg(X1, 2)
vcpu.setOneReg(X2, DEVICE)
vcpu.setOneReg(PC, 0x4000_0000)
for (let exit = vcpu.run(); exit.type === 'MmioWrite'; exit = vcpu.run()) writeSync(1, exit.data)
