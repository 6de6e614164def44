//! Memory for ioctls that take an address without a size.

use std::cell::Cell;
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};

use crate::call::convert::SystemCall;
use crate::memory::mapping::page_size;

/// Accessible pages, followed by an inaccessible one.
struct Region {
    start: NonNull<c_void>,
    /// The number of accessible bytes.
    room: usize,
}

// SAFETY: only this struct uses the memory, which belongs to no thread.
unsafe impl Send for Region {}

impl Region {
    fn new(room: usize) -> Result<Self, i32> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let start = unsafe { libc::mmap(null_mut(), room + page_size(), libc::PROT_NONE, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return Err(SystemCall::Mmap.last_errno());
        }
        let region = Self { start: NonNull::new(start).ok_or(-libc::ENOMEM)?, room };
        // SAFETY: the range is our own mapping without its last page.
        if room > 0 && unsafe { libc::mprotect(start, room, libc::PROT_READ | libc::PROT_WRITE) } < 0 {
            return Err(SystemCall::Mprotect.last_errno());
        }
        Ok(region)
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: the mapping is our own, and no code has an address in it any more.
        unsafe { libc::munmap(self.start.as_ptr(), self.room + page_size()) };
    }
}

/// A larger region is unmapped after its use.
const MAX_SPARE: usize = 1 << 16;

thread_local! {
    /// The thread's last region: mapping a new one takes longer than most ioctls.
    static SPARE: Cell<Option<Region>> = const { Cell::new(None) };
}

/// A copy of a caller's bytes that ends at an inaccessible page. If the kernel would read or write past its end, the
/// ioctl fails with EFAULT.
pub struct GuardedBytes {
    /// None only during the drop.
    region: Option<Region>,
    first: NonNull<u8>,
    len: usize,
}

// SAFETY: as for the region, which contains the address.
unsafe impl Send for GuardedBytes {}

impl GuardedBytes {
    pub fn new(bytes: &[u8]) -> Result<Self, i32> {
        let len = bytes.len();
        let spare = SPARE.take().filter(|region| region.room >= len);
        let region = spare.map_or_else(|| Region::new(len.next_multiple_of(page_size())), Ok)?;
        // SAFETY: `room` is at least `len`, so the address is inside the mapping, or at its last page if `len` is 0.
        let first = unsafe { region.start.byte_add(region.room - len).cast::<u8>() };
        // SAFETY: these are the last `len` accessible bytes, and no other code uses them.
        unsafe { bytes.as_ptr().copy_to_nonoverlapping(first.as_ptr(), len) };
        Ok(Self { region: Some(region), first, len })
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn pointer(&self) -> *mut u8 {
        self.first.as_ptr()
    }

    pub fn address(&self) -> u64 {
        self.pointer() as u64
    }

    /// Copies the bytes back after the ioctl.
    pub fn copy_to(&self, bytes: &mut [u8]) {
        let len = bytes.len().min(self.len);
        // SAFETY: both sides have at least `len` bytes and do not overlap.
        unsafe { self.pointer().copy_to_nonoverlapping(bytes.as_mut_ptr(), len) };
    }
}

impl Drop for GuardedBytes {
    fn drop(&mut self) {
        let region = self.region.take().filter(|region| region.room <= MAX_SPARE);
        // An ending thread has dropped its variable.
        let _ = SPARE.try_with(|spare| spare.set(region));
    }
}
