//! The Node-API seam of the npm package `kvm-ioctls`.
//!
//! Each class wraps one fd type of the crate `kvm-ioctls`, each method does one ioctl. The seam speaks as the kernel
//! does: a method returns its result, or the negative error number; no Rust error becomes a JavaScript exception
//! here. Validation, decoding and messages are TypeScript's (`src/**/*.ts`), pointers, lifetimes and ioctls ours:
//! whatever the arguments, nothing here reads or writes outside the memory it was given.

// The helpers of methods that x86_64 alone has; there they are all in use.
#![cfg_attr(not(target_arch = "x86_64"), allow(dead_code, unused_imports, unused_mut))]

#[cfg(target_arch = "aarch64")]
mod arm;
mod callback;
mod convert;
mod device;
mod device_attr;
mod dirty_ring;
mod eventfd;
mod fenced;
mod guest_memfd;
mod ioctl;
mod knocker;
mod kvm;
mod memory;
mod memory_slots;
mod memory_snapshot;
mod plain;
mod poller;
mod run;
mod run_page;
mod runner;
mod signal;
mod stats_fd;
mod vcpu;
mod vm;
mod vm_events;
#[cfg(target_arch = "x86_64")]
mod xcomp;

use parts::{held, owned_fd};
#[cfg(target_arch = "x86_64")]
use parts::{msr_filter, xsave};
