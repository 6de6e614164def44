// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

//! Sizes, alignments and offsets of `src/abi/riscv64.ts`, held against the compiled crate.

#![cfg(target_arch = "riscv64")]

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
use additions::riscv64::kvm_riscv_config;
use additions::riscv64::kvm_riscv_sbi_fwft;
use additions::riscv64::kvm_riscv_sbi_fwft_feature;
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

layout! { user_regs_struct, 256, 8;
    pc: core::ffi::c_ulong, 0, 8;
    ra: core::ffi::c_ulong, 8, 8;
    sp: core::ffi::c_ulong, 16, 8;
    gp: core::ffi::c_ulong, 24, 8;
    tp: core::ffi::c_ulong, 32, 8;
    t0: core::ffi::c_ulong, 40, 8;
    t1: core::ffi::c_ulong, 48, 8;
    t2: core::ffi::c_ulong, 56, 8;
    s0: core::ffi::c_ulong, 64, 8;
    s1: core::ffi::c_ulong, 72, 8;
    a0: core::ffi::c_ulong, 80, 8;
    a1: core::ffi::c_ulong, 88, 8;
    a2: core::ffi::c_ulong, 96, 8;
    a3: core::ffi::c_ulong, 104, 8;
    a4: core::ffi::c_ulong, 112, 8;
    a5: core::ffi::c_ulong, 120, 8;
    a6: core::ffi::c_ulong, 128, 8;
    a7: core::ffi::c_ulong, 136, 8;
    s2: core::ffi::c_ulong, 144, 8;
    s3: core::ffi::c_ulong, 152, 8;
    s4: core::ffi::c_ulong, 160, 8;
    s5: core::ffi::c_ulong, 168, 8;
    s6: core::ffi::c_ulong, 176, 8;
    s7: core::ffi::c_ulong, 184, 8;
    s8: core::ffi::c_ulong, 192, 8;
    s9: core::ffi::c_ulong, 200, 8;
    s10: core::ffi::c_ulong, 208, 8;
    s11: core::ffi::c_ulong, 216, 8;
    t3: core::ffi::c_ulong, 224, 8;
    t4: core::ffi::c_ulong, 232, 8;
    t5: core::ffi::c_ulong, 240, 8;
    t6: core::ffi::c_ulong, 248, 8;
}

layout! { __riscv_f_ext_state, 132, 4;
    f: [__u32; 32], 0, 128;
    fcsr: __u32, 128, 4;
}

layout! { __riscv_d_ext_state, 264, 8;
    f: [__u64; 32], 0, 256;
    fcsr: __u32, 256, 4;
}

layout! { __riscv_q_ext_state, 528, 16;
    f: [__u64; 64], 0, 512;
    fcsr: __u32, 512, 4;
    reserved: [__u32; 3], 516, 12;
}

layout! { __riscv_ctx_hdr, 8, 4;
    magic: __u32, 0, 4;
    size: __u32, 4, 4;
}

layout! { __riscv_extra_ext_header, 528, 16;
    __padding: [__u32; 129], 0, 516;
    reserved: __u32, 516, 4;
    hdr: __riscv_ctx_hdr, 520, 8;
}

layout! { __riscv_fp_state, 528, 16;
    f: __riscv_f_ext_state, 0, 132;
    d: __riscv_d_ext_state, 0, 264;
    q: __riscv_q_ext_state, 0, 528;
}

layout! { __riscv_v_ext_state, 48, 8;
    vstart: core::ffi::c_ulong, 0, 8;
    vl: core::ffi::c_ulong, 8, 8;
    vtype: core::ffi::c_ulong, 16, 8;
    vcsr: core::ffi::c_ulong, 24, 8;
    vlenb: core::ffi::c_ulong, 32, 8;
    datap: usize, 40, 8;
}

layout! { __riscv_v_regset_state, 40, 8;
    vstart: core::ffi::c_ulong, 0, 8;
    vl: core::ffi::c_ulong, 8, 8;
    vtype: core::ffi::c_ulong, 16, 8;
    vcsr: core::ffi::c_ulong, 24, 8;
    vlenb: core::ffi::c_ulong, 32, 8;
    vreg: __IncompleteArrayField<core::ffi::c_char>, 40, 0;
}

layout! { kvm_regs, 0, 1;
}

layout! { kvm_fpu, 0, 1;
}

layout! { kvm_debug_exit_arch, 0, 1;
}

layout! { kvm_guest_debug_arch, 0, 1;
}

layout! { kvm_sync_regs, 0, 1;
}

layout! { kvm_sregs, 0, 1;
}

layout! { kvm_riscv_config, 64, 8;
    isa: core::ffi::c_ulong, 0, 8;
    zicbom_block_size: core::ffi::c_ulong, 8, 8;
    mvendorid: core::ffi::c_ulong, 16, 8;
    marchid: core::ffi::c_ulong, 24, 8;
    mimpid: core::ffi::c_ulong, 32, 8;
    zicboz_block_size: core::ffi::c_ulong, 40, 8;
    satp_mode: core::ffi::c_ulong, 48, 8;
    zicbop_block_size: core::ffi::c_ulong, 56, 8;
}

layout! { kvm_riscv_core, 264, 8;
    regs: user_regs_struct, 0, 256;
    mode: core::ffi::c_ulong, 256, 8;
}

layout! { kvm_riscv_csr, 88, 8;
    sstatus: core::ffi::c_ulong, 0, 8;
    sie: core::ffi::c_ulong, 8, 8;
    stvec: core::ffi::c_ulong, 16, 8;
    sscratch: core::ffi::c_ulong, 24, 8;
    sepc: core::ffi::c_ulong, 32, 8;
    scause: core::ffi::c_ulong, 40, 8;
    stval: core::ffi::c_ulong, 48, 8;
    sip: core::ffi::c_ulong, 56, 8;
    satp: core::ffi::c_ulong, 64, 8;
    scounteren: core::ffi::c_ulong, 72, 8;
    senvcfg: core::ffi::c_ulong, 80, 8;
}

layout! { kvm_riscv_aia_csr, 56, 8;
    siselect: core::ffi::c_ulong, 0, 8;
    iprio1: core::ffi::c_ulong, 8, 8;
    iprio2: core::ffi::c_ulong, 16, 8;
    sieh: core::ffi::c_ulong, 24, 8;
    siph: core::ffi::c_ulong, 32, 8;
    iprio1h: core::ffi::c_ulong, 40, 8;
    iprio2h: core::ffi::c_ulong, 48, 8;
}

layout! { kvm_riscv_smstateen_csr, 8, 8;
    sstateen0: core::ffi::c_ulong, 0, 8;
}

layout! { kvm_riscv_timer, 32, 8;
    frequency: __u64, 0, 8;
    time: __u64, 8, 8;
    compare: __u64, 16, 8;
    state: __u64, 24, 8;
}

layout! { kvm_riscv_sbi_sta, 16, 8;
    shmem_lo: core::ffi::c_ulong, 0, 8;
    shmem_hi: core::ffi::c_ulong, 8, 8;
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
    __bindgen_anon_1.debug: kvm_run__bindgen_ty_1__bindgen_ty_5, 32, 0;
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

layout! { kvm_run__bindgen_ty_1__bindgen_ty_5, 0, 1;
    arch: kvm_debug_exit_arch, 0, 0;
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

layout! { kvm_run__bindgen_ty_2, 2048, 1;
    regs: kvm_sync_regs, 0, 0;
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

layout! { kvm_guest_debug, 8, 4;
    control: __u32, 0, 4;
    pad: __u32, 4, 4;
    arch: kvm_guest_debug_arch, 8, 0;
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

layout! { kvm_riscv_sbi_fwft_feature, 24, 8;
    enable: core::ffi::c_ulong, 0, 8;
    flags: core::ffi::c_ulong, 8, 8;
    value: core::ffi::c_ulong, 16, 8;
}

layout! { kvm_riscv_sbi_fwft, 48, 8;
    misaligned_deleg: kvm_riscv_sbi_fwft_feature, 0, 24;
    pointer_masking: kvm_riscv_sbi_fwft_feature, 24, 24;
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
request! { KVM_IRQ_LINE = 0x4008ae61: _IOC_WRITE, 0x61; kvm_irq_level }
request! { KVM_REGISTER_COALESCED_MMIO = 0x4010ae67: _IOC_WRITE, 0x67; kvm_coalesced_mmio_zone }
request! { KVM_UNREGISTER_COALESCED_MMIO = 0x4010ae68: _IOC_WRITE, 0x68; kvm_coalesced_mmio_zone }
request! { KVM_SET_GSI_ROUTING = 0x4008ae6a: _IOC_WRITE, 0x6a; kvm_irq_routing }
request! { KVM_IRQFD = 0x4020ae76: _IOC_WRITE, 0x76; kvm_irqfd }
request! { KVM_IOEVENTFD = 0x4040ae79: _IOC_WRITE, 0x79; kvm_ioeventfd }
request! { KVM_RUN = 0x0000ae80: _IOC_NONE, 0x80; () }
request! { KVM_GET_MP_STATE = 0x8004ae98: _IOC_READ, 0x98; kvm_mp_state }
request! { KVM_SET_MP_STATE = 0x4004ae99: _IOC_WRITE, 0x99; kvm_mp_state }
request! { KVM_ENABLE_CAP = 0x4068aea3: _IOC_WRITE, 0xa3; kvm_enable_cap }
request! { KVM_SIGNAL_MSI = 0x4020aea5: _IOC_WRITE, 0xa5; kvm_msi }
request! { KVM_GET_ONE_REG = 0x4010aeab: _IOC_WRITE, 0xab; kvm_one_reg }
request! { KVM_SET_ONE_REG = 0x4010aeac: _IOC_WRITE, 0xac; kvm_one_reg }
request! { KVM_GET_REG_LIST = 0xc008aeb0: _IOC_READ | _IOC_WRITE, 0xb0; kvm_reg_list }
request! { KVM_SET_GUEST_DEBUG = 0x4008ae9b: _IOC_WRITE, 0x9b; kvm_guest_debug }
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

#[test]
fn layouts_of_117_structs_and_460_fields_and_35_requests_hold() {
    // The assertions above are evaluated by the compiler.
}
