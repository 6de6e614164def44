//! The thread of the process that repeats the signals of kicks until the runs have ended.
//!
//! A signal that arrives just before KVM_RUN is lost if `immediate_exit` was overwritten. A kick must not block its caller,
//! so it cannot repeat the signal itself.

use std::iter::successors;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, sleep};
use std::time::Duration;

use kick::Kick;

use crate::vcpu::signal;

struct Knocker {
    /// Those that are not acknowledged yet.
    kicks: Vec<Arc<Kick>>,
    has_thread: bool,
}

static KNOCKER: Mutex<Knocker> = Mutex::new(Knocker { kicks: Vec::new(), has_thread: false });
/// Notified when the list of kicks is no longer empty.
static WAKE: Condvar = Condvar::new();

fn lock() -> MutexGuard<'static, Knocker> {
    KNOCKER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The pauses between signals: 50 us first, then up to 1 ms, without end.
pub fn pauses() -> impl Iterator<Item = Duration> {
    const LONGEST: Duration = Duration::from_millis(1);
    successors(Some(Duration::from_micros(50)), |&pause| Some((pause * 2).min(LONGEST)))
}

/// Repeats the signal of a kick until it is acknowledged. If the system refuses a thread, the next kick tries again.
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

/// The body of the thread, which sleeps while all kicks are acknowledged, and never ends.
fn knock() {
    let mut knocker = lock();
    loop {
        knocker = WAKE.wait_while(knocker, |knocker| knocker.kicks.is_empty()).unwrap_or_else(PoisonError::into_inner);
        for pause in pauses() {
            // Unlocked during the pause.
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
