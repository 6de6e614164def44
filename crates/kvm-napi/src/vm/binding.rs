//! A virtual machine: the ioctls of `VmFd`.

use std::os::fd::{AsRawFd, RawFd};
use std::sync::Arc;
use std::sync::atomic::Ordering;

#[cfg(target_arch = "x86_64")]
use fds_and_structs::msr_filter;
use fds_and_structs::owned_fd::{Owned, adopt, name_of};
use fds_and_structs::shared::Shared;
use kvm_bindings::{
    KVM_CAP_DIRTY_LOG_RING, KVM_CAP_DIRTY_LOG_RING_ACQ_REL, KVM_CREATE_DEVICE_TEST, KVMIO, kvm_clear_dirty_log,
    kvm_clear_dirty_log__bindgen_ty_1, kvm_create_device, kvm_enable_cap, kvm_enc_region, kvm_ioeventfd,
    kvm_ioeventfd_flag_nr_deassign, kvm_irq_routing, kvm_userspace_memory_region, kvm_userspace_memory_region2,
};
#[cfg(target_arch = "x86_64")]
use kvm_bindings::{kvm_irqchip, kvm_msr_filter, kvm_sev_cmd};
use kvm_ioctls::{IoEventAddress, VmFd};
use napi::Env;
use napi::bindgen_prelude::{ArrayBuffer, BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;
use vmm_sys_util::ioctl::ioctl_with_ref;
use vmm_sys_util::{ioctl_iow_nr, ioctl_iowr_nr};

use crate::call::convert::{
    Pod, SystemCall, bytes_of, count, either, errno, key_of, last_errno, load, load_fam, only, store, token, u64_of,
    unit,
};
use crate::call::function_registry::{Function, Registration, functions, registered};
use crate::call::ioctl::ioctl;
#[cfg(target_arch = "aarch64")]
use crate::device::attributes::{has_device_attr, set_device_attr};
use crate::device::binding::BindingDevice;
use crate::event::eventfd::BindingEventFd;
use crate::memory::array_buffer::array_buffer;
use crate::memory::binding::BindingMemory;
#[cfg(target_arch = "x86_64")]
use crate::memory::guard_page::GuardedBytes;
use crate::memory::guest_memfd::{BindingGuestMemfd, GuestMemfd};
use crate::memory::mapping::Mapping;
use crate::stats_fd::BindingStatsFd;
use crate::vcpu::binding::BindingVcpu;
use crate::vm::Vm;
#[cfg(target_arch = "aarch64")]
use crate::vm::arm::{get_reg_writable_masks, mte_copy_tags};
use crate::vm::events::Use;
use crate::vm::memory_slots::{BindingSlot, Slot};

ioctl_iow_nr!(KVM_IOEVENTFD, KVMIO, 0x79, kvm_ioeventfd);
ioctl_iowr_nr!(KVM_CLEAR_DIRTY_LOG, KVMIO, 0xc0, kvm_clear_dirty_log);

/// `KVM_IOEVENTFD_FLAG_DEASSIGN`. The crate has only the number of the bit.
const DEASSIGN: u32 = 1 << kvm_ioeventfd_flag_nr_deassign;

/// ENOTTY unless `fd` is a vCPU.
fn prove_vcpu(fd: RawFd) -> Result<(), i32> {
    if name_of(fd)?.starts_with(b"anon_inode:kvm-vcpu:") { Ok(()) } else { Err(-libc::ENOTTY) }
}

fn io_event_address(addr: &BigInt, pio: bool) -> Result<IoEventAddress, i32> {
    let addr = u64_of(addr)?;
    Ok(if pio { IoEventAddress::Pio(addr) } else { IoEventAddress::Mmio(addr) })
}

/// A range of a guest memory.
struct Range {
    offset: usize,
    size: usize,
    address: u64,
}

impl Range {
    /// EINVAL unless the range is inside the memory and not empty. The kernel would delete a slot with an empty range, and
    /// the table would keep it.
    fn of(memory: &Mapping, offset: i64, size: i64) -> Result<Self, i32> {
        let offset = usize::try_from(offset).map_err(|_| -libc::EINVAL)?;
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL)?;
        let end = offset.checked_add(size).ok_or(-libc::EINVAL)?;
        if size == 0 || end > memory.len() {
            return Err(-libc::EINVAL);
        }
        Ok(Self { offset, size, address: (memory.address().as_ptr() as usize + offset) as u64 })
    }

    fn slot(
        &self,
        memory: &Arc<Mapping>,
        guest_phys_addr: u64,
        flags: u32,
        guest_memfd: Option<&Arc<GuestMemfd>>,
    ) -> Slot {
        Slot {
            memory: Arc::clone(memory),
            memory_offset: self.offset,
            size: self.size,
            guest_phys_addr,
            flags,
            _guest_memfd: guest_memfd.map(Arc::clone),
        }
    }
}

registered!(Vm);

pub const FUNCTIONS: [Function; 1] = functions! {
    c"resetDirtyRings" => |vm: &Vm, (): ()| vm.reset_dirty_rings(),
};

#[napi]
pub struct BindingVm {
    registration: Option<Registration<Vm>>,
    vm: Option<Shared<Vm>>,
}

impl BindingVm {
    pub fn new(fd: Owned<VmFd>) -> Self {
        Self { registration: None, vm: Some(Shared::new(Vm::new(fd))) }
    }

    /// A VM whose file came from the caller, who may have another fd.
    pub fn adopted(fd: Owned<VmFd>) -> Self {
        let vm = Self::new(fd);
        vm.vm.iter().for_each(|vm| vm.expose());
        vm
    }

    fn vm(&self) -> Result<&Arc<Vm>, i32> {
        self.vm.as_deref().ok_or(-libc::EBADF)
    }

    fn exposed_vm(&self) -> Result<&Arc<Vm>, i32> {
        self.vm().inspect(|vm| vm.expose())
    }

    /// Does an ioctl that fills a struct.
    #[cfg(not(target_arch = "riscv64"))]
    fn get<T: Pod>(&self, mut into: Uint8ArraySlice, ioctl: impl FnOnce(&VmFd) -> Result<T, kvm_ioctls::Error>) -> i32 {
        match self.vm().and_then(|vm| ioctl(&vm.fd).map_err(errno)) {
            Ok(value) => store(&value, bytes_of(&mut into)),
            Err(errno) => errno,
        }
    }

    /// Does an ioctl that takes a struct.
    fn set<T: Pod>(&self, from: &[u8], ioctl: impl FnOnce(&VmFd, T) -> Result<(), kvm_ioctls::Error>) -> i32 {
        match self.vm().and_then(|vm| Ok((vm, load(from)?))) {
            Ok((vm, value)) => unit(ioctl(&vm.fd, value)),
            Err(errno) => errno,
        }
    }

    /// Does an ioctl that returns nothing.
    fn unit(&self, ioctl: impl FnOnce(&VmFd) -> Result<(), kvm_ioctls::Error>) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| unit(ioctl(&vm.fd)))
    }
}

#[napi]
impl BindingVm {
    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.registration = None;
        if let Some(vm) = self.vm.take() {
            vm.close();
        }
    }

    #[napi(catch_unwind)]
    pub fn share(&mut self) -> Either<BigInt, i32> {
        either(self.vm.as_mut().ok_or(-libc::EBADF).and_then(Shared::share).map(token))
    }

    /// A second handle of the VM with this key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingVm, i32> {
        either(Shared::attach(key_of(&key)).map(|vm| BindingVm { registration: None, vm: Some(vm) }))
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.exposed_vm().map_or_else(|errno| errno, |vm| vm.fd.as_raw_fd())
    }

    /// Does any ioctl, by its request number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
        // The ioctl may return the fd of a vCPU or a device.
        self.exposed_vm().map_or_else(i64::from, |vm| ioctl(&*vm.fd, request, arg))
    }

    /// Copies the tags of a range of memory. Returns the size of the range in bytes.
    #[napi(catch_unwind)]
    pub fn arm_mte_copy_tags(&self, guest_ipa: BigInt, flags: BigInt, tags: Uint8ArraySlice) -> i32 {
        only!("aarch64" [guest_ipa, flags, tags] => {
            let mut tags = tags;
            let mut copy = || Ok(mte_copy_tags(&self.vm()?.fd, u64_of(&guest_ipa)?, u64_of(&flags)?, bytes_of(&mut tags)));
            copy().unwrap_or_else(|errno| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn arm_get_reg_writable_masks(&self, range: u32, into: Uint8ArraySlice) -> i32 {
        only!("aarch64" [range, into] => {
            let mut into = into;
            match self.vm() {
                Ok(vm) => get_reg_writable_masks(&vm.fd, range, bytes_of(&mut into)),
                Err(errno) => errno,
            }
        })
    }

    #[napi(catch_unwind)]
    pub fn get_stats_fd(&self) -> Either<BindingStatsFd, i32> {
        either(self.vm().and_then(|vm| BindingStatsFd::new(&*vm.fd, vm)))
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
            let keep = range.slot(mapping, region.guest_phys_addr, flags, None);
            // SAFETY: the region is inside the memory, which the table keeps mapped until the kernel has dropped the slot.
            // The kernel refuses overlapping slots with EEXIST.
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
            let keep = range.slot(mapping, region.guest_phys_addr, flags, guest_memfd);
            // SAFETY: as in `set_user_memory_region()`.
            Ok(vm.memory_slots.set(slot, Some(keep), || unsafe { vm.fd.set_user_memory_region2(region) }))
        };
        set().unwrap_or_else(|errno| errno)
    }

    /// The slots in the table.
    #[napi(catch_unwind)]
    pub fn slots(&self) -> Vec<BindingSlot> {
        self.vm().map_or_else(|_| Vec::new(), |vm| vm.memory_slots.list())
    }

    /// A page whose first 32-bit word changes with each change of the slots.
    #[napi(catch_unwind)]
    pub fn slot_changes<'env>(&self, env: &'env Env) -> Either<ArrayBuffer<'env>, i32> {
        either(self.vm().and_then(|vm| array_buffer(env, &vm.memory_slots.changes()?)))
    }

    /// The whole memory of a slot.
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
                let Range { address, size, .. } = Range::of(mapping, offset, size)?;
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
                let Range { address, size, .. } = Range::of(mapping, offset, size)?;
                let region = kvm_enc_region { addr: address, size: size as u64 };
                let unregister = |region: &_| vm.fd.unregister_enc_memory_region(region);
                Ok(vm.memory_slots.unregister_enc_region(region, &unregister))
            };
            unregister().unwrap_or_else(|errno| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn dirty_log_length(&self, slot: u32) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| vm.memory_slots.dirty_log_length(slot))
    }

    #[napi(catch_unwind)]
    pub fn get_dirty_log(&self, slot: u32, mut into: Uint8ArraySlice) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| vm.memory_slots.dirty_log(&vm.fd, slot, bytes_of(&mut into)))
    }

    #[napi(catch_unwind)]
    pub fn clear_dirty_log(&self, slot: u32, first_page: BigInt, num_pages: u32, bitmap: &[u8]) -> i32 {
        let clear = || {
            // The kernel reads whole 64-bit words.
            if bitmap.len() < (num_pages as usize).div_ceil(64) * 8 {
                return Err(-libc::EINVAL);
            }
            let log = kvm_clear_dirty_log {
                slot,
                num_pages,
                first_page: u64_of(&first_page)?,
                __bindgen_anon_1: kvm_clear_dirty_log__bindgen_ty_1 { dirty_bitmap: bitmap.as_ptr().cast_mut().cast() },
            };
            // SAFETY: the kernel reads one bit for each page from the bitmap, whose length was checked, and writes nothing.
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
        either(self.vm().and_then(|vm| vm.create_vcpu(id, |vcpu| BindingVcpu::new(vcpu, Arc::clone(vm)))))
    }

    /// The kernel's result is stored in the struct.
    #[napi(catch_unwind)]
    pub fn create_device(&self, mut create_device: Uint8ArraySlice) -> Either<BindingDevice, i32> {
        either(self.vm().and_then(|vm| {
            let mut device: kvm_create_device = load(&create_device)?;
            if device.flags & KVM_CREATE_DEVICE_TEST != 0 {
                // The kernel creates no device and returns no fd, but the crate makes a `DeviceFd` of the number in the
                // struct. So the number is a valid one, not the caller's, and the `DeviceFd` is never dropped.
                device.fd = 0;
                vm.fd.create_device(&mut device).map(std::mem::forget).map_err(errno)?;
                return Ok(BindingDevice::none());
            }
            let fd = Owned::create(|| vm.fd.create_device(&mut device).map_err(errno))?;
            store(&device, bytes_of(&mut create_device));
            Ok(BindingDevice::new(fd, Arc::clone(vm)))
        }))
    }

    #[napi(catch_unwind)]
    pub fn get_irqchip(&self, chip_id: u32, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [chip_id, into] => self.get(into, |vm| {
            let mut irqchip = kvm_irqchip { chip_id, ..Default::default() };
            vm.get_irqchip(&mut irqchip).map(|()| irqchip)
        }))
    }

    #[napi(catch_unwind)]
    pub fn set_irqchip(&self, irqchip: &[u8]) -> i32 {
        only!("x86_64" [irqchip] => self.set(irqchip, |vm, irqchip| vm.set_irqchip(&irqchip)))
    }

    #[napi(catch_unwind)]
    pub fn get_pit2(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VmFd::get_pit2))
    }

    #[napi(catch_unwind)]
    pub fn set_pit2(&self, pitstate: &[u8]) -> i32 {
        only!("x86_64" [pitstate] => self.set(pitstate, |vm, pitstate| vm.set_pit2(&pitstate)))
    }

    #[napi(catch_unwind)]
    pub fn get_clock(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VmFd::get_clock))
    }

    #[napi(catch_unwind)]
    pub fn set_clock(&self, clock: &[u8]) -> i32 {
        only!("x86_64" [clock] => self.set(clock, |vm, clock| vm.set_clock(&clock)))
    }

    /// A range in `filter` has the offset of its bitmap in `bitmaps` in place of an address.
    #[napi(catch_unwind)]
    pub fn set_msr_filter(&self, filter: &[u8], bitmaps: &[u8]) -> i32 {
        only!("x86_64" [filter, bitmaps] => self.set(filter, |vm, filter| msr_filter::set(vm, &filter, bitmaps)))
    }

    /// The caller of `unsafeSetMsrFilterUnchecked()` guarantees the addresses in the filter.
    #[napi(catch_unwind)]
    pub fn set_msr_filter_unchecked(&self, filter: &[u8]) -> i32 {
        only!("x86_64" [filter] => self.set(filter, |vm, filter: kvm_msr_filter| {
            // SAFETY: the caller guarantees the addresses; the kernel only reads there.
            unsafe { vm.set_msr_filter_unchecked(&filter) }
        }))
    }

    /// Returns the kernel's result: more than 0 if the guest received the interrupt, or 0.
    #[napi(catch_unwind)]
    pub fn signal_msi(&self, msi: &[u8]) -> i32 {
        let signal = || self.vm()?.fd.signal_msi(load(msi)?).map_err(errno);
        signal().unwrap_or_else(|errno| errno)
    }

    #[napi(catch_unwind)]
    pub fn set_gsi_routing(&self, irq_routing: &[u8]) -> i32 {
        match load_fam::<kvm_irq_routing>(irq_routing) {
            Ok(irq_routing) => self.unit(|vm| vm.set_gsi_routing(&irq_routing)),
            Err(errno) => errno,
        }
    }

    /// The crate's methods take a length only with a value to match. `flags` are the kernel's.
    #[napi(catch_unwind)]
    pub fn ioeventfd(&self, eventfd: &BindingEventFd, addr: BigInt, len: u32, datamatch: BigInt, flags: u32) -> i32 {
        let ioeventfd = || {
            let (vm, event) = (self.vm()?, eventfd.event()?);
            let (addr, datamatch) = (u64_of(&addr)?, u64_of(&datamatch)?);
            let ioeventfd = kvm_ioeventfd { datamatch, addr, len, fd: event.as_raw_fd(), flags, ..Default::default() };
            // SAFETY: the kernel reads one kvm_ioeventfd.
            let ioctl = || match unsafe { ioctl_with_ref(&*vm.fd, KVM_IOEVENTFD(), &ioeventfd) } {
                ..0 => Err(last_errno()),
                _ => Ok(()),
            };
            let used = Use::Write { addr, len, datamatch, flags: flags & !DEASSIGN };
            if flags & DEASSIGN == 0 {
                vm.events.register(used, event, None, ioctl)
            } else {
                vm.events.unregister(used, event, ioctl)
            }
        };
        ioeventfd().map_or_else(|errno| errno, |()| 0)
    }

    #[napi(catch_unwind)]
    pub fn register_irqfd(&self, eventfd: &BindingEventFd, gsi: u32) -> i32 {
        let register = || {
            let (vm, event) = (self.vm()?, eventfd.event()?);
            vm.events.register(Use::Irq { gsi }, event, None, || vm.fd.register_irqfd(event, gsi).map_err(errno))
        };
        register().map_or_else(|errno| errno, |()| 0)
    }

    #[napi(catch_unwind)]
    pub fn register_irqfd_with_resample(&self, eventfd: &BindingEventFd, resamplefd: &BindingEventFd, gsi: u32) -> i32 {
        let register = || {
            let (vm, event, resample) = (self.vm()?, eventfd.event()?, resamplefd.event()?);
            let ioctl = || vm.fd.register_irqfd_with_resample(event, resample, gsi).map_err(errno);
            vm.events.register(Use::Irq { gsi }, event, Some(resample), ioctl)
        };
        register().map_or_else(|errno| errno, |()| 0)
    }

    #[napi(catch_unwind)]
    pub fn unregister_irqfd(&self, eventfd: &BindingEventFd, gsi: u32) -> i32 {
        let unregister = || {
            let (vm, event) = (self.vm()?, eventfd.event()?);
            vm.events.unregister(Use::Irq { gsi }, event, || vm.fd.unregister_irqfd(event, gsi).map_err(errno))
        };
        unregister().map_or_else(|errno| errno, |()| 0)
    }

    /// The caller of `unsafeCreateVcpuFromRawfd()` guarantees that the vCPU belongs to this VM.
    #[napi(catch_unwind)]
    pub fn create_vcpu_from_rawfd(&self, fd: i32) -> Either<BindingVcpu, i32> {
        either(self.exposed_vm().and_then(|vm| {
            let vcpu = adopt(fd, prove_vcpu, |fd| {
                // SAFETY: `adopt()` has verified that the fd is a vCPU without an owner here, and the caller gives it up.
                let vcpu = unsafe { vm.fd.create_vcpu_from_rawfd(fd) };
                vcpu.map_err(|error| SystemCall::Mmap.errno(error))
            })?;
            BindingVcpu::new(vcpu, Arc::clone(vm))
        }))
    }

    #[napi(catch_unwind)]
    pub fn get_preferred_target(&self, into: Uint8ArraySlice) -> i32 {
        only!("aarch64" [into] => self.get(into, |vm| {
            let mut kvi = kvm_bindings::kvm_vcpu_init::default();
            vm.get_preferred_target(&mut kvi).map(|()| kvi)
        }))
    }

    #[napi(catch_unwind)]
    pub fn enable_cap(&self, cap: &[u8]) -> i32 {
        let enable = || {
            let vm = self.vm()?;
            let cap: kvm_enable_cap = load(cap)?;
            vm.fd.enable_cap(&cap).map_err(errno)?;
            if matches!(cap.cap, KVM_CAP_DIRTY_LOG_RING | KVM_CAP_DIRTY_LOG_RING_ACQ_REL) {
                // The kernel uses 32 bits of it too.
                vm.dirty_ring_size.store(cap.args[0] as u32, Ordering::Relaxed);
            }
            Ok(0)
        };
        enable().unwrap_or_else(|errno| errno)
    }

    /// The id for `resetDirtyRings()`.
    #[napi(catch_unwind)]
    pub fn id(&mut self) -> u32 {
        self.registration = self.vm.as_deref().map(Registration::new);
        self.registration.as_ref().map_or(u32::MAX, Registration::id)
    }

    #[napi(catch_unwind)]
    pub fn run_size(&self) -> i64 {
        self.vm().map_or_else(i64::from, |vm| vm.fd.run_size() as i64)
    }

    #[napi(catch_unwind)]
    pub fn check_extension_raw(&self, extension: i64) -> i32 {
        self.vm().map_or_else(|errno| errno, |vm| count(vm.fd.check_extension_raw(extension as libc::c_ulong)))
    }

    /// The caller of `unsafeEncryptOp()` guarantees the addresses in `op`.
    #[napi(catch_unwind)]
    pub fn encrypt_op(&self, op: Uint8ArraySlice) -> i32 {
        only!("x86_64" [op] => {
            let mut op = op;
            let mut encrypt = || {
                let (vm, copy) = (self.vm()?, GuardedBytes::new(&op)?);
                // SAFETY: the pointer is that of a guarded copy, so the kernel cannot access memory past its end.
                let answer = unit(unsafe { vm.fd.encrypt_op(copy.pointer()) });
                // It may have an error code of the firmware.
                copy.copy_to(bytes_of(&mut op));
                Ok(answer)
            };
            encrypt().unwrap_or_else(|errno: i32| errno)
        })
    }

    /// The kernel's copy of `op` gets the address of the data. The caller of `unsafeEncryptOpSev()` guarantees the addresses
    /// in the data.
    #[napi(catch_unwind)]
    pub fn encrypt_op_sev(&self, op: Uint8ArraySlice, data: Uint8ArraySlice) -> i32 {
        only!("x86_64" [op, data] => {
            let (mut op, mut data) = (op, data);
            let mut encrypt = || {
                let (vm, copy) = (self.vm()?, GuardedBytes::new(&data)?);
                let mut cmd = kvm_sev_cmd { data: copy.address(), ..load(&op)? };
                let answer = unit(vm.fd.encrypt_op_sev(&mut cmd));
                copy.copy_to(bytes_of(&mut data));
                cmd.data = 0;
                store(&cmd, bytes_of(&mut op));
                Ok(answer)
            };
            encrypt().unwrap_or_else(|errno: i32| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn register_coalesced_mmio(&self, addr: BigInt, pio: bool, size: u32) -> i32 {
        match io_event_address(&addr, pio) {
            Ok(addr) => self.unit(|vm| vm.register_coalesced_mmio(addr, size)),
            Err(errno) => errno,
        }
    }

    #[napi(catch_unwind)]
    pub fn unregister_coalesced_mmio(&self, addr: BigInt, pio: bool, size: u32) -> i32 {
        match io_event_address(&addr, pio) {
            Ok(addr) => self.unit(|vm| vm.unregister_coalesced_mmio(addr, size)),
            Err(errno) => errno,
        }
    }

    #[napi(catch_unwind)]
    pub fn has_device_attr(&self, attr: &[u8]) -> i32 {
        only!("aarch64" [attr] => match self.vm() {
            Ok(vm) => has_device_attr(attr, |attr| vm.fd.has_device_attr(attr)),
            Err(errno) => errno,
        })
    }

    #[napi(catch_unwind)]
    pub fn set_device_attr(&self, attr: &[u8], value: &[u8]) -> i32 {
        only!("aarch64" [attr, value] => match self.vm() {
            Ok(vm) => set_device_attr(attr, value, |attr| vm.fd.set_device_attr(attr)),
            Err(errno) => errno,
        })
    }
}
