//! A virtual machine: the ioctls of the crate's `VmFd`.

use std::os::fd::AsRawFd;
use std::sync::Arc;

use kvm_bindings::{
    KVM_CREATE_DEVICE_TEST, KVMIO, kvm_clear_dirty_log, kvm_clear_dirty_log__bindgen_ty_1, kvm_create_device,
    kvm_enc_region, kvm_userspace_memory_region, kvm_userspace_memory_region2,
};
use kvm_ioctls::VmFd;
use napi::Env;
use napi::bindgen_prelude::{ArrayBuffer, BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;
use vmm_sys_util::ioctl::ioctl_with_ref;
use vmm_sys_util::ioctl_iowr_nr;

use crate::convert::{bytes_of, either, errno, last_errno, load, only, store, u64_of, uninterrupted, unit};
use crate::device::BindingDevice;
use crate::guest_memfd::{BindingGuestMemfd, GuestMemfd};
use crate::held::Held;
use crate::ioctl::ioctl;
use crate::memory::{BindingMemory, Mapping, array_buffer};
use crate::memory_slots::{MemorySlots, Slot};
use crate::owned_fd::Owned;
use crate::vcpu::BindingVcpu;

ioctl_iowr_nr!(KVM_CLEAR_DIRTY_LOG, KVMIO, 0xc0, kvm_clear_dirty_log);

/// What a VM's handle and its vCPUs hold together.
pub struct Vm {
    pub fd: Owned<VmFd>,
    memory_slots: MemorySlots,
}

impl Drop for Vm {
    fn drop(&mut self) {
        self.memory_slots.clear(&self.fd);
    }
}

/// A range of a memory.
struct Range {
    address: u64,
    size: usize,
}

impl Range {
    /// EINVAL unless it is inside the memory. An empty one is not: as a slot it would delete it, behind the table's
    /// back.
    fn of(memory: &Mapping, offset: i64, size: i64) -> Result<Self, i32> {
        let offset = usize::try_from(offset).map_err(|_| -libc::EINVAL)?;
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL)?;
        let end = offset.checked_add(size).ok_or(-libc::EINVAL)?;
        if size == 0 || end > memory.len() {
            return Err(-libc::EINVAL);
        }
        Ok(Self { address: (memory.address().as_ptr() as usize + offset) as u64, size })
    }
}

#[napi]
pub struct BindingVm {
    vm: Option<Held<Vm>>,
}

impl BindingVm {
    pub fn new(fd: Owned<VmFd>) -> Self {
        Self { vm: Some(Held::new(Vm { fd, memory_slots: MemorySlots::default() })) }
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
            let range = Range::of(mapping, memory_offset, memory_size)?;
            let region = kvm_userspace_memory_region {
                slot,
                flags,
                guest_phys_addr: u64_of(&guest_phys_addr)?,
                memory_size: range.size as u64,
                userspace_addr: range.address,
            };
            let keep = Slot { memory: Arc::clone(mapping), size: range.size, _guest_memfd: None };
            // SAFETY: the region lies inside the memory, which the table keeps mapped until the kernel has dropped the
            // slot. The kernel refuses an overlap by EEXIST.
            Ok(vm.memory_slots.set(slot, Some(keep), || unsafe { vm.fd.set_user_memory_region(region) }))
        };
        set().unwrap_or_else(|errno| errno)
    }

    #[napi(catch_unwind)]
    pub fn remove_user_memory_region(&self, slot: u32) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| vm.memory_slots.remove(&vm.fd, slot))
    }

    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments)]
    pub fn set_user_memory_region2(
        &self,
        slot: u32,
        flags: u32,
        guest_phys_addr: BigInt,
        memory: &BindingMemory,
        memory_offset: i64,
        memory_size: i64,
        guest_memfd: Option<&BindingGuestMemfd>,
        guest_memfd_offset: i64,
    ) -> i32 {
        let set = || {
            let (vm, mapping) = (self.vm()?, memory.mapping()?);
            let range = Range::of(mapping, memory_offset, memory_size)?;
            let guest_memfd = guest_memfd.map(BindingGuestMemfd::file).transpose()?;
            let region = kvm_userspace_memory_region2 {
                slot,
                flags,
                guest_phys_addr: u64_of(&guest_phys_addr)?,
                memory_size: range.size as u64,
                userspace_addr: range.address,
                guest_memfd_offset: guest_memfd_offset as u64,
                guest_memfd: guest_memfd.map_or(0, |file| file.as_raw_fd() as u32),
                ..Default::default()
            };
            let keep =
                Slot { memory: Arc::clone(mapping), size: range.size, _guest_memfd: guest_memfd.map(Arc::clone) };
            // SAFETY: as in set_user_memory_region.
            Ok(vm.memory_slots.set(slot, Some(keep), || unsafe { vm.fd.set_user_memory_region2(region) }))
        };
        set().unwrap_or_else(|errno| errno)
    }

    /// The whole memory of a slot that was set through this handle.
    #[napi(catch_unwind)]
    pub fn slot_array_buffer<'env>(&self, env: &'env Env, slot: u32) -> Either<ArrayBuffer<'env>, i32> {
        either(self.vm().and_then(|vm| array_buffer(env, &vm.memory_slots.memory(slot)?)))
    }

    #[napi(catch_unwind)]
    pub fn create_guest_memfd(&self, size: i64, flags: BigInt) -> Either<BindingGuestMemfd, i32> {
        either(self.vm().and_then(|vm| {
            let size = usize::try_from(size).map_err(|_| -libc::EINVAL)?;
            GuestMemfd::create(&vm.fd, size, u64_of(&flags)?).map(BindingGuestMemfd::new)
        }))
    }

    #[napi(catch_unwind)]
    pub fn set_memory_attributes(&self, attributes: &[u8]) -> i32 {
        only!("x86_64" | "aarch64" [attributes] => match load(attributes) {
            Ok(attributes) => self.unit(|vm| vm.set_memory_attributes(attributes)),
            Err(errno) => errno,
        })
    }

    #[napi(catch_unwind)]
    pub fn register_enc_memory_region(&self, memory: &BindingMemory, offset: i64, size: i64) -> i32 {
        only!("x86_64" [memory, offset, size] => {
            let register = || {
                let (vm, mapping) = (self.vm()?, memory.mapping()?);
                let Range { address, size } = Range::of(mapping, offset, size)?;
                let region = kvm_enc_region { addr: address, size: size as u64 };
                let register = |region: &_| vm.fd.register_enc_memory_region(region);
                Ok(vm.memory_slots.register_enc_region(mapping, region, &register))
            };
            register().unwrap_or_else(|errno| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn unregister_enc_memory_region(&self, memory: &BindingMemory, offset: i64, size: i64) -> i32 {
        only!("x86_64" [memory, offset, size] => {
            let unregister = || {
                let (vm, mapping) = (self.vm()?, memory.mapping()?);
                let Range { address, size } = Range::of(mapping, offset, size)?;
                let region = kvm_enc_region { addr: address, size: size as u64 };
                let unregister = |region: &_| vm.fd.unregister_enc_memory_region(region);
                Ok(vm.memory_slots.unregister_enc_region(region, &unregister))
            };
            unregister().unwrap_or_else(|errno| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn get_dirty_log(&self, slot: u32, mut into: Uint8ArraySlice) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| vm.memory_slots.dirty_log(&vm.fd, slot, bytes_of(&mut into)))
    }

    #[napi(catch_unwind)]
    pub fn clear_dirty_log(&self, slot: u32, first_page: BigInt, num_pages: u32, bitmap: &[u8]) -> i32 {
        let clear = || {
            // The kernel reads whole words.
            if bitmap.len() < (num_pages as usize).div_ceil(64) * 8 {
                return Err(-libc::EINVAL);
            }
            let log = kvm_clear_dirty_log {
                slot,
                num_pages,
                first_page: u64_of(&first_page)?,
                __bindgen_anon_1: kvm_clear_dirty_log__bindgen_ty_1 { dirty_bitmap: bitmap.as_ptr().cast_mut().cast() },
            };
            // SAFETY: the kernel reads a bit for each page from the bitmap, which has them, and writes nothing.
            match unsafe { ioctl_with_ref(&*self.vm()?.fd, KVM_CLEAR_DIRTY_LOG(), &log) } {
                0.. => Ok(0),
                _ => Err(last_errno()),
            }
        };
        clear().unwrap_or_else(|errno| errno)
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
