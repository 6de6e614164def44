//! Memory for ioctls that take an address, and do not say how many bytes they read or write there.

use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};

use crate::convert::last_errno;
use crate::memory::page_size;

/// A copy of the caller's bytes that ends where an inaccessible page begins: the kernel answers EFAULT where it would
/// take more of them than there are, whatever it is that decides how many those are.
pub struct Fenced {
    start: NonNull<c_void>,
    /// How many bytes are accessible: whole pages, of which the copy is the end.
    room: usize,
    page: usize,
    len: usize,
}

// SAFETY: an address of memory that is nobody else's, and of no thread's own.
unsafe impl Send for Fenced {}

impl Fenced {
    pub fn new(bytes: &[u8]) -> Result<Self, i32> {
        let page = page_size();
        let len = bytes.len();
        let room = len.next_multiple_of(page);
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let start = unsafe { libc::mmap(null_mut(), room + page, libc::PROT_NONE, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return Err(last_errno());
        }
        let fenced = Self { start: NonNull::new(start).ok_or(-libc::ENOMEM)?, room, page, len };
        if len > 0 {
            // SAFETY: our own mapping without its last page.
            if unsafe { libc::mprotect(start, room, libc::PROT_READ | libc::PROT_WRITE) } < 0 {
                return Err(last_errno());
            }
            // SAFETY: the last `len` of the bytes that are accessible now; nothing else has this memory.
            unsafe { bytes.as_ptr().copy_to_nonoverlapping(fenced.first().as_ptr(), len) };
        }
        Ok(fenced)
    }

    pub fn len(&self) -> usize {
        self.len
    }

    fn first(&self) -> NonNull<u8> {
        // SAFETY: room is at least len, so that this is inside the mapping, or (len 0) its last page.
        unsafe { self.start.byte_add(self.room - self.len).cast() }
    }

    pub fn pointer(&self) -> *mut u8 {
        self.first().as_ptr()
    }

    pub fn address(&self) -> u64 {
        self.pointer() as u64
    }

    /// What the kernel has made of the bytes.
    pub fn copy_to(&self, bytes: &mut [u8]) {
        let len = bytes.len().min(self.len);
        // SAFETY: at most as many bytes as there are on either side, which do not overlap.
        unsafe { self.pointer().copy_to_nonoverlapping(bytes.as_mut_ptr(), len) };
    }
}

impl Drop for Fenced {
    fn drop(&mut self) {
        // SAFETY: our own mapping, of which nobody has an address any more.
        unsafe { libc::munmap(self.start.as_ptr(), self.room + self.page) };
    }
}
