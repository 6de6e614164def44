// eventfd(2), which Node has no call for.

import { constants } from 'node:os'
import { type BindingEventFd, binding } from '../addon.ts'
import { reasonOf, signalOf, stopListening } from '../arguments/abort-signal.ts'
import { bigInteger, type Integer, integer } from '../arguments/integer.ts'
import { check, closedError } from '../errors.ts'
import { bindingOf, checkThis, Handle } from '../handle/handle.ts'
import { checkAdopted } from '../handle/raw-fd.ts'
import { attached, type Token, tokenOf } from '../handle/token.ts'
import { asyncIteratorOf } from './async-iterator.ts'
import { Awaited, theCallback } from './callback.ts'

const { EAGAIN } = constants.errno

/** The most that the counter holds: one more would be the error's number. */
const MOST = (1n << 64n) - 2n

/** A read takes 1 from the counter, and not all of it. */
export const EFD_SEMAPHORE = 0x1
/** Reading and writing never waits. Every `EventFd` is so. */
export const EFD_NONBLOCK = 0x800
/** The file descriptor is closed when a program is executed. Every `EventFd` is so. */
export const EFD_CLOEXEC = 0x80000

/** What `EventFd.wait()` takes. */
export interface WaitOptions {
  /** Aborting it ends the waiting. */
  signal?: AbortSignal | undefined
}

interface Waiter {
  readonly resolve: (count: bigint) => void
  readonly reject: (error: unknown) => void
  isAborted: boolean
}

/**
 * An eventfd(2) of the kernel: a counter that one side adds to and the other takes from. A write to it can inject an
 * interrupt (`VmFd.registerIrqfd()`). KVM can add to it when the guest writes (`VmFd.registerIoevent()`), without an
 * exit to this process.
 *
 * It may be closed before or after the virtual machine. A registration by `registerIoevent()` or `registerIrqfd()`
 * keeps the event open until it is undone or the virtual machine ends.
 *
 * @example
 * const event = new EventFd()
 * event.write(3)
 * event.write(4)
 * console.log(event.read()) // 7n
 * console.log(event.read()) // null
 * event.close()
 */
export class EventFd extends Handle<BindingEventFd> {
  readonly #waiters: Waiter[] = []
  #awaited: Awaited | undefined
  #ref = true

  /**
   * Creates an event with the counter 0. Reads and writes never wait, regardless of the flags. The file descriptor is
   * closed on exec: to hand it to another program, pass it in `stdio` of `child_process.spawn()`.
   *
   * System call: eventfd2.
   *
   * @param flags - `EFD_SEMAPHORE` or 0, the default. `EFD_NONBLOCK` and `EFD_CLOEXEC` change nothing
   * @throws {RangeError} when `flags` is no integer from 0 to 2147483647
   * @throws {KvmError} EINVAL when the flag is unknown, EMFILE when there are too many file descriptors
   *
   * @example
   * const event = new EventFd(EFD_SEMAPHORE)
   * event.write(2)
   * console.log(event.read(), event.read(), event.read()) // 1n 1n null
   */
  constructor(flags?: Integer)
  /** @internal */
  constructor(eventfd: BindingEventFd)
  constructor(made: Integer | BindingEventFd = 0) {
    super(made instanceof binding.BindingEventFd ? made : create(made))
  }

  /**
   * Takes ownership of the file descriptor of an eventfd, after verifying it. `close()` closes it. After an error the
   * caller still owns it.
   *
   * The event is made non-blocking. This affects all file descriptors of the event: a process that has inherited one
   * no longer waits in read(2) or write(2) either.
   *
   * @param fd - a file descriptor, 0 to 2147483647
   * @throws {Error} `ERR_KVM_WRONG_FD` when it is something else, `ERR_KVM_FD_OWNED` when a handle of this package
   *   owns it already
   * @throws {KvmError} EBADF when it is not open
   *
   * @example
   * const event = new EventFd()
   * try {
   *   EventFd.fromRawFd(event.asRawFd()) // a duplicate of it, or one that was inherited, would do
   * } catch (error) {
   *   if (error instanceof Error && 'code' in error) console.log(error.code) // ERR_KVM_FD_OWNED
   * }
   */
  static fromRawFd(fd: Integer): EventFd {
    const number = integer(fd, 'fd', 0, 0x7fff_ffff)
    return new EventFd(checkAdopted(number, 'an eventfd', binding.BindingEventFd.fromRawFd(number)))
  }

  /**
   * Returns a second handle of the same event, with its own file descriptor.
   *
   * @throws {KvmError} EMFILE when there are too many file descriptors
   *
   * @example
   * const event = new EventFd()
   * const twin = event.tryClone()
   * event.write(5)
   * console.log(twin.read()) // 5n
   */
  tryClone(): EventFd {
    return new EventFd(check('fcntl', bindingOf(this).tryClone()))
  }

  /**
   * The file descriptor. This handle still owns it: do not close it.
   *
   * @example
   * const event = new EventFd()
   * console.log(event.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * Returns a token for this event. Pass it to another thread of this process with `postMessage()` or `workerData`,
   * and call `EventFd.attach()` there to get another handle. The event then lives until a handle has been closed and
   * no handle is left. Garbage collection alone never ends it.
   *
   * @example
   * const event = new EventFd()
   * const same = EventFd.attach(event.share())
   * same.write(5)
   * console.log(event.read()) // 5n
   */
  share(): Token<'EventFd'> {
    return tokenOf('EventFd', bindingOf(this).share())
  }

  /**
   * Returns another handle of the token's event.
   *
   * @throws {TypeError} when `token` is no token of a `EventFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the event no longer exists, or belongs to another process
   *
   * @example
   * const event = new EventFd()
   * const same = EventFd.attach(event.share())
   * same.write(5)
   * console.log(event.read()) // 5n
   */
  static attach(token: Token<'EventFd'>): EventFd {
    return new EventFd(attached('EventFd', token, key => binding.BindingEventFd.attach(key)))
  }

  /**
   * Waits until the counter is not 0, and takes it as `read()` does. The calling thread is not blocked: one thread of
   * the package waits for all events of the process. Waiters are served in order. A count that is already there
   * arrives through that thread too, so a busy event does not starve the event loop. `read()` takes it at once.
   *
   * A pending wait keeps the process alive, unless `unref()` was called.
   *
   * @param options - `signal`: aborting it rejects the promise with the signal's reason; the counter is then
   *   unchanged
   * @returns the count that was taken, 1n or more
   * @throws {Error} `ERR_KVM_CLOSED` when the handle was closed meanwhile
   * @throws {KvmError} EBADF when the file descriptor was closed by other means meanwhile
   *
   * @example
   * const event = new EventFd()
   * setTimeout(() => event.write(3), 10)
   * console.log(await event.wait()) // 3n
   * event.close()
   */
  async wait(options: WaitOptions = {}): Promise<bigint> {
    checkThis(this)
    const signal = signalOf(options)
    let waiter: Waiter | undefined
    const abort = () => {
      if (waiter === undefined) return
      waiter.reject(reasonOf(signal))
      waiter.isAborted = true
      const index = this.#waiters.indexOf(waiter)
      if (index >= 0) this.#waiters.splice(index, 1)
    }
    try {
      return await new Promise<bigint>((resolve, reject) => {
        waiter = { resolve, reject, isAborted: false }
        signal?.addEventListener('abort', abort, { __proto__: null, once: true } as object)
        // A signal of the caller's own may be aborted while it takes a listener.
        if (waiter.isAborted) return
        this.#arm()
        this.#waiters.push(waiter)
      })
    } finally {
      // After an await: the caller may have left no room on the stack.
      if (this.#waiters.length === 0) this.#forget()
      stopListening(signal, abort)
    }
  }

  /**
   * Repeats `wait()`: `for await (const count of event)`. The loop ends when the handle is closed.
   *
   * @example
   * const event = new EventFd()
   * event.write(3)
   * for await (const count of event) {
   *   console.log(count) // 3n
   *   event.close()
   * }
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<bigint> {
    checkThis(this)
    return asyncIteratorOf(
      signal => this.wait({ signal }),
      () => this.closed,
    )
  }

  /** Makes a pending wait keep the process alive, which is the default. Returns the event. */
  ref(): this {
    checkThis(this)
    return this.#setRef(true)
  }

  /** Makes a pending wait not keep the process alive. Returns the event. */
  unref(): this {
    checkThis(this)
    return this.#setRef(false)
  }

  /** Closes the handle. A pending wait is rejected with `ERR_KVM_CLOSED`. */
  override close(): void {
    super.close()
    while (this.#waiters[0] !== undefined) {
      this.#waiters[0].reject(closedError('EventFd'))
      this.#waiters.shift()
    }
    this.#forget()
  }

  #setRef(ref: boolean): this {
    this.#ref = ref
    this.#awaited?.setRef(ref)
    return this
  }

  #arm(): void {
    const eventfd = bindingOf(this)
    const callback = theCallback()
    this.#awaited ??= new Awaited(() => this.#serve(), this.#ref)
    this.#awaited.start()
    const answer = eventfd.wait(callback, this.#awaited.id)
    if (answer < 0) check('epoll_ctl', answer)
  }

  /** The counter was not 0. Another reader may have taken it meanwhile. */
  #serve(): void {
    try {
      while (this.#waiters[0] !== undefined) {
        const count = taken(bindingOf(this))
        if (count === null) {
          this.#arm()
          return
        }
        this.#waiters.shift()?.resolve(count)
      }
    } catch (error) {
      for (const waiter of this.#waiters.splice(0)) waiter.reject(error)
    }
    this.#forget()
  }

  #forget(): void {
    this.#awaited?.forget()
    this.#awaited = undefined
  }

  /**
   * Takes the whole counter, or 1 of it with `EFD_SEMAPHORE`. It never waits.
   *
   * @returns the count taken, at least 1n; null if the counter was 0
   *
   * @example
   * const event = new EventFd()
   * event.write(1)
   * console.log(event.read(), event.read()) // 1n null
   */
  read(): bigint | null {
    return taken(bindingOf(this))
  }

  /**
   * Adds to the counter, which can hold 2^64 - 2. It never waits.
   *
   * @param value - 0 to 2^64 - 2
   * @throws {RangeError} when `value` is no such integer
   * @throws {KvmError} EAGAIN when the sum is too large; the counter is unchanged
   *
   * @example
   * const event = new EventFd()
   * event.write(1)
   */
  write(value: Integer): void {
    const answer = bindingOf(this).write(bigInteger(value, 'value', 0n, MOST))
    check('write', answer, { EAGAIN: 'the counter has no room for it' })
  }
}

function taken(eventfd: BindingEventFd): bigint | null {
  const answer = eventfd.read()
  return answer === -EAGAIN ? null : check('read', answer)
}

function create(flags: unknown): BindingEventFd {
  return check('eventfd2', binding.BindingEventFd.create(integer(flags, 'flags', 0, 0x7fff_ffff)), {
    EINVAL: 'there is no such flag',
  })
}
