//! The memory whose address a VM has: that of its slots, and the ranges registered for encrypted guests. The tables keep
//! it mapped.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kvm_bindings::{KVMIO, kvm_dirty_log, kvm_dirty_log__bindgen_ty_1, kvm_enc_region, kvm_userspace_memory_region};
use kvm_ioctls::{Error, VmFd};
use napi_derive::napi;
use vmm_sys_util::ioctl::ioctl_with_ref;
use vmm_sys_util::ioctl_iow_nr;

use crate::call::convert::{last_errno, unit};
use crate::memory::guard_page::GuardedBytes;
use crate::memory::guest_memfd::GuestMemfd;
use crate::memory::mapping::{Mapping, page_size};

ioctl_iow_nr!(KVM_GET_DIRTY_LOG, KVMIO, 0x42, kvm_dirty_log);

/// A slot, and the memory and file that it keeps.
pub struct Slot {
    pub memory: Arc<Mapping>,
    pub memory_offset: usize,
    pub size: usize,
    pub guest_phys_addr: u64,
    pub flags: u32,
    /// Kept open: the guest loses this memory when the file is closed.
    pub _guest_memfd: Option<Arc<GuestMemfd>>,
}

/// A slot, for JavaScript.
#[napi(object)]
pub struct BindingSlot {
    pub number: u32,
    /// A multiple of the page size, which a double represents exactly.
    pub guest_phys_addr: f64,
    pub size: i64,
    pub memory_offset: i64,
    pub flags: u32,
}

#[derive(Default)]
struct Slots {
    by_number: BTreeMap<u32, Slot>,
    /// Whether other code may have an fd that keeps the VM's file, and may change its slots.
    exposed: bool,
    /// A page for JavaScript whose first word counts the changes. None until `changes()` is called.
    changes: Option<Arc<Mapping>>,
    /// The buffer of the last dirty log. Mapping a new one takes longer than reading a log.
    log: Option<GuardedBytes>,
}

/// The memory of the ranges registered for encrypted guests, by address and size.
type EncRegions = BTreeMap<(u64, u64), Arc<Mapping>>;

#[derive(Default)]
pub struct MemorySlots {
    /// The slots that were set through handles of this VM.
    slots: Mutex<Slots>,
    enc_regions: Mutex<EncRegions>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic cannot leave a table in an invalid state.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MemorySlots {
    /// Sets the slot by `ioctl`, or deletes it if `slot` is None.
    pub fn set(&self, number: u32, slot: Option<Slot>, ioctl: impl FnOnce() -> Result<(), Error>) -> i32 {
        // Locked during the ioctl, so the table and the kernel agree on the memory of a slot.
        let mut slots = lock(&self.slots);
        let answer = unit(ioctl());
        if answer == 0 {
            match slot {
                Some(slot) => slots.by_number.insert(number, slot),
                None => slots.by_number.remove(&number),
            };
            if let Some(changes) = &slots.changes {
                // SAFETY: the word is in our own page and aligned. JavaScript may write it, and no code here depends on
                // its value.
                unsafe { AtomicU32::from_ptr(changes.address().as_ptr().cast()) }.fetch_add(1, Ordering::SeqCst);
            }
        }
        answer
    }

    pub fn remove(&self, vm: &VmFd, number: u32) -> i32 {
        self.set(number, None, || delete(vm, number))
    }

    /// The memory of a slot, or ENOENT.
    pub fn memory(&self, number: u32) -> Result<Arc<Mapping>, i32> {
        lock(&self.slots).by_number.get(&number).map(|slot| Arc::clone(&slot.memory)).ok_or(-libc::ENOENT)
    }

    /// The page whose first word changes with each change of the slots.
    pub fn changes(&self) -> Result<Arc<Mapping>, i32> {
        let mut slots = lock(&self.slots);
        if slots.changes.is_none() {
            slots.changes = Some(Arc::new(Mapping::new(page_size(), None)?));
        }
        slots.changes.clone().ok_or(-libc::ENOMEM)
    }

    pub fn list(&self) -> Vec<BindingSlot> {
        let list = |(number, slot): (&u32, &Slot)| BindingSlot {
            number: *number,
            guest_phys_addr: slot.guest_phys_addr as f64,
            size: slot.size as i64,
            memory_offset: slot.memory_offset as i64,
            flags: slot.flags,
        };
        lock(&self.slots).by_number.iter().map(list).collect()
    }

    /// The number of 64-bit words in the bitmap of a slot, or ENOENT.
    pub fn dirty_log_length(&self, number: u32) -> i32 {
        lock(&self.slots).by_number.get(&number).map_or(-libc::ENOENT, |slot| words_for(slot) as i32)
    }

    /// Records that other code may change the slots from now on.
    pub fn expose(&self) {
        lock(&self.slots).exposed = true;
    }

    /// Reads the slot's bitmap of written pages into `into`, whose length must be that of the bitmap.
    ///
    /// The kernel takes no length: it writes one bit for each page of the slot. If another fd of the VM may have enlarged the
    /// slot, the kernel writes to a buffer that ends at a guard page.
    pub fn dirty_log(&self, vm: &VmFd, number: u32, into: &mut [u8]) -> i32 {
        // Locked during the ioctl, so `expose()` waits.
        let Slots { by_number, log, exposed, .. } = &mut *lock(&self.slots);
        let Some(slot) = by_number.get(&number) else { return -libc::ENOENT };
        if into.len() != words_for(slot) * 8 {
            return -libc::EINVAL;
        }
        let read = |bitmap: *mut u8| {
            let request = kvm_dirty_log {
                slot: number,
                padding1: 0,
                __bindgen_anon_1: kvm_dirty_log__bindgen_ty_1 { dirty_bitmap: bitmap.cast() },
            };
            // SAFETY: the bitmap has one bit for each page of the slot, or a guard page follows it.
            if unsafe { ioctl_with_ref(vm, KVM_GET_DIRTY_LOG(), &request) } < 0 { last_errno() } else { 0 }
        };
        if !*exposed {
            return read(into.as_mut_ptr());
        }
        // If the slot has more pages, the ioctl fails with EFAULT.
        let bitmap = match log.take_if(|log| log.len() == into.len()).map_or_else(|| GuardedBytes::new(into), Ok) {
            Ok(bitmap) => log.insert(bitmap),
            Err(errno) => return errno,
        };
        let answer = read(bitmap.pointer());
        if answer == 0 {
            bitmap.copy_to(into);
        }
        answer
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

    /// Called at the end of the last handle. Deletes the slots if other code may have the VM's file. Otherwise they end with
    /// the file, which is faster: deleting a slot waits until no vCPU uses it.
    pub fn clear(&mut self, vm: &VmFd) {
        if !lock(&self.slots).exposed {
            return;
        }
        for (number, slot) in std::mem::take(&mut lock(&self.slots).by_number) {
            let answer = unit(delete(vm, number));
            // EINVAL: the slot was deleted through another fd of the VM.
            if answer != 0 && answer != -libc::EINVAL {
                // If other code has the VM's file, the kernel may still use the memory.
                slot.memory.orphan();
            }
        }
    }
}

type EncIoctl<'a> = &'a dyn Fn(&kvm_enc_region) -> Result<(), Error>;

/// The number of 64-bit words with one bit for each page.
fn words_for(slot: &Slot) -> usize {
    (slot.size / page_size()).div_ceil(64)
}

fn delete(vm: &VmFd, slot: u32) -> Result<(), Error> {
    let region = kvm_userspace_memory_region { slot, ..Default::default() };
    // SAFETY: an empty region deletes the slot; the kernel gets no memory.
    unsafe { vm.set_user_memory_region(region) }
}
