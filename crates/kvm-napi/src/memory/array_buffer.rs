//! ArrayBuffers and SharedArrayBuffers over a mapping.

use std::mem;
use std::os::raw::c_void;
use std::ptr::null_mut;
use std::sync::{Arc, OnceLock};

use napi::bindgen_prelude::{ArrayBuffer, FromNapiValue, JsValue, Unknown};
use napi::{Env, sys};

use crate::memory::mapping::Mapping;

/// Whether the environment is being torn down. Node runs the finalizers of buffers before all cleanup hooks, so a hook
/// cannot tell them. A runtime that is ending refuses a call that could run JavaScript before it checks the arguments.
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
        mapping.orphan();
    }
}

/// An ArrayBuffer over the mapping itself, which it keeps mapped. Made by Node-API itself: napi-rs
/// copies if the runtime refuses external memory, which is the error EOPNOTSUPP here.
pub fn array_buffer<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<ArrayBuffer<'env>, i32> {
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let (address, len) = (mapping.address().as_ptr(), mapping.len());
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
        // SAFETY: looks a name up in this process.
        let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
        // SAFETY: null is None; else it is the runtime's function of this name, which has this type.
        unsafe { mem::transmute::<*mut c_void, Option<CreateShared>>(address) }
    })
}

/// The finalizer of a SharedArrayBuffer: no thread has it any more. It may be called in any thread.
unsafe extern "C" fn release_shared(_data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer that buffer_of made of its Arc, given back once.
    drop(unsafe { Arc::from_raw(mapping.cast::<Mapping>()) });
}

/// A SharedArrayBuffer over the mapping, or an ArrayBuffer if the runtime cannot make one.
pub fn buffer_of<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<Unknown<'env>, i32> {
    let Some(create) = create_shared() else {
        return Ok(array_buffer(env, mapping)?.to_unknown());
    };
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let mut value = null_mut();
    // SAFETY: the memory is mapped for as long as the Arc lives, which the finalizer gives back.
    match unsafe { create(env.raw(), mapping.address().as_ptr(), mapping.len(), release_shared, owner, &mut value) } {
        // SAFETY: a value that was made just now, by this env.
        sys::Status::napi_ok => unsafe { Unknown::from_napi_value(env.raw(), value) }.map_err(|_| -libc::EIO),
        sys::Status::napi_no_external_buffers_allowed => {
            // SAFETY: the runtime refused before it took the memory: its finalizer does not run.
            unsafe { release_shared(null_mut(), owner) };
            Err(-libc::EOPNOTSUPP)
        }
        // The runtime may have called the finalizer, or will: the Arc is its own.
        _ => Err(-libc::ENOMEM),
    }
}
