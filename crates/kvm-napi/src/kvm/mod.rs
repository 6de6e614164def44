//! `/dev/kvm`.

pub mod binding;
#[cfg(target_arch = "x86_64")]
mod xcomp;
