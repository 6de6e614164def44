import type { VcpuExit, VcpuFd } from 'kvm-ioctls'
import { type Deferred, deferred } from './deferred.ts'

/** Runs a vCPU on a native thread, and hands its exits to the machine on this one. */
export class VcpuRunner {
  readonly #vcpu: VcpuFd
  readonly #handle: (exit: VcpuExit) => void
  readonly #full: () => Promise<void> | undefined
  #running: Promise<void> | undefined
  #stopping = false
  /** Resolved by `pause()` and `stop()`. */
  #interrupted = deferred<void>()
  /** Pending from `pause()` to `resume()` or `stop()`. */
  #pause: { reached: Deferred<void>; over: Deferred<void> } | undefined

  /**
   * @param handle - answers an exit; throws when the guest cannot go on
   * @param full - pending while the guest must wait before it can go on
   */
  constructor(vcpu: VcpuFd, handle: (exit: VcpuExit) => void, full: () => Promise<void> | undefined) {
    this.#vcpu = vcpu
    this.#handle = handle
    this.#full = full
  }

  /** Resolves after `stop()`. Rejects when the guest cannot go on. */
  async run(): Promise<void> {
    this.#running = this.#run()
    try {
      await this.#running
    } finally {
      this.#pause?.reached.resolve()
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const full = this.#full()
      if (full !== undefined && this.#pause === undefined) await Promise.race([full, this.#interrupted.promise])
      const exit = await this.#vcpu.runAsync()
      if (exit.type !== 'Intr') this.#handle(exit)
      // The kick completes the I/O of the exit before it: only now is the state whole.
      else if (this.#pause !== undefined && !this.#stopping) {
        this.#pause.reached.resolve()
        await this.#pause.over.promise
      }
    }
  }

  /** Resolves when the vCPU does not run. */
  async pause(): Promise<void> {
    if (this.#running === undefined || this.#stopping) return
    if (this.#pause === undefined) {
      this.#pause = { reached: deferred(), over: deferred() }
      this.#interrupt()
    }
    await this.#pause.reached.promise
  }

  resume(): void {
    const pause = this.#pause
    this.#pause = undefined
    pause?.reached.resolve()
    pause?.over.resolve()
  }

  /** Resolves when the vCPU does not run, and never will. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.resume()
    this.#interrupt()
    await this.#running?.catch(() => {})
  }

  #interrupt(): void {
    this.#interrupted.resolve()
    this.#interrupted = deferred()
    this.#vcpu.kick()
  }
}
