import type { BusDevice } from './bus-device.ts'

/** A device whose registers have one byte each. */
export interface ByteRegisters {
  /** @param register - counts from the device's first address */
  read(register: number): number
  /**
   * @param register - counts from the device's first address
   * @param width - of the whole access in bytes, of which `value` is one
   */
  write(register: number, value: number, width: number): void
}

/** Puts such a device on a bus: a wide access becomes one to as many registers in a row. */
export function byteRegisters(count: number, device: ByteRegisters): BusDevice {
  return {
    read(offset, data) {
      const end = Math.min(data.length, count - offset)
      for (let index = 0; index < end; index++) data[index] = device.read(offset + index)
    },
    write(offset, data) {
      const end = Math.min(data.length, count - offset)
      for (let index = 0; index < end; index++) device.write(offset + index, data[index] as number, data.length)
    },
  }
}
