//! Negative error numbers, as the kernel returns them.

pub fn errno(error: kvm_ioctls::Error) -> i32 {
    -error.errno()
}

pub fn last_errno() -> i32 {
    errno(kvm_ioctls::Error::last())
}

pub fn io_errno(error: std::io::Error) -> i32 {
    -error.raw_os_error().unwrap_or(libc::EIO)
}
