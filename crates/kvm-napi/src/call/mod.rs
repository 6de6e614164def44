//! Calls from JavaScript: functions that take an id, conversions of values, and any ioctl.

pub mod convert;
pub mod function_registry;
pub mod ioctl;
