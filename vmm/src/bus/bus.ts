import type { BusDevice } from './bus-device.ts'

interface Window {
  start: number
  end: number
  device: BusDevice
}

/** A space of addresses, such as the I/O ports of a PC, and the devices in it. */
export class Bus {
  readonly #windows: Window[] = []

  /**
   * Puts a device at `size` addresses from `start` on.
   *
   * @throws {RangeError} when another device is at one of them
   */
  attach(device: BusDevice, start: number, size: number): void {
    const end = start + size
    const other = this.#windows.find(window => start < window.end && window.start < end)
    if (other !== undefined) {
      throw new RangeError(
        `0x${start.toString(16)} to 0x${(end - 1).toString(16)} overlaps the device at 0x${other.start.toString(16)}`,
      )
    }
    this.#windows.push({ start, end, device })
  }

  /**
   * Fills `data` with the answer to one read. An address without a device reads as ones.
   *
   * @param size - in bytes, of one access: `rep ins` makes several at the same address, all of which `data` has
   */
  read(address: number, size: number, data: Uint8Array): void {
    // KVM leaves the bytes of the access before in `data`.
    data.fill(0xff)
    const window = this.#find(address)
    if (window === undefined) return
    const offset = address - window.start
    if (data.length === size) window.device.read(offset, data)
    else for (let at = 0; at < data.length; at += size) window.device.read(offset, data.subarray(at, at + size))
  }

  /**
   * Passes on one write. A write to an address without a device is lost.
   *
   * @param size - in bytes, of one access: `rep outs` makes several at the same address, all of which `data` has
   */
  write(address: number, size: number, data: Uint8Array): void {
    const window = this.#find(address)
    if (window === undefined) return
    const offset = address - window.start
    if (data.length === size) window.device.write(offset, data)
    else for (let at = 0; at < data.length; at += size) window.device.write(offset, data.subarray(at, at + size))
  }

  #find(address: number): Window | undefined {
    for (const window of this.#windows) if (address >= window.start && address < window.end) return window
    return undefined
  }
}
