// The base of the classes whose file descriptor takes KVM ioctls.

import { KVM_RUN } from '../abi/host.ts'
import { lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, u32, u64 } from '../arguments/integer.ts'
import { argumentType, check, coded } from '../errors.ts'
import { isOpen, Struct, typeOf } from '../struct/struct.ts'
import { bindingOf, Handle } from './handle.ts'
import { sizeOfArgument } from './ioctl-request.ts'

interface FdBinding {
  close(): void
  ioctl(request: number, arg: bigint | Uint8Array): number
}

/** A handle of one of KVM's file descriptors. */
export abstract class FdHandle<B extends FdBinding> extends Handle<B> {
  /**
   * Any ioctl of this file descriptor, by its number: for what this package has no method for.
   *
   * Unsafe, because the package does not know how the kernel uses `arg`. The caller guarantees:
   *
   * - The kernel takes an integer as an integer, and not as an address. For a request whose number has the size of a
   *   struct, `arg` is bytes.
   * - An address inside the bytes points to memory that exists as long as the kernel uses it. The memory of JavaScript
   *   has no such address.
   * - The call does not change what the package keeps account of: memory slots, which the methods of `VmFd` set and
   *   remove, and signal masks, which would block the signal of `kick()`.
   *
   * The caller closes a file descriptor that the kernel returns, or writes into the bytes. A signal may interrupt the
   * call, which is then EINTR. `KVM_RUN` is refused: `kick()` could not end such a run.
   *
   * @param request - the number of the ioctl, 0 to 2^32 - 1: a constant such as `KVM_GET_REGS`; for one that is newer than
   *   this package, the result of `_IO()`, `_IOR()`, `_IOW()` or `_IOWR()`
   * @param arg - an integer from 0 to 2^64 - 1, passed by value; or a struct or bytes, passed by address: the kernel
   *   reads and writes them, and an access past their end is EFAULT. The default is 0
   * @param name - the name of the ioctl, for errors
   * @returns the kernel's result as an unsigned integer of 32 bits; its meaning depends on the ioctl
   * @throws {RangeError} when the bytes are fewer than the request's number says, or a struct without a flexible array
   *   has another size
   * @throws {TypeError} when the request is `KVM_RUN`
   * @throws {KvmError} the kernel's error: ENOTTY when this file descriptor does not know the ioctl, EFAULT when
   *   an integer was passed for an address
   *
   * @example
   * const kvm = new Kvm()
   * console.log(kvm.unsafeIoctl(KVM_CHECK_EXTENSION, Cap.UserMemory)) // 1
   * const vcpu = kvm.createVm().createVcpu(0)
   * const regs = new KvmRegs()
   * vcpu.unsafeIoctl(KVM_GET_REGS, regs, 'KVM_GET_REGS')
   * console.log(regs.rip) // 65520n
   */
  unsafeIoctl(request: Integer, arg: Integer | Uint8Array | Struct = 0, name?: string): number {
    const number = u32(request, 'request')
    if (name !== undefined && typeof name !== 'string') throw argumentType('name', 'string', name)
    if (number === KVM_RUN) throw argumentType('request', 'any ioctl but KVM_RUN, which is VcpuFd.run()', request)
    return ioctl(this, name ?? `ioctl(0x${number.toString(16)})`, number, argument(number, arg))
  }
}

/**
 * Issues an ioctl. The argument is as long as the request's number says, or has its own length, and holds no address. The
 * structs of `src/abi/` are such, and `bytesOfArgument()` checks their flexible arrays.
 */
export function ioctl<B extends FdBinding>(
  handle: FdHandle<B>,
  name: string,
  request: number,
  arg: bigint | Uint8Array = 0n,
  hints?: Readonly<Record<string, string>>,
): number {
  return check(name, bindingOf(handle).ioctl(request, arg), hints)
}

function argument(request: number, arg: unknown): bigint | Uint8Array {
  if (typeof arg === 'number' || typeof arg === 'bigint') return u64(arg, 'arg')
  const struct = typeof arg === 'object' && arg !== null ? Struct.bytesOf(arg) : undefined
  const bytes = struct ?? arg
  const byteLength = lengthOfArgument(bytes, 'arg', 'number, bigint, Uint8Array or struct')
  const size = sizeOfArgument(request)
  const isExact = struct !== undefined && size !== 0 && !isOpen(typeOf(arg as Struct))
  if (byteLength === 0 || byteLength < size || (isExact && byteLength !== size)) {
    const takes = `${isExact ? '' : 'at least '}${Math.max(size, 1)}`
    const text = `The ioctl 0x${request.toString(16)} takes ${takes} bytes, received ${byteLength}`
    throw coded(new RangeError(text), 'ERR_OUT_OF_RANGE')
  }
  return bytes as Uint8Array
}
