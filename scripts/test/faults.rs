//! Faults that `npm run test:asan` must detect before it runs the tests.

/// Reads past the end of an allocation. AddressSanitizer detects it.
#[unsafe(no_mangle)]
pub extern "C" fn past_the_end(len: usize) -> u8 {
    let bytes = vec![0_u8; len];
    // SAFETY: none. This is the fault.
    unsafe { std::hint::black_box(bytes.as_ptr()).add(len).read() }
}

/// Breaks the precondition of `get_unchecked`. The checks of Rust's library detect it.
#[unsafe(no_mangle)]
pub extern "C" fn unchecked(index: usize) -> u8 {
    let bytes = std::hint::black_box([0_u8; 16]);
    // SAFETY: none. This is the fault.
    unsafe { *bytes[..8].get_unchecked(index) }
}

/// Overflows an integer. Overflow checks detect it.
#[unsafe(no_mangle)]
pub extern "C" fn overflow(length: u8) -> u8 {
    length + 200
}
