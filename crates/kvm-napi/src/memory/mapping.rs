//! Mappings of guest memory, which stay while anything can reach them.

use std::os::fd::RawFd;
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::call::convert::{SystemCall, last_errno};

const READ_WRITE: i32 = libc::PROT_READ | libc::PROT_WRITE;
pub const ANONYMOUS: i32 = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;

pub fn page_size() -> usize {
    // SAFETY: asks for a constant of the system.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as usize }
}

/// A mapping of this process, unmapped with its last owner. Its contents are shared with guests and with
/// JavaScript, so nothing here ever makes a reference to them.
pub struct Mapping {
    address: NonNull<c_void>,
    len: usize,
    /// Whether an ArrayBuffer may outlive its finalizer, or a guest its virtual machine.
    orphaned: AtomicBool,
}

// SAFETY: an address and a length that never change; the memory behind them is only ever handed on as a pointer.
unsafe impl Send for Mapping {}
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps `len` bytes of `fd` from its start, or of fresh zeroed memory where `fd` is None.
    pub fn new(len: usize, fd: Option<i32>) -> Result<Self, i32> {
        match fd {
            Some(fd) => Self::map(len, READ_WRITE, libc::MAP_SHARED, fd, 0),
            None => Self::map(len, READ_WRITE, ANONYMOUS | libc::MAP_NORESERVE, -1, 0),
        }
    }

    /// mmap(2), at an address of the kernel's choice.
    fn map(len: usize, protection: i32, flags: i32, fd: RawFd, offset: i64) -> Result<Self, i32> {
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let address = unsafe { libc::mmap(null_mut(), len, protection, flags, fd, offset) };
        if address == libc::MAP_FAILED {
            return Err(SystemCall::Mmap.last_errno());
        }
        let address = NonNull::new(address).ok_or(-libc::ENOMEM)?;
        Ok(Self { address, len, orphaned: AtomicBool::new(false) })
    }

    /// Memory for a guest. `huge` says that its pages are huge: then they are all taken now, since one that is missing
    /// at the first access would be a SIGBUS, and they are never mapped with MAP_NORESERVE.
    pub fn for_guest(len: usize, flags: i32, fd: RawFd, offset: i64, huge: bool) -> Result<Self, i32> {
        let mapping = Self::map(len, READ_WRITE, flags, fd, offset)?;
        // A child made by fork must not get a copy of a guest.
        mapping.advise(libc::MADV_DONTFORK).map_err(|errno| SystemCall::Madvise.failed(errno))?;
        if huge {
            match mapping.advise(libc::MADV_POPULATE_WRITE) {
                // A kernel before 5.14 has reserved them at least.
                Err(errno) if errno == -libc::EINVAL => {}
                // That is what an access would have raised SIGBUS for.
                Err(errno) if errno == -libc::EFAULT => return Err(SystemCall::Madvise.failed(-libc::ENOMEM)),
                result => result.map_err(|errno| SystemCall::Madvise.failed(errno))?,
            }
        }
        Ok(mapping)
    }

    fn advise(&self, advice: i32) -> Result<(), i32> {
        loop {
            // SAFETY: our own mapping, and advice that leaves what is in it as it is.
            if unsafe { libc::madvise(self.address.as_ptr(), self.len, advice) } == 0 {
                return Ok(());
            }
            match last_errno() {
                errno if errno == -libc::EINTR => {}
                errno => return Err(errno),
            }
        }
    }

    /// Keeps the addresses mapped to zeros after the last owner is gone, because they may still be used.
    pub fn orphan(&self) {
        self.orphaned.store(true, Ordering::Relaxed);
    }

    pub fn address(&self) -> NonNull<c_void> {
        self.address
    }

    pub fn len(&self) -> usize {
        self.len
    }
}

impl Mapping {
    /// Gives the memory back, and leaves zeroed memory in its place. False where the system has no room for that.
    pub fn replace_by_zeros(&self) -> bool {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED;
        // SAFETY: replaces exactly our own mapping; pointers to it stay valid.
        let address =
            unsafe { libc::mmap(self.address.as_ptr(), self.len, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        address != libc::MAP_FAILED
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        if self.orphaned.load(Ordering::Relaxed) {
            // Only the addresses are lost, not the memory.
            self.replace_by_zeros();
            return;
        }
        // SAFETY: our own mapping, and its last owner is gone.
        unsafe { libc::munmap(self.address.as_ptr(), self.len) };
    }
}
