//! A virtual machine, as its handle and its vCPUs share it.

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

/// The state that a VM's handles, vCPUs and devices share.
pub struct Vm {
    pub fd: Owned<VmFd>,
    /// Whether a handle reads a batch of the coalesced ring. All vCPUs map the same ring.
    pub ring_taken: AtomicBool,
    memory_slots: MemorySlots,
    events: VmEvents,
    /// The size in bytes of the dirty ring of each vCPU; 0 where there is none.
    pub dirty_ring_size: AtomicU32,
    /// vCPUs that the kernel has made, and that could not be mapped.
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

    /// Called before a caller gets a file descriptor that keeps the VM's file, because the caller may duplicate it.
    pub fn expose(&self) {
        self.memory_slots.expose();
    }

    /// Returns how many entries are free again.
    fn reset_dirty_rings(&self) -> i32 {
        // SAFETY: an ioctl without an argument.
        count(unsafe { ioctl_with_val(&*self.fd, KVM_RESET_DIRTY_RINGS(), 0) })
    }

    /// The kernel makes a vCPU of an id once. Where it is made, but cannot be mapped (there is no room), its fd is kept
    /// for the next try, which would find the id taken otherwise.
    fn create_vcpu<T>(&self, id: u32, make: impl FnOnce(Owned<VcpuFd>) -> Result<T, i32>) -> Result<T, i32> {
        let mut unmapped = self.unmapped.lock().unwrap_or_else(PoisonError::into_inner);
        let fd = match unmapped.remove(&id) {
            Some(fd) => fd,
            None => Owned::create(|| {
                // SAFETY: an ioctl with a number, which returns an fd.
                let fd = uninterrupted(|| match unsafe { ioctl_with_val(&*self.fd, KVM_CREATE_VCPU(), id.into()) } {
                    ..0 => Err(kvm_ioctls::Error::last()),
                    fd => Ok(fd),
                })?;
                // SAFETY: the kernel has just made this fd, and nothing else knows it.
                Ok(unsafe { OwnedFd::from_raw_fd(fd) })
            })?,
        };
        let vcpu = Owned::create(|| {
            // The crate closes the fd that it is given, where it cannot map it.
            let twin = fd.try_clone().map_err(|error| SystemCall::Fcntl.io_errno(error))?.into_raw_fd();
            // SAFETY: made just now, and handed over.
            unsafe { self.fd.create_vcpu_from_rawfd(twin) }.map_err(|error| SystemCall::Mmap.errno(error))
        });
        let vcpu = vcpu.and_then(make);
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
