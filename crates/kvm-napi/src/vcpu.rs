//! A virtual processor: the ioctls of the crate's `VcpuFd`.

use std::os::fd::AsRawFd;
use std::sync::Arc;

use kvm_ioctls::VcpuFd;
use napi::Env;
use napi::bindgen_prelude::{ArrayBuffer, BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;

use crate::callback::BindingCallback;
use crate::convert::{Pod, bytes_of, either, errno, load, load_fam, only, store, store_fam, unit};
use crate::held::Held;
use crate::ioctl::ioctl;
use crate::memory::array_buffer;
use crate::owned_fd::Owned;
use crate::run::{Entered, Vcpu, stop_all};
use crate::run_page::RunPage;
use crate::runner::Runner;
use crate::vm::Vm;

#[napi]
pub struct BindingVcpu {
    /// Dropped first: it ends its run.
    runner: Option<Runner>,
    vcpu: Option<Held<Vcpu>>,
}

impl BindingVcpu {
    pub fn new(fd: Owned<VcpuFd>, vm: Arc<Vm>) -> Result<Self, i32> {
        let page = RunPage::new(fd.as_raw_fd(), vm.fd.run_size())?;
        Ok(Self { runner: None, vcpu: Some(Held::from_arc(Vcpu::new(fd, page, vm))) })
    }

    /// For what does not wait for a run.
    fn shared(&self) -> Result<&Arc<Vcpu>, i32> {
        self.vcpu.as_deref().ok_or(-libc::EBADF)
    }

    /// For ioctls, which are refused while the vCPU runs.
    fn vcpu(&self) -> Result<Entered<'_>, i32> {
        self.shared()?.enter()
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
        self.runner = None;
        if let Some(vcpu) = self.vcpu.take() {
            vcpu.close();
        }
    }

    #[napi(catch_unwind)]
    pub fn share(&mut self) -> Either<BigInt, i32> {
        either(self.vcpu.as_mut().ok_or(-libc::EBADF).and_then(Held::share))
    }

    /// A handle of the vCPU that has the key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingVcpu, i32> {
        either(Held::attach(key).map(|vcpu| BindingVcpu { runner: None, vcpu: Some(vcpu) }))
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.shared().map_or_else(|errno| errno, |vcpu| vcpu.fd.as_raw_fd())
    }

    /// Any ioctl, by its number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| ioctl(&*vcpu.fd, request, arg))
    }

    /// The `kvm_run` mapping.
    #[napi(catch_unwind)]
    pub fn array_buffer<'env>(&self, env: &'env Env) -> Either<ArrayBuffer<'env>, i32> {
        either(self.shared().and_then(|vcpu| array_buffer(env, vcpu.page.mapping())))
    }

    #[napi(catch_unwind)]
    pub fn run(&self) -> i32 {
        self.shared().map_or_else(|errno| errno, |vcpu| vcpu.run())
    }

    /// Runs on the vCPU's own thread. Returns the number of the run; its end is told to `callback`, as `id`'s.
    #[napi(catch_unwind)]
    pub fn run_async(&mut self, callback: &BindingCallback, id: u32) -> i64 {
        let mut start = || {
            let vcpu = self.vcpu.as_ref().ok_or(-libc::EBADF)?;
            let runner = match &mut self.runner {
                Some(runner) => runner,
                none => none.insert(Runner::new(vcpu, callback.callback())?),
            };
            runner.start(id)
        };
        start().map_or_else(i64::from, i64::from)
    }

    /// The end of the run of `run_async` has arrived.
    #[napi(catch_unwind)]
    pub fn end_async(&mut self) {
        if let Some(runner) = &mut self.runner {
            runner.end();
        }
    }

    /// Ends the run of that number, if it is not over.
    #[napi(catch_unwind)]
    pub fn abort(&self, run: u32) {
        if let Ok(vcpu) = self.shared() {
            vcpu.abort(run);
        }
    }

    #[napi(catch_unwind)]
    pub fn kick(&self) {
        if let Ok(vcpu) = self.shared() {
            vcpu.kick();
        }
    }

    #[napi(catch_unwind)]
    pub fn set_immediate_exit(&self, value: bool) {
        if let Ok(vcpu) = self.shared() {
            vcpu.set_immediate_exit(value);
        }
    }

    /// Ends all runs in the process, for ever.
    #[napi(catch_unwind)]
    pub fn stop_all() {
        stop_all();
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
