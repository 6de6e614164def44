// A space of addresses, such as the I/O ports of a PC, and which device answers at which of them.

/** A device with registers of one byte each. */
export interface Device {
  /** `register` counts from the device's first address. */
  read(register: number): number
  /** `width` is that of the whole access, in bytes, of which this is one. */
  write(register: number, value: number, width: number): void
}

interface Place {
  device: Device
  register: number
}

/** An access wider than a byte is one to as many addresses in a row, as a bus makes of it for devices of 8 bits. */
export class Bus {
  readonly #places = new Map<number, Place>()

  /** Puts a device at `count` addresses from `first` on. */
  attach(device: Device, first: number, count: number): void {
    for (let register = 0; register < count; register++) this.#places.set(first + register, { device, register })
  }

  /** Fills `data` with the answers to accesses of `size` bytes at `address`: of `rep ins` there are several. */
  read(address: number, size: number, data: Uint8Array): void {
    for (let index = 0; index < data.length; index++) {
      const place = this.#places.get(address + (index % size))
      // Where nobody drives the bus it reads as ones.
      data[index] = place === undefined ? 0xff : place.device.read(place.register)
    }
  }

  /** Hands on what the guest wrote by accesses of `size` bytes to `address`: of `rep outs` there are several. */
  write(address: number, size: number, data: Uint8Array): void {
    for (let index = 0; index < data.length; index++) {
      const place = this.#places.get(address + (index % size))
      place?.device.write(place.register, data[index] as number, size)
    }
  }
}
