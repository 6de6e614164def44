//! The signal that interrupts KVM_RUN.

use std::mem;
use std::ptr::{null, null_mut};
use std::sync::OnceLock;

use crate::call::convert::last_errno;

extern "C" fn ignore(_signal: i32) {}

/// The signal for when no realtime signal can be queued. It needs no queue, and Linux never sends it.
pub const SPARE: i32 = libc::SIGSTKFLT;

fn is_unused(signal: i32) -> bool {
    // SAFETY: zeros are a valid sigaction, with the default action and an empty mask.
    let mut action = unsafe { mem::zeroed::<libc::sigaction>() };
    // SAFETY: the kernel writes the current action to the local sigaction.
    let asked = unsafe { libc::sigaction(signal, null(), &mut action) };
    asked == 0 && [libc::SIG_DFL, libc::SIG_IGN].contains(&action.sa_sigaction)
}

fn handle(signal: i32) {
    // SAFETY: zeros are a valid sigaction, with the default action and an empty mask.
    let mut action = unsafe { mem::zeroed::<libc::sigaction>() };
    action.sa_sigaction = ignore as *const () as usize;
    // KVM_RUN returns EINTR in spite of SA_RESTART; other calls of the thread are restarted.
    action.sa_flags = libc::SA_RESTART | libc::SA_ONSTACK;
    // SAFETY: the handler does nothing, and `-z nodelete` keeps the addon loaded.
    unsafe { libc::sigaction(signal, &action, null_mut()) };
}

/// The first realtime signal without a handler: libc, Node and `process.on()` do not use them. If all have handlers, the
/// first of them, because any handler interrupts KVM_RUN.
pub fn signal() -> i32 {
    static SIGNAL: OnceLock<i32> = OnceLock::new();
    *SIGNAL.get_or_init(|| {
        let unused = (libc::SIGRTMIN()..=libc::SIGRTMAX()).find(|&signal| is_unused(signal));
        let Some(signal) = unused else { return libc::SIGRTMIN() };
        handle(signal);
        signal
    })
}

/// The id of the calling thread, which unblocks the signals first.
pub fn this_thread() -> i32 {
    thread_local! {
        static THREAD: i32 = {
            // SAFETY: zeros are a valid sigset_t.
            let mut set = unsafe { mem::zeroed::<libc::sigset_t>() };
            // SAFETY: sigemptyset() writes to the local set.
            unsafe { libc::sigemptyset(&mut set) };
            for signal in [signal(), SPARE] {
                // SAFETY: the set is valid, and so is the number of the signal.
                unsafe { libc::sigaddset(&mut set, signal) };
            }
            // SAFETY: changes only the mask of the calling thread.
            unsafe { libc::pthread_sigmask(libc::SIG_UNBLOCK, &set, null_mut()) };
            // SAFETY: the call takes no argument.
            unsafe { libc::syscall(libc::SYS_gettid) as i32 }
        };
    }
    THREAD.with(|thread| *thread)
}

/// Signals a thread of this process. A thread that has ended needs no signal.
pub fn send(thread: i32) {
    // SAFETY: the call takes no pointer.
    let tgkill = |signal: i32| unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, signal) };
    if tgkill(signal()) < 0 && last_errno() == -libc::EAGAIN {
        // The user's queue of realtime signals is full (RLIMIT_SIGPENDING, which may be 0).
        if is_unused(SPARE) {
            handle(SPARE);
        }
        tgkill(SPARE);
    }
}
