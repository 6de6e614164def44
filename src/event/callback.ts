// How other threads tell this one that something has happened: one native callback for the whole thread, which keeps
// the process alive while anything is awaited that does.

import { type BindingCallback, binding, callsById } from '../addon.ts'

let callback: BindingCallback | undefined
let callbackId: number
let references = 0
let lastId = 0
const waiting = new Map<number, (result: number) => void>()

/** What native code calls. Nothing that it calls throws: there is no caller that could catch it. */
export function theCallback(): BindingCallback {
  if (callback === undefined) {
    const made = new binding.BindingCallback((id, result) => waiting.get(id)?.(result))
    callbackId = made.id()
    callback = made
  }
  return callback
}

/** Something that another thread tells by its id, once or more often, from `start()` to `forget()`. */
export class Awaited {
  readonly id: number
  readonly #told: (result: number) => void
  #ref: boolean
  #references = false

  /** `told` must not throw. `ref` is whether it keeps the process alive. */
  constructor(told: (result: number) => void, ref: boolean) {
    do lastId = (lastId + 1) >>> 0
    while (waiting.has(lastId))
    this.id = lastId
    this.#told = told
    this.#ref = ref
  }

  /** After an error, `forget()` undoes it. */
  start(): void {
    theCallback()
    waiting.set(this.id, this.#told)
    this.#reference(this.#ref)
  }

  setRef(ref: boolean): void {
    this.#ref = ref
    if (waiting.has(this.id)) this.#reference(ref)
  }

  forget(): void {
    this.#reference(false)
    waiting.delete(this.id)
  }

  #reference(ref: boolean): void {
    if (ref === this.#references) return
    const next = references + (ref ? 1 : -1)
    if (next === (ref ? 1 : 0)) callsById.setRef(callbackId, ref ? 1 : 0)
    references = next
    this.#references = ref
  }
}
