//! The signal that gets a thread out of KVM_RUN.

use std::mem;
use std::ptr::{null, null_mut};
use std::sync::OnceLock;

use crate::call::convert::last_errno;

extern "C" fn ignore(_signal: i32) {}

/// Interrupts KVM_RUN where no realtime signal can be sent: one that needs no place in a queue, and that Linux never
/// sends itself.
pub const SPARE: i32 = libc::SIGSTKFLT;

fn is_unused(signal: i32) -> bool {
    // SAFETY: a sigaction of zeros is one: default action, empty mask.
    let mut action = unsafe { mem::zeroed::<libc::sigaction>() };
    // SAFETY: reads the present action into the place for one.
    let asked = unsafe { libc::sigaction(signal, null(), &mut action) };
    asked == 0 && [libc::SIG_DFL, libc::SIG_IGN].contains(&action.sa_sigaction)
}

fn handle(signal: i32) {
    // SAFETY: a sigaction of zeros is one: default action, empty mask.
    let mut action = unsafe { mem::zeroed::<libc::sigaction>() };
    action.sa_sigaction = ignore as *const () as usize;
    // KVM_RUN returns EINTR all the same; other calls of a thread that has just left it go on.
    action.sa_flags = libc::SA_RESTART | libc::SA_ONSTACK;
    // SAFETY: the handler does nothing, and stays loaded: the addon is linked so that it is never unloaded.
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

/// The calling thread's id, made ready to be signalled.
pub fn this_thread() -> i32 {
    thread_local! {
        static THREAD: i32 = {
            // SAFETY: a zeroed set is a place for one, which sigemptyset fills.
            let mut set = unsafe { mem::zeroed::<libc::sigset_t>() };
            // SAFETY: as above.
            unsafe { libc::sigemptyset(&mut set) };
            for signal in [signal(), SPARE] {
                // SAFETY: a valid set and a signal's number.
                unsafe { libc::sigaddset(&mut set, signal) };
            }
            // SAFETY: changes the calling thread's mask only.
            unsafe { libc::pthread_sigmask(libc::SIG_UNBLOCK, &set, null_mut()) };
            // SAFETY: takes nothing.
            unsafe { libc::syscall(libc::SYS_gettid) as i32 }
        };
    }
    THREAD.with(|thread| *thread)
}

/// Signals a thread of this process. One that is no more is one that need not be signalled.
pub fn send(thread: i32) {
    // SAFETY: takes numbers only.
    let tgkill = |signal: i32| unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, signal) };
    if tgkill(signal()) < 0 && last_errno() == -libc::EAGAIN {
        // The queue of the user's realtime signals is full, or has no place at all (RLIMIT_SIGPENDING).
        if is_unused(SPARE) {
            handle(SPARE);
        }
        tgkill(SPARE);
    }
}
