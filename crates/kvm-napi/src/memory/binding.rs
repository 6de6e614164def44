//! Guest memory: the mapping that the handles of a `GuestMemory` share.

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::Arc;

use fds_and_structs::owned_fd::{Owned, adopt};
use fds_and_structs::shared::Shared;
use napi::Env;
use napi::bindgen_prelude::{BigInt, Either, Unknown};
use napi_derive::napi;

use crate::call::convert::{either, key_of, token};
use crate::memory::array_buffer::buffer_of;
use crate::memory::guest_memfd::BindingGuestMemfd;
use crate::memory::mapping::{ANONYMOUS, Mapping, page_size};
use crate::memory::memfd::{allocate_if_restricted, huge_page_of, prove_sealed, sealed_memfd, size_of_file};

struct Memory {
    mapping: Arc<Mapping>,
    /// The file behind the mapping, if the handles own it.
    fd: Option<Owned<OwnedFd>>,
}

#[napi]
pub struct BindingMemory {
    memory: Option<Shared<Memory>>,
}

impl BindingMemory {
    pub fn new(mapping: Mapping, fd: Option<Owned<OwnedFd>>) -> Self {
        Self { memory: Some(Shared::new(Memory { mapping: Arc::new(mapping), fd })) }
    }

    /// The fd of the memory's file, if the handles own it.
    pub fn file(&self) -> Option<RawFd> {
        self.memory.as_deref()?.fd.as_ref().map(|fd| fd.as_raw_fd())
    }

    pub fn mapping(&self) -> Result<&Arc<Mapping>, i32> {
        self.memory.as_deref().map(|memory| &memory.mapping).ok_or(-libc::EBADF)
    }
}

#[napi]
impl BindingMemory {
    /// Anonymous memory. `huge_page` is the size of its pages if they are huge, or 0.
    #[napi(catch_unwind)]
    pub fn allocate(size: i64, huge_page: u32) -> Either<BindingMemory, i32> {
        let flags = match huge_page {
            0 => ANONYMOUS | libc::MAP_NORESERVE,
            size => ANONYMOUS | libc::MAP_HUGETLB | ((size.trailing_zeros() as i32) << libc::MAP_HUGE_SHIFT),
        };
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL);
        let mapping = size.and_then(|size| Mapping::for_guest(size, flags, -1, 0, huge_page != 0));
        either(mapping.map(|mapping| BindingMemory::new(mapping, None)))
    }

    /// The memory of a new sealed memfd.
    #[napi(catch_unwind)]
    pub fn allocate_memfd(size: i64, huge_page: u32) -> Either<BindingMemory, i32> {
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL);
        either(size.and_then(|size| {
            let fd = Owned::create(|| sealed_memfd(size, huge_page))?;
            if huge_page == 0 {
                allocate_if_restricted(fd.as_raw_fd(), size)?;
            }
            let mapping = Mapping::for_guest(size, libc::MAP_SHARED, fd.as_raw_fd(), 0, huge_page != 0)?;
            Ok(BindingMemory::new(mapping, Some(fd)))
        }))
    }

    /// Takes ownership of a memfd that is sealed against shrinking. EINVAL if its size is not allowed for a memory.
    #[napi(catch_unwind)]
    pub fn from_raw_fd(fd: i32, size: i64, max_size: i64) -> Either<BindingMemory, i32> {
        let mut mapping = None;
        let prove = |fd| {
            let len = usize::try_from(size).map_err(|_| -libc::ENOTTY)?;
            prove_sealed(fd, len)?;
            if len == 0 || size > max_size || !len.is_multiple_of(page_size()) {
                return Err(-libc::EINVAL);
            }
            // Before the fd changes its owner: after an error it still belongs to the caller.
            allocate_if_restricted(fd, len)?;
            mapping = Some(Mapping::for_guest(len, libc::MAP_SHARED, fd, 0, false)?);
            Ok(())
        };
        // SAFETY: `adopt()` has verified that the fd is open, and the caller gives it up.
        let fd = adopt(fd, prove, |fd| Ok(unsafe { OwnedFd::from_raw_fd(fd) }));
        either(fd.and_then(|fd| Ok(BindingMemory::new(mapping.ok_or(-libc::EIO)?, Some(fd)))))
    }

    /// ENOTTY if the file is not regular.
    #[napi(catch_unwind)]
    pub fn size_of_file(fd: i32) -> i64 {
        size_of_file(fd).map_or_else(i64::from, |size| size as i64)
    }

    /// The memory of a range of a caller's file. An access raises SIGBUS if the file was shortened.
    #[napi(catch_unwind)]
    pub fn map_file(fd: i32, offset: i64, size: i64, shared: bool) -> Either<BindingMemory, i32> {
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL);
        either(size.and_then(|size| {
            let huge_page = huge_page_of(fd)?;
            // The kernel would round the size up when it maps the range, and refuse to unmap the exact one.
            if huge_page != 0 && !(size.is_multiple_of(huge_page) && (offset as usize).is_multiple_of(huge_page)) {
                return Err(-libc::EINVAL);
            }
            let flags = match (shared, huge_page) {
                (true, _) => libc::MAP_SHARED,
                (false, 0) => libc::MAP_PRIVATE | libc::MAP_NORESERVE,
                (false, _) => libc::MAP_PRIVATE,
            };
            let mapping = Mapping::for_guest(size, flags, fd, offset, huge_page != 0)?;
            Ok(BindingMemory::new(mapping, None))
        }))
    }

    /// The memory of a whole guest_memfd.
    #[napi(catch_unwind)]
    pub fn map_guest_memfd(guest_memfd: &BindingGuestMemfd) -> Either<BindingMemory, i32> {
        either(guest_memfd.shared().and_then(|file| {
            let mapping = Mapping::for_guest(file.size(), libc::MAP_SHARED, file.as_raw_fd(), 0, false)?;
            Ok(BindingMemory::new(mapping, None))
        }))
    }

    /// The unit of mappings and memory slots, in bytes.
    #[napi(catch_unwind)]
    pub fn page_size() -> i64 {
        page_size() as i64
    }

    /// ENOTTY if the handles own no file.
    #[napi(catch_unwind)]
    pub fn as_raw_fd(&self) -> i32 {
        self.file().unwrap_or(-libc::ENOTTY)
    }

    #[napi(catch_unwind, ts_return_type = "ArrayBuffer | SharedArrayBuffer | number")]
    pub fn buffer<'env>(&self, env: &'env Env) -> Either<Unknown<'env>, i32> {
        either(self.mapping().and_then(|mapping| buffer_of(env, mapping)))
    }

    #[napi(catch_unwind)]
    pub fn close(&mut self) {
        if let Some(memory) = self.memory.take() {
            memory.close();
        }
    }

    /// In bytes.
    #[napi(catch_unwind)]
    pub fn size(&self) -> i64 {
        self.mapping().map_or_else(i64::from, |mapping| mapping.len() as i64)
    }

    #[napi(catch_unwind)]
    pub fn share(&mut self) -> Either<BigInt, i32> {
        either(self.memory.as_mut().ok_or(-libc::EBADF).and_then(Shared::share).map(token))
    }

    /// A second handle of the memory with this key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingMemory, i32> {
        either(Shared::attach(key_of(&key)).map(|memory| BindingMemory { memory: Some(memory) }))
    }
}
