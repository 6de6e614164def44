// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import type { Integer } from '../arguments/integer.ts'
import { flexibleInts, flexibleStructs, i16, i32, ints, layout, struct, u16, u32, u64, u8 } from '../struct/members.ts'
import { type Init, Struct, Union, withEntries } from '../struct/struct.ts'

export const __BITS_PER_LONG_LONG = 64
export const __FD_SETSIZE = 1024
export const _IOC_NRBITS = 8
export const _IOC_TYPEBITS = 8
export const _IOC_SIZEBITS = 14
export const _IOC_DIRBITS = 2
export const _IOC_NRMASK = 255
export const _IOC_TYPEMASK = 255
export const _IOC_SIZEMASK = 16383
export const _IOC_DIRMASK = 3
export const _IOC_NRSHIFT = 0
export const _IOC_TYPESHIFT = 8
export const _IOC_SIZESHIFT = 16
export const _IOC_DIRSHIFT = 30
export const _IOC_NONE = 0
export const _IOC_WRITE = 1
export const _IOC_READ = 2
export const IOC_IN = 0x40000000
export const IOC_OUT = 0x80000000
export const IOC_INOUT = 0xc0000000
export const IOCSIZE_MASK = 0x3fff0000
export const IOCSIZE_SHIFT = 16
export const KVM_DIRTY_LOG_PAGE_OFFSET = 64
export const KVM_API_VERSION = 12
export const KVM_MEM_LOG_DIRTY_PAGES = 1
export const KVM_MEM_READONLY = 2
export const KVM_MEM_GUEST_MEMFD = 4
export const KVM_PIT_SPEAKER_DUMMY = 1
export const KVM_EXIT_HYPERV_SYNIC = 1
export const KVM_EXIT_HYPERV_HCALL = 2
export const KVM_EXIT_HYPERV_SYNDBG = 3
export const KVM_EXIT_XEN_HCALL = 1
export const KVM_S390_GET_SKEYS_NONE = 1
export const KVM_S390_SKEYS_MAX = 0x100000
export const KVM_EXIT_UNKNOWN = 0
export const KVM_EXIT_EXCEPTION = 1
export const KVM_EXIT_IO = 2
export const KVM_EXIT_HYPERCALL = 3
export const KVM_EXIT_DEBUG = 4
export const KVM_EXIT_HLT = 5
export const KVM_EXIT_MMIO = 6
export const KVM_EXIT_IRQ_WINDOW_OPEN = 7
export const KVM_EXIT_SHUTDOWN = 8
export const KVM_EXIT_FAIL_ENTRY = 9
export const KVM_EXIT_INTR = 10
export const KVM_EXIT_SET_TPR = 11
export const KVM_EXIT_TPR_ACCESS = 12
export const KVM_EXIT_S390_SIEIC = 13
export const KVM_EXIT_S390_RESET = 14
export const KVM_EXIT_DCR = 15
export const KVM_EXIT_NMI = 16
export const KVM_EXIT_INTERNAL_ERROR = 17
export const KVM_EXIT_OSI = 18
export const KVM_EXIT_PAPR_HCALL = 19
export const KVM_EXIT_S390_UCONTROL = 20
export const KVM_EXIT_WATCHDOG = 21
export const KVM_EXIT_S390_TSCH = 22
export const KVM_EXIT_EPR = 23
export const KVM_EXIT_SYSTEM_EVENT = 24
export const KVM_EXIT_S390_STSI = 25
export const KVM_EXIT_IOAPIC_EOI = 26
export const KVM_EXIT_HYPERV = 27
export const KVM_EXIT_ARM_NISV = 28
export const KVM_EXIT_X86_RDMSR = 29
export const KVM_EXIT_X86_WRMSR = 30
export const KVM_EXIT_DIRTY_RING_FULL = 31
export const KVM_EXIT_AP_RESET_HOLD = 32
export const KVM_EXIT_X86_BUS_LOCK = 33
export const KVM_EXIT_XEN = 34
export const KVM_EXIT_RISCV_SBI = 35
export const KVM_EXIT_RISCV_CSR = 36
export const KVM_EXIT_NOTIFY = 37
export const KVM_EXIT_LOONGARCH_IOCSR = 38
export const KVM_EXIT_MEMORY_FAULT = 39
export const KVM_INTERNAL_ERROR_EMULATION = 1
export const KVM_INTERNAL_ERROR_SIMUL_EX = 2
export const KVM_INTERNAL_ERROR_DELIVERY_EV = 3
export const KVM_INTERNAL_ERROR_UNEXPECTED_EXIT_REASON = 4
export const KVM_INTERNAL_ERROR_EMULATION_FLAG_INSTRUCTION_BYTES = 1
export const KVM_EXIT_IO_IN = 0
export const KVM_EXIT_IO_OUT = 1
export const KVM_SYSTEM_EVENT_SHUTDOWN = 1
export const KVM_SYSTEM_EVENT_RESET = 2
export const KVM_SYSTEM_EVENT_CRASH = 3
export const KVM_SYSTEM_EVENT_WAKEUP = 4
export const KVM_SYSTEM_EVENT_SUSPEND = 5
export const KVM_SYSTEM_EVENT_SEV_TERM = 6
export const KVM_MSR_EXIT_REASON_INVAL = 1
export const KVM_MSR_EXIT_REASON_UNKNOWN = 2
export const KVM_MSR_EXIT_REASON_FILTER = 4
export const KVM_MSR_EXIT_REASON_VALID_MASK = 7
export const KVM_NOTIFY_CONTEXT_INVALID = 1
export const KVM_MEMORY_EXIT_FLAG_PRIVATE = 8
export const SYNC_REGS_SIZE_BYTES = 2048
export const KVM_MP_STATE_RUNNABLE = 0
export const KVM_MP_STATE_UNINITIALIZED = 1
export const KVM_MP_STATE_INIT_RECEIVED = 2
export const KVM_MP_STATE_HALTED = 3
export const KVM_MP_STATE_SIPI_RECEIVED = 4
export const KVM_MP_STATE_STOPPED = 5
export const KVM_MP_STATE_CHECK_STOP = 6
export const KVM_MP_STATE_OPERATING = 7
export const KVM_MP_STATE_LOAD = 8
export const KVM_MP_STATE_AP_RESET_HOLD = 9
export const KVM_MP_STATE_SUSPENDED = 10
export const KVM_GUESTDBG_ENABLE = 1
export const KVM_GUESTDBG_SINGLESTEP = 2
export const KVM_X86_DISABLE_EXITS_MWAIT = 1
export const KVM_X86_DISABLE_EXITS_HLT = 2
export const KVM_X86_DISABLE_EXITS_PAUSE = 4
export const KVM_X86_DISABLE_EXITS_CSTATE = 8
export const KVMIO = 174
export const KVM_VM_S390_UCONTROL = 1
export const KVM_VM_PPC_HV = 1
export const KVM_VM_PPC_PR = 2
export const KVM_VM_MIPS_AUTO = 0
export const KVM_VM_MIPS_VZ = 1
export const KVM_VM_MIPS_TE = 2
export const KVM_S390_SIE_PAGE_OFFSET = 1
export const KVM_VM_TYPE_ARM_IPA_SIZE_MASK = 255
export const KVM_CAP_IRQCHIP = 0
export const KVM_CAP_HLT = 1
export const KVM_CAP_MMU_SHADOW_CACHE_CONTROL = 2
export const KVM_CAP_USER_MEMORY = 3
export const KVM_CAP_SET_TSS_ADDR = 4
export const KVM_CAP_VAPIC = 6
export const KVM_CAP_EXT_CPUID = 7
export const KVM_CAP_CLOCKSOURCE = 8
export const KVM_CAP_NR_VCPUS = 9
export const KVM_CAP_NR_MEMSLOTS = 10
export const KVM_CAP_PIT = 11
export const KVM_CAP_NOP_IO_DELAY = 12
export const KVM_CAP_PV_MMU = 13
export const KVM_CAP_MP_STATE = 14
export const KVM_CAP_COALESCED_MMIO = 15
export const KVM_CAP_SYNC_MMU = 16
export const KVM_CAP_IOMMU = 18
export const KVM_CAP_DESTROY_MEMORY_REGION_WORKS = 21
export const KVM_CAP_USER_NMI = 22
export const KVM_CAP_SET_GUEST_DEBUG = 23
export const KVM_CAP_IRQ_ROUTING = 25
export const KVM_CAP_IRQ_INJECT_STATUS = 26
export const KVM_CAP_ASSIGN_DEV_IRQ = 29
export const KVM_CAP_JOIN_MEMORY_REGIONS_WORKS = 30
export const KVM_CAP_IRQFD = 32
export const KVM_CAP_SET_BOOT_CPU_ID = 34
export const KVM_CAP_IOEVENTFD = 36
export const KVM_CAP_SET_IDENTITY_MAP_ADDR = 37
export const KVM_CAP_ADJUST_CLOCK = 39
export const KVM_CAP_INTERNAL_ERROR_DATA = 40
export const KVM_CAP_S390_PSW = 42
export const KVM_CAP_PPC_SEGSTATE = 43
export const KVM_CAP_HYPERV = 44
export const KVM_CAP_HYPERV_VAPIC = 45
export const KVM_CAP_HYPERV_SPIN = 46
export const KVM_CAP_PCI_SEGMENT = 47
export const KVM_CAP_PPC_PAIRED_SINGLES = 48
export const KVM_CAP_INTR_SHADOW = 49
export const KVM_CAP_X86_ROBUST_SINGLESTEP = 51
export const KVM_CAP_PPC_OSI = 52
export const KVM_CAP_PPC_UNSET_IRQ = 53
export const KVM_CAP_ENABLE_CAP = 54
export const KVM_CAP_PPC_GET_PVINFO = 57
export const KVM_CAP_PPC_IRQ_LEVEL = 58
export const KVM_CAP_ASYNC_PF = 59
export const KVM_CAP_TSC_CONTROL = 60
export const KVM_CAP_GET_TSC_KHZ = 61
export const KVM_CAP_PPC_BOOKE_SREGS = 62
export const KVM_CAP_SPAPR_TCE = 63
export const KVM_CAP_PPC_SMT = 64
export const KVM_CAP_PPC_RMA = 65
export const KVM_CAP_MAX_VCPUS = 66
export const KVM_CAP_PPC_HIOR = 67
export const KVM_CAP_PPC_PAPR = 68
export const KVM_CAP_SW_TLB = 69
export const KVM_CAP_ONE_REG = 70
export const KVM_CAP_S390_GMAP = 71
export const KVM_CAP_TSC_DEADLINE_TIMER = 72
export const KVM_CAP_S390_UCONTROL = 73
export const KVM_CAP_SYNC_REGS = 74
export const KVM_CAP_PCI_2_3 = 75
export const KVM_CAP_KVMCLOCK_CTRL = 76
export const KVM_CAP_SIGNAL_MSI = 77
export const KVM_CAP_PPC_GET_SMMU_INFO = 78
export const KVM_CAP_S390_COW = 79
export const KVM_CAP_PPC_ALLOC_HTAB = 80
export const KVM_CAP_READONLY_MEM = 81
export const KVM_CAP_IRQFD_RESAMPLE = 82
export const KVM_CAP_PPC_BOOKE_WATCHDOG = 83
export const KVM_CAP_PPC_HTAB_FD = 84
export const KVM_CAP_S390_CSS_SUPPORT = 85
export const KVM_CAP_PPC_EPR = 86
export const KVM_CAP_ARM_PSCI = 87
export const KVM_CAP_ARM_SET_DEVICE_ADDR = 88
export const KVM_CAP_DEVICE_CTRL = 89
export const KVM_CAP_IRQ_MPIC = 90
export const KVM_CAP_PPC_RTAS = 91
export const KVM_CAP_IRQ_XICS = 92
export const KVM_CAP_ARM_EL1_32BIT = 93
export const KVM_CAP_SPAPR_MULTITCE = 94
export const KVM_CAP_EXT_EMUL_CPUID = 95
export const KVM_CAP_HYPERV_TIME = 96
export const KVM_CAP_IOAPIC_POLARITY_IGNORED = 97
export const KVM_CAP_ENABLE_CAP_VM = 98
export const KVM_CAP_S390_IRQCHIP = 99
export const KVM_CAP_IOEVENTFD_NO_LENGTH = 100
export const KVM_CAP_VM_ATTRIBUTES = 101
export const KVM_CAP_ARM_PSCI_0_2 = 102
export const KVM_CAP_PPC_FIXUP_HCALL = 103
export const KVM_CAP_PPC_ENABLE_HCALL = 104
export const KVM_CAP_CHECK_EXTENSION_VM = 105
export const KVM_CAP_S390_USER_SIGP = 106
export const KVM_CAP_S390_VECTOR_REGISTERS = 107
export const KVM_CAP_S390_MEM_OP = 108
export const KVM_CAP_S390_USER_STSI = 109
export const KVM_CAP_S390_SKEYS = 110
export const KVM_CAP_MIPS_FPU = 111
export const KVM_CAP_MIPS_MSA = 112
export const KVM_CAP_S390_INJECT_IRQ = 113
export const KVM_CAP_S390_IRQ_STATE = 114
export const KVM_CAP_PPC_HWRNG = 115
export const KVM_CAP_DISABLE_QUIRKS = 116
export const KVM_CAP_X86_SMM = 117
export const KVM_CAP_MULTI_ADDRESS_SPACE = 118
export const KVM_CAP_GUEST_DEBUG_HW_BPS = 119
export const KVM_CAP_GUEST_DEBUG_HW_WPS = 120
export const KVM_CAP_SPLIT_IRQCHIP = 121
export const KVM_CAP_IOEVENTFD_ANY_LENGTH = 122
export const KVM_CAP_HYPERV_SYNIC = 123
export const KVM_CAP_S390_RI = 124
export const KVM_CAP_SPAPR_TCE_64 = 125
export const KVM_CAP_ARM_PMU_V3 = 126
export const KVM_CAP_VCPU_ATTRIBUTES = 127
export const KVM_CAP_MAX_VCPU_ID = 128
export const KVM_CAP_X2APIC_API = 129
export const KVM_CAP_S390_USER_INSTR0 = 130
export const KVM_CAP_MSI_DEVID = 131
export const KVM_CAP_PPC_HTM = 132
export const KVM_CAP_SPAPR_RESIZE_HPT = 133
export const KVM_CAP_PPC_MMU_RADIX = 134
export const KVM_CAP_PPC_MMU_HASH_V3 = 135
export const KVM_CAP_IMMEDIATE_EXIT = 136
export const KVM_CAP_MIPS_VZ = 137
export const KVM_CAP_MIPS_TE = 138
export const KVM_CAP_MIPS_64BIT = 139
export const KVM_CAP_S390_GS = 140
export const KVM_CAP_S390_AIS = 141
export const KVM_CAP_SPAPR_TCE_VFIO = 142
export const KVM_CAP_X86_DISABLE_EXITS = 143
export const KVM_CAP_ARM_USER_IRQ = 144
export const KVM_CAP_S390_CMMA_MIGRATION = 145
export const KVM_CAP_PPC_FWNMI = 146
export const KVM_CAP_PPC_SMT_POSSIBLE = 147
export const KVM_CAP_HYPERV_SYNIC2 = 148
export const KVM_CAP_HYPERV_VP_INDEX = 149
export const KVM_CAP_S390_AIS_MIGRATION = 150
export const KVM_CAP_PPC_GET_CPU_CHAR = 151
export const KVM_CAP_S390_BPB = 152
export const KVM_CAP_GET_MSR_FEATURES = 153
export const KVM_CAP_HYPERV_EVENTFD = 154
export const KVM_CAP_HYPERV_TLBFLUSH = 155
export const KVM_CAP_S390_HPAGE_1M = 156
export const KVM_CAP_NESTED_STATE = 157
export const KVM_CAP_ARM_INJECT_SERROR_ESR = 158
export const KVM_CAP_MSR_PLATFORM_INFO = 159
export const KVM_CAP_PPC_NESTED_HV = 160
export const KVM_CAP_HYPERV_SEND_IPI = 161
export const KVM_CAP_COALESCED_PIO = 162
export const KVM_CAP_HYPERV_ENLIGHTENED_VMCS = 163
export const KVM_CAP_EXCEPTION_PAYLOAD = 164
export const KVM_CAP_ARM_VM_IPA_SIZE = 165
export const KVM_CAP_MANUAL_DIRTY_LOG_PROTECT = 166
export const KVM_CAP_HYPERV_CPUID = 167
export const KVM_CAP_MANUAL_DIRTY_LOG_PROTECT2 = 168
export const KVM_CAP_PPC_IRQ_XIVE = 169
export const KVM_CAP_ARM_SVE = 170
export const KVM_CAP_ARM_PTRAUTH_ADDRESS = 171
export const KVM_CAP_ARM_PTRAUTH_GENERIC = 172
export const KVM_CAP_PMU_EVENT_FILTER = 173
export const KVM_CAP_ARM_IRQ_LINE_LAYOUT_2 = 174
export const KVM_CAP_HYPERV_DIRECT_TLBFLUSH = 175
export const KVM_CAP_PPC_GUEST_DEBUG_SSTEP = 176
export const KVM_CAP_ARM_NISV_TO_USER = 177
export const KVM_CAP_ARM_INJECT_EXT_DABT = 178
export const KVM_CAP_S390_VCPU_RESETS = 179
export const KVM_CAP_S390_PROTECTED = 180
export const KVM_CAP_PPC_SECURE_GUEST = 181
export const KVM_CAP_HALT_POLL = 182
export const KVM_CAP_ASYNC_PF_INT = 183
export const KVM_CAP_LAST_CPU = 184
export const KVM_CAP_SMALLER_MAXPHYADDR = 185
export const KVM_CAP_S390_DIAG318 = 186
export const KVM_CAP_STEAL_TIME = 187
export const KVM_CAP_X86_USER_SPACE_MSR = 188
export const KVM_CAP_X86_MSR_FILTER = 189
export const KVM_CAP_ENFORCE_PV_FEATURE_CPUID = 190
export const KVM_CAP_SYS_HYPERV_CPUID = 191
export const KVM_CAP_DIRTY_LOG_RING = 192
export const KVM_CAP_X86_BUS_LOCK_EXIT = 193
export const KVM_CAP_PPC_DAWR1 = 194
export const KVM_CAP_SET_GUEST_DEBUG2 = 195
export const KVM_CAP_SGX_ATTRIBUTE = 196
export const KVM_CAP_VM_COPY_ENC_CONTEXT_FROM = 197
export const KVM_CAP_PTP_KVM = 198
export const KVM_CAP_HYPERV_ENFORCE_CPUID = 199
export const KVM_CAP_SREGS2 = 200
export const KVM_CAP_EXIT_HYPERCALL = 201
export const KVM_CAP_PPC_RPT_INVALIDATE = 202
export const KVM_CAP_BINARY_STATS_FD = 203
export const KVM_CAP_EXIT_ON_EMULATION_FAILURE = 204
export const KVM_CAP_ARM_MTE = 205
export const KVM_CAP_VM_MOVE_ENC_CONTEXT_FROM = 206
export const KVM_CAP_VM_GPA_BITS = 207
export const KVM_CAP_XSAVE2 = 208
export const KVM_CAP_SYS_ATTRIBUTES = 209
export const KVM_CAP_PPC_AIL_MODE_3 = 210
export const KVM_CAP_S390_MEM_OP_EXTENSION = 211
export const KVM_CAP_PMU_CAPABILITY = 212
export const KVM_CAP_DISABLE_QUIRKS2 = 213
export const KVM_CAP_VM_TSC_CONTROL = 214
export const KVM_CAP_SYSTEM_EVENT_DATA = 215
export const KVM_CAP_ARM_SYSTEM_SUSPEND = 216
export const KVM_CAP_S390_PROTECTED_DUMP = 217
export const KVM_CAP_X86_TRIPLE_FAULT_EVENT = 218
export const KVM_CAP_X86_NOTIFY_VMEXIT = 219
export const KVM_CAP_VM_DISABLE_NX_HUGE_PAGES = 220
export const KVM_CAP_S390_ZPCI_OP = 221
export const KVM_CAP_S390_CPU_TOPOLOGY = 222
export const KVM_CAP_DIRTY_LOG_RING_ACQ_REL = 223
export const KVM_CAP_S390_PROTECTED_ASYNC_DISABLE = 224
export const KVM_CAP_DIRTY_LOG_RING_WITH_BITMAP = 225
export const KVM_CAP_PMU_EVENT_MASKED_EVENTS = 226
export const KVM_CAP_COUNTER_OFFSET = 227
export const KVM_CAP_ARM_EAGER_SPLIT_CHUNK_SIZE = 228
export const KVM_CAP_ARM_SUPPORTED_BLOCK_SIZES = 229
export const KVM_CAP_ARM_SUPPORTED_REG_MASK_RANGES = 230
export const KVM_CAP_USER_MEMORY2 = 231
export const KVM_CAP_MEMORY_FAULT_INFO = 232
export const KVM_CAP_MEMORY_ATTRIBUTES = 233
export const KVM_CAP_GUEST_MEMFD = 234
export const KVM_CAP_VM_TYPES = 235
export const KVM_CAP_PRE_FAULT_MEMORY = 236
export const KVM_CAP_X86_APIC_BUS_CYCLES_NS = 237
export const KVM_CAP_X86_GUEST_MODE = 238
export const KVM_CAP_ARM_WRITABLE_IMP_ID_REGS = 239
export const KVM_IRQ_ROUTING_IRQCHIP = 1
export const KVM_IRQ_ROUTING_MSI = 2
export const KVM_IRQ_ROUTING_S390_ADAPTER = 3
export const KVM_IRQ_ROUTING_HV_SINT = 4
export const KVM_IRQ_ROUTING_XEN_EVTCHN = 5
export const KVM_IRQFD_FLAG_DEASSIGN = 1
export const KVM_IRQFD_FLAG_RESAMPLE = 2
export const KVM_CLOCK_TSC_STABLE = 2
export const KVM_CLOCK_REALTIME = 4
export const KVM_CLOCK_HOST_TSC = 8
export const KVM_MMU_FSL_BOOKE_NOHV = 0
export const KVM_MMU_FSL_BOOKE_HV = 1
export const KVM_REG_ARCH_MASK = 0xff00000000000000n
export const KVM_REG_GENERIC = 0
export const KVM_REG_PPC = 0x1000000000000000n
export const KVM_REG_X86 = 0x2000000000000000n
export const KVM_REG_IA64 = 0x3000000000000000n
export const KVM_REG_ARM = 0x4000000000000000n
export const KVM_REG_S390 = 0x5000000000000000n
export const KVM_REG_ARM64 = 0x6000000000000000n
export const KVM_REG_MIPS = 0x7000000000000000n
export const KVM_REG_RISCV = 0x8000000000000000n
export const KVM_REG_LOONGARCH = 0x9000000000000000n
export const KVM_REG_SIZE_SHIFT = 52
export const KVM_REG_SIZE_MASK = 0xf0000000000000n
export const KVM_REG_SIZE_U8 = 0
export const KVM_REG_SIZE_U16 = 0x10000000000000n
export const KVM_REG_SIZE_U32 = 0x20000000000000n
export const KVM_REG_SIZE_U64 = 0x30000000000000n
export const KVM_REG_SIZE_U128 = 0x40000000000000n
export const KVM_REG_SIZE_U256 = 0x50000000000000n
export const KVM_REG_SIZE_U512 = 0x60000000000000n
export const KVM_REG_SIZE_U1024 = 0x70000000000000n
export const KVM_REG_SIZE_U2048 = 0x80000000000000n
export const KVM_MSI_VALID_DEVID = 1
export const KVM_CREATE_DEVICE_TEST = 1
export const KVM_DEV_VFIO_FILE = 1
export const KVM_DEV_VFIO_FILE_ADD = 1
export const KVM_DEV_VFIO_FILE_DEL = 2
export const KVM_DEV_VFIO_GROUP = 1
export const KVM_DEV_VFIO_GROUP_ADD = 1
export const KVM_DEV_VFIO_GROUP_DEL = 2
export const KVM_DEV_VFIO_GROUP_SET_SPAPR_TCE = 3
export const KVM_S390_STORE_STATUS_NOADDR = -1
export const KVM_S390_STORE_STATUS_PREFIXED = -2
export const KVM_DIRTY_LOG_MANUAL_PROTECT_ENABLE = 1
export const KVM_DIRTY_LOG_INITIALLY_SET = 2
export const KVM_DIRTY_GFN_F_MASK = 3
export const KVM_BUS_LOCK_DETECTION_OFF = 1
export const KVM_BUS_LOCK_DETECTION_EXIT = 2
export const KVM_PMU_CAP_DISABLE = 1
export const KVM_STATS_TYPE_SHIFT = 0
export const KVM_STATS_TYPE_MASK = 15
export const KVM_STATS_TYPE_CUMULATIVE = 0
export const KVM_STATS_TYPE_INSTANT = 1
export const KVM_STATS_TYPE_PEAK = 2
export const KVM_STATS_TYPE_LINEAR_HIST = 3
export const KVM_STATS_TYPE_LOG_HIST = 4
export const KVM_STATS_TYPE_MAX = 4
export const KVM_STATS_UNIT_SHIFT = 4
export const KVM_STATS_UNIT_MASK = 240
export const KVM_STATS_UNIT_NONE = 0
export const KVM_STATS_UNIT_BYTES = 16
export const KVM_STATS_UNIT_SECONDS = 32
export const KVM_STATS_UNIT_CYCLES = 48
export const KVM_STATS_UNIT_BOOLEAN = 64
export const KVM_STATS_UNIT_MAX = 64
export const KVM_STATS_BASE_SHIFT = 8
export const KVM_STATS_BASE_MASK = 3840
export const KVM_STATS_BASE_POW10 = 0
export const KVM_STATS_BASE_POW2 = 256
export const KVM_STATS_BASE_MAX = 256
export const KVM_X86_NOTIFY_VMEXIT_ENABLED = 1
export const KVM_X86_NOTIFY_VMEXIT_USER = 2
export const KVM_MEMORY_ATTRIBUTE_PRIVATE = 8
export const kvm_ioeventfd_flag_nr_datamatch = 0
export const kvm_ioeventfd_flag_nr_pio = 1
export const kvm_ioeventfd_flag_nr_deassign = 2
export const kvm_ioeventfd_flag_nr_virtio_ccw_notify = 3
export const kvm_ioeventfd_flag_nr_fast_mmio = 4
export const kvm_ioeventfd_flag_nr_max = 5
export const KVM_DEV_TYPE_FSL_MPIC_20 = 1
export const KVM_DEV_TYPE_FSL_MPIC_42 = 2
export const KVM_DEV_TYPE_XICS = 3
export const KVM_DEV_TYPE_VFIO = 4
export const KVM_DEV_TYPE_ARM_VGIC_V2 = 5
export const KVM_DEV_TYPE_FLIC = 6
export const KVM_DEV_TYPE_ARM_VGIC_V3 = 7
export const KVM_DEV_TYPE_ARM_VGIC_ITS = 8
export const KVM_DEV_TYPE_XIVE = 9
export const KVM_DEV_TYPE_ARM_PV_TIME = 10
export const KVM_DEV_TYPE_RISCV_AIA = 11
export const KVM_DEV_TYPE_LOONGARCH_IPI = 12
export const KVM_DEV_TYPE_LOONGARCH_EIOINTC = 13
export const KVM_DEV_TYPE_LOONGARCH_PCHPIC = 14
export const KVM_DEV_TYPE_MAX = 17
export const KVM_EXIT_TDX = 40
export const KVM_EXIT_ARM_SEA = 41
export const KVM_EXIT_ARM_LDST64B = 42
export const KVM_EXIT_SNP_REQ_CERTS = 43
export const KVM_SYSTEM_EVENT_TDX_FATAL = 7
export const KVM_EXIT_ARM_SEA_FLAG_GPA_VALID = 1
export const KVM_IOEVENTFD_FLAG_DATAMATCH = 1
export const KVM_IOEVENTFD_FLAG_PIO = 2
export const KVM_IOEVENTFD_FLAG_DEASSIGN = 4
export const KVM_IOEVENTFD_FLAG_VIRTIO_CCW_NOTIFY = 8
export const KVM_IOEVENTFD_VALID_FLAG_MASK = 31
export const KVM_X86_DISABLE_EXITS_APERFMPERF = 16
export const KVM_VM_TYPE_ARM_PROTECTED = 0x80000000
export const KVM_VM_TYPE_ARM_MASK = 0x800000ff
export const KVM_CAP_ARM_EL2 = 240
export const KVM_CAP_ARM_EL2_E2H0 = 241
export const KVM_CAP_RISCV_MP_STATE_RESET = 242
export const KVM_CAP_ARM_CACHEABLE_PFNMAP_SUPPORTED = 243
export const KVM_CAP_GUEST_MEMFD_FLAGS = 244
export const KVM_CAP_ARM_SEA_TO_USER = 245
export const KVM_CAP_S390_USER_OPEREXEC = 246
export const KVM_CAP_S390_KEYOP = 247
export const KVM_CAP_S390_VSIE_ESAMODE = 248
export const KVM_CAP_S390_HPAGE_2G = 249
export const KVM_IRQ_ROUTING_XEN_EVTCHN_PRIO_2LEVEL = 0xffffffff
export const KVM_S390_KEYOP_ISKE = 1
export const KVM_S390_KEYOP_RRBE = 2
export const KVM_S390_KEYOP_SSKE = 3
export const KVM_DIRTY_GFN_F_DIRTY = 1
export const KVM_DIRTY_GFN_F_RESET = 2
export const GUEST_MEMFD_FLAG_MMAP = 1
export const GUEST_MEMFD_FLAG_INIT_SHARED = 2
export const KVM_DEV_TYPE_LOONGARCH_DMSINTC = 15
export const KVM_DEV_TYPE_ARM_VGIC_V5 = 16
export const KVM_ENOSYS = 1000
export const KVM_EFAULT = 14
export const KVM_EINVAL = 22
export const KVM_E2BIG = 7
export const KVM_EPERM = 1
export const KVM_EOPNOTSUPP = 95
export const KVM_HC_VAPIC_POLL_IRQ = 1
export const KVM_HC_MMU_OP = 2
export const KVM_HC_FEATURES = 3
export const KVM_HC_PPC_MAP_MAGIC_PAGE = 4
export const KVM_HC_KICK_CPU = 5
export const KVM_HC_MIPS_GET_CLOCK_FREQ = 6
export const KVM_HC_MIPS_EXIT_VM = 7
export const KVM_HC_MIPS_CONSOLE_OUTPUT = 8
export const KVM_HC_CLOCK_PAIRING = 9
export const KVM_HC_SEND_IPI = 10
export const KVM_HC_SCHED_YIELD = 11
export const KVM_HC_MAP_GPA_RANGE = 12
/** `_IO(KVMIO, 0x00)` */
export const KVM_GET_API_VERSION = 0xae00
/** `_IO(KVMIO, 0x01)` */
export const KVM_CREATE_VM = 0xae01
/** `_IO(KVMIO, 0x03)` */
export const KVM_CHECK_EXTENSION = 0xae03
/** `_IO(KVMIO, 0x04)` */
export const KVM_GET_VCPU_MMAP_SIZE = 0xae04
/** `_IO(KVMIO, 0x41)` */
export const KVM_CREATE_VCPU = 0xae41
/** `_IOW(KVMIO, 0x42, kvm_dirty_log)` */
export const KVM_GET_DIRTY_LOG = 0x4010ae42
/** `_IOW(KVMIO, 0x46, kvm_userspace_memory_region)` */
export const KVM_SET_USER_MEMORY_REGION = 0x4020ae46
/** `_IOW(KVMIO, 0x49, kvm_userspace_memory_region2)` */
export const KVM_SET_USER_MEMORY_REGION2 = 0x40a0ae49
/** `_IOWR(KVMIO, 0xd4, kvm_create_guest_memfd)` */
export const KVM_CREATE_GUEST_MEMFD = 0xc040aed4
/** `_IOW(KVMIO, 0x61, kvm_irq_level)` */
export const KVM_IRQ_LINE = 0x4008ae61
/** `_IOW(KVMIO, 0x67, kvm_coalesced_mmio_zone)` */
export const KVM_REGISTER_COALESCED_MMIO = 0x4010ae67
/** `_IOW(KVMIO, 0x68, kvm_coalesced_mmio_zone)` */
export const KVM_UNREGISTER_COALESCED_MMIO = 0x4010ae68
/** `_IOW(KVMIO, 0x6a, kvm_irq_routing)` */
export const KVM_SET_GSI_ROUTING = 0x4008ae6a
/** `_IOW(KVMIO, 0x76, kvm_irqfd)` */
export const KVM_IRQFD = 0x4020ae76
/** `_IOW(KVMIO, 0x79, kvm_ioeventfd)` */
export const KVM_IOEVENTFD = 0x4040ae79
/** `_IO(KVMIO, 0x80)` */
export const KVM_RUN = 0xae80
/** `_IOR(KVMIO, 0x98, kvm_mp_state)` */
export const KVM_GET_MP_STATE = 0x8004ae98
/** `_IOW(KVMIO, 0x99, kvm_mp_state)` */
export const KVM_SET_MP_STATE = 0x4004ae99
/** `_IOW(KVMIO, 0xa3, kvm_enable_cap)` */
export const KVM_ENABLE_CAP = 0x4068aea3
/** `_IOW(KVMIO, 0xa5, kvm_msi)` */
export const KVM_SIGNAL_MSI = 0x4020aea5
/** `_IOW(KVMIO, 0xab, kvm_one_reg)` */
export const KVM_GET_ONE_REG = 0x4010aeab
/** `_IOW(KVMIO, 0xac, kvm_one_reg)` */
export const KVM_SET_ONE_REG = 0x4010aeac
/** `_IOWR(KVMIO, 0xe0, kvm_create_device)` */
export const KVM_CREATE_DEVICE = 0xc00caee0
/** `_IOW(KVMIO, 0xe1, kvm_device_attr)` */
export const KVM_SET_DEVICE_ATTR = 0x4018aee1
/** `_IOW(KVMIO, 0xe2, kvm_device_attr)` */
export const KVM_GET_DEVICE_ATTR = 0x4018aee2
/** `_IOW(KVMIO, 0xe3, kvm_device_attr)` */
export const KVM_HAS_DEVICE_ATTR = 0x4018aee3
/** `_IOWR(KVMIO, 0x67, kvm_irq_level)` */
export const KVM_IRQ_LINE_STATUS = 0xc008ae67
/** `_IOW(KVMIO, 0x86, kvm_interrupt)` */
export const KVM_INTERRUPT = 0x4004ae86
/** `_IOW(KVMIO, 0x8b, kvm_signal_mask)` */
export const KVM_SET_SIGNAL_MASK = 0x4004ae8b
/** `_IOWR(KVMIO, 0xc0, kvm_clear_dirty_log)` */
export const KVM_CLEAR_DIRTY_LOG = 0xc018aec0
/** `_IO(KVMIO, 0xc7)` */
export const KVM_RESET_DIRTY_RINGS = 0xaec7
/** `_IO(KVMIO, 0xce)` */
export const KVM_GET_STATS_FD = 0xaece
/** `_IOWR(KVMIO, 0xd5, kvm_pre_fault_memory)` */
export const KVM_PRE_FAULT_MEMORY = 0xc040aed5
/** `_IOWR(KVMIO, 0xb0, kvm_reg_list)` */
export const KVM_GET_REG_LIST = 0xc008aeb0

/** `struct __kernel_fd_set`, 128 bytes. */
export class KernelFdSet extends Struct {}
layout(KernelFdSet, 'KernelFdSet', 128, 8, () => ({ fdsBits: ints(0, BigUint64Array, 16) }))
export interface KernelFdSet {
  get fdsBits(): BigUint64Array
  set fdsBits(value: Iterable<Integer>)
}

/** `struct __kernel_fsid_t`, 8 bytes. */
export class KernelFsidT extends Struct {}
layout(KernelFsidT, 'KernelFsidT', 8, 4, () => ({ val: ints(0, Int32Array, 2) }))
export interface KernelFsidT {
  get val(): Int32Array
  set val(value: Iterable<Integer>)
}

/** `struct kvm_userspace_memory_region`, 32 bytes. */
export class KvmUserspaceMemoryRegion extends Struct {}
layout(KvmUserspaceMemoryRegion, 'KvmUserspaceMemoryRegion', 32, 8, () => ({
  slot: u32(0), flags: u32(4), guestPhysAddr: u64(8), memorySize: u64(16), userspaceAddr: u64(24),
}))
export interface KvmUserspaceMemoryRegion {
  get slot(): number
  set slot(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get guestPhysAddr(): bigint
  set guestPhysAddr(value: Integer)
  get memorySize(): bigint
  set memorySize(value: Integer)
  get userspaceAddr(): bigint
  set userspaceAddr(value: Integer)
}

/** `struct kvm_userspace_memory_region2`, 160 bytes. */
export class KvmUserspaceMemoryRegion2 extends Struct {}
layout(KvmUserspaceMemoryRegion2, 'KvmUserspaceMemoryRegion2', 160, 8, () => ({
  slot: u32(0), flags: u32(4), guestPhysAddr: u64(8), memorySize: u64(16), userspaceAddr: u64(24),
  guestMemfdOffset: u64(32), guestMemfd: u32(40), pad1: u32(44), pad2: ints(48, BigUint64Array, 14),
}))
export interface KvmUserspaceMemoryRegion2 {
  get slot(): number
  set slot(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get guestPhysAddr(): bigint
  set guestPhysAddr(value: Integer)
  get memorySize(): bigint
  set memorySize(value: Integer)
  get userspaceAddr(): bigint
  set userspaceAddr(value: Integer)
  get guestMemfdOffset(): bigint
  set guestMemfdOffset(value: Integer)
  get guestMemfd(): number
  set guestMemfd(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get pad2(): BigUint64Array
  set pad2(value: Iterable<Integer>)
}

/** `struct kvm_irq_level`, 8 bytes. */
export class KvmIrqLevel extends Struct {}
layout(KvmIrqLevel, 'KvmIrqLevel', 8, 4, () => ({ irq: u32(0), status: i32(0), level: u32(4) }), { irq: ['status'] })
export interface KvmIrqLevel {
  get irq(): number
  set irq(value: Integer)
  get status(): number
  set status(value: Integer)
  get level(): number
  set level(value: Integer)
}

/** `struct kvm_pit_config`, 64 bytes. */
export class KvmPitConfig extends Struct {}
layout(KvmPitConfig, 'KvmPitConfig', 64, 4, () => ({ flags: u32(0), pad: ints(4, Uint32Array, 15) }))
export interface KvmPitConfig {
  get flags(): number
  set flags(value: Integer)
  get pad(): Uint32Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_hyperv_exit`, 56 bytes. */
export class KvmHypervExit extends Struct {}
layout(KvmHypervExit, 'KvmHypervExit', 56, 8, () => ({ type: u32(0), pad1: u32(4), u: struct(8, KvmHypervExitU) }))
export interface KvmHypervExit {
  get type(): number
  set type(value: Integer)
  get pad1(): number
  set pad1(value: Integer)
  get u(): KvmHypervExitU
  set u(value: Init<KvmHypervExitU>)
}

/** The union `u` of `struct kvm_hyperv_exit`, 48 bytes. */
export class KvmHypervExitU extends Union {}
layout(KvmHypervExitU, 'KvmHypervExitU', 48, 8, () => ({
  synic: struct(0, KvmHypervExitUSynic), hcall: struct(0, KvmHypervExitUHcall), syndbg: struct(0, KvmHypervExitUSyndbg),
}))
export interface KvmHypervExitU {
  get synic(): KvmHypervExitUSynic
  set synic(value: Init<KvmHypervExitUSynic>)
  get hcall(): KvmHypervExitUHcall
  set hcall(value: Init<KvmHypervExitUHcall>)
  get syndbg(): KvmHypervExitUSyndbg
  set syndbg(value: Init<KvmHypervExitUSyndbg>)
}

/** The struct `synic` of `u` of `struct kvm_hyperv_exit`, 32 bytes. */
export class KvmHypervExitUSynic extends Struct {}
layout(KvmHypervExitUSynic, 'KvmHypervExitUSynic', 32, 8, () => ({
  msr: u32(0), pad2: u32(4), control: u64(8), evtPage: u64(16), msgPage: u64(24),
}))
export interface KvmHypervExitUSynic {
  get msr(): number
  set msr(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
  get control(): bigint
  set control(value: Integer)
  get evtPage(): bigint
  set evtPage(value: Integer)
  get msgPage(): bigint
  set msgPage(value: Integer)
}

/** The struct `hcall` of `u` of `struct kvm_hyperv_exit`, 32 bytes. */
export class KvmHypervExitUHcall extends Struct {}
layout(KvmHypervExitUHcall, 'KvmHypervExitUHcall', 32, 8, () => ({
  input: u64(0), result: u64(8), params: ints(16, BigUint64Array, 2),
}))
export interface KvmHypervExitUHcall {
  get input(): bigint
  set input(value: Integer)
  get result(): bigint
  set result(value: Integer)
  get params(): BigUint64Array
  set params(value: Iterable<Integer>)
}

/** The struct `syndbg` of `u` of `struct kvm_hyperv_exit`, 48 bytes. */
export class KvmHypervExitUSyndbg extends Struct {}
layout(KvmHypervExitUSyndbg, 'KvmHypervExitUSyndbg', 48, 8, () => ({
  msr: u32(0), pad2: u32(4), control: u64(8), status: u64(16), sendPage: u64(24), recvPage: u64(32),
  pendingPage: u64(40),
}))
export interface KvmHypervExitUSyndbg {
  get msr(): number
  set msr(value: Integer)
  get pad2(): number
  set pad2(value: Integer)
  get control(): bigint
  set control(value: Integer)
  get status(): bigint
  set status(value: Integer)
  get sendPage(): bigint
  set sendPage(value: Integer)
  get recvPage(): bigint
  set recvPage(value: Integer)
  get pendingPage(): bigint
  set pendingPage(value: Integer)
}

/** `struct kvm_xen_exit`, 80 bytes. */
export class KvmXenExit extends Struct {}
layout(KvmXenExit, 'KvmXenExit', 80, 8, () => ({ type: u32(0), u: struct(8, KvmXenExitU) }))
export interface KvmXenExit {
  get type(): number
  set type(value: Integer)
  get u(): KvmXenExitU
  set u(value: Init<KvmXenExitU>)
}

/** The union `u` of `struct kvm_xen_exit`, 72 bytes. */
export class KvmXenExitU extends Union {}
layout(KvmXenExitU, 'KvmXenExitU', 72, 8, () => ({ hcall: struct(0, KvmXenExitUHcall) }))
export interface KvmXenExitU {
  get hcall(): KvmXenExitUHcall
  set hcall(value: Init<KvmXenExitUHcall>)
}

/** The struct `hcall` of `u` of `struct kvm_xen_exit`, 72 bytes. */
export class KvmXenExitUHcall extends Struct {}
layout(KvmXenExitUHcall, 'KvmXenExitUHcall', 72, 8, () => ({
  longmode: u32(0), cpl: u32(4), input: u64(8), result: u64(16), params: ints(24, BigUint64Array, 6),
}))
export interface KvmXenExitUHcall {
  get longmode(): number
  set longmode(value: Integer)
  get cpl(): number
  set cpl(value: Integer)
  get input(): bigint
  set input(value: Integer)
  get result(): bigint
  set result(value: Integer)
  get params(): BigUint64Array
  set params(value: Iterable<Integer>)
}

/** The struct `hw` of `struct kvm_run`, 8 bytes. */
export class KvmRunHw extends Struct {}
layout(KvmRunHw, 'KvmRunHw', 8, 8, () => ({ hardwareExitReason: u64(0) }))
export interface KvmRunHw {
  get hardwareExitReason(): bigint
  set hardwareExitReason(value: Integer)
}

/** The struct `fail_entry` of `struct kvm_run`, 16 bytes. */
export class KvmRunFailEntry extends Struct {}
layout(KvmRunFailEntry, 'KvmRunFailEntry', 16, 8, () => ({ hardwareEntryFailureReason: u64(0), cpu: u32(8) }))
export interface KvmRunFailEntry {
  get hardwareEntryFailureReason(): bigint
  set hardwareEntryFailureReason(value: Integer)
  get cpu(): number
  set cpu(value: Integer)
}

/** The struct `ex` of `struct kvm_run`, 8 bytes. */
export class KvmRunEx extends Struct {}
layout(KvmRunEx, 'KvmRunEx', 8, 4, () => ({ exception: u32(0), errorCode: u32(4) }))
export interface KvmRunEx {
  get exception(): number
  set exception(value: Integer)
  get errorCode(): number
  set errorCode(value: Integer)
}

/** The struct `io` of `struct kvm_run`, 16 bytes. */
export class KvmRunIo extends Struct {}
layout(KvmRunIo, 'KvmRunIo', 16, 8, () => ({
  direction: u8(0), size: u8(1), port: u16(2), count: u32(4), dataOffset: u64(8),
}))
export interface KvmRunIo {
  get direction(): number
  set direction(value: Integer)
  get size(): number
  set size(value: Integer)
  get port(): number
  set port(value: Integer)
  get count(): number
  set count(value: Integer)
  get dataOffset(): bigint
  set dataOffset(value: Integer)
}

/** The struct `mmio` of `struct kvm_run`, 24 bytes. */
export class KvmRunMmio extends Struct {}
layout(KvmRunMmio, 'KvmRunMmio', 24, 8, () => ({
  physAddr: u64(0), data: ints(8, Uint8Array, 8), len: u32(16), isWrite: u8(20),
}))
export interface KvmRunMmio {
  get physAddr(): bigint
  set physAddr(value: Integer)
  get data(): Uint8Array
  set data(value: Iterable<Integer>)
  get len(): number
  set len(value: Integer)
  get isWrite(): number
  set isWrite(value: Integer)
}

/** The struct `iocsr_io` of `struct kvm_run`, 24 bytes. */
export class KvmRunIocsrIo extends Struct {}
layout(KvmRunIocsrIo, 'KvmRunIocsrIo', 24, 8, () => ({
  physAddr: u64(0), data: ints(8, Uint8Array, 8), len: u32(16), isWrite: u8(20),
}))
export interface KvmRunIocsrIo {
  get physAddr(): bigint
  set physAddr(value: Integer)
  get data(): Uint8Array
  set data(value: Iterable<Integer>)
  get len(): number
  set len(value: Integer)
  get isWrite(): number
  set isWrite(value: Integer)
}

/** The struct `hypercall` of `struct kvm_run`, 72 bytes. */
export class KvmRunHypercall extends Struct {}
layout(KvmRunHypercall, 'KvmRunHypercall', 72, 8, () => ({
  nr: u64(0), args: ints(8, BigUint64Array, 6), ret: u64(56), longmode: u32(64), flags: u64(64),
}), { flags: ['longmode'] })
export interface KvmRunHypercall {
  get nr(): bigint
  set nr(value: Integer)
  get args(): BigUint64Array
  set args(value: Iterable<Integer>)
  get ret(): bigint
  set ret(value: Integer)
  get longmode(): number
  set longmode(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
}

/** The struct `tpr_access` of `struct kvm_run`, 16 bytes. */
export class KvmRunTprAccess extends Struct {}
layout(KvmRunTprAccess, 'KvmRunTprAccess', 16, 8, () => ({ rip: u64(0), isWrite: u32(8), pad: u32(12) }))
export interface KvmRunTprAccess {
  get rip(): bigint
  set rip(value: Integer)
  get isWrite(): number
  set isWrite(value: Integer)
  get pad(): number
  set pad(value: Integer)
}

/** The struct `s390_sieic` of `struct kvm_run`, 8 bytes. */
export class KvmRunS390Sieic extends Struct {}
layout(KvmRunS390Sieic, 'KvmRunS390Sieic', 8, 4, () => ({ icptcode: u8(0), ipa: u16(2), ipb: u32(4) }))
export interface KvmRunS390Sieic {
  get icptcode(): number
  set icptcode(value: Integer)
  get ipa(): number
  set ipa(value: Integer)
  get ipb(): number
  set ipb(value: Integer)
}

/** The struct `s390_ucontrol` of `struct kvm_run`, 16 bytes. */
export class KvmRunS390Ucontrol extends Struct {}
layout(KvmRunS390Ucontrol, 'KvmRunS390Ucontrol', 16, 8, () => ({ transExcCode: u64(0), pgmCode: u32(8) }))
export interface KvmRunS390Ucontrol {
  get transExcCode(): bigint
  set transExcCode(value: Integer)
  get pgmCode(): number
  set pgmCode(value: Integer)
}

/** The struct `dcr` of `struct kvm_run`, 12 bytes. */
export class KvmRunDcr extends Struct {}
layout(KvmRunDcr, 'KvmRunDcr', 12, 4, () => ({ dcrn: u32(0), data: u32(4), isWrite: u8(8) }))
export interface KvmRunDcr {
  get dcrn(): number
  set dcrn(value: Integer)
  get data(): number
  set data(value: Integer)
  get isWrite(): number
  set isWrite(value: Integer)
}

/** The struct `internal` of `struct kvm_run`, 136 bytes. */
export class KvmRunInternal extends Struct {}
layout(KvmRunInternal, 'KvmRunInternal', 136, 8, () => ({
  suberror: u32(0), ndata: u32(4), data: ints(8, BigUint64Array, 16),
}))
export interface KvmRunInternal {
  get suberror(): number
  set suberror(value: Integer)
  get ndata(): number
  set ndata(value: Integer)
  get data(): BigUint64Array
  set data(value: Iterable<Integer>)
}

/** The struct `emulation_failure` of `struct kvm_run`, 32 bytes. */
export class KvmRunEmulationFailure extends Struct {}
layout(KvmRunEmulationFailure, 'KvmRunEmulationFailure', 32, 8, () => ({
  suberror: u32(0), ndata: u32(4), flags: u64(8), insnSize: u8(16), insnBytes: ints(17, Uint8Array, 15),
}))
export interface KvmRunEmulationFailure {
  get suberror(): number
  set suberror(value: Integer)
  get ndata(): number
  set ndata(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get insnSize(): number
  set insnSize(value: Integer)
  get insnBytes(): Uint8Array
  set insnBytes(value: Iterable<Integer>)
}

/** The struct `osi` of `struct kvm_run`, 256 bytes. */
export class KvmRunOsi extends Struct {}
layout(KvmRunOsi, 'KvmRunOsi', 256, 8, () => ({ gprs: ints(0, BigUint64Array, 32) }))
export interface KvmRunOsi {
  get gprs(): BigUint64Array
  set gprs(value: Iterable<Integer>)
}

/** The struct `papr_hcall` of `struct kvm_run`, 88 bytes. */
export class KvmRunPaprHcall extends Struct {}
layout(KvmRunPaprHcall, 'KvmRunPaprHcall', 88, 8, () => ({
  nr: u64(0), ret: u64(8), args: ints(16, BigUint64Array, 9),
}))
export interface KvmRunPaprHcall {
  get nr(): bigint
  set nr(value: Integer)
  get ret(): bigint
  set ret(value: Integer)
  get args(): BigUint64Array
  set args(value: Iterable<Integer>)
}

/** The struct `s390_tsch` of `struct kvm_run`, 20 bytes. */
export class KvmRunS390Tsch extends Struct {}
layout(KvmRunS390Tsch, 'KvmRunS390Tsch', 20, 4, () => ({
  subchannelId: u16(0), subchannelNr: u16(2), ioIntParm: u32(4), ioIntWord: u32(8), ipb: u32(12), dequeued: u8(16),
}))
export interface KvmRunS390Tsch {
  get subchannelId(): number
  set subchannelId(value: Integer)
  get subchannelNr(): number
  set subchannelNr(value: Integer)
  get ioIntParm(): number
  set ioIntParm(value: Integer)
  get ioIntWord(): number
  set ioIntWord(value: Integer)
  get ipb(): number
  set ipb(value: Integer)
  get dequeued(): number
  set dequeued(value: Integer)
}

/** The struct `epr` of `struct kvm_run`, 4 bytes. */
export class KvmRunEpr extends Struct {}
layout(KvmRunEpr, 'KvmRunEpr', 4, 4, () => ({ epr: u32(0) }))
export interface KvmRunEpr {
  get epr(): number
  set epr(value: Integer)
}

/** The struct `system_event` of `struct kvm_run`, 136 bytes. */
export class KvmRunSystemEvent extends Struct {}
layout(KvmRunSystemEvent, 'KvmRunSystemEvent', 136, 8, () => ({
  type: u32(0), ndata: u32(4), flags: u64(8), data: ints(8, BigUint64Array, 16),
}), { data: ['flags'] })
export interface KvmRunSystemEvent {
  get type(): number
  set type(value: Integer)
  get ndata(): number
  set ndata(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get data(): BigUint64Array
  set data(value: Iterable<Integer>)
}

/** The struct `s390_stsi` of `struct kvm_run`, 16 bytes. */
export class KvmRunS390Stsi extends Struct {}
layout(KvmRunS390Stsi, 'KvmRunS390Stsi', 16, 8, () => ({
  addr: u64(0), ar: u8(8), reserved: u8(9), fc: u8(10), sel1: u8(11), sel2: u16(12),
}))
export interface KvmRunS390Stsi {
  get addr(): bigint
  set addr(value: Integer)
  get ar(): number
  set ar(value: Integer)
  get reserved(): number
  set reserved(value: Integer)
  get fc(): number
  set fc(value: Integer)
  get sel1(): number
  set sel1(value: Integer)
  get sel2(): number
  set sel2(value: Integer)
}

/** The struct `eoi` of `struct kvm_run`, 1 byte. */
export class KvmRunEoi extends Struct {}
layout(KvmRunEoi, 'KvmRunEoi', 1, 1, () => ({ vector: u8(0) }))
export interface KvmRunEoi {
  get vector(): number
  set vector(value: Integer)
}

/** The struct `arm_nisv` of `struct kvm_run`, 16 bytes. */
export class KvmRunArmNisv extends Struct {}
layout(KvmRunArmNisv, 'KvmRunArmNisv', 16, 8, () => ({ esrIss: u64(0), faultIpa: u64(8) }))
export interface KvmRunArmNisv {
  get esrIss(): bigint
  set esrIss(value: Integer)
  get faultIpa(): bigint
  set faultIpa(value: Integer)
}

/** The struct `msr` of `struct kvm_run`, 24 bytes. */
export class KvmRunMsr extends Struct {}
layout(KvmRunMsr, 'KvmRunMsr', 24, 8, () => ({
  error: u8(0), pad: ints(1, Uint8Array, 7), reason: u32(8), index: u32(12), data: u64(16),
}))
export interface KvmRunMsr {
  get error(): number
  set error(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
  get reason(): number
  set reason(value: Integer)
  get index(): number
  set index(value: Integer)
  get data(): bigint
  set data(value: Integer)
}

/** The struct `riscv_sbi` of `struct kvm_run`, 80 bytes. */
export class KvmRunRiscvSbi extends Struct {}
layout(KvmRunRiscvSbi, 'KvmRunRiscvSbi', 80, 8, () => ({
  extensionId: u64(0), functionId: u64(8), args: ints(16, BigUint64Array, 6), ret: ints(64, BigUint64Array, 2),
}))
export interface KvmRunRiscvSbi {
  get extensionId(): bigint
  set extensionId(value: Integer)
  get functionId(): bigint
  set functionId(value: Integer)
  get args(): BigUint64Array
  set args(value: Iterable<Integer>)
  get ret(): BigUint64Array
  set ret(value: Iterable<Integer>)
}

/** The struct `riscv_csr` of `struct kvm_run`, 32 bytes. */
export class KvmRunRiscvCsr extends Struct {}
layout(KvmRunRiscvCsr, 'KvmRunRiscvCsr', 32, 8, () => ({
  csrNum: u64(0), newValue: u64(8), writeMask: u64(16), retValue: u64(24),
}))
export interface KvmRunRiscvCsr {
  get csrNum(): bigint
  set csrNum(value: Integer)
  get newValue(): bigint
  set newValue(value: Integer)
  get writeMask(): bigint
  set writeMask(value: Integer)
  get retValue(): bigint
  set retValue(value: Integer)
}

/** The struct `notify` of `struct kvm_run`, 4 bytes. */
export class KvmRunNotify extends Struct {}
layout(KvmRunNotify, 'KvmRunNotify', 4, 4, () => ({ flags: u32(0) }))
export interface KvmRunNotify {
  get flags(): number
  set flags(value: Integer)
}

/** The struct `memory_fault` of `struct kvm_run`, 24 bytes. */
export class KvmRunMemoryFault extends Struct {}
layout(KvmRunMemoryFault, 'KvmRunMemoryFault', 24, 8, () => ({ flags: u64(0), gpa: u64(8), size: u64(16) }))
export interface KvmRunMemoryFault {
  get flags(): bigint
  set flags(value: Integer)
  get gpa(): bigint
  set gpa(value: Integer)
  get size(): bigint
  set size(value: Integer)
}

/** `struct kvm_coalesced_mmio_zone`, 16 bytes. */
export class KvmCoalescedMmioZone extends Struct {}
layout(KvmCoalescedMmioZone, 'KvmCoalescedMmioZone', 16, 8, () => ({
  addr: u64(0), size: u32(8), pad: u32(12), pio: u32(12),
}), { pio: ['pad'] })
export interface KvmCoalescedMmioZone {
  get addr(): bigint
  set addr(value: Integer)
  get size(): number
  set size(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get pio(): number
  set pio(value: Integer)
}

/** `struct kvm_coalesced_mmio`, 24 bytes. */
export class KvmCoalescedMmio extends Struct {}
layout(KvmCoalescedMmio, 'KvmCoalescedMmio', 24, 8, () => ({
  physAddr: u64(0), len: u32(8), pad: u32(12), pio: u32(12), data: ints(16, Uint8Array, 8),
}), { pio: ['pad'] })
export interface KvmCoalescedMmio {
  get physAddr(): bigint
  set physAddr(value: Integer)
  get len(): number
  set len(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get pio(): number
  set pio(value: Integer)
  get data(): Uint8Array
  set data(value: Iterable<Integer>)
}

/** `struct kvm_coalesced_mmio_ring`, 8 bytes and a flexible array member. */
export class KvmCoalescedMmioRing extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmCoalescedMmioRing { return withEntries(this, length) }
}
layout(KvmCoalescedMmioRing, 'KvmCoalescedMmioRing', 8, 8, () => ({
  first: u32(0), last: u32(4), coalescedMmio: flexibleStructs(8, KvmCoalescedMmio),
}))
export interface KvmCoalescedMmioRing {
  get first(): number
  set first(value: Integer)
  get last(): number
  set last(value: Integer)
  get coalescedMmio(): readonly KvmCoalescedMmio[]
  set coalescedMmio(value: Iterable<Init<KvmCoalescedMmio>>)
}

/** `struct kvm_translation`, 24 bytes. */
export class KvmTranslation extends Struct {}
layout(KvmTranslation, 'KvmTranslation', 24, 8, () => ({
  linearAddress: u64(0), physicalAddress: u64(8), valid: u8(16), writeable: u8(17), usermode: u8(18),
  pad: ints(19, Uint8Array, 5),
}))
export interface KvmTranslation {
  get linearAddress(): bigint
  set linearAddress(value: Integer)
  get physicalAddress(): bigint
  set physicalAddress(value: Integer)
  get valid(): number
  set valid(value: Integer)
  get writeable(): number
  set writeable(value: Integer)
  get usermode(): number
  set usermode(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_interrupt`, 4 bytes. */
export class KvmInterrupt extends Struct {}
layout(KvmInterrupt, 'KvmInterrupt', 4, 4, () => ({ irq: u32(0) }))
export interface KvmInterrupt {
  get irq(): number
  set irq(value: Integer)
}

/** `struct kvm_dirty_log`, 16 bytes. */
export class KvmDirtyLog extends Struct {}
layout(KvmDirtyLog, 'KvmDirtyLog', 16, 8, () => ({
  slot: u32(0), padding1: u32(4), dirtyBitmap: u64(8), padding2: u64(8),
}), { dirtyBitmap: ['padding2'] })
export interface KvmDirtyLog {
  get slot(): number
  set slot(value: Integer)
  get padding1(): number
  set padding1(value: Integer)
  get dirtyBitmap(): bigint
  set dirtyBitmap(value: Integer)
  get padding2(): bigint
  set padding2(value: Integer)
}

/** `struct kvm_clear_dirty_log`, 24 bytes. */
export class KvmClearDirtyLog extends Struct {}
layout(KvmClearDirtyLog, 'KvmClearDirtyLog', 24, 8, () => ({
  slot: u32(0), numPages: u32(4), firstPage: u64(8), dirtyBitmap: u64(16), padding2: u64(16),
}), { dirtyBitmap: ['padding2'] })
export interface KvmClearDirtyLog {
  get slot(): number
  set slot(value: Integer)
  get numPages(): number
  set numPages(value: Integer)
  get firstPage(): bigint
  set firstPage(value: Integer)
  get dirtyBitmap(): bigint
  set dirtyBitmap(value: Integer)
  get padding2(): bigint
  set padding2(value: Integer)
}

/** `struct kvm_signal_mask`, 4 bytes and a flexible array member. */
export class KvmSignalMask extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmSignalMask { return withEntries(this, length) }
}
layout(KvmSignalMask, 'KvmSignalMask', 4, 4, () => ({ len: u32(0), sigset: flexibleInts(4, Uint8Array) }))
export interface KvmSignalMask {
  get len(): number
  set len(value: Integer)
  get sigset(): Uint8Array
  set sigset(value: Iterable<Integer>)
}

/** `struct kvm_tpr_access_ctl`, 40 bytes. */
export class KvmTprAccessCtl extends Struct {}
layout(KvmTprAccessCtl, 'KvmTprAccessCtl', 40, 4, () => ({
  enabled: u32(0), flags: u32(4), reserved: ints(8, Uint32Array, 8),
}))
export interface KvmTprAccessCtl {
  get enabled(): number
  set enabled(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get reserved(): Uint32Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_vapic_addr`, 8 bytes. */
export class KvmVapicAddr extends Struct {}
layout(KvmVapicAddr, 'KvmVapicAddr', 8, 8, () => ({ vapicAddr: u64(0) }))
export interface KvmVapicAddr {
  get vapicAddr(): bigint
  set vapicAddr(value: Integer)
}

/** `struct kvm_mp_state`, 4 bytes. */
export class KvmMpState extends Struct {}
layout(KvmMpState, 'KvmMpState', 4, 4, () => ({ mpState: u32(0) }))
export interface KvmMpState {
  get mpState(): number
  set mpState(value: Integer)
}

/** `struct kvm_ioeventfd`, 64 bytes. */
export class KvmIoeventfd extends Struct {}
layout(KvmIoeventfd, 'KvmIoeventfd', 64, 8, () => ({
  datamatch: u64(0), addr: u64(8), len: u32(16), fd: i32(20), flags: u32(24), pad: ints(28, Uint8Array, 36),
}))
export interface KvmIoeventfd {
  get datamatch(): bigint
  set datamatch(value: Integer)
  get addr(): bigint
  set addr(value: Integer)
  get len(): number
  set len(value: Integer)
  get fd(): number
  set fd(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_enable_cap`, 104 bytes. */
export class KvmEnableCap extends Struct {}
layout(KvmEnableCap, 'KvmEnableCap', 104, 8, () => ({
  cap: u32(0), flags: u32(4), args: ints(8, BigUint64Array, 4), pad: ints(40, Uint8Array, 64),
}))
export interface KvmEnableCap {
  get cap(): number
  set cap(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get args(): BigUint64Array
  set args(value: Iterable<Integer>)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_irq_routing_irqchip`, 8 bytes. */
export class KvmIrqRoutingIrqchip extends Struct {}
layout(KvmIrqRoutingIrqchip, 'KvmIrqRoutingIrqchip', 8, 4, () => ({ irqchip: u32(0), pin: u32(4) }))
export interface KvmIrqRoutingIrqchip {
  get irqchip(): number
  set irqchip(value: Integer)
  get pin(): number
  set pin(value: Integer)
}

/** `struct kvm_irq_routing_msi`, 16 bytes. */
export class KvmIrqRoutingMsi extends Struct {}
layout(KvmIrqRoutingMsi, 'KvmIrqRoutingMsi', 16, 4, () => ({
  addressLo: u32(0), addressHi: u32(4), data: u32(8), pad: u32(12), devid: u32(12),
}), { devid: ['pad'] })
export interface KvmIrqRoutingMsi {
  get addressLo(): number
  set addressLo(value: Integer)
  get addressHi(): number
  set addressHi(value: Integer)
  get data(): number
  set data(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get devid(): number
  set devid(value: Integer)
}

/** `struct kvm_irq_routing_s390_adapter`, 32 bytes. */
export class KvmIrqRoutingS390Adapter extends Struct {}
layout(KvmIrqRoutingS390Adapter, 'KvmIrqRoutingS390Adapter', 32, 8, () => ({
  indAddr: u64(0), summaryAddr: u64(8), indOffset: u64(16), summaryOffset: u32(24), adapterId: u32(28),
}))
export interface KvmIrqRoutingS390Adapter {
  get indAddr(): bigint
  set indAddr(value: Integer)
  get summaryAddr(): bigint
  set summaryAddr(value: Integer)
  get indOffset(): bigint
  set indOffset(value: Integer)
  get summaryOffset(): number
  set summaryOffset(value: Integer)
  get adapterId(): number
  set adapterId(value: Integer)
}

/** `struct kvm_irq_routing_hv_sint`, 8 bytes. */
export class KvmIrqRoutingHvSint extends Struct {}
layout(KvmIrqRoutingHvSint, 'KvmIrqRoutingHvSint', 8, 4, () => ({ vcpu: u32(0), sint: u32(4) }))
export interface KvmIrqRoutingHvSint {
  get vcpu(): number
  set vcpu(value: Integer)
  get sint(): number
  set sint(value: Integer)
}

/** `struct kvm_irq_routing_xen_evtchn`, 12 bytes. */
export class KvmIrqRoutingXenEvtchn extends Struct {}
layout(KvmIrqRoutingXenEvtchn, 'KvmIrqRoutingXenEvtchn', 12, 4, () => ({
  port: u32(0), vcpu: u32(4), priority: u32(8),
}))
export interface KvmIrqRoutingXenEvtchn {
  get port(): number
  set port(value: Integer)
  get vcpu(): number
  set vcpu(value: Integer)
  get priority(): number
  set priority(value: Integer)
}

/** `struct kvm_irq_routing_entry`, 48 bytes. */
export class KvmIrqRoutingEntry extends Struct {}
layout(KvmIrqRoutingEntry, 'KvmIrqRoutingEntry', 48, 8, () => ({
  gsi: u32(0), type: u32(4), flags: u32(8), pad: u32(12), u: struct(16, KvmIrqRoutingEntryU),
}))
export interface KvmIrqRoutingEntry {
  get gsi(): number
  set gsi(value: Integer)
  get type(): number
  set type(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get u(): KvmIrqRoutingEntryU
  set u(value: Init<KvmIrqRoutingEntryU>)
}

/** The union `u` of `struct kvm_irq_routing_entry`, 32 bytes. */
export class KvmIrqRoutingEntryU extends Union {}
layout(KvmIrqRoutingEntryU, 'KvmIrqRoutingEntryU', 32, 8, () => ({
  irqchip: struct(0, KvmIrqRoutingIrqchip), msi: struct(0, KvmIrqRoutingMsi),
  adapter: struct(0, KvmIrqRoutingS390Adapter), hvSint: struct(0, KvmIrqRoutingHvSint),
  xenEvtchn: struct(0, KvmIrqRoutingXenEvtchn), pad: ints(0, Uint32Array, 8),
}))
export interface KvmIrqRoutingEntryU {
  get irqchip(): KvmIrqRoutingIrqchip
  set irqchip(value: Init<KvmIrqRoutingIrqchip>)
  get msi(): KvmIrqRoutingMsi
  set msi(value: Init<KvmIrqRoutingMsi>)
  get adapter(): KvmIrqRoutingS390Adapter
  set adapter(value: Init<KvmIrqRoutingS390Adapter>)
  get hvSint(): KvmIrqRoutingHvSint
  set hvSint(value: Init<KvmIrqRoutingHvSint>)
  get xenEvtchn(): KvmIrqRoutingXenEvtchn
  set xenEvtchn(value: Init<KvmIrqRoutingXenEvtchn>)
  get pad(): Uint32Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_irq_routing`, 8 bytes and a flexible array member. */
export class KvmIrqRouting extends Struct {
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 4096
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmIrqRouting { return withEntries(this, length) }
}
layout(KvmIrqRouting, 'KvmIrqRouting', 8, 8, () => ({
  nr: u32(0), flags: u32(4), entries: flexibleStructs(8, KvmIrqRoutingEntry, 'nr', 4096),
}))
export interface KvmIrqRouting {
  get nr(): number
  set nr(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get entries(): readonly KvmIrqRoutingEntry[]
  set entries(value: Iterable<Init<KvmIrqRoutingEntry>>)
}

/** `struct kvm_irqfd`, 32 bytes. */
export class KvmIrqfd extends Struct {}
layout(KvmIrqfd, 'KvmIrqfd', 32, 4, () => ({
  fd: u32(0), gsi: u32(4), flags: u32(8), resamplefd: u32(12), pad: ints(16, Uint8Array, 16),
}))
export interface KvmIrqfd {
  get fd(): number
  set fd(value: Integer)
  get gsi(): number
  set gsi(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get resamplefd(): number
  set resamplefd(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_clock_data`, 48 bytes. */
export class KvmClockData extends Struct {}
layout(KvmClockData, 'KvmClockData', 48, 8, () => ({
  clock: u64(0), flags: u32(8), pad0: u32(12), realtime: u64(16), hostTsc: u64(24), pad: ints(32, Uint32Array, 4),
}))
export interface KvmClockData {
  get clock(): bigint
  set clock(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get pad0(): number
  set pad0(value: Integer)
  get realtime(): bigint
  set realtime(value: Integer)
  get hostTsc(): bigint
  set hostTsc(value: Integer)
  get pad(): Uint32Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_config_tlb`, 24 bytes. */
export class KvmConfigTlb extends Struct {}
layout(KvmConfigTlb, 'KvmConfigTlb', 24, 8, () => ({
  params: u64(0), array: u64(8), mmuType: u32(16), arrayLen: u32(20),
}))
export interface KvmConfigTlb {
  get params(): bigint
  set params(value: Integer)
  get array(): bigint
  set array(value: Integer)
  get mmuType(): number
  set mmuType(value: Integer)
  get arrayLen(): number
  set arrayLen(value: Integer)
}

/** `struct kvm_dirty_tlb`, 16 bytes. */
export class KvmDirtyTlb extends Struct {}
layout(KvmDirtyTlb, 'KvmDirtyTlb', 16, 8, () => ({ bitmap: u64(0), numDirty: u32(8) }))
export interface KvmDirtyTlb {
  get bitmap(): bigint
  set bitmap(value: Integer)
  get numDirty(): number
  set numDirty(value: Integer)
}

/** `struct kvm_one_reg`, 16 bytes. */
export class KvmOneReg extends Struct {}
layout(KvmOneReg, 'KvmOneReg', 16, 8, () => ({ id: u64(0), addr: u64(8) }))
export interface KvmOneReg {
  get id(): bigint
  set id(value: Integer)
  get addr(): bigint
  set addr(value: Integer)
}

/** `struct kvm_msi`, 32 bytes. */
export class KvmMsi extends Struct {}
layout(KvmMsi, 'KvmMsi', 32, 4, () => ({
  addressLo: u32(0), addressHi: u32(4), data: u32(8), flags: u32(12), devid: u32(16), pad: ints(20, Uint8Array, 12),
}))
export interface KvmMsi {
  get addressLo(): number
  set addressLo(value: Integer)
  get addressHi(): number
  set addressHi(value: Integer)
  get data(): number
  set data(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get devid(): number
  set devid(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_arm_device_addr`, 16 bytes. */
export class KvmArmDeviceAddr extends Struct {}
layout(KvmArmDeviceAddr, 'KvmArmDeviceAddr', 16, 8, () => ({ id: u64(0), addr: u64(8) }))
export interface KvmArmDeviceAddr {
  get id(): bigint
  set id(value: Integer)
  get addr(): bigint
  set addr(value: Integer)
}

/** `struct kvm_create_device`, 12 bytes. */
export class KvmCreateDevice extends Struct {}
layout(KvmCreateDevice, 'KvmCreateDevice', 12, 4, () => ({ type: u32(0), fd: u32(4), flags: u32(8) }))
export interface KvmCreateDevice {
  get type(): number
  set type(value: Integer)
  get fd(): number
  set fd(value: Integer)
  get flags(): number
  set flags(value: Integer)
}

/** `struct kvm_device_attr`, 24 bytes. */
export class KvmDeviceAttr extends Struct {}
layout(KvmDeviceAttr, 'KvmDeviceAttr', 24, 8, () => ({ flags: u32(0), group: u32(4), attr: u64(8), addr: u64(16) }))
export interface KvmDeviceAttr {
  get flags(): number
  set flags(value: Integer)
  get group(): number
  set group(value: Integer)
  get attr(): bigint
  set attr(value: Integer)
  get addr(): bigint
  set addr(value: Integer)
}

/** `struct kvm_vfio_spapr_tce`, 8 bytes. */
export class KvmVfioSpaprTce extends Struct {}
layout(KvmVfioSpaprTce, 'KvmVfioSpaprTce', 8, 4, () => ({ groupfd: i32(0), tablefd: i32(4) }))
export interface KvmVfioSpaprTce {
  get groupfd(): number
  set groupfd(value: Integer)
  get tablefd(): number
  set tablefd(value: Integer)
}

/** `struct kvm_enc_region`, 16 bytes. */
export class KvmEncRegion extends Struct {}
layout(KvmEncRegion, 'KvmEncRegion', 16, 8, () => ({ addr: u64(0), size: u64(8) }))
export interface KvmEncRegion {
  get addr(): bigint
  set addr(value: Integer)
  get size(): bigint
  set size(value: Integer)
}

/** `struct kvm_dirty_gfn`, 16 bytes. */
export class KvmDirtyGfn extends Struct {}
layout(KvmDirtyGfn, 'KvmDirtyGfn', 16, 8, () => ({ flags: u32(0), slot: u32(4), offset: u64(8) }))
export interface KvmDirtyGfn {
  get flags(): number
  set flags(value: Integer)
  get slot(): number
  set slot(value: Integer)
  get offset(): bigint
  set offset(value: Integer)
}

/**
 * `struct kvm_stats_header`, 24 bytes.
 *
 * struct kvm_stats_header - Header of per vm/vcpu binary statistics data.
 * @flags: Some extra information for header, always 0 for now.
 * @name_size: The size in bytes of the memory which contains statistics
 *             name string including trailing '\0'. The memory is allocated
 *             at the send of statistics descriptor.
 * @num_desc: The number of statistics the vm or vcpu has.
 * @id_offset: The offset of the vm/vcpu stats' id string in the file pointed
 *             by vm/vcpu stats fd.
 * @desc_offset: The offset of the vm/vcpu stats' descriptor block in the file
 *               pointd by vm/vcpu stats fd.
 * @data_offset: The offset of the vm/vcpu stats' data block in the file
 *               pointed by vm/vcpu stats fd.
 *
 * This is the header userspace needs to read from stats fd before any other
 * readings. It is used by userspace to discover all the information about the
 * vm/vcpu's binary statistics.
 * Userspace reads this header from the start of the vm/vcpu's stats fd.
 */
export class KvmStatsHeader extends Struct {}
layout(KvmStatsHeader, 'KvmStatsHeader', 24, 4, () => ({
  flags: u32(0), nameSize: u32(4), numDesc: u32(8), idOffset: u32(12), descOffset: u32(16), dataOffset: u32(20),
}))
export interface KvmStatsHeader {
  get flags(): number
  set flags(value: Integer)
  get nameSize(): number
  set nameSize(value: Integer)
  get numDesc(): number
  set numDesc(value: Integer)
  get idOffset(): number
  set idOffset(value: Integer)
  get descOffset(): number
  set descOffset(value: Integer)
  get dataOffset(): number
  set dataOffset(value: Integer)
}

/**
 * `struct kvm_stats_desc`, 16 bytes and a flexible array member.
 *
 * struct kvm_stats_desc - Descriptor of a KVM statistics.
 * @flags: Annotations of the stats, like type, unit, etc.
 * @exponent: Used together with @flags to determine the unit.
 * @size: The number of data items for this stats.
 *        Every data item is of type __u64.
 * @offset: The offset of the stats to the start of stat structure in
 *          structure kvm or kvm_vcpu.
 * @bucket_size: A parameter value used for histogram stats. It is only used
 *     for linear histogram stats, specifying the size of the bucket;
 * @name: The name string for the stats. Its size is indicated by the
 *        &kvm_stats_header->name_size.
 */
export class KvmStatsDesc extends Struct {
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmStatsDesc { return withEntries(this, length) }
}
layout(KvmStatsDesc, 'KvmStatsDesc', 16, 4, () => ({
  flags: u32(0), exponent: i16(4), size: u16(6), offset: u32(8), bucketSize: u32(12),
  name: flexibleInts(16, Uint8Array),
}))
export interface KvmStatsDesc {
  get flags(): number
  set flags(value: Integer)
  get exponent(): number
  set exponent(value: Integer)
  get size(): number
  set size(value: Integer)
  get offset(): number
  set offset(value: Integer)
  get bucketSize(): number
  set bucketSize(value: Integer)
  get name(): Uint8Array
  set name(value: Iterable<Integer>)
}

/** `struct kvm_memory_attributes`, 32 bytes. */
export class KvmMemoryAttributes extends Struct {}
layout(KvmMemoryAttributes, 'KvmMemoryAttributes', 32, 8, () => ({
  address: u64(0), size: u64(8), attributes: u64(16), flags: u64(24),
}))
export interface KvmMemoryAttributes {
  get address(): bigint
  set address(value: Integer)
  get size(): bigint
  set size(value: Integer)
  get attributes(): bigint
  set attributes(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
}

/** `struct kvm_create_guest_memfd`, 64 bytes. */
export class KvmCreateGuestMemfd extends Struct {}
layout(KvmCreateGuestMemfd, 'KvmCreateGuestMemfd', 64, 8, () => ({
  size: u64(0), flags: u64(8), reserved: ints(16, BigUint64Array, 6),
}))
export interface KvmCreateGuestMemfd {
  get size(): bigint
  set size(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get reserved(): BigUint64Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_pre_fault_memory`, 64 bytes. */
export class KvmPreFaultMemory extends Struct {}
layout(KvmPreFaultMemory, 'KvmPreFaultMemory', 64, 8, () => ({
  gpa: u64(0), size: u64(8), flags: u64(16), padding: ints(24, BigUint64Array, 5),
}))
export interface KvmPreFaultMemory {
  get gpa(): bigint
  set gpa(value: Integer)
  get size(): bigint
  set size(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get padding(): BigUint64Array
  set padding(value: Iterable<Integer>)
}

/**
 * `struct kvm_exit_snp_req_certs`, 24 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmExitSnpReqCerts extends Struct {}
layout(KvmExitSnpReqCerts, 'KvmExitSnpReqCerts', 24, 8, () => ({ gpa: u64(0), npages: u64(8), ret: u64(16) }))
export interface KvmExitSnpReqCerts {
  get gpa(): bigint
  set gpa(value: Integer)
  get npages(): bigint
  set npages(value: Integer)
  get ret(): bigint
  set ret(value: Integer)
}

/**
 * `struct kvm_s390_keyop`, 16 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmS390Keyop extends Struct {}
layout(KvmS390Keyop, 'KvmS390Keyop', 16, 8, () => ({
  guestAddr: u64(0), key: u8(8), operation: u8(9), pad: ints(10, Uint8Array, 6),
}))
export interface KvmS390Keyop {
  get guestAddr(): bigint
  set guestAddr(value: Integer)
  get key(): number
  set key(value: Integer)
  get operation(): number
  set operation(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/**
 * The struct `tdx` of `struct kvm_run`, 64 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdx extends Struct {}
layout(KvmRunTdx, 'KvmRunTdx', 64, 8, () => ({
  flags: u64(0), nr: u64(8), unknown: struct(16, KvmRunTdxUnknown), getQuote: struct(16, KvmRunTdxGetQuote),
  getTdvmcallInfo: struct(16, KvmRunTdxGetTdvmcallInfo), setupEventNotify: struct(16, KvmRunTdxSetupEventNotify),
}), { unknown: ['getQuote', 'getTdvmcallInfo', 'setupEventNotify'] })
export interface KvmRunTdx {
  get flags(): bigint
  set flags(value: Integer)
  get nr(): bigint
  set nr(value: Integer)
  get unknown(): KvmRunTdxUnknown
  set unknown(value: Init<KvmRunTdxUnknown>)
  get getQuote(): KvmRunTdxGetQuote
  set getQuote(value: Init<KvmRunTdxGetQuote>)
  get getTdvmcallInfo(): KvmRunTdxGetTdvmcallInfo
  set getTdvmcallInfo(value: Init<KvmRunTdxGetTdvmcallInfo>)
  get setupEventNotify(): KvmRunTdxSetupEventNotify
  set setupEventNotify(value: Init<KvmRunTdxSetupEventNotify>)
}

/**
 * The struct `unknown` of `tdx` of `struct kvm_run`, 48 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxUnknown extends Struct {}
layout(KvmRunTdxUnknown, 'KvmRunTdxUnknown', 48, 8, () => ({ ret: u64(0), data: ints(8, BigUint64Array, 5) }))
export interface KvmRunTdxUnknown {
  get ret(): bigint
  set ret(value: Integer)
  get data(): BigUint64Array
  set data(value: Iterable<Integer>)
}

/**
 * The struct `get_quote` of `tdx` of `struct kvm_run`, 24 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxGetQuote extends Struct {}
layout(KvmRunTdxGetQuote, 'KvmRunTdxGetQuote', 24, 8, () => ({ ret: u64(0), gpa: u64(8), size: u64(16) }))
export interface KvmRunTdxGetQuote {
  get ret(): bigint
  set ret(value: Integer)
  get gpa(): bigint
  set gpa(value: Integer)
  get size(): bigint
  set size(value: Integer)
}

/**
 * The struct `get_tdvmcall_info` of `tdx` of `struct kvm_run`, 48 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxGetTdvmcallInfo extends Struct {}
layout(KvmRunTdxGetTdvmcallInfo, 'KvmRunTdxGetTdvmcallInfo', 48, 8, () => ({
  ret: u64(0), leaf: u64(8), r11: u64(16), r12: u64(24), r13: u64(32), r14: u64(40),
}))
export interface KvmRunTdxGetTdvmcallInfo {
  get ret(): bigint
  set ret(value: Integer)
  get leaf(): bigint
  set leaf(value: Integer)
  get r11(): bigint
  set r11(value: Integer)
  get r12(): bigint
  set r12(value: Integer)
  get r13(): bigint
  set r13(value: Integer)
  get r14(): bigint
  set r14(value: Integer)
}

/**
 * The struct `setup_event_notify` of `tdx` of `struct kvm_run`, 16 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxSetupEventNotify extends Struct {}
layout(KvmRunTdxSetupEventNotify, 'KvmRunTdxSetupEventNotify', 16, 8, () => ({ ret: u64(0), vector: u64(8) }))
export interface KvmRunTdxSetupEventNotify {
  get ret(): bigint
  set ret(value: Integer)
  get vector(): bigint
  set vector(value: Integer)
}

/**
 * The struct `arm_sea` of `struct kvm_run`, 32 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunArmSea extends Struct {}
layout(KvmRunArmSea, 'KvmRunArmSea', 32, 8, () => ({ flags: u64(0), esr: u64(8), gva: u64(16), gpa: u64(24) }))
export interface KvmRunArmSea {
  get flags(): bigint
  set flags(value: Integer)
  get esr(): bigint
  set esr(value: Integer)
  get gva(): bigint
  set gva(value: Integer)
  get gpa(): bigint
  set gpa(value: Integer)
}
