//! The Node-API seam of the npm package `kvm-ioctls`.
//!
//! Each class wraps one fd type of the crate `kvm-ioctls`, each method does one ioctl. The seam speaks as the kernel
//! does: a method returns its result, or the negative error number; no Rust error becomes a JavaScript exception
//! here. Validation, decoding and messages are TypeScript's (`src/**/*.ts`), pointers, lifetimes and ioctls ours:
//! whatever the arguments, nothing here reads or writes outside the memory it was given.

// The helpers of methods that x86_64 alone has; there they are all in use.
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
