// The state of a virtual processor beside its registers.

import {
  KVM_CAP_HYPERV_ENLIGHTENED_VMCS,
  KvmCpuid2,
  KvmEnableCap,
  KvmGuestDebug,
  KvmLapicState,
  KvmMpState,
  KvmNestedState,
  KvmNestedStateBuffer,
  KvmVcpuEvents,
  KvmVcpuInit,
} from '../abi/host.ts'
import { type Integer, i32, integer, u32 } from '../arguments/integer.ts'
import { type DeviceAttr, hasDeviceAttr, setDeviceAttr } from '../device/device-attr.ts'
import { check, outOfRange } from '../errors.ts'
import { bindingOf } from '../handle/handle.ts'
import { cpuidOf } from '../kvm/cpuid.ts'
import { bytesOfArgument, type Struct } from '../struct/struct.ts'
import { VcpuRegisters } from './vcpu-registers.ts'

const LAPIC_HINTS = { EINVAL: 'there is none: VmFd.createIrqChip() has to come before the vCPU' }

/** The methods of `VcpuFd` that are about what else a vCPU has and gets: its CPUID, interrupts, clocks and features. */
export abstract class VcpuState extends VcpuRegisters {
  /**
   * Reads the answers that the guest gets from `cpuid`.
   *
   * ioctl: `KVM_GET_CPUID2` (the KVM API document has no section on it), capability `Cap.ExtCpuid`.
   *
   * @param numEntries - room for so many entries, 0 to `KVM_MAX_CPUID_ENTRIES` (256)
   * @throws {KvmError} ENOMEM when `numEntries` is larger, E2BIG when there are more entries
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getCpuid2(KVM_MAX_CPUID_ENTRIES).entries.length) // 0
   */
  getCpuid2(numEntries: Integer): KvmCpuid2 {
    return cpuidOf('KVM_GET_CPUID2', numEntries, (n, into) => bindingOf(this).getCpuid2(n, into))
  }

  /**
   * Decides what the guest gets from `cpuid`. Most take what `Kvm.getSupportedCpuid()` returned, and change it.
   *
   * ioctl: `KVM_SET_CPUID2` (KVM API 4.20, with KVM_SET_CPUID), capability `Cap.ExtCpuid`.
   *
   * @throws {KvmError} EINVAL when the vCPU has run already and the entries differ from those that it had
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * vcpu.setCpuid2(kvm.getSupportedCpuid(KVM_MAX_CPUID_ENTRIES))
   */
  setCpuid2(cpuid: KvmCpuid2): void {
    check('KVM_SET_CPUID2', bindingOf(this).setCpuid2(bytesOfArgument(cpuid, KvmCpuid2, 'cpuid')))
  }

  /**
   * Reads the registers of the local APIC.
   *
   * ioctl: `KVM_GET_LAPIC` (KVM API 4.57), capability `Cap.Irqchip`.
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} EINVAL when there is none (`VmFd.createIrqChip()` before the vCPU was created)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * console.log(vm.createVcpu(0).getLapic().regs.length) // 1024
   */
  getLapic(into: KvmLapicState = new KvmLapicState()): KvmLapicState {
    check('KVM_GET_LAPIC', bindingOf(this).getLapic(bytesOfArgument(into, KvmLapicState, 'into')), LAPIC_HINTS)
    return into
  }

  /**
   * Writes the registers of the local APIC.
   *
   * ioctl: `KVM_SET_LAPIC` (KVM API 4.58), capability `Cap.Irqchip`.
   *
   * @throws {KvmError} EINVAL when there is none (`VmFd.createIrqChip()` before the vCPU was created)
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * const vcpu = vm.createVcpu(0)
   * vcpu.setLapic(vcpu.getLapic())
   */
  setLapic(lapic: KvmLapicState): void {
    check('KVM_SET_LAPIC', bindingOf(this).setLapic(bytesOfArgument(lapic, KvmLapicState, 'lapic')), LAPIC_HINTS)
  }

  /**
   * Reads whether the vCPU can run, is halted, or waits to be started: one of `KVM_MP_STATE_*`.
   *
   * ioctl: `KVM_GET_MP_STATE` (KVM API 4.38), capability `Cap.MpState`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getMpState().mpState === KVM_MP_STATE_RUNNABLE) // true
   */
  getMpState(into: KvmMpState = new KvmMpState()): KvmMpState {
    check('KVM_GET_MP_STATE', bindingOf(this).getMpState(bytesOfArgument(into, KvmMpState, 'into')))
    return into
  }

  /**
   * Sets whether the vCPU can run, is halted, or waits to be started: one of `KVM_MP_STATE_*`.
   *
   * ioctl: `KVM_SET_MP_STATE` (KVM API 4.39), capability `Cap.MpState`.
   *
   * @throws {KvmError} EINVAL when it is no such state, or needs an interrupt controller that is not there
   *
   * @example
   * const vm = new Kvm().createVm()
   * vm.createIrqChip()
   * vm.createVcpu(0).setMpState(KvmMpState.from({ mpState: KVM_MP_STATE_HALTED }))
   */
  setMpState(mpState: KvmMpState): void {
    check('KVM_SET_MP_STATE', bindingOf(this).setMpState(bytesOfArgument(mpState, KvmMpState, 'mpState')), {
      EINVAL: 'it is none of KVM_MP_STATE_*, or one that needs createIrqChip()',
    })
  }

  /**
   * Reads which exceptions, interrupts, NMIs and SMIs are pending or being delivered. x86_64 and aarch64 only.
   *
   * ioctl: `KVM_GET_VCPU_EVENTS` (KVM API 4.31), capability `Cap.VcpuEvents`.
   *
   * @param into - filled and returned, instead of a new object
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getVcpuEvents().nmi.pending) // 0
   */
  getVcpuEvents(into: KvmVcpuEvents = new KvmVcpuEvents()): KvmVcpuEvents {
    check('KVM_GET_VCPU_EVENTS', bindingOf(this).getVcpuEvents(bytesOfArgument(into, KvmVcpuEvents, 'into')))
    return into
  }

  /**
   * Writes which exceptions, interrupts, NMIs and SMIs are pending or being delivered. On x86_64 `flags` says which
   * fields count (`KVM_VCPUEVENT_VALID_*`). x86_64 and aarch64 only.
   *
   * ioctl: `KVM_SET_VCPU_EVENTS` (KVM API 4.32), capability `Cap.VcpuEvents`.
   *
   * @throws {KvmError} EINVAL when the flags or events are not ones that the vCPU can have
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const events = vcpu.getVcpuEvents()
   * events.flags = KVM_VCPUEVENT_VALID_NMI_PENDING
   * events.nmi.pending = 1
   * vcpu.setVcpuEvents(events)
   */
  setVcpuEvents(vcpuEvents: KvmVcpuEvents): void {
    const bytes = bytesOfArgument(vcpuEvents, KvmVcpuEvents, 'vcpuEvents')
    check('KVM_SET_VCPU_EVENTS', bindingOf(this).setVcpuEvents(bytes), {
      EINVAL: 'these are no flags or events that the vCPU can have',
    })
  }

  /**
   * Reads the state of guests inside the guest. How much of `data` is filled is in `size`: 128, and so nothing, when no
   * guest is running inside, and 4224 (AMD) or 8320 (Intel) else. x86_64 only.
   *
   * ioctl: `KVM_GET_NESTED_STATE` (KVM API 4.114), capability `Cap.NestedState`.
   *
   * @param into - filled and returned, instead of a new object
   * @throws {KvmError} EINVAL when this KVM has no nested virtualization
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.NestedState)) vcpu.setNestedState(vcpu.nestedState())
   */
  nestedState(into: KvmNestedStateBuffer = new KvmNestedStateBuffer()): KvmNestedStateBuffer {
    const bytes = bytesOfArgument(into, KvmNestedStateBuffer, 'into')
    check('KVM_GET_NESTED_STATE', bindingOf(this).nestedState(bytes), {
      EINVAL: 'there is no nested virtualization here: Cap.NestedState',
    })
    return into
  }

  /**
   * Writes the state of guests inside the guest. x86_64 only.
   *
   * ioctl: `KVM_SET_NESTED_STATE` (KVM API 4.115), capability `Cap.NestedState`.
   *
   * @throws {RangeError} when `state.size` is not from 128 to 8320
   * @throws {KvmError} EINVAL when it is no state that this vCPU can have
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.NestedState)) vcpu.setNestedState(vcpu.nestedState())
   */
  setNestedState(state: KvmNestedStateBuffer): void {
    const bytes = bytesOfArgument(state, KvmNestedStateBuffer, 'state')
    integer(state.size, 'state.size', KvmNestedState.size, KvmNestedStateBuffer.size)
    check('KVM_SET_NESTED_STATE', bindingOf(this).setNestedState(bytes), {
      EINVAL: 'no state that this vCPU can have: setCpuid2(), setSregs() and setMsrs() come first',
    })
  }

  /**
   * Sets an attribute of the vCPU, or does what it stands for.
   *
   * ioctl: `KVM_SET_DEVICE_ATTR` (KVM API 4.80), capability `Cap.VcpuAttributes`. The crate has it on aarch64; x86_64 has
   * one attribute, and riscv64 none.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vcpu.rst
   * @param value - as many bytes as the attribute takes, little-endian, or a struct. For one without a value it is left out
   * @throws {KvmError} ENXIO when there is no such attribute, EFAULT when the value has fewer bytes than it takes, and
   *   others of the attribute's own
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * const tscOffset = { group: KVM_VCPU_TSC_CTRL, attr: KVM_VCPU_TSC_OFFSET }
   * if (vcpu.hasDeviceAttr(tscOffset)) vcpu.setDeviceAttr(tscOffset, new Uint8Array(8))
   */
  setDeviceAttr(attr: DeviceAttr, value?: Uint8Array | Struct): void {
    setDeviceAttr(bindingOf(this), attr, value)
  }

  /**
   * Whether the vCPU has an attribute.
   *
   * ioctl: `KVM_HAS_DEVICE_ATTR` (KVM API 4.81), capability `Cap.VcpuAttributes`. The crate has it on aarch64; x86_64 has
   * one attribute, and riscv64 none.
   *
   * @param attr - group and attribute; they are listed in the kernel's virt/kvm/devices/vcpu.rst
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.hasDeviceAttr({ group: 99, attr: 0 })) // false
   */
  hasDeviceAttr(attr: DeviceAttr): boolean {
    return hasDeviceAttr(bindingOf(this), attr)
  }

  /**
   * Enables a capability of this vCPU that is off at first: for most it is the VM that has them, `VmFd.enableCap()`.
   * x86_64 only.
   *
   * ioctl: `KVM_ENABLE_CAP` (KVM API 4.37), capability `Cap.EnableCap`.
   *
   * @param cap - `args` are integers. Where the kernel takes a pointer (`KVM_CAP_HYPERV_ENLIGHTENED_VMCS`) `args[0]` must
   *   be 0, and is what the kernel has answered afterwards
   * @throws {KvmError} EINVAL when there is no such capability of a vCPU, or it has other arguments or flags
   *
   * @example
   * const kvm = new Kvm()
   * const vm = kvm.createVm()
   * vm.createIrqChip()
   * if (kvm.checkExtension(Cap.HypervSynic)) vm.createVcpu(0).enableCap(KvmEnableCap.from({ cap: KVM_CAP_HYPERV_SYNIC }))
   */
  enableCap(cap: KvmEnableCap): void {
    const bytes = bytesOfArgument(cap, KvmEnableCap, 'cap')
    if (cap.cap === KVM_CAP_HYPERV_ENLIGHTENED_VMCS && cap.args[0] !== 0n) {
      throw outOfRange('cap.args[0]', '0: the kernel puts its answer there', cap.args[0])
    }
    check('KVM_ENABLE_CAP', bindingOf(this).enableCap(bytes), {
      EINVAL: 'no such capability of a vCPU, or other arguments or flags, or something else has to come first',
    })
  }

  /**
   * Makes the vCPU one of a kind, with features: it has to come before anything else that is done with the vCPU. aarch64
   * only.
   *
   * ioctl: `KVM_ARM_VCPU_INIT` (KVM API 4.82).
   *
   * @param kvi - what `VmFd.getPreferredTarget()` returns, with the bits of `KVM_ARM_VCPU_*` added to `features`
   * @throws {KvmError} EINVAL when it is no target or feature of this machine, or not that of the other vCPUs
   */
  vcpuInit(kvi: KvmVcpuInit): void {
    check('KVM_ARM_VCPU_INIT', bindingOf(this).vcpuInit(bytesOfArgument(kvi, KvmVcpuInit, 'kvi')), {
      EINVAL: 'no target or features that a vCPU can have here, or others than before',
    })
  }

  /**
   * Completes a feature that has been set up after `vcpuInit()`. aarch64 only.
   *
   * ioctl: `KVM_ARM_VCPU_FINALIZE` (KVM API 4.119), capability `Cap.ArmSve` for `KVM_ARM_VCPU_SVE`.
   *
   * @param feature - the number of the feature: `KVM_ARM_VCPU_SVE`
   * @throws {KvmError} EPERM when it is completed already, EINVAL when the vCPU does not have it
   */
  vcpuFinalize(feature: Integer): void {
    check('KVM_ARM_VCPU_FINALIZE', bindingOf(this).vcpuFinalize(i32(feature, 'feature')), {
      EPERM: 'the feature is completed already',
      EINVAL: 'the vCPU does not have the feature, or it needs no completion',
    })
  }

  /**
   * Has the vCPU exit at breakpoints, or after each instruction, with `Debug`. `control` 0 ends it. x86_64 and aarch64
   * only.
   *
   * ioctl: `KVM_SET_GUEST_DEBUG` (KVM API 4.87), capability `Cap.SetGuestDebug`.
   *
   * @param debugStruct - `control` is `KVM_GUESTDBG_ENABLE` with `KVM_GUESTDBG_SINGLESTEP`, `KVM_GUESTDBG_USE_SW_BP` or
   *   `KVM_GUESTDBG_USE_HW_BP`; for the last, `arch.debugreg` of x86_64 has the addresses (0 to 3) and DR7 (7)
   * @throws {KvmError} EINVAL when this is not possible here, EBUSY when an exception is pending and one is to be injected
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setGuestDebug(KvmGuestDebug.from({ control: KVM_GUESTDBG_ENABLE | KVM_GUESTDBG_SINGLESTEP }))
   */
  setGuestDebug(debugStruct: KvmGuestDebug): void {
    const bytes = bytesOfArgument(debugStruct, KvmGuestDebug, 'debugStruct')
    check('KVM_SET_GUEST_DEBUG', bindingOf(this).setGuestDebug(bytes))
  }

  /**
   * Tells the guest that it was stopped for a while, so that its watchdogs do not bark: for a guest that uses kvmclock,
   * before it runs on. x86_64 only.
   *
   * ioctl: `KVM_KVMCLOCK_CTRL` (KVM API 4.70), capability `Cap.KvmclockCtrl`.
   *
   * @throws {KvmError} EINVAL when the guest does not use kvmclock
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * try {
   *   vcpu.kvmclockCtrl()
   * } catch (error) {
   *   if (error instanceof KvmError) console.log(error.code) // EINVAL
   * }
   */
  kvmclockCtrl(): void {
    check('KVM_KVMCLOCK_CTRL', bindingOf(this).kvmclockCtrl(), { EINVAL: 'the guest does not use kvmclock' })
  }

  /**
   * The frequency of the guest's time stamp counter, in kHz. x86_64 only.
   *
   * ioctl: `KVM_GET_TSC_KHZ` (KVM API 4.56), capability `Cap.GetTscKhz`.
   *
   * @throws {KvmError} EIO when the host's counter is not stable
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * console.log(vcpu.getTscKhz() > 0) // true
   */
  getTscKhz(): number {
    return check('KVM_GET_TSC_KHZ', bindingOf(this).getTscKhz(), { EIO: "the host's counter is not stable" })
  }

  /**
   * Sets the frequency of the guest's time stamp counter. x86_64 only.
   *
   * ioctl: `KVM_SET_TSC_KHZ` (KVM API 4.55), capability `Cap.TscControl`.
   *
   * @param freq - in kHz, 0 to 2^32 - 1; 0 stands for that of the host
   * @throws {KvmError} EINVAL when it is not close to the host's and the processor cannot scale, or scale so far
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.setTscKhz(vcpu.getTscKhz())
   */
  setTscKhz(freq: Integer): void {
    check('KVM_SET_TSC_KHZ', bindingOf(this).setTscKhz(u32(freq, 'freq')), {
      EINVAL: 'the processor cannot scale its counter, or not so far',
    })
  }

  /**
   * Sends a system management interrupt to the vCPU. x86_64 only.
   *
   * ioctl: `KVM_SMI` (KVM API 4.96), capability `Cap.X86Smm`.
   *
   * @throws {KvmError} EINVAL or ENOTTY when this KVM has no system management mode
   *
   * @example
   * const kvm = new Kvm()
   * const vcpu = kvm.createVm().createVcpu(0)
   * if (kvm.checkExtension(Cap.X86Smm)) vcpu.smi()
   */
  smi(): void {
    check('KVM_SMI', bindingOf(this).smi())
  }

  /**
   * Sends a non-maskable interrupt to the vCPU. x86_64 only.
   *
   * ioctl: `KVM_NMI` (KVM API 4.64), capability `Cap.UserNmi`.
   *
   * @example
   * const vcpu = new Kvm().createVm().createVcpu(0)
   * vcpu.nmi()
   */
  nmi(): void {
    check('KVM_NMI', bindingOf(this).nmi())
  }
}
