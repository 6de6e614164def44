//! The state that all handles of a vCPU share, and its runs.

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

/// Results below the kernel's error numbers, which end at -4095. `src/errors.ts` and `src/vcpu/async-run.ts` have them too.
const BUSY: i32 = -4096;
const ABORTED: i32 = -4097;

/// Fields are dropped in this order: the fd, our mappings of it, and with the last vCPU the VM.
pub struct Vcpu {
    pub fd: Owned<VcpuFd>,
    pub page: RunPage,
    /// Mapped by the first harvest.
    pub dirty_ring: Mutex<Option<DirtyRing>>,
    /// Shared with the thread that repeats kicks, which keeps nothing else of a vCPU.
    kick: Arc<Kick>,
    pub vm: Arc<Vm>,
}

/// All vCPUs of the process, for `stop_all()`.
struct Vcpus {
    all: Vec<Weak<Vcpu>>,
    /// Whether `stop_all()` was called. A vCPU that another thread creates later does not run.
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

    /// For an ioctl that would wait for the end of a run. Fails during a run.
    pub fn enter(&self) -> Result<Entered<'_>, i32> {
        self.kick.enter().map_err(|_| BUSY)?;
        Ok(Entered(self))
    }

    /// Enters the guest. Returns the exit reason.
    pub fn run(&self) -> i32 {
        if self.kick.reserve().is_err() {
            return BUSY;
        }
        let answer = self.run_reserved();
        self.end();
        answer
    }

    /// Reserves the vCPU for a run. Returns the number of the run.
    pub fn reserve(&self) -> Result<u32, i32> {
        self.kick.reserve().map_err(|_| BUSY)
    }

    /// Runs the reserved vCPU. The crate's `run()` uses lengths from the page, which JavaScript can write; this method uses
    /// none.
    pub fn run_reserved(&self) -> i32 {
        if !self.kick.begin(signal::this_thread(), self) {
            return -libc::EINTR;
        }
        let answer = loop {
            // SAFETY: the ioctl takes no argument. The kernel writes only to guest memory and to the page, which are kept
            // mapped.
            if unsafe { ioctl(&*self.fd, KVM_RUN()) } >= 0 {
                // The sign bit marks an error number. TypeScript reports unknown reasons.
                break (self.page.complete_exit() & i32::MAX as u32) as i32;
            }
            match last_errno() {
                // The page still has the previous exit.
                errno if errno == -libc::EINTR => match self.kick.interrupted(self) {
                    // The signal was not for this vCPU, so the guest goes on.
                    None => {}
                    Some(Reason::Abort) => break ABORTED,
                    Some(_) => break errno,
                },
                // A vCPU that was not started yet has been woken, and KVM_RUN must be repeated.
                errno if errno == -libc::EAGAIN => {}
                // KVM_EXIT_MEMORY_FAULT is the only exit with an error number.
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

    /// Frees the vCPU after its exit was delivered.
    pub fn end(&self) {
        self.kick.end();
    }

    /// Reserves the VM's coalesced ring. Returns false if it is already reserved.
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

/// A vCPU that cannot run until this is dropped.
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

/// Ends all runs in the process for good, also those of vCPUs created later. Waits for the end of each.
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
