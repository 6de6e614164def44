//! The lifetime of shared objects. Miri runs these tests with many seeds, which vary the order of the threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread::{scope, yield_now};

use fds_and_structs::shared::Shared;

/// Counts its live objects.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(alive: &Arc<AtomicUsize>) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(alive))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn counter() -> Arc<AtomicUsize> {
    Arc::new(AtomicUsize::new(0))
}

#[test]
fn an_object_that_is_not_shared_goes_with_its_handle() {
    let alive = counter();
    drop(Shared::new(Counted::new(&alive)));
    assert_eq!(alive.load(Ordering::SeqCst), 0);
    Shared::new(Counted::new(&alive)).close();
    assert_eq!(alive.load(Ordering::SeqCst), 0);
}

#[test]
fn a_shared_object_lives_until_one_handle_was_closed_and_none_is_left() {
    let alive = counter();
    let mut first = Shared::new(Counted::new(&alive));
    let key = first.share().unwrap();
    assert_eq!(first.share(), Ok(key));
    // A handle that the garbage collector drops does not end the token.
    drop(first);
    assert_eq!(alive.load(Ordering::SeqCst), 1);
    let second = Shared::<Counted>::attach(key).unwrap();
    let third = Shared::<Counted>::attach(key).unwrap();
    second.close();
    assert_eq!(alive.load(Ordering::SeqCst), 1);
    drop(third);
    assert_eq!(alive.load(Ordering::SeqCst), 0);
    assert_eq!(Shared::<Counted>::attach(key).err(), Some(-libc::ENOENT));
}

#[test]
fn a_key_is_that_of_one_object_and_of_its_type() {
    let mut number = Shared::new(7_u32);
    let mut text = Shared::new(String::from("seven"));
    let (a, b) = (number.share().unwrap(), text.share().unwrap());
    assert_ne!(a, b);
    assert_eq!(Shared::<String>::attach(a).err(), Some(-libc::ENOENT));
    assert_eq!(Shared::<u32>::attach(a ^ 1).err(), Some(-libc::ENOENT));
    assert_eq!(**Shared::<u32>::attach(a).unwrap(), 7);
    number.close();
    text.close();
}

#[test]
fn threads_that_share_attach_and_close_leave_nothing_and_see_no_dead_object() {
    let rounds = if cfg!(miri) { 4 } else { 2_000 };
    for _ in 0..rounds {
        let alive = counter();
        let mut first = Shared::new(Counted::new(&alive));
        let key = first.share().unwrap();
        let start = Barrier::new(4);
        scope(|scope| {
            for thread in 0..3 {
                let (start, alive) = (&start, &alive);
                scope.spawn(move || {
                    start.wait();
                    // The object exists, or has ended.
                    match Shared::<Counted>::attach(key) {
                        Ok(shared) => {
                            yield_now();
                            assert_eq!(alive.load(Ordering::SeqCst), 1);
                            if thread == 0 { drop(shared) } else { shared.close() }
                        }
                        Err(errno) => assert_eq!(errno, -libc::ENOENT),
                    }
                });
            }
            start.wait();
            first.close();
        });
        assert_eq!(alive.load(Ordering::SeqCst), 0);
        assert_eq!(Shared::<Counted>::attach(key).err(), Some(-libc::ENOENT));
    }
}
