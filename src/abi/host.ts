// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

// The structs and constants of the architecture that this process runs on, as the rest of `src/` and the package's
// root use them. What it lacks is there, too, from an architecture that has it, so that imports do not depend on the
// machine. The types are those of the first architecture that has the name.

import * as x86_64 from './x86_64.ts'
import * as aarch64 from './aarch64.ts'
import * as riscv64 from './riscv64.ts'

// What only one of them has. What several have has to be named, below.
export * from './x86_64.ts'
export * from './aarch64.ts'
export * from './riscv64.ts'

// What is the same wherever it is.
export {
  __BITS_PER_LONG, KVM_GUESTDBG_USE_SW_BP, KVM_PMU_EVENT_ALLOW, KVM_PMU_EVENT_DENY, KVM_CAP_VCPU_EVENTS,
  KVM_CREATE_IRQCHIP, KVM_GET_VCPU_EVENTS, KVM_SET_VCPU_EVENTS, KVM_SET_MEMORY_ATTRIBUTES,
} from './x86_64.ts'

// What differs.
const onAarch64: Partial<typeof aarch64> = process.arch === 'arm64' ? aarch64 : {}
const onRiscv64: Partial<typeof riscv64> = process.arch === 'riscv64' ? riscv64 : {}
export const KVM_COALESCED_MMIO_PAGE_OFFSET = onAarch64.KVM_COALESCED_MMIO_PAGE_OFFSET ?? onRiscv64.KVM_COALESCED_MMIO_PAGE_OFFSET ?? x86_64.KVM_COALESCED_MMIO_PAGE_OFFSET
export const KVM_NR_IRQCHIPS = onAarch64.KVM_NR_IRQCHIPS ?? onRiscv64.KVM_NR_IRQCHIPS ?? x86_64.KVM_NR_IRQCHIPS
export const KVM_MAX_IRQ_ROUTES = onAarch64.KVM_MAX_IRQ_ROUTES ?? onRiscv64.KVM_MAX_IRQ_ROUTES ?? x86_64.KVM_MAX_IRQ_ROUTES
export const KVM_SET_GUEST_DEBUG = onAarch64.KVM_SET_GUEST_DEBUG ?? onRiscv64.KVM_SET_GUEST_DEBUG ?? x86_64.KVM_SET_GUEST_DEBUG

/** `struct kvm_regs`. */
export const KvmRegs = (onAarch64.KvmRegs ?? onRiscv64.KvmRegs ?? x86_64.KvmRegs) as typeof x86_64.KvmRegs
export type KvmRegs = x86_64.KvmRegs

/** `struct kvm_sregs`. */
export const KvmSregs = (onAarch64.KvmSregs ?? onRiscv64.KvmSregs ?? x86_64.KvmSregs) as typeof x86_64.KvmSregs
export type KvmSregs = x86_64.KvmSregs

/** `struct kvm_fpu`. */
export const KvmFpu = (onAarch64.KvmFpu ?? onRiscv64.KvmFpu ?? x86_64.KvmFpu) as typeof x86_64.KvmFpu
export type KvmFpu = x86_64.KvmFpu

/** `struct kvm_debug_exit_arch`. */
export const KvmDebugExitArch = (onAarch64.KvmDebugExitArch ?? onRiscv64.KvmDebugExitArch ?? x86_64.KvmDebugExitArch) as typeof x86_64.KvmDebugExitArch
export type KvmDebugExitArch = x86_64.KvmDebugExitArch

/** `struct kvm_guest_debug_arch`. */
export const KvmGuestDebugArch = (onAarch64.KvmGuestDebugArch ?? onRiscv64.KvmGuestDebugArch ?? x86_64.KvmGuestDebugArch) as typeof x86_64.KvmGuestDebugArch
export type KvmGuestDebugArch = x86_64.KvmGuestDebugArch

/** `struct kvm_vcpu_events`. */
export const KvmVcpuEvents = (onAarch64.KvmVcpuEvents ?? x86_64.KvmVcpuEvents) as typeof x86_64.KvmVcpuEvents
export type KvmVcpuEvents = x86_64.KvmVcpuEvents

/** The struct `exception` of `struct kvm_vcpu_events`. */
export const KvmVcpuEventsException = (onAarch64.KvmVcpuEventsException ?? x86_64.KvmVcpuEventsException) as typeof x86_64.KvmVcpuEventsException
export type KvmVcpuEventsException = x86_64.KvmVcpuEventsException

/** `struct kvm_sync_regs`. */
export const KvmSyncRegs = (onAarch64.KvmSyncRegs ?? onRiscv64.KvmSyncRegs ?? x86_64.KvmSyncRegs) as typeof x86_64.KvmSyncRegs
export type KvmSyncRegs = x86_64.KvmSyncRegs

/** `struct kvm_pmu_event_filter`. */
export const KvmPmuEventFilter = (onAarch64.KvmPmuEventFilter ?? x86_64.KvmPmuEventFilter) as typeof x86_64.KvmPmuEventFilter
export type KvmPmuEventFilter = x86_64.KvmPmuEventFilter

/** `struct kvm_irqchip`. */
export const KvmIrqchip = (onAarch64.KvmIrqchip ?? onRiscv64.KvmIrqchip ?? x86_64.KvmIrqchip) as typeof x86_64.KvmIrqchip
export type KvmIrqchip = x86_64.KvmIrqchip

/** The union `chip` of `struct kvm_irqchip`. */
export const KvmIrqchipChip = (onAarch64.KvmIrqchipChip ?? onRiscv64.KvmIrqchipChip ?? x86_64.KvmIrqchipChip) as typeof x86_64.KvmIrqchipChip
export type KvmIrqchipChip = x86_64.KvmIrqchipChip

/** `struct kvm_run`. */
export const KvmRun = (onAarch64.KvmRun ?? onRiscv64.KvmRun ?? x86_64.KvmRun) as typeof x86_64.KvmRun
export type KvmRun = x86_64.KvmRun

/** The struct `debug` of `struct kvm_run`. */
export const KvmRunDebug = (onAarch64.KvmRunDebug ?? onRiscv64.KvmRunDebug ?? x86_64.KvmRunDebug) as typeof x86_64.KvmRunDebug
export type KvmRunDebug = x86_64.KvmRunDebug

/** The union `s` of `struct kvm_run`. */
export const KvmRunS = (onAarch64.KvmRunS ?? onRiscv64.KvmRunS ?? x86_64.KvmRunS) as typeof x86_64.KvmRunS
export type KvmRunS = x86_64.KvmRunS

/** `struct kvm_guest_debug`. */
export const KvmGuestDebug = (onAarch64.KvmGuestDebug ?? onRiscv64.KvmGuestDebug ?? x86_64.KvmGuestDebug) as typeof x86_64.KvmGuestDebug
export type KvmGuestDebug = x86_64.KvmGuestDebug

/** `struct kvm_reg_list`. */
export const KvmRegList = (onAarch64.KvmRegList ?? onRiscv64.KvmRegList ?? x86_64.KvmRegList) as typeof x86_64.KvmRegList
export type KvmRegList = x86_64.KvmRegList
