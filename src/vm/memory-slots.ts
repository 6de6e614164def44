// Memory slots: the memory of a guest, by guest-physical address.

import { KVM_MEM_GUEST_MEMFD } from '../abi/host.ts'
import type { BindingGuestMemfd, BindingMemory, BindingVm } from '../addon.ts'
import { type Integer, u32, u64 } from '../arguments/integer.ts'
import { fieldsOf } from '../arguments/options.ts'
import { argumentType, check, outOfRange } from '../errors.ts'
import { bindingOf, bindingOfArgument, type Handle } from '../handle/handle.ts'
import { GuestMemfd } from '../memory/guest-memfd.ts'
import { GuestMemory, PAGE_SIZE, pages } from '../memory/guest-memory.ts'

/** A range of a memory: all of it, where nothing else is said. */
export interface MemoryRange {
  memory: GuestMemory
  /** Where in the memory it begins, in bytes: a multiple of the page. The default is 0. */
  memoryOffset?: Integer
  /** Its size in bytes: a multiple of the page. The default is all that is left of the memory. */
  memorySize?: Integer
}

/** What `VmFd.setUserMemoryRegion()` takes: which memory a guest finds at which of its addresses. */
export interface UserMemoryRegion extends MemoryRange {
  /**
   * The number of the slot, from 0 to below `Kvm.getNrMemslots()`; in bits 16 to 31 the address space, where
   * `KVM_CAP_MULTI_ADDRESS_SPACE` gives more than one.
   */
  slot: Integer
  /** The guest-physical address of the first byte: a multiple of the page. */
  guestPhysAddr: Integer
  /** The memory. It stays mapped as long as the slot has it. */
  memory: GuestMemory
  /** `KVM_MEM_LOG_DIRTY_PAGES`, `KVM_MEM_READONLY`. The default is 0. */
  flags?: Integer
}

/** What `VmFd.setUserMemoryRegion2()` takes: the same, and a guest_memfd. */
export interface UserMemoryRegion2 extends UserMemoryRegion {
  /** The file of the guest's private memory. It stays open as long as the slot has it. */
  guestMemfd?: GuestMemfd
  /** Where in the guest_memfd the slot begins, in bytes: a multiple of the page. The default is 0. */
  guestMemfdOffset?: Integer
  /** As in `UserMemoryRegion`; `KVM_MEM_GUEST_MEMFD` goes with a `guestMemfd` by itself. */
  flags?: Integer
}

interface CheckedRange {
  mapping: BindingMemory
  offset: number
  size: number
}

interface CheckedRegion extends CheckedRange {
  slot: number
  address: bigint
  flags: number
}

const RANGE = ['memory', 'memoryOffset', 'memorySize'] as const
const REGION = [...RANGE, 'slot', 'guestPhysAddr', 'flags'] as const
const REGION2 = [...REGION, 'guestMemfd', 'guestMemfdOffset'] as const

function checkedRange({ memory, memoryOffset = 0, memorySize }: MemoryRange, name: string): CheckedRange {
  const mapping = bindingOfArgument(memory, GuestMemory, `${name}.memory`)
  const offset = pages(memoryOffset, `${name}.memoryOffset`, 0, memory.size - PAGE_SIZE)
  const left = memory.size - offset
  const size = memorySize === undefined ? left : pages(memorySize, `${name}.memorySize`, PAGE_SIZE, left)
  return { mapping, offset, size }
}

function checkedRegion(region: UserMemoryRegion): CheckedRegion {
  const { slot, guestPhysAddr, flags = 0 } = region
  const range = checkedRange(region, 'region')
  const address = u64(guestPhysAddr, 'region.guestPhysAddr')
  if (address % BigInt(PAGE_SIZE) !== 0n) {
    throw outOfRange('region.guestPhysAddr', `a multiple of the page, ${PAGE_SIZE} bytes`, guestPhysAddr)
  }
  return { ...range, slot: u32(slot, 'region.slot'), address, flags: u32(flags, 'region.flags') }
}

/** A range inside of its memory. */
export const rangeOfArgument = (range: MemoryRange): CheckedRange =>
  checkedRange(fieldsOf(range, 'range', RANGE), 'range')

const regionOfArgument = (region: UserMemoryRegion): CheckedRegion => checkedRegion(fieldsOf(region, 'region', REGION))

function region2OfArgument(
  argument: UserMemoryRegion2,
): CheckedRegion & { guestMemfd: BindingGuestMemfd | undefined; guestMemfdOffset: number } {
  const region = fieldsOf(argument, 'region', REGION2)
  const { guestMemfd, guestMemfdOffset = 0 } = region
  const checked = checkedRegion(region)
  if (guestMemfd === undefined) {
    if (region.guestMemfdOffset !== undefined || (checked.flags & KVM_MEM_GUEST_MEMFD) !== 0) {
      throw argumentType(
        'region.guestMemfd',
        'GuestMemfd where there is an offset in it or KVM_MEM_GUEST_MEMFD',
        guestMemfd,
      )
    }
    return { ...checked, guestMemfd, guestMemfdOffset: 0 }
  }
  const file = bindingOfArgument(guestMemfd, GuestMemfd, 'region.guestMemfd')
  if (checked.size > guestMemfd.size) {
    throw outOfRange(
      'region.guestMemfd',
      `at least as large as the slot, ${checked.size} bytes`,
      `${guestMemfd.size} bytes`,
    )
  }
  const offset = pages(guestMemfdOffset, 'region.guestMemfdOffset', 0, guestMemfd.size - checked.size)
  return { ...checked, flags: checked.flags | KVM_MEM_GUEST_MEMFD, guestMemfd: file, guestMemfdOffset: offset }
}

export function setUserMemoryRegion(vm: Handle<BindingVm>, region: UserMemoryRegion): void {
  const { slot, flags, address, mapping, offset, size } = regionOfArgument(region)
  check('KVM_SET_USER_MEMORY_REGION', bindingOf(vm).setUserMemoryRegion(slot, flags, address, mapping, offset, size), {
    EEXIST: 'it overlaps another slot in guest memory',
    EINVAL:
      'the slot is above Kvm.getNrMemslots() - 1, or a flag is not one of KVM, or the slot is in use: then removeUserMemoryRegion() has to come first to change its memory, its size or KVM_MEM_READONLY',
  })
}

export function setUserMemoryRegion2(vm: Handle<BindingVm>, region: UserMemoryRegion2): void {
  const { slot, flags, address, mapping, offset, size, guestMemfd, guestMemfdOffset } = region2OfArgument(region)
  check(
    'KVM_SET_USER_MEMORY_REGION2',
    bindingOf(vm).setUserMemoryRegion2(slot, flags, address, mapping, offset, size, guestMemfd, guestMemfdOffset),
    {
      EEXIST: 'it overlaps another slot in guest memory, or in the guest_memfd',
      EINVAL:
        'the slot is above Kvm.getNrMemslots() - 1, or a flag is not one of KVM, or the guest_memfd is of another VM, or the slot is in use: then removeUserMemoryRegion() has to come first to change its memory, its size or KVM_MEM_READONLY, or anything of a slot with a guest_memfd',
    },
  )
}

export function removeUserMemoryRegion(vm: Handle<BindingVm>, slot: Integer): void {
  const answer = bindingOf(vm).removeUserMemoryRegion(u32(slot, 'slot'))
  check('KVM_SET_USER_MEMORY_REGION', answer, { EINVAL: 'the slot is not in use' })
}
