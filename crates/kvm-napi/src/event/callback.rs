//! The JavaScript function of an environment that other threads call to report an event or the end of a run.

use std::os::raw::{c_char, c_void};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use napi::bindgen_prelude::{FnArgs, JsValue};
use napi::{Env, sys};
use napi_derive::napi;

use crate::call::function_registry::{Function, Registration, functions, registered};

/// An object that stops when its environment ends. A finalizer does not suffice: Deno runs none when a Worker ends.
pub trait EndsWithEnvironment: Send + Sync {
    fn end(&self);
}

pub struct Callback {
    function: sys::napi_threadsafe_function,
    env: sys::napi_env,
    /// Whether the environment has ended, and the function with it. Only the environment's thread writes it.
    ended: AtomicBool,
    /// Locked during a call, so the environment cannot end during one.
    calls: Mutex<()>,
    dependents: Mutex<Vec<Weak<dyn EndsWithEnvironment>>>,
}

registered!(Callback);

// SAFETY: any thread may call a thread-safe function. Only the environment's thread uses `env`.
unsafe impl Send for Callback {}
// SAFETY: as above.
unsafe impl Sync for Callback {}

impl Callback {
    fn lock(&self) -> MutexGuard<'_, ()> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn dependents(&self) -> MutexGuard<'_, Vec<Weak<dyn EndsWithEnvironment>>> {
        self.dependents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the object with the environment, if it still exists then.
    pub fn add_dependent(&self, dependent: Weak<dyn EndsWithEnvironment>) {
        let mut dependents = self.dependents();
        dependents.retain(|dependent| dependent.strong_count() > 0);
        dependents.push(dependent);
    }

    /// Queues a call of the JavaScript function, unless the environment has ended.
    pub fn call(&self, id: u32, result: i32) {
        let _guard = self.lock();
        if !self.ended.load(Ordering::Relaxed) {
            let data = (u64::from(id) << 32 | u64::from(result as u32)) as usize as *mut c_void;
            // SAFETY: the function exists until the environment's end, which waits for the lock. If memory is lacking,
            // the call is lost: there is no other way to report it.
            unsafe {
                sys::napi_call_threadsafe_function(self.function, data, sys::ThreadsafeFunctionCallMode::nonblocking)
            };
        }
    }

    /// Sets whether a pending call keeps the process alive. Only the environment's thread may call this; it takes no lock,
    /// because it must not wait for a call of another thread.
    fn set_ref(&self, value: bool) {
        if self.ended.load(Ordering::Relaxed) {
            return;
        }
        // SAFETY: the environment and the function exist: only this thread ends them.
        unsafe {
            if value {
                sys::napi_ref_threadsafe_function(self.env, self.function);
            } else {
                sys::napi_unref_threadsafe_function(self.env, self.function);
            }
        }
    }
}

/// Calls the JavaScript function with the two halves of `data`, in the environment's thread.
unsafe extern "C" fn call_js(env: sys::napi_env, function: sys::napi_value, _context: *mut c_void, data: *mut c_void) {
    // Both are null while the environment ends.
    if env.is_null() || function.is_null() {
        return;
    }
    let data = data as usize as u64;
    let (mut undefined, mut arguments) = (null_mut(), [null_mut(); 2]);
    // SAFETY: the runtime has opened a handle scope for this call, and all results go to local variables. An exception
    // of the function stays pending, and the runtime reports it as uncaught.
    unsafe {
        sys::napi_create_uint32(env, (data >> 32) as u32, &mut arguments[0]);
        sys::napi_create_int32(env, data as u32 as i32, &mut arguments[1]);
        sys::napi_get_undefined(env, &mut undefined);
        sys::napi_call_function(env, undefined, function, 2, arguments.as_ptr(), null_mut());
    }
}

/// The cleanup hook of the environment.
unsafe extern "C" fn end_environment(callback: *mut c_void) {
    // SAFETY: the pointer is from `Arc::into_raw()` in `new()`, and the runtime calls a hook once.
    let callback = unsafe { Arc::from_raw(callback.cast::<Callback>()) };
    let guard = callback.lock();
    callback.ended.store(true, Ordering::Relaxed);
    // SAFETY: nothing else releases the function, and `ended` prevents all later uses.
    unsafe { sys::napi_release_threadsafe_function(callback.function, sys::ThreadsafeFunctionReleaseMode::release) };
    drop(guard);
    for dependent in callback.dependents().drain(..).filter_map(|dependent| dependent.upgrade()) {
        dependent.end();
    }
}

pub const FUNCTIONS: [Function; 1] = functions! {
    // With 1 a pending call keeps the process alive, with 0 it does not.
    c"setRef" => |callback: &Callback, value: i64| {
        callback.set_ref(value != 0);
        0
    },
};

#[napi]
pub struct BindingCallback {
    callback: Arc<Callback>,
    registration: Registration<Callback>,
}

impl BindingCallback {
    pub fn callback(&self) -> &Arc<Callback> {
        &self.callback
    }
}

#[napi]
impl BindingCallback {
    /// The callback of this environment, which keeps `listener` until its end. It does not keep the process alive yet.
    #[napi(catch_unwind, constructor)]
    pub fn new(env: &Env, listener: napi::bindgen_prelude::Function<FnArgs<(u32, i32)>, ()>) -> napi::Result<Self> {
        let mut name = null_mut();
        let mut raw = null_mut();
        let text = c"kvm-ioctls";
        // SAFETY: `listener` is a value of this environment; results go to local variables; no data pointer or finalizer.
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
            dependents: Mutex::default(),
        });
        // SAFETY: the function was created above, in this environment and thread.
        unsafe { sys::napi_unref_threadsafe_function(env.raw(), raw) };
        // Hooks run in reverse order: this one before that of the function, which may free it.
        // SAFETY: the hook takes the Arc back.
        unsafe {
            sys::napi_add_env_cleanup_hook(
                env.raw(),
                Some(end_environment),
                Arc::into_raw(Arc::clone(&callback)).cast_mut().cast(),
            )
        };
        Ok(Self { registration: Registration::new(&callback), callback })
    }

    /// The id for `setRef()`.
    #[napi(catch_unwind)]
    pub fn id(&self) -> u32 {
        self.registration.id()
    }
}
