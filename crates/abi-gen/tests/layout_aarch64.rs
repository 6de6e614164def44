// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

//! Sizes, alignments and offsets of `src/abi/aarch64.ts`, held against the compiled crate.

#![cfg(target_arch = "aarch64")]

#[allow(dead_code, non_camel_case_types, unused_imports)]
#[path = "../additions.rs"]
mod additions;

use additions::kvm_exit_snp_req_certs;
use additions::kvm_run__arm_sea;
use additions::kvm_run__tdx;
use additions::kvm_run__tdx__get_quote;
use additions::kvm_run__tdx__get_tdvmcall_info;
use additions::kvm_run__tdx__setup_event_notify;
use additions::kvm_run__tdx__unknown;
use additions::kvm_s390_keyop;
use kvm_bindings::*;
use vmm_sys_util::ioctl::{_IOC_NONE, _IOC_READ, _IOC_WRITE, ioctl_expr};

/// `layout! { struct, size, alignment; field: type, offset, size; ... }`
macro_rules! layout {
    ($record:ty, $size:literal, $align:literal; $($($field:ident).+: $ty:ty, $offset:literal, $bytes:literal;)*) => {
        const _: () = {
            assert!(size_of::<$record>() == $size, concat!("size of ", stringify!($record)));
            assert!(align_of::<$record>() == $align, concat!("alignment of ", stringify!($record)));
            $(
                assert!(
                    core::mem::offset_of!($record, $($field).+) == $offset,
                    concat!("offset of ", stringify!($record), ".", stringify!($($field).+)),
                );
                assert!(
                    size_of::<$ty>() == $bytes,
                    concat!("size of ", stringify!($record), ".", stringify!($($field).+)),
                );
            )*
        };
    };
}

/// `request! { name = value: direction, number; type of the argument }`
macro_rules! request {
    ($name:ident = $value:literal: $direction:expr, $number:literal; $ty:ty) => {
        const _: () =
            assert!(ioctl_expr($direction, KVMIO, $number, size_of::<$ty>() as u32) == $value, stringify!($name));
    };
}

layout! { __kernel_fd_set, 128, 8;
    fds_bits: [core::ffi::c_ulong; 16], 0, 128;
}

layout! { __kernel_fsid_t, 8, 4;
    val: [core::ffi::c_int; 2], 0, 8;
}

layout! { user_pt_regs, 272, 8;
    regs: [__u64; 31], 0, 248;
    sp: __u64, 248, 8;
    pc: __u64, 256, 8;
    pstate: __u64, 264, 8;
}

layout! { user_fpsimd_state, 528, 16;
    vregs: [__uint128_t; 32], 0, 512;
    fpsr: __u32, 512, 4;
    fpcr: __u32, 516, 4;
    __reserved: [__u32; 2], 520, 8;
}

layout! { user_hwdebug_state, 264, 8;
    dbg_info: __u32, 0, 4;
    pad: __u32, 4, 4;
    dbg_regs: [user_hwdebug_state__bindgen_ty_1; 16], 8, 256;
}

layout! { user_hwdebug_state__bindgen_ty_1, 16, 8;
    addr: __u64, 0, 8;
    ctrl: __u32, 8, 4;
    pad: __u32, 12, 4;
}

layout! { user_sve_header, 16, 4;
    size: __u32, 0, 4;
    max_size: __u32, 4, 4;
    vl: __u16, 8, 2;
    max_vl: __u16, 10, 2;
    flags: __u16, 12, 2;
    __reserved: __u16, 14, 2;
}

layout! { user_pac_mask, 16, 8;
    data_mask: __u64, 0, 8;
    insn_mask: __u64, 8, 8;
}

layout! { user_pac_address_keys, 64, 16;
    apiakey: __uint128_t, 0, 16;
    apibkey: __uint128_t, 16, 16;
    apdakey: __uint128_t, 32, 16;
    apdbkey: __uint128_t, 48, 16;
}

layout! { user_pac_generic_keys, 16, 16;
    apgakey: __uint128_t, 0, 16;
}

layout! { user_za_header, 16, 4;
    size: __u32, 0, 4;
    max_size: __u32, 4, 4;
    vl: __u16, 8, 2;
    max_vl: __u16, 10, 2;
    flags: __u16, 12, 2;
    __reserved: __u16, 14, 2;
}

layout! { user_gcs, 24, 8;
    features_enabled: __u64, 0, 8;
    features_locked: __u64, 8, 8;
    gcspr_el0: __u64, 16, 8;
}

layout! { kvm_regs, 864, 16;
    regs: user_pt_regs, 0, 272;
    sp_el1: __u64, 272, 8;
    elr_el1: __u64, 280, 8;
    spsr: [__u64; 5], 288, 40;
    fp_regs: user_fpsimd_state, 336, 528;
}

layout! { kvm_vcpu_init, 32, 4;
    target: __u32, 0, 4;
    features: [__u32; 7], 4, 28;
}

layout! { kvm_sregs, 0, 1;
}

layout! { kvm_fpu, 0, 1;
}

layout! { kvm_guest_debug_arch, 512, 8;
    dbg_bcr: [__u64; 16], 0, 128;
    dbg_bvr: [__u64; 16], 128, 128;
    dbg_wcr: [__u64; 16], 256, 128;
    dbg_wvr: [__u64; 16], 384, 128;
}

layout! { kvm_debug_exit_arch, 16, 8;
    hsr: __u32, 0, 4;
    hsr_high: __u32, 4, 4;
    far: __u64, 8, 8;
}

layout! { kvm_sync_regs, 8, 8;
    device_irq_level: __u64, 0, 8;
}

layout! { kvm_pmu_event_filter, 8, 2;
    base_event: __u16, 0, 2;
    nevents: __u16, 2, 2;
    action: __u8, 4, 1;
    pad: [__u8; 3], 5, 3;
}

layout! { kvm_vcpu_events, 64, 8;
    exception: kvm_vcpu_events__bindgen_ty_1, 0, 16;
    reserved: [__u32; 12], 16, 48;
}

layout! { kvm_vcpu_events__bindgen_ty_1, 16, 8;
    serror_pending: __u8, 0, 1;
    serror_has_esr: __u8, 1, 1;
    ext_dabt_pending: __u8, 2, 1;
    pad: [__u8; 5], 3, 5;
    serror_esr: __u64, 8, 8;
}

layout! { kvm_arm_copy_mte_tags, 48, 8;
    guest_ipa: __u64, 0, 8;
    length: __u64, 8, 8;
    addr: usize, 16, 8;
    flags: __u64, 24, 8;
    reserved: [__u64; 2], 32, 16;
}

layout! { kvm_arm_counter_offset, 16, 8;
    counter_offset: __u64, 0, 8;
    reserved: __u64, 8, 8;
}

layout! { kvm_smccc_filter, 24, 4;
    base: __u32, 0, 4;
    nr_functions: __u32, 4, 4;
    action: __u8, 8, 1;
    pad: [__u8; 15], 9, 15;
}

layout! { reg_mask_range, 64, 8;
    addr: __u64, 0, 8;
    range: __u32, 8, 4;
    reserved: [__u32; 13], 12, 52;
}

layout! { kvm_userspace_memory_region, 32, 8;
    slot: __u32, 0, 4;
    flags: __u32, 4, 4;
    guest_phys_addr: __u64, 8, 8;
    memory_size: __u64, 16, 8;
    userspace_addr: __u64, 24, 8;
}

layout! { kvm_userspace_memory_region2, 160, 8;
    slot: __u32, 0, 4;
    flags: __u32, 4, 4;
    guest_phys_addr: __u64, 8, 8;
    memory_size: __u64, 16, 8;
    userspace_addr: __u64, 24, 8;
    guest_memfd_offset: __u64, 32, 8;
    guest_memfd: __u32, 40, 4;
    pad1: __u32, 44, 4;
    pad2: [__u64; 14], 48, 112;
}

layout! { kvm_irq_level, 8, 4;
    __bindgen_anon_1.irq: __u32, 0, 4;
    __bindgen_anon_1.status: __s32, 0, 4;
    level: __u32, 4, 4;
}

layout! { kvm_irqchip, 520, 4;
    chip_id: __u32, 0, 4;
    pad: __u32, 4, 4;
    chip: kvm_irqchip__bindgen_ty_1, 8, 512;
}

layout! { kvm_irqchip__bindgen_ty_1, 512, 1;
    dummy: [core::ffi::c_char; 512], 0, 512;
}

layout! { kvm_pit_config, 64, 4;
    flags: __u32, 0, 4;
    pad: [__u32; 15], 4, 60;
}

layout! { kvm_hyperv_exit, 56, 8;
    type_: __u32, 0, 4;
    pad1: __u32, 4, 4;
    u: kvm_hyperv_exit__bindgen_ty_1, 8, 48;
}

layout! { kvm_hyperv_exit__bindgen_ty_1, 48, 8;
    synic: kvm_hyperv_exit__bindgen_ty_1__bindgen_ty_1, 0, 32;
    hcall: kvm_hyperv_exit__bindgen_ty_1__bindgen_ty_2, 0, 32;
    syndbg: kvm_hyperv_exit__bindgen_ty_1__bindgen_ty_3, 0, 48;
}

layout! { kvm_hyperv_exit__bindgen_ty_1__bindgen_ty_1, 32, 8;
    msr: __u32, 0, 4;
    pad2: __u32, 4, 4;
    control: __u64, 8, 8;
    evt_page: __u64, 16, 8;
    msg_page: __u64, 24, 8;
}

layout! { kvm_hyperv_exit__bindgen_ty_1__bindgen_ty_2, 32, 8;
    input: __u64, 0, 8;
    result: __u64, 8, 8;
    params: [__u64; 2], 16, 16;
}

layout! { kvm_hyperv_exit__bindgen_ty_1__bindgen_ty_3, 48, 8;
    msr: __u32, 0, 4;
    pad2: __u32, 4, 4;
    control: __u64, 8, 8;
    status: __u64, 16, 8;
    send_page: __u64, 24, 8;
    recv_page: __u64, 32, 8;
    pending_page: __u64, 40, 8;
}

layout! { kvm_xen_exit, 80, 8;
    type_: __u32, 0, 4;
    u: kvm_xen_exit__bindgen_ty_1, 8, 72;
}

layout! { kvm_xen_exit__bindgen_ty_1, 72, 8;
    hcall: kvm_xen_exit__bindgen_ty_1__bindgen_ty_1, 0, 72;
}

layout! { kvm_xen_exit__bindgen_ty_1__bindgen_ty_1, 72, 8;
    longmode: __u32, 0, 4;
    cpl: __u32, 4, 4;
    input: __u64, 8, 8;
    result: __u64, 16, 8;
    params: [__u64; 6], 24, 48;
}

layout! { kvm_run, 2352, 8;
    request_interrupt_window: __u8, 0, 1;
    immediate_exit: __u8, 1, 1;
    padding1: [__u8; 6], 2, 6;
    exit_reason: __u32, 8, 4;
    ready_for_interrupt_injection: __u8, 12, 1;
    if_flag: __u8, 13, 1;
    flags: __u16, 14, 2;
    cr8: __u64, 16, 8;
    apic_base: __u64, 24, 8;
    __bindgen_anon_1.hw: kvm_run__bindgen_ty_1__bindgen_ty_1, 32, 8;
    __bindgen_anon_1.fail_entry: kvm_run__bindgen_ty_1__bindgen_ty_2, 32, 16;
    __bindgen_anon_1.ex: kvm_run__bindgen_ty_1__bindgen_ty_3, 32, 8;
    __bindgen_anon_1.io: kvm_run__bindgen_ty_1__bindgen_ty_4, 32, 16;
    __bindgen_anon_1.debug: kvm_run__bindgen_ty_1__bindgen_ty_5, 32, 16;
    __bindgen_anon_1.mmio: kvm_run__bindgen_ty_1__bindgen_ty_6, 32, 24;
    __bindgen_anon_1.iocsr_io: kvm_run__bindgen_ty_1__bindgen_ty_7, 32, 24;
    __bindgen_anon_1.hypercall: kvm_run__bindgen_ty_1__bindgen_ty_8, 32, 72;
    __bindgen_anon_1.tpr_access: kvm_run__bindgen_ty_1__bindgen_ty_9, 32, 16;
    __bindgen_anon_1.s390_sieic: kvm_run__bindgen_ty_1__bindgen_ty_10, 32, 8;
    __bindgen_anon_1.s390_reset_flags: __u64, 32, 8;
    __bindgen_anon_1.s390_ucontrol: kvm_run__bindgen_ty_1__bindgen_ty_11, 32, 16;
    __bindgen_anon_1.dcr: kvm_run__bindgen_ty_1__bindgen_ty_12, 32, 12;
    __bindgen_anon_1.internal: kvm_run__bindgen_ty_1__bindgen_ty_13, 32, 136;
    __bindgen_anon_1.emulation_failure: kvm_run__bindgen_ty_1__bindgen_ty_14, 32, 32;
    __bindgen_anon_1.osi: kvm_run__bindgen_ty_1__bindgen_ty_15, 32, 256;
    __bindgen_anon_1.papr_hcall: kvm_run__bindgen_ty_1__bindgen_ty_16, 32, 88;
    __bindgen_anon_1.s390_tsch: kvm_run__bindgen_ty_1__bindgen_ty_17, 32, 20;
    __bindgen_anon_1.epr: kvm_run__bindgen_ty_1__bindgen_ty_18, 32, 4;
    __bindgen_anon_1.system_event: kvm_run__bindgen_ty_1__bindgen_ty_19, 32, 136;
    __bindgen_anon_1.s390_stsi: kvm_run__bindgen_ty_1__bindgen_ty_20, 32, 16;
    __bindgen_anon_1.eoi: kvm_run__bindgen_ty_1__bindgen_ty_21, 32, 1;
    __bindgen_anon_1.hyperv: kvm_hyperv_exit, 32, 56;
    __bindgen_anon_1.arm_nisv: kvm_run__bindgen_ty_1__bindgen_ty_22, 32, 16;
    __bindgen_anon_1.msr: kvm_run__bindgen_ty_1__bindgen_ty_23, 32, 24;
    __bindgen_anon_1.xen: kvm_xen_exit, 32, 80;
    __bindgen_anon_1.riscv_sbi: kvm_run__bindgen_ty_1__bindgen_ty_24, 32, 80;
    __bindgen_anon_1.riscv_csr: kvm_run__bindgen_ty_1__bindgen_ty_25, 32, 32;
    __bindgen_anon_1.notify: kvm_run__bindgen_ty_1__bindgen_ty_26, 32, 4;
    __bindgen_anon_1.memory_fault: kvm_run__bindgen_ty_1__bindgen_ty_27, 32, 24;
    __bindgen_anon_1.padding: [core::ffi::c_char; 256], 32, 256;
    __bindgen_anon_1: kvm_run__tdx, 32, 64;
    __bindgen_anon_1: kvm_run__arm_sea, 32, 32;
    __bindgen_anon_1: kvm_exit_snp_req_certs, 32, 24;
    kvm_valid_regs: __u64, 288, 8;
    kvm_dirty_regs: __u64, 296, 8;
    s: kvm_run__bindgen_ty_2, 304, 2048;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_1, 8, 8;
    hardware_exit_reason: __u64, 0, 8;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_2, 16, 8;
    hardware_entry_failure_reason: __u64, 0, 8;
    cpu: __u32, 8, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_3, 8, 4;
    exception: __u32, 0, 4;
    error_code: __u32, 4, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_4, 16, 8;
    direction: __u8, 0, 1;
    size: __u8, 1, 1;
    port: __u16, 2, 2;
    count: __u32, 4, 4;
    data_offset: __u64, 8, 8;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_5, 16, 8;
    arch: kvm_debug_exit_arch, 0, 16;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_6, 24, 8;
    phys_addr: __u64, 0, 8;
    data: [__u8; 8], 8, 8;
    len: __u32, 16, 4;
    is_write: __u8, 20, 1;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_7, 24, 8;
    phys_addr: __u64, 0, 8;
    data: [__u8; 8], 8, 8;
    len: __u32, 16, 4;
    is_write: __u8, 20, 1;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_8, 72, 8;
    nr: __u64, 0, 8;
    args: [__u64; 6], 8, 48;
    ret: __u64, 56, 8;
    __bindgen_anon_1.longmode: __u32, 64, 4;
    __bindgen_anon_1.flags: __u64, 64, 8;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_9, 16, 8;
    rip: __u64, 0, 8;
    is_write: __u32, 8, 4;
    pad: __u32, 12, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_10, 8, 4;
    icptcode: __u8, 0, 1;
    ipa: __u16, 2, 2;
    ipb: __u32, 4, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_11, 16, 8;
    trans_exc_code: __u64, 0, 8;
    pgm_code: __u32, 8, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_12, 12, 4;
    dcrn: __u32, 0, 4;
    data: __u32, 4, 4;
    is_write: __u8, 8, 1;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_13, 136, 8;
    suberror: __u32, 0, 4;
    ndata: __u32, 4, 4;
    data: [__u64; 16], 8, 128;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_14, 32, 8;
    suberror: __u32, 0, 4;
    ndata: __u32, 4, 4;
    flags: __u64, 8, 8;
    __bindgen_anon_1.__bindgen_anon_1.insn_size: __u8, 16, 1;
    __bindgen_anon_1.__bindgen_anon_1.insn_bytes: [__u8; 15], 17, 15;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_15, 256, 8;
    gprs: [__u64; 32], 0, 256;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_16, 88, 8;
    nr: __u64, 0, 8;
    ret: __u64, 8, 8;
    args: [__u64; 9], 16, 72;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_17, 20, 4;
    subchannel_id: __u16, 0, 2;
    subchannel_nr: __u16, 2, 2;
    io_int_parm: __u32, 4, 4;
    io_int_word: __u32, 8, 4;
    ipb: __u32, 12, 4;
    dequeued: __u8, 16, 1;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_18, 4, 4;
    epr: __u32, 0, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_19, 136, 8;
    type_: __u32, 0, 4;
    ndata: __u32, 4, 4;
    __bindgen_anon_1.flags: __u64, 8, 8;
    __bindgen_anon_1.data: [__u64; 16], 8, 128;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_20, 16, 8;
    addr: __u64, 0, 8;
    ar: __u8, 8, 1;
    reserved: __u8, 9, 1;
    fc: __u8, 10, 1;
    sel1: __u8, 11, 1;
    sel2: __u16, 12, 2;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_21, 1, 1;
    vector: __u8, 0, 1;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_22, 16, 8;
    esr_iss: __u64, 0, 8;
    fault_ipa: __u64, 8, 8;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_23, 24, 8;
    error: __u8, 0, 1;
    pad: [__u8; 7], 1, 7;
    reason: __u32, 8, 4;
    index: __u32, 12, 4;
    data: __u64, 16, 8;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_24, 80, 8;
    extension_id: core::ffi::c_ulong, 0, 8;
    function_id: core::ffi::c_ulong, 8, 8;
    args: [core::ffi::c_ulong; 6], 16, 48;
    ret: [core::ffi::c_ulong; 2], 64, 16;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_25, 32, 8;
    csr_num: core::ffi::c_ulong, 0, 8;
    new_value: core::ffi::c_ulong, 8, 8;
    write_mask: core::ffi::c_ulong, 16, 8;
    ret_value: core::ffi::c_ulong, 24, 8;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_26, 4, 4;
    flags: __u32, 0, 4;
}

layout! { kvm_run__bindgen_ty_1__bindgen_ty_27, 24, 8;
    flags: __u64, 0, 8;
    gpa: __u64, 8, 8;
    size: __u64, 16, 8;
}

layout! { kvm_run__bindgen_ty_2, 2048, 8;
    regs: kvm_sync_regs, 0, 8;
    padding: [core::ffi::c_char; 2048], 0, 2048;
}

layout! { kvm_coalesced_mmio_zone, 16, 8;
    addr: __u64, 0, 8;
    size: __u32, 8, 4;
    __bindgen_anon_1.pad: __u32, 12, 4;
    __bindgen_anon_1.pio: __u32, 12, 4;
}

layout! { kvm_coalesced_mmio, 24, 8;
    phys_addr: __u64, 0, 8;
    len: __u32, 8, 4;
    __bindgen_anon_1.pad: __u32, 12, 4;
    __bindgen_anon_1.pio: __u32, 12, 4;
    data: [__u8; 8], 16, 8;
}

layout! { kvm_coalesced_mmio_ring, 8, 8;
    first: __u32, 0, 4;
    last: __u32, 4, 4;
    coalesced_mmio: __IncompleteArrayField<kvm_coalesced_mmio>, 8, 0;
}

layout! { kvm_translation, 24, 8;
    linear_address: __u64, 0, 8;
    physical_address: __u64, 8, 8;
    valid: __u8, 16, 1;
    writeable: __u8, 17, 1;
    usermode: __u8, 18, 1;
    pad: [__u8; 5], 19, 5;
}

layout! { kvm_interrupt, 4, 4;
    irq: __u32, 0, 4;
}

layout! { kvm_dirty_log, 16, 8;
    slot: __u32, 0, 4;
    padding1: __u32, 4, 4;
    __bindgen_anon_1.dirty_bitmap: usize, 8, 8;
    __bindgen_anon_1.padding2: __u64, 8, 8;
}

layout! { kvm_clear_dirty_log, 24, 8;
    slot: __u32, 0, 4;
    num_pages: __u32, 4, 4;
    first_page: __u64, 8, 8;
    __bindgen_anon_1.dirty_bitmap: usize, 16, 8;
    __bindgen_anon_1.padding2: __u64, 16, 8;
}

layout! { kvm_signal_mask, 4, 4;
    len: __u32, 0, 4;
    sigset: __IncompleteArrayField<__u8>, 4, 0;
}

layout! { kvm_tpr_access_ctl, 40, 4;
    enabled: __u32, 0, 4;
    flags: __u32, 4, 4;
    reserved: [__u32; 8], 8, 32;
}

layout! { kvm_vapic_addr, 8, 8;
    vapic_addr: __u64, 0, 8;
}

layout! { kvm_mp_state, 4, 4;
    mp_state: __u32, 0, 4;
}

layout! { kvm_guest_debug, 520, 8;
    control: __u32, 0, 4;
    pad: __u32, 4, 4;
    arch: kvm_guest_debug_arch, 8, 512;
}

layout! { kvm_ioeventfd, 64, 8;
    datamatch: __u64, 0, 8;
    addr: __u64, 8, 8;
    len: __u32, 16, 4;
    fd: __s32, 20, 4;
    flags: __u32, 24, 4;
    pad: [__u8; 36], 28, 36;
}

layout! { kvm_enable_cap, 104, 8;
    cap: __u32, 0, 4;
    flags: __u32, 4, 4;
    args: [__u64; 4], 8, 32;
    pad: [__u8; 64], 40, 64;
}

layout! { kvm_irq_routing_irqchip, 8, 4;
    irqchip: __u32, 0, 4;
    pin: __u32, 4, 4;
}

layout! { kvm_irq_routing_msi, 16, 4;
    address_lo: __u32, 0, 4;
    address_hi: __u32, 4, 4;
    data: __u32, 8, 4;
    __bindgen_anon_1.pad: __u32, 12, 4;
    __bindgen_anon_1.devid: __u32, 12, 4;
}

layout! { kvm_irq_routing_s390_adapter, 32, 8;
    ind_addr: __u64, 0, 8;
    summary_addr: __u64, 8, 8;
    ind_offset: __u64, 16, 8;
    summary_offset: __u32, 24, 4;
    adapter_id: __u32, 28, 4;
}

layout! { kvm_irq_routing_hv_sint, 8, 4;
    vcpu: __u32, 0, 4;
    sint: __u32, 4, 4;
}

layout! { kvm_irq_routing_xen_evtchn, 12, 4;
    port: __u32, 0, 4;
    vcpu: __u32, 4, 4;
    priority: __u32, 8, 4;
}

layout! { kvm_irq_routing_entry, 48, 8;
    gsi: __u32, 0, 4;
    type_: __u32, 4, 4;
    flags: __u32, 8, 4;
    pad: __u32, 12, 4;
    u: kvm_irq_routing_entry__bindgen_ty_1, 16, 32;
}

layout! { kvm_irq_routing_entry__bindgen_ty_1, 32, 8;
    irqchip: kvm_irq_routing_irqchip, 0, 8;
    msi: kvm_irq_routing_msi, 0, 16;
    adapter: kvm_irq_routing_s390_adapter, 0, 32;
    hv_sint: kvm_irq_routing_hv_sint, 0, 8;
    xen_evtchn: kvm_irq_routing_xen_evtchn, 0, 12;
    pad: [__u32; 8], 0, 32;
}

layout! { kvm_irq_routing, 8, 8;
    nr: __u32, 0, 4;
    flags: __u32, 4, 4;
    entries: __IncompleteArrayField<kvm_irq_routing_entry>, 8, 0;
}

layout! { kvm_irqfd, 32, 4;
    fd: __u32, 0, 4;
    gsi: __u32, 4, 4;
    flags: __u32, 8, 4;
    resamplefd: __u32, 12, 4;
    pad: [__u8; 16], 16, 16;
}

layout! { kvm_clock_data, 48, 8;
    clock: __u64, 0, 8;
    flags: __u32, 8, 4;
    pad0: __u32, 12, 4;
    realtime: __u64, 16, 8;
    host_tsc: __u64, 24, 8;
    pad: [__u32; 4], 32, 16;
}

layout! { kvm_config_tlb, 24, 8;
    params: __u64, 0, 8;
    array: __u64, 8, 8;
    mmu_type: __u32, 16, 4;
    array_len: __u32, 20, 4;
}

layout! { kvm_dirty_tlb, 16, 8;
    bitmap: __u64, 0, 8;
    num_dirty: __u32, 8, 4;
}

layout! { kvm_reg_list, 8, 8;
    n: __u64, 0, 8;
    reg: __IncompleteArrayField<__u64>, 8, 0;
}

layout! { kvm_one_reg, 16, 8;
    id: __u64, 0, 8;
    addr: __u64, 8, 8;
}

layout! { kvm_msi, 32, 4;
    address_lo: __u32, 0, 4;
    address_hi: __u32, 4, 4;
    data: __u32, 8, 4;
    flags: __u32, 12, 4;
    devid: __u32, 16, 4;
    pad: [__u8; 12], 20, 12;
}

layout! { kvm_arm_device_addr, 16, 8;
    id: __u64, 0, 8;
    addr: __u64, 8, 8;
}

layout! { kvm_create_device, 12, 4;
    type_: __u32, 0, 4;
    fd: __u32, 4, 4;
    flags: __u32, 8, 4;
}

layout! { kvm_device_attr, 24, 8;
    flags: __u32, 0, 4;
    group: __u32, 4, 4;
    attr: __u64, 8, 8;
    addr: __u64, 16, 8;
}

layout! { kvm_vfio_spapr_tce, 8, 4;
    groupfd: __s32, 0, 4;
    tablefd: __s32, 4, 4;
}

layout! { kvm_enc_region, 16, 8;
    addr: __u64, 0, 8;
    size: __u64, 8, 8;
}

layout! { kvm_dirty_gfn, 16, 8;
    flags: __u32, 0, 4;
    slot: __u32, 4, 4;
    offset: __u64, 8, 8;
}

layout! { kvm_stats_header, 24, 4;
    flags: __u32, 0, 4;
    name_size: __u32, 4, 4;
    num_desc: __u32, 8, 4;
    id_offset: __u32, 12, 4;
    desc_offset: __u32, 16, 4;
    data_offset: __u32, 20, 4;
}

layout! { kvm_stats_desc, 16, 4;
    flags: __u32, 0, 4;
    exponent: __s16, 4, 2;
    size: __u16, 6, 2;
    offset: __u32, 8, 4;
    bucket_size: __u32, 12, 4;
    name: __IncompleteArrayField<core::ffi::c_char>, 16, 0;
}

layout! { kvm_memory_attributes, 32, 8;
    address: __u64, 0, 8;
    size: __u64, 8, 8;
    attributes: __u64, 16, 8;
    flags: __u64, 24, 8;
}

layout! { kvm_create_guest_memfd, 64, 8;
    size: __u64, 0, 8;
    flags: __u64, 8, 8;
    reserved: [__u64; 6], 16, 48;
}

layout! { kvm_pre_fault_memory, 64, 8;
    gpa: __u64, 0, 8;
    size: __u64, 8, 8;
    flags: __u64, 16, 8;
    padding: [__u64; 5], 24, 40;
}

layout! { kvm_exit_snp_req_certs, 24, 8;
    gpa: __u64, 0, 8;
    npages: __u64, 8, 8;
    ret: __u64, 16, 8;
}

layout! { kvm_s390_keyop, 16, 8;
    guest_addr: __u64, 0, 8;
    key: __u8, 8, 1;
    operation: __u8, 9, 1;
    pad: [__u8; 6], 10, 6;
}

layout! { kvm_run__tdx, 64, 8;
    flags: __u64, 0, 8;
    nr: __u64, 8, 8;
    __bindgen_anon_1.unknown: kvm_run__tdx__unknown, 16, 48;
    __bindgen_anon_1.get_quote: kvm_run__tdx__get_quote, 16, 24;
    __bindgen_anon_1.get_tdvmcall_info: kvm_run__tdx__get_tdvmcall_info, 16, 48;
    __bindgen_anon_1.setup_event_notify: kvm_run__tdx__setup_event_notify, 16, 16;
}

layout! { kvm_run__tdx__unknown, 48, 8;
    ret: __u64, 0, 8;
    data: [__u64; 5], 8, 40;
}

layout! { kvm_run__tdx__get_quote, 24, 8;
    ret: __u64, 0, 8;
    gpa: __u64, 8, 8;
    size: __u64, 16, 8;
}

layout! { kvm_run__tdx__get_tdvmcall_info, 48, 8;
    ret: __u64, 0, 8;
    leaf: __u64, 8, 8;
    r11: __u64, 16, 8;
    r12: __u64, 24, 8;
    r13: __u64, 32, 8;
    r14: __u64, 40, 8;
}

layout! { kvm_run__tdx__setup_event_notify, 16, 8;
    ret: __u64, 0, 8;
    vector: __u64, 8, 8;
}

layout! { kvm_run__arm_sea, 32, 8;
    flags: __u64, 0, 8;
    esr: __u64, 8, 8;
    gva: __u64, 16, 8;
    gpa: __u64, 24, 8;
}

request! { KVM_GET_API_VERSION = 0x0000ae00: _IOC_NONE, 0x00; () }
request! { KVM_CREATE_VM = 0x0000ae01: _IOC_NONE, 0x01; () }
request! { KVM_CHECK_EXTENSION = 0x0000ae03: _IOC_NONE, 0x03; () }
request! { KVM_GET_VCPU_MMAP_SIZE = 0x0000ae04: _IOC_NONE, 0x04; () }
request! { KVM_CREATE_VCPU = 0x0000ae41: _IOC_NONE, 0x41; () }
request! { KVM_GET_DIRTY_LOG = 0x4010ae42: _IOC_WRITE, 0x42; kvm_dirty_log }
request! { KVM_SET_USER_MEMORY_REGION = 0x4020ae46: _IOC_WRITE, 0x46; kvm_userspace_memory_region }
request! { KVM_SET_USER_MEMORY_REGION2 = 0x40a0ae49: _IOC_WRITE, 0x49; kvm_userspace_memory_region2 }
request! { KVM_CREATE_GUEST_MEMFD = 0xc040aed4: _IOC_READ | _IOC_WRITE, 0xd4; kvm_create_guest_memfd }
request! { KVM_CREATE_IRQCHIP = 0x0000ae60: _IOC_NONE, 0x60; () }
request! { KVM_IRQ_LINE = 0x4008ae61: _IOC_WRITE, 0x61; kvm_irq_level }
request! { KVM_REGISTER_COALESCED_MMIO = 0x4010ae67: _IOC_WRITE, 0x67; kvm_coalesced_mmio_zone }
request! { KVM_UNREGISTER_COALESCED_MMIO = 0x4010ae68: _IOC_WRITE, 0x68; kvm_coalesced_mmio_zone }
request! { KVM_SET_GSI_ROUTING = 0x4008ae6a: _IOC_WRITE, 0x6a; kvm_irq_routing }
request! { KVM_IRQFD = 0x4020ae76: _IOC_WRITE, 0x76; kvm_irqfd }
request! { KVM_IOEVENTFD = 0x4040ae79: _IOC_WRITE, 0x79; kvm_ioeventfd }
request! { KVM_RUN = 0x0000ae80: _IOC_NONE, 0x80; () }
request! { KVM_GET_MP_STATE = 0x8004ae98: _IOC_READ, 0x98; kvm_mp_state }
request! { KVM_SET_MP_STATE = 0x4004ae99: _IOC_WRITE, 0x99; kvm_mp_state }
request! { KVM_GET_VCPU_EVENTS = 0x8040ae9f: _IOC_READ, 0x9f; kvm_vcpu_events }
request! { KVM_SET_VCPU_EVENTS = 0x4040aea0: _IOC_WRITE, 0xa0; kvm_vcpu_events }
request! { KVM_ENABLE_CAP = 0x4068aea3: _IOC_WRITE, 0xa3; kvm_enable_cap }
request! { KVM_SIGNAL_MSI = 0x4020aea5: _IOC_WRITE, 0xa5; kvm_msi }
request! { KVM_GET_ONE_REG = 0x4010aeab: _IOC_WRITE, 0xab; kvm_one_reg }
request! { KVM_SET_ONE_REG = 0x4010aeac: _IOC_WRITE, 0xac; kvm_one_reg }
request! { KVM_ARM_VCPU_INIT = 0x4020aeae: _IOC_WRITE, 0xae; kvm_vcpu_init }
request! { KVM_ARM_PREFERRED_TARGET = 0x8020aeaf: _IOC_READ, 0xaf; kvm_vcpu_init }
request! { KVM_GET_REG_LIST = 0xc008aeb0: _IOC_READ | _IOC_WRITE, 0xb0; kvm_reg_list }
request! { KVM_ARM_VCPU_FINALIZE = 0x4004aec2: _IOC_WRITE, 0xc2; core::ffi::c_int }
request! { KVM_SET_GUEST_DEBUG = 0x4208ae9b: _IOC_WRITE, 0x9b; kvm_guest_debug }
request! { KVM_SET_MEMORY_ATTRIBUTES = 0x4020aed2: _IOC_WRITE, 0xd2; kvm_memory_attributes }
request! { KVM_CREATE_DEVICE = 0xc00caee0: _IOC_READ | _IOC_WRITE, 0xe0; kvm_create_device }
request! { KVM_SET_DEVICE_ATTR = 0x4018aee1: _IOC_WRITE, 0xe1; kvm_device_attr }
request! { KVM_GET_DEVICE_ATTR = 0x4018aee2: _IOC_WRITE, 0xe2; kvm_device_attr }
request! { KVM_HAS_DEVICE_ATTR = 0x4018aee3: _IOC_WRITE, 0xe3; kvm_device_attr }
request! { KVM_IRQ_LINE_STATUS = 0xc008ae67: _IOC_READ | _IOC_WRITE, 0x67; kvm_irq_level }
request! { KVM_INTERRUPT = 0x4004ae86: _IOC_WRITE, 0x86; kvm_interrupt }
request! { KVM_SET_SIGNAL_MASK = 0x4004ae8b: _IOC_WRITE, 0x8b; kvm_signal_mask }
request! { KVM_CLEAR_DIRTY_LOG = 0xc018aec0: _IOC_READ | _IOC_WRITE, 0xc0; kvm_clear_dirty_log }
request! { KVM_RESET_DIRTY_RINGS = 0x0000aec7: _IOC_NONE, 0xc7; () }
request! { KVM_GET_STATS_FD = 0x0000aece: _IOC_NONE, 0xce; () }
request! { KVM_PRE_FAULT_MEMORY = 0xc040aed5: _IOC_READ | _IOC_WRITE, 0xd5; kvm_pre_fault_memory }
request! { KVM_ARM_SET_DEVICE_ADDR = 0x4010aeab: _IOC_WRITE, 0xab; kvm_arm_device_addr }
request! { KVM_ARM_MTE_COPY_TAGS = 0x8030aeb4: _IOC_READ, 0xb4; kvm_arm_copy_mte_tags }
request! { KVM_ARM_SET_COUNTER_OFFSET = 0x4010aeb5: _IOC_WRITE, 0xb5; kvm_arm_counter_offset }
request! { KVM_ARM_GET_REG_WRITABLE_MASKS = 0x8040aeb6: _IOC_READ, 0xb6; reg_mask_range }

#[test]
fn layouts_of_117_structs_and_437_fields_and_46_requests_hold() {
    // The assertions above are evaluated by the compiler.
}
