// Real-mode guests, the same as in the other languages.
import { GuestMemory, KVM_MEM_LOG_DIRTY_PAGES, type Kvm, KvmRegs, type VcpuFd, type VmFd } from 'kvm-ioctls'

export const CODE = 0x1000
export const PORT = 0x42
export const MMIO = 0x8000
const PAGE = 4096

/** `out PORT, al; jmp` */
export const PIO_WRITE = Uint8Array.of(0xe6, PORT, 0xeb, 0xfc)
/** `in al, PORT; jmp` */
export const PIO_READ = Uint8Array.of(0xe4, PORT, 0xeb, 0xfc)
/** `mov [MMIO], al; jmp` */
export const MMIO_WRITE = Uint8Array.of(0xa2, 0x00, 0x80, 0xeb, 0xfb)
/** `mov al, [MMIO]; jmp` */
export const MMIO_READ = Uint8Array.of(0xa0, 0x00, 0x80, 0xeb, 0xfb)
/** `mov dx, 0x3f8; add al, bl; add al, '0'; out dx, al; mov al, '\n'; out dx, al; hlt` */
export const HELLO = Uint8Array.of(0xba, 0xf8, 0x03, 0x00, 0xd8, 0x04, 0x30, 0xee, 0xb0, 0x0a, 0xee, 0xf4)
/**
 * From 0x10000 to 0x90000 a byte into each page, then `out PORT, al`, and again:
 * `mov ax, 0x1000; mov ds, ax; mov [0], al; add ax, 0x100; cmp ax, 0x9000; jne; out PORT, al; jmp`
 */
export const TOUCH = Uint8Array.of(
  ...[0xb8, 0x00, 0x10, 0x8e, 0xd8, 0xa2, 0x00, 0x00, 0x05, 0x00, 0x01],
  ...[0x3d, 0x00, 0x90, 0x75, 0xf3, 0xe6, PORT, 0xeb, 0xec],
)
export const TOUCHED = 128

export class Guest implements Disposable {
  readonly vm: VmFd
  readonly memory: GuestMemory
  readonly vcpu: VcpuFd

  // Two pages unless told otherwise: the guests reach for MMIO, where there is no memory.
  constructor(kvm: Kvm, code: Uint8Array, { vm = kvm.createVm(), size = 2 * PAGE, logDirtyPages = false } = {}) {
    this.vm = vm
    this.memory = GuestMemory.allocate(size)
    this.memory.write(CODE, code)
    const flags = logDirtyPages ? KVM_MEM_LOG_DIRTY_PAGES : 0
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: this.memory, flags })
    this.vcpu = vm.createVcpu(0)
    const sregs = this.vcpu.getSregs()
    sregs.cs.base = 0n
    sregs.cs.selector = 0
    this.vcpu.setSregs(sregs)
    this.vcpu.setRegs(KvmRegs.from({ rip: CODE, rax: 2, rbx: 2, rflags: 2 }))
  }

  [Symbol.dispose](): void {
    for (const handle of [this.vcpu, this.vm, this.memory]) handle.close()
  }
}
