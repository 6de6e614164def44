// The exits that a machine has to ask for, by a capability or another ioctl. What no machine at hand has is in
// exit-decode.test.ts.
import { closeSync } from 'node:fs'
import { inspect } from 'node:util'
import {
  _IOW,
  _IOWR,
  GUEST_MEMFD_FLAG_INIT_SHARED,
  GUEST_MEMFD_FLAG_MMAP,
  GuestMemory,
  KVM_CAP_DIRTY_LOG_RING,
  KVM_CAP_EXIT_HYPERCALL,
  KVM_CAP_EXIT_ON_EMULATION_FAILURE,
  KVM_CAP_HYPERV_SYNIC,
  KVM_CAP_SPLIT_IRQCHIP,
  KVM_CAP_X86_USER_SPACE_MSR,
  KVM_EXIT_HYPERV_HCALL,
  KVM_EXIT_HYPERV_SYNIC,
  KVM_EXIT_XEN_HCALL,
  KVM_GUESTDBG_ENABLE,
  KVM_GUESTDBG_SINGLESTEP,
  KVM_GUESTDBG_USE_SW_BP,
  KVM_IRQ_ROUTING_MSI,
  KVM_MEM_GUEST_MEMFD,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_MSR_EXIT_REASON_UNKNOWN,
  KVM_SYSTEM_EVENT_CRASH,
  KVM_SYSTEM_EVENT_RESET,
  KVM_XEN_HVM_CONFIG_INTERCEPT_HCALL,
  KVMIO,
  Kvm,
  KvmCpuid2,
  KvmCreateGuestMemfd,
  KvmEnableCap,
  KvmGuestDebug,
  KvmIrqRouting,
  KvmMsrs,
  KvmTprAccessCtl,
  KvmUserspaceMemoryRegion2,
  KvmXenHvmConfig,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { longMode } from './guests/long-mode.ts'
import { CODE } from './guests/real-mode.ts'
import { fullKvmTest, kvmTest } from './helpers/kvm-test.ts'
import { run, withGuest } from './helpers/run-guest.ts'

const HLT = 0xf4
const RDMSR = [0x0f, 0x32]
const WRMSR = [0x0f, 0x30]
// That of AMD's processors; on Intel's, KVM puts theirs in its place.
const VMMCALL = [0x0f, 0x01, 0xd9]

function enableCap(vm: VmFd, cap: number, arg: number): void {
  const argument = KvmEnableCap.from({ cap, args: [arg, 0, 0, 0] })
  vm.unsafeIoctl(_IOW(KVMIO, 0xa3, KvmEnableCap.size), argument, 'KVM_ENABLE_CAP')
}

/** Makes machines that a capability was enabled on. */
const vmWith =
  (cap: number, arg: number) =>
  (kvm: Kvm): VmFd => {
    const vm = kvm.createVm()
    enableCap(vm, cap, arg)
    return vm
  }

function createVmWithIrqChip(kvm: Kvm): VmFd {
  const vm = kvm.createVm()
  vm.createIrqChip()
  return vm
}

/** Leaves an earlier exit in the union, in the bytes that KVM does not write for the next one. */
function fillUnion(vcpu: VcpuFd): void {
  vcpu.getKvmRun().padding.fill(0xa5)
}

/** Goes on in 32-bit protected mode, without paging. */
function enterProtectedMode(vcpu: VcpuFd): void {
  const sregs = vcpu.getSregs()
  sregs.cr0 |= 1n
  for (const segment of [sregs.cs, sregs.ds, sregs.es, sregs.ss]) {
    const type = segment.bytes === sregs.cs.bytes ? 0xb : 0x3
    Object.assign(segment, { base: 0n, limit: 0xffff_ffff, selector: 8, type, present: 1, s: 1, db: 1, g: 1 })
  }
  vcpu.setSregs(sregs)
}

/** The guest finds Hyper-V in its CPUID. */
function offerHyperv(vcpu: VcpuFd): void {
  const entries = [
    { function: 0x4000_0000, eax: 0x4000_0005 },
    { function: 0x4000_0001, eax: 0x3123_7648 }, // Hv#1
    { function: 0x4000_0003 },
  ]
  vcpu.setCpuid2(KvmCpuid2.from({ entries }))
}

kvmTest('X86Rdmsr and X86Wrmsr: answered in place, by a value or a fault', t =>
  withGuest(
    [...RDMSR, ...WRMSR, ...RDMSR, HLT],
    { rcx: 0x1234_5678 },
    guest => {
      const sregs = guest.vcpu.getSregs()
      Object.assign(sregs.idt, { base: CODE + 0x800, limit: 0x3ff })
      guest.vcpu.setSregs(sregs)
      // The general protection fault is vector 13: its handler is a hlt at CODE + 0x100.
      guest.memory.write(0x800 + 13 * 4, Uint8Array.of(0x00, 0x11, 0x00, 0x00))
      guest.memory.write(0x100, Uint8Array.of(HLT))
      guest.vcpu.setRegs(Object.assign(guest.vcpu.getRegs(), { rsp: CODE + 0x700 }))

      const read = run(t, guest, 'X86Rdmsr')
      t.is(read.index, 0x1234_5678)
      t.is(read.reason, KVM_MSR_EXIT_REASON_UNKNOWN)
      read.data = 0x1111_2222_3333_4444n
      const write = run(t, guest, 'X86Wrmsr')
      t.deepEqual([write.index, write.data], [0x1234_5678, 0x1111_2222_3333_4444n])
      const { rax, rdx } = guest.vcpu.getRegs()
      t.deepEqual([rax, rdx], [0x3333_4444n, 0x1111_2222n])

      run(t, guest, 'X86Rdmsr').error = 1
      run(t, guest, 'Hlt')
      t.is(guest.vcpu.getRegs().rip, BigInt(CODE + 0x101), 'the handler of the fault has run')
    },
    vmWith(KVM_CAP_X86_USER_SPACE_MSR, KVM_MSR_EXIT_REASON_UNKNOWN),
  ),
)

fullKvmTest('Hypercall: the guest gets what is put into ret', t => {
  const KVM_HC_MAP_GPA_RANGE = 12
  withGuest(
    [...VMMCALL, HLT],
    { rax: KVM_HC_MAP_GPA_RANGE, rbx: 0x2000, rcx: 3, rdx: 0x10 },
    guest => {
      fillUnion(guest.vcpu)
      const exit = run(t, guest, 'Hypercall')
      t.deepEqual(exit.toJSON(), {
        type: 'Hypercall',
        nr: '0xc',
        args: ['0x2000', '0x3', '0x10', '0x0', '0x0', '0x0'],
        ret: '0x0',
        longmode: 0,
        flags: '0x0',
      })
      exit.ret = -22
      run(t, guest, 'Hlt')
      t.is(BigInt.asIntN(32, guest.vcpu.getRegs().rax), -22n)
    },
    vmWith(KVM_CAP_EXIT_HYPERCALL, 1 << KVM_HC_MAP_GPA_RANGE),
  )
})

kvmTest('Debug: after each single step', t =>
  withGuest([0x90, 0x90, HLT], {}, guest => {
    const debug = KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_SINGLESTEP })
    guest.vcpu.setGuestDebug(debug)
    for (const step of [1, 2]) {
      const { arch } = run(t, guest, 'Debug')
      t.is(arch.pc, BigInt(CODE + step))
      t.is(arch.exception, 1)
      t.is(arch.dr6 & (1n << 14n), 1n << 14n, 'single step')
    }
  }),
)

fullKvmTest('Debug: a breakpoint instruction has no DR6 and DR7', t =>
  withGuest([0x90, 0xcc, HLT], {}, guest => {
    // QEMU's software processor never intercepts int3.
    if (process.env.KVM_BOX_INSIDE === '1') return t.pass('[skipped: the processor of the KVM box]')
    guest.vcpu.setGuestDebug(KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_USE_SW_BP }))
    fillUnion(guest.vcpu)
    const { arch } = run(t, guest, 'Debug')
    t.deepEqual([arch.exception, arch.pc, arch.dr6, arch.dr7], [3, BigInt(CODE + 1), 0n, 0n])
  }),
)

kvmTest(
  'InternalError: every emulation failure is one where that was asked for, with the bytes of the instruction',
  t =>
    withGuest(
      [0xdd, 0x36, 0x00, 0x80, HLT], // fsave [0x8000], where there is no memory
      {},
      guest => {
        const exit = run(t, guest, 'InternalError')
        t.is(exit.flags, 1n)
        t.deepEqual([...(exit.insnBytes ?? [])].slice(0, 4), [0xdd, 0x36, 0x00, 0x80])
        t.is(exit.insnBytes?.length, exit.insnSize)
      },
      vmWith(KVM_CAP_EXIT_ON_EMULATION_FAILURE, 1),
    ),
)

fullKvmTest('IrqWindowOpen: the guest allows interrupts after requestInterruptWindow', t =>
  withGuest(
    [
      ...[0xe6, 0x80], // out 0x80, al
      0xfb, // sti
      0x90, // nop
      ...[0xe6, 0x80], // out 0x80, al
      HLT,
    ],
    {},
    guest => {
      run(t, guest, 'IoOut')
      const page = guest.vcpu.getKvmRun()
      page.requestInterruptWindow = 1
      run(t, guest, 'IrqWindowOpen')
      t.deepEqual([page.readyForInterruptInjection, page.ifFlag], [1, 1])
      page.requestInterruptWindow = 0
      run(t, guest, 'IoOut')
      run(t, guest, 'Hlt')
    },
  ),
)

kvmTest('Intr: an immediate exit was asked for, and the guest has not gone on', t =>
  withGuest([0x90, HLT], {}, guest => {
    guest.vcpu.setKvmImmediateExit(1)
    t.deepEqual(run(t, guest, 'Intr').toJSON(), { type: 'Intr' })
    t.is(guest.vcpu.getRegs().rip, BigInt(CODE))
    guest.vcpu.setKvmImmediateExit(0)
    run(t, guest, 'Hlt')
  }),
)

kvmTest('cr8: without a local APIC in the kernel a run takes it from the page, and not from setSregs()', t =>
  withGuest([HLT, HLT], {}, guest => {
    const { vcpu } = guest
    const sregs = vcpu.getSregs()
    sregs.cr8 = 5n
    vcpu.setSregs(sregs)
    run(t, guest, 'Hlt')
    t.is(vcpu.getSregs().cr8, 0n)
    vcpu.getKvmRun().cr8 = 5n
    run(t, guest, 'Hlt')
    t.deepEqual([vcpu.getSregs().cr8, vcpu.getKvmRun().cr8], [5n, 5n])
  }),
)

fullKvmTest('SetTpr: the guest lowers its task priority', t => {
  const kvm = new Kvm()
  const vcpu = longMode(kvm, [
    ...[0xb8, 5, 0, 0, 0], // mov eax, 5
    ...[0x44, 0x0f, 0x22, 0xc0], // mov cr8, rax
    ...[0xb8, 3, 0, 0, 0], // mov eax, 3
    ...[0x44, 0x0f, 0x22, 0xc0], // mov cr8, rax
    HLT,
  ])
  run(t, { vcpu }, 'SetTpr')
  t.is(vcpu.getKvmRun().cr8, 3n)
  run(t, { vcpu }, 'Hlt')
  vcpu.close()
  kvm.close()
})

fullKvmTest('FailEntry: a state that the processor refuses', t => {
  const kvm = new Kvm()
  const vcpu = longMode(kvm, [HLT])
  const sregs = vcpu.getSregs()
  // A code segment for 64 and for 32 bits at once.
  sregs.cs.db = 1
  vcpu.setSregs(sregs)
  const exit = run(t, { vcpu }, 'FailEntry')
  t.not(exit.hardwareEntryFailureReason, 0n)
  t.true((exit.cpu ?? 4096) < 4096)
  vcpu.close()
  kvm.close()
})

fullKvmTest('TprAccess: the guest writes and reads the task priority of its local APIC', t =>
  withGuest(
    [
      ...[0x66, 0xa3, 0x80, 0x00], // mov [0x80], eax
      ...[0x66, 0xa1, 0x80, 0x00], // mov eax, [0x80]
      HLT,
    ],
    { rax: 0x20 },
    guest => {
      const { vcpu } = guest
      const control = KvmTprAccessCtl.from({ enabled: 1 })
      vcpu.unsafeIoctl(_IOWR(KVMIO, 0x92, KvmTprAccessCtl.size), control, 'KVM_TPR_ACCESS_REPORTING')
      const sregs = vcpu.getSregs()
      sregs.ds.base = 0xfee0_0000n
      vcpu.setSregs(sregs)
      for (const isWrite of [1, 0]) {
        const exit = run(t, guest, 'TprAccess')
        t.is(exit.isWrite, isWrite)
        t.true(exit.rip >= BigInt(CODE) && exit.rip <= BigInt(CODE + 8), inspect(exit))
      }
    },
    createVmWithIrqChip,
  ),
)

fullKvmTest('IoapicEoi: the guest acknowledges a level-triggered interrupt of an I/O APIC in user space', t => {
  const VECTOR = 0x31
  withGuest(
    [
      ...[0x66, 0xa3, 0xb0, 0x00], // mov [0xb0], eax: end of interrupt
      HLT,
    ],
    {},
    guest => {
      // The I/O APIC's first pin sends the vector to processor 0, level-triggered.
      const msi = { addressLo: 0xfee0_0000, data: 0xc000 | VECTOR }
      const routing = KvmIrqRouting.from({ entries: [{ gsi: 0, type: KVM_IRQ_ROUTING_MSI, u: { msi } }] })
      guest.vm.unsafeIoctl(_IOW(KVMIO, 0x6a, KvmIrqRouting.size), routing, 'KVM_SET_GSI_ROUTING')
      const { vcpu } = guest
      const sregs = vcpu.getSregs()
      sregs.ds.base = 0xfee0_0000n
      vcpu.setSregs(sregs)
      // The local APIC is enabled, and in the midst of the interrupt.
      const lapic = vcpu.getLapic()
      const registers = new DataView(lapic.bytes.buffer)
      registers.setUint32(0xf0, 0x1ff, true)
      const word = (VECTOR >> 5) * 0x10
      registers.setUint32(0x100 + word, 1 << (VECTOR & 31), true)
      registers.setUint32(0x180 + word, 1 << (VECTOR & 31), true)
      vcpu.setLapic(lapic)
      t.deepEqual(run(t, guest, 'IoapicEoi').toJSON(), { type: 'IoapicEoi', vector: VECTOR })
    },
    vmWith(KVM_CAP_SPLIT_IRQCHIP, 24),
  )
})

function writeMsr(vcpu: VcpuFd, index: number, data: bigint): void {
  if (vcpu.setMsrs(KvmMsrs.from({ entries: [{ index, data }] })) !== 1) throw new Error(`MSR ${index.toString(16)}`)
}

fullKvmTest('Hyperv: the synthetic interrupt controller and a hypercall', t =>
  withGuest(
    [
      ...WRMSR,
      ...[0xb8, 0x5c, 0, 0, 0], // mov eax, 0x5c: HvCallPostMessage
      ...[0x31, 0xd2], // xor edx, edx: the upper half of it
      ...[0xb9, 0x00, 0x20, 0x00, 0x00], // mov ecx, 0x2000: its input
      ...VMMCALL,
      ...[0xe6, 0x80], // out 0x80, al: with an interrupt controller a hlt never comes back
    ],
    { rcx: 0x4000_0080, rax: 1 }, // HV_X64_MSR_SCONTROL
    guest => {
      const { vcpu } = guest
      offerHyperv(vcpu)
      vcpu.enableCap(KvmEnableCap.from({ cap: KVM_CAP_HYPERV_SYNIC }))
      writeMsr(vcpu, 0x4000_0000, 1n) // HV_X64_MSR_GUEST_OS_ID
      enterProtectedMode(vcpu)
      const synic = run(t, guest, 'Hyperv')
      t.is(synic.event, KVM_EXIT_HYPERV_SYNIC)
      t.is(synic.synic?.msr, 0x4000_0080)
      t.is(synic.synic?.control, 1n)
      t.is(synic.hcall, undefined)

      fillUnion(vcpu)
      const { event, hcall } = run(t, guest, 'Hyperv')
      t.is(event, KVM_EXIT_HYPERV_HCALL)
      if (hcall === undefined) return t.fail()
      t.is(hcall.result, 0n, 'the answer to no earlier call')
      t.is(hcall.input, 0x5cn)
      t.is(hcall.params[0], 0x2000n)
      hcall.result = 0x13
      run(t, guest, 'IoOut')
      t.is(vcpu.getRegs().rax, 0x13n)
    },
    createVmWithIrqChip,
  ),
)

for (const [name, msr, data, type] of [
  ['a reset', 0x4000_0003, 1n, KVM_SYSTEM_EVENT_RESET], // HV_X64_MSR_RESET
  ['a crash', 0x4000_0105, 1n << 63n, KVM_SYSTEM_EVENT_CRASH], // HV_X64_MSR_CRASH_CTL
] as const) {
  fullKvmTest(`SystemEvent: ${name}, which a guest of Hyper-V reports`, t =>
    withGuest(
      [...WRMSR, HLT],
      { rcx: msr, rax: data & 0xffff_ffffn, rdx: data >> 32n },
      guest => {
        offerHyperv(guest.vcpu)
        fillUnion(guest.vcpu)
        const exit = run(t, guest, 'SystemEvent')
        t.is(exit.event, type)
        t.is(exit.flags, undefined)
        t.deepEqual(exit.toJSON(), { type: 'SystemEvent', event: type, data: [] })
        t.is(inspect(exit), `VcpuExit { type: 'SystemEvent', event: 0x${type}, data: [] }`)
      },
      createVmWithIrqChip,
    ),
  )
}

fullKvmTest('Xen: a hypercall, with all its arguments', t => {
  const configure = (kvm: Kvm): VmFd => {
    const vm = kvm.createVm()
    const config = KvmXenHvmConfig.from({ flags: KVM_XEN_HVM_CONFIG_INTERCEPT_HCALL, msr: 0x4000_0000 })
    vm.unsafeIoctl(_IOW(KVMIO, 0x7a, KvmXenHvmConfig.size), config, 'KVM_XEN_HVM_CONFIG')
    return vm
  }
  withGuest(
    [...VMMCALL, HLT],
    { rax: 17, rbx: 1, rcx: 2, rdx: 3, rsi: 4, rdi: 5, rbp: 6 },
    guest => {
      fillUnion(guest.vcpu)
      const { event, hcall } = run(t, guest, 'Xen')
      t.is(event, KVM_EXIT_XEN_HCALL)
      if (hcall === undefined) return t.fail()
      t.deepEqual([hcall.input, hcall.cpl, hcall.longmode, hcall.result], [17n, 0, 0, 0n])
      t.deepEqual([...hcall.params], [1n, 2n, 3n, 4n, 5n, 6n])
      hcall.result = 0x4_0011
      run(t, guest, 'Hlt')
      t.is(guest.vcpu.getRegs().rax, 0x4_0011n)
    },
    configure,
  )
})

fullKvmTest('DirtyRingFull: the guest wrote to more pages than the ring has room for', t =>
  withGuest(
    [
      ...[0x88, 0x07], // mov [edi], al
      ...[0x81, 0xc7, 0x00, 0x10, 0x00, 0x00], // add edi, 0x1000
      0x49, // dec ecx
      ...[0x75, 0xf5], // jnz to the start
      HLT,
    ],
    { rdi: 0x10_0000, rcx: 512 },
    guest => {
      const memory = GuestMemory.allocate(512 * 0x1000)
      guest.vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x10_0000, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
      enterProtectedMode(guest.vcpu)
      run(t, guest, 'DirtyRingFull')
      const { rcx } = guest.vcpu.getRegs()
      t.true(rcx > 0n && rcx < 512n, `${rcx} pages left`)
    },
    vmWith(KVM_CAP_DIRTY_LOG_RING, 4096),
  ),
)

fullKvmTest('MemoryFault: the guest touches memory of a guest_memfd that has been closed', t =>
  withGuest(
    [
      ...[0xa2, 0x00, 0x30], // mov [0x3000], al
      HLT,
    ],
    {},
    ({ vm, vcpu }) => {
      const size = 0x1000
      const flags = GUEST_MEMFD_FLAG_MMAP | GUEST_MEMFD_FLAG_INIT_SHARED
      const create = KvmCreateGuestMemfd.from({ size, flags })
      const guestMemfd = vm.unsafeIoctl(_IOWR(KVMIO, 0xd4, create.bytes.length), create, 'KVM_CREATE_GUEST_MEMFD')
      const region = KvmUserspaceMemoryRegion2.from({
        slot: 1,
        flags: KVM_MEM_GUEST_MEMFD,
        guestPhysAddr: 0x3000,
        memorySize: size,
        guestMemfd,
      })
      vm.unsafeIoctl(_IOW(KVMIO, 0x49, region.bytes.length), region, 'KVM_SET_USER_MEMORY_REGION2')
      closeSync(guestMemfd)
      t.deepEqual(run(t, { vcpu }, 'MemoryFault').toJSON(), {
        type: 'MemoryFault',
        flags: '0x0',
        gpa: '0x3000',
        size: '0x1000',
      })
    },
  ),
)
