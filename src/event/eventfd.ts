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
 * An event of the kernel's, eventfd(2): a counter that one side adds to and the other takes from. KVM is told of
 * interrupts by it (`VmFd.registerIrqfd()`), and tells of what the guest writes (`VmFd.registerIoevent()`), without an
 * exit to this process.
 *
 * It can be closed in any order with the virtual machine. What KVM was told of it by `registerIoevent()` or `registerIrqfd()`
 * stays, and keeps the event open, until it is unregistered or the virtual machine is gone.
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
   * Makes an event whose counter is 0. Reading and writing never waits, whatever the flags say, and the file descriptor
   * is closed on exec: to hand it to another program, pass it in `stdio` of `child_process.spawn()`.
   *
   * System call: eventfd2.
   *
   * @param flags - `EFD_SEMAPHORE` or 0, the default. `EFD_NONBLOCK` and `EFD_CLOEXEC` change nothing
   * @throws {RangeError} when `flags` is no integer from 0 to 2147483647
   * @throws {KvmError} EINVAL when there is no such flag, EMFILE when there are too many file descriptors
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
   * Takes over the file descriptor of an eventfd; `close()` will close it. That it is one is proven first. After an
   * error it is still open and the caller's.
   *
   * It is made non-blocking. That is a property of the event and not of the file descriptor: whoever else holds it, a
   * process that has inherited it, say, no longer waits in read(2) or write(2) either.
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
   * A second handle of the same event, with a file descriptor of its own.
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
   * The file descriptor, which this handle goes on owning: it must not be closed by anyone else.
   *
   * @example
   * const event = new EventFd()
   * console.log(event.asRawFd() > 2) // true
   */
  asRawFd(): number {
    return bindingOf(this).asRawFd()
  }

  /**
   * A token of this event, by which another thread of this process comes to have a handle of it: send it by
   * `postMessage()` or `workerData`, and call `EventFd.attach()` there. From then on the event lives until one of its
   * handles was closed and none is left; until then the garbage collector takes nothing away.
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
   * Another handle of the event whose token it is.
   *
   * @throws {TypeError} when `token` is no token of a `EventFd`
   * @throws {Error} `ERR_KVM_TOKEN` when the event is gone, or is one of another process
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
   * Waits until there is something to read, and takes it as `read()` does. The thread goes on meanwhile: one thread
   * of the package's own waits for all events of the process. Who waits first is served first. Also what is there already
   * comes by way of that thread, so that an event that is written all the time leaves the event loop its turns:
   * `read()` takes it at once.
   *
   * The process stays alive while somebody waits, unless `unref()` was called.
   *
   * @param options - `signal`: aborting it rejects the promise with the signal's reason; nothing is taken then
   * @returns what was taken, from 1n on
   * @throws {Error} `ERR_KVM_CLOSED` when the handle was closed meanwhile
   * @throws {KvmError} EBADF when the file descriptor was closed otherwise meanwhile
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
   * What `wait()` returns, again and again: `for await (const count of event)`. The loop ends when the handle is closed.
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

  /** Who waits keeps the process alive; that is so from the beginning. Returns the event. */
  ref(): this {
    checkThis(this)
    return this.#setRef(true)
  }

  /** Who waits does not keep the process alive. Returns the event. */
  unref(): this {
    checkThis(this)
    return this.#setRef(false)
  }

  /** Closes the handle. Who waits is told so, by `ERR_KVM_CLOSED`. */
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

  /** There was something to read: for those who wait, or for another reader, who was faster. */
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
   * Takes all that there is from the counter, or 1 of it with `EFD_SEMAPHORE`. It never waits.
   *
   * @returns what was taken, from 1n on; null where the counter was 0
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
   * @throws {KvmError} EAGAIN when the counter has no room for it; it is as before
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
