//! Guest memory: mappings that stay while anyone can reach them.

use std::ffi::CStr;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::mem;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::raw::c_void;
use std::ptr::{NonNull, null_mut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use napi::bindgen_prelude::{ArrayBuffer, BigInt, Either, FromNapiValue, JsValue, Unknown};
use napi::{Env, sys};
use napi_derive::napi;

use crate::convert::{SystemCall, either, key_of, last_errno, token};
use crate::guest_memfd::BindingGuestMemfd;
use crate::held::Held;
use crate::owned_fd::{Owned, adopt};

const READ_WRITE: i32 = libc::PROT_READ | libc::PROT_WRITE;
const ANONYMOUS: i32 = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;

/// The name that memfds have in /proc/self/maps.
const MEMFD_NAME: &CStr = c"kvm-ioctls";

pub fn page_size() -> usize {
    // SAFETY: asks for a constant of the system.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as usize }
}

/// A mapping of this process, unmapped with its last owner. Its contents are shared with guests and with
/// JavaScript, so nothing here ever makes a reference to them.
pub struct Mapping {
    address: NonNull<c_void>,
    len: usize,
    /// Whether an ArrayBuffer may outlive its finalizer, or a guest its virtual machine.
    orphaned: AtomicBool,
}

// SAFETY: an address and a length that never change; the memory behind them is only ever handed on as a pointer.
unsafe impl Send for Mapping {}
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps `len` bytes of `fd` from its start, or of fresh zeroed memory where `fd` is None.
    pub fn new(len: usize, fd: Option<i32>) -> Result<Self, i32> {
        match fd {
            Some(fd) => Self::map(len, READ_WRITE, libc::MAP_SHARED, fd, 0),
            None => Self::map(len, READ_WRITE, ANONYMOUS | libc::MAP_NORESERVE, -1, 0),
        }
    }

    /// mmap(2), at an address of the kernel's choice.
    fn map(len: usize, protection: i32, flags: i32, fd: RawFd, offset: i64) -> Result<Self, i32> {
        // SAFETY: the kernel chooses an address where nothing is mapped.
        let address = unsafe { libc::mmap(null_mut(), len, protection, flags, fd, offset) };
        if address == libc::MAP_FAILED {
            return Err(SystemCall::Mmap.last_errno());
        }
        let address = NonNull::new(address).ok_or(-libc::ENOMEM)?;
        Ok(Self { address, len, orphaned: AtomicBool::new(false) })
    }

    /// Memory for a guest. `huge` says that its pages are huge: then they are all taken now, since one that is missing
    /// at the first access would be a SIGBUS, and they are never mapped with MAP_NORESERVE.
    pub fn for_guest(len: usize, flags: i32, fd: RawFd, offset: i64, huge: bool) -> Result<Self, i32> {
        let mapping = Self::map(len, READ_WRITE, flags, fd, offset)?;
        // A child made by fork must not get a copy of a guest.
        mapping.advise(libc::MADV_DONTFORK).map_err(|errno| SystemCall::Madvise.failed(errno))?;
        if huge {
            match mapping.advise(libc::MADV_POPULATE_WRITE) {
                // A kernel before 5.14 has reserved them at least.
                Err(errno) if errno == -libc::EINVAL => {}
                // That is what an access would have raised SIGBUS for.
                Err(errno) if errno == -libc::EFAULT => return Err(SystemCall::Madvise.failed(-libc::ENOMEM)),
                result => result.map_err(|errno| SystemCall::Madvise.failed(errno))?,
            }
        }
        Ok(mapping)
    }

    fn advise(&self, advice: i32) -> Result<(), i32> {
        loop {
            // SAFETY: our own mapping, and advice that leaves what is in it as it is.
            if unsafe { libc::madvise(self.address.as_ptr(), self.len, advice) } == 0 {
                return Ok(());
            }
            match last_errno() {
                errno if errno == -libc::EINTR => {}
                errno => return Err(errno),
            }
        }
    }

    /// Somebody may still use the addresses when the last owner is gone: then they stay, with zeroed memory behind them.
    pub fn orphan(&self) {
        self.orphaned.store(true, Ordering::Relaxed);
    }

    pub fn address(&self) -> NonNull<c_void> {
        self.address
    }

    pub fn len(&self) -> usize {
        self.len
    }
}

impl Mapping {
    /// Gives the memory back, and leaves zeroed memory in its place. False where the system has no room for that.
    pub fn replace_by_zeros(&self) -> bool {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED;
        // SAFETY: replaces exactly our own mapping; whoever has a pointer to it finds memory as before.
        let address =
            unsafe { libc::mmap(self.address.as_ptr(), self.len, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        address != libc::MAP_FAILED
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        if self.orphaned.load(Ordering::Relaxed) {
            // Only the addresses are lost, not the memory.
            self.replace_by_zeros();
            return;
        }
        // SAFETY: our own mapping, and its last owner is gone.
        unsafe { libc::munmap(self.address.as_ptr(), self.len) };
    }
}

/// Whether the environment is being torn down. Node runs the finalizers of buffers before all cleanup hooks, so they
/// have to find out by themselves: from then on a call that could run JavaScript is refused before its arguments are
/// looked at.
fn is_ending(env: sys::napi_env) -> bool {
    let mut unused = false;
    // SAFETY: an invalid call, with null for the object and the key, which the runtime answers by an error.
    let status = unsafe { sys::napi_has_property(env, null_mut(), null_mut(), &mut unused) };
    status != sys::Status::napi_invalid_arg
}

/// The finalizer of an ArrayBuffer: normally the buffer is gone. At the end of an environment all are called, whether
/// or not: `ArrayBuffer.prototype.transfer` makes a buffer over the same memory that can be posted to another thread.
unsafe extern "C" fn release(env: sys::napi_env, _data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer that array_buffer made of its Arc, given back once.
    let mapping = unsafe { Arc::from_raw(mapping.cast::<Mapping>()) };
    if is_ending(env) {
        mapping.orphan();
    }
}

/// An ArrayBuffer over the mapping itself, which it keeps mapped. Made by the plain call and not by the convenience
/// layer, which copies where the runtime refuses external memory: here that is the error EOPNOTSUPP.
pub fn array_buffer<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<ArrayBuffer<'env>, i32> {
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let (address, len) = (mapping.address.as_ptr(), mapping.len);
    let mut value = null_mut();
    // SAFETY: the memory is mapped for as long as the Arc lives, which the finalizer gives back.
    let status =
        unsafe { sys::napi_create_external_arraybuffer(env.raw(), address, len, Some(release), owner, &mut value) };
    match status {
        sys::Status::napi_ok => {}
        sys::Status::napi_no_external_buffers_allowed => {
            // SAFETY: the runtime refused before it took the buffer: its finalizer does not run.
            unsafe { release(env.raw(), null_mut(), owner) };
            return Err(-libc::EOPNOTSUPP);
        }
        // The runtime may have called the finalizer, or will: the Arc is its own.
        _ => return Err(-libc::ENOMEM),
    }
    // SAFETY: the value was made just now, by this env, as an ArrayBuffer.
    unsafe { ArrayBuffer::from_napi_value(env.raw(), value) }.map_err(|_| -libc::EIO)
}

/// `node_api_create_external_sharedarraybuffer`, which older runtimes lack.
type CreateShared = unsafe extern "C" fn(
    sys::napi_env,
    *mut c_void,
    usize,
    unsafe extern "C" fn(*mut c_void, *mut c_void),
    *mut c_void,
    *mut sys::napi_value,
) -> sys::napi_status;

fn create_shared() -> Option<CreateShared> {
    static CREATE: OnceLock<Option<CreateShared>> = OnceLock::new();
    *CREATE.get_or_init(|| {
        let name = c"node_api_create_external_sharedarraybuffer";
        // SAFETY: looks a name up in this process.
        let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
        // SAFETY: null is None; else it is the runtime's function of this name, which has this type.
        unsafe { mem::transmute::<*mut c_void, Option<CreateShared>>(address) }
    })
}

/// The finalizer of a SharedArrayBuffer: no thread has it any more. It may be called in any thread.
unsafe extern "C" fn release_shared(_data: *mut c_void, mapping: *mut c_void) {
    // SAFETY: the pointer that buffer_of made of its Arc, given back once.
    drop(unsafe { Arc::from_raw(mapping.cast::<Mapping>()) });
}

/// A SharedArrayBuffer over the mapping, where the runtime can make one; an ArrayBuffer elsewhere.
fn buffer_of<'env>(env: &'env Env, mapping: &Arc<Mapping>) -> Result<Unknown<'env>, i32> {
    let Some(create) = create_shared() else {
        return Ok(array_buffer(env, mapping)?.to_unknown());
    };
    let owner = Arc::into_raw(Arc::clone(mapping)).cast_mut().cast::<c_void>();
    let mut value = null_mut();
    // SAFETY: the memory is mapped for as long as the Arc lives, which the finalizer gives back.
    match unsafe { create(env.raw(), mapping.address.as_ptr(), mapping.len, release_shared, owner, &mut value) } {
        // SAFETY: a value that was made just now, by this env.
        sys::Status::napi_ok => unsafe { Unknown::from_napi_value(env.raw(), value) }.map_err(|_| -libc::EIO),
        sys::Status::napi_no_external_buffers_allowed => {
            // SAFETY: the runtime refused before it took the memory: its finalizer does not run.
            unsafe { release_shared(null_mut(), owner) };
            Err(-libc::EOPNOTSUPP)
        }
        // The runtime may have called the finalizer, or will: the Arc is its own.
        _ => Err(-libc::ENOMEM),
    }
}

/// A memfd of `len` bytes, to which seals can be added.
pub fn memfd(len: usize, huge_page: u32) -> Result<OwnedFd, i32> {
    let huge =
        if huge_page == 0 { 0 } else { libc::MFD_HUGETLB | (huge_page.trailing_zeros() << libc::MAP_HUGE_SHIFT) };
    // SAFETY: the name is a constant string.
    let fd = unsafe { libc::memfd_create(MEMFD_NAME.as_ptr(), libc::MFD_CLOEXEC | libc::MFD_ALLOW_SEALING | huge) };
    if fd < 0 {
        return Err(SystemCall::MemfdCreate.last_errno());
    }
    // SAFETY: just made, and nobody else's.
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

/// A memfd of `len` bytes whose size nobody can change.
fn sealed_memfd(len: usize, huge_page: u32) -> Result<OwnedFd, i32> {
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

fn size_of_file(fd: RawFd) -> Result<usize, i32> {
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
fn huge_page_of(fd: RawFd) -> Result<usize, i32> {
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

/// ENOTTY unless it is a memfd of `len` bytes or more that nobody can shorten. One of huge pages is none of these:
/// whoever else has it can punch a hole, and then there may be no huge page left for the next access.
fn prove_sealed(fd: RawFd, len: usize) -> Result<(), i32> {
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

/// What all handles of a memory share.
struct Memory {
    mapping: Arc<Mapping>,
    /// The file behind the mapping, where the handles have one.
    fd: Option<Owned<OwnedFd>>,
}

#[napi]
pub struct BindingMemory {
    memory: Option<Held<Memory>>,
}

impl BindingMemory {
    pub fn new(mapping: Mapping, fd: Option<Owned<OwnedFd>>) -> Self {
        Self { memory: Some(Held::new(Memory { mapping: Arc::new(mapping), fd })) }
    }

    /// The file of the memory, where it has one.
    pub fn file(&self) -> Option<RawFd> {
        self.memory.as_deref()?.fd.as_ref().map(|fd| fd.as_raw_fd())
    }

    pub fn mapping(&self) -> Result<&Arc<Mapping>, i32> {
        self.memory.as_deref().map(|memory| &memory.mapping).ok_or(-libc::EBADF)
    }
}

#[napi]
impl BindingMemory {
    /// Memory of no file. `huge_page` is the size of its pages where they are huge, or 0.
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

    /// Memory of a sealed memfd.
    #[napi(catch_unwind)]
    pub fn allocate_memfd(size: i64, huge_page: u32) -> Either<BindingMemory, i32> {
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL);
        either(size.and_then(|size| {
            let fd = Owned::create(|| sealed_memfd(size, huge_page))?;
            if huge_page == 0 {
                take_if_strict(fd.as_raw_fd(), size)?;
            }
            let mapping = Mapping::for_guest(size, libc::MAP_SHARED, fd.as_raw_fd(), 0, huge_page != 0)?;
            Ok(BindingMemory::new(mapping, Some(fd)))
        }))
    }

    /// Takes over a memfd that nobody can shorten. EINVAL where its size is none for a memory.
    #[napi(catch_unwind)]
    pub fn from_raw_fd(fd: i32, size: i64, max_size: i64) -> Either<BindingMemory, i32> {
        let mut mapping = None;
        let prove = |fd| {
            let len = usize::try_from(size).map_err(|_| -libc::ENOTTY)?;
            prove_sealed(fd, len)?;
            if len == 0 || size > max_size || !len.is_multiple_of(page_size()) {
                return Err(-libc::EINVAL);
            }
            // Before the fd changes hands: after an error it is the caller's.
            take_if_strict(fd, len)?;
            mapping = Some(Mapping::for_guest(len, libc::MAP_SHARED, fd, 0, false)?);
            Ok(())
        };
        // SAFETY: `adopt` has found it open, and the caller hands it over.
        let fd = adopt(fd, prove, |fd| Ok(unsafe { OwnedFd::from_raw_fd(fd) }));
        either(fd.and_then(|fd| Ok(BindingMemory::new(mapping.ok_or(-libc::EIO)?, Some(fd)))))
    }

    /// ENOTTY where it is no regular file.
    #[napi(catch_unwind)]
    pub fn size_of_file(fd: i32) -> i64 {
        size_of_file(fd).map_or_else(i64::from, |size| size as i64)
    }

    /// Memory of a part of a file of the caller's. Whoever shortens the file raises SIGBUS.
    #[napi(catch_unwind)]
    pub fn map_file(fd: i32, offset: i64, size: i64, shared: bool) -> Either<BindingMemory, i32> {
        let size = usize::try_from(size).map_err(|_| -libc::EINVAL);
        either(size.and_then(|size| {
            let huge_page = huge_page_of(fd)?;
            // The kernel would round the size up, and then not unmap the part.
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

    /// The whole of a guest_memfd that may be mapped.
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

    /// ENOTTY where there is no file.
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
        either(self.memory.as_mut().ok_or(-libc::EBADF).and_then(Held::share).map(token))
    }

    /// A handle of the memory that has the key.
    #[napi(catch_unwind)]
    pub fn attach(key: BigInt) -> Either<BindingMemory, i32> {
        either(Held::attach(key_of(&key)).map(|memory| BindingMemory { memory: Some(memory) }))
    }
}
