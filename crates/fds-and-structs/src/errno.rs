//! Negative error numbers, as the kernel returns them.

pub fn errno(error: kvm_ioctls::Error) -> i32 {
    -error.errno()
}

pub fn last_errno() -> i32 {
    errno(kvm_ioctls::Error::last())
}

pub fn io_errno(error: std::io::Error) -> i32 {
    -error.raw_os_error().unwrap_or(libc::EIO)
}

/// The result of a system call of libc. Only -1 is an error: other negative values are 32 bits of the kernel, and errno is
/// then that of an earlier call.
pub fn returned(result: i32) -> Result<u32, i32> {
    if result == -1 { Err(last_errno()) } else { Ok(result as u32) }
}

/// The same for a count. EOVERFLOW if it does not fit in an i32.
pub fn count(result: i32) -> i32 {
    returned(result).and_then(|count| i32::try_from(count).map_err(|_| -libc::EOVERFLOW)).unwrap_or_else(|errno| errno)
}

/// A system call that can fail in a method of the addon, other than the one that TypeScript names. `src/errors.ts` has the
/// names in the same order.
#[derive(Clone, Copy)]
pub enum SystemCall {
    EpollCreate1 = 1,
    Fallocate,
    Fcntl,
    Fstat,
    Fstatfs,
    Ftruncate,
    Madvise,
    MemfdCreate,
    Mmap,
    Mprotect,
    Open,
    Pread,
    PthreadCreate,
    Pwrite,
    Read,
    Readlink,
    KvmCheckExtension,
    KvmGetVcpuMmapSize,
}

impl SystemCall {
    /// A negative error number, with the number of the call in the upper 16 bits of its magnitude.
    pub fn failed(self, errno: i32) -> i32 {
        errno - ((self as i32) << 16)
    }

    /// The same with errno of the call that has just failed.
    pub fn last_errno(self) -> i32 {
        self.failed(last_errno())
    }

    pub fn io_errno(self, error: std::io::Error) -> i32 {
        self.failed(io_errno(error))
    }

    pub fn errno(self, error: kvm_ioctls::Error) -> i32 {
        self.failed(errno(error))
    }
}
