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
   * Unsafe, since this package does not know how the kernel uses `arg`. The caller must guarantee that
   *
   * - an integer is an integer to the kernel, and no address. Where the request's number says the size of a struct, it
   *   takes bytes;
   * - an address inside the bytes points to memory that stays as long as the kernel uses it. JavaScript's own memory
   *   has no address that could be put there;
   * - what the package keeps books of stays as it is there: memory slots above all, which have to be set and removed
   *   by the methods of `VmFd`, and signal masks, which would keep out the signal of `kick()`.
   *
   * A file descriptor that the kernel returns, or puts into the bytes, is the caller's to close. A signal may interrupt
   * the call: EINTR is an error as any other, and some do nothing else but say try again. `KVM_RUN` is refused: a run that
   * the package does not know of could not be kicked.
   *
   * @param request - the number of the ioctl, 0 to 2^32 - 1: a constant such as `KVM_GET_REGS`; for one that is newer than
   *   this package, what `_IO()`, `_IOR()`, `_IOW()` and `_IOWR()` compute
   * @param arg - an integer from 0 to 2^64 - 1, passed by value; or a struct or bytes, passed by address: the kernel
   *   reads and writes them, and gets EFAULT where it would take more of them than there are. The default is 0
   * @param name - the name of the ioctl, for errors
   * @returns what the kernel returns, as an unsigned integer of 32 bits: 0, or a number with a meaning of the ioctl's own
   * @throws {RangeError} when the bytes are fewer than the request's number says, or a struct without a flexible array
   *   has another size
   * @throws {TypeError} when the request is `KVM_RUN`
   * @throws {KvmError} what the kernel answers: ENOTTY when this file descriptor does not know the ioctl, EFAULT when
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
 * One ioctl. What the kernel takes must be as long as the request's number says, or know its own length, and must hold
 * no address: `src/abi/` has structs like that, and what is in their flexible arrays is checked by `bytesOfArgument()`.
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
