// One run of a vCPU on a thread of its handle, from its start to the message that it has ended.

import { plain } from '../addon.ts'
import { check, closedError } from '../errors.ts'
import { Awaited } from '../event/callback.ts'

/** The seam's answer to a run that was aborted. */
const ABORTED = -4097

export class AsyncRun {
  readonly #runner: number
  readonly #awaited: Awaited
  #resolve: ((result: number) => void) | undefined
  #reject: ((reason: unknown) => void) | undefined
  #reason: { value: unknown } | undefined

  /** `runner` is the number by which the addon knows the runs of the handle. */
  constructor(runner: number, ref: boolean) {
    this.#runner = runner
    this.#awaited = new Awaited(result => this.#end(result), ref)
  }

  /** Begins the run, unless it was aborted already. It throws nothing after the run has begun. */
  start(resolve: (result: number) => void, reject: (reason: unknown) => void): void {
    if (this.#reason !== undefined) throw this.#reason.value
    this.#awaited.start()
    const answer = plain.runAsync(this.#runner, this.#awaited.id)
    if (answer < 0) check('KVM_RUN', answer)
    this.#resolve = resolve
    this.#reject = reject
  }

  setRef(ref: boolean): void {
    this.#awaited.setRef(ref)
  }

  /** Ends the run, for the first reason that is given; a run that has ended already keeps its end. */
  abort(reason: unknown): void {
    this.#reason ??= { value: reason }
    // Outside of its run, this would end another one of the handle.
    if (this.#resolve !== undefined) plain.abort(this.#runner)
  }

  /** The handle was closed, and its run is over. */
  closed(): void {
    this.#reject?.(closedError('VcpuFd'))
  }

  /** It has ended, or has never begun. */
  forget(): void {
    this.#resolve = undefined
    this.#awaited.forget()
  }

  #end(result: number): void {
    const resolve = this.#resolve
    this.forget()
    plain.endAsync(this.#runner)
    if (result !== ABORTED) resolve?.(result)
    // Without a reason the handle was closed past its own close().
    else this.#reject?.(this.#reason === undefined ? closedError('VcpuFd') : this.#reason.value)
  }
}
