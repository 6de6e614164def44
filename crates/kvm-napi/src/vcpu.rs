//! A virtual processor: the ioctls of the crate's `VcpuFd`.

use std::os::fd::AsRawFd;
use std::sync::Arc;

use kvm_bindings::{KVM_EXIT_MEMORY_FAULT, KVMIO};
use kvm_ioctls::VcpuFd;
use napi::Env;
use napi::bindgen_prelude::{ArrayBuffer, BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;
use vmm_sys_util::ioctl_io_nr;

use crate::convert::{Pod, bytes_of, either, errno, last_errno, load, load_fam, only, store, store_fam, unit};
use crate::ioctl::ioctl;
use crate::memory::array_buffer;
use crate::owned_fd::Owned;
use crate::run_page::RunPage;
use crate::vm::Vm;

ioctl_io_nr!(KVM_RUN, KVMIO, 0x80);

/// The fields are dropped in this order: the fd, our mapping of it, and with the last vCPU the VM.
struct Vcpu {
    fd: Owned<VcpuFd>,
    page: RunPage,
    _vm: Arc<Vm>,
}

#[napi]
pub struct BindingVcpu {
    vcpu: Option<Arc<Vcpu>>,
}

impl BindingVcpu {
    pub fn new(fd: Owned<VcpuFd>, vm: Arc<Vm>) -> Result<Self, i32> {
        let page = RunPage::new(fd.as_raw_fd(), vm.fd.run_size())?;
        Ok(Self { vcpu: Some(Arc::new(Vcpu { fd, page, _vm: vm })) })
    }

    fn vcpu(&self) -> Result<&Vcpu, i32> {
        self.vcpu.as_deref().ok_or(-libc::EBADF)
    }

    /// One ioctl that fills a struct.
    fn get<T: Pod>(
        &self,
        mut into: Uint8ArraySlice,
        ioctl: impl FnOnce(&VcpuFd) -> Result<T, kvm_ioctls::Error>,
    ) -> i32 {
        match self.vcpu().and_then(|vcpu| ioctl(&vcpu.fd).map_err(errno)) {
            Ok(value) => store(&value, bytes_of(&mut into)),
            Err(errno) => errno,
        }
    }

    /// One ioctl that takes a struct.
    fn set<T: Pod>(&self, from: &[u8], ioctl: impl FnOnce(&VcpuFd, T) -> Result<(), kvm_ioctls::Error>) -> i32 {
        match self.vcpu().and_then(|vcpu| Ok((vcpu, load(from)?))) {
            Ok((vcpu, value)) => unit(ioctl(&vcpu.fd, value)),
            Err(errno) => errno,
        }
    }
}

#[napi]
impl BindingVcpu {
    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.vcpu = None;
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| vcpu.fd.as_raw_fd())
    }

    /// Any ioctl, by its number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| ioctl(&*vcpu.fd, request, arg))
    }

    /// The `kvm_run` mapping.
    #[napi(catch_unwind)]
    pub fn array_buffer<'env>(&self, env: &'env Env) -> Either<ArrayBuffer<'env>, i32> {
        either(self.vcpu().and_then(|vcpu| array_buffer(env, vcpu.page.mapping())))
    }

    /// Enters the guest and returns the exit's reason. The crate's own `run` decodes the page with lengths that it
    /// takes from it, which JavaScript can write; here nothing of the page but a number is read.
    #[napi(catch_unwind)]
    pub fn run(&self) -> i32 {
        let vcpu = match self.vcpu() {
            Ok(vcpu) => vcpu,
            Err(errno) => return errno,
        };
        loop {
            // SAFETY: a vCPU's fd, and an ioctl without an argument; the kernel writes to the guest's memory and to
            // the page only, which the vCPU keeps mapped.
            if unsafe { vmm_sys_util::ioctl::ioctl(&*vcpu.fd, KVM_RUN()) } >= 0 {
                // A number that is no reason is TypeScript's to report; the sign bit is the error numbers'.
                return (vcpu.page.exit_reason() & i32::MAX as u32) as i32;
            }
            match last_errno() {
                // A signal that is not about this vCPU: the guest goes on.
                errno if errno == -libc::EINTR && !vcpu.page.immediate_exit() => {}
                // The one exit that comes with an error number: the kernel tells which memory it could not get.
                errno if errno == -libc::EFAULT || errno == -libc::EHWPOISON => {
                    let reason = vcpu.page.exit_reason();
                    return if reason == KVM_EXIT_MEMORY_FAULT { reason as i32 } else { errno };
                }
                errno => return errno,
            }
        }
    }

    #[napi(catch_unwind)]
    pub fn get_regs(&self, into: Uint8ArraySlice) -> i32 {
        self.get(into, VcpuFd::get_regs)
    }

    #[napi(catch_unwind)]
    pub fn set_regs(&self, regs: &[u8]) -> i32 {
        self.set(regs, |vcpu, regs| vcpu.set_regs(&regs))
    }

    #[napi(catch_unwind)]
    pub fn get_sregs(&self, into: Uint8ArraySlice) -> i32 {
        self.get(into, VcpuFd::get_sregs)
    }

    #[napi(catch_unwind)]
    pub fn set_sregs(&self, sregs: &[u8]) -> i32 {
        self.set(sregs, |vcpu, sregs| vcpu.set_sregs(&sregs))
    }

    #[napi(catch_unwind)]
    pub fn get_fpu(&self, into: Uint8ArraySlice) -> i32 {
        self.get(into, VcpuFd::get_fpu)
    }

    #[napi(catch_unwind)]
    pub fn set_fpu(&self, fpu: &[u8]) -> i32 {
        self.set(fpu, |vcpu, fpu| vcpu.set_fpu(&fpu))
    }

    #[napi(catch_unwind)]
    pub fn get_lapic(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VcpuFd::get_lapic))
    }

    #[napi(catch_unwind)]
    pub fn set_lapic(&self, lapic: &[u8]) -> i32 {
        only!("x86_64" [lapic] => self.set(lapic, |vcpu, lapic| vcpu.set_lapic(&lapic)))
    }

    #[napi(catch_unwind)]
    pub fn get_mp_state(&self, into: Uint8ArraySlice) -> i32 {
        self.get(into, VcpuFd::get_mp_state)
    }

    #[napi(catch_unwind)]
    pub fn set_mp_state(&self, mp_state: &[u8]) -> i32 {
        self.set(mp_state, VcpuFd::set_mp_state)
    }

    #[napi(catch_unwind)]
    pub fn get_cpuid2(&self, num_entries: u32, mut into: Uint8ArraySlice) -> i32 {
        let cpuid = self.vcpu().and_then(|vcpu| vcpu.fd.get_cpuid2(num_entries as usize).map_err(errno));
        cpuid.map_or_else(|errno| errno, |cpuid| store_fam(&cpuid, bytes_of(&mut into)))
    }

    #[napi(catch_unwind)]
    pub fn set_cpuid2(&self, cpuid: &[u8]) -> i32 {
        let set = || Ok(unit(self.vcpu()?.fd.set_cpuid2(&load_fam(cpuid)?)));
        set().unwrap_or_else(|errno| errno)
    }

    /// Returns how many MSRs were read.
    #[napi(catch_unwind)]
    pub fn get_msrs(&self, mut msrs: Uint8ArraySlice) -> i32 {
        let mut get = || {
            let mut wrapper = load_fam(&msrs)?;
            let count = self.vcpu()?.fd.get_msrs(&mut wrapper).map_err(errno)?;
            store_fam(&wrapper, bytes_of(&mut msrs));
            Ok(count as i32)
        };
        get().unwrap_or_else(|errno| errno)
    }

    /// Returns how many MSRs were written.
    #[napi(catch_unwind)]
    pub fn set_msrs(&self, msrs: &[u8]) -> i32 {
        let set = || Ok(self.vcpu()?.fd.set_msrs(&load_fam(msrs)?).map_err(errno)? as i32);
        set().unwrap_or_else(|errno| errno)
    }
}
