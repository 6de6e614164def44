//! Methods that are called so often that the class layer's care for `self` would show: it costs half a microsecond. An
//! object gets them as properties of its own, in front of the same methods of its class: plain Node-API functions that
//! know their object, so that nothing has to be unwrapped.

use std::ffi::{CStr, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::slice;
use std::sync::{Arc, Weak};

use napi::bindgen_prelude::{Object, This};
use napi::{Env, JsValue, sys};

/// What a method does, by what it takes.
pub enum Call<T> {
    Nothing(fn(&T) -> i32),
    Number(fn(&T, i64) -> i32),
    Bytes(fn(&T, &mut [u8]) -> i32),
    Words(fn(&T, &mut [u32]) -> i32),
}

struct Bound<T> {
    /// The object goes when its handles let it go, whoever still has the function.
    object: Weak<T>,
    call: Call<T>,
}

impl<T> Bound<T> {
    /// EINVAL for an argument of another type, which TypeScript never passes.
    fn call(&self, env: sys::napi_env, argument: sys::napi_value) -> i32 {
        let Some(object) = self.object.upgrade() else { return -libc::EBADF };
        match self.call {
            Call::Nothing(call) => call(&object),
            Call::Number(call) => number(env, argument).map_or(-libc::EINVAL, |number| call(&object, number)),
            // SAFETY: the slice is not used after this call, during which JavaScript stands still.
            Call::Bytes(call) => unsafe { elements(env, argument, sys::TypedarrayType::uint8_array) }
                .map_or(-libc::EINVAL, |bytes| call(&object, bytes)),
            // SAFETY: as above.
            Call::Words(call) => unsafe { elements(env, argument, sys::TypedarrayType::uint32_array) }
                .map_or(-libc::EINVAL, |words| call(&object, words)),
        }
    }
}

fn number(env: sys::napi_env, value: sys::napi_value) -> Option<i64> {
    let mut number = 0;
    // SAFETY: Node-API checks the value; a place for the result.
    let status = unsafe { sys::napi_get_value_int64(env, value, &mut number) };
    (status == sys::Status::napi_ok).then_some(number)
}

/// # Safety
///
/// `T` must be what a typed array of that type has, and what is returned must not be used after JavaScript runs again.
unsafe fn elements<'a, T>(
    env: sys::napi_env,
    value: sys::napi_value,
    expected: sys::napi_typedarray_type,
) -> Option<&'a mut [T]> {
    let (mut kind, mut length, mut data) = (0, 0, null_mut());
    let (buffer, offset) = (null_mut(), null_mut());
    // SAFETY: Node-API checks the value; places for the results, or null for what nobody wants.
    let status =
        unsafe { sys::napi_get_typedarray_info(env, value, &mut kind, &mut length, &mut data, buffer, offset) };
    if (status, kind) != (sys::Status::napi_ok, expected) {
        return None;
    }
    // An empty array has no address.
    if length == 0 {
        return Some(&mut []);
    }
    // SAFETY: the array's elements stay where they are, which is aligned; whoever puts shared memory under one and writes
    // it from another thread meets a plain copy with either's elements.
    Some(unsafe { slice::from_raw_parts_mut(data.cast(), length) })
}

unsafe extern "C" fn callback<T>(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    let (mut count, mut argument, mut bound, mut answer) = (1, null_mut(), null_mut(), null_mut());
    // SAFETY: the runtime has opened a scope for this call; all places are local.
    unsafe { sys::napi_get_cb_info(env, info, &mut count, &mut argument, null_mut(), &mut bound) };
    // SAFETY: what `bind` gave this function, and `finalize` takes away when the function is gone.
    let bound = unsafe { &*bound.cast::<Bound<T>>() };
    match catch_unwind(AssertUnwindSafe(|| bound.call(env, argument))) {
        // SAFETY: as above.
        Ok(number) => unsafe { sys::napi_create_int32(env, number, &mut answer) },
        // SAFETY: as above; the text ends with 0.
        Err(_) => unsafe { sys::napi_throw_error(env, null_mut(), c"kvm-ioctls panicked".as_ptr()) },
    };
    answer
}

unsafe extern "C" fn finalize<T>(_env: sys::napi_env, bound: *mut c_void, _hint: *mut c_void) {
    // SAFETY: the pointer that `bind` made of its Box, given back once.
    drop(unsafe { Box::from_raw(bound.cast::<Bound<T>>()) });
}

/// Gives `this` a method of its own, by the name of a method of its class.
pub fn bind<T>(env: &Env, this: &This<Object>, name: &CStr, object: &Arc<T>, call: Call<T>) {
    let bound = Box::into_raw(Box::new(Bound { object: Arc::downgrade(object), call })).cast::<c_void>();
    let mut function = null_mut();
    let length = name.count_bytes() as isize;
    // SAFETY: `this` is a value of this env; the function has `bound` until its finalizer gives it back.
    unsafe {
        let status =
            sys::napi_create_function(env.raw(), name.as_ptr(), length, Some(callback::<T>), bound, &mut function);
        if status != sys::Status::napi_ok
            || sys::napi_add_finalizer(env.raw(), function, bound, Some(finalize::<T>), null_mut(), null_mut())
                != sys::Status::napi_ok
        {
            // Nobody has the function: the class's own method goes on doing it.
            return finalize::<T>(env.raw(), bound, null_mut());
        }
        sys::napi_set_named_property(env.raw(), this.object.raw(), name.as_ptr(), function);
    }
}
