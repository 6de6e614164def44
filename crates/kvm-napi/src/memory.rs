//! Guest memory: anonymous mappings that stay while anyone can reach them.

use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::Arc;

use napi::bindgen_prelude::{ArrayBuffer, Either, FromNapiValue};
use napi::{Env, sys};
use napi_derive::napi;

use crate::convert::{either, last_errno};

/// A mapping of this process, unmapped with its last owner. Its contents are shared with guests and with
/// JavaScript, so nothing here ever makes a reference to them.
pub struct Mapping {
    address: NonNull<c_void>,
    len: usize,
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
            None => (libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1),
        };
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let address = unsafe { libc::mmap(null_mut(), len, libc::PROT_READ | libc::PROT_WRITE, flags, fd, 0) };
        if address == libc::MAP_FAILED {
            return Err(last_errno());
        }
        let address = NonNull::new(address).ok_or(-libc::ENOMEM)?;
        Ok(Self { address, len })
    }

    pub fn address(&self) -> NonNull<c_void> {
        self.address
    }

    pub fn len(&self) -> usize {
        self.len
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: our own mapping, and its last owner is gone.
        unsafe { libc::munmap(self.address.as_ptr(), self.len) };
    }
}

unsafe extern "C" fn release(_env: sys::napi_env, _data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer that array_buffer made of its Arc, given back once.
    drop(unsafe { Arc::from_raw(mapping.cast::<Mapping>()) });
}

/// An ArrayBuffer over the mapping itself, which it keeps mapped. Made by the plain call and not by the convenience
/// layer, which copies where the runtime refuses external memory: here that is the error EOPNOTSUPP.
pub fn array_buffer<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<ArrayBuffer<'env>, i32> {
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let mut value = null_mut();
    // SAFETY: the memory is mapped for as long as the Arc lives, which the finalizer gives back.
    let status = unsafe {
        sys::napi_create_external_arraybuffer(
            env.raw(),
            mapping.address.as_ptr(),
            mapping.len,
            Some(release),
            owner,
            &mut value,
        )
    };
    if status != sys::Status::napi_ok {
        // SAFETY: the runtime did not take the buffer, so its finalizer will not run.
        unsafe { release(env.raw(), null_mut(), owner) };
        return Err(-libc::EOPNOTSUPP);
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

    #[napi(catch_unwind)]
    pub fn array_buffer<'env>(&self, env: &'env Env) -> Either<ArrayBuffer<'env>, i32> {
        either(self.mapping().and_then(|mapping| array_buffer(env, mapping)))
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.mapping = None;
    }
}

/// The unit of mappings and memory slots, in bytes.
#[napi(catch_unwind)]
pub fn page_size() -> i64 {
    // SAFETY: asks for a constant of the system.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}
