//! All interleavings of runs and kicks, with a model of what KVM_RUN does about the byte and about signals.

use std::sync::atomic::Ordering;

use kick::{Busy, Kick, Reason, Target};
use loom::model;
use loom::model::Builder;
use loom::sync::atomic::AtomicBool;
use loom::sync::{Arc, Condvar, Mutex};
use loom::thread;

const THREAD: i32 = 7;

/// One vCPU: its byte, and the signal that waits for the thread that runs it.
struct Vcpu {
    kick: Kick,
    immediate_exit: AtomicBool,
    signal: Mutex<bool>,
    signalled: Condvar,
}

impl Target for Vcpu {
    fn set_immediate_exit(&self, value: bool) {
        self.immediate_exit.store(value, Ordering::Relaxed);
    }

    fn signal(&self, thread: i32) {
        assert_eq!(thread, THREAD);
        *self.signal.lock().unwrap() = true;
        self.signalled.notify_one();
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
            immediate_exit: AtomicBool::new(false),
            signal: Mutex::new(false),
            signalled: Condvar::new(),
        })
    }

    /// KVM_RUN: false is EINTR.
    fn ioctl(&self, guest: Guest) -> bool {
        // A signal that came before the system call is gone: its empty handler has run.
        *self.signal.lock().unwrap() = false;
        if self.immediate_exit.load(Ordering::Relaxed) {
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

    /// A run as the seam does it: None is an exit of the guest's.
    fn run(&self, guest: Guest) -> Option<Reason> {
        self.kick.reserve().unwrap();
        self.kick.begin(THREAD);
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

/// For the longer ones: all interleavings in which a thread is interrupted up to three times.
fn bounded(body: impl Fn() + Send + Sync + 'static) {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(3);
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
    bounded(|| {
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
    bounded(|| {
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
fn clearing_the_flag_loses_no_kick() {
    model(|| {
        let vcpu = Vcpu::new();
        vcpu.kick.set_flag(true, &*vcpu);
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Flag));
        let kicker = spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu));
        vcpu.kick.set_flag(false, &*vcpu);
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
        assert!(kicker.join().unwrap());
    });
}

#[test]
fn clearing_the_flag_in_another_thread_loses_no_kick() {
    bounded(|| {
        let vcpu = Vcpu::new();
        vcpu.kick.set_flag(true, &*vcpu);
        let clearer = spawn(&vcpu, |vcpu| vcpu.kick.set_flag(false, vcpu));
        let kicker = spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu));
        // The flag is there for as long as the other thread is not: more than a few runs that it ends show nothing new.
        let seen = (0..4).map(|_| vcpu.run(Guest::Spins)).find(|&reason| reason != Some(Reason::Flag));
        clearer.join().unwrap();
        kicker.join().unwrap();
        assert!(matches!(seen, None | Some(Some(Reason::Kick))));
    });
}

#[test]
fn clearing_a_flag_that_is_not_set_loses_no_kick() {
    bounded(|| {
        let vcpu = Vcpu::new();
        let clearer = spawn(&vcpu, |vcpu| vcpu.kick.set_flag(false, vcpu));
        let kicker = spawn(&vcpu, |vcpu| vcpu.kick.kick(vcpu));
        assert_eq!(vcpu.run(Guest::Spins), Some(Reason::Kick));
        clearer.join().unwrap();
        kicker.join().unwrap();
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
