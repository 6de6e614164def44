// What KVM offers for a vCPU, and the crate has no method for.

import { constants } from 'node:os'
import { isUint32Array } from 'node:util/types'
import {
  KVM_GET_SREGS2,
  KVM_GET_SUPPORTED_HV_CPUID,
  KVM_INTERRUPT,
  KVM_PRE_FAULT_MEMORY,
  KVM_SET_SIGNAL_MASK,
  KVM_SET_SREGS2,
  KVM_X86_SET_MCE,
  KVM_X86_SETUP_MCE,
  type KvmCpuid2,
  KvmInterrupt,
  KvmPreFaultMemory,
  KvmSignalMask,
  KvmSregs2,
  KvmX86Mce,
} from '../abi/host.ts'
import { type BindingVcpu, binding, plain } from '../addon.ts'
import { bytesOfU64, type Integer, integer, u32, u64 } from '../arguments/integer.ts'
import { type DeviceAttr, getDeviceAttr } from '../device/device-attr.ts'
import { argumentType, check, outOfRange } from '../errors.ts'
import { FdHandle, ioctl } from '../handle/fd-handle.ts'
import { bindingOf, numberOf } from '../handle/handle.ts'
import { cpuidOf } from '../kvm/cpuid.ts'
import { newStatsFd, type StatsFd } from '../stats/stats-fd.ts'
import { bytesOfArgument, type Init, listOf, type Struct } from '../struct/struct.ts'

const { EINTR } = constants.errno

/** Bytes of the signal mask of a thread: not of C's sigset_t, which is longer. */
const KERNEL_SIGSET_SIZE = 8

/** The methods of `VcpuFd` that go past the crate. */
export abstract class VcpuExtra extends FdHandle<BindingVcpu> {
  /**
   * The statistics of this vCPU, as a handle of its own, which can be read at any time.
   *
   * ioctl: `KVM_GET_STATS_FD` (KVM API 4.133), capability `KVM_CAP_BINARY_STATS_FD` (Linux 5.14).
   *
   * @throws {KvmError} EMFILE and others of the kernel's
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_BINARY_STATS_FD) > 0) {
   *   const stats = vm.createVcpu(0).getStatsFd()
   *   const names = [...stats.read().keys()]
   *   stats.close()
   * }
   */
  getStatsFd(): StatsFd {
    return newStatsFd(check('KVM_GET_STATS_FD', bindingOf(this).getStatsFd()))
  }

  /**
   * Reads an attribute of the vCPU. On x86_64 there is one, the offset of its time stamp counter from this machine's,
   * which is what one takes along when a guest moves to another machine.
   *
   * ioctl: `KVM_GET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.VcpuAttributes`. x86_64 and aarch64.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vcpu.rst
   * @param into - filled and returned: as many bytes as the attribute has, little-endian, or a struct
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when `into` has fewer bytes than it
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const tscOffset = { group: KVM_VCPU_TSC_CTRL, attr: KVM_VCPU_TSC_OFFSET }
   * if (vcpu.hasDeviceAttr(tscOffset)) {
   *   const bytes = vcpu.getDeviceAttr(tscOffset, new Uint8Array(8))
   *   const offset = new DataView(bytes.buffer).getBigInt64(0, true)
   * }
   */
  getDeviceAttr<T extends Uint8Array | Struct>(attr: DeviceAttr, into: T): T {
    return getDeviceAttr(bindingOf(this), attr, into)
  }

  /**
   * Takes entries from the vCPU's dirty ring: which pages it has written since they were reset. It may run meanwhile.
   * What was taken is not handed out again. KVM watches the pages again from `VmFd.resetDirtyRings()` on: their contents
   * are to be read after that, or a write in between is lost.
   *
   * A vCPU whose ring is full exits with `'DirtyRingFull'`, until entries were harvested and reset.
   *
   * No ioctl: the ring is memory that the kernel shares (KVM API 8.29), capability `KVM_CAP_DIRTY_LOG_RING_ACQ_REL`.
   *
   * @param into - filled from its start with pairs: a slot (in bits 16 to 31 its address space), and the number of a
   *   page in it, counted from the slot's start
   * @returns how many pairs there are; fewer than there is room for where the ring has no more
   * @throws {KvmError} ENODEV when `VmFd.enableDirtyLogRing()` was not called before the vCPU was created
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * if (kvm.checkExtensionRaw(KVM_CAP_DIRTY_LOG_RING_ACQ_REL) > 0) {
   *   vm.enableDirtyLogRing()
   *   const vcpu = vm.createVcpu(0)
   *   const pages = new Uint32Array(2 * 512)
   *   const count = vcpu.harvestDirtyRing(pages)
   *   for (let index = 0; index < count; index++) {
   *     const [slot, page] = [pages[2 * index], pages[2 * index + 1]]
   *   }
   *   vm.resetDirtyRings()
   * }
   */
  harvestDirtyRing(into: Uint32Array): number {
    if (!isUint32Array(into)) throw argumentType('into', 'Uint32Array', into)
    if (into.length < 2) throw outOfRange('into', 'at least 2 elements long, for one pair', `${into.length} elements`)
    return check('mmap', plain.harvestDirtyRing(numberOf(this), into), {
      ENODEV: 'VmFd.enableDirtyLogRing() has to come before the vCPU',
    })
  }

  /**
   * Reads the special registers, and with them the four PDPTRs of a guest that uses PAE paging, which `getSregs()`
   * leaves out. x86_64 only.
   *
   * ioctl: `KVM_GET_SREGS2` (KVM API 4.131), capability `KVM_CAP_SREGS2` (Linux 5.14).
   *
   * @param into - filled and returned, instead of a new object; `pdptrs` only where `flags` has
   *   `KVM_SREGS2_FLAGS_PDPTRS_VALID`
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getSregs2().cs.selector) // 61440
   */
  getSregs2(into: KvmSregs2 = new KvmSregs2()): KvmSregs2 {
    ioctl(this, 'KVM_GET_SREGS2', KVM_GET_SREGS2, bytesOfArgument(into, KvmSregs2, 'into'))
    return into
  }

  /**
   * Writes the special registers, and the PDPTRs where `flags` has `KVM_SREGS2_FLAGS_PDPTRS_VALID`: otherwise KVM takes
   * them from guest memory. x86_64 only.
   *
   * ioctl: `KVM_SET_SREGS2` (KVM API 4.132), capability `KVM_CAP_SREGS2` (Linux 5.14).
   *
   * @throws {KvmError} EINVAL when no processor could be in such a state, or the flags are not KVM's
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const sregs = vcpu.getSregs2()
   * sregs.cs.base = 0n
   * vcpu.setSregs2(sregs)
   */
  setSregs2(sregs: KvmSregs2): void {
    ioctl(this, 'KVM_SET_SREGS2', KVM_SET_SREGS2, bytesOfArgument(sregs, KvmSregs2, 'sregs'), {
      EINVAL: 'no processor can be in such a state, or the flags are not those of KVM',
    })
  }

  /**
   * Queues an external interrupt, which the guest takes as soon as it has interrupts enabled. It is for machines whose
   * interrupt controller is not in the kernel: with one, `VmFd.setIrqLine()` raises interrupts. On riscv64 it sets or
   * clears the vCPU's one external interrupt.
   *
   * ioctl: `KVM_INTERRUPT` (KVM API 4.16).
   *
   * @param irq - on x86_64 the interrupt vector, 0 to 255; on riscv64 `KVM_INTERRUPT_SET` (0xffffffff) or
   *   `KVM_INTERRUPT_UNSET` (0xfffffffe)
   * @throws {KvmError} EINVAL when it is no vector, ENXIO when the interrupt controller is in the kernel; with the local
   *   APIC alone in the kernel (split), EEXIST when one is queued already
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.interrupt(0x20)
   */
  interrupt(irq: Integer): void {
    const { bytes } = KvmInterrupt.from({ irq: u32(irq, 'irq') })
    ioctl(this, 'KVM_INTERRUPT', KVM_INTERRUPT, bytes, {
      EEXIST: 'one is queued already: the guest has to run first',
      EINVAL: 'vectors go from 0 to 255',
      ENXIO: 'the interrupt controller is in the kernel: VmFd.setIrqLine()',
    })
  }

  /**
   * Has KVM map guest memory before the guest touches it, so that the guest does not wait for it later. It goes on
   * until all of the range is mapped, which takes its time where the range is large.
   *
   * ioctl: `KVM_PRE_FAULT_MEMORY` (KVM API 4.143), capability `KVM_CAP_PRE_FAULT_MEMORY` (Linux 6.11).
   *
   * @param range - `gpa`, the guest-physical address, and `size` in bytes: multiples of the page
   * @throws {KvmError} ENOENT when some of the range is in no memory slot, EINVAL when it is empty or not of whole pages,
   *   EAGAIN when KVM was busy changing its page tables, EOPNOTSUPP when the vCPU's paging is KVM's own (no EPT or NPT)
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * vm.setUserMemoryRegion({ slot: 0, guestPhysAddr: 0, memory: GuestMemory.allocate(0x10000) })
   * const vcpu = vm.createVcpu(0)
   * if (kvm.checkExtensionRaw(KVM_CAP_PRE_FAULT_MEMORY) > 0) vcpu.preFaultMemory({ gpa: 0, size: 0x10000 })
   */
  preFaultMemory(range: Init<KvmPreFaultMemory>): void {
    const left = KvmPreFaultMemory.from(range)
    const vcpu = bindingOf(this)
    do {
      // KVM takes what it has done from the range. A signal ends the call at any page: the rest is still to be done.
      const answer = vcpu.ioctl(KVM_PRE_FAULT_MEMORY, left.bytes)
      if (answer === -EINTR) continue
      check('KVM_PRE_FAULT_MEMORY', answer, {
        EAGAIN: 'KVM was changing its page tables: try again',
        EINVAL: 'gpa and size have to be multiples of the page, and size not 0',
        ENOENT: 'some of it is in no memory slot',
      })
    } while (left.size > 0n)
  }

  /**
   * The CPUID leaves by which KVM presents itself as Hyper-V to this vCPU: 0x40000000 and up. x86_64 only.
   *
   * ioctl: `KVM_GET_SUPPORTED_HV_CPUID` (KVM API 4.118), capability `KVM_CAP_HYPERV_CPUID`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} E2BIG when KVM has more entries, EINVAL or ENOTTY when it has no Hyper-V
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtensionRaw(KVM_CAP_HYPERV_CPUID) > 0) vcpu.setCpuid2(vcpu.getSupportedHvCpuid(32))
   */
  getSupportedHvCpuid(numEntries: Integer): KvmCpuid2 {
    const get = (_: number, into: Uint8Array) => bindingOf(this).ioctl(KVM_GET_SUPPORTED_HV_CPUID, into)
    return cpuidOf('KVM_GET_SUPPORTED_HV_CPUID', numEntries, get)
  }

  /**
   * Gives the vCPU its machine check banks. x86_64 only.
   *
   * ioctl: `KVM_X86_SETUP_MCE` (KVM API 4.105), capability `Cap.Mce`.
   *
   * @param mcgCap - the guest's IA32_MCG_CAP: the number of banks (at most as many as `Cap.Mce` says) in its lowest
   *   byte, and flags out of `Kvm.x86GetMceCapSupported()`
   * @throws {KvmError} EINVAL when there are no or too many banks, or flags that KVM does not support
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.x86SetupMce(kvm.x86GetMceCapSupported() | 10n)
   */
  x86SetupMce(mcgCap: Integer): void {
    ioctl(this, 'KVM_X86_SETUP_MCE', KVM_X86_SETUP_MCE, bytesOfU64(u64(mcgCap, 'mcgCap')), {
      EINVAL: 'the number of banks has to be from 1 to Cap.Mce, the flags out of Kvm.x86GetMceCapSupported()',
    })
  }

  /**
   * Puts a machine check into a bank: the guest finds it there, and gets an exception if it is an uncorrected one. x86_64
   * only.
   *
   * ioctl: `KVM_X86_SET_MCE` (KVM API 4.106), capability `Cap.Mce`.
   *
   * @param mce - `status` needs its highest bit (valid)
   * @throws {KvmError} EINVAL when there is no such bank (`x86SetupMce()`), or the status is not valid
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.x86SetupMce(kvm.x86GetMceCapSupported() | 10n)
   * vcpu.x86SetMce(KvmX86Mce.from({ bank: 1, status: 1n << 63n }))
   */
  x86SetMce(mce: KvmX86Mce): void {
    ioctl(this, 'KVM_X86_SET_MCE', KVM_X86_SET_MCE, bytesOfArgument(mce, KvmX86Mce, 'mce'), {
      EINVAL: 'no such bank (x86SetupMce() makes them), or the highest bit of the status is not set',
    })
  }

  /**
   * Decides which signals are blocked while the guest runs, in place of those that the thread blocks otherwise. Few
   * need it: a run does not end with a signal, it goes on, and `kick()` is what ends it.
   *
   * The signal that `kick()` sends is never blocked. Others wait until the guest exits: with SIGINT in the mask that is
   * true of Ctrl-C too, and of SIGTERM.
   *
   * ioctl: `KVM_SET_SIGNAL_MASK` (KVM API 4.21).
   *
   * @param signals - the numbers of the signals (`os.constants.signals`), 1 to 64; `null` takes the mask away again
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const SIGUSR2 = 12
   * vcpu.setSignalMask([SIGUSR2])
   * vcpu.setSignalMask(null)
   */
  setSignalMask(signals: Iterable<Integer> | null): void {
    if (signals === null) {
      ioctl(this, 'KVM_SET_SIGNAL_MASK', KVM_SET_SIGNAL_MASK, 0n)
      return
    }
    let bits = 0n
    const kicks = binding.BindingVcpu.kickSignals()
    for (const [index, value] of listOf(signals, 'signals', 64).entries()) {
      const signal = integer(value, `signals[${index}]`, 1, 64)
      if (!kicks.includes(signal)) bits |= 1n << BigInt(signal - 1)
    }
    const mask = KvmSignalMask.withEntries(KERNEL_SIGSET_SIZE)
    mask.len = KERNEL_SIGSET_SIZE
    mask.sigset.set(bytesOfU64(bits))
    ioctl(this, 'KVM_SET_SIGNAL_MASK', KVM_SET_SIGNAL_MASK, mask.bytes)
  }
}
