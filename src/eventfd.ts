// eventfd(2), which Node has no call for.

import { constants } from 'node:os'
import { adopted } from './adopt.ts'
import { check } from './errors.ts'
import { bindingOf, Handle, illegalConstructor } from './handle.ts'
import { type Integer, integer, u64 } from './integer.ts'
import { type BindingEventFd, binding } from './native.ts'

const { EAGAIN } = constants.errno

/** A read takes 1 from the counter, and not all of it. */
export const EFD_SEMAPHORE = 0x1
/** Reading and writing never waits. Every `EventFd` is so. */
export const EFD_NONBLOCK = 0x800
/** The file descriptor is closed when a program is executed. Every `EventFd` is so. */
export const EFD_CLOEXEC = 0x80000

/**
 * An event of the kernel's, eventfd(2): a counter that one side adds to and the other takes from. KVM is told of
 * interrupts by it (`VmFd.registerIrqfd()`), and tells of what the guest writes (`VmFd.registerIoevent()`), without an
 * exit to this process.
 *
 * KVM's own references to it outlive the handle, so that it can be closed in any order with the virtual machine. What
 * they are then good for is said at each method.
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
    const eventfd = typeof made === 'object' ? made : create(made)
    if (!(eventfd instanceof binding.BindingEventFd)) throw illegalConstructor('EventFd', 'new EventFd()')
    super(eventfd)
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
    return new EventFd(adopted(number, 'an eventfd', binding.BindingEventFd.fromRawFd(number)))
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
    const answer = bindingOf(this).read()
    return answer === -EAGAIN ? null : check('read', answer)
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
    const answer = bindingOf(this).write(u64(value, 'value'))
    check('write', answer, { EAGAIN: 'the counter has no room for it', EINVAL: 'at most 2^64 - 2 can be added' })
  }
}

function create(flags: Integer): BindingEventFd {
  return check('eventfd2', binding.BindingEventFd.create(integer(flags, 'flags', 0, 0x7fff_ffff)), {
    EINVAL: 'there is no such flag',
  })
}
