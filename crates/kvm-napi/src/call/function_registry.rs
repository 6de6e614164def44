//! Node-API functions that take the number of their object, for the calls of nearly each exit. A method of napi-rs finds
//! and guards its object in a thousand instructions; these functions take a quarter of that. All objects share a
//! function, because the engine then calls it directly from compiled code.

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

/// The answer if no object of the class has the number. `src/errors.ts` has the same value.
const NO_OBJECT: i32 = -4098;

/// The number of the next object of any class and thread. Numbers are not reused, so that a number used too late, or for
/// another class, finds no object. JavaScript's engine stores integers of 31 bits without allocating.
static NEXT: AtomicU32 = AtomicU32::new(0);
const NUMBERS: u32 = 1 << 31;

/// The objects of a class that have numbers in this thread. The lowest bits of a number are the index of its place; there
/// are 2^N places. The end of a thread drops nothing, because the handles do.
pub struct Objects<T>(RefCell<ManuallyDrop<Vec<Place<T>>>>);

type Place<T> = Option<(u32, Arc<T>)>;

impl<T> Objects<T> {
    pub const fn new() -> Self {
        Self(RefCell::new(ManuallyDrop::new(Vec::new())))
    }

    fn insert(&self, object: &Arc<T>) -> u32 {
        let mut places = self.0.borrow_mut();
        if 2 * places.iter().flatten().count() >= places.len() {
            let mut larger: Vec<_> = (0..2 * places.len().max(4)).map(|_| None).collect();
            for (number, object) in places.drain(..).flatten() {
                let place = place(number, larger.len());
                larger[place] = Some((number, object));
            }
            **places = larger;
        }
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed) % NUMBERS;
            let place = place(number, places.len());
            if places[place].is_none() {
                places[place] = Some((number, Arc::clone(object)));
                return number;
            }
        }
    }

    fn remove(&self, number: u32) -> Option<Arc<T>> {
        let mut places = self.0.borrow_mut();
        let place = place(number, places.len());
        let (_, object) = places.get_mut(place)?.take_if(|(own, _)| *own == number)?;
        if places.iter().all(Option::is_none) {
            **places = Vec::new();
        }
        Some(object)
    }

    /// Calls `call` with the object. `call` must not create or drop a number of the class.
    fn with<R>(&self, number: u32, call: impl FnOnce(&T) -> R) -> Option<R> {
        let places = self.0.borrow();
        match places.get(place(number, places.len())) {
            Some(Some((own, object))) if *own == number => Some(call(object)),
            _ => None,
        }
    }
}

fn place(number: u32, places: usize) -> usize {
    number as usize & places.wrapping_sub(1)
}

/// A class whose objects have numbers.
pub trait Registered: Sized + 'static {
    const OBJECTS: &'static LocalKey<Objects<Self>>;
}

/// Gives a class its table of objects in each thread.
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

pub(crate) use registered;

/// An object's number in this thread. It keeps the object alive until it is dropped.
pub struct Number<T: Registered> {
    number: u32,
    class: PhantomData<T>,
}

impl<T: Registered> Number<T> {
    pub fn new(object: &Arc<T>) -> Self {
        Self { number: T::OBJECTS.with(|objects| objects.insert(object)), class: PhantomData }
    }

    pub fn get(&self) -> u32 {
        self.number
    }
}

impl<T: Registered> Drop for Number<T> {
    fn drop(&mut self) {
        // Another thread's table does not have the number. The object is dropped after the table is released.
        drop(T::OBJECTS.with(|objects| objects.remove(self.number)));
    }
}

/// The second argument of a function, after the number.
pub trait Argument: Sized {
    /// How many arguments there are, with the number.
    const COUNT: usize = 2;

    /// None where the value is of another type, which TypeScript never passes.
    ///
    /// # Safety
    ///
    /// What is returned must not be used after JavaScript runs again.
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
        // SAFETY: Node-API checks the value; a place for the result.
        let status = unsafe { sys::napi_get_value_int64(env, value, &mut number) };
        (status == sys::Status::napi_ok).then_some(number)
    }
}

impl Argument for &mut [u8] {
    unsafe fn read(env: sys::napi_env, value: sys::napi_value) -> Option<Self> {
        // SAFETY: bytes are what such an array has; the rest is the caller's promise.
        unsafe { elements(env, value, sys::TypedarrayType::uint8_array) }
    }
}

impl Argument for &mut [u32] {
    unsafe fn read(env: sys::napi_env, value: sys::napi_value) -> Option<Self> {
        // SAFETY: as above, with words.
        unsafe { elements(env, value, sys::TypedarrayType::uint32_array) }
    }
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
    // SAFETY: Node-API checks the value; places for the results, or null for those not used.
    let status =
        unsafe { sys::napi_get_typedarray_info(env, value, &mut kind, &mut length, &mut data, buffer, offset) };
    if (status, kind) != (sys::Status::napi_ok, expected) {
        return None;
    }
    // An empty array has no address.
    if length == 0 {
        return Some(&mut []);
    }
    // SAFETY: the array's elements are aligned and do not move. If another thread writes shared memory under the array, the
    // copy has elements of either state.
    Some(unsafe { slice::from_raw_parts_mut(data.cast(), length) })
}

/// Answers a call with a number and an argument: `NO_OBJECT` if no object has the number, EINVAL for a wrong argument.
///
/// # Safety
///
/// For a callback of Node-API, with what that is called with.
pub unsafe fn answer<T: Registered, A: Argument>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    call: impl FnOnce(&T, A) -> i32,
) -> sys::napi_value {
    let (mut count, mut arguments, mut number, mut answer) = (A::COUNT, [null_mut(); 2], 0, null_mut());
    // SAFETY: the runtime has opened a scope for this call; all places are local, and what was not passed is undefined.
    // The argument is not used after the call, during which JavaScript stands still.
    unsafe {
        sys::napi_get_cb_info(env, info, &mut count, arguments.as_mut_ptr(), null_mut(), null_mut());
        let known = sys::napi_get_value_uint32(env, arguments[0], &mut number) == sys::Status::napi_ok;
        let argument = A::read(env, arguments[1]);
        let called = catch_unwind(AssertUnwindSafe(|| {
            // The call does not run JavaScript, so no number is created or dropped meanwhile.
            let call = |object: &T| argument.map_or(-libc::EINVAL, |argument| call(object, argument));
            T::OBJECTS.with(|objects| if known { objects.with(number, call) } else { None })
        }));
        match called {
            Ok(result) => sys::napi_create_int32(env, result.unwrap_or(NO_OBJECT), &mut answer),
            Err(_) => sys::napi_throw_error(env, null_mut(), c"kvm-ioctls panicked".as_ptr()),
        };
    }
    answer
}

type Callee = unsafe extern "C" fn(sys::napi_env, sys::napi_callback_info) -> sys::napi_value;

pub type Function = (&'static CStr, Callee);

/// A table of functions: the name of each, and its body, which takes the object and the argument.
macro_rules! functions {
    ($($name:literal => $call:expr,)*) => {[$((
        $name,
        {
            unsafe extern "C" fn callee(
                env: napi::sys::napi_env,
                info: napi::sys::napi_callback_info,
            ) -> napi::sys::napi_value {
                // SAFETY: the runtime calls this.
                unsafe { $crate::call::function_registry::answer(env, info, $call) }
            }
            callee
        },
    )),*]};
}

pub(crate) use functions;
