// A serial port has no end of file, so the box's init writes a mark after the last byte of an output.
import { Transform, type TransformCallback } from 'node:stream'

/** Passes bytes on until `mark`. It delays only bytes that may be the start of the mark. */
export class UntilMark extends Transform {
  readonly #mark: Buffer
  #pending: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(mark: Buffer) {
    super()
    this.#mark = mark
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.#ended) this.#take(Buffer.concat([this.#pending, chunk]))
    done()
  }

  #take(data: Buffer): void {
    const at = data.indexOf(this.#mark)
    this.#ended = at >= 0
    const known = this.#ended ? at : this.#markStart(data)
    this.#pending = data.subarray(known)
    this.push(data.subarray(0, known))
    if (this.#ended) this.push(null)
  }

  /** The offset of an incomplete mark at the end of `data`, or the length. */
  #markStart(data: Buffer): number {
    const first = this.#mark[0] as number
    let at = data.indexOf(first, Math.max(0, data.length - this.#mark.length + 1))
    while (at >= 0 && !this.#mark.subarray(0, data.length - at).equals(data.subarray(at)))
      at = data.indexOf(first, at + 1)
    return at < 0 ? data.length : at
  }
}
