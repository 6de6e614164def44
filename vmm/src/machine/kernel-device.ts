// A device in the kernel, and the attributes by which it is set up.

import { type DeviceFd, KvmCreateDevice, KvmError, type VmFd } from 'kvm-ioctls'
import { MachineError } from '../errors.ts'

export interface Attributes {
  setU32(group: number, attr: number, value: number): void
  setU64(group: number, attr: number, value: number): void
  /** For an attribute that has no value, but stands for something to do. */
  trigger(group: number, attr: number): void
}

/** Creates a device of the type, one of `KVM_DEV_TYPE_*`, which lasts as long as the virtual machine. */
export function createKernelDevice(vm: VmFd, type: number, name: string, setUp: (device: Attributes) => void): void {
  const device = open(vm, type, name)
  const set = (group: number, attr: number, value: Uint32Array | BigUint64Array) =>
    device.setDeviceAttr({ group, attr }, new Uint8Array(value.buffer))
  try {
    setUp({
      setU32: (group, attr, value) => set(group, attr, Uint32Array.of(value)),
      setU64: (group, attr, value) => set(group, attr, BigUint64Array.of(BigInt(value))),
      trigger: (group, attr) => device.setDeviceAttr({ group, attr }),
    })
  } finally {
    device.close()
  }
}

function open(vm: VmFd, type: number, name: string): DeviceFd {
  try {
    return vm.createDevice(KvmCreateDevice.from({ type }))
  } catch (error) {
    if (!(error instanceof KvmError) || error.code !== 'ENODEV') throw error
    throw new MachineError(`this KVM has no ${name}, which the machine needs`, { cause: error })
  }
}
