// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

import type { Integer } from '../arguments/integer.ts'
import { flexibleInts, ints, layout, struct, structs, u128, u128s, u16, u32, u64, u8 } from '../struct/members.ts'
import { type Init, Struct, Union, withEntries } from '../struct/struct.ts'
import type { Uint128Array } from '../struct/uint128.ts'
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
export class UserPtRegs extends Struct {}
layout(UserPtRegs, 'UserPtRegs', 272, 8, () => ({
  regs: ints(0, BigUint64Array, 31), sp: u64(248), pc: u64(256), pstate: u64(264),
}))
export interface UserPtRegs {
  get regs(): BigUint64Array
  set regs(value: Iterable<Integer>)
  get sp(): bigint
  set sp(value: Integer)
  get pc(): bigint
  set pc(value: Integer)
  get pstate(): bigint
  set pstate(value: Integer)
}

/** `struct user_fpsimd_state`, 528 bytes. */
export class UserFpsimdState extends Struct {}
layout(UserFpsimdState, 'UserFpsimdState', 528, 8, () => ({
  vregs: u128s(0, 32), fpsr: u32(512), fpcr: u32(516), reserved: ints(520, Uint32Array, 2),
}))
export interface UserFpsimdState {
  get vregs(): Uint128Array
  set vregs(value: Iterable<Integer>)
  get fpsr(): number
  set fpsr(value: Integer)
  get fpcr(): number
  set fpcr(value: Integer)
  get reserved(): Uint32Array
  set reserved(value: Iterable<Integer>)
}

/** `struct user_hwdebug_state`, 264 bytes. */
export class UserHwdebugState extends Struct {}
layout(UserHwdebugState, 'UserHwdebugState', 264, 8, () => ({
  dbgInfo: u32(0), pad: u32(4), dbgRegs: structs(8, UserHwdebugStateDbgRegs, 16),
}))
export interface UserHwdebugState {
  get dbgInfo(): number
  set dbgInfo(value: Integer)
  get pad(): number
  set pad(value: Integer)
  get dbgRegs(): readonly UserHwdebugStateDbgRegs[]
  set dbgRegs(value: Iterable<Init<UserHwdebugStateDbgRegs>>)
}

/** The struct `dbg_regs` of `struct user_hwdebug_state`, 16 bytes. */
export class UserHwdebugStateDbgRegs extends Struct {}
layout(UserHwdebugStateDbgRegs, 'UserHwdebugStateDbgRegs', 16, 8, () => ({ addr: u64(0), ctrl: u32(8), pad: u32(12) }))
export interface UserHwdebugStateDbgRegs {
  get addr(): bigint
  set addr(value: Integer)
  get ctrl(): number
  set ctrl(value: Integer)
  get pad(): number
  set pad(value: Integer)
}

/** `struct user_sve_header`, 16 bytes. */
export class UserSveHeader extends Struct {}
layout(UserSveHeader, 'UserSveHeader', 16, 4, () => ({
  size: u32(0), maxSize: u32(4), vl: u16(8), maxVl: u16(10), flags: u16(12), reserved: u16(14),
}))
export interface UserSveHeader {
  get size(): number
  set size(value: Integer)
  get maxSize(): number
  set maxSize(value: Integer)
  get vl(): number
  set vl(value: Integer)
  get maxVl(): number
  set maxVl(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get reserved(): number
  set reserved(value: Integer)
}

/** `struct user_pac_mask`, 16 bytes. */
export class UserPacMask extends Struct {}
layout(UserPacMask, 'UserPacMask', 16, 8, () => ({ dataMask: u64(0), insnMask: u64(8) }))
export interface UserPacMask {
  get dataMask(): bigint
  set dataMask(value: Integer)
  get insnMask(): bigint
  set insnMask(value: Integer)
}

/** `struct user_pac_address_keys`, 64 bytes. */
export class UserPacAddressKeys extends Struct {}
layout(UserPacAddressKeys, 'UserPacAddressKeys', 64, 8, () => ({
  apiakey: u128(0), apibkey: u128(16), apdakey: u128(32), apdbkey: u128(48),
}))
export interface UserPacAddressKeys {
  get apiakey(): bigint
  set apiakey(value: Integer)
  get apibkey(): bigint
  set apibkey(value: Integer)
  get apdakey(): bigint
  set apdakey(value: Integer)
  get apdbkey(): bigint
  set apdbkey(value: Integer)
}

/** `struct user_pac_generic_keys`, 16 bytes. */
export class UserPacGenericKeys extends Struct {}
layout(UserPacGenericKeys, 'UserPacGenericKeys', 16, 8, () => ({ apgakey: u128(0) }))
export interface UserPacGenericKeys {
  get apgakey(): bigint
  set apgakey(value: Integer)
}

/** `struct user_za_header`, 16 bytes. */
export class UserZaHeader extends Struct {}
layout(UserZaHeader, 'UserZaHeader', 16, 4, () => ({
  size: u32(0), maxSize: u32(4), vl: u16(8), maxVl: u16(10), flags: u16(12), reserved: u16(14),
}))
export interface UserZaHeader {
  get size(): number
  set size(value: Integer)
  get maxSize(): number
  set maxSize(value: Integer)
  get vl(): number
  set vl(value: Integer)
  get maxVl(): number
  set maxVl(value: Integer)
  get flags(): number
  set flags(value: Integer)
  get reserved(): number
  set reserved(value: Integer)
}

/** `struct user_gcs`, 24 bytes. */
export class UserGcs extends Struct {}
layout(UserGcs, 'UserGcs', 24, 8, () => ({ featuresEnabled: u64(0), featuresLocked: u64(8), gcsprEl0: u64(16) }))
export interface UserGcs {
  get featuresEnabled(): bigint
  set featuresEnabled(value: Integer)
  get featuresLocked(): bigint
  set featuresLocked(value: Integer)
  get gcsprEl0(): bigint
  set gcsprEl0(value: Integer)
}

/** `struct kvm_regs`, 864 bytes. */
export class KvmRegs extends Struct {}
layout(KvmRegs, 'KvmRegs', 864, 8, () => ({
  regs: struct(0, UserPtRegs), spEl1: u64(272), elrEl1: u64(280), spsr: ints(288, BigUint64Array, 5),
  fpRegs: struct(336, UserFpsimdState),
}))
export interface KvmRegs {
  get regs(): UserPtRegs
  set regs(value: Init<UserPtRegs>)
  get spEl1(): bigint
  set spEl1(value: Integer)
  get elrEl1(): bigint
  set elrEl1(value: Integer)
  get spsr(): BigUint64Array
  set spsr(value: Iterable<Integer>)
  get fpRegs(): UserFpsimdState
  set fpRegs(value: Init<UserFpsimdState>)
}

/** `struct kvm_vcpu_init`, 32 bytes. */
export class KvmVcpuInit extends Struct {}
layout(KvmVcpuInit, 'KvmVcpuInit', 32, 4, () => ({ target: u32(0), features: ints(4, Uint32Array, 7) }))
export interface KvmVcpuInit {
  get target(): number
  set target(value: Integer)
  get features(): Uint32Array
  set features(value: Iterable<Integer>)
}

/** `struct kvm_sregs`, 0 bytes. */
export class KvmSregs extends Struct {}
layout(KvmSregs, 'KvmSregs', 0, 1, () => ({  }))

/** `struct kvm_fpu`, 0 bytes. */
export class KvmFpu extends Struct {}
layout(KvmFpu, 'KvmFpu', 0, 1, () => ({  }))

/** `struct kvm_guest_debug_arch`, 512 bytes. */
export class KvmGuestDebugArch extends Struct {}
layout(KvmGuestDebugArch, 'KvmGuestDebugArch', 512, 8, () => ({
  dbgBcr: ints(0, BigUint64Array, 16), dbgBvr: ints(128, BigUint64Array, 16), dbgWcr: ints(256, BigUint64Array, 16),
  dbgWvr: ints(384, BigUint64Array, 16),
}))
export interface KvmGuestDebugArch {
  get dbgBcr(): BigUint64Array
  set dbgBcr(value: Iterable<Integer>)
  get dbgBvr(): BigUint64Array
  set dbgBvr(value: Iterable<Integer>)
  get dbgWcr(): BigUint64Array
  set dbgWcr(value: Iterable<Integer>)
  get dbgWvr(): BigUint64Array
  set dbgWvr(value: Iterable<Integer>)
}

/** `struct kvm_debug_exit_arch`, 16 bytes. */
export class KvmDebugExitArch extends Struct {}
layout(KvmDebugExitArch, 'KvmDebugExitArch', 16, 8, () => ({ hsr: u32(0), hsrHigh: u32(4), far: u64(8) }))
export interface KvmDebugExitArch {
  get hsr(): number
  set hsr(value: Integer)
  get hsrHigh(): number
  set hsrHigh(value: Integer)
  get far(): bigint
  set far(value: Integer)
}

/** `struct kvm_sync_regs`, 8 bytes. */
export class KvmSyncRegs extends Struct {}
layout(KvmSyncRegs, 'KvmSyncRegs', 8, 8, () => ({ deviceIrqLevel: u64(0) }))
export interface KvmSyncRegs {
  get deviceIrqLevel(): bigint
  set deviceIrqLevel(value: Integer)
}

/** `struct kvm_pmu_event_filter`, 8 bytes. */
export class KvmPmuEventFilter extends Struct {}
layout(KvmPmuEventFilter, 'KvmPmuEventFilter', 8, 2, () => ({
  baseEvent: u16(0), nevents: u16(2), action: u8(4), pad: ints(5, Uint8Array, 3),
}))
export interface KvmPmuEventFilter {
  get baseEvent(): number
  set baseEvent(value: Integer)
  get nevents(): number
  set nevents(value: Integer)
  get action(): number
  set action(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct kvm_vcpu_events`, 64 bytes. */
export class KvmVcpuEvents extends Struct {}
layout(KvmVcpuEvents, 'KvmVcpuEvents', 64, 8, () => ({
  exception: struct(0, KvmVcpuEventsException), reserved: ints(16, Uint32Array, 12),
}))
export interface KvmVcpuEvents {
  get exception(): KvmVcpuEventsException
  set exception(value: Init<KvmVcpuEventsException>)
  get reserved(): Uint32Array
  set reserved(value: Iterable<Integer>)
}

/** The struct `exception` of `struct kvm_vcpu_events`, 16 bytes. */
export class KvmVcpuEventsException extends Struct {}
layout(KvmVcpuEventsException, 'KvmVcpuEventsException', 16, 8, () => ({
  serrorPending: u8(0), serrorHasEsr: u8(1), extDabtPending: u8(2), pad: ints(3, Uint8Array, 5), serrorEsr: u64(8),
}))
export interface KvmVcpuEventsException {
  get serrorPending(): number
  set serrorPending(value: Integer)
  get serrorHasEsr(): number
  set serrorHasEsr(value: Integer)
  get extDabtPending(): number
  set extDabtPending(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
  get serrorEsr(): bigint
  set serrorEsr(value: Integer)
}

/** `struct kvm_arm_copy_mte_tags`, 48 bytes. */
export class KvmArmCopyMteTags extends Struct {}
layout(KvmArmCopyMteTags, 'KvmArmCopyMteTags', 48, 8, () => ({
  guestIpa: u64(0), length: u64(8), addr: u64(16), flags: u64(24), reserved: ints(32, BigUint64Array, 2),
}))
export interface KvmArmCopyMteTags {
  get guestIpa(): bigint
  set guestIpa(value: Integer)
  get length(): bigint
  set length(value: Integer)
  get addr(): bigint
  set addr(value: Integer)
  get flags(): bigint
  set flags(value: Integer)
  get reserved(): BigUint64Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_arm_counter_offset`, 16 bytes. */
export class KvmArmCounterOffset extends Struct {}
layout(KvmArmCounterOffset, 'KvmArmCounterOffset', 16, 8, () => ({ counterOffset: u64(0), reserved: u64(8) }))
export interface KvmArmCounterOffset {
  get counterOffset(): bigint
  set counterOffset(value: Integer)
  get reserved(): bigint
  set reserved(value: Integer)
}

/** `struct kvm_smccc_filter`, 24 bytes. */
export class KvmSmcccFilter extends Struct {}
layout(KvmSmcccFilter, 'KvmSmcccFilter', 24, 4, () => ({
  base: u32(0), nrFunctions: u32(4), action: u8(8), pad: ints(9, Uint8Array, 15),
}))
export interface KvmSmcccFilter {
  get base(): number
  set base(value: Integer)
  get nrFunctions(): number
  set nrFunctions(value: Integer)
  get action(): number
  set action(value: Integer)
  get pad(): Uint8Array
  set pad(value: Iterable<Integer>)
}

/** `struct reg_mask_range`, 64 bytes. */
export class RegMaskRange extends Struct {}
layout(RegMaskRange, 'RegMaskRange', 64, 8, () => ({
  addr: u64(0), range: u32(8), reserved: ints(12, Uint32Array, 13),
}))
export interface RegMaskRange {
  get addr(): bigint
  set addr(value: Integer)
  get range(): number
  set range(value: Integer)
  get reserved(): Uint32Array
  set reserved(value: Iterable<Integer>)
}

/** `struct kvm_irqchip`, 520 bytes. */
export class KvmIrqchip extends Struct {}
layout(KvmIrqchip, 'KvmIrqchip', 520, 4, () => ({ chipId: u32(0), pad: u32(4), chip: struct(8, KvmIrqchipChip) }))
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
layout(KvmIrqchipChip, 'KvmIrqchipChip', 512, 1, () => ({ dummy: ints(0, Uint8Array, 512) }))
export interface KvmIrqchipChip {
  get dummy(): Uint8Array
  set dummy(value: Iterable<Integer>)
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

/** The struct `debug` of `struct kvm_run`, 16 bytes. */
export class KvmRunDebug extends Struct {}
layout(KvmRunDebug, 'KvmRunDebug', 16, 8, () => ({ arch: struct(0, KvmDebugExitArch) }))
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

/** `struct kvm_guest_debug`, 520 bytes. */
export class KvmGuestDebug extends Struct {}
layout(KvmGuestDebug, 'KvmGuestDebug', 520, 8, () => ({
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
