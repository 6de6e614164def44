// Registers that are read and written one by one. Each has a number of 64 bits, which says how large it is.

import { isUint8Array } from 'node:util/types'
import { KVM_REG_SIZE_MASK, KVM_REG_SIZE_SHIFT } from '../abi/host.ts'
import { type Integer, u64 } from '../arguments/integer.ts'
import { argumentType, outOfRange } from '../errors.ts'

/**
 * How many bytes a register of `VcpuFd.getOneReg()` and `VcpuFd.setOneReg()` has, by its id: a power of two. That there
 * is such a register is not said by that.
 *
 * @param id - the register's id, 0 to 2^64 - 1: one of `KVM_REG_SIZE_*` is in bits 52 to 55
 *
 * @example
 * console.log(regSize(KVM_REG_X86 | KVM_REG_SIZE_U64 | 1n)) // 8
 */
export function regSize(id: Integer): number {
  return 2 ** Number((u64(id, 'id') & KVM_REG_SIZE_MASK) >> BigInt(KVM_REG_SIZE_SHIFT))
}

/** Checks that bytes of the caller's are as many as the register has. */
export function bytesOfReg(bytes: unknown, size: number, name: string): Uint8Array {
  if (!isUint8Array(bytes))
    throw argumentType(name, name === 'into' ? 'Uint8Array' : 'number, bigint or Uint8Array', bytes)
  if (bytes.length !== size) {
    throw outOfRange(`${name}.length`, `${size}, the bytes that the id says the register has`, bytes.length)
  }
  return bytes
}

/** The bytes of a register as an unsigned integer. */
export function integerOfReg(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
}

/** A copy of the bytes that a register is to get. */
export function valueOfReg(value: unknown, size: number): Uint8Array {
  if (typeof value !== 'number' && typeof value !== 'bigint') return Uint8Array.from(bytesOfReg(value, size, 'value'))
  const exact = typeof value === 'bigint' || Number.isSafeInteger(value)
  if (!exact || value < 0 || BigInt(value) >> BigInt(size * 8) !== 0n) {
    const bigint = size > 4 && typeof value === 'number' ? ', and a bigint where it is beyond 2^53 - 1' : ''
    throw outOfRange('value', `an integer of ${size * 8} bits${bigint}`, value)
  }
  return Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex').reverse()
}
