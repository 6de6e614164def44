//! The ring in which KVM tells which pages a vCPU has written. Its entries go round: KVM marks one as dirty, we as
//! harvested, and KVM_RESET_DIRTY_RINGS as free again.

use std::os::fd::RawFd;
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicU32, Ordering};

use kvm_bindings::kvm_dirty_gfn;

use crate::call::convert::last_errno;
use crate::memory::mapping::page_size;

/// `KVM_DIRTY_LOG_PAGE_OFFSET` of asm/kvm.h: the same on all architectures since riscv64 has a ring, which the crate's
/// constant does not know.
const PAGE_OFFSET: i64 = 64;
const DIRTY: u32 = 1;
const HARVESTED: u32 = 2;

/// Our mapping of a vCPU's ring. JavaScript has no view of it.
pub struct DirtyRing {
    entries: NonNull<kvm_dirty_gfn>,
    count: usize,
    next: usize,
}

// SAFETY: our own mapping, used through a `&mut` of this only.
unsafe impl Send for DirtyRing {}

impl DirtyRing {
    /// `size` is what KVM was told when the ring was enabled: the pages behind it would fault.
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

    /// Fills `into` with pairs of a slot and the number of a page in it, marks them as harvested, and returns how many
    /// they are.
    pub fn harvest(&mut self, into: &mut [u32]) -> Result<u32, i32> {
        let mut harvested = 0;
        for pair in into.chunks_exact_mut(2) {
            // SAFETY: next is below count, so that this is inside the mapping.
            let entry = unsafe { self.entries.add(self.next) }.as_ptr();
            // SAFETY: as above, and aligned, since the mapping is. The kernel uses the flags atomically, too.
            let flags = unsafe { AtomicU32::from_ptr(&raw mut (*entry).flags) };
            // The kernel writes the flags last: after them its other fields are to be seen.
            if flags.load(Ordering::Acquire) & DIRTY == 0 {
                break;
            }
            // SAFETY: inside the mapping; any bit pattern is an integer.
            let (slot, offset) =
                unsafe { ((&raw const (*entry).slot).read_volatile(), (&raw const (*entry).offset).read_volatile()) };
            // A slot has less than 2^31 pages.
            let offset = u32::try_from(offset).map_err(|_| -libc::EOVERFLOW)?;
            pair.copy_from_slice(&[slot, offset]);
            // The kernel may write the entry again from then on: not before it was read.
            flags.store(HARVESTED, Ordering::Release);
            self.next += 1;
            // A division would take longer than all the rest.
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
        // SAFETY: our own mapping, with no address of it left.
        unsafe { libc::munmap(self.entries.as_ptr().cast::<c_void>(), self.count * size_of::<kvm_dirty_gfn>()) };
    }
}
