//! Any ioctl, by its number: for those that the crate has no method for.

use std::os::fd::AsRawFd;

use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use vmm_sys_util::ioctl::{ioctl_with_mut_ptr, ioctl_with_val};

use crate::convert::{bytes_of, last_errno, u64_of};

/// Bits 16 to 29 of a request number: how many bytes its argument has, 0 where that is not said.
fn size_of_argument(request: u32) -> usize {
    (request >> 16 & 0x3fff) as usize
}

/// One ioctl with an integer for its argument, or with bytes that the kernel reads and writes where they are. Returns
/// what the kernel does.
pub fn ioctl(fd: &impl AsRawFd, request: u32, mut arg: Either<BigInt, Uint8ArraySlice>) -> i32 {
    let answer = match &mut arg {
        Either::A(value) => match u64_of(value) {
            // SAFETY: the methods of src/*.ts pass integers to requests that take no address; for all others it is
            // what the caller of unsafeIoctl has promised.
            Ok(value) => unsafe { ioctl_with_val(fd, request.into(), value) },
            Err(errno) => return errno,
        },
        Either::B(bytes) => {
            let bytes = bytes_of(bytes);
            // The bytes of an empty array have no address.
            if bytes.is_empty() || bytes.len() < size_of_argument(request) {
                return -libc::EINVAL;
            }
            // SAFETY: as many bytes as the request says, which stay where they are during the call. That the kernel
            // takes no more of them, and that no address is among them, is so in the methods of src/*.ts; for all
            // others it is what the caller of unsafeIoctl has promised.
            unsafe { ioctl_with_mut_ptr(fd, request.into(), bytes.as_mut_ptr()) }
        }
    };
    if answer < 0 { last_errno() } else { answer }
}
