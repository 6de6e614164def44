// Memory slots past setUserMemoryRegion(): dirty logs, guest_memfd, memory attributes, encrypted regions.
import { readdirSync, readlinkSync } from 'node:fs'
import type { ExecutionContext } from 'ava'
import {
  Cap,
  GUEST_MEMFD_FLAG_INIT_SHARED,
  GUEST_MEMFD_FLAG_MMAP,
  GuestMemfd,
  GuestMemory,
  KVM_CAP_GUEST_MEMFD_FLAGS,
  KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2,
  KVM_CAP_VM_TYPES,
  KVM_DIRTY_LOG_MANUAL_PROTECT_ENABLE,
  KVM_MEM_GUEST_MEMFD,
  KVM_MEM_LOG_DIRTY_PAGES,
  KVM_MEMORY_ATTRIBUTE_PRIVATE,
  KVM_X86_SW_PROTECTED_VM,
  Kvm,
  KvmEnableCap,
  KvmError,
  KvmMemoryAttributes,
  type VmFd,
} from 'kvm-ioctls'
import { realMode } from './guests/real-mode.ts'
import { duplicate } from './helpers/file-descriptor.ts'
import { fullKvmTest, fullX86Test, kvmTest, x86Test } from './helpers/kvm-test.ts'

const PAGE = 0x1000
const EINVAL = { instanceOf: KvmError, code: 'EINVAL' } as const
const ENOENT = { instanceOf: KvmError, code: 'ENOENT' } as const
const OUT_OF_RANGE = { instanceOf: RangeError, code: 'ERR_OUT_OF_RANGE' } as const
const WRONG_TYPE = { instanceOf: TypeError, code: 'ERR_INVALID_ARG_TYPE' } as const

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

/** The bits that are set. */
function pagesOf(bitmap: BigUint64Array): number[] {
  return [...bitmap].flatMap((word, index) =>
    Array.from({ length: 64 }, (_, bit) => bit)
      .filter(bit => (word >> BigInt(bit)) & 1n)
      .map(bit => index * 64 + bit),
  )
}

// Slots

kvmTest('a slot without memory cannot be set, nor removed before it was', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(PAGE)
    t.throws(() => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory, memorySize: 0 }), OUT_OF_RANGE)
    t.throws(() => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: undefined as never }), WRONG_TYPE)
    t.throws(() => vm.removeUserMemoryRegion(0), EINVAL)
  }),
)

kvmTest('a slot without memory cannot be set by setUserMemoryRegion2() either', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(PAGE)
    t.throws(() => vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory, memorySize: 0 }), OUT_OF_RANGE)
    t.throws(() => vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory: undefined as never }), WRONG_TYPE)
    t.throws(() => vm.removeUserMemoryRegion(0), EINVAL)
  }),
)

kvmTest('setUserMemoryRegion2() gives a guest memory, as setUserMemoryRegion() does', t =>
  withVm((vm, kvm) => {
    const memory = GuestMemory.allocate(4 * PAGE)
    const set = (): void => vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0x4000, memory, memoryOffset: PAGE })
    if (!kvm.checkExtension(Cap.UserMemory2)) {
      t.throws(set, { instanceOf: KvmError, code: 'ENOTTY', message: /KVM_SET_USER_MEMORY_REGION2/ })
      return
    }
    set()
    vm.addressSpace.write(0x4000, Uint8Array.of(7))
    t.is(memory.bytes[PAGE], 7)
    t.throws(() => vm.setUserMemoryRegion2({ slot: 1, guestPhysAddr: 0x6000, memory }), {
      instanceOf: KvmError,
      code: 'EEXIST',
    })
    const flags = KVM_MEM_LOG_DIRTY_PAGES
    vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0x8000, memory, memoryOffset: PAGE, flags })
    vm.removeUserMemoryRegion(0)
    t.throws(() => vm.removeUserMemoryRegion(0), EINVAL)
  }),
)

kvmTest('every method about memory throws ERR_KVM_CLOSED when the virtual machine is closed', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(PAGE)
    vm.close()
    const uses: (() => unknown)[] = [
      () => vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory }),
      () => vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory }),
      () => vm.removeUserMemoryRegion(0),
      () => vm.createGuestMemfd({ size: PAGE }),
      () => vm.setMemoryAttributes(new KvmMemoryAttributes()),
      () => vm.registerEncMemoryRegion({ memory }),
      () => vm.unregisterEncMemoryRegion({ memory }),
      () => vm.getDirtyLog(0),
      () => vm.clearDirtyLog(0, 0, 1, new BigUint64Array(1)),
      () => vm.addressSpace.read(0, 1),
    ]
    for (const use of uses) t.throws(use, { code: 'ERR_KVM_CLOSED', message: 'This VmFd is closed' })
  }),
)

// Dirty logs

/** A guest that writes to these addresses (below 64 KiB) and halts, again and again. */
function writer(kvm: Kvm, addresses: readonly number[]): ReturnType<typeof realMode> {
  // mov byte [address], 1; hlt; jmp back to the start
  const code = addresses.flatMap(address => [0xc6, 0x06, address & 0xff, address >> 8, 0x01])
  return realMode(kvm, [...code, 0xf4, 0xe9, ...Buffer.from(Int16Array.of(-code.length - 4).buffer)])
}

const dirtied = [0x2000, 0x3fff, 0x9123]

/** The guest of `dirtied`, with 20 pages from 0x2000 on in slot 5, logged. */
function withLog(use: (vm: VmFd, run: () => void, kvm: Kvm) => void, t: ExecutionContext): void {
  const kvm = new Kvm()
  const guest = writer(kvm, dirtied)
  const memory = GuestMemory.allocate(80 * PAGE)
  guest.vm.setUserMemoryRegion({ slot: 5, guestPhysAddr: 0x2000, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
  use(guest.vm, () => t.is(guest.vcpu.run().type, 'Hlt'), kvm)
  guest.close()
  memory.close()
  kvm.close()
}

x86Test('getDirtyLog() tells exactly which pages the guest has written since the last call', t =>
  withLog((vm, run) => {
    t.deepEqual(vm.getDirtyLog(5), new BigUint64Array(2))
    run()
    t.deepEqual(pagesOf(vm.getDirtyLog(5)), [0, 1, 7])
    t.deepEqual(pagesOf(vm.getDirtyLog(5)), [])
    run()
    t.deepEqual(pagesOf(vm.getDirtyLog(5n)), [0, 1, 7])
  }, t),
)

x86Test('getDirtyLog() fills an array that it is given', t =>
  withLog((vm, run) => {
    const into = new BigUint64Array(2).fill(~0n)
    run()
    t.is(vm.getDirtyLog(5, into), into)
    t.deepEqual(pagesOf(into), [0, 1, 7])
    // One in the middle of a buffer.
    const buffer = new BigUint64Array(4).fill(~0n)
    run()
    vm.getDirtyLog(5, buffer.subarray(1, 3))
    t.deepEqual(buffer, BigUint64Array.of(2n ** 64n - 1n, 0b1000_0011n, 0n, 2n ** 64n - 1n))
    for (const length of [0, 1, 3, 100]) {
      const message = /"into".*2 elements long/
      t.throws(() => vm.getDirtyLog(5, new BigUint64Array(length)), { ...OUT_OF_RANGE, message })
    }
    for (const wrong of [null, [], new Uint8Array(16), new BigInt64Array(2), {}]) {
      t.throws(() => vm.getDirtyLog(5, wrong as never), { ...WRONG_TYPE, message: /"into".*BigUint64Array/ })
    }
  }, t),
)

x86Test('what this process writes is not in the log', t =>
  withLog(vm => {
    vm.addressSpace.write(0x4000, Uint8Array.of(1))
    t.deepEqual(pagesOf(vm.getDirtyLog(5)), [])
  }, t),
)

x86Test('getDirtyLog() of a slot that logs nothing, or is not there', t =>
  withLog(vm => {
    // realMode()'s own slot.
    t.throws(() => vm.getDirtyLog(0), { ...ENOENT, message: /KVM_MEM_LOG_DIRTY_PAGES/ })
    const unknown = { code: 'ERR_KVM_UNKNOWN_SLOT', message: /^Slot 9 was not set through this handle/ }
    t.throws(() => vm.getDirtyLog(9), unknown)
    t.throws(() => vm.getDirtyLog(5 + 2 ** 16), { code: 'ERR_KVM_UNKNOWN_SLOT' })
    for (const slot of [-1, 0.5, Number.NaN, 2 ** 32, 2n ** 64n]) t.throws(() => vm.getDirtyLog(slot), OUT_OF_RANGE)
    vm.removeUserMemoryRegion(5)
    t.throws(() => vm.getDirtyLog(5), { code: 'ERR_KVM_UNKNOWN_SLOT' })
  }, t),
)

kvmTest('a slot that another file descriptor has made larger is EFAULT, and overwrites nothing', t => {
  const kvm = new Kvm()
  const vm = kvm.createVm()
  const twin = kvm.createVmfdFromRawfd(duplicate(vm.asRawFd()))
  const flags = KVM_MEM_LOG_DIRTY_PAGES
  vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(PAGE), flags })
  twin.removeUserMemoryRegion(0)
  t.throws(() => vm.getDirtyLog(0), ENOENT)
  // 1 GiB has a bitmap of 32 KiB.
  twin.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(1 << 30), flags })
  const into = new BigUint64Array(1)
  t.throws(() => vm.getDirtyLog(0, into), { instanceOf: KvmError, code: 'EFAULT', message: /the slot is larger/ })
  t.is(twin.getDirtyLog(0).length, 4096)
  for (const handle of [twin, vm, kvm]) handle.close()
})

x86Test('with KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2 the log stays until clearDirtyLog()', t => {
  const kvm = new Kvm()
  const { vm, vcpu, close } = writer(kvm, dirtied)
  const cap = KvmEnableCap.from({
    cap: KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2,
    args: [KVM_DIRTY_LOG_MANUAL_PROTECT_ENABLE, 0, 0, 0],
  })
  vm.enableCap(cap)
  const memory = GuestMemory.allocate(80 * PAGE)
  vm.setUserMemoryRegion({ slot: 5, guestPhysAddr: 0x2000, memory, flags: KVM_MEM_LOG_DIRTY_PAGES })
  t.is(vcpu.run().type, 'Hlt')
  t.deepEqual(pagesOf(vm.getDirtyLog(5)), [0, 1, 7])
  t.deepEqual(pagesOf(vm.getDirtyLog(5)), [0, 1, 7])
  // Only page 1, by a bitmap of the first 64 pages.
  vm.clearDirtyLog(5, 0, 64, BigUint64Array.of(0b10n))
  t.deepEqual(pagesOf(vm.getDirtyLog(5)), [0, 7])
  // Page 64 and all behind it are another range.
  vm.clearDirtyLog(5, 64n, 16, BigUint64Array.of(0xffffn))
  t.deepEqual(pagesOf(vm.getDirtyLog(5)), [0, 7])
  vm.clearDirtyLog(5, 0, 80, vm.getDirtyLog(5))
  t.deepEqual(pagesOf(vm.getDirtyLog(5)), [])
  t.is(vcpu.run().type, 'Hlt')
  t.deepEqual(pagesOf(vm.getDirtyLog(5)), [0, 1, 7])
  close()
  kvm.close()
})

x86Test('clearDirtyLog() with pages that are not right', t =>
  withLog(vm => {
    const words = new BigUint64Array(2)
    t.throws(() => vm.clearDirtyLog(5, 1, 64, words), EINVAL)
    t.throws(() => vm.clearDirtyLog(5, 0, 81, words), EINVAL)
    t.throws(() => vm.clearDirtyLog(5, 0, 63, words), EINVAL)
    t.throws(() => vm.clearDirtyLog(5, 2n ** 64n - 64n, 128, words), EINVAL)
    t.throws(() => vm.clearDirtyLog(9, 0, 64, words), { instanceOf: KvmError })
    t.throws(() => vm.clearDirtyLog(0, 0, 1, words), ENOENT)
    t.throws(() => vm.clearDirtyLog(5, 0, 129, words), { ...OUT_OF_RANGE, message: /"bitmap".*at least 3 elements/ })
    t.throws(() => vm.clearDirtyLog(5, 0, 2 ** 32 - 1, words), { ...OUT_OF_RANGE, message: /"bitmap"/ })
    t.throws(() => vm.clearDirtyLog(5, 0, 2 ** 32, words), { ...OUT_OF_RANGE, message: /"numPages"/ })
    t.throws(() => vm.clearDirtyLog(5, -64, 64, words), { ...OUT_OF_RANGE, message: /"firstPage"/ })
    t.throws(() => vm.clearDirtyLog(5, 0, Number.NaN, words), { ...OUT_OF_RANGE, message: /"numPages"/ })
    t.throws(() => vm.clearDirtyLog(5, 0, 64, new Uint8Array(16) as never), { ...WRONG_TYPE, message: /"bitmap"/ })
  }, t),
)

// guest_memfd

const SHARED = GUEST_MEMFD_FLAG_MMAP | GUEST_MEMFD_FLAG_INIT_SHARED

/** A test that needs Linux 6.8 for guest_memfd; without it, what is tested is that the kernel's answer is ENOTTY. */
function guestMemfdTest(title: string, use: (t: ExecutionContext, vm: VmFd, kvm: Kvm) => void): void {
  kvmTest(title, t =>
    withVm((vm, kvm) => {
      if (kvm.checkExtension(Cap.GuestMemfd)) use(t, vm, kvm)
      else t.throws(() => vm.createGuestMemfd({ size: PAGE }), { instanceOf: KvmError, code: 'ENOTTY' })
    }),
  )
}

const guestMemfds = (): number =>
  readdirSync('/proc/self/fd').filter(fd => {
    try {
      return /gmem|guest.memfd/.test(readlinkSync(`/proc/self/fd/${fd}`))
    } catch {
      return false
    }
  }).length

guestMemfdTest('createGuestMemfd() makes a file of the size, which close() closes', (t, vm) => {
  const before = guestMemfds()
  const guestMemfd = vm.createGuestMemfd({ size: 4 * PAGE })
  t.true(guestMemfd instanceof GuestMemfd)
  t.is(guestMemfd.size, 4 * PAGE)
  t.true(guestMemfd.asRawFd() > 2)
  t.is(guestMemfds(), before + 1)
  guestMemfd.close()
  guestMemfd.close()
  t.is(guestMemfds(), before)
  t.is(guestMemfd.size, 4 * PAGE)
  t.throws(() => guestMemfd.asRawFd(), { code: 'ERR_KVM_CLOSED', message: 'This GuestMemfd is closed' })
  const Class = GuestMemfd as unknown as new (...args: unknown[]) => GuestMemfd
  t.throws(() => new Class({}, PAGE), { instanceOf: TypeError, code: 'ERR_ILLEGAL_CONSTRUCTOR' })
})

guestMemfdTest('createGuestMemfd() with what is not right', (t, vm) => {
  for (const size of [0, -PAGE, 1, PAGE + 1, 0.5, Number.NaN, 2n ** 64n, 2n ** 63n, 2 ** 53]) {
    t.throws(() => vm.createGuestMemfd({ size }), { ...OUT_OF_RANGE, message: /"options\.size"/ })
  }
  for (const flags of [-1, 2n ** 64n, 0.5]) {
    t.throws(() => vm.createGuestMemfd({ size: PAGE, flags }), { ...OUT_OF_RANGE, message: /"options\.flags"/ })
  }
  t.throws(() => vm.createGuestMemfd({ size: PAGE, flags: 2n ** 63n }), EINVAL)
  for (const wrong of [undefined, null, PAGE, {}, { size: '4096' }, { size: PAGE, flag: 1 }]) {
    t.throws(() => vm.createGuestMemfd(wrong as never), WRONG_TYPE)
  }
  vm.close()
  t.throws(() => vm.createGuestMemfd({ size: PAGE }), { code: 'ERR_KVM_CLOSED' })
})

guestMemfdTest('setUserMemoryRegion2() with a guest_memfd that is not right', (t, vm, kvm) => {
  const memory = GuestMemory.allocate(4 * PAGE)
  const guestMemfd = vm.createGuestMemfd({ size: 2 * PAGE })
  const region = { slot: 0, guestPhysAddr: 0, memory, guestMemfd }
  t.throws(() => vm.setUserMemoryRegion2(region), { ...OUT_OF_RANGE, message: /"region\.guestMemfd".*16384.*8192/ })
  const part = { ...region, memorySize: PAGE }
  for (const guestMemfdOffset of [2 * PAGE, 1, -PAGE, Number.NaN, 2n ** 64n - 0x1000n]) {
    const message = /"region\.guestMemfdOffset".*from 0 to 4096/
    t.throws(() => vm.setUserMemoryRegion2({ ...part, guestMemfdOffset }), { ...OUT_OF_RANGE, message })
  }
  for (const wrong of [null, 5, memory, {}]) {
    t.throws(() => vm.setUserMemoryRegion2({ ...part, guestMemfd: wrong as never }), WRONG_TYPE)
  }
  const without = { slot: 0, guestPhysAddr: 0, memory }
  t.throws(() => vm.setUserMemoryRegion2({ ...without, flags: KVM_MEM_GUEST_MEMFD }), WRONG_TYPE)
  t.throws(() => vm.setUserMemoryRegion2({ ...without, guestMemfdOffset: 0 }), WRONG_TYPE)
  t.throws(() => vm.setUserMemoryRegion({ ...region } as never), {
    ...WRONG_TYPE,
    message: /Unknown field "guestMemfd" of "region"/,
  })
  const other = kvm.createVm()
  t.throws(() => other.setUserMemoryRegion2(part), EINVAL)
  other.close()
  guestMemfd.close()
  t.throws(() => vm.setUserMemoryRegion2(part), { code: 'ERR_KVM_CLOSED', message: 'This GuestMemfd is closed' })
})

guestMemfdTest('a slot keeps its guest_memfd open, and cannot be changed, only removed', (t, vm) => {
  const before = guestMemfds()
  const memory = GuestMemory.allocate(2 * PAGE)
  const guestMemfd = vm.createGuestMemfd({ size: 4 * PAGE })
  const region = { slot: 0, guestPhysAddr: 0, memory, guestMemfd, guestMemfdOffset: 2 * PAGE }
  vm.setUserMemoryRegion2(region)
  t.throws(() => vm.setUserMemoryRegion2({ ...region, guestPhysAddr: 0x8000 }), EINVAL)
  guestMemfd.close()
  t.is(guestMemfds(), before + 1)
  vm.removeUserMemoryRegion(0)
  t.is(guestMemfds(), before)
})

guestMemfdTest('the end of a virtual machine closes the guest_memfds of its slots', (t, vm) => {
  const before = guestMemfds()
  const guestMemfd = vm.createGuestMemfd({ size: PAGE })
  vm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(PAGE), guestMemfd })
  const vcpu = vm.createVcpu(0)
  guestMemfd.close()
  vm.close()
  t.is(guestMemfds(), before + 1)
  vcpu.close()
  t.is(guestMemfds(), before)
})

guestMemfdTest('mapGuestMemfd() maps what is shared, and nothing else', (t, vm, kvm) => {
  const memory = (flags: number): GuestMemory => {
    const guestMemfd = vm.createGuestMemfd({ size: 2 * PAGE, flags })
    try {
      return GuestMemory.mapGuestMemfd(guestMemfd)
    } finally {
      guestMemfd.close()
    }
  }
  const known = kvm.checkExtensionRaw(KVM_CAP_GUEST_MEMFD_FLAGS)
  for (const flags of [0, GUEST_MEMFD_FLAG_MMAP, GUEST_MEMFD_FLAG_INIT_SHARED]) {
    if ((flags & ~known) === 0) t.throws(() => memory(flags), { ...WRONG_TYPE, message: /"guestMemfd".*INIT_SHARED/ })
  }
  for (const wrong of [undefined, null, 5, vm]) t.throws(() => GuestMemory.mapGuestMemfd(wrong as never), WRONG_TYPE)
  if (known !== SHARED) {
    t.throws(() => memory(SHARED), EINVAL)
    return
  }
  const mapped = memory(SHARED)
  t.is(mapped.size, 2 * PAGE)
  // The guest_memfd is closed, and the virtual machine too: the memory stays.
  vm.close()
  mapped.write(PAGE, Uint8Array.of(1, 2))
  t.is(mapped.bytes[PAGE + 1], 2)
  mapped.close()
})

fullX86Test('a guest runs in the memory of a guest_memfd', t =>
  withVm((vm, kvm) => {
    if (kvm.checkExtensionRaw(KVM_CAP_GUEST_MEMFD_FLAGS) !== SHARED) {
      t.throws(() => vm.createGuestMemfd({ size: PAGE, flags: SHARED }), { instanceOf: KvmError })
      return
    }
    // mov al, [0x3000]; inc al; mov [0x3001], al; hlt
    const guest = realMode(kvm, [0xa0, 0x00, 0x30, 0xfe, 0xc0, 0xa2, 0x01, 0x30, 0xf4])
    const guestMemfd = guest.vm.createGuestMemfd({ size: 2 * PAGE, flags: SHARED })
    const memory = GuestMemory.mapGuestMemfd(guestMemfd)
    memory.write(PAGE, Uint8Array.of(41))
    const [memoryOffset, guestMemfdOffset] = [PAGE, PAGE]
    guest.vm.setUserMemoryRegion2({
      slot: 1,
      guestPhysAddr: 0x3000,
      memory,
      memoryOffset,
      guestMemfd,
      guestMemfdOffset,
    })
    guestMemfd.close()
    t.is(guest.vcpu.run().type, 'Hlt')
    t.is(memory.bytes[PAGE + 1], 42)
    t.is(guest.vm.addressSpace.read(0x3001, 1)[0], 42)
    guest.close()
    memory.close()
  }),
)

// Memory attributes

const isPrivate = KvmMemoryAttributes.from({ address: 0x2000, size: PAGE, attributes: KVM_MEMORY_ATTRIBUTE_PRIVATE })

kvmTest('setMemoryAttributes() of a virtual machine that has none is refused', t =>
  withVm((vm, kvm) => {
    const code = kvm.checkExtension(Cap.MemoryAttributes) ? 'EINVAL' : 'ENOTTY'
    const expected = { instanceOf: KvmError, code, message: /KVM_SET_MEMORY_ATTRIBUTES/ } as const
    t.throws(() => vm.setMemoryAttributes(isPrivate), expected)
    t.throws(() => vm.setMemoryAttributes({ address: 0 } as never), { ...WRONG_TYPE, message: /KvmMemoryAttributes/ })
  }),
)

fullKvmTest('private memory: the guest touches what is shared, and then what is not', t =>
  withVm((vm, kvm) => {
    if ((kvm.checkExtensionRaw(KVM_CAP_VM_TYPES) & (1 << KVM_X86_SW_PROTECTED_VM)) === 0) {
      t.throws(() => kvm.createVmWithType(KVM_X86_SW_PROTECTED_VM), EINVAL)
      return
    }
    vm.close()
    const protectedVm = kvm.createVmWithType(KVM_X86_SW_PROTECTED_VM)
    const guestMemfd = protectedVm.createGuestMemfd({ size: PAGE })
    const memory = GuestMemory.allocate(PAGE)
    protectedVm.setUserMemoryRegion2({ slot: 0, guestPhysAddr: 0x2000, memory, guestMemfd })
    protectedVm.setMemoryAttributes(isPrivate)
    t.throws(() => protectedVm.setMemoryAttributes(KvmMemoryAttributes.from({ size: 1 })), EINVAL)
    protectedVm.setMemoryAttributes(KvmMemoryAttributes.from({ address: 0x2000, size: PAGE }))
    for (const handle of [guestMemfd, memory, protectedVm]) handle.close()
  }),
)

// Encrypted regions

kvmTest('memory is registered for encrypted guests only, and in pages inside of it', t =>
  withVm(vm => {
    const memory = GuestMemory.allocate(4 * PAGE)
    const methods = ['registerEncMemoryRegion', 'unregisterEncMemoryRegion'] as const
    for (const method of methods) {
      for (const wrong of [undefined, null, 5, {}, { memory: 5 }, { memory, addr: 0 }]) {
        t.throws(() => vm[method](wrong as never), WRONG_TYPE)
      }
      for (const wrong of [
        { memorySize: 0 },
        { memoryOffset: 4 * PAGE },
        { memoryOffset: PAGE, memorySize: 4 * PAGE },
        { memoryOffset: 1 },
        { memoryOffset: PAGE, memorySize: 2n ** 64n - 0x1000n },
      ]) {
        t.throws(() => vm[method]({ memory, ...wrong }), OUT_OF_RANGE)
      }
      // No virtual machine here is encrypted: that takes a processor with SEV.
      const message = /KVM_MEMORY_ENCRYPT_(UN)?REG_REGION.*is not encrypted/
      t.throws(() => vm[method]({ memory }), { instanceOf: KvmError, code: 'ENOTTY', message })
      t.throws(() => vm[method]({ memory, memoryOffset: PAGE, memorySize: PAGE }), { instanceOf: KvmError })
    }
    memory.close()
    for (const method of methods) t.throws(() => vm[method]({ memory }), { code: 'ERR_KVM_CLOSED' })
  }),
)
