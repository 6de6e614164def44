//! The files behind guest memory: memfds and their seals, sizes and page sizes.

use std::ffi::CStr;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::mem::zeroed;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use crate::call::convert::{SystemCall, last_errno};

/// The name of memfds in /proc/self/maps.
const MEMFD_NAME: &CStr = c"kvm-ioctls";

/// Creates a memfd of `len` bytes that allows seals. `huge_page` is the size of its pages if they are huge, or 0.
pub fn memfd(len: usize, huge_page: u32) -> Result<OwnedFd, i32> {
    let huge =
        if huge_page == 0 { 0 } else { libc::MFD_HUGETLB | (huge_page.trailing_zeros() << libc::MAP_HUGE_SHIFT) };
    // SAFETY: the name is a constant C string.
    let fd = unsafe { libc::memfd_create(MEMFD_NAME.as_ptr(), libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING | huge) };
    if fd < 0 {
        return Err(SystemCall::MemfdCreate.last_errno());
    }
    // SAFETY: the fd is new, and no other code knows it.
    let fd = unsafe { OwnedFd::from_raw_fd(fd) };
    let len = i64::try_from(len).map_err(|_| -libc::EINVAL)?;
    // SAFETY: ftruncate() takes no pointer.
    if unsafe { libc::ftruncate(fd.as_raw_fd(), len) } < 0 {
        return Err(SystemCall::Ftruncate.last_errno());
    }
    Ok(fd)
}

pub fn add_seals(fd: RawFd, seals: i32) -> Result<(), i32> {
    // SAFETY: F_ADD_SEALS takes no pointer.
    if unsafe { libc::fcntl(fd, libc::F_ADD_SEALS, seals) } < 0 {
        return Err(SystemCall::Fcntl.last_errno());
    }
    Ok(())
}

/// Creates a memfd of `len` bytes, sealed against changes of its size.
pub fn sealed_memfd(len: usize, huge_page: u32) -> Result<OwnedFd, i32> {
    let fd = memfd(len, huge_page)?;
    add_seals(fd.as_raw_fd(), libc::F_SEAL_SHRINK | libc::F_SEAL_GROW | libc::F_SEAL_SEAL)?;
    Ok(fd)
}

/// Allocates all pages of a memfd if the system restricts memory (vm.overcommit_memory is 2). The kernel counts a memfd's
/// pages only when they are touched, and raises SIGBUS if there are too many.
pub fn allocate_if_restricted(fd: RawFd, len: usize) -> Result<(), i32> {
    let mut mode = Vec::new();
    match File::open("/proc/sys/vm/overcommit_memory") {
        Ok(mut file) => file.read_to_end(&mut mode).map_err(|error| SystemCall::Read.io_errno(error))?,
        // Without /proc the mode is unknown. Other failures, such as EMFILE, say nothing about the mode.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(SystemCall::Open.io_errno(error)),
    };
    if !mode.starts_with(b"2") {
        return Ok(());
    }
    let len = i64::try_from(len).map_err(|_| -libc::EINVAL)?;
    loop {
        // SAFETY: fallocate() takes no pointer.
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

/// The size of a regular file. ENOTTY for other files.
pub fn size_of_file(fd: RawFd) -> Result<usize, i32> {
    // SAFETY: zeros are a valid stat.
    let mut stat = unsafe { zeroed::<libc::stat>() };
    // SAFETY: the kernel fills the local stat.
    if unsafe { libc::fstat(fd, &mut stat) } < 0 {
        return Err(SystemCall::Fstat.last_errno());
    }
    if stat.st_mode & libc::S_IFMT != libc::S_IFREG {
        return Err(-libc::ENOTTY);
    }
    usize::try_from(stat.st_size).map_err(|_| -libc::EINVAL)
}

/// The size of the file's pages if they are huge, or 0.
pub fn huge_page_of(fd: RawFd) -> Result<usize, i32> {
    // SAFETY: zeros are a valid statfs.
    let mut stat = unsafe { zeroed::<libc::statfs>() };
    // SAFETY: the kernel fills the local statfs.
    if unsafe { libc::fstatfs(fd, &mut stat) } < 0 {
        return Err(SystemCall::Fstatfs.last_errno());
    }
    // The types of both differ in sign with musl.
    let huge = stat.f_type as i64 == libc::HUGETLBFS_MAGIC;
    Ok(if huge { stat.f_bsize as usize } else { 0 })
}

/// ENOTTY unless `fd` is a memfd of at least `len` bytes, sealed against shrinking. One with huge pages is refused:
/// another process can punch a hole into it, and the next access may find no huge page.
pub fn prove_sealed(fd: RawFd, len: usize) -> Result<(), i32> {
    // SAFETY: F_GET_SEALS takes no pointer.
    let seals = unsafe { libc::fcntl(fd, libc::F_GET_SEALS) };
    if seals < 0 {
        // EINVAL: the file does not support seals.
        return Err(if last_errno() == -libc::EINVAL { -libc::ENOTTY } else { last_errno() });
    }
    if seals & libc::F_SEAL_SHRINK == 0 || size_of_file(fd)? < len || huge_page_of(fd)? != 0 {
        return Err(-libc::ENOTTY);
    }
    Ok(())
}
