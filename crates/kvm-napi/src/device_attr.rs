//! Attributes of devices, vCPUs, virtual machines and `/dev/kvm`: `struct kvm_device_attr` says where a value is, and
//! not how long. The caller's bytes are the value here, in fenced memory.

use kvm_bindings::kvm_device_attr;
use kvm_ioctls::Error;

use crate::convert::{errno, load, unit};
use crate::fenced::Fenced;

fn with_addr(attr: &[u8], addr: u64) -> Result<kvm_device_attr, i32> {
    Ok(kvm_device_attr { addr, ..load(attr)? })
}

pub fn set_device_attr(attr: &[u8], value: &[u8], ioctl: impl FnOnce(&kvm_device_attr) -> Result<(), Error>) -> i32 {
    let set = || {
        let value = Fenced::new(value)?;
        ioctl(&with_addr(attr, value.address())?).map_err(errno)
    };
    set().map_or_else(|errno| errno, |()| 0)
}

/// The kernel may also read the value, before it writes it.
pub fn get_device_attr(
    attr: &[u8],
    into: &mut [u8],
    ioctl: impl FnOnce(&mut kvm_device_attr) -> Result<(), Error>,
) -> i32 {
    let get = || {
        let value = Fenced::new(into)?;
        ioctl(&mut with_addr(attr, value.address())?).map_err(errno)?;
        value.copy_to(into);
        Ok(())
    };
    get().map_or_else(|errno| errno, |()| 0)
}

/// Where a value would be is none of the kernel's business.
pub fn has_device_attr(attr: &[u8], ioctl: impl FnOnce(&kvm_device_attr) -> Result<(), Error>) -> i32 {
    with_addr(attr, 0).map_or_else(|errno| errno, |attr| unit(ioctl(&attr)))
}
