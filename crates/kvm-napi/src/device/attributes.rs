//! Attributes of devices, vCPUs, virtual machines and `/dev/kvm`. `struct kvm_device_attr` has the address of a value but
//! not its length, so the kernel gets a copy of the caller's bytes that ends at a guard page.

use std::os::fd::AsRawFd;

use kvm_bindings::{KVMIO, kvm_device_attr};
use kvm_ioctls::Error;
use vmm_sys_util::ioctl::ioctl_with_ref;
use vmm_sys_util::ioctl_iow_nr;

use crate::call::convert::{errno, load, unit};
use crate::memory::guard_page::GuardedBytes;

fn with_addr(attr: &[u8], addr: u64) -> Result<kvm_device_attr, i32> {
    Ok(kvm_device_attr { addr, ..load(attr)? })
}

pub fn set_device_attr(attr: &[u8], value: &[u8], ioctl: impl FnOnce(&kvm_device_attr) -> Result<(), Error>) -> i32 {
    let set = || {
        let value = GuardedBytes::new(value)?;
        ioctl(&with_addr(attr, value.address())?).map_err(errno)
    };
    set().map_or_else(|errno| errno, |()| 0)
}

/// The kernel may also read the value before it writes it.
pub fn get_device_attr(
    attr: &[u8],
    into: &mut [u8],
    ioctl: impl FnOnce(&mut kvm_device_attr) -> Result<(), Error>,
) -> i32 {
    let get = || {
        let value = GuardedBytes::new(into)?;
        ioctl(&mut with_addr(attr, value.address())?).map_err(errno)?;
        value.copy_to(into);
        Ok(())
    };
    get().map_or_else(|errno| errno, |()| 0)
}

/// The kernel does not use the address.
pub fn has_device_attr(attr: &[u8], ioctl: impl FnOnce(&kvm_device_attr) -> Result<(), Error>) -> i32 {
    with_addr(attr, 0).map_or_else(|errno| errno, |attr| unit(ioctl(&attr)))
}

ioctl_iow_nr!(KVM_SET_DEVICE_ATTR, KVMIO, 0xe1, kvm_device_attr);
ioctl_iow_nr!(KVM_GET_DEVICE_ATTR, KVMIO, 0xe2, kvm_device_attr);
ioctl_iow_nr!(KVM_HAS_DEVICE_ATTR, KVMIO, 0xe3, kvm_device_attr);

/// The three ioctls for `/dev/kvm` and for the vCPUs of x86_64, for which the crate has no methods.
fn ioctl(fd: &impl AsRawFd, request: libc::c_ulong, attr: &kvm_device_attr) -> Result<(), Error> {
    // SAFETY: the kernel reads one struct, and accesses the value at the address in it, which ends at a guard page.
    if unsafe { ioctl_with_ref(fd, request, attr) } < 0 { Err(Error::last()) } else { Ok(()) }
}

pub fn set_attr_of(fd: &impl AsRawFd, attr: &[u8], value: &[u8]) -> i32 {
    set_device_attr(attr, value, |attr| ioctl(fd, KVM_SET_DEVICE_ATTR(), attr))
}

pub fn get_attr_of(fd: &impl AsRawFd, attr: &[u8], into: &mut [u8]) -> i32 {
    get_device_attr(attr, into, |attr| ioctl(fd, KVM_GET_DEVICE_ATTR(), attr))
}

pub fn has_attr_of(fd: &impl AsRawFd, attr: &[u8]) -> i32 {
    has_device_attr(attr, |attr| ioctl(fd, KVM_HAS_DEVICE_ATTR(), attr))
}
