// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import { type Integer, u16, u32, u64, u8 } from '../integer.ts'
import { copyIntegers, getUint128, room, setUint128, StructArray, Uint128Array } from '../struct-array.ts'
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
export const KVM_SPSR_EL1 = 0
export const KVM_SPSR_SVC = 0
export const KVM_SPSR_ABT = 1
export const KVM_SPSR_UND = 2
export const KVM_SPSR_IRQ = 3
export const KVM_SPSR_FIQ = 4
export const KVM_NR_SPSR = 5
export const PSCI_0_2_FN_BASE = 0x84000000
export const PSCI_0_2_64BIT = 0x40000000
export const PSCI_0_2_FN64_BASE = 0xc4000000
export const PSCI_0_2_POWER_STATE_ID_MASK = 65535
export const PSCI_0_2_POWER_STATE_ID_SHIFT = 0
export const PSCI_0_2_POWER_STATE_TYPE_SHIFT = 16
export const PSCI_0_2_POWER_STATE_TYPE_MASK = 0x10000
export const PSCI_0_2_POWER_STATE_AFFL_SHIFT = 24
export const PSCI_0_2_POWER_STATE_AFFL_MASK = 0x3000000
export const PSCI_1_0_EXT_POWER_STATE_ID_MASK = 0xfffffff
export const PSCI_1_0_EXT_POWER_STATE_ID_SHIFT = 0
export const PSCI_1_0_EXT_POWER_STATE_TYPE_SHIFT = 30
export const PSCI_1_0_EXT_POWER_STATE_TYPE_MASK = 0x40000000
export const PSCI_0_2_AFFINITY_LEVEL_ON = 0
export const PSCI_0_2_AFFINITY_LEVEL_OFF = 1
export const PSCI_0_2_AFFINITY_LEVEL_ON_PENDING = 2
export const PSCI_0_2_TOS_UP_MIGRATE = 0
export const PSCI_0_2_TOS_UP_NO_MIGRATE = 1
export const PSCI_0_2_TOS_MP = 2
export const PSCI_1_1_RESET_TYPE_SYSTEM_WARM_RESET = 0
export const PSCI_1_1_RESET_TYPE_VENDOR_START = 0x80000000
export const PSCI_VERSION_MAJOR_SHIFT = 16
export const PSCI_VERSION_MINOR_MASK = 65535
export const PSCI_VERSION_MAJOR_MASK = -65536
export const PSCI_1_0_FEATURES_CPU_SUSPEND_PF_SHIFT = 1
export const PSCI_1_0_FEATURES_CPU_SUSPEND_PF_MASK = 2
export const PSCI_1_0_SUSPEND_MODE_PC = 0
export const PSCI_1_0_SUSPEND_MODE_OSI = 1
export const PSCI_RET_SUCCESS = 0
export const PSCI_RET_NOT_SUPPORTED = -1
export const PSCI_RET_INVALID_PARAMS = -2
export const PSCI_RET_DENIED = -3
export const PSCI_RET_ALREADY_ON = -4
export const PSCI_RET_ON_PENDING = -5
export const PSCI_RET_INTERNAL_FAILURE = -6
export const PSCI_RET_NOT_PRESENT = -7
export const PSCI_RET_DISABLED = -8
export const PSCI_RET_INVALID_ADDRESS = -9
export const HWCAP_FP = 1
export const HWCAP_ASIMD = 2
export const HWCAP_EVTSTRM = 4
export const HWCAP_AES = 8
export const HWCAP_PMULL = 16
export const HWCAP_SHA1 = 32
export const HWCAP_SHA2 = 64
export const HWCAP_CRC32 = 128
export const HWCAP_ATOMICS = 256
export const HWCAP_FPHP = 512
export const HWCAP_ASIMDHP = 1024
export const HWCAP_CPUID = 2048
export const HWCAP_ASIMDRDM = 4096
export const HWCAP_JSCVT = 8192
export const HWCAP_FCMA = 16384
export const HWCAP_LRCPC = 32768
export const HWCAP_DCPOP = 0x10000
export const HWCAP_SHA3 = 0x20000
export const HWCAP_SM3 = 0x40000
export const HWCAP_SM4 = 0x80000
export const HWCAP_ASIMDDP = 0x100000
export const HWCAP_SHA512 = 0x200000
export const HWCAP_SVE = 0x400000
export const HWCAP_ASIMDFHM = 0x800000
export const HWCAP_DIT = 0x1000000
export const HWCAP_USCAT = 0x2000000
export const HWCAP_ILRCPC = 0x4000000
export const HWCAP_FLAGM = 0x8000000
export const HWCAP_SSBS = 0x10000000
export const HWCAP_SB = 0x20000000
export const HWCAP_PACA = 0x40000000
export const HWCAP_PACG = 0x80000000
export const HWCAP_GCS = 0x100000000n
export const HWCAP_CMPBR = 0x200000000n
export const HWCAP_FPRCVT = 0x400000000n
export const HWCAP_F8MM8 = 0x800000000n
export const HWCAP_F8MM4 = 0x1000000000n
export const HWCAP_SVE_F16MM = 0x2000000000n
export const HWCAP_SVE_ELTPERM = 0x4000000000n
export const HWCAP_SVE_AES2 = 0x8000000000n
export const HWCAP_SVE_BFSCALE = 0x10000000000n
export const HWCAP_SVE2P2 = 0x20000000000n
export const HWCAP_SME2P2 = 0x40000000000n
export const HWCAP_SME_SBITPERM = 0x80000000000n
export const HWCAP_SME_AES = 0x100000000000n
export const HWCAP_SME_SFEXPA = 0x200000000000n
export const HWCAP_SME_STMOP = 0x400000000000n
export const HWCAP_SME_SMOP4 = 0x800000000000n
export const HWCAP2_DCPODP = 1
export const HWCAP2_SVE2 = 2
export const HWCAP2_SVEAES = 4
export const HWCAP2_SVEPMULL = 8
export const HWCAP2_SVEBITPERM = 16
export const HWCAP2_SVESHA3 = 32
export const HWCAP2_SVESM4 = 64
export const HWCAP2_FLAGM2 = 128
export const HWCAP2_FRINT = 256
export const HWCAP2_SVEI8MM = 512
export const HWCAP2_SVEF32MM = 1024
export const HWCAP2_SVEF64MM = 2048
export const HWCAP2_SVEBF16 = 4096
export const HWCAP2_I8MM = 8192
export const HWCAP2_BF16 = 16384
export const HWCAP2_DGH = 32768
export const HWCAP2_RNG = 0x10000
export const HWCAP2_BTI = 0x20000
export const HWCAP2_MTE = 0x40000
export const HWCAP2_ECV = 0x80000
export const HWCAP2_AFP = 0x100000
export const HWCAP2_RPRES = 0x200000
export const HWCAP2_MTE3 = 0x400000
export const HWCAP2_SME = 0x800000
export const HWCAP2_SME_I16I64 = 0x1000000
export const HWCAP2_SME_F64F64 = 0x2000000
export const HWCAP2_SME_I8I32 = 0x4000000
export const HWCAP2_SME_F16F32 = 0x8000000
export const HWCAP2_SME_B16F32 = 0x10000000
export const HWCAP2_SME_F32F32 = 0x20000000
export const HWCAP2_SME_FA64 = 0x40000000
export const HWCAP2_WFXT = 0x80000000
export const HWCAP2_EBF16 = 0x100000000n
export const HWCAP2_SVE_EBF16 = 0x200000000n
export const HWCAP2_CSSC = 0x400000000n
export const HWCAP2_RPRFM = 0x800000000n
export const HWCAP2_SVE2P1 = 0x1000000000n
export const HWCAP2_SME2 = 0x2000000000n
export const HWCAP2_SME2P1 = 0x4000000000n
export const HWCAP2_SME_I16I32 = 0x8000000000n
export const HWCAP2_SME_BI32I32 = 0x10000000000n
export const HWCAP2_SME_B16B16 = 0x20000000000n
export const HWCAP2_SME_F16F16 = 0x40000000000n
export const HWCAP2_MOPS = 0x80000000000n
export const HWCAP2_HBC = 0x100000000000n
export const HWCAP2_SVE_B16B16 = 0x200000000000n
export const HWCAP2_LRCPC3 = 0x400000000000n
export const HWCAP2_LSE128 = 0x800000000000n
export const HWCAP2_FPMR = 0x1000000000000n
export const HWCAP2_LUT = 0x2000000000000n
export const HWCAP2_FAMINMAX = 0x4000000000000n
export const HWCAP2_F8CVT = 0x8000000000000n
export const HWCAP2_F8FMA = 0x10000000000000n
export const HWCAP2_F8DP4 = 0x20000000000000n
export const HWCAP2_F8DP2 = 0x40000000000000n
export const HWCAP2_F8E4M3 = 0x80000000000000n
export const HWCAP2_F8E5M2 = 0x100000000000000n
export const HWCAP2_SME_LUTV2 = 0x200000000000000n
export const HWCAP2_SME_F8F16 = 0x400000000000000n
export const HWCAP2_SME_F8F32 = 0x800000000000000n
export const HWCAP2_SME_SF8FMA = 0x1000000000000000n
export const HWCAP2_SME_SF8DP4 = 0x2000000000000000n
export const HWCAP2_SME_SF8DP2 = 0x4000000000000000n
export const HWCAP2_POE = 0x8000000000000000n
export const __SVE_VQ_BYTES = 16
export const __SVE_VQ_MIN = 1
export const __SVE_VQ_MAX = 512
export const __SVE_VL_MIN = 16
export const __SVE_VL_MAX = 8192
export const __SVE_NUM_ZREGS = 32
export const __SVE_NUM_PREGS = 16
export const __SVE_ZREGS_OFFSET = 0
export const PSR_MODE_EL0t = 0
export const PSR_MODE_EL1t = 4
export const PSR_MODE_EL1h = 5
export const PSR_MODE_EL2t = 8
export const PSR_MODE_EL2h = 9
export const PSR_MODE_EL3t = 12
export const PSR_MODE_EL3h = 13
export const PSR_MODE_MASK = 15
export const PSR_MODE32_BIT = 16
export const PSR_F_BIT = 64
export const PSR_I_BIT = 128
export const PSR_A_BIT = 256
export const PSR_D_BIT = 512
export const PSR_BTYPE_MASK = 3072
export const PSR_SSBS_BIT = 4096
export const PSR_PAN_BIT = 0x400000
export const PSR_UAO_BIT = 0x800000
export const PSR_DIT_BIT = 0x1000000
export const PSR_TCO_BIT = 0x2000000
export const PSR_V_BIT = 0x10000000
export const PSR_C_BIT = 0x20000000
export const PSR_Z_BIT = 0x40000000
export const PSR_N_BIT = 0x80000000
export const PSR_BTYPE_SHIFT = 10
export const PSR_f = 0xff000000
export const PSR_s = 0xff0000
export const PSR_x = 65280
export const PSR_c = 255
export const PSR_BTYPE_NONE = 0
export const PSR_BTYPE_JC = 1024
export const PSR_BTYPE_C = 2048
export const PSR_BTYPE_J = 3072
export const PTRACE_SYSEMU = 31
export const PTRACE_SYSEMU_SINGLESTEP = 32
export const PTRACE_PEEKMTETAGS = 33
export const PTRACE_POKEMTETAGS = 34
export const SVE_PT_REGS_MASK = 1
export const SVE_PT_REGS_FPSIMD = 0
export const SVE_PT_REGS_SVE = 1
export const SVE_PT_VL_INHERIT = 2
export const SVE_PT_VL_ONEXEC = 4
export const ZA_PT_VL_INHERIT = 2
export const ZA_PT_VL_ONEXEC = 4
export const KVM_COALESCED_MMIO_PAGE_OFFSET = 1
export const KVM_ARM_TARGET_AEM_V8 = 0
export const KVM_ARM_TARGET_FOUNDATION_V8 = 1
export const KVM_ARM_TARGET_CORTEX_A57 = 2
export const KVM_ARM_TARGET_XGENE_POTENZA = 3
export const KVM_ARM_TARGET_CORTEX_A53 = 4
export const KVM_ARM_TARGET_GENERIC_V8 = 5
export const KVM_ARM_NUM_TARGETS = 6
export const KVM_ARM_DEVICE_TYPE_SHIFT = 0
export const KVM_ARM_DEVICE_ID_SHIFT = 16
export const KVM_ARM_DEVICE_VGIC_V2 = 0
export const KVM_VGIC_V2_ADDR_TYPE_DIST = 0
export const KVM_VGIC_V2_ADDR_TYPE_CPU = 1
export const KVM_VGIC_V2_DIST_SIZE = 4096
export const KVM_VGIC_V2_CPU_SIZE = 8192
export const KVM_VGIC_V3_ADDR_TYPE_DIST = 2
export const KVM_VGIC_V3_ADDR_TYPE_REDIST = 3
export const KVM_VGIC_ITS_ADDR_TYPE = 4
export const KVM_VGIC_V3_ADDR_TYPE_REDIST_REGION = 5
export const KVM_ARM_VCPU_POWER_OFF = 0
export const KVM_ARM_VCPU_EL1_32BIT = 1
export const KVM_ARM_VCPU_PSCI_0_2 = 2
export const KVM_ARM_VCPU_PMU_V3 = 3
export const KVM_ARM_VCPU_SVE = 4
export const KVM_ARM_VCPU_PTRAUTH_ADDRESS = 5
export const KVM_ARM_VCPU_PTRAUTH_GENERIC = 6
export const KVM_ARM_VCPU_HAS_EL2 = 7
export const KVM_ARM_VCPU_HAS_EL2_E2H0 = 8
export const KVM_ARM_MAX_DBG_REGS = 16
export const KVM_DEBUG_ARCH_HSR_HIGH_VALID = 1
export const KVM_GUESTDBG_USE_SW_BP = 0x10000
export const KVM_GUESTDBG_USE_HW = 0x20000
export const KVM_ARM_DEV_EL1_VTIMER = 1
export const KVM_ARM_DEV_EL1_PTIMER = 2
export const KVM_ARM_DEV_PMU = 4
export const KVM_PMU_EVENT_ALLOW = 0
export const KVM_PMU_EVENT_DENY = 1
export const KVM_ARM_TAGS_TO_GUEST = 0
export const KVM_ARM_TAGS_FROM_GUEST = 1
export const KVM_REG_ARM_COPROC_MASK = 0xfff0000
export const KVM_REG_ARM_COPROC_SHIFT = 16
export const KVM_REG_ARM_CORE = 0x100000
export const KVM_REG_ARM_DEMUX = 0x110000
export const KVM_REG_ARM_DEMUX_ID_MASK = 65280
export const KVM_REG_ARM_DEMUX_ID_SHIFT = 8
export const KVM_REG_ARM_DEMUX_ID_CCSIDR = 0
export const KVM_REG_ARM_DEMUX_VAL_MASK = 255
export const KVM_REG_ARM_DEMUX_VAL_SHIFT = 0
export const KVM_REG_ARM64_SYSREG = 0x130000
export const KVM_REG_ARM64_SYSREG_OP0_MASK = 49152
export const KVM_REG_ARM64_SYSREG_OP0_SHIFT = 14
export const KVM_REG_ARM64_SYSREG_OP1_MASK = 14336
export const KVM_REG_ARM64_SYSREG_OP1_SHIFT = 11
export const KVM_REG_ARM64_SYSREG_CRN_MASK = 1920
export const KVM_REG_ARM64_SYSREG_CRN_SHIFT = 7
export const KVM_REG_ARM64_SYSREG_CRM_MASK = 120
export const KVM_REG_ARM64_SYSREG_CRM_SHIFT = 3
export const KVM_REG_ARM64_SYSREG_OP2_MASK = 7
export const KVM_REG_ARM64_SYSREG_OP2_SHIFT = 0
export const KVM_REG_ARM_FW = 0x140000
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_1_NOT_AVAIL = 0
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_1_AVAIL = 1
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_1_NOT_REQUIRED = 2
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2_NOT_AVAIL = 0
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2_UNKNOWN = 1
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2_AVAIL = 2
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2_NOT_REQUIRED = 3
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2_ENABLED = 16
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_3_NOT_AVAIL = 0
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_3_AVAIL = 1
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_3_NOT_REQUIRED = 2
export const KVM_REG_ARM64_SVE = 0x150000
export const KVM_REG_ARM64_SVE_ZREG_BASE = 0
export const KVM_REG_ARM64_SVE_PREG_BASE = 1024
export const KVM_REG_ARM64_SVE_FFR_BASE = 1536
export const KVM_ARM64_SVE_NUM_ZREGS = 32
export const KVM_ARM64_SVE_NUM_PREGS = 16
export const KVM_ARM64_SVE_MAX_SLICES = 32
export const KVM_ARM64_SVE_VQ_MIN = 1
export const KVM_ARM64_SVE_VQ_MAX = 512
export const KVM_ARM64_SVE_VLS_WORDS = 8
export const KVM_REG_ARM_FW_FEAT_BMAP = 0x160000
export const KVM_ARM_VM_SMCCC_CTRL = 0
export const KVM_ARM_VM_SMCCC_FILTER = 0
export const KVM_DEV_ARM_VGIC_GRP_ADDR = 0
export const KVM_DEV_ARM_VGIC_GRP_DIST_REGS = 1
export const KVM_DEV_ARM_VGIC_GRP_CPU_REGS = 2
export const KVM_DEV_ARM_VGIC_CPUID_SHIFT = 32
export const KVM_DEV_ARM_VGIC_CPUID_MASK = 0xff00000000n
export const KVM_DEV_ARM_VGIC_V3_MPIDR_SHIFT = 32
export const KVM_DEV_ARM_VGIC_V3_MPIDR_MASK = 0xffffffff00000000n
export const KVM_DEV_ARM_VGIC_OFFSET_SHIFT = 0
export const KVM_DEV_ARM_VGIC_OFFSET_MASK = 0xffffffff
export const KVM_DEV_ARM_VGIC_SYSREG_INSTR_MASK = 65535
export const KVM_DEV_ARM_VGIC_GRP_NR_IRQS = 3
export const KVM_DEV_ARM_VGIC_GRP_CTRL = 4
export const KVM_DEV_ARM_VGIC_GRP_REDIST_REGS = 5
export const KVM_DEV_ARM_VGIC_GRP_CPU_SYSREGS = 6
export const KVM_DEV_ARM_VGIC_GRP_LEVEL_INFO = 7
export const KVM_DEV_ARM_VGIC_GRP_ITS_REGS = 8
export const KVM_DEV_ARM_VGIC_GRP_MAINT_IRQ = 9
export const KVM_DEV_ARM_VGIC_LINE_LEVEL_INFO_SHIFT = 10
export const KVM_DEV_ARM_VGIC_LINE_LEVEL_INFO_MASK = 0xfffffc00
export const KVM_DEV_ARM_VGIC_LINE_LEVEL_INTID_MASK = 1023
export const VGIC_LEVEL_INFO_LINE_LEVEL = 0
export const KVM_DEV_ARM_VGIC_CTRL_INIT = 0
export const KVM_DEV_ARM_ITS_SAVE_TABLES = 1
export const KVM_DEV_ARM_ITS_RESTORE_TABLES = 2
export const KVM_DEV_ARM_VGIC_SAVE_PENDING_TABLES = 3
export const KVM_DEV_ARM_ITS_CTRL_RESET = 4
export const KVM_ARM_VCPU_PMU_V3_CTRL = 0
export const KVM_ARM_VCPU_PMU_V3_IRQ = 0
export const KVM_ARM_VCPU_PMU_V3_INIT = 1
export const KVM_ARM_VCPU_PMU_V3_FILTER = 2
export const KVM_ARM_VCPU_PMU_V3_SET_PMU = 3
export const KVM_ARM_VCPU_TIMER_CTRL = 1
export const KVM_ARM_VCPU_TIMER_IRQ_VTIMER = 0
export const KVM_ARM_VCPU_TIMER_IRQ_PTIMER = 1
export const KVM_ARM_VCPU_TIMER_IRQ_HVTIMER = 2
export const KVM_ARM_VCPU_TIMER_IRQ_HPTIMER = 3
export const KVM_ARM_VCPU_PVTIME_CTRL = 2
export const KVM_ARM_VCPU_PVTIME_IPA = 0
export const KVM_ARM_IRQ_VCPU2_SHIFT = 28
export const KVM_ARM_IRQ_VCPU2_MASK = 15
export const KVM_ARM_IRQ_TYPE_SHIFT = 24
export const KVM_ARM_IRQ_TYPE_MASK = 15
export const KVM_ARM_IRQ_VCPU_SHIFT = 16
export const KVM_ARM_IRQ_VCPU_MASK = 255
export const KVM_ARM_IRQ_NUM_SHIFT = 0
export const KVM_ARM_IRQ_NUM_MASK = 65535
export const KVM_ARM_IRQ_TYPE_CPU = 0
export const KVM_ARM_IRQ_TYPE_SPI = 1
export const KVM_ARM_IRQ_TYPE_PPI = 2
export const KVM_ARM_IRQ_CPU_IRQ = 0
export const KVM_ARM_IRQ_CPU_FIQ = 1
export const KVM_ARM_IRQ_GIC_MAX = 127
export const KVM_NR_IRQCHIPS = 1
export const KVM_PSCI_FN_BASE = 0x95c1ba5e
export const KVM_PSCI_RET_SUCCESS = 0
export const KVM_PSCI_RET_NI = -1
export const KVM_PSCI_RET_INVAL = -2
export const KVM_PSCI_RET_DENIED = -3
export const KVM_SYSTEM_EVENT_RESET_FLAG_PSCI_RESET2 = 1
export const KVM_SYSTEM_EVENT_SHUTDOWN_FLAG_PSCI_OFF2 = 1
export const KVM_EXIT_FAIL_ENTRY_CPU_UNSUPPORTED = 1
export const KVM_HYPERCALL_EXIT_SMC = 1
export const KVM_HYPERCALL_EXIT_16BIT = 2
export const KVM_ARM_FEATURE_ID_RANGE = 0
export const KVM_ARM_FEATURE_ID_RANGE_SIZE = 192
export const KVM_CAP_VCPU_EVENTS = 41
export const KVM_REG_ARM_STD_BIT_TRNG_V1_0 = 0
export const KVM_REG_ARM_STD_HYP_BIT_PV_TIME = 0
export const KVM_REG_ARM_VENDOR_HYP_BIT_FUNC_FEAT = 0
export const KVM_REG_ARM_VENDOR_HYP_BIT_PTP = 1
export const KVM_REG_ARM_VENDOR_HYP_BIT_DISCOVER_IMPL_VER = 0
export const KVM_REG_ARM_VENDOR_HYP_BIT_DISCOVER_IMPL_CPUS = 1
export const KVM_SMCCC_FILTER_HANDLE = 0
export const KVM_SMCCC_FILTER_DENY = 1
export const KVM_SMCCC_FILTER_FWD_TO_USER = 2
/**
 * Maximum number of IRQ routes KVM can accept (`KVM_MAX_IRQ_ROUTES`).
 * See `include/linux/kvm_host.h`. This is the ceiling the kernel enforces on
 * `KVM_SET_GSI_ROUTING.
 */
export const KVM_MAX_IRQ_ROUTES = 4096
export const KVM_ARM_DEVICE_TYPE_MASK = 65535
export const KVM_ARM_DEVICE_ID_MASK = 0xffff0000
export const KVM_VGIC_V3_DIST_SIZE = 0x10000
export const KVM_VGIC_V3_REDIST_SIZE = 0x20000
export const KVM_VGIC_V3_ITS_SIZE = 0x20000
export const KVM_REG_ARM_PTIMER_CTL = 0x603000000013df11n
export const KVM_REG_ARM_PTIMER_CVAL = 0x603000000013df12n
export const KVM_REG_ARM_PTIMER_CNT = 0x603000000013df01n
export const KVM_REG_ARM_TIMER_CTL = 0x603000000013df19n
export const KVM_REG_ARM_TIMER_CVAL = 0x603000000013df02n
export const KVM_REG_ARM_TIMER_CNT = 0x603000000013df1an
export const KVM_REG_ARM_PSCI_VERSION = 0x6030000000140000n
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_1 = 0x6030000000140001n
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2 = 0x6030000000140002n
export const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_3 = 0x6030000000140003n
export const KVM_REG_ARM64_SVE_VLS = 0x606000000015ffffn
export const KVM_REG_ARM_STD_BMAP = 0x6030000000160000n
export const KVM_REG_ARM_STD_HYP_BMAP = 0x6030000000160001n
export const KVM_REG_ARM_VENDOR_HYP_BMAP = 0x6030000000160002n
export const KVM_REG_ARM_VENDOR_HYP_BMAP_2 = 0x6030000000160003n
export const KVM_DEV_ARM_VGIC_USERSPACE_PPIS = 5
export const KVM_ARM_VCPU_PMU_V3_SET_NR_COUNTERS = 4
export const KVM_PSCI_FN_CPU_SUSPEND = 0x95c1ba5e
export const KVM_PSCI_FN_CPU_OFF = 0x95c1ba5f
export const KVM_PSCI_FN_CPU_ON = 0x95c1ba60
export const KVM_PSCI_FN_MIGRATE = 0x95c1ba61
/** `_IO(KVMIO, 0x60)` */
export const KVM_CREATE_IRQCHIP = 0xae60
/** `_IOR(KVMIO, 0x9f, kvm_vcpu_events)` */
export const KVM_GET_VCPU_EVENTS = 0x8040ae9f
/** `_IOW(KVMIO, 0xa0, kvm_vcpu_events)` */
export const KVM_SET_VCPU_EVENTS = 0x4040aea0
/** `_IOW(KVMIO, 0xae, kvm_vcpu_init)` */
export const KVM_ARM_VCPU_INIT = 0x4020aeae
/** `_IOR(KVMIO, 0xaf, kvm_vcpu_init)` */
export const KVM_ARM_PREFERRED_TARGET = 0x8020aeaf
/** `_IOW(KVMIO, 0xc2, core::ffi::c_int)` */
export const KVM_ARM_VCPU_FINALIZE = 0x4004aec2
/** `_IOW(KVMIO, 0x9b, kvm_guest_debug)` */
export const KVM_SET_GUEST_DEBUG = 0x4208ae9b
/** `_IOW(KVMIO, 0xd2, kvm_memory_attributes)` */
export const KVM_SET_MEMORY_ATTRIBUTES = 0x4020aed2
/** `_IOW(KVMIO, 0xab, kvm_arm_device_addr)` */
export const KVM_ARM_SET_DEVICE_ADDR = 0x4010aeab
/** `_IOR(KVMIO, 0xb4, kvm_arm_copy_mte_tags)` */
export const KVM_ARM_MTE_COPY_TAGS = 0x8030aeb4
/** `_IOW(KVMIO, 0xb5, kvm_arm_counter_offset)` */
export const KVM_ARM_SET_COUNTER_OFFSET = 0x4010aeb5
/** `_IOR(KVMIO, 0xb6, reg_mask_range)` */
export const KVM_ARM_GET_REG_WRITABLE_MASKS = 0x8040aeb6

/** `struct user_pt_regs`, 272 bytes. */
export class UserPtRegs extends Struct {
  static override readonly size = 272
  static override readonly fields: readonly string[] = ['regs', 'sp', 'pc', 'pstate']

  #regs: BigUint64Array | undefined
  get regs(): BigUint64Array { return (this.#regs ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 31)) }
  set regs(value: Iterable<Integer>) { copyIntegers(this.regs, value, 'UserPtRegs.regs') }
  get sp(): bigint { return this.view.getBigUint64(248, true) }
  set sp(value: Integer) { this.view.setBigUint64(248, u64(value, 'UserPtRegs.sp'), true) }
  get pc(): bigint { return this.view.getBigUint64(256, true) }
  set pc(value: Integer) { this.view.setBigUint64(256, u64(value, 'UserPtRegs.pc'), true) }
  get pstate(): bigint { return this.view.getBigUint64(264, true) }
  set pstate(value: Integer) { this.view.setBigUint64(264, u64(value, 'UserPtRegs.pstate'), true) }
}

/** `struct user_fpsimd_state`, 528 bytes. */
export class UserFpsimdState extends Struct {
  static override readonly size = 528
  static override readonly fields: readonly string[] = ['vregs', 'fpsr', 'fpcr', 'reserved']

  #vregs: Uint128Array | undefined
  #reserved: Uint32Array | undefined
  get vregs(): Uint128Array { return (this.#vregs ??= new Uint128Array(this.bytes.subarray(0, 512))) }
  set vregs(value: Iterable<Integer>) { this.vregs.copy(value, 'UserFpsimdState.vregs') }
  get fpsr(): number { return this.view.getUint32(512, true) }
  set fpsr(value: Integer) { this.view.setUint32(512, u32(value, 'UserFpsimdState.fpsr'), true) }
  get fpcr(): number { return this.view.getUint32(516, true) }
  set fpcr(value: Integer) { this.view.setUint32(516, u32(value, 'UserFpsimdState.fpcr'), true) }
  get reserved(): Uint32Array { return (this.#reserved ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 520, 2)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'UserFpsimdState.reserved') }
}

/** `struct user_hwdebug_state`, 264 bytes. */
export class UserHwdebugState extends Struct {
  static override readonly size = 264
  static override readonly fields: readonly string[] = ['dbgInfo', 'pad', 'dbgRegs']

  #dbgRegs: StructArray<UserHwdebugStateDbgRegs> | undefined
  get dbgInfo(): number { return this.view.getUint32(0, true) }
  set dbgInfo(value: Integer) { this.view.setUint32(0, u32(value, 'UserHwdebugState.dbgInfo'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'UserHwdebugState.pad'), true) }
  get dbgRegs(): StructArray<UserHwdebugStateDbgRegs> { return (this.#dbgRegs ??= new StructArray(UserHwdebugStateDbgRegs, this.bytes.subarray(8, 264))) }
  set dbgRegs(value: Iterable<Init<UserHwdebugStateDbgRegs>>) { this.dbgRegs.copy(value, 'UserHwdebugState.dbgRegs') }
}

/** The struct `dbg_regs` of `struct user_hwdebug_state`, 16 bytes. */
export class UserHwdebugStateDbgRegs extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['addr', 'ctrl', 'pad']

  get addr(): bigint { return this.view.getBigUint64(0, true) }
  set addr(value: Integer) { this.view.setBigUint64(0, u64(value, 'UserHwdebugStateDbgRegs.addr'), true) }
  get ctrl(): number { return this.view.getUint32(8, true) }
  set ctrl(value: Integer) { this.view.setUint32(8, u32(value, 'UserHwdebugStateDbgRegs.ctrl'), true) }
  get pad(): number { return this.view.getUint32(12, true) }
  set pad(value: Integer) { this.view.setUint32(12, u32(value, 'UserHwdebugStateDbgRegs.pad'), true) }
}

/** `struct user_sve_header`, 16 bytes. */
export class UserSveHeader extends Struct {
  static override readonly size = 16
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['size', 'maxSize', 'vl', 'maxVl', 'flags', 'reserved']

  get size(): number { return this.view.getUint32(0, true) }
  set size(value: Integer) { this.view.setUint32(0, u32(value, 'UserSveHeader.size'), true) }
  get maxSize(): number { return this.view.getUint32(4, true) }
  set maxSize(value: Integer) { this.view.setUint32(4, u32(value, 'UserSveHeader.maxSize'), true) }
  get vl(): number { return this.view.getUint16(8, true) }
  set vl(value: Integer) { this.view.setUint16(8, u16(value, 'UserSveHeader.vl'), true) }
  get maxVl(): number { return this.view.getUint16(10, true) }
  set maxVl(value: Integer) { this.view.setUint16(10, u16(value, 'UserSveHeader.maxVl'), true) }
  get flags(): number { return this.view.getUint16(12, true) }
  set flags(value: Integer) { this.view.setUint16(12, u16(value, 'UserSveHeader.flags'), true) }
  get reserved(): number { return this.view.getUint16(14, true) }
  set reserved(value: Integer) { this.view.setUint16(14, u16(value, 'UserSveHeader.reserved'), true) }
}

/** `struct user_pac_mask`, 16 bytes. */
export class UserPacMask extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['dataMask', 'insnMask']

  get dataMask(): bigint { return this.view.getBigUint64(0, true) }
  set dataMask(value: Integer) { this.view.setBigUint64(0, u64(value, 'UserPacMask.dataMask'), true) }
  get insnMask(): bigint { return this.view.getBigUint64(8, true) }
  set insnMask(value: Integer) { this.view.setBigUint64(8, u64(value, 'UserPacMask.insnMask'), true) }
}

/** `struct user_pac_address_keys`, 64 bytes. */
export class UserPacAddressKeys extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['apiakey', 'apibkey', 'apdakey', 'apdbkey']

  get apiakey(): bigint { return getUint128(this.view, 0) }
  set apiakey(value: Integer) { setUint128(this.view, 0, value, 'UserPacAddressKeys.apiakey') }
  get apibkey(): bigint { return getUint128(this.view, 16) }
  set apibkey(value: Integer) { setUint128(this.view, 16, value, 'UserPacAddressKeys.apibkey') }
  get apdakey(): bigint { return getUint128(this.view, 32) }
  set apdakey(value: Integer) { setUint128(this.view, 32, value, 'UserPacAddressKeys.apdakey') }
  get apdbkey(): bigint { return getUint128(this.view, 48) }
  set apdbkey(value: Integer) { setUint128(this.view, 48, value, 'UserPacAddressKeys.apdbkey') }
}

/** `struct user_pac_generic_keys`, 16 bytes. */
export class UserPacGenericKeys extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['apgakey']

  get apgakey(): bigint { return getUint128(this.view, 0) }
  set apgakey(value: Integer) { setUint128(this.view, 0, value, 'UserPacGenericKeys.apgakey') }
}

/** `struct user_za_header`, 16 bytes. */
export class UserZaHeader extends Struct {
  static override readonly size = 16
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['size', 'maxSize', 'vl', 'maxVl', 'flags', 'reserved']

  get size(): number { return this.view.getUint32(0, true) }
  set size(value: Integer) { this.view.setUint32(0, u32(value, 'UserZaHeader.size'), true) }
  get maxSize(): number { return this.view.getUint32(4, true) }
  set maxSize(value: Integer) { this.view.setUint32(4, u32(value, 'UserZaHeader.maxSize'), true) }
  get vl(): number { return this.view.getUint16(8, true) }
  set vl(value: Integer) { this.view.setUint16(8, u16(value, 'UserZaHeader.vl'), true) }
  get maxVl(): number { return this.view.getUint16(10, true) }
  set maxVl(value: Integer) { this.view.setUint16(10, u16(value, 'UserZaHeader.maxVl'), true) }
  get flags(): number { return this.view.getUint16(12, true) }
  set flags(value: Integer) { this.view.setUint16(12, u16(value, 'UserZaHeader.flags'), true) }
  get reserved(): number { return this.view.getUint16(14, true) }
  set reserved(value: Integer) { this.view.setUint16(14, u16(value, 'UserZaHeader.reserved'), true) }
}

/** `struct user_gcs`, 24 bytes. */
export class UserGcs extends Struct {
  static override readonly size = 24
  static override readonly fields: readonly string[] = ['featuresEnabled', 'featuresLocked', 'gcsprEl0']

  get featuresEnabled(): bigint { return this.view.getBigUint64(0, true) }
  set featuresEnabled(value: Integer) { this.view.setBigUint64(0, u64(value, 'UserGcs.featuresEnabled'), true) }
  get featuresLocked(): bigint { return this.view.getBigUint64(8, true) }
  set featuresLocked(value: Integer) { this.view.setBigUint64(8, u64(value, 'UserGcs.featuresLocked'), true) }
  get gcsprEl0(): bigint { return this.view.getBigUint64(16, true) }
  set gcsprEl0(value: Integer) { this.view.setBigUint64(16, u64(value, 'UserGcs.gcsprEl0'), true) }
}

/** `struct kvm_regs`, 864 bytes. */
export class KvmRegs extends Struct {
  static override readonly size = 864
  static override readonly fields: readonly string[] = ['regs', 'spEl1', 'elrEl1', 'spsr', 'fpRegs']

  #regs: UserPtRegs | undefined
  #spsr: BigUint64Array | undefined
  #fpRegs: UserFpsimdState | undefined
  get regs(): UserPtRegs { return (this.#regs ??= new UserPtRegs(this.bytes.subarray(0, 272))) }
  set regs(value: Init<UserPtRegs>) { copyStruct(this.regs, value, 'KvmRegs.regs') }
  get spEl1(): bigint { return this.view.getBigUint64(272, true) }
  set spEl1(value: Integer) { this.view.setBigUint64(272, u64(value, 'KvmRegs.spEl1'), true) }
  get elrEl1(): bigint { return this.view.getBigUint64(280, true) }
  set elrEl1(value: Integer) { this.view.setBigUint64(280, u64(value, 'KvmRegs.elrEl1'), true) }
  get spsr(): BigUint64Array { return (this.#spsr ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 288, 5)) }
  set spsr(value: Iterable<Integer>) { copyIntegers(this.spsr, value, 'KvmRegs.spsr') }
  get fpRegs(): UserFpsimdState { return (this.#fpRegs ??= new UserFpsimdState(this.bytes.subarray(336, 864))) }
  set fpRegs(value: Init<UserFpsimdState>) { copyStruct(this.fpRegs, value, 'KvmRegs.fpRegs') }
}

/** `struct kvm_vcpu_init`, 32 bytes. */
export class KvmVcpuInit extends Struct {
  static override readonly size = 32
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['target', 'features']

  #features: Uint32Array | undefined
  get target(): number { return this.view.getUint32(0, true) }
  set target(value: Integer) { this.view.setUint32(0, u32(value, 'KvmVcpuInit.target'), true) }
  get features(): Uint32Array { return (this.#features ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 4, 7)) }
  set features(value: Iterable<Integer>) { copyIntegers(this.features, value, 'KvmVcpuInit.features') }
}

/** `struct kvm_sregs`, 0 bytes. */
export class KvmSregs extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_fpu`, 0 bytes. */
export class KvmFpu extends Struct {
  static override readonly size = 0
  static override readonly align = 1
  static override readonly fields: readonly string[] = []
}

/** `struct kvm_guest_debug_arch`, 512 bytes. */
export class KvmGuestDebugArch extends Struct {
  static override readonly size = 512
  static override readonly fields: readonly string[] = ['dbgBcr', 'dbgBvr', 'dbgWcr', 'dbgWvr']

  #dbgBcr: BigUint64Array | undefined
  #dbgBvr: BigUint64Array | undefined
  #dbgWcr: BigUint64Array | undefined
  #dbgWvr: BigUint64Array | undefined
  get dbgBcr(): BigUint64Array { return (this.#dbgBcr ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 0, 16)) }
  set dbgBcr(value: Iterable<Integer>) { copyIntegers(this.dbgBcr, value, 'KvmGuestDebugArch.dbgBcr') }
  get dbgBvr(): BigUint64Array { return (this.#dbgBvr ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 128, 16)) }
  set dbgBvr(value: Iterable<Integer>) { copyIntegers(this.dbgBvr, value, 'KvmGuestDebugArch.dbgBvr') }
  get dbgWcr(): BigUint64Array { return (this.#dbgWcr ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 256, 16)) }
  set dbgWcr(value: Iterable<Integer>) { copyIntegers(this.dbgWcr, value, 'KvmGuestDebugArch.dbgWcr') }
  get dbgWvr(): BigUint64Array { return (this.#dbgWvr ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 384, 16)) }
  set dbgWvr(value: Iterable<Integer>) { copyIntegers(this.dbgWvr, value, 'KvmGuestDebugArch.dbgWvr') }
}

/** `struct kvm_debug_exit_arch`, 16 bytes. */
export class KvmDebugExitArch extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['hsr', 'hsrHigh', 'far']

  get hsr(): number { return this.view.getUint32(0, true) }
  set hsr(value: Integer) { this.view.setUint32(0, u32(value, 'KvmDebugExitArch.hsr'), true) }
  get hsrHigh(): number { return this.view.getUint32(4, true) }
  set hsrHigh(value: Integer) { this.view.setUint32(4, u32(value, 'KvmDebugExitArch.hsrHigh'), true) }
  get far(): bigint { return this.view.getBigUint64(8, true) }
  set far(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmDebugExitArch.far'), true) }
}

/** `struct kvm_sync_regs`, 8 bytes. */
export class KvmSyncRegs extends Struct {
  static override readonly size = 8
  static override readonly fields: readonly string[] = ['deviceIrqLevel']

  get deviceIrqLevel(): bigint { return this.view.getBigUint64(0, true) }
  set deviceIrqLevel(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmSyncRegs.deviceIrqLevel'), true) }
}

/** `struct kvm_pmu_event_filter`, 8 bytes. */
export class KvmPmuEventFilter extends Struct {
  static override readonly size = 8
  static override readonly align = 2
  static override readonly fields: readonly string[] = ['baseEvent', 'nevents', 'action', 'pad']

  #pad: Uint8Array | undefined
  get baseEvent(): number { return this.view.getUint16(0, true) }
  set baseEvent(value: Integer) { this.view.setUint16(0, u16(value, 'KvmPmuEventFilter.baseEvent'), true) }
  get nevents(): number { return this.view.getUint16(2, true) }
  set nevents(value: Integer) { this.view.setUint16(2, u16(value, 'KvmPmuEventFilter.nevents'), true) }
  get action(): number { return this.view.getUint8(4) }
  set action(value: Integer) { this.view.setUint8(4, u8(value, 'KvmPmuEventFilter.action')) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 5, 3)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmPmuEventFilter.pad') }
}

/** `struct kvm_vcpu_events`, 64 bytes. */
export class KvmVcpuEvents extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['exception', 'reserved']

  #exception: KvmVcpuEventsException | undefined
  #reserved: Uint32Array | undefined
  get exception(): KvmVcpuEventsException { return (this.#exception ??= new KvmVcpuEventsException(this.bytes.subarray(0, 16))) }
  set exception(value: Init<KvmVcpuEventsException>) { copyStruct(this.exception, value, 'KvmVcpuEvents.exception') }
  get reserved(): Uint32Array { return (this.#reserved ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 16, 12)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmVcpuEvents.reserved') }
}

/** The struct `exception` of `struct kvm_vcpu_events`, 16 bytes. */
export class KvmVcpuEventsException extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = [
    'serrorPending', 'serrorHasEsr', 'extDabtPending', 'pad', 'serrorEsr',
  ]

  #pad: Uint8Array | undefined
  get serrorPending(): number { return this.view.getUint8(0) }
  set serrorPending(value: Integer) { this.view.setUint8(0, u8(value, 'KvmVcpuEventsException.serrorPending')) }
  get serrorHasEsr(): number { return this.view.getUint8(1) }
  set serrorHasEsr(value: Integer) { this.view.setUint8(1, u8(value, 'KvmVcpuEventsException.serrorHasEsr')) }
  get extDabtPending(): number { return this.view.getUint8(2) }
  set extDabtPending(value: Integer) { this.view.setUint8(2, u8(value, 'KvmVcpuEventsException.extDabtPending')) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 3, 5)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmVcpuEventsException.pad') }
  get serrorEsr(): bigint { return this.view.getBigUint64(8, true) }
  set serrorEsr(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmVcpuEventsException.serrorEsr'), true) }
}

/** `struct kvm_arm_copy_mte_tags`, 48 bytes. */
export class KvmArmCopyMteTags extends Struct {
  static override readonly size = 48
  static override readonly fields: readonly string[] = ['guestIpa', 'length', 'addr', 'flags', 'reserved']

  #reserved: BigUint64Array | undefined
  get guestIpa(): bigint { return this.view.getBigUint64(0, true) }
  set guestIpa(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmArmCopyMteTags.guestIpa'), true) }
  get length(): bigint { return this.view.getBigUint64(8, true) }
  set length(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmArmCopyMteTags.length'), true) }
  get addr(): bigint { return this.view.getBigUint64(16, true) }
  set addr(value: Integer) { this.view.setBigUint64(16, u64(value, 'KvmArmCopyMteTags.addr'), true) }
  get flags(): bigint { return this.view.getBigUint64(24, true) }
  set flags(value: Integer) { this.view.setBigUint64(24, u64(value, 'KvmArmCopyMteTags.flags'), true) }
  get reserved(): BigUint64Array { return (this.#reserved ??= new BigUint64Array(this.view.buffer, this.view.byteOffset + 32, 2)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'KvmArmCopyMteTags.reserved') }
}

/** `struct kvm_arm_counter_offset`, 16 bytes. */
export class KvmArmCounterOffset extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['counterOffset', 'reserved']

  get counterOffset(): bigint { return this.view.getBigUint64(0, true) }
  set counterOffset(value: Integer) { this.view.setBigUint64(0, u64(value, 'KvmArmCounterOffset.counterOffset'), true) }
  get reserved(): bigint { return this.view.getBigUint64(8, true) }
  set reserved(value: Integer) { this.view.setBigUint64(8, u64(value, 'KvmArmCounterOffset.reserved'), true) }
}

/** `struct kvm_smccc_filter`, 24 bytes. */
export class KvmSmcccFilter extends Struct {
  static override readonly size = 24
  static override readonly align = 4
  static override readonly fields: readonly string[] = ['base', 'nrFunctions', 'action', 'pad']

  #pad: Uint8Array | undefined
  get base(): number { return this.view.getUint32(0, true) }
  set base(value: Integer) { this.view.setUint32(0, u32(value, 'KvmSmcccFilter.base'), true) }
  get nrFunctions(): number { return this.view.getUint32(4, true) }
  set nrFunctions(value: Integer) { this.view.setUint32(4, u32(value, 'KvmSmcccFilter.nrFunctions'), true) }
  get action(): number { return this.view.getUint8(8) }
  set action(value: Integer) { this.view.setUint8(8, u8(value, 'KvmSmcccFilter.action')) }
  get pad(): Uint8Array { return (this.#pad ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 9, 15)) }
  set pad(value: Iterable<Integer>) { copyIntegers(this.pad, value, 'KvmSmcccFilter.pad') }
}

/** `struct reg_mask_range`, 64 bytes. */
export class RegMaskRange extends Struct {
  static override readonly size = 64
  static override readonly fields: readonly string[] = ['addr', 'range', 'reserved']

  #reserved: Uint32Array | undefined
  get addr(): bigint { return this.view.getBigUint64(0, true) }
  set addr(value: Integer) { this.view.setBigUint64(0, u64(value, 'RegMaskRange.addr'), true) }
  get range(): number { return this.view.getUint32(8, true) }
  set range(value: Integer) { this.view.setUint32(8, u32(value, 'RegMaskRange.range'), true) }
  get reserved(): Uint32Array { return (this.#reserved ??= new Uint32Array(this.view.buffer, this.view.byteOffset + 12, 13)) }
  set reserved(value: Iterable<Integer>) { copyIntegers(this.reserved, value, 'RegMaskRange.reserved') }
}

/** `struct kvm_irqchip`, 520 bytes. */
export class KvmIrqchip extends Struct {
  static override readonly size = 520
  static override readonly align = 4
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
  static override readonly align = 1
  static override readonly fields: readonly string[] = ['dummy']

  #dummy: Uint8Array | undefined
  get dummy(): Uint8Array { return (this.#dummy ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 512)) }
  set dummy(value: Iterable<Integer>) { copyIntegers(this.dummy, value, 'KvmIrqchipChip.dummy') }
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
  get debug(): KvmRunDebug { return (this.#debug ??= new KvmRunDebug(this.bytes.subarray(32, 48))) }
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

/** The struct `debug` of `struct kvm_run`, 16 bytes. */
export class KvmRunDebug extends Struct {
  static override readonly size = 16
  static override readonly fields: readonly string[] = ['arch']

  #arch: KvmDebugExitArch | undefined
  get arch(): KvmDebugExitArch { return (this.#arch ??= new KvmDebugExitArch(this.bytes.subarray(0, 16))) }
  set arch(value: Init<KvmDebugExitArch>) { copyStruct(this.arch, value, 'KvmRunDebug.arch') }
}

/** The union `s` of `struct kvm_run`, 2048 bytes. */
export class KvmRunS extends Union {
  static override readonly size = 2048
  static override readonly fields: readonly string[] = ['regs', 'padding']

  #regs: KvmSyncRegs | undefined
  #padding: Uint8Array | undefined
  get regs(): KvmSyncRegs { return (this.#regs ??= new KvmSyncRegs(this.bytes.subarray(0, 8))) }
  set regs(value: Init<KvmSyncRegs>) { copyStruct(this.regs, value, 'KvmRunS.regs') }
  get padding(): Uint8Array { return (this.#padding ??= new Uint8Array(this.view.buffer, this.view.byteOffset + 0, 2048)) }
  set padding(value: Iterable<Integer>) { copyIntegers(this.padding, value, 'KvmRunS.padding') }
}

/** `struct kvm_guest_debug`, 520 bytes. */
export class KvmGuestDebug extends Struct {
  static override readonly size = 520
  static override readonly fields: readonly string[] = ['control', 'pad', 'arch']

  #arch: KvmGuestDebugArch | undefined
  get control(): number { return this.view.getUint32(0, true) }
  set control(value: Integer) { this.view.setUint32(0, u32(value, 'KvmGuestDebug.control'), true) }
  get pad(): number { return this.view.getUint32(4, true) }
  set pad(value: Integer) { this.view.setUint32(4, u32(value, 'KvmGuestDebug.pad'), true) }
  get arch(): KvmGuestDebugArch { return (this.#arch ??= new KvmGuestDebugArch(this.bytes.subarray(8, 520))) }
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
