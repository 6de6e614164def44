//! All interleavings of runs and kicks, with a model of KVM_RUN: how it treats the byte and signals.

use std::sync::atomic::Ordering;

use kick::{Busy, Kick, Reason, Target};
use loom::model;
use loom::model::Builder;
use loom::sync::atomic::{AtomicBool, AtomicU8};
use loom::sync::{Arc, Condvar, Mutex};
use loom::thread;

const THREAD: i32 = 7;
/// The kicks' bit of the byte.
const KICK: u8 = 1 << 7;

/// One vCPU: its byte, and the signal that waits for the thread that runs it.
struct Vcpu {
    kick: Kick,
    immediate_exit: AtomicU8,
    signal: Mutex<bool>,
    signalled: Condvar,
    knocker: Mutex<Knocker>,
    wake: Condvar,
}

/// What the thread that repeats knocks is told.
#[derive(Default)]
struct Knocker {
    repeat: bool,
    end: bool,
}

impl Target for Vcpu {
    fn set_immediate_exit(&self) {
        self.immediate_exit.fetch_or(KICK, Ordering::Release);
    }

    fn clear_immediate_exit(&self) -> bool {
        self.immediate_exit.fetch_and(!KICK, Ordering::AcqRel) & !KICK != 0
    }

    fn signal(&self, thread: i32) {
        assert_eq!(thread, THREAD);
        *self.signal.lock().unwrap() = true;
        self.signalled.notify_one();
    }

    fn repeat(&self) {
        self.knocker.lock().unwrap().repeat = true;
        self.wake.notify_one();
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Guest {
    /// Never exits by itself: a kick that is lost is a run that never ends, which loom reports as a deadlock.
    Spins,
    /// Exits at once, where nothing has interrupted it before.
    Exits,
}

impl Vcpu {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            kick: Kick::new(),
            immediate_exit: AtomicU8::new(0),
            signal: Mutex::new(false),
            signalled: Condvar::new(),
            knocker: Mutex::default(),
            wake: Condvar::new(),
        })
    }

    /// KVM_RUN: false is EINTR.
    fn ioctl(&self, guest: Guest) -> bool {
        // A signal that came before the system call is gone: its empty handler has run.
        *self.signal.lock().unwrap() = false;
        if self.immediate_exit.load(Ordering::Relaxed) != 0 {
            return false;
        }
        let mut signal = self.signal.lock().unwrap();
        if guest == Guest::Exits && !*signal {
            return true;
        }
        while !*signal {
            signal = self.signalled.wait(signal).unwrap();
        }
        false
    }

    /// The caller writes the whole byte.
    fn write(&self, value: u8) {
        self.immediate_exit.store(value, Ordering::Relaxed);
    }

    /// The thread that repeats knocks, until `end_knocker`.
    fn knock(&self) {
        loop {
            let mut knocker = self.knocker.lock().unwrap();
            while !knocker.repeat && !knocker.end {
                knocker = self.wake.wait(knocker).unwrap();
            }
            if !knocker.repeat {
                return;
            }
            knocker.repeat = false;
            drop(knocker);
            while self.kick.knock_again(|thread| self.signal(thread)) {
                thread::yield_now();
            }
        }
    }

    fn end_knocker(&self) {
        self.knocker.lock().unwrap().end = true;
        self.wake.notify_one();
    }

    /// A run as the seam does it: None is an exit of the guest's.
    fn run(&self, guest: Guest) -> Option<Reason> {
        self.kick.reserve().unwrap();
        self.run_reserved(guest)
    }

    fn run_reserved(&self, guest: Guest) -> Option<Reason> {
        if !self.kick.begin(THREAD, self) {
            self.kick.end();
            return Some(Reason::Stop);
        }
        let ended = loop {
            if self.ioctl(guest) {
                break None;
            }
            if let Some(reason) = self.kick.interrupted(self) {
                break Some(reason);
            }
        };
        self.kick.finish();
        self.kick.end();
        ended
    }
}

/// For the longer ones: all interleavings in which threads are interrupted up to `preemptions` times.
fn bounded(preemptions: usize, body: impl Fn() + Send + Sync + 'static) {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(body);
}

fn spawn<T: 'static>(vcpu: &Arc<Vcpu>, body: impl FnOnce(&Vcpu) -> T + 'static) -> thread::JoinHandle<T> {
    let vcpu = Arc::clone(vcpu);
    thread::spawn(move || body(&vcpu))
}

#[test]
fn a_kick_ends_a_run_that_would_last_for_ever() {
    model(|| {
        let vcpu = Vcpu::new();
        let kicker = spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu));
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
        assert!(kicker.join().unwrap());
    });
}

#[test]
fn every_kick_is_acknowledged_exactly_once() {
    bounded(3, || {
        let vcpu = Vcpu::new();
        let kicker = spawn(&vcpu, |vcpu| u32::from(vcpu.kick.kick(vcpu)) + u32::from(vcpu.kick.kick(vcpu)));
        let mut seen = u32::from(vcpu.run(Guest::Exits).is_some()) + u32::from(vcpu.run(Guest::Exits).is_some());
        let sent = kicker.join().unwrap();
        // What is pending now is seen by the next run, before its guest does anything; after that nothing is.
        seen += u32::from(vcpu.run(Guest::Exits).is_some());
        assert_eq!(vcpu.run(Guest::Exits), None);
        assert_eq!(seen, sent);
    });
}

#[test]
fn kicks_of_two_threads_are_one_or_two() {
    bounded(3, || {
        let vcpu = Vcpu::new();
        let kickers = [spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu)), spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu))];
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
        let sent: u32 = kickers.into_iter().map(|kicker| u32::from(kicker.join().unwrap())).sum();
        assert_eq!(1 + u32::from(vcpu.run(Guest::Exits).is_some()), sent);
    });
}

#[test]
fn an_abort_hits_its_own_run_or_none() {
    model(|| {
        let vcpu = Vcpu::new();
        let aborter = spawn(&vcpu, |vcpu| vcpu.kick.abort(1, vcpu));
        let first = vcpu.run(Guest::Exits);
        assert!(first.is_none() || first == Some(Reason::Abort));
        assert_eq!(vcpu.run(Guest::Exits), None);
        aborter.join().unwrap();
        assert_eq!(vcpu.run(Guest::Exits), None);
    });
}

#[test]
fn an_abort_leaves_a_kick_to_the_next_run() {
    model(|| {
        let vcpu = Vcpu::new();
        assert!(vcpu.kick.kick(&*vcpu));
        let aborter = spawn(&vcpu, |vcpu| vcpu.kick.abort(1, vcpu));
        let first = vcpu.run(Guest::Spins);
        aborter.join().unwrap();
        match first {
            Some(Reason::Abort) => assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick)),
            first => assert_eq!(first, Some(Reason::Kick)),
        }
        assert_eq!(vcpu.run(Guest::Exits), None);
    });
}

#[test]
fn the_byte_of_the_caller_ends_a_run_and_loses_no_kick() {
    model(|| {
        let vcpu = Vcpu::new();
        vcpu.write(1);
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Flag));
        let kicker = spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu));
        let first = vcpu.run(Guest::Spins);
        assert!(kicker.join().unwrap());
        // The kick is sent by now: it has ended the run before, or ends this one.
        match first {
            Some(Reason::Kick) => assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Flag)),
            _ => assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick)),
        }
        vcpu.kick.kick(&*vcpu);
        vcpu.write(0);
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
        assert_eq!(vcpu.run(Guest::Exits), None);
    });
}

/// Has one thread write 0 into the byte and another one repeat knocks while `body` runs.
fn hostile(vcpu: &Arc<Vcpu>, body: impl FnOnce()) {
    let writer = spawn(vcpu, |vcpu| vcpu.write(0));
    let knocker = spawn(vcpu, Vcpu::knock);
    body();
    writer.join().unwrap();
    vcpu.end_knocker();
    knocker.join().unwrap();
}

#[test]
fn a_writer_of_the_byte_holds_up_no_kick() {
    bounded(2, || {
        let vcpu = Vcpu::new();
        hostile(&vcpu, || {
            let kicker = spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu));
            assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
            assert_eq!(vcpu.run(Guest::Exits), None);
            assert!(kicker.join().unwrap());
        });
    });
}

#[test]
fn a_writer_of_the_byte_holds_up_no_kick_that_was_there_before_the_run() {
    bounded(3, || {
        let vcpu = Vcpu::new();
        assert!(vcpu.kick.kick(&*vcpu));
        vcpu.write(0);
        hostile(&vcpu, || {
            assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
            assert_eq!(vcpu.run(Guest::Exits), None);
        });
    });
}

#[test]
fn a_writer_of_the_byte_holds_up_no_abort() {
    bounded(2, || {
        let vcpu = Vcpu::new();
        let run = vcpu.kick.reserve().unwrap();
        hostile(&vcpu, || {
            let aborter = spawn(&vcpu, move |vcpu| vcpu.kick.abort(run, vcpu));
            assert_eq!(vcpu.run_reserved(Guest::Spins), Some(Reason::Abort));
            assert_eq!(vcpu.run(Guest::Exits), None);
            aborter.join().unwrap();
        });
    });
}

#[test]
fn a_writer_of_the_byte_holds_up_no_stop() {
    bounded(3, || {
        let vcpu = Vcpu::new();
        let writer = spawn(&vcpu, |vcpu| vcpu.write(0));
        let stopper = spawn(&vcpu, |vcpu| {
            vcpu.kick.stop(vcpu);
            while vcpu.kick.knock_again(|thread| vcpu.signal(thread)) {
                thread::yield_now();
            }
        });
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Stop));
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Stop));
        stopper.join().unwrap();
        writer.join().unwrap();
    });
}

#[test]
fn a_stop_is_for_ever() {
    model(|| {
        let vcpu = Vcpu::new();
        let stopper = spawn(&vcpu, |vcpu| vcpu.kick.stop(vcpu));
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Stop));
        stopper.join().unwrap();
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Stop));
    });
}

#[test]
fn nobody_is_at_the_vcpu_while_it_runs() {
    model(|| {
        let vcpu = Vcpu::new();
        let inside = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&inside);
        let user = spawn(&vcpu, move |vcpu| match vcpu.kick.enter() {
            Ok(()) => {
                seen.store(true, Ordering::Relaxed);
                seen.store(false, Ordering::Relaxed);
                vcpu.kick.leave();
            }
            Err(Busy) => {}
        });
        vcpu.kick.reserve().unwrap();
        assert!(!inside.load(Ordering::Relaxed));
        assert_eq!(vcpu.kick.reserve(), Err(Busy));
        assert!(vcpu.kick.enter().is_err() && !inside.load(Ordering::Relaxed));
        vcpu.kick.end();
        user.join().unwrap();
    });
}
