// The whole state of a vCPU: out of one, through JSON, into another, which goes on where the first one stopped.
import {
  Cap,
  GuestMemory,
  KVM_MAX_CPUID_ENTRIES,
  Kvm,
  KvmCpuid2,
  KvmDebugregs,
  KvmLapicState,
  KvmMpState,
  KvmMsrs,
  KvmNestedStateBuffer,
  KvmRegs,
  KvmSregs,
  KvmVcpuEvents,
  KvmXcrs,
  KvmXsave,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { kvmTest } from './helpers/kvm-test.ts'

const CODE = 0x1000
const VECTOR = Array.from({ length: 16 }, (_, index) => index * 3)
/** IA32_TSC, HV_X64_MSR_VP_RUNTIME and HV_X64_MSR_TIME_REF_COUNT: they do not stand still. */
const CLOCKS: readonly number[] = [0x10, 0x4000_0010, 0x4000_0020]
const IA32_SYSENTER_CS = 0x174
const CR4_OSFXSR = 1n << 9n

// Real mode, for what is loaded to CODE.
const PROGRAM = [
  ...[0x0f, 0x10, 0x0e, 0x00, 0x1f], // movups xmm1, [0x1f00]
  ...[0xbe, 0x34, 0x12], // mov si, 0x1234
  ...[0xb3, 0x05], // mov bl, 5
  ...[0xe4, 0x90], // in al, 0x90       the state is saved here
  ...[0x00, 0xc3], // add bl, al
  ...[0x0f, 0x11, 0x0e, 0x10, 0x1f], // movups [0x1f10], xmm1
  ...[0x89, 0xf0], // mov ax, si
  ...[0xe7, 0x92], // out 0x92, ax
  ...[0x88, 0xd8], // mov al, bl
  ...[0xe6, 0x94], // out 0x94, al
]

/** A machine with an interrupt controller in the kernel, and so a local APIC, and a page of memory. */
function machine(kvm: Kvm): { vm: VmFd; vcpu: VcpuFd; memory: GuestMemory } {
  const vm = kvm.createVm()
  vm.createIrqChip()
  const memory = GuestMemory.allocate(0x1000)
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: CODE, memory })
  return { vm, vcpu: vm.createVcpu(0), memory }
}

/** All MSRs that KVM would save, but the clocks. */
function msrsOf(kvm: Kvm, vcpu: VcpuFd): KvmMsrs {
  const entries = []
  for (const index of kvm.getMsrIndexList().indices) {
    const msrs = KvmMsrs.from({ entries: [{ index }] })
    if (!CLOCKS.includes(index) && vcpu.getMsrs(msrs) === 1) entries.push(...msrs.entries)
  }
  return KvmMsrs.from({ entries })
}

interface State {
  cpuid: KvmCpuid2
  sregs: KvmSregs
  xcrs: KvmXcrs
  xsave: KvmXsave
  regs: KvmRegs
  msrs: KvmMsrs
  lapic: KvmLapicState
  events: KvmVcpuEvents
  debugRegs: KvmDebugregs
  mpState: KvmMpState
  nested: KvmNestedStateBuffer | null
}

function save(kvm: Kvm, vcpu: VcpuFd): State {
  return {
    cpuid: vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES),
    sregs: vcpu.getSregs(),
    xcrs: vcpu.getXcrs(),
    xsave: vcpu.getXsave2(),
    regs: vcpu.getRegs(),
    msrs: msrsOf(kvm, vcpu),
    lapic: vcpu.getLapic(),
    events: vcpu.getVcpuEvents(),
    debugRegs: vcpu.getDebugRegs(),
    mpState: vcpu.getMpState(),
    nested: kvm.checkExtension(Cap.NestedState) ? vcpu.nestedState() : null,
  }
}

/** Returns how many MSRs were written. */
function restore(vcpu: VcpuFd, json: string): number {
  const state = JSON.parse(json)
  vcpu.setCpuid2(KvmCpuid2.from(state.cpuid))
  vcpu.setSregs(KvmSregs.from(state.sregs))
  vcpu.setXcrs(KvmXcrs.from(state.xcrs))
  vcpu.setXsave2(KvmXsave.from(state.xsave))
  vcpu.setRegs(KvmRegs.from(state.regs))
  const written = vcpu.setMsrs(KvmMsrs.from(state.msrs))
  vcpu.setLapic(KvmLapicState.from(state.lapic))
  vcpu.setVcpuEvents(KvmVcpuEvents.from(state.events))
  vcpu.setDebugRegs(KvmDebugregs.from(state.debugRegs))
  vcpu.setMpState(KvmMpState.from(state.mpState))
  if (state.nested !== null) vcpu.setNestedState(KvmNestedStateBuffer.from(state.nested))
  return written
}

kvmTest('a state that went through JSON goes on in another vCPU', t => {
  const kvm = new Kvm()
  const first = machine(kvm)
  first.memory.write(0, Uint8Array.from(PROGRAM))
  first.memory.write(0xf00, Uint8Array.from(VECTOR))
  first.vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
  const sregs = first.vcpu.getSregs()
  for (const segment of [sregs.cs, sregs.ds]) {
    segment.base = 0n
    segment.selector = 0
  }
  sregs.cr4 |= CR4_OSFXSR
  first.vcpu.setSregs(sregs)
  first.vcpu.setRegs(KvmRegs.from({ rip: CODE, rflags: 2 }))
  first.vcpu.setMsrs(KvmMsrs.from({ entries: [{ index: IA32_SYSENTER_CS, data: 0x10 }] }))
  const debugRegs = first.vcpu.getDebugRegs()
  debugRegs.db[2] = 0x1234n
  first.vcpu.setDebugRegs(debugRegs)
  const exit = first.vcpu.run()
  if (exit.type !== 'IoIn') return t.fail(exit.type)
  exit.data[0] = 7
  // The answer is in no register yet. It gets there before the guest goes on, and this run ends before it does.
  first.vcpu.setKvmImmediateExit(1)
  t.is(first.vcpu.run().type, 'Intr')
  t.is(first.vcpu.getRegs().rax, 7n)
  const saved = JSON.stringify(save(kvm, first.vcpu))
  const memory = first.memory.read(0, 0x1000)
  for (const handle of [first.vcpu, first.vm, first.memory]) handle.close()

  const second = machine(kvm)
  second.memory.write(0, memory)
  t.is(restore(second.vcpu, saved), JSON.parse(saved).msrs.entries.length)
  t.deepEqual(JSON.parse(JSON.stringify(save(kvm, second.vcpu))), JSON.parse(saved))
  const written: number[] = []
  for (let i = 0; i < 2; i++) {
    const { vcpu } = second
    const exit = vcpu.run()
    if (exit.type !== 'IoOut') return t.fail(exit.type)
    written.push(Buffer.from(exit.data).readUIntLE(0, exit.size))
  }
  t.deepEqual(written, [0x1234, 12])
  t.deepEqual(Array.from(second.memory.read(0xf10, 16)), VECTOR)
  for (const handle of [second.vcpu, second.vm, second.memory, kvm]) handle.close()
})
