//! Bytes of any length and content become a struct or an error, without an access to other memory.

use fds_and_structs::bytes::{load, load_fam, store, store_fam};
use kvm_bindings::{kvm_irq_routing, kvm_irq_routing_entry, kvm_mp_state};

const HEADER: usize = size_of::<kvm_irq_routing>();
const ENTRY: usize = size_of::<kvm_irq_routing_entry>();
const EINVAL: i32 = -libc::EINVAL;

/// A routing with this count and bytes for `entries` entries.
fn routing(count: u32, entries: usize) -> Vec<u8> {
    let mut bytes = vec![0x5a; HEADER + entries * ENTRY];
    bytes[..4].copy_from_slice(&count.to_ne_bytes());
    bytes
}

#[test]
fn a_struct_is_exactly_its_bytes() {
    assert_eq!(load::<kvm_mp_state>(&7_u32.to_ne_bytes()).unwrap().mp_state, 7);
    for length in [0, 3, 5] {
        assert_eq!(load::<kvm_mp_state>(&vec![0; length]).err(), Some(EINVAL));
        assert_eq!(store(&kvm_mp_state { mp_state: 7 }, &mut vec![0; length]), EINVAL);
    }
    // Not aligned.
    let mut bytes = [0; 5];
    assert_eq!(store(&kvm_mp_state { mp_state: 7 }, &mut bytes[1..]), 0);
    assert_eq!(load::<kvm_mp_state>(&bytes[1..]).unwrap().mp_state, 7);
}

#[test]
fn a_count_is_believed_as_far_as_there_are_bytes() {
    for (count, entries) in [(0, 0), (0, 3), (1, 1), (2, 3), (3, 3)] {
        let bytes = routing(count, entries);
        let wrapper = load_fam::<kvm_irq_routing>(&bytes).unwrap();
        assert_eq!(wrapper.as_slice().len(), count as usize);
        let mut back = vec![0; HEADER + count as usize * ENTRY];
        assert_eq!(store_fam(&wrapper, &mut back), count as i32);
        assert_eq!(back, bytes[..back.len()]);
        if !back.is_empty() {
            let short = back.len() - 1;
            assert_eq!(store_fam(&wrapper, &mut back[..short]), EINVAL);
        }
    }
    for (count, entries) in [(1, 0), (4, 3), (u32::MAX, 3)] {
        assert_eq!(load_fam::<kvm_irq_routing>(&routing(count, entries)).err(), Some(EINVAL));
    }
    for length in 0..HEADER {
        assert_eq!(load_fam::<kvm_irq_routing>(&vec![0; length]).err(), Some(EINVAL));
    }
}

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use fds_and_structs::{msr_filter, xsave};
    use kvm_bindings::{KVM_MSR_FILTER_DEFAULT_DENY, KVM_MSR_FILTER_READ, kvm_msr_filter, kvm_xsave};

    #[test]
    fn a_bitmap_is_inside_the_bitmaps() {
        let with = |nmsrs: u32, bitmap: usize| {
            let mut filter = kvm_msr_filter { flags: KVM_MSR_FILTER_DEFAULT_DENY, ..Default::default() };
            filter.ranges[0].flags = KVM_MSR_FILTER_READ;
            filter.ranges[0].nmsrs = nmsrs;
            filter.ranges[0].bitmap = bitmap as *mut u8;
            filter
        };
        let bitmaps = [0_u8; 16];
        for (nmsrs, at, fits) in [
            (1, 0, true),
            (64, 8, true),
            (65, 8, false),
            (128, 0, true),
            (129, 0, false),
            (u32::MAX, 0, false),
            (0, 16, true),
            (0, 17, false),
            (1, usize::MAX, false),
        ] {
            let filter = with(nmsrs, at);
            assert_eq!(msr_filter::parse(&filter, &bitmaps).is_ok(), fits, "{nmsrs} at {at}");
        }
    }

    #[test]
    fn an_xsave_area_is_as_long_as_the_kernel_says_at_least() {
        let struct_size = size_of::<kvm_xsave>();
        for size in [struct_size, struct_size + 4, struct_size + 1000, struct_size + 1001] {
            let bytes: Vec<u8> = (0..size).map(|at| at as u8).collect();
            assert!(xsave::load(&bytes[..size - 1], size).is_err());
            let area = xsave::load(&bytes, size).unwrap();
            let mut back = vec![0; size + 3];
            xsave::store(&area, size, &mut back).unwrap();
            // The area has whole words, so the last bytes of an odd length are not kept.
            let words = size / 4 * 4;
            assert_eq!(back[..words], bytes[..words]);
            assert_eq!(back[size..], [0; 3]);
            assert!(xsave::store(&area, size, &mut back[..size - 1]).is_err());
        }
    }
}
