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
const own = ['x64', 'arm64', 'riscv64'].indexOf(process.arch)

/** Of the values of a name, in this order, the machine's own, or else the first that there is. */
const here = <T>(...values: unknown[]): T => (values[own] ?? values.find(value => value !== undefined)) as T

export const KVM_COALESCED_MMIO_PAGE_OFFSET = here<number>(x86_64.KVM_COALESCED_MMIO_PAGE_OFFSET, aarch64.KVM_COALESCED_MMIO_PAGE_OFFSET, riscv64.KVM_COALESCED_MMIO_PAGE_OFFSET)
export const KVM_NR_IRQCHIPS = here<number>(x86_64.KVM_NR_IRQCHIPS, aarch64.KVM_NR_IRQCHIPS, riscv64.KVM_NR_IRQCHIPS)
export const KVM_MAX_IRQ_ROUTES = here<number>(x86_64.KVM_MAX_IRQ_ROUTES, aarch64.KVM_MAX_IRQ_ROUTES, riscv64.KVM_MAX_IRQ_ROUTES)
export const KVM_SET_GUEST_DEBUG = here<number>(x86_64.KVM_SET_GUEST_DEBUG, aarch64.KVM_SET_GUEST_DEBUG, riscv64.KVM_SET_GUEST_DEBUG)

/** `struct kvm_regs`. */
export const KvmRegs = here<typeof x86_64.KvmRegs>(x86_64.KvmRegs, aarch64.KvmRegs, riscv64.KvmRegs)
export type KvmRegs = x86_64.KvmRegs

/** `struct kvm_sregs`. */
export const KvmSregs = here<typeof x86_64.KvmSregs>(x86_64.KvmSregs, aarch64.KvmSregs, riscv64.KvmSregs)
export type KvmSregs = x86_64.KvmSregs

/** `struct kvm_fpu`. */
export const KvmFpu = here<typeof x86_64.KvmFpu>(x86_64.KvmFpu, aarch64.KvmFpu, riscv64.KvmFpu)
export type KvmFpu = x86_64.KvmFpu

/** `struct kvm_debug_exit_arch`. */
export const KvmDebugExitArch = here<typeof x86_64.KvmDebugExitArch>(x86_64.KvmDebugExitArch, aarch64.KvmDebugExitArch, riscv64.KvmDebugExitArch)
export type KvmDebugExitArch = x86_64.KvmDebugExitArch

/** `struct kvm_guest_debug_arch`. */
export const KvmGuestDebugArch = here<typeof x86_64.KvmGuestDebugArch>(x86_64.KvmGuestDebugArch, aarch64.KvmGuestDebugArch, riscv64.KvmGuestDebugArch)
export type KvmGuestDebugArch = x86_64.KvmGuestDebugArch

/** `struct kvm_vcpu_events`. */
export const KvmVcpuEvents = here<typeof x86_64.KvmVcpuEvents>(x86_64.KvmVcpuEvents, aarch64.KvmVcpuEvents, undefined)
export type KvmVcpuEvents = x86_64.KvmVcpuEvents

/** The struct `exception` of `struct kvm_vcpu_events`. */
export const KvmVcpuEventsException = here<typeof x86_64.KvmVcpuEventsException>(x86_64.KvmVcpuEventsException, aarch64.KvmVcpuEventsException, undefined)
export type KvmVcpuEventsException = x86_64.KvmVcpuEventsException

/** `struct kvm_sync_regs`. */
export const KvmSyncRegs = here<typeof x86_64.KvmSyncRegs>(x86_64.KvmSyncRegs, aarch64.KvmSyncRegs, riscv64.KvmSyncRegs)
export type KvmSyncRegs = x86_64.KvmSyncRegs

/** `struct kvm_pmu_event_filter`. */
export const KvmPmuEventFilter = here<typeof x86_64.KvmPmuEventFilter>(x86_64.KvmPmuEventFilter, aarch64.KvmPmuEventFilter, undefined)
export type KvmPmuEventFilter = x86_64.KvmPmuEventFilter

/** `struct kvm_irqchip`. */
export const KvmIrqchip = here<typeof x86_64.KvmIrqchip>(x86_64.KvmIrqchip, aarch64.KvmIrqchip, riscv64.KvmIrqchip)
export type KvmIrqchip = x86_64.KvmIrqchip

/** The union `chip` of `struct kvm_irqchip`. */
export const KvmIrqchipChip = here<typeof x86_64.KvmIrqchipChip>(x86_64.KvmIrqchipChip, aarch64.KvmIrqchipChip, riscv64.KvmIrqchipChip)
export type KvmIrqchipChip = x86_64.KvmIrqchipChip

/** `struct kvm_run`. */
export const KvmRun = here<typeof x86_64.KvmRun>(x86_64.KvmRun, aarch64.KvmRun, riscv64.KvmRun)
export type KvmRun = x86_64.KvmRun

/** The struct `debug` of `struct kvm_run`. */
export const KvmRunDebug = here<typeof x86_64.KvmRunDebug>(x86_64.KvmRunDebug, aarch64.KvmRunDebug, riscv64.KvmRunDebug)
export type KvmRunDebug = x86_64.KvmRunDebug

/** The union `s` of `struct kvm_run`. */
export const KvmRunS = here<typeof x86_64.KvmRunS>(x86_64.KvmRunS, aarch64.KvmRunS, riscv64.KvmRunS)
export type KvmRunS = x86_64.KvmRunS

/** `struct kvm_guest_debug`. */
export const KvmGuestDebug = here<typeof x86_64.KvmGuestDebug>(x86_64.KvmGuestDebug, aarch64.KvmGuestDebug, riscv64.KvmGuestDebug)
export type KvmGuestDebug = x86_64.KvmGuestDebug

/** `struct kvm_reg_list`. */
export const KvmRegList = here<typeof x86_64.KvmRegList>(x86_64.KvmRegList, aarch64.KvmRegList, riscv64.KvmRegList)
export type KvmRegList = x86_64.KvmRegList
