// The same as hello.ts on riscv64: adds 2 and 2, writes the sum and a newline to a device's address, and powers off.
import { writeSync } from 'node:fs'
import { GuestMemory, Kvm, RISCV_CORE_REG } from 'kvm-ioctls'

const DEVICE = 0x1000_0000

const code = [
  0x00b50533, // add a0, a0, a1
  0x03050513, // addi a0, a0, '0'
  0x00a60023, // sb a0, 0(a2)
  0x00a00513, // li a0, '\n'
  0x00a60023, // sb a0, 0(a2)
  0x535258b7, // lui a7, 0x53525
  0x35488893, // addi a7, a7, 0x354: SBI's extension for system reset
  0x00000813, // li a6, 0: its only function
  0x00000513, // li a0, 0: shutdown
  0x00000593, // li a1, 0: for no reason
  0x00000073, // ecall
]
const memory = GuestMemory.allocate(0x1000)
memory.write(0, new Uint8Array(Uint32Array.from(code).buffer))
const vm = new Kvm().createVm()
vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x8000_0000, memory })
const vcpu = vm.createVcpu(0)
vcpu.setOneReg(RISCV_CORE_REG('regs.a0'), 2)
vcpu.setOneReg(RISCV_CORE_REG('regs.a1'), 2)
vcpu.setOneReg(RISCV_CORE_REG('regs.a2'), DEVICE)
vcpu.setOneReg(RISCV_CORE_REG('regs.pc'), 0x8000_0000)
for (let exit = vcpu.run(); exit.type === 'MmioWrite'; exit = vcpu.run()) writeSync(1, exit.data)
