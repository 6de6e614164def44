//! The ring of the pages that a vCPU has written. KVM marks an entry as dirty, `harvest()` as harvested, and
//! KVM_RESET_DIRTY_RINGS as free.

use std::os::fd::RawFd;
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicU32, Ordering};

use kvm_bindings::kvm_dirty_gfn;

use crate::call::convert::last_errno;
use crate::memory::mapping::page_size;

/// `KVM_DIRTY_LOG_PAGE_OFFSET` of asm/kvm.h, equal on all architectures. The crate has none for riscv64.
const PAGE_OFFSET: i64 = 64;
const DIRTY: u32 = 1;
const HARVESTED: u32 = 2;

/// The mapping of a vCPU's ring. JavaScript has no view of it.
pub struct DirtyRing {
    entries: NonNull<kvm_dirty_gfn>,
    count: usize,
    next: usize,
}

// SAFETY: the mapping is our own and is only used through `&mut self`.
unsafe impl Send for DirtyRing {}

impl DirtyRing {
    /// `size` is the size that the ring was enabled with. Pages past it would fault.
    pub fn new(vcpu: RawFd, size: usize) -> Result<Self, i32> {
        let offset = PAGE_OFFSET * page_size() as i64;
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let address = unsafe { libc::mmap(null_mut(), size, protection, libc::MAP_SHARED, vcpu, offset) };
        if address == libc::MAP_FAILED {
            return Err(last_errno());
        }
        let entries = NonNull::new(address.cast()).ok_or(-libc::ENOMEM)?;
        Ok(Self { entries, count: size / size_of::<kvm_dirty_gfn>(), next: 0 })
    }

    /// Fills `into` with pairs of a slot and a page number, and marks the entries as harvested. Returns their number.
    pub fn harvest(&mut self, into: &mut [u32]) -> Result<u32, i32> {
        let mut harvested = 0;
        for pair in into.chunks_exact_mut(2) {
            // SAFETY: `next` is below `count`, so the entry is inside the mapping.
            let entry = unsafe { self.entries.add(self.next) }.as_ptr();
            // SAFETY: as above, and the field is aligned. The kernel accesses the flags atomically too.
            let flags = unsafe { AtomicU32::from_ptr(&raw mut (*entry).flags) };
            // The kernel writes the flags last, so the other fields are visible after an acquire.
            if flags.load(Ordering::Acquire) & DIRTY == 0 {
                break;
            }
            // SAFETY: the fields are inside the mapping, and any bit pattern is an integer.
            let (slot, offset) =
                unsafe { ((&raw const (*entry).slot).read_volatile(), (&raw const (*entry).offset).read_volatile()) };
            // A slot has fewer than 2^31 pages.
            let offset = u32::try_from(offset).map_err(|_| -libc::EOVERFLOW)?;
            pair.copy_from_slice(&[slot, offset]);
            // The kernel may reuse the entry after this, so it was read before.
            flags.store(HARVESTED, Ordering::Release);
            self.next += 1;
            // A division would take longer than the rest of the loop.
            if self.next == self.count {
                self.next = 0;
            }
            harvested += 1;
        }
        Ok(harvested)
    }
}

impl Drop for DirtyRing {
    fn drop(&mut self) {
        // SAFETY: the mapping is our own, and no code has an address in it any more.
        unsafe { libc::munmap(self.entries.as_ptr().cast::<c_void>(), self.count * size_of::<kvm_dirty_gfn>()) };
    }
}
