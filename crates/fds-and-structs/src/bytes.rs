//! Conversions between bytes and the structs of `kvm-bindings`.

use std::mem::{MaybeUninit, size_of};

use kvm_bindings::*;
use vmm_sys_util::fam::{FamStruct, FamStructWrapper};

/// A struct of the kernel without invalid bit patterns.
///
/// # Safety
///
/// Every bit pattern must be a valid value: integers, and arrays, structs and unions of such.
pub unsafe trait Pod {}

macro_rules! pod {
    ($($name:path),* $(,)?) => {
        $(
            // SAFETY: bindgen made it of a C struct of integers, without references, bools or enums.
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

// SAFETY: an integer, the entry of kvm_msr_list.
unsafe impl Pod for u32 {}

/// Copies a struct from exactly its bytes. They may be unaligned, and another thread may write them.
pub fn load<T: Pod>(bytes: &[u8]) -> Result<T, i32> {
    if bytes.len() != size_of::<T>() {
        return Err(-libc::EINVAL);
    }
    let mut value = MaybeUninit::<T>::uninit();
    // SAFETY: both sides have size_of::<T>() bytes, as checked above, and do not overlap.
    unsafe { bytes.as_ptr().copy_to_nonoverlapping(value.as_mut_ptr().cast(), bytes.len()) };
    // SAFETY: all bytes were written, and every bit pattern is a valid T.
    Ok(unsafe { value.assume_init() })
}

/// Copies a struct into exactly its bytes.
pub fn store<T: Pod>(value: &T, bytes: &mut [u8]) -> i32 {
    if bytes.len() != size_of::<T>() {
        return -libc::EINVAL;
    }
    // SAFETY: both sides have size_of::<T>() bytes, as checked above, and do not overlap.
    unsafe { std::ptr::from_ref(value).cast::<u8>().copy_to_nonoverlapping(bytes.as_mut_ptr(), bytes.len()) };
    0
}

/// Makes the crate's wrapper of a struct with a flexible array. EINVAL if the bytes have fewer entries than the count in
/// the struct.
pub fn load_fam<T>(bytes: &[u8]) -> Result<FamStructWrapper<T>, i32>
where
    T: FamStruct + Pod + Default,
    T::Entry: Pod,
{
    let (header, entries) = bytes.split_at_checked(size_of::<T>()).ok_or(-libc::EINVAL)?;
    let header: T = load(header)?;
    let count = header.len();
    let entries = entries.chunks_exact(size_of::<T::Entry>());
    if count > entries.len() {
        return Err(-libc::EINVAL);
    }
    let mut wrapper = FamStructWrapper::<T>::new(count).map_err(|_| -libc::ENOMEM)?;
    // The header has other members too, such as flags.
    // SAFETY: its count is that of the wrapper.
    *unsafe { wrapper.as_mut_fam_struct() } = header;
    for (to, from) in wrapper.as_mut_slice().iter_mut().zip(entries) {
        *to = load(from)?;
    }
    Ok(wrapper)
}

/// Copies the crate's wrapper into bytes. Returns the number of entries, or EINVAL if there are too few bytes.
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
