//! The conversions of a caller's bytes, with bytes of libFuzzer. See docs/reference/reliability.md.

#![no_main]

use std::hint::black_box;

use kvm_bindings::{kvm_cpuid2, kvm_irq_routing, kvm_msr_filter, kvm_msrs, kvm_regs, kvm_xsave};
use libfuzzer_sys::fuzz_target;
use fds_and_structs::bytes::{Pod, load, load_fam, store, store_fam};
use fds_and_structs::{msr_filter, xsave};
use vmm_sys_util::fam::FamStruct;

/// A struct that was loaded is stored as the same bytes, if there is room.
fn fam<T>(bytes: &[u8], room: usize)
where
    T: FamStruct + Pod + Default,
    T::Entry: Pod,
{
    let Ok(wrapper) = load_fam::<T>(bytes) else { return };
    let length = size_of::<T>() + size_of_val(wrapper.as_slice());
    let mut back = vec![0; room];
    let count = store_fam(&wrapper, &mut back);
    if room < length {
        assert!(count < 0);
    } else {
        assert_eq!(count as usize, wrapper.as_slice().len());
        assert_eq!(back[..length], bytes[..length]);
    }
}

fuzz_target!(|data: &[u8]| {
    let [kind, low, high, bytes @ ..] = data else { return };
    let number = usize::from(u16::from_le_bytes([*low, *high]));
    match kind % 6 {
        0 => fam::<kvm_irq_routing>(bytes, number),
        1 => fam::<kvm_cpuid2>(bytes, number),
        2 => fam::<kvm_msrs>(bytes, number),
        3 => {
            if let Ok(regs) = load::<kvm_regs>(bytes) {
                let mut back = vec![0; bytes.len()];
                assert_eq!(store(&regs, &mut back), 0);
                assert_eq!(back, bytes);
            }
        }
        4 => {
            let size = size_of::<kvm_xsave>() + number % 9000;
            if let Ok(area) = xsave::load(bytes, size) {
                assert!(bytes.len() >= size);
                let mut back = vec![0; size];
                assert!(xsave::store(&area, size, &mut back).is_ok());
                assert_eq!(back[..size / 4 * 4], bytes[..size / 4 * 4]);
            }
        }
        _ => {
            let Some((filter, bitmaps)) = bytes.split_at_checked(size_of::<kvm_msr_filter>()) else { return };
            if let Ok(filter) = load::<kvm_msr_filter>(filter)
                && let Ok((_, ranges)) = msr_filter::parse(&filter, bitmaps)
            {
                for range in ranges {
                    assert!(range.bitmap.len() * 8 >= range.msr_count as usize);
                    black_box(range.bitmap.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte)));
                }
            }
        }
    }
});
