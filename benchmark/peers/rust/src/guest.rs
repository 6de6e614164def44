//! Real-mode guests, and memory for them.

use std::ops::{Deref, DerefMut};
use std::ptr::{NonNull, null_mut};

use kvm_bindings::{kvm_regs, kvm_userspace_memory_region};
use kvm_ioctls::{Kvm, VcpuFd, VmFd};

use crate::Error;

pub const CODE: u64 = 0x1000;
pub const PORT: u16 = 0x42;
pub const MMIO: u64 = 0x8000;
pub const PAGE: usize = 4096;

/// `out PORT, al; jmp`
pub const PIO_WRITE: [u8; 4] = [0xe6, 0x42, 0xeb, 0xfc];
/// `in al, PORT; jmp`
pub const PIO_READ: [u8; 4] = [0xe4, 0x42, 0xeb, 0xfc];
/// `mov [MMIO], al; jmp`
pub const MMIO_WRITE: [u8; 5] = [0xa2, 0x00, 0x80, 0xeb, 0xfb];
/// `mov al, [MMIO]; jmp`
pub const MMIO_READ: [u8; 5] = [0xa0, 0x00, 0x80, 0xeb, 0xfb];
/// `mov dx, 0x3f8; add al, bl; add al, '0'; out dx, al; mov al, '\n'; out dx, al; hlt`
pub const HELLO: [u8; 12] = [0xba, 0xf8, 0x03, 0x00, 0xd8, 0x04, b'0', 0xee, 0xb0, b'\n', 0xee, 0xf4];
/// From 0x10000 to 0x90000 a byte into each page, then `out PORT, al`, and again:
/// `mov ax, 0x1000; mov ds, ax; mov [0], al; add ax, 0x100; cmp ax, 0x9000; jne; out PORT, al; jmp`
pub const TOUCH: [u8; 20] = [
    0xb8, 0x00, 0x10, 0x8e, 0xd8, 0xa2, 0x00, 0x00, 0x05, 0x00, 0x01, 0x3d, 0x00, 0x90, 0x75, 0xf3, 0xe6, 0x42, 0xeb,
    0xec,
];
pub const TOUCHED: u64 = 128;

/// Anonymous memory.
pub struct Memory {
    address: NonNull<u8>,
    size: usize,
}

impl Memory {
    pub fn new(size: usize) -> Result<Self, Error> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a new mapping, at a place that the kernel chooses.
        let address = unsafe { libc::mmap(null_mut(), size, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        if address == libc::MAP_FAILED {
            return Err(std::io::Error::last_os_error().into());
        }
        Ok(Self { address: NonNull::new(address.cast()).ok_or("mmap returned 0")?, size })
    }

    /// Gives a VM all of it, from guest address 0 on.
    pub fn add_to(&self, vm: &VmFd, flags: u32) -> Result<(), Error> {
        let region = kvm_userspace_memory_region {
            slot: 0,
            flags,
            guest_phys_addr: 0,
            memory_size: self.size as u64,
            userspace_addr: self.address.as_ptr() as u64,
        };
        // SAFETY: whoever holds a VM here holds its memory for longer.
        Ok(unsafe { vm.set_user_memory_region(region) }?)
    }
}

impl Deref for Memory {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: mapped, and no guest runs while it is looked at.
        unsafe { std::slice::from_raw_parts(self.address.as_ptr(), self.size) }
    }
}

impl DerefMut for Memory {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above.
        unsafe { std::slice::from_raw_parts_mut(self.address.as_ptr(), self.size) }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: our own mapping, which nobody uses any longer.
        unsafe { libc::munmap(self.address.as_ptr().cast(), self.size) };
    }
}

/// Dropped in this order.
pub struct Guest {
    pub vcpu: VcpuFd,
    pub vm: VmFd,
    _memory: Memory,
}

impl Guest {
    /// Two pages: the guests reach for MMIO, where there is no memory.
    pub fn new(kvm: &Kvm, code: &[u8]) -> Result<Self, Error> {
        Self::in_vm(kvm.create_vm()?, code, Memory::new(2 * PAGE)?, 0)
    }

    pub fn in_vm(vm: VmFd, code: &[u8], mut memory: Memory, flags: u32) -> Result<Self, Error> {
        memory[CODE as usize..][..code.len()].copy_from_slice(code);
        memory.add_to(&vm, flags)?;
        let vcpu = vm.create_vcpu(0)?;
        let mut sregs = vcpu.get_sregs()?;
        sregs.cs.base = 0;
        sregs.cs.selector = 0;
        vcpu.set_sregs(&sregs)?;
        vcpu.set_regs(&kvm_regs { rip: CODE, rax: 2, rbx: 2, rflags: 2, ..Default::default() })?;
        Ok(Self { vcpu, vm, _memory: memory })
    }
}
