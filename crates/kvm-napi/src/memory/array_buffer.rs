//! ArrayBuffers and SharedArrayBuffers over a mapping.

use std::mem;
use std::os::raw::c_void;
use std::ptr::null_mut;
use std::sync::{Arc, OnceLock};

use napi::bindgen_prelude::{ArrayBuffer, FromNapiValue, JsValue, Unknown};
use napi::{Env, sys};

use crate::memory::mapping::Mapping;

/// Whether the environment is ending. Node runs the finalizers of buffers before all cleanup hooks, so no hook can tell
/// them. An ending environment refuses calls that could run JavaScript before it looks at their arguments.
fn is_ending(env: sys::napi_env) -> bool {
    let mut unused = false;
    // SAFETY: the runtime answers a null object and key with an error.
    let status = unsafe { sys::napi_has_property(env, null_mut(), null_mut(), &mut unused) };
    status != sys::Status::napi_invalid_arg
}

/// The finalizer of an ArrayBuffer. The end of an environment runs it although the memory may still be in use:
/// `ArrayBuffer.prototype.transfer` makes a second buffer over it, which can be posted to another thread.
unsafe extern "C" fn release(env: sys::napi_env, _data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer is from `Arc::into_raw()` in `array_buffer()`, and a finalizer runs once.
    let mapping = unsafe { Arc::from_raw(mapping.cast::<Mapping>()) };
    if is_ending(env) {
        mapping.orphan();
    }
}

/// Makes an ArrayBuffer over the mapping, which it keeps mapped. EOPNOTSUPP if the runtime refuses external memory:
/// napi-rs would then copy it.
pub fn array_buffer<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<ArrayBuffer<'env>, i32> {
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let (address, len) = (mapping.address().as_ptr(), mapping.len());
    let mut value = null_mut();
    // SAFETY: the Arc keeps the memory mapped until the finalizer drops it.
    let status =
        unsafe { sys::napi_create_external_arraybuffer(env.raw(), address, len, Some(release), owner, &mut value) };
    match status {
        sys::Status::napi_ok => {}
        sys::Status::napi_no_external_buffers_allowed => {
            // SAFETY: the runtime has refused the buffer, so it does not run the finalizer.
            unsafe { release(env.raw(), null_mut(), owner) };
            return Err(-libc::EOPNOTSUPP);
        }
        // The runtime may have run the finalizer or may run it later, so the Arc is not ours any more.
        _ => return Err(-libc::ENOMEM),
    }
    // SAFETY: this environment has just created the value, as an ArrayBuffer.
    unsafe { ArrayBuffer::from_napi_value(env.raw(), value) }.map_err(|_| -libc::EIO)
}

/// `node_api_create_external_sharedarraybuffer`, which older runtimes lack.
type CreateShared = unsafe extern "C" fn(
    sys::napi_env,
    *mut c_void,
    usize,
    unsafe extern "C" fn(*mut c_void, *mut c_void),
    *mut c_void,
    *mut sys::napi_value,
) -> sys::napi_status;

fn create_shared() -> Option<CreateShared> {
    static CREATE: OnceLock<Option<CreateShared>> = OnceLock::new();
    *CREATE.get_or_init(|| {
        let name = c"node_api_create_external_sharedarraybuffer";
        // SAFETY: looks up a name in this process.
        let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
        // SAFETY: null becomes None; any other address is the runtime's function of this name, which has this type.
        unsafe { mem::transmute::<*mut c_void, Option<CreateShared>>(address) }
    })
}

/// The finalizer of a SharedArrayBuffer, which runs after the last thread has dropped it, in any thread.
unsafe extern "C" fn release_shared(_data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer is from `Arc::into_raw()` in `buffer_of()`, and a finalizer runs once.
    drop(unsafe { Arc::from_raw(mapping.cast::<Mapping>()) });
}

/// Makes a SharedArrayBuffer over the mapping, or an ArrayBuffer if the runtime cannot make one.
pub fn buffer_of<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<Unknown<'env>, i32> {
    let Some(create) = create_shared() else {
        return Ok(array_buffer(env, mapping)?.to_unknown());
    };
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let mut value = null_mut();
    // SAFETY: the Arc keeps the memory mapped until the finalizer drops it.
    match unsafe { create(env.raw(), mapping.address().as_ptr(), mapping.len(), release_shared, owner, &mut value) } {
        // SAFETY: this environment has just created the value.
        sys::Status::napi_ok => unsafe { Unknown::from_napi_value(env.raw(), value) }.map_err(|_| -libc::EIO),
        sys::Status::napi_no_external_buffers_allowed => {
            // SAFETY: the runtime has refused the memory, so it does not run the finalizer.
            unsafe { release_shared(null_mut(), owner) };
            Err(-libc::EOPNOTSUPP)
        }
        // The runtime may have run the finalizer or may run it later, so the Arc is not ours any more.
        _ => Err(-libc::ENOMEM),
    }
}
