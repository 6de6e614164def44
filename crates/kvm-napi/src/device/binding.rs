//! A device in the kernel: the ioctls of `DeviceFd`.

use std::os::fd::{AsRawFd, FromRawFd, RawFd};
use std::sync::Arc;

use fds_and_structs::owned_fd::{Owned, adopt, name_of};
use kvm_ioctls::DeviceFd;
use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;

use crate::call::convert::{bytes_of, either};
use crate::call::ioctl::ioctl;
use crate::device::attributes::{get_device_attr, has_device_attr, set_device_attr};
use crate::vm::Vm;

/// The names of the devices in /proc/self/fd. Those of the arm64 GICs end with a version or `its`.
const NAMES: [&[u8]; 3] = [b"anon_inode:kvm-vfio", b"anon_inode:kvm-arm-vgic-", b"anon_inode:kvm-riscv-aia"];

/// ENOTTY unless `fd` is a device.
fn prove_device(fd: RawFd) -> Result<(), i32> {
    let name = name_of(fd)?;
    if NAMES.iter().any(|known| name.starts_with(known)) { Ok(()) } else { Err(-libc::ENOTTY) }
}

/// Fields are dropped in this order: the device's fd keeps the VM's file, which needs the memory of its slots.
struct Device {
    fd: Owned<DeviceFd>,
    /// None if the fd was adopted: only the kernel knows its VM.
    vm: Option<Arc<Vm>>,
}

#[napi]
pub struct BindingDevice {
    device: Option<Device>,
}

impl BindingDevice {
    pub fn new(fd: Owned<DeviceFd>, vm: Arc<Vm>) -> Self {
        Self { device: Some(Device { fd, vm: Some(vm) }) }
    }

    /// A handle without a device, for `KVM_CREATE_DEVICE_TEST`.
    pub fn none() -> Self {
        Self { device: None }
    }

    fn device(&self) -> Result<&DeviceFd, i32> {
        self.device.as_ref().map(|device| &*device.fd).ok_or(-libc::EBADF)
    }
}

#[napi]
impl BindingDevice {
    #[napi(catch_unwind)]
    pub fn from_raw_fd(fd: i32) -> Either<BindingDevice, i32> {
        // SAFETY: `adopt()` has verified that the fd is a device without an owner here, and the caller gives it up.
        let device = adopt(fd, prove_device, |fd| Ok(unsafe { DeviceFd::from_raw_fd(fd) }));
        either(device.map(|fd| BindingDevice { device: Some(Device { fd, vm: None }) }))
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.device = None;
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        let Some(Device { fd, vm }) = &self.device else { return -libc::EBADF };
        vm.iter().for_each(|vm| vm.expose());
        fd.as_raw_fd()
    }

    /// Does any ioctl, by its request number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
        self.device().map_or_else(i64::from, |device| ioctl(device, request, arg))
    }

    #[napi(catch_unwind)]
    pub fn has_device_attr(&self, attr: &[u8]) -> i32 {
        self.device().map_or_else(|errno| errno, |device| has_device_attr(attr, |attr| device.has_device_attr(attr)))
    }

    #[napi(catch_unwind)]
    pub fn set_device_attr(&self, attr: &[u8], value: &[u8]) -> i32 {
        match self.device() {
            Ok(device) => set_device_attr(attr, value, |attr| device.set_device_attr(attr)),
            Err(errno) => errno,
        }
    }

    #[napi(catch_unwind)]
    pub fn get_device_attr(&self, attr: &[u8], mut into: Uint8ArraySlice) -> i32 {
        match self.device() {
            // SAFETY: a guard page follows the value, so the kernel cannot write past its end.
            Ok(device) => get_device_attr(attr, bytes_of(&mut into), |attr| unsafe { device.get_device_attr(attr) }),
            Err(errno) => errno,
        }
    }
}
