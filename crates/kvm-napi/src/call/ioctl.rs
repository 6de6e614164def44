//! Any ioctl by its request number, for those that the crate lacks.

use std::os::fd::AsRawFd;

use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use vmm_sys_util::ioctl::{ioctl_with_mut_ptr, ioctl_with_val};

use crate::call::convert::{bytes_of, returned, u64_of};
use crate::memory::guard_page::GuardedBytes;

/// Bits 16 to 29 of a request number: the size of the argument in bytes, or 0 if it has none.
fn size_of_argument(request: u32) -> usize {
    (request >> 16 & 0x3fff) as usize
}

/// Does an ioctl with an integer, or with bytes that the kernel reads and writes. Returns the kernel's 32 bits as an
/// unsigned integer.
pub fn ioctl(fd: &impl AsRawFd, request: u32, mut arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
    match &mut arg {
        Either::A(value) => match u64_of(value) {
            // SAFETY: TypeScript passes integers only to requests that take no address. The caller of `unsafeIoctl()`
            // guarantees the rest.
            Ok(value) => answer(unsafe { ioctl_with_val(fd, request.into(), value) }),
            Err(errno) => errno.into(),
        },
        Either::B(bytes) => with_bytes(fd, request, bytes_of(bytes)),
    }
}

/// The number of bytes that the kernel accesses may depend on a count among them, which JavaScript can set to any value.
/// So the kernel gets a copy that ends at a guard page.
fn with_bytes(fd: &impl AsRawFd, request: u32, bytes: &mut [u8]) -> i64 {
    // An empty array has no address.
    if bytes.is_empty() || bytes.len() < size_of_argument(request) {
        return (-libc::EINVAL).into();
    }
    let guarded = match GuardedBytes::new(bytes) {
        Ok(guarded) => guarded,
        Err(errno) => return errno.into(),
    };
    // SAFETY: there are at least as many bytes as the request number says, and EFAULT follows them. TypeScript passes no
    // address in them; the caller of `unsafeIoctl()` guarantees the rest.
    let answer = answer(unsafe { ioctl_with_mut_ptr(fd, request.into(), guarded.pointer()) });
    // After an error too: some ioctls then write the value that would have been right.
    guarded.copy_to(bytes);
    answer
}

fn answer(result: i32) -> i64 {
    returned(result).map_or_else(i64::from, i64::from)
}
