// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import { i16, i32, type Integer, u16, u32, u64, u8 } from '../integer.ts'
import { copyIntegers, room, StructArray } from '../struct-array.ts'
import { copyStruct, type Init, Struct, Union, withEntries } from '../struct.ts'

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
export class KernelFdSet extends Struct {
  static override readonly size = 128
  static override readonly fields: readonly string[] = ['fdsBits']

  #fdsBits: BigUint64Array | undefined
  get fdsBits(): BigUint64Array { return (this.#fdsBits ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 16)) }
  set fdsBits(value: Iterable<Integer>) { copyIntegers(this.fdsBits, value, 'KernelFdSet.fdsBits') }
}

/** `struct __kernel_fsid_t`, 8 bytes. */
export class KernelFsidT extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['val']

  #val: Int32Array | undefined
  get val(): Int32Array { return (this.#val ??= new Int32Array(this.view.buffer, this.view.byteOffset + 0, 2)) }
  set val(value: Iterable<Integer>) { copyIntegers(this.val, value, 'KernelFsidT.val') }
}

/** `struct kvm_userspace_memory_region`, 32 bytes. */
export class KvmUserspaceMemoryRegion extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['slot', 'flags', 'guestPhysAddr', 'memorySize', 'userspaceAddr']

  get slot(): number { return this.view.getUint32(0, true) }
  set slot(value: Integer) { this.view.setUint32(0, u32(value, 'KvmUserspaceMemoryRegion.slot'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmUserspaceMemoryRegion.flags'), true) }
  get guestPhysAddr(): bigint { return this.view.getBigUint64(8, true) }
  set guestPhysAddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmUserspaceMemoryRegion.guestPhysAddr'), true) }
  get memorySize(): bigint { return this.view.getBigUint64(16, true) }
  set memorySize(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmUserspaceMemoryRegion.memorySize'), true) }
  get userspaceAddr(): bigint { return this.view.getBigUint64(24, true) }
  set userspaceAddr(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmUserspaceMemoryRegion.userspaceAddr'), true) }
}

/** `struct kvm_userspace_memory_region2`, 160 bytes. */
export class KvmUserspaceMemoryRegion2 extends Struct {
  static override readonly size = 160
  static override readonly fields: readonly string[] = [
    'slot', 'flags', 'guestPhysAddr', 'memorySize', 'userspaceAddr', 'guestMemfdOffset', 'guestMemfd', 'pad1', 'pad2',
  ]

  #pad2: BigUint64Array | undefined
  get slot(): number { return this.view.getUint32(0, true) }
  set slot(value: Integer) { this.view.setUint32(0, u32(value, 'KvmUserspaceMemoryRegion2.slot'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmUserspaceMemoryRegion2.flags'), true) }
  get guestPhysAddr(): bigint { return this.view.getBigUint64(8, true) }
  set guestPhysAddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmUserspaceMemoryRegion2.guestPhysAddr'), true) }
  get memorySize(): bigint { return this.view.getBigUint64(16, true) }
  set memorySize(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmUserspaceMemoryRegion2.memorySize'), true) }
  get userspaceAddr(): bigint { return this.view.getBigUint64(24, true) }
  set userspaceAddr(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmUserspaceMemoryRegion2.userspaceAddr'), true) }
  get guestMemfdOffset(): bigint { return this.view.getBigUint64(32, true) }
  set guestMemfdOffset(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmUserspaceMemoryRegion2.guestMemfdOffset'), true) }
  get guestMemfd(): number { return this.view.getUint32(40, true) }
  set guestMemfd(value: Integer) { this.view.setUint32(40, u32(value, 'KvmUserspaceMemoryRegion2.guestMemfd'), true) }
  get pad1(): number { return this.view.getUint32(44, true) }
  set pad1(value: Integer) { this.view.setUint32(44, u32(value, 'KvmUserspaceMemoryRegion2.pad1'), true) }
  get pad2(): BigUint64Array { return (this.#pad2 ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 48, 14)) }
  set pad2(value: Iterable<Integer>) { copyIntegers(this.pad2, value, 'KvmUserspaceMemoryRegion2.pad2') }
}

/** `struct kvm_irq_level`, 8 bytes. */
export class KvmIrqLevel extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['irq', 'level']
  static override readonly overlaps = {
    irq: ['status'],
  }

  get irq(): number { return this.view.getUint32(0, true) }
  set irq(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqLevel.irq'), true) }
  get status(): number { return this.view.getInt32(0, true) }
  set status(value: Integer) { this.view.setInt32(0, i32(value, 'KvmIrqLevel.status'), true) }
  get level(): number { return this.view.getUint32(4, true) }
  set level(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqLevel.level'), true) }
}

/** `struct kvm_pit_config`, 64 bytes. */
export class KvmPitConfig extends Struct {
  static override readonly size = 64
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['flags', 'pad']

  #pad: Uint32Array | undefined
  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmPitConfig.flags'), true) }
  get pad(): Uint32Array { return (this.#pad ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 4, 15)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmPitConfig.pad') }
}

/** `struct kvm_hyperv_exit`, 56 bytes. */
export class KvmHypervExit extends Struct {
  static override readonly size = 56
  static override readonly fields: readonly string[] = ['type', 'pad1', 'u']

  #u: KvmHypervExitU | undefined
  get type(): number { return this.view.getUint32(0, true) }
  set type(value: Integer) { this.view.setUint32(0, u32(value, 'KvmHypervExit.type'), true) }
  get pad1(): number { return this.view.getUint32(4, true) }
  set pad1(value: Integer) { this.view.setUint32(4, u32(value, 'KvmHypervExit.pad1'), true) }
  get u(): KvmHypervExitU { return (this.#u ??= new KvmHypervExitU(this.bytes.subarray(8, 56))) }
  set u(value: Init<KvmHypervExitU>) { copyStruct(this.u, value, 'KvmHypervExit.u') }
}

/** The union `u` of `struct kvm_hyperv_exit`, 48 bytes. */
export class KvmHypervExitU extends Union {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['synic', 'hcall', 'syndbg']

  #synic: KvmHypervExitUSynic | undefined
  #hcall: KvmHypervExitUHcall | undefined
  #syndbg: KvmHypervExitUSyndbg | undefined
  get synic(): KvmHypervExitUSynic { return (this.#synic ??= new KvmHypervExitUSynic(this.bytes.subarray(0, 32))) }
  set synic(value: Init<KvmHypervExitUSynic>) { copyStruct(this.synic, value, 'KvmHypervExitU.synic') }
  get hcall(): KvmHypervExitUHcall { return (this.#hcall ??= new KvmHypervExitUHcall(this.bytes.subarray(0, 32))) }
  set hcall(value: Init<KvmHypervExitUHcall>) { copyStruct(this.hcall, value, 'KvmHypervExitU.hcall') }
  get syndbg(): KvmHypervExitUSyndbg { return (this.#syndbg ??= new KvmHypervExitUSyndbg(this.bytes.subarray(0, 48))) }
  set syndbg(value: Init<KvmHypervExitUSyndbg>) { copyStruct(this.syndbg, value, 'KvmHypervExitU.syndbg') }
}

/** The struct `synic` of `u` of `struct kvm_hyperv_exit`, 32 bytes. */
export class KvmHypervExitUSynic extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['msr', 'pad2', 'control', 'evtPage', 'msgPage']

  get msr(): number { return this.view.getUint32(0, true) }
  set msr(value: Integer) { this.view.setUint32(0, u32(value, 'KvmHypervExitUSynic.msr'), true) }
  get pad2(): number { return this.view.getUint32(4, true) }
  set pad2(value: Integer) { this.view.setUint32(4, u32(value, 'KvmHypervExitUSynic.pad2'), true) }
  get control(): bigint { return this.view.getBigUint64(8, true) }
  set control(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmHypervExitUSynic.control'), true) }
  get evtPage(): bigint { return this.view.getBigUint64(16, true) }
  set evtPage(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmHypervExitUSynic.evtPage'), true) }
  get msgPage(): bigint { return this.view.getBigUint64(24, true) }
  set msgPage(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmHypervExitUSynic.msgPage'), true) }
}

/** The struct `hcall` of `u` of `struct kvm_hyperv_exit`, 32 bytes. */
export class KvmHypervExitUHcall extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['input', 'result', 'params']

  #params: BigUint64Array | undefined
  get input(): bigint { return this.view.getBigUint64(0, true) }
  set input(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmHypervExitUHcall.input'), true) }
  get result(): bigint { return this.view.getBigUint64(8, true) }
  set result(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmHypervExitUHcall.result'), true) }
  get params(): BigUint64Array { return (this.#params ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 16, 2)) }
  set params(value: Iterable<Integer>) { copyIntegers(this.params, value, 'KvmHypervExitUHcall.params') }
}

/** The struct `syndbg` of `u` of `struct kvm_hyperv_exit`, 48 bytes. */
export class KvmHypervExitUSyndbg extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = [
    'msr', 'pad2', 'control', 'status', 'sendPage', 'recvPage', 'pendingPage',
  ]

  get msr(): number { return this.view.getUint32(0, true) }
  set msr(value: Integer) { this.view.setUint32(0, u32(value, 'KvmHypervExitUSyndbg.msr'), true) }
  get pad2(): number { return this.view.getUint32(4, true) }
  set pad2(value: Integer) { this.view.setUint32(4, u32(value, 'KvmHypervExitUSyndbg.pad2'), true) }
  get control(): bigint { return this.view.getBigUint64(8, true) }
  set control(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmHypervExitUSyndbg.control'), true) }
  get status(): bigint { return this.view.getBigUint64(16, true) }
  set status(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmHypervExitUSyndbg.status'), true) }
  get sendPage(): bigint { return this.view.getBigUint64(24, true) }
  set sendPage(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmHypervExitUSyndbg.sendPage'), true) }
  get recvPage(): bigint { return this.view.getBigUint64(32, true) }
  set recvPage(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmHypervExitUSyndbg.recvPage'), true) }
  get pendingPage(): bigint { return this.view.getBigUint64(40, true) }
  set pendingPage(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmHypervExitUSyndbg.pendingPage'), true) }
}

/** `struct kvm_xen_exit`, 80 bytes. */
export class KvmXenExit extends Struct {
  static override readonly size = 80
  static override readonly fields: readonly string[] = ['type', 'u']

  #u: KvmXenExitU | undefined
  get type(): number { return this.view.getUint32(0, true) }
  set type(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenExit.type'), true) }
  get u(): KvmXenExitU { return (this.#u ??= new KvmXenExitU(this.bytes.subarray(8, 80))) }
  set u(value: Init<KvmXenExitU>) { copyStruct(this.u, value, 'KvmXenExit.u') }
}

/** The union `u` of `struct kvm_xen_exit`, 72 bytes. */
export class KvmXenExitU extends Union {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['hcall']

  #hcall: KvmXenExitUHcall | undefined
  get hcall(): KvmXenExitUHcall { return (this.#hcall ??= new KvmXenExitUHcall(this.bytes.subarray(0, 72))) }
  set hcall(value: Init<KvmXenExitUHcall>) { copyStruct(this.hcall, value, 'KvmXenExitU.hcall') }
}

/** The struct `hcall` of `u` of `struct kvm_xen_exit`, 72 bytes. */
export class KvmXenExitUHcall extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['longmode', 'cpl', 'input', 'result', 'params']

  #params: BigUint64Array | undefined
  get longmode(): number { return this.view.getUint32(0, true) }
  set longmode(value: Integer) { this.view.setUint32(0, u32(value, 'KvmXenExitUHcall.longmode'), true) }
  get cpl(): number { return this.view.getUint32(4, true) }
  set cpl(value: Integer) { this.view.setUint32(4, u32(value, 'KvmXenExitUHcall.cpl'), true) }
  get input(): bigint { return this.view.getBigUint64(8, true) }
  set input(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmXenExitUHcall.input'), true) }
  get result(): bigint { return this.view.getBigUint64(16, true) }
  set result(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmXenExitUHcall.result'), true) }
  get params(): BigUint64Array { return (this.#params ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 24, 6)) }
  set params(value: Iterable<Integer>) { copyIntegers(this.params, value, 'KvmXenExitUHcall.params') }
}

/** The struct `hw` of `struct kvm_run`, 8 bytes. */
export class KvmRunHw extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['hardwareExitReason']

  get hardwareExitReason(): bigint { return this.view.getBigUint64(0, true) }
  set hardwareExitReason(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunHw.hardwareExitReason'), true) }
}

/** The struct `fail_entry` of `struct kvm_run`, 16 bytes. */
export class KvmRunFailEntry extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['hardwareEntryFailureReason', 'cpu']

  get hardwareEntryFailureReason(): bigint { return this.view.getBigUint64(0, true) }
  set hardwareEntryFailureReason(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunFailEntry.hardwareEntryFailureReason'), true) }
  get cpu(): number { return this.view.getUint32(8, true) }
  set cpu(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRunFailEntry.cpu'), true) }
}

/** The struct `ex` of `struct kvm_run`, 8 bytes. */
export class KvmRunEx extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['exception', 'errorCode']

  get exception(): number { return this.view.getUint32(0, true) }
  set exception(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunEx.exception'), true) }
  get errorCode(): number { return this.view.getUint32(4, true) }
  set errorCode(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunEx.errorCode'), true) }
}

/** The struct `io` of `struct kvm_run`, 16 bytes. */
export class KvmRunIo extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['direction', 'size', 'port', 'count', 'dataOffset']

  get direction(): number { return this.view.getUint8(0) }
  set direction(value: Integer) { this.view.setUint8(0, u8(value, 'KvmRunIo.direction')) }
  get size(): number { return this.view.getUint8(1) }
  set size(value: Integer) { this.view.setUint8(1, u8(value, 'KvmRunIo.size')) }
  get port(): number { return this.view.getUint16(2, true) }
  set port(value: Integer) { this.view.setUint16(2, u16(value, 'KvmRunIo.port'), true) }
  get count(): number { return this.view.getUint32(4, true) }
  set count(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunIo.count'), true) }
  get dataOffset(): bigint { return this.view.getBigUint64(8, true) }
  set dataOffset(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunIo.dataOffset'), true) }
}

/** The struct `mmio` of `struct kvm_run`, 24 bytes. */
export class KvmRunMmio extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['physAddr', 'data', 'len', 'isWrite']

  #data: Uint8Array | undefined
  get physAddr(): bigint { return this.view.getBigUint64(0, true) }
  set physAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunMmio.physAddr'), true) }
  get data(): Uint8Array { return (this.#data ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 8, 8)) }
  set data(value: Iterable<Integer>) { copyIntegers(this.data, value, 'KvmRunMmio.data') }
  get len(): number { return this.view.getUint32(16, true) }
  set len(value: Integer) { this.view.setUint32(16, u32(value, 'KvmRunMmio.len'), true) }
  get isWrite(): number { return this.view.getUint8(20) }
  set isWrite(value: Integer) { this.view.setUint8(20, u8(value, 'KvmRunMmio.isWrite')) }
}

/** The struct `iocsr_io` of `struct kvm_run`, 24 bytes. */
export class KvmRunIocsrIo extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['physAddr', 'data', 'len', 'isWrite']

  #data: Uint8Array | undefined
  get physAddr(): bigint { return this.view.getBigUint64(0, true) }
  set physAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunIocsrIo.physAddr'), true) }
  get data(): Uint8Array { return (this.#data ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 8, 8)) }
  set data(value: Iterable<Integer>) { copyIntegers(this.data, value, 'KvmRunIocsrIo.data') }
  get len(): number { return this.view.getUint32(16, true) }
  set len(value: Integer) { this.view.setUint32(16, u32(value, 'KvmRunIocsrIo.len'), true) }
  get isWrite(): number { return this.view.getUint8(20) }
  set isWrite(value: Integer) { this.view.setUint8(20, u8(value, 'KvmRunIocsrIo.isWrite')) }
}

/** The struct `hypercall` of `struct kvm_run`, 72 bytes. */
export class KvmRunHypercall extends Struct {
  static override readonly size = 72
  static override readonly fields: readonly string[] = ['nr', 'args', 'ret', 'flags']
  static override readonly overlaps = {
    flags: ['longmode'],
  }

  #args: BigUint64Array | undefined
  get nr(): bigint { return this.view.getBigUint64(0, true) }
  set nr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunHypercall.nr'), true) }
  get args(): BigUint64Array { return (this.#args ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, 6)) }
  set args(value: Iterable<Integer>) { copyIntegers(this.args, value, 'KvmRunHypercall.args') }
  get ret(): bigint { return this.view.getBigUint64(56, true) }
  set ret(value: Integer) { this.view.setBigUint64(56, u64(value, 'KvmRunHypercall.ret'), true) }
  get longmode(): number { return this.view.getUint32(64, true) }
  set longmode(value: Integer) { this.view.setUint32(64, u32(value, 'KvmRunHypercall.longmode'), true) }
  get flags(): bigint { return this.view.getBigUint64(64, true) }
  set flags(value: Integer) { this.view.setBigUint64(64, u64(value, 'KvmRunHypercall.flags'), true) }
}

/** The struct `tpr_access` of `struct kvm_run`, 16 bytes. */
export class KvmRunTprAccess extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['rip', 'isWrite', 'pad']

  get rip(): bigint { return this.view.getBigUint64(0, true) }
  set rip(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunTprAccess.rip'), true) }
  get isWrite(): number { return this.view.getUint32(8, true) }
  set isWrite(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRunTprAccess.isWrite'), true) }
  get pad(): number { return this.view.getUint32(12, true) }
  set pad(value: Integer) { this.view.setUint32(12, u32(value, 'KvmRunTprAccess.pad'), true) }
}

/** The struct `s390_sieic` of `struct kvm_run`, 8 bytes. */
export class KvmRunS390Sieic extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['icptcode', 'ipa', 'ipb']

  get icptcode(): number { return this.view.getUint8(0) }
  set icptcode(value: Integer) { this.view.setUint8(0, u8(value, 'KvmRunS390Sieic.icptcode')) }
  get ipa(): number { return this.view.getUint16(2, true) }
  set ipa(value: Integer) { this.view.setUint16(2, u16(value, 'KvmRunS390Sieic.ipa'), true) }
  get ipb(): number { return this.view.getUint32(4, true) }
  set ipb(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunS390Sieic.ipb'), true) }
}

/** The struct `s390_ucontrol` of `struct kvm_run`, 16 bytes. */
export class KvmRunS390Ucontrol extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['transExcCode', 'pgmCode']

  get transExcCode(): bigint { return this.view.getBigUint64(0, true) }
  set transExcCode(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunS390Ucontrol.transExcCode'), true) }
  get pgmCode(): number { return this.view.getUint32(8, true) }
  set pgmCode(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRunS390Ucontrol.pgmCode'), true) }
}

/** The struct `dcr` of `struct kvm_run`, 12 bytes. */
export class KvmRunDcr extends Struct {
  static override readonly size = 12
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['dcrn', 'data', 'isWrite']

  get dcrn(): number { return this.view.getUint32(0, true) }
  set dcrn(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunDcr.dcrn'), true) }
  get data(): number { return this.view.getUint32(4, true) }
  set data(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunDcr.data'), true) }
  get isWrite(): number { return this.view.getUint8(8) }
  set isWrite(value: Integer) { this.view.setUint8(8, u8(value, 'KvmRunDcr.isWrite')) }
}

/** The struct `internal` of `struct kvm_run`, 136 bytes. */
export class KvmRunInternal extends Struct {
  static override readonly size = 136
  static override readonly fields: readonly string[] = ['suberror', 'ndata', 'data']

  #data: BigUint64Array | undefined
  get suberror(): number { return this.view.getUint32(0, true) }
  set suberror(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunInternal.suberror'), true) }
  get ndata(): number { return this.view.getUint32(4, true) }
  set ndata(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunInternal.ndata'), true) }
  get data(): BigUint64Array { return (this.#data ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, 16)) }
  set data(value: Iterable<Integer>) { copyIntegers(this.data, value, 'KvmRunInternal.data') }
}

/** The struct `emulation_failure` of `struct kvm_run`, 32 bytes. */
export class KvmRunEmulationFailure extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['suberror', 'ndata', 'flags', 'insnSize', 'insnBytes']

  #insnBytes: Uint8Array | undefined
  get suberror(): number { return this.view.getUint32(0, true) }
  set suberror(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunEmulationFailure.suberror'), true) }
  get ndata(): number { return this.view.getUint32(4, true) }
  set ndata(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunEmulationFailure.ndata'), true) }
  get flags(): bigint { return this.view.getBigUint64(8, true) }
  set flags(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunEmulationFailure.flags'), true) }
  get insnSize(): number { return this.view.getUint8(16) }
  set insnSize(value: Integer) { this.view.setUint8(16, u8(value, 'KvmRunEmulationFailure.insnSize')) }
  get insnBytes(): Uint8Array { return (this.#insnBytes ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 17, 15)) }
  set insnBytes(value: Iterable<Integer>) { copyIntegers(this.insnBytes, value, 'KvmRunEmulationFailure.insnBytes') }
}

/** The struct `osi` of `struct kvm_run`, 256 bytes. */
export class KvmRunOsi extends Struct {
  static override readonly size = 256
  static override readonly fields: readonly string[] = ['gprs']

  #gprs: BigUint64Array | undefined
  get gprs(): BigUint64Array { return (this.#gprs ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 32)) }
  set gprs(value: Iterable<Integer>) { copyIntegers(this.gprs, value, 'KvmRunOsi.gprs') }
}

/** The struct `papr_hcall` of `struct kvm_run`, 88 bytes. */
export class KvmRunPaprHcall extends Struct {
  static override readonly size = 88
  static override readonly fields: readonly string[] = ['nr', 'ret', 'args']

  #args: BigUint64Array | undefined
  get nr(): bigint { return this.view.getBigUint64(0, true) }
  set nr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunPaprHcall.nr'), true) }
  get ret(): bigint { return this.view.getBigUint64(8, true) }
  set ret(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunPaprHcall.ret'), true) }
  get args(): BigUint64Array { return (this.#args ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 16, 9)) }
  set args(value: Iterable<Integer>) { copyIntegers(this.args, value, 'KvmRunPaprHcall.args') }
}

/** The struct `s390_tsch` of `struct kvm_run`, 20 bytes. */
export class KvmRunS390Tsch extends Struct {
  static override readonly size = 20
  static override readonly align = 4
  static override readonly fields: readonly string[] = [
    'subchannelId', 'subchannelNr', 'ioIntParm', 'ioIntWord', 'ipb', 'dequeued',
  ]

  get subchannelId(): number { return this.view.getUint16(0, true) }
  set subchannelId(value: Integer) { this.view.setUint16(0, u16(value, 'KvmRunS390Tsch.subchannelId'), true) }
  get subchannelNr(): number { return this.view.getUint16(2, true) }
  set subchannelNr(value: Integer) { this.view.setUint16(2, u16(value, 'KvmRunS390Tsch.subchannelNr'), true) }
  get ioIntParm(): number { return this.view.getUint32(4, true) }
  set ioIntParm(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunS390Tsch.ioIntParm'), true) }
  get ioIntWord(): number { return this.view.getUint32(8, true) }
  set ioIntWord(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRunS390Tsch.ioIntWord'), true) }
  get ipb(): number { return this.view.getUint32(12, true) }
  set ipb(value: Integer) { this.view.setUint32(12, u32(value, 'KvmRunS390Tsch.ipb'), true) }
  get dequeued(): number { return this.view.getUint8(16) }
  set dequeued(value: Integer) { this.view.setUint8(16, u8(value, 'KvmRunS390Tsch.dequeued')) }
}

/** The struct `epr` of `struct kvm_run`, 4 bytes. */
export class KvmRunEpr extends Struct {
  static override readonly size = 4
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['epr']

  get epr(): number { return this.view.getUint32(0, true) }
  set epr(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunEpr.epr'), true) }
}

/** The struct `system_event` of `struct kvm_run`, 136 bytes. */
export class KvmRunSystemEvent extends Struct {
  static override readonly size = 136
  static override readonly fields: readonly string[] = ['type', 'ndata', 'data']
  static override readonly overlaps = {
    data: ['flags'],
  }

  #data: BigUint64Array | undefined
  get type(): number { return this.view.getUint32(0, true) }
  set type(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunSystemEvent.type'), true) }
  get ndata(): number { return this.view.getUint32(4, true) }
  set ndata(value: Integer) { this.view.setUint32(4, u32(value, 'KvmRunSystemEvent.ndata'), true) }
  get flags(): bigint { return this.view.getBigUint64(8, true) }
  set flags(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunSystemEvent.flags'), true) }
  get data(): BigUint64Array { return (this.#data ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, 16)) }
  set data(value: Iterable<Integer>) { copyIntegers(this.data, value, 'KvmRunSystemEvent.data') }
}

/** The struct `s390_stsi` of `struct kvm_run`, 16 bytes. */
export class KvmRunS390Stsi extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['addr', 'ar', 'reserved', 'fc', 'sel1', 'sel2']

  get addr(): bigint { return this.view.getBigUint64(0, true) }
  set addr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunS390Stsi.addr'), true) }
  get ar(): number { return this.view.getUint8(8) }
  set ar(value: Integer) { this.view.setUint8(8, u8(value, 'KvmRunS390Stsi.ar')) }
  get reserved(): number { return this.view.getUint8(9) }
  set reserved(value: Integer) { this.view.setUint8(9, u8(value, 'KvmRunS390Stsi.reserved')) }
  get fc(): number { return this.view.getUint8(10) }
  set fc(value: Integer) { this.view.setUint8(10, u8(value, 'KvmRunS390Stsi.fc')) }
  get sel1(): number { return this.view.getUint8(11) }
  set sel1(value: Integer) { this.view.setUint8(11, u8(value, 'KvmRunS390Stsi.sel1')) }
  get sel2(): number { return this.view.getUint16(12, true) }
  set sel2(value: Integer) { this.view.setUint16(12, u16(value, 'KvmRunS390Stsi.sel2'), true) }
}

/** The struct `eoi` of `struct kvm_run`, 1 byte. */
export class KvmRunEoi extends Struct {
  static override readonly size = 1
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['vector']

  get vector(): number { return this.view.getUint8(0) }
  set vector(value: Integer) { this.view.setUint8(0, u8(value, 'KvmRunEoi.vector')) }
}

/** The struct `arm_nisv` of `struct kvm_run`, 16 bytes. */
export class KvmRunArmNisv extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['esrIss', 'faultIpa']

  get esrIss(): bigint { return this.view.getBigUint64(0, true) }
  set esrIss(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunArmNisv.esrIss'), true) }
  get faultIpa(): bigint { return this.view.getBigUint64(8, true) }
  set faultIpa(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunArmNisv.faultIpa'), true) }
}

/** The struct `msr` of `struct kvm_run`, 24 bytes. */
export class KvmRunMsr extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['error', 'pad', 'reason', 'index', 'data']

  #pad: Uint8Array | undefined
  get error(): number { return this.view.getUint8(0) }
  set error(value: Integer) { this.view.setUint8(0, u8(value, 'KvmRunMsr.error')) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 1, 7)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmRunMsr.pad') }
  get reason(): number { return this.view.getUint32(8, true) }
  set reason(value: Integer) { this.view.setUint32(8, u32(value, 'KvmRunMsr.reason'), true) }
  get index(): number { return this.view.getUint32(12, true) }
  set index(value: Integer) { this.view.setUint32(12, u32(value, 'KvmRunMsr.index'), true) }
  get data(): bigint { return this.view.getBigUint64(16, true) }
  set data(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRunMsr.data'), true) }
}

/** The struct `riscv_sbi` of `struct kvm_run`, 80 bytes. */
export class KvmRunRiscvSbi extends Struct {
  static override readonly size = 80
  static override readonly fields: readonly string[] = ['extensionId', 'functionId', 'args', 'ret']

  #args: BigUint64Array | undefined
  #ret: BigUint64Array | undefined
  get extensionId(): bigint { return this.view.getBigUint64(0, true) }
  set extensionId(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunRiscvSbi.extensionId'), true) }
  get functionId(): bigint { return this.view.getBigUint64(8, true) }
  set functionId(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunRiscvSbi.functionId'), true) }
  get args(): BigUint64Array { return (this.#args ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 16, 6)) }
  set args(value: Iterable<Integer>) { copyIntegers(this.args, value, 'KvmRunRiscvSbi.args') }
  get ret(): BigUint64Array { return (this.#ret ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 64, 2)) }
  set ret(value: Iterable<Integer>) { copyIntegers(this.ret, value, 'KvmRunRiscvSbi.ret') }
}

/** The struct `riscv_csr` of `struct kvm_run`, 32 bytes. */
export class KvmRunRiscvCsr extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['csrNum', 'newValue', 'writeMask', 'retValue']

  get csrNum(): bigint { return this.view.getBigUint64(0, true) }
  set csrNum(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunRiscvCsr.csrNum'), true) }
  get newValue(): bigint { return this.view.getBigUint64(8, true) }
  set newValue(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunRiscvCsr.newValue'), true) }
  get writeMask(): bigint { return this.view.getBigUint64(16, true) }
  set writeMask(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRunRiscvCsr.writeMask'), true) }
  get retValue(): bigint { return this.view.getBigUint64(24, true) }
  set retValue(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRunRiscvCsr.retValue'), true) }
}

/** The struct `notify` of `struct kvm_run`, 4 bytes. */
export class KvmRunNotify extends Struct {
  static override readonly size = 4
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['flags']

  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmRunNotify.flags'), true) }
}

/** The struct `memory_fault` of `struct kvm_run`, 24 bytes. */
export class KvmRunMemoryFault extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['flags', 'gpa', 'size']

  get flags(): bigint { return this.view.getBigUint64(0, true) }
  set flags(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunMemoryFault.flags'), true) }
  get gpa(): bigint { return this.view.getBigUint64(8, true) }
  set gpa(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunMemoryFault.gpa'), true) }
  get size(): bigint { return this.view.getBigUint64(16, true) }
  set size(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRunMemoryFault.size'), true) }
}

/** `struct kvm_coalesced_mmio_zone`, 16 bytes. */
export class KvmCoalescedMmioZone extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['addr', 'size', 'pio']
  static override readonly overlaps = {
    pio: ['pad'],
  }

  get addr(): bigint { return this.view.getBigUint64(0, true) }
  set addr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmCoalescedMmioZone.addr'), true) }
  get size(): number { return this.view.getUint32(8, true) }
  set size(value: Integer) { this.view.setUint32(8, u32(value, 'KvmCoalescedMmioZone.size'), true) }
  get pad(): number { return this.view.getUint32(12, true) }
  set pad(value: Integer) { this.view.setUint32(12, u32(value, 'KvmCoalescedMmioZone.pad'), true) }
  get pio(): number { return this.view.getUint32(12, true) }
  set pio(value: Integer) { this.view.setUint32(12, u32(value, 'KvmCoalescedMmioZone.pio'), true) }
}

/** `struct kvm_coalesced_mmio`, 24 bytes. */
export class KvmCoalescedMmio extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['physAddr', 'len', 'pio', 'data']
  static override readonly overlaps = {
    pio: ['pad'],
  }

  #data: Uint8Array | undefined
  get physAddr(): bigint { return this.view.getBigUint64(0, true) }
  set physAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmCoalescedMmio.physAddr'), true) }
  get len(): number { return this.view.getUint32(8, true) }
  set len(value: Integer) { this.view.setUint32(8, u32(value, 'KvmCoalescedMmio.len'), true) }
  get pad(): number { return this.view.getUint32(12, true) }
  set pad(value: Integer) { this.view.setUint32(12, u32(value, 'KvmCoalescedMmio.pad'), true) }
  get pio(): number { return this.view.getUint32(12, true) }
  set pio(value: Integer) { this.view.setUint32(12, u32(value, 'KvmCoalescedMmio.pio'), true) }
  get data(): Uint8Array { return (this.#data ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 16, 8)) }
  set data(value: Iterable<Integer>) { copyIntegers(this.data, value, 'KvmCoalescedMmio.data') }
}

/** `struct kvm_coalesced_mmio_ring`, 8 bytes and a flexible array member. */
export class KvmCoalescedMmioRing extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['first', 'last', 'coalescedMmio']
  static override readonly flexible = { coalescedMmio: { offset: 8, entrySize: 24 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmCoalescedMmioRing { return withEntries(this, length) }

  #coalescedMmio: StructArray<KvmCoalescedMmio> | undefined
  get first(): number { return this.view.getUint32(0, true) }
  set first(value: Integer) { this.view.setUint32(0, u32(value, 'KvmCoalescedMmioRing.first'), true) }
  get last(): number { return this.view.getUint32(4, true) }
  set last(value: Integer) { this.view.setUint32(4, u32(value, 'KvmCoalescedMmioRing.last'), true) }
  get coalescedMmio(): StructArray<KvmCoalescedMmio> { return (this.#coalescedMmio ??= new StructArray(KvmCoalescedMmio, this.bytes.subarray(8))) }
  set coalescedMmio(value: Iterable<Init<KvmCoalescedMmio>>) { this.coalescedMmio.copy(value, 'KvmCoalescedMmioRing.coalescedMmio') }
}

/** `struct kvm_translation`, 24 bytes. */
export class KvmTranslation extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = [
    'linearAddress', 'physicalAddress', 'valid', 'writeable', 'usermode', 'pad',
  ]

  #pad: Uint8Array | undefined
  get linearAddress(): bigint { return this.view.getBigUint64(0, true) }
  set linearAddress(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmTranslation.linearAddress'), true) }
  get physicalAddress(): bigint { return this.view.getBigUint64(8, true) }
  set physicalAddress(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmTranslation.physicalAddress'), true) }
  get valid(): number { return this.view.getUint8(16) }
  set valid(value: Integer) { this.view.setUint8(16, u8(value, 'KvmTranslation.valid')) }
  get writeable(): number { return this.view.getUint8(17) }
  set writeable(value: Integer) { this.view.setUint8(17, u8(value, 'KvmTranslation.writeable')) }
  get usermode(): number { return this.view.getUint8(18) }
  set usermode(value: Integer) { this.view.setUint8(18, u8(value, 'KvmTranslation.usermode')) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 19, 5)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmTranslation.pad') }
}

/** `struct kvm_interrupt`, 4 bytes. */
export class KvmInterrupt extends Struct {
  static override readonly size = 4
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['irq']

  get irq(): number { return this.view.getUint32(0, true) }
  set irq(value: Integer) { this.view.setUint32(0, u32(value, 'KvmInterrupt.irq'), true) }
}

/** `struct kvm_dirty_log`, 16 bytes. */
export class KvmDirtyLog extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['slot', 'padding1', 'dirtyBitmap']
  static override readonly overlaps = {
    dirtyBitmap: ['padding2'],
  }

  get slot(): number { return this.view.getUint32(0, true) }
  set slot(value: Integer) { this.view.setUint32(0, u32(value, 'KvmDirtyLog.slot'), true) }
  get padding1(): number { return this.view.getUint32(4, true) }
  set padding1(value: Integer) { this.view.setUint32(4, u32(value, 'KvmDirtyLog.padding1'), true) }
  get dirtyBitmap(): bigint { return this.view.getBigUint64(8, true) }
  set dirtyBitmap(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmDirtyLog.dirtyBitmap'), true) }
  get padding2(): bigint { return this.view.getBigUint64(8, true) }
  set padding2(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmDirtyLog.padding2'), true) }
}

/** `struct kvm_clear_dirty_log`, 24 bytes. */
export class KvmClearDirtyLog extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['slot', 'numPages', 'firstPage', 'dirtyBitmap']
  static override readonly overlaps = {
    dirtyBitmap: ['padding2'],
  }

  get slot(): number { return this.view.getUint32(0, true) }
  set slot(value: Integer) { this.view.setUint32(0, u32(value, 'KvmClearDirtyLog.slot'), true) }
  get numPages(): number { return this.view.getUint32(4, true) }
  set numPages(value: Integer) { this.view.setUint32(4, u32(value, 'KvmClearDirtyLog.numPages'), true) }
  get firstPage(): bigint { return this.view.getBigUint64(8, true) }
  set firstPage(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmClearDirtyLog.firstPage'), true) }
  get dirtyBitmap(): bigint { return this.view.getBigUint64(16, true) }
  set dirtyBitmap(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmClearDirtyLog.dirtyBitmap'), true) }
  get padding2(): bigint { return this.view.getBigUint64(16, true) }
  set padding2(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmClearDirtyLog.padding2'), true) }
}

/** `struct kvm_signal_mask`, 4 bytes and a flexible array member. */
export class KvmSignalMask extends Struct {
  static override readonly size = 4
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['len', 'sigset']
  static override readonly flexible = { sigset: { offset: 4, entrySize: 1 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmSignalMask { return withEntries(this, length) }

  get len(): number { return this.view.getUint32(0, true) }
  set len(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSignalMask.len'), true) }
  get sigset(): Uint8Array { return new Uint8Array(this.view.buffer, this.view.byteOffset + 4, room(this, 4, 1)) }
  set sigset(value: Iterable<Integer>) { copyIntegers(this.sigset, value, 'KvmSignalMask.sigset') }
}

/** `struct kvm_tpr_access_ctl`, 40 bytes. */
export class KvmTprAccessCtl extends Struct {
  static override readonly size = 40
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['enabled', 'flags', 'reserved']

  #reserved: Uint32Array | undefined
  get enabled(): number { return this.view.getUint32(0, true) }
  set enabled(value: Integer) { this.view.setUint32(0, u32(value, 'KvmTprAccessCtl.enabled'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmTprAccessCtl.flags'), true) }
  get reserved(): Uint32Array { return (this.#reserved ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 8, 8)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmTprAccessCtl.reserved') }
}

/** `struct kvm_vapic_addr`, 8 bytes. */
export class KvmVapicAddr extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['vapicAddr']

  get vapicAddr(): bigint { return this.view.getBigUint64(0, true) }
  set vapicAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmVapicAddr.vapicAddr'), true) }
}

/** `struct kvm_mp_state`, 4 bytes. */
export class KvmMpState extends Struct {
  static override readonly size = 4
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['mpState']

  get mpState(): number { return this.view.getUint32(0, true) }
  set mpState(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMpState.mpState'), true) }
}

/** `struct kvm_ioeventfd`, 64 bytes. */
export class KvmIoeventfd extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['datamatch', 'addr', 'len', 'fd', 'flags', 'pad']

  #pad: Uint8Array | undefined
  get datamatch(): bigint { return this.view.getBigUint64(0, true) }
  set datamatch(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmIoeventfd.datamatch'), true) }
  get addr(): bigint { return this.view.getBigUint64(8, true) }
  set addr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmIoeventfd.addr'), true) }
  get len(): number { return this.view.getUint32(16, true) }
  set len(value: Integer) { this.view.setUint32(16, u32(value, 'KvmIoeventfd.len'), true) }
  get fd(): number { return this.view.getInt32(20, true) }
  set fd(value: Integer) { this.view.setInt32(20, i32(value, 'KvmIoeventfd.fd'), true) }
  get flags(): number { return this.view.getUint32(24, true) }
  set flags(value: Integer) { this.view.setUint32(24, u32(value, 'KvmIoeventfd.flags'), true) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 28, 36)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmIoeventfd.pad') }
}

/** `struct kvm_enable_cap`, 104 bytes. */
export class KvmEnableCap extends Struct {
  static override readonly size = 104
  static override readonly fields: readonly string[] = ['cap', 'flags', 'args', 'pad']

  #args: BigUint64Array | undefined
  #pad: Uint8Array | undefined
  get cap(): number { return this.view.getUint32(0, true) }
  set cap(value: Integer) { this.view.setUint32(0, u32(value, 'KvmEnableCap.cap'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmEnableCap.flags'), true) }
  get args(): BigUint64Array { return (this.#args ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, 4)) }
  set args(value: Iterable<Integer>) { copyIntegers(this.args, value, 'KvmEnableCap.args') }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 40, 64)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmEnableCap.pad') }
}

/** `struct kvm_irq_routing_irqchip`, 8 bytes. */
export class KvmIrqRoutingIrqchip extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['irqchip', 'pin']

  get irqchip(): number { return this.view.getUint32(0, true) }
  set irqchip(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqRoutingIrqchip.irqchip'), true) }
  get pin(): number { return this.view.getUint32(4, true) }
  set pin(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqRoutingIrqchip.pin'), true) }
}

/** `struct kvm_irq_routing_msi`, 16 bytes. */
export class KvmIrqRoutingMsi extends Struct {
  static override readonly size = 16
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['addressLo', 'addressHi', 'data', 'devid']
  static override readonly overlaps = {
    devid: ['pad'],
  }

  get addressLo(): number { return this.view.getUint32(0, true) }
  set addressLo(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqRoutingMsi.addressLo'), true) }
  get addressHi(): number { return this.view.getUint32(4, true) }
  set addressHi(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqRoutingMsi.addressHi'), true) }
  get data(): number { return this.view.getUint32(8, true) }
  set data(value: Integer) { this.view.setUint32(8, u32(value, 'KvmIrqRoutingMsi.data'), true) }
  get pad(): number { return this.view.getUint32(12, true) }
  set pad(value: Integer) { this.view.setUint32(12, u32(value, 'KvmIrqRoutingMsi.pad'), true) }
  get devid(): number { return this.view.getUint32(12, true) }
  set devid(value: Integer) { this.view.setUint32(12, u32(value, 'KvmIrqRoutingMsi.devid'), true) }
}

/** `struct kvm_irq_routing_s390_adapter`, 32 bytes. */
export class KvmIrqRoutingS390Adapter extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = [
    'indAddr', 'summaryAddr', 'indOffset', 'summaryOffset', 'adapterId',
  ]

  get indAddr(): bigint { return this.view.getBigUint64(0, true) }
  set indAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmIrqRoutingS390Adapter.indAddr'), true) }
  get summaryAddr(): bigint { return this.view.getBigUint64(8, true) }
  set summaryAddr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmIrqRoutingS390Adapter.summaryAddr'), true) }
  get indOffset(): bigint { return this.view.getBigUint64(16, true) }
  set indOffset(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmIrqRoutingS390Adapter.indOffset'), true) }
  get summaryOffset(): number { return this.view.getUint32(24, true) }
  set summaryOffset(value: Integer) { this.view.setUint32(24, u32(value, 'KvmIrqRoutingS390Adapter.summaryOffset'), true) }
  get adapterId(): number { return this.view.getUint32(28, true) }
  set adapterId(value: Integer) { this.view.setUint32(28, u32(value, 'KvmIrqRoutingS390Adapter.adapterId'), true) }
}

/** `struct kvm_irq_routing_hv_sint`, 8 bytes. */
export class KvmIrqRoutingHvSint extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['vcpu', 'sint']

  get vcpu(): number { return this.view.getUint32(0, true) }
  set vcpu(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqRoutingHvSint.vcpu'), true) }
  get sint(): number { return this.view.getUint32(4, true) }
  set sint(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqRoutingHvSint.sint'), true) }
}

/** `struct kvm_irq_routing_xen_evtchn`, 12 bytes. */
export class KvmIrqRoutingXenEvtchn extends Struct {
  static override readonly size = 12
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['port', 'vcpu', 'priority']

  get port(): number { return this.view.getUint32(0, true) }
  set port(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqRoutingXenEvtchn.port'), true) }
  get vcpu(): number { return this.view.getUint32(4, true) }
  set vcpu(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqRoutingXenEvtchn.vcpu'), true) }
  get priority(): number { return this.view.getUint32(8, true) }
  set priority(value: Integer) { this.view.setUint32(8, u32(value, 'KvmIrqRoutingXenEvtchn.priority'), true) }
}

/** `struct kvm_irq_routing_entry`, 48 bytes. */
export class KvmIrqRoutingEntry extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['gsi', 'type', 'flags', 'pad', 'u']

  #u: KvmIrqRoutingEntryU | undefined
  get gsi(): number { return this.view.getUint32(0, true) }
  set gsi(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqRoutingEntry.gsi'), true) }
  get type(): number { return this.view.getUint32(4, true) }
  set type(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqRoutingEntry.type'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmIrqRoutingEntry.flags'), true) }
  get pad(): number { return this.view.getUint32(12, true) }
  set pad(value: Integer) { this.view.setUint32(12, u32(value, 'KvmIrqRoutingEntry.pad'), true) }
  get u(): KvmIrqRoutingEntryU { return (this.#u ??= new KvmIrqRoutingEntryU(this.bytes.subarray(16, 48))) }
  set u(value: Init<KvmIrqRoutingEntryU>) { copyStruct(this.u, value, 'KvmIrqRoutingEntry.u') }
}

/** The union `u` of `struct kvm_irq_routing_entry`, 32 bytes. */
export class KvmIrqRoutingEntryU extends Union {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['irqchip', 'msi', 'adapter', 'hvSint', 'xenEvtchn', 'pad']

  #irqchip: KvmIrqRoutingIrqchip | undefined
  #msi: KvmIrqRoutingMsi | undefined
  #adapter: KvmIrqRoutingS390Adapter | undefined
  #hvSint: KvmIrqRoutingHvSint | undefined
  #xenEvtchn: KvmIrqRoutingXenEvtchn | undefined
  #pad: Uint32Array | undefined
  get irqchip(): KvmIrqRoutingIrqchip { return (this.#irqchip ??= new KvmIrqRoutingIrqchip(this.bytes.subarray(0, 8))) }
  set irqchip(value: Init<KvmIrqRoutingIrqchip>) { copyStruct(this.irqchip, value, 'KvmIrqRoutingEntryU.irqchip') }
  get msi(): KvmIrqRoutingMsi { return (this.#msi ??= new KvmIrqRoutingMsi(this.bytes.subarray(0, 16))) }
  set msi(value: Init<KvmIrqRoutingMsi>) { copyStruct(this.msi, value, 'KvmIrqRoutingEntryU.msi') }
  get adapter(): KvmIrqRoutingS390Adapter { return (this.#adapter ??= new KvmIrqRoutingS390Adapter(this.bytes.subarray(0, 32))) }
  set adapter(value: Init<KvmIrqRoutingS390Adapter>) { copyStruct(this.adapter, value, 'KvmIrqRoutingEntryU.adapter') }
  get hvSint(): KvmIrqRoutingHvSint { return (this.#hvSint ??= new KvmIrqRoutingHvSint(this.bytes.subarray(0, 8))) }
  set hvSint(value: Init<KvmIrqRoutingHvSint>) { copyStruct(this.hvSint, value, 'KvmIrqRoutingEntryU.hvSint') }
  get xenEvtchn(): KvmIrqRoutingXenEvtchn { return (this.#xenEvtchn ??= new KvmIrqRoutingXenEvtchn(this.bytes.subarray(0, 12))) }
  set xenEvtchn(value: Init<KvmIrqRoutingXenEvtchn>) { copyStruct(this.xenEvtchn, value, 'KvmIrqRoutingEntryU.xenEvtchn') }
  get pad(): Uint32Array { return (this.#pad ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 0, 8)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmIrqRoutingEntryU.pad') }
}

/** `struct kvm_irq_routing`, 8 bytes and a flexible array member. */
export class KvmIrqRouting extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['nr', 'flags', 'entries']
  static override readonly flexible = { entries: { offset: 8, entrySize: 48, count: 'nr', max: 4096 } }
  /** The most entries that the crate takes; the kernel may take fewer. */
  static readonly maxEntries = 4096
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmIrqRouting { return withEntries(this, length) }

  #entries: StructArray<KvmIrqRoutingEntry> | undefined
  get nr(): number { return this.view.getUint32(0, true) }
  set nr(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqRouting.nr'), true) }
  get flags(): number { return this.view.getUint32(4, true) }
  set flags(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqRouting.flags'), true) }
  get entries(): StructArray<KvmIrqRoutingEntry> { return (this.#entries ??= new StructArray(KvmIrqRoutingEntry, this.bytes.subarray(8), this, 'nr')) }
  set entries(value: Iterable<Init<KvmIrqRoutingEntry>>) { this.entries.copy(value, 'KvmIrqRouting.entries') }
}

/** `struct kvm_irqfd`, 32 bytes. */
export class KvmIrqfd extends Struct {
  static override readonly size = 32
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['fd', 'gsi', 'flags', 'resamplefd', 'pad']

  #pad: Uint8Array | undefined
  get fd(): number { return this.view.getUint32(0, true) }
  set fd(value: Integer) { this.view.setUint32(0, u32(value, 'KvmIrqfd.fd'), true) }
  get gsi(): number { return this.view.getUint32(4, true) }
  set gsi(value: Integer) { this.view.setUint32(4, u32(value, 'KvmIrqfd.gsi'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmIrqfd.flags'), true) }
  get resamplefd(): number { return this.view.getUint32(12, true) }
  set resamplefd(value: Integer) { this.view.setUint32(12, u32(value, 'KvmIrqfd.resamplefd'), true) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 16, 16)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmIrqfd.pad') }
}

/** `struct kvm_clock_data`, 48 bytes. */
export class KvmClockData extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['clock', 'flags', 'pad0', 'realtime', 'hostTsc', 'pad']

  #pad: Uint32Array | undefined
  get clock(): bigint { return this.view.getBigUint64(0, true) }
  set clock(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmClockData.clock'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmClockData.flags'), true) }
  get pad0(): number { return this.view.getUint32(12, true) }
  set pad0(value: Integer) { this.view.setUint32(12, u32(value, 'KvmClockData.pad0'), true) }
  get realtime(): bigint { return this.view.getBigUint64(16, true) }
  set realtime(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmClockData.realtime'), true) }
  get hostTsc(): bigint { return this.view.getBigUint64(24, true) }
  set hostTsc(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmClockData.hostTsc'), true) }
  get pad(): Uint32Array { return (this.#pad ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 32, 4)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmClockData.pad') }
}

/** `struct kvm_config_tlb`, 24 bytes. */
export class KvmConfigTlb extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['params', 'array', 'mmuType', 'arrayLen']

  get params(): bigint { return this.view.getBigUint64(0, true) }
  set params(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmConfigTlb.params'), true) }
  get array(): bigint { return this.view.getBigUint64(8, true) }
  set array(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmConfigTlb.array'), true) }
  get mmuType(): number { return this.view.getUint32(16, true) }
  set mmuType(value: Integer) { this.view.setUint32(16, u32(value, 'KvmConfigTlb.mmuType'), true) }
  get arrayLen(): number { return this.view.getUint32(20, true) }
  set arrayLen(value: Integer) { this.view.setUint32(20, u32(value, 'KvmConfigTlb.arrayLen'), true) }
}

/** `struct kvm_dirty_tlb`, 16 bytes. */
export class KvmDirtyTlb extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['bitmap', 'numDirty']

  get bitmap(): bigint { return this.view.getBigUint64(0, true) }
  set bitmap(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmDirtyTlb.bitmap'), true) }
  get numDirty(): number { return this.view.getUint32(8, true) }
  set numDirty(value: Integer) { this.view.setUint32(8, u32(value, 'KvmDirtyTlb.numDirty'), true) }
}

/** `struct kvm_one_reg`, 16 bytes. */
export class KvmOneReg extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['id', 'addr']

  get id(): bigint { return this.view.getBigUint64(0, true) }
  set id(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmOneReg.id'), true) }
  get addr(): bigint { return this.view.getBigUint64(8, true) }
  set addr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmOneReg.addr'), true) }
}

/** `struct kvm_msi`, 32 bytes. */
export class KvmMsi extends Struct {
  static override readonly size = 32
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['addressLo', 'addressHi', 'data', 'flags', 'devid', 'pad']

  #pad: Uint8Array | undefined
  get addressLo(): number { return this.view.getUint32(0, true) }
  set addressLo(value: Integer) { this.view.setUint32(0, u32(value, 'KvmMsi.addressLo'), true) }
  get addressHi(): number { return this.view.getUint32(4, true) }
  set addressHi(value: Integer) { this.view.setUint32(4, u32(value, 'KvmMsi.addressHi'), true) }
  get data(): number { return this.view.getUint32(8, true) }
  set data(value: Integer) { this.view.setUint32(8, u32(value, 'KvmMsi.data'), true) }
  get flags(): number { return this.view.getUint32(12, true) }
  set flags(value: Integer) { this.view.setUint32(12, u32(value, 'KvmMsi.flags'), true) }
  get devid(): number { return this.view.getUint32(16, true) }
  set devid(value: Integer) { this.view.setUint32(16, u32(value, 'KvmMsi.devid'), true) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 20, 12)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmMsi.pad') }
}

/** `struct kvm_arm_device_addr`, 16 bytes. */
export class KvmArmDeviceAddr extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['id', 'addr']

  get id(): bigint { return this.view.getBigUint64(0, true) }
  set id(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmArmDeviceAddr.id'), true) }
  get addr(): bigint { return this.view.getBigUint64(8, true) }
  set addr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmArmDeviceAddr.addr'), true) }
}

/** `struct kvm_create_device`, 12 bytes. */
export class KvmCreateDevice extends Struct {
  static override readonly size = 12
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['type', 'fd', 'flags']

  get type(): number { return this.view.getUint32(0, true) }
  set type(value: Integer) { this.view.setUint32(0, u32(value, 'KvmCreateDevice.type'), true) }
  get fd(): number { return this.view.getUint32(4, true) }
  set fd(value: Integer) { this.view.setUint32(4, u32(value, 'KvmCreateDevice.fd'), true) }
  get flags(): number { return this.view.getUint32(8, true) }
  set flags(value: Integer) { this.view.setUint32(8, u32(value, 'KvmCreateDevice.flags'), true) }
}

/** `struct kvm_device_attr`, 24 bytes. */
export class KvmDeviceAttr extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['flags', 'group', 'attr', 'addr']

  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmDeviceAttr.flags'), true) }
  get group(): number { return this.view.getUint32(4, true) }
  set group(value: Integer) { this.view.setUint32(4, u32(value, 'KvmDeviceAttr.group'), true) }
  get attr(): bigint { return this.view.getBigUint64(8, true) }
  set attr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmDeviceAttr.attr'), true) }
  get addr(): bigint { return this.view.getBigUint64(16, true) }
  set addr(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmDeviceAttr.addr'), true) }
}

/** `struct kvm_vfio_spapr_tce`, 8 bytes. */
export class KvmVfioSpaprTce extends Struct {
  static override readonly size = 8
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['groupfd', 'tablefd']

  get groupfd(): number { return this.view.getInt32(0, true) }
  set groupfd(value: Integer) { this.view.setInt32(0, i32(value, 'KvmVfioSpaprTce.groupfd'), true) }
  get tablefd(): number { return this.view.getInt32(4, true) }
  set tablefd(value: Integer) { this.view.setInt32(4, i32(value, 'KvmVfioSpaprTce.tablefd'), true) }
}

/** `struct kvm_enc_region`, 16 bytes. */
export class KvmEncRegion extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['addr', 'size']

  get addr(): bigint { return this.view.getBigUint64(0, true) }
  set addr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmEncRegion.addr'), true) }
  get size(): bigint { return this.view.getBigUint64(8, true) }
  set size(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmEncRegion.size'), true) }
}

/** `struct kvm_dirty_gfn`, 16 bytes. */
export class KvmDirtyGfn extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['flags', 'slot', 'offset']

  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmDirtyGfn.flags'), true) }
  get slot(): number { return this.view.getUint32(4, true) }
  set slot(value: Integer) { this.view.setUint32(4, u32(value, 'KvmDirtyGfn.slot'), true) }
  get offset(): bigint { return this.view.getBigUint64(8, true) }
  set offset(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmDirtyGfn.offset'), true) }
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
export class KvmStatsHeader extends Struct {
  static override readonly size = 24
  static override readonly align = 4
  static override readonly fields: readonly string[] = [
    'flags', 'nameSize', 'numDesc', 'idOffset', 'descOffset', 'dataOffset',
  ]

  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmStatsHeader.flags'), true) }
  get nameSize(): number { return this.view.getUint32(4, true) }
  set nameSize(value: Integer) { this.view.setUint32(4, u32(value, 'KvmStatsHeader.nameSize'), true) }
  get numDesc(): number { return this.view.getUint32(8, true) }
  set numDesc(value: Integer) { this.view.setUint32(8, u32(value, 'KvmStatsHeader.numDesc'), true) }
  get idOffset(): number { return this.view.getUint32(12, true) }
  set idOffset(value: Integer) { this.view.setUint32(12, u32(value, 'KvmStatsHeader.idOffset'), true) }
  get descOffset(): number { return this.view.getUint32(16, true) }
  set descOffset(value: Integer) { this.view.setUint32(16, u32(value, 'KvmStatsHeader.descOffset'), true) }
  get dataOffset(): number { return this.view.getUint32(20, true) }
  set dataOffset(value: Integer) { this.view.setUint32(20, u32(value, 'KvmStatsHeader.dataOffset'), true) }
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
  static override readonly size = 16
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['flags', 'exponent', 'size', 'offset', 'bucketSize', 'name']
  static override readonly flexible = { name: { offset: 16, entrySize: 1 } }
  /** A zeroed one with `length` entries. */
  static withEntries(length: number): KvmStatsDesc { return withEntries(this, length) }

  get flags(): number { return this.view.getUint32(0, true) }
  set flags(value: Integer) { this.view.setUint32(0, u32(value, 'KvmStatsDesc.flags'), true) }
  get exponent(): number { return this.view.getInt16(4, true) }
  set exponent(value: Integer) { this.view.setInt16(4, i16(value, 'KvmStatsDesc.exponent'), true) }
  get size(): number { return this.view.getUint16(6, true) }
  set size(value: Integer) { this.view.setUint16(6, u16(value, 'KvmStatsDesc.size'), true) }
  get offset(): number { return this.view.getUint32(8, true) }
  set offset(value: Integer) { this.view.setUint32(8, u32(value, 'KvmStatsDesc.offset'), true) }
  get bucketSize(): number { return this.view.getUint32(12, true) }
  set bucketSize(value: Integer) { this.view.setUint32(12, u32(value, 'KvmStatsDesc.bucketSize'), true) }
  get name(): Uint8Array { return new Uint8Array(this.view.buffer, this.view.byteOffset + 16, room(this, 16, 1)) }
  set name(value: Iterable<Integer>) { copyIntegers(this.name, value, 'KvmStatsDesc.name') }
}

/** `struct kvm_memory_attributes`, 32 bytes. */
export class KvmMemoryAttributes extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['address', 'size', 'attributes', 'flags']

  get address(): bigint { return this.view.getBigUint64(0, true) }
  set address(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmMemoryAttributes.address'), true) }
  get size(): bigint { return this.view.getBigUint64(8, true) }
  set size(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmMemoryAttributes.size'), true) }
  get attributes(): bigint { return this.view.getBigUint64(16, true) }
  set attributes(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmMemoryAttributes.attributes'), true) }
  get flags(): bigint { return this.view.getBigUint64(24, true) }
  set flags(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmMemoryAttributes.flags'), true) }
}

/** `struct kvm_create_guest_memfd`, 64 bytes. */
export class KvmCreateGuestMemfd extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['size', 'flags', 'reserved']

  #reserved: BigUint64Array | undefined
  get size(): bigint { return this.view.getBigUint64(0, true) }
  set size(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmCreateGuestMemfd.size'), true) }
  get flags(): bigint { return this.view.getBigUint64(8, true) }
  set flags(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmCreateGuestMemfd.flags'), true) }
  get reserved(): BigUint64Array { return (this.#reserved ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 16, 6)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmCreateGuestMemfd.reserved') }
}

/** `struct kvm_pre_fault_memory`, 64 bytes. */
export class KvmPreFaultMemory extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['gpa', 'size', 'flags', 'padding']

  #padding: BigUint64Array | undefined
  get gpa(): bigint { return this.view.getBigUint64(0, true) }
  set gpa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmPreFaultMemory.gpa'), true) }
  get size(): bigint { return this.view.getBigUint64(8, true) }
  set size(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmPreFaultMemory.size'), true) }
  get flags(): bigint { return this.view.getBigUint64(16, true) }
  set flags(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmPreFaultMemory.flags'), true) }
  get padding(): BigUint64Array { return (this.#padding ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 24, 5)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmPreFaultMemory.padding') }
}

/**
 * `struct kvm_exit_snp_req_certs`, 24 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmExitSnpReqCerts extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['gpa', 'npages', 'ret']

  get gpa(): bigint { return this.view.getBigUint64(0, true) }
  set gpa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmExitSnpReqCerts.gpa'), true) }
  get npages(): bigint { return this.view.getBigUint64(8, true) }
  set npages(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmExitSnpReqCerts.npages'), true) }
  get ret(): bigint { return this.view.getBigUint64(16, true) }
  set ret(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmExitSnpReqCerts.ret'), true) }
}

/**
 * `struct kvm_s390_keyop`, 16 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmS390Keyop extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['guestAddr', 'key', 'operation', 'pad']

  #pad: Uint8Array | undefined
  get guestAddr(): bigint { return this.view.getBigUint64(0, true) }
  set guestAddr(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmS390Keyop.guestAddr'), true) }
  get key(): number { return this.view.getUint8(8) }
  set key(value: Integer) { this.view.setUint8(8, u8(value, 'KvmS390Keyop.key')) }
  get operation(): number { return this.view.getUint8(9) }
  set operation(value: Integer) { this.view.setUint8(9, u8(value, 'KvmS390Keyop.operation')) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 10, 6)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmS390Keyop.pad') }
}

/**
 * The struct `tdx` of `struct kvm_run`, 64 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdx extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['flags', 'nr', 'unknown']
  static override readonly overlaps = {
    unknown: ['getQuote', 'getTdvmcallInfo', 'setupEventNotify'],
  }

  #unknown: KvmRunTdxUnknown | undefined
  #getQuote: KvmRunTdxGetQuote | undefined
  #getTdvmcallInfo: KvmRunTdxGetTdvmcallInfo | undefined
  #setupEventNotify: KvmRunTdxSetupEventNotify | undefined
  get flags(): bigint { return this.view.getBigUint64(0, true) }
  set flags(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunTdx.flags'), true) }
  get nr(): bigint { return this.view.getBigUint64(8, true) }
  set nr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunTdx.nr'), true) }
  get unknown(): KvmRunTdxUnknown { return (this.#unknown ??= new KvmRunTdxUnknown(this.bytes.subarray(16, 64))) }
  set unknown(value: Init<KvmRunTdxUnknown>) { copyStruct(this.unknown, value, 'KvmRunTdx.unknown') }
  get getQuote(): KvmRunTdxGetQuote { return (this.#getQuote ??= new KvmRunTdxGetQuote(this.bytes.subarray(16, 40))) }
  set getQuote(value: Init<KvmRunTdxGetQuote>) { copyStruct(this.getQuote, value, 'KvmRunTdx.getQuote') }
  get getTdvmcallInfo(): KvmRunTdxGetTdvmcallInfo { return (this.#getTdvmcallInfo ??= new KvmRunTdxGetTdvmcallInfo(this.bytes.subarray(16, 64))) }
  set getTdvmcallInfo(value: Init<KvmRunTdxGetTdvmcallInfo>) { copyStruct(this.getTdvmcallInfo, value, 'KvmRunTdx.getTdvmcallInfo') }
  get setupEventNotify(): KvmRunTdxSetupEventNotify { return (this.#setupEventNotify ??= new KvmRunTdxSetupEventNotify(this.bytes.subarray(16, 32))) }
  set setupEventNotify(value: Init<KvmRunTdxSetupEventNotify>) { copyStruct(this.setupEventNotify, value, 'KvmRunTdx.setupEventNotify') }
}

/**
 * The struct `unknown` of `tdx` of `struct kvm_run`, 48 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxUnknown extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['ret', 'data']

  #data: BigUint64Array | undefined
  get ret(): bigint { return this.view.getBigUint64(0, true) }
  set ret(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunTdxUnknown.ret'), true) }
  get data(): BigUint64Array { return (this.#data ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 8, 5)) }
  set data(value: Iterable<Integer>) { copyIntegers(this.data, value, 'KvmRunTdxUnknown.data') }
}

/**
 * The struct `get_quote` of `tdx` of `struct kvm_run`, 24 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxGetQuote extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['ret', 'gpa', 'size']

  get ret(): bigint { return this.view.getBigUint64(0, true) }
  set ret(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunTdxGetQuote.ret'), true) }
  get gpa(): bigint { return this.view.getBigUint64(8, true) }
  set gpa(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunTdxGetQuote.gpa'), true) }
  get size(): bigint { return this.view.getBigUint64(16, true) }
  set size(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRunTdxGetQuote.size'), true) }
}

/**
 * The struct `get_tdvmcall_info` of `tdx` of `struct kvm_run`, 48 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxGetTdvmcallInfo extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['ret', 'leaf', 'r11', 'r12', 'r13', 'r14']

  get ret(): bigint { return this.view.getBigUint64(0, true) }
  set ret(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunTdxGetTdvmcallInfo.ret'), true) }
  get leaf(): bigint { return this.view.getBigUint64(8, true) }
  set leaf(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunTdxGetTdvmcallInfo.leaf'), true) }
  get r11(): bigint { return this.view.getBigUint64(16, true) }
  set r11(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRunTdxGetTdvmcallInfo.r11'), true) }
  get r12(): bigint { return this.view.getBigUint64(24, true) }
  set r12(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRunTdxGetTdvmcallInfo.r12'), true) }
  get r13(): bigint { return this.view.getBigUint64(32, true) }
  set r13(value: Integer) { this.view.setBigUint64(32, u64(value, 'KvmRunTdxGetTdvmcallInfo.r13'), true) }
  get r14(): bigint { return this.view.getBigUint64(40, true) }
  set r14(value: Integer) { this.view.setBigUint64(40, u64(value, 'KvmRunTdxGetTdvmcallInfo.r14'), true) }
}

/**
 * The struct `setup_event_notify` of `tdx` of `struct kvm_run`, 16 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunTdxSetupEventNotify extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['ret', 'vector']

  get ret(): bigint { return this.view.getBigUint64(0, true) }
  set ret(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunTdxSetupEventNotify.ret'), true) }
  get vector(): bigint { return this.view.getBigUint64(8, true) }
  set vector(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunTdxSetupEventNotify.vector'), true) }
}

/**
 * The struct `arm_sea` of `struct kvm_run`, 32 bytes.
 *
 * `linux/kvm.h`
 */
export class KvmRunArmSea extends Struct {
  static override readonly size = 32
  static override readonly fields: readonly string[] = ['flags', 'esr', 'gva', 'gpa']

  get flags(): bigint { return this.view.getBigUint64(0, true) }
  set flags(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmRunArmSea.flags'), true) }
  get esr(): bigint { return this.view.getBigUint64(8, true) }
  set esr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmRunArmSea.esr'), true) }
  get gva(): bigint { return this.view.getBigUint64(16, true) }
  set gva(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmRunArmSea.gva'), true) }
  get gpa(): bigint { return this.view.getBigUint64(24, true) }
  set gpa(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmRunArmSea.gpa'), true) }
}
