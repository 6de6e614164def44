//! The owned fds: one table for the whole process has every fd that the package will close.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::ffi::OsStringExt;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use crate::errno::{SystemCall, last_errno};

static OWNED: Mutex<BTreeSet<RawFd>> = Mutex::new(BTreeSet::new());

/// Locked for reading while an fd is created and entered, or removed and closed, and for writing while one is adopted. So
/// no thread adopts an fd that another thread has created but not entered yet.
static ADOPTION: RwLock<()> = RwLock::new(());

fn table() -> MutexGuard<'static, BTreeSet<RawFd>> {
    // A panic cannot leave the set in an invalid state.
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An object of the crate that owns its fd. The fd is in the table as long as it is open.
pub struct Owned<T: AsRawFd>(ManuallyDrop<T>);

impl<T: AsRawFd> Owned<T> {
    /// Enters the fd that `make` creates.
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
        // Removed first: once it is closed, another thread may get the same number.
        table().remove(&self.0.as_raw_fd());
        // SAFETY: dropped once, here, and not used after.
        unsafe { ManuallyDrop::drop(&mut self.0) };
    }
}

/// Takes ownership of a caller's fd. If `prove` refuses it, or the package owns it already (EBUSY), the fd stays open and
/// still belongs to the caller. `make` must take ownership of the fd.
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

/// EBADF for an fd that is not open, or was opened with O_PATH, which allows no ioctl.
fn prove_open(fd: RawFd) -> Result<(), i32> {
    // SAFETY: F_GETFL takes no pointer.
    match unsafe { libc::fcntl(fd, libc::F_GETFL) } {
        ..0 => Err(last_errno()),
        flags if flags & libc::O_PATH != 0 => Err(-libc::EBADF),
        _ => Ok(()),
    }
}

/// The name of an open fd in `/proc/self/fd`, such as `anon_inode:kvm-vm`.
pub fn name_of(fd: RawFd) -> Result<Vec<u8>, i32> {
    let name = std::fs::read_link(format!("/proc/self/fd/{fd}"));
    name.map(|name| name.into_os_string().into_vec()).map_err(|error| SystemCall::Readlink.io_errno(error))
}
