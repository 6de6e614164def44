//! What all handles of a vCPU share: its fd, its page, and how it is run and stopped.

pub mod binding;
pub mod dirty_ring;
pub mod knocker;
pub mod run_page;
pub mod runner;
pub mod signal;

use std::ops::Deref;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::sleep;

use fds_and_structs::owned_fd::Owned;
use kick::{Kick, Reason, Target};
use kvm_bindings::{KVM_EXIT_MEMORY_FAULT, KVMIO};
use kvm_ioctls::VcpuFd;
use vmm_sys_util::ioctl::ioctl;
use vmm_sys_util::ioctl_io_nr;

use crate::call::convert::last_errno;
use crate::vcpu::dirty_ring::DirtyRing;
use crate::vcpu::knocker::pauses;
use crate::vcpu::run_page::RunPage;
use crate::vm::Vm;

ioctl_io_nr!(KVM_RUN, KVMIO, 0x80);

/// Answers beside the kernel's error numbers, which end at 4095. `src/errors.ts` and `src/vcpu/async-run.ts` know them too.
const BUSY: i32 = -4096;
const ABORTED: i32 = -4097;

/// The fields are dropped in this order: the fd, our mappings of it, and with the last vCPU the VM.
pub struct Vcpu {
    pub fd: Owned<VcpuFd>,
    pub page: RunPage,
    /// Mapped when it is first harvested.
    pub dirty_ring: Mutex<Option<DirtyRing>>,
    /// Shared with the knocker, which keeps nothing else of a vCPU alive.
    kick: Arc<Kick>,
    pub vm: Arc<Vm>,
}

/// All vCPUs of the process, for its end.
struct Vcpus {
    all: Vec<Weak<Vcpu>>,
    /// Whether the end has come: a vCPU that another thread makes now does not run.
    stopped: bool,
}

static VCPUS: Mutex<Vcpus> = Mutex::new(Vcpus { all: Vec::new(), stopped: false });

impl Vcpu {
    pub fn new(fd: Owned<VcpuFd>, page: RunPage, vm: Arc<Vm>) -> Arc<Self> {
        let vcpu = Arc::new(Self { fd, page, dirty_ring: Mutex::new(None), kick: Arc::default(), vm });
        let mut vcpus = VCPUS.lock().unwrap_or_else(PoisonError::into_inner);
        vcpus.all.retain(|vcpu| vcpu.strong_count() > 0);
        vcpus.all.push(Arc::downgrade(&vcpu));
        if vcpus.stopped {
            vcpu.kick.stop(&*vcpu);
        }
        drop(vcpus);
        vcpu
    }

    /// For an ioctl that would wait for a run to end: refused while there is one.
    pub fn enter(&self) -> Result<Entered<'_>, i32> {
        self.kick.enter().map_err(|_| BUSY)?;
        Ok(Entered(self))
    }

    /// Enters the guest, and returns the exit's reason.
    pub fn run(&self) -> i32 {
        if self.kick.reserve().is_err() {
            return BUSY;
        }
        let answer = self.run_reserved();
        self.end();
        answer
    }

    /// Reserves the vCPU for a run, and returns the run's number.
    pub fn reserve(&self) -> Result<u32, i32> {
        self.kick.reserve().map_err(|_| BUSY)
    }

    /// Runs what was reserved. The crate's own `run` decodes the page with lengths that it takes from it, which
    /// JavaScript can write; here no length or offset of the page is believed.
    pub fn run_reserved(&self) -> i32 {
        if !self.kick.begin(signal::this_thread(), self) {
            return -libc::EINTR;
        }
        let answer = loop {
            // SAFETY: a vCPU's fd, and an ioctl without an argument; the kernel writes to the guest's memory and to
            // the page only, which the vCPU keeps mapped.
            if unsafe { ioctl(&*self.fd, KVM_RUN()) } >= 0 {
                // A number that is no reason is TypeScript's to report; the sign bit is the error numbers'.
                break (self.page.complete_exit() & i32::MAX as u32) as i32;
            }
            match last_errno() {
                // Of the page nothing is read: it says what the exit before was.
                errno if errno == -libc::EINTR => match self.kick.interrupted(self) {
                    // A signal that is not about this vCPU: the guest goes on.
                    None => {}
                    Some(Reason::Abort) => break ABORTED,
                    Some(_) => break errno,
                },
                // The vCPU was not started yet, and was woken: the kernel wants to be called again.
                errno if errno == -libc::EAGAIN => {}
                // The one exit that comes with an error number: the kernel tells which memory it could not get.
                errno if errno == -libc::EFAULT || errno == -libc::EHWPOISON => {
                    let reason = self.page.exit_reason();
                    break if reason == KVM_EXIT_MEMORY_FAULT { reason as i32 } else { errno };
                }
                errno => break errno,
            }
        };
        self.kick.finish();
        answer
    }

    /// The exit was handed over: the vCPU is free.
    pub fn end(&self) {
        self.kick.end();
    }

    /// Reserves the VM's coalesced ring for one reader. False where another has it.
    pub fn take_ring(&self) -> bool {
        !self.vm.ring_taken.swap(true, Ordering::Acquire)
    }

    pub fn give_ring(&self) {
        self.vm.ring_taken.store(false, Ordering::Release);
    }

    pub fn kick(&self) {
        self.kick.kick(self);
    }

    pub fn abort(&self, run: u32) {
        self.kick.abort(run, self);
    }

    pub fn set_immediate_exit(&self, value: bool) {
        self.page.set_immediate_exit(value);
    }
}

impl Target for Vcpu {
    fn set_immediate_exit(&self) {
        self.page.set_kick();
    }

    fn clear_immediate_exit(&self) -> bool {
        self.page.clear_kick()
    }

    fn signal(&self, thread: i32) {
        signal::send(thread);
    }

    fn repeat(&self) {
        knocker::repeat(&self.kick);
    }
}

/// A vCPU that is not run for as long as this lives.
pub struct Entered<'a>(&'a Vcpu);

impl Deref for Entered<'_> {
    type Target = Vcpu;

    fn deref(&self) -> &Vcpu {
        self.0
    }
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.kick.leave();
    }
}

/// Ends every run in the process, for ever, also of vCPUs that are yet to be made, and waits until all have ended.
pub fn stop_all() {
    let vcpus: Vec<_> = {
        let mut vcpus = VCPUS.lock().unwrap_or_else(PoisonError::into_inner);
        vcpus.stopped = true;
        vcpus.all.iter().filter_map(Weak::upgrade).collect()
    };
    for vcpu in &vcpus {
        vcpu.kick.stop(&**vcpu);
    }
    for vcpu in &vcpus {
        for pause in pauses() {
            if !vcpu.kick.knock_again(signal::send) {
                break;
            }
            sleep(pause);
        }
    }
}
