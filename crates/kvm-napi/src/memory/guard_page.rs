//! Memory that ends at a guard page, for ioctls that take an address without a length.

use std::cell::Cell;
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};

use crate::call::convert::SystemCall;
use crate::memory::mapping::page_size;

/// Accessible pages, and the guard page after them.
struct Region {
    start: NonNull<c_void>,
    /// How many bytes are accessible.
    room: usize,
}

// SAFETY: it owns its memory, which belongs to no thread.
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
        // SAFETY: our own mapping without its last page.
        if room > 0 && unsafe { libc::mprotect(start, room, libc::PROT_READ | libc::PROT_WRITE) } < 0 {
            return Err(SystemCall::Mprotect.last_errno());
        }
        Ok(region)
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: our own mapping, with no address of it left.
        unsafe { libc::munmap(self.start.as_ptr(), self.room + page_size()) };
    }
}

/// A larger region is unmapped after its use.
const KEPT: usize = 1 << 16;

thread_local! {
    /// A thread's last region, because mapping one takes longer than most ioctls.
    static SPARE: Cell<Option<Region>> = const { Cell::new(None) };
}

/// A copy of the caller's bytes that ends at a guard page. The kernel answers EFAULT if it reads or writes more bytes.
pub struct GuardedBytes {
    /// None during the drop.
    region: Option<Region>,
    first: NonNull<u8>,
    len: usize,
}

// SAFETY: as for its region, inside of which the address is.
unsafe impl Send for GuardedBytes {}

impl GuardedBytes {
    pub fn new(bytes: &[u8]) -> Result<Self, i32> {
        let len = bytes.len();
        let spare = SPARE.take().filter(|region| region.room >= len);
        let region = spare.map_or_else(|| Region::new(len.next_multiple_of(page_size())), Ok)?;
        // SAFETY: room is at least len, so that this is inside the mapping, or (len 0) its last page.
        let first = unsafe { region.start.byte_add(region.room - len).cast::<u8>() };
        // SAFETY: the last `len` of the bytes that are accessible; nothing else has this memory.
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

    /// Copies the bytes back, as the kernel left them.
    pub fn copy_to(&self, bytes: &mut [u8]) {
        let len = bytes.len().min(self.len);
        // SAFETY: at most as many bytes as there are on either side, which do not overlap.
        unsafe { self.pointer().copy_to_nonoverlapping(bytes.as_mut_ptr(), len) };
    }
}

impl Drop for GuardedBytes {
    fn drop(&mut self) {
        let region = self.region.take().filter(|region| region.room <= KEPT);
        // A thread that ends keeps no region.
        let _ = SPARE.try_with(|spare| spare.set(region));
    }
}
