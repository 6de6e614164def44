// The hint of an error that an earlier call causes, or a call that is missing: it names that call.
import {
  Cap,
  EventFd,
  GuestMemory,
  KVM_CAP_PMU_EVENT_FILTER,
  KVM_CAP_SPLIT_IRQCHIP,
  KVM_DEV_TYPE_VFIO,
  KVM_MAX_CPUID_ENTRIES,
  KVM_MEM_READONLY,
  Kvm,
  KvmCreateDevice,
  KvmEnableCap,
  KvmError,
  KvmPitConfig,
  KvmPmuEventFilter,
  MemorySnapshot,
  type VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { anyGuest } from './guests/any.ts'
import { kvmTest, x86Test } from './helpers/kvm-test.ts'

const split = (): KvmEnableCap => KvmEnableCap.from({ cap: KVM_CAP_SPLIT_IRQCHIP, args: [24] })

/** Calls that KVM refuses for what was called before, each with the code and the hint of its error. */
const refused: Readonly<Record<string, [(kvm: Kvm, vm: VmFd) => unknown, code: string, hint: RegExp]>> = {
  'createIrqChip() after a vCPU': [
    (_, vm) => vm.createVcpu(0) && vm.createIrqChip(),
    'EINVAL',
    /before the first vCPU/,
  ],
  'createIrqChip() twice': [
    (_, vm) => [vm.createIrqChip(), vm.createIrqChip()],
    'EEXIST',
    /interrupt controller already/,
  ],
  'createIrqChip() after a split one': [
    (_, vm) => [vm.enableCap(split()), vm.createIrqChip()],
    'EEXIST',
    /KVM_CAP_SPLIT_IRQCHIP/,
  ],
  'a split interrupt controller after createIrqChip()': [
    (_, vm) => [vm.createIrqChip(), vm.enableCap(split())],
    'EEXIST',
    /createIrqChip\(\) was called/,
  ],
  'createPit2() without an interrupt controller': [
    (_, vm) => vm.createPit2(new KvmPitConfig()),
    'ENOENT',
    /createIrqChip\(\) has to come first/,
  ],
  'setIdentityMapAddress() after a vCPU': [
    (_, vm) => vm.createVcpu(0) && vm.setIdentityMapAddress(0xfffbc000),
    'EINVAL',
    /before the first vCPU/,
  ],
  'setBootCpuId() after a vCPU': [(_, vm) => vm.createVcpu(0) && vm.setBootCpuId(0), 'EBUSY', /before the first vCPU/],
  'setTssAddress() above the last place': [(_, vm) => vm.setTssAddress(0xfffff000), 'EINVAL', /at most 0xffffd000/],
  'an interrupt line without an interrupt controller': [
    (_, vm) => vm.setIrqLine(0, true),
    'ENXIO',
    /createIrqChip\(\) has to come first/,
  ],
  'registerIrqfd() without an interrupt controller': [
    (_, vm) => vm.registerIrqfd(new EventFd(), 0),
    'EINVAL',
    /createIrqChip\(\) or KVM_CAP_SPLIT_IRQCHIP has to come first/,
  ],
  'registerIrqfdWithResample() with a split interrupt controller': [
    (_, vm) => {
      vm.enableCap(split())
      vm.registerIrqfdWithResample(new EventFd(), new EventFd(), 0)
    },
    'EINVAL',
    /a split interrupt controller \(KVM_CAP_SPLIT_IRQCHIP\) cannot resample/,
  ],
  'createVmWithType() of a type that KVM lacks': [kvm => kvm.createVmWithType(999), 'EINVAL', /KVM_CAP_VM_TYPES/],
  'a new vCPU in long mode without CPUID': [
    (_, vm) => {
      const vcpu = vm.createVcpu(0)
      const sregs = vcpu.getSregs()
      // Without CPUID a guest-physical address has 36 bits.
      sregs.cr3 = 1n << 38n
      sregs.cr0 |= 0x8000_0001n
      sregs.cr4 |= 0x20n
      sregs.efer |= 0x500n
      vcpu.setSregs(sregs)
    },
    'EINVAL',
    /setCpuid2\(\) has to come first, for example for long mode/,
  ],
}

for (const [title, [call, code, hint]] of Object.entries(refused)) {
  x86Test(`the hint of ${title} says what has to come first`, t => {
    const kvm = new Kvm()
    const vm = kvm.createVm()
    const error = t.throws(() => call(kvm, vm), { instanceOf: KvmError, code })
    t.regex(error?.message ?? '', hint)
    vm.close()
  })
}

x86Test('setCpuid2() after a run says that the entries cannot change', t => {
  const kvm = new Kvm()
  const { vcpu, close } = anyGuest(kvm, 'writes')
  const cpuid = kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES)
  vcpu.setCpuid2(cpuid)
  vcpu.run()
  const leaf = cpuid.entries.find(entry => entry.function === 1) ?? t.fail()
  leaf.ecx ^= 1 << 31
  const error = t.throws(() => vcpu.setCpuid2(cpuid), { instanceOf: KvmError, code: 'EINVAL' })
  t.regex(error?.message ?? '', /after the first run the entries cannot change/)
  close()
})

x86Test('smi() without memory in address space 1 leaves a virtual machine whose runs say that it is dead', t => {
  const kvm = new Kvm()
  const { vcpu, close } = anyGuest(kvm, 'writes')
  if (kvm.checkExtension(Cap.X86Smm)) {
    vcpu.smi()
    const run = (vcpu: VcpuFd): void => {
      for (let count = 0; count < 3; count++) vcpu.run()
    }
    const error = t.throws(() => run(vcpu), { instanceOf: KvmError, code: 'EIO' })
    t.regex(error?.message ?? '', /the virtual machine is dead/)
    t.throws(() => vcpu.getRegs(), { instanceOf: KvmError, code: 'EIO' })
  } else t.throws(() => vcpu.smi(), { instanceOf: KvmError })
  close()
})

kvmTest('a second VFIO device is EBUSY, and the hint says why', t => {
  const vm = new Kvm().createVm()
  const create = () => vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
  const device = create()
  const error = t.throws(create, { instanceOf: KvmError, code: 'EBUSY' })
  t.regex(error?.message ?? '', /a VFIO device already/)
  device.close()
})

kvmTest('setUserMemoryRegion() of a used slot cannot make it read-only, and the hint says so', t => {
  const vm = new Kvm().createVm()
  const memory = GuestMemory.allocate(0x1000)
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
  const again = () => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, flags: KVM_MEM_READONLY })
  const error = t.throws(again, { instanceOf: KvmError, code: 'EINVAL' })
  t.regex(error?.message ?? '', /removeUserMemoryRegion\(\) has to come first to change .* KVM_MEM_READONLY/)
})

x86Test('setPmuEventFilter() with an action of no meaning', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const call = () => vm.setPmuEventFilter(KvmPmuEventFilter.from({ action: 7, nevents: 0 }))
  const error = t.throws(call, { instanceOf: KvmError })
  if (kvm.checkExtensionRaw(KVM_CAP_PMU_EVENT_FILTER) > 0) {
    t.regex(error?.message ?? '', /EINVAL.*action is KVM_PMU_EVENT_ALLOW or KVM_PMU_EVENT_DENY/)
  }
})

kvmTest('each field of an argument has the name of the argument before it in errors', t => {
  const vm = new Kvm().createVm()
  const memory = GuestMemory.allocate(0x1000)
  const region = { slot: 0, guestPhysAddr: 0, memory }
  for (const [field, value] of Object.entries({
    slot: -1,
    guestPhysAddr: 1,
    memory: {},
    memoryOffset: 1,
    memorySize: 1,
    flags: -1,
  })) {
    const name = { message: new RegExp(`"region\\.${field}"`) }
    t.throws(() => vm.setUserMemoryRegion({ ...region, [field]: value }), name)
    t.throws(() => vm.setUserMemoryRegion2({ ...region, [field]: value }), name)
  }
  t.throws(() => vm.registerEncMemoryRegion({ memory: {} as never }), { message: /"range\.memory"/ })
  t.throws(() => vm.createGuestMemfd({ size: 1 }), { message: /"options\.size"/ })
  t.throws(() => GuestMemory.unsafeMapFile(process.execPath, { offset: 1 }), { message: /"options\.offset"/ })
  t.throws(() => MemorySnapshot.readFile(process.execPath, { size: -1 }), { message: /"options\.size"/ })
})
