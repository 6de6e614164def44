//! File descriptors and structs: the code of the addon (`crates/kvm-napi`) that does not use JavaScript, so that tests, Miri
//! and a fuzzer can run it. docs/reference/reliability.md.

pub mod bytes;
pub mod errno;
#[cfg(target_arch = "x86_64")]
pub mod msr_filter;
pub mod owned_fd;
pub mod shared;
#[cfg(target_arch = "x86_64")]
pub mod xsave;
