// One run of a vCPU on a thread of its handle's own, from its start to the news of its end.

import { plain } from '../addon.ts'
import { check, closedError } from '../errors.ts'
import { Awaited } from '../event/callback.ts'

/** The seam's answer to a run that was aborted. */
const ABORTED = -4097

export class AsyncRun {
  /** Resolves with what the seam returned, or rejects with why it was aborted. */
  readonly ended: Promise<number>
  readonly #runner: number
  readonly #awaited: Awaited
  #resolve!: (result: number) => void
  #reject!: (reason: unknown) => void
  #reason: { value: unknown } | undefined
  #over = false

  /** `runner` is what the addon knows the runs of the handle by. */
  constructor(runner: number, ref: boolean) {
    this.#runner = runner
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    this.#awaited = new Awaited(result => this.#end(result), ref)
  }

  /** Begins the run, unless it was aborted or closed already. */
  start(): void {
    if (this.#over) return
    if (this.#reason !== undefined) this.#reject(this.#reason.value)
    else check('KVM_RUN', plain.runAsync(this.#runner, this.#awaited.id))
  }

  setRef(ref: boolean): void {
    this.#awaited.setRef(ref)
  }

  /** Ends the run, for the first reason that is given; a run that has ended already keeps its end. */
  abort(reason: unknown): void {
    // Whoever keeps a signal's listeners would else end the next run.
    if (this.#over) return
    this.#reason ??= { value: reason }
    plain.abort(this.#runner)
  }

  /** The handle was closed, and its run is over. */
  closed(): void {
    this.forget()
    // An odd signal can close the vCPU before anybody awaits.
    this.ended.catch(() => undefined)
    this.#reject(closedError('VcpuFd'))
  }

  /** Nobody waits for its end any more, or it has never begun. */
  forget(): void {
    this.#over = true
    this.#awaited.forget()
  }

  #end(result: number): void {
    this.forget()
    plain.endAsync(this.#runner)
    // Without a reason the handle was closed past its own close().
    if (result === ABORTED) this.#reject(this.#reason === undefined ? closedError('VcpuFd') : this.#reason.value)
    else this.#resolve(result)
  }
}
