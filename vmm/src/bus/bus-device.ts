/** A device with registers on a bus: the I/O ports of a PC, or the guest-physical address space. */
export interface BusDevice {
  /**
   * Answers a read of `data.length` bytes at `offset`. `data` is all ones: a byte that the device leaves alone reads as
   * an undriven bus does.
   *
   * @param offset - in bytes from the device's first address; the access may end behind its last
   * @param data - 1 to 8 bytes, valid during the call only
   */
  read(offset: number, data: Uint8Array): void

  /**
   * Takes a write of `data.length` bytes at `offset`. The guest chooses all of it: a write that makes no sense is
   * ignored. It must not throw.
   *
   * @param offset - in bytes from the device's first address; the access may end behind its last
   * @param data - 1 to 8 bytes, valid during the call only
   */
  write(offset: number, data: Uint8Array): void
}
