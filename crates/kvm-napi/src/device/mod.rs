//! Devices in the kernel, and attributes of devices and of other objects.

pub mod attributes;
pub mod binding;
