//! A guest_memfd: a file whose memory KVM gives to a guest without a mapping in this process.

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::Arc;

use fds_and_structs::owned_fd::Owned;
use kvm_bindings::kvm_create_guest_memfd;
use kvm_ioctls::VmFd;
use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;

use crate::call::convert::{SystemCall, uninterrupted};
use crate::call::ioctl::ioctl;

// Linux 6.18. kvm-bindings 0.14 lacks them.
const GUEST_MEMFD_FLAG_MMAP: u64 = 1 << 0;
const GUEST_MEMFD_FLAG_INIT_SHARED: u64 = 1 << 1;

/// The handle and the memory slots share the file: a slot loses its memory when the file is closed.
pub struct GuestMemfd {
    fd: Owned<OwnedFd>,
    size: usize,
    flags: u64,
}

impl GuestMemfd {
    pub fn create(vm: &VmFd, size: usize, flags: u64) -> Result<Self, i32> {
        let gmem = kvm_create_guest_memfd { size: size as u64, flags, ..Default::default() };
        let fd = Owned::create(|| {
            let fd = uninterrupted(|| vm.create_guest_memfd(gmem))?;
            // SAFETY: the fd is new, and no other code knows it.
            let fd = unsafe { OwnedFd::from_raw_fd(fd) };
            // KVM_CREATE_GUEST_MEMFD has no flag for close-on-exec.
            // SAFETY: F_SETFD takes no pointer.
            if unsafe { libc::fcntl(fd.as_raw_fd(), libc::F_SETFD, libc::FD_CLOEXEC) } < 0 {
                return Err(SystemCall::Fcntl.last_errno());
            }
            Ok(fd)
        })?;
        Ok(Self { fd, size, flags })
    }

    pub fn size(&self) -> usize {
        self.size
    }
}

impl AsRawFd for GuestMemfd {
    fn as_raw_fd(&self) -> RawFd {
        self.fd.as_raw_fd()
    }
}

#[napi]
pub struct BindingGuestMemfd {
    file: Option<Arc<GuestMemfd>>,
}

impl BindingGuestMemfd {
    pub fn new(file: GuestMemfd) -> Self {
        Self { file: Some(Arc::new(file)) }
    }

    pub fn file(&self) -> Result<&Arc<GuestMemfd>, i32> {
        self.file.as_ref().ok_or(-libc::EBADF)
    }

    /// The file, if its pages are shared with this process, or ENOTTY. An access to private pages raises SIGBUS, although
    /// they can be mapped.
    pub fn shared(&self) -> Result<&Arc<GuestMemfd>, i32> {
        const SHARED: u64 = GUEST_MEMFD_FLAG_MMAP | GUEST_MEMFD_FLAG_INIT_SHARED;
        let file = self.file()?;
        if file.flags & SHARED == SHARED { Ok(file) } else { Err(-libc::ENOTTY) }
    }
}

#[napi]
impl BindingGuestMemfd {
    /// Does any ioctl, by its request number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
        self.file().map_or_else(i64::from, |file| ioctl(&**file, request, arg))
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.file().map_or_else(|errno| errno, |file| file.as_raw_fd())
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.file = None;
    }
}
