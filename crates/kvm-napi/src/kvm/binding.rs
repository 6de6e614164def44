//! `/dev/kvm`: the ioctls of `Kvm`.

use std::ffi::CString;
use std::mem::MaybeUninit;
use std::ops::Deref;
use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
use std::sync::Arc;

use fds_and_structs::owned_fd::{Owned, adopt, name_of};
use kvm_bindings::KVMIO;
use kvm_ioctls::{Cap, Kvm};
use napi::bindgen_prelude::{BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;
use vmm_sys_util::fam::{FamStruct, FamStructWrapper};
use vmm_sys_util::ioctl::ioctl_with_val;
use vmm_sys_util::ioctl_io_nr;

use crate::call::convert::{
    Pod, SystemCall, bytes_of, count, either, errno, load_fam, only, returned, store_fam, u64_of, uninterrupted,
};
use crate::call::function_registry::{Function, Registration, functions, registered};
use crate::call::ioctl::ioctl;
use crate::device::attributes::{get_attr_of, has_attr_of};
#[cfg(target_arch = "x86_64")]
use crate::kvm::xcomp;
use crate::vm::binding::BindingVm;

ioctl_io_nr!(KVM_CREATE_VM, KVMIO, 0x01);

/// The major number of misc devices, and KVM_MINOR of linux/miscdevice.h.
const KVM_DEVICE: (u32, u32) = (10, 232);

/// ENOTTY unless `fd` is `/dev/kvm`, opened under any path.
fn prove_kvm(fd: RawFd) -> Result<(), i32> {
    let mut stat = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: the kernel fills the local stat.
    if unsafe { libc::fstat(fd, stat.as_mut_ptr()) } < 0 {
        return Err(SystemCall::Fstat.last_errno());
    }
    // SAFETY: fstat() has succeeded, so the struct is filled.
    let stat = unsafe { stat.assume_init() };
    let device = (libc::major(stat.st_rdev), libc::minor(stat.st_rdev));
    if stat.st_mode & libc::S_IFMT == libc::S_IFCHR && device == KVM_DEVICE { Ok(()) } else { Err(-libc::ENOTTY) }
}

/// ENOTTY unless `fd` is a VM.
fn prove_vm(fd: RawFd) -> Result<(), i32> {
    if name_of(fd)? == b"anon_inode:kvm-vm" { Ok(()) } else { Err(-libc::ENOTTY) }
}

fn open(path: &[u8], close_on_exec: bool) -> Result<RawFd, i32> {
    let path = CString::new(path).map_err(|_| -libc::EINVAL)?;
    Kvm::open_with_cloexec_at(path, close_on_exec).map_err(errno)
}

fn check_extension(kvm: &Kvm, extension: i64) -> i32 {
    count(kvm.check_extension_raw(extension as libc::c_ulong))
}

/// The value of the first capability that KVM has. The crate's methods treat a failure as a value.
fn first_count(kvm: &Kvm, caps: &[Cap], default: i64) -> Result<i64, i32> {
    for &cap in caps {
        match check_extension(kvm, cap as i64) {
            0 => {}
            errno @ ..0 => return Err(errno),
            count => return Ok(count.into()),
        }
    }
    Ok(default)
}

/// `create_vm_with_type()` with errors that say which of the two ioctls has failed.
fn create_vm(kvm: &Kvm, vm_type: u64) -> Result<BindingVm, i32> {
    let vm = Owned::create(|| {
        // SAFETY: the ioctl takes an integer and returns an fd.
        let fd = uninterrupted(|| match unsafe { ioctl_with_val(kvm, KVM_CREATE_VM(), vm_type) } {
            ..0 => Err(kvm_ioctls::Error::last()),
            fd => Ok(fd),
        })?;
        // SAFETY: the fd is new, and no other code knows it.
        let fd = unsafe { OwnedFd::from_raw_fd(fd) };
        // SAFETY: the fd is a VM; the crate takes ownership if it succeeds.
        let vm = unsafe { kvm.create_vmfd_from_rawfd(fd.as_raw_fd()) };
        let vm = vm.map_err(|error| SystemCall::KvmGetVcpuMmapSize.errno(error))?;
        let _ = fd.into_raw_fd();
        Ok(vm)
    });
    vm.map(BindingVm::new)
}

registered!(Owned<Kvm>);

pub const FUNCTIONS: [Function; 1] = functions! {
    c"checkExtensionRaw" => |kvm: &Owned<Kvm>, extension: i64| check_extension(kvm, extension),
};

#[napi]
pub struct BindingKvm {
    registration: Option<Registration<Owned<Kvm>>>,
    kvm: Option<Arc<Owned<Kvm>>>,
}

impl BindingKvm {
    fn kvm(&self) -> Result<&Kvm, i32> {
        self.kvm.as_deref().map(Deref::deref).ok_or(-libc::EBADF)
    }

    /// Does an ioctl that returns a number.
    fn answer(&self, ioctl: impl FnOnce(&Kvm) -> Result<i64, i32>) -> i64 {
        self.kvm().and_then(ioctl).unwrap_or_else(i64::from)
    }

    /// Does an ioctl that fills a struct with a flexible array. Returns the number of entries.
    fn list<T>(
        &self,
        mut into: Uint8ArraySlice,
        ioctl: impl FnOnce(&Kvm) -> Result<FamStructWrapper<T>, kvm_ioctls::Error>,
    ) -> i32
    where
        T: FamStruct + Pod + Default,
        T::Entry: Pod,
    {
        match self.kvm().and_then(|kvm| ioctl(kvm).map_err(errno)) {
            Ok(list) => store_fam(&list, bytes_of(&mut into)),
            Err(errno) => errno,
        }
    }
}

#[napi]
impl BindingKvm {
    #[napi(catch_unwind)]
    pub fn new_with_path(path: Uint8ArraySlice<'_>) -> Either<BindingKvm, i32> {
        let kvm = Owned::create(|| {
            // SAFETY: the fd is new, and no other code knows it.
            let fd = unsafe { OwnedFd::from_raw_fd(open(&path, true)?) };
            prove_kvm(fd.as_raw_fd())?;
            // SAFETY: the fd is /dev/kvm, and `into_raw_fd()` gives up its ownership.
            Ok(unsafe { Kvm::from_raw_fd(fd.into_raw_fd()) })
        });
        either(kvm.map(|kvm| BindingKvm { registration: None, kvm: Some(Arc::new(kvm)) }))
    }

    #[napi(catch_unwind)]
    pub fn from_raw_fd(fd: i32) -> Either<BindingKvm, i32> {
        // SAFETY: `adopt()` has verified that the fd is /dev/kvm without an owner here, and the caller gives it up.
        let kvm = adopt(fd, prove_kvm, |fd| Ok(unsafe { Kvm::from_raw_fd(fd) }));
        either(kvm.map(|kvm| BindingKvm { registration: None, kvm: Some(Arc::new(kvm)) }))
    }

    /// The fd belongs to the caller and is not in the table of owned fds.
    #[napi(catch_unwind)]
    pub fn open_with_cloexec_at(path: Uint8ArraySlice<'_>, close_on_exec: bool) -> i32 {
        open(&path, close_on_exec).unwrap_or_else(|errno| errno)
    }

    /// The id for `checkExtensionRaw()`.
    #[napi(catch_unwind)]
    pub fn id(&mut self) -> u32 {
        self.registration = self.kvm.as_ref().map(Registration::new);
        self.registration.as_ref().map_or(u32::MAX, Registration::id)
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.registration = None;
        self.kvm = None;
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i64 {
        self.answer(|kvm| Ok(kvm.as_raw_fd().into()))
    }

    /// Does any ioctl, by its request number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
        self.kvm().map_or_else(i64::from, |kvm| ioctl(kvm, request, arg))
    }

    #[napi(catch_unwind)]
    pub fn get_device_attr(&self, attr: &[u8], mut into: Uint8ArraySlice) -> i32 {
        self.kvm().map_or_else(|errno| errno, |kvm| get_attr_of(kvm, attr, bytes_of(&mut into)))
    }

    #[napi(catch_unwind)]
    pub fn has_device_attr(&self, attr: &[u8]) -> i32 {
        self.kvm().map_or_else(|errno| errno, |kvm| has_attr_of(kvm, attr))
    }

    #[napi(catch_unwind)]
    pub fn get_api_version(&self) -> i64 {
        self.answer(|kvm| returned(kvm.get_api_version()).map(i64::from))
    }

    #[napi(catch_unwind)]
    pub fn get_vcpu_mmap_size(&self) -> i64 {
        self.answer(|kvm| kvm.get_vcpu_mmap_size().map(|size| size as i64).map_err(errno))
    }

    #[napi(catch_unwind)]
    pub fn get_nr_vcpus(&self) -> i64 {
        self.answer(|kvm| first_count(kvm, &[Cap::NrVcpus], 4))
    }

    #[napi(catch_unwind)]
    pub fn get_nr_memslots(&self) -> i64 {
        self.answer(|kvm| first_count(kvm, &[Cap::NrMemslots], 32))
    }

    #[napi(catch_unwind)]
    pub fn get_max_vcpus(&self) -> i64 {
        self.answer(|kvm| first_count(kvm, &[Cap::MaxVcpus, Cap::NrVcpus], 4))
    }

    #[napi(catch_unwind)]
    pub fn get_max_vcpu_id(&self) -> i64 {
        self.answer(|kvm| first_count(kvm, &[Cap::MaxVcpuId, Cap::MaxVcpus, Cap::NrVcpus], 4))
    }

    #[napi(catch_unwind)]
    pub fn get_emulated_cpuid(&self, num_entries: u32, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [num_entries, into] => self.list(into, |kvm| kvm.get_emulated_cpuid(num_entries as usize)))
    }

    #[napi(catch_unwind)]
    pub fn get_supported_cpuid(&self, num_entries: u32, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [num_entries, into] => self.list(into, |kvm| kvm.get_supported_cpuid(num_entries as usize)))
    }

    #[napi(catch_unwind)]
    pub fn get_msr_index_list(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.list(into, Kvm::get_msr_index_list))
    }

    #[napi(catch_unwind)]
    pub fn get_msr_feature_index_list(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.list(into, Kvm::get_msr_feature_index_list))
    }

    /// Returns the number of MSRs read.
    #[napi(catch_unwind)]
    pub fn get_msrs(&self, mut msrs: Uint8ArraySlice) -> i64 {
        only!("x86_64" [msrs] => self.answer(|kvm| {
            let mut wrapper = load_fam(&msrs)?;
            let count = kvm.get_msrs(&mut wrapper).map_err(errno)?;
            store_fam(&wrapper, bytes_of(&mut msrs));
            Ok(count as i64)
        }))
    }

    /// The XSAVE features that arch_prctl(2) permits for guests of this process.
    #[napi(catch_unwind)]
    pub fn get_xcomp_guest_perm(&self) -> Either<BigInt, i32> {
        only!("x86_64" [] => either(self.kvm().and_then(|_| xcomp::guest_perm().map(BigInt::from))))
    }

    #[napi(catch_unwind)]
    pub fn req_xcomp_guest_perm(&self, feature: u32) -> i32 {
        only!("x86_64" [feature] => {
            self.kvm().and_then(|_| xcomp::request_guest_perm(feature)).map_or_else(|errno| errno, |()| 0)
        })
    }

    #[napi(catch_unwind)]
    pub fn get_host_ipa_limit(&self) -> i64 {
        only!("aarch64" [] => self.answer(|kvm| returned(kvm.get_host_ipa_limit()).map(i64::from)))
    }

    #[napi(catch_unwind)]
    pub fn get_guest_debug_hw_bps(&self) -> i64 {
        only!("aarch64" [] => self.answer(|kvm| returned(kvm.get_guest_debug_hw_bps()).map(i64::from)))
    }

    #[napi(catch_unwind)]
    pub fn get_guest_debug_hw_wps(&self) -> i64 {
        only!("aarch64" [] => self.answer(|kvm| returned(kvm.get_guest_debug_hw_wps()).map(i64::from)))
    }

    #[napi(catch_unwind)]
    pub fn create_vm(&self) -> Either<BindingVm, i32> {
        either(self.kvm().and_then(|kvm| create_vm(kvm, 0)))
    }

    #[napi(catch_unwind)]
    pub fn create_vm_with_type(&self, vm_type: BigInt) -> Either<BindingVm, i32> {
        either(self.kvm().and_then(|kvm| create_vm(kvm, u64_of(&vm_type)?)))
    }

    #[napi(catch_unwind)]
    pub fn create_vm_with_ipa_size(&self, ipa_size: u32) -> Either<BindingVm, i32> {
        // KVM_VM_TYPE_ARM_IPA_SIZE() is the lowest 8 bits of the type.
        only!("aarch64" [ipa_size] => either(self.kvm().and_then(|kvm| create_vm(kvm, u64::from(ipa_size & 0xff)))))
    }

    #[napi(catch_unwind)]
    pub fn create_vmfd_from_rawfd(&self, fd: i32) -> Either<BindingVm, i32> {
        either(self.kvm().and_then(|kvm| {
            // `create_vmfd_from_rawfd()` can fail only before it takes the fd, which then still belongs to the caller.
            let vm = adopt(fd, prove_vm, |fd| {
                // SAFETY: `adopt()` has verified that the fd is a VM without an owner here, and the caller gives it up.
                let vm = unsafe { kvm.create_vmfd_from_rawfd(fd) };
                vm.map_err(|error| SystemCall::KvmGetVcpuMmapSize.errno(error))
            })?;
            Ok(BindingVm::adopted(vm))
        }))
    }
}
