// How other threads tell this one that something has happened: one native callback for the whole thread, which keeps
// the process alive for as long as somebody waits who wants that.

import { type BindingCallback, binding, callsById } from '../addon.ts'

let callback: BindingCallback | undefined
let callbackId: number
let references = 0
let lastId = 0
const waiting = new Map<number, (result: number) => void>()

/** What native code tells this thread by. */
export function theCallback(): BindingCallback {
  if (callback === undefined) {
    const made = new binding.BindingCallback((id, result) => waiting.get(id)?.(result))
    callbackId = made.number()
    callback = made
  }
  return callback
}

/** Something that another thread will tell, by its id, once or more often, until `forget()`. */
export class Awaited {
  readonly id: number
  #references = false

  /** `ref` is whether it keeps the process alive. */
  constructor(told: (result: number) => void, ref: boolean) {
    do lastId = (lastId + 1) >>> 0
    while (waiting.has(lastId))
    this.id = lastId
    waiting.set(this.id, told)
    this.setRef(ref)
  }

  setRef(ref: boolean): void {
    // Nobody would take the reference of a forgotten one back.
    if (ref === this.#references || !waiting.has(this.id)) return
    this.#references = ref
    references += ref ? 1 : -1
    if (references !== (ref ? 1 : 0)) return
    theCallback()
    callsById.setRef(callbackId, ref ? 1 : 0)
  }

  forget(): void {
    this.setRef(false)
    waiting.delete(this.id)
  }
}
