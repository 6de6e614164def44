// The guest of the LWN article "Using the KVM API": adds 2 and 2, prints the sum and a newline to a port, and halts.
import { writeSync } from 'node:fs'
import { GuestMemory, Kvm, KvmRegs } from 'kvm-ioctls'

const memory = GuestMemory.allocate(0x1000)
// mov dx, 0x3f8; add al, bl; add al, '0'; out dx, al; mov al, '\n'; out dx, al; hlt
memory.write(0, Buffer.from('baf80300d80430eeb00aeef4', 'hex'))
const vm = new Kvm().createVm()
vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0x1000, memory })
const vcpu = vm.createVcpu(0)
const sregs = vcpu.getSregs()
sregs.cs.base = 0n
sregs.cs.selector = 0
vcpu.setSregs(sregs)
vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rax: 2, rbx: 2, rflags: 2 }))
for (let exit = vcpu.run(); exit.type === 'IoOut'; exit = vcpu.run()) writeSync(1, exit.data)
