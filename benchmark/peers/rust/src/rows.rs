//! The rows: each is a loop over one operation.

use std::hint::black_box;
use std::os::fd::AsRawFd;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use kvm_bindings::{
    KVM_CAP_DIRTY_LOG_RING, KVM_DIRTY_LOG_PAGE_OFFSET, KVM_MEM_LOG_DIRTY_PAGES, kvm_dirty_gfn, kvm_enable_cap, kvm_regs,
};
use kvm_ioctls::{Cap, IoEventAddress, Kvm, SyncReg, VcpuExit};

use crate::Error;
use crate::guest::{
    CODE, Guest, HELLO, MMIO, MMIO_READ, MMIO_WRITE, Memory, PAGE, PIO_READ, PIO_WRITE, PORT, TOUCH, TOUCHED,
};

pub fn measure(kvm: &Kvm, row: &str, count: u64) -> Result<Duration, Error> {
    match row {
        "pio-write" => pio_write(kvm, count),
        "pio-read" => pio_read(kvm, count),
        "mmio-write" => mmio_write(kvm, count),
        "mmio-read" => mmio_read(kvm, count),
        "immediate-exit" => immediate_exit(kvm, count),
        "sync-regs" => sync_regs(kvm, count),
        "get-regs" => get_regs(kvm, count),
        "set-regs" => set_regs(kvm, count),
        "get-sregs" => get_sregs(kvm, count),
        "check-extension" => check_extension(kvm, count),
        "lifecycle" => lifecycle(kvm, count),
        "memory-value" => memory_value(count),
        "dirty-log" => dirty_log(kvm, count),
        "dirty-ring" => dirty_ring(kvm, count),
        "coalesced-pio" => coalesced_pio(kvm, count),
        _ => match row.rsplit_once('-') {
            Some(("memory-write", size)) => memory_write(size.parse()?, count),
            Some(("memory-read", size)) => memory_read(size.parse()?, count),
            _ => Err(format!("no row {row} in Rust").into()),
        },
    }
}

fn unexpected(exit: &VcpuExit) -> Error {
    format!("unexpected exit {exit:?}").into()
}

fn pio_write(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &PIO_WRITE)?;
    let start = Instant::now();
    for _ in 0..count {
        match guest.vcpu.run()? {
            VcpuExit::IoOut(PORT, [2]) => {}
            exit => return Err(unexpected(&exit)),
        }
    }
    Ok(start.elapsed())
}

fn pio_read(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &PIO_READ)?;
    let start = Instant::now();
    for i in 0..count {
        match guest.vcpu.run()? {
            VcpuExit::IoIn(PORT, [answer]) => *answer = i as u8,
            exit => return Err(unexpected(&exit)),
        }
    }
    Ok(start.elapsed())
}

fn mmio_write(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &MMIO_WRITE)?;
    let start = Instant::now();
    for _ in 0..count {
        match guest.vcpu.run()? {
            VcpuExit::MmioWrite(MMIO, [2]) => {}
            exit => return Err(unexpected(&exit)),
        }
    }
    Ok(start.elapsed())
}

fn mmio_read(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &MMIO_READ)?;
    let start = Instant::now();
    for i in 0..count {
        match guest.vcpu.run()? {
            VcpuExit::MmioRead(MMIO, [answer]) => *answer = i as u8,
            exit => return Err(unexpected(&exit)),
        }
    }
    Ok(start.elapsed())
}

fn immediate_exit(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &PIO_WRITE)?;
    guest.vcpu.set_kvm_immediate_exit(1);
    let start = Instant::now();
    for _ in 0..count {
        match guest.vcpu.run() {
            Err(error) if error.errno() == libc::EINTR => {}
            Err(error) => return Err(error.into()),
            Ok(exit) => return Err(unexpected(&exit)),
        }
    }
    Ok(start.elapsed())
}

fn sync_regs(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &PIO_WRITE)?;
    guest.vcpu.set_sync_valid_reg(SyncReg::Register);
    let start = Instant::now();
    for _ in 0..count {
        guest.vcpu.run()?;
        let rip = guest.vcpu.sync_regs_mut().regs.rip;
        if rip - CODE > 2 {
            return Err(format!("unexpected rip {rip:#x}").into());
        }
    }
    Ok(start.elapsed())
}

fn get_regs(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let guest = Guest::new(kvm, &PIO_WRITE)?;
    let start = Instant::now();
    for _ in 0..count {
        let rip = guest.vcpu.get_regs()?.rip;
        if rip != CODE {
            return Err(format!("unexpected rip {rip:#x}").into());
        }
    }
    Ok(start.elapsed())
}

fn set_regs(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let guest = Guest::new(kvm, &PIO_WRITE)?;
    let regs = kvm_regs { rip: CODE, rflags: 2, ..Default::default() };
    let start = Instant::now();
    for _ in 0..count {
        guest.vcpu.set_regs(&regs)?;
    }
    Ok(start.elapsed())
}

fn get_sregs(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let guest = Guest::new(kvm, &PIO_WRITE)?;
    let start = Instant::now();
    for _ in 0..count {
        let base = guest.vcpu.get_sregs()?.cs.base;
        if base != 0 {
            return Err(format!("unexpected base {base:#x}").into());
        }
    }
    Ok(start.elapsed())
}

fn check_extension(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let start = Instant::now();
    for _ in 0..count {
        if !kvm.check_extension(Cap::UserMemory) {
            return Err("no user memory".into());
        }
    }
    Ok(start.elapsed())
}

const MEMORY: usize = 64 << 20;

fn resident() -> Result<Memory, Error> {
    let mut memory = Memory::new(MEMORY)?;
    memory.fill(1);
    Ok(memory)
}

/// From one end of the memory to the other, and again.
fn memory_write(size: usize, count: u64) -> Result<Duration, Error> {
    let mut memory = resident()?;
    let data = vec![2; size];
    let start = Instant::now();
    for i in 0..count as usize {
        memory[i * size % MEMORY..][..size].copy_from_slice(black_box(&data));
    }
    Ok(start.elapsed())
}

/// As what is read goes its own way, each has a place of its own.
fn memory_read(size: usize, count: u64) -> Result<Duration, Error> {
    let memory = resident()?;
    let mut buffer = vec![0; size];
    let start = Instant::now();
    for i in 0..count as usize {
        buffer.copy_from_slice(&memory[i * size % MEMORY..][..size]);
        if black_box(&buffer)[0] != 1 {
            return Err("read what was not written".into());
        }
    }
    Ok(start.elapsed())
}

/// One 16-bit value of each descriptor, as a device reads a ring.
fn memory_value(count: u64) -> Result<Duration, Error> {
    let memory = resident()?;
    let start = Instant::now();
    for i in 0..count as usize {
        let bytes: [u8; 2] = memory[black_box(i * 16 % MEMORY)..][..2].try_into()?;
        if black_box(u16::from_le_bytes(bytes)) != 0x0101 {
            return Err("read what was not written".into());
        }
    }
    Ok(start.elapsed())
}

fn lifecycle(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let start = Instant::now();
    for _ in 0..count {
        let mut guest = Guest::in_vm(kvm.create_vm()?, &HELLO, Memory::new(16 << 20)?, 0)?;
        let mut text = Vec::new();
        loop {
            match guest.vcpu.run()? {
                VcpuExit::IoOut(_, data) => text.extend_from_slice(data),
                VcpuExit::Hlt if text == b"4\n" => break,
                exit => return Err(unexpected(&exit)),
            }
        }
    }
    Ok(start.elapsed())
}

fn dirty_log(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let size = 4 << 30;
    let memory = Memory::new(size)?;
    let vm = kvm.create_vm()?;
    memory.add_to(&vm, KVM_MEM_LOG_DIRTY_PAGES)?;
    let start = Instant::now();
    for _ in 0..count {
        black_box(vm.get_dirty_log(0, size)?);
    }
    Ok(start.elapsed())
}

/// One operation is one page. What the guest takes to write to them is not counted. The crate knows nothing of the
/// ring but its capability.
fn dirty_ring(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    const ENTRIES: usize = 4096;
    let size = ENTRIES * size_of::<kvm_dirty_gfn>();
    let vm = kvm.create_vm()?;
    let mut cap = kvm_enable_cap { cap: KVM_CAP_DIRTY_LOG_RING, ..Default::default() };
    cap.args[0] = size as u64;
    vm.enable_cap(&cap)?;
    let mut guest = Guest::in_vm(vm, &TOUCH, Memory::new(1 << 20)?, KVM_MEM_LOG_DIRTY_PAGES)?;
    let (protection, offset) = (libc::PROT_READ | libc::PROT_WRITE, KVM_DIRTY_LOG_PAGE_OFFSET as usize * PAGE);
    // SAFETY: a new mapping, at a place that the kernel chooses.
    let ring =
        unsafe { libc::mmap(null_mut(), size, protection, libc::MAP_SHARED, guest.vcpu.as_raw_fd(), offset as i64) };
    if ring == libc::MAP_FAILED {
        return Err(std::io::Error::last_os_error().into());
    }
    let ring = ring.cast::<kvm_dirty_gfn>();
    let (mut time, mut pages, mut sum) = (Duration::ZERO, 0, 0);
    while pages < count {
        guest.vcpu.run()?;
        let start = Instant::now();
        let before = pages;
        loop {
            // SAFETY: inside the mapping.
            let entry = unsafe { ring.add(pages as usize % ENTRIES) };
            // SAFETY: a field that the kernel changes, so it is accessed as an atomic.
            let flags = unsafe { AtomicU32::from_ptr(&raw mut (*entry).flags) };
            if flags.load(Ordering::Acquire) & KVM_DIRTY_GFN_F_DIRTY == 0 {
                break;
            }
            // SAFETY: the entry is ours, as its flags say.
            sum += unsafe { (*entry).offset };
            flags.store(KVM_DIRTY_GFN_F_RESET, Ordering::Release);
            pages += 1;
        }
        // SAFETY: a VM's fd, and an ioctl without an argument.
        if unsafe { libc::ioctl(guest.vm.as_raw_fd(), KVM_RESET_DIRTY_RINGS) } < 0 {
            return Err(std::io::Error::last_os_error().into());
        }
        time += start.elapsed();
        if pages - before < TOUCHED || sum == 0 {
            return Err(format!("{} pages in the ring", pages - before).into());
        }
    }
    // SAFETY: our own mapping, which nobody uses any longer.
    unsafe { libc::munmap(ring.cast(), size) };
    Ok(time.mul_f64(count as f64 / pages as f64))
}

// What bindgen leaves out of kvm-bindings.
const KVM_RESET_DIRTY_RINGS: libc::c_ulong = 0xaec7;
const KVM_DIRTY_GFN_F_DIRTY: u32 = 1;
const KVM_DIRTY_GFN_F_RESET: u32 = 2;

/// One operation is one write, by an exit when the ring is full.
fn coalesced_pio(kvm: &Kvm, count: u64) -> Result<Duration, Error> {
    let mut guest = Guest::new(kvm, &PIO_WRITE)?;
    guest.vm.register_coalesced_mmio(IoEventAddress::Pio(PORT.into()), 1)?;
    guest.vcpu.map_coalesced_mmio_ring()?;
    let mut writes = 0;
    let start = Instant::now();
    while writes < count {
        match guest.vcpu.run()? {
            VcpuExit::IoOut(PORT, [2]) => writes += 1,
            exit => return Err(unexpected(&exit)),
        }
        while let Some(write) = guest.vcpu.coalesced_mmio_read()? {
            if write.data[0] != 2 {
                return Err(format!("unexpected write {write:?}").into());
            }
            writes += 1;
        }
    }
    Ok(start.elapsed().mul_f64(count as f64 / writes as f64))
}
