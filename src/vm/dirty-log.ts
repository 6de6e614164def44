// The dirty log of a memory slot: one bit for each page.

import { isBigUint64Array } from 'node:util/types'
import type { BindingVm } from '../addon.ts'
import { checkDetached } from '../arguments/bytes.ts'
import { type Integer, u32, u64 } from '../arguments/integer.ts'
import { argumentType, check, coded, outOfRange } from '../errors.ts'
import { bindingOf, type Handle } from '../handle/handle.ts'

export function getDirtyLog(vm: Handle<BindingVm>, slot: Integer, into?: BigUint64Array): BigUint64Array {
  const number = u32(slot, 'slot')
  const binding = bindingOf(vm)
  const length = binding.dirtyLogLength(number)
  if (length < 0) {
    const text = `Slot ${number} was not set through this handle: how large it is, and its bitmap, is not known`
    throw coded(new Error(text), 'ERR_KVM_UNKNOWN_SLOT')
  }
  const bitmap = into === undefined ? new BigUint64Array(length) : into
  const bytes = bitmapBytes(bitmap, 'into')
  if (bitmap.length !== length) throw outOfRange('into', `${length} elements long`, `${bitmap.length} elements`)
  check('KVM_GET_DIRTY_LOG', binding.getDirtyLog(number, bytes), {
    ENOENT: 'the slot does not log dirty pages (KVM_MEM_LOG_DIRTY_PAGES), or was removed',
    EFAULT: 'the slot is larger than this handle has made it',
    EINVAL: 'another thread has changed the slot',
  })
  return bitmap
}

export function clearDirtyLog(
  vm: Handle<BindingVm>,
  slot: Integer,
  firstPage: Integer,
  numPages: Integer,
  bitmap: BigUint64Array,
): void {
  const [number, first, count] = [u32(slot, 'slot'), u64(firstPage, 'firstPage'), u32(numPages, 'numPages')]
  const bytes = bitmapBytes(bitmap, 'bitmap')
  const length = Math.ceil(count / 64)
  if (bitmap.length < length) {
    throw outOfRange('bitmap', `at least ${length} elements long for ${count} pages`, `${bitmap.length} elements`)
  }
  check('KVM_CLEAR_DIRTY_LOG', bindingOf(vm).clearDirtyLog(number, first, count, bytes), {
    EINVAL: 'the pages are multiples of 64 inside the slot, or all that are left of it',
    ENOENT: 'the slot does not log dirty pages (KVM_MEM_LOG_DIRTY_PAGES)',
  })
}

function bitmapBytes(bitmap: BigUint64Array, name: string): Uint8Array {
  if (!isBigUint64Array(bitmap)) throw argumentType(name, 'BigUint64Array', bitmap)
  checkDetached(bitmap, name)
  return new Uint8Array(bitmap.buffer, bitmap.byteOffset, bitmap.byteLength)
}
