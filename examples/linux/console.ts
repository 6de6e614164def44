// Where the serial port's bytes go: a file descriptor.

import { writeSync } from 'node:fs'

const LINE_FEED = 10
const PAUSE_MS = 2

/** Writes whole lines: a system call for each byte would cost more than the guest's sending it. */
export class Console {
  readonly #fd: number
  readonly #bytes = new Uint8Array(4096)
  #length = 0

  constructor(fd: number) {
    this.#fd = fd
  }

  write(byte: number): void {
    this.#bytes[this.#length++] = byte
    if (byte === LINE_FEED || this.#length === this.#bytes.length) this.flush()
  }

  /** Writes what is left of a line: a prompt has to be seen before somebody answers it. */
  flush(): void {
    const length = this.#length
    this.#length = 0
    if (length > 0) writeAll(this.#fd, this.#bytes.subarray(0, length))
  }
}

/** Writes all of `bytes`, however long the reader takes. */
function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written)
    } catch (error) {
      // A pipe or terminal that somebody has made non-blocking, and that is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      sleep(PAUSE_MS)
    }
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
