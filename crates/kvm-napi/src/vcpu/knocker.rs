//! One thread for the whole process that signals the runners of vCPUs again, until the reason to end a run is taken.
//!
//! A signal that arrives just before KVM_RUN is lost where `immediate_exit` was overwritten. A kick must not block its
//! caller, so it cannot repeat the signal itself.

use std::iter::successors;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, sleep};
use std::time::Duration;

use kick::Kick;

use crate::vcpu::signal;

struct Knocker {
    /// The vCPUs that have a reason and a runner.
    kicks: Vec<Arc<Kick>>,
    has_thread: bool,
}

static KNOCKER: Mutex<Knocker> = Mutex::new(Knocker { kicks: Vec::new(), has_thread: false });
/// There is a vCPU in a list that was empty.
static WAKE: Condvar = Condvar::new();

fn lock() -> MutexGuard<'static, Knocker> {
    KNOCKER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long to wait before each knock: from 50 us to 1 ms, for ever.
pub fn pauses() -> impl Iterator<Item = Duration> {
    const LONGEST: Duration = Duration::from_millis(1);
    successors(Some(Duration::from_micros(50)), |&pause| Some((pause * 2).min(LONGEST)))
}

/// Has the thread knock at a vCPU until its reason is taken. Where the system refuses a thread, the next kick asks again.
pub fn repeat(kick: &Arc<Kick>) {
    let mut knocker = lock();
    if knocker.kicks.iter().any(|known| Arc::ptr_eq(known, kick)) {
        return;
    }
    if !knocker.has_thread {
        knocker.has_thread = Builder::new().name("kvm-knocker".into()).spawn(knock).is_ok();
    }
    if knocker.has_thread {
        knocker.kicks.push(Arc::clone(kick));
        WAKE.notify_one();
    }
}

/// The thread. It is parked while nothing is unacknowledged, and never ends.
fn knock() {
    let mut knocker = lock();
    loop {
        knocker = WAKE.wait_while(knocker, |knocker| knocker.kicks.is_empty()).unwrap_or_else(PoisonError::into_inner);
        for pause in pauses() {
            // The lock is free meanwhile.
            drop(knocker);
            sleep(pause);
            knocker = lock();
            knocker.kicks.retain(|kick| kick.knock_again(signal::send));
            if knocker.kicks.is_empty() {
                break;
            }
        }
    }
}
