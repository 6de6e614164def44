"""The benchmark's peer in Python: the standard library alone, ctypes for the kernel's structs.

It reads lines "ROW COUNT" and answers each with the nanoseconds that COUNT operations took.
"""

import ctypes
import errno
import mmap
import os
import sys
from ctypes import Structure, Union, c_uint8, c_uint16, c_uint32, c_uint64, c_void_p
from fcntl import ioctl
from time import perf_counter_ns

CODE = 0x1000
PORT = 0x42
MMIO = 0x8000
MEMORY = 64 << 20

# The numbers of linux/kvm.h.
KVM_CREATE_VM = 0xAE01
KVM_CHECK_EXTENSION = 0xAE03
KVM_GET_VCPU_MMAP_SIZE = 0xAE04
KVM_CREATE_VCPU = 0xAE41
KVM_GET_DIRTY_LOG = 0x4010AE42
KVM_SET_USER_MEMORY_REGION = 0x4020AE46
KVM_RUN = 0xAE80
KVM_GET_REGS = 0x8090AE81
KVM_SET_REGS = 0x4090AE82
KVM_GET_SREGS = 0x8138AE83
KVM_SET_SREGS = 0x4138AE84
KVM_CAP_USER_MEMORY = 3
KVM_MEM_LOG_DIRTY_PAGES = 1
KVM_SYNC_X86_REGS = 1
KVM_EXIT_IO = 2
KVM_EXIT_HLT = 5
KVM_EXIT_MMIO = 6

PIO_WRITE = bytes([0xE6, PORT, 0xEB, 0xFC])  # out PORT, al; jmp
PIO_READ = bytes([0xE4, PORT, 0xEB, 0xFC])  # in al, PORT; jmp
MMIO_WRITE = bytes([0xA2, 0x00, 0x80, 0xEB, 0xFB])  # mov [MMIO], al; jmp
MMIO_READ = bytes([0xA0, 0x00, 0x80, 0xEB, 0xFB])  # mov al, [MMIO]; jmp
# mov dx, 0x3f8; add al, bl; add al, '0'; out dx, al; mov al, '\n'; out dx, al; hlt
HELLO = bytes([0xBA, 0xF8, 0x03, 0x00, 0xD8, 0x04, 0x30, 0xEE, 0xB0, 0x0A, 0xEE, 0xF4])


class UserMemoryRegion(Structure):
    _fields_ = [
        ("slot", c_uint32),
        ("flags", c_uint32),
        ("guest_phys_addr", c_uint64),
        ("memory_size", c_uint64),
        ("userspace_addr", c_uint64),
    ]


class DirtyLog(Structure):
    _fields_ = [("slot", c_uint32), ("padding", c_uint32), ("dirty_bitmap", c_void_p)]


class Regs(Structure):
    _fields_ = [
        (name, c_uint64)
        for name in "rax rbx rcx rdx rsi rdi rsp rbp r8 r9 r10 r11 r12 r13 r14 r15 rip rflags".split()
    ]


class Segment(Structure):
    _fields_ = [
        ("base", c_uint64),
        ("limit", c_uint32),
        ("selector", c_uint16),
        *((name, c_uint8) for name in "type present dpl db s l g avl unusable padding".split()),
    ]


class Dtable(Structure):
    _fields_ = [("base", c_uint64), ("limit", c_uint16), ("padding", c_uint16 * 3)]


class Sregs(Structure):
    _fields_ = [
        *((name, Segment) for name in "cs ds es fs gs ss tr ldt".split()),
        ("gdt", Dtable),
        ("idt", Dtable),
        *((name, c_uint64) for name in "cr0 cr2 cr3 cr4 cr8 efer apic_base".split()),
        ("interrupt_bitmap", c_uint64 * 4),
    ]


class IoExit(Structure):
    _fields_ = [
        ("direction", c_uint8),
        ("size", c_uint8),
        ("port", c_uint16),
        ("count", c_uint32),
        ("data_offset", c_uint64),
    ]


class MmioExit(Structure):
    _fields_ = [("phys_addr", c_uint64), ("data", c_uint8 * 8), ("len", c_uint32), ("is_write", c_uint8)]


class Exit(Union):
    _fields_ = [("io", IoExit), ("mmio", MmioExit), ("padding", c_uint8 * 256)]


class Run(Structure):
    _anonymous_ = ["exit"]
    _fields_ = [
        ("request_interrupt_window", c_uint8),
        ("immediate_exit", c_uint8),
        ("padding1", c_uint8 * 6),
        ("exit_reason", c_uint32),
        ("ready_for_interrupt_injection", c_uint8),
        ("if_flag", c_uint8),
        ("flags", c_uint16),
        ("cr8", c_uint64),
        ("apic_base", c_uint64),
        ("exit", Exit),
        ("kvm_valid_regs", c_uint64),
        ("kvm_dirty_regs", c_uint64),
        ("regs", Regs),
    ]


kvm = os.open("/dev/kvm", os.O_RDWR | os.O_CLOEXEC)


def allocate(size):
    return mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | getattr(mmap, "MAP_NORESERVE", 0))


def add_memory(vm, size, flags=0):
    memory = allocate(size)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    ioctl(vm, KVM_SET_USER_MEMORY_REGION, UserMemoryRegion(0, flags, 0, size, address))
    return memory


class Guest:
    # Two pages unless told otherwise: the guests reach for MMIO, where there is no memory.
    def __init__(self, code, size=0x2000):
        self.vm = ioctl(kvm, KVM_CREATE_VM, 0)
        self.memory = add_memory(self.vm, size)
        self.memory[CODE : CODE + len(code)] = code
        self.vcpu = ioctl(self.vm, KVM_CREATE_VCPU, 0)
        self.page = mmap.mmap(self.vcpu, ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0))
        self.run = Run.from_buffer(self.page)
        sregs = Sregs()
        ioctl(self.vcpu, KVM_GET_SREGS, sregs)
        sregs.cs.base = 0
        sregs.cs.selector = 0
        ioctl(self.vcpu, KVM_SET_SREGS, sregs)
        ioctl(self.vcpu, KVM_SET_REGS, Regs(rip=CODE, rax=2, rbx=2, rflags=2))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.run = None
        self.page.close()
        os.close(self.vcpu)
        os.close(self.vm)
        self.memory.close()

    def enter(self):
        ioctl(self.vcpu, KVM_RUN, 0)


def unexpected(run):
    return RuntimeError(f"unexpected exit {run.exit_reason}")


def pio_write(count):
    with Guest(PIO_WRITE) as guest:
        run, io, page = guest.run, guest.run.io, guest.page
        start = perf_counter_ns()
        for _ in range(count):
            guest.enter()
            if run.exit_reason != KVM_EXIT_IO or io.direction != 1 or io.port != PORT or io.size != 1:
                raise unexpected(run)
            if page[io.data_offset] != 2:
                raise unexpected(run)
        time = perf_counter_ns() - start
        del run, io
        return time


def pio_read(count):
    with Guest(PIO_READ) as guest:
        run, io, page = guest.run, guest.run.io, guest.page
        start = perf_counter_ns()
        for i in range(count):
            guest.enter()
            if run.exit_reason != KVM_EXIT_IO or io.direction != 0 or io.port != PORT or io.size != 1:
                raise unexpected(run)
            page[io.data_offset] = i & 0xFF
        time = perf_counter_ns() - start
        del run, io
        return time


def mmio_write(count):
    with Guest(MMIO_WRITE) as guest:
        run, mmio = guest.run, guest.run.mmio
        start = perf_counter_ns()
        for _ in range(count):
            guest.enter()
            if run.exit_reason != KVM_EXIT_MMIO or not mmio.is_write or mmio.phys_addr != MMIO or mmio.len != 1:
                raise unexpected(run)
            if mmio.data[0] != 2:
                raise unexpected(run)
        time = perf_counter_ns() - start
        del run, mmio
        return time


def mmio_read(count):
    with Guest(MMIO_READ) as guest:
        run, mmio = guest.run, guest.run.mmio
        start = perf_counter_ns()
        for i in range(count):
            guest.enter()
            if run.exit_reason != KVM_EXIT_MMIO or mmio.is_write or mmio.phys_addr != MMIO or mmio.len != 1:
                raise unexpected(run)
            mmio.data[0] = i & 0xFF
        time = perf_counter_ns() - start
        del run, mmio
        return time


libc = ctypes.CDLL(None, use_errno=True)
libc.ioctl.argtypes = [ctypes.c_int, ctypes.c_ulong, ctypes.c_long]


def immediate_exit(count):
    """fcntl.ioctl enters KVM_RUN again after EINTR, for ever."""
    with Guest(PIO_WRITE) as guest:
        guest.run.immediate_exit = 1
        start = perf_counter_ns()
        for _ in range(count):
            if libc.ioctl(guest.vcpu, KVM_RUN, 0) == 0 or ctypes.get_errno() != errno.EINTR:
                raise unexpected(guest.run)
        return perf_counter_ns() - start


def sync_regs(count):
    with Guest(PIO_WRITE) as guest:
        run, regs = guest.run, guest.run.regs
        run.kvm_valid_regs = KVM_SYNC_X86_REGS
        start = perf_counter_ns()
        for _ in range(count):
            guest.enter()
            if regs.rip - CODE not in (0, 2):
                raise unexpected(run)
        time = perf_counter_ns() - start
        del run, regs
        return time


def get_regs(count):
    with Guest(PIO_WRITE) as guest:
        regs = Regs()
        start = perf_counter_ns()
        for _ in range(count):
            ioctl(guest.vcpu, KVM_GET_REGS, regs)
            if regs.rip != CODE:
                raise unexpected(guest.run)
        return perf_counter_ns() - start


def set_regs(count):
    with Guest(PIO_WRITE) as guest:
        regs = Regs(rip=CODE, rflags=2)
        start = perf_counter_ns()
        for _ in range(count):
            ioctl(guest.vcpu, KVM_SET_REGS, regs)
        return perf_counter_ns() - start


def get_sregs(count):
    with Guest(PIO_WRITE) as guest:
        sregs = Sregs()
        start = perf_counter_ns()
        for _ in range(count):
            ioctl(guest.vcpu, KVM_GET_SREGS, sregs)
            if sregs.cs.base != 0:
                raise unexpected(guest.run)
        return perf_counter_ns() - start


def check_extension(count):
    start = perf_counter_ns()
    for _ in range(count):
        if ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_USER_MEMORY) != 1:
            raise RuntimeError("no user memory")
    return perf_counter_ns() - start


def resident():
    memory = allocate(MEMORY)
    memory[:] = b"\x01" * MEMORY
    return memory


def memory_write(size, count):
    """From one end of the memory to the other, and again."""
    memory = resident()
    data = b"\x02" * size
    start = perf_counter_ns()
    for i in range(count):
        offset = i * size % MEMORY
        memory[offset : offset + size] = data
    return perf_counter_ns() - start


def memory_read(size, count):
    memory = memoryview(resident())
    buffer = bytearray(size)
    start = perf_counter_ns()
    for i in range(count):
        offset = i * size % MEMORY
        buffer[:] = memory[offset : offset + size]
        if buffer[0] != 1:
            raise RuntimeError("read what was not written")
    return perf_counter_ns() - start


def lifecycle(count):
    start = perf_counter_ns()
    for _ in range(count):
        with Guest(HELLO, 16 << 20) as guest:
            run, io, text = guest.run, guest.run.io, bytearray()
            guest.enter()
            while run.exit_reason == KVM_EXIT_IO:
                text.append(guest.page[io.data_offset])
                guest.enter()
            if run.exit_reason != KVM_EXIT_HLT or text != b"4\n":
                raise unexpected(run)
            del run, io
    return perf_counter_ns() - start


def dirty_log(count):
    size = 4 << 30
    vm = ioctl(kvm, KVM_CREATE_VM, 0)
    try:
        memory = add_memory(vm, size, KVM_MEM_LOG_DIRTY_PAGES)
        bitmap = (c_uint8 * (size // mmap.PAGESIZE // 8))()
        log = DirtyLog(0, 0, ctypes.addressof(bitmap))
        start = perf_counter_ns()
        for _ in range(count):
            ioctl(vm, KVM_GET_DIRTY_LOG, log)
        return perf_counter_ns() - start
    finally:
        os.close(vm)
        memory.close()


ROWS = {
    "pio-write": pio_write,
    "pio-read": pio_read,
    "mmio-write": mmio_write,
    "mmio-read": mmio_read,
    "immediate-exit": immediate_exit,
    "sync-regs": sync_regs,
    "get-regs": get_regs,
    "set-regs": set_regs,
    "get-sregs": get_sregs,
    "check-extension": check_extension,
    "lifecycle": lifecycle,
    "dirty-log": dirty_log,
}


def measure(row, count):
    if row in ROWS:
        return ROWS[row](count)
    kind, _, size = row.rpartition("-")
    if kind == "memory-write":
        return memory_write(int(size), count)
    if kind == "memory-read":
        return memory_read(int(size), count)
    raise LookupError(f"no row {row} in Python")


for line in sys.stdin:
    row, count = line.split()
    try:
        print(measure(row, int(count)), flush=True)
    except (LookupError, OSError, RuntimeError) as error:
        print(f"error {error}", flush=True)
