import { readdirSync, readlinkSync } from 'node:fs'
import test, { type ExecutionContext } from 'ava'
import {
  type DeviceAttr,
  DeviceFd,
  KVM_CREATE_DEVICE_TEST,
  KVM_DEV_TYPE_FSL_MPIC_20,
  KVM_DEV_TYPE_VFIO,
  KVM_DEV_VFIO_FILE,
  KVM_DEV_VFIO_FILE_ADD,
  KVM_DEV_VFIO_FILE_DEL,
  Kvm,
  KvmCreateDevice,
  KvmDeviceAttr,
  KvmError,
  type VmFd,
} from 'kvm-ioctls'
import { createAia, initializeAia, SOURCES } from './guests/aia.ts'
import { createGic, initializeGic, NR_IRQS } from './guests/gic.ts'
import { duplicate } from './helpers/file-descriptor.ts'
import { aarch64Test, kvmTest, riscv64Test } from './helpers/kvm-test.ts'

const ADD = { group: KVM_DEV_VFIO_FILE, attr: KVM_DEV_VFIO_FILE_ADD }
const DEL = { group: KVM_DEV_VFIO_FILE, attr: KVM_DEV_VFIO_FILE_DEL }
const EFAULT = { instanceOf: KvmError, code: 'EFAULT' } as const

function withVm(use: (vm: VmFd) => void): void {
  const vm = new Kvm().createVm()
  try {
    use(vm)
  } finally {
    vm.close()
  }
}

function withVfio(use: (device: DeviceFd, vm: VmFd) => void): void {
  withVm(vm => {
    const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
    try {
      use(device, vm)
    } finally {
      device.close()
    }
  })
}

const fileDescriptor = (fd: number): Uint8Array => new Uint8Array(Int32Array.of(fd).buffer)

kvmTest('createDevice() creates a device of a type that the kernel has', t =>
  withVm(vm => {
    const wanted = KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })
    const device = vm.createDevice(wanted)
    t.true(device instanceof DeviceFd)
    t.is(readlinkSync(`/proc/self/fd/${device.asRawFd()}`), 'anon_inode:kvm-vfio')
    t.is(wanted.fd, device.asRawFd())
    // One for each virtual machine.
    t.throws(() => vm.createDevice(wanted), { instanceOf: KvmError, code: 'EBUSY' })
    device.close()
  }),
)

kvmTest('createDevice() with KVM_CREATE_DEVICE_TEST says whether it could be, and touches no file descriptor', t =>
  withVm(vm => {
    const names = (): string[] => [0, 1, 2].map(fd => readlinkSync(`/proc/self/fd/${fd}`))
    const before = names()
    const flags = KVM_CREATE_DEVICE_TEST
    t.throws(() => vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_FSL_MPIC_20, flags })), {
      instanceOf: KvmError,
      code: 'ENODEV',
      message: /KVM_CREATE_DEVICE \(there is no device of this type here\)/,
    })
    for (const fd of [0, 1, vm.asRawFd(), 0xffff_ffff]) {
      const wanted = KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO, flags, fd })
      const device = vm.createDevice(wanted)
      t.true(device.closed)
      t.is(wanted.fd, fd)
      t.throws(() => device.asRawFd(), { code: 'ERR_KVM_CLOSED' })
    }
    t.deepEqual(names(), before)
    vm.createVcpu(0).close()
    // None was created.
    vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO })).close()
  }),
)

kvmTest('createDevice() takes a KvmCreateDevice and nothing else', t =>
  withVm(vm => {
    for (const device of [undefined, null, 4, { type: KVM_DEV_TYPE_VFIO }, new KvmDeviceAttr()]) {
      t.throws(() => vm.createDevice(device as never), { instanceOf: TypeError, message: /"device".*KvmCreateDevice/ })
    }
  }),
)

kvmTest('hasDeviceAttr() says whether the device has an attribute', t =>
  withVfio(device => {
    t.true(device.hasDeviceAttr(ADD))
    t.true(device.hasDeviceAttr({ ...ADD, attr: 1n, flags: 0 }))
    t.false(device.hasDeviceAttr({ group: KVM_DEV_VFIO_FILE, attr: 99 }))
    t.false(device.hasDeviceAttr({ group: 99, attr: 1n << 63n }))
  }),
)

kvmTest('setDeviceAttr() hands the kernel the value', t =>
  withVfio(device => {
    t.throws(() => device.setDeviceAttr(ADD, fileDescriptor(-1)), {
      instanceOf: KvmError,
      code: 'EBADF',
      message: /KVM_SET_DEVICE_ATTR/,
    })
    // An open one that is not VFIO's.
    t.throws(() => device.setDeviceAttr(ADD, fileDescriptor(device.asRawFd())), {
      instanceOf: KvmError,
      code: 'EINVAL',
    })
    t.throws(() => device.setDeviceAttr(DEL, fileDescriptor(device.asRawFd())), {
      instanceOf: KvmError,
      code: 'ENOENT',
    })
    t.throws(() => device.setDeviceAttr({ group: 99, attr: 0 }, fileDescriptor(0)), {
      instanceOf: KvmError,
      code: 'ENXIO',
    })
  }),
)

kvmTest('setDeviceAttr(): the kernel gets the bytes of a value and no others, however many it would take', t =>
  withVfio(device => {
    for (const size of [0, 1, 2, 3]) {
      t.throws(() => device.setDeviceAttr(ADD, new Uint8Array(size)), { ...EFAULT, message: /fewer bytes/ })
    }
    t.throws(() => device.setDeviceAttr(ADD), EFAULT)
    // Of more it takes the first: here file descriptor -1.
    const EBADF = { instanceOf: KvmError, code: 'EBADF' } as const
    for (const size of [4, 5, 4095, 4096, 4097, 1 << 20]) {
      t.throws(() => device.setDeviceAttr(ADD, new Uint8Array(size).fill(0xff)), EBADF, String(size))
    }
    t.throws(() => device.setDeviceAttr(ADD, new Uint8Array(8).fill(0xff).subarray(3, 7)), EBADF)
    t.throws(() => device.setDeviceAttr(ADD, Buffer.alloc(4, 0xff)), EBADF)
    t.throws(() => device.setDeviceAttr(ADD, KvmDeviceAttr.from({ flags: 0xffff_ffff })), EBADF)
  }),
)

kvmTest('getDeviceAttr() leaves the bytes alone where it fails', t =>
  withVfio(device => {
    const into = Uint8Array.of(1, 2, 3, 4)
    t.throws(() => device.getDeviceAttr(ADD, into), {
      instanceOf: KvmError,
      code: 'EPERM',
      message: /KVM_GET_DEVICE_ATTR/,
    })
    t.deepEqual([...into], [1, 2, 3, 4])
  }),
)

kvmTest('bad attributes and values are errors that name the argument', t =>
  withVfio(device => {
    const uses = [
      (attr: never) => device.hasDeviceAttr(attr),
      (attr: never) => device.setDeviceAttr(attr, fileDescriptor(0)),
      (attr: never) => device.getDeviceAttr(attr, fileDescriptor(0)),
    ]
    for (const use of uses) {
      const throws = (attr: unknown, instanceOf: ErrorConstructor, message: RegExp): void => {
        t.throws(() => use(attr as never), { instanceOf, message })
      }
      for (const attr of [undefined, null, 1]) throws(attr, TypeError as never, /"attr".*object/)
      throws({}, TypeError as never, /"attr\.group".*number or bigint/)
      throws({ group: 1 }, TypeError as never, /"attr\.attr".*number or bigint/)
      throws({ ...ADD, group: 2 ** 32 }, RangeError as never, /"attr\.group"/)
      throws({ ...ADD, attr: -1 }, RangeError as never, /"attr\.attr"/)
      throws({ ...ADD, flags: 0.5 }, RangeError as never, /"attr\.flags"/)
      throws({ ...ADD, addr: 0n }, TypeError as never, /field "addr" of "attr"/)
    }
    for (const value of [null, 1, [1, 2, 3, 4], new ArrayBuffer(4), new Uint32Array(1), 'ab']) {
      t.throws(() => device.setDeviceAttr(ADD, value as never), { instanceOf: TypeError, message: /"value"/ })
      t.throws(() => device.getDeviceAttr(ADD, value as never), { instanceOf: TypeError, message: /"into"/ })
    }
  }),
)

kvmTest('DeviceFd.fromRawFd() takes a duplicate of a handle that is open, and not the handle itself', t =>
  withVfio(device => {
    t.throws(() => DeviceFd.fromRawFd(device.asRawFd()), { code: 'ERR_KVM_FD_OWNED' })
    const twin = DeviceFd.fromRawFd(duplicate(device.asRawFd()))
    device.close()
    t.true(twin.hasDeviceAttr(ADD))
    t.throws(() => twin.getDeviceAttr(ADD, new Uint8Array(4)), { instanceOf: KvmError })
    twin.close()
  }),
)

kvmTest('DeviceFd.fromRawFd() refuses what is no device', t =>
  withVm(vm => {
    const vcpu = vm.createVcpu(0)
    for (const handle of [vm, vcpu]) {
      const fd = duplicate(handle.asRawFd())
      t.throws(() => DeviceFd.fromRawFd(fd), { code: 'ERR_KVM_WRONG_FD', message: /is not a device of KVM: it is / })
    }
    vcpu.close()
    t.throws(() => DeviceFd.fromRawFd(0x7fff_ffff), { instanceOf: KvmError, code: 'EBADF' })
    t.throws(() => DeviceFd.fromRawFd(-1), { instanceOf: RangeError, message: /"fd"/ })
  }),
)

kvmTest('a device keeps its virtual machine, and both can be closed in any order', t => {
  const files = (): number =>
    readdirSync('/proc/self/fd').filter(fd => {
      try {
        return /kvm-(vm|vfio)/.test(readlinkSync(`/proc/self/fd/${fd}`))
      } catch {
        return false
      }
    }).length
  const before = files()
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    withVfio((device, vm) => {
      for (const index of order) {
        const handle = [device, vm][index]
        handle?.close()
        if (!device.closed) t.true(device.hasDeviceAttr(ADD))
      }
    })
    t.is(files(), before)
  }
})

kvmTest('every method of a closed device throws ERR_KVM_CLOSED', t =>
  withVfio(device => {
    device.close()
    const uses = [
      () => device.asRawFd(),
      () => device.hasDeviceAttr(ADD),
      () => device.setDeviceAttr(ADD),
      () => device.getDeviceAttr(ADD, new Uint8Array(4)),
      () => device.unsafeIoctl(0),
    ]
    for (const use of uses) t.throws(use, { code: 'ERR_KVM_CLOSED', message: 'This DeviceFd is closed' })
  }),
)

test('DeviceFd cannot be constructed', t => {
  const Class = DeviceFd as unknown as new (...args: unknown[]) => unknown
  t.throws(() => new Class({}), { instanceOf: TypeError, code: 'ERR_ILLEGAL_CONSTRUCTOR' })
})

/** A controller whose vCPU is there, and which is set up for 128 interrupts. */
function checkInterrupts(
  t: ExecutionContext,
  original: DeviceFd,
  attr: DeviceAttr,
  initialize: (device: DeviceFd, interrupts: number) => void,
): void {
  const device = DeviceFd.fromRawFd(duplicate(original.asRawFd()))
  original.close()
  t.false(device.hasDeviceAttr({ group: 99, attr: 1 }))
  t.true(device.hasDeviceAttr(attr))
  initialize(device, 128)
  t.throws(() => device.getDeviceAttr(attr, new Uint8Array(0)), EFAULT)
  t.throws(() => device.getDeviceAttr(attr, new Uint8Array(3)), EFAULT)
  t.deepEqual([...device.getDeviceAttr(attr, new Uint8Array(4))], [128, 0, 0, 0])
  t.deepEqual([...device.getDeviceAttr(attr, new Uint8Array(5).fill(1))], [128, 0, 0, 0, 1])
  device.close()
}

function noMpic(t: ExecutionContext, vm: VmFd): void {
  const mpic = KvmCreateDevice.from({ type: KVM_DEV_TYPE_FSL_MPIC_20, flags: KVM_CREATE_DEVICE_TEST })
  t.throws(() => vm.createDevice(mpic), { instanceOf: KvmError, code: 'ENODEV' })
}

aarch64Test('the attributes of a GIC are set and read', t =>
  withVm(vm => {
    noMpic(t, vm)
    const gic = createGic(vm)
    const vcpu = vm.createVcpu(0)
    checkInterrupts(t, gic, NR_IRQS, initializeGic)
    vcpu.close()
  }),
)

riscv64Test('the attributes of an AIA are set and read', t =>
  withVm(vm => {
    noMpic(t, vm)
    const aia = createAia(vm)
    const vcpu = vm.createVcpu(0)
    checkInterrupts(t, aia, SOURCES, initializeAia)
    vcpu.close()
  }),
)
