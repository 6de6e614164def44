/** A device whose state goes into a snapshot of the machine. */
export interface Saveable {
  /** Names the kind of device and the version of its state in a snapshot: `virtio-blk/1`. */
  readonly stateType: string

  /**
   * Returns the device's state. The guest is paused, and every request that the device has taken is finished.
   *
   * @returns what `structuredClone()` can copy: plain objects, arrays, numbers, bigints, strings and byte arrays
   */
  save(): unknown | Promise<unknown>

  /**
   * Takes over a state that `save()` returned, in another process perhaps. The guest has not run yet. The state comes
   * from a file that may have been altered: check it before use.
   *
   * @throws {TypeError} when it is not a state of such a device; the device is then as before
   */
  restore(state: unknown): void
}
