//! The table of the file descriptors that the package will close.

use std::fs::File;
use std::io::pipe;
use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
use std::thread::scope;

use fds_and_structs::owned_fd::{Owned, adopt};

fn make() -> Result<OwnedFd, i32> {
    let (reader, _) = pipe().map_err(|_| -libc::EMFILE)?;
    Ok(reader.into())
}

fn take(fd: RawFd) -> Result<Owned<OwnedFd>, i32> {
    // SAFETY: the tests pass fds that no other code closes, or that `adopt()` refuses.
    adopt(fd, |_| Ok(()), |fd| Ok(unsafe { OwnedFd::from_raw_fd(fd) }))
}

#[test]
fn an_fd_is_owned_once() {
    let owned = Owned::create(make).unwrap();
    let fd = owned.as_raw_fd();
    assert_eq!(take(fd).err(), Some(-libc::EBUSY));
    drop(owned);
    // The number may already belong to another test, so this uses a new fd.
    let fd = make().unwrap().into_raw_fd();
    drop(take(fd).unwrap());
}

#[test]
fn what_is_refused_stays_the_callers() {
    let fd = make().unwrap().into_raw_fd();
    let refused = adopt(fd, |_| Err(-libc::ENOTTY), |_| -> Result<OwnedFd, i32> { unreachable!() });
    assert_eq!(refused.err(), Some(-libc::ENOTTY));
    let failed = adopt(fd, |_| Ok(()), |_| -> Result<OwnedFd, i32> { Err(-libc::ENOMEM) });
    assert_eq!(failed.err(), Some(-libc::ENOMEM));
    // Neither call has entered the fd.
    drop(take(fd).unwrap());
}

#[test]
fn a_number_that_is_not_open_is_refused() {
    assert_eq!(take(RawFd::MAX).err(), Some(-libc::EBADF));
    assert_eq!(Owned::<File>::create(|| Err(-libc::EMFILE)).err(), Some(-libc::EMFILE));
}

#[test]
fn no_thread_can_adopt_what_another_has_just_made() {
    let rounds = if cfg!(miri) { 4 } else { 500 };
    scope(|scope| {
        for _ in 0..2 {
            scope.spawn(move || {
                for _ in 0..rounds {
                    // Two owners of a number would close each other's fd. The standard library checks for that.
                    let owned = Owned::create(make).unwrap();
                    assert_eq!(take(owned.as_raw_fd()).err(), Some(-libc::EBUSY));
                }
            });
        }
    });
}
