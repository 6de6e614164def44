// Writes of the guest that add to an event in the kernel and cause no exit (ioeventfd).

import { KVM_IOEVENTFD_FLAG_DATAMATCH, KVM_IOEVENTFD_FLAG_DEASSIGN, KVM_IOEVENTFD_FLAG_PIO } from '../abi/host.ts'
import type { BindingVm } from '../addon.ts'
import { type Integer, integer, u16, u64 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { argumentType, check, coded, outOfRange } from '../errors.ts'
import { EventFd } from '../event/eventfd.ts'
import { bindingOf, bindingOfArgument, type Handle } from '../handle/handle.ts'

/** An I/O port, 0 to 65535, or a guest-physical address, 0 to 2^64 - 1. The crate's `IoEventAddress::Pio` and `Mmio`. */
export type IoEventAddress = { pio: Integer } | { mmio: Integer }

/** Which writes to an address are meant: by default all. */
export interface IoEventOptions {
  /** How many bytes: 1, 2, 4 or 8. The default is 0: any number. */
  length?: Integer
  /** The value: 0 to the largest that `length` bytes can hold. By default any value. */
  datamatch?: Integer
}

export function placeOf(address: unknown): { addr: bigint; pio: boolean } {
  if (typeof address !== 'object' || address === null) throw argumentType('address', 'object', address)
  const keys = Object.keys(address)
  const [key] = keys
  if (keys.length !== 1 || (key !== 'pio' && key !== 'mmio')) {
    const text = 'The "address" argument must have exactly one of the fields "pio" and "mmio"'
    throw coded(new TypeError(text), 'ERR_INVALID_ARG_TYPE')
  }
  const value = (address as Record<string, unknown>)[key]
  if (key === 'pio') return { addr: BigInt(u16(value, 'address.pio')), pio: true }
  return { addr: u64(value, 'address.mmio'), pio: false }
}

const LENGTHS = [0, 1, 2, 4, 8]

function optionsOf(options: IoEventOptions = {}): { length: number; datamatch: bigint | undefined } {
  const { length = 0, datamatch } = fieldsOf(options, 'options', ['length', 'datamatch'])
  const bytes = integer(length, 'options.length', 0, 8)
  if (!LENGTHS.includes(bytes)) throw outOfRange('options.length', '0, 1, 2, 4 or 8', length)
  if (datamatch === undefined) return { length: bytes, datamatch }
  const value = u64(datamatch, 'options.datamatch')
  // Without a length it is the kernel that refuses a value.
  if (bytes > 0 && value >> BigInt(8 * bytes) !== 0n) {
    throw outOfRange('options.datamatch', `a number of ${bytes} bytes`, datamatch)
  }
  return { length: bytes, datamatch: value }
}

export function registerIoevent(
  vm: Handle<BindingVm>,
  eventfd: EventFd,
  address: IoEventAddress,
  options?: IoEventOptions,
): void {
  ioeventfd(vm, eventfd, address, options, 0)
}

export function unregisterIoevent(
  vm: Handle<BindingVm>,
  eventfd: EventFd,
  address: IoEventAddress,
  options?: IoEventOptions,
): void {
  ioeventfd(vm, eventfd, address, options, KVM_IOEVENTFD_FLAG_DEASSIGN)
}

function ioeventfd(
  vm: Handle<BindingVm>,
  eventfd: EventFd,
  address: IoEventAddress,
  options: IoEventOptions | undefined,
  deassign: number,
): void {
  const event = bindingOfArgument(eventfd, EventFd, 'eventfd')
  const { addr, pio } = placeOf(address)
  const { length, datamatch } = optionsOf(options)
  const flags =
    deassign | (pio ? KVM_IOEVENTFD_FLAG_PIO : 0) | (datamatch === undefined ? 0 : KVM_IOEVENTFD_FLAG_DATAMATCH)
  check('KVM_IOEVENTFD', bindingOf(vm).ioeventfd(event, addr, length, datamatch ?? 0n, flags), {
    EEXIST: 'an event is told of the same already',
    EINVAL: 'a datamatch needs a length; and the length must not go beyond the last address',
    ENOSPC: 'a virtual machine has at most 1000 devices, regions and events',
    ENOENT: 'no such event is registered with the same address, length and datamatch',
  })
}
