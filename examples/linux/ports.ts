// The I/O ports, and which device answers at which of them.

/** A device with registers of one byte each. */
export interface PortDevice {
  /** `register` counts from the device's first port. */
  read(register: number): number
  /** `width` is that of the whole access, in bytes, of which this is one. */
  write(register: number, value: number, width: number): void
}

interface Place {
  device: PortDevice
  register: number
}

/** An access wider than a byte is one to as many ports in a row, as the ISA bus makes of it for devices of 8 bits. */
export class Ports {
  readonly #places = new Map<number, Place>()

  /** Puts a device at `count` ports from `first` on. */
  attach(device: PortDevice, first: number, count: number): void {
    for (let register = 0; register < count; register++) this.#places.set(first + register, { device, register })
  }

  /** Fills `data` with the answers to accesses of `size` bytes at `port`: of `rep ins` there are several. */
  read(port: number, size: number, data: Uint8Array): void {
    for (let index = 0; index < data.length; index++) {
      const place = this.#places.get(port + (index % size))
      // Where nobody drives the bus it reads as ones.
      data[index] = place === undefined ? 0xff : place.device.read(place.register)
    }
  }

  /** Hands on what the guest wrote by accesses of `size` bytes to `port`: of `rep outs` there are several. */
  write(port: number, size: number, data: Uint8Array): void {
    for (let index = 0; index < data.length; index++) {
      const place = this.#places.get(port + (index % size))
      place?.device.write(place.register, data[index] as number, size)
    }
  }
}
