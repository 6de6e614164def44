import { GuestMemory, type Kvm, KvmRegs, type VcpuFd, type VmFd } from 'kvm-ioctls'

/** A real-mode guest: code at guest address 0x1000, one page of memory there, segments at 0. */
export interface Guest {
  vm: VmFd
  vcpu: VcpuFd
  memory: GuestMemory
  close(): void
}

/** Where the guest's only page is, and its first instruction. */
export const CODE = 0x1000

export function realMode(
  kvm: Kvm,
  code: readonly number[],
  regs: Parameters<typeof KvmRegs.from>[0] = {},
  vm = kvm.createVm(),
): Guest {
  const memory = GuestMemory.allocate(0x1000)
  memory.write(0, Uint8Array.from(code))
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: CODE, memory })
  const vcpu = vm.createVcpu(0)
  const sregs = vcpu.getSregs()
  for (const segment of [sregs.cs, sregs.ds, sregs.es, sregs.ss]) {
    segment.base = 0n
    segment.selector = 0
  }
  vcpu.setSregs(sregs)
  vcpu.setRegs(KvmRegs.from({ rip: CODE, rflags: 2, ...regs }))
  const close = (): void => {
    for (const handle of [vcpu, vm, memory]) handle.close()
  }
  return { vm, vcpu, memory, close }
}
