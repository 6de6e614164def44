// Generated from kvm-bindings 0.14.2 and kvm-ioctls 0.25.1 by `npm run build:abi`. Do not edit.

//! Sizes, alignments and offsets of `src/abi/x86_64.ts`, held against the compiled crate.

#![cfg(target_arch = "x86_64")]

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
use additions::x86_64::kvm_clock_pairing;
use additions::x86_64::kvm_mmu_op_flush_tlb;
use additions::x86_64::kvm_mmu_op_header;
use additions::x86_64::kvm_mmu_op_release_pt;
use additions::x86_64::kvm_mmu_op_write_pte;
use additions::x86_64::kvm_steal_time;
use additions::x86_64::kvm_svm_nested_state_hdr;
use additions::x86_64::kvm_tdx_capabilities;
use additions::x86_64::kvm_tdx_cmd;
use additions::x86_64::kvm_tdx_init_mem_region;
use additions::x86_64::kvm_tdx_init_vm;
use additions::x86_64::kvm_vcpu_pv_apf_data;
use kvm_bindings::nested::KvmNestedStateBuffer;
use kvm_bindings::nested::kvm_nested_state__data;
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

layout! { kvm_pic_state, 16, 1;
    last_irr: __u8, 0, 1;
    irr: __u8, 1, 1;
    imr: __u8, 2, 1;
    isr: __u8, 3, 1;
    priority_add: __u8, 4, 1;
    irq_base: __u8, 5, 1;
    read_reg_select: __u8, 6, 1;
    poll: __u8, 7, 1;
    special_mask: __u8, 8, 1;
    init_state: __u8, 9, 1;
    auto_eoi: __u8, 10, 1;
    rotate_on_auto_eoi: __u8, 11, 1;
    special_fully_nested_mode: __u8, 12, 1;
    init4: __u8, 13, 1;
    elcr: __u8, 14, 1;
    elcr_mask: __u8, 15, 1;
}

layout! { kvm_ioapic_state, 216, 8;
    base_address: __u64, 0, 8;
    ioregsel: __u32, 8, 4;
    id: __u32, 12, 4;
    irr: __u32, 16, 4;
    pad: __u32, 20, 4;
    redirtbl: [kvm_ioapic_state__bindgen_ty_1; 24], 24, 192;
}

layout! { kvm_ioapic_state__bindgen_ty_1, 8, 8;
    bits: __u64, 0, 8;
    fields: kvm_ioapic_state__bindgen_ty_1__bindgen_ty_1, 0, 8;
}

layout! { kvm_ioapic_state__bindgen_ty_1__bindgen_ty_1, 8, 1;
    vector: __u8, 0, 1;
    _bitfield_1: __BindgenBitfieldUnit<[u8; 2]>, 1, 2;
    reserved: [__u8; 4], 3, 4;
    dest_id: __u8, 7, 1;
}

layout! { kvm_regs, 144, 8;
    rax: __u64, 0, 8;
    rbx: __u64, 8, 8;
    rcx: __u64, 16, 8;
    rdx: __u64, 24, 8;
    rsi: __u64, 32, 8;
    rdi: __u64, 40, 8;
    rsp: __u64, 48, 8;
    rbp: __u64, 56, 8;
    r8: __u64, 64, 8;
    r9: __u64, 72, 8;
    r10: __u64, 80, 8;
    r11: __u64, 88, 8;
    r12: __u64, 96, 8;
    r13: __u64, 104, 8;
    r14: __u64, 112, 8;
    r15: __u64, 120, 8;
    rip: __u64, 128, 8;
    rflags: __u64, 136, 8;
}

layout! { kvm_lapic_state, 1024, 1;
    regs: [core::ffi::c_char; 1024], 0, 1024;
}

layout! { kvm_segment, 24, 8;
    base: __u64, 0, 8;
    limit: __u32, 8, 4;
    selector: __u16, 12, 2;
    type_: __u8, 14, 1;
    present: __u8, 15, 1;
    dpl: __u8, 16, 1;
    db: __u8, 17, 1;
    s: __u8, 18, 1;
    l: __u8, 19, 1;
    g: __u8, 20, 1;
    avl: __u8, 21, 1;
    unusable: __u8, 22, 1;
    padding: __u8, 23, 1;
}

layout! { kvm_dtable, 16, 8;
    base: __u64, 0, 8;
    limit: __u16, 8, 2;
    padding: [__u16; 3], 10, 6;
}

layout! { kvm_sregs, 312, 8;
    cs: kvm_segment, 0, 24;
    ds: kvm_segment, 24, 24;
    es: kvm_segment, 48, 24;
    fs: kvm_segment, 72, 24;
    gs: kvm_segment, 96, 24;
    ss: kvm_segment, 120, 24;
    tr: kvm_segment, 144, 24;
    ldt: kvm_segment, 168, 24;
    gdt: kvm_dtable, 192, 16;
    idt: kvm_dtable, 208, 16;
    cr0: __u64, 224, 8;
    cr2: __u64, 232, 8;
    cr3: __u64, 240, 8;
    cr4: __u64, 248, 8;
    cr8: __u64, 256, 8;
    efer: __u64, 264, 8;
    apic_base: __u64, 272, 8;
    interrupt_bitmap: [__u64; 4], 280, 32;
}

layout! { kvm_sregs2, 320, 8;
    cs: kvm_segment, 0, 24;
    ds: kvm_segment, 24, 24;
    es: kvm_segment, 48, 24;
    fs: kvm_segment, 72, 24;
    gs: kvm_segment, 96, 24;
    ss: kvm_segment, 120, 24;
    tr: kvm_segment, 144, 24;
    ldt: kvm_segment, 168, 24;
    gdt: kvm_dtable, 192, 16;
    idt: kvm_dtable, 208, 16;
    cr0: __u64, 224, 8;
    cr2: __u64, 232, 8;
    cr3: __u64, 240, 8;
    cr4: __u64, 248, 8;
    cr8: __u64, 256, 8;
    efer: __u64, 264, 8;
    apic_base: __u64, 272, 8;
    flags: __u64, 280, 8;
    pdptrs: [__u64; 4], 288, 32;
}

layout! { kvm_fpu, 416, 8;
    fpr: [[__u8; 16]; 8], 0, 128;
    fcw: __u16, 128, 2;
    fsw: __u16, 130, 2;
    ftwx: __u8, 132, 1;
    pad1: __u8, 133, 1;
    last_opcode: __u16, 134, 2;
    last_ip: __u64, 136, 8;
    last_dp: __u64, 144, 8;
    xmm: [[__u8; 16]; 16], 152, 256;
    mxcsr: __u32, 408, 4;
    pad2: __u32, 412, 4;
}

layout! { kvm_msr_entry, 16, 8;
    index: __u32, 0, 4;
    reserved: __u32, 4, 4;
    data: __u64, 8, 8;
}

layout! { kvm_msrs, 8, 8;
    nmsrs: __u32, 0, 4;
    pad: __u32, 4, 4;
    entries: __IncompleteArrayField<kvm_msr_entry>, 8, 0;
}

layout! { kvm_msr_list, 4, 4;
    nmsrs: __u32, 0, 4;
    indices: __IncompleteArrayField<__u32>, 4, 0;
}

layout! { kvm_msr_filter_range, 24, 8;
    flags: __u32, 0, 4;
    nmsrs: __u32, 4, 4;
    base: __u32, 8, 4;
    bitmap: usize, 16, 8;
}

layout! { kvm_msr_filter, 392, 8;
    flags: __u32, 0, 4;
    ranges: [kvm_msr_filter_range; 16], 8, 384;
}

layout! { kvm_cpuid_entry, 24, 4;
    function: __u32, 0, 4;
    eax: __u32, 4, 4;
    ebx: __u32, 8, 4;
    ecx: __u32, 12, 4;
    edx: __u32, 16, 4;
    padding: __u32, 20, 4;
}

layout! { kvm_cpuid, 8, 4;
    nent: __u32, 0, 4;
    padding: __u32, 4, 4;
    entries: __IncompleteArrayField<kvm_cpuid_entry>, 8, 0;
}

layout! { kvm_cpuid_entry2, 40, 4;
    function: __u32, 0, 4;
    index: __u32, 4, 4;
    flags: __u32, 8, 4;
    eax: __u32, 12, 4;
    ebx: __u32, 16, 4;
    ecx: __u32, 20, 4;
    edx: __u32, 24, 4;
    padding: [__u32; 3], 28, 12;
}

layout! { kvm_cpuid2, 8, 4;
    nent: __u32, 0, 4;
    padding: __u32, 4, 4;
    entries: __IncompleteArrayField<kvm_cpuid_entry2>, 8, 0;
}

layout! { kvm_pit_channel_state, 24, 8;
    count: __u32, 0, 4;
    latched_count: __u16, 4, 2;
    count_latched: __u8, 6, 1;
    status_latched: __u8, 7, 1;
    status: __u8, 8, 1;
    read_state: __u8, 9, 1;
    write_state: __u8, 10, 1;
    write_latch: __u8, 11, 1;
    rw_mode: __u8, 12, 1;
    mode: __u8, 13, 1;
    bcd: __u8, 14, 1;
    gate: __u8, 15, 1;
    count_load_time: __s64, 16, 8;
}

layout! { kvm_debug_exit_arch, 32, 8;
    exception: __u32, 0, 4;
    pad: __u32, 4, 4;
    pc: __u64, 8, 8;
    dr6: __u64, 16, 8;
    dr7: __u64, 24, 8;
}

layout! { kvm_guest_debug_arch, 64, 8;
    debugreg: [__u64; 8], 0, 64;
}

layout! { kvm_pit_state, 72, 8;
    channels: [kvm_pit_channel_state; 3], 0, 72;
}

layout! { kvm_pit_state2, 112, 8;
    channels: [kvm_pit_channel_state; 3], 0, 72;
    flags: __u32, 72, 4;
    reserved: [__u32; 9], 76, 36;
}

layout! { kvm_reinject_control, 32, 1;
    pit_reinject: __u8, 0, 1;
    reserved: [__u8; 31], 1, 31;
}

layout! { kvm_vcpu_events, 64, 8;
    exception: kvm_vcpu_events__bindgen_ty_1, 0, 8;
    interrupt: kvm_vcpu_events__bindgen_ty_2, 8, 4;
    nmi: kvm_vcpu_events__bindgen_ty_3, 12, 4;
    sipi_vector: __u32, 16, 4;
    flags: __u32, 20, 4;
    smi: kvm_vcpu_events__bindgen_ty_4, 24, 4;
    triple_fault: kvm_vcpu_events__bindgen_ty_5, 28, 1;
    reserved: [__u8; 26], 29, 26;
    exception_has_payload: __u8, 55, 1;
    exception_payload: __u64, 56, 8;
}

layout! { kvm_vcpu_events__bindgen_ty_1, 8, 4;
    injected: __u8, 0, 1;
    nr: __u8, 1, 1;
    has_error_code: __u8, 2, 1;
    pending: __u8, 3, 1;
    error_code: __u32, 4, 4;
}

layout! { kvm_vcpu_events__bindgen_ty_2, 4, 1;
    injected: __u8, 0, 1;
    nr: __u8, 1, 1;
    soft: __u8, 2, 1;
    shadow: __u8, 3, 1;
}

layout! { kvm_vcpu_events__bindgen_ty_3, 4, 1;
    injected: __u8, 0, 1;
    pending: __u8, 1, 1;
    masked: __u8, 2, 1;
    pad: __u8, 3, 1;
}

layout! { kvm_vcpu_events__bindgen_ty_4, 4, 1;
    smm: __u8, 0, 1;
    pending: __u8, 1, 1;
    smm_inside_nmi: __u8, 2, 1;
    latched_init: __u8, 3, 1;
}

layout! { kvm_vcpu_events__bindgen_ty_5, 1, 1;
    pending: __u8, 0, 1;
}

layout! { kvm_debugregs, 128, 8;
    db: [__u64; 4], 0, 32;
    dr6: __u64, 32, 8;
    dr7: __u64, 40, 8;
    flags: __u64, 48, 8;
    reserved: [__u64; 9], 56, 72;
}

layout! { kvm_xsave, 4096, 4;
    region: [__u32; 1024], 0, 4096;
    extra: __IncompleteArrayField<__u32>, 4096, 0;
}

layout! { kvm_xcr, 16, 8;
    xcr: __u32, 0, 4;
    reserved: __u32, 4, 4;
    value: __u64, 8, 8;
}

layout! { kvm_xcrs, 392, 8;
    nr_xcrs: __u32, 0, 4;
    flags: __u32, 4, 4;
    xcrs: [kvm_xcr; 16], 8, 256;
    padding: [__u64; 16], 264, 128;
}

layout! { kvm_sync_regs, 520, 8;
    regs: kvm_regs, 0, 144;
    sregs: kvm_sregs, 144, 312;
    events: kvm_vcpu_events, 456, 64;
}

layout! { kvm_vmx_nested_state_data, 8192, 1;
    vmcs12: [__u8; 4096], 0, 4096;
    shadow_vmcs12: [__u8; 4096], 4096, 4096;
}

layout! { kvm_vmx_nested_state_hdr, 32, 8;
    vmxon_pa: __u64, 0, 8;
    vmcs12_pa: __u64, 8, 8;
    smm: kvm_vmx_nested_state_hdr__bindgen_ty_1, 16, 2;
    pad: __u16, 18, 2;
    flags: __u32, 20, 4;
    preemption_timer_deadline: __u64, 24, 8;
}

layout! { kvm_vmx_nested_state_hdr__bindgen_ty_1, 2, 2;
    flags: __u16, 0, 2;
}

layout! { kvm_svm_nested_state_data, 4096, 1;
    vmcb12: [__u8; 4096], 0, 4096;
}

layout! { kvm_svm_nested_state_hdr, 16, 8;
    vmcb_pa: __u64, 0, 8;
    gpat: __u64, 8, 8;
}

layout! { kvm_nested_state, 128, 8;
    flags: __u16, 0, 2;
    format: __u16, 2, 2;
    size: __u32, 4, 4;
    hdr: kvm_nested_state__bindgen_ty_1, 8, 120;
    data: kvm_nested_state__bindgen_ty_2, 128, 0;
}

layout! { kvm_nested_state__bindgen_ty_1, 120, 8;
    vmx: kvm_vmx_nested_state_hdr, 0, 32;
    svm: kvm_svm_nested_state_hdr, 0, 16;
    pad: [__u8; 120], 0, 120;
}

layout! { kvm_nested_state__bindgen_ty_2, 0, 1;
    __bindgen_anon_1: __BindgenUnionField<kvm_nested_state__bindgen_ty_2__bindgen_ty_1>, 0, 0;
    __bindgen_anon_2: __BindgenUnionField<kvm_nested_state__bindgen_ty_2__bindgen_ty_2>, 0, 0;
}

layout! { kvm_pmu_event_filter, 32, 8;
    action: __u32, 0, 4;
    nevents: __u32, 4, 4;
    fixed_counter_bitmap: __u32, 8, 4;
    flags: __u32, 12, 4;
    pad: [__u32; 4], 16, 16;
    events: __IncompleteArrayField<__u64>, 32, 0;
}

layout! { kvm_x86_mce, 64, 8;
    status: __u64, 0, 8;
    addr: __u64, 8, 8;
    misc: __u64, 16, 8;
    mcg_status: __u64, 24, 8;
    bank: __u8, 32, 1;
    pad1: [__u8; 7], 33, 7;
    pad2: [__u64; 3], 40, 24;
}

layout! { kvm_xen_hvm_config, 56, 8;
    flags: __u32, 0, 4;
    msr: __u32, 4, 4;
    blob_addr_32: __u64, 8, 8;
    blob_addr_64: __u64, 16, 8;
    blob_size_32: __u8, 24, 1;
    blob_size_64: __u8, 25, 1;
    pad2: [__u8; 30], 26, 30;
}

layout! { kvm_xen_hvm_attr, 72, 8;
    type_: __u16, 0, 2;
    pad: [__u16; 3], 2, 6;
    u: kvm_xen_hvm_attr__bindgen_ty_1, 8, 64;
}

layout! { kvm_xen_hvm_attr__bindgen_ty_1, 64, 8;
    long_mode: __u8, 0, 1;
    vector: __u8, 0, 1;
    runstate_update_flag: __u8, 0, 1;
    shared_info: kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_1, 0, 8;
    evtchn: kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2, 0, 28;
    xen_version: __u32, 0, 4;
    pad: [__u64; 8], 0, 64;
}

layout! { kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_1, 8, 8;
    gfn: __u64, 0, 8;
    hva: __u64, 0, 8;
}

layout! { kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2, 28, 4;
    send_port: __u32, 0, 4;
    type_: __u32, 4, 4;
    flags: __u32, 8, 4;
    deliver: kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1, 12, 16;
}

layout! { kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1, 16, 4;
    port: kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1, 0, 12;
    eventfd: kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_2, 0, 8;
    padding: [__u32; 4], 0, 16;
}

layout! { kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1, 12, 4;
    port: __u32, 0, 4;
    vcpu: __u32, 4, 4;
    priority: __u32, 8, 4;
}

layout! { kvm_xen_hvm_attr__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_2, 8, 4;
    port: __u32, 0, 4;
    fd: __s32, 4, 4;
}

layout! { kvm_xen_vcpu_attr, 72, 8;
    type_: __u16, 0, 2;
    pad: [__u16; 3], 2, 6;
    u: kvm_xen_vcpu_attr__bindgen_ty_1, 8, 64;
}

layout! { kvm_xen_vcpu_attr__bindgen_ty_1, 64, 8;
    gpa: __u64, 0, 8;
    hva: __u64, 0, 8;
    pad: [__u64; 8], 0, 64;
    runstate: kvm_xen_vcpu_attr__bindgen_ty_1__bindgen_ty_1, 0, 48;
    vcpu_id: __u32, 0, 4;
    timer: kvm_xen_vcpu_attr__bindgen_ty_1__bindgen_ty_2, 0, 16;
    vector: __u8, 0, 1;
}

layout! { kvm_xen_vcpu_attr__bindgen_ty_1__bindgen_ty_1, 48, 8;
    state: __u64, 0, 8;
    state_entry_time: __u64, 8, 8;
    time_running: __u64, 16, 8;
    time_runnable: __u64, 24, 8;
    time_blocked: __u64, 32, 8;
    time_offline: __u64, 40, 8;
}

layout! { kvm_xen_vcpu_attr__bindgen_ty_1__bindgen_ty_2, 16, 8;
    port: __u32, 0, 4;
    priority: __u32, 4, 4;
    expires_ns: __u64, 8, 8;
}

layout! { kvm_sev_cmd, 24, 8;
    id: __u32, 0, 4;
    pad0: __u32, 4, 4;
    data: __u64, 8, 8;
    error: __u32, 16, 4;
    sev_fd: __u32, 20, 4;
}

layout! { kvm_sev_init, 48, 8;
    vmsa_features: __u64, 0, 8;
    flags: __u32, 8, 4;
    ghcb_version: __u16, 12, 2;
    pad1: __u16, 14, 2;
    pad2: [__u32; 8], 16, 32;
}

layout! { kvm_sev_launch_start, 40, 8;
    handle: __u32, 0, 4;
    policy: __u32, 4, 4;
    dh_uaddr: __u64, 8, 8;
    dh_len: __u32, 16, 4;
    pad0: __u32, 20, 4;
    session_uaddr: __u64, 24, 8;
    session_len: __u32, 32, 4;
    pad1: __u32, 36, 4;
}

layout! { kvm_sev_launch_update_data, 16, 8;
    uaddr: __u64, 0, 8;
    len: __u32, 8, 4;
    pad0: __u32, 12, 4;
}

layout! { kvm_sev_launch_secret, 48, 8;
    hdr_uaddr: __u64, 0, 8;
    hdr_len: __u32, 8, 4;
    pad0: __u32, 12, 4;
    guest_uaddr: __u64, 16, 8;
    guest_len: __u32, 24, 4;
    pad1: __u32, 28, 4;
    trans_uaddr: __u64, 32, 8;
    trans_len: __u32, 40, 4;
    pad2: __u32, 44, 4;
}

layout! { kvm_sev_launch_measure, 16, 8;
    uaddr: __u64, 0, 8;
    len: __u32, 8, 4;
    pad0: __u32, 12, 4;
}

layout! { kvm_sev_guest_status, 12, 4;
    handle: __u32, 0, 4;
    policy: __u32, 4, 4;
    state: __u32, 8, 4;
}

layout! { kvm_sev_dbg, 24, 8;
    src_uaddr: __u64, 0, 8;
    dst_uaddr: __u64, 8, 8;
    len: __u32, 16, 4;
    pad0: __u32, 20, 4;
}

layout! { kvm_sev_attestation_report, 32, 8;
    mnonce: [__u8; 16], 0, 16;
    uaddr: __u64, 16, 8;
    len: __u32, 24, 4;
    pad0: __u32, 28, 4;
}

layout! { kvm_sev_send_start, 72, 8;
    policy: __u32, 0, 4;
    pad0: __u32, 4, 4;
    pdh_cert_uaddr: __u64, 8, 8;
    pdh_cert_len: __u32, 16, 4;
    pad1: __u32, 20, 4;
    plat_certs_uaddr: __u64, 24, 8;
    plat_certs_len: __u32, 32, 4;
    pad2: __u32, 36, 4;
    amd_certs_uaddr: __u64, 40, 8;
    amd_certs_len: __u32, 48, 4;
    pad3: __u32, 52, 4;
    session_uaddr: __u64, 56, 8;
    session_len: __u32, 64, 4;
    pad4: __u32, 68, 4;
}

layout! { kvm_sev_send_update_data, 48, 8;
    hdr_uaddr: __u64, 0, 8;
    hdr_len: __u32, 8, 4;
    pad0: __u32, 12, 4;
    guest_uaddr: __u64, 16, 8;
    guest_len: __u32, 24, 4;
    pad1: __u32, 28, 4;
    trans_uaddr: __u64, 32, 8;
    trans_len: __u32, 40, 4;
    pad2: __u32, 44, 4;
}

layout! { kvm_sev_receive_start, 40, 8;
    handle: __u32, 0, 4;
    policy: __u32, 4, 4;
    pdh_uaddr: __u64, 8, 8;
    pdh_len: __u32, 16, 4;
    pad0: __u32, 20, 4;
    session_uaddr: __u64, 24, 8;
    session_len: __u32, 32, 4;
    pad1: __u32, 36, 4;
}

layout! { kvm_sev_receive_update_data, 48, 8;
    hdr_uaddr: __u64, 0, 8;
    hdr_len: __u32, 8, 4;
    pad0: __u32, 12, 4;
    guest_uaddr: __u64, 16, 8;
    guest_len: __u32, 24, 4;
    pad1: __u32, 28, 4;
    trans_uaddr: __u64, 32, 8;
    trans_len: __u32, 40, 4;
    pad2: __u32, 44, 4;
}

layout! { kvm_sev_snp_launch_start, 64, 8;
    policy: __u64, 0, 8;
    gosvw: [__u8; 16], 8, 16;
    flags: __u16, 24, 2;
    pad0: [__u8; 6], 26, 6;
    pad1: [__u64; 4], 32, 32;
}

layout! { kvm_sev_snp_launch_update, 64, 8;
    gfn_start: __u64, 0, 8;
    uaddr: __u64, 8, 8;
    len: __u64, 16, 8;
    type_: __u8, 24, 1;
    pad0: __u8, 25, 1;
    flags: __u16, 26, 2;
    pad1: __u32, 28, 4;
    pad2: [__u64; 4], 32, 32;
}

layout! { kvm_sev_snp_launch_finish, 88, 8;
    id_block_uaddr: __u64, 0, 8;
    id_auth_uaddr: __u64, 8, 8;
    id_block_en: __u8, 16, 1;
    auth_key_en: __u8, 17, 1;
    vcek_disabled: __u8, 18, 1;
    host_data: [__u8; 32], 19, 32;
    pad0: [__u8; 3], 51, 3;
    flags: __u16, 54, 2;
    pad1: [__u64; 4], 56, 32;
}

layout! { kvm_hyperv_eventfd, 24, 4;
    conn_id: __u32, 0, 4;
    fd: __s32, 4, 4;
    flags: __u32, 8, 4;
    padding: [__u32; 3], 12, 12;
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

layout! { kvm_irqchip, 520, 8;
    chip_id: __u32, 0, 4;
    pad: __u32, 4, 4;
    chip: kvm_irqchip__bindgen_ty_1, 8, 512;
}

layout! { kvm_irqchip__bindgen_ty_1, 512, 8;
    dummy: [core::ffi::c_char; 512], 0, 512;
    pic: kvm_pic_state, 0, 16;
    ioapic: kvm_ioapic_state, 0, 216;
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
    __bindgen_anon_1.debug: kvm_run__bindgen_ty_1__bindgen_ty_5, 32, 32;
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

layout! { kvm_run__bindgen_ty_1__bindgen_ty_5, 32, 8;
    arch: kvm_debug_exit_arch, 0, 32;
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
    regs: kvm_sync_regs, 0, 520;
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

layout! { kvm_guest_debug, 72, 8;
    control: __u32, 0, 4;
    pad: __u32, 4, 4;
    arch: kvm_guest_debug_arch, 8, 64;
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

layout! { kvm_xsave2, 4104, 8;
    len: usize, 0, 8;
    xsave: kvm_xsave, 8, 4096;
}

layout! { kvm_nested_state__data, 8192, 1;
    vmx: kvm_vmx_nested_state_data, 0, 8192;
    svm: kvm_svm_nested_state_data, 0, 4096;
}

layout! { KvmNestedStateBuffer, 8320, 8;
    flags: u16, 0, 2;
    format: u16, 2, 2;
    size: u32, 4, 4;
    hdr: kvm_nested_state__bindgen_ty_1, 8, 120;
    data: kvm_nested_state__data, 128, 8192;
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

layout! { kvm_tdx_cmd, 24, 8;
    id: __u32, 0, 4;
    flags: __u32, 4, 4;
    data: __u64, 8, 8;
    hw_error: __u64, 16, 8;
}

layout! { kvm_tdx_capabilities, 2056, 8;
    supported_attrs: __u64, 0, 8;
    supported_xfam: __u64, 8, 8;
    kernel_tdvmcallinfo_1_r11: __u64, 16, 8;
    user_tdvmcallinfo_1_r11: __u64, 24, 8;
    kernel_tdvmcallinfo_1_r12: __u64, 32, 8;
    user_tdvmcallinfo_1_r12: __u64, 40, 8;
    reserved: [__u64; 250], 48, 2000;
    cpuid: kvm_cpuid2, 2048, 8;
}

layout! { kvm_tdx_init_vm, 264, 8;
    attributes: __u64, 0, 8;
    xfam: __u64, 8, 8;
    mrconfigid: [__u64; 6], 16, 48;
    mrowner: [__u64; 6], 64, 48;
    mrownerconfig: [__u64; 6], 112, 48;
    reserved: [__u64; 12], 160, 96;
    cpuid: kvm_cpuid2, 256, 8;
}

layout! { kvm_tdx_init_mem_region, 24, 8;
    source_addr: __u64, 0, 8;
    gpa: __u64, 8, 8;
    nr_pages: __u64, 16, 8;
}

layout! { kvm_steal_time, 64, 8;
    steal: __u64, 0, 8;
    version: __u32, 8, 4;
    flags: __u32, 12, 4;
    preempted: __u8, 16, 1;
    u8_pad: [__u8; 3], 17, 3;
    pad: [__u32; 11], 20, 44;
}

layout! { kvm_clock_pairing, 64, 8;
    sec: __s64, 0, 8;
    nsec: __s64, 8, 8;
    tsc: __u64, 16, 8;
    flags: __u32, 24, 4;
    pad: [__u32; 9], 28, 36;
}

layout! { kvm_mmu_op_header, 8, 4;
    op: __u32, 0, 4;
    pad: __u32, 4, 4;
}

layout! { kvm_mmu_op_write_pte, 24, 8;
    header: kvm_mmu_op_header, 0, 8;
    pte_phys: __u64, 8, 8;
    pte_val: __u64, 16, 8;
}

layout! { kvm_mmu_op_flush_tlb, 8, 4;
    header: kvm_mmu_op_header, 0, 8;
}

layout! { kvm_mmu_op_release_pt, 16, 8;
    header: kvm_mmu_op_header, 0, 8;
    pt_phys: __u64, 8, 8;
}

layout! { kvm_vcpu_pv_apf_data, 64, 4;
    flags: __u32, 0, 4;
    token: __u32, 4, 4;
    pad: [__u8; 56], 8, 56;
}

request! { KVM_GET_API_VERSION = 0x0000ae00: _IOC_NONE, 0x00; () }
request! { KVM_CREATE_VM = 0x0000ae01: _IOC_NONE, 0x01; () }
request! { KVM_GET_MSR_INDEX_LIST = 0xc004ae02: _IOC_READ | _IOC_WRITE, 0x02; kvm_msr_list }
request! { KVM_CHECK_EXTENSION = 0x0000ae03: _IOC_NONE, 0x03; () }
request! { KVM_GET_VCPU_MMAP_SIZE = 0x0000ae04: _IOC_NONE, 0x04; () }
request! { KVM_GET_SUPPORTED_CPUID = 0xc008ae05: _IOC_READ | _IOC_WRITE, 0x05; kvm_cpuid2 }
request! { KVM_GET_EMULATED_CPUID = 0xc008ae09: _IOC_READ | _IOC_WRITE, 0x09; kvm_cpuid2 }
request! { KVM_GET_MSR_FEATURE_INDEX_LIST = 0xc004ae0a: _IOC_READ | _IOC_WRITE, 0x0a; kvm_msr_list }
request! { KVM_CREATE_VCPU = 0x0000ae41: _IOC_NONE, 0x41; () }
request! { KVM_GET_DIRTY_LOG = 0x4010ae42: _IOC_WRITE, 0x42; kvm_dirty_log }
request! { KVM_SET_USER_MEMORY_REGION = 0x4020ae46: _IOC_WRITE, 0x46; kvm_userspace_memory_region }
request! { KVM_SET_USER_MEMORY_REGION2 = 0x40a0ae49: _IOC_WRITE, 0x49; kvm_userspace_memory_region2 }
request! { KVM_SET_TSS_ADDR = 0x0000ae47: _IOC_NONE, 0x47; () }
request! { KVM_SET_IDENTITY_MAP_ADDR = 0x4008ae48: _IOC_WRITE, 0x48; u64 }
request! { KVM_CREATE_GUEST_MEMFD = 0xc040aed4: _IOC_READ | _IOC_WRITE, 0xd4; kvm_create_guest_memfd }
request! { KVM_CREATE_IRQCHIP = 0x0000ae60: _IOC_NONE, 0x60; () }
request! { KVM_IRQ_LINE = 0x4008ae61: _IOC_WRITE, 0x61; kvm_irq_level }
request! { KVM_REGISTER_COALESCED_MMIO = 0x4010ae67: _IOC_WRITE, 0x67; kvm_coalesced_mmio_zone }
request! { KVM_UNREGISTER_COALESCED_MMIO = 0x4010ae68: _IOC_WRITE, 0x68; kvm_coalesced_mmio_zone }
request! { KVM_SET_GSI_ROUTING = 0x4008ae6a: _IOC_WRITE, 0x6a; kvm_irq_routing }
request! { KVM_IRQFD = 0x4020ae76: _IOC_WRITE, 0x76; kvm_irqfd }
request! { KVM_CREATE_PIT2 = 0x4040ae77: _IOC_WRITE, 0x77; kvm_pit_config }
request! { KVM_IOEVENTFD = 0x4040ae79: _IOC_WRITE, 0x79; kvm_ioeventfd }
request! { KVM_GET_IRQCHIP = 0xc208ae62: _IOC_READ | _IOC_WRITE, 0x62; kvm_irqchip }
request! { KVM_SET_IRQCHIP = 0x8208ae63: _IOC_READ, 0x63; kvm_irqchip }
request! { KVM_SET_CLOCK = 0x4030ae7b: _IOC_WRITE, 0x7b; kvm_clock_data }
request! { KVM_GET_CLOCK = 0x8030ae7c: _IOC_READ, 0x7c; kvm_clock_data }
request! { KVM_GET_PIT2 = 0x8070ae9f: _IOC_READ, 0x9f; kvm_pit_state2 }
request! { KVM_SET_PIT2 = 0x4070aea0: _IOC_WRITE, 0xa0; kvm_pit_state2 }
request! { KVM_MEMORY_ENCRYPT_OP = 0xc008aeba: _IOC_READ | _IOC_WRITE, 0xba; core::ffi::c_ulong }
request! { KVM_MEMORY_ENCRYPT_REG_REGION = 0x8010aebb: _IOC_READ, 0xbb; kvm_enc_region }
request! { KVM_MEMORY_ENCRYPT_UNREG_REGION = 0x8010aebc: _IOC_READ, 0xbc; kvm_enc_region }
request! { KVM_SET_MSR_FILTER = 0x4188aec6: _IOC_WRITE, 0xc6; kvm_msr_filter }
request! { KVM_RUN = 0x0000ae80: _IOC_NONE, 0x80; () }
request! { KVM_GET_REGS = 0x8090ae81: _IOC_READ, 0x81; kvm_regs }
request! { KVM_SET_REGS = 0x4090ae82: _IOC_WRITE, 0x82; kvm_regs }
request! { KVM_GET_SREGS = 0x8138ae83: _IOC_READ, 0x83; kvm_sregs }
request! { KVM_SET_SREGS = 0x4138ae84: _IOC_WRITE, 0x84; kvm_sregs }
request! { KVM_TRANSLATE = 0xc018ae85: _IOC_READ | _IOC_WRITE, 0x85; kvm_translation }
request! { KVM_GET_MSRS = 0xc008ae88: _IOC_READ | _IOC_WRITE, 0x88; kvm_msrs }
request! { KVM_SET_MSRS = 0x4008ae89: _IOC_WRITE, 0x89; kvm_msrs }
request! { KVM_GET_FPU = 0x81a0ae8c: _IOC_READ, 0x8c; kvm_fpu }
request! { KVM_SET_FPU = 0x41a0ae8d: _IOC_WRITE, 0x8d; kvm_fpu }
request! { KVM_GET_LAPIC = 0x8400ae8e: _IOC_READ, 0x8e; kvm_lapic_state }
request! { KVM_SET_LAPIC = 0x4400ae8f: _IOC_WRITE, 0x8f; kvm_lapic_state }
request! { KVM_SET_CPUID2 = 0x4008ae90: _IOC_WRITE, 0x90; kvm_cpuid2 }
request! { KVM_GET_CPUID2 = 0xc008ae91: _IOC_READ | _IOC_WRITE, 0x91; kvm_cpuid2 }
request! { KVM_GET_MP_STATE = 0x8004ae98: _IOC_READ, 0x98; kvm_mp_state }
request! { KVM_SET_MP_STATE = 0x4004ae99: _IOC_WRITE, 0x99; kvm_mp_state }
request! { KVM_NMI = 0x0000ae9a: _IOC_NONE, 0x9a; () }
request! { KVM_GET_VCPU_EVENTS = 0x8040ae9f: _IOC_READ, 0x9f; kvm_vcpu_events }
request! { KVM_SET_VCPU_EVENTS = 0x4040aea0: _IOC_WRITE, 0xa0; kvm_vcpu_events }
request! { KVM_GET_DEBUGREGS = 0x8080aea1: _IOC_READ, 0xa1; kvm_debugregs }
request! { KVM_SET_DEBUGREGS = 0x4080aea2: _IOC_WRITE, 0xa2; kvm_debugregs }
request! { KVM_GET_XSAVE = 0x9000aea4: _IOC_READ, 0xa4; kvm_xsave }
request! { KVM_GET_XSAVE2 = 0x9000aecf: _IOC_READ, 0xcf; kvm_xsave }
request! { KVM_SET_XSAVE = 0x5000aea5: _IOC_WRITE, 0xa5; kvm_xsave }
request! { KVM_GET_XCRS = 0x8188aea6: _IOC_READ, 0xa6; kvm_xcrs }
request! { KVM_SET_XCRS = 0x4188aea7: _IOC_WRITE, 0xa7; kvm_xcrs }
request! { KVM_KVMCLOCK_CTRL = 0x0000aead: _IOC_NONE, 0xad; () }
request! { KVM_SET_TSC_KHZ = 0x0000aea2: _IOC_NONE, 0xa2; () }
request! { KVM_GET_TSC_KHZ = 0x0000aea3: _IOC_NONE, 0xa3; () }
request! { KVM_ENABLE_CAP = 0x4068aea3: _IOC_WRITE, 0xa3; kvm_enable_cap }
request! { KVM_SIGNAL_MSI = 0x4020aea5: _IOC_WRITE, 0xa5; kvm_msi }
request! { KVM_GET_ONE_REG = 0x4010aeab: _IOC_WRITE, 0xab; kvm_one_reg }
request! { KVM_SET_ONE_REG = 0x4010aeac: _IOC_WRITE, 0xac; kvm_one_reg }
request! { KVM_SMI = 0x0000aeb7: _IOC_NONE, 0xb7; () }
request! { KVM_SET_GUEST_DEBUG = 0x4048ae9b: _IOC_WRITE, 0x9b; kvm_guest_debug }
request! { KVM_SET_MEMORY_ATTRIBUTES = 0x4020aed2: _IOC_WRITE, 0xd2; kvm_memory_attributes }
request! { KVM_GET_NESTED_STATE = 0xc080aebe: _IOC_READ | _IOC_WRITE, 0xbe; kvm_nested_state }
request! { KVM_SET_NESTED_STATE = 0x4080aebf: _IOC_WRITE, 0xbf; kvm_nested_state }
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
request! { KVM_SET_NR_MMU_PAGES = 0x0000ae44: _IOC_NONE, 0x44; () }
request! { KVM_GET_NR_MMU_PAGES = 0x0000ae45: _IOC_NONE, 0x45; () }
request! { KVM_CREATE_PIT = 0x0000ae64: _IOC_NONE, 0x64; () }
request! { KVM_GET_PIT = 0xc048ae65: _IOC_READ | _IOC_WRITE, 0x65; kvm_pit_state }
request! { KVM_SET_PIT = 0x8048ae66: _IOC_READ, 0x66; kvm_pit_state }
request! { KVM_REINJECT_CONTROL = 0x0000ae71: _IOC_NONE, 0x71; () }
request! { KVM_SET_BOOT_CPU_ID = 0x0000ae78: _IOC_NONE, 0x78; () }
request! { KVM_XEN_HVM_CONFIG = 0x4038ae7a: _IOC_WRITE, 0x7a; kvm_xen_hvm_config }
request! { KVM_SET_CPUID = 0x4008ae8a: _IOC_WRITE, 0x8a; kvm_cpuid }
request! { KVM_TPR_ACCESS_REPORTING = 0xc028ae92: _IOC_READ | _IOC_WRITE, 0x92; kvm_tpr_access_ctl }
request! { KVM_SET_VAPIC_ADDR = 0x4008ae93: _IOC_WRITE, 0x93; kvm_vapic_addr }
request! { KVM_X86_SETUP_MCE = 0x4008ae9c: _IOC_WRITE, 0x9c; u64 }
request! { KVM_X86_GET_MCE_CAP_SUPPORTED = 0x8008ae9d: _IOC_READ, 0x9d; u64 }
request! { KVM_X86_SET_MCE = 0x4040ae9e: _IOC_WRITE, 0x9e; kvm_x86_mce }
request! { KVM_GET_REG_LIST = 0xc008aeb0: _IOC_READ | _IOC_WRITE, 0xb0; kvm_reg_list }
request! { KVM_SET_PMU_EVENT_FILTER = 0x4020aeb2: _IOC_WRITE, 0xb2; kvm_pmu_event_filter }
request! { KVM_HYPERV_EVENTFD = 0x4018aebd: _IOC_WRITE, 0xbd; kvm_hyperv_eventfd }
request! { KVM_GET_SUPPORTED_HV_CPUID = 0xc008aec1: _IOC_READ | _IOC_WRITE, 0xc1; kvm_cpuid2 }
request! { KVM_X86_SET_MSR_FILTER = 0x4188aec6: _IOC_WRITE, 0xc6; kvm_msr_filter }
request! { KVM_XEN_HVM_GET_ATTR = 0xc048aec8: _IOC_READ | _IOC_WRITE, 0xc8; kvm_xen_hvm_attr }
request! { KVM_XEN_HVM_SET_ATTR = 0x4048aec9: _IOC_WRITE, 0xc9; kvm_xen_hvm_attr }
request! { KVM_XEN_VCPU_GET_ATTR = 0xc048aeca: _IOC_READ | _IOC_WRITE, 0xca; kvm_xen_vcpu_attr }
request! { KVM_XEN_VCPU_SET_ATTR = 0x4048aecb: _IOC_WRITE, 0xcb; kvm_xen_vcpu_attr }
request! { KVM_GET_SREGS2 = 0x8140aecc: _IOC_READ, 0xcc; kvm_sregs2 }
request! { KVM_SET_SREGS2 = 0x4140aecd: _IOC_WRITE, 0xcd; kvm_sregs2 }
request! { KVM_XEN_HVM_EVTCHN_SEND = 0x400caed0: _IOC_WRITE, 0xd0; kvm_irq_routing_xen_evtchn }

#[test]
fn layouts_of_183_structs_and_826_fields_and_108_requests_hold() {
    // The assertions above are evaluated by the compiler.
}
