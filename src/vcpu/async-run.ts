// Runs of a vCPU on the thread of its handle: one at a time, from the start until JavaScript learns the result.

import { type BindingVcpu, callsById } from '../addon.ts'
import { busyError, check, closedError } from '../errors.ts'
import { Awaited, theCallback } from '../event/callback.ts'

/** The seam's answer to a run that was aborted. */
const ABORTED = -4097

class AsyncRun {
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
    else check('KVM_RUN', callsById.runAsync(this.#runner, this.#awaited.id))
  }

  setRef(ref: boolean): void {
    this.#awaited.setRef(ref)
  }

  /** Ends the run, for the first reason that is given; a run that has ended already keeps its end. */
  abort(reason: unknown): void {
    // A listener of a signal can outlive its run, and must not end the next one.
    if (this.#over) return
    this.#reason ??= { value: reason }
    callsById.abort(this.#runner)
  }

  /** The handle was closed, and its run is over. */
  closed(): void {
    this.forget()
    // An odd signal can close the vCPU before anybody awaits.
    this.ended.catch(() => undefined)
    this.#reject(closedError('VcpuFd'))
  }

  /** Stops waiting for the end. */
  forget(): void {
    this.#over = true
    this.#awaited.forget()
  }

  #end(result: number): void {
    this.forget()
    callsById.endAsync(this.#runner)
    // Without a reason the handle was closed past its own close().
    if (result === ABORTED) this.#reject(this.#reason === undefined ? closedError('VcpuFd') : this.#reason.value)
    else this.#resolve(result)
  }
}

/** The asynchronous runs of one handle. */
export class AsyncRuns {
  #running: AsyncRun | undefined
  #runner: number | undefined
  #ref = true

  /** Runs the vCPU, and resolves with the answer to KVM_RUN. */
  async run(vcpu: BindingVcpu, signal: AbortSignal | undefined): Promise<number> {
    if (this.#running !== undefined) throw busyError()
    this.#runner ??= vcpu.runner(theCallback())
    const running = new AsyncRun(this.#runner, this.#ref)
    this.#running = running
    const abort = () => running.abort(signal?.reason)
    try {
      signal?.addEventListener('abort', abort, { once: true })
      running.start()
      return await running.ended
    } finally {
      running.forget()
      this.#running = undefined
      signal?.removeEventListener('abort', abort)
    }
  }

  setRef(ref: boolean): void {
    this.#ref = ref
    this.#running?.setRef(ref)
  }

  /** The handle was closed, and its run is over. */
  closed(): void {
    this.#running?.closed()
  }
}
