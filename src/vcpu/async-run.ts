// Runs of a vCPU on the thread of its handle: one at a time, from the start until JavaScript learns the result.

import { type BindingVcpu, callsById } from '../addon.ts'
import { reasonOf, stopListening } from '../arguments/abort-signal.ts'
import { busyError, check, closedError } from '../errors.ts'
import { Awaited, theCallback } from '../event/callback.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'

/** The seam's answer to a run that was aborted. */
const ABORTED = -4097

class AsyncRun {
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
    const answer = callsById.runAsync(this.#runner, this.#awaited.id)
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
    if (this.#resolve !== undefined) callsById.abort(this.#runner)
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
    callsById.endAsync(this.#runner)
    if (result !== ABORTED) resolve?.(result)
    // Without a reason the handle was closed past its own close().
    else this.#reject?.(this.#reason === undefined ? closedError('VcpuFd') : this.#reason.value)
  }
}

/** The asynchronous runs of one handle. */
export class AsyncRuns {
  #running: AsyncRun | undefined
  #runner: number | undefined
  #ref = true

  /** Runs the vCPU, and resolves with the answer to KVM_RUN. */
  async run(vcpu: Handle<BindingVcpu>, signal: AbortSignal | undefined): Promise<number> {
    const binding = bindingOf(vcpu)
    if (this.#running !== undefined) throw busyError()
    this.#runner ??= binding.runner(theCallback())
    const running = new AsyncRun(this.#runner, this.#ref)
    const abort = () => running.abort(reasonOf(signal))
    try {
      return await new Promise<number>((resolve, reject) => {
        signal?.addEventListener('abort', abort, { __proto__: null, once: true } as object)
        // A signal of the caller's own may have closed the vCPU, or begun another run.
        bindingOf(vcpu)
        if (this.#running !== undefined) throw busyError()
        running.start(resolve, reject)
        this.#running = running
      })
    } finally {
      // After an await: the caller may have left no room on the stack.
      if (this.#running === running) this.#running = undefined
      running.forget()
      stopListening(signal, abort)
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
