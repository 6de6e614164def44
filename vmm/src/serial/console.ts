// The console: what the guest sends over the serial port goes to a file descriptor, and what is typed goes to the guest.

import { write } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReadStream as Terminal } from 'node:tty'
import { promisify } from 'node:util'
import { Keyboard } from './keyboard.ts'
import type { SerialPort } from './serial.ts'
import { rawMode } from './terminal.ts'

const PAUSE_MS = 2
/** Bytes that the guest has not taken. A person cannot type as many, and so can always leave; a file can wait. */
const MOST_TYPED = 1 << 16

export class Console {
  readonly #serial: SerialPort
  readonly #input: NodeJS.ReadStream
  readonly #fd: number
  readonly #keyboard = new Keyboard()
  readonly #restore: () => void
  readonly #output: Promise<void>
  #left!: () => void
  /** Resolves when the user leaves; rejects when nobody reads what the guest sends. */
  readonly left: Promise<'left'>
  #typed: Uint8Array = new Uint8Array()

  constructor(serial: SerialPort, input: NodeJS.ReadStream, fd: number) {
    this.#serial = serial
    this.#input = input
    this.#fd = fd
    this.#output = this.#passOn()
    this.left = new Promise((resolve, reject) => {
      this.#left = () => resolve('left')
      this.#output.catch(reject)
    })
    this.#restore = input instanceof Terminal ? rawMode(input) : () => {}
    input.on('data', data => this.#type(data))
    // A terminal that has gone is one where nobody types.
    input.on('error', () => {})
  }

  async #passOn(): Promise<void> {
    for await (const _ of this.#serial.news) {
      this.#feed()
      await writeAll(this.#fd, this.#serial.takeOutput())
    }
  }

  #type(typed: Uint8Array): void {
    const { bytes, leaves } = this.#keyboard.type(typed)
    this.#typed = Buffer.concat([this.#typed, bytes])
    this.#feed()
    if (this.#typed.length > MOST_TYPED) this.#input.pause()
    if (leaves) this.#left()
  }

  /** Gives the guest what it takes; for the rest it tells when it takes more. */
  #feed(): void {
    if (this.#typed.length === 0) return
    this.#typed = this.#typed.subarray(this.#serial.receive(this.#typed))
    if (this.#typed.length === 0 && this.#input.isPaused()) this.#input.resume()
  }

  /** Gives the guest nothing any more. So it has to be before the guest is stopped, which may be at the serial port. */
  endInput(): void {
    this.#input.removeAllListeners('data')
    this.#typed = new Uint8Array()
  }

  /** Once the machine is closed: writes what is left of the guest's output, and gives the terminal back. */
  async close(): Promise<void> {
    try {
      await this.#output
      await writeAll(this.#fd, this.#serial.takeOutput())
    } finally {
      this.#restore()
      this.#input.destroy()
    }
  }
}

/** Writes all of `bytes`, however long the reader takes; the thread goes on meanwhile. */
async function writeAll(fd: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += (await promisify(write)(fd, bytes, written)).bytesWritten
    } catch (error) {
      // A pipe or terminal that somebody has made non-blocking, and that is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      await sleep(PAUSE_MS)
    }
  }
}
