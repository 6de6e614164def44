// What is typed is for the guest, but for Ctrl-A x, which leaves; Ctrl-A twice is one for the guest.

const CTRL_A = 1
const X = 'x'.charCodeAt(0)

export class Keyboard {
  #escaped = false

  /** Takes what was typed; returns what of it is for the guest, and whether the user leaves then. */
  type(typed: Uint8Array): { bytes: Uint8Array; leaves: boolean } {
    const bytes: number[] = []
    for (const byte of typed) {
      if (this.#escaped && byte === X) return { bytes: Uint8Array.from(bytes), leaves: true }
      if (this.#escaped && byte !== CTRL_A) bytes.push(CTRL_A)
      this.#escaped = byte === CTRL_A && !this.#escaped
      if (!this.#escaped) bytes.push(byte)
    }
    return { bytes: Uint8Array.from(bytes), leaves: false }
  }
}
