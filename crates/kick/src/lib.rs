//! Who may use a vCPU, and how its run is ended from outside.
//!
//! KVM offers two means to end a run: the byte `immediate_exit` of the `kvm_run` page, which KVM_RUN reads once on its
//! way into the guest, and a signal to the thread that is in the guest. The first alone comes too late for a guest that
//! runs already, the second alone is lost where it arrives just before KVM_RUN. [`Kick`] combines them so that a kick is
//! never lost, never late, and never seen twice; `docs/guide/threads.md` has the argument, `tests/interleavings.rs` tries
//! all interleavings.

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
    /// Writes `immediate_exit` into the `kvm_run` page.
    fn set_immediate_exit(&self, value: bool);
    /// Sends the signal to a thread.
    fn signal(&self, thread: i32);
}

/// Why a run that was interrupted ends; it goes on where nobody wanted it to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The process ends: no run of this vCPU will ever enter the guest again.
    Stop,
    /// The run was aborted, by its own number.
    Abort,
    /// The vCPU was kicked. This was the acknowledgement.
    Kick,
    /// The flag of `set_kvm_immediate_exit` is set.
    Flag,
}

/// A vCPU is being run, or somebody is at it who must not wait for a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

const KICK: u64 = 1;
const ABORT: u64 = 1 << 1;
const STOP: u64 = 1 << 2;
const FLAG: u64 = 1 << 3;
/// Whatever makes the byte 1.
const REASONS: u64 = KICK | ABORT | STOP | FLAG;
/// One thread is between `reserve` and `end`.
const RUNNING: u64 = 1 << 4;
/// From here on: how many threads are at the vCPU with another ioctl than KVM_RUN.
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

    /// The calling thread will run what was reserved.
    pub fn begin(&self, thread: i32) {
        self.runner.store(thread, Ordering::Relaxed);
        // Between this store and KVM_RUN's reading of the byte. The other side has it between its writing of the byte
        // and its reading of the runner: so either KVM_RUN sees the byte, or the kicker sees the runner.
        fence(Ordering::SeqCst);
    }

    /// KVM_RUN was interrupted: whether the run ends, and why. None: by a signal of somebody else's, so it goes on.
    pub fn interrupted(&self, target: &impl Target) -> Option<Reason> {
        // First the byte, then the word: whoever sets a reason later than this looks writes the byte later too.
        target.set_immediate_exit(false);
        let mut word = self.word.load(Ordering::Relaxed);
        loop {
            let (reason, taken) = match word {
                _ if word & STOP != 0 => (Some(Reason::Stop), 0),
                _ if word & ABORT != 0 => (Some(Reason::Abort), ABORT),
                _ if word & KICK != 0 => (Some(Reason::Kick), KICK),
                _ if word & FLAG != 0 => (Some(Reason::Flag), 0),
                _ => (None, 0),
            };
            let next = word & !taken;
            match self.word.compare_exchange_weak(word, next, Ordering::SeqCst, Ordering::Relaxed) {
                Ok(_) => {
                    if next & REASONS != 0 {
                        target.set_immediate_exit(true);
                    }
                    return reason;
                }
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

    /// Ends the run of now, or else the next one. False where an earlier kick is not acknowledged yet: both are one.
    pub fn kick(&self, target: &impl Target) -> bool {
        let fresh = self.word.fetch_or(KICK, Ordering::SeqCst) & KICK == 0;
        if fresh {
            self.knock(target);
        }
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

    /// Ends this run and every later one.
    pub fn stop(&self, target: &impl Target) {
        self.word.fetch_or(STOP, Ordering::SeqCst);
        self.knock(target);
    }

    /// The crate's `set_kvm_immediate_exit`: a flag that stays, beside the kicks.
    pub fn set_flag(&self, value: bool, target: &impl Target) {
        if value {
            self.word.fetch_or(FLAG, Ordering::SeqCst);
            target.set_immediate_exit(true);
            return;
        }
        // Without a flag the byte is a kick's or nobody's.
        if self.word.load(Ordering::SeqCst) & FLAG == 0 {
            return;
        }
        // The byte first, as in `interrupted`. It may be a kick's too, and the runner past it: so it is told again.
        target.set_immediate_exit(false);
        if self.word.fetch_and(!FLAG, Ordering::SeqCst) & REASONS & !FLAG != 0 {
            self.knock(target);
        }
    }

    /// Whether a thread is between `begin` and `finish`.
    pub fn is_in_guest(&self) -> bool {
        self.runner.load(Ordering::SeqCst) != 0
    }

    fn knock(&self, target: &impl Target) {
        target.set_immediate_exit(true);
        fence(Ordering::SeqCst);
        match self.runner.load(Ordering::SeqCst) {
            0 => {}
            thread => target.signal(thread),
        }
    }
}
