//! The addon of the npm package `kvm-ioctls`.
//!
//! Each class wraps one fd type of the crate `kvm-ioctls`, and each method does one ioctl. A method returns the result or
//! the negative error number, and throws no JavaScript exception. TypeScript (`src/**/*.ts`) validates, decodes and writes
//! messages; this crate has the pointers, lifetimes and ioctls. No argument makes it access memory outside its own.

// Only x86_64 uses all helpers.
#![cfg_attr(not(target_arch = "x86_64"), allow(dead_code, unused_imports, unused_mut))]

mod call;
mod device;
mod event;
mod exports;
mod kvm;
mod memory;
mod stats_fd;
mod vcpu;
mod vm;
