import type { AddressSpace, EventFd } from 'kvm-ioctls'
import type { BusDevice } from './bus-device.ts'
import type { Interrupt } from './interrupt.ts'

/**
 * A device in the guest-physical address space, which the machine gives a window of addresses and an interrupt. The
 * guest finds it through ACPI or the device tree.
 */
export interface MappedDevice extends BusDevice {
  /** The `_HID` of the device's node in the ACPI namespace, such as `LNRO0005` for virtio-mmio. */
  readonly hid: string

  /** The `compatible` property of the device's node in the device tree, such as `virtio,mmio`. */
  readonly compatible: string

  /** The size of the window in bytes. */
  readonly size: number

  /** Connects the device. The machine calls it once, before the guest runs. */
  attach(window: DeviceWindow): void

  /** Releases what the device has opened. The machine calls it once, after the last vCPU has stopped. */
  close(): void | Promise<void>
}

/** A place in the machine for one device. */
export interface DeviceWindow {
  /** The guest-physical address of the first register. */
  readonly address: number

  readonly interrupt: Interrupt

  /** The guest's memory, by guest-physical addresses. */
  readonly memory: AddressSpace

  /**
   * Returns an event that counts the guest's writes of `value` to the 32-bit register at `offset`, which then cause no
   * exit (`KVM_IOEVENTFD`). The machine closes it.
   *
   * @param offset - in bytes from `address`
   * @param value - which writes count; all others reach `write()`
   */
  writeEvent(offset: number, value: number): EventFd

  /** Ends the machine with an `error` event: for a fault of the host that the guest cannot be told of. */
  fail(error: Error): void
}
