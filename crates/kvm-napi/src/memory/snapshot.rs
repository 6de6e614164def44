//! An immutable copy of guest memory, and its copy-on-write mappings.

use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::os::raw::c_void;
use std::sync::atomic::{AtomicU64, Ordering};

use fds_and_structs::owned_fd::Owned;
use napi::bindgen_prelude::Either;
use napi_derive::napi;

use crate::call::convert::{SystemCall, either, last_errno};
use crate::memory::binding::BindingMemory;
use crate::memory::mapping::{Mapping, page_size};
use crate::memory::memfd::{add_seals, allocate_if_restricted, memfd};

const SEALS: i32 = libc::F_SEAL_SHRINK | libc::F_SEAL_GROW | libc::F_SEAL_WRITE | libc::F_SEAL_SEAL;

/// The unit for reading a file, a multiple of every page size.
const CHUNK: usize = 1 << 20;

/// Writes `len` bytes at `address` to `offset` of the file. A guest may change them during the call, because only the
/// kernel reads them.
fn write_at(fd: RawFd, mut address: *const c_void, mut len: usize, mut offset: usize) -> Result<(), i32> {
    while len > 0 {
        // SAFETY: the caller has mapped `len` bytes there, and the kernel returns EFAULT if it cannot read them.
        match unsafe { libc::pwrite(fd, address, len, offset as i64) } {
            0 => return Err(SystemCall::Pwrite.failed(-libc::EIO)),
            written if written > 0 => {
                // SAFETY: the kernel has read this many of the `len` bytes.
                address = unsafe { address.add(written as usize) };
                len -= written as usize;
                offset += written as usize;
            }
            _ => match last_errno() {
                errno if errno == -libc::EINTR => {}
                errno if errno == -libc::ENOSPC => return Err(SystemCall::Pwrite.failed(-libc::ENOMEM)),
                errno => return Err(SystemCall::Pwrite.failed(errno)),
            },
        }
    }
    Ok(())
}

/// Whether `len` bytes, a multiple of 8, are zero.
///
/// # Safety
///
/// They are mapped and aligned to 8 bytes.
unsafe fn is_zero(address: *const c_void, len: usize) -> bool {
    let words = address.cast::<u64>().cast_mut();
    // SAFETY: the word is inside the mapped bytes. The load is atomic because a guest or another thread may write it.
    (0..len / 8).all(|index| unsafe { AtomicU64::from_ptr(words.add(index)) }.load(Ordering::Relaxed) == 0)
}

/// Writes the pages that are not zero; the others stay holes of the file. `len` is a multiple of the page size.
///
/// # Safety
///
/// `len` bytes are mapped at `address`, which is aligned to 8 bytes.
unsafe fn write_pages(fd: RawFd, address: *const c_void, len: usize, offset: usize) -> Result<(), i32> {
    let page = page_size();
    let mut start = 0;
    while start < len {
        let mut end = start;
        // SAFETY: the page at `end` is inside the `len` bytes.
        while end < len && !unsafe { is_zero(address.add(end), page) } {
            end += page;
        }
        // SAFETY: `start` is inside the `len` bytes.
        write_at(fd, unsafe { address.add(start) }, end - start, offset + start)?;
        start = end + page;
    }
    Ok(())
}

/// Fills the buffer. ENODATA if the file is too short.
fn read_at(fd: RawFd, mut buffer: &mut [u8], mut offset: i64) -> Result<(), i32> {
    while !buffer.is_empty() {
        // SAFETY: the kernel writes at most as many bytes as the buffer has.
        match unsafe { libc::pread(fd, buffer.as_mut_ptr().cast(), buffer.len(), offset) } {
            0 => return Err(-libc::ENODATA),
            read if read > 0 => {
                buffer = &mut buffer[read as usize..];
                offset += read as i64;
            }
            _ => match last_errno() {
                errno if errno == -libc::EINTR => {}
                errno => return Err(SystemCall::Pread.failed(errno)),
            },
        }
    }
    Ok(())
}

/// Copies `len` bytes of a file and fills the last page with zeros.
fn copy_file(from: RawFd, offset: i64, len: usize, to: RawFd) -> Result<(), i32> {
    // Words, for the alignment that is_zero() needs.
    let mut buffer = vec![0u64; CHUNK / 8];
    let address = buffer.as_mut_ptr().cast::<u8>();
    let mut done = 0;
    while done < len {
        let size = (len - done).min(CHUNK);
        let padded = size.next_multiple_of(page_size());
        // SAFETY: the buffer has CHUNK bytes, a multiple of the page size, and any bytes are valid.
        let bytes = unsafe { std::slice::from_raw_parts_mut(address, padded) };
        read_at(from, &mut bytes[..size], offset + done as i64)?;
        bytes[size..].fill(0);
        // SAFETY: these bytes are in the buffer, which is aligned to 8 bytes.
        unsafe { write_pages(to, address.cast(), padded, done)? };
        done += size;
    }
    Ok(())
}

#[napi]
pub struct BindingMemorySnapshot {
    file: Option<Owned<OwnedFd>>,
    size: usize,
}

impl BindingMemorySnapshot {
    /// Creates a memfd of `size` bytes, which `fill` writes and seals then protect.
    fn create(size: usize, fill: impl FnOnce(RawFd) -> Result<(), i32>) -> Result<Self, i32> {
        let file = Owned::create(|| memfd(size, 0))?;
        // A mapping that reads a hole allocates a page, and raises SIGBUS if there is none.
        allocate_if_restricted(file.as_raw_fd(), size)?;
        fill(file.as_raw_fd())?;
        add_seals(file.as_raw_fd(), SEALS)?;
        Ok(Self { file: Some(file), size })
    }
}

#[napi]
impl BindingMemorySnapshot {
    /// A copy of the whole memory.
    #[napi(catch_unwind)]
    pub fn of_memory(memory: &BindingMemory) -> Either<BindingMemorySnapshot, i32> {
        either(memory.mapping().and_then(|mapping| {
            let (address, size) = (mapping.address().as_ptr(), mapping.len());
            Self::create(size, |fd| match memory.file() {
                // Reading a hole through the mapping would allocate a page.
                Some(source) => copy_file(source, 0, size, fd),
                // SAFETY: `mapping` keeps these bytes mapped, and they start at a page.
                None => unsafe { write_pages(fd, address, size, 0) },
            })
        }))
    }

    /// A copy of `length` bytes of a file in `size` bytes of memory. ENODATA if the file is too short.
    #[napi(catch_unwind)]
    pub fn read_file(fd: i32, offset: i64, length: i64, size: i64) -> Either<BindingMemorySnapshot, i32> {
        let sizes = usize::try_from(length).and_then(|length| Ok((length, usize::try_from(size)?)));
        either(sizes.map_err(|_| -libc::EINVAL).and_then(|(length, size)| {
            if length > size || offset < 0 {
                return Err(-libc::EINVAL);
            }
            Self::create(size, |to| copy_file(fd, offset, length, to))
        }))
    }

    /// Copy-on-write memory with the contents of this copy.
    #[napi(catch_unwind)]
    pub fn map(&self) -> Either<BindingMemory, i32> {
        either(self.file.as_ref().ok_or(-libc::EBADF).and_then(|file| {
            let flags = libc::MAP_PRIVATE | libc::MAP_NORESERVE;
            let mapping = Mapping::for_guest(self.size, flags, file.as_raw_fd(), 0, false)?;
            Ok(BindingMemory::new(mapping, None))
        }))
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        self.file = None;
    }
}
