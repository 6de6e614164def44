// A small program on each architecture, which writes memory, and does what makes a run end.
import {
  GuestMemory,
  KVM_ARM_VCPU_PSCI_0_2,
  KVM_GUESTDBG_ENABLE,
  KVM_GUESTDBG_SINGLESTEP,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_SYSTEM_EVENT_SHUTDOWN,
  Kvm,
  KvmGuestDebug,
  KvmRegs,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { aarch64Test, fullKvmTest, riscv64Test } from './helpers/kvm-test.ts'

const GUEST = 0x10000
const SIZE = 0x20000
/** The first address behind the guest's memory. */
const MMIO = GUEST + SIZE

/** A virtual machine with a program at the start of its memory, whose pages are logged when the guest writes them. */
function withProgram(code: readonly number[], guestPhysAddr: number, size: number, use: (vm: VmFd) => void): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const memory = GuestMemory.allocate(size)
  memory.write(0, Uint8Array.from(code))
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
  try {
    use(vm)
  } finally {
    for (const handle of [vm, memory, kvm]) handle.close()
  }
}

/** The numbers of the pages that the guest has written. */
function dirtyPages(vm: VmFd): number[] {
  const pages: number[] = []
  vm.getDirtyLog(0).forEach((word, index) => {
    for (let bit = 0; bit < 64; bit++) if ((word >> BigInt(bit)) & 1n) pages.push(index * 64 + bit)
  })
  return pages
}

fullKvmTest(
  'x86_64: ports, addresses without memory, and the pages that were written; the first steps one by one',
  t => {
    const code = [
      ...[0xba, 0xf8, 0x03], // mov dx, 0x3f8
      ...[0x00, 0xd8], // add al, bl
      ...[0x04, 0x30], // add al, '0'
      0xee, // out dx, al
      0xec, // in al, dx
      ...[0xc6, 0x06, 0x00, 0x80, 0x00], // mov byte [0x8000], 0
      ...[0x8a, 0x16, 0x00, 0x80], // mov dl, [0x8000]
      ...[0xc6, 0x06, 0x00, 0x20, 0x00], // mov byte [0x2000], 0
      0xf4, // hlt
    ]
    withProgram(code, 0x1000, 0x4000, vm => {
      const vcpu = vm.createVcpu(0)
      const sregs = vcpu.getSregs()
      t.not(sregs.cs.base, 0n)
      t.not(sregs.cs.selector, 0)
      sregs.cs.base = 0n
      sregs.cs.selector = 0
      vcpu.setSregs(sregs)
      vcpu.setRegs(KvmRegs.from({ rip: 0x1000, rax: 2, rbx: 3, rflags: 2 }))
      vcpu.setGuestDebug(KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_SINGLESTEP }))
      const seen: unknown[] = []
      for (;;) {
        const exit = vcpu.run()
        if (exit.type === 'Hlt') break
        if (exit.type === 'Debug') {
          seen.push(exit.arch.pc)
          t.is(vcpu.getRegs().rip, exit.arch.pc)
          if (exit.arch.pc === 0x1007n) vcpu.setGuestDebug(new KvmGuestDebug())
        } else if (exit.type === 'IoOut' || exit.type === 'IoIn') {
          seen.push([exit.type, exit.port, exit.data.length, exit.type === 'IoOut' && exit.data[0]])
        } else if (exit.type === 'MmioRead' || exit.type === 'MmioWrite') {
          seen.push([exit.type, exit.address, exit.data.length])
        } else {
          return t.fail(exit.type)
        }
      }
      t.deepEqual(seen, [
        0x1003n,
        0x1005n,
        0x1007n,
        ['IoOut', 0x3f8, 1, '5'.charCodeAt(0)],
        ['IoIn', 0x3f8, 1, false],
        ['MmioWrite', 0x8000n, 1],
        ['MmioRead', 0x8000n, 1],
      ])
      // What the guest has written is at 0x2000. The page of the code counts too: KVM lets the guest write to it.
      t.deepEqual(dirtyPages(vm), [0, 1])
      vcpu.close()
    })
  },
)

/** Has the read answered by `answer`, expects the write of `value` then, and returns at any other exit. */
function readAndWrite(
  t: { is(actual: unknown, expected: unknown): void },
  vcpu: VcpuFd,
  answer: number,
  value: number,
) {
  const read = vcpu.run()
  if (read.type !== 'MmioRead') return read
  t.is(read.address, BigInt(MMIO))
  read.data.set(new Uint8Array(Uint32Array.of(answer).buffer))
  const write = vcpu.run()
  if (write.type !== 'MmioWrite') return write
  t.is(write.address, BigInt(MMIO))
  t.is(Buffer.from(write.data).readUint32LE(), value)
  return undefined
}

aarch64Test('an address without memory, the page that was written, and the end by PSCI', t => {
  const code = Uint32Array.of(
    0x5280_2040, // mov w0, #0x102
    0xb900_0100, // str w0, [x8]
    0x5280_6081, // mov w1, #0x304
    0x5280_0002, // mov w2, #0
    0xb940_0120, // ldr w0, [x9]
    0x7114_181f, // cmp w0, #0x506
    0x1a82_0020, // csel w0, w1, w2, eq
    0xb900_0120, // str w0, [x9]
    0x52b0_8000, // mov w0, #0x84000000
    0x321d_0000, // orr w0, w0, #8: PSCI's SYSTEM_OFF
    0xd400_0002, // hvc #0
    0x1400_0000, // b .
  )
  withProgram([...new Uint8Array(code.buffer)], GUEST, SIZE, vm => {
    const vcpu = vm.createVcpu(0)
    const kvi = vm.getPreferredTarget()
    kvi.features[0] = (kvi.features[0] as number) | (1 << KVM_ARM_VCPU_PSCI_0_2)
    vcpu.vcpuInit(kvi)
    // The core registers, numbered in units of 32 bits: X0 to X30, SP, PC.
    const core = (index: number) => 0x6030_0000_0010_0000n + BigInt(2 * index)
    vcpu.setOneReg(core(32), GUEST)
    vcpu.setOneReg(core(8), GUEST + 0x10000)
    vcpu.setOneReg(core(9), MMIO)
    t.is(readAndWrite(t, vcpu, 0x506, 0x304)?.type, undefined)
    t.deepEqual(dirtyPages(vm), [16])
    const exit = vcpu.run()
    if (exit.type !== 'SystemEvent') return t.fail(exit.type)
    t.is(exit.event, KVM_SYSTEM_EVENT_SHUTDOWN)
    t.is(exit.data[0], 0n)
    vcpu.close()
  })
})

riscv64Test('an address without memory, and the page that was written', t => {
  const code = Uint32Array.of(
    0x4050_0513, // li a0, 0x405
    0x00ac_2023, // sw a0, 0(s8)
    0x000c_a503, // lw a0, 0(s9)
    0x6070_0593, // li a1, 0x607
    0x00bc_a023, // sw a1, 0(s9)
    0x0000_006f, // j .
  )
  withProgram([...new Uint8Array(code.buffer)], GUEST, SIZE, vm => {
    const vcpu = vm.createVcpu(0)
    // The core registers: PC, then X1 to X31.
    const core = (index: number) => 0x8030_0000_0200_0000n + BigInt(index)
    vcpu.setOneReg(core(0), GUEST)
    vcpu.setOneReg(core(24), GUEST + 0x10000)
    vcpu.setOneReg(core(25), MMIO)
    t.is(readAndWrite(t, vcpu, 0x506, 0x607)?.type, undefined)
    t.deepEqual(dirtyPages(vm), [16])
    vcpu.close()
  })
})
