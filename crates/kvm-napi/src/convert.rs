//! Between the bytes of JavaScript and the structs of `kvm-bindings`, and from the crate's results to the seam's.

use std::mem::{MaybeUninit, size_of};

use kvm_bindings::*;
use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use vmm_sys_util::fam::{FamStruct, FamStructWrapper};

/// The body of a method that only some architectures have. All architectures export the same methods, so that there is
/// one declaration of the seam; elsewhere the answer is ENOSYS, which TypeScript never asks for. `[into]` names the
/// arguments that the body uses.
macro_rules! only {
    ($($arch:literal)|+ [$($argument:ident),*] => $body:expr) => {{
        #[cfg(any($(target_arch = $arch),+))]
        {
            $body
        }
        #[cfg(not(any($(target_arch = $arch),+)))]
        {
            $(let _ = $argument;)*
            $crate::convert::Enosys::ENOSYS
        }
    }};
}
pub(crate) use only;

/// What a method of the seam answers on an architecture that lacks it.
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

/// A plain struct of the kernel's.
///
/// # Safety
///
/// Every bit pattern must be a valid value: integers, and arrays, structs and unions of such.
pub unsafe trait Pod {}

macro_rules! pod {
    ($($name:path),* $(,)?) => {
        $(
            // SAFETY: bindgen's mirror of a C struct of integers; it has no reference, bool or enum.
            unsafe impl Pod for $name {}
        )*
    };
}

pod!(kvm_memory_attributes, kvm_regs, kvm_sregs, kvm_fpu, kvm_mp_state);
#[cfg(target_arch = "x86_64")]
pod!(kvm_pit_config, kvm_lapic_state, kvm_cpuid2, kvm_cpuid_entry2, kvm_msrs, kvm_msr_entry, kvm_msr_list);
pod!(kvm_create_device, kvm_device_attr, kvm_enable_cap, kvm_irq_routing, kvm_irq_routing_entry, kvm_msi);
#[cfg(target_arch = "x86_64")]
pod!(kvm_xsave, kvm_xcrs, kvm_debugregs, kvm_translation, nested::KvmNestedStateBuffer);
#[cfg(target_arch = "x86_64")]
pod!(kvm_clock_data, kvm_irqchip, kvm_pit_state2, kvm_msr_filter, kvm_sev_cmd);
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pod!(kvm_vcpu_events, kvm_guest_debug);
#[cfg(target_arch = "aarch64")]
pod!(kvm_vcpu_init);

// SAFETY: a plain integer, the entry of kvm_msr_list.
unsafe impl Pod for u32 {}

/// The bytes of a caller's Uint8Array, to be filled.
pub fn bytes_of<'a>(array: &'a mut Uint8ArraySlice) -> &'a mut [u8] {
    // SAFETY: JavaScript stands still during the call. TypeScript hands over arrays of its own making; whoever puts
    // shared memory under one and writes it from another thread meets a plain copy with either's bytes.
    unsafe { array.as_mut() }
}

/// Copies a struct out of exactly its bytes: JavaScript's need not be aligned, and another thread may write them.
pub fn load<T: Pod>(bytes: &[u8]) -> Result<T, i32> {
    if bytes.len() != size_of::<T>() {
        return Err(-libc::EINVAL);
    }
    let mut value = MaybeUninit::<T>::uninit();
    // SAFETY: both sides hold size_of::<T>() bytes, checked above, and do not overlap.
    unsafe { bytes.as_ptr().copy_to_nonoverlapping(value.as_mut_ptr().cast(), bytes.len()) };
    // SAFETY: every byte was written, and every bit pattern is a T.
    Ok(unsafe { value.assume_init() })
}

/// Copies a struct into exactly its bytes.
pub fn store<T: Pod>(value: &T, bytes: &mut [u8]) -> i32 {
    if bytes.len() != size_of::<T>() {
        return -libc::EINVAL;
    }
    // SAFETY: both sides hold size_of::<T>() bytes, checked above, and do not overlap.
    unsafe { std::ptr::from_ref(value).cast::<u8>().copy_to_nonoverlapping(bytes.as_mut_ptr(), bytes.len()) };
    0
}

/// Makes the crate's wrapper of a struct with a flexible array from the struct's bytes: as many entries as its count
/// says, where the bytes hold them.
pub fn load_fam<T>(bytes: &[u8]) -> Result<FamStructWrapper<T>, i32>
where
    T: FamStruct + Pod + Default,
    T::Entry: Pod,
{
    let (header, entries) = bytes.split_at_checked(size_of::<T>()).ok_or(-libc::EINVAL)?;
    let count = load::<T>(header)?.len();
    let entries = entries.chunks_exact(size_of::<T::Entry>());
    if count > entries.len() {
        return Err(-libc::EINVAL);
    }
    let mut wrapper = FamStructWrapper::<T>::new(count).map_err(|_| -libc::ENOMEM)?;
    for (to, from) in wrapper.as_mut_slice().iter_mut().zip(entries) {
        *to = load(from)?;
    }
    Ok(wrapper)
}

/// Copies the crate's wrapper into bytes that have room for it, and returns the count of its entries.
pub fn store_fam<T>(wrapper: &FamStructWrapper<T>, bytes: &mut [u8]) -> i32
where
    T: FamStruct + Pod + Default,
    T::Entry: Pod,
{
    let entries = wrapper.as_slice();
    if bytes.len() < size_of::<T>() + size_of_val(entries) {
        return -libc::EINVAL;
    }
    let (header, rest) = bytes.split_at_mut(size_of::<T>());
    store(wrapper.as_fam_struct_ref(), header);
    for (from, to) in entries.iter().zip(rest.chunks_exact_mut(size_of::<T::Entry>())) {
        store(from, to);
    }
    entries.len() as i32
}

pub fn errno(error: kvm_ioctls::Error) -> i32 {
    -error.errno()
}

pub fn last_errno() -> i32 {
    errno(kvm_ioctls::Error::last())
}

pub fn io_errno(error: std::io::Error) -> i32 {
    -error.raw_os_error().unwrap_or(libc::EIO)
}

/// Makes an fd, again where a signal (a profiler's, say) has interrupted the making of one.
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

/// The seam's answer where a success is an object.
pub fn either<T>(result: Result<T, i32>) -> Either<T, i32> {
    match result {
        Ok(value) => Either::A(value),
        Err(errno) => Either::B(errno),
    }
}

/// A u64 of the caller's, which TypeScript has checked; EINVAL if it is none all the same.
pub fn u64_of(value: &BigInt) -> Result<u64, i32> {
    match value.get_u64() {
        (false, value, true) => Ok(value),
        _ => Err(-libc::EINVAL),
    }
}
