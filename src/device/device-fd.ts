// A device that the kernel emulates for a virtual machine.

import { KVM_CREATE_DEVICE_TEST, KvmCreateDevice } from '../abi/host.ts'
import { type BindingDevice, type BindingVm, binding } from '../addon.ts'
import { type Integer, integer } from '../arguments/integer.ts'
import { check } from '../errors.ts'
import { FdHandle } from '../handle/fd-handle.ts'
import { bindingOf, type Handle, illegalConstructor } from '../handle/handle.ts'
import { checkAdopted } from '../handle/raw-fd.ts'
import { bytesOfArgument, type Struct } from '../struct/struct.ts'
import { refuseUnsupported } from '../unsupported-arch.ts'
import { type DeviceAttr, getDeviceAttr, hasDeviceAttr, setDeviceAttr } from './device-attr.ts'

let newDeviceFd: (device: BindingDevice) => DeviceFd

/**
 * A device in the kernel: an interrupt controller (arm64, riscv64), or the list of the VFIO files that a virtual
 * machine uses. It is created by `VmFd.createDevice()`, and keeps the virtual machine alive.
 *
 * Devices are set up by attributes, which come in groups. A value is as many bytes as its attribute has; they are
 * passed as a Uint8Array or a struct. How many those are only the kernel knows. It never gets at others: where it would
 * take more than were passed it fails with EFAULT, and where it takes fewer the first ones are meant.
 *
 * @example
 * const vm = new Kvm().createVm()
 * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
 * console.log(device.hasDeviceAttr({ group: KVM_DEV_VFIO_GROUP, attr: KVM_DEV_VFIO_GROUP_ADD })) // true
 * device.close()
 */
export class DeviceFd extends FdHandle<BindingDevice> {
  private constructor(device: BindingDevice) {
    if (!(device instanceof binding.BindingDevice)) throw illegalConstructor('DeviceFd', 'VmFd.createDevice()')
    super(device)
  }

  static {
    newDeviceFd = device => new DeviceFd(device)
  }

  /**
   * Takes over the file descriptor of a device; `close()` will close it. That it is one is proven first, by the name
   * that the kernel gives it. After an error it is still open and the caller's.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {KvmError} EBADF when it is not open
   *
   * @example
   * const vm = new Kvm().createVm()
   * try {
   *   DeviceFd.fromRawFd(vm.asRawFd())
   * } catch (error) {
   *   if (error instanceof Error && 'code' in error) console.log(error.code) // ERR_KVM_FD_OWNED
   * }
   */
  static fromRawFd(fd: Integer): DeviceFd {
    const number = integer(fd, 'fd', 0, 0x7fff_ffff)
    return new DeviceFd(checkAdopted(number, 'a device of KVM', binding.BindingDevice.fromRawFd(number)))
  }

  /**
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const vm = new Kvm().createVm()
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * console.log(device.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * Whether the device has an attribute.
   *
   * ioctl: `KVM_HAS_DEVICE_ATTR` (KVM API 4.81), capability `Cap.DeviceCtrl`.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/ for each device
   * @returns false where the kernel answers ENXIO
   * @throws {KvmError} EPERM when the device has no attributes at all
   *
   * @example
   * const vm = new Kvm().createVm()
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * console.log(device.hasDeviceAttr({ group: 99, attr: 0 })) // false
   */
  hasDeviceAttr(attr: DeviceAttr): boolean {
    return hasDeviceAttr(bindingOf(this), attr)
  }

  /**
   * Sets an attribute, or performs the action that it stands for.
   *
   * ioctl: `KVM_SET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.DeviceCtrl`.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/ for each device
   * @param value - as many bytes as the attribute takes: a u32 or u64, little-endian, or a struct. For one without a
   *   value it is left out
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when the value has fewer bytes than it takes, EBUSY,
   *   EINVAL and others of the device's own
   *
   * @example
   * const vm = new Kvm().createVm()
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * const file = Int32Array.of(-1) // the file descriptor of a VFIO group
   * try {
   *   device.setDeviceAttr({ group: KVM_DEV_VFIO_GROUP, attr: KVM_DEV_VFIO_GROUP_ADD }, new Uint8Array(file.buffer))
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.code) // EBADF
   * }
   */
  setDeviceAttr(attr: DeviceAttr, value?: Uint8Array | Struct): void {
    setDeviceAttr(bindingOf(this), attr, value)
  }

  /**
   * Reads an attribute. Some take their place in a list, or the like, from the bytes before they write them.
   *
   * ioctl: `KVM_GET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.DeviceCtrl`.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/ for each device
   * @param into - as many bytes as the attribute has, or a struct; filled and returned. After an error it is as before
   * @throws {KvmError} ENXIO when there is no such attribute, EPERM when the device has none that can be read (VFIO),
   *   EFAULT when `into` has fewer bytes than the attribute
   *
   * @example
   * const vm = new Kvm().createVm()
   * const device = vm.createDevice(KvmCreateDevice.from({ type: KVM_DEV_TYPE_VFIO }))
   * try {
   *   device.getDeviceAttr({ group: KVM_DEV_VFIO_GROUP, attr: KVM_DEV_VFIO_GROUP_ADD }, new Uint8Array(4))
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.code) // EPERM
   * }
   */
  getDeviceAttr<T extends Uint8Array | Struct>(attr: DeviceAttr, into: T): T {
    return getDeviceAttr(bindingOf(this), attr, into)
  }
}

refuseUnsupported(DeviceFd)

/** Not exported by the barrel: `VmFd.createDevice()`. */
export function createDevice(vm: Handle<BindingVm>, device: KvmCreateDevice): DeviceFd {
  const bytes = bytesOfArgument(device, KvmCreateDevice, 'device')
  const made = newDeviceFd(
    check('KVM_CREATE_DEVICE', bindingOf(vm).createDevice(bytes), {
      ENODEV: 'there is no device of this type here',
      EBUSY: 'there is a VFIO device already, or an interrupt controller has to come before the first run of a vCPU',
      EEXIST: 'there is an interrupt controller already',
    }),
  )
  if (device.flags & KVM_CREATE_DEVICE_TEST) made.close()
  return made
}
