//! Guest memory: anonymous mappings that stay while anyone can reach them.

use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use napi::bindgen_prelude::{ArrayBuffer, Either, FromNapiValue};
use napi::{Env, sys};
use napi_derive::napi;

use crate::convert::{either, last_errno};

/// A mapping of this process, unmapped with its last owner. Its contents are shared with guests and with
/// JavaScript, so nothing here ever makes a reference to them.
pub struct Mapping {
    address: NonNull<c_void>,
    len: usize,
    /// Whether an ArrayBuffer may outlive its finalizer.
    orphaned: AtomicBool,
}

// SAFETY: an address and a length that never change; the memory behind them is only ever handed on as a pointer.
unsafe impl Send for Mapping {}
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps `len` bytes of `fd` from its start, or of fresh zeroed memory where `fd` is None.
    pub fn new(len: usize, fd: Option<i32>) -> Result<Self, i32> {
        let (flags, fd) = match fd {
            Some(fd) => (libc::MAP_SHARED, fd),
            None => (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE, -1),
        };
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let address = unsafe { libc::mmap(null_mut(), len, libc::PROT_READ | libc::PROT_WRITE, flags, fd, 0) };
        if address == libc::MAP_FAILED {
            return Err(last_errno());
        }
        let address = NonNull::new(address).ok_or(-libc::ENOMEM)?;
        Ok(Self { address, len, orphaned: AtomicBool::new(false) })
    }

    pub fn address(&self) -> NonNull<c_void> {
        self.address
    }

    pub fn len(&self) -> usize {
        self.len
    }
}

impl Mapping {
    /// Gives the memory back, and leaves zeroed memory in its place. False where the system has no room for that.
    pub fn replace_by_zeros(&self) -> bool {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED;
        // SAFETY: replaces exactly our own mapping; whoever has a pointer to it finds memory as before.
        let address =
            unsafe { libc::mmap(self.address.as_ptr(), self.len, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        address != libc::MAP_FAILED
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        if self.orphaned.load(Ordering::Relaxed) {
            // Some ArrayBuffer may still point here: only the addresses are lost, not the memory.
            self.replace_by_zeros();
            return;
        }
        // SAFETY: our own mapping, and its last owner is gone.
        unsafe { libc::munmap(self.address.as_ptr(), self.len) };
    }
}

/// Whether the environment is being torn down. Node runs the finalizers of buffers before all cleanup hooks, so they
/// have to find out by themselves: from then on a call that could run JavaScript is refused before its arguments are
/// looked at.
fn is_ending(env: sys::napi_env) -> bool {
    let mut unused = false;
    // SAFETY: an invalid call, with null for the object and the key, which the runtime answers by an error.
    let status = unsafe { sys::napi_has_property(env, null_mut(), null_mut(), &mut unused) };
    status != sys::Status::napi_invalid_arg
}

/// The finalizer of an ArrayBuffer: normally the buffer is gone. At the end of an environment all are called, whether
/// or not: `ArrayBuffer.prototype.transfer` makes a buffer over the same memory that can be posted to another thread.
unsafe extern "C" fn release(env: sys::napi_env, _data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer that array_buffer made of its Arc, given back once.
    let mapping = unsafe { Arc::from_raw(mapping.cast::<Mapping>()) };
    if is_ending(env) {
        mapping.orphaned.store(true, Ordering::Relaxed);
    }
}

/// An ArrayBuffer over the mapping itself, which it keeps mapped. Made by the plain call and not by the convenience
/// layer, which copies where the runtime refuses external memory: here that is the error EOPNOTSUPP.
pub fn array_buffer<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<ArrayBuffer<'env>, i32> {
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let (address, len) = (mapping.address.as_ptr(), mapping.len);
    let mut value = null_mut();
    // SAFETY: the memory is mapped for as long as the Arc lives, which the finalizer gives back.
    let status =
        unsafe { sys::napi_create_external_arraybuffer(env.raw(), address, len, Some(release), owner, &mut value) };
    match status {
        sys::Status::napi_ok => {}
        sys::Status::napi_no_external_buffers_allowed => {
            // SAFETY: the runtime refused before it took the buffer: its finalizer does not run.
            unsafe { release(env.raw(), null_mut(), owner) };
            return Err(-libc::EOPNOTSUPP);
        }
        // The runtime may have called the finalizer, or will: the Arc is its own.
        _ => return Err(-libc::ENOMEM),
    }
    // SAFETY: the value was made just now, by this env, as an ArrayBuffer.
    unsafe { ArrayBuffer::from_napi_value(env.raw(), value) }.map_err(|_| -libc::EIO)
}

#[napi]
pub struct BindingMemory {
    mapping: Option<Arc<Mapping>>,
}

impl BindingMemory {
    pub fn mapping(&self) -> Result<&Arc<Mapping>, i32> {
        self.mapping.as_ref().ok_or(-libc::EBADF)
    }
}

#[napi]
impl BindingMemory {
    #[napi(catch_unwind)]
    pub fn allocate(size: i64) -> Either<BindingMemory, i32> {
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL);
        either(size.and_then(|size| {
            let mapping = Mapping::new(size, None)?;
            // A child made by fork must not get a copy of a guest.
            // SAFETY: our own mapping; the advice changes nothing for this process.
            if unsafe { libc::madvise(mapping.address.as_ptr(), size, libc::MADV_DONTFORK) } < 0 {
                return Err(last_errno());
            }
            Ok(BindingMemory { mapping: Some(Arc::new(mapping)) })
        }))
    }

    /// The unit of mappings and memory slots, in bytes.
    #[napi(catch_unwind)]
    pub fn page_size() -> i64 {
        // SAFETY: asks for a constant of the system.
        unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
    }

    #[napi(catch_unwind)]
    pub fn array_buffer<'env>(&self, env: &'env Env) -> Either<ArrayBuffer<'env>, i32> {
        either(self.mapping().and_then(|mapping| array_buffer(env, mapping)))
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.mapping = None;
    }
}
