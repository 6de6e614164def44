//! Which thread may use a vCPU, and how its run is ended from outside.
//!
//! KVM offers two means to end a run: the byte `immediate_exit` of the `kvm_run` page, which KVM_RUN reads once on its
//! way into the guest, and a signal to the thread that is in the guest. The signal alone is lost where it arrives just
//! before KVM_RUN. The byte closes that gap, but any holder of the page can overwrite it. So [`Kick`] keeps the reasons
//! in a word of its own, which decides, and signals again until the reason is taken. `docs/guide/threads.md` has the
//! argument, `tests/interleavings.rs` tries the interleavings.

#[cfg(feature = "loom")]
use loom::{
    sync::atomic::{AtomicI32, AtomicU64, Ordering, fence},
    thread::yield_now,
};
#[cfg(not(feature = "loom"))]
use std::{
    sync::atomic::{AtomicI32, AtomicU64, Ordering, fence},
    thread::yield_now,
};

/// What a vCPU's kicks act on.
pub trait Target {
    /// Sets the bit of `immediate_exit` that belongs to the kicks.
    fn set_immediate_exit(&self);
    /// Clears that bit. Returns whether the caller has set another bit of the byte.
    fn clear_immediate_exit(&self) -> bool;
    /// Sends the signal to a thread.
    fn signal(&self, thread: i32);
    /// Has another thread call [`Kick::knock_again`] until it returns false.
    fn repeat(&self);
}

/// Why a run ends that was interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The process ends: no run of this vCPU ever enters the guest again.
    Stop,
    /// The run was aborted, by its own number.
    Abort,
    /// The vCPU was kicked. This was the acknowledgement.
    Kick,
    /// The caller has set `immediate_exit`.
    Flag,
}

/// The vCPU runs, or is in use by an ioctl that must not wait for a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

const KICK: u64 = 1;
const ABORT: u64 = 1 << 1;
const STOP: u64 = 1 << 2;
const REASONS: u64 = KICK | ABORT | STOP;
/// One thread is between `reserve` and `end`.
const RUNNING: u64 = 1 << 4;
/// From here on: how many threads use the vCPU with another ioctl than KVM_RUN.
const USER: u64 = 1 << 8;
const USERS: u64 = RUN - USER;
/// From here on: the number of the run, which wraps.
const RUN: u64 = 1 << 32;

#[derive(Default)]
pub struct Kick {
    /// All of the above, so that every decision is one atomic step.
    word: AtomicU64,
    /// The thread that is between `begin` and `finish`, or 0.
    runner: AtomicI32,
}

impl Kick {
    pub fn new() -> Self {
        Self { word: AtomicU64::new(0), runner: AtomicI32::new(0) }
    }

    /// Reserves the vCPU for a run, and returns the run's number. Other ioctls are short: one that has begun is waited
    /// for, one that comes later is refused.
    pub fn reserve(&self) -> Result<u32, Busy> {
        let mut word = self.word.load(Ordering::Relaxed);
        let run = loop {
            if word & RUNNING != 0 {
                return Err(Busy);
            }
            let next = word.wrapping_add(RUN) | RUNNING;
            match self.word.compare_exchange_weak(word, next, Ordering::SeqCst, Ordering::Relaxed) {
                Ok(_) => break (next / RUN) as u32,
                Err(now) => word = now,
            }
        };
        while self.word.load(Ordering::SeqCst) & USERS != 0 {
            yield_now();
        }
        Ok(run)
    }

    /// The calling thread is about to run what was reserved. Returns false where the vCPU was stopped: then it must not
    /// enter the guest.
    pub fn begin(&self, thread: i32, target: &impl Target) -> bool {
        self.runner.store(thread, Ordering::Relaxed);
        // A kicker has this fence between its write of the word and its read of the runner: so either this thread sees
        // the reason, or the kicker sees this thread.
        fence(Ordering::SeqCst);
        let word = self.word.load(Ordering::Relaxed);
        if word & REASONS == 0 {
            return true;
        }
        if word & STOP != 0 {
            self.finish();
            return false;
        }
        // KVM_RUN has to complete the access of the exit before, so the run ends in it and not here.
        target.set_immediate_exit();
        target.repeat();
        true
    }

    /// KVM_RUN was interrupted: whether the run ends, and why. None: by a signal that is not about this vCPU.
    pub fn interrupted(&self, target: &impl Target) -> Option<Reason> {
        // First the byte, then the word: a kicker writes the word first.
        let flag = target.clear_immediate_exit();
        let mut word = self.word.load(Ordering::Relaxed);
        loop {
            let (reason, taken) = match word {
                _ if word & STOP != 0 => (Some(Reason::Stop), 0),
                _ if word & ABORT != 0 => (Some(Reason::Abort), ABORT),
                _ if word & KICK != 0 => (Some(Reason::Kick), KICK),
                _ if flag => (Some(Reason::Flag), 0),
                _ => (None, 0),
            };
            match self.word.compare_exchange_weak(word, word & !taken, Ordering::SeqCst, Ordering::Relaxed) {
                Ok(_) => return reason,
                Err(now) => word = now,
            }
        }
    }

    /// The thread is out of the guest, however the run ended.
    pub fn finish(&self) {
        // A kicker that still sees the thread signals in vain, and the next run goes on.
        self.runner.store(0, Ordering::Release);
    }

    /// The vCPU is free again. An abort that came too late is withdrawn; a kick stays for the next run.
    pub fn end(&self) {
        self.word.fetch_and(!(RUNNING | ABORT), Ordering::SeqCst);
    }

    /// Reserves the vCPU for an ioctl that would wait for a run: until `leave`, no run begins.
    pub fn enter(&self) -> Result<(), Busy> {
        let mut word = self.word.load(Ordering::Relaxed);
        loop {
            if word & RUNNING != 0 {
                return Err(Busy);
            }
            match self.word.compare_exchange_weak(word, word + USER, Ordering::SeqCst, Ordering::Relaxed) {
                Ok(_) => return Ok(()),
                Err(now) => word = now,
            }
        }
    }

    pub fn leave(&self) {
        self.word.fetch_sub(USER, Ordering::SeqCst);
    }

    /// Ends the current run, or else the next one. False where an earlier kick is not acknowledged yet: both are one.
    pub fn kick(&self, target: &impl Target) -> bool {
        let fresh = self.word.fetch_or(KICK, Ordering::SeqCst) & KICK == 0;
        self.knock(target);
        fresh
    }

    /// Ends one certain run, if it is not over. No other run ever sees it.
    pub fn abort(&self, run: u32, target: &impl Target) {
        let mut word = self.word.load(Ordering::Relaxed);
        while word & RUNNING != 0 && (word / RUN) as u32 == run {
            match self.word.compare_exchange_weak(word, word | ABORT, Ordering::SeqCst, Ordering::Relaxed) {
                Ok(_) => return self.knock(target),
                Err(now) => word = now,
            }
        }
    }

    /// Ends this run and every later one. The caller calls `knock_again` until it returns false.
    pub fn stop(&self, target: &impl Target) {
        self.word.fetch_or(STOP, Ordering::SeqCst);
        self.knock(target);
    }

    /// Signals the runner again. False where there is no reason left, or no runner: one that begins later looks at the
    /// word itself.
    pub fn knock_again(&self, signal: impl FnOnce(i32)) -> bool {
        if self.word.load(Ordering::SeqCst) & REASONS == 0 {
            return false;
        }
        fence(Ordering::SeqCst);
        match self.runner.load(Ordering::SeqCst) {
            0 => false,
            thread => {
                signal(thread);
                true
            }
        }
    }

    fn knock(&self, target: &impl Target) {
        target.set_immediate_exit();
        fence(Ordering::SeqCst);
        match self.runner.load(Ordering::SeqCst) {
            0 => {}
            thread => {
                target.signal(thread);
                target.repeat();
            }
        }
    }
}
