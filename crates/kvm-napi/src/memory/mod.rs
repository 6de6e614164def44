//! Guest memory, and memory for the arguments of ioctls.

pub mod array_buffer;
pub mod binding;
pub mod guard_page;
pub mod guest_memfd;
pub mod mapping;
pub mod memfd;
mod snapshot;
