//! Guest memory, and memory that the kernel reads and writes for us.

pub mod array_buffer;
pub mod binding;
pub mod guard_page;
pub mod guest_memfd;
pub mod mapping;
pub mod memfd;
mod snapshot;
