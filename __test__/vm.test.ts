import {
  GuestMemory,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_MEM_READONLY,
  KVM_PIT_SPEAKER_DUMMY,
  Kvm,
  KvmError,
  KvmPitConfig,
  type UserMemoryRegion,
  VcpuFd,
  type VmFd,
} from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { duplicate } from './helpers/file-descriptor.ts'
import { kvmTest } from './helpers/kvm-test.ts'

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

kvmTest('a slot sees the part of the memory that it was given', t => {
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
    /"guestPhysAddr".*multiple of the page/,
  ],
  [
    'a negative guest address',
    () => ({ guestPhysAddr: -PAGE }),
    /"guestPhysAddr".*integer from 0 to 18446744073709551615/,
  ],
  [
    'a guest address beyond 64 bits',
    () => ({ guestPhysAddr: 1n << 64n }),
    /"guestPhysAddr".*Received 18446744073709551616n/,
  ],
  ['size 0', () => ({ memorySize: 0 }), /"memorySize".*from 4096 to 16384.*Received 0/],
  [
    'a size that is not a multiple of the page',
    () => ({ memorySize: 0x1800 }),
    /"memorySize".*multiple of the page, 4096/,
  ],
  ['a size beyond the memory', () => ({ memorySize: 5 * PAGE }), /"memorySize".*from 4096 to 16384/],
  [
    'a range beyond the memory',
    () => ({ memoryOffset: PAGE, memorySize: 4 * PAGE }),
    /"memorySize".*from 4096 to 12288/,
  ],
  ['an offset beyond the memory', () => ({ memoryOffset: 4 * PAGE }), /"memoryOffset".*from 0 to 12288/],
  ['an offset that is not a multiple of the page', () => ({ memoryOffset: 1 }), /"memoryOffset".*multiple of the page/],
  ['a fractional slot', () => ({ slot: 0.5 }), /"slot".*integer from 0 to 4294967295.*Received 0.5/],
  ['a negative slot', () => ({ slot: -1 }), /"slot".*Received -1/],
  ['flags beyond 32 bits', () => ({ flags: 2 ** 32 }), /"flags".*integer from 0 to 4294967295/],
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
          message: /"memory" argument must be of type GuestMemory/,
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

kvmTest('setTssAddress() takes an address below 4 GiB', t =>
  withVm(vm => {
    vm.setTssAddress(0xfffb_d000)
    t.throws(() => vm.setTssAddress(-1), { instanceOf: RangeError, message: /"offset"/ })
  }),
)

kvmTest('setIdentityMapAddress() has to come before the first vCPU', t =>
  withVm(vm => {
    vm.setIdentityMapAddress(0xfffb_c000n)
    vm.createVcpu(0).close()
    t.throws(() => vm.setIdentityMapAddress(0xfffb_c000), EINVAL)
  }),
)

kvmTest('createIrqChip() creates the interrupt controllers, once, and before the first vCPU', t => {
  withVm(vm => {
    vm.createIrqChip()
    t.throws(() => vm.createIrqChip(), EEXIST)
  })
  withVm(vm => {
    vm.createVcpu(0).close()
    t.throws(() => vm.createIrqChip(), EINVAL)
  })
})

kvmTest('createPit2() creates the timer, once, and after the interrupt controllers', t =>
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

kvmTest('setIrqLine() needs the interrupt controllers', t =>
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
        const message = `The value of "id" is out of range. It must be an integer from 0 to 4294967295. Received ${typeof id === 'bigint' ? `${id}n` : id}`
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

kvmTest('when a handle closes, its slots go, also where a duplicate keeps the virtual machine alive', t => {
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
