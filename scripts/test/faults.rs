//! What `npm run test:asan` proves itself with: each function does what must not pass unseen.

/// Reads past the end of what was allocated: AddressSanitizer's to see.
#[unsafe(no_mangle)]
pub extern "C" fn past_the_end(len: usize) -> u8 {
    let bytes = vec![0_u8; len];
    // SAFETY: there is none. That is the fault.
    unsafe { std::hint::black_box(bytes.as_ptr()).add(len).read() }
}

/// Breaks what `get_unchecked` asks for: the check of undefined behaviour that Rust's library has.
#[unsafe(no_mangle)]
pub extern "C" fn unchecked(index: usize) -> u8 {
    let bytes = std::hint::black_box([0_u8; 16]);
    // SAFETY: there is none. That is the fault.
    unsafe { *bytes[..8].get_unchecked(index) }
}

/// An integer that is too large for its type.
#[unsafe(no_mangle)]
pub extern "C" fn overflow(length: u8) -> u8 {
    length + 200
}
