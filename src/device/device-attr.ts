// Attributes of devices, virtual machines, vCPUs and /dev/kvm. In `struct kvm_device_attr` there is an address, and no
// size: here the value is the caller's bytes, and the seam puts them where the kernel cannot go past their end.

import { constants } from 'node:os'
import { KvmDeviceAttr } from '../abi/host.ts'
import { lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, u32, u64 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { check } from '../errors.ts'
import { Struct } from '../struct/struct.ts'

/** Which attribute is meant: `struct kvm_device_attr` without the address of the value. */
export interface DeviceAttr {
  /** None is defined yet. The default is 0. */
  flags?: Integer
  /** The group, such as `KVM_DEV_VFIO_GROUP`. */
  group: Integer
  /** The attribute of the group, such as `KVM_DEV_VFIO_GROUP_ADD`. */
  attr: Integer
}

const { ENXIO } = constants.errno

const HINTS = {
  ENXIO: 'there is no such group or attribute, or not at this time',
  EPERM: 'there are no attributes that this could be done with',
  EFAULT: 'the value has fewer bytes than the kernel takes for this attribute, or the kernel could not use them',
}

/** The native object of something that has attributes; some can only be read, and some only written. */
interface Binding {
  hasDeviceAttr(attr: Uint8Array): number
}

interface WritableBinding extends Binding {
  setDeviceAttr(attr: Uint8Array, value: Uint8Array): number
}

interface ReadableBinding extends Binding {
  getDeviceAttr(attr: Uint8Array, into: Uint8Array): number
}

export function hasDeviceAttr(binding: Binding, attr: DeviceAttr): boolean {
  const answer = binding.hasDeviceAttr(attrBytes(attr))
  if (answer === -ENXIO) return false
  check('KVM_HAS_DEVICE_ATTR', answer, HINTS)
  return true
}

export function setDeviceAttr(
  binding: WritableBinding,
  attr: DeviceAttr,
  value: Uint8Array | Struct = new Uint8Array(),
): void {
  check('KVM_SET_DEVICE_ATTR', binding.setDeviceAttr(attrBytes(attr), valueBytes(value, 'value')), HINTS)
}

export function getDeviceAttr<T extends Uint8Array | Struct>(binding: ReadableBinding, attr: DeviceAttr, into: T): T {
  check('KVM_GET_DEVICE_ATTR', binding.getDeviceAttr(attrBytes(attr), valueBytes(into, 'into')), HINTS)
  return into
}

/** The bytes of a KvmDeviceAttr without an address. */
function attrBytes(value: DeviceAttr): Uint8Array {
  const { flags = 0, group, attr } = fieldsOf(value, 'attr', ['flags', 'group', 'attr'])
  const struct = new KvmDeviceAttr()
  struct.flags = u32(flags, 'attr.flags')
  struct.group = u32(group, 'attr.group')
  struct.attr = u64(attr, 'attr.attr')
  return struct.bytes
}

/** The bytes of a value, which may be a struct. */
export function valueBytes(value: unknown, name: string): Uint8Array {
  const struct = typeof value === 'object' && value !== null ? Struct.bytesOf(value) : undefined
  const bytes = struct ?? value
  lengthOfArgument(bytes, name, 'Uint8Array or struct')
  return bytes as Uint8Array
}
