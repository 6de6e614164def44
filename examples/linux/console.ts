// Where the serial console goes to: a file descriptor, written at once, so that nothing waits in this process.

import { writeSync } from 'node:fs'

const PAUSE_MS = 2
const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** Writes all of `bytes`, however long the reader takes. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written)
    } catch (error) {
      // A pipe or terminal that somebody has made non-blocking, and that is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(sleeper, 0, 0, PAUSE_MS)
    }
  }
}
