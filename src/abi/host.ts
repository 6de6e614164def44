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

/**
 * What differs, by the architecture: what `kvm-ioctls/x86_64` and its like have under these names.
 *
 * @internal
 */
export const architectures = {
  x86_64: {
    KVM_COALESCED_MMIO_PAGE_OFFSET: x86_64.KVM_COALESCED_MMIO_PAGE_OFFSET, KVM_NR_IRQCHIPS: x86_64.KVM_NR_IRQCHIPS,
    KVM_MAX_IRQ_ROUTES: x86_64.KVM_MAX_IRQ_ROUTES, KVM_SET_GUEST_DEBUG: x86_64.KVM_SET_GUEST_DEBUG,
    KvmRegs: x86_64.KvmRegs, KvmSregs: x86_64.KvmSregs, KvmFpu: x86_64.KvmFpu,
    KvmDebugExitArch: x86_64.KvmDebugExitArch, KvmGuestDebugArch: x86_64.KvmGuestDebugArch,
    KvmVcpuEvents: x86_64.KvmVcpuEvents, KvmVcpuEventsException: x86_64.KvmVcpuEventsException,
    KvmSyncRegs: x86_64.KvmSyncRegs, KvmPmuEventFilter: x86_64.KvmPmuEventFilter, KvmIrqchip: x86_64.KvmIrqchip,
    KvmIrqchipChip: x86_64.KvmIrqchipChip, KvmRun: x86_64.KvmRun, KvmRunDebug: x86_64.KvmRunDebug,
    KvmRunS: x86_64.KvmRunS, KvmGuestDebug: x86_64.KvmGuestDebug, KvmRegList: x86_64.KvmRegList,
  },
  aarch64: {
    KVM_COALESCED_MMIO_PAGE_OFFSET: aarch64.KVM_COALESCED_MMIO_PAGE_OFFSET, KVM_NR_IRQCHIPS: aarch64.KVM_NR_IRQCHIPS,
    KVM_MAX_IRQ_ROUTES: aarch64.KVM_MAX_IRQ_ROUTES, KVM_SET_GUEST_DEBUG: aarch64.KVM_SET_GUEST_DEBUG,
    KvmRegs: aarch64.KvmRegs, KvmSregs: aarch64.KvmSregs, KvmFpu: aarch64.KvmFpu,
    KvmDebugExitArch: aarch64.KvmDebugExitArch, KvmGuestDebugArch: aarch64.KvmGuestDebugArch,
    KvmVcpuEvents: aarch64.KvmVcpuEvents, KvmVcpuEventsException: aarch64.KvmVcpuEventsException,
    KvmSyncRegs: aarch64.KvmSyncRegs, KvmPmuEventFilter: aarch64.KvmPmuEventFilter, KvmIrqchip: aarch64.KvmIrqchip,
    KvmIrqchipChip: aarch64.KvmIrqchipChip, KvmRun: aarch64.KvmRun, KvmRunDebug: aarch64.KvmRunDebug,
    KvmRunS: aarch64.KvmRunS, KvmGuestDebug: aarch64.KvmGuestDebug, KvmRegList: aarch64.KvmRegList,
  },
  riscv64: {
    KVM_COALESCED_MMIO_PAGE_OFFSET: riscv64.KVM_COALESCED_MMIO_PAGE_OFFSET, KVM_NR_IRQCHIPS: riscv64.KVM_NR_IRQCHIPS,
    KVM_MAX_IRQ_ROUTES: riscv64.KVM_MAX_IRQ_ROUTES, KVM_SET_GUEST_DEBUG: riscv64.KVM_SET_GUEST_DEBUG,
    KvmRegs: riscv64.KvmRegs, KvmSregs: riscv64.KvmSregs, KvmFpu: riscv64.KvmFpu,
    KvmDebugExitArch: riscv64.KvmDebugExitArch, KvmGuestDebugArch: riscv64.KvmGuestDebugArch,
    KvmSyncRegs: riscv64.KvmSyncRegs, KvmIrqchip: riscv64.KvmIrqchip, KvmIrqchipChip: riscv64.KvmIrqchipChip,
    KvmRun: riscv64.KvmRun, KvmRunDebug: riscv64.KvmRunDebug, KvmRunS: riscv64.KvmRunS,
    KvmGuestDebug: riscv64.KvmGuestDebug, KvmRegList: riscv64.KvmRegList,
  },
}

const own: object = architectures[({ x64: 'x86_64', arm64: 'aarch64', riscv64: 'riscv64' } as const)[process.arch as 'x64'] ?? 'x86_64']

/** The machine's own value of a name, or another's where it has none. */
const here = <T>(name: string, other: T): T => (name in own ? own[name as never] : other)

export const KVM_COALESCED_MMIO_PAGE_OFFSET = here<number>('KVM_COALESCED_MMIO_PAGE_OFFSET', x86_64.KVM_COALESCED_MMIO_PAGE_OFFSET)
export const KVM_NR_IRQCHIPS = here<number>('KVM_NR_IRQCHIPS', x86_64.KVM_NR_IRQCHIPS)
export const KVM_MAX_IRQ_ROUTES = here<number>('KVM_MAX_IRQ_ROUTES', x86_64.KVM_MAX_IRQ_ROUTES)
export const KVM_SET_GUEST_DEBUG = here<number>('KVM_SET_GUEST_DEBUG', x86_64.KVM_SET_GUEST_DEBUG)

/** `struct kvm_regs`. */
export const KvmRegs = here('KvmRegs', x86_64.KvmRegs)
export type KvmRegs = x86_64.KvmRegs

/** `struct kvm_sregs`. */
export const KvmSregs = here('KvmSregs', x86_64.KvmSregs)
export type KvmSregs = x86_64.KvmSregs

/** `struct kvm_fpu`. */
export const KvmFpu = here('KvmFpu', x86_64.KvmFpu)
export type KvmFpu = x86_64.KvmFpu

/** `struct kvm_debug_exit_arch`. */
export const KvmDebugExitArch = here('KvmDebugExitArch', x86_64.KvmDebugExitArch)
export type KvmDebugExitArch = x86_64.KvmDebugExitArch

/** `struct kvm_guest_debug_arch`. */
export const KvmGuestDebugArch = here('KvmGuestDebugArch', x86_64.KvmGuestDebugArch)
export type KvmGuestDebugArch = x86_64.KvmGuestDebugArch

/** `struct kvm_vcpu_events`. */
export const KvmVcpuEvents = here('KvmVcpuEvents', x86_64.KvmVcpuEvents)
export type KvmVcpuEvents = x86_64.KvmVcpuEvents

/** The struct `exception` of `struct kvm_vcpu_events`. */
export const KvmVcpuEventsException = here('KvmVcpuEventsException', x86_64.KvmVcpuEventsException)
export type KvmVcpuEventsException = x86_64.KvmVcpuEventsException

/** `struct kvm_sync_regs`. */
export const KvmSyncRegs = here('KvmSyncRegs', x86_64.KvmSyncRegs)
export type KvmSyncRegs = x86_64.KvmSyncRegs

/** `struct kvm_pmu_event_filter`. */
export const KvmPmuEventFilter = here('KvmPmuEventFilter', x86_64.KvmPmuEventFilter)
export type KvmPmuEventFilter = x86_64.KvmPmuEventFilter

/** `struct kvm_irqchip`. */
export const KvmIrqchip = here('KvmIrqchip', x86_64.KvmIrqchip)
export type KvmIrqchip = x86_64.KvmIrqchip

/** The union `chip` of `struct kvm_irqchip`. */
export const KvmIrqchipChip = here('KvmIrqchipChip', x86_64.KvmIrqchipChip)
export type KvmIrqchipChip = x86_64.KvmIrqchipChip

/** `struct kvm_run`. */
export const KvmRun = here('KvmRun', x86_64.KvmRun)
export type KvmRun = x86_64.KvmRun

/** The struct `debug` of `struct kvm_run`. */
export const KvmRunDebug = here('KvmRunDebug', x86_64.KvmRunDebug)
export type KvmRunDebug = x86_64.KvmRunDebug

/** The union `s` of `struct kvm_run`. */
export const KvmRunS = here('KvmRunS', x86_64.KvmRunS)
export type KvmRunS = x86_64.KvmRunS

/** `struct kvm_guest_debug`. */
export const KvmGuestDebug = here('KvmGuestDebug', x86_64.KvmGuestDebug)
export type KvmGuestDebug = x86_64.KvmGuestDebug

/** `struct kvm_reg_list`. */
export const KvmRegList = here('KvmRegList', x86_64.KvmRegList)
export type KvmRegList = x86_64.KvmRegList
