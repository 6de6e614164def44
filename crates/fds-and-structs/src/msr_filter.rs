//! The MSRs that a guest may access. The kernel gets addresses of bitmaps, and none comes from the caller.

use kvm_bindings::{KVM_MSR_FILTER_DEFAULT_ALLOW, KVM_MSR_FILTER_DEFAULT_DENY, kvm_msr_filter, kvm_msr_filter_range};
use kvm_ioctls::{Error, MsrFilterDefaultAction, MsrFilterRange, MsrFilterRangeFlags, VmFd};

/// The bitmap of a range, in whole 64-bit words as the kernel reads it. The crate requires only whole bytes.
fn bitmap<'a>(range: &kvm_msr_filter_range, bitmaps: &'a [u8]) -> Option<&'a [u8]> {
    let rest = bitmaps.get(range.bitmap as usize..)?;
    rest.get(..range.nmsrs.div_ceil(u64::BITS) as usize * size_of::<u64>())
}

fn range<'a>(range: &kvm_msr_filter_range, bitmaps: &'a [u8]) -> Option<MsrFilterRange<'a>> {
    Some(MsrFilterRange {
        flags: MsrFilterRangeFlags::from_bits(range.flags)?,
        base: range.base,
        msr_count: range.nmsrs,
        bitmap: bitmap(range, bitmaps)?,
    })
}

/// The arguments for the crate. EINVAL if a bitmap is not inside `bitmaps`.
pub fn parse<'a>(
    filter: &kvm_msr_filter,
    bitmaps: &'a [u8],
) -> Result<(MsrFilterDefaultAction, Vec<MsrFilterRange<'a>>), Error> {
    let default_action = match filter.flags {
        KVM_MSR_FILTER_DEFAULT_ALLOW => MsrFilterDefaultAction::ALLOW,
        KVM_MSR_FILTER_DEFAULT_DENY => MsrFilterDefaultAction::DENY,
        _ => return Err(Error::new(libc::EINVAL)),
    };
    // The crate accepts all ranges of the struct; those without MSRs have no effect.
    let ranges: Option<Vec<_>> = filter.ranges.iter().map(|entry| range(entry, bitmaps)).collect();
    Ok((default_action, ranges.ok_or(Error::new(libc::EINVAL))?))
}

pub fn set(vm: &VmFd, filter: &kvm_msr_filter, bitmaps: &[u8]) -> Result<(), Error> {
    let (default_action, ranges) = parse(filter, bitmaps)?;
    vm.set_msr_filter(default_action, &ranges)
}
