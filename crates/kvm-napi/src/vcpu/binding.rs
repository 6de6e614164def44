//! A virtual processor: the ioctls of `VcpuFd`.

use std::os::fd::AsRawFd;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use fds_and_structs::owned_fd::Owned;
use fds_and_structs::shared::Shared;
#[cfg(target_arch = "x86_64")]
use fds_and_structs::xsave;
use kvm_ioctls::VcpuFd;
use napi::Env;
use napi::bindgen_prelude::{ArrayBuffer, BigInt, Either, Uint8ArraySlice};
use napi_derive::napi;

use crate::call::convert::{Pod, bytes_of, either, errno, key_of, load, only, store, token, u64_of, unit};
#[cfg(target_arch = "x86_64")]
use crate::call::convert::{load_fam, store_fam};
use crate::call::function_registry::{Function, Registration, functions, registered};
use crate::call::ioctl::ioctl;
use crate::device::attributes::{get_attr_of, has_attr_of, set_attr_of};
use crate::event::callback::BindingCallback;
use crate::memory::array_buffer::array_buffer;
use crate::stats_fd::BindingStatsFd;
use crate::vcpu::dirty_ring::DirtyRing;
use crate::vcpu::run_page::RunPage;
use crate::vcpu::runner::{Runner, lock};
use crate::vcpu::signal::{SPARE, signal};
use crate::vcpu::{Entered, Vcpu, stop_all};
use crate::vm::Vm;

#[cfg(target_arch = "riscv64")]
vmm_sys_util::ioctl_iow_nr!(KVM_INTERRUPT, kvm_bindings::KVMIO, 0x86, kvm_bindings::kvm_interrupt);

/// Does an ioctl that fills a struct.
fn get<T: Pod>(vcpu: &Vcpu, into: &mut [u8], ioctl: impl FnOnce(&VcpuFd) -> Result<T, kvm_ioctls::Error>) -> i32 {
    match vcpu.enter().and_then(|vcpu| ioctl(&vcpu.fd).map_err(errno)) {
        Ok(value) => store(&value, into),
        Err(errno) => errno,
    }
}

/// Does an ioctl that takes a struct.
fn set<T: Pod>(vcpu: &Vcpu, from: &[u8], ioctl: impl FnOnce(&VcpuFd, T) -> Result<(), kvm_ioctls::Error>) -> i32 {
    match vcpu.enter().and_then(|vcpu| Ok((vcpu, load(from)?))) {
        Ok((vcpu, value)) => unit(ioctl(&vcpu.fd, value)),
        Err(errno) => errno,
    }
}

/// Takes entries from the dirty ring, also during a run. Returns their number.
fn harvest(vcpu: &Vcpu, into: &mut [u32]) -> i32 {
    let mut harvest = || {
        let mut ring = vcpu.dirty_ring.lock().unwrap_or_else(PoisonError::into_inner);
        if ring.is_none() {
            let size = match vcpu.vm.dirty_ring_size.load(Ordering::Relaxed) {
                0 => return Err(-libc::ENODEV),
                size => size as usize,
            };
            *ring = Some(DirtyRing::new(vcpu.fd.as_raw_fd(), size)?);
        }
        ring.as_mut().map_or(Ok(0), |ring| ring.harvest(into))
    };
    harvest().map_or_else(|errno| errno, |count| count as i32)
}

registered!(Vcpu);
registered!(Mutex<Runner>);

pub const FUNCTIONS: [Function; 9] = functions! {
    c"run" => |vcpu: &Vcpu, (): ()| vcpu.run(),
    c"getRegs" => |vcpu: &Vcpu, into: &mut [u8]| only!("x86_64" [vcpu, into] => get(vcpu, into, VcpuFd::get_regs)),
    c"setRegs" => |vcpu: &Vcpu, regs: &mut [u8]| {
        only!("x86_64" [vcpu, regs] => set(vcpu, regs, |vcpu, regs| vcpu.set_regs(&regs)))
    },
    c"getSregs" => |vcpu: &Vcpu, into: &mut [u8]| only!("x86_64" [vcpu, into] => get(vcpu, into, VcpuFd::get_sregs)),
    c"setSregs" => |vcpu: &Vcpu, sregs: &mut [u8]| {
        only!("x86_64" [vcpu, sregs] => set(vcpu, sregs, |vcpu, sregs| vcpu.set_sregs(&sregs)))
    },
    c"harvestDirtyRing" => harvest,
    // Starts a run on the thread of the handle. The callback reports its end with `id`.
    c"runAsync" => |runner: &Mutex<Runner>, id: i64| lock(runner).start(id as u32).err().unwrap_or(0),
    // Aborts the run, unless it has ended.
    c"abort" => |runner: &Mutex<Runner>, (): ()| {
        lock(runner).abort();
        0
    },
    // JavaScript has received the end of the run.
    c"endAsync" => |runner: &Mutex<Runner>, (): ()| {
        lock(runner).end();
        0
    },
};

#[napi]
pub struct BindingVcpu {
    /// Whether this handle has reserved the coalesced ring.
    has_ring: bool,
    registration: Option<Registration<Vcpu>>,
    /// Dropped before the vCPU.
    runner: Option<Registration<Mutex<Runner>>>,
    vcpu: Option<Shared<Vcpu>>,
}

impl BindingVcpu {
    pub fn new(fd: Owned<VcpuFd>, vm: Arc<Vm>) -> Result<Self, i32> {
        let page = RunPage::new(fd.as_raw_fd(), vm.fd.run_size())?;
        Ok(Self::of(Shared::from_arc(Vcpu::new(fd, page, vm))))
    }

    fn of(vcpu: Shared<Vcpu>) -> Self {
        Self { has_ring: false, registration: None, runner: None, vcpu: Some(vcpu) }
    }

    /// For calls that do not wait for a run.
    fn shared(&self) -> Result<&Arc<Vcpu>, i32> {
        self.vcpu.as_deref().ok_or(-libc::EBADF)
    }

    /// For ioctls, which fail during a run.
    fn vcpu(&self) -> Result<Entered<'_>, i32> {
        self.shared()?.enter()
    }

    /// Does an ioctl that fills a struct.
    fn get<T: Pod>(
        &self,
        mut into: Uint8ArraySlice,
        ioctl: impl FnOnce(&VcpuFd) -> Result<T, kvm_ioctls::Error>,
    ) -> i32 {
        self.shared().map_or_else(|errno| errno, |vcpu| get(vcpu, bytes_of(&mut into), ioctl))
    }

    /// Does an ioctl that takes a struct.
    fn set<T: Pod>(&self, from: &[u8], ioctl: impl FnOnce(&VcpuFd, T) -> Result<(), kvm_ioctls::Error>) -> i32 {
        self.shared().map_or_else(|errno| errno, |vcpu| set(vcpu, from, ioctl))
    }

    /// Does an ioctl that returns nothing.
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    fn unit(&self, ioctl: impl FnOnce(&VcpuFd) -> Result<(), kvm_ioctls::Error>) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| unit(ioctl(&vcpu.fd)))
    }
}

impl Drop for BindingVcpu {
    fn drop(&mut self) {
        self.give_ring();
    }
}

#[napi]
impl BindingVcpu {
    /// The id for `run()`, `harvestDirtyRing()` and the register functions.
    #[napi(catch_unwind)]
    pub fn id(&mut self) -> u32 {
        self.registration = self.vcpu.as_deref().map(Registration::new);
        self.registration.as_ref().map_or(u32::MAX, Registration::id)
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.registration = None;
        self.runner = None;
        self.give_ring();
        if let Some(vcpu) = self.vcpu.take() {
            vcpu.close();
        }
    }

    #[napi(catch_unwind)]
    pub fn share(&mut self) -> Either<BigInt, i32> {
        either(self.vcpu.as_mut().ok_or(-libc::EBADF).and_then(Shared::share).map(token))
    }

    /// A second handle of the vCPU with this key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingVcpu, i32> {
        either(Shared::attach(key_of(&key)).map(Self::of))
    }

    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.shared().inspect(|vcpu| vcpu.vm.expose()).map_or_else(|errno| errno, |vcpu| vcpu.fd.as_raw_fd())
    }

    /// Does any ioctl, by its request number.
    #[napi(catch_unwind)]
    pub fn ioctl(&self, request: u32, arg: Either<BigInt, Uint8ArraySlice>) -> i64 {
        // This ioctl interrupts a running guest, so the kernel does not make it wait for the run.
        #[cfg(target_arch = "riscv64")]
        if u64::from(request) == KVM_INTERRUPT() {
            return self.shared().map_or_else(i64::from, |vcpu| ioctl(&*vcpu.fd, request, arg));
        }
        self.vcpu().map_or_else(i64::from, |vcpu| ioctl(&*vcpu.fd, request, arg))
    }

    #[napi(catch_unwind)]
    pub fn get_stats_fd(&self) -> Either<BindingStatsFd, i32> {
        either(self.vcpu().and_then(|vcpu| BindingStatsFd::new(&*vcpu.fd, &vcpu.vm)))
    }

    /// The signals that end runs.
    #[napi(catch_unwind)]
    pub fn kick_signals() -> Vec<i32> {
        vec![signal(), SPARE]
    }

    /// The `kvm_run` mapping.
    #[napi(catch_unwind)]
    pub fn array_buffer<'env>(&self, env: &'env Env) -> Either<ArrayBuffer<'env>, i32> {
        either(self.shared().and_then(|vcpu| array_buffer(env, vcpu.page.mapping())))
    }

    /// The id for `runAsync()`, `abort()` and `endAsync()`. `callback` reports the end of each run.
    #[napi(catch_unwind)]
    pub fn runner(&mut self, callback: &BindingCallback) -> u32 {
        let Ok(vcpu) = self.shared() else { return u32::MAX };
        let runner = Arc::new(Mutex::new(Runner::new(vcpu, callback.callback())));
        let weak = Arc::downgrade(&runner);
        callback.callback().add_dependent(weak);
        self.runner.insert(Registration::new(&runner)).id()
    }

    /// Reserves the coalesced ring for this handle. Returns false if it is already reserved.
    #[napi(catch_unwind)]
    pub fn take_ring(&mut self) -> bool {
        let taken = self.shared().is_ok_and(|vcpu| vcpu.take_ring());
        self.has_ring |= taken;
        taken
    }

    #[napi(catch_unwind)]
    pub fn give_ring(&mut self) {
        if std::mem::take(&mut self.has_ring)
            && let Ok(vcpu) = self.shared()
        {
            vcpu.give_ring();
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

    /// Ends all runs in the process for good.
    #[napi(catch_unwind)]
    pub fn stop_all() {
        stop_all();
    }

    #[napi(catch_unwind)]
    pub fn get_fpu(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VcpuFd::get_fpu))
    }

    #[napi(catch_unwind)]
    pub fn set_fpu(&self, fpu: &[u8]) -> i32 {
        only!("x86_64" [fpu] => self.set(fpu, |vcpu, fpu| vcpu.set_fpu(&fpu)))
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
    pub fn get_cpuid2(&self, num_entries: u32, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [num_entries, into] => {
            let mut into = into;
            let cpuid = self.vcpu().and_then(|vcpu| vcpu.fd.get_cpuid2(num_entries as usize).map_err(errno));
            cpuid.map_or_else(|errno| errno, |cpuid| store_fam(&cpuid, bytes_of(&mut into)))
        })
    }

    #[napi(catch_unwind)]
    pub fn set_cpuid2(&self, cpuid: &[u8]) -> i32 {
        only!("x86_64" [cpuid] => {
            let set = || Ok(unit(self.vcpu()?.fd.set_cpuid2(&load_fam(cpuid)?)));
            set().unwrap_or_else(|errno| errno)
        })
    }

    /// Returns the number of MSRs read.
    #[napi(catch_unwind)]
    pub fn get_msrs(&self, msrs: Uint8ArraySlice) -> i32 {
        only!("x86_64" [msrs] => {
            let mut msrs = msrs;
            let mut get = || {
                let mut wrapper = load_fam(&msrs)?;
                let count = self.vcpu()?.fd.get_msrs(&mut wrapper).map_err(errno)?;
                store_fam(&wrapper, bytes_of(&mut msrs));
                Ok(count as i32)
            };
            get().unwrap_or_else(|errno| errno)
        })
    }

    /// Returns the number of MSRs written.
    #[napi(catch_unwind)]
    pub fn set_msrs(&self, msrs: &[u8]) -> i32 {
        only!("x86_64" [msrs] => {
            let set = || Ok(self.vcpu()?.fd.set_msrs(&load_fam(msrs)?).map_err(errno)? as i32);
            set().unwrap_or_else(|errno| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn set_device_attr(&self, attr: &[u8], value: &[u8]) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| set_attr_of(&*vcpu.fd, attr, value))
    }

    #[napi(catch_unwind)]
    pub fn get_device_attr(&self, attr: &[u8], mut into: Uint8ArraySlice) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| get_attr_of(&*vcpu.fd, attr, bytes_of(&mut into)))
    }

    #[napi(catch_unwind)]
    pub fn has_device_attr(&self, attr: &[u8]) -> i32 {
        self.vcpu().map_or_else(|errno| errno, |vcpu| has_attr_of(&*vcpu.fd, attr))
    }

    /// For KVM_CAP_HYPERV_ENLIGHTENED_VMCS the kernel writes two bytes to an address. It gets the address of a local
    /// variable, whose value is then stored in the first argument.
    #[napi(catch_unwind)]
    pub fn enable_cap(&self, cap: Uint8ArraySlice) -> i32 {
        only!("x86_64" [cap] => {
            let mut cap = cap;
            let mut enable = || {
                let mut value: kvm_bindings::kvm_enable_cap = load(&cap)?;
                let mut version = 0_u16;
                let by_pointer = value.cap == kvm_bindings::KVM_CAP_HYPERV_ENLIGHTENED_VMCS;
                if by_pointer {
                    value.args[0] = (&raw mut version).expose_provenance() as u64;
                }
                self.vcpu()?.fd.enable_cap(&value).map_err(errno)?;
                if by_pointer {
                    value.args[0] = version.into();
                    store(&value, bytes_of(&mut cap));
                }
                Ok(0)
            };
            enable().unwrap_or_else(|errno| errno)
        })
    }

    /// The largest size in bytes of the XSAVE area of this VM's vCPUs.
    #[napi(catch_unwind)]
    pub fn xsave_size(&self) -> i32 {
        only!("x86_64" [] => self.vcpu().and_then(|vcpu| xsave::size(&vcpu.vm.fd)).map_or_else(|errno| errno, |size| size as i32))
    }

    #[napi(catch_unwind)]
    pub fn get_xsave(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VcpuFd::get_xsave))
    }

    #[napi(catch_unwind)]
    pub fn get_xsave2(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => {
            let mut into = into;
            let mut get = || {
                let vcpu = self.vcpu()?;
                let size = xsave::size(&vcpu.vm.fd)?;
                let mut xsave = xsave::zeroed(size)?;
                // SAFETY: the area has the size that the kernel reports for the vCPUs of this VM.
                unsafe { vcpu.fd.get_xsave2(&mut xsave) }.map_err(errno)?;
                xsave::store(&xsave, size, bytes_of(&mut into))
            };
            get().unwrap_or_else(|errno| errno)
        })
    }

    /// For both methods of the crate, which do the same ioctl.
    #[napi(catch_unwind)]
    pub fn set_xsave(&self, xsave: &[u8]) -> i32 {
        only!("x86_64" [xsave] => {
            let set = || {
                let vcpu = self.vcpu()?;
                let xsave = xsave::load(xsave, xsave::size(&vcpu.vm.fd)?)?;
                // SAFETY: the area has at least the size that the kernel reports for the vCPUs of this VM.
                Ok(unit(unsafe { vcpu.fd.set_xsave2(&xsave) }))
            };
            set().unwrap_or_else(|errno| errno)
        })
    }

    #[napi(catch_unwind)]
    pub fn get_xcrs(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VcpuFd::get_xcrs))
    }

    #[napi(catch_unwind)]
    pub fn set_xcrs(&self, xcrs: &[u8]) -> i32 {
        only!("x86_64" [xcrs] => self.set(xcrs, |vcpu, xcrs| vcpu.set_xcrs(&xcrs)))
    }

    #[napi(catch_unwind)]
    pub fn get_debug_regs(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, VcpuFd::get_debug_regs))
    }

    #[napi(catch_unwind)]
    pub fn set_debug_regs(&self, debug_regs: &[u8]) -> i32 {
        only!("x86_64" [debug_regs] => self.set(debug_regs, |vcpu, debug_regs| vcpu.set_debug_regs(&debug_regs)))
    }

    #[napi(catch_unwind)]
    pub fn get_vcpu_events(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" | "aarch64" [into] => self.get(into, VcpuFd::get_vcpu_events))
    }

    #[napi(catch_unwind)]
    pub fn set_vcpu_events(&self, vcpu_events: &[u8]) -> i32 {
        only!("x86_64" | "aarch64" [vcpu_events] => {
            self.set(vcpu_events, |vcpu, vcpu_events| vcpu.set_vcpu_events(&vcpu_events))
        })
    }

    #[napi(catch_unwind)]
    pub fn vcpu_init(&self, kvi: &[u8]) -> i32 {
        only!("aarch64" [kvi] => self.set(kvi, |vcpu, kvi| vcpu.vcpu_init(&kvi)))
    }

    #[napi(catch_unwind)]
    pub fn vcpu_finalize(&self, feature: i32) -> i32 {
        only!("aarch64" [feature] => self.unit(|vcpu| vcpu.vcpu_finalize(&feature)))
    }

    #[napi(catch_unwind)]
    pub fn set_guest_debug(&self, debug_struct: &[u8]) -> i32 {
        only!("x86_64" | "aarch64" [debug_struct] => {
            self.set(debug_struct, |vcpu, debug_struct| vcpu.set_guest_debug(&debug_struct))
        })
    }

    #[napi(catch_unwind)]
    pub fn set_one_reg(&self, reg_id: BigInt, data: &[u8]) -> i32 {
        let set = || self.vcpu()?.fd.set_one_reg(u64_of(&reg_id)?, data).map_err(errno);
        set().map_or_else(|errno| errno, |_| 0)
    }

    #[napi(catch_unwind)]
    pub fn get_one_reg(&self, reg_id: BigInt, mut data: Uint8ArraySlice) -> i32 {
        let mut get = || self.vcpu()?.fd.get_one_reg(u64_of(&reg_id)?, bytes_of(&mut data)).map_err(errno);
        get().map_or_else(|errno| errno, |_| 0)
    }

    #[napi(catch_unwind)]
    pub fn kvmclock_ctrl(&self) -> i32 {
        only!("x86_64" [] => self.unit(VcpuFd::kvmclock_ctrl))
    }

    #[napi(catch_unwind)]
    pub fn set_tsc_khz(&self, freq: u32) -> i32 {
        only!("x86_64" [freq] => self.unit(|vcpu| vcpu.set_tsc_khz(freq)))
    }

    #[napi(catch_unwind)]
    pub fn translate_gva(&self, gva: BigInt, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [gva, into] => match u64_of(&gva) {
            Ok(gva) => self.get(into, |vcpu| vcpu.translate_gva(gva)),
            Err(errno) => errno,
        })
    }

    #[napi(catch_unwind)]
    pub fn smi(&self) -> i32 {
        only!("x86_64" [] => self.unit(VcpuFd::smi))
    }

    /// Fills a whole buffer, whose `size` says how much of it is the state.
    #[napi(catch_unwind)]
    pub fn nested_state(&self, into: Uint8ArraySlice) -> i32 {
        only!("x86_64" [into] => self.get(into, |vcpu| {
            let mut buffer = kvm_bindings::nested::KvmNestedStateBuffer::empty();
            vcpu.nested_state(&mut buffer).map(|_| buffer)
        }))
    }

    #[napi(catch_unwind)]
    pub fn set_nested_state(&self, state: &[u8]) -> i32 {
        only!("x86_64" [state] => {
            self.set(state, |vcpu, state: kvm_bindings::nested::KvmNestedStateBuffer| {
                // The kernel may read `size` bytes.
                if state.size as usize > size_of_val(&state) {
                    return Err(kvm_ioctls::Error::new(libc::EINVAL));
                }
                vcpu.set_nested_state(&state)
            })
        })
    }

    #[napi(catch_unwind)]
    pub fn nmi(&self) -> i32 {
        only!("x86_64" [] => self.unit(VcpuFd::nmi))
    }
}
