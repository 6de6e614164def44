// The numbers of ioctls, computed as by the macros of the same names in C's <linux/ioctl.h>. They are the same on all
// architectures of this package.

import { type Integer, integer, u8 } from '../arguments/integer.ts'

const SIZE_MAX = 0x3fff
const WRITE = 1
const READ = 2

function request(direction: number, type: Integer, nr: Integer, size: Integer): number {
  const bits = integer(size, 'size', 0, SIZE_MAX) * 0x1_0000 + u8(type, 'type') * 0x100 + u8(nr, 'nr')
  // No shift: the number is unsigned.
  return direction * 0x4000_0000 + bits
}

/**
 * The number of an ioctl that takes an integer, or nothing.
 *
 * @param type - which driver it is: `KVMIO`, 0 to 255
 * @param nr - its number there, 0 to 255
 *
 * @example
 * const KVM_GET_API_VERSION = _IO(KVMIO, 0x00)
 * console.log(KVM_GET_API_VERSION.toString(16)) // ae00
 */
export function _IO(type: Integer, nr: Integer): number {
  return request(0, type, nr, 0)
}

/**
 * The number of an ioctl that reads a struct from the kernel.
 *
 * @param type - which driver it is: `KVMIO`, 0 to 255
 * @param nr - its number there, 0 to 255
 * @param size - the size of the struct in bytes without a flexible array, such as `KvmRegs.size`: 0 to 16383
 *
 * @example
 * const KVM_GET_REGS = _IOR(KVMIO, 0x81, KvmRegs.size)
 * console.log(KVM_GET_REGS.toString(16)) // 8090ae81
 */
export function _IOR(type: Integer, nr: Integer, size: Integer): number {
  return request(READ, type, nr, size)
}

/**
 * The number of an ioctl that writes a struct to the kernel.
 *
 * @param type - which driver it is: `KVMIO`, 0 to 255
 * @param nr - its number there, 0 to 255
 * @param size - the size of the struct in bytes without a flexible array, such as `KvmRegs.size`: 0 to 16383
 *
 * @example
 * const KVM_SET_REGS = _IOW(KVMIO, 0x82, KvmRegs.size)
 * console.log(KVM_SET_REGS.toString(16)) // 4090ae82
 */
export function _IOW(type: Integer, nr: Integer, size: Integer): number {
  return request(WRITE, type, nr, size)
}

/**
 * The number of an ioctl that writes a struct to the kernel, which changes it.
 *
 * @param type - which driver it is: `KVMIO`, 0 to 255
 * @param nr - its number there, 0 to 255
 * @param size - the size of the struct in bytes without a flexible array, such as `KvmMsrs.size`: 0 to 16383
 *
 * @example
 * const KVM_GET_MSRS = _IOWR(KVMIO, 0x88, KvmMsrs.size)
 * console.log(KVM_GET_MSRS.toString(16)) // c008ae88
 */
export function _IOWR(type: Integer, nr: Integer, size: Integer): number {
  return request(READ + WRITE, type, nr, size)
}

/** The size of the struct that a request's number says: 0 where it says none. */
export function sizeOfArgument(request: number): number {
  return Math.floor(request / 0x1_0000) % 0x4000
}
