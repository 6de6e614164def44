//! What the KVM of Linux 7.2 has past that of `kvm-bindings` 0.14 (Linux 6.15) and past the ioctls of `kvm-ioctls` 0.25,
//! transcribed from the headers of the kernel as Rust that bindgen might have written. abi-gen reads it beside the crates;
//! the layout tests compile it, so that the compiler checks what abi-gen computes.
//!
//! - A struct or constant that the crate has with other fields or another value replaces that of the crate.
//! - The members of a union that the crate has are added to it.
//! - What a new version of a crate has as well is an error until it is removed here.
//!
//! Not here: macros with parameters, `KVM_COALESCED_MMIO_MAX` (of `PAGE_SIZE`), `KVM_SIGNATURE` (a string), and requests
//! of other architectures.

use kvm_bindings::*;
use vmm_sys_util::{ioctl_io_nr, ioctl_ior_nr, ioctl_iow_nr, ioctl_iowr_nr};

// linux/kvm.h
pub const KVM_EXIT_TDX: u32 = 40;
pub const KVM_EXIT_ARM_SEA: u32 = 41;
pub const KVM_EXIT_ARM_LDST64B: u32 = 42;
pub const KVM_EXIT_SNP_REQ_CERTS: u32 = 43;
pub const KVM_SYSTEM_EVENT_TDX_FATAL: u32 = 7;
pub const KVM_EXIT_ARM_SEA_FLAG_GPA_VALID: u32 = 1;
pub const KVM_IOEVENTFD_FLAG_DATAMATCH: u32 = 1;
pub const KVM_IOEVENTFD_FLAG_PIO: u32 = 2;
pub const KVM_IOEVENTFD_FLAG_DEASSIGN: u32 = 4;
pub const KVM_IOEVENTFD_FLAG_VIRTIO_CCW_NOTIFY: u32 = 8;
pub const KVM_IOEVENTFD_VALID_FLAG_MASK: u32 = 31;
pub const KVM_X86_DISABLE_EXITS_APERFMPERF: u32 = 16;
pub const KVM_VM_TYPE_ARM_PROTECTED: u32 = 0x8000_0000;
pub const KVM_VM_TYPE_ARM_MASK: u32 = 0x8000_00ff;
pub const KVM_CAP_ARM_EL2: u32 = 240;
pub const KVM_CAP_ARM_EL2_E2H0: u32 = 241;
pub const KVM_CAP_RISCV_MP_STATE_RESET: u32 = 242;
pub const KVM_CAP_ARM_CACHEABLE_PFNMAP_SUPPORTED: u32 = 243;
pub const KVM_CAP_GUEST_MEMFD_FLAGS: u32 = 244;
pub const KVM_CAP_ARM_SEA_TO_USER: u32 = 245;
pub const KVM_CAP_S390_USER_OPEREXEC: u32 = 246;
pub const KVM_CAP_S390_KEYOP: u32 = 247;
pub const KVM_CAP_S390_VSIE_ESAMODE: u32 = 248;
pub const KVM_CAP_S390_HPAGE_2G: u32 = 249;
pub const KVM_IRQ_ROUTING_XEN_EVTCHN_PRIO_2LEVEL: u32 = 0xffff_ffff;
pub const KVM_S390_KEYOP_ISKE: u32 = 1;
pub const KVM_S390_KEYOP_RRBE: u32 = 2;
pub const KVM_S390_KEYOP_SSKE: u32 = 3;
pub const KVM_DIRTY_GFN_F_DIRTY: u32 = 1;
pub const KVM_DIRTY_GFN_F_RESET: u32 = 2;
pub const GUEST_MEMFD_FLAG_MMAP: u32 = 1;
pub const GUEST_MEMFD_FLAG_INIT_SHARED: u32 = 2;

// linux/kvm.h: enum kvm_device_type
pub const KVM_DEV_TYPE_LOONGARCH_DMSINTC: u32 = 15;
pub const KVM_DEV_TYPE_ARM_VGIC_V5: u32 = 16;
pub const KVM_DEV_TYPE_MAX: u32 = 17;

ioctl_iowr_nr!(KVM_IRQ_LINE_STATUS, KVMIO, 0x67, kvm_irq_level);
ioctl_iow_nr!(KVM_INTERRUPT, KVMIO, 0x86, kvm_interrupt);
ioctl_iow_nr!(KVM_SET_SIGNAL_MASK, KVMIO, 0x8b, kvm_signal_mask);
ioctl_iowr_nr!(KVM_CLEAR_DIRTY_LOG, KVMIO, 0xc0, kvm_clear_dirty_log);
ioctl_io_nr!(KVM_RESET_DIRTY_RINGS, KVMIO, 0xc7);
ioctl_io_nr!(KVM_GET_STATS_FD, KVMIO, 0xce);
ioctl_iowr_nr!(KVM_PRE_FAULT_MEMORY, KVMIO, 0xd5, kvm_pre_fault_memory);

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_exit_snp_req_certs {
    pub gpa: __u64,
    pub npages: __u64,
    pub ret: __u64,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_s390_keyop {
    pub guest_addr: __u64,
    pub key: __u8,
    pub operation: __u8,
    pub pad: [__u8; 6],
}

/// `linux/kvm.h`: in `struct kvm_run`, what an exit says
#[repr(C)]
#[derive(Clone, Copy)]
pub union kvm_run__bindgen_ty_1 {
    pub tdx: kvm_run__tdx,
    pub arm_sea: kvm_run__arm_sea,
    pub snp_req_certs: kvm_exit_snp_req_certs,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_run__tdx {
    pub flags: __u64,
    pub nr: __u64,
    pub __bindgen_anon_1: kvm_run__tdx__bindgen_ty_1,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub union kvm_run__tdx__bindgen_ty_1 {
    pub unknown: kvm_run__tdx__unknown,
    pub get_quote: kvm_run__tdx__get_quote,
    pub get_tdvmcall_info: kvm_run__tdx__get_tdvmcall_info,
    pub setup_event_notify: kvm_run__tdx__setup_event_notify,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_run__tdx__unknown {
    pub ret: __u64,
    pub data: [__u64; 5],
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_run__tdx__get_quote {
    pub ret: __u64,
    pub gpa: __u64,
    pub size: __u64,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_run__tdx__get_tdvmcall_info {
    pub ret: __u64,
    pub leaf: __u64,
    pub r11: __u64,
    pub r12: __u64,
    pub r13: __u64,
    pub r14: __u64,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_run__tdx__setup_event_notify {
    pub ret: __u64,
    pub vector: __u64,
}

/// `linux/kvm.h`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct kvm_run__arm_sea {
    pub flags: __u64,
    pub esr: __u64,
    pub gva: __u64,
    pub gpa: __u64,
}

// linux/kvm_para.h
pub const KVM_ENOSYS: u32 = 1000;
pub const KVM_EFAULT: u32 = 14;
pub const KVM_EINVAL: u32 = 22;
pub const KVM_E2BIG: u32 = 7;
pub const KVM_EPERM: u32 = 1;
pub const KVM_EOPNOTSUPP: u32 = 95;
pub const KVM_HC_VAPIC_POLL_IRQ: u32 = 1;
pub const KVM_HC_MMU_OP: u32 = 2;
pub const KVM_HC_FEATURES: u32 = 3;
pub const KVM_HC_PPC_MAP_MAGIC_PAGE: u32 = 4;
pub const KVM_HC_KICK_CPU: u32 = 5;
pub const KVM_HC_MIPS_GET_CLOCK_FREQ: u32 = 6;
pub const KVM_HC_MIPS_EXIT_VM: u32 = 7;
pub const KVM_HC_MIPS_CONSOLE_OUTPUT: u32 = 8;
pub const KVM_HC_CLOCK_PAIRING: u32 = 9;
pub const KVM_HC_SEND_IPI: u32 = 10;
pub const KVM_HC_SCHED_YIELD: u32 = 11;
pub const KVM_HC_MAP_GPA_RANGE: u32 = 12;

#[cfg(target_arch = "x86_64")]
pub mod x86_64 {
    use super::*;

    // asm/kvm.h
    pub const CP_VECTOR: u32 = 21;
    pub const HV_VECTOR: u32 = 28;
    pub const VC_VECTOR: u32 = 29;
    pub const SX_VECTOR: u32 = 30;
    pub const KVM_X86_QUIRK_IGNORE_GUEST_PAT: u32 = 512;
    pub const KVM_X86_QUIRK_VMCS12_ALLOW_FREEZE_IN_SMM: u32 = 1024;
    pub const KVM_X86_QUIRK_NESTED_SVM_SHARED_PAT: u32 = 2048;
    pub const KVM_X86_SNP_POLICY_BITS: u32 = 1;
    pub const KVM_X86_SEV_SNP_REQ_CERTS: u32 = 2;
    pub const KVM_PMU_EVENT_FLAG_MASKED_EVENTS: u32 = 1;
    pub const KVM_PMU_EVENT_FLAGS_VALID_MASK: u32 = 1;
    pub const KVM_XEN_INVALID_GFN: u64 = 0xffff_ffff_ffff_ffff;
    pub const KVM_XEN_INVALID_GPA: u64 = 0xffff_ffff_ffff_ffff;
    pub const KVM_SEV_PAGE_TYPE_INVALID: u32 = 0;
    pub const KVM_X2APIC_ENABLE_SUPPRESS_EOI_BROADCAST: u32 = 4;
    pub const KVM_X2APIC_DISABLE_SUPPRESS_EOI_BROADCAST: u32 = 8;
    pub const KVM_PMU_MASKED_ENTRY_EVENT_SELECT: u64 = 0x0000_000f_0000_00ff;
    pub const KVM_PMU_MASKED_ENTRY_UMASK_MASK: u64 = 0xff00_0000_0000_0000;
    pub const KVM_PMU_MASKED_ENTRY_UMASK_MATCH: u64 = 0xff00;
    pub const KVM_PMU_MASKED_ENTRY_EXCLUDE: u64 = 0x0080_0000_0000_0000;
    pub const KVM_EXIT_HYPERCALL_LONG_MODE: u32 = 1;
    pub const KVM_TDX_MEASURE_MEMORY_REGION: u32 = 1;

    // asm/kvm.h: enum kvm_tdx_cmd_id
    pub const KVM_TDX_CAPABILITIES: u32 = 0;
    pub const KVM_TDX_INIT_VM: u32 = 1;
    pub const KVM_TDX_INIT_VCPU: u32 = 2;
    pub const KVM_TDX_INIT_MEM_REGION: u32 = 3;
    pub const KVM_TDX_FINALIZE_VM: u32 = 4;
    pub const KVM_TDX_GET_CPUID: u32 = 5;
    pub const KVM_TDX_CMD_NR_MAX: u32 = 6;

    // asm/kvm.h: enum sev_cmd_id
    pub const KVM_SEV_SNP_ENABLE_REQ_CERTS: u32 = 103;
    pub const KVM_SEV_NR_MAX: u32 = 104;

    // asm/kvm_para.h
    pub const KVM_CPUID_SIGNATURE: u32 = 0x4000_0000;
    pub const KVM_CPUID_FEATURES: u32 = 0x4000_0001;
    pub const KVM_FEATURE_CLOCKSOURCE: u32 = 0;
    pub const KVM_FEATURE_NOP_IO_DELAY: u32 = 1;
    pub const KVM_FEATURE_MMU_OP: u32 = 2;
    pub const KVM_FEATURE_CLOCKSOURCE2: u32 = 3;
    pub const KVM_FEATURE_ASYNC_PF: u32 = 4;
    pub const KVM_FEATURE_STEAL_TIME: u32 = 5;
    pub const KVM_FEATURE_PV_EOI: u32 = 6;
    pub const KVM_FEATURE_PV_UNHALT: u32 = 7;
    pub const KVM_FEATURE_PV_TLB_FLUSH: u32 = 9;
    pub const KVM_FEATURE_ASYNC_PF_VMEXIT: u32 = 10;
    pub const KVM_FEATURE_PV_SEND_IPI: u32 = 11;
    pub const KVM_FEATURE_POLL_CONTROL: u32 = 12;
    pub const KVM_FEATURE_PV_SCHED_YIELD: u32 = 13;
    pub const KVM_FEATURE_ASYNC_PF_INT: u32 = 14;
    pub const KVM_FEATURE_MSI_EXT_DEST_ID: u32 = 15;
    pub const KVM_FEATURE_HC_MAP_GPA_RANGE: u32 = 16;
    pub const KVM_FEATURE_MIGRATION_CONTROL: u32 = 17;
    pub const KVM_HINTS_REALTIME: u32 = 0;
    pub const KVM_FEATURE_CLOCKSOURCE_STABLE_BIT: u32 = 24;
    pub const MSR_KVM_WALL_CLOCK: u32 = 17;
    pub const MSR_KVM_SYSTEM_TIME: u32 = 18;
    pub const KVM_MSR_ENABLED: u32 = 1;
    pub const MSR_KVM_WALL_CLOCK_NEW: u32 = 0x4b56_4d00;
    pub const MSR_KVM_SYSTEM_TIME_NEW: u32 = 0x4b56_4d01;
    pub const MSR_KVM_ASYNC_PF_EN: u32 = 0x4b56_4d02;
    pub const MSR_KVM_STEAL_TIME: u32 = 0x4b56_4d03;
    pub const MSR_KVM_PV_EOI_EN: u32 = 0x4b56_4d04;
    pub const MSR_KVM_POLL_CONTROL: u32 = 0x4b56_4d05;
    pub const MSR_KVM_ASYNC_PF_INT: u32 = 0x4b56_4d06;
    pub const MSR_KVM_ASYNC_PF_ACK: u32 = 0x4b56_4d07;
    pub const MSR_KVM_MIGRATION_CONTROL: u32 = 0x4b56_4d08;
    pub const KVM_VCPU_PREEMPTED: u32 = 1;
    pub const KVM_VCPU_FLUSH_TLB: u32 = 2;
    pub const KVM_CLOCK_PAIRING_WALLCLOCK: u32 = 0;
    pub const KVM_STEAL_ALIGNMENT_BITS: u32 = 5;
    pub const KVM_STEAL_VALID_BITS: u64 = 0xffff_ffff_ffff_ffc0;
    pub const KVM_STEAL_RESERVED_MASK: u32 = 62;
    pub const KVM_MAX_MMU_OP_BATCH: u32 = 32;
    pub const KVM_ASYNC_PF_ENABLED: u32 = 1;
    pub const KVM_ASYNC_PF_SEND_ALWAYS: u32 = 2;
    pub const KVM_ASYNC_PF_DELIVERY_AS_PF_VMEXIT: u32 = 4;
    pub const KVM_ASYNC_PF_DELIVERY_AS_INT: u32 = 8;
    pub const KVM_ASYNC_PF_VEC_MASK: u32 = 255;
    pub const KVM_MIGRATION_READY: u32 = 1;
    pub const KVM_MAP_GPA_RANGE_PAGE_SZ_4K: u32 = 0;
    pub const KVM_MAP_GPA_RANGE_PAGE_SZ_2M: u32 = 1;
    pub const KVM_MAP_GPA_RANGE_PAGE_SZ_1G: u32 = 2;
    pub const KVM_MAP_GPA_RANGE_ENCRYPTED: u32 = 16;
    pub const KVM_MAP_GPA_RANGE_DECRYPTED: u32 = 0;
    pub const KVM_MMU_OP_WRITE_PTE: u32 = 1;
    pub const KVM_MMU_OP_FLUSH_TLB: u32 = 2;
    pub const KVM_MMU_OP_RELEASE_PT: u32 = 3;
    pub const KVM_PV_REASON_PAGE_NOT_PRESENT: u32 = 1;
    pub const KVM_PV_REASON_PAGE_READY: u32 = 2;
    pub const KVM_PV_EOI_BIT: u32 = 0;
    pub const KVM_PV_EOI_MASK: u32 = 1;
    pub const KVM_PV_EOI_ENABLED: u32 = 1;
    pub const KVM_PV_EOI_DISABLED: u32 = 0;

    // linux/kvm.h
    ioctl_io_nr!(KVM_SET_NR_MMU_PAGES, KVMIO, 0x44);
    ioctl_io_nr!(KVM_GET_NR_MMU_PAGES, KVMIO, 0x45);
    ioctl_io_nr!(KVM_CREATE_PIT, KVMIO, 0x64);
    ioctl_iowr_nr!(KVM_GET_PIT, KVMIO, 0x65, kvm_pit_state);
    ioctl_ior_nr!(KVM_SET_PIT, KVMIO, 0x66, kvm_pit_state);
    ioctl_io_nr!(KVM_REINJECT_CONTROL, KVMIO, 0x71);
    ioctl_io_nr!(KVM_SET_BOOT_CPU_ID, KVMIO, 0x78);
    ioctl_iow_nr!(KVM_XEN_HVM_CONFIG, KVMIO, 0x7a, kvm_xen_hvm_config);
    ioctl_iow_nr!(KVM_SET_CPUID, KVMIO, 0x8a, kvm_cpuid);
    ioctl_iowr_nr!(KVM_TPR_ACCESS_REPORTING, KVMIO, 0x92, kvm_tpr_access_ctl);
    ioctl_iow_nr!(KVM_SET_VAPIC_ADDR, KVMIO, 0x93, kvm_vapic_addr);
    ioctl_iow_nr!(KVM_X86_SETUP_MCE, KVMIO, 0x9c, u64);
    ioctl_ior_nr!(KVM_X86_GET_MCE_CAP_SUPPORTED, KVMIO, 0x9d, u64);
    ioctl_iow_nr!(KVM_X86_SET_MCE, KVMIO, 0x9e, kvm_x86_mce);
    ioctl_iowr_nr!(KVM_GET_REG_LIST, KVMIO, 0xb0, kvm_reg_list);
    ioctl_iow_nr!(KVM_SET_PMU_EVENT_FILTER, KVMIO, 0xb2, kvm_pmu_event_filter);
    ioctl_iow_nr!(KVM_HYPERV_EVENTFD, KVMIO, 0xbd, kvm_hyperv_eventfd);
    ioctl_iowr_nr!(KVM_GET_SUPPORTED_HV_CPUID, KVMIO, 0xc1, kvm_cpuid2);
    ioctl_iow_nr!(KVM_X86_SET_MSR_FILTER, KVMIO, 0xc6, kvm_msr_filter);
    ioctl_iowr_nr!(KVM_XEN_HVM_GET_ATTR, KVMIO, 0xc8, kvm_xen_hvm_attr);
    ioctl_iow_nr!(KVM_XEN_HVM_SET_ATTR, KVMIO, 0xc9, kvm_xen_hvm_attr);
    ioctl_iowr_nr!(KVM_XEN_VCPU_GET_ATTR, KVMIO, 0xca, kvm_xen_vcpu_attr);
    ioctl_iow_nr!(KVM_XEN_VCPU_SET_ATTR, KVMIO, 0xcb, kvm_xen_vcpu_attr);
    ioctl_ior_nr!(KVM_GET_SREGS2, KVMIO, 0xcc, kvm_sregs2);
    ioctl_iow_nr!(KVM_SET_SREGS2, KVMIO, 0xcd, kvm_sregs2);
    ioctl_iow_nr!(KVM_XEN_HVM_EVTCHN_SEND, KVMIO, 0xd0, kvm_irq_routing_xen_evtchn);

    /// `asm/kvm.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_svm_nested_state_hdr {
        pub vmcb_pa: __u64,
        pub gpat: __u64,
    }

    /// `asm/kvm.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_tdx_cmd {
        pub id: __u32,
        pub flags: __u32,
        pub data: __u64,
        pub hw_error: __u64,
    }

    /// `asm/kvm.h`
    #[repr(C)]
    pub struct kvm_tdx_capabilities {
        pub supported_attrs: __u64,
        pub supported_xfam: __u64,
        pub kernel_tdvmcallinfo_1_r11: __u64,
        pub user_tdvmcallinfo_1_r11: __u64,
        pub kernel_tdvmcallinfo_1_r12: __u64,
        pub user_tdvmcallinfo_1_r12: __u64,
        pub reserved: [__u64; 250],
        pub cpuid: kvm_cpuid2,
    }

    /// `asm/kvm.h`
    #[repr(C)]
    pub struct kvm_tdx_init_vm {
        pub attributes: __u64,
        pub xfam: __u64,
        pub mrconfigid: [__u64; 6],
        pub mrowner: [__u64; 6],
        pub mrownerconfig: [__u64; 6],
        pub reserved: [__u64; 12],
        pub cpuid: kvm_cpuid2,
    }

    /// `asm/kvm.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_tdx_init_mem_region {
        pub source_addr: __u64,
        pub gpa: __u64,
        pub nr_pages: __u64,
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_steal_time {
        pub steal: __u64,
        pub version: __u32,
        pub flags: __u32,
        pub preempted: __u8,
        pub u8_pad: [__u8; 3],
        pub pad: [__u32; 11],
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_clock_pairing {
        pub sec: __s64,
        pub nsec: __s64,
        pub tsc: __u64,
        pub flags: __u32,
        pub pad: [__u32; 9],
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_mmu_op_header {
        pub op: __u32,
        pub pad: __u32,
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_mmu_op_write_pte {
        pub header: kvm_mmu_op_header,
        pub pte_phys: __u64,
        pub pte_val: __u64,
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_mmu_op_flush_tlb {
        pub header: kvm_mmu_op_header,
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_mmu_op_release_pt {
        pub header: kvm_mmu_op_header,
        pub pt_phys: __u64,
    }

    /// `asm/kvm_para.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_vcpu_pv_apf_data {
        pub flags: __u32,
        pub token: __u32,
        pub pad: [__u8; 56],
    }
}

#[cfg(target_arch = "aarch64")]
pub mod aarch64 {
    use super::*;

    // asm/kvm.h
    pub const KVM_ARM_DEVICE_TYPE_MASK: u32 = 0xffff;
    pub const KVM_ARM_DEVICE_ID_MASK: u32 = 0xffff_0000;
    pub const KVM_VGIC_V3_DIST_SIZE: u32 = 0x1_0000;
    pub const KVM_VGIC_V3_REDIST_SIZE: u32 = 0x2_0000;
    pub const KVM_VGIC_V3_ITS_SIZE: u32 = 0x2_0000;
    pub const KVM_REG_ARM_PTIMER_CTL: u64 = 0x6030_0000_0013_df11;
    pub const KVM_REG_ARM_PTIMER_CVAL: u64 = 0x6030_0000_0013_df12;
    pub const KVM_REG_ARM_PTIMER_CNT: u64 = 0x6030_0000_0013_df01;
    pub const KVM_REG_ARM_TIMER_CTL: u64 = 0x6030_0000_0013_df19;
    pub const KVM_REG_ARM_TIMER_CVAL: u64 = 0x6030_0000_0013_df02;
    pub const KVM_REG_ARM_TIMER_CNT: u64 = 0x6030_0000_0013_df1a;
    pub const KVM_REG_ARM_PSCI_VERSION: u64 = 0x6030_0000_0014_0000;
    pub const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_1: u64 = 0x6030_0000_0014_0001;
    pub const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2: u64 = 0x6030_0000_0014_0002;
    pub const KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_3: u64 = 0x6030_0000_0014_0003;
    pub const KVM_REG_ARM64_SVE_VLS: u64 = 0x6060_0000_0015_ffff;
    pub const KVM_REG_ARM_STD_BMAP: u64 = 0x6030_0000_0016_0000;
    pub const KVM_REG_ARM_STD_HYP_BMAP: u64 = 0x6030_0000_0016_0001;
    pub const KVM_REG_ARM_VENDOR_HYP_BMAP: u64 = 0x6030_0000_0016_0002;
    pub const KVM_REG_ARM_VENDOR_HYP_BMAP_2: u64 = 0x6030_0000_0016_0003;
    pub const KVM_DEV_ARM_VGIC_USERSPACE_PPIS: u32 = 5;
    pub const KVM_ARM_VCPU_PMU_V3_SET_NR_COUNTERS: u32 = 4;
    pub const KVM_PSCI_FN_CPU_SUSPEND: u32 = 0x95c1_ba5e;
    pub const KVM_PSCI_FN_CPU_OFF: u32 = 0x95c1_ba5f;
    pub const KVM_PSCI_FN_CPU_ON: u32 = 0x95c1_ba60;
    pub const KVM_PSCI_FN_MIGRATE: u32 = 0x95c1_ba61;

    // linux/kvm.h
    ioctl_iow_nr!(KVM_ARM_SET_DEVICE_ADDR, KVMIO, 0xab, kvm_arm_device_addr);
    ioctl_ior_nr!(KVM_ARM_MTE_COPY_TAGS, KVMIO, 0xb4, kvm_arm_copy_mte_tags);
    ioctl_iow_nr!(KVM_ARM_SET_COUNTER_OFFSET, KVMIO, 0xb5, kvm_arm_counter_offset);
    ioctl_ior_nr!(KVM_ARM_GET_REG_WRITABLE_MASKS, KVMIO, 0xb6, reg_mask_range);
}

#[cfg(target_arch = "riscv64")]
pub mod riscv64 {
    use super::*;

    // asm/kvm.h
    pub const KVM_DIRTY_LOG_PAGE_OFFSET: u32 = 64;
    pub const KVM_INTERRUPT_SET: u32 = 0xffff_ffff;
    pub const KVM_INTERRUPT_UNSET: u32 = 0xffff_fffe;
    pub const KVM_EXIT_FAIL_ENTRY_NO_VSFILE: u32 = 1;
    pub const KVM_REG_RISCV_ISA_MULTI_REG_LAST: u32 = 1;
    pub const KVM_REG_RISCV_SBI_MULTI_REG_LAST: u32 = 0;
    pub const KVM_REG_RISCV_SBI_FWFT: u32 = 0x1_0000;

    // asm/kvm.h: enum KVM_RISCV_ISA_EXT_ID
    pub const KVM_RISCV_ISA_EXT_ZICBOP: u32 = 71;
    pub const KVM_RISCV_ISA_EXT_ZFBFMIN: u32 = 72;
    pub const KVM_RISCV_ISA_EXT_ZVFBFMIN: u32 = 73;
    pub const KVM_RISCV_ISA_EXT_ZVFBFWMA: u32 = 74;
    pub const KVM_RISCV_ISA_EXT_ZCLSD: u32 = 75;
    pub const KVM_RISCV_ISA_EXT_ZILSD: u32 = 76;
    pub const KVM_RISCV_ISA_EXT_ZALASR: u32 = 77;
    pub const KVM_RISCV_ISA_EXT_MAX: u32 = 78;

    // asm/kvm.h: enum KVM_RISCV_SBI_EXT_ID
    pub const KVM_RISCV_SBI_EXT_FWFT: u32 = 12;
    pub const KVM_RISCV_SBI_EXT_MPXY: u32 = 13;
    pub const KVM_RISCV_SBI_EXT_MAX: u32 = 14;

    /// `asm/kvm.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_riscv_config {
        pub isa: core::ffi::c_ulong,
        pub zicbom_block_size: core::ffi::c_ulong,
        pub mvendorid: core::ffi::c_ulong,
        pub marchid: core::ffi::c_ulong,
        pub mimpid: core::ffi::c_ulong,
        pub zicboz_block_size: core::ffi::c_ulong,
        pub satp_mode: core::ffi::c_ulong,
        pub zicbop_block_size: core::ffi::c_ulong,
    }

    /// `asm/kvm.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_riscv_sbi_fwft_feature {
        pub enable: core::ffi::c_ulong,
        pub flags: core::ffi::c_ulong,
        pub value: core::ffi::c_ulong,
    }

    /// `asm/kvm.h`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub struct kvm_riscv_sbi_fwft {
        pub misaligned_deleg: kvm_riscv_sbi_fwft_feature,
        pub pointer_masking: kvm_riscv_sbi_fwft_feature,
    }
}
