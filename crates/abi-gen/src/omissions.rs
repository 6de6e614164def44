//! What is deliberately left out, with the reason. Everything else that the parser meets is generated, or an error.

use std::collections::BTreeMap;

use crate::model::Abi;

/// Public items of `kvm-bindings` that have no counterpart in `src/abi/`: an exact name, or a prefix that ends in `*`.
/// A struct is generated all the same where one that is not left out contains it.
const OMITTED: &[(&str, &str)] = &[
    ("__Bindgen*", "bindgen's own helpers, which the layouts are computed from"),
    ("__IncompleteArrayField", "bindgen's own helper, which the layouts are computed from"),
    ("__kernel_*", "of linux/posix_types.h, not of KVM"),
    ("__BITS_PER_LONG*", "of asm/bitsperlong.h, not of KVM"),
    ("__FD_SETSIZE", "of linux/posix_types.h, not of KVM"),
    ("_IOC_*", "of asm/ioctl.h, the arithmetic behind request numbers"),
    ("IOC_*", "of asm/ioctl.h, the arithmetic behind request numbers"),
    ("IOCSIZE_*", "of asm/ioctl.h, the arithmetic behind request numbers"),
    ("HWCAP_*", "of asm/hwcap.h: features of the host's user space"),
    ("HWCAP2_*", "of asm/hwcap.h: features of the host's user space"),
    ("PTRACE_*", "of asm/ptrace.h: requests of ptrace"),
    ("SVE_PT_*", "of asm/ptrace.h: requests of ptrace"),
    ("ZA_PT_*", "of asm/ptrace.h: requests of ptrace"),
    ("__SVE_*", "of asm/sve_context.h: signal frames"),
    ("user_*", "of asm/ptrace.h: register sets of ptrace"),
    ("__riscv_*", "of asm/ptrace.h: register sets of ptrace"),
    ("RISCV_MAX_VLENB", "of asm/ptrace.h: register sets of ptrace"),
    ("fn kvm_x86_reg_msr", "a function: KVM_REG_X86 | 2 << 32 | KVM_REG_SIZE_U64 | index"),
    ("fn kvm_x86_reg_kvm", "a function: KVM_REG_X86 | 3 << 32 | KVM_REG_SIZE_U64 | index"),
    ("type __s128", "an alias that no struct uses"),
    ("type CpuId", "the crate's wrapper with a length; KvmCpuid2 has one itself"),
    ("type Msrs", "the crate's wrapper with a length; KvmMsrs has one itself"),
    ("type MsrList", "the crate's wrapper with a length; KvmMsrList has one itself"),
    ("type RegList", "the crate's wrapper with a length; KvmRegList has one itself"),
    ("type Xsave", "the crate's wrapper with a length; KvmXsave has one itself"),
    ("type KvmIrqRouting", "the crate's wrapper with a length; our KvmIrqRouting has one itself"),
];

/// Modules of an architecture that are not read.
pub const OMITTED_MODULES: &[(&str, &str)] = &[("serialize", "serde implementations, no items of the ABI")];

/// The reason why `item` is left out, if it is.
pub fn reason(item: &str) -> Option<&'static str> {
    OMITTED.iter().find_map(|(pattern, reason)| {
        let hit = match pattern.strip_suffix('*') {
            Some(prefix) => item.starts_with(prefix),
            None => item == *pattern,
        };
        hit.then_some(*reason)
    })
}

/// What was left out of an architecture.
pub fn by_reason(abi: &Abi) -> BTreeMap<&str, Vec<&str>> {
    let mut items: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (item, reason) in &abi.omitted {
        items.entry(reason).or_default().push(item);
    }
    items
}

pub fn report(abi: &Abi) {
    for (reason, items) in by_reason(abi) {
        println!("  left out ({reason}): {}", items.join(", "));
    }
}
