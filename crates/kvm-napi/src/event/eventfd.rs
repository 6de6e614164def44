//! eventfd(2), which triggers interrupts and reports writes of the guest.

use std::os::fd::{AsRawFd, FromRawFd, RawFd};
use std::sync::Arc;

use fds_and_structs::owned_fd::{Owned, adopt, name_of};
use fds_and_structs::shared::Shared;
use napi::bindgen_prelude::{BigInt, Either};
use napi_derive::napi;
use vmm_sys_util::eventfd::{EFD_CLOEXEC, EFD_NONBLOCK, EventFd};

use crate::call::convert::{either, io_errno, key_of, last_errno, token, u64_of};
use crate::event::callback::BindingCallback;
use crate::event::poller::Watch;

/// ENOTTY unless `fd` is an eventfd.
fn prove_eventfd(fd: RawFd) -> Result<(), i32> {
    if name_of(fd)? == b"anon_inode:[eventfd]" { Ok(()) } else { Err(-libc::ENOTTY) }
}

/// A blocking eventfd would block the JavaScript thread.
fn set_nonblocking(fd: RawFd) -> Result<(), i32> {
    // SAFETY: F_GETFL takes no pointer.
    let flags = unsafe { libc::fcntl(fd, libc::F_GETFL) };
    // SAFETY: F_SETFL takes flags, and no pointer.
    if flags < 0 || unsafe { libc::fcntl(fd, libc::F_SETFL, flags | libc::O_NONBLOCK) } < 0 {
        return Err(last_errno());
    }
    Ok(())
}

#[napi]
pub struct BindingEventFd {
    /// Created by the first `wait()`.
    watch: Option<Watch>,
    eventfd: Option<Shared<Owned<EventFd>>>,
}

impl BindingEventFd {
    fn new(eventfd: Owned<EventFd>) -> Self {
        Self { watch: None, eventfd: Some(Shared::new(eventfd)) }
    }

    pub fn event(&self) -> Result<&Arc<Owned<EventFd>>, i32> {
        self.eventfd.as_deref().ok_or(-libc::EBADF)
    }
}

#[napi]
impl BindingEventFd {
    #[napi(catch_unwind)]
    pub fn create(flags: i32) -> Either<BindingEventFd, i32> {
        let eventfd = Owned::create(|| EventFd::new(flags | EFD_CLOEXEC | EFD_NONBLOCK).map_err(io_errno));
        either(eventfd.map(BindingEventFd::new))
    }

    #[napi(catch_unwind)]
    pub fn from_raw_fd(fd: i32) -> Either<BindingEventFd, i32> {
        let eventfd = adopt(fd, prove_eventfd, |fd| {
            set_nonblocking(fd)?;
            // SAFETY: `adopt()` has verified that the fd is an eventfd without an owner here, and the caller gives it up.
            Ok(unsafe { EventFd::from_raw_fd(fd) })
        });
        either(eventfd.map(BindingEventFd::new))
    }

    #[napi(catch_unwind)]
    pub fn try_clone(&self) -> Either<BindingEventFd, i32> {
        either(self.event().and_then(|event| {
            let clone = Owned::create(|| event.try_clone().map_err(io_errno))?;
            Ok(BindingEventFd::new(clone))
        }))
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.watch = None;
        if let Some(eventfd) = self.eventfd.take() {
            eventfd.close();
        }
    }

    #[napi(catch_unwind)]
    pub fn share(&mut self) -> Either<BigInt, i32> {
        either(self.eventfd.as_mut().ok_or(-libc::EBADF).and_then(Shared::share).map(token))
    }

    /// A second handle of the eventfd with this key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingEventFd, i32> {
        either(Shared::attach(key_of(&key)).map(|eventfd| BindingEventFd { watch: None, eventfd: Some(eventfd) }))
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.event().map_or_else(|errno| errno, |event| event.as_raw_fd())
    }

    #[napi(catch_unwind)]
    pub fn read(&self) -> Either<BigInt, i32> {
        either(self.event().and_then(|event| event.read().map(BigInt::from).map_err(io_errno)))
    }

    /// Calls `callback` once with `id` when the eventfd can be read.
    #[napi(catch_unwind)]
    pub fn wait(&mut self, callback: &BindingCallback, id: u32) -> i32 {
        let mut wait = || {
            let fd = self.event()?.as_raw_fd();
            match &self.watch {
                Some(watch) => watch.again(callback.callback(), id)?,
                None => self.watch = Some(Watch::new(fd, callback.callback(), id)?),
            }
            Ok(0)
        };
        wait().unwrap_or_else(|errno| errno)
    }

    #[napi(catch_unwind)]
    pub fn write(&self, value: BigInt) -> i32 {
        let write = || self.event()?.write(u64_of(&value)?).map_err(io_errno);
        write().map_or_else(|errno| errno, |()| 0)
    }
}
