//! The thread of the process that waits for all eventfds.

use fds_and_structs::owned_fd::Owned;
use std::collections::BTreeMap;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use crate::call::convert::{SystemCall, last_errno};
use crate::event::callback::Callback;

/// The callback to call when an eventfd can be read.
struct Waiter {
    callback: Arc<Callback>,
    id: u32,
}

struct Poller {
    epoll: RawFd,
    /// By their key in epoll.
    waiters: BTreeMap<u64, Waiter>,
    last: u64,
}

static POLLER: Mutex<Option<Poller>> = Mutex::new(None);

fn lock() -> MutexGuard<'static, Option<Poller>> {
    POLLER.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Poller {
    /// The poller. The first call starts its thread, which never ends.
    fn of(poller: &mut Option<Poller>) -> Result<&mut Poller, i32> {
        if poller.is_none() {
            // SAFETY: epoll_create1() takes no pointer.
            let epoll = match unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) } {
                ..0 => return Err(SystemCall::EpollCreate1.last_errno()),
                // SAFETY: the fd is new, and no other code knows it.
                epoll => unsafe { OwnedFd::from_raw_fd(epoll) },
            };
            let fd = epoll.as_raw_fd();
            // The thread owns the fd.
            Builder::new()
                .name("kvm-eventfd".into())
                .spawn(move || poll(&epoll))
                .map_err(|error| SystemCall::PthreadCreate.io_errno(error))?;
            *poller = Some(Poller { epoll: fd, waiters: BTreeMap::new(), last: 0 });
        }
        poller.as_mut().ok_or(-libc::EIO)
    }

    fn control(&self, operation: i32, fd: RawFd, key: u64) -> Result<(), i32> {
        let mut event = libc::epoll_event { events: (libc::EPOLLIN | libc::EPOLLONESHOT) as u32, u64: key };
        // SAFETY: the kernel reads one event.
        if unsafe { libc::epoll_ctl(self.epoll, operation, fd, &mut event) } < 0 { Err(last_errno()) } else { Ok(()) }
    }
}

fn poll(epoll: &OwnedFd) {
    let mut events = [libc::epoll_event { events: 0, u64: 0 }; 64];
    loop {
        // SAFETY: the kernel writes at most as many events as the array has.
        let count = unsafe { libc::epoll_wait(epoll.as_raw_fd(), events.as_mut_ptr(), events.len() as i32, -1) };
        let poller = lock();
        for event in &events[..usize::try_from(count).unwrap_or(0)] {
            let key = event.u64;
            if let Some(Waiter { callback, id }) = poller.as_ref().and_then(|poller| poller.waiters.get(&key)) {
                callback.call(*id, 0);
            }
        }
    }
}

/// An eventfd in the poller. It has its own fd, because several threads may wait for the same eventfd.
pub struct Watch {
    fd: Owned<OwnedFd>,
    key: u64,
}

impl Watch {
    /// Calls `callback` once with `id` when the eventfd can be read.
    pub fn new(fd: RawFd, callback: &Arc<Callback>, id: u32) -> Result<Self, i32> {
        let fd = Owned::create(|| {
            // SAFETY: F_DUPFD_CLOEXEC takes no pointer.
            match unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) } {
                ..0 => Err(SystemCall::Fcntl.last_errno()),
                // SAFETY: the fd is new, and no other code knows it.
                fd => Ok(unsafe { OwnedFd::from_raw_fd(fd) }),
            }
        })?;
        let mut poller = lock();
        let poller = Poller::of(&mut poller)?;
        let key = poller.last + 1;
        poller.control(libc::EPOLL_CTL_ADD, fd.as_raw_fd(), key)?;
        poller.last = key;
        poller.waiters.insert(key, Waiter { callback: Arc::clone(callback), id });
        Ok(Self { fd, key })
    }

    /// Waits again.
    pub fn again(&self, callback: &Arc<Callback>, id: u32) -> Result<(), i32> {
        let mut poller = lock();
        let poller = Poller::of(&mut poller)?;
        poller.waiters.insert(self.key, Waiter { callback: Arc::clone(callback), id });
        poller.control(libc::EPOLL_CTL_MOD, self.fd.as_raw_fd(), self.key)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(poller) = &mut *lock() {
            poller.waiters.remove(&self.key);
            // This cannot fail, because the fd was added and is open. Closing the fd does not suffice while another fd
            // keeps the file open.
            let _ = poller.control(libc::EPOLL_CTL_DEL, self.fd.as_raw_fd(), self.key);
        }
    }
}
