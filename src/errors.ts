// Every error that this package throws is made here: a refusal of the kernel's is a KvmError, a misuse is a
// TypeError, RangeError or Error with a Node-style code, thrown before any ioctl.

import { constants } from 'node:os'
import { util } from './node-builtins.ts'

/**
 * The error of a system call that failed.
 *
 * @example
 * try {
 *   Kvm.newWithPath('/nowhere/kvm')
 * } catch (error) {
 *   if (error instanceof KvmError) console.log(error.code, error.errno, error.syscall) // ENOENT -2 open
 * }
 */
export class KvmError extends Error {
  /** The name of the error number: `'ENOENT'`, `'EINVAL'`, ... */
  readonly code: string
  /** The error number, negative as in Node's own system errors: -2 for ENOENT. */
  readonly errno: number
  /** The ioctl that failed, such as `'KVM_CREATE_VM'`, or the system call, such as `'open'`. */
  readonly syscall: string
  /** The path of the file that could not be opened. */
  declare readonly path?: string

  constructor(errno: number, syscall: string, hint?: string, path?: string) {
    const code = errnoName(errno)
    const meaning = util.getSystemErrorMap().get(errno)?.[1]
    const call = path === undefined ? syscall : `${syscall} '${path}'`
    super([`${code}:`, meaning && `${meaning},`, call, hint && `(${hint})`].filter(Boolean).join(' '))
    this.code = code
    this.errno = errno
    this.syscall = syscall
    if (path !== undefined) this.path = path
  }

  static {
    // On the prototype, as in Error itself, so that it is no property of each error.
    Object.defineProperty(KvmError.prototype, 'name', {
      __proto__: null,
      value: 'KvmError',
      writable: true,
      configurable: true,
    } as PropertyDescriptor)
  }
}

/** KVM_RUN's answer to a page that the hardware has lost; Node has no name for it. */
const EHWPOISON = 133

function errnoName(errno: number): string {
  for (const [name, number] of Object.entries(constants.errno)) if (number === -errno) return name
  return errno === -EHWPOISON ? 'EHWPOISON' : `E${-errno}`
}

/** `SystemCall` of crates/fds-and-structs/src/errno.rs. */
const SYSTEM_CALLS = [
  '',
  'epoll_create1',
  'fallocate',
  'fcntl',
  'fstat',
  'fstatfs',
  'ftruncate',
  'madvise',
  'memfd_create',
  'mmap',
  'mprotect',
  'open',
  'pread',
  'pthread_create',
  'pwrite',
  'read',
  'readlink',
  'KVM_CHECK_EXTENSION',
  'KVM_GET_VCPU_MMAP_SIZE',
] as const

/**
 * Returns the result of a native method, or throws its error. As in the kernel, a negative number is an error number,
 * everything else is the result. Where another system call than `syscall` has failed, the upper 16 bits of the number say
 * which. `hints` say what an error means, by its code; `default` is for all others. `path` is that of a file to open.
 */
export function check<T>(
  syscall: string,
  result: T | number,
  hints?: Readonly<Record<string, string>>,
  path?: string,
): T {
  if (typeof result === 'number' && result < 0) {
    if (result === BUSY) throw busyError()
    if (result === NO_SUCH_OBJECT) throw wrongThis('a handle of another class')
    const errno = -(-result & 0xffff)
    const failed = SYSTEM_CALLS[-result >> 16] || syscall
    // The hints about an ioctl say nothing about another call.
    const known = failed === syscall || !syscall.startsWith('KVM_') ? hints : undefined
    const hint = [errnoName(errno), 'default'].find(code => known !== undefined && Object.hasOwn(known, code))
    throw new KvmError(errno, failed, hint && known?.[hint], failed === syscall ? path : undefined)
  }
  return result as T
}

type Coded<E extends Error> = E & { code: string }

/** Gives `error` a Node-style code. */
export function coded<E extends Error>(error: E, code: string): Coded<E> {
  // Without a prototype: Object.prototype may have a `get`, which a descriptor with a value must not have.
  const descriptor = { __proto__: null, value: code, enumerable: true } as PropertyDescriptor
  return Object.defineProperty(error, 'code', descriptor) as Coded<E>
}

export function closedError(name: string): Error {
  return coded(new Error(`This ${name} is closed`), 'ERR_KVM_CLOSED')
}

/** The seam's answer for a vCPU that is running: beyond the kernel's error numbers, which end at 4095. */
const BUSY = -4096

/** The seam's answer to an id that belongs to no open object of the class. */
const NO_SUCH_OBJECT = -4098

/** A method was called on something that is no handle of its class: detached from its handle, or on a Proxy of it. */
export function invalidThis(received: unknown, expected?: string): Error {
  return wrongThis(show(received), expected)
}

function wrongThis(received: string, expected = "a handle of the method's class"): Error {
  const text = `Value of "this" must be ${expected}. Received ${received}`
  return coded(new TypeError(text), 'ERR_INVALID_THIS')
}

export function busyError(): Error {
  return coded(new Error('This VcpuFd is running: kick() ends its run'), 'ERR_KVM_BUSY')
}

export function argumentType(name: string, expected: string, received: unknown): Error {
  const text = `The "${name}" argument must be of type ${expected}. Received ${show(received)}`
  return coded(new TypeError(text), 'ERR_INVALID_ARG_TYPE')
}

export function outOfRange(name: string, range: string, received: unknown): Error {
  const text = `The value of "${name}" is out of range. It must be ${range}. Received ${show(received)}`
  return coded(new RangeError(text), 'ERR_OUT_OF_RANGE')
}

/** On the prototypes of structs and handles: which copy of the package they are of. */
const COPY = Symbol.for('kvm-ioctls.copy')
const THIS_COPY = {}

export function markAsOurs(prototype: object): void {
  Object.defineProperty(prototype, COPY, { __proto__: null, value: THIS_COPY } as PropertyDescriptor)
}

/** Whether `value` is a struct or a handle of another copy of the package in this process. Runs none of the caller's code. */
export function isOfAnotherCopy(value: unknown): boolean {
  let object = value
  while (typeof object === 'object' && object !== null && !util.types.isProxy(object)) {
    const mark = Object.getOwnPropertyDescriptor(object, COPY)
    if (mark !== undefined) return mark.value !== THIS_COPY
    object = Object.getPrototypeOf(object)
  }
  return false
}

/** Beyond it a bigint's digits are no help, and those of the longest take minutes. */
const LONG = 1n << 128n

// inspect may run the caller's code (a Proxy, a getter), and an error about an argument must not become another one.
function show(value: unknown): string {
  if (typeof value === 'bigint') return value < LONG && value > -LONG ? `${value}n` : 'a bigint of more than 128 bits'
  if (typeof value === 'function') return 'a function'
  if (util.types.isProxy(value)) return 'a Proxy'
  if (typeof value === 'object' && value !== null) {
    try {
      const options = { depth: -1, customInspect: false, showProxy: true, getters: false }
      const copy = isOfAnotherCopy(value) ? ' of another copy of kvm-ioctls, which this process has loaded too' : ''
      return util.inspect(value, options).slice(0, 80) + copy
    } catch {
      return 'an object'
    }
  }
  return util.inspect(typeof value === 'string' ? value.slice(0, 80) : value).slice(0, 80)
}
