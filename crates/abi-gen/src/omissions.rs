//! The items that are left out on purpose, with the reason. All others are generated, or cause an error.

use std::collections::BTreeMap;

use crate::model::Abi;

/// Public items of `kvm-bindings` that have no counterpart in `src/abi/`. There is no struct, union or constant among them.
const OMITTED: &[(&str, &str)] = &[
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
    OMITTED.iter().find_map(|(name, reason)| (item == *name).then_some(*reason))
}

/// The items left out of an architecture.
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
