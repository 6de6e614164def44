//! The statistics file of a VM or a vCPU.

use std::fs::File;
use std::os::fd::{AsRawFd, FromRawFd};
use std::sync::Arc;

use fds_and_structs::owned_fd::Owned;
use kvm_bindings::KVMIO;
use napi::bindgen_prelude::Uint8ArraySlice;
use napi_derive::napi;
use vmm_sys_util::ioctl::ioctl;
use vmm_sys_util::ioctl_io_nr;

use crate::call::convert::{bytes_of, last_errno};
use crate::vm::Vm;

ioctl_io_nr!(KVM_GET_STATS_FD, KVMIO, 0xce);

/// Fields are dropped in this order: the file keeps the kernel's VM, which needs the memory of its slots.
struct Stats {
    fd: Owned<File>,
    _vm: Arc<Vm>,
}

#[napi]
pub struct BindingStatsFd {
    stats: Option<Stats>,
}

impl BindingStatsFd {
    /// `of` is the VM or one of its vCPUs.
    pub fn new(of: &impl AsRawFd, vm: &Arc<Vm>) -> Result<Self, i32> {
        let fd = Owned::create(|| {
            // SAFETY: the ioctl takes no argument and returns an fd.
            let fd = unsafe { ioctl(of, KVM_GET_STATS_FD()) };
            if fd < 0 {
                return Err(last_errno());
            }
            // SAFETY: the fd is new, and no other code knows it.
            Ok(unsafe { File::from_raw_fd(fd) })
        })?;
        Ok(Self { stats: Some(Stats { fd, _vm: Arc::clone(vm) }) })
    }
}

#[napi]
impl BindingStatsFd {
    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.stats = None;
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.stats.as_ref().map_or(-libc::EBADF, |stats| stats.fd.as_raw_fd())
    }

    /// Reads from `offset`. Returns the number of bytes read.
    #[napi(catch_unwind)]
    pub fn read(&self, mut into: Uint8ArraySlice, offset: u32) -> i64 {
        let Some(stats) = &self.stats else { return (-libc::EBADF).into() };
        let bytes = bytes_of(&mut into);
        // SAFETY: the kernel writes at most as many bytes as `bytes` has.
        match unsafe { libc::pread(stats.fd.as_raw_fd(), bytes.as_mut_ptr().cast(), bytes.len(), offset.into()) } {
            ..0 => last_errno().into(),
            length => length as i64,
        }
    }
}
