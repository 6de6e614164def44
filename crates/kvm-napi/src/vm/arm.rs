//! The ioctls of arm64 that take an address and that the crate lacks: memory tags and writable register bits.

use kvm_bindings::{KVMIO, kvm_arm_copy_mte_tags, reg_mask_range};
use kvm_ioctls::VmFd;
use vmm_sys_util::ioctl::ioctl_with_ref;
use vmm_sys_util::ioctl_ior_nr;

use crate::call::convert::{count, last_errno};
use crate::memory::guard_page::GuardedBytes;

ioctl_ior_nr!(KVM_ARM_MTE_COPY_TAGS, KVMIO, 0xb4, kvm_arm_copy_mte_tags);
ioctl_ior_nr!(KVM_ARM_GET_REG_WRITABLE_MASKS, KVMIO, 0xb6, reg_mask_range);

/// The number of bytes that a tag covers.
const GRANULE: u64 = 16;

/// Copies between the guest's tags and `tags`, one byte each. Returns the number of bytes of guest memory that they cover.
pub fn mte_copy_tags(vm: &VmFd, guest_ipa: u64, flags: u64, tags: &mut [u8]) -> i32 {
    let args = kvm_arm_copy_mte_tags {
        guest_ipa,
        length: tags.len() as u64 * GRANULE,
        addr: tags.as_mut_ptr().cast(),
        flags,
        ..Default::default()
    };
    // SAFETY: the kernel reads one struct, and reads or writes one byte of `tags` for each tag.
    count(unsafe { ioctl_with_ref(vm, KVM_ARM_MTE_COPY_TAGS(), &args) })
}

/// Fills `into` with the masks of a range of registers. EFAULT if the kernel would write more bytes.
pub fn get_reg_writable_masks(vm: &VmFd, range: u32, into: &mut [u8]) -> i32 {
    let mut get = || {
        let masks = GuardedBytes::new(into)?;
        let args = reg_mask_range { addr: masks.address(), range, ..Default::default() };
        // SAFETY: the kernel reads one struct and writes to the address in it, where a guard page follows the caller's
        // length.
        if unsafe { ioctl_with_ref(vm, KVM_ARM_GET_REG_WRITABLE_MASKS(), &args) } < 0 {
            return Err(last_errno());
        }
        masks.copy_to(into);
        Ok(0)
    };
    get().unwrap_or_else(|errno| errno)
}
