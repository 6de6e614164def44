//! Objects that handles in several threads share, by a token.

use std::any::Any;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::errno::last_errno;

type Object = Arc<dyn Any + Send + Sync>;

/// A shared object.
struct Entry {
    object: Object,
    /// The number of handles.
    handles: usize,
    /// Whether one of them was closed, not only dropped by the garbage collector or the end of its thread.
    closed: bool,
}

/// The shared objects by their random keys. A HashMap would panic if the kernel gave it no random numbers.
static SHARED: Mutex<BTreeMap<u128, Entry>> = Mutex::new(BTreeMap::new());

fn lock() -> MutexGuard<'static, BTreeMap<u128, Entry>> {
    SHARED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An object of a handle, which other handles can attach to once it is shared.
pub struct Shared<T: Send + Sync + 'static> {
    object: Arc<T>,
    key: Option<u128>,
}

impl<T: Send + Sync + 'static> Shared<T> {
    pub fn new(object: T) -> Self {
        Self::from_arc(Arc::new(object))
    }

    pub fn from_arc(object: Arc<T>) -> Self {
        Self { object, key: None }
    }

    /// Shares the object and returns its key. It then lives until one handle was closed and no handle is left.
    pub fn share(&mut self) -> Result<u128, i32> {
        match self.key {
            Some(key) => Ok(key),
            None => {
                let key = random()?;
                let entry = Entry { object: Arc::clone(&self.object) as Object, handles: 1, closed: false };
                lock().insert(key, entry);
                Ok(*self.key.insert(key))
            }
        }
    }

    /// The object with this key. ENOENT if there is none of this type.
    pub fn attach(key: u128) -> Result<Self, i32> {
        let mut table = lock();
        let shared = table.get_mut(&key).ok_or(-libc::ENOENT)?;
        let object = Arc::clone(&shared.object).downcast().map_err(|_| -libc::ENOENT)?;
        shared.handles += 1;
        Ok(Self { object, key: Some(key) })
    }

    /// Closes the handle. Dropping it does not count as closing.
    pub fn close(mut self) {
        self.leave(true);
    }

    fn leave(&mut self, closed: bool) {
        let Some(key) = self.key.take() else { return };
        let mut table = lock();
        let Some(shared) = table.get_mut(&key) else { return };
        shared.handles -= 1;
        shared.closed |= closed;
        let last = (shared.handles == 0 && shared.closed).then(|| table.remove(&key));
        // Dropped without the lock, because the end of the object takes other locks, and time.
        drop(table);
        drop(last);
    }
}

impl<T: Send + Sync + 'static> Deref for Shared<T> {
    type Target = Arc<T>;

    fn deref(&self) -> &Arc<T> {
        &self.object
    }
}

impl<T: Send + Sync + 'static> Drop for Shared<T> {
    fn drop(&mut self) {
        self.leave(false);
    }
}

fn random() -> Result<u128, i32> {
    let mut bytes = [0; 16];
    // SAFETY: the kernel writes at most as many bytes as the array has.
    let got = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
    // The kernel returns so few bytes at once.
    if got < 0 { Err(last_errno()) } else { Ok(u128::from_ne_bytes(bytes)) }
}
