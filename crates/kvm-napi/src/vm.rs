//! A virtual machine: the ioctls of the crate's `VmFd`.

use std::collections::HashMap;
use std::os::fd::AsRawFd;
use std::sync::{Arc, Mutex, PoisonError};

use kvm_bindings::{KVM_CREATE_DEVICE_TEST, kvm_create_device, kvm_userspace_memory_region};
use kvm_ioctls::VmFd;
use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;

use crate::convert::{bytes_of, either, errno, load, only, store, u64_of, uninterrupted, unit};
use crate::device::BindingDevice;
use crate::held::Held;
use crate::ioctl::ioctl;
use crate::memory::{BindingMemory, Mapping};
use crate::owned_fd::Owned;
use crate::vcpu::BindingVcpu;

/// What a VM's handle and its vCPUs hold together.
pub struct Vm {
    pub fd: Owned<VmFd>,
    /// The memory behind each slot that was set through this handle: the kernel has its address, so it must stay.
    slots: Mutex<HashMap<u32, Arc<Mapping>>>,
}

impl Vm {
    fn set_region(&self, region: kvm_userspace_memory_region, memory: Option<&Arc<Mapping>>) -> i32 {
        // Held over the ioctl, so that the table and the kernel agree on which memory a slot has.
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        // SAFETY: the region lies inside `memory`, which the table keeps mapped until the kernel has dropped the slot;
        // or it is empty and deletes the slot. The kernel refuses an overlap by EEXIST.
        let answer = unit(unsafe { self.fd.set_user_memory_region(region) });
        if answer == 0 {
            match memory {
                Some(memory) => slots.insert(region.slot, Arc::clone(memory)),
                None => slots.remove(&region.slot),
            };
        }
        answer
    }

    fn remove_region(&self, slot: u32) -> i32 {
        self.set_region(kvm_userspace_memory_region { slot, ..Default::default() }, None)
    }
}

impl Drop for Vm {
    /// Someone else may hold the VM's file (a duplicate of its fd): its slots go before the memory does.
    fn drop(&mut self) {
        let slots = std::mem::take(self.slots.get_mut().unwrap_or_else(PoisonError::into_inner));
        for (slot, memory) in slots {
            let answer = self.remove_region(slot);
            // EINVAL: the slot was deleted through another handle of this VM.
            if answer != 0 && answer != -libc::EINVAL {
                // The kernel may still use it: better lost than unmapped under a guest.
                std::mem::forget(memory);
            }
        }
    }
}

#[napi]
pub struct BindingVm {
    vm: Option<Held<Vm>>,
}

impl BindingVm {
    pub fn new(fd: Owned<VmFd>) -> Self {
        Self { vm: Some(Held::new(Vm { fd, slots: Mutex::new(HashMap::new()) })) }
    }

    fn vm(&self) -> Result<&Arc<Vm>, i32> {
        self.vm.as_deref().ok_or(-libc::EBADF)
    }

    /// One ioctl that returns nothing.
    fn unit(&self, ioctl: impl FnOnce(&VmFd) -> Result<(), kvm_ioctls::Error>) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| unit(ioctl(&vm.fd)))
    }
}

#[napi]
impl BindingVm {
    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        if let Some(vm) = self.vm.take() {
            vm.close();
        }
    }

    #[napi(catch_unwind)]
    pub fn share(&mut self) -> Either<BigInt, i32> {
        either(self.vm.as_mut().ok_or(-libc::EBADF).and_then(Held::share))
    }

    /// A handle of the VM that has the key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingVm, i32> {
        either(Held::attach(key).map(|vm| BindingVm { vm: Some(vm) }))
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| vm.fd.as_raw_fd())
    }

    /// Any ioctl, by its number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| ioctl(&*vm.fd, request, arg))
    }

    #[napi(catch_unwind)]
    pub fn set_user_memory_region(
        &self,
        slot: u32,
        flags: u32,
        guest_phys_addr: BigInt,
        memory: &BindingMemory,
        memory_offset: i64,
        memory_size: i64,
    ) -> i32 {
        let set = || {
            let (vm, mapping) = (self.vm()?, memory.mapping()?);
            let offset = usize::try_from(memory_offset).map_err(|_| -libc::EINVAL)?;
            let size = usize::try_from(memory_size).map_err(|_| -libc::EINVAL)?;
            let end = offset.checked_add(size).ok_or(-libc::EINVAL)?;
            // Size 0 would delete the slot, behind the table's back.
            if size == 0 || end > mapping.len() {
                return Err(-libc::EINVAL);
            }
            let region = kvm_userspace_memory_region {
                slot,
                flags,
                guest_phys_addr: u64_of(&guest_phys_addr)?,
                memory_size: size as u64,
                userspace_addr: (mapping.address().as_ptr() as usize + offset) as u64,
            };
            Ok(vm.set_region(region, Some(mapping)))
        };
        set().unwrap_or_else(|errno| errno)
    }

    #[napi(catch_unwind)]
    pub fn remove_user_memory_region(&self, slot: u32) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| vm.remove_region(slot))
    }

    #[napi(catch_unwind)]
    pub fn set_tss_address(&self, offset: i64) -> i32 {
        only!("x86_64" [offset] => self.unit(|vm| vm.set_tss_address(offset as usize)))
    }

    #[napi(catch_unwind)]
    pub fn set_identity_map_address(&self, address: BigInt) -> i32 {
        only!("x86_64" [address] => match u64_of(&address) {
            Ok(address) => self.unit(|vm| vm.set_identity_map_address(address)),
            Err(errno) => errno,
        })
    }

    #[napi(catch_unwind)]
    pub fn create_irq_chip(&self) -> i32 {
        only!("x86_64" | "aarch64" [] => self.unit(VmFd::create_irq_chip))
    }

    #[napi(catch_unwind)]
    pub fn create_pit2(&self, pit_config: &[u8]) -> i32 {
        only!("x86_64" [pit_config] => match load(pit_config) {
            Ok(pit_config) => self.unit(|vm| vm.create_pit2(pit_config)),
            Err(errno) => errno,
        })
    }

    #[napi(catch_unwind)]
    pub fn set_irq_line(&self, irq: u32, active: bool) -> i32 {
        self.unit(|vm| vm.set_irq_line(irq, active))
    }

    #[napi(catch_unwind)]
    pub fn create_vcpu(&self, id: u32) -> Either<BindingVcpu, i32> {
        either(self.vm().and_then(|vm| {
            let fd = Owned::create(|| uninterrupted(|| vm.fd.create_vcpu(id.into())))?;
            BindingVcpu::new(fd, Arc::clone(vm))
        }))
    }
    /// The kernel's answer is put into the struct.
    #[napi(catch_unwind)]
    pub fn create_device(&self, mut create_device: Uint8ArraySlice) -> Either<BindingDevice, i32> {
        either(self.vm().and_then(|vm| {
            let mut device: kvm_create_device = load(&create_device)?;
            if device.flags & KVM_CREATE_DEVICE_TEST != 0 {
                // Nothing is created then, and the number in the struct is nobody's: the crate takes it for that of a
                // device all the same, which must not be dropped. It is one that it can stand, and not the caller's.
                device.fd = 0;
                vm.fd.create_device(&mut device).map(std::mem::forget).map_err(errno)?;
                return Ok(BindingDevice::none());
            }
            let fd = Owned::create(|| vm.fd.create_device(&mut device).map_err(errno))?;
            store(&device, bytes_of(&mut create_device));
            Ok(BindingDevice::new(fd, Arc::clone(vm)))
        }))
    }
}
