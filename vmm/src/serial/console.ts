import { write } from 'node:fs'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReadStream as Terminal } from 'node:tty'
import { promisify } from 'node:util'
import { Keyboard } from './keyboard.ts'
import { rawMode } from './terminal.ts'

const PAUSE_MS = 2

/** Connects a guest's serial port with a terminal, or with other files in its place. */
export class Console {
  readonly #serial: Duplex
  readonly #input: NodeJS.ReadStream
  readonly #fd: number
  readonly #keyboard = new Keyboard()
  readonly #restore: () => void
  readonly #output: Promise<void>
  #leave!: () => void
  /** Resolves when the user types Ctrl-A x. Rejects when the output cannot be written. */
  readonly left: Promise<'left'>

  /**
   * @param input - a terminal is put into raw mode until `close()`
   * @param fd - the file descriptor for the guest's output
   */
  constructor(serial: Duplex, input: NodeJS.ReadStream, fd: number) {
    this.#serial = serial
    this.#input = input
    this.#fd = fd
    this.#output = this.#writeOutput()
    this.left = new Promise((resolve, reject) => {
      this.#leave = () => resolve('left')
      this.#output.catch(reject)
    })
    this.left.catch(() => {})
    this.#restore = input instanceof Terminal ? rawMode(input) : () => {}
    input.on('data', data => this.#type(data))
    serial.on('drain', () => input.resume())
    // A terminal that was closed is one where nobody types.
    input.on('error', () => {})
  }

  async #writeOutput(): Promise<void> {
    for await (const chunk of this.#serial) await writeAll(this.#fd, chunk)
  }

  #type(typed: Uint8Array): void {
    const { bytes, leaves } = this.#keyboard.type(typed)
    if (leaves) this.#leave()
    else if (bytes.length > 0 && !this.#serial.write(bytes)) this.#input.pause()
  }

  /** Call it when the machine has ended: writes the rest of the guest's output, and restores the terminal. */
  async close(): Promise<void> {
    try {
      await this.#output
    } finally {
      this.#restore()
      this.#input.destroy()
    }
  }
}

/** Writes all of `bytes`, however long the reader takes. */
async function writeAll(fd: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += (await promisify(write)(fd, bytes, written)).bytesWritten
    } catch (error) {
      // A pipe or terminal that another process has made non-blocking, and that is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      await sleep(PAUSE_MS)
    }
  }
}
