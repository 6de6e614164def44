//! arch_prctl(2): the XSAVE features that guests of this process may use.

use crate::call::convert::last_errno;

// asm/prctl.h. The crate libc lacks them.
const ARCH_GET_XCOMP_GUEST_PERM: i32 = 0x1024;
const ARCH_REQ_XCOMP_GUEST_PERM: i32 = 0x1025;

/// One bit for each feature.
pub fn guest_perm() -> Result<u64, i32> {
    let mut features = 0u64;
    // SAFETY: the kernel writes one u64 to the local variable.
    match unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_GET_XCOMP_GUEST_PERM, &raw mut features) } {
        0 => Ok(features),
        _ => Err(last_errno()),
    }
}

pub fn request_guest_perm(feature: u32) -> Result<(), i32> {
    // SAFETY: the call takes no pointer.
    match unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_REQ_XCOMP_GUEST_PERM, u64::from(feature)) } {
        0 => Ok(()),
        _ => Err(last_errno()),
    }
}
