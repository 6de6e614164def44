//! What this process keeps for a virtual machine, because the kernel has its address: the memory of the slots, and what
//! encrypted guests have registered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kvm_bindings::{KVMIO, kvm_dirty_log, kvm_dirty_log__bindgen_ty_1, kvm_enc_region, kvm_userspace_memory_region};
use kvm_ioctls::{Error, VmFd};
use vmm_sys_util::ioctl::ioctl_with_ref;
use vmm_sys_util::ioctl_iow_nr;

use crate::convert::{last_errno, unit};
use crate::fenced::Fenced;
use crate::guest_memfd::GuestMemfd;
use crate::memory::{Mapping, page_size};

ioctl_iow_nr!(KVM_GET_DIRTY_LOG, KVMIO, 0x42, kvm_dirty_log);

/// What a slot keeps.
pub struct Slot {
    pub memory: Arc<Mapping>,
    pub size: usize,
    /// The guest loses this memory when the file is closed.
    pub _guest_memfd: Option<Arc<GuestMemfd>>,
}

/// A range that was registered as encrypted, by its address and size.
type EncRegions = HashMap<(u64, u64), Arc<Mapping>>;

#[derive(Default)]
pub struct MemorySlots {
    /// The slots that were set through this handle.
    slots: Mutex<HashMap<u32, Slot>>,
    enc_regions: Mutex<EncRegions>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A table in which a panic has left something is still a table.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MemorySlots {
    /// Sets the slot by `ioctl`, or deletes it where that gives it no memory.
    pub fn set(&self, number: u32, slot: Option<Slot>, ioctl: impl FnOnce() -> Result<(), Error>) -> i32 {
        // Held over the ioctl, so that the table and the kernel agree on which memory a slot has.
        let mut slots = lock(&self.slots);
        let answer = unit(ioctl());
        if answer == 0 {
            match slot {
                Some(slot) => slots.insert(number, slot),
                None => slots.remove(&number),
            };
        }
        answer
    }

    pub fn remove(&self, vm: &VmFd, number: u32) -> i32 {
        self.set(number, None, || delete(vm, number))
    }

    /// The memory of a slot; ENOENT where it was not set through this handle.
    pub fn memory(&self, number: u32) -> Result<Arc<Mapping>, i32> {
        lock(&self.slots).get(&number).map(|slot| Arc::clone(&slot.memory)).ok_or(-libc::ENOENT)
    }

    /// Reads the bitmap of the pages that the guest has written into `into`, which has to be as long as the bitmap of
    /// the slot is. The crate's own method has a buffer of a length that the caller says; the kernel writes as much as
    /// the slot has pages, which can have become more through another handle of the VM.
    pub fn dirty_log(&self, vm: &VmFd, number: u32, into: &mut [u8]) -> i32 {
        let slots = lock(&self.slots);
        let Some(slot) = slots.get(&number) else { return -libc::ENOENT };
        if into.len() != (slot.size / page_size()).div_ceil(64) * 8 {
            return -libc::EINVAL;
        }
        // A bitmap that is longer meets the fence, and is the error EFAULT.
        let bitmap = match Fenced::new(into) {
            Ok(bitmap) => bitmap,
            Err(errno) => return errno,
        };
        let log = kvm_dirty_log {
            slot: number,
            padding1: 0,
            __bindgen_anon_1: kvm_dirty_log__bindgen_ty_1 { dirty_bitmap: bitmap.pointer().cast() },
        };
        // SAFETY: the kernel writes to the bitmap only, up to its fence.
        if unsafe { ioctl_with_ref(vm, KVM_GET_DIRTY_LOG(), &log) } < 0 {
            return last_errno();
        }
        bitmap.copy_to(into);
        0
    }

    pub fn register_enc_region(&self, memory: &Arc<Mapping>, region: kvm_enc_region, register: EncIoctl) -> i32 {
        let mut regions = lock(&self.enc_regions);
        let answer = unit(register(&region));
        if answer == 0 {
            regions.insert((region.addr, region.size), Arc::clone(memory));
        }
        answer
    }

    pub fn unregister_enc_region(&self, region: kvm_enc_region, unregister: EncIoctl) -> i32 {
        let mut regions = lock(&self.enc_regions);
        let answer = unit(unregister(&region));
        if answer == 0 {
            regions.remove(&(region.addr, region.size));
        }
        answer
    }

    /// At the end of the last handle. Someone else may hold the VM's file (a duplicate of its fd): its slots go before
    /// the memory does.
    pub fn clear(&mut self, vm: &VmFd) {
        for (number, slot) in lock(&self.slots).drain() {
            let answer = unit(delete(vm, number));
            // EINVAL: the slot was deleted through another handle of this VM.
            if answer != 0 && answer != -libc::EINVAL {
                // The kernel may still use it: better lost than unmapped under a guest.
                std::mem::forget(slot);
            }
        }
    }
}

type EncIoctl<'a> = &'a dyn Fn(&kvm_enc_region) -> Result<(), Error>;

fn delete(vm: &VmFd, slot: u32) -> Result<(), Error> {
    let region = kvm_userspace_memory_region { slot, ..Default::default() };
    // SAFETY: an empty region deletes the slot; no memory is given.
    unsafe { vm.set_user_memory_region(region) }
}
