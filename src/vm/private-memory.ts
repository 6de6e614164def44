// Memory that is private to the guest: guest_memfd, and memory that the processor encrypts.

import { KvmSevCmd } from '../abi/host.ts'
import type { BindingVm } from '../addon.ts'
import { type Integer, u64 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { valueBytes } from '../device/device-attr.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'
import { type GuestMemfd, newGuestMemfd } from '../memory/guest-memfd.ts'
import { PAGE_SIZE, pages } from '../memory/guest-memory.ts'
import { bytesOfArgument, type Struct } from '../struct/struct.ts'
import { type MemoryRange, rangeOfArgument } from './memory-slots.ts'

/** The options of `VmFd.createGuestMemfd()`. */
export interface GuestMemfdOptions {
  /** The size in bytes: a multiple of the page. */
  size: Integer
  /** `GUEST_MEMFD_FLAG_MMAP`, `GUEST_MEMFD_FLAG_INIT_SHARED`. The default is 0. */
  flags?: Integer
}

/** The longest file whose size in bytes a number represents exactly, in whole pages. */
const MAX_FILE_SIZE = Number.MAX_SAFE_INTEGER - (Number.MAX_SAFE_INTEGER % PAGE_SIZE)

const REGION_HINTS = {
  EINVAL: 'this range is not registered',
  ENOTTY: 'the virtual machine is not encrypted, or KVM has no encryption',
}
const OP_HINTS = {
  ENOTTY: 'no memory encryption here, or none of this kind',
  EFAULT: 'there are fewer bytes than the command takes, or an address in them is wrong',
}

export function createGuestMemfd(vm: Handle<BindingVm>, options: GuestMemfdOptions): GuestMemfd {
  const { size, flags = 0 } = fieldsOf(options, 'options', ['size', 'flags'])
  const length = pages(size, 'options.size', PAGE_SIZE, MAX_FILE_SIZE)
  const file = bindingOf(vm).createGuestMemfd(length, u64(flags, 'options.flags'))
  const hints = { EINVAL: 'a virtual machine of this type does not have these flags' }
  return newGuestMemfd(check('KVM_CREATE_GUEST_MEMFD', file, hints), length)
}

export function registerEncMemoryRegion(vm: Handle<BindingVm>, range: MemoryRange): void {
  const { mapping, offset, size } = rangeOfArgument(range)
  check('KVM_MEMORY_ENCRYPT_REG_REGION', bindingOf(vm).registerEncMemoryRegion(mapping, offset, size), REGION_HINTS)
}

export function unregisterEncMemoryRegion(vm: Handle<BindingVm>, range: MemoryRange): void {
  const { mapping, offset, size } = rangeOfArgument(range)
  check('KVM_MEMORY_ENCRYPT_UNREG_REGION', bindingOf(vm).unregisterEncMemoryRegion(mapping, offset, size), REGION_HINTS)
}

export function encryptOp(vm: Handle<BindingVm>, op: Uint8Array | Struct): void {
  check('KVM_MEMORY_ENCRYPT_OP', bindingOf(vm).encryptOp(valueBytes(op, 'op')), OP_HINTS)
}

export function encryptOpSev(vm: Handle<BindingVm>, op: KvmSevCmd, data: Uint8Array | Struct): void {
  const bytes = bytesOfArgument(op, KvmSevCmd, 'op')
  if (op.data !== 0n) throw outOfRange('op.data', '0: the data is an argument of its own', op.data)
  check('KVM_MEMORY_ENCRYPT_OP', bindingOf(vm).encryptOpSev(bytes, valueBytes(data, 'data')), OP_HINTS)
}
