//! Conversions between JavaScript's values and those of the kernel and of the crate.

pub use fds_and_structs::bytes::{Pod, load, load_fam, store, store_fam};
pub use fds_and_structs::errno::{SystemCall, count, errno, io_errno, last_errno, returned};
use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};

/// The body of a method that only some architectures have. The others have the method too, so that one declaration
/// serves all; it returns ENOSYS, and TypeScript does not call it. `[into]` lists the arguments that the body uses.
macro_rules! only {
    ($($arch:literal)|+ [$($argument:ident),*] => $body:expr) => {{
        #[cfg(any($(target_arch = $arch),+))]
        {
            $body
        }
        #[cfg(not(any($(target_arch = $arch),+)))]
        {
            $(let _ = $argument;)*
            $crate::call::convert::Enosys::ENOSYS
        }
    }};
}
pub(crate) use only;

/// The result of a method on an architecture that lacks it.
pub trait Enosys {
    const ENOSYS: Self;
}

impl Enosys for i32 {
    const ENOSYS: Self = -libc::ENOSYS;
}

impl Enosys for i64 {
    const ENOSYS: Self = -(libc::ENOSYS as i64);
}

impl<T> Enosys for Either<T, i32> {
    const ENOSYS: Self = Either::B(-libc::ENOSYS);
}

/// The bytes of a caller's Uint8Array, to write to.
pub fn bytes_of<'a>(array: &'a mut Uint8ArraySlice) -> &'a mut [u8] {
    // SAFETY: no JavaScript runs in this thread during the call. If the bytes are in shared memory that another thread
    // writes, a copy has some bytes of each; no code here depends on their value.
    unsafe { array.as_mut() }
}

/// Creates an fd, and repeats the call if a signal (of a profiler, for example) interrupts it.
pub fn uninterrupted<T>(make: impl Fn() -> Result<T, kvm_ioctls::Error>) -> Result<T, i32> {
    loop {
        match make() {
            Err(error) if error.errno() == libc::EINTR => {}
            result => return result.map_err(errno),
        }
    }
}

/// Zero, or the negative error number.
pub fn unit(result: Result<(), kvm_ioctls::Error>) -> i32 {
    result.map_or_else(errno, |()| 0)
}

/// The object, or the negative error number.
pub fn either<T>(result: Result<T, i32>) -> Either<T, i32> {
    match result {
        Ok(value) => Either::A(value),
        Err(errno) => Either::B(errno),
    }
}

/// Converts a bigint that TypeScript has checked. EINVAL if it is no u64.
pub fn u64_of(value: &BigInt) -> Result<u64, i32> {
    match value.get_u64() {
        (false, value, true) => Ok(value),
        _ => Err(-libc::EINVAL),
    }
}

/// The key of a token as a bigint.
pub fn token(key: u128) -> BigInt {
    BigInt { sign_bit: false, words: vec![key as u64, (key >> 64) as u64] }
}

pub fn key_of(token: &BigInt) -> u128 {
    let [low, high] = [0, 1].map(|word| u128::from(token.words.get(word).copied().unwrap_or(0)));
    high << 64 | low
}
