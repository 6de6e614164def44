//! Any ioctl, by its number: for those that the crate has no method for.

use std::os::fd::AsRawFd;

use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use vmm_sys_util::ioctl::{ioctl_with_mut_ptr, ioctl_with_val};

use crate::call::convert::{bytes_of, returned, u64_of};
use crate::memory::guard_page::GuardedBytes;

/// Bits 16 to 29 of a request number: how many bytes its argument has, 0 where that is not said.
fn size_of_argument(request: u32) -> usize {
    (request >> 16 & 0x3fff) as usize
}

/// One ioctl with an integer for its argument, or with bytes that the kernel reads and writes. Returns the 32 bits that
/// the kernel does, as an unsigned integer.
pub fn ioctl(fd: &impl AsRawFd, request: u32, mut arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
    match &mut arg {
        Either::A(value) => match u64_of(value) {
            // SAFETY: the methods of src/**/*.ts pass integers to requests that take no address; for all others it is
            // what the caller of unsafeIoctl has promised.
            Ok(value) => answer(unsafe { ioctl_with_val(fd, request.into(), value) }),
            Err(errno) => errno.into(),
        },
        Either::B(bytes) => with_bytes(fd, request, bytes_of(bytes)),
    }
}

/// The kernel may read more bytes than there are, if JavaScript wrote a wrong count into them. So it gets a copy that ends
/// at a guard page.
fn with_bytes(fd: &impl AsRawFd, request: u32, bytes: &mut [u8]) -> i64 {
    // The bytes of an empty array have no address.
    if bytes.is_empty() || bytes.len() < size_of_argument(request) {
        return (-libc::EINVAL).into();
    }
    let guarded = match GuardedBytes::new(bytes) {
        Ok(guarded) => guarded,
        Err(errno) => return errno.into(),
    };
    // SAFETY: at least as many bytes as the request says; where the kernel takes more than there are, it gets EFAULT. That
    // no address is among them is so in the methods of src/**/*.ts; for all others it is what the caller of unsafeIoctl has
    // promised.
    let answer = answer(unsafe { ioctl_with_mut_ptr(fd, request.into(), guarded.pointer()) });
    // After an error, too: some say there what would have been right.
    guarded.copy_to(bytes);
    answer
}

fn answer(result: i32) -> i64 {
    returned(result).map_or_else(i64::from, i64::from)
}
