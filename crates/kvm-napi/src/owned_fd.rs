//! Who owns which fd: every fd that this package will close stands in one table for the whole process.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::os::fd::{AsRawFd, RawFd};
use std::sync::{Mutex, MutexGuard, PoisonError};

static OWNED: Mutex<BTreeSet<RawFd>> = Mutex::new(BTreeSet::new());

fn table() -> MutexGuard<'static, BTreeSet<RawFd>> {
    // A panic while the lock was held leaves a set that is still a set.
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An object of the crate's that owns its fd, entered in the table for as long as the fd is open.
pub struct Owned<T: AsRawFd>(ManuallyDrop<T>);

impl<T: AsRawFd> Owned<T> {
    pub fn new(inner: T) -> Self {
        table().insert(inner.as_raw_fd());
        Self(ManuallyDrop::new(inner))
    }
}

impl<T: AsRawFd> Deref for Owned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: AsRawFd> Drop for Owned<T> {
    fn drop(&mut self) {
        // Closed under the lock: between the close and the removal another thread may get the same number for a new
        // fd, and its entry must not be the one that is removed.
        let mut table = table();
        table.remove(&self.0.as_raw_fd());
        // SAFETY: dropped once, here, and not used again.
        unsafe { ManuallyDrop::drop(&mut self.0) };
    }
}

/// Takes over an fd of the caller's. `prove` says whether it is what it has to be; where it says no, or where the
/// package owns the fd already (EBUSY), the fd stays open and the caller's. `make` must take ownership of the fd.
pub fn adopt<T: AsRawFd>(
    fd: RawFd,
    prove: impl FnOnce(RawFd) -> Result<(), i32>,
    make: impl FnOnce(RawFd) -> Result<T, i32>,
) -> Result<Owned<T>, i32> {
    let mut table = table();
    if table.contains(&fd) {
        return Err(-libc::EBUSY);
    }
    prove(fd)?;
    let inner = make(fd)?;
    table.insert(fd);
    Ok(Owned(ManuallyDrop::new(inner)))
}

/// The name that the kernel gives an fd in `/proc/self/fd`, such as `anon_inode:kvm-vm`; EBADF if it is not open.
pub fn name_of(fd: RawFd) -> Result<Vec<u8>, i32> {
    use std::os::unix::ffi::OsStringExt;
    match std::fs::read_link(format!("/proc/self/fd/{fd}")) {
        Ok(name) => Ok(name.into_os_string().into_vec()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(-libc::EBADF),
        Err(error) => Err(-error.raw_os_error().unwrap_or(libc::EIO)),
    }
}
