//! Functions of the module in place of methods, for the calls that nearly each exit needs. A method call of napi-rs takes
//! four times as long as a Node-API function.
//!
//! The first argument is the id of an object. A function for each object would need none, but the engine calls only a
//! shared function directly from compiled code.

use std::cell::RefCell;
use std::ffi::CStr;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::slice;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::LocalKey;

use napi::sys;

/// The result if no object of the class has the id: `NO_SUCH_OBJECT` of `src/errors.ts`.
const NO_SUCH_OBJECT: i32 = -4098;

/// The next id. Ids are unique across classes and threads and are not reused before 2^31 others, so a stale id finds no
/// object. The engine stores an integer of 31 bits without an allocation.
static NEXT_ID: AtomicU32 = AtomicU32::new(0);
const ID_COUNT: u32 = 1 << 31;

/// The objects of a class that have an id in this thread. The lowest bits of an id are its index; the length is a power
/// of two. The end of the thread drops no object: the handles do.
pub struct Objects<T>(RefCell<ManuallyDrop<Vec<Entry<T>>>>);

type Entry<T> = Option<(u32, Arc<T>)>;

impl<T> Objects<T> {
    pub const fn new() -> Self {
        Self(RefCell::new(ManuallyDrop::new(Vec::new())))
    }

    fn insert(&self, object: &Arc<T>) -> u32 {
        let mut entries = self.0.borrow_mut();
        if 2 * entries.iter().flatten().count() >= entries.len() {
            let mut larger: Vec<_> = (0..2 * entries.len().max(4)).map(|_| None).collect();
            for (id, object) in entries.drain(..).flatten() {
                let index = index(id, larger.len());
                larger[index] = Some((id, object));
            }
            **entries = larger;
        }
        loop {
            let id = NEXT_ID.fetch_add(1, Ordering::Relaxed) % ID_COUNT;
            let index = index(id, entries.len());
            if entries[index].is_none() {
                entries[index] = Some((id, Arc::clone(object)));
                return id;
            }
        }
    }

    fn remove(&self, id: u32) -> Option<Arc<T>> {
        let mut entries = self.0.borrow_mut();
        let index = index(id, entries.len());
        let (_, object) = entries.get_mut(index)?.take_if(|(own, _)| *own == id)?;
        if entries.iter().all(Option::is_none) {
            **entries = Vec::new();
        }
        Some(object)
    }

    /// Calls `call` with the object. `call` must not register or remove an object of this class.
    fn with<R>(&self, id: u32, call: impl FnOnce(&T) -> R) -> Option<R> {
        let entries = self.0.borrow();
        match entries.get(index(id, entries.len())) {
            Some(Some((own, object))) if *own == id => Some(call(object)),
            _ => None,
        }
    }
}

fn index(id: u32, length: usize) -> usize {
    id as usize & length.wrapping_sub(1)
}

/// A class whose objects can have ids. Each class keeps its own table, so that this file knows no class.
pub trait Registered: Sized + 'static {
    const OBJECTS: &'static LocalKey<Objects<Self>>;
}

/// Implements `Registered` for a class, with a table for each thread.
macro_rules! registered {
    ($object:ty) => {
        impl $crate::call::function_registry::Registered for $object {
            const OBJECTS: &'static std::thread::LocalKey<$crate::call::function_registry::Objects<Self>> = {
                thread_local! {
                    static OBJECTS: $crate::call::function_registry::Objects<$object> =
                        const { $crate::call::function_registry::Objects::new() };
                }
                &OBJECTS
            };
        }
    };
}

/// An object's id in the thread that registered it. The object is registered, and lives, until this is dropped.
pub struct Registration<T: Registered> {
    id: u32,
    class: PhantomData<T>,
}

impl<T: Registered> Registration<T> {
    pub fn new(object: &Arc<T>) -> Self {
        Self { id: T::OBJECTS.with(|objects| objects.insert(object)), class: PhantomData }
    }

    pub fn id(&self) -> u32 {
        self.id
    }
}

impl<T: Registered> Drop for Registration<T> {
    fn drop(&mut self) {
        // Another thread's table does not have the id. The object is dropped after the table's borrow has ended.
        drop(T::OBJECTS.with(|objects| objects.remove(self.id)));
    }
}

/// The argument that a function takes after the id.
pub trait Argument: Sized {
    /// The number of arguments, including the id.
    const COUNT: usize = 2;

    /// None if the value has another type. TypeScript passes none such.
    ///
    /// # Safety
    ///
    /// The result must not be used after JavaScript runs again.
    unsafe fn read(env: sys::napi_env, value: sys::napi_value) -> Option<Self>;
}

impl Argument for () {
    const COUNT: usize = 1;

    unsafe fn read(_env: sys::napi_env, _value: sys::napi_value) -> Option<Self> {
        Some(())
    }
}

impl Argument for i64 {
    unsafe fn read(env: sys::napi_env, value: sys::napi_value) -> Option<Self> {
        let mut number = 0;
        // SAFETY: Node-API checks the value and writes one i64 to `number`.
        let status = unsafe { sys::napi_get_value_int64(env, value, &mut number) };
        (status == sys::Status::napi_ok).then_some(number)
    }
}

impl Argument for &mut [u8] {
    unsafe fn read(env: sys::napi_env, value: sys::napi_value) -> Option<Self> {
        // SAFETY: a Uint8Array has elements of type u8; the caller keeps the rest of the contract.
        unsafe { elements(env, value, sys::TypedarrayType::uint8_array) }
    }
}

impl Argument for &mut [u32] {
    unsafe fn read(env: sys::napi_env, value: sys::napi_value) -> Option<Self> {
        // SAFETY: a Uint32Array has elements of type u32; the caller keeps the rest of the contract.
        unsafe { elements(env, value, sys::TypedarrayType::uint32_array) }
    }
}

/// # Safety
///
/// `T` must be the element type of `expected`, and the result must not be used after JavaScript runs again.
unsafe fn elements<'a, T>(
    env: sys::napi_env,
    value: sys::napi_value,
    expected: sys::napi_typedarray_type,
) -> Option<&'a mut [T]> {
    let (mut kind, mut length, mut data) = (0, 0, null_mut());
    let (buffer, offset) = (null_mut(), null_mut());
    // SAFETY: Node-API checks the value and writes the results to local variables; null is allowed for unused results.
    let status =
        unsafe { sys::napi_get_typedarray_info(env, value, &mut kind, &mut length, &mut data, buffer, offset) };
    if (status, kind) != (sys::Status::napi_ok, expected) {
        return None;
    }
    // An empty array has no address.
    if length == 0 {
        return Some(&mut []);
    }
    // SAFETY: the engine aligns the elements and does not move them. If they are in shared memory that another thread
    // writes, a copy has some bytes of each; no code here depends on their value.
    Some(unsafe { slice::from_raw_parts_mut(data.cast(), length) })
}

/// Handles a call with an id and an argument: `NO_SUCH_OBJECT` for an unknown id, EINVAL for an argument of a wrong type.
///
/// # Safety
///
/// Only a Node-API callback may call this, with its own arguments.
pub unsafe fn answer<T: Registered, A: Argument>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    call: impl FnOnce(&T, A) -> i32,
) -> sys::napi_value {
    let (mut count, mut arguments, mut id, mut answer) = (A::COUNT, [null_mut(); 2], 0, null_mut());
    // SAFETY: the runtime has opened a handle scope for this call. All results go to local variables; a missing argument
    // is undefined. The argument is not used after the call, and no JavaScript runs during it.
    unsafe {
        sys::napi_get_cb_info(env, info, &mut count, arguments.as_mut_ptr(), null_mut(), null_mut());
        let known = sys::napi_get_value_uint32(env, arguments[0], &mut id) == sys::Status::napi_ok;
        let argument = A::read(env, arguments[1]);
        let called = catch_unwind(AssertUnwindSafe(|| {
            // `call` runs no JavaScript, so it neither registers nor removes an object.
            let call = |object: &T| argument.map_or(-libc::EINVAL, |argument| call(object, argument));
            T::OBJECTS.with(|objects| if known { objects.with(id, call) } else { None })
        }));
        match called {
            Ok(result) => sys::napi_create_int32(env, result.unwrap_or(NO_SUCH_OBJECT), &mut answer),
            Err(_) => sys::napi_throw_error(env, null_mut(), c"kvm-ioctls panicked".as_ptr()),
        };
    }
    answer
}

type Callee = unsafe extern "C" fn(sys::napi_env, sys::napi_callback_info) -> sys::napi_value;

/// The name of a function of the module, and the function.
pub type Function = (&'static CStr, Callee);

/// Makes functions of closures that take the object and the argument.
macro_rules! functions {
    ($($name:literal => $call:expr,)*) => {[$((
        $name,
        {
            unsafe extern "C" fn callee(
                env: napi::sys::napi_env,
                info: napi::sys::napi_callback_info,
            ) -> napi::sys::napi_value {
                // SAFETY: the runtime calls this as a callback.
                unsafe { $crate::call::function_registry::answer(env, info, $call) }
            }
            callee
        },
    )),*]};
}

pub(crate) use {functions, registered};
