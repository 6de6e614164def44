import { closeSync, readlinkSync } from 'node:fs'
import {
  Cap,
  EventFd,
  GuestMemory,
  KVM_ARM_VM_SMCCC_CTRL,
  KVM_ARM_VM_SMCCC_FILTER,
  KVM_CAP_SPLIT_IRQCHIP,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_MEM_READONLY,
  KVM_PIT_SPEAKER_DUMMY,
  KVM_SMCCC_FILTER_FWD_TO_USER,
  Kvm,
  KvmClockData,
  KvmCreateDevice,
  KvmEnableCap,
  KvmError,
  KvmIrqchip,
  KvmIrqRouting,
  KvmMsi,
  KvmMsrFilter,
  KvmPitConfig,
  KvmPitState2,
  KvmSevCmd,
  KvmSmcccFilter,
  KvmVcpuInit,
  type UserMemoryRegion,
  VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { duplicate } from './helpers/file-descriptor.ts'
import { aarch64Test, kvmTest, x86Test } from './helpers/kvm-test.ts'
import { runModule } from './helpers/run-node.ts'

const PAGE = 0x1000
const EEXIST = { instanceOf: KvmError, code: 'EEXIST' } as const
const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const

function withVm(use: (vm: VmFd, kvm: Kvm) => void): void {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  try {
    use(vm, kvm)
  } finally {
    vm.close()
    kvm.close()
  }
}

kvmTest('setUserMemoryRegion() gives a guest memory, by default all of it', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(4 * PAGE)
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
    // The four pages are taken, the fifth is not.
    t.throws(() => vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 3 * PAGE, memory }), EEXIST)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 4 * PAGE, memory })
  }),
)

kvmTest('setUserMemoryRegion() takes a part of the memory, flags, and bigints', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(4 * PAGE)
    const part = { memory, memoryOffset: PAGE, memorySize: 2n * 0x1000n }
    vm.setUserMemoryRegion({ slot: 0n, guestPhysAddr: 0x1_0000_0000n, ...part, flags: KVM_MEM_READONLY })
    t.throws(() => vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x1_0000_1000, ...part }), EEXIST)
    vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x1_0000_2000, ...part, flags: KVM_MEM_LOG_DIRTY_PAGES })
  }),
)

x86Test('a slot sees the part of the memory that it was given', t => {
  const kvm = new Kvm()
  const { vm, vcpu, memory } = realMode(kvm, [
    ...[0xa0, 0x10, 0x20], // mov al, [0x2010]
    ...[0xa2, 0x11, 0x20], // mov [0x2011], al
    0xf4, // hlt
  ])
  const data = GuestMemory.allocate(2 * PAGE)
  data.write(PAGE + 0x10, Uint8Array.of(0x5a))
  vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0x2000, memory: data, memoryOffset: PAGE })
  t.is(vcpu.run().type, 'Hlt')
  t.is(data.bytes[PAGE + 0x11], 0x5a)
  for (const handle of [vcpu, vm, memory, data, kvm]) handle.close()
})

kvmTest('an overlap with another slot is the EEXIST of the kernel', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(PAGE)
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory })
    const error = t.throws(() => vm.setUserMemoryRegion({ slot: 1, guestPhysAddr: 0, memory }), EEXIST) as KvmError
    t.is(error.errno, -17)
    t.is(error.syscall, 'KVM_SET_USER_MEMORY_REGION')
    t.is(
      error.message,
      'EEXIST: file already exists, KVM_SET_USER_MEMORY_REGION (it overlaps another slot in guest memory)',
    )
  }),
)

kvmTest('a slot can be moved, and is given other memory after it was removed', t =>
  withVm(vm => {
    const [first, second] = [GuestMemory.allocate(PAGE), GuestMemory.allocate(PAGE)]
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: first })
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: PAGE, memory: first })
    t.throws(() => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: PAGE, memory: second }), EINVAL)
    vm.removeUserMemoryRegion(0)
    vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: PAGE, memory: second })
  }),
)

kvmTest('removeUserMemoryRegion() of a slot that is not in use is EINVAL', t =>
  withVm(vm => t.throws(() => vm.removeUserMemoryRegion(7), EINVAL)),
)

kvmTest('a slot number that KVM does not have is EINVAL', t =>
  withVm((vm, kvm) => {
    const memory = GuestMemory.allocate(PAGE)
    t.throws(() => vm.setUserMemoryRegion({ slot: kvm.getNrMemslots(), guestPhysAddr: 0, memory }), EINVAL)
  }),
)

const outOfRange: [string, (memory: GuestMemory) => Partial<Record<keyof UserMemoryRegion, unknown>>, RegExp][] = [
  [
    'a guest address that is not page-aligned',
    () => ({ guestPhysAddr: 0x1001 }),
    /"region\.guestPhysAddr".*multiple of the page/,
  ],
  [
    'a negative guest address',
    () => ({ guestPhysAddr: -PAGE }),
    /"region\.guestPhysAddr".*integer from 0 to 18446744073709551615/,
  ],
  [
    'a guest address beyond 64 bits',
    () => ({ guestPhysAddr: 1n << 64n }),
    /"region\.guestPhysAddr".*Received 18446744073709551616n/,
  ],
  ['size 0', () => ({ memorySize: 0 }), /"region\.memorySize".*from 4096 to 16384.*Received 0/],
  [
    'a size that is not a multiple of the page',
    () => ({ memorySize: 0x1800 }),
    /"region\.memorySize".*multiple of the page, 4096/,
  ],
  ['a size beyond the memory', () => ({ memorySize: 5 * PAGE }), /"region\.memorySize".*from 4096 to 16384/],
  [
    'a range beyond the memory',
    () => ({ memoryOffset: PAGE, memorySize: 4 * PAGE }),
    /"region\.memorySize".*from 4096 to 12288/,
  ],
  ['an offset beyond the memory', () => ({ memoryOffset: 4 * PAGE }), /"region\.memoryOffset".*from 0 to 12288/],
  [
    'an offset that is not a multiple of the page',
    () => ({ memoryOffset: 1 }),
    /"region\.memoryOffset".*multiple of the page/,
  ],
  ['a fractional slot', () => ({ slot: 0.5 }), /"region\.slot".*integer from 0 to 4294967295.*Received 0.5/],
  ['a negative slot', () => ({ slot: -1 }), /"region\.slot".*Received -1/],
  ['flags beyond 32 bits', () => ({ flags: 2 ** 32 }), /"region\.flags".*integer from 0 to 4294967295/],
]

for (const [what, wrong, message] of outOfRange) {
  kvmTest(`setUserMemoryRegion() with ${what} is a RangeError, and nothing changes`, t =>
    withVm(vm => {
      const memory = GuestMemory.allocate(4 * PAGE)
      const region = { slot: 0, guestPhysAddr: 0, memory, ...wrong(memory) } as UserMemoryRegion
      t.throws(() => vm.setUserMemoryRegion(region), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message })
      t.throws(() => vm.removeUserMemoryRegion(0), EINVAL)
    }),
  )
}

for (const memory of [undefined, null, 5, {}, new Uint8Array(PAGE), Object.create(GuestMemory.prototype)]) {
  kvmTest(
    `setUserMemoryRegion() with a memory that is ${Object.prototype.toString.call(memory)} ${memory?.constructor?.name ?? ''} is a TypeError`,
    t =>
      withVm(vm => {
        const region = { slot: 0, guestPhysAddr: 0, memory } as unknown as UserMemoryRegion
        t.throws(() => vm.setUserMemoryRegion(region), {
          instanceOf: TypeError,
          message: /"region\.memory" argument must be of type GuestMemory/,
        })
      }),
  )
}

kvmTest('setUserMemoryRegion() without an object is a TypeError', t =>
  withVm(vm => {
    for (const region of [undefined, null, 7]) {
      t.throws(() => vm.setUserMemoryRegion(region as never), { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE' })
    }
  }),
)

kvmTest('memory that is closed cannot be given to a guest', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(PAGE)
    memory.close()
    t.throws(() => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory }), {
      code: 'ERR_KVM_CLOSED',
      message: 'This GuestMemory is closed',
    })
  }),
)

x86Test('setTssAddress() takes an address below 4 GiB', t =>
  withVm(vm => {
    vm.setTssAddress(0xfffb_d000)
    t.throws(() => vm.setTssAddress(-1), { instanceOf: RangeError, message: /"offset"/ })
  }),
)

x86Test('setIdentityMapAddress() has to come before the first vCPU', t =>
  withVm(vm => {
    vm.setIdentityMapAddress(0xfffb_c000n)
    vm.createVcpu(0).close()
    t.throws(() => vm.setIdentityMapAddress(0xfffb_c000), EINVAL)
  }),
)

x86Test('createIrqChip() creates the interrupt controllers, once, and before the first vCPU', t => {
  withVm(vm => {
    vm.createIrqChip()
    t.throws(() => vm.createIrqChip(), EEXIST)
  })
  withVm(vm => {
    vm.createVcpu(0).close()
    t.throws(() => vm.createIrqChip(), EINVAL)
  })
})

x86Test('createPit2() creates the timer, once, and after the interrupt controllers', t =>
  withVm(vm => {
    const config = KvmPitConfig.from({ flags: KVM_PIT_SPEAKER_DUMMY })
    t.throws(() => vm.createPit2(config), { instanceOf: KvmError, code: 'ENOENT', message: /KVM_CREATE_PIT2/ })
    vm.createIrqChip()
    vm.createPit2(config)
    t.throws(() => vm.createPit2(config), EEXIST)
    t.throws(() => vm.createPit2({ flags: 1 } as never), {
      instanceOf: TypeError,
      message: /"pitConfig".*KvmPitConfig/,
    })
  }),
)

x86Test('setIrqLine() needs the interrupt controllers', t =>
  withVm(vm => {
    t.throws(() => vm.setIrqLine(4, true), { instanceOf: KvmError, code: 'ENXIO' })
    vm.createIrqChip()
    vm.setIrqLine(4, true)
    vm.setIrqLine(4, false)
    t.throws(() => vm.setIrqLine(4, 1 as never), { instanceOf: TypeError, message: /"active".*boolean/ })
    t.throws(() => vm.setIrqLine(-4, true), { instanceOf: RangeError, message: /"irq"/ })
  }),
)

kvmTest('createVcpu() creates a vCPU of an id, once', t =>
  withVm((vm, kvm) => {
    t.true(vm.createVcpu(0) instanceof VcpuFd)
    t.true(vm.createVcpu(1n) instanceof VcpuFd)
    t.throws(() => vm.createVcpu(0), EEXIST)
    t.throws(() => vm.createVcpu(kvm.getMaxVcpuId()), EINVAL)
  }),
)

for (const id of [-1, -1n, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, 2 ** 53, 2n ** 64n, 2n ** 200n]) {
  kvmTest(
    `createVcpu(${typeof id === 'bigint' ? `${id}n` : id}) is a RangeError that names the argument and its range`,
    t =>
      withVm(vm => {
        const received = id === 2n ** 200n ? 'a bigint of more than 128 bits' : typeof id === 'bigint' ? `${id}n` : id
        const message = `The value of "id" is out of range. It must be an integer from 0 to 4294967295. Received ${received}`
        t.throws(() => vm.createVcpu(id), { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE', message })
      }),
  )
}

for (const id of [undefined, null, '0', true, {}, [], Symbol('id'), () => 0]) {
  kvmTest(
    `createVcpu() of a ${id === null ? 'null' : typeof id} ${String(id)} is a TypeError that names the argument`,
    t =>
      withVm(vm => {
        const message = /^The "id" argument must be of type number or bigint\. Received /
        t.throws(() => vm.createVcpu(id as never), { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE', message })
      }),
  )
}

x86Test('when a handle closes, its slots go, also where a duplicate keeps the virtual machine alive', t => {
  const kvm = new Kvm()
  const { vm, vcpu, memory } = realMode(kvm, [0xf4])
  const twin = kvm.createVmfdFromRawfd(duplicate(vm.asRawFd()))
  vcpu.close()
  vm.close()
  memory.close()
  // Page 1 is free again.
  const other = GuestMemory.allocate(PAGE)
  twin.setUserMemoryRegion({ slot: 3, guestPhysAddr: 0x1000, memory: other })
  twin.close()
  kvm.close()
  t.pass()
})

kvmTest('createVcpu() takes ids below the largest, and no other', t =>
  withVm((vm, kvm) => {
    t.throws(() => vm.createVcpu(65537), EINVAL)
    vm.createVcpu(kvm.getMaxVcpuId() - 1).close()
    t.throws(() => vm.createVcpu(kvm.getMaxVcpuId()), EINVAL)
  }),
)

x86Test('getClock() and setClock(): the time of guests goes on from what it is set to', t =>
  withVm(vm => {
    const hour = 3_600_000_000_000n
    vm.setClock(KvmClockData.from({ clock: hour }))
    const late = vm.getClock().clock
    t.true(late > hour)
    vm.setClock(KvmClockData.from({ clock: 10 }))
    const into = new KvmClockData()
    t.is(vm.getClock(into), into)
    t.true(into.clock > 10n)
    t.true(into.clock < late)
    t.throws(() => vm.setClock(KvmClockData.from({ flags: 1 })), { ...EINVAL, message: /no flags for KVM_SET_CLOCK/ })
    t.throws(() => vm.setClock({} as never), { instanceOf: TypeError, message: /"clock".*KvmClockData/ })
    t.throws(() => vm.getClock({} as never), { instanceOf: TypeError, message: /"into".*KvmClockData/ })
  }),
)

kvmTest('enableCap() of what is no capability, or not with such arguments, is EINVAL', t =>
  withVm(vm => {
    t.throws(() => vm.enableCap(new KvmEnableCap()), { ...EINVAL, message: /KVM_ENABLE_CAP \(KVM lacks/ })
    t.throws(() => vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_SPLIT_IRQCHIP, args: [1n << 40n, 0, 0, 0] })), EINVAL)
    t.throws(() => vm.enableCap({} as never), { instanceOf: TypeError, message: /"cap".*KvmEnableCap/ })
  }),
)

kvmTest('checkExtension(), checkExtensionInt() and checkExtensionRaw() ask the virtual machine', t =>
  withVm((vm, kvm) => {
    t.true(vm.checkExtension(Cap.MpState))
    t.is(vm.checkExtensionInt(Cap.NrMemslots), kvm.getNrMemslots())
    t.is(vm.checkExtensionRaw(Cap.NrMemslots), kvm.getNrMemslots())
    t.is(vm.checkExtensionRaw(696969n), 0)
    t.throws(() => vm.checkExtension(696969 as never), { instanceOf: RangeError, message: /"cap".*checkExtensionRaw/ })
    t.throws(() => vm.checkExtensionInt('1' as never), { instanceOf: TypeError, message: /"cap".*a member of Cap/ })
    t.throws(() => vm.checkExtensionRaw(-1), { instanceOf: RangeError, message: /"n"/ })
  }),
)

kvmTest('runSize() is what the vCPUs share with the kernel', t =>
  withVm((vm, kvm) => t.is(vm.runSize(), kvm.getVcpuMmapSize())),
)

x86Test('unsafeCreateVcpuFromRawfd() takes over a file descriptor of a vCPU', t => {
  const kvm = new Kvm()
  const { vm, vcpu, memory } = realMode(kvm, [0xe6, 0x42, 0xf4]) // out 0x42, al; hlt
  t.throws(() => vm.unsafeCreateVcpuFromRawfd(vcpu.asRawFd()), { code: 'ERR_KVM_FD_OWNED' })
  const fd = duplicate(vcpu.asRawFd())
  const twin = vm.unsafeCreateVcpuFromRawfd(fd)
  t.is(twin.asRawFd(), fd)
  t.is(twin.getRegs().rip, 0x1000n)
  t.is(vcpu.run().type, 'IoOut')
  vcpu.close()
  // It has the memory and the page of the same vCPU.
  for (const handle of [vm, memory, kvm]) handle.close()
  t.is(twin.run().type, 'Hlt')
  twin.close()
  t.throws(() => readlinkSync(`/proc/self/fd/${fd}`), { code: 'ENOENT' })
})

kvmTest('unsafeCreateVcpuFromRawfd() refuses what is no vCPU, and leaves it open', t =>
  withVm(vm => {
    const fd = duplicate(vm.asRawFd())
    t.throws(() => vm.unsafeCreateVcpuFromRawfd(fd), {
      code: 'ERR_KVM_WRONG_FD',
      message: `file descriptor ${fd} is not a vCPU: it is anon_inode:kvm-vm`,
    })
    closeSync(fd)
    t.throws(() => vm.unsafeCreateVcpuFromRawfd(0x7fff_ffff), { instanceOf: KvmError, code: 'EBADF' })
    t.throws(() => vm.unsafeCreateVcpuFromRawfd(-1), { instanceOf: RangeError, message: /"fd"/ })
  }),
)

x86Test('a VmFd whose file descriptor somebody closed answers EBADF', async t => {
  // In a process of its own: the number may be another file's soon.
  const { stdout, stderr } = await runModule(`
    import { closeSync } from 'node:fs'
    import * as api from 'kvm-ioctls'
    const vm = new api.Kvm().createVm()
    const [event, memory] = [new api.EventFd(), api.GuestMemory.allocate(0x10000)]
    closeSync(vm.asRawFd())
    const uses = [
      () => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory }),
      () => vm.setTssAddress(0),
      () => vm.createIrqChip(),
      () => vm.createPit2(new api.KvmPitConfig()),
      () => vm.registerIoevent(event, { pio: 0 }, { length: 8, datamatch: 0 }),
      () => vm.getIrqchip(0),
      () => vm.setIrqchip(new api.KvmIrqchip()),
      () => vm.getClock(),
      () => vm.setClock(new api.KvmClockData()),
      () => vm.getPit2(),
      () => vm.setPit2(new api.KvmPitState2()),
      () => vm.registerIrqfd(event, 0),
      () => vm.createVcpu(0),
      () => vm.createDevice(new api.KvmCreateDevice()),
      () => vm.checkExtension(api.Cap.MpState),
      () => vm.setMsrFilter(0, []),
      () => vm.signalMsi(new api.KvmMsi()),
      () => vm.setGsiRouting(api.KvmIrqRouting.withEntries(0)),
      () => vm.enableCap(new api.KvmEnableCap()),
      () => vm.registerCoalescedMmio({ pio: 0 }, 1),
      () => vm.unsafeEncryptOpSev(new api.KvmSevCmd()),
    ]
    const seen = uses.map(use => {
      try { return [String(use), use()] } catch (error) { return error.code }
    })
    console.log(new Set(seen), seen.length)
  `)
  t.is(stdout, "Set(1) { 'EBADF' } 21\n", stderr)
})

x86Test('every method of a closed VmFd throws ERR_KVM_CLOSED', t => {
  const vm = new Kvm().createVm()
  vm.close()
  const event = new EventFd()
  const uses: (() => unknown)[] = [
    () => vm.createDevice(new KvmCreateDevice()),
    () => vm.getIrqchip(0),
    () => vm.setIrqchip(new KvmIrqchip()),
    () => vm.getPit2(),
    () => vm.setPit2(new KvmPitState2()),
    () => vm.getClock(),
    () => vm.setClock(new KvmClockData()),
    () => vm.setMsrFilter(0, []),
    () => vm.unsafeSetMsrFilterUnchecked(new KvmMsrFilter()),
    () => vm.signalMsi(new KvmMsi()),
    () => vm.setGsiRouting(new KvmIrqRouting()),
    () => vm.registerIoevent(event, { pio: 0 }),
    () => vm.unregisterIoevent(event, { pio: 0 }),
    () => vm.registerIrqfd(event, 0),
    () => vm.registerIrqfdWithResample(event, event, 0),
    () => vm.unregisterIrqfd(event, 0),
    () => vm.unsafeCreateVcpuFromRawfd(0),
    () => vm.enableCap(new KvmEnableCap()),
    () => vm.runSize(),
    () => vm.checkExtension(Cap.MpState),
    () => vm.unsafeEncryptOp(new KvmSevCmd()),
    () => vm.unsafeEncryptOpSev(new KvmSevCmd()),
    () => vm.registerCoalescedMmio({ pio: 0 }, 1),
    () => vm.unregisterCoalescedMmio({ pio: 0 }, 1),
  ]
  for (const use of uses) t.throws(use, { code: 'ERR_KVM_CLOSED', message: 'This VmFd is closed' }, String(use))
  event.close()
})

aarch64Test('getPreferredTarget() is a processor that a vCPU can be', t =>
  withVm(vm => {
    const into = new KvmVcpuInit()
    t.is(vm.getPreferredTarget(into), into)
    const vcpu = vm.createVcpu(0)
    vcpu.vcpuInit(into)
    vcpu.close()
  }),
)

aarch64Test('setDeviceAttr() of a virtual machine sets its SMCCC filter', t =>
  withVm(vm => {
    const attr = { group: KVM_ARM_VM_SMCCC_CTRL, attr: KVM_ARM_VM_SMCCC_FILTER }
    t.true(vm.hasDeviceAttr(attr))
    t.false(vm.hasDeviceAttr({ group: 99, attr: 0 }))
    const PSCI_CPU_ON = 0xc400_0003
    const filter = { base: PSCI_CPU_ON, nrFunctions: 1, action: KVM_SMCCC_FILTER_FWD_TO_USER }
    vm.setDeviceAttr(attr, KvmSmcccFilter.from(filter))
    // It is set once.
    t.throws(() => vm.setDeviceAttr(attr, KvmSmcccFilter.from(filter)), { instanceOf: KvmError, code: 'EEXIST' })
    t.throws(() => vm.setDeviceAttr(attr, new Uint8Array(23)), { instanceOf: KvmError, code: 'EFAULT' })
  }),
)
