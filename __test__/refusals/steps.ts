// One call of each public method that makes system calls, each on a machine of its own: what is in the outer function is
// prepared, what is in the inner one is refused, call by call. Some do not work on every KVM; then they fail as they do
// without a refusal.
import { closeSync, openSync } from 'node:fs'
import {
  ARCH_XCOMP_TILEDATA,
  Cap,
  DeviceFd,
  EventFd,
  GUEST_MEMFD_FLAG_INIT_SHARED,
  GUEST_MEMFD_FLAG_MMAP,
  GuestMemory,
  KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2,
  KVM_CAP_SPLIT_IRQCHIP,
  KVM_DEV_TYPE_VFIO,
  KVM_DEV_VFIO_FILE,
  KVM_GET_API_VERSION,
  KVM_IRQ_ROUTING_IRQCHIP,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_MEMORY_ATTRIBUTE_PRIVATE,
  KVM_MSR_FILTER_DEFAULT_ALLOW,
  KVM_MSR_FILTER_READ,
  KVM_PMU_EVENT_ALLOW,
  Kvm,
  KvmCreateDevice,
  KvmEnableCap,
  KvmGuestDebug,
  KvmIrqRouting,
  KvmMemoryAttributes,
  KvmMsi,
  KvmMsrFilter,
  KvmMsrs,
  KvmPitConfig,
  KvmPmuEventFilter,
  KvmRegs,
  KvmSevCmd,
  type KvmSregs,
  KvmX86Mce,
  MemorySnapshot,
  SyncReg,
  VcpuFd as Vcpu,
  type VcpuFd,
  VmFd,
} from 'kvm-ioctls'
import { CODE, realMode } from '../guests/real-mode.ts'
import { duplicate } from '../helpers/file-descriptor.ts'

interface Closable {
  close(): void
}

/** What a step works on. Only what it asks for is made. */
export class Machine {
  readonly #open: Closable[] = []
  #kvm: Kvm | undefined
  #vm: VmFd | undefined
  #vcpu: VcpuFd | undefined

  /** Has it closed at the end. */
  keep<T>(value: T): T {
    if (typeof value === 'object' && value !== null && 'close' in value) this.#open.push(value as unknown as Closable)
    return value
  }

  get kvm(): Kvm {
    this.#kvm ??= this.keep(new Kvm())
    return this.#kvm
  }

  get vm(): VmFd {
    this.#vm ??= this.keep(this.kvm.createVm())
    return this.#vm
  }

  /** A vCPU whose guest writes to a port and halts. */
  get vcpu(): VcpuFd {
    if (this.#vcpu === undefined) {
      const { vcpu, memory } = realMode(this.kvm, [0xe6, 0x42, 0xf4], {}, this.vm)
      this.keep(memory)
      this.#vcpu = this.keep(vcpu)
    }
    return this.#vcpu
  }

  memory(options?: Parameters<typeof GuestMemory.allocate>[1]): GuestMemory {
    return this.keep(GuestMemory.allocate(SIZE, options))
  }

  event(): EventFd {
    return this.keep(new EventFd())
  }

  /** In slot 1, at 1 MiB. */
  slot(flags = 0): GuestMemory {
    const memory = this.memory()
    this.vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 1 << 20, memory, flags })
    return memory
  }

  close(): void {
    for (const handle of this.#open.reverse()) handle.close()
  }
}

/** A number of pages that is prime, and larger than what else comes and goes. */
export const SIZE = 331 * 4096
const ENTRIES = 256
const IA32_SYSENTER_CS = 0x174
const cap = (number: number, value = 0): KvmEnableCap => KvmEnableCap.from({ cap: number, args: [value, 0, 0, 0] })

type Step = (machine: Machine) => () => unknown

/** A step that asks, and one that puts back what was asked for. */
const vcpuState = (get: (vcpu: VcpuFd) => unknown, set: (vcpu: VcpuFd, state: never) => unknown): [Step, Step] => [
  m => {
    const { vcpu } = m
    return () => get(vcpu)
  },
  m => {
    const state = get(m.vcpu)
    return () => set(m.vcpu, state as never)
  },
]

const vcpuStates: Readonly<Record<string, [Step, Step]>> = {
  Regs: vcpuState(
    vcpu => vcpu.getRegs(),
    (vcpu, state: KvmRegs) => vcpu.setRegs(state),
  ),
  Sregs: vcpuState(
    vcpu => vcpu.getSregs(),
    (vcpu, state: KvmSregs) => vcpu.setSregs(state),
  ),
  Sregs2: vcpuState(
    vcpu => vcpu.getSregs2(),
    (vcpu, state) => vcpu.setSregs2(state),
  ),
  Fpu: vcpuState(
    vcpu => vcpu.getFpu(),
    (vcpu, state) => vcpu.setFpu(state),
  ),
  Xsave: vcpuState(
    vcpu => vcpu.getXsave(),
    (vcpu, state) => vcpu.setXsave(state),
  ),
  Xsave2: vcpuState(
    vcpu => vcpu.getXsave2(),
    (vcpu, state) => vcpu.setXsave2(state),
  ),
  Xcrs: vcpuState(
    vcpu => vcpu.getXcrs(),
    (vcpu, state) => vcpu.setXcrs(state),
  ),
  DebugRegs: vcpuState(
    vcpu => vcpu.getDebugRegs(),
    (vcpu, state) => vcpu.setDebugRegs(state),
  ),
  MpState: vcpuState(
    vcpu => vcpu.getMpState(),
    (vcpu, state) => vcpu.setMpState(state),
  ),
  VcpuEvents: vcpuState(
    vcpu => vcpu.getVcpuEvents(),
    (vcpu, state) => vcpu.setVcpuEvents(state),
  ),
  Nested: vcpuState(
    vcpu => vcpu.nestedState(),
    (vcpu, state) => vcpu.setNestedState(state),
  ),
  Cpuid2: vcpuState(
    vcpu => vcpu.getCpuid2(ENTRIES),
    (vcpu, state) => vcpu.setCpuid2(state),
  ),
  TscKhz: vcpuState(
    vcpu => vcpu.getTscKhz(),
    (vcpu, state) => vcpu.setTscKhz(state),
  ),
  Msrs: vcpuState(
    vcpu => {
      const msrs = KvmMsrs.from({ entries: [{ index: IA32_SYSENTER_CS }] })
      vcpu.getMsrs(msrs)
      return msrs
    },
    (vcpu, state) => vcpu.setMsrs(state),
  ),
}

export const steps: Readonly<Record<string, Step>> = {
  'new Kvm': m => () => m.keep(new Kvm()),
  'Kvm.newWithPath': m => () => m.keep(Kvm.newWithPath('/dev/kvm')),
  'Kvm.openWithCloexec': m => () => {
    const fd = Kvm.openWithCloexec(true)
    m.keep({ close: () => closeSync(fd) })
  },
  'Kvm.fromRawFd': m => {
    const fd = duplicate(m.kvm.asRawFd())
    return () => m.keep(Kvm.fromRawFd(fd))
  },
  ...Object.fromEntries(
    (
      [
        'getApiVersion',
        'getVcpuMmapSize',
        'getNrVcpus',
        'getNrMemslots',
        'getMaxVcpus',
        'getMaxVcpuId',
        'getMsrIndexList',
        'getMsrFeatureIndexList',
        'x86GetMceCapSupported',
        'getXcompGuestPerm',
      ] as const
    ).map(name => [
      `Kvm ${name}`,
      (m: Machine) => {
        const { kvm } = m
        return () => kvm[name]()
      },
    ]),
  ),
  ...Object.fromEntries(
    (['getEmulatedCpuid', 'getSupportedCpuid', 'getSupportedHvCpuid'] as const).map(name => [
      `Kvm ${name}`,
      (m: Machine) => {
        const { kvm } = m
        return () => kvm[name](ENTRIES)
      },
    ]),
  ),
  'Kvm reqXcompGuestPerm': m => {
    const { kvm } = m
    return () => kvm.reqXcompGuestPerm(ARCH_XCOMP_TILEDATA)
  },
  'Kvm checkExtension': m => {
    const { kvm } = m
    return () => kvm.checkExtension(Cap.UserMemory)
  },
  'Kvm checkExtensionInt': m => {
    const { kvm } = m
    return () => kvm.checkExtensionInt(Cap.NrMemslots)
  },
  'Kvm checkExtensionRaw': m => {
    const { kvm } = m
    return () => kvm.checkExtensionRaw(Cap.NrMemslots)
  },
  'Kvm getMsrs': m => {
    const { kvm } = m
    return () => kvm.getMsrs(KvmMsrs.from({ entries: [{ index: 0x8b }] }))
  },
  'Kvm getDeviceAttr': m => {
    const { kvm } = m
    return () => kvm.getDeviceAttr({ group: 0, attr: 0 }, new Uint8Array(8))
  },
  'Kvm hasDeviceAttr': m => {
    const { kvm } = m
    return () => kvm.hasDeviceAttr({ group: 0, attr: 0 })
  },
  'Kvm unsafeIoctl': m => {
    const { kvm } = m
    return () => kvm.unsafeIoctl(KVM_GET_API_VERSION)
  },
  'Kvm createVm': m => {
    const { kvm } = m
    return () => m.keep(kvm.createVm())
  },
  'Kvm createVmWithType': m => {
    const { kvm } = m
    return () => m.keep(kvm.createVmWithType(0))
  },
  'Kvm createVmfdFromRawfd': m => {
    const fd = duplicate(m.vm.asRawFd())
    return () => m.keep(m.kvm.createVmfdFromRawfd(fd))
  },

  'VmFd createVcpu': m => {
    const { vm } = m
    return () => m.keep(vm.createVcpu(0))
  },
  'VmFd unsafeCreateVcpuFromRawfd': m => {
    const fd = duplicate(m.vcpu.asRawFd())
    return () => m.keep(m.vm.unsafeCreateVcpuFromRawfd(fd))
  },
  'VmFd share, attach': m => {
    const { vm } = m
    return () => m.keep(VmFd.attach(vm.share()))
  },
  'VmFd createDevice': m => {
    const { vm } = m
    return () => m.keep(vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })))
  },
  'VmFd createGuestMemfd': m => {
    const { vm } = m
    return () => m.keep(vm.createGuestMemfd({ size: SIZE }))
  },
  'VmFd getStatsFd': m => {
    const { vm } = m
    return () => m.keep(vm.getStatsFd())
  },
  'VmFd setTssAddress': m => {
    const { vm } = m
    return () => vm.setTssAddress(0xfffb_d000)
  },
  'VmFd setIdentityMapAddress': m => {
    const { vm } = m
    return () => vm.setIdentityMapAddress(0xfffb_c000)
  },
  'VmFd clock': m => {
    const { vm } = m
    return () => vm.setClock(vm.getClock())
  },
  'VmFd setMsrFilter': m => {
    const { vm } = m
    const range = { flags: KVM_MSR_FILTER_READ, base: IA32_SYSENTER_CS, msrCount: 1, bitmap: Uint8Array.of(1) }
    return () => vm.setMsrFilter(KVM_MSR_FILTER_DEFAULT_ALLOW, [range])
  },
  'VmFd unsafeSetMsrFilterUnchecked': m => {
    const { vm } = m
    return () => vm.unsafeSetMsrFilterUnchecked(KvmMsrFilter.from({ flags: KVM_MSR_FILTER_DEFAULT_ALLOW }))
  },
  'VmFd registerIoevent': m => {
    const [{ vm }, event] = [m, m.event()]
    return () => vm.registerIoevent(event, { pio: 0x42 }, { length: 1 })
  },
  'VmFd unregisterIoevent': m => {
    const [{ vm }, event] = [m, m.event()]
    vm.registerIoevent(event, { pio: 0x42 }, { length: 1 })
    return () => vm.unregisterIoevent(event, { pio: 0x42 }, { length: 1 })
  },
  'VmFd enableCap': m => {
    const { vm } = m
    return () => vm.enableCap(cap(KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2, 1))
  },
  'VmFd checkExtension': m => {
    const { vm } = m
    return () => [
      vm.checkExtension(Cap.UserMemory),
      vm.checkExtensionInt(Cap.UserMemory),
      vm.checkExtensionRaw(Cap.UserMemory),
    ]
  },
  'VmFd unsafeEncryptOp': m => {
    const { vm } = m
    return () => vm.unsafeEncryptOp(new Uint8Array(16))
  },
  'VmFd unsafeEncryptOpSev': m => {
    const { vm } = m
    return () => vm.unsafeEncryptOpSev(new KvmSevCmd(), new Uint8Array(16))
  },
  'VmFd registerCoalescedMmio': m => {
    const { vm } = m
    return () => vm.registerCoalescedMmio({ mmio: 1 << 30 }, 8)
  },
  'VmFd unregisterCoalescedMmio': m => {
    const { vm } = m
    vm.registerCoalescedMmio({ mmio: 1 << 30 }, 8)
    return () => vm.unregisterCoalescedMmio({ mmio: 1 << 30 }, 8)
  },
  'VmFd createIrqChip': m => {
    const { vm } = m
    return () => vm.createIrqChip()
  },
  'VmFd createPit2': m => {
    m.vm.createIrqChip()
    return () => m.vm.createPit2(new KvmPitConfig())
  },
  'VmFd irqchip': m => {
    m.vm.createIrqChip()
    return () => m.vm.setIrqchip(m.vm.getIrqchip(0))
  },
  'VmFd pit2': m => {
    m.vm.createIrqChip()
    m.vm.createPit2(new KvmPitConfig())
    return () => m.vm.setPit2(m.vm.getPit2())
  },
  'VmFd setIrqLine': m => {
    m.vm.createIrqChip()
    return () => m.vm.setIrqLine(4, true)
  },
  'VmFd irqLineStatus': m => {
    m.vm.createIrqChip()
    return () => m.vm.irqLineStatus(4, false)
  },
  'VmFd signalMsi': m => {
    m.vm.createIrqChip()
    m.keep(m.vm.createVcpu(0))
    return () => m.vm.signalMsi(KvmMsi.from({ addressLo: 0xfee0_0000, data: 0x41 }))
  },
  'VmFd setGsiRouting': m => {
    m.vm.createIrqChip()
    return () => m.vm.setGsiRouting(KvmIrqRouting.from({ entries: [{ gsi: 4, type: KVM_IRQ_ROUTING_IRQCHIP }] }))
  },
  'VmFd registerIrqfd': m => {
    m.vm.createIrqChip()
    const event = m.event()
    return () => m.vm.registerIrqfd(event, 4)
  },
  'VmFd unregisterIrqfd': m => {
    m.vm.createIrqChip()
    const event = m.event()
    m.vm.registerIrqfd(event, 4)
    return () => m.vm.unregisterIrqfd(event, 4)
  },
  'VmFd registerIrqfdWithResample': m => {
    m.vm.createIrqChip()
    const [event, resample] = [m.event(), m.event()]
    return () => m.vm.registerIrqfdWithResample(event, resample, 4)
  },
  'VmFd setUserMemoryRegion': m => {
    const [{ vm }, memory] = [m, m.memory()]
    return () => {
      vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 1 << 20, memory })
      return vm.addressSpace.read(1 << 20, SIZE).length
    }
  },
  'VmFd setUserMemoryRegion2': m => {
    const [{ vm }, memory] = [m, m.memory()]
    return () => {
      vm.setUserMemoryRegion2({ slot: 1, guestPhysAddr: 1 << 20, memory })
      return vm.addressSpace.read(1 << 20, SIZE).length
    }
  },
  'VmFd removeUserMemoryRegion': m => {
    m.slot()
    return () => m.vm.removeUserMemoryRegion(1)
  },
  'VmFd addressSpace': m => {
    m.slot()
    const { addressSpace } = m.vm
    return () => {
      addressSpace.write(1 << 20, Uint8Array.of(1, 2, 3))
      return addressSpace.read(1 << 20, 3).join()
    }
  },
  'VmFd setMemoryAttributes': m => {
    m.slot()
    const range = { address: 1 << 20, size: SIZE, attributes: KVM_MEMORY_ATTRIBUTE_PRIVATE }
    return () => m.vm.setMemoryAttributes(KvmMemoryAttributes.from(range))
  },
  'VmFd registerEncMemoryRegion': m => {
    const [{ vm }, memory] = [m, m.memory()]
    return () => vm.registerEncMemoryRegion({ memory })
  },
  'VmFd unregisterEncMemoryRegion': m => {
    const [{ vm }, memory] = [m, m.memory()]
    return () => vm.unregisterEncMemoryRegion({ memory })
  },
  'VmFd dirtyLog': m => {
    m.vm.enableCap(cap(KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2, 1))
    m.slot(KVM_MEM_LOG_DIRTY_PAGES)
    return () => m.vm.clearDirtyLog(1, 0, SIZE / 4096, m.vm.getDirtyLog(1))
  },
  'VmFd enableDirtyLogRing': m => {
    const { vm } = m
    return () => vm.enableDirtyLogRing(1 << 16)
  },
  'VmFd resetDirtyRings': m => {
    m.vm.enableDirtyLogRing(1 << 16)
    return () => m.vm.resetDirtyRings()
  },
  'VmFd setPmuEventFilter': m => {
    const { vm } = m
    return () => vm.setPmuEventFilter(KvmPmuEventFilter.from({ action: KVM_PMU_EVENT_ALLOW }))
  },
  'VmFd setBootCpuId': m => {
    const { vm } = m
    return () => vm.setBootCpuId(0)
  },
  'VmFd TscKhz': m => {
    const { vm } = m
    return () => vm.setTscKhz(vm.getTscKhz())
  },
  'VmFd unsafeIoctl': m => {
    const { vm } = m
    return () => vm.unsafeIoctl(0xae03, Cap.UserMemory, 'KVM_CHECK_EXTENSION')
  },
  'VmFd close': m => {
    m.slot()
    return () => m.vm.close()
  },

  ...Object.fromEntries(
    Object.entries(vcpuStates).flatMap(([name, [get, set]]) => [
      [`VcpuFd get ${name}`, get],
      [`VcpuFd set ${name}`, set],
    ]),
  ),
  'VcpuFd Lapic': m => {
    m.vm.createIrqChip()
    const vcpu = m.keep(m.vm.createVcpu(0))
    return () => vcpu.setLapic(vcpu.getLapic())
  },
  'VcpuFd share, attach': m => {
    const { vcpu } = m
    return () => m.keep(Vcpu.attach(vcpu.share()))
  },
  'VcpuFd run': m => {
    const { vcpu } = m
    return () => {
      vcpu.setRegs(KvmRegs.from({ rip: CODE, rflags: 2 }))
      return vcpu.run().type
    }
  },
  'VcpuFd runAsync': m => {
    const { vcpu } = m
    return () => vcpu.runAsync()
  },
  'VcpuFd kick, run': m => {
    const { vcpu } = m
    return () => {
      vcpu.kick()
      return vcpu.run().type
    }
  },
  'VcpuFd page': m => {
    const { vcpu } = m
    return () => {
      vcpu.setKvmImmediateExit(0)
      vcpu.setSyncValidReg(SyncReg.Register)
      vcpu.run()
      return vcpu.syncRegs()
    }
  },
  'VcpuFd coalesced': m => {
    const { vcpu } = m
    return () => {
      vcpu.mapCoalescedMmioRing()
      return vcpu.coalescedMmioRead()
    }
  },
  'VcpuFd hasDeviceAttr': m => {
    const { vcpu } = m
    return () => vcpu.hasDeviceAttr({ group: 0, attr: 0 })
  },
  'VcpuFd deviceAttr': m => {
    const { vcpu } = m
    return () => vcpu.setDeviceAttr({ group: 0, attr: 0 }, vcpu.getDeviceAttr({ group: 0, attr: 0 }, new Uint8Array(8)))
  },
  'VcpuFd enableCap': m => {
    m.vm.enableCap(cap(KVM_CAP_SPLIT_IRQCHIP, 24))
    const vcpu = m.keep(m.vm.createVcpu(0))
    return () => vcpu.enableCap(cap(Cap.HypervSynic))
  },
  'VcpuFd setGuestDebug': m => {
    const { vcpu } = m
    return () => vcpu.setGuestDebug(new KvmGuestDebug())
  },
  'VcpuFd kvmclockCtrl': m => {
    const { vcpu } = m
    return () => vcpu.kvmclockCtrl()
  },
  'VcpuFd smi': m => {
    const { vcpu } = m
    return () => vcpu.smi()
  },
  'VcpuFd nmi': m => {
    const { vcpu } = m
    return () => vcpu.nmi()
  },
  'VcpuFd interrupt': m => {
    const { vcpu } = m
    return () => vcpu.interrupt(0x20)
  },
  'VcpuFd getRegList': m => {
    const { vcpu } = m
    return () => vcpu.getRegList()
  },
  'VcpuFd OneReg': m => {
    const { vcpu } = m
    const id = 0x2030_0000_0000_0000n | (2n << 32n) | BigInt(IA32_SYSENTER_CS)
    return () => vcpu.setOneReg(id, vcpu.getOneReg(id))
  },
  'VcpuFd translateGva': m => {
    const { vcpu } = m
    return () => vcpu.translateGva(CODE)
  },
  'VcpuFd getStatsFd': m => {
    const { vcpu } = m
    return () => m.keep(vcpu.getStatsFd())
  },
  'VcpuFd harvestDirtyRing': m => {
    m.vm.enableDirtyLogRing(1 << 16)
    const { vcpu } = m
    return () => vcpu.harvestDirtyRing(new Uint32Array(8))
  },
  'VcpuFd preFaultMemory': m => {
    const { vcpu } = m
    return () => vcpu.preFaultMemory({ gpa: CODE, size: 4096 })
  },
  'VcpuFd getSupportedHvCpuid': m => {
    const { vcpu } = m
    return () => vcpu.getSupportedHvCpuid(ENTRIES)
  },
  'VcpuFd x86Mce': m => {
    const { vcpu, kvm } = m
    const supported = kvm.x86GetMceCapSupported()
    return () => {
      vcpu.x86SetupMce(supported | 4n)
      vcpu.x86SetMce(KvmX86Mce.from({ bank: 2, status: (1n << 63n) | 1n }))
    }
  },
  'VcpuFd setSignalMask': m => {
    const { vcpu } = m
    return () => vcpu.setSignalMask([10])
  },
  'VcpuFd close': m => {
    const { vcpu } = m
    vcpu.getKvmRun()
    return () => vcpu.close()
  },

  'DeviceFd attributes': m => {
    const device = m.keep(m.vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })))
    const attr = { group: KVM_DEV_VFIO_FILE, attr: 99 }
    return () => [device.hasDeviceAttr(attr), device.setDeviceAttr(attr, new Uint8Array(4))]
  },
  'DeviceFd getDeviceAttr': m => {
    const device = m.keep(m.vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })))
    return () => device.getDeviceAttr({ group: 0, attr: 0 }, new Uint8Array(4))
  },
  'DeviceFd.fromRawFd': m => {
    const device = m.keep(m.vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })))
    const fd = duplicate(device.asRawFd())
    return () => m.keep(DeviceFd.fromRawFd(fd))
  },
  'StatsFd read': m => {
    const stats = m.keep(m.vm.getStatsFd())
    return () => stats.read().size
  },

  'GuestMemory.allocate': m => () => m.memory(),
  'GuestMemory.allocate memfd': m => () => m.memory({ memfd: true }),
  'GuestMemory.allocate hugepages': m => () => m.keep(GuestMemory.allocate(1 << 21, { hugepages: '2M' })),
  'GuestMemory.allocate memfd, hugepages': m => () =>
    m.keep(GuestMemory.allocate(1 << 21, { memfd: true, hugepages: '2M' })),
  'GuestMemory.fromRawFd': m => {
    const sealed = duplicate(m.memory({ memfd: true }).asRawFd())
    return () => m.keep(GuestMemory.fromRawFd(sealed))
  },
  'GuestMemory.unsafeMapFile': m => {
    const fd = openSync(process.execPath, 'r')
    m.keep({ close: () => closeSync(fd) })
    return () => m.keep(GuestMemory.unsafeMapFile(fd, { size: 4096 }))
  },
  'GuestMemory.mapGuestMemfd': m => {
    const flags = GUEST_MEMFD_FLAG_MMAP | GUEST_MEMFD_FLAG_INIT_SHARED
    const file = m.keep(m.vm.createGuestMemfd({ size: SIZE, flags }))
    return () => m.keep(GuestMemory.mapGuestMemfd(file))
  },
  'GuestMemory share, attach': m => {
    const memory = m.memory()
    return () => m.keep(GuestMemory.attach(memory.share()))
  },
  'GuestMemory bytes': m => {
    const memory = m.memory()
    return () => memory.bytes.length
  },
  'GuestMemory close': m => {
    const memory = m.memory()
    return () => memory.close()
  },

  'MemorySnapshot.from': m => {
    const memory = m.memory()
    return () => m.keep(MemorySnapshot.from(memory))
  },
  'MemorySnapshot.from memfd': m => {
    const memory = m.memory({ memfd: true })
    return () => m.keep(MemorySnapshot.from(memory))
  },
  'MemorySnapshot.readFile': m => {
    const fd = openSync(process.execPath, 'r')
    m.keep({ close: () => closeSync(fd) })
    return () => m.keep(MemorySnapshot.readFile(fd, { size: 4096 }))
  },
  'MemorySnapshot map': m => {
    const snapshot = m.keep(MemorySnapshot.from(m.memory()))
    return () => m.keep(snapshot.map())
  },

  'new EventFd': m => () => m.event(),
  'EventFd.fromRawFd': m => {
    const fd = duplicate(m.event().asRawFd())
    return () => m.keep(EventFd.fromRawFd(fd))
  },
  'EventFd tryClone': m => {
    const event = m.event()
    return () => m.keep(event.tryClone())
  },
  'EventFd write': m => {
    const event = m.event()
    return () => event.write(3)
  },
  'EventFd read': m => {
    const event = m.event()
    event.write(3)
    return () => event.read()
  },
  'EventFd wait': m => {
    const event = m.event()
    return () => {
      const controller = new AbortController()
      const count = event.wait(controller)
      count.catch(() => {})
      try {
        event.write(3)
      } catch (error) {
        controller.abort()
        throw error
      }
      // A wait that was refused leaves what was written.
      return count.then(count => count > 0n)
    }
  },
  'EventFd share, attach': m => {
    const event = m.event()
    return () => m.keep(EventFd.attach(event.share()))
  },
}
