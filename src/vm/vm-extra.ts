// What KVM offers for a virtual machine, and the crate has no method for.

import { isUint8Array } from 'node:util/types'
import { Cap } from '../abi/cap.ts'
import {
  KVM_ARM_FEATURE_ID_RANGE_SIZE,
  KVM_ARM_SET_COUNTER_OFFSET,
  KVM_CAP_DIRTY_LOG_RING_ACQ_REL,
  KVM_CHECK_EXTENSION,
  KVM_GET_TSC_KHZ,
  KVM_IRQ_LINE_STATUS,
  KVM_SET_BOOT_CPU_ID,
  KVM_SET_PMU_EVENT_FILTER,
  KVM_SET_TSC_KHZ,
  KvmArmCounterOffset,
  KvmEnableCap,
  KvmIrqLevel,
  KvmPmuEventFilter,
} from '../abi/host.ts'
import { type BindingVm, plain } from '../addon.ts'
import { type Integer, integer, u32, u64 } from '../arguments/integer.ts'
import { argumentType, check, outOfRange } from '../errors.ts'
import { FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf, numberOf } from '../handle/handle.ts'
import { PAGE_SIZE } from '../memory/guest-memory.ts'
import { newStatsFd, type StatsFd } from '../stats/stats-fd.ts'
import { bytesOfArgument } from '../struct/struct.ts'

/** Bytes of memory for each tag. */
const MTE_GRANULE = 16

/** The methods of `VmFd` that go past the crate. */
export abstract class VmExtra extends FdHandle<BindingVm> {
  /**
   * The statistics of this virtual machine, as a handle of its own, which can be read at any time.
   *
   * ioctl: `KVM_GET_STATS_FD` (KVM API 4.133), capability `KVM_CAP_BINARY_STATS_FD` (Linux 5.14).
   *
   * @throws {KvmError} EMFILE and others of the kernel's
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const stats = vm.getStatsFd()
   *   const names = [...stats.read().keys()]
   *   stats.close()
   * }
   */
  getStatsFd(): StatsFd {
    return newStatsFd(check('KVM_GET_STATS_FD', bindingOf(this).getStatsFd()))
  }

  /**
   * Gives each vCPU a ring, in which KVM tells which pages of slots with `KVM_MEM_LOG_DIRTY_PAGES` it has written:
   * instead of a bitmap for each slot, whose size depends on that of the memory. It has to come before the first vCPU.
   * `VcpuFd.harvestDirtyRing()` reads a ring.
   *
   * ioctl: `KVM_ENABLE_CAP` (KVM API 8.29), capability `KVM_CAP_DIRTY_LOG_RING_ACQ_REL` or `Cap.DirtyLogRing`.
   *
   * @param size - the size of each ring in bytes, 16 for each page: a power of two, at least a page, or more where the
   *   processor logs pages itself. The default is the largest that KVM takes, mostly 1 MiB
   * @throws {RangeError} when the size is no power of two, or less than a page
   * @throws {KvmError} EINVAL when KVM has no dirty rings, they are enabled already, there is a vCPU, or the size is too
   *   small; E2BIG when it is too large
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_DIRTY_LOG_RING_ACQ_REL) > 0) vm.enableDirtyLogRing(65536)
   */
  enableDirtyLogRing(size?: Integer): void {
    // x86_64 has both, and aarch64 only the one that tells that its memory is weakly ordered: the harvest allows for it.
    const largest = ioctl(this, 'KVM_CHECK_EXTENSION', KVM_CHECK_EXTENSION, BigInt(KVM_CAP_DIRTY_LOG_RING_ACQ_REL))
    const cap = largest > 0 ? KVM_CAP_DIRTY_LOG_RING_ACQ_REL : Cap.DirtyLogRing
    const bytes = size === undefined ? largest || PAGE_SIZE : u32(size, 'size')
    if (bytes < PAGE_SIZE || !Number.isInteger(Math.log2(bytes))) {
      throw outOfRange('size', `a power of two from ${PAGE_SIZE} on`, size)
    }
    const enabled = KvmEnableCap.from({ cap, args: [bytes, 0, 0, 0] })
    check('KVM_ENABLE_CAP', bindingOf(this).enableCap(enabled.bytes), {
      EINVAL: 'there is a vCPU, or dirty rings are enabled already, or KVM has none; or the size is too small',
      E2BIG: `the largest size is ${largest}`,
    })
  }

  /**
   * Has KVM watch the pages again that were harvested from the vCPUs' dirty rings, and use their entries again.
   *
   * ioctl: `KVM_RESET_DIRTY_RINGS` (KVM API 8.29), capability `KVM_CAP_DIRTY_LOG_RING_ACQ_REL`.
   *
   * @returns of how many entries that is
   * @throws {KvmError} EINVAL when `enableDirtyLogRing()` was not called
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_DIRTY_LOG_RING_ACQ_REL) > 0) {
   *   vm.enableDirtyLogRing()
   *   const entries = vm.resetDirtyRings()
   * }
   */
  resetDirtyRings(): number {
    return check('KVM_RESET_DIRTY_RINGS', plain.resetDirtyRings(numberOf(this)), {
      EINVAL: 'enableDirtyLogRing() has to come first',
    })
  }

  /**
   * Decides which events the guest's performance counters may count. x86_64 only.
   *
   * ioctl: `KVM_SET_PMU_EVENT_FILTER` (KVM API 4.120), capability `KVM_CAP_PMU_EVENT_FILTER`.
   *
   * @param filter - `action` is `KVM_PMU_EVENT_ALLOW` or `KVM_PMU_EVENT_DENY`, `nevents` the number of `events`
   * @throws {RangeError} when `nevents` is more than there are events
   * @throws {KvmError} EINVAL when the action or flags are not KVM's, E2BIG when there are more than 300 events
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * const instructionsRetired = 0xc0n
   * const filter = KvmPmuEventFilter.from({ action: KVM_PMU_EVENT_DENY, nevents: 1, events: [instructionsRetired] })
   * if (kvm.checkExtensionRaw(KVM_CAP_PMU_EVENT_FILTER) > 0) vm.setPmuEventFilter(filter)
   */
  setPmuEventFilter(filter: KvmPmuEventFilter): void {
    // A copy, so that the count and the events are the same when KVM reads them.
    const copy = KvmPmuEventFilter.fromBytes(bytesOfArgument(filter, KvmPmuEventFilter, 'filter'))
    if (copy.nevents > copy.events.length) {
      throw outOfRange('filter.nevents', `at most ${copy.events.length}, the events that there are`, copy.nevents)
    }
    ioctl(this, 'KVM_SET_PMU_EVENT_FILTER', KVM_SET_PMU_EVENT_FILTER, copy.bytes, {
      E2BIG: 'KVM takes 300 events at most',
    })
  }

  /**
   * The same as `setIrqLine()`, and tells what became of the interrupt: what a timer needs that delivers again the
   * ticks that were lost. x86_64 and aarch64.
   *
   * ioctl: `KVM_IRQ_LINE_STATUS` (no section of its own; see KVM API 4.25), capability `Cap.IrqInjectStatus`.
   *
   * @param irq - on x86_64 the global system interrupt, 0 to 23
   * @returns more than 0 when a controller took it; 0 when it was coalesced with one that is still pending; -1 when it
   *   was ignored, since it is masked. It means something for a rising edge only
   * @throws {KvmError} ENXIO when there is no interrupt controller (`createIrqChip()`)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * console.log(vm.irqLineStatus(4, true)) // 1
   * vm.irqLineStatus(4, false)
   * console.log(vm.irqLineStatus(4, true)) // 0
   */
  irqLineStatus(irq: Integer, active: boolean): number {
    if (typeof active !== 'boolean') throw argumentType('active', 'boolean', active)
    const level = KvmIrqLevel.from({ irq: u32(irq, 'irq'), level: Number(active) })
    ioctl(this, 'KVM_IRQ_LINE_STATUS', KVM_IRQ_LINE_STATUS, level.bytes, {
      ENXIO: 'createIrqChip() has to come first',
    })
    return level.status
  }

  /**
   * Decides which vCPU is the bootstrap processor, which runs at once while the others wait to be started: 0 unless this
   * is called. x86_64 only.
   *
   * ioctl: `KVM_SET_BOOT_CPU_ID` (KVM API 4.41), capability `Cap.SetBootCpuId`.
   *
   * @param id - the id of a vCPU that is still to be created
   * @throws {KvmError} EBUSY when there is a vCPU already, EINVAL when no vCPU can have this id
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.setBootCpuId(1)
   */
  setBootCpuId(id: Integer): void {
    ioctl(this, 'KVM_SET_BOOT_CPU_ID', KVM_SET_BOOT_CPU_ID, u64(id, 'id'), {
      EBUSY: 'it has to come before the first vCPU',
    })
  }

  /**
   * The frequency of the time stamp counter that new vCPUs get. x86_64 only.
   *
   * ioctl: `KVM_GET_TSC_KHZ` on the VM (KVM API 4.56), capability `KVM_CAP_VM_TSC_CONTROL`.
   *
   * @returns in kHz; 0 where KVM does not know it
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * const guestTicksPerSecond = kvm.checkExtensionRaw(KVM_CAP_VM_TSC_CONTROL) > 0 ? vm.getTscKhz() * 1000 : undefined
   */
  getTscKhz(): number {
    return ioctl(this, 'KVM_GET_TSC_KHZ', KVM_GET_TSC_KHZ)
  }

  /**
   * Decides the frequency of the time stamp counter of the vCPUs that are created from then on. x86_64 only.
   *
   * ioctl: `KVM_SET_TSC_KHZ` on the VM (KVM API 4.55), capability `KVM_CAP_VM_TSC_CONTROL`.
   *
   * @param khz - in kHz, 1 to 2147483647; 0 is the frequency of this machine
   * @throws {KvmError} EINVAL when the processor cannot scale to it, or there is a vCPU already (since Linux 6.16)
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_VM_TSC_CONTROL) > 0) vm.setTscKhz(vm.getTscKhz())
   */
  setTscKhz(khz: Integer): void {
    ioctl(this, 'KVM_SET_TSC_KHZ', KVM_SET_TSC_KHZ, BigInt(integer(khz, 'khz', 0, 0x7fff_ffff)), {
      EINVAL: 'this processor cannot scale to it, or there is a vCPU already',
    })
  }

  /**
   * Takes an amount from the counters of all vCPUs, the virtual and the physical one: what a guest needs that moves here
   * from another machine. aarch64 only.
   *
   * ioctl: `KVM_ARM_SET_COUNTER_OFFSET` (KVM API 4.138), capability `KVM_CAP_COUNTER_OFFSET`.
   *
   * @param offset - `counterOffset`, in ticks
   * @throws {KvmError} EBUSY when a vCPU is running, EINVAL when `reserved` is not 0
   *
   * @example
   * const vm = new Kvm().createVm()
   * const offset = KvmArmCounterOffset.from({ counterOffset: 1_000_000 })
   * if (process.arch === 'arm64' && vm.checkExtensionRaw(KVM_CAP_COUNTER_OFFSET) > 0) vm.armSetCounterOffset(offset)
   */
  armSetCounterOffset(offset: KvmArmCounterOffset): void {
    const bytes = bytesOfArgument(offset, KvmArmCounterOffset, 'offset')
    ioctl(this, 'KVM_ARM_SET_COUNTER_OFFSET', KVM_ARM_SET_COUNTER_OFFSET, bytes, { EBUSY: 'a vCPU is running' })
  }

  /**
   * Copies the tags of guest memory, which memory tagging (MTE) has for each 16 bytes of it. aarch64 only.
   *
   * ioctl: `KVM_ARM_MTE_COPY_TAGS` (KVM API 4.130), capability `KVM_CAP_ARM_MTE`, which `enableCap()` has to enable.
   *
   * @param guestIpa - the guest-physical address of the memory: a multiple of the page
   * @param tags - a byte for each 16 bytes of memory, of whole pages. They are read, or filled
   * @param flags - `KVM_ARM_TAGS_TO_GUEST` or `KVM_ARM_TAGS_FROM_GUEST`
   * @returns the tags of how many bytes of memory were copied: fewer than were meant where an error came later on
   * @throws {RangeError} when `tags` are not those of whole pages
   * @throws {KvmError} EINVAL when MTE is not enabled, or the flags are others; EFAULT when the memory is in no slot, or
   *   never had tags
   *
   * @example
   * const vm = new Kvm().createVm()
   * const tags = new Uint8Array(4096 / 16)
   * if (process.arch === 'arm64' && vm.checkExtensionRaw(KVM_CAP_ARM_MTE) > 0) {
   *   vm.enableCap(KvmEnableCap.from({ cap: KVM_CAP_ARM_MTE }))
   *   vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(4096) })
   *   vm.armMteCopyTags(0, tags, KVM_ARM_TAGS_TO_GUEST)
   * }
   */
  armMteCopyTags(guestIpa: Integer, tags: Uint8Array, flags: Integer): number {
    const address = u64(guestIpa, 'guestIpa')
    const bits = u64(flags, 'flags')
    if (!isUint8Array(tags)) throw argumentType('tags', 'Uint8Array', tags)
    const perPage = PAGE_SIZE / MTE_GRANULE
    if (tags.length === 0 || tags.length % perPage !== 0) {
      throw outOfRange('tags', `a multiple of ${perPage} bytes long, the tags of a page`, `${tags.length} bytes`)
    }
    return check('KVM_ARM_MTE_COPY_TAGS', bindingOf(this).armMteCopyTags(address, bits, tags), {
      EINVAL: 'KVM_CAP_ARM_MTE is not enabled, or the address is not a multiple of the page, or the flags are others',
    })
  }

  /**
   * Which bits of the feature ID registers `VcpuFd.setOneReg()` can change. aarch64 only.
   *
   * ioctl: `KVM_ARM_GET_REG_WRITABLE_MASKS` (KVM API 4.139), capability `KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES`, whose
   * value has a bit for each range.
   *
   * @param range - `KVM_ARM_FEATURE_ID_RANGE`, the only one that there is
   * @returns a mask for each register: that of op0 3, op1, crn 0, crm and op2 is at
   *   `(op1 === 3 ? 2 : op1) * 64 + crm * 8 + op2`
   * @throws {KvmError} EINVAL when there is no such range
   *
   * @example
   * const vm = new Kvm().createVm()
   * const ranges = process.arch === 'arm64' ? vm.checkExtensionRaw(KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES) : 0
   * const masks = ranges > 0 ? vm.armGetRegWritableMasks(KVM_ARM_FEATURE_ID_RANGE) : undefined
   */
  armGetRegWritableMasks(range: Integer): BigUint64Array {
    const number = u32(range, 'range')
    const masks = new BigUint64Array(KVM_ARM_FEATURE_ID_RANGE_SIZE)
    const answer = bindingOf(this).armGetRegWritableMasks(number, new Uint8Array(masks.buffer))
    check('KVM_ARM_GET_REG_WRITABLE_MASKS', answer, { EINVAL: 'there is no such range' })
    return masks
  }
}
