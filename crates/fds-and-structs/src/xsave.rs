//! The XSAVE area of a vCPU. It has no length field: the kernel accesses as many bytes as the vCPU's features need. So the
//! length always comes from the kernel.

use std::mem::size_of;

use kvm_bindings::{Xsave, kvm_xsave};
use kvm_ioctls::{Cap, VmFd};

use crate::errno::{SystemCall, returned};

/// The largest size in bytes of the area of this VM's vCPUs (KVM API 4.134). It cannot grow after the first vCPU. Older
/// kernels return 0 and use the 4096 bytes of the struct.
pub fn size(vm: &VmFd) -> Result<usize, i32> {
    // A failure must not count as a small size, because the kernel does not check the length.
    let size = returned(vm.check_extension_int(Cap::Xsave2));
    let size = size.map_err(|errno| SystemCall::KvmCheckExtension.failed(errno))?;
    Ok((size as usize).max(size_of::<kvm_xsave>()))
}

pub fn zeroed(size: usize) -> Result<Xsave, i32> {
    let extra = size.saturating_sub(size_of::<kvm_xsave>()).div_ceil(size_of::<u32>());
    Xsave::new(extra).map_err(|_| -libc::ENOMEM)
}

/// Makes an area of the caller's bytes. EINVAL if they are fewer than `size`.
pub fn load(bytes: &[u8], size: usize) -> Result<Xsave, i32> {
    if bytes.len() < size {
        return Err(-libc::EINVAL);
    }
    let mut xsave = zeroed(bytes.len())?;
    let (region, extra) = bytes.split_at_checked(size_of::<kvm_xsave>()).ok_or(-libc::EINVAL)?;
    // SAFETY: the length is not changed.
    copy(region, &mut unsafe { xsave.as_mut_fam_struct() }.xsave.region);
    copy(extra, xsave.as_mut_slice());
    Ok(xsave)
}

fn copy(bytes: &[u8], words: &mut [u32]) {
    let (chunks, _) = bytes.as_chunks();
    for (word, chunk) in words.iter_mut().zip(chunks) {
        *word = u32::from_ne_bytes(*chunk);
    }
}

/// Copies the first `size` bytes of the area to the caller's. EINVAL if those are fewer.
pub fn store(xsave: &Xsave, size: usize, bytes: &mut [u8]) -> Result<i32, i32> {
    let bytes = bytes.get_mut(..size).ok_or(-libc::EINVAL)?;
    let words = xsave.as_fam_struct_ref().xsave.region.iter().chain(xsave.as_slice());
    for (chunk, word) in bytes.chunks_mut(size_of::<u32>()).zip(words) {
        chunk.copy_from_slice(&word.to_ne_bytes()[..chunk.len()]);
    }
    Ok(0)
}
