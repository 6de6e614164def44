// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import { i32, i64, integer, type Integer, u16, u32, u64, u8 } from '../integer.ts'
import { copyIntegers, IntegerRows, room, StructArray } from '../struct-array.ts'
import { copyStruct, type Init, Struct, Union, withEntries } from '../struct.ts'
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
export class KvmPicState extends Struct {
  static override readonly size = 16
  static override readonly align = 1
  static override readonly fields: readonly string[] = [
    'lastIrr', 'irr', 'imr', 'isr', 'priorityAdd', 'irqBase', 'readRegSelect', 'poll', 'specialMask', 'initState',
    'autoEoi', 'rotateOnAutoEoi', 'specialFullyNestedMode', 'init4', 'elcr', 'elcrMask',
  ]

  get lastIrr(): number { return this.view.getUint8(0) }
  set lastIrr(value: Integer) { this.view.setUint8(0, u8(value, 'KvmPicState.lastIrr')) }
  get irr(): number { return this.view.getUint8(1) }
  set irr(value: Integer) { this.view.setUint8(1, u8(value, 'KvmPicState.irr')) }
  get imr(): number { return this.view.getUint8(2) }
  set imr(value: Integer) { this.view.setUint8(2, u8(value, 'KvmPicState.imr')) }
  get isr(): number { return this.view.getUint8(3) }
  set isr(value: Integer) { this.view.setUint8(3, u8(value, 'KvmPicState.isr')) }
  get priorityAdd(): number { return this.view.getUint8(4) }
  set priorityAdd(value: Integer) { this.view.setUint8(4, u8(value, 'KvmPicState.priorityAdd')) }
  get irqBase(): number { return this.view.getUint8(5) }
  set irqBase(value: Integer) { this.view.setUint8(5, u8(value, 'KvmPicState.irqBase')) }
  get readRegSelect(): number { return this.view.getUint8(6) }
  set readRegSelect(value: Integer) { this.view.setUint8(6, u8(value, 'KvmPicState.readRegSelect')) }
  get poll(): number { return this.view.getUint8(7) }
  set poll(value: Integer) { this.view.setUint8(7, u8(value, 'KvmPicState.poll')) }
  get specialMask(): number { return this.view.getUint8(8) }
  set specialMask(value: Integer) { this.view.setUint8(8, u8(value, 'KvmPicState.specialMask')) }
  get initState(): number { return this.view.getUint8(9) }
  set initState(value: Integer) { this.view.setUint8(9, u8(value, 'KvmPicState.initState')) }
  get autoEoi(): number { return this.view.getUint8(10) }
  set autoEoi(value: Integer) { this.view.setUint8(10, u8(value, 'KvmPicState.autoEoi')) }
  get rotateOnAutoEoi(): number { return this.view.getUint8(11) }
  set rotateOnAutoEoi(value: Integer) { this.view.setUint8(11, u8(value, 'KvmPicState.rotateOnAutoEoi')) }
  get specialFullyNestedMode(): number { return this.view.getUint8(12) }
  set specialFullyNestedMode(value: Integer) { this.view.setUint8(12, u8(value, 'KvmPicState.specialFullyNestedMode')) }
  get init4(): number { return this.view.getUint8(13) }
  set init4(value: Integer) { this.view.setUint8(13, u8(value, 'KvmPicState.init4')) }
  get elcr(): number { return this.view.getUint8(14) }
  set elcr(value: Integer) { this.view.setUint8(14, u8(value, 'KvmPicState.elcr')) }
  get elcrMask(): number { return this.view.getUint8(15) }
  set elcrMask(value: Integer) { this.view.setUint8(15, u8(value, 'KvmPicState.elcrMask')) }
}

/** `struct kvm_ioapic_state`, 216 bytes. */
export class KvmIoapicState extends Struct {
  static override readonly size = 216
  static override readonly fields: readonly string[] = ['baseAddress', 'ioregsel', 'id', 'irr', 'pad', 'redirtbl']

  #redirtbl: StructArray<KvmIoapicStateRedirtbl> | undefined
  get baseAddress(): bigint { return this.view.getBigUint64(0, true) }
  set baseAddress(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmIoapicState.baseAddress'), true) }
  get ioregsel(): number { return this.view.getUint32(8, true) }
  set ioregsel(value: Integer) { this.view.setUint32(8, u32(value, 'KvmIoapicState.ioregsel'), true) }
  get id(): number { return this.view.getUint32(12, true) }
  set id(value: Integer) { this.view.setUint32(12, u32(value, 'KvmIoapicState.id'), true) }
  get irr(): number { return this.view.getUint32(16, true) }
  set irr(value: Integer) { this.view.setUint32(16, u32(value, 'KvmIoapicState.irr'), true) }
  get pad(): number { return this.view.getUint32(20, true) }
  set pad(value: Integer) { this.view.setUint32(20, u32(value, 'KvmIoapicState.pad'), true) }
  get redirtbl(): StructArray<KvmIoapicStateRedirtbl> { return (this.#redirtbl ??= new StructArray(KvmIoapicStateRedirtbl, this.bytes.subarray(24, 216))) }
  set redirtbl(value: Iterable<Init<KvmIoapicStateRedirtbl>>) { this.redirtbl.copy(value, 'KvmIoapicState.redirtbl') }
}

/** The union `redirtbl` of `struct kvm_ioapic_state`, 8 bytes. */
export class KvmIoapicStateRedirtbl extends Union {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['bits', 'fields']

  #fields: KvmIoapicStateRedirtblFields | undefined
  get bits(): bigint { return this.view.getBigUint64(0, true) }
  set bits(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmIoapicStateRedirtbl.bits'), true) }
  get fields(): KvmIoapicStateRedirtblFields { return (this.#fields ??= new KvmIoapicStateRedirtblFields(this.bytes.subarray(0, 8))) }
  set fields(value: Init<KvmIoapicStateRedirtblFields>) { copyStruct(this.fields, value, 'KvmIoapicStateRedirtbl.fields') }
}

/** The struct `fields` of `redirtbl` of `struct kvm_ioapic_state`, 8 bytes. */
export class KvmIoapicStateRedirtblFields extends Struct {
  static override readonly size = 8
  static override readonly align = 1
  static override readonly fields: readonly string[] = [
    'vector', 'deliveryMode', 'destMode', 'deliveryStatus', 'polarity', 'remoteIrr', 'trigMode', 'mask', 'reserve',
    'reserved', 'destId',
  ]

  #reserved: Uint8Array | undefined
  get vector(): number { return this.view.getUint8(0) }
  set vector(value: Integer) { this.view.setUint8(0, u8(value, 'KvmIoapicStateRedirtblFields.vector')) }
  get deliveryMode(): number { return this.view.getUint8(1) & 0x7 }
  set deliveryMode(value: Integer) { this.view.setUint8(1, (this.view.getUint8(1) & 0xf8) | integer(value, 'KvmIoapicStateRedirtblFields.deliveryMode', 0, 7)) }
  get destMode(): number { return (this.view.getUint8(1) >> 3) & 0x1 }
  set destMode(value: Integer) { this.view.setUint8(1, (this.view.getUint8(1) & 0xf7) | (integer(value, 'KvmIoapicStateRedirtblFields.destMode', 0, 1) << 3)) }
  get deliveryStatus(): number { return (this.view.getUint8(1) >> 4) & 0x1 }
  set deliveryStatus(value: Integer) { this.view.setUint8(1, (this.view.getUint8(1) & 0xef) | (integer(value, 'KvmIoapicStateRedirtblFields.deliveryStatus', 0, 1) << 4)) }
  get polarity(): number { return (this.view.getUint8(1) >> 5) & 0x1 }
  set polarity(value: Integer) { this.view.setUint8(1, (this.view.getUint8(1) & 0xdf) | (integer(value, 'KvmIoapicStateRedirtblFields.polarity', 0, 1) << 5)) }
  get remoteIrr(): number { return (this.view.getUint8(1) >> 6) & 0x1 }
  set remoteIrr(value: Integer) { this.view.setUint8(1, (this.view.getUint8(1) & 0xbf) | (integer(value, 'KvmIoapicStateRedirtblFields.remoteIrr', 0, 1) << 6)) }
  get trigMode(): number { return (this.view.getUint8(1) >> 7) & 0x1 }
  set trigMode(value: Integer) { this.view.setUint8(1, (this.view.getUint8(1) & 0x7f) | (integer(value, 'KvmIoapicStateRedirtblFields.trigMode', 0, 1) << 7)) }
  get mask(): number { return this.view.getUint8(2) & 0x1 }
  set mask(value: Integer) { this.view.setUint8(2, (this.view.getUint8(2) & 0xfe) | integer(value, 'KvmIoapicStateRedirtblFields.mask', 0, 1)) }
  get reserve(): number { return (this.view.getUint8(2) >> 1) & 0x7f }
  set reserve(value: Integer) { this.view.setUint8(2, (this.view.getUint8(2) & 0x1) | (integer(value, 'KvmIoapicStateRedirtblFields.reserve', 0, 127) << 1)) }
  get reserved(): Uint8Array { return (this.#reserved ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 3, 4)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmIoapicStateRedirtblFields.reserved') }
  get destId(): number { return this.view.getUint8(7) }
  set destId(value: Integer) { this.view.setUint8(7, u8(value, 'KvmIoapicStateRedirtblFields.destId')) }
}

/** `struct kvm_regs`, 144 bytes. */
export class KvmRegs extends Struct {
  static override readonly size = 144
  static override readonly fields: readonly string[] = [
    'rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rsp', 'rbp', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'rip',
    'rflags',
  ]

  get rax(): bigint { return this.view.getBigUint64(0, true) }
  set rax(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRegs.rax'), true) }
  get rbx(): bigint { return this.view.getBigUint64(8, true) }
  set rbx(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRegs.rbx'), true) }
  get rcx(): bigint { return this.view.getBigUint64(16, true) }
  set rcx(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRegs.rcx'), true) }
  get rdx(): bigint { return this.view.getBigUint64(24, true) }
  set rdx(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRegs.rdx'), true) }
  get rsi(): bigint { return this.view.getBigUint64(32, true) }
  set rsi(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRegs.rsi'), true) }
  get rdi(): bigint { return this.view.getBigUint64(40, true) }
  set rdi(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmRegs.rdi'), true) }
  get rsp(): bigint { return this.view.getBigUint64(48, true) }
  set rsp(value: Integer) { this.view.setBigUint64(48, u64(value, 'KvmRegs.rsp'), true) }
  get rbp(): bigint { return this.view.getBigUint64(56, true) }
  set rbp(value: Integer) { this.view.setBigUint64(56, u64(value, 'KvmRegs.rbp'), true) }
  get r8(): bigint { return this.view.getBigUint64(64, true) }
  set r8(value: Integer) { this.view.setBigUint64(64, u64(value, 'KvmRegs.r8'), true) }
  get r9(): bigint { return this.view.getBigUint64(72, true) }
  set r9(value: Integer) { this.view.setBigUint64(72, u64(value, 'KvmRegs.r9'), true) }
  get r10(): bigint { return this.view.getBigUint64(80, true) }
  set r10(value: Integer) { this.view.setBigUint64(80, u64(value, 'KvmRegs.r10'), true) }
  get r11(): bigint { return this.view.getBigUint64(88, true) }
  set r11(value: Integer) { this.view.setBigUint64(88, u64(value, 'KvmRegs.r11'), true) }
  get r12(): bigint { return this.view.getBigUint64(96, true) }
  set r12(value: Integer) { this.view.setBigUint64(96, u64(value, 'KvmRegs.r12'), true) }
  get r13(): bigint { return this.view.getBigUint64(104, true) }
  set r13(value: Integer) { this.view.setBigUint64(104, u64(value, 'KvmRegs.r13'), true) }
  get r14(): bigint { return this.view.getBigUint64(112, true) }
  set r14(value: Integer) { this.view.setBigUint64(112, u64(value, 'KvmRegs.r14'), true) }
  get r15(): bigint { return this.view.getBigUint64(120, true) }
  set r15(value: Integer) { this.view.setBigUint64(120, u64(value, 'KvmRegs.r15'), true) }
  get rip(): bigint { return this.view.getBigUint64(128, true) }
  set rip(value: Integer) { this.view.setBigUint64(128, u64(value, 'KvmRegs.rip'), true) }
  get rflags(): bigint { return this.view.getBigUint64(136, true) }
  set rflags(value: Integer) { this.view.setBigUint64(136, u64(value, 'KvmRegs.rflags'), true) }
}

/** `struct kvm_lapic_state`, 1024 bytes. */
export class KvmLapicState extends Struct {
  static override readonly size = 1024
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['regs']

  #regs: Uint8Array | undefined
  get regs(): Uint8Array { return (this.#regs ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 1024)) }
  set regs(value: Iterable<Integer>) { copyIntegers(this.regs, value, 'KvmLapicState.regs') }
}

/** `struct kvm_segment`, 24 bytes. */
export class KvmSegment extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = [
    'base', 'limit', 'selector', 'type', 'present', 'dpl', 'db', 's', 'l', 'g', 'avl', 'unusable', 'padding',
  ]

  get base(): bigint { return this.view.getBigUint64(0, true) }
  set base(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSegment.base'), true) }
  get limit(): number { return this.view.getUint32(8, true) }
  set limit(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSegment.limit'), true) }
  get selector(): number { return this.view.getUint16(12, true) }
  set selector(value: Integer) { this.view.setUint16(12, u16(value, 'KvmSegment.selector'), true) }
  get type(): number { return this.view.getUint8(14) }
  set type(value: Integer) { this.view.setUint8(14, u8(value, 'KvmSegment.type')) }
  get present(): number { return this.view.getUint8(15) }
  set present(value: Integer) { this.view.setUint8(15, u8(value, 'KvmSegment.present')) }
  get dpl(): number { return this.view.getUint8(16) }
  set dpl(value: Integer) { this.view.setUint8(16, u8(value, 'KvmSegment.dpl')) }
  get db(): number { return this.view.getUint8(17) }
  set db(value: Integer) { this.view.setUint8(17, u8(value, 'KvmSegment.db')) }
  get s(): number { return this.view.getUint8(18) }
  set s(value: Integer) { this.view.setUint8(18, u8(value, 'KvmSegment.s')) }
  get l(): number { return this.view.getUint8(19) }
  set l(value: Integer) { this.view.setUint8(19, u8(value, 'KvmSegment.l')) }
  get g(): number { return this.view.getUint8(20) }
  set g(value: Integer) { this.view.setUint8(20, u8(value, 'KvmSegment.g')) }
  get avl(): number { return this.view.getUint8(21) }
  set avl(value: Integer) { this.view.setUint8(21, u8(value, 'KvmSegment.avl')) }
  get unusable(): number { return this.view.getUint8(22) }
  set unusable(value: Integer) { this.view.setUint8(22, u8(value, 'KvmSegment.unusable')) }
  get padding(): number { return this.view.getUint8(23) }
  set padding(value: Integer) { this.view.setUint8(23, u8(value, 'KvmSegment.padding')) }
}

/** `struct kvm_dtable`, 16 bytes. */
export class KvmDtable extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['base', 'limit', 'padding']

  #padding: Uint16Array | undefined
  get base(): bigint { return this.view.getBigUint64(0, true) }
  set base(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmDtable.base'), true) }
  get limit(): number { return this.view.getUint16(8, true) }
  set limit(value: Integer) { this.view.setUint16(8, u16(value, 'KvmDtable.limit'), true) }
  get padding(): Uint16Array { return (this.#padding ??= new Uint16Array(this.view.buffer, this.view.byteOffset + 10, 3)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmDtable.padding') }
}

/** `struct kvm_sregs`, 312 bytes. */
export class KvmSregs extends Struct {
  static override readonly size = 312
  static override readonly fields: readonly string[] = [
    'cs', 'ds', 'es', 'fs', 'gs', 'ss', 'tr', 'ldt', 'gdt', 'idt', 'cr0', 'cr2', 'cr3', 'cr4', 'cr8', 'efer',
    'apicBase', 'interruptBitmap',
  ]

  #cs: KvmSegment | undefined
  #ds: KvmSegment | undefined
  #es: KvmSegment | undefined
  #fs: KvmSegment | undefined
  #gs: KvmSegment | undefined
  #ss: KvmSegment | undefined
  #tr: KvmSegment | undefined
  #ldt: KvmSegment | undefined
  #gdt: KvmDtable | undefined
  #idt: KvmDtable | undefined
  #interruptBitmap: BigUint64Array | undefined
  get cs(): KvmSegment { return (this.#cs ??= new KvmSegment(this.bytes.subarray(0, 24))) }
  set cs(value: Init<KvmSegment>) { copyStruct(this.cs, value, 'KvmSregs.cs') }
  get ds(): KvmSegment { return (this.#ds ??= new KvmSegment(this.bytes.subarray(24, 48))) }
  set ds(value: Init<KvmSegment>) { copyStruct(this.ds, value, 'KvmSregs.ds') }
  get es(): KvmSegment { return (this.#es ??= new KvmSegment(this.bytes.subarray(48, 72))) }
  set es(value: Init<KvmSegment>) { copyStruct(this.es, value, 'KvmSregs.es') }
  get fs(): KvmSegment { return (this.#fs ??= new KvmSegment(this.bytes.subarray(72, 96))) }
  set fs(value: Init<KvmSegment>) { copyStruct(this.fs, value, 'KvmSregs.fs') }
  get gs(): KvmSegment { return (this.#gs ??= new KvmSegment(this.bytes.subarray(96, 120))) }
  set gs(value: Init<KvmSegment>) { copyStruct(this.gs, value, 'KvmSregs.gs') }
  get ss(): KvmSegment { return (this.#ss ??= new KvmSegment(this.bytes.subarray(120, 144))) }
  set ss(value: Init<KvmSegment>) { copyStruct(this.ss, value, 'KvmSregs.ss') }
  get tr(): KvmSegment { return (this.#tr ??= new KvmSegment(this.bytes.subarray(144, 168))) }
  set tr(value: Init<KvmSegment>) { copyStruct(this.tr, value, 'KvmSregs.tr') }
  get ldt(): KvmSegment { return (this.#ldt ??= new KvmSegment(this.bytes.subarray(168, 192))) }
  set ldt(value: Init<KvmSegment>) { copyStruct(this.ldt, value, 'KvmSregs.ldt') }
  get gdt(): KvmDtable { return (this.#gdt ??= new KvmDtable(this.bytes.subarray(192, 208))) }
  set gdt(value: Init<KvmDtable>) { copyStruct(this.gdt, value, 'KvmSregs.gdt') }
  get idt(): KvmDtable { return (this.#idt ??= new KvmDtable(this.bytes.subarray(208, 224))) }
  set idt(value: Init<KvmDtable>) { copyStruct(this.idt, value, 'KvmSregs.idt') }
  get cr0(): bigint { return this.view.getBigUint64(224, true) }
  set cr0(value: Integer) { this.view.setBigUint64(224, u64(value, 'KvmSregs.cr0'), true) }
  get cr2(): bigint { return this.view.getBigUint64(232, true) }
  set cr2(value: Integer) { this.view.setBigUint64(232, u64(value, 'KvmSregs.cr2'), true) }
  get cr3(): bigint { return this.view.getBigUint64(240, true) }
  set cr3(value: Integer) { this.view.setBigUint64(240, u64(value, 'KvmSregs.cr3'), true) }
  get cr4(): bigint { return this.view.getBigUint64(248, true) }
  set cr4(value: Integer) { this.view.setBigUint64(248, u64(value, 'KvmSregs.cr4'), true) }
  get cr8(): bigint { return this.view.getBigUint64(256, true) }
  set cr8(value: Integer) { this.view.setBigUint64(256, u64(value, 'KvmSregs.cr8'), true) }
  get efer(): bigint { return this.view.getBigUint64(264, true) }
  set efer(value: Integer) { this.view.setBigUint64(264, u64(value, 'KvmSregs.efer'), true) }
  get apicBase(): bigint { return this.view.getBigUint64(272, true) }
  set apicBase(value: Integer) { this.view.setBigUint64(272, u64(value, 'KvmSregs.apicBase'), true) }
  get interruptBitmap(): BigUint64Array { return (this.#interruptBitmap ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 280, 4)) }
  set interruptBitmap(value: Iterable<Integer>) { copyIntegers(this.interruptBitmap, value, 'KvmSregs.interruptBitmap') }
}

/** `struct kvm_sregs2`, 320 bytes. */
export class KvmSregs2 extends Struct {
  static override readonly size = 320
  static override readonly fields: readonly string[] = [
    'cs', 'ds', 'es', 'fs', 'gs', 'ss', 'tr', 'ldt', 'gdt', 'idt', 'cr0', 'cr2', 'cr3', 'cr4', 'cr8', 'efer',
    'apicBase', 'flags', 'pdptrs',
  ]

  #cs: KvmSegment | undefined
  #ds: KvmSegment | undefined
  #es: KvmSegment | undefined
  #fs: KvmSegment | undefined
  #gs: KvmSegment | undefined
  #ss: KvmSegment | undefined
  #tr: KvmSegment | undefined
  #ldt: KvmSegment | undefined
  #gdt: KvmDtable | undefined
  #idt: KvmDtable | undefined
  #pdptrs: BigUint64Array | undefined
  get cs(): KvmSegment { return (this.#cs ??= new KvmSegment(this.bytes.subarray(0, 24))) }
  set cs(value: Init<KvmSegment>) { copyStruct(this.cs, value, 'KvmSregs2.cs') }
  get ds(): KvmSegment { return (this.#ds ??= new KvmSegment(this.bytes.subarray(24, 48))) }
  set ds(value: Init<KvmSegment>) { copyStruct(this.ds, value, 'KvmSregs2.ds') }
  get es(): KvmSegment { return (this.#es ??= new KvmSegment(this.bytes.subarray(48, 72))) }
  set es(value: Init<KvmSegment>) { copyStruct(this.es, value, 'KvmSregs2.es') }
  get fs(): KvmSegment { return (this.#fs ??= new KvmSegment(this.bytes.subarray(72, 96))) }
  set fs(value: Init<KvmSegment>) { copyStruct(this.fs, value, 'KvmSregs2.fs') }
  get gs(): KvmSegment { return (this.#gs ??= new KvmSegment(this.bytes.subarray(96, 120))) }
  set gs(value: Init<KvmSegment>) { copyStruct(this.gs, value, 'KvmSregs2.gs') }
  get ss(): KvmSegment { return (this.#ss ??= new KvmSegment(this.bytes.subarray(120, 144))) }
  set ss(value: Init<KvmSegment>) { copyStruct(this.ss, value, 'KvmSregs2.ss') }
  get tr(): KvmSegment { return (this.#tr ??= new KvmSegment(this.bytes.subarray(144, 168))) }
  set tr(value: Init<KvmSegment>) { copyStruct(this.tr, value, 'KvmSregs2.tr') }
  get ldt(): KvmSegment { return (this.#ldt ??= new KvmSegment(this.bytes.subarray(168, 192))) }
  set ldt(value: Init<KvmSegment>) { copyStruct(this.ldt, value, 'KvmSregs2.ldt') }
  get gdt(): KvmDtable { return (this.#gdt ??= new KvmDtable(this.bytes.subarray(192, 208))) }
  set gdt(value: Init<KvmDtable>) { copyStruct(this.gdt, value, 'KvmSregs2.gdt') }
  get idt(): KvmDtable { return (this.#idt ??= new KvmDtable(this.bytes.subarray(208, 224))) }
  set idt(value: Init<KvmDtable>) { copyStruct(this.idt, value, 'KvmSregs2.idt') }
  get cr0(): bigint { return this.view.getBigUint64(224, true) }
  set cr0(value: Integer) { this.view.setBigUint64(224, u64(value, 'KvmSregs2.cr0'), true) }
  get cr2(): bigint { return this.view.getBigUint64(232, true) }
  set cr2(value: Integer) { this.view.setBigUint64(232, u64(value, 'KvmSregs2.cr2'), true) }
  get cr3(): bigint { return this.view.getBigUint64(240, true) }
  set cr3(value: Integer) { this.view.setBigUint64(240, u64(value, 'KvmSregs2.cr3'), true) }
  get cr4(): bigint { return this.view.getBigUint64(248, true) }
  set cr4(value: Integer) { this.view.setBigUint64(248, u64(value, 'KvmSregs2.cr4'), true) }
  get cr8(): bigint { return this.view.getBigUint64(256, true) }
  set cr8(value: Integer) { this.view.setBigUint64(256, u64(value, 'KvmSregs2.cr8'), true) }
  get efer(): bigint { return this.view.getBigUint64(264, true) }
  set efer(value: Integer) { this.view.setBigUint64(264, u64(value, 'KvmSregs2.efer'), true) }
  get apicBase(): bigint { return this.view.getBigUint64(272, true) }
  set apicBase(value: Integer) { this.view.setBigUint64(272, u64(value, 'KvmSregs2.apicBase'), true) }
  get flags(): bigint { return this.view.getBigUint64(280, true) }
  set flags(value: Integer) { this.view.setBigUint64(280, u64(value, 'KvmSregs2.flags'), true) }
  get pdptrs(): BigUint64Array { return (this.#pdptrs ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 288, 4)) }
  set pdptrs(value: Iterable<Integer>) { copyIntegers(this.pdptrs, value, 'KvmSregs2.pdptrs') }
}

/** `struct kvm_fpu`, 416 bytes. */
export class KvmFpu extends Struct {
  static override readonly size = 416
  static override readonly fields: readonly string[] = [
    'fpr', 'fcw', 'fsw', 'ftwx', 'pad1', 'lastOpcode', 'lastIp', 'lastDp', 'xmm', 'mxcsr', 'pad2',
  ]

  #fpr: IntegerRows<Uint8Array> | undefined
  #xmm: IntegerRows<Uint8Array> | undefined
  get fpr(): IntegerRows<Uint8Array> { return (this.#fpr ??= new IntegerRows(Uint8Array, this.bytes.subarray(0, 128), 16)) }
  set fpr(value: Iterable<Iterable<Integer>>) { this.fpr.copy(value, 'KvmFpu.fpr') }
  get fcw(): number { return this.view.getUint16(128, true) }
  set fcw(value: Integer) { this.view.setUint16(128, u16(value, 'KvmFpu.fcw'), true) }
  get fsw(): number { return this.view.getUint16(130, true) }
  set fsw(value: Integer) { this.view.setUint16(130, u16(value, 'KvmFpu.fsw'), true) }
  get ftwx(): number { return this.view.getUint8(132) }
  set ftwx(value: Integer) { this.view.setUint8(132, u8(value, 'KvmFpu.ftwx')) }
  get pad1(): number { return this.view.getUint8(133) }
  set pad1(value: Integer) { this.view.setUint8(133, u8(value, 'KvmFpu.pad1')) }
  get lastOpcode(): number { return this.view.getUint16(134, true) }
  set lastOpcode(value: Integer) { this.view.setUint16(134, u16(value, 'KvmFpu.lastOpcode'), true) }
  get lastIp(): bigint { return this.view.getBigUint64(136, true) }
  set lastIp(value: Integer) { this.view.setBigUint64(136, u64(value, 'KvmFpu.lastIp'), true) }
  get lastDp(): bigint { return this.view.getBigUint64(144, true) }
  set lastDp(value: Integer) { this.view.setBigUint64(144, u64(value, 'KvmFpu.lastDp'), true) }
  get xmm(): IntegerRows<Uint8Array> { return (this.#xmm ??= new IntegerRows(Uint8Array, this.bytes.subarray(152, 408), 16)) }
  set xmm(value: Iterable<Iterable<Integer>>) { this.xmm.copy(value, 'KvmFpu.xmm') }
  get mxcsr(): number { return this.view.getUint32(408, true) }
  set mxcsr(value: Integer) { this.view.setUint32(408, u32(value, 'KvmFpu.mxcsr'), true) }
  get pad2(): number { return this.view.getUint32(412, true) }
  set pad2(value: Integer) { this.view.setUint32(412, u32(value, 'KvmFpu.pad2'), true) }
}

/** `struct kvm_msr_entry`, 16 bytes. */
export class KvmMsrEntry extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['index', 'reserved', 'data']

  get index(): number { return this.view.getUint32(0, true) }
  set index(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMsrEntry.index'), true) }
  get reserved(): number { return this.view.getUint32(4, true) }
  set reserved(value: Integer) { this.view.setUint32(4, u32(value, 'KvmMsrEntry.reserved'), true) }
  get data(): bigint { return this.view.getBigUint64(8, true) }
  set data(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmMsrEntry.data'), true) }
}

/** `struct kvm_msrs`, 8 bytes and a flexible array member. */
export class KvmMsrs extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['nmsrs', 'pad', 'entries']
  static override readonly flexible = { entries: { offset: 8, entrySize: 16, count: 'nmsrs', max: 256 } }
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 256
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmMsrs { return withEntries(this, length) }

  #entries: StructArray<KvmMsrEntry> | undefined
  get nmsrs(): number { return this.view.getUint32(0, true) }
  set nmsrs(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMsrs.nmsrs'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmMsrs.pad'), true) }
  get entries(): StructArray<KvmMsrEntry> { return (this.#entries ??= new StructArray(KvmMsrEntry, this.bytes.subarray(8), this, 'nmsrs')) }
  set entries(value: Iterable<Init<KvmMsrEntry>>) { this.entries.copy(value, 'KvmMsrs.entries') }
}

/** `struct kvm_msr_list`, 4 bytes and a flexible array member. */
export class KvmMsrList extends Struct {
  static override readonly size = 4
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['nmsrs', 'indices']
  static override readonly flexible = { indices: { offset: 4, entrySize: 4, count: 'nmsrs', max: 256 } }
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 256
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmMsrList { return withEntries(this, length) }

  get nmsrs(): number { return this.view.getUint32(0, true) }
  set nmsrs(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMsrList.nmsrs'), true) }
  get indices(): Uint32Array { return new Uint32Array(this.view.buffer, this.view.byteOffset + 4, Math.min(Number(this.nmsrs), room(this, 4, 4))) }
  set indices(value: Iterable<Integer>) { copyIntegers(this.indices, value, 'KvmMsrList.indices') }
}

/** `struct kvm_msr_filter_range`, 24 bytes. */
export class KvmMsrFilterRange extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['flags', 'nmsrs', 'base', 'bitmap']

  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMsrFilterRange.flags'), true) }
  get nmsrs(): number { return this.view.getUint32(4, true) }
  set nmsrs(value: Integer) { this.view.setUint32(4, u32(value, 'KvmMsrFilterRange.nmsrs'), true) }
  get base(): number { return this.view.getUint32(8, true) }
  set base(value: Integer) { this.view.setUint32(8, u32(value, 'KvmMsrFilterRange.base'), true) }
  get bitmap(): bigint { return this.view.getBigUint64(16, true) }
  set bitmap(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmMsrFilterRange.bitmap'), true) }
}

/** `struct kvm_msr_filter`, 392 bytes. */
export class KvmMsrFilter extends Struct {
  static override readonly size = 392
  static override readonly fields: readonly string[] = ['flags', 'ranges']

  #ranges: StructArray<KvmMsrFilterRange> | undefined
  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMsrFilter.flags'), true) }
  get ranges(): StructArray<KvmMsrFilterRange> { return (this.#ranges ??= new StructArray(KvmMsrFilterRange, this.bytes.subarray(8, 392))) }
  set ranges(value: Iterable<Init<KvmMsrFilterRange>>) { this.ranges.copy(value, 'KvmMsrFilter.ranges') }
}

/** `struct kvm_cpuid_entry`, 24 bytes. */
export class KvmCpuidEntry extends Struct {
  static override readonly size = 24
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['function', 'eax', 'ebx', 'ecx', 'edx', 'padding']

  get function(): number { return this.view.getUint32(0, true) }
  set function(value: Integer) { this.view.setUint32(0, u32(value, 'KvmCpuidEntry.function'), true) }
  get eax(): number { return this.view.getUint32(4, true) }
  set eax(value: Integer) { this.view.setUint32(4, u32(value, 'KvmCpuidEntry.eax'), true) }
  get ebx(): number { return this.view.getUint32(8, true) }
  set ebx(value: Integer) { this.view.setUint32(8, u32(value, 'KvmCpuidEntry.ebx'), true) }
  get ecx(): number { return this.view.getUint32(12, true) }
  set ecx(value: Integer) { this.view.setUint32(12, u32(value, 'KvmCpuidEntry.ecx'), true) }
  get edx(): number { return this.view.getUint32(16, true) }
  set edx(value: Integer) { this.view.setUint32(16, u32(value, 'KvmCpuidEntry.edx'), true) }
  get padding(): number { return this.view.getUint32(20, true) }
  set padding(value: Integer) { this.view.setUint32(20, u32(value, 'KvmCpuidEntry.padding'), true) }
}

/** `struct kvm_cpuid`, 8 bytes and a flexible array member. */
export class KvmCpuid extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['nent', 'padding', 'entries']
  static override readonly flexible = { entries: { offset: 8, entrySize: 24 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmCpuid { return withEntries(this, length) }

  #entries: StructArray<KvmCpuidEntry> | undefined
  get nent(): number { return this.view.getUint32(0, true) }
  set nent(value: Integer) { this.view.setUint32(0, u32(value, 'KvmCpuid.nent'), true) }
  get padding(): number { return this.view.getUint32(4, true) }
  set padding(value: Integer) { this.view.setUint32(4, u32(value, 'KvmCpuid.padding'), true) }
  get entries(): StructArray<KvmCpuidEntry> { return (this.#entries ??= new StructArray(KvmCpuidEntry, this.bytes.subarray(8))) }
  set entries(value: Iterable<Init<KvmCpuidEntry>>) { this.entries.copy(value, 'KvmCpuid.entries') }
}

/** `struct kvm_cpuid_entry2`, 40 bytes. */
export class KvmCpuidEntry2 extends Struct {
  static override readonly size = 40
  static override readonly align = 4
  static override readonly fields: readonly string[] = [
    'function', 'index', 'flags', 'eax', 'ebx', 'ecx', 'edx', 'padding',
  ]

  #padding: Uint32Array | undefined
  get function(): number { return this.view.getUint32(0, true) }
  set function(value: Integer) { this.view.setUint32(0, u32(value, 'KvmCpuidEntry2.function'), true) }
  get index(): number { return this.view.getUint32(4, true) }
  set index(value: Integer) { this.view.setUint32(4, u32(value, 'KvmCpuidEntry2.index'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmCpuidEntry2.flags'), true) }
  get eax(): number { return this.view.getUint32(12, true) }
  set eax(value: Integer) { this.view.setUint32(12, u32(value, 'KvmCpuidEntry2.eax'), true) }
  get ebx(): number { return this.view.getUint32(16, true) }
  set ebx(value: Integer) { this.view.setUint32(16, u32(value, 'KvmCpuidEntry2.ebx'), true) }
  get ecx(): number { return this.view.getUint32(20, true) }
  set ecx(value: Integer) { this.view.setUint32(20, u32(value, 'KvmCpuidEntry2.ecx'), true) }
  get edx(): number { return this.view.getUint32(24, true) }
  set edx(value: Integer) { this.view.setUint32(24, u32(value, 'KvmCpuidEntry2.edx'), true) }
  get padding(): Uint32Array { return (this.#padding ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 28, 3)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmCpuidEntry2.padding') }
}

/** `struct kvm_cpuid2`, 8 bytes and a flexible array member. */
export class KvmCpuid2 extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['nent', 'padding', 'entries']
  static override readonly flexible = { entries: { offset: 8, entrySize: 40, count: 'nent', max: 256 } }
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 256
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmCpuid2 { return withEntries(this, length) }

  #entries: StructArray<KvmCpuidEntry2> | undefined
  get nent(): number { return this.view.getUint32(0, true) }
  set nent(value: Integer) { this.view.setUint32(0, u32(value, 'KvmCpuid2.nent'), true) }
  get padding(): number { return this.view.getUint32(4, true) }
  set padding(value: Integer) { this.view.setUint32(4, u32(value, 'KvmCpuid2.padding'), true) }
  get entries(): StructArray<KvmCpuidEntry2> { return (this.#entries ??= new StructArray(KvmCpuidEntry2, this.bytes.subarray(8), this, 'nent')) }
  set entries(value: Iterable<Init<KvmCpuidEntry2>>) { this.entries.copy(value, 'KvmCpuid2.entries') }
}

/** `struct kvm_pit_channel_state`, 24 bytes. */
export class KvmPitChannelState extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = [
    'count', 'latchedCount', 'countLatched', 'statusLatched', 'status', 'readState', 'writeState', 'writeLatch',
    'rwMode', 'mode', 'bcd', 'gate', 'countLoadTime',
  ]

  get count(): number { return this.view.getUint32(0, true) }
  set count(value: Integer) { this.view.setUint32(0, u32(value, 'KvmPitChannelState.count'), true) }
  get latchedCount(): number { return this.view.getUint16(4, true) }
  set latchedCount(value: Integer) { this.view.setUint16(4, u16(value, 'KvmPitChannelState.latchedCount'), true) }
  get countLatched(): number { return this.view.getUint8(6) }
  set countLatched(value: Integer) { this.view.setUint8(6, u8(value, 'KvmPitChannelState.countLatched')) }
  get statusLatched(): number { return this.view.getUint8(7) }
  set statusLatched(value: Integer) { this.view.setUint8(7, u8(value, 'KvmPitChannelState.statusLatched')) }
  get status(): number { return this.view.getUint8(8) }
  set status(value: Integer) { this.view.setUint8(8, u8(value, 'KvmPitChannelState.status')) }
  get readState(): number { return this.view.getUint8(9) }
  set readState(value: Integer) { this.view.setUint8(9, u8(value, 'KvmPitChannelState.readState')) }
  get writeState(): number { return this.view.getUint8(10) }
  set writeState(value: Integer) { this.view.setUint8(10, u8(value, 'KvmPitChannelState.writeState')) }
  get writeLatch(): number { return this.view.getUint8(11) }
  set writeLatch(value: Integer) { this.view.setUint8(11, u8(value, 'KvmPitChannelState.writeLatch')) }
  get rwMode(): number { return this.view.getUint8(12) }
  set rwMode(value: Integer) { this.view.setUint8(12, u8(value, 'KvmPitChannelState.rwMode')) }
  get mode(): number { return this.view.getUint8(13) }
  set mode(value: Integer) { this.view.setUint8(13, u8(value, 'KvmPitChannelState.mode')) }
  get bcd(): number { return this.view.getUint8(14) }
  set bcd(value: Integer) { this.view.setUint8(14, u8(value, 'KvmPitChannelState.bcd')) }
  get gate(): number { return this.view.getUint8(15) }
  set gate(value: Integer) { this.view.setUint8(15, u8(value, 'KvmPitChannelState.gate')) }
  get countLoadTime(): bigint { return this.view.getBigInt64(16, true) }
  set countLoadTime(value: Integer) { this.view.setBigInt64(16, i64(value, 'KvmPitChannelState.countLoadTime'), true) }
}

/** `struct kvm_debug_exit_arch`, 32 bytes. */
export class KvmDebugExitArch extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['exception', 'pad', 'pc', 'dr6', 'dr7']

  get exception(): number { return this.view.getUint32(0, true) }
  set exception(value: Integer) { this.view.setUint32(0, u32(value, 'KvmDebugExitArch.exception'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmDebugExitArch.pad'), true) }
  get pc(): bigint { return this.view.getBigUint64(8, true) }
  set pc(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmDebugExitArch.pc'), true) }
  get dr6(): bigint { return this.view.getBigUint64(16, true) }
  set dr6(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmDebugExitArch.dr6'), true) }
  get dr7(): bigint { return this.view.getBigUint64(24, true) }
  set dr7(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmDebugExitArch.dr7'), true) }
}

/** `struct kvm_guest_debug_arch`, 64 bytes. */
export class KvmGuestDebugArch extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['debugreg']

  #debugreg: BigUint64Array | undefined
  get debugreg(): BigUint64Array { return (this.#debugreg ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 8)) }
  set debugreg(value: Iterable<Integer>) { copyIntegers(this.debugreg, value, 'KvmGuestDebugArch.debugreg') }
}

/** `struct kvm_pit_state`, 72 bytes. */
export class KvmPitState extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['channels']

  #channels: StructArray<KvmPitChannelState> | undefined
  get channels(): StructArray<KvmPitChannelState> { return (this.#channels ??= new StructArray(KvmPitChannelState, this.bytes.subarray(0, 72))) }
  set channels(value: Iterable<Init<KvmPitChannelState>>) { this.channels.copy(value, 'KvmPitState.channels') }
}

/** `struct kvm_pit_state2`, 112 bytes. */
export class KvmPitState2 extends Struct {
  static override readonly size = 112
  static override readonly fields: readonly string[] = ['channels', 'flags', 'reserved']

  #channels: StructArray<KvmPitChannelState> | undefined
  #reserved: Uint32Array | undefined
  get channels(): StructArray<KvmPitChannelState> { return (this.#channels ??= new StructArray(KvmPitChannelState, this.bytes.subarray(0, 72))) }
  set channels(value: Iterable<Init<KvmPitChannelState>>) { this.channels.copy(value, 'KvmPitState2.channels') }
  get flags(): number { return this.view.getUint32(72, true) }
  set flags(value: Integer) { this.view.setUint32(72, u32(value, 'KvmPitState2.flags'), true) }
  get reserved(): Uint32Array { return (this.#reserved ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 76, 9)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmPitState2.reserved') }
}

/** `struct kvm_reinject_control`, 32 bytes. */
export class KvmReinjectControl extends Struct {
  static override readonly size = 32
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['pitReinject', 'reserved']

  #reserved: Uint8Array | undefined
  get pitReinject(): number { return this.view.getUint8(0) }
  set pitReinject(value: Integer) { this.view.setUint8(0, u8(value, 'KvmReinjectControl.pitReinject')) }
  get reserved(): Uint8Array { return (this.#reserved ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 1, 31)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmReinjectControl.reserved') }
}

/** `struct kvm_vcpu_events`, 64 bytes. */
export class KvmVcpuEvents extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = [
    'exception', 'interrupt', 'nmi', 'sipiVector', 'flags', 'smi', 'tripleFault', 'reserved', 'exceptionHasPayload',
    'exceptionPayload',
  ]

  #exception: KvmVcpuEventsException | undefined
  #interrupt: KvmVcpuEventsInterrupt | undefined
  #nmi: KvmVcpuEventsNmi | undefined
  #smi: KvmVcpuEventsSmi | undefined
  #tripleFault: KvmVcpuEventsTripleFault | undefined
  #reserved: Uint8Array | undefined
  get exception(): KvmVcpuEventsException { return (this.#exception ??= new KvmVcpuEventsException(this.bytes.subarray(0, 8))) }
  set exception(value: Init<KvmVcpuEventsException>) { copyStruct(this.exception, value, 'KvmVcpuEvents.exception') }
  get interrupt(): KvmVcpuEventsInterrupt { return (this.#interrupt ??= new KvmVcpuEventsInterrupt(this.bytes.subarray(8, 12))) }
  set interrupt(value: Init<KvmVcpuEventsInterrupt>) { copyStruct(this.interrupt, value, 'KvmVcpuEvents.interrupt') }
  get nmi(): KvmVcpuEventsNmi { return (this.#nmi ??= new KvmVcpuEventsNmi(this.bytes.subarray(12, 16))) }
  set nmi(value: Init<KvmVcpuEventsNmi>) { copyStruct(this.nmi, value, 'KvmVcpuEvents.nmi') }
  get sipiVector(): number { return this.view.getUint32(16, true) }
  set sipiVector(value: Integer) { this.view.setUint32(16, u32(value, 'KvmVcpuEvents.sipiVector'), true) }
  get flags(): number { return this.view.getUint32(20, true) }
  set flags(value: Integer) { this.view.setUint32(20, u32(value, 'KvmVcpuEvents.flags'), true) }
  get smi(): KvmVcpuEventsSmi { return (this.#smi ??= new KvmVcpuEventsSmi(this.bytes.subarray(24, 28))) }
  set smi(value: Init<KvmVcpuEventsSmi>) { copyStruct(this.smi, value, 'KvmVcpuEvents.smi') }
  get tripleFault(): KvmVcpuEventsTripleFault { return (this.#tripleFault ??= new KvmVcpuEventsTripleFault(this.bytes.subarray(28, 29))) }
  set tripleFault(value: Init<KvmVcpuEventsTripleFault>) { copyStruct(this.tripleFault, value, 'KvmVcpuEvents.tripleFault') }
  get reserved(): Uint8Array { return (this.#reserved ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 29, 26)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmVcpuEvents.reserved') }
  get exceptionHasPayload(): number { return this.view.getUint8(55) }
  set exceptionHasPayload(value: Integer) { this.view.setUint8(55, u8(value, 'KvmVcpuEvents.exceptionHasPayload')) }
  get exceptionPayload(): bigint { return this.view.getBigUint64(56, true) }
  set exceptionPayload(value: Integer) { this.view.setBigUint64(56, u64(value, 'KvmVcpuEvents.exceptionPayload'), true) }
}

/** The struct `exception` of `struct kvm_vcpu_events`, 8 bytes. */
export class KvmVcpuEventsException extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['injected', 'nr', 'hasErrorCode', 'pending', 'errorCode']

  get injected(): number { return this.view.getUint8(0) }
  set injected(value: Integer) { this.view.setUint8(0, u8(value, 'KvmVcpuEventsException.injected')) }
  get nr(): number { return this.view.getUint8(1) }
  set nr(value: Integer) { this.view.setUint8(1, u8(value, 'KvmVcpuEventsException.nr')) }
  get hasErrorCode(): number { return this.view.getUint8(2) }
  set hasErrorCode(value: Integer) { this.view.setUint8(2, u8(value, 'KvmVcpuEventsException.hasErrorCode')) }
  get pending(): number { return this.view.getUint8(3) }
  set pending(value: Integer) { this.view.setUint8(3, u8(value, 'KvmVcpuEventsException.pending')) }
  get errorCode(): number { return this.view.getUint32(4, true) }
  set errorCode(value: Integer) { this.view.setUint32(4, u32(value, 'KvmVcpuEventsException.errorCode'), true) }
}

/** The struct `interrupt` of `struct kvm_vcpu_events`, 4 bytes. */
export class KvmVcpuEventsInterrupt extends Struct {
  static override readonly size = 4
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['injected', 'nr', 'soft', 'shadow']

  get injected(): number { return this.view.getUint8(0) }
  set injected(value: Integer) { this.view.setUint8(0, u8(value, 'KvmVcpuEventsInterrupt.injected')) }
  get nr(): number { return this.view.getUint8(1) }
  set nr(value: Integer) { this.view.setUint8(1, u8(value, 'KvmVcpuEventsInterrupt.nr')) }
  get soft(): number { return this.view.getUint8(2) }
  set soft(value: Integer) { this.view.setUint8(2, u8(value, 'KvmVcpuEventsInterrupt.soft')) }
  get shadow(): number { return this.view.getUint8(3) }
  set shadow(value: Integer) { this.view.setUint8(3, u8(value, 'KvmVcpuEventsInterrupt.shadow')) }
}

/** The struct `nmi` of `struct kvm_vcpu_events`, 4 bytes. */
export class KvmVcpuEventsNmi extends Struct {
  static override readonly size = 4
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['injected', 'pending', 'masked', 'pad']

  get injected(): number { return this.view.getUint8(0) }
  set injected(value: Integer) { this.view.setUint8(0, u8(value, 'KvmVcpuEventsNmi.injected')) }
  get pending(): number { return this.view.getUint8(1) }
  set pending(value: Integer) { this.view.setUint8(1, u8(value, 'KvmVcpuEventsNmi.pending')) }
  get masked(): number { return this.view.getUint8(2) }
  set masked(value: Integer) { this.view.setUint8(2, u8(value, 'KvmVcpuEventsNmi.masked')) }
  get pad(): number { return this.view.getUint8(3) }
  set pad(value: Integer) { this.view.setUint8(3, u8(value, 'KvmVcpuEventsNmi.pad')) }
}

/** The struct `smi` of `struct kvm_vcpu_events`, 4 bytes. */
export class KvmVcpuEventsSmi extends Struct {
  static override readonly size = 4
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['smm', 'pending', 'smmInsideNmi', 'latchedInit']

  get smm(): number { return this.view.getUint8(0) }
  set smm(value: Integer) { this.view.setUint8(0, u8(value, 'KvmVcpuEventsSmi.smm')) }
  get pending(): number { return this.view.getUint8(1) }
  set pending(value: Integer) { this.view.setUint8(1, u8(value, 'KvmVcpuEventsSmi.pending')) }
  get smmInsideNmi(): number { return this.view.getUint8(2) }
  set smmInsideNmi(value: Integer) { this.view.setUint8(2, u8(value, 'KvmVcpuEventsSmi.smmInsideNmi')) }
  get latchedInit(): number { return this.view.getUint8(3) }
  set latchedInit(value: Integer) { this.view.setUint8(3, u8(value, 'KvmVcpuEventsSmi.latchedInit')) }
}

/** The struct `triple_fault` of `struct kvm_vcpu_events`, 1 byte. */
export class KvmVcpuEventsTripleFault extends Struct {
  static override readonly size = 1
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['pending']

  get pending(): number { return this.view.getUint8(0) }
  set pending(value: Integer) { this.view.setUint8(0, u8(value, 'KvmVcpuEventsTripleFault.pending')) }
}

/** `struct kvm_debugregs`, 128 bytes. */
export class KvmDebugregs extends Struct {
  static override readonly size = 128
  static override readonly fields: readonly string[] = ['db', 'dr6', 'dr7', 'flags', 'reserved']

  #db: BigUint64Array | undefined
  #reserved: BigUint64Array | undefined
  get db(): BigUint64Array { return (this.#db ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 4)) }
  set db(value: Iterable<Integer>) { copyIntegers(this.db, value, 'KvmDebugregs.db') }
  get dr6(): bigint { return this.view.getBigUint64(32, true) }
  set dr6(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmDebugregs.dr6'), true) }
  get dr7(): bigint { return this.view.getBigUint64(40, true) }
  set dr7(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmDebugregs.dr7'), true) }
  get flags(): bigint { return this.view.getBigUint64(48, true) }
  set flags(value: Integer) { this.view.setBigUint64(48, u64(value, 'KvmDebugregs.flags'), true) }
  get reserved(): BigUint64Array { return (this.#reserved ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 56, 9)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmDebugregs.reserved') }
}

/** `struct kvm_xsave`, 4096 bytes and a flexible array member. */
export class KvmXsave extends Struct {
  static override readonly size = 4096
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['region', 'extra']
  static override readonly flexible = { extra: { offset: 4096, entrySize: 4 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmXsave { return withEntries(this, length) }

  #region: Uint32Array | undefined
  get region(): Uint32Array { return (this.#region ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 0, 1024)) }
  set region(value: Iterable<Integer>) { copyIntegers(this.region, value, 'KvmXsave.region') }
  get extra(): Uint32Array { return new Uint32Array(this.view.buffer, this.view.byteOffset + 4096, room(this, 4096, 4)) }
  set extra(value: Iterable<Integer>) { copyIntegers(this.extra, value, 'KvmXsave.extra') }
}

/** `struct kvm_xcr`, 16 bytes. */
export class KvmXcr extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['xcr', 'reserved', 'value']

  get xcr(): number { return this.view.getUint32(0, true) }
  set xcr(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXcr.xcr'), true) }
  get reserved(): number { return this.view.getUint32(4, true) }
  set reserved(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXcr.reserved'), true) }
  get value(): bigint { return this.view.getBigUint64(8, true) }
  set value(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmXcr.value'), true) }
}

/** `struct kvm_xcrs`, 392 bytes. */
export class KvmXcrs extends Struct {
  static override readonly size = 392
  static override readonly fields: readonly string[] = ['nrXcrs', 'flags', 'xcrs', 'padding']

  #xcrs: StructArray<KvmXcr> | undefined
  #padding: BigUint64Array | undefined
  get nrXcrs(): number { return this.view.getUint32(0, true) }
  set nrXcrs(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXcrs.nrXcrs'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXcrs.flags'), true) }
  get xcrs(): StructArray<KvmXcr> { return (this.#xcrs ??= new StructArray(KvmXcr, this.bytes.subarray(8, 264))) }
  set xcrs(value: Iterable<Init<KvmXcr>>) { this.xcrs.copy(value, 'KvmXcrs.xcrs') }
  get padding(): BigUint64Array { return (this.#padding ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 264, 16)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmXcrs.padding') }
}

/** `struct kvm_sync_regs`, 520 bytes. */
export class KvmSyncRegs extends Struct {
  static override readonly size = 520
  static override readonly fields: readonly string[] = ['regs', 'sregs', 'events']

  #regs: KvmRegs | undefined
  #sregs: KvmSregs | undefined
  #events: KvmVcpuEvents | undefined
  get regs(): KvmRegs { return (this.#regs ??= new KvmRegs(this.bytes.subarray(0, 144))) }
  set regs(value: Init<KvmRegs>) { copyStruct(this.regs, value, 'KvmSyncRegs.regs') }
  get sregs(): KvmSregs { return (this.#sregs ??= new KvmSregs(this.bytes.subarray(144, 456))) }
  set sregs(value: Init<KvmSregs>) { copyStruct(this.sregs, value, 'KvmSyncRegs.sregs') }
  get events(): KvmVcpuEvents { return (this.#events ??= new KvmVcpuEvents(this.bytes.subarray(456, 520))) }
  set events(value: Init<KvmVcpuEvents>) { copyStruct(this.events, value, 'KvmSyncRegs.events') }
}

/** `struct kvm_vmx_nested_state_data`, 8192 bytes. */
export class KvmVmxNestedStateData extends Struct {
  static override readonly size = 8192
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['vmcs12', 'shadowVmcs12']

  #vmcs12: Uint8Array | undefined
  #shadowVmcs12: Uint8Array | undefined
  get vmcs12(): Uint8Array { return (this.#vmcs12 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 4096)) }
  set vmcs12(value: Iterable<Integer>) { copyIntegers(this.vmcs12, value, 'KvmVmxNestedStateData.vmcs12') }
  get shadowVmcs12(): Uint8Array { return (this.#shadowVmcs12 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 4096, 4096)) }
  set shadowVmcs12(value: Iterable<Integer>) { copyIntegers(this.shadowVmcs12, value, 'KvmVmxNestedStateData.shadowVmcs12') }
}

/** `struct kvm_vmx_nested_state_hdr`, 32 bytes. */
export class KvmVmxNestedStateHdr extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = [
    'vmxonPa', 'vmcs12Pa', 'smm', 'pad', 'flags', 'preemptionTimerDeadline',
  ]

  #smm: KvmVmxNestedStateHdrSmm | undefined
  get vmxonPa(): bigint { return this.view.getBigUint64(0, true) }
  set vmxonPa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmVmxNestedStateHdr.vmxonPa'), true) }
  get vmcs12Pa(): bigint { return this.view.getBigUint64(8, true) }
  set vmcs12Pa(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmVmxNestedStateHdr.vmcs12Pa'), true) }
  get smm(): KvmVmxNestedStateHdrSmm { return (this.#smm ??= new KvmVmxNestedStateHdrSmm(this.bytes.subarray(16, 18))) }
  set smm(value: Init<KvmVmxNestedStateHdrSmm>) { copyStruct(this.smm, value, 'KvmVmxNestedStateHdr.smm') }
  get pad(): number { return this.view.getUint16(18, true) }
  set pad(value: Integer) { this.view.setUint16(18, u16(value, 'KvmVmxNestedStateHdr.pad'), true) }
  get flags(): number { return this.view.getUint32(20, true) }
  set flags(value: Integer) { this.view.setUint32(20, u32(value, 'KvmVmxNestedStateHdr.flags'), true) }
  get preemptionTimerDeadline(): bigint { return this.view.getBigUint64(24, true) }
  set preemptionTimerDeadline(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmVmxNestedStateHdr.preemptionTimerDeadline'), true) }
}

/** The struct `smm` of `struct kvm_vmx_nested_state_hdr`, 2 bytes. */
export class KvmVmxNestedStateHdrSmm extends Struct {
  static override readonly size = 2
  static override readonly align = 2
  static override readonly fields: readonly string[] = ['flags']

  get flags(): number { return this.view.getUint16(0, true) }
  set flags(value: Integer) { this.view.setUint16(0, u16(value, 'KvmVmxNestedStateHdrSmm.flags'), true) }
}

/** `struct kvm_svm_nested_state_data`, 4096 bytes. */
export class KvmSvmNestedStateData extends Struct {
  static override readonly size = 4096
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['vmcb12']

  #vmcb12: Uint8Array | undefined
  get vmcb12(): Uint8Array { return (this.#vmcb12 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 4096)) }
  set vmcb12(value: Iterable<Integer>) { copyIntegers(this.vmcb12, value, 'KvmSvmNestedStateData.vmcb12') }
}

/**
 * `struct kvm_svm_nested_state_hdr`, 16 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmSvmNestedStateHdr extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['vmcbPa', 'gpat']

  get vmcbPa(): bigint { return this.view.getBigUint64(0, true) }
  set vmcbPa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSvmNestedStateHdr.vmcbPa'), true) }
  get gpat(): bigint { return this.view.getBigUint64(8, true) }
  set gpat(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSvmNestedStateHdr.gpat'), true) }
}

/** `struct kvm_nested_state`, 128 bytes and a flexible array member. */
export class KvmNestedState extends Struct {
  static override readonly size = 128
  static override readonly fields: readonly string[] = ['flags', 'format', 'size', 'hdr', 'data']
  static override readonly flexible = { data: { offset: 128 } }

  #hdr: KvmNestedStateHdr | undefined
  #data: KvmNestedStateData | undefined
  get flags(): number { return this.view.getUint16(0, true) }
  set flags(value: Integer) { this.view.setUint16(0, u16(value, 'KvmNestedState.flags'), true) }
  get format(): number { return this.view.getUint16(2, true) }
  set format(value: Integer) { this.view.setUint16(2, u16(value, 'KvmNestedState.format'), true) }
  get size(): number { return this.view.getUint32(4, true) }
  set size(value: Integer) { this.view.setUint32(4, u32(value, 'KvmNestedState.size'), true) }
  get hdr(): KvmNestedStateHdr { return (this.#hdr ??= new KvmNestedStateHdr(this.bytes.subarray(8, 128))) }
  set hdr(value: Init<KvmNestedStateHdr>) { copyStruct(this.hdr, value, 'KvmNestedState.hdr') }
  get data(): KvmNestedStateData { return (this.#data ??= new KvmNestedStateData(this.bytes.subarray(128))) }
  set data(value: Init<KvmNestedStateData>) { copyStruct(this.data, value, 'KvmNestedState.data') }
}

/** The union `hdr` of `struct kvm_nested_state`, 120 bytes. */
export class KvmNestedStateHdr extends Union {
  static override readonly size = 120
  static override readonly fields: readonly string[] = ['vmx', 'svm', 'pad']

  #vmx: KvmVmxNestedStateHdr | undefined
  #svm: KvmSvmNestedStateHdr | undefined
  #pad: Uint8Array | undefined
  get vmx(): KvmVmxNestedStateHdr { return (this.#vmx ??= new KvmVmxNestedStateHdr(this.bytes.subarray(0, 32))) }
  set vmx(value: Init<KvmVmxNestedStateHdr>) { copyStruct(this.vmx, value, 'KvmNestedStateHdr.vmx') }
  get svm(): KvmSvmNestedStateHdr { return (this.#svm ??= new KvmSvmNestedStateHdr(this.bytes.subarray(0, 16))) }
  set svm(value: Init<KvmSvmNestedStateHdr>) { copyStruct(this.svm, value, 'KvmNestedStateHdr.svm') }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 120)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmNestedStateHdr.pad') }
}

/** The union `data` of `struct kvm_nested_state`, 0 bytes and a flexible array member. */
export class KvmNestedStateData extends Union {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['vmx', 'svm']
  static override readonly flexible = { vmx: { offset: 0, entrySize: 8192 }, svm: { offset: 0, entrySize: 4096 } }

  #vmx: StructArray<KvmVmxNestedStateData> | undefined
  #svm: StructArray<KvmSvmNestedStateData> | undefined
  get vmx(): StructArray<KvmVmxNestedStateData> { return (this.#vmx ??= new StructArray(KvmVmxNestedStateData, this.bytes.subarray(0))) }
  set vmx(value: Iterable<Init<KvmVmxNestedStateData>>) { this.vmx.copy(value, 'KvmNestedStateData.vmx') }
  get svm(): StructArray<KvmSvmNestedStateData> { return (this.#svm ??= new StructArray(KvmSvmNestedStateData, this.bytes.subarray(0))) }
  set svm(value: Iterable<Init<KvmSvmNestedStateData>>) { this.svm.copy(value, 'KvmNestedStateData.svm') }
}

/** `struct kvm_pmu_event_filter`, 32 bytes and a flexible array member. */
export class KvmPmuEventFilter extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = [
    'action', 'nevents', 'fixedCounterBitmap', 'flags', 'pad', 'events',
  ]
  static override readonly flexible = { events: { offset: 32, entrySize: 8 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmPmuEventFilter { return withEntries(this, length) }

  #pad: Uint32Array | undefined
  get action(): number { return this.view.getUint32(0, true) }
  set action(value: Integer) { this.view.setUint32(0, u32(value, 'KvmPmuEventFilter.action'), true) }
  get nevents(): number { return this.view.getUint32(4, true) }
  set nevents(value: Integer) { this.view.setUint32(4, u32(value, 'KvmPmuEventFilter.nevents'), true) }
  get fixedCounterBitmap(): number { return this.view.getUint32(8, true) }
  set fixedCounterBitmap(value: Integer) { this.view.setUint32(8, u32(value, 'KvmPmuEventFilter.fixedCounterBitmap'), true) }
  get flags(): number { return this.view.getUint32(12, true) }
  set flags(value: Integer) { this.view.setUint32(12, u32(value, 'KvmPmuEventFilter.flags'), true) }
  get pad(): Uint32Array { return (this.#pad ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 16, 4)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmPmuEventFilter.pad') }
  get events(): BigUint64Array { return new BigUint64Array(this.view.buffer, this.view.byteOffset + 32, room(this, 32, 8)) }
  set events(value: Iterable<Integer>) { copyIntegers(this.events, value, 'KvmPmuEventFilter.events') }
}

/** `struct kvm_x86_mce`, 64 bytes. */
export class KvmX86Mce extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['status', 'addr', 'misc', 'mcgStatus', 'bank', 'pad1', 'pad2']

  #pad1: Uint8Array | undefined
  #pad2: BigUint64Array | undefined
  get status(): bigint { return this.view.getBigUint64(0, true) }
  set status(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmX86Mce.status'), true) }
  get addr(): bigint { return this.view.getBigUint64(8, true) }
  set addr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmX86Mce.addr'), true) }
  get misc(): bigint { return this.view.getBigUint64(16, true) }
  set misc(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmX86Mce.misc'), true) }
  get mcgStatus(): bigint { return this.view.getBigUint64(24, true) }
  set mcgStatus(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmX86Mce.mcgStatus'), true) }
  get bank(): number { return this.view.getUint8(32) }
  set bank(value: Integer) { this.view.setUint8(32, u8(value, 'KvmX86Mce.bank')) }
  get pad1(): Uint8Array { return (this.#pad1 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 33, 7)) }
  set pad1(value: Iterable<Integer>) { copyIntegers(this.pad1, value, 'KvmX86Mce.pad1') }
  get pad2(): BigUint64Array { return (this.#pad2 ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 40, 3)) }
  set pad2(value: Iterable<Integer>) { copyIntegers(this.pad2, value, 'KvmX86Mce.pad2') }
}

/** `struct kvm_xen_hvm_config`, 56 bytes. */
export class KvmXenHvmConfig extends Struct {
  static override readonly size = 56
  static override readonly fields: readonly string[] = [
    'flags', 'msr', 'blobAddr32', 'blobAddr64', 'blobSize32', 'blobSize64', 'pad2',
  ]

  #pad2: Uint8Array | undefined
  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenHvmConfig.flags'), true) }
  get msr(): number { return this.view.getUint32(4, true) }
  set msr(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXenHvmConfig.msr'), true) }
  get blobAddr32(): bigint { return this.view.getBigUint64(8, true) }
  set blobAddr32(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmXenHvmConfig.blobAddr32'), true) }
  get blobAddr64(): bigint { return this.view.getBigUint64(16, true) }
  set blobAddr64(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmXenHvmConfig.blobAddr64'), true) }
  get blobSize32(): number { return this.view.getUint8(24) }
  set blobSize32(value: Integer) { this.view.setUint8(24, u8(value, 'KvmXenHvmConfig.blobSize32')) }
  get blobSize64(): number { return this.view.getUint8(25) }
  set blobSize64(value: Integer) { this.view.setUint8(25, u8(value, 'KvmXenHvmConfig.blobSize64')) }
  get pad2(): Uint8Array { return (this.#pad2 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 26, 30)) }
  set pad2(value: Iterable<Integer>) { copyIntegers(this.pad2, value, 'KvmXenHvmConfig.pad2') }
}

/** `struct kvm_xen_hvm_attr`, 72 bytes. */
export class KvmXenHvmAttr extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['type', 'pad', 'u']

  #pad: Uint16Array | undefined
  #u: KvmXenHvmAttrU | undefined
  get type(): number { return this.view.getUint16(0, true) }
  set type(value: Integer) { this.view.setUint16(0, u16(value, 'KvmXenHvmAttr.type'), true) }
  get pad(): Uint16Array { return (this.#pad ??= new Uint16Array(this.view.buffer, this.view.byteOffset + 2, 3)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmXenHvmAttr.pad') }
  get u(): KvmXenHvmAttrU { return (this.#u ??= new KvmXenHvmAttrU(this.bytes.subarray(8, 72))) }
  set u(value: Init<KvmXenHvmAttrU>) { copyStruct(this.u, value, 'KvmXenHvmAttr.u') }
}

/** The union `u` of `struct kvm_xen_hvm_attr`, 64 bytes. */
export class KvmXenHvmAttrU extends Union {
  static override readonly size = 64
  static override readonly fields: readonly string[] = [
    'longMode', 'vector', 'runstateUpdateFlag', 'sharedInfo', 'evtchn', 'xenVersion', 'pad',
  ]

  #sharedInfo: KvmXenHvmAttrUSharedInfo | undefined
  #evtchn: KvmXenHvmAttrUEvtchn | undefined
  #pad: BigUint64Array | undefined
  get longMode(): number { return this.view.getUint8(0) }
  set longMode(value: Integer) { this.view.setUint8(0, u8(value, 'KvmXenHvmAttrU.longMode')) }
  get vector(): number { return this.view.getUint8(0) }
  set vector(value: Integer) { this.view.setUint8(0, u8(value, 'KvmXenHvmAttrU.vector')) }
  get runstateUpdateFlag(): number { return this.view.getUint8(0) }
  set runstateUpdateFlag(value: Integer) { this.view.setUint8(0, u8(value, 'KvmXenHvmAttrU.runstateUpdateFlag')) }
  get sharedInfo(): KvmXenHvmAttrUSharedInfo { return (this.#sharedInfo ??= new KvmXenHvmAttrUSharedInfo(this.bytes.subarray(0, 8))) }
  set sharedInfo(value: Init<KvmXenHvmAttrUSharedInfo>) { copyStruct(this.sharedInfo, value, 'KvmXenHvmAttrU.sharedInfo') }
  get evtchn(): KvmXenHvmAttrUEvtchn { return (this.#evtchn ??= new KvmXenHvmAttrUEvtchn(this.bytes.subarray(0, 28))) }
  set evtchn(value: Init<KvmXenHvmAttrUEvtchn>) { copyStruct(this.evtchn, value, 'KvmXenHvmAttrU.evtchn') }
  get xenVersion(): number { return this.view.getUint32(0, true) }
  set xenVersion(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenHvmAttrU.xenVersion'), true) }
  get pad(): BigUint64Array { return (this.#pad ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 8)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmXenHvmAttrU.pad') }
}

/** The union `shared_info` of `u` of `struct kvm_xen_hvm_attr`, 8 bytes. */
export class KvmXenHvmAttrUSharedInfo extends Union {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['gfn', 'hva']

  get gfn(): bigint { return this.view.getBigUint64(0, true) }
  set gfn(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmXenHvmAttrUSharedInfo.gfn'), true) }
  get hva(): bigint { return this.view.getBigUint64(0, true) }
  set hva(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmXenHvmAttrUSharedInfo.hva'), true) }
}

/** The struct `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 28 bytes. */
export class KvmXenHvmAttrUEvtchn extends Struct {
  static override readonly size = 28
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['sendPort', 'type', 'flags', 'deliver']

  #deliver: KvmXenHvmAttrUEvtchnDeliver | undefined
  get sendPort(): number { return this.view.getUint32(0, true) }
  set sendPort(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenHvmAttrUEvtchn.sendPort'), true) }
  get type(): number { return this.view.getUint32(4, true) }
  set type(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXenHvmAttrUEvtchn.type'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmXenHvmAttrUEvtchn.flags'), true) }
  get deliver(): KvmXenHvmAttrUEvtchnDeliver { return (this.#deliver ??= new KvmXenHvmAttrUEvtchnDeliver(this.bytes.subarray(12, 28))) }
  set deliver(value: Init<KvmXenHvmAttrUEvtchnDeliver>) { copyStruct(this.deliver, value, 'KvmXenHvmAttrUEvtchn.deliver') }
}

/** The union `deliver` of `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 16 bytes. */
export class KvmXenHvmAttrUEvtchnDeliver extends Union {
  static override readonly size = 16
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['port', 'eventfd', 'padding']

  #port: KvmXenHvmAttrUEvtchnDeliverPort | undefined
  #eventfd: KvmXenHvmAttrUEvtchnDeliverEventfd | undefined
  #padding: Uint32Array | undefined
  get port(): KvmXenHvmAttrUEvtchnDeliverPort { return (this.#port ??= new KvmXenHvmAttrUEvtchnDeliverPort(this.bytes.subarray(0, 12))) }
  set port(value: Init<KvmXenHvmAttrUEvtchnDeliverPort>) { copyStruct(this.port, value, 'KvmXenHvmAttrUEvtchnDeliver.port') }
  get eventfd(): KvmXenHvmAttrUEvtchnDeliverEventfd { return (this.#eventfd ??= new KvmXenHvmAttrUEvtchnDeliverEventfd(this.bytes.subarray(0, 8))) }
  set eventfd(value: Init<KvmXenHvmAttrUEvtchnDeliverEventfd>) { copyStruct(this.eventfd, value, 'KvmXenHvmAttrUEvtchnDeliver.eventfd') }
  get padding(): Uint32Array { return (this.#padding ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 0, 4)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmXenHvmAttrUEvtchnDeliver.padding') }
}

/** The struct `port` of `deliver` of `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 12 bytes. */
export class KvmXenHvmAttrUEvtchnDeliverPort extends Struct {
  static override readonly size = 12
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['port', 'vcpu', 'priority']

  get port(): number { return this.view.getUint32(0, true) }
  set port(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenHvmAttrUEvtchnDeliverPort.port'), true) }
  get vcpu(): number { return this.view.getUint32(4, true) }
  set vcpu(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXenHvmAttrUEvtchnDeliverPort.vcpu'), true) }
  get priority(): number { return this.view.getUint32(8, true) }
  set priority(value: Integer) { this.view.setUint32(8, u32(value, 'KvmXenHvmAttrUEvtchnDeliverPort.priority'), true) }
}

/** The struct `eventfd` of `deliver` of `evtchn` of `u` of `struct kvm_xen_hvm_attr`, 8 bytes. */
export class KvmXenHvmAttrUEvtchnDeliverEventfd extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['port', 'fd']

  get port(): number { return this.view.getUint32(0, true) }
  set port(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenHvmAttrUEvtchnDeliverEventfd.port'), true) }
  get fd(): number { return this.view.getInt32(4, true) }
  set fd(value: Integer) { this.view.setInt32(4, i32(value, 'KvmXenHvmAttrUEvtchnDeliverEventfd.fd'), true) }
}

/** `struct kvm_xen_vcpu_attr`, 72 bytes. */
export class KvmXenVcpuAttr extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['type', 'pad', 'u']

  #pad: Uint16Array | undefined
  #u: KvmXenVcpuAttrU | undefined
  get type(): number { return this.view.getUint16(0, true) }
  set type(value: Integer) { this.view.setUint16(0, u16(value, 'KvmXenVcpuAttr.type'), true) }
  get pad(): Uint16Array { return (this.#pad ??= new Uint16Array(this.view.buffer, this.view.byteOffset + 2, 3)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmXenVcpuAttr.pad') }
  get u(): KvmXenVcpuAttrU { return (this.#u ??= new KvmXenVcpuAttrU(this.bytes.subarray(8, 72))) }
  set u(value: Init<KvmXenVcpuAttrU>) { copyStruct(this.u, value, 'KvmXenVcpuAttr.u') }
}

/** The union `u` of `struct kvm_xen_vcpu_attr`, 64 bytes. */
export class KvmXenVcpuAttrU extends Union {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['gpa', 'hva', 'pad', 'runstate', 'vcpuId', 'timer', 'vector']

  #pad: BigUint64Array | undefined
  #runstate: KvmXenVcpuAttrURunstate | undefined
  #timer: KvmXenVcpuAttrUTimer | undefined
  get gpa(): bigint { return this.view.getBigUint64(0, true) }
  set gpa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmXenVcpuAttrU.gpa'), true) }
  get hva(): bigint { return this.view.getBigUint64(0, true) }
  set hva(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmXenVcpuAttrU.hva'), true) }
  get pad(): BigUint64Array { return (this.#pad ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 8)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmXenVcpuAttrU.pad') }
  get runstate(): KvmXenVcpuAttrURunstate { return (this.#runstate ??= new KvmXenVcpuAttrURunstate(this.bytes.subarray(0, 48))) }
  set runstate(value: Init<KvmXenVcpuAttrURunstate>) { copyStruct(this.runstate, value, 'KvmXenVcpuAttrU.runstate') }
  get vcpuId(): number { return this.view.getUint32(0, true) }
  set vcpuId(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenVcpuAttrU.vcpuId'), true) }
  get timer(): KvmXenVcpuAttrUTimer { return (this.#timer ??= new KvmXenVcpuAttrUTimer(this.bytes.subarray(0, 16))) }
  set timer(value: Init<KvmXenVcpuAttrUTimer>) { copyStruct(this.timer, value, 'KvmXenVcpuAttrU.timer') }
  get vector(): number { return this.view.getUint8(0) }
  set vector(value: Integer) { this.view.setUint8(0, u8(value, 'KvmXenVcpuAttrU.vector')) }
}

/** The struct `runstate` of `u` of `struct kvm_xen_vcpu_attr`, 48 bytes. */
export class KvmXenVcpuAttrURunstate extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = [
    'state', 'stateEntryTime', 'timeRunning', 'timeRunnable', 'timeBlocked', 'timeOffline',
  ]

  get state(): bigint { return this.view.getBigUint64(0, true) }
  set state(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmXenVcpuAttrURunstate.state'), true) }
  get stateEntryTime(): bigint { return this.view.getBigUint64(8, true) }
  set stateEntryTime(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmXenVcpuAttrURunstate.stateEntryTime'), true) }
  get timeRunning(): bigint { return this.view.getBigUint64(16, true) }
  set timeRunning(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmXenVcpuAttrURunstate.timeRunning'), true) }
  get timeRunnable(): bigint { return this.view.getBigUint64(24, true) }
  set timeRunnable(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmXenVcpuAttrURunstate.timeRunnable'), true) }
  get timeBlocked(): bigint { return this.view.getBigUint64(32, true) }
  set timeBlocked(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmXenVcpuAttrURunstate.timeBlocked'), true) }
  get timeOffline(): bigint { return this.view.getBigUint64(40, true) }
  set timeOffline(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmXenVcpuAttrURunstate.timeOffline'), true) }
}

/** The struct `timer` of `u` of `struct kvm_xen_vcpu_attr`, 16 bytes. */
export class KvmXenVcpuAttrUTimer extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['port', 'priority', 'expiresNs']

  get port(): number { return this.view.getUint32(0, true) }
  set port(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenVcpuAttrUTimer.port'), true) }
  get priority(): number { return this.view.getUint32(4, true) }
  set priority(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXenVcpuAttrUTimer.priority'), true) }
  get expiresNs(): bigint { return this.view.getBigUint64(8, true) }
  set expiresNs(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmXenVcpuAttrUTimer.expiresNs'), true) }
}

/** `struct kvm_sev_cmd`, 24 bytes. */
export class KvmSevCmd extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['id', 'pad0', 'data', 'error', 'sevFd']

  get id(): number { return this.view.getUint32(0, true) }
  set id(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSevCmd.id'), true) }
  get pad0(): number { return this.view.getUint32(4, true) }
  set pad0(value: Integer) { this.view.setUint32(4, u32(value, 'KvmSevCmd.pad0'), true) }
  get data(): bigint { return this.view.getBigUint64(8, true) }
  set data(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevCmd.data'), true) }
  get error(): number { return this.view.getUint32(16, true) }
  set error(value: Integer) { this.view.setUint32(16, u32(value, 'KvmSevCmd.error'), true) }
  get sevFd(): number { return this.view.getUint32(20, true) }
  set sevFd(value: Integer) { this.view.setUint32(20, u32(value, 'KvmSevCmd.sevFd'), true) }
}

/** `struct kvm_sev_init`, 48 bytes. */
export class KvmSevInit extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['vmsaFeatures', 'flags', 'ghcbVersion', 'pad1', 'pad2']

  #pad2: Uint32Array | undefined
  get vmsaFeatures(): bigint { return this.view.getBigUint64(0, true) }
  set vmsaFeatures(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevInit.vmsaFeatures'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevInit.flags'), true) }
  get ghcbVersion(): number { return this.view.getUint16(12, true) }
  set ghcbVersion(value: Integer) { this.view.setUint16(12, u16(value, 'KvmSevInit.ghcbVersion'), true) }
  get pad1(): number { return this.view.getUint16(14, true) }
  set pad1(value: Integer) { this.view.setUint16(14, u16(value, 'KvmSevInit.pad1'), true) }
  get pad2(): Uint32Array { return (this.#pad2 ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 16, 8)) }
  set pad2(value: Iterable<Integer>) { copyIntegers(this.pad2, value, 'KvmSevInit.pad2') }
}

/** `struct kvm_sev_launch_start`, 40 bytes. */
export class KvmSevLaunchStart extends Struct {
  static override readonly size = 40
  static override readonly fields: readonly string[] = [
    'handle', 'policy', 'dhUaddr', 'dhLen', 'pad0', 'sessionUaddr', 'sessionLen', 'pad1',
  ]

  get handle(): number { return this.view.getUint32(0, true) }
  set handle(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSevLaunchStart.handle'), true) }
  get policy(): number { return this.view.getUint32(4, true) }
  set policy(value: Integer) { this.view.setUint32(4, u32(value, 'KvmSevLaunchStart.policy'), true) }
  get dhUaddr(): bigint { return this.view.getBigUint64(8, true) }
  set dhUaddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevLaunchStart.dhUaddr'), true) }
  get dhLen(): number { return this.view.getUint32(16, true) }
  set dhLen(value: Integer) { this.view.setUint32(16, u32(value, 'KvmSevLaunchStart.dhLen'), true) }
  get pad0(): number { return this.view.getUint32(20, true) }
  set pad0(value: Integer) { this.view.setUint32(20, u32(value, 'KvmSevLaunchStart.pad0'), true) }
  get sessionUaddr(): bigint { return this.view.getBigUint64(24, true) }
  set sessionUaddr(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmSevLaunchStart.sessionUaddr'), true) }
  get sessionLen(): number { return this.view.getUint32(32, true) }
  set sessionLen(value: Integer) { this.view.setUint32(32, u32(value, 'KvmSevLaunchStart.sessionLen'), true) }
  get pad1(): number { return this.view.getUint32(36, true) }
  set pad1(value: Integer) { this.view.setUint32(36, u32(value, 'KvmSevLaunchStart.pad1'), true) }
}

/** `struct kvm_sev_launch_update_data`, 16 bytes. */
export class KvmSevLaunchUpdateData extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['uaddr', 'len', 'pad0']

  get uaddr(): bigint { return this.view.getBigUint64(0, true) }
  set uaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevLaunchUpdateData.uaddr'), true) }
  get len(): number { return this.view.getUint32(8, true) }
  set len(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevLaunchUpdateData.len'), true) }
  get pad0(): number { return this.view.getUint32(12, true) }
  set pad0(value: Integer) { this.view.setUint32(12, u32(value, 'KvmSevLaunchUpdateData.pad0'), true) }
}

/** `struct kvm_sev_launch_secret`, 48 bytes. */
export class KvmSevLaunchSecret extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = [
    'hdrUaddr', 'hdrLen', 'pad0', 'guestUaddr', 'guestLen', 'pad1', 'transUaddr', 'transLen', 'pad2',
  ]

  get hdrUaddr(): bigint { return this.view.getBigUint64(0, true) }
  set hdrUaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevLaunchSecret.hdrUaddr'), true) }
  get hdrLen(): number { return this.view.getUint32(8, true) }
  set hdrLen(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevLaunchSecret.hdrLen'), true) }
  get pad0(): number { return this.view.getUint32(12, true) }
  set pad0(value: Integer) { this.view.setUint32(12, u32(value, 'KvmSevLaunchSecret.pad0'), true) }
  get guestUaddr(): bigint { return this.view.getBigUint64(16, true) }
  set guestUaddr(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmSevLaunchSecret.guestUaddr'), true) }
  get guestLen(): number { return this.view.getUint32(24, true) }
  set guestLen(value: Integer) { this.view.setUint32(24, u32(value, 'KvmSevLaunchSecret.guestLen'), true) }
  get pad1(): number { return this.view.getUint32(28, true) }
  set pad1(value: Integer) { this.view.setUint32(28, u32(value, 'KvmSevLaunchSecret.pad1'), true) }
  get transUaddr(): bigint { return this.view.getBigUint64(32, true) }
  set transUaddr(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmSevLaunchSecret.transUaddr'), true) }
  get transLen(): number { return this.view.getUint32(40, true) }
  set transLen(value: Integer) { this.view.setUint32(40, u32(value, 'KvmSevLaunchSecret.transLen'), true) }
  get pad2(): number { return this.view.getUint32(44, true) }
  set pad2(value: Integer) { this.view.setUint32(44, u32(value, 'KvmSevLaunchSecret.pad2'), true) }
}

/** `struct kvm_sev_launch_measure`, 16 bytes. */
export class KvmSevLaunchMeasure extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['uaddr', 'len', 'pad0']

  get uaddr(): bigint { return this.view.getBigUint64(0, true) }
  set uaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevLaunchMeasure.uaddr'), true) }
  get len(): number { return this.view.getUint32(8, true) }
  set len(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevLaunchMeasure.len'), true) }
  get pad0(): number { return this.view.getUint32(12, true) }
  set pad0(value: Integer) { this.view.setUint32(12, u32(value, 'KvmSevLaunchMeasure.pad0'), true) }
}

/** `struct kvm_sev_guest_status`, 12 bytes. */
export class KvmSevGuestStatus extends Struct {
  static override readonly size = 12
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['handle', 'policy', 'state']

  get handle(): number { return this.view.getUint32(0, true) }
  set handle(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSevGuestStatus.handle'), true) }
  get policy(): number { return this.view.getUint32(4, true) }
  set policy(value: Integer) { this.view.setUint32(4, u32(value, 'KvmSevGuestStatus.policy'), true) }
  get state(): number { return this.view.getUint32(8, true) }
  set state(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevGuestStatus.state'), true) }
}

/** `struct kvm_sev_dbg`, 24 bytes. */
export class KvmSevDbg extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['srcUaddr', 'dstUaddr', 'len', 'pad0']

  get srcUaddr(): bigint { return this.view.getBigUint64(0, true) }
  set srcUaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevDbg.srcUaddr'), true) }
  get dstUaddr(): bigint { return this.view.getBigUint64(8, true) }
  set dstUaddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevDbg.dstUaddr'), true) }
  get len(): number { return this.view.getUint32(16, true) }
  set len(value: Integer) { this.view.setUint32(16, u32(value, 'KvmSevDbg.len'), true) }
  get pad0(): number { return this.view.getUint32(20, true) }
  set pad0(value: Integer) { this.view.setUint32(20, u32(value, 'KvmSevDbg.pad0'), true) }
}

/** `struct kvm_sev_attestation_report`, 32 bytes. */
export class KvmSevAttestationReport extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['mnonce', 'uaddr', 'len', 'pad0']

  #mnonce: Uint8Array | undefined
  get mnonce(): Uint8Array { return (this.#mnonce ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 16)) }
  set mnonce(value: Iterable<Integer>) { copyIntegers(this.mnonce, value, 'KvmSevAttestationReport.mnonce') }
  get uaddr(): bigint { return this.view.getBigUint64(16, true) }
  set uaddr(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmSevAttestationReport.uaddr'), true) }
  get len(): number { return this.view.getUint32(24, true) }
  set len(value: Integer) { this.view.setUint32(24, u32(value, 'KvmSevAttestationReport.len'), true) }
  get pad0(): number { return this.view.getUint32(28, true) }
  set pad0(value: Integer) { this.view.setUint32(28, u32(value, 'KvmSevAttestationReport.pad0'), true) }
}

/** `struct kvm_sev_send_start`, 72 bytes. */
export class KvmSevSendStart extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = [
    'policy', 'pad0', 'pdhCertUaddr', 'pdhCertLen', 'pad1', 'platCertsUaddr', 'platCertsLen', 'pad2', 'amdCertsUaddr',
    'amdCertsLen', 'pad3', 'sessionUaddr', 'sessionLen', 'pad4',
  ]

  get policy(): number { return this.view.getUint32(0, true) }
  set policy(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSevSendStart.policy'), true) }
  get pad0(): number { return this.view.getUint32(4, true) }
  set pad0(value: Integer) { this.view.setUint32(4, u32(value, 'KvmSevSendStart.pad0'), true) }
  get pdhCertUaddr(): bigint { return this.view.getBigUint64(8, true) }
  set pdhCertUaddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevSendStart.pdhCertUaddr'), true) }
  get pdhCertLen(): number { return this.view.getUint32(16, true) }
  set pdhCertLen(value: Integer) { this.view.setUint32(16, u32(value, 'KvmSevSendStart.pdhCertLen'), true) }
  get pad1(): number { return this.view.getUint32(20, true) }
  set pad1(value: Integer) { this.view.setUint32(20, u32(value, 'KvmSevSendStart.pad1'), true) }
  get platCertsUaddr(): bigint { return this.view.getBigUint64(24, true) }
  set platCertsUaddr(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmSevSendStart.platCertsUaddr'), true) }
  get platCertsLen(): number { return this.view.getUint32(32, true) }
  set platCertsLen(value: Integer) { this.view.setUint32(32, u32(value, 'KvmSevSendStart.platCertsLen'), true) }
  get pad2(): number { return this.view.getUint32(36, true) }
  set pad2(value: Integer) { this.view.setUint32(36, u32(value, 'KvmSevSendStart.pad2'), true) }
  get amdCertsUaddr(): bigint { return this.view.getBigUint64(40, true) }
  set amdCertsUaddr(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmSevSendStart.amdCertsUaddr'), true) }
  get amdCertsLen(): number { return this.view.getUint32(48, true) }
  set amdCertsLen(value: Integer) { this.view.setUint32(48, u32(value, 'KvmSevSendStart.amdCertsLen'), true) }
  get pad3(): number { return this.view.getUint32(52, true) }
  set pad3(value: Integer) { this.view.setUint32(52, u32(value, 'KvmSevSendStart.pad3'), true) }
  get sessionUaddr(): bigint { return this.view.getBigUint64(56, true) }
  set sessionUaddr(value: Integer) { this.view.setBigUint64(56, u64(value, 'KvmSevSendStart.sessionUaddr'), true) }
  get sessionLen(): number { return this.view.getUint32(64, true) }
  set sessionLen(value: Integer) { this.view.setUint32(64, u32(value, 'KvmSevSendStart.sessionLen'), true) }
  get pad4(): number { return this.view.getUint32(68, true) }
  set pad4(value: Integer) { this.view.setUint32(68, u32(value, 'KvmSevSendStart.pad4'), true) }
}

/** `struct kvm_sev_send_update_data`, 48 bytes. */
export class KvmSevSendUpdateData extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = [
    'hdrUaddr', 'hdrLen', 'pad0', 'guestUaddr', 'guestLen', 'pad1', 'transUaddr', 'transLen', 'pad2',
  ]

  get hdrUaddr(): bigint { return this.view.getBigUint64(0, true) }
  set hdrUaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevSendUpdateData.hdrUaddr'), true) }
  get hdrLen(): number { return this.view.getUint32(8, true) }
  set hdrLen(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevSendUpdateData.hdrLen'), true) }
  get pad0(): number { return this.view.getUint32(12, true) }
  set pad0(value: Integer) { this.view.setUint32(12, u32(value, 'KvmSevSendUpdateData.pad0'), true) }
  get guestUaddr(): bigint { return this.view.getBigUint64(16, true) }
  set guestUaddr(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmSevSendUpdateData.guestUaddr'), true) }
  get guestLen(): number { return this.view.getUint32(24, true) }
  set guestLen(value: Integer) { this.view.setUint32(24, u32(value, 'KvmSevSendUpdateData.guestLen'), true) }
  get pad1(): number { return this.view.getUint32(28, true) }
  set pad1(value: Integer) { this.view.setUint32(28, u32(value, 'KvmSevSendUpdateData.pad1'), true) }
  get transUaddr(): bigint { return this.view.getBigUint64(32, true) }
  set transUaddr(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmSevSendUpdateData.transUaddr'), true) }
  get transLen(): number { return this.view.getUint32(40, true) }
  set transLen(value: Integer) { this.view.setUint32(40, u32(value, 'KvmSevSendUpdateData.transLen'), true) }
  get pad2(): number { return this.view.getUint32(44, true) }
  set pad2(value: Integer) { this.view.setUint32(44, u32(value, 'KvmSevSendUpdateData.pad2'), true) }
}

/** `struct kvm_sev_receive_start`, 40 bytes. */
export class KvmSevReceiveStart extends Struct {
  static override readonly size = 40
  static override readonly fields: readonly string[] = [
    'handle', 'policy', 'pdhUaddr', 'pdhLen', 'pad0', 'sessionUaddr', 'sessionLen', 'pad1',
  ]

  get handle(): number { return this.view.getUint32(0, true) }
  set handle(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSevReceiveStart.handle'), true) }
  get policy(): number { return this.view.getUint32(4, true) }
  set policy(value: Integer) { this.view.setUint32(4, u32(value, 'KvmSevReceiveStart.policy'), true) }
  get pdhUaddr(): bigint { return this.view.getBigUint64(8, true) }
  set pdhUaddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevReceiveStart.pdhUaddr'), true) }
  get pdhLen(): number { return this.view.getUint32(16, true) }
  set pdhLen(value: Integer) { this.view.setUint32(16, u32(value, 'KvmSevReceiveStart.pdhLen'), true) }
  get pad0(): number { return this.view.getUint32(20, true) }
  set pad0(value: Integer) { this.view.setUint32(20, u32(value, 'KvmSevReceiveStart.pad0'), true) }
  get sessionUaddr(): bigint { return this.view.getBigUint64(24, true) }
  set sessionUaddr(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmSevReceiveStart.sessionUaddr'), true) }
  get sessionLen(): number { return this.view.getUint32(32, true) }
  set sessionLen(value: Integer) { this.view.setUint32(32, u32(value, 'KvmSevReceiveStart.sessionLen'), true) }
  get pad1(): number { return this.view.getUint32(36, true) }
  set pad1(value: Integer) { this.view.setUint32(36, u32(value, 'KvmSevReceiveStart.pad1'), true) }
}

/** `struct kvm_sev_receive_update_data`, 48 bytes. */
export class KvmSevReceiveUpdateData extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = [
    'hdrUaddr', 'hdrLen', 'pad0', 'guestUaddr', 'guestLen', 'pad1', 'transUaddr', 'transLen', 'pad2',
  ]

  get hdrUaddr(): bigint { return this.view.getBigUint64(0, true) }
  set hdrUaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevReceiveUpdateData.hdrUaddr'), true) }
  get hdrLen(): number { return this.view.getUint32(8, true) }
  set hdrLen(value: Integer) { this.view.setUint32(8, u32(value, 'KvmSevReceiveUpdateData.hdrLen'), true) }
  get pad0(): number { return this.view.getUint32(12, true) }
  set pad0(value: Integer) { this.view.setUint32(12, u32(value, 'KvmSevReceiveUpdateData.pad0'), true) }
  get guestUaddr(): bigint { return this.view.getBigUint64(16, true) }
  set guestUaddr(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmSevReceiveUpdateData.guestUaddr'), true) }
  get guestLen(): number { return this.view.getUint32(24, true) }
  set guestLen(value: Integer) { this.view.setUint32(24, u32(value, 'KvmSevReceiveUpdateData.guestLen'), true) }
  get pad1(): number { return this.view.getUint32(28, true) }
  set pad1(value: Integer) { this.view.setUint32(28, u32(value, 'KvmSevReceiveUpdateData.pad1'), true) }
  get transUaddr(): bigint { return this.view.getBigUint64(32, true) }
  set transUaddr(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmSevReceiveUpdateData.transUaddr'), true) }
  get transLen(): number { return this.view.getUint32(40, true) }
  set transLen(value: Integer) { this.view.setUint32(40, u32(value, 'KvmSevReceiveUpdateData.transLen'), true) }
  get pad2(): number { return this.view.getUint32(44, true) }
  set pad2(value: Integer) { this.view.setUint32(44, u32(value, 'KvmSevReceiveUpdateData.pad2'), true) }
}

/** `struct kvm_sev_snp_launch_start`, 64 bytes. */
export class KvmSevSnpLaunchStart extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['policy', 'gosvw', 'flags', 'pad0', 'pad1']

  #gosvw: Uint8Array | undefined
  #pad0: Uint8Array | undefined
  #pad1: BigUint64Array | undefined
  get policy(): bigint { return this.view.getBigUint64(0, true) }
  set policy(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevSnpLaunchStart.policy'), true) }
  get gosvw(): Uint8Array { return (this.#gosvw ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 8, 16)) }
  set gosvw(value: Iterable<Integer>) { copyIntegers(this.gosvw, value, 'KvmSevSnpLaunchStart.gosvw') }
  get flags(): number { return this.view.getUint16(24, true) }
  set flags(value: Integer) { this.view.setUint16(24, u16(value, 'KvmSevSnpLaunchStart.flags'), true) }
  get pad0(): Uint8Array { return (this.#pad0 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 26, 6)) }
  set pad0(value: Iterable<Integer>) { copyIntegers(this.pad0, value, 'KvmSevSnpLaunchStart.pad0') }
  get pad1(): BigUint64Array { return (this.#pad1 ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 32, 4)) }
  set pad1(value: Iterable<Integer>) { copyIntegers(this.pad1, value, 'KvmSevSnpLaunchStart.pad1') }
}

/** `struct kvm_sev_snp_launch_update`, 64 bytes. */
export class KvmSevSnpLaunchUpdate extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = [
    'gfnStart', 'uaddr', 'len', 'type', 'pad0', 'flags', 'pad1', 'pad2',
  ]

  #pad2: BigUint64Array | undefined
  get gfnStart(): bigint { return this.view.getBigUint64(0, true) }
  set gfnStart(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevSnpLaunchUpdate.gfnStart'), true) }
  get uaddr(): bigint { return this.view.getBigUint64(8, true) }
  set uaddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevSnpLaunchUpdate.uaddr'), true) }
  get len(): bigint { return this.view.getBigUint64(16, true) }
  set len(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmSevSnpLaunchUpdate.len'), true) }
  get type(): number { return this.view.getUint8(24) }
  set type(value: Integer) { this.view.setUint8(24, u8(value, 'KvmSevSnpLaunchUpdate.type')) }
  get pad0(): number { return this.view.getUint8(25) }
  set pad0(value: Integer) { this.view.setUint8(25, u8(value, 'KvmSevSnpLaunchUpdate.pad0')) }
  get flags(): number { return this.view.getUint16(26, true) }
  set flags(value: Integer) { this.view.setUint16(26, u16(value, 'KvmSevSnpLaunchUpdate.flags'), true) }
  get pad1(): number { return this.view.getUint32(28, true) }
  set pad1(value: Integer) { this.view.setUint32(28, u32(value, 'KvmSevSnpLaunchUpdate.pad1'), true) }
  get pad2(): BigUint64Array { return (this.#pad2 ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 32, 4)) }
  set pad2(value: Iterable<Integer>) { copyIntegers(this.pad2, value, 'KvmSevSnpLaunchUpdate.pad2') }
}

/** `struct kvm_sev_snp_launch_finish`, 88 bytes. */
export class KvmSevSnpLaunchFinish extends Struct {
  static override readonly size = 88
  static override readonly fields: readonly string[] = [
    'idBlockUaddr', 'idAuthUaddr', 'idBlockEn', 'authKeyEn', 'vcekDisabled', 'hostData', 'pad0', 'flags', 'pad1',
  ]

  #hostData: Uint8Array | undefined
  #pad0: Uint8Array | undefined
  #pad1: BigUint64Array | undefined
  get idBlockUaddr(): bigint { return this.view.getBigUint64(0, true) }
  set idBlockUaddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSevSnpLaunchFinish.idBlockUaddr'), true) }
  get idAuthUaddr(): bigint { return this.view.getBigUint64(8, true) }
  set idAuthUaddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmSevSnpLaunchFinish.idAuthUaddr'), true) }
  get idBlockEn(): number { return this.view.getUint8(16) }
  set idBlockEn(value: Integer) { this.view.setUint8(16, u8(value, 'KvmSevSnpLaunchFinish.idBlockEn')) }
  get authKeyEn(): number { return this.view.getUint8(17) }
  set authKeyEn(value: Integer) { this.view.setUint8(17, u8(value, 'KvmSevSnpLaunchFinish.authKeyEn')) }
  get vcekDisabled(): number { return this.view.getUint8(18) }
  set vcekDisabled(value: Integer) { this.view.setUint8(18, u8(value, 'KvmSevSnpLaunchFinish.vcekDisabled')) }
  get hostData(): Uint8Array { return (this.#hostData ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 19, 32)) }
  set hostData(value: Iterable<Integer>) { copyIntegers(this.hostData, value, 'KvmSevSnpLaunchFinish.hostData') }
  get pad0(): Uint8Array { return (this.#pad0 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 51, 3)) }
  set pad0(value: Iterable<Integer>) { copyIntegers(this.pad0, value, 'KvmSevSnpLaunchFinish.pad0') }
  get flags(): number { return this.view.getUint16(54, true) }
  set flags(value: Integer) { this.view.setUint16(54, u16(value, 'KvmSevSnpLaunchFinish.flags'), true) }
  get pad1(): BigUint64Array { return (this.#pad1 ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 56, 4)) }
  set pad1(value: Iterable<Integer>) { copyIntegers(this.pad1, value, 'KvmSevSnpLaunchFinish.pad1') }
}

/** `struct kvm_hyperv_eventfd`, 24 bytes. */
export class KvmHypervEventfd extends Struct {
  static override readonly size = 24
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['connId', 'fd', 'flags', 'padding']

  #padding: Uint32Array | undefined
  get connId(): number { return this.view.getUint32(0, true) }
  set connId(value: Integer) { this.view.setUint32(0, u32(value, 'KvmHypervEventfd.connId'), true) }
  get fd(): number { return this.view.getInt32(4, true) }
  set fd(value: Integer) { this.view.setInt32(4, i32(value, 'KvmHypervEventfd.fd'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmHypervEventfd.flags'), true) }
  get padding(): Uint32Array { return (this.#padding ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 12, 3)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmHypervEventfd.padding') }
}

/** `struct kvm_irqchip`, 520 bytes. */
export class KvmIrqchip extends Struct {
  static override readonly size = 520
  static override readonly fields: readonly string[] = ['chipId', 'pad', 'chip']

  #chip: KvmIrqchipChip | undefined
  get chipId(): number { return this.view.getUint32(0, true) }
  set chipId(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqchip.chipId'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqchip.pad'), true) }
  get chip(): KvmIrqchipChip { return (this.#chip ??= new KvmIrqchipChip(this.bytes.subarray(8, 520))) }
  set chip(value: Init<KvmIrqchipChip>) { copyStruct(this.chip, value, 'KvmIrqchip.chip') }
}

/** The union `chip` of `struct kvm_irqchip`, 512 bytes. */
export class KvmIrqchipChip extends Union {
  static override readonly size = 512
  static override readonly fields: readonly string[] = ['dummy', 'pic', 'ioapic']

  #dummy: Uint8Array | undefined
  #pic: KvmPicState | undefined
  #ioapic: KvmIoapicState | undefined
  get dummy(): Uint8Array { return (this.#dummy ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 512)) }
  set dummy(value: Iterable<Integer>) { copyIntegers(this.dummy, value, 'KvmIrqchipChip.dummy') }
  get pic(): KvmPicState { return (this.#pic ??= new KvmPicState(this.bytes.subarray(0, 16))) }
  set pic(value: Init<KvmPicState>) { copyStruct(this.pic, value, 'KvmIrqchipChip.pic') }
  get ioapic(): KvmIoapicState { return (this.#ioapic ??= new KvmIoapicState(this.bytes.subarray(0, 216))) }
  set ioapic(value: Init<KvmIoapicState>) { copyStruct(this.ioapic, value, 'KvmIrqchipChip.ioapic') }
}

/** `struct kvm_run`, 2352 bytes. */
export class KvmRun extends Struct {
  static override readonly size = 2352
  static override readonly fields: readonly string[] = [
    'requestInterruptWindow', 'immediateExit', 'padding1', 'exitReason', 'readyForInterruptInjection', 'ifFlag',
    'flags', 'cr8', 'apicBase', 'padding', 'kvmValidRegs', 'kvmDirtyRegs', 's',
  ]
  static override readonly overlaps = {
    padding: [
      'hw', 'failEntry', 'ex', 'io', 'debug', 'mmio', 'iocsrIo', 'hypercall', 'tprAccess', 's390Sieic',
      's390ResetFlags', 's390Ucontrol', 'dcr', 'internal', 'emulationFailure', 'osi', 'paprHcall', 's390Tsch', 'epr',
      'systemEvent', 's390Stsi', 'eoi', 'hyperv', 'armNisv', 'msr', 'xen', 'riscvSbi', 'riscvCsr', 'notify',
      'memoryFault', 'tdx', 'armSea', 'snpReqCerts',
    ],
  }

  #padding1: Uint8Array | undefined
  #hw: KvmRunHw | undefined
  #failEntry: KvmRunFailEntry | undefined
  #ex: KvmRunEx | undefined
  #io: KvmRunIo | undefined
  #debug: KvmRunDebug | undefined
  #mmio: KvmRunMmio | undefined
  #iocsrIo: KvmRunIocsrIo | undefined
  #hypercall: KvmRunHypercall | undefined
  #tprAccess: KvmRunTprAccess | undefined
  #s390Sieic: KvmRunS390Sieic | undefined
  #s390Ucontrol: KvmRunS390Ucontrol | undefined
  #dcr: KvmRunDcr | undefined
  #internal: KvmRunInternal | undefined
  #emulationFailure: KvmRunEmulationFailure | undefined
  #osi: KvmRunOsi | undefined
  #paprHcall: KvmRunPaprHcall | undefined
  #s390Tsch: KvmRunS390Tsch | undefined
  #epr: KvmRunEpr | undefined
  #systemEvent: KvmRunSystemEvent | undefined
  #s390Stsi: KvmRunS390Stsi | undefined
  #eoi: KvmRunEoi | undefined
  #hyperv: KvmHypervExit | undefined
  #armNisv: KvmRunArmNisv | undefined
  #msr: KvmRunMsr | undefined
  #xen: KvmXenExit | undefined
  #riscvSbi: KvmRunRiscvSbi | undefined
  #riscvCsr: KvmRunRiscvCsr | undefined
  #notify: KvmRunNotify | undefined
  #memoryFault: KvmRunMemoryFault | undefined
  #padding: Uint8Array | undefined
  #tdx: KvmRunTdx | undefined
  #armSea: KvmRunArmSea | undefined
  #snpReqCerts: KvmExitSnpReqCerts | undefined
  #s: KvmRunS | undefined
  get requestInterruptWindow(): number { return this.view.getUint8(0) }
  set requestInterruptWindow(value: Integer) { this.view.setUint8(0, u8(value, 'KvmRun.requestInterruptWindow')) }
  get immediateExit(): number { return this.view.getUint8(1) }
  set immediateExit(value: Integer) { this.view.setUint8(1, u8(value, 'KvmRun.immediateExit')) }
  get padding1(): Uint8Array { return (this.#padding1 ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 2, 6)) }
  set padding1(value: Iterable<Integer>) { copyIntegers(this.padding1, value, 'KvmRun.padding1') }
  get exitReason(): number { return this.view.getUint32(8, true) }
  set exitReason(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRun.exitReason'), true) }
  get readyForInterruptInjection(): number { return this.view.getUint8(12) }
  set readyForInterruptInjection(value: Integer) { this.view.setUint8(12, u8(value, 'KvmRun.readyForInterruptInjection')) }
  get ifFlag(): number { return this.view.getUint8(13) }
  set ifFlag(value: Integer) { this.view.setUint8(13, u8(value, 'KvmRun.ifFlag')) }
  get flags(): number { return this.view.getUint16(14, true) }
  set flags(value: Integer) { this.view.setUint16(14, u16(value, 'KvmRun.flags'), true) }
  get cr8(): bigint { return this.view.getBigUint64(16, true) }
  set cr8(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRun.cr8'), true) }
  get apicBase(): bigint { return this.view.getBigUint64(24, true) }
  set apicBase(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRun.apicBase'), true) }
  get hw(): KvmRunHw { return (this.#hw ??= new KvmRunHw(this.bytes.subarray(32, 40))) }
  set hw(value: Init<KvmRunHw>) { copyStruct(this.hw, value, 'KvmRun.hw') }
  get failEntry(): KvmRunFailEntry { return (this.#failEntry ??= new KvmRunFailEntry(this.bytes.subarray(32, 48))) }
  set failEntry(value: Init<KvmRunFailEntry>) { copyStruct(this.failEntry, value, 'KvmRun.failEntry') }
  get ex(): KvmRunEx { return (this.#ex ??= new KvmRunEx(this.bytes.subarray(32, 40))) }
  set ex(value: Init<KvmRunEx>) { copyStruct(this.ex, value, 'KvmRun.ex') }
  get io(): KvmRunIo { return (this.#io ??= new KvmRunIo(this.bytes.subarray(32, 48))) }
  set io(value: Init<KvmRunIo>) { copyStruct(this.io, value, 'KvmRun.io') }
  get debug(): KvmRunDebug { return (this.#debug ??= new KvmRunDebug(this.bytes.subarray(32, 64))) }
  set debug(value: Init<KvmRunDebug>) { copyStruct(this.debug, value, 'KvmRun.debug') }
  get mmio(): KvmRunMmio { return (this.#mmio ??= new KvmRunMmio(this.bytes.subarray(32, 56))) }
  set mmio(value: Init<KvmRunMmio>) { copyStruct(this.mmio, value, 'KvmRun.mmio') }
  get iocsrIo(): KvmRunIocsrIo { return (this.#iocsrIo ??= new KvmRunIocsrIo(this.bytes.subarray(32, 56))) }
  set iocsrIo(value: Init<KvmRunIocsrIo>) { copyStruct(this.iocsrIo, value, 'KvmRun.iocsrIo') }
  get hypercall(): KvmRunHypercall { return (this.#hypercall ??= new KvmRunHypercall(this.bytes.subarray(32, 104))) }
  set hypercall(value: Init<KvmRunHypercall>) { copyStruct(this.hypercall, value, 'KvmRun.hypercall') }
  get tprAccess(): KvmRunTprAccess { return (this.#tprAccess ??= new KvmRunTprAccess(this.bytes.subarray(32, 48))) }
  set tprAccess(value: Init<KvmRunTprAccess>) { copyStruct(this.tprAccess, value, 'KvmRun.tprAccess') }
  get s390Sieic(): KvmRunS390Sieic { return (this.#s390Sieic ??= new KvmRunS390Sieic(this.bytes.subarray(32, 40))) }
  set s390Sieic(value: Init<KvmRunS390Sieic>) { copyStruct(this.s390Sieic, value, 'KvmRun.s390Sieic') }
  get s390ResetFlags(): bigint { return this.view.getBigUint64(32, true) }
  set s390ResetFlags(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRun.s390ResetFlags'), true) }
  get s390Ucontrol(): KvmRunS390Ucontrol { return (this.#s390Ucontrol ??= new KvmRunS390Ucontrol(this.bytes.subarray(32, 48))) }
  set s390Ucontrol(value: Init<KvmRunS390Ucontrol>) { copyStruct(this.s390Ucontrol, value, 'KvmRun.s390Ucontrol') }
  get dcr(): KvmRunDcr { return (this.#dcr ??= new KvmRunDcr(this.bytes.subarray(32, 44))) }
  set dcr(value: Init<KvmRunDcr>) { copyStruct(this.dcr, value, 'KvmRun.dcr') }
  get internal(): KvmRunInternal { return (this.#internal ??= new KvmRunInternal(this.bytes.subarray(32, 168))) }
  set internal(value: Init<KvmRunInternal>) { copyStruct(this.internal, value, 'KvmRun.internal') }
  get emulationFailure(): KvmRunEmulationFailure { return (this.#emulationFailure ??= new KvmRunEmulationFailure(this.bytes.subarray(32, 64))) }
  set emulationFailure(value: Init<KvmRunEmulationFailure>) { copyStruct(this.emulationFailure, value, 'KvmRun.emulationFailure') }
  get osi(): KvmRunOsi { return (this.#osi ??= new KvmRunOsi(this.bytes.subarray(32, 288))) }
  set osi(value: Init<KvmRunOsi>) { copyStruct(this.osi, value, 'KvmRun.osi') }
  get paprHcall(): KvmRunPaprHcall { return (this.#paprHcall ??= new KvmRunPaprHcall(this.bytes.subarray(32, 120))) }
  set paprHcall(value: Init<KvmRunPaprHcall>) { copyStruct(this.paprHcall, value, 'KvmRun.paprHcall') }
  get s390Tsch(): KvmRunS390Tsch { return (this.#s390Tsch ??= new KvmRunS390Tsch(this.bytes.subarray(32, 52))) }
  set s390Tsch(value: Init<KvmRunS390Tsch>) { copyStruct(this.s390Tsch, value, 'KvmRun.s390Tsch') }
  get epr(): KvmRunEpr { return (this.#epr ??= new KvmRunEpr(this.bytes.subarray(32, 36))) }
  set epr(value: Init<KvmRunEpr>) { copyStruct(this.epr, value, 'KvmRun.epr') }
  get systemEvent(): KvmRunSystemEvent { return (this.#systemEvent ??= new KvmRunSystemEvent(this.bytes.subarray(32, 168))) }
  set systemEvent(value: Init<KvmRunSystemEvent>) { copyStruct(this.systemEvent, value, 'KvmRun.systemEvent') }
  get s390Stsi(): KvmRunS390Stsi { return (this.#s390Stsi ??= new KvmRunS390Stsi(this.bytes.subarray(32, 48))) }
  set s390Stsi(value: Init<KvmRunS390Stsi>) { copyStruct(this.s390Stsi, value, 'KvmRun.s390Stsi') }
  get eoi(): KvmRunEoi { return (this.#eoi ??= new KvmRunEoi(this.bytes.subarray(32, 33))) }
  set eoi(value: Init<KvmRunEoi>) { copyStruct(this.eoi, value, 'KvmRun.eoi') }
  get hyperv(): KvmHypervExit { return (this.#hyperv ??= new KvmHypervExit(this.bytes.subarray(32, 88))) }
  set hyperv(value: Init<KvmHypervExit>) { copyStruct(this.hyperv, value, 'KvmRun.hyperv') }
  get armNisv(): KvmRunArmNisv { return (this.#armNisv ??= new KvmRunArmNisv(this.bytes.subarray(32, 48))) }
  set armNisv(value: Init<KvmRunArmNisv>) { copyStruct(this.armNisv, value, 'KvmRun.armNisv') }
  get msr(): KvmRunMsr { return (this.#msr ??= new KvmRunMsr(this.bytes.subarray(32, 56))) }
  set msr(value: Init<KvmRunMsr>) { copyStruct(this.msr, value, 'KvmRun.msr') }
  get xen(): KvmXenExit { return (this.#xen ??= new KvmXenExit(this.bytes.subarray(32, 112))) }
  set xen(value: Init<KvmXenExit>) { copyStruct(this.xen, value, 'KvmRun.xen') }
  get riscvSbi(): KvmRunRiscvSbi { return (this.#riscvSbi ??= new KvmRunRiscvSbi(this.bytes.subarray(32, 112))) }
  set riscvSbi(value: Init<KvmRunRiscvSbi>) { copyStruct(this.riscvSbi, value, 'KvmRun.riscvSbi') }
  get riscvCsr(): KvmRunRiscvCsr { return (this.#riscvCsr ??= new KvmRunRiscvCsr(this.bytes.subarray(32, 64))) }
  set riscvCsr(value: Init<KvmRunRiscvCsr>) { copyStruct(this.riscvCsr, value, 'KvmRun.riscvCsr') }
  get notify(): KvmRunNotify { return (this.#notify ??= new KvmRunNotify(this.bytes.subarray(32, 36))) }
  set notify(value: Init<KvmRunNotify>) { copyStruct(this.notify, value, 'KvmRun.notify') }
  get memoryFault(): KvmRunMemoryFault { return (this.#memoryFault ??= new KvmRunMemoryFault(this.bytes.subarray(32, 56))) }
  set memoryFault(value: Init<KvmRunMemoryFault>) { copyStruct(this.memoryFault, value, 'KvmRun.memoryFault') }
  get padding(): Uint8Array { return (this.#padding ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 32, 256)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmRun.padding') }
  get tdx(): KvmRunTdx { return (this.#tdx ??= new KvmRunTdx(this.bytes.subarray(32, 96))) }
  set tdx(value: Init<KvmRunTdx>) { copyStruct(this.tdx, value, 'KvmRun.tdx') }
  get armSea(): KvmRunArmSea { return (this.#armSea ??= new KvmRunArmSea(this.bytes.subarray(32, 64))) }
  set armSea(value: Init<KvmRunArmSea>) { copyStruct(this.armSea, value, 'KvmRun.armSea') }
  get snpReqCerts(): KvmExitSnpReqCerts { return (this.#snpReqCerts ??= new KvmExitSnpReqCerts(this.bytes.subarray(32, 56))) }
  set snpReqCerts(value: Init<KvmExitSnpReqCerts>) { copyStruct(this.snpReqCerts, value, 'KvmRun.snpReqCerts') }
  get kvmValidRegs(): bigint { return this.view.getBigUint64(288, true) }
  set kvmValidRegs(value: Integer) { this.view.setBigUint64(288, u64(value, 'KvmRun.kvmValidRegs'), true) }
  get kvmDirtyRegs(): bigint { return this.view.getBigUint64(296, true) }
  set kvmDirtyRegs(value: Integer) { this.view.setBigUint64(296, u64(value, 'KvmRun.kvmDirtyRegs'), true) }
  get s(): KvmRunS { return (this.#s ??= new KvmRunS(this.bytes.subarray(304, 2352))) }
  set s(value: Init<KvmRunS>) { copyStruct(this.s, value, 'KvmRun.s') }
}

/** The struct `debug` of `struct kvm_run`, 32 bytes. */
export class KvmRunDebug extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['arch']

  #arch: KvmDebugExitArch | undefined
  get arch(): KvmDebugExitArch { return (this.#arch ??= new KvmDebugExitArch(this.bytes.subarray(0, 32))) }
  set arch(value: Init<KvmDebugExitArch>) { copyStruct(this.arch, value, 'KvmRunDebug.arch') }
}

/** The union `s` of `struct kvm_run`, 2048 bytes. */
export class KvmRunS extends Union {
  static override readonly size = 2048
  static override readonly fields: readonly string[] = ['regs', 'padding']

  #regs: KvmSyncRegs | undefined
  #padding: Uint8Array | undefined
  get regs(): KvmSyncRegs { return (this.#regs ??= new KvmSyncRegs(this.bytes.subarray(0, 520))) }
  set regs(value: Init<KvmSyncRegs>) { copyStruct(this.regs, value, 'KvmRunS.regs') }
  get padding(): Uint8Array { return (this.#padding ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 2048)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmRunS.padding') }
}

/** `struct kvm_guest_debug`, 72 bytes. */
export class KvmGuestDebug extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['control', 'pad', 'arch']

  #arch: KvmGuestDebugArch | undefined
  get control(): number { return this.view.getUint32(0, true) }
  set control(value: Integer) { this.view.setUint32(0, u32(value, 'KvmGuestDebug.control'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmGuestDebug.pad'), true) }
  get arch(): KvmGuestDebugArch { return (this.#arch ??= new KvmGuestDebugArch(this.bytes.subarray(8, 72))) }
  set arch(value: Init<KvmGuestDebugArch>) { copyStruct(this.arch, value, 'KvmGuestDebug.arch') }
}

/** `struct kvm_reg_list`, 8 bytes and a flexible array member. */
export class KvmRegList extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['n', 'reg']
  static override readonly flexible = { reg: { offset: 8, entrySize: 8, count: 'n', max: 500 } }
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 500
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmRegList { return withEntries(this, length) }

  get n(): bigint { return this.view.getBigUint64(0, true) }
  set n(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRegList.n'), true) }
  get reg(): BigUint64Array { return new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, Math.min(Number(this.n), room(this, 8, 8))) }
  set reg(value: Iterable<Integer>) { copyIntegers(this.reg, value, 'KvmRegList.reg') }
}

/**
 * `struct kvm_xsave2`, 4104 bytes and a flexible array member.
 *
 * Helper structure to treat post-5.17 [`kvm_xsave`] as a FamStruct.
 * See also: [`Xsave`].
 */
export class KvmXsave2 extends Struct {
  static override readonly size = 4104
  static override readonly fields: readonly string[] = ['len', 'xsave']
  static override readonly flexible = { xsave: { offset: 8 } }

  #xsave: KvmXsave | undefined
  /**
   * The length, in units of sizeof::<__u32>(), of the FAM in [`kvm_xsave`].
   * Note that `KVM_CHECK_EXTENSION(KVM_CAP_XSAVE2)` returns the size of the
   * entire `kvm_xsave` structure, e.g. the sum of header and FAM. Thus, this
   * `len` field is equal to
   * `(KVM_CHECK_EXTENSION(KVM_CAP_XSAVE2) - sizeof::<kvm_xsave>()).div_ceil(sizeof::<__u32>()`.
   */
  get len(): bigint { return this.view.getBigUint64(0, true) }
  set len(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmXsave2.len'), true) }
  get xsave(): KvmXsave { return (this.#xsave ??= new KvmXsave(this.bytes.subarray(8))) }
  set xsave(value: Init<KvmXsave>) { copyStruct(this.xsave, value, 'KvmXsave2.xsave') }
}

/**
 * The union `data` of `struct KvmNestedStateBuffer`, 8192 bytes.
 *
 * Non-zero variant of the bindgen data union.
 * Please note that on SVM, this type wastes one page as the VMX state is
 * larger.
 */
export class KvmNestedStateBufferData extends Union {
  static override readonly size = 8192
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['vmx', 'svm']

  #vmx: KvmVmxNestedStateData | undefined
  #svm: KvmSvmNestedStateData | undefined
  get vmx(): KvmVmxNestedStateData { return (this.#vmx ??= new KvmVmxNestedStateData(this.bytes.subarray(0, 8192))) }
  set vmx(value: Init<KvmVmxNestedStateData>) { copyStruct(this.vmx, value, 'KvmNestedStateBufferData.vmx') }
  get svm(): KvmSvmNestedStateData { return (this.#svm ??= new KvmSvmNestedStateData(this.bytes.subarray(0, 4096))) }
  set svm(value: Init<KvmSvmNestedStateData>) { copyStruct(this.svm, value, 'KvmNestedStateBufferData.svm') }
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
export class KvmNestedStateBuffer extends Struct {
  static override readonly size = 8320
  static override readonly fields: readonly string[] = ['flags', 'format', 'size', 'hdr', 'data']

  #hdr: KvmNestedStateHdr | undefined
  #data: KvmNestedStateBufferData | undefined
  get flags(): number { return this.view.getUint16(0, true) }
  set flags(value: Integer) { this.view.setUint16(0, u16(value, 'KvmNestedStateBuffer.flags'), true) }
  get format(): number { return this.view.getUint16(2, true) }
  set format(value: Integer) { this.view.setUint16(2, u16(value, 'KvmNestedStateBuffer.format'), true) }
  get size(): number { return this.view.getUint32(4, true) }
  set size(value: Integer) { this.view.setUint32(4, u32(value, 'KvmNestedStateBuffer.size'), true) }
  get hdr(): KvmNestedStateHdr { return (this.#hdr ??= new KvmNestedStateHdr(this.bytes.subarray(8, 128))) }
  set hdr(value: Init<KvmNestedStateHdr>) { copyStruct(this.hdr, value, 'KvmNestedStateBuffer.hdr') }
  get data(): KvmNestedStateBufferData { return (this.#data ??= new KvmNestedStateBufferData(this.bytes.subarray(128, 8320))) }
  set data(value: Init<KvmNestedStateBufferData>) { copyStruct(this.data, value, 'KvmNestedStateBuffer.data') }
}

/**
 * `struct kvm_tdx_cmd`, 24 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmTdxCmd extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['id', 'flags', 'data', 'hwError']

  get id(): number { return this.view.getUint32(0, true) }
  set id(value: Integer) { this.view.setUint32(0, u32(value, 'KvmTdxCmd.id'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmTdxCmd.flags'), true) }
  get data(): bigint { return this.view.getBigUint64(8, true) }
  set data(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmTdxCmd.data'), true) }
  get hwError(): bigint { return this.view.getBigUint64(16, true) }
  set hwError(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmTdxCmd.hwError'), true) }
}

/**
 * `struct kvm_tdx_capabilities`, 2056 bytes and a flexible array member.
 *
 * `asm/kvm.h`
 */
export class KvmTdxCapabilities extends Struct {
  static override readonly size = 2056
  static override readonly fields: readonly string[] = [
    'supportedAttrs', 'supportedXfam', 'kernelTdvmcallinfo1R11', 'userTdvmcallinfo1R11', 'kernelTdvmcallinfo1R12',
    'userTdvmcallinfo1R12', 'reserved', 'cpuid',
  ]
  static override readonly flexible = { cpuid: { offset: 2048 } }

  #reserved: BigUint64Array | undefined
  #cpuid: KvmCpuid2 | undefined
  get supportedAttrs(): bigint { return this.view.getBigUint64(0, true) }
  set supportedAttrs(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmTdxCapabilities.supportedAttrs'), true) }
  get supportedXfam(): bigint { return this.view.getBigUint64(8, true) }
  set supportedXfam(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmTdxCapabilities.supportedXfam'), true) }
  get kernelTdvmcallinfo1R11(): bigint { return this.view.getBigUint64(16, true) }
  set kernelTdvmcallinfo1R11(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmTdxCapabilities.kernelTdvmcallinfo1R11'), true) }
  get userTdvmcallinfo1R11(): bigint { return this.view.getBigUint64(24, true) }
  set userTdvmcallinfo1R11(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmTdxCapabilities.userTdvmcallinfo1R11'), true) }
  get kernelTdvmcallinfo1R12(): bigint { return this.view.getBigUint64(32, true) }
  set kernelTdvmcallinfo1R12(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmTdxCapabilities.kernelTdvmcallinfo1R12'), true) }
  get userTdvmcallinfo1R12(): bigint { return this.view.getBigUint64(40, true) }
  set userTdvmcallinfo1R12(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmTdxCapabilities.userTdvmcallinfo1R12'), true) }
  get reserved(): BigUint64Array { return (this.#reserved ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 48, 250)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmTdxCapabilities.reserved') }
  get cpuid(): KvmCpuid2 { return (this.#cpuid ??= new KvmCpuid2(this.bytes.subarray(2048))) }
  set cpuid(value: Init<KvmCpuid2>) { copyStruct(this.cpuid, value, 'KvmTdxCapabilities.cpuid') }
}

/**
 * `struct kvm_tdx_init_vm`, 264 bytes and a flexible array member.
 *
 * `asm/kvm.h`
 */
export class KvmTdxInitVm extends Struct {
  static override readonly size = 264
  static override readonly fields: readonly string[] = [
    'attributes', 'xfam', 'mrconfigid', 'mrowner', 'mrownerconfig', 'reserved', 'cpuid',
  ]
  static override readonly flexible = { cpuid: { offset: 256 } }

  #mrconfigid: BigUint64Array | undefined
  #mrowner: BigUint64Array | undefined
  #mrownerconfig: BigUint64Array | undefined
  #reserved: BigUint64Array | undefined
  #cpuid: KvmCpuid2 | undefined
  get attributes(): bigint { return this.view.getBigUint64(0, true) }
  set attributes(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmTdxInitVm.attributes'), true) }
  get xfam(): bigint { return this.view.getBigUint64(8, true) }
  set xfam(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmTdxInitVm.xfam'), true) }
  get mrconfigid(): BigUint64Array { return (this.#mrconfigid ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 16, 6)) }
  set mrconfigid(value: Iterable<Integer>) { copyIntegers(this.mrconfigid, value, 'KvmTdxInitVm.mrconfigid') }
  get mrowner(): BigUint64Array { return (this.#mrowner ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 64, 6)) }
  set mrowner(value: Iterable<Integer>) { copyIntegers(this.mrowner, value, 'KvmTdxInitVm.mrowner') }
  get mrownerconfig(): BigUint64Array { return (this.#mrownerconfig ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 112, 6)) }
  set mrownerconfig(value: Iterable<Integer>) { copyIntegers(this.mrownerconfig, value, 'KvmTdxInitVm.mrownerconfig') }
  get reserved(): BigUint64Array { return (this.#reserved ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 160, 12)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmTdxInitVm.reserved') }
  get cpuid(): KvmCpuid2 { return (this.#cpuid ??= new KvmCpuid2(this.bytes.subarray(256))) }
  set cpuid(value: Init<KvmCpuid2>) { copyStruct(this.cpuid, value, 'KvmTdxInitVm.cpuid') }
}

/**
 * `struct kvm_tdx_init_mem_region`, 24 bytes.
 *
 * `asm/kvm.h`
 */
export class KvmTdxInitMemRegion extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['sourceAddr', 'gpa', 'nrPages']

  get sourceAddr(): bigint { return this.view.getBigUint64(0, true) }
  set sourceAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmTdxInitMemRegion.sourceAddr'), true) }
  get gpa(): bigint { return this.view.getBigUint64(8, true) }
  set gpa(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmTdxInitMemRegion.gpa'), true) }
  get nrPages(): bigint { return this.view.getBigUint64(16, true) }
  set nrPages(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmTdxInitMemRegion.nrPages'), true) }
}

/**
 * `struct kvm_steal_time`, 64 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmStealTime extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['steal', 'version', 'flags', 'preempted', 'u8Pad', 'pad']

  #u8Pad: Uint8Array | undefined
  #pad: Uint32Array | undefined
  get steal(): bigint { return this.view.getBigUint64(0, true) }
  set steal(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmStealTime.steal'), true) }
  get version(): number { return this.view.getUint32(8, true) }
  set version(value: Integer) { this.view.setUint32(8, u32(value, 'KvmStealTime.version'), true) }
  get flags(): number { return this.view.getUint32(12, true) }
  set flags(value: Integer) { this.view.setUint32(12, u32(value, 'KvmStealTime.flags'), true) }
  get preempted(): number { return this.view.getUint8(16) }
  set preempted(value: Integer) { this.view.setUint8(16, u8(value, 'KvmStealTime.preempted')) }
  get u8Pad(): Uint8Array { return (this.#u8Pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 17, 3)) }
  set u8Pad(value: Iterable<Integer>) { copyIntegers(this.u8Pad, value, 'KvmStealTime.u8Pad') }
  get pad(): Uint32Array { return (this.#pad ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 20, 11)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmStealTime.pad') }
}

/**
 * `struct kvm_clock_pairing`, 64 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmClockPairing extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['sec', 'nsec', 'tsc', 'flags', 'pad']

  #pad: Uint32Array | undefined
  get sec(): bigint { return this.view.getBigInt64(0, true) }
  set sec(value: Integer) { this.view.setBigInt64(0, i64(value, 'KvmClockPairing.sec'), true) }
  get nsec(): bigint { return this.view.getBigInt64(8, true) }
  set nsec(value: Integer) { this.view.setBigInt64(8, i64(value, 'KvmClockPairing.nsec'), true) }
  get tsc(): bigint { return this.view.getBigUint64(16, true) }
  set tsc(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmClockPairing.tsc'), true) }
  get flags(): number { return this.view.getUint32(24, true) }
  set flags(value: Integer) { this.view.setUint32(24, u32(value, 'KvmClockPairing.flags'), true) }
  get pad(): Uint32Array { return (this.#pad ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 28, 9)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmClockPairing.pad') }
}

/**
 * `struct kvm_mmu_op_header`, 8 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpHeader extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['op', 'pad']

  get op(): number { return this.view.getUint32(0, true) }
  set op(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMmuOpHeader.op'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmMmuOpHeader.pad'), true) }
}

/**
 * `struct kvm_mmu_op_write_pte`, 24 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpWritePte extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['header', 'ptePhys', 'pteVal']

  #header: KvmMmuOpHeader | undefined
  get header(): KvmMmuOpHeader { return (this.#header ??= new KvmMmuOpHeader(this.bytes.subarray(0, 8))) }
  set header(value: Init<KvmMmuOpHeader>) { copyStruct(this.header, value, 'KvmMmuOpWritePte.header') }
  get ptePhys(): bigint { return this.view.getBigUint64(8, true) }
  set ptePhys(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmMmuOpWritePte.ptePhys'), true) }
  get pteVal(): bigint { return this.view.getBigUint64(16, true) }
  set pteVal(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmMmuOpWritePte.pteVal'), true) }
}

/**
 * `struct kvm_mmu_op_flush_tlb`, 8 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpFlushTlb extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['header']

  #header: KvmMmuOpHeader | undefined
  get header(): KvmMmuOpHeader { return (this.#header ??= new KvmMmuOpHeader(this.bytes.subarray(0, 8))) }
  set header(value: Init<KvmMmuOpHeader>) { copyStruct(this.header, value, 'KvmMmuOpFlushTlb.header') }
}

/**
 * `struct kvm_mmu_op_release_pt`, 16 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmMmuOpReleasePt extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['header', 'ptPhys']

  #header: KvmMmuOpHeader | undefined
  get header(): KvmMmuOpHeader { return (this.#header ??= new KvmMmuOpHeader(this.bytes.subarray(0, 8))) }
  set header(value: Init<KvmMmuOpHeader>) { copyStruct(this.header, value, 'KvmMmuOpReleasePt.header') }
  get ptPhys(): bigint { return this.view.getBigUint64(8, true) }
  set ptPhys(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmMmuOpReleasePt.ptPhys'), true) }
}

/**
 * `struct kvm_vcpu_pv_apf_data`, 64 bytes.
 *
 * `asm/kvm_para.h`
 */
export class KvmVcpuPvApfData extends Struct {
  static override readonly size = 64
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['flags', 'token', 'pad']

  #pad: Uint8Array | undefined
  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmVcpuPvApfData.flags'), true) }
  get token(): number { return this.view.getUint32(4, true) }
  set token(value: Integer) { this.view.setUint32(4, u32(value, 'KvmVcpuPvApfData.token'), true) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 8, 56)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmVcpuPvApfData.pad') }
}
