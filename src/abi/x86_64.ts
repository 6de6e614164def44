// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import type { Integer } from '../arguments/integer.ts'
import {
  bits, flexibleInts, flexibleStructs, i32, i64, ints, layout, openStruct, rows, struct, structs, u16, u32, u64, u8,
} from '../struct/members.ts'
import { type Init, Struct, Union, withEntries } from '../struct/struct.ts'
import {
  KvmExitSnpReqCerts, KvmHypervExit, KvmRunArmNisv, KvmRunArmSea, KvmRunDcr, KvmRunEmulationFailure, KvmRunEoi,
  KvmRunEpr, KvmRunEx, KvmRunFailEntry, KvmRunHw, KvmRunHypercall, KvmRunInternal, KvmRunIo, KvmRunIocsrIo,
  KvmRunMemoryFault, KvmRunMmio, KvmRunMsr, KvmRunNotify, KvmRunOsi, KvmRunPaprHcall, KvmRunRiscvCsr, KvmRunRiscvSbi,
  KvmRunS390Sieic, KvmRunS390Stsi, KvmRunS390Tsch, KvmRunS390Ucontrol, KvmRunSystemEvent, KvmRunTdx, KvmRunTprAccess,
  KvmXenExit,
} from './common.ts'

export * from './common.ts'

export const __BITS_PER_LONG = 64
export const KVM_PIO_PAGE_OFFSET = 1
export const KVM_COALESCED_MMIO_PAGE_OFFSET = 2
export const DE_VECTOR = 0
export const DB_VECTOR = 1
export const BP_VECTOR = 3
export const OF_VECTOR = 4
export const BR_VECTOR = 5
export const UD_VECTOR = 6
export const NM_VECTOR = 7
export const DF_VECTOR = 8
export const TS_VECTOR = 10
export const NP_VECTOR = 11
export const SS_VECTOR = 12
export const GP_VECTOR = 13
export const PF_VECTOR = 14
export const MF_VECTOR = 16
export const AC_VECTOR = 17
export const MC_VECTOR = 18
export const XM_VECTOR = 19
export const VE_VECTOR = 20
export const KVM_NR_INTERRUPTS = 256
export const KVM_IOAPIC_NUM_PINS = 24
export const KVM_IRQCHIP_PIC_MASTER = 0
export const KVM_IRQCHIP_PIC_SLAVE = 1
export const KVM_IRQCHIP_IOAPIC = 2
export const KVM_NR_IRQCHIPS = 3
export const KVM_RUN_X86_SMM = 1
export const KVM_RUN_X86_BUS_LOCK = 2
export const KVM_RUN_X86_GUEST_MODE = 4
export const KVM_APIC_REG_SIZE = 1024
export const KVM_SREGS2_FLAGS_PDPTRS_VALID = 1
export const KVM_MSR_FILTER_MAX_BITMAP_SIZE = 1536
export const KVM_MSR_FILTER_READ = 1
export const KVM_MSR_FILTER_WRITE = 2
export const KVM_MSR_FILTER_RANGE_VALID_MASK = 3
export const KVM_MSR_FILTER_MAX_RANGES = 16
export const KVM_MSR_FILTER_DEFAULT_ALLOW = 0
export const KVM_MSR_FILTER_DEFAULT_DENY = 1
export const KVM_MSR_FILTER_VALID_MASK = 1
export const KVM_CPUID_FLAG_SIGNIFCANT_INDEX = 1
export const KVM_CPUID_FLAG_STATEFUL_FUNC = 2
export const KVM_CPUID_FLAG_STATE_READ_NEXT = 4
export const KVM_GUESTDBG_USE_SW_BP = 0x10000
export const KVM_GUESTDBG_USE_HW_BP = 0x20000
export const KVM_GUESTDBG_INJECT_DB = 0x40000
export const KVM_GUESTDBG_INJECT_BP = 0x80000
export const KVM_GUESTDBG_BLOCKIRQ = 0x100000
export const KVM_PIT_FLAGS_HPET_LEGACY = 1
export const KVM_PIT_FLAGS_SPEAKER_DATA_ON = 2
export const KVM_VCPUEVENT_VALID_NMI_PENDING = 1
export const KVM_VCPUEVENT_VALID_SIPI_VECTOR = 2
export const KVM_VCPUEVENT_VALID_SHADOW = 4
export const KVM_VCPUEVENT_VALID_SMM = 8
export const KVM_VCPUEVENT_VALID_PAYLOAD = 16
export const KVM_VCPUEVENT_VALID_TRIPLE_FAULT = 32
export const KVM_X86_SHADOW_INT_MOV_SS = 1
export const KVM_X86_SHADOW_INT_STI = 2
export const KVM_MAX_XCRS = 16
export const KVM_SYNC_X86_REGS = 1
export const KVM_SYNC_X86_SREGS = 2
export const KVM_SYNC_X86_EVENTS = 4
export const KVM_SYNC_X86_VALID_FIELDS = 7
export const KVM_X86_QUIRK_LINT0_REENABLED = 1
export const KVM_X86_QUIRK_CD_NW_CLEARED = 2
export const KVM_X86_QUIRK_LAPIC_MMIO_HOLE = 4
export const KVM_X86_QUIRK_OUT_7E_INC_RIP = 8
export const KVM_X86_QUIRK_MISC_ENABLE_NO_MWAIT = 16
export const KVM_X86_QUIRK_FIX_HYPERCALL_INSN = 32
export const KVM_X86_QUIRK_MWAIT_NEVER_UD_FAULTS = 64
export const KVM_X86_QUIRK_SLOT_ZAP_ALL = 128
export const KVM_X86_QUIRK_STUFF_FEATURE_MSRS = 256
export const KVM_STATE_NESTED_FORMAT_VMX = 0
export const KVM_STATE_NESTED_FORMAT_SVM = 1
export const KVM_STATE_NESTED_GUEST_MODE = 1
export const KVM_STATE_NESTED_RUN_PENDING = 2
export const KVM_STATE_NESTED_EVMCS = 4
export const KVM_STATE_NESTED_MTF_PENDING = 8
export const KVM_STATE_NESTED_GIF_SET = 256
export const KVM_STATE_NESTED_SMM_GUEST_MODE = 1
export const KVM_STATE_NESTED_SMM_VMXON = 2
export const KVM_STATE_NESTED_VMX_VMCS_SIZE = 4096
export const KVM_STATE_NESTED_SVM_VMCB_SIZE = 4096
export const KVM_STATE_VMX_PREEMPTION_TIMER_DEADLINE = 1
export const KVM_X86_GRP_SYSTEM = 0
export const KVM_X86_XCOMP_GUEST_SUPP = 0
export const KVM_X86_GRP_SEV = 1
export const KVM_X86_SEV_VMSA_FEATURES = 0
export const KVM_PMU_EVENT_ALLOW = 0
export const KVM_PMU_EVENT_DENY = 1
export const KVM_XEN_HVM_CONFIG_HYPERCALL_MSR = 1
export const KVM_XEN_HVM_CONFIG_INTERCEPT_HCALL = 2
export const KVM_XEN_HVM_CONFIG_SHARED_INFO = 4
export const KVM_XEN_HVM_CONFIG_RUNSTATE = 8
export const KVM_XEN_HVM_CONFIG_EVTCHN_2LEVEL = 16
export const KVM_XEN_HVM_CONFIG_EVTCHN_SEND = 32
export const KVM_XEN_HVM_CONFIG_RUNSTATE_UPDATE_FLAG = 64
export const KVM_XEN_HVM_CONFIG_PVCLOCK_TSC_UNSTABLE = 128
export const KVM_XEN_HVM_CONFIG_SHARED_INFO_HVA = 256
export const KVM_XEN_MSR_MIN_INDEX = 0x40000000
export const KVM_XEN_MSR_MAX_INDEX = 0x4fffffff
export const KVM_XEN_EVTCHN_DEASSIGN = 1
export const KVM_XEN_EVTCHN_UPDATE = 2
export const KVM_XEN_EVTCHN_RESET = 4
export const KVM_XEN_ATTR_TYPE_LONG_MODE = 0
export const KVM_XEN_ATTR_TYPE_SHARED_INFO = 1
export const KVM_XEN_ATTR_TYPE_UPCALL_VECTOR = 2
export const KVM_XEN_ATTR_TYPE_EVTCHN = 3
export const KVM_XEN_ATTR_TYPE_XEN_VERSION = 4
export const KVM_XEN_ATTR_TYPE_RUNSTATE_UPDATE_FLAG = 5
export const KVM_XEN_ATTR_TYPE_SHARED_INFO_HVA = 6
export const KVM_XEN_VCPU_ATTR_TYPE_VCPU_INFO = 0
export const KVM_XEN_VCPU_ATTR_TYPE_VCPU_TIME_INFO = 1
export const KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADDR = 2
export const KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_CURRENT = 3
export const KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_DATA = 4
export const KVM_XEN_VCPU_ATTR_TYPE_RUNSTATE_ADJUST = 5
export const KVM_XEN_VCPU_ATTR_TYPE_VCPU_ID = 6
export const KVM_XEN_VCPU_ATTR_TYPE_TIMER = 7
export const KVM_XEN_VCPU_ATTR_TYPE_UPCALL_VECTOR = 8
export const KVM_XEN_VCPU_ATTR_TYPE_VCPU_INFO_HVA = 9
export const KVM_SEV_SNP_PAGE_TYPE_NORMAL = 1
export const KVM_SEV_SNP_PAGE_TYPE_ZERO = 3
export const KVM_SEV_SNP_PAGE_TYPE_UNMEASURED = 4
export const KVM_SEV_SNP_PAGE_TYPE_SECRETS = 5
export const KVM_SEV_SNP_PAGE_TYPE_CPUID = 6
export const KVM_SEV_SNP_ID_BLOCK_SIZE = 96
export const KVM_SEV_SNP_ID_AUTH_SIZE = 4096
export const KVM_SEV_SNP_FINISH_DATA_SIZE = 32
export const KVM_X2APIC_API_USE_32BIT_IDS = 1
export const KVM_X2APIC_API_DISABLE_BROADCAST_QUIRK = 2
export const KVM_HYPERV_CONN_ID_MASK = 0xffffff
export const KVM_HYPERV_EVENTFD_DEASSIGN = 1
export const KVM_PMU_MASKED_ENTRY_UMASK_MASK_SHIFT = 56
export const KVM_VCPU_TSC_CTRL = 0
export const KVM_VCPU_TSC_OFFSET = 0
export const KVM_X86_DEFAULT_VM = 0
export const KVM_X86_SW_PROTECTED_VM = 1
export const KVM_X86_SEV_VM = 2
export const KVM_X86_SEV_ES_VM = 3
export const KVM_X86_SNP_VM = 4
export const KVM_X86_TDX_VM = 5
export const KVM_CAP_REINJECT_CONTROL = 24
export const KVM_CAP_MCE = 31
export const KVM_CAP_PIT2 = 33
export const KVM_CAP_PIT_STATE2 = 35
export const KVM_CAP_XEN_HVM = 38
export const KVM_CAP_VCPU_EVENTS = 41
export const KVM_CAP_DEBUGREGS = 50
export const KVM_CAP_XSAVE = 55
export const KVM_CAP_XCRS = 56
export const KVM_SEV_INIT = 0
export const KVM_SEV_ES_INIT = 1
export const KVM_SEV_LAUNCH_START = 2
export const KVM_SEV_LAUNCH_UPDATE_DATA = 3
export const KVM_SEV_LAUNCH_UPDATE_VMSA = 4
export const KVM_SEV_LAUNCH_SECRET = 5
export const KVM_SEV_LAUNCH_MEASURE = 6
export const KVM_SEV_LAUNCH_FINISH = 7
export const KVM_SEV_SEND_START = 8
export const KVM_SEV_SEND_UPDATE_DATA = 9
export const KVM_SEV_SEND_UPDATE_VMSA = 10
export const KVM_SEV_SEND_FINISH = 11
export const KVM_SEV_RECEIVE_START = 12
export const KVM_SEV_RECEIVE_UPDATE_DATA = 13
export const KVM_SEV_RECEIVE_UPDATE_VMSA = 14
export const KVM_SEV_RECEIVE_FINISH = 15
export const KVM_SEV_GUEST_STATUS = 16
export const KVM_SEV_DBG_DECRYPT = 17
export const KVM_SEV_DBG_ENCRYPT = 18
export const KVM_SEV_CERT_EXPORT = 19
export const KVM_SEV_GET_ATTESTATION_REPORT = 20
export const KVM_SEV_SEND_CANCEL = 21
export const KVM_SEV_INIT2 = 22
export const KVM_SEV_SNP_LAUNCH_START = 100
export const KVM_SEV_SNP_LAUNCH_UPDATE = 101
export const KVM_SEV_SNP_LAUNCH_FINISH = 102
export const KVM_SEV_NR_MAX = 104
/**
 * Maximum number of CPUID entries that can be returned by a call to KVM ioctls.
 * See arch/x86/include/asm/kvm_host.h
 */
export const KVM_MAX_CPUID_ENTRIES = 256
/** Maximum number of MSRs KVM supports (See arch/x86/kvm/x86.c). */
export const KVM_MAX_MSR_ENTRIES = 256
/**
 * Maximum number of IRQ routes KVM can accept (`KVM_MAX_IRQ_ROUTES`).
 * See `include/linux/kvm_host.h`. This is the ceiling the kernel enforces on
 * `KVM_SET_GSI_ROUTING`.
 */
export const KVM_MAX_IRQ_ROUTES = 4096
/** Register type of a model specific register, indexed by its MSR number. */
export const KVM_X86_REG_TYPE_MSR = 2
/** Register type of a KVM defined register, indexed from 0. */
export const KVM_X86_REG_TYPE_KVM = 3
/** The guest's current shadow stack pointer, a `KVM_X86_REG_TYPE_KVM` register. */
export const KVM_REG_GUEST_SSP = 0
export const CP_VECTOR = 21
export const HV_VECTOR = 28
export const VC_VECTOR = 29
export const SX_VECTOR = 30
export const KVM_X86_QUIRK_IGNORE_GUEST_PAT = 512
export const KVM_X86_QUIRK_VMCS12_ALLOW_FREEZE_IN_SMM = 1024
export const KVM_X86_QUIRK_NESTED_SVM_SHARED_PAT = 2048
export const KVM_X86_SNP_POLICY_BITS = 1
export const KVM_X86_SEV_SNP_REQ_CERTS = 2
export const KVM_PMU_EVENT_FLAG_MASKED_EVENTS = 1
export const KVM_PMU_EVENT_FLAGS_VALID_MASK = 1
export const KVM_XEN_INVALID_GFN = 0xffffffffffffffffn
export const KVM_XEN_INVALID_GPA = 0xffffffffffffffffn
export const KVM_SEV_PAGE_TYPE_INVALID = 0
export const KVM_X2APIC_ENABLE_SUPPRESS_EOI_BROADCAST = 4
export const KVM_X2APIC_DISABLE_SUPPRESS_EOI_BROADCAST = 8
export const KVM_PMU_MASKED_ENTRY_EVENT_SELECT = 0xf000000ffn
export const KVM_PMU_MASKED_ENTRY_UMASK_MASK = 0xff00000000000000n
export const KVM_PMU_MASKED_ENTRY_UMASK_MATCH = 0xff00n
export const KVM_PMU_MASKED_ENTRY_EXCLUDE = 0x80000000000000n
export const KVM_EXIT_HYPERCALL_LONG_MODE = 1
export const KVM_TDX_MEASURE_MEMORY_REGION = 1
export const KVM_TDX_CAPABILITIES = 0
export const KVM_TDX_INIT_VM = 1
export const KVM_TDX_INIT_VCPU = 2
export const KVM_TDX_INIT_MEM_REGION = 3
export const KVM_TDX_FINALIZE_VM = 4
export const KVM_TDX_GET_CPUID = 5
export const KVM_TDX_CMD_NR_MAX = 6
export const KVM_SEV_SNP_ENABLE_REQ_CERTS = 103
export const KVM_CPUID_SIGNATURE = 0x40000000
export const KVM_CPUID_FEATURES = 0x40000001
export const KVM_FEATURE_CLOCKSOURCE = 0
export const KVM_FEATURE_NOP_IO_DELAY = 1
export const KVM_FEATURE_MMU_OP = 2
export const KVM_FEATURE_CLOCKSOURCE2 = 3
export const KVM_FEATURE_ASYNC_PF = 4
export const KVM_FEATURE_STEAL_TIME = 5
export const KVM_FEATURE_PV_EOI = 6
export const KVM_FEATURE_PV_UNHALT = 7
export const KVM_FEATURE_PV_TLB_FLUSH = 9
export const KVM_FEATURE_ASYNC_PF_VMEXIT = 10
export const KVM_FEATURE_PV_SEND_IPI = 11
export const KVM_FEATURE_POLL_CONTROL = 12
export const KVM_FEATURE_PV_SCHED_YIELD = 13
export const KVM_FEATURE_ASYNC_PF_INT = 14
export const KVM_FEATURE_MSI_EXT_DEST_ID = 15
export const KVM_FEATURE_HC_MAP_GPA_RANGE = 16
export const KVM_FEATURE_MIGRATION_CONTROL = 17
export const KVM_HINTS_REALTIME = 0
export const KVM_FEATURE_CLOCKSOURCE_STABLE_BIT = 24
export const MSR_KVM_WALL_CLOCK = 17
export const MSR_KVM_SYSTEM_TIME = 18
export const KVM_MSR_ENABLED = 1
export const MSR_KVM_WALL_CLOCK_NEW = 0x4b564d00
export const MSR_KVM_SYSTEM_TIME_NEW = 0x4b564d01
export const MSR_KVM_ASYNC_PF_EN = 0x4b564d02
export const MSR_KVM_STEAL_TIME = 0x4b564d03
export const MSR_KVM_PV_EOI_EN = 0x4b564d04
export const MSR_KVM_POLL_CONTROL = 0x4b564d05
export const MSR_KVM_ASYNC_PF_INT = 0x4b564d06
export const MSR_KVM_ASYNC_PF_ACK = 0x4b564d07
export const MSR_KVM_MIGRATION_CONTROL = 0x4b564d08
export const KVM_VCPU_PREEMPTED = 1
export const KVM_VCPU_FLUSH_TLB = 2
export const KVM_CLOCK_PAIRING_WALLCLOCK = 0
export const KVM_STEAL_ALIGNMENT_BITS = 5
export const KVM_STEAL_VALID_BITS = 0xffffffffffffffc0n
export const KVM_STEAL_RESERVED_MASK = 62
export const KVM_MAX_MMU_OP_BATCH = 32
export const KVM_ASYNC_PF_ENABLED = 1
export const KVM_ASYNC_PF_SEND_ALWAYS = 2
export const KVM_ASYNC_PF_DELIVERY_AS_PF_VMEXIT = 4
export const KVM_ASYNC_PF_DELIVERY_AS_INT = 8
export const KVM_ASYNC_PF_VEC_MASK = 255
export const KVM_MIGRATION_READY = 1
export const KVM_MAP_GPA_RANGE_PAGE_SZ_4K = 0
export const KVM_MAP_GPA_RANGE_PAGE_SZ_2M = 1
export const KVM_MAP_GPA_RANGE_PAGE_SZ_1G = 2
export const KVM_MAP_GPA_RANGE_ENCRYPTED = 16
export const KVM_MAP_GPA_RANGE_DECRYPTED = 0
export const KVM_MMU_OP_WRITE_PTE = 1
export const KVM_MMU_OP_FLUSH_TLB = 2
export const KVM_MMU_OP_RELEASE_PT = 3
export const KVM_PV_REASON_PAGE_NOT_PRESENT = 1
export const KVM_PV_REASON_PAGE_READY = 2
export const KVM_PV_EOI_BIT = 0
export const KVM_PV_EOI_MASK = 1
export const KVM_PV_EOI_ENABLED = 1
export const KVM_PV_EOI_DISABLED = 0
/** `_IOWR(KVMIO, 0x02, kvm_msr_list)` */
export const KVM_GET_MSR_INDEX_LIST = 0xc004ae02
/** `_IOWR(KVMIO, 0x05, kvm_cpuid2)` */
export const KVM_GET_SUPPORTED_CPUID = 0xc008ae05
/** `_IOWR(KVMIO, 0x09, kvm_cpuid2)` */
export const KVM_GET_EMULATED_CPUID = 0xc008ae09
/** `_IOWR(KVMIO, 0x0a, kvm_msr_list)` */
export const KVM_GET_MSR_FEATURE_INDEX_LIST = 0xc004ae0a
/** `_IO(KVMIO, 0x47)` */
export const KVM_SET_TSS_ADDR = 0xae47
/** `_IOW(KVMIO, 0x48, u64)` */
export const KVM_SET_IDENTITY_MAP_ADDR = 0x4008ae48
/** `_IO(KVMIO, 0x60)` */
export const KVM_CREATE_IRQCHIP = 0xae60
/** `_IOW(KVMIO, 0x77, kvm_pit_config)` */
export const KVM_CREATE_PIT2 = 0x4040ae77
/** `_IOWR(KVMIO, 0x62, kvm_irqchip)` */
export const KVM_GET_IRQCHIP = 0xc208ae62
/** `_IOR(KVMIO, 0x63, kvm_irqchip)` */
export const KVM_SET_IRQCHIP = 0x8208ae63
/** `_IOW(KVMIO, 0x7b, kvm_clock_data)` */
export const KVM_SET_CLOCK = 0x4030ae7b
/** `_IOR(KVMIO, 0x7c, kvm_clock_data)` */
export const KVM_GET_CLOCK = 0x8030ae7c
/** `_IOR(KVMIO, 0x9f, kvm_pit_state2)` */
export const KVM_GET_PIT2 = 0x8070ae9f
/** `_IOW(KVMIO, 0xa0, kvm_pit_state2)` */
export const KVM_SET_PIT2 = 0x4070aea0
/** `_IOWR(KVMIO, 0xba, core::ffi::c_ulong)` */
export const KVM_MEMORY_ENCRYPT_OP = 0xc008aeba
/** `_IOR(KVMIO, 0xbb, kvm_enc_region)` */
export const KVM_MEMORY_ENCRYPT_REG_REGION = 0x8010aebb
/** `_IOR(KVMIO, 0xbc, kvm_enc_region)` */
export const KVM_MEMORY_ENCRYPT_UNREG_REGION = 0x8010aebc
/** `_IOW(KVMIO, 0xc6, kvm_msr_filter)` */
export const KVM_SET_MSR_FILTER = 0x4188aec6
/** `_IOR(KVMIO, 0x81, kvm_regs)` */
export const KVM_GET_REGS = 0x8090ae81
/** `_IOW(KVMIO, 0x82, kvm_regs)` */
export const KVM_SET_REGS = 0x4090ae82
/** `_IOR(KVMIO, 0x83, kvm_sregs)` */
export const KVM_GET_SREGS = 0x8138ae83
/** `_IOW(KVMIO, 0x84, kvm_sregs)` */
export const KVM_SET_SREGS = 0x4138ae84
/** `_IOWR(KVMIO, 0x85, kvm_translation)` */
export const KVM_TRANSLATE = 0xc018ae85
/** `_IOWR(KVMIO, 0x88, kvm_msrs)` */
export const KVM_GET_MSRS = 0xc008ae88
/** `_IOW(KVMIO, 0x89, kvm_msrs)` */
export const KVM_SET_MSRS = 0x4008ae89
/** `_IOR(KVMIO, 0x8c, kvm_fpu)` */
export const KVM_GET_FPU = 0x81a0ae8c
/** `_IOW(KVMIO, 0x8d, kvm_fpu)` */
export const KVM_SET_FPU = 0x41a0ae8d
/** `_IOR(KVMIO, 0x8e, kvm_lapic_state)` */
export const KVM_GET_LAPIC = 0x8400ae8e
/** `_IOW(KVMIO, 0x8f, kvm_lapic_state)` */
export const KVM_SET_LAPIC = 0x4400ae8f
/** `_IOW(KVMIO, 0x90, kvm_cpuid2)` */
export const KVM_SET_CPUID2 = 0x4008ae90
/** `_IOWR(KVMIO, 0x91, kvm_cpuid2)` */
export const KVM_GET_CPUID2 = 0xc008ae91
/** `_IO(KVMIO, 0x9a)` */
export const KVM_NMI = 0xae9a
/** `_IOR(KVMIO, 0x9f, kvm_vcpu_events)` */
export const KVM_GET_VCPU_EVENTS = 0x8040ae9f
/** `_IOW(KVMIO, 0xa0, kvm_vcpu_events)` */
export const KVM_SET_VCPU_EVENTS = 0x4040aea0
/** `_IOR(KVMIO, 0xa1, kvm_debugregs)` */
export const KVM_GET_DEBUGREGS = 0x8080aea1
/** `_IOW(KVMIO, 0xa2, kvm_debugregs)` */
export const KVM_SET_DEBUGREGS = 0x4080aea2
/** `_IOR(KVMIO, 0xa4, kvm_xsave)` */
export const KVM_GET_XSAVE = 0x9000aea4
/** `_IOR(KVMIO, 0xcf, kvm_xsave)` */
export const KVM_GET_XSAVE2 = 0x9000aecf
/** `_IOW(KVMIO, 0xa5, kvm_xsave)` */
export const KVM_SET_XSAVE = 0x5000aea5
/** `_IOR(KVMIO, 0xa6, kvm_xcrs)` */
export const KVM_GET_XCRS = 0x8188aea6
/** `_IOW(KVMIO, 0xa7, kvm_xcrs)` */
export const KVM_SET_XCRS = 0x4188aea7
/** `_IO(KVMIO, 0xad)` */
export const KVM_KVMCLOCK_CTRL = 0xaead
/** `_IO(KVMIO, 0xa2)` */
export const KVM_SET_TSC_KHZ = 0xaea2
/** `_IO(KVMIO, 0xa3)` */
export const KVM_GET_TSC_KHZ = 0xaea3
/** `_IO(KVMIO, 0xb7)` */
export const KVM_SMI = 0xaeb7
/** `_IOW(KVMIO, 0x9b, kvm_guest_debug)` */
export const KVM_SET_GUEST_DEBUG = 0x4048ae9b
/** `_IOW(KVMIO, 0xd2, kvm_memory_attributes)` */
export const KVM_SET_MEMORY_ATTRIBUTES = 0x4020aed2
/** `_IOWR(KVMIO, 0xbe, kvm_nested_state)` */
export const KVM_GET_NESTED_STATE = 0xc080aebe
/** `_IOW(KVMIO, 0xbf, kvm_nested_state)` */
export const KVM_SET_NESTED_STATE = 0x4080aebf
/** `_IO(KVMIO, 0x44)` */
export const KVM_SET_NR_MMU_PAGES = 0xae44
/** `_IO(KVMIO, 0x45)` */
export const KVM_GET_NR_MMU_PAGES = 0xae45
/** `_IO(KVMIO, 0x64)` */
export const KVM_CREATE_PIT = 0xae64
/** `_IOWR(KVMIO, 0x65, kvm_pit_state)` */
export const KVM_GET_PIT = 0xc048ae65
/** `_IOR(KVMIO, 0x66, kvm_pit_state)` */
export const KVM_SET_PIT = 0x8048ae66
/** `_IO(KVMIO, 0x71)` */
export const KVM_REINJECT_CONTROL = 0xae71
/** `_IO(KVMIO, 0x78)` */
export const KVM_SET_BOOT_CPU_ID = 0xae78
/** `_IOW(KVMIO, 0x7a, kvm_xen_hvm_config)` */
export const KVM_XEN_HVM_CONFIG = 0x4038ae7a
/** `_IOW(KVMIO, 0x8a, kvm_cpuid)` */
export const KVM_SET_CPUID = 0x4008ae8a
/** `_IOWR(KVMIO, 0x92, kvm_tpr_access_ctl)` */
export const KVM_TPR_ACCESS_REPORTING = 0xc028ae92
/** `_IOW(KVMIO, 0x93, kvm_vapic_addr)` */
export const KVM_SET_VAPIC_ADDR = 0x4008ae93
/** `_IOW(KVMIO, 0x9c, u64)` */
export const KVM_X86_SETUP_MCE = 0x4008ae9c
/** `_IOR(KVMIO, 0x9d, u64)` */
export const KVM_X86_GET_MCE_CAP_SUPPORTED = 0x8008ae9d
/** `_IOW(KVMIO, 0x9e, kvm_x86_mce)` */
export const KVM_X86_SET_MCE = 0x4040ae9e
/** `_IOW(KVMIO, 0xb2, kvm_pmu_event_filter)` */
export const KVM_SET_PMU_EVENT_FILTER = 0x4020aeb2
/** `_IOW(KVMIO, 0xbd, kvm_hyperv_eventfd)` */
export const KVM_HYPERV_EVENTFD = 0x4018aebd
/** `_IOWR(KVMIO, 0xc1, kvm_cpuid2)` */
export const KVM_GET_SUPPORTED_HV_CPUID = 0xc008aec1
/** `_IOW(KVMIO, 0xc6, kvm_msr_filter)` */
export const KVM_X86_SET_MSR_FILTER = 0x4188aec6
/** `_IOWR(KVMIO, 0xc8, kvm_xen_hvm_attr)` */
export const KVM_XEN_HVM_GET_ATTR = 0xc048aec8
/** `_IOW(KVMIO, 0xc9, kvm_xen_hvm_attr)` */
export const KVM_XEN_HVM_SET_ATTR = 0x4048aec9
/** `_IOWR(KVMIO, 0xca, kvm_xen_vcpu_attr)` */
export const KVM_XEN_VCPU_GET_ATTR = 0xc048aeca
/** `_IOW(KVMIO, 0xcb, kvm_xen_vcpu_attr)` */
export const KVM_XEN_VCPU_SET_ATTR = 0x4048aecb
/** `_IOR(KVMIO, 0xcc, kvm_sregs2)` */
export const KVM_GET_SREGS2 = 0x8140aecc
/** `_IOW(KVMIO, 0xcd, kvm_sregs2)` */
export const KVM_SET_SREGS2 = 0x4140aecd
/** `_IOW(KVMIO, 0xd0, kvm_irq_routing_xen_evtchn)` */
export const KVM_XEN_HVM_EVTCHN_SEND = 0x400caed0

/** `struct kvm_pic_state`, 16 bytes. */
export class KvmPicState extends Struct {}
layout(KvmPicState, 'KvmPicState', 16, 1, () => ({
  lastIrr: u8(0), irr: u8(1), imr: u8(2), isr: u8(3), priorityAdd: u8(4), irqBase: u8(5), readRegSelect: u8(6),
  poll: u8(7), specialMask: u8(8), initState: u8(9), autoEoi: u8(10), rotateOnAutoEoi: u8(11),
  specialFullyNestedMode: u8(12), init4: u8(13), elcr: u8(14), elcrMask: u8(15),
}))
export interface KvmPicState {
  get lastIrr(): number
  set lastIrr(value: Integer)
  get irr(): number
  set irr(value: Integer)
  get imr(): number
  set imr(value: Integer)
  get isr(): number
  set isr(value: Integer)
  get priorityAdd(): number
  set priorityAdd(value: Integer)
  get irqBase(): number
  set irqBase(value: Integer)
  get readRegSelect(): number
  set readRegSelect(value: Integer)
  get poll(): number
  set poll(value: Integer)
  get specialMask(): number
  set specialMask(value: Integer)
  get initState(): number
  set initState(value: Integer)
  get autoEoi(): number
  set autoEoi(value: Integer)
  get rotateOnAutoEoi(): number
  set rotateOnAutoEoi(value: Integer)
  get specialFullyNestedMode(): number
  set specialFullyNestedMode(value: Integer)
  get init4(): number
  set init4(value: Integer)
  get elcr(): number
  set elcr(value: Integer)
  get elcrMask(): number
  set elcrMask(value: Integer)
}

/** `struct kvm_ioapic_state`, 216 bytes. */
export class KvmIoapicState extends Struct {}
layout(KvmIoapicState, 'KvmIoapicState', 216, 8, () => ({
  baseAddress: u64(0), ioregsel: u32(8), id: u32(12), irr: u32(16), pad: u32(20),
  redirtbl: structs(24, KvmIoapicStateRedirtbl, 24),
}))
export interface KvmIoapicState {
  get baseAddress(): bigint
  set baseAddress(value: Integer)
  get ioregsel(): number
  set ioregsel(value: Integer)
  get id(): number
  set id(value: Integer)
  get irr(): number
  set irr(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get redirtbl(): readonly KvmIoapicStateRedirtbl[]
  set redirtbl(value: Iterable<Init<KvmIoapicStateRedirtbl>>)
}

/** The union `redirtbl` of `struct kvm_ioapic_state`, 8 bytes. */
export class KvmIoapicStateRedirtbl extends Union {}
layout(KvmIoapicStateRedirtbl, 'KvmIoapicStateRedirtbl', 8, 8, () => ({
  bits: u64(0), fields: struct(0, KvmIoapicStateRedirtblFields),
}))
export interface KvmIoapicStateRedirtbl {
  get bits(): bigint
  set bits(value: Integer)
  get fields(): KvmIoapicStateRedirtblFields
  set fields(value: Init<KvmIoapicStateRedirtblFields>)
}

/** The struct `fields` of `redirtbl` of `struct kvm_ioapic_state`, 8 bytes. */
export class KvmIoapicStateRedirtblFields extends Struct {}
layout(KvmIoapicStateRedirtblFields, 'KvmIoapicStateRedirtblFields', 8, 1, () => ({
  vector: u8(0), deliveryMode: bits(1, 0, 3), destMode: bits(1, 3, 1), deliveryStatus: bits(1, 4, 1),
  polarity: bits(1, 5, 1), remoteIrr: bits(1, 6, 1), trigMode: bits(1, 7, 1), mask: bits(2, 0, 1),
  reserve: bits(2, 1, 7), reserved: ints(3, Uint8Array, 4), destId: u8(7),
}))
export interface KvmIoapicStateRedirtblFields {
  get vector(): number
  set vector(value: Integer)
  get deliveryMode(): number
  set deliveryMode(value: Integer)
  get destMode(): number
  set destMode(value: Integer)
  get deliveryStatus(): number
  set deliveryStatus(value: Integer)
  get polarity(): number
  set polarity(value: Integer)
  get remoteIrr(): number
  set remoteIrr(value: Integer)
  get trigMode(): number
  set trigMode(value: Integer)
  get mask(): number
  set mask(value: Integer)
  get reserve(): number
  set reserve(value: Integer)
  get reserved(): Uint8Array
  set reserved(value: Iterable<Integer>)
  get destId(): number
  set destId(value: Integer)
}

/** `struct kvm_regs`, 144 bytes. */
export class KvmRegs extends Struct {}
layout(KvmRegs, 'KvmRegs', 144, 8, () => ({
  rax: u64(0), rbx: u64(8), rcx: u64(16), rdx: u64(24), rsi: u64(32), rdi: u64(40), rsp: u64(48), rbp: u64(56),
  r8: u64(64), r9: u64(72), r10: u64(80), r11: u64(88), r12: u64(96), r13: u64(104), r14: u64(112), r15: u64(120),
  rip: u64(128), rflags: u64(136),
}))
export interface KvmRegs {
  get rax(): bigint
  set rax(value: Integer)
  get rbx(): bigint
  set rbx(value: Integer)
  get rcx(): bigint
  set rcx(value: Integer)
  get rdx(): bigint
  set rdx(value: Integer)
  get rsi(): bigint
  set rsi(value: Integer)
  get rdi(): bigint
  set rdi(value: Integer)
  get rsp(): bigint
  set rsp(value: Integer)
  get rbp(): bigint
  set rbp(value: Integer)
  get r8(): bigint
  set r8(value: Integer)
  get r9(): bigint
  set r9(value: Integer)
  get r10(): bigint
  set r10(value: Integer)
  get r11(): bigint
  set r11(value: Integer)
  get r12(): bigint
  set r12(value: Integer)
  get r13(): bigint
  set r13(value: Integer)
  get r14(): bigint
  set r14(value: Integer)
  get r15(): bigint
  set r15(value: Integer)
  get rip(): bigint
  set rip(value: Integer)
  get rflags(): bigint
  set rflags(value: Integer)
}

/** `struct kvm_lapic_state`, 1024 bytes. */
export class KvmLapicState extends Struct {}
layout(KvmLapicState, 'KvmLapicState', 1024, 1, () => ({ regs: ints(0, Uint8Array, 1024) }))
export interface KvmLapicState {
  get regs(): Uint8Array
  set regs(value: Iterable<Integer>)
}

/** `struct kvm_segment`, 24 bytes. */
export class KvmSegment extends Struct {}
layout(KvmSegment, 'KvmSegment', 24, 8, () => ({
  base: u64(0), limit: u32(8), selector: u16(12), type: u8(14), present: u8(15), dpl: u8(16), db: u8(17), s: u8(18),
  l: u8(19), g: u8(20), avl: u8(21), unusable: u8(22), padding: u8(23),
}))
export interface KvmSegment {
  get base(): bigint
  set base(value: Integer)
  get limit(): number
  set limit(value: Integer)
  get selector(): number
  set selector(value: Integer)
  get type(): number
  set type(value: Integer)
  get present(): number
  set present(value: Integer)
  get dpl(): number
  set dpl(value: Integer)
  get db(): number
  set db(value: Integer)
  get s(): number
  set s(value: Integer)
  get l(): number
  set l(value: Integer)
  get g(): number
  set g(value: Integer)
  get avl(): number
  set avl(value: Integer)
  get unusable(): number
  set unusable(value: Integer)
  get padding(): number
  set padding(value: Integer)
}

/** `struct kvm_dtable`, 16 bytes. */
export class KvmDtable extends Struct {}
layout(KvmDtable, 'KvmDtable', 16, 8, () => ({ base: u64(0), limit: u16(8), padding: ints(10, Uint16Array, 3) }))
export interface KvmDtable {
  get base(): bigint
  set base(value: Integer)
  get limit(): number
  set limit(value: Integer)
  get padding(): Uint16Array
  set padding(value: Iterable<Integer>)
}

/** `struct kvm_sregs`, 312 bytes. */
export class KvmSregs extends Struct {}
layout(KvmSregs, 'KvmSregs', 312, 8, () => ({
  cs: struct(0, KvmSegment), ds: struct(24, KvmSegment), es: struct(48, KvmSegment), fs: struct(72, KvmSegment),
  gs: struct(96, KvmSegment), ss: struct(120, KvmSegment), tr: struct(144, KvmSegment), ldt: struct(168, KvmSegment),
  gdt: struct(192, KvmDtable), idt: struct(208, KvmDtable), cr0: u64(224), cr2: u64(232), cr3: u64(240), cr4: u64(248),
  cr8: u64(256), efer: u64(264), apicBase: u64(272), interruptBitmap: ints(280, BigUint64Array, 4),
}))
export interface KvmSregs {
  get cs(): KvmSegment
  set cs(value: Init<KvmSegment>)
  get ds(): KvmSegment
  set ds(value: Init<KvmSegment>)
  get es(): KvmSegment
  set es(value: Init<KvmSegment>)
  get fs(): KvmSegment
  set fs(value: Init<KvmSegment>)
  get gs(): KvmSegment
  set gs(value: Init<KvmSegment>)
  get ss(): KvmSegment
  set ss(value: Init<KvmSegment>)
  get tr(): KvmSegment
  set tr(value: Init<KvmSegment>)
  get ldt(): KvmSegment
  set ldt(value: Init<KvmSegment>)
  get gdt(): KvmDtable
  set gdt(value: Init<KvmDtable>)
  get idt(): KvmDtable
  set idt(value: Init<KvmDtable>)
  get cr0(): bigint
  set cr0(value: Integer)
  get cr2(): bigint
  set cr2(value: Integer)
  get cr3(): bigint
  set cr3(value: Integer)
  get cr4(): bigint
  set cr4(value: Integer)
  get cr8(): bigint
  set cr8(value: Integer)
  get efer(): bigint
  set efer(value: Integer)
  get apicBase(): bigint
  set apicBase(value: Integer)
  get interruptBitmap(): BigUint64Array
  set interruptBitmap(value: Iterable<Integer>)
}

/** `struct kvm_sregs2`, 320 bytes. */
export class KvmSregs2 extends Struct {}
layout(KvmSregs2, 'KvmSregs2', 320, 8, () => ({
  cs: struct(0, KvmSegment), ds: struct(24, KvmSegment), es: struct(48, KvmSegment), fs: struct(72, KvmSegment),
  gs: struct(96, KvmSegment), ss: struct(120, KvmSegment), tr: struct(144, KvmSegment), ldt: struct(168, KvmSegment),
  gdt: struct(192, KvmDtable), idt: struct(208, KvmDtable), cr0: u64(224), cr2: u64(232), cr3: u64(240), cr4: u64(248),
  cr8: u64(256), efer: u64(264), apicBase: u64(272), flags: u64(280), pdptrs: ints(288, BigUint64Array, 4),
}))
export interface KvmSregs2 {
  get cs(): KvmSegment
  set cs(value: Init<KvmSegment>)
  get ds(): KvmSegment
  set ds(value: Init<KvmSegment>)
  get es(): KvmSegment
  set es(value: Init<KvmSegment>)
  get fs(): KvmSegment
  set fs(value: Init<KvmSegment>)
  get gs(): KvmSegment
  set gs(value: Init<KvmSegment>)
  get ss(): KvmSegment
  set ss(value: Init<KvmSegment>)
  get tr(): KvmSegment
  set tr(value: Init<KvmSegment>)
  get ldt(): KvmSegment
  set ldt(value: Init<KvmSegment>)
  get gdt(): KvmDtable
  set gdt(value: Init<KvmDtable>)
  get idt(): KvmDtable
  set idt(value: Init<KvmDtable>)
  get cr0(): bigint
  set cr0(value: Integer)
  get cr2(): bigint
  set cr2(value: Integer)
  get cr3(): bigint
  set cr3(value: Integer)
  get cr4(): bigint
  set cr4(value: Integer)
  get cr8(): bigint
  set cr8(value: Integer)
  get efer(): bigint
  set efer(value: Integer)
  get apicBase(): bigint
  set apicBase(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get pdptrs(): BigUint64Array
  set pdptrs(value: Iterable<Integer>)
}

/** `struct kvm_fpu`, 416 bytes. */
export class KvmFpu extends Struct {}
layout(KvmFpu, 'KvmFpu', 416, 8, () => ({
  fpr: rows(0, Uint8Array, 8, 16), fcw: u16(128), fsw: u16(130), ftwx: u8(132), pad1: u8(133), lastOpcode: u16(134),
  lastIp: u64(136), lastDp: u64(144), xmm: rows(152, Uint8Array, 16, 16), mxcsr: u32(408), pad2: u32(412),
}))
export interface KvmFpu {
  get fpr(): readonly Uint8Array[]
  set fpr(value: Iterable<Iterable<Integer>>)
  get fcw(): number
  set fcw(value: Integer)
  get fsw(): number
  set fsw(value: Integer)
  get ftwx(): number
  set ftwx(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get lastOpcode(): number
  set lastOpcode(value: Integer)
  get lastIp(): bigint
  set lastIp(value: Integer)
  get lastDp(): bigint
  set lastDp(value: Integer)
  get xmm(): readonly Uint8Array[]
  set xmm(value: Iterable<Iterable<Integer>>)
  get mxcsr(): number
  set mxcsr(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
}

/** `struct kvm_msr_entry`, 16 bytes. */
export class KvmMsrEntry extends Struct {}
layout(KvmMsrEntry, 'KvmMsrEntry', 16, 8, () => ({ index: u32(0), reserved: u32(4), data: u64(8) }))
export interface KvmMsrEntry {
  get index(): number
  set index(value: Integer)
  get reserved(): number
  set reserved(value: Integer)
  get data(): bigint
  set data(value: Integer)
}

/** `struct kvm_msrs`, 8 bytes and a flexible array member. */
export class KvmMsrs extends Struct {
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 256
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmMsrs { return withEntries(this, length) }
}
layout(KvmMsrs, 'KvmMsrs', 8, 8, () => ({
  nmsrs: u32(0), pad: u32(4), entries: flexibleStructs(8, KvmMsrEntry, 'nmsrs', 256),
}))
export interface KvmMsrs {
  get nmsrs(): number
  set nmsrs(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get entries(): readonly KvmMsrEntry[]
  set entries(value: Iterable<Init<KvmMsrEntry>>)
}

/** `struct kvm_msr_list`, 4 bytes and a flexible array member. */
export class KvmMsrList extends Struct {
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 256
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmMsrList { return withEntries(this, length) }
}
layout(KvmMsrList, 'KvmMsrList', 4, 4, () => ({ nmsrs: u32(0), indices: flexibleInts(4, Uint32Array, 'nmsrs', 256) }))
export interface KvmMsrList {
  get nmsrs(): number
  set nmsrs(value: Integer)
  get indices(): Uint32Array
  set indices(value: Iterable<Integer>)
}

/** `struct kvm_msr_filter_range`, 24 bytes. */
export class KvmMsrFilterRange extends Struct {}
layout(KvmMsrFilterRange, 'KvmMsrFilterRange', 24, 8, () => ({
  flags: u32(0), nmsrs: u32(4), base: u32(8), bitmap: u64(16),
}))
export interface KvmMsrFilterRange {
  get flags(): number
  set flags(value: Integer)
  get nmsrs(): number
  set nmsrs(value: Integer)
  get base(): number
  set base(value: Integer)
  get bitmap(): bigint
  set bitmap(value: Integer)
}

/** `struct kvm_msr_filter`, 392 bytes. */
export class KvmMsrFilter extends Struct {}
layout(KvmMsrFilter, 'KvmMsrFilter', 392, 8, () => ({ flags: u32(0), ranges: structs(8, KvmMsrFilterRange, 16) }))
export interface KvmMsrFilter {
  get flags(): number
  set flags(value: Integer)
  get ranges(): readonly KvmMsrFilterRange[]
  set ranges(value: Iterable<Init<KvmMsrFilterRange>>)
}

/** `struct kvm_cpuid_entry`, 24 bytes. */
export class KvmCpuidEntry extends Struct {}
layout(KvmCpuidEntry, 'KvmCpuidEntry', 24, 4, () => ({
  function: u32(0), eax: u32(4), ebx: u32(8), ecx: u32(12), edx: u32(16), padding: u32(20),
}))
export interface KvmCpuidEntry {
  get function(): number
  set function(value: Integer)
  get eax(): number
  set eax(value: Integer)
  get ebx(): number
  set ebx(value: Integer)
  get ecx(): number
  set ecx(value: Integer)
  get edx(): number
  set edx(value: Integer)
  get padding(): number
  set padding(value: Integer)
}

/** `struct kvm_cpuid`, 8 bytes and a flexible array member. */
export class KvmCpuid extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmCpuid { return withEntries(this, length) }
}
layout(KvmCpuid, 'KvmCpuid', 8, 4, () => ({
  nent: u32(0), padding: u32(4), entries: flexibleStructs(8, KvmCpuidEntry),
}))
export interface KvmCpuid {
  get nent(): number
  set nent(value: Integer)
  get padding(): number
  set padding(value: Integer)
  get entries(): readonly KvmCpuidEntry[]
  set entries(value: Iterable<Init<KvmCpuidEntry>>)
}

/** `struct kvm_cpuid_entry2`, 40 bytes. */
export class KvmCpuidEntry2 extends Struct {}
layout(KvmCpuidEntry2, 'KvmCpuidEntry2', 40, 4, () => ({
  function: u32(0), index: u32(4), flags: u32(8), eax: u32(12), ebx: u32(16), ecx: u32(20), edx: u32(24),
  padding: ints(28, Uint32Array, 3),
}))
export interface KvmCpuidEntry2 {
  get function(): number
  set function(value: Integer)
  get index(): number
  set index(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get eax(): number
  set eax(value: Integer)
  get ebx(): number
  set ebx(value: Integer)
  get ecx(): number
  set ecx(value: Integer)
  get edx(): number
  set edx(value: Integer)
  get padding(): Uint32Array
  set padding(value: Iterable<Integer>)
}

/** `struct kvm_cpuid2`, 8 bytes and a flexible array member. */
export class KvmCpuid2 extends Struct {
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 256
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmCpuid2 { return withEntries(this, length) }
}
layout(KvmCpuid2, 'KvmCpuid2', 8, 4, () => ({
  nent: u32(0), padding: u32(4), entries: flexibleStructs(8, KvmCpuidEntry2, 'nent', 256),
}))
export interface KvmCpuid2 {
  get nent(): number
  set nent(value: Integer)
  get padding(): number
  set padding(value: Integer)
  get entries(): readonly KvmCpuidEntry2[]
  set entries(value: Iterable<Init<KvmCpuidEntry2>>)
}

/** `struct kvm_pit_channel_state`, 24 bytes. */
export class KvmPitChannelState extends Struct {}
layout(KvmPitChannelState, 'KvmPitChannelState', 24, 8, () => ({
  count: u32(0), latchedCount: u16(4), countLatched: u8(6), statusLatched: u8(7), status: u8(8), readState: u8(9),
  writeState: u8(10), writeLatch: u8(11), rwMode: u8(12), mode: u8(13), bcd: u8(14), gate: u8(15),
  countLoadTime: i64(16),
}))
export interface KvmPitChannelState {
  get count(): number
  set count(value: Integer)
  get latchedCount(): number
  set latchedCount(value: Integer)
  get countLatched(): number
  set countLatched(value: Integer)
  get statusLatched(): number
  set statusLatched(value: Integer)
  get status(): number
  set status(value: Integer)
  get readState(): number
  set readState(value: Integer)
  get writeState(): number
  set writeState(value: Integer)
  get writeLatch(): number
  set writeLatch(value: Integer)
  get rwMode(): number
  set rwMode(value: Integer)
  get mode(): number
  set mode(value: Integer)
  get bcd(): number
  set bcd(value: Integer)
  get gate(): number
  set gate(value: Integer)
  get countLoadTime(): bigint
  set countLoadTime(value: Integer)
}

/** `struct kvm_debug_exit_arch`, 32 bytes. */
export class KvmDebugExitArch extends Struct {}
layout(KvmDebugExitArch, 'KvmDebugExitArch', 32, 8, () => ({
  exception: u32(0), pad: u32(4), pc: u64(8), dr6: u64(16), dr7: u64(24),
}))
export interface KvmDebugExitArch {
  get exception(): number
  set exception(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get pc(): bigint
  set pc(value: Integer)
  get dr6(): bigint
  set dr6(value: Integer)
  get dr7(): bigint
  set dr7(value: Integer)
}

/** `struct kvm_guest_debug_arch`, 64 bytes. */
export class KvmGuestDebugArch extends Struct {}
layout(KvmGuestDebugArch, 'KvmGuestDebugArch', 64, 8, () => ({ debugreg: ints(0, BigUint64Array, 8) }))
export interface KvmGuestDebugArch {
  get debugreg(): BigUint64Array
  set debugreg(value: Iterable<Integer>)
}

/** `struct kvm_pit_state`, 72 bytes. */
export class KvmPitState extends Struct {}
layout(KvmPitState, 'KvmPitState', 72, 8, () => ({ channels: structs(0, KvmPitChannelState, 3) }))
export interface KvmPitState {
  get channels(): readonly KvmPitChannelState[]
  set channels(value: Iterable<Init<KvmPitChannelState>>)
}

/** `struct kvm_pit_state2`, 112 bytes. */
export class KvmPitState2 extends Struct {}
layout(KvmPitState2, 'KvmPitState2', 112, 8, () => ({
  channels: structs(0, KvmPitChannelState, 3), flags: u32(72), reserved: ints(76, Uint32Array, 9),
}))
export interface KvmPitState2 {
  get channels(): readonly KvmPitChannelState[]
  set channels(value: Iterable<Init<KvmPitChannelState>>)
  get flags(): number
  set flags(value: Integer)
  get reserved(): Uint32Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_reinject_control`, 32 bytes. */
export class KvmReinjectControl extends Struct {}
layout(KvmReinjectControl, 'KvmReinjectControl', 32, 1, () => ({
  pitReinject: u8(0), reserved: ints(1, Uint8Array, 31),
}))
export interface KvmReinjectControl {
  get pitReinject(): number
  set pitReinject(value: Integer)
  get reserved(): Uint8Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_vcpu_events`, 64 bytes. */
export class KvmVcpuEvents extends Struct {}
layout(KvmVcpuEvents, 'KvmVcpuEvents', 64, 8, () => ({
  exception: struct(0, KvmVcpuEventsException), interrupt: struct(8, KvmVcpuEventsInterrupt),
  nmi: struct(12, KvmVcpuEventsNmi), sipiVector: u32(16), flags: u32(20), smi: struct(24, KvmVcpuEventsSmi),
  tripleFault: struct(28, KvmVcpuEventsTripleFault), reserved: ints(29, Uint8Array, 26), exceptionHasPayload: u8(55),
  exceptionPayload: u64(56),
}))
export interface KvmVcpuEvents {
  get exception(): KvmVcpuEventsException
  set exception(value: Init<KvmVcpuEventsException>)
  get interrupt(): KvmVcpuEventsInterrupt
  set interrupt(value: Init<KvmVcpuEventsInterrupt>)
  get nmi(): KvmVcpuEventsNmi
  set nmi(value: Init<KvmVcpuEventsNmi>)
  get sipiVector(): number
  set sipiVector(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get smi(): KvmVcpuEventsSmi
  set smi(value: Init<KvmVcpuEventsSmi>)
  get tripleFault(): KvmVcpuEventsTripleFault
  set tripleFault(value: Init<KvmVcpuEventsTripleFault>)
  get reserved(): Uint8Array
  set reserved(value: Iterable<Integer>)
  get exceptionHasPayload(): number
  set exceptionHasPayload(value: Integer)
  get exceptionPayload(): bigint
  set exceptionPayload(value: Integer)
}

/** The struct `exception` of `struct kvm_vcpu_events`, 8 bytes. */
export class KvmVcpuEventsException extends Struct {}
layout(KvmVcpuEventsException, 'KvmVcpuEventsException', 8, 4, () => ({
  injected: u8(0), nr: u8(1), hasErrorCode: u8(2), pending: u8(3), errorCode: u32(4),
}))
export interface KvmVcpuEventsException {
  get injected(): number
  set injected(value: Integer)
  get nr(): number
  set nr(value: Integer)
  get hasErrorCode(): number
  set hasErrorCode(value: Integer)
  get pending(): number
  set pending(value: Integer)
  get errorCode(): number
  set errorCode(value: Integer)
}

/** The struct `interrupt` of `struct kvm_vcpu_events`, 4 bytes. */
export class KvmVcpuEventsInterrupt extends Struct {}
layout(KvmVcpuEventsInterrupt, 'KvmVcpuEventsInterrupt', 4, 1, () => ({
  injected: u8(0), nr: u8(1), soft: u8(2), shadow: u8(3),
}))
export interface KvmVcpuEventsInterrupt {
  get injected(): number
  set injected(value: Integer)
  get nr(): number
  set nr(value: Integer)
  get soft(): number
  set soft(value: Integer)
  get shadow(): number
  set shadow(value: Integer)
}

/** The struct `nmi` of `struct kvm_vcpu_events`, 4 bytes. */
export class KvmVcpuEventsNmi extends Struct {}
layout(KvmVcpuEventsNmi, 'KvmVcpuEventsNmi', 4, 1, () => ({
  injected: u8(0), pending: u8(1), masked: u8(2), pad: u8(3),
}))
export interface KvmVcpuEventsNmi {
  get injected(): number
  set injected(value: Integer)
  get pending(): number
  set pending(value: Integer)
  get masked(): number
  set masked(value: Integer)
  get pad(): number
  set pad(value: Integer)
}

/** The struct `smi` of `struct kvm_vcpu_events`, 4 bytes. */
export class KvmVcpuEventsSmi extends Struct {}
layout(KvmVcpuEventsSmi, 'KvmVcpuEventsSmi', 4, 1, () => ({
  smm: u8(0), pending: u8(1), smmInsideNmi: u8(2), latchedInit: u8(3),
}))
export interface KvmVcpuEventsSmi {
  get smm(): number
  set smm(value: Integer)
  get pending(): number
  set pending(value: Integer)
  get smmInsideNmi(): number
  set smmInsideNmi(value: Integer)
  get latchedInit(): number
  set latchedInit(value: Integer)
}

/** The struct `triple_fault` of `struct kvm_vcpu_events`, 1 byte. */
export class KvmVcpuEventsTripleFault extends Struct {}
layout(KvmVcpuEventsTripleFault, 'KvmVcpuEventsTripleFault', 1, 1, () => ({ pending: u8(0) }))
export interface KvmVcpuEventsTripleFault {
  get pending(): number
  set pending(value: Integer)
}

/** `struct kvm_debugregs`, 128 bytes. */
export class KvmDebugregs extends Struct {}
layout(KvmDebugregs, 'KvmDebugregs', 128, 8, () => ({
  db: ints(0, BigUint64Array, 4), dr6: u64(32), dr7: u64(40), flags: u64(48), reserved: ints(56, BigUint64Array, 9),
}))
export interface KvmDebugregs {
  get db(): BigUint64Array
  set db(value: Iterable<Integer>)
  get dr6(): bigint
  set dr6(value: Integer)
  get dr7(): bigint
  set dr7(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get reserved(): BigUint64Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_xsave`, 4096 bytes and a flexible array member. */
export class KvmXsave extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmXsave { return withEntries(this, length) }
}
layout(KvmXsave, 'KvmXsave', 4096, 4, () => ({
  region: ints(0, Uint32Array, 1024), extra: flexibleInts(4096, Uint32Array),
}))
export interface KvmXsave {
  get region(): Uint32Array
  set region(value: Iterable<Integer>)
  get extra(): Uint32Array
  set extra(value: Iterable<Integer>)
}

/** `struct kvm_xcr`, 16 bytes. */
export class KvmXcr extends Struct {}
layout(KvmXcr, 'KvmXcr', 16, 8, () => ({ xcr: u32(0), reserved: u32(4), value: u64(8) }))
export interface KvmXcr {
  get xcr(): number
  set xcr(value: Integer)
  get reserved(): number
  set reserved(value: Integer)
  get value(): bigint
  set value(value: Integer)
}

/** `struct kvm_xcrs`, 392 bytes. */
export class KvmXcrs extends Struct {}
layout(KvmXcrs, 'KvmXcrs', 392, 8, () => ({
  nrXcrs: u32(0), flags: u32(4), xcrs: structs(8, KvmXcr, 16), padding: ints(264, BigUint64Array, 16),
}))
export interface KvmXcrs {
  get nrXcrs(): number
  set nrXcrs(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get xcrs(): readonly KvmXcr[]
  set xcrs(value: Iterable<Init<KvmXcr>>)
  get padding(): BigUint64Array
  set padding(value: Iterable<Integer>)
}

/** `struct kvm_sync_regs`, 520 bytes. */
export class KvmSyncRegs extends Struct {}
layout(KvmSyncRegs, 'KvmSyncRegs', 520, 8, () => ({
  regs: struct(0, KvmRegs), sregs: struct(144, KvmSregs), events: struct(456, KvmVcpuEvents),
}))
export interface KvmSyncRegs {
  get regs(): KvmRegs
  set regs(value: Init<KvmRegs>)
  get sregs(): KvmSregs
  set sregs(value: Init<KvmSregs>)
  get events(): KvmVcpuEvents
  set events(value: Init<KvmVcpuEvents>)
}

/** `struct kvm_vmx_nested_state_data`, 8192 bytes. */
export class KvmVmxNestedStateData extends Struct {}
layout(KvmVmxNestedStateData, 'KvmVmxNestedStateData', 8192, 1, () => ({
  vmcs12: ints(0, Uint8Array, 4096), shadowVmcs12: ints(4096, Uint8Array, 4096),
}))
export interface KvmVmxNestedStateData {
  get vmcs12(): Uint8Array
  set vmcs12(value: Iterable<Integer>)
  get shadowVmcs12(): Uint8Array
  set shadowVmcs12(value: Iterable<Integer>)
}

/** `struct kvm_vmx_nested_state_hdr`, 32 bytes. */
export class KvmVmxNestedStateHdr extends Struct {}
layout(KvmVmxNestedStateHdr, 'KvmVmxNestedStateHdr', 32, 8, () => ({
  vmxonPa: u64(0), vmcs12Pa: u64(8), smm: struct(16, KvmVmxNestedStateHdrSmm), pad: u16(18), flags: u32(20),
  preemptionTimerDeadline: u64(24),
}))
export interface KvmVmxNestedStateHdr {
  get vmxonPa(): bigint
  set vmxonPa(value: Integer)
  get vmcs12Pa(): bigint
  set vmcs12Pa(value: Integer)
  get smm(): KvmVmxNestedStateHdrSmm
  set smm(value: Init<KvmVmxNestedStateHdrSmm>)
  get pad(): number
  set pad(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get preemptionTimerDeadline(): bigint
  set preemptionTimerDeadline(value: Integer)
}

/** The struct `smm` of `struct kvm_vmx_nested_state_hdr`, 2 bytes. */
export class KvmVmxNestedStateHdrSmm extends Struct {}
layout(KvmVmxNestedStateHdrSmm, 'KvmVmxNestedStateHdrSmm', 2, 2, () => ({ flags: u16(0) }))
export interface KvmVmxNestedStateHdrSmm {
  get flags(): number
  set flags(value: Integer)
}

/** `struct kvm_svm_nested_state_data`, 4096 bytes. */
export class KvmSvmNestedStateData extends Struct {}
layout(KvmSvmNestedStateData, 'KvmSvmNestedStateData', 4096, 1, () => ({ vmcb12: ints(0, Uint8Array, 4096) }))
export interface KvmSvmNestedStateData {
  get vmcb12(): Uint8Array
  set vmcb12(value: Iterable<Integer>)
}

/**
 * `struct kvm_svm_nested_state_hdr`, 16 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmSvmNestedStateHdr extends Struct {}
layout(KvmSvmNestedStateHdr, 'KvmSvmNestedStateHdr', 16, 8, () => ({ vmcbPa: u64(0), gpat: u64(8) }))
export interface KvmSvmNestedStateHdr {
  get vmcbPa(): bigint
  set vmcbPa(value: Integer)
  get gpat(): bigint
  set gpat(value: Integer)
}

/** `struct kvm_nested_state`, 128 bytes and a flexible array member. */
export class KvmNestedState extends Struct {}
layout(KvmNestedState, 'KvmNestedState', 128, 8, () => ({
  flags: u16(0), format: u16(2), size: u32(4), hdr: struct(8, KvmNestedStateHdr),
  data: openStruct(128, KvmNestedStateData),
}))
export interface KvmNestedState {
  get flags(): number
  set flags(value: Integer)
  get format(): number
  set format(value: Integer)
  get size(): number
  set size(value: Integer)
  get hdr(): KvmNestedStateHdr
  set hdr(value: Init<KvmNestedStateHdr>)
  get data(): KvmNestedStateData
  set data(value: Init<KvmNestedStateData>)
}

/** The union `hdr` of `struct kvm_nested_state`, 120 bytes. */
export class KvmNestedStateHdr extends Union {}
layout(KvmNestedStateHdr, 'KvmNestedStateHdr', 120, 8, () => ({
  vmx: struct(0, KvmVmxNestedStateHdr), svm: struct(0, KvmSvmNestedStateHdr), pad: ints(0, Uint8Array, 120),
}))
export interface KvmNestedStateHdr {
  get vmx(): KvmVmxNestedStateHdr
  set vmx(value: Init<KvmVmxNestedStateHdr>)
  get svm(): KvmSvmNestedStateHdr
  set svm(value: Init<KvmSvmNestedStateHdr>)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** The union `data` of `struct kvm_nested_state`, 0 bytes and a flexible array member. */
export class KvmNestedStateData extends Union {}
layout(KvmNestedStateData, 'KvmNestedStateData', 0, 1, () => ({
  vmx: flexibleStructs(0, KvmVmxNestedStateData), svm: flexibleStructs(0, KvmSvmNestedStateData),
}))
export interface KvmNestedStateData {
  get vmx(): readonly KvmVmxNestedStateData[]
  set vmx(value: Iterable<Init<KvmVmxNestedStateData>>)
  get svm(): readonly KvmSvmNestedStateData[]
  set svm(value: Iterable<Init<KvmSvmNestedStateData>>)
}

/** `struct kvm_pmu_event_filter`, 32 bytes and a flexible array member. */
export class KvmPmuEventFilter extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmPmuEventFilter { return withEntries(this, length) }
}
layout(KvmPmuEventFilter, 'KvmPmuEventFilter', 32, 8, () => ({
  action: u32(0), nevents: u32(4), fixedCounterBitmap: u32(8), flags: u32(12), pad: ints(16, Uint32Array, 4),
  events: flexibleInts(32, BigUint64Array),
}))
export interface KvmPmuEventFilter {
  get action(): number
  set action(value: Integer)
  get nevents(): number
  set nevents(value: Integer)
  get fixedCounterBitmap(): number
  set fixedCounterBitmap(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get pad(): Uint32Array
  set pad(value: Iterable<Integer>)
  get events(): BigUint64Array
  set events(value: Iterable<Integer>)
}

/** `struct kvm_x86_mce`, 64 bytes. */
export class KvmX86Mce extends Struct {}
layout(KvmX86Mce, 'KvmX86Mce', 64, 8, () => ({
  status: u64(0), addr: u64(8), misc: u64(16), mcgStatus: u64(24), bank: u8(32), pad1: ints(33, Uint8Array, 7),
  pad2: ints(40, BigUint64Array, 3),
}))
export interface KvmX86Mce {
  get status(): bigint
  set status(value: Integer)
  get addr(): bigint
  set addr(value: Integer)
  get misc(): bigint
  set misc(value: Integer)
  get mcgStatus(): bigint
  set mcgStatus(value: Integer)
  get bank(): number
  set bank(value: Integer)
  get pad1(): Uint8Array
  set pad1(value: Iterable<Integer>)
  get pad2(): BigUint64Array
  set pad2(value: Iterable<Integer>)
}

/** `struct kvm_xen_hvm_config`, 56 bytes. */
export class KvmXenHvmConfig extends Struct {}
layout(KvmXenHvmConfig, 'KvmXenHvmConfig', 56, 8, () => ({
  flags: u32(0), msr: u32(4), blobAddr32: u64(8), blobAddr64: u64(16), blobSize32: u8(24), blobSize64: u8(25),
  pad2: ints(26, Uint8Array, 30),
}))
export interface KvmXenHvmConfig {
  get flags(): number
  set flags(value: Integer)
  get msr(): number
  set msr(value: Integer)
  get blobAddr32(): bigint
  set blobAddr32(value: Integer)
  get blobAddr64(): bigint
  set blobAddr64(value: Integer)
  get blobSize32(): number
  set blobSize32(value: Integer)
  get blobSize64(): number
  set blobSize64(value: Integer)
  get pad2(): Uint8Array
  set pad2(value: Iterable<Integer>)
}

/** `struct kvm_xen_hvm_attr`, 72 bytes. */
export class KvmXenHvmAttr extends Struct {}
layout(KvmXenHvmAttr, 'KvmXenHvmAttr', 72, 8, () => ({
  type: u16(0), pad: ints(2, Uint16Array, 3), u: struct(8, KvmXenHvmAttrU),
}))
export interface KvmXenHvmAttr {
  get type(): number
  set type(value: Integer)
  get pad(): Uint16Array
  set pad(value: Iterable<Integer>)
  get u(): KvmXenHvmAttrU
  set u(value: Init<KvmXenHvmAttrU>)
}

/** The union `u` of `struct kvm_xen_hvm_attr`, 64 bytes. */
export class KvmXenHvmAttrU extends Union {}
layout(KvmXenHvmAttrU, 'KvmXenHvmAttrU', 64, 8, () => ({
  longMode: u8(0), vector: u8(0), runstateUpdateFlag: u8(0), sharedInfo: struct(0, KvmXenHvmAttrUSharedInfo),
  evtchn: struct(0, KvmXenHvmAttrUEvtchn), xenVersion: u32(0), pad: ints(0, BigUint64Array, 8),
}))
export interface KvmXenHvmAttrU {
  get longMode(): number
  set longMode(value: Integer)
  get vector(): number
  set vector(value: Integer)
  get runstateUpdateFlag(): number
  set runstateUpdateFlag(value: Integer)
  get sharedInfo(): KvmXenHvmAttrUSharedInfo
  set sharedInfo(value: Init<KvmXenHvmAttrUSharedInfo>)
  get evtchn(): KvmXenHvmAttrUEvtchn
  set evtchn(value: Init<KvmXenHvmAttrUEvtchn>)
  get xenVersion(): number
  set xenVersion(value: Integer)
  get pad(): BigUint64Array
  set pad(value: Iterable<Integer>)
}

/** The union `shared_info` of `u` of `struct kvm_xen_hvm_attr`, 8 bytes. */
export class KvmXenHvmAttrUSharedInfo extends Union {}
layout(KvmXenHvmAttrUSharedInfo, 'KvmXenHvmAttrUSharedInfo', 8, 8, () => ({ gfn: u64(0), hva: u64(0) }))
export interface KvmXenHvmAttrUSharedInfo {
  get gfn(): bigint
  set gfn(value: Integer)
  get hva(): bigint
  set hva(value: Integer)
}

/** The struct `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 28 bytes. */
export class KvmXenHvmAttrUEvtchn extends Struct {}
layout(KvmXenHvmAttrUEvtchn, 'KvmXenHvmAttrUEvtchn', 28, 4, () => ({
  sendPort: u32(0), type: u32(4), flags: u32(8), deliver: struct(12, KvmXenHvmAttrUEvtchnDeliver),
}))
export interface KvmXenHvmAttrUEvtchn {
  get sendPort(): number
  set sendPort(value: Integer)
  get type(): number
  set type(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get deliver(): KvmXenHvmAttrUEvtchnDeliver
  set deliver(value: Init<KvmXenHvmAttrUEvtchnDeliver>)
}

/** The union `deliver` of `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 16 bytes. */
export class KvmXenHvmAttrUEvtchnDeliver extends Union {}
layout(KvmXenHvmAttrUEvtchnDeliver, 'KvmXenHvmAttrUEvtchnDeliver', 16, 4, () => ({
  port: struct(0, KvmXenHvmAttrUEvtchnDeliverPort), eventfd: struct(0, KvmXenHvmAttrUEvtchnDeliverEventfd),
  padding: ints(0, Uint32Array, 4),
}))
export interface KvmXenHvmAttrUEvtchnDeliver {
  get port(): KvmXenHvmAttrUEvtchnDeliverPort
  set port(value: Init<KvmXenHvmAttrUEvtchnDeliverPort>)
  get eventfd(): KvmXenHvmAttrUEvtchnDeliverEventfd
  set eventfd(value: Init<KvmXenHvmAttrUEvtchnDeliverEventfd>)
  get padding(): Uint32Array
  set padding(value: Iterable<Integer>)
}

/** The struct `port` of `deliver` of `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 12 bytes. */
export class KvmXenHvmAttrUEvtchnDeliverPort extends Struct {}
layout(KvmXenHvmAttrUEvtchnDeliverPort, 'KvmXenHvmAttrUEvtchnDeliverPort', 12, 4, () => ({
  port: u32(0), vcpu: u32(4), priority: u32(8),
}))
export interface KvmXenHvmAttrUEvtchnDeliverPort {
  get port(): number
  set port(value: Integer)
  get vcpu(): number
  set vcpu(value: Integer)
  get priority(): number
  set priority(value: Integer)
}

/** The struct `eventfd` of `deliver` of `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 8 bytes. */
export class KvmXenHvmAttrUEvtchnDeliverEventfd extends Struct {}
layout(KvmXenHvmAttrUEvtchnDeliverEventfd, 'KvmXenHvmAttrUEvtchnDeliverEventfd', 8, 4, () => ({
  port: u32(0), fd: i32(4),
}))
export interface KvmXenHvmAttrUEvtchnDeliverEventfd {
  get port(): number
  set port(value: Integer)
  get fd(): number
  set fd(value: Integer)
}

/** `struct kvm_xen_vcpu_attr`, 72 bytes. */
export class KvmXenVcpuAttr extends Struct {}
layout(KvmXenVcpuAttr, 'KvmXenVcpuAttr', 72, 8, () => ({
  type: u16(0), pad: ints(2, Uint16Array, 3), u: struct(8, KvmXenVcpuAttrU),
}))
export interface KvmXenVcpuAttr {
  get type(): number
  set type(value: Integer)
  get pad(): Uint16Array
  set pad(value: Iterable<Integer>)
  get u(): KvmXenVcpuAttrU
  set u(value: Init<KvmXenVcpuAttrU>)
}

/** The union `u` of `struct kvm_xen_vcpu_attr`, 64 bytes. */
export class KvmXenVcpuAttrU extends Union {}
layout(KvmXenVcpuAttrU, 'KvmXenVcpuAttrU', 64, 8, () => ({
  gpa: u64(0), hva: u64(0), pad: ints(0, BigUint64Array, 8), runstate: struct(0, KvmXenVcpuAttrURunstate),
  vcpuId: u32(0), timer: struct(0, KvmXenVcpuAttrUTimer), vector: u8(0),
}))
export interface KvmXenVcpuAttrU {
  get gpa(): bigint
  set gpa(value: Integer)
  get hva(): bigint
  set hva(value: Integer)
  get pad(): BigUint64Array
  set pad(value: Iterable<Integer>)
  get runstate(): KvmXenVcpuAttrURunstate
  set runstate(value: Init<KvmXenVcpuAttrURunstate>)
  get vcpuId(): number
  set vcpuId(value: Integer)
  get timer(): KvmXenVcpuAttrUTimer
  set timer(value: Init<KvmXenVcpuAttrUTimer>)
  get vector(): number
  set vector(value: Integer)
}

/** The struct `runstate` of `u` of `struct kvm_xen_vcpu_attr`, 48 bytes. */
export class KvmXenVcpuAttrURunstate extends Struct {}
layout(KvmXenVcpuAttrURunstate, 'KvmXenVcpuAttrURunstate', 48, 8, () => ({
  state: u64(0), stateEntryTime: u64(8), timeRunning: u64(16), timeRunnable: u64(24), timeBlocked: u64(32),
  timeOffline: u64(40),
}))
export interface KvmXenVcpuAttrURunstate {
  get state(): bigint
  set state(value: Integer)
  get stateEntryTime(): bigint
  set stateEntryTime(value: Integer)
  get timeRunning(): bigint
  set timeRunning(value: Integer)
  get timeRunnable(): bigint
  set timeRunnable(value: Integer)
  get timeBlocked(): bigint
  set timeBlocked(value: Integer)
  get timeOffline(): bigint
  set timeOffline(value: Integer)
}

/** The struct `timer` of `u` of `struct kvm_xen_vcpu_attr`, 16 bytes. */
export class KvmXenVcpuAttrUTimer extends Struct {}
layout(KvmXenVcpuAttrUTimer, 'KvmXenVcpuAttrUTimer', 16, 8, () => ({
  port: u32(0), priority: u32(4), expiresNs: u64(8),
}))
export interface KvmXenVcpuAttrUTimer {
  get port(): number
  set port(value: Integer)
  get priority(): number
  set priority(value: Integer)
  get expiresNs(): bigint
  set expiresNs(value: Integer)
}

/** `struct kvm_sev_cmd`, 24 bytes. */
export class KvmSevCmd extends Struct {}
layout(KvmSevCmd, 'KvmSevCmd', 24, 8, () => ({
  id: u32(0), pad0: u32(4), data: u64(8), error: u32(16), sevFd: u32(20),
}))
export interface KvmSevCmd {
  get id(): number
  set id(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get data(): bigint
  set data(value: Integer)
  get error(): number
  set error(value: Integer)
  get sevFd(): number
  set sevFd(value: Integer)
}

/** `struct kvm_sev_init`, 48 bytes. */
export class KvmSevInit extends Struct {}
layout(KvmSevInit, 'KvmSevInit', 48, 8, () => ({
  vmsaFeatures: u64(0), flags: u32(8), ghcbVersion: u16(12), pad1: u16(14), pad2: ints(16, Uint32Array, 8),
}))
export interface KvmSevInit {
  get vmsaFeatures(): bigint
  set vmsaFeatures(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get ghcbVersion(): number
  set ghcbVersion(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get pad2(): Uint32Array
  set pad2(value: Iterable<Integer>)
}

/** `struct kvm_sev_launch_start`, 40 bytes. */
export class KvmSevLaunchStart extends Struct {}
layout(KvmSevLaunchStart, 'KvmSevLaunchStart', 40, 8, () => ({
  handle: u32(0), policy: u32(4), dhUaddr: u64(8), dhLen: u32(16), pad0: u32(20), sessionUaddr: u64(24),
  sessionLen: u32(32), pad1: u32(36),
}))
export interface KvmSevLaunchStart {
  get handle(): number
  set handle(value: Integer)
  get policy(): number
  set policy(value: Integer)
  get dhUaddr(): bigint
  set dhUaddr(value: Integer)
  get dhLen(): number
  set dhLen(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get sessionUaddr(): bigint
  set sessionUaddr(value: Integer)
  get sessionLen(): number
  set sessionLen(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
}

/** `struct kvm_sev_launch_update_data`, 16 bytes. */
export class KvmSevLaunchUpdateData extends Struct {}
layout(KvmSevLaunchUpdateData, 'KvmSevLaunchUpdateData', 16, 8, () => ({ uaddr: u64(0), len: u32(8), pad0: u32(12) }))
export interface KvmSevLaunchUpdateData {
  get uaddr(): bigint
  set uaddr(value: Integer)
  get len(): number
  set len(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
}

/** `struct kvm_sev_launch_secret`, 48 bytes. */
export class KvmSevLaunchSecret extends Struct {}
layout(KvmSevLaunchSecret, 'KvmSevLaunchSecret', 48, 8, () => ({
  hdrUaddr: u64(0), hdrLen: u32(8), pad0: u32(12), guestUaddr: u64(16), guestLen: u32(24), pad1: u32(28),
  transUaddr: u64(32), transLen: u32(40), pad2: u32(44),
}))
export interface KvmSevLaunchSecret {
  get hdrUaddr(): bigint
  set hdrUaddr(value: Integer)
  get hdrLen(): number
  set hdrLen(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get guestUaddr(): bigint
  set guestUaddr(value: Integer)
  get guestLen(): number
  set guestLen(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get transUaddr(): bigint
  set transUaddr(value: Integer)
  get transLen(): number
  set transLen(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
}

/** `struct kvm_sev_launch_measure`, 16 bytes. */
export class KvmSevLaunchMeasure extends Struct {}
layout(KvmSevLaunchMeasure, 'KvmSevLaunchMeasure', 16, 8, () => ({ uaddr: u64(0), len: u32(8), pad0: u32(12) }))
export interface KvmSevLaunchMeasure {
  get uaddr(): bigint
  set uaddr(value: Integer)
  get len(): number
  set len(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
}

/** `struct kvm_sev_guest_status`, 12 bytes. */
export class KvmSevGuestStatus extends Struct {}
layout(KvmSevGuestStatus, 'KvmSevGuestStatus', 12, 4, () => ({ handle: u32(0), policy: u32(4), state: u32(8) }))
export interface KvmSevGuestStatus {
  get handle(): number
  set handle(value: Integer)
  get policy(): number
  set policy(value: Integer)
  get state(): number
  set state(value: Integer)
}

/** `struct kvm_sev_dbg`, 24 bytes. */
export class KvmSevDbg extends Struct {}
layout(KvmSevDbg, 'KvmSevDbg', 24, 8, () => ({ srcUaddr: u64(0), dstUaddr: u64(8), len: u32(16), pad0: u32(20) }))
export interface KvmSevDbg {
  get srcUaddr(): bigint
  set srcUaddr(value: Integer)
  get dstUaddr(): bigint
  set dstUaddr(value: Integer)
  get len(): number
  set len(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
}

/** `struct kvm_sev_attestation_report`, 32 bytes. */
export class KvmSevAttestationReport extends Struct {}
layout(KvmSevAttestationReport, 'KvmSevAttestationReport', 32, 8, () => ({
  mnonce: ints(0, Uint8Array, 16), uaddr: u64(16), len: u32(24), pad0: u32(28),
}))
export interface KvmSevAttestationReport {
  get mnonce(): Uint8Array
  set mnonce(value: Iterable<Integer>)
  get uaddr(): bigint
  set uaddr(value: Integer)
  get len(): number
  set len(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
}

/** `struct kvm_sev_send_start`, 72 bytes. */
export class KvmSevSendStart extends Struct {}
layout(KvmSevSendStart, 'KvmSevSendStart', 72, 8, () => ({
  policy: u32(0), pad0: u32(4), pdhCertUaddr: u64(8), pdhCertLen: u32(16), pad1: u32(20), platCertsUaddr: u64(24),
  platCertsLen: u32(32), pad2: u32(36), amdCertsUaddr: u64(40), amdCertsLen: u32(48), pad3: u32(52),
  sessionUaddr: u64(56), sessionLen: u32(64), pad4: u32(68),
}))
export interface KvmSevSendStart {
  get policy(): number
  set policy(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get pdhCertUaddr(): bigint
  set pdhCertUaddr(value: Integer)
  get pdhCertLen(): number
  set pdhCertLen(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get platCertsUaddr(): bigint
  set platCertsUaddr(value: Integer)
  get platCertsLen(): number
  set platCertsLen(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
  get amdCertsUaddr(): bigint
  set amdCertsUaddr(value: Integer)
  get amdCertsLen(): number
  set amdCertsLen(value: Integer)
  get pad3(): number
  set pad3(value: Integer)
  get sessionUaddr(): bigint
  set sessionUaddr(value: Integer)
  get sessionLen(): number
  set sessionLen(value: Integer)
  get pad4(): number
  set pad4(value: Integer)
}

/** `struct kvm_sev_send_update_data`, 48 bytes. */
export class KvmSevSendUpdateData extends Struct {}
layout(KvmSevSendUpdateData, 'KvmSevSendUpdateData', 48, 8, () => ({
  hdrUaddr: u64(0), hdrLen: u32(8), pad0: u32(12), guestUaddr: u64(16), guestLen: u32(24), pad1: u32(28),
  transUaddr: u64(32), transLen: u32(40), pad2: u32(44),
}))
export interface KvmSevSendUpdateData {
  get hdrUaddr(): bigint
  set hdrUaddr(value: Integer)
  get hdrLen(): number
  set hdrLen(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get guestUaddr(): bigint
  set guestUaddr(value: Integer)
  get guestLen(): number
  set guestLen(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get transUaddr(): bigint
  set transUaddr(value: Integer)
  get transLen(): number
  set transLen(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
}

/** `struct kvm_sev_receive_start`, 40 bytes. */
export class KvmSevReceiveStart extends Struct {}
layout(KvmSevReceiveStart, 'KvmSevReceiveStart', 40, 8, () => ({
  handle: u32(0), policy: u32(4), pdhUaddr: u64(8), pdhLen: u32(16), pad0: u32(20), sessionUaddr: u64(24),
  sessionLen: u32(32), pad1: u32(36),
}))
export interface KvmSevReceiveStart {
  get handle(): number
  set handle(value: Integer)
  get policy(): number
  set policy(value: Integer)
  get pdhUaddr(): bigint
  set pdhUaddr(value: Integer)
  get pdhLen(): number
  set pdhLen(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get sessionUaddr(): bigint
  set sessionUaddr(value: Integer)
  get sessionLen(): number
  set sessionLen(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
}

/** `struct kvm_sev_receive_update_data`, 48 bytes. */
export class KvmSevReceiveUpdateData extends Struct {}
layout(KvmSevReceiveUpdateData, 'KvmSevReceiveUpdateData', 48, 8, () => ({
  hdrUaddr: u64(0), hdrLen: u32(8), pad0: u32(12), guestUaddr: u64(16), guestLen: u32(24), pad1: u32(28),
  transUaddr: u64(32), transLen: u32(40), pad2: u32(44),
}))
export interface KvmSevReceiveUpdateData {
  get hdrUaddr(): bigint
  set hdrUaddr(value: Integer)
  get hdrLen(): number
  set hdrLen(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get guestUaddr(): bigint
  set guestUaddr(value: Integer)
  get guestLen(): number
  set guestLen(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get transUaddr(): bigint
  set transUaddr(value: Integer)
  get transLen(): number
  set transLen(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
}

/** `struct kvm_sev_snp_launch_start`, 64 bytes. */
export class KvmSevSnpLaunchStart extends Struct {}
layout(KvmSevSnpLaunchStart, 'KvmSevSnpLaunchStart', 64, 8, () => ({
  policy: u64(0), gosvw: ints(8, Uint8Array, 16), flags: u16(24), pad0: ints(26, Uint8Array, 6),
  pad1: ints(32, BigUint64Array, 4),
}))
export interface KvmSevSnpLaunchStart {
  get policy(): bigint
  set policy(value: Integer)
  get gosvw(): Uint8Array
  set gosvw(value: Iterable<Integer>)
  get flags(): number
  set flags(value: Integer)
  get pad0(): Uint8Array
  set pad0(value: Iterable<Integer>)
  get pad1(): BigUint64Array
  set pad1(value: Iterable<Integer>)
}

/** `struct kvm_sev_snp_launch_update`, 64 bytes. */
export class KvmSevSnpLaunchUpdate extends Struct {}
layout(KvmSevSnpLaunchUpdate, 'KvmSevSnpLaunchUpdate', 64, 8, () => ({
  gfnStart: u64(0), uaddr: u64(8), len: u64(16), type: u8(24), pad0: u8(25), flags: u16(26), pad1: u32(28),
  pad2: ints(32, BigUint64Array, 4),
}))
export interface KvmSevSnpLaunchUpdate {
  get gfnStart(): bigint
  set gfnStart(value: Integer)
  get uaddr(): bigint
  set uaddr(value: Integer)
  get len(): bigint
  set len(value: Integer)
  get type(): number
  set type(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get pad2(): BigUint64Array
  set pad2(value: Iterable<Integer>)
}

/** `struct kvm_sev_snp_launch_finish`, 88 bytes. */
export class KvmSevSnpLaunchFinish extends Struct {}
layout(KvmSevSnpLaunchFinish, 'KvmSevSnpLaunchFinish', 88, 8, () => ({
  idBlockUaddr: u64(0), idAuthUaddr: u64(8), idBlockEn: u8(16), authKeyEn: u8(17), vcekDisabled: u8(18),
  hostData: ints(19, Uint8Array, 32), pad0: ints(51, Uint8Array, 3), flags: u16(54), pad1: ints(56, BigUint64Array, 4),
}))
export interface KvmSevSnpLaunchFinish {
  get idBlockUaddr(): bigint
  set idBlockUaddr(value: Integer)
  get idAuthUaddr(): bigint
  set idAuthUaddr(value: Integer)
  get idBlockEn(): number
  set idBlockEn(value: Integer)
  get authKeyEn(): number
  set authKeyEn(value: Integer)
  get vcekDisabled(): number
  set vcekDisabled(value: Integer)
  get hostData(): Uint8Array
  set hostData(value: Iterable<Integer>)
  get pad0(): Uint8Array
  set pad0(value: Iterable<Integer>)
  get flags(): number
  set flags(value: Integer)
  get pad1(): BigUint64Array
  set pad1(value: Iterable<Integer>)
}

/** `struct kvm_hyperv_eventfd`, 24 bytes. */
export class KvmHypervEventfd extends Struct {}
layout(KvmHypervEventfd, 'KvmHypervEventfd', 24, 4, () => ({
  connId: u32(0), fd: i32(4), flags: u32(8), padding: ints(12, Uint32Array, 3),
}))
export interface KvmHypervEventfd {
  get connId(): number
  set connId(value: Integer)
  get fd(): number
  set fd(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get padding(): Uint32Array
  set padding(value: Iterable<Integer>)
}

/** `struct kvm_irqchip`, 520 bytes. */
export class KvmIrqchip extends Struct {}
layout(KvmIrqchip, 'KvmIrqchip', 520, 8, () => ({ chipId: u32(0), pad: u32(4), chip: struct(8, KvmIrqchipChip) }))
export interface KvmIrqchip {
  get chipId(): number
  set chipId(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get chip(): KvmIrqchipChip
  set chip(value: Init<KvmIrqchipChip>)
}

/** The union `chip` of `struct kvm_irqchip`, 512 bytes. */
export class KvmIrqchipChip extends Union {}
layout(KvmIrqchipChip, 'KvmIrqchipChip', 512, 8, () => ({
  dummy: ints(0, Uint8Array, 512), pic: struct(0, KvmPicState), ioapic: struct(0, KvmIoapicState),
}))
export interface KvmIrqchipChip {
  get dummy(): Uint8Array
  set dummy(value: Iterable<Integer>)
  get pic(): KvmPicState
  set pic(value: Init<KvmPicState>)
  get ioapic(): KvmIoapicState
  set ioapic(value: Init<KvmIoapicState>)
}

/** `struct kvm_run`, 2352 bytes. */
export class KvmRun extends Struct {}
layout(KvmRun, 'KvmRun', 2352, 8, () => ({
  requestInterruptWindow: u8(0), immediateExit: u8(1), padding1: ints(2, Uint8Array, 6), exitReason: u32(8),
  readyForInterruptInjection: u8(12), ifFlag: u8(13), flags: u16(14), cr8: u64(16), apicBase: u64(24),
  hw: struct(32, KvmRunHw), failEntry: struct(32, KvmRunFailEntry), ex: struct(32, KvmRunEx), io: struct(32, KvmRunIo),
  debug: struct(32, KvmRunDebug), mmio: struct(32, KvmRunMmio), iocsrIo: struct(32, KvmRunIocsrIo),
  hypercall: struct(32, KvmRunHypercall), tprAccess: struct(32, KvmRunTprAccess),
  s390Sieic: struct(32, KvmRunS390Sieic), s390ResetFlags: u64(32), s390Ucontrol: struct(32, KvmRunS390Ucontrol),
  dcr: struct(32, KvmRunDcr), internal: struct(32, KvmRunInternal),
  emulationFailure: struct(32, KvmRunEmulationFailure), osi: struct(32, KvmRunOsi),
  paprHcall: struct(32, KvmRunPaprHcall), s390Tsch: struct(32, KvmRunS390Tsch), epr: struct(32, KvmRunEpr),
  systemEvent: struct(32, KvmRunSystemEvent), s390Stsi: struct(32, KvmRunS390Stsi), eoi: struct(32, KvmRunEoi),
  hyperv: struct(32, KvmHypervExit), armNisv: struct(32, KvmRunArmNisv), msr: struct(32, KvmRunMsr),
  xen: struct(32, KvmXenExit), riscvSbi: struct(32, KvmRunRiscvSbi), riscvCsr: struct(32, KvmRunRiscvCsr),
  notify: struct(32, KvmRunNotify), memoryFault: struct(32, KvmRunMemoryFault), padding: ints(32, Uint8Array, 256),
  tdx: struct(32, KvmRunTdx), armSea: struct(32, KvmRunArmSea), snpReqCerts: struct(32, KvmExitSnpReqCerts),
  kvmValidRegs: u64(288), kvmDirtyRegs: u64(296), s: struct(304, KvmRunS),
}), {
 
  padding: ['hw', 'failEntry', 'ex', 'io', 'debug', 'mmio', 'iocsrIo', 'hypercall', 'tprAccess', 's390Sieic', 's390ResetFlags', 's390Ucontrol', 'dcr', 'internal', 'emulationFailure', 'osi', 'paprHcall', 's390Tsch', 'epr', 'systemEvent', 's390Stsi', 'eoi', 'hyperv', 'armNisv', 'msr', 'xen', 'riscvSbi', 'riscvCsr', 'notify', 'memoryFault', 'tdx', 'armSea', 'snpReqCerts'],
})
export interface KvmRun {
  get requestInterruptWindow(): number
  set requestInterruptWindow(value: Integer)
  get immediateExit(): number
  set immediateExit(value: Integer)
  get padding1(): Uint8Array
  set padding1(value: Iterable<Integer>)
  get exitReason(): number
  set exitReason(value: Integer)
  get readyForInterruptInjection(): number
  set readyForInterruptInjection(value: Integer)
  get ifFlag(): number
  set ifFlag(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get cr8(): bigint
  set cr8(value: Integer)
  get apicBase(): bigint
  set apicBase(value: Integer)
  get hw(): KvmRunHw
  set hw(value: Init<KvmRunHw>)
  get failEntry(): KvmRunFailEntry
  set failEntry(value: Init<KvmRunFailEntry>)
  get ex(): KvmRunEx
  set ex(value: Init<KvmRunEx>)
  get io(): KvmRunIo
  set io(value: Init<KvmRunIo>)
  get debug(): KvmRunDebug
  set debug(value: Init<KvmRunDebug>)
  get mmio(): KvmRunMmio
  set mmio(value: Init<KvmRunMmio>)
  get iocsrIo(): KvmRunIocsrIo
  set iocsrIo(value: Init<KvmRunIocsrIo>)
  get hypercall(): KvmRunHypercall
  set hypercall(value: Init<KvmRunHypercall>)
  get tprAccess(): KvmRunTprAccess
  set tprAccess(value: Init<KvmRunTprAccess>)
  get s390Sieic(): KvmRunS390Sieic
  set s390Sieic(value: Init<KvmRunS390Sieic>)
  get s390ResetFlags(): bigint
  set s390ResetFlags(value: Integer)
  get s390Ucontrol(): KvmRunS390Ucontrol
  set s390Ucontrol(value: Init<KvmRunS390Ucontrol>)
  get dcr(): KvmRunDcr
  set dcr(value: Init<KvmRunDcr>)
  get internal(): KvmRunInternal
  set internal(value: Init<KvmRunInternal>)
  get emulationFailure(): KvmRunEmulationFailure
  set emulationFailure(value: Init<KvmRunEmulationFailure>)
  get osi(): KvmRunOsi
  set osi(value: Init<KvmRunOsi>)
  get paprHcall(): KvmRunPaprHcall
  set paprHcall(value: Init<KvmRunPaprHcall>)
  get s390Tsch(): KvmRunS390Tsch
  set s390Tsch(value: Init<KvmRunS390Tsch>)
  get epr(): KvmRunEpr
  set epr(value: Init<KvmRunEpr>)
  get systemEvent(): KvmRunSystemEvent
  set systemEvent(value: Init<KvmRunSystemEvent>)
  get s390Stsi(): KvmRunS390Stsi
  set s390Stsi(value: Init<KvmRunS390Stsi>)
  get eoi(): KvmRunEoi
  set eoi(value: Init<KvmRunEoi>)
  get hyperv(): KvmHypervExit
  set hyperv(value: Init<KvmHypervExit>)
  get armNisv(): KvmRunArmNisv
  set armNisv(value: Init<KvmRunArmNisv>)
  get msr(): KvmRunMsr
  set msr(value: Init<KvmRunMsr>)
  get xen(): KvmXenExit
  set xen(value: Init<KvmXenExit>)
  get riscvSbi(): KvmRunRiscvSbi
  set riscvSbi(value: Init<KvmRunRiscvSbi>)
  get riscvCsr(): KvmRunRiscvCsr
  set riscvCsr(value: Init<KvmRunRiscvCsr>)
  get notify(): KvmRunNotify
  set notify(value: Init<KvmRunNotify>)
  get memoryFault(): KvmRunMemoryFault
  set memoryFault(value: Init<KvmRunMemoryFault>)
  get padding(): Uint8Array
  set padding(value: Iterable<Integer>)
  get tdx(): KvmRunTdx
  set tdx(value: Init<KvmRunTdx>)
  get armSea(): KvmRunArmSea
  set armSea(value: Init<KvmRunArmSea>)
  get snpReqCerts(): KvmExitSnpReqCerts
  set snpReqCerts(value: Init<KvmExitSnpReqCerts>)
  get kvmValidRegs(): bigint
  set kvmValidRegs(value: Integer)
  get kvmDirtyRegs(): bigint
  set kvmDirtyRegs(value: Integer)
  get s(): KvmRunS
  set s(value: Init<KvmRunS>)
}

/** The struct `debug` of `struct kvm_run`, 32 bytes. */
export class KvmRunDebug extends Struct {}
layout(KvmRunDebug, 'KvmRunDebug', 32, 8, () => ({ arch: struct(0, KvmDebugExitArch) }))
export interface KvmRunDebug {
  get arch(): KvmDebugExitArch
  set arch(value: Init<KvmDebugExitArch>)
}

/** The union `s` of `struct kvm_run`, 2048 bytes. */
export class KvmRunS extends Union {}
layout(KvmRunS, 'KvmRunS', 2048, 8, () => ({ regs: struct(0, KvmSyncRegs), padding: ints(0, Uint8Array, 2048) }))
export interface KvmRunS {
  get regs(): KvmSyncRegs
  set regs(value: Init<KvmSyncRegs>)
  get padding(): Uint8Array
  set padding(value: Iterable<Integer>)
}

/** `struct kvm_guest_debug`, 72 bytes. */
export class KvmGuestDebug extends Struct {}
layout(KvmGuestDebug, 'KvmGuestDebug', 72, 8, () => ({
  control: u32(0), pad: u32(4), arch: struct(8, KvmGuestDebugArch),
}))
export interface KvmGuestDebug {
  get control(): number
  set control(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get arch(): KvmGuestDebugArch
  set arch(value: Init<KvmGuestDebugArch>)
}

/** `struct kvm_reg_list`, 8 bytes and a flexible array member. */
export class KvmRegList extends Struct {
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 500
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmRegList { return withEntries(this, length) }
}
layout(KvmRegList, 'KvmRegList', 8, 8, () => ({ n: u64(0), reg: flexibleInts(8, BigUint64Array, 'n', 500) }))
export interface KvmRegList {
  get n(): bigint
  set n(value: Integer)
  get reg(): BigUint64Array
  set reg(value: Iterable<Integer>)
}

/**
 * `struct kvm_xsave2`, 4104 bytes and a flexible array member.
 *
 * Helper structure to treat post-5.17 [`kvm_xsave`] as a FamStruct.
 * See also: [`Xsave`].
 */
export class KvmXsave2 extends Struct {}
layout(KvmXsave2, 'KvmXsave2', 4104, 8, () => ({ len: u64(0), xsave: openStruct(8, KvmXsave) }))
export interface KvmXsave2 {
  /**
   * The length, in units of sizeof::<__u32>(), of the FAM in [`kvm_xsave`].
   * Note that `KVM_CHECK_EXTENSION(KVM_CAP_XSAVE2)` returns the size of the
   * entire `kvm_xsave` structure, e.g. the sum of header and FAM. Thus, this
   * `len` field is equal to
   * `(KVM_CHECK_EXTENSION(KVM_CAP_XSAVE2) - sizeof::<kvm_xsave>()).div_ceil(sizeof::<__u32>()`.
   */
  get len(): bigint
  set len(value: Integer)
  get xsave(): KvmXsave
  set xsave(value: Init<KvmXsave>)
}

/**
 * The union `data` of `struct KvmNestedStateBuffer`, 8192 bytes.
 *
 * Non-zero variant of the bindgen data union.
 * Please note that on SVM, this type wastes one page as the VMX state is
 * larger.
 */
export class KvmNestedStateBufferData extends Union {}
layout(KvmNestedStateBufferData, 'KvmNestedStateBufferData', 8192, 1, () => ({
  vmx: struct(0, KvmVmxNestedStateData), svm: struct(0, KvmSvmNestedStateData),
}))
export interface KvmNestedStateBufferData {
  get vmx(): KvmVmxNestedStateData
  set vmx(value: Init<KvmVmxNestedStateData>)
  get svm(): KvmSvmNestedStateData
  set svm(value: Init<KvmSvmNestedStateData>)
}

/**
 * `struct KvmNestedStateBuffer`, 8320 bytes.
 *
 * A stack-allocated buffer for nested KVM state including the mandatory
 * header with meta-information.
 * KVM uses a dynamically sized buffer structure (with a header reporting the
 * size of the buffer/state). This helper type makes working with
 * `get_nested_state()` and `set_nested_state`() significantly more convenient
 * at the cost of a slightly higher memory footprint in some cases.
 * # Type Size
 * On Intel VMX, the actual state requires `128 + 8192 == 8320` bytes, on
 * AMD SVM, the actual state requires `128 + 4096 == 4224` bytes. This type
 * doesn't make a differentiation and unifies the required memory. By
 * sacrificing a few more bytes on VMX, this type is generally convenient to
 * use.
 */
export class KvmNestedStateBuffer extends Struct {}
layout(KvmNestedStateBuffer, 'KvmNestedStateBuffer', 8320, 8, () => ({
  flags: u16(0), format: u16(2), size: u32(4), hdr: struct(8, KvmNestedStateHdr),
  data: struct(128, KvmNestedStateBufferData),
}))
export interface KvmNestedStateBuffer {
  get flags(): number
  set flags(value: Integer)
  get format(): number
  set format(value: Integer)
  get size(): number
  set size(value: Integer)
  get hdr(): KvmNestedStateHdr
  set hdr(value: Init<KvmNestedStateHdr>)
  get data(): KvmNestedStateBufferData
  set data(value: Init<KvmNestedStateBufferData>)
}

/**
 * `struct kvm_tdx_cmd`, 24 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmTdxCmd extends Struct {}
layout(KvmTdxCmd, 'KvmTdxCmd', 24, 8, () => ({ id: u32(0), flags: u32(4), data: u64(8), hwError: u64(16) }))
export interface KvmTdxCmd {
  get id(): number
  set id(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get data(): bigint
  set data(value: Integer)
  get hwError(): bigint
  set hwError(value: Integer)
}

/**
 * `struct kvm_tdx_capabilities`, 2056 bytes and a flexible array member.
 *
 * `asm/kvm.h`
 */
export class KvmTdxCapabilities extends Struct {}
layout(KvmTdxCapabilities, 'KvmTdxCapabilities', 2056, 8, () => ({
  supportedAttrs: u64(0), supportedXfam: u64(8), kernelTdvmcallinfo1R11: u64(16), userTdvmcallinfo1R11: u64(24),
  kernelTdvmcallinfo1R12: u64(32), userTdvmcallinfo1R12: u64(40), reserved: ints(48, BigUint64Array, 250),
  cpuid: openStruct(2048, KvmCpuid2),
}))
export interface KvmTdxCapabilities {
  get supportedAttrs(): bigint
  set supportedAttrs(value: Integer)
  get supportedXfam(): bigint
  set supportedXfam(value: Integer)
  get kernelTdvmcallinfo1R11(): bigint
  set kernelTdvmcallinfo1R11(value: Integer)
  get userTdvmcallinfo1R11(): bigint
  set userTdvmcallinfo1R11(value: Integer)
  get kernelTdvmcallinfo1R12(): bigint
  set kernelTdvmcallinfo1R12(value: Integer)
  get userTdvmcallinfo1R12(): bigint
  set userTdvmcallinfo1R12(value: Integer)
  get reserved(): BigUint64Array
  set reserved(value: Iterable<Integer>)
  get cpuid(): KvmCpuid2
  set cpuid(value: Init<KvmCpuid2>)
}

/**
 * `struct kvm_tdx_init_vm`, 264 bytes and a flexible array member.
 *
 * `asm/kvm.h`
 */
export class KvmTdxInitVm extends Struct {}
layout(KvmTdxInitVm, 'KvmTdxInitVm', 264, 8, () => ({
  attributes: u64(0), xfam: u64(8), mrconfigid: ints(16, BigUint64Array, 6), mrowner: ints(64, BigUint64Array, 6),
  mrownerconfig: ints(112, BigUint64Array, 6), reserved: ints(160, BigUint64Array, 12),
  cpuid: openStruct(256, KvmCpuid2),
}))
export interface KvmTdxInitVm {
  get attributes(): bigint
  set attributes(value: Integer)
  get xfam(): bigint
  set xfam(value: Integer)
  get mrconfigid(): BigUint64Array
  set mrconfigid(value: Iterable<Integer>)
  get mrowner(): BigUint64Array
  set mrowner(value: Iterable<Integer>)
  get mrownerconfig(): BigUint64Array
  set mrownerconfig(value: Iterable<Integer>)
  get reserved(): BigUint64Array
  set reserved(value: Iterable<Integer>)
  get cpuid(): KvmCpuid2
  set cpuid(value: Init<KvmCpuid2>)
}

/**
 * `struct kvm_tdx_init_mem_region`, 24 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmTdxInitMemRegion extends Struct {}
layout(KvmTdxInitMemRegion, 'KvmTdxInitMemRegion', 24, 8, () => ({ sourceAddr: u64(0), gpa: u64(8), nrPages: u64(16) }))
export interface KvmTdxInitMemRegion {
  get sourceAddr(): bigint
  set sourceAddr(value: Integer)
  get gpa(): bigint
  set gpa(value: Integer)
  get nrPages(): bigint
  set nrPages(value: Integer)
}

/**
 * `struct kvm_steal_time`, 64 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmStealTime extends Struct {}
layout(KvmStealTime, 'KvmStealTime', 64, 8, () => ({
  steal: u64(0), version: u32(8), flags: u32(12), preempted: u8(16), u8Pad: ints(17, Uint8Array, 3),
  pad: ints(20, Uint32Array, 11),
}))
export interface KvmStealTime {
  get steal(): bigint
  set steal(value: Integer)
  get version(): number
  set version(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get preempted(): number
  set preempted(value: Integer)
  get u8Pad(): Uint8Array
  set u8Pad(value: Iterable<Integer>)
  get pad(): Uint32Array
  set pad(value: Iterable<Integer>)
}

/**
 * `struct kvm_clock_pairing`, 64 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmClockPairing extends Struct {}
layout(KvmClockPairing, 'KvmClockPairing', 64, 8, () => ({
  sec: i64(0), nsec: i64(8), tsc: u64(16), flags: u32(24), pad: ints(28, Uint32Array, 9),
}))
export interface KvmClockPairing {
  get sec(): bigint
  set sec(value: Integer)
  get nsec(): bigint
  set nsec(value: Integer)
  get tsc(): bigint
  set tsc(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get pad(): Uint32Array
  set pad(value: Iterable<Integer>)
}

/**
 * `struct kvm_mmu_op_header`, 8 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpHeader extends Struct {}
layout(KvmMmuOpHeader, 'KvmMmuOpHeader', 8, 4, () => ({ op: u32(0), pad: u32(4) }))
export interface KvmMmuOpHeader {
  get op(): number
  set op(value: Integer)
  get pad(): number
  set pad(value: Integer)
}

/**
 * `struct kvm_mmu_op_write_pte`, 24 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpWritePte extends Struct {}
layout(KvmMmuOpWritePte, 'KvmMmuOpWritePte', 24, 8, () => ({
  header: struct(0, KvmMmuOpHeader), ptePhys: u64(8), pteVal: u64(16),
}))
export interface KvmMmuOpWritePte {
  get header(): KvmMmuOpHeader
  set header(value: Init<KvmMmuOpHeader>)
  get ptePhys(): bigint
  set ptePhys(value: Integer)
  get pteVal(): bigint
  set pteVal(value: Integer)
}

/**
 * `struct kvm_mmu_op_flush_tlb`, 8 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpFlushTlb extends Struct {}
layout(KvmMmuOpFlushTlb, 'KvmMmuOpFlushTlb', 8, 4, () => ({ header: struct(0, KvmMmuOpHeader) }))
export interface KvmMmuOpFlushTlb {
  get header(): KvmMmuOpHeader
  set header(value: Init<KvmMmuOpHeader>)
}

/**
 * `struct kvm_mmu_op_release_pt`, 16 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpReleasePt extends Struct {}
layout(KvmMmuOpReleasePt, 'KvmMmuOpReleasePt', 16, 8, () => ({ header: struct(0, KvmMmuOpHeader), ptPhys: u64(8) }))
export interface KvmMmuOpReleasePt {
  get header(): KvmMmuOpHeader
  set header(value: Init<KvmMmuOpHeader>)
  get ptPhys(): bigint
  set ptPhys(value: Integer)
}

/**
 * `struct kvm_vcpu_pv_apf_data`, 64 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmVcpuPvApfData extends Struct {}
layout(KvmVcpuPvApfData, 'KvmVcpuPvApfData', 64, 4, () => ({
  flags: u32(0), token: u32(4), pad: ints(8, Uint8Array, 56),
}))
export interface KvmVcpuPvApfData {
  get flags(): number
  set flags(value: Integer)
  get token(): number
  set token(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}
