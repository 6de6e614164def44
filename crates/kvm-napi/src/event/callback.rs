//! The one JavaScript function of an environment that other threads call when something has happened.

use std::os::raw::{c_char, c_void};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use napi::bindgen_prelude::{FnArgs, JsValue};
use napi::{Env, sys};
use napi_derive::napi;

use crate::call::function_registry::{Function, Number, functions, registered};

/// Ends with an environment: not every runtime (Deno) calls finalizers when a Worker ends.
pub trait EndsWithEnvironment: Send + Sync {
    fn end(&self);
}

pub struct Callback {
    function: sys::napi_threadsafe_function,
    env: sys::napi_env,
    /// Whether the environment has ended, and with it the function. Only its own thread writes it.
    ended: AtomicBool,
    /// Shared over a call, so that the environment does not end in the middle of one.
    calls: Mutex<()>,
    owned: Mutex<Vec<Weak<dyn EndsWithEnvironment>>>,
}

// SAFETY: the function is made to be called from any thread, and what takes the env is only called in its own.
unsafe impl Send for Callback {}
// SAFETY: as above.
unsafe impl Sync for Callback {}

impl Callback {
    fn lock(&self) -> MutexGuard<'_, ()> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn owned(&self) -> MutexGuard<'_, Vec<Weak<dyn EndsWithEnvironment>>> {
        self.owned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends `object` with the environment, if it lives so long.
    pub fn own(&self, object: Weak<dyn EndsWithEnvironment>) {
        let mut owned = self.owned();
        owned.retain(|object| object.strong_count() > 0);
        owned.push(object);
    }

    /// Calls JavaScript with an id and a result, unless the environment has ended.
    pub fn call(&self, id: u32, result: i32) {
        let _guard = self.lock();
        if !self.ended.load(Ordering::Relaxed) {
            let data = (u64::from(id) << 32 | u64::from(result as u32)) as usize as *mut c_void;
            // SAFETY: the function lives until the environment's end, which waits for the lock. A call that cannot be
            // queued (no memory) is lost; nothing here could mend that.
            unsafe {
                sys::napi_call_threadsafe_function(self.function, data, sys::ThreadsafeFunctionCallMode::nonblocking)
            };
        }
    }

    /// Whether the process stays alive for a call that may come. For the environment's own thread, which does not wait for
    /// a call that is just being made.
    fn set_ref(&self, value: bool) {
        if self.ended.load(Ordering::Relaxed) {
            return;
        }
        // SAFETY: both are alive until the environment's end, which this thread itself would see to.
        unsafe {
            if value {
                sys::napi_ref_threadsafe_function(self.env, self.function);
            } else {
                sys::napi_unref_threadsafe_function(self.env, self.function);
            }
        }
    }
}

/// In the environment's own thread: calls the function with the two halves of `data`.
unsafe extern "C" fn call_js(env: sys::napi_env, function: sys::napi_value, _context: *mut c_void, data: *mut c_void) {
    // Both are null when the environment is ending.
    if env.is_null() || function.is_null() {
        return;
    }
    let data = data as usize as u64;
    let (mut undefined, mut arguments) = (null_mut(), [null_mut(); 2]);
    // SAFETY: the runtime has opened a scope for this call; all places are local. An exception that the function throws
    // is left pending, and the runtime reports it as uncaught.
    unsafe {
        sys::napi_create_uint32(env, (data >> 32) as u32, &mut arguments[0]);
        sys::napi_create_int32(env, data as u32 as i32, &mut arguments[1]);
        sys::napi_get_undefined(env, &mut undefined);
        sys::napi_call_function(env, undefined, function, 2, arguments.as_ptr(), null_mut());
    }
}

/// The environment ends: no call follows.
unsafe extern "C" fn forget(callback: *mut c_void) {
    // SAFETY: the pointer that `new` made of its Arc, given back once.
    let callback = unsafe { Arc::from_raw(callback.cast::<Callback>()) };
    let guard = callback.lock();
    callback.ended.store(true, Ordering::Relaxed);
    // SAFETY: released once, here, and not used again.
    unsafe { sys::napi_release_threadsafe_function(callback.function, sys::ThreadsafeFunctionReleaseMode::release) };
    drop(guard);
    for object in callback.owned().drain(..).filter_map(|object| object.upgrade()) {
        object.end();
    }
}

registered!(Callback);

pub const FUNCTIONS: [Function; 1] = functions! {
    // 1 keeps the process alive for a call that may come, 0 does not.
    c"setRef" => |callback: &Callback, value: i64| {
        callback.set_ref(value != 0);
        0
    },
};

#[napi]
pub struct BindingCallback {
    callback: Arc<Callback>,
    number: Number<Callback>,
}

impl BindingCallback {
    pub fn callback(&self) -> &Arc<Callback> {
        &self.callback
    }
}

#[napi]
impl BindingCallback {
    /// One for each environment: its function is kept until the environment's end. It keeps no process alive at first.
    #[napi(catch_unwind, constructor)]
    pub fn new(env: &Env, listener: napi::bindgen_prelude::Function<FnArgs<(u32, i32)>, ()>) -> napi::Result<Self> {
        let mut name = null_mut();
        let mut raw = null_mut();
        let text = c"kvm-ioctls";
        // SAFETY: a value of this env, and places for the results; no data, no finalizer.
        let status = unsafe {
            sys::napi_create_string_utf8(
                env.raw(),
                text.as_ptr().cast::<c_char>(),
                text.count_bytes() as isize,
                &mut name,
            );
            sys::napi_create_threadsafe_function(
                env.raw(),
                listener.raw(),
                null_mut(),
                name,
                0,
                1,
                null_mut(),
                None,
                null_mut(),
                Some(call_js),
                &mut raw,
            )
        };
        if status != sys::Status::napi_ok {
            return Err(napi::Error::from_reason("no thread-safe function could be made"));
        }
        let callback = Arc::new(Callback {
            function: raw,
            env: env.raw(),
            ended: AtomicBool::new(false),
            calls: Mutex::new(()),
            owned: Mutex::default(),
        });
        // SAFETY: made just now, by this env and in its thread.
        unsafe { sys::napi_unref_threadsafe_function(env.raw(), raw) };
        // Hooks run in reverse order: this one before the function's own, which may free it.
        // SAFETY: the hook gives the Arc back.
        unsafe {
            sys::napi_add_env_cleanup_hook(
                env.raw(),
                Some(forget),
                Arc::into_raw(Arc::clone(&callback)).cast_mut().cast(),
            )
        };
        Ok(Self { number: Number::new(&callback), callback })
    }

    /// The number of this object, for `setRef`.
    #[napi(catch_unwind)]
    pub fn number(&self) -> u32 {
        self.number.get()
    }
}
