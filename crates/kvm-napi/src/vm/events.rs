//! The events that are registered with KVM. They stay open until they are unregistered, even if all handles are closed.

use std::os::fd::AsRawFd;
use std::sync::{Arc, Mutex, PoisonError};

use fds_and_structs::owned_fd::Owned;
use vmm_sys_util::eventfd::EventFd;

pub type Event = Arc<Owned<EventFd>>;

/// KVM's use of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Irq { gsi: u32 },
    Write { addr: u64, len: u32, datamatch: u64, flags: u32 },
}

struct Registered {
    used: Use,
    event: Event,
    /// Stays open as long as `event`.
    _resample: Option<Event>,
}

#[derive(Default)]
pub struct VmEvents(Mutex<Vec<Registered>>);

impl VmEvents {
    /// `ioctl` is called under the lock, so the list and the kernel agree.
    pub fn register(
        &self,
        used: Use,
        event: &Event,
        resample: Option<&Event>,
        ioctl: impl FnOnce() -> Result<(), i32>,
    ) -> Result<(), i32> {
        let mut events = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ioctl()?;
        events.push(Registered { used, event: Arc::clone(event), _resample: resample.map(Arc::clone) });
        Ok(())
    }

    /// An event that was registered through another duplicate of its fd stays in the list, because it cannot be recognized.
    pub fn unregister(&self, used: Use, event: &Event, ioctl: impl FnOnce() -> Result<(), i32>) -> Result<(), i32> {
        let mut events = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ioctl()?;
        events.retain(|registered| registered.used != used || registered.event.as_raw_fd() != event.as_raw_fd());
        Ok(())
    }
}
