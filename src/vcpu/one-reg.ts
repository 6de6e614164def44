// Registers that are read and written one by one, by a 64-bit id that includes the size.

import { constants } from 'node:os'
import { KVM_GET_REG_LIST, KVM_REG_SIZE_MASK, KVM_REG_SIZE_SHIFT, KvmRegList } from '../abi/host.ts'
import type { BindingVcpu } from '../addon.ts'
import { lengthOfArgument } from '../arguments/bytes.ts'
import { type Integer, u64 } from '../arguments/integer.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'

const { E2BIG } = constants.errno

const HINTS = {
  ENOENT: 'the vCPU has no such register',
  ENOEXEC: 'vcpuInit() has to come first',
  EPERM: 'vcpuFinalize() has to come first, or after it the register cannot change',
  EBUSY: 'after the first run the register cannot change',
  EINVAL: 'the vCPU has no such register, or not now, or not with this value',
}

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
function bytesOfReg(bytes: unknown, size: number, name: string): Uint8Array {
  const length = lengthOfArgument(bytes, name, name === 'into' ? 'Uint8Array' : 'number, bigint or Uint8Array')
  if (length !== size) {
    throw outOfRange(`${name}.length`, `${size}, the bytes that the id says the register has`, length)
  }
  return bytes as Uint8Array
}

/** The bytes of a register as an unsigned integer. */
function integerOfReg(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
}

/** A copy of the bytes that a register is to get. */
function valueOfReg(value: unknown, size: number): Uint8Array {
  if (typeof value !== 'number' && typeof value !== 'bigint') return Uint8Array.from(bytesOfReg(value, size, 'value'))
  const exact = typeof value === 'bigint' || Number.isSafeInteger(value)
  if (!exact || value < 0 || BigInt(value) >> BigInt(size * 8) !== 0n) {
    const bigint = size > 4 && typeof value === 'number' ? ', and a bigint where it is beyond 2^53 - 1' : ''
    throw outOfRange('value', `an integer of ${size * 8} bits${bigint}`, value)
  }
  return Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex').reverse()
}

export function getOneReg(vcpu: Handle<BindingVcpu>, id: Integer, into?: Uint8Array): bigint | Uint8Array {
  const reg = u64(id, 'id')
  const size = regSize(reg)
  const target = into === undefined ? undefined : bytesOfReg(into, size, 'into')
  const bytes = new Uint8Array(size)
  check('KVM_GET_ONE_REG', bindingOf(vcpu).getOneReg(reg, bytes), HINTS)
  if (target === undefined) return integerOfReg(bytes)
  target.set(bytes)
  return target
}

export function setOneReg(vcpu: Handle<BindingVcpu>, id: Integer, value: Integer | Uint8Array): void {
  const reg = u64(id, 'id')
  check('KVM_SET_ONE_REG', bindingOf(vcpu).setOneReg(reg, valueOfReg(value, regSize(reg))), HINTS)
}

export function getRegList(vcpu: Handle<BindingVcpu>): KvmRegList {
  const binding = bindingOf(vcpu)
  let list = KvmRegList.withEntries(0)
  let answer = binding.ioctl(KVM_GET_REG_LIST, list.bytes)
  // The kernel answers the count, which on riscv64 can exceed the room that the crate makes.
  while (answer === -E2BIG && list.n > list.reg.length) {
    const room = BigUint64Array.of(list.n, ...new BigUint64Array(Number(list.n)))
    list = KvmRegList.fromBytes(new Uint8Array(room.buffer))
    answer = binding.ioctl(KVM_GET_REG_LIST, list.bytes)
  }
  check('KVM_GET_REG_LIST', answer, { ENOEXEC: 'vcpuInit() has to come first' })
  return list
}
