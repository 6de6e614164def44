//! memfds and other files that guest memory is mapped from.

use std::ffi::CStr;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use crate::call::convert::{SystemCall, last_errno};

/// The name that memfds have in /proc/self/maps.
const MEMFD_NAME: &CStr = c"kvm-ioctls";

/// A memfd of `len` bytes, to which seals can be added.
pub fn memfd(len: usize, huge_page: u32) -> Result<OwnedFd, i32> {
    let huge =
        if huge_page == 0 { 0 } else { libc::MFD_HUGETLB | (huge_page.trailing_zeros() << libc::MAP_HUGE_SHIFT) };
    // SAFETY: the name is a constant string.
    let fd = unsafe { libc::memfd_create(MEMFD_NAME.as_ptr(), libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING | huge) };
    if fd < 0 {
        return Err(SystemCall::MemfdCreate.last_errno());
    }
    // SAFETY: just made, with no other owner.
    let fd = unsafe { OwnedFd::from_raw_fd(fd) };
    let len = i64::try_from(len).map_err(|_| -libc::EINVAL)?;
    // SAFETY: takes no pointer.
    if unsafe { libc::ftruncate(fd.as_raw_fd(), len) } < 0 {
        return Err(SystemCall::Ftruncate.last_errno());
    }
    Ok(fd)
}

pub fn add_seals(fd: RawFd, seals: i32) -> Result<(), i32> {
    // SAFETY: takes no pointer.
    if unsafe { libc::fcntl(fd, libc::F_ADD_SEALS, seals) } < 0 {
        return Err(SystemCall::Fcntl.last_errno());
    }
    Ok(())
}

/// A memfd of `len` bytes whose size is sealed.
pub fn sealed_memfd(len: usize, huge_page: u32) -> Result<OwnedFd, i32> {
    let fd = memfd(len, huge_page)?;
    add_seals(fd.as_raw_fd(), libc::F_SEAL_SHRINK | libc::F_SEAL_GROW | libc::F_SEAL_SEAL)?;
    Ok(fd)
}

/// Takes all pages of a memfd now where the system is strict about memory (vm.overcommit_memory is 2): a memfd's pages
/// are counted when they are first touched, and one too many would be a SIGBUS.
pub fn take_if_strict(fd: RawFd, len: usize) -> Result<(), i32> {
    let mut mode = Vec::new();
    match File::open("/proc/sys/vm/overcommit_memory") {
        Ok(mut file) => file.read_to_end(&mut mode).map_err(|error| SystemCall::Read.io_errno(error))?,
        // A system without /proc does not say. Any other failure, such as EMFILE, must not be taken for an answer.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(SystemCall::Open.io_errno(error)),
    };
    if !mode.starts_with(b"2") {
        return Ok(());
    }
    let len = i64::try_from(len).map_err(|_| -libc::EINVAL)?;
    loop {
        // SAFETY: takes no pointer.
        if unsafe { libc::fallocate(fd, 0, 0, len) } == 0 {
            return Ok(());
        }
        match last_errno() {
            errno if errno == -libc::EINTR => {}
            errno if errno == -libc::ENOSPC => return Err(SystemCall::Fallocate.failed(-libc::ENOMEM)),
            errno => return Err(SystemCall::Fallocate.failed(errno)),
        }
    }
}

pub fn size_of_file(fd: RawFd) -> Result<usize, i32> {
    // SAFETY: all zeros is a stat.
    let mut stat = unsafe { std::mem::zeroed::<libc::stat>() };
    // SAFETY: fills our own stat.
    if unsafe { libc::fstat(fd, &mut stat) } < 0 {
        return Err(SystemCall::Fstat.last_errno());
    }
    if stat.st_mode & libc::S_IFMT != libc::S_IFREG {
        return Err(-libc::ENOTTY);
    }
    usize::try_from(stat.st_size).map_err(|_| -libc::EINVAL)
}

/// The size of the file's pages where they are huge, or 0.
pub fn huge_page_of(fd: RawFd) -> Result<usize, i32> {
    // SAFETY: all zeros is a statfs.
    let mut stat = unsafe { std::mem::zeroed::<libc::statfs>() };
    // SAFETY: fills our own statfs.
    if unsafe { libc::fstatfs(fd, &mut stat) } < 0 {
        return Err(SystemCall::Fstatfs.last_errno());
    }
    // With musl the two differ in sign.
    let huge = stat.f_type as i64 == libc::HUGETLBFS_MAGIC;
    Ok(if huge { stat.f_bsize as usize } else { 0 })
}

/// ENOTTY unless it is a memfd of `len` bytes or more, sealed against shrinking. A memfd of huge pages is refused: another
/// owner can punch a hole, and the next access may find no huge page.
pub fn prove_sealed(fd: RawFd, len: usize) -> Result<(), i32> {
    // SAFETY: takes no pointer.
    let seals = unsafe { libc::fcntl(fd, libc::F_GET_SEALS) };
    if seals < 0 {
        // EINVAL is the answer of a file that has no seals.
        return Err(if last_errno() == -libc::EINVAL { -libc::ENOTTY } else { last_errno() });
    }
    if seals & libc::F_SEAL_SHRINK == 0 || size_of_file(fd)? < len || huge_page_of(fd)? != 0 {
        return Err(-libc::ENOTTY);
    }
    Ok(())
}
