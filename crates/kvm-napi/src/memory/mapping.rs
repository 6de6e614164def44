//! Mappings of this process, and the size of its pages.

use std::os::fd::RawFd;
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::call::convert::{SystemCall, last_errno};

const READ_WRITE: i32 = libc::PROT_READ | libc::PROT_WRITE;
pub const ANONYMOUS: i32 = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;

pub fn page_size() -> usize {
    // SAFETY: sysconf() takes no pointer.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as usize }
}

/// A mapping that its last owner unmaps. Guests and JavaScript share its contents, so no Rust code makes a reference to
/// them.
pub struct Mapping {
    address: NonNull<c_void>,
    len: usize,
    /// Whether other code may use the addresses after the last owner has gone.
    orphaned: AtomicBool,
}

// SAFETY: the address and the length never change, and the memory is only used through pointers.
unsafe impl Send for Mapping {}
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps `len` bytes of `fd` from its start, or zeroed memory if `fd` is None.
    pub fn new(len: usize, fd: Option<i32>) -> Result<Self, i32> {
        match fd {
            Some(fd) => Self::map(len, libc::MAP_SHARED, fd, 0),
            None => Self::map(len, ANONYMOUS | libc::MAP_NORESERVE, -1, 0),
        }
    }

    fn map(len: usize, flags: i32, fd: RawFd, offset: i64) -> Result<Self, i32> {
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let address = unsafe { libc::mmap(null_mut(), len, READ_WRITE, flags, fd, offset) };
        if address == libc::MAP_FAILED {
            return Err(SystemCall::Mmap.last_errno());
        }
        let address = NonNull::new(address).ok_or(-libc::ENOMEM)?;
        Ok(Self { address, len, orphaned: AtomicBool::new(false) })
    }

    /// Maps memory for a guest. Huge pages are all allocated now and never mapped with MAP_NORESERVE: a missing one would
    /// raise SIGBUS at its first access.
    pub fn for_guest(len: usize, flags: i32, fd: RawFd, offset: i64, huge: bool) -> Result<Self, i32> {
        let mapping = Self::map(len, flags, fd, offset)?;
        // A fork must not copy a guest.
        mapping.advise(libc::MADV_DONTFORK).map_err(|errno| SystemCall::Madvise.failed(errno))?;
        if huge {
            match mapping.advise(libc::MADV_POPULATE_WRITE) {
                // A kernel before 5.14 has reserved the pages at least.
                Err(errno) if errno == -libc::EINVAL => {}
                // An access would have raised SIGBUS.
                Err(errno) if errno == -libc::EFAULT => return Err(SystemCall::Madvise.failed(-libc::ENOMEM)),
                result => result.map_err(|errno| SystemCall::Madvise.failed(errno))?,
            }
        }
        Ok(mapping)
    }

    fn advise(&self, advice: i32) -> Result<(), i32> {
        loop {
            // SAFETY: the mapping is our own, and the advice leaves its contents unchanged.
            if unsafe { libc::madvise(self.address.as_ptr(), self.len, advice) } == 0 {
                return Ok(());
            }
            match last_errno() {
                errno if errno == -libc::EINTR => {}
                errno => return Err(errno),
            }
        }
    }

    /// Keeps the addresses valid after the last owner has gone, with zeroed memory behind them.
    pub fn orphan(&self) {
        self.orphaned.store(true, Ordering::Relaxed);
    }

    pub fn address(&self) -> NonNull<c_void> {
        self.address
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// Releases the memory and leaves zeroed memory at its addresses. A failure leaves the mapping unchanged.
    pub fn replace_by_zeros(&self) {
        let flags = ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED;
        // SAFETY: replaces exactly our own mapping, so pointers into it stay valid.
        unsafe { libc::mmap(self.address.as_ptr(), self.len, READ_WRITE, flags, -1, 0) };
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        if self.orphaned.load(Ordering::Relaxed) {
            // This loses the address range but not the memory.
            self.replace_by_zeros();
            return;
        }
        // SAFETY: the mapping is our own and has no owner any more.
        unsafe { libc::munmap(self.address.as_ptr(), self.len) };
    }
}
