// A queue of bytes in memory that threads share. At any time one may put in and one may take out.

// The two positions, which count all bytes ever, and wrap.
const PUT = 0
const TAKEN = 1
const HEADER_SIZE = 8

export class Ring {
  readonly #positions: Int32Array
  readonly #bytes: Uint8Array

  /** The memory of one for `capacity` bytes: a power of two. */
  static allocate(capacity: number): SharedArrayBuffer {
    return new SharedArrayBuffer(HEADER_SIZE + capacity)
  }

  constructor(shared: SharedArrayBuffer) {
    this.#positions = new Int32Array(shared, 0, 2)
    this.#bytes = new Uint8Array(shared, HEADER_SIZE)
  }

  get length(): number {
    return (Atomics.load(this.#positions, PUT) - Atomics.load(this.#positions, TAKEN)) | 0
  }

  get room(): number {
    return this.#bytes.length - this.length
  }

  /** Whoever puts has seen to it that there is room. */
  put(byte: number): void {
    const put = Atomics.load(this.#positions, PUT)
    this.#bytes[put & (this.#bytes.length - 1)] = byte
    Atomics.store(this.#positions, PUT, (put + 1) | 0)
  }

  /** The first byte, where there is one. */
  take(): number | undefined {
    return this.#take(1)[0]
  }

  takeAll(): Uint8Array {
    return this.#take(this.length)
  }

  #take(most: number): Uint8Array {
    const taken = Atomics.load(this.#positions, TAKEN)
    const bytes = new Uint8Array(Math.min(most, this.length))
    for (let index = 0; index < bytes.length; index++) {
      bytes[index] = this.#bytes[(taken + index) & (this.#bytes.length - 1)] as number
    }
    Atomics.store(this.#positions, TAKEN, (taken + bytes.length) | 0)
    Atomics.notify(this.#positions, TAKEN)
    return bytes
  }

  /** Blocks the thread until there is room. */
  waitForRoom(): void {
    for (;;) {
      const taken = Atomics.load(this.#positions, TAKEN)
      if (this.room > 0) return
      Atomics.wait(this.#positions, TAKEN, taken)
    }
  }
}
