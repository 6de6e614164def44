//! Who owns which fd: every fd that this package will close stands in one table for the whole process.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::ffi::OsStringExt;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use crate::errno::{SystemCall, last_errno};

static OWNED: Mutex<BTreeSet<RawFd>> = Mutex::new(BTreeSet::new());

/// Read while an fd is made and entered, or removed and closed; written while one is adopted, so that no one can adopt
/// an fd that another thread has just made and not entered yet.
static ADOPTION: RwLock<()> = RwLock::new(());

fn table() -> MutexGuard<'static, BTreeSet<RawFd>> {
    // A panic while the lock was held leaves a set that is still a set.
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An object of the crate's that owns its fd, which stands in the table for as long as it is open.
pub struct Owned<T: AsRawFd>(ManuallyDrop<T>);

impl<T: AsRawFd> Owned<T> {
    /// Enters what `make` makes.
    pub fn create(make: impl FnOnce() -> Result<T, i32>) -> Result<Self, i32> {
        let _no_adoption = ADOPTION.read().unwrap_or_else(PoisonError::into_inner);
        let inner = make()?;
        table().insert(inner.as_raw_fd());
        Ok(Self(ManuallyDrop::new(inner)))
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
        let _no_adoption = ADOPTION.read().unwrap_or_else(PoisonError::into_inner);
        // Removed before it is closed: from then on another thread may get the same number for an fd of its own.
        table().remove(&self.0.as_raw_fd());
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
    let _adoption = ADOPTION.write().unwrap_or_else(PoisonError::into_inner);
    if table().contains(&fd) {
        return Err(-libc::EBUSY);
    }
    prove_open(fd)?;
    prove(fd)?;
    let inner = make(fd)?;
    table().insert(fd);
    Ok(Owned(ManuallyDrop::new(inner)))
}

/// EBADF for an fd that is not open, or (O_PATH) only names its file, so that no ioctl reaches it.
fn prove_open(fd: RawFd) -> Result<(), i32> {
    // SAFETY: F_GETFL takes no pointer.
    match unsafe { libc::fcntl(fd, libc::F_GETFL) } {
        ..0 => Err(last_errno()),
        flags if flags & libc::O_PATH != 0 => Err(-libc::EBADF),
        _ => Ok(()),
    }
}

/// The name that the kernel gives an open fd in `/proc/self/fd`, such as `anon_inode:kvm-vm`.
pub fn name_of(fd: RawFd) -> Result<Vec<u8>, i32> {
    let name = std::fs::read_link(format!("/proc/self/fd/{fd}"));
    name.map(|name| name.into_os_string().into_vec()).map_err(|error| SystemCall::Readlink.io_errno(error))
}
