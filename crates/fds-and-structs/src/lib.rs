//! What the seam (`crates/kvm-napi`) is made of and needs no JavaScript for: it is tested by itself, under Miri, and by a
//! fuzzer. docs/reference/reliability.md.

pub mod bytes;
pub mod errno;
#[cfg(target_arch = "x86_64")]
pub mod msr_filter;
pub mod owned_fd;
pub mod shared;
#[cfg(target_arch = "x86_64")]
pub mod xsave;
