// A lock between threads, as Ulrich Drepper's "Futexes Are Tricky" has it: 0 is free, 1 is held, 2 is held and awaited.

export class Lock {
  /** In bytes, of the memory that it takes. */
  static readonly SIZE = 4
  readonly #word: Int32Array

  constructor(shared: SharedArrayBuffer) {
    this.#word = new Int32Array(shared)
  }

  /** Returns once no other thread holds the lock, and this one does. */
  acquire(): void {
    if (Atomics.compareExchange(this.#word, 0, 0, 1) === 0) return
    while (Atomics.exchange(this.#word, 0, 2) !== 0) Atomics.wait(this.#word, 0, 2)
  }

  release(): void {
    if (Atomics.exchange(this.#word, 0, 0) === 2) Atomics.notify(this.#word, 0, 1)
  }
}
