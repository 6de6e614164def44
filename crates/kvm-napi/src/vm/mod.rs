//! The state that the handles of a VM, its vCPUs, devices and statistics share.

#[cfg(target_arch = "aarch64")]
mod arm;
pub mod binding;
pub mod events;
pub mod memory_slots;

use std::collections::BTreeMap;
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicU32};
use std::sync::{Mutex, PoisonError};

use fds_and_structs::owned_fd::Owned;
use kvm_bindings::KVMIO;
use kvm_ioctls::{VcpuFd, VmFd};
use vmm_sys_util::ioctl::ioctl_with_val;
use vmm_sys_util::ioctl_io_nr;

use crate::call::convert::{SystemCall, count, uninterrupted};
use crate::vm::events::VmEvents;
use crate::vm::memory_slots::MemorySlots;

ioctl_io_nr!(KVM_CREATE_VCPU, KVMIO, 0x41);
ioctl_io_nr!(KVM_RESET_DIRTY_RINGS, KVMIO, 0xc7);

pub struct Vm {
    pub fd: Owned<VmFd>,
    /// Whether the coalesced ring has a reader. A VM has one ring, which all its vCPUs map.
    pub ring_taken: AtomicBool,
    memory_slots: MemorySlots,
    events: VmEvents,
    /// The size of each vCPU's dirty ring in bytes, or 0 if the VM has none.
    pub dirty_ring_size: AtomicU32,
    /// The vCPUs that were created but could not be mapped.
    unmapped: Mutex<BTreeMap<u32, Owned<OwnedFd>>>,
}

impl Vm {
    pub fn new(fd: Owned<VmFd>) -> Self {
        Self {
            fd,
            ring_taken: AtomicBool::new(false),
            memory_slots: MemorySlots::default(),
            events: VmEvents::default(),
            dirty_ring_size: AtomicU32::new(0),
            unmapped: Mutex::default(),
        }
    }

    /// Records that other code may have an fd that keeps the VM's file.
    pub fn expose(&self) {
        self.memory_slots.expose();
    }

    /// Returns the number of entries that the kernel has freed.
    fn reset_dirty_rings(&self) -> i32 {
        // SAFETY: the ioctl takes no argument.
        count(unsafe { ioctl_with_val(&*self.fd, KVM_RESET_DIRTY_RINGS(), 0) })
    }

    /// Creates a vCPU and calls `map` with it. The kernel creates each id once: if the vCPU cannot be mapped, its fd is
    /// kept for the next call.
    fn create_vcpu<T>(&self, id: u32, map: impl FnOnce(Owned<VcpuFd>) -> Result<T, i32>) -> Result<T, i32> {
        let mut unmapped = self.unmapped.lock().unwrap_or_else(PoisonError::into_inner);
        let fd = match unmapped.remove(&id) {
            Some(fd) => fd,
            None => Owned::create(|| {
                // SAFETY: the ioctl takes an integer and returns an fd.
                let fd = uninterrupted(|| match unsafe { ioctl_with_val(&*self.fd, KVM_CREATE_VCPU(), id.into()) } {
                    ..0 => Err(kvm_ioctls::Error::last()),
                    fd => Ok(fd),
                })?;
                // SAFETY: the kernel has just created this fd, and no other code knows it.
                Ok(unsafe { OwnedFd::from_raw_fd(fd) })
            })?,
        };
        let vcpu = Owned::create(|| {
            // The crate closes the fd if it cannot map it.
            let duplicate = fd.try_clone().map_err(|error| SystemCall::Fcntl.io_errno(error))?.into_raw_fd();
            // SAFETY: the fd is new, and the crate takes ownership of it.
            unsafe { self.fd.create_vcpu_from_rawfd(duplicate) }.map_err(|error| SystemCall::Mmap.errno(error))
        });
        let vcpu = vcpu.and_then(map);
        if vcpu.is_err() {
            unmapped.insert(id, fd);
        }
        vcpu
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        self.memory_slots.clear(&self.fd);
    }
}
