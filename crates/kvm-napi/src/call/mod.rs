//! How JavaScript calls the seam: functions by id, values, and any ioctl.

pub mod convert;
pub mod function_registry;
pub mod ioctl;
