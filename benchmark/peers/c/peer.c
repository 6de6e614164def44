// The benchmark's peer in C: the kernel's own interface, and nothing else.
// It reads lines "ROW COUNT" and answers each with the nanoseconds that COUNT operations took.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { CODE = 0x1000, PORT = 0x42, MMIO = 0x8000, PAGE = 4096 };

static const uint8_t pio_write[] = {0xe6, PORT, 0xeb, 0xfc};          // out PORT, al; jmp
static const uint8_t pio_read[] = {0xe4, PORT, 0xeb, 0xfc};           // in al, PORT; jmp
static const uint8_t mmio_write[] = {0xa2, 0x00, 0x80, 0xeb, 0xfb};   // mov [MMIO], al; jmp
static const uint8_t mmio_read[] = {0xa0, 0x00, 0x80, 0xeb, 0xfb};    // mov al, [MMIO]; jmp
static const uint8_t hello[] = {
    0xba, 0xf8, 0x03, // mov dx, 0x3f8
    0x00, 0xd8,       // add al, bl
    0x04, '0',        // add al, '0'
    0xee,             // out dx, al
    0xb0, '\n',       // mov al, '\n'
    0xee,             // out dx, al
    0xf4,             // hlt
};
// From 0x10000 to 0x90000 a byte into each page; then out PORT, al, and again.
static const uint8_t touch[] = {
    0xb8, 0x00, 0x10, // mov ax, 0x1000
    0x8e, 0xd8,       // mov ds, ax
    0xa2, 0x00, 0x00, // mov [0], al
    0x05, 0x00, 0x01, // add ax, 0x100
    0x3d, 0x00, 0x90, // cmp ax, 0x9000
    0x75, 0xf3,       // jne to mov ds, ax
    0xe6, PORT,       // out PORT, al
    0xeb, 0xec,       // jmp
};
enum { TOUCHED = 128 };

static int kvm;

_Noreturn static void fail(const char *what) {
    printf("error %s: %s\n", what, strerror(errno));
    exit(1);
}

_Noreturn static void unexpected(const struct kvm_run *run) {
    printf("error unexpected exit %u\n", run->exit_reason);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void *map(size_t size, int flags, int fd, off_t offset) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, flags, fd, offset);
    if (memory == MAP_FAILED) fail("mmap");
    return memory;
}

static uint8_t *allocate(size_t size) { return map(size, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0); }

struct guest {
    int vm, vcpu;
    uint8_t *memory;
    size_t size, run_size;
    struct kvm_run *run;
};

static void add_memory(struct guest *guest, size_t size, uint32_t flags) {
    guest->size = size;
    guest->memory = allocate(size);
    struct kvm_userspace_memory_region region = {
        .flags = flags, .memory_size = size, .userspace_addr = (uintptr_t)guest->memory};
    if (ioctl(guest->vm, KVM_SET_USER_MEMORY_REGION, &region) < 0) fail("KVM_SET_USER_MEMORY_REGION");
}

static void add_vcpu(struct guest *guest, const uint8_t *code, size_t length) {
    memcpy(guest->memory + CODE, code, length);
    guest->vcpu = ioctl(guest->vm, KVM_CREATE_VCPU, 0);
    if (guest->vcpu < 0) fail("KVM_CREATE_VCPU");
    guest->run_size = (size_t)ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
    guest->run = map(guest->run_size, MAP_SHARED, guest->vcpu, 0);
    struct kvm_sregs sregs;
    if (ioctl(guest->vcpu, KVM_GET_SREGS, &sregs) < 0) fail("KVM_GET_SREGS");
    sregs.cs.base = 0;
    sregs.cs.selector = 0;
    if (ioctl(guest->vcpu, KVM_SET_SREGS, &sregs) < 0) fail("KVM_SET_SREGS");
    struct kvm_regs regs = {.rip = CODE, .rax = 2, .rbx = 2, .rflags = 2};
    if (ioctl(guest->vcpu, KVM_SET_REGS, &regs) < 0) fail("KVM_SET_REGS");
}

static void create_vm(struct guest *guest) {
    guest->vm = ioctl(kvm, KVM_CREATE_VM, 0);
    if (guest->vm < 0) fail("KVM_CREATE_VM");
}

// Two pages: the guests reach for MMIO, where there is no memory.
static void open_guest(struct guest *guest, const uint8_t *code, size_t length) {
    create_vm(guest);
    add_memory(guest, 2 * PAGE, 0);
    add_vcpu(guest, code, length);
}

static void close_guest(struct guest *guest) {
    munmap(guest->run, guest->run_size);
    close(guest->vcpu);
    close(guest->vm);
    munmap(guest->memory, guest->size);
}

static void run(struct guest *guest) {
    if (ioctl(guest->vcpu, KVM_RUN, 0) < 0) fail("KVM_RUN");
}

static uint8_t *io_data(struct kvm_run *run) { return (uint8_t *)run + run->io.data_offset; }

static void expect_out(struct guest *guest) {
    const struct kvm_run *run = guest->run;
    if (run->exit_reason != KVM_EXIT_IO || run->io.direction != KVM_EXIT_IO_OUT || run->io.port != PORT ||
        run->io.size != 1 || *io_data(guest->run) != 2)
        unexpected(run);
}

static uint64_t measure_pio_write(uint64_t count) {
    struct guest guest;
    open_guest(&guest, pio_write, sizeof pio_write);
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        run(&guest);
        expect_out(&guest);
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_pio_read(uint64_t count) {
    struct guest guest;
    open_guest(&guest, pio_read, sizeof pio_read);
    struct kvm_run *page = guest.run;
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        run(&guest);
        if (page->exit_reason != KVM_EXIT_IO || page->io.direction != KVM_EXIT_IO_IN || page->io.port != PORT ||
            page->io.size != 1)
            unexpected(page);
        *io_data(page) = (uint8_t)i;
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_mmio_write(uint64_t count) {
    struct guest guest;
    open_guest(&guest, mmio_write, sizeof mmio_write);
    const struct kvm_run *page = guest.run;
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        run(&guest);
        if (page->exit_reason != KVM_EXIT_MMIO || !page->mmio.is_write || page->mmio.phys_addr != MMIO ||
            page->mmio.len != 1 || page->mmio.data[0] != 2)
            unexpected(page);
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_mmio_read(uint64_t count) {
    struct guest guest;
    open_guest(&guest, mmio_read, sizeof mmio_read);
    struct kvm_run *page = guest.run;
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        run(&guest);
        if (page->exit_reason != KVM_EXIT_MMIO || page->mmio.is_write || page->mmio.phys_addr != MMIO ||
            page->mmio.len != 1)
            unexpected(page);
        page->mmio.data[0] = (uint8_t)i;
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_immediate_exit(uint64_t count) {
    struct guest guest;
    open_guest(&guest, pio_write, sizeof pio_write);
    guest.run->immediate_exit = 1;
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        if (ioctl(guest.vcpu, KVM_RUN, 0) == 0) unexpected(guest.run);
        if (errno != EINTR) fail("KVM_RUN");
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_sync_regs(uint64_t count) {
    struct guest guest;
    open_guest(&guest, pio_write, sizeof pio_write);
    guest.run->kvm_valid_regs = KVM_SYNC_X86_REGS;
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        run(&guest);
        if (guest.run->s.regs.regs.rip - CODE > 2) unexpected(guest.run);
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_get_regs(uint64_t count) {
    struct guest guest;
    struct kvm_regs regs;
    open_guest(&guest, pio_write, sizeof pio_write);
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        if (ioctl(guest.vcpu, KVM_GET_REGS, &regs) < 0 || regs.rip != CODE) fail("KVM_GET_REGS");
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_set_regs(uint64_t count) {
    struct guest guest;
    struct kvm_regs regs = {.rip = CODE, .rflags = 2};
    open_guest(&guest, pio_write, sizeof pio_write);
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        if (ioctl(guest.vcpu, KVM_SET_REGS, &regs) < 0) fail("KVM_SET_REGS");
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_get_sregs(uint64_t count) {
    struct guest guest;
    struct kvm_sregs sregs;
    open_guest(&guest, pio_write, sizeof pio_write);
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        if (ioctl(guest.vcpu, KVM_GET_SREGS, &sregs) < 0 || sregs.cs.base != 0) fail("KVM_GET_SREGS");
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time;
}

static uint64_t measure_check_extension(uint64_t count) {
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        if (ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_USER_MEMORY) != 1) fail("KVM_CHECK_EXTENSION");
    }
    return now() - start;
}

enum { MEMORY = 64 << 20 };

static uint8_t *resident(void) {
    uint8_t *memory = allocate(MEMORY);
    memset(memory, 1, MEMORY);
    return memory;
}

// From one end of the memory to the other, and again.
static uint64_t measure_write(uint64_t count, size_t size) {
    uint8_t *memory = resident();
    uint8_t *data = malloc(size);
    memset(data, 2, size);
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) memcpy(memory + i * size % MEMORY, data, size);
    uint64_t time = now() - start;
    free(data);
    munmap(memory, MEMORY);
    return time;
}

static uint64_t measure_read(uint64_t count, size_t size) {
    uint8_t *memory = resident();
    volatile uint8_t *buffer = malloc(size);
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        memcpy((uint8_t *)buffer, memory + i * size % MEMORY, size);
        if (buffer[0] != 1) fail("read");
    }
    uint64_t time = now() - start;
    free((uint8_t *)buffer);
    munmap(memory, MEMORY);
    return time;
}

static uint64_t measure_lifecycle(uint64_t count) {
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        struct guest guest;
        create_vm(&guest);
        add_memory(&guest, 16 << 20, 0);
        add_vcpu(&guest, hello, sizeof hello);
        char text[2];
        for (size_t length = 0; run(&guest), guest.run->exit_reason == KVM_EXIT_IO && length < 2; length++)
            text[length] = (char)*io_data(guest.run);
        if (guest.run->exit_reason != KVM_EXIT_HLT || memcmp(text, "4\n", 2) != 0) unexpected(guest.run);
        close_guest(&guest);
    }
    return now() - start;
}

static uint64_t measure_dirty_log(uint64_t count) {
    const size_t size = (size_t)4 << 30;
    struct guest guest;
    create_vm(&guest);
    add_memory(&guest, size, KVM_MEM_LOG_DIRTY_PAGES);
    uint8_t *bitmap = malloc(size / PAGE / 8);
    struct kvm_dirty_log log = {.dirty_bitmap = bitmap};
    uint64_t start = now();
    for (uint64_t i = 0; i < count; i++) {
        if (ioctl(guest.vm, KVM_GET_DIRTY_LOG, &log) < 0) fail("KVM_GET_DIRTY_LOG");
    }
    uint64_t time = now() - start;
    free(bitmap);
    close(guest.vm);
    munmap(guest.memory, size);
    return time;
}

// One operation is one page. What the guest takes to write to them is not counted.
static uint64_t measure_dirty_ring(uint64_t count) {
    enum { ENTRIES = 4096 };
    struct guest guest;
    create_vm(&guest);
    struct kvm_enable_cap cap = {.cap = KVM_CAP_DIRTY_LOG_RING, .args = {ENTRIES * sizeof(struct kvm_dirty_gfn)}};
    if (ioctl(guest.vm, KVM_ENABLE_CAP, &cap) < 0) fail("KVM_CAP_DIRTY_LOG_RING");
    add_memory(&guest, 1 << 20, KVM_MEM_LOG_DIRTY_PAGES);
    add_vcpu(&guest, touch, sizeof touch);
    struct kvm_dirty_gfn *ring =
        map(ENTRIES * sizeof *ring, MAP_SHARED, guest.vcpu, KVM_DIRTY_LOG_PAGE_OFFSET * PAGE);
    uint64_t time = 0, next = 0, pages = 0, sum = 0;
    while (pages < count) {
        run(&guest);
        uint64_t start = now();
        uint64_t before = pages;
        for (;;) {
            struct kvm_dirty_gfn *entry = &ring[next % ENTRIES];
            if ((__atomic_load_n(&entry->flags, __ATOMIC_ACQUIRE) & KVM_DIRTY_GFN_F_DIRTY) == 0) break;
            sum += entry->offset;
            __atomic_store_n(&entry->flags, KVM_DIRTY_GFN_F_RESET, __ATOMIC_RELEASE);
            next++;
            pages++;
        }
        if (ioctl(guest.vm, KVM_RESET_DIRTY_RINGS, 0) < 0) fail("KVM_RESET_DIRTY_RINGS");
        time += now() - start;
        if (pages - before < TOUCHED || sum == 0) unexpected(guest.run);
    }
    munmap(ring, ENTRIES * sizeof *ring);
    close_guest(&guest);
    return time * count / pages;
}

// One operation is one write, by an exit when the ring is full.
static uint64_t measure_coalesced_pio(uint64_t count) {
    struct guest guest;
    open_guest(&guest, pio_write, sizeof pio_write);
    struct kvm_coalesced_mmio_zone zone = {.addr = PORT, .size = 1, .pio = 1};
    if (ioctl(guest.vm, KVM_REGISTER_COALESCED_MMIO, &zone) < 0) fail("KVM_REGISTER_COALESCED_MMIO");
    int offset = ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_COALESCED_MMIO);
    struct kvm_coalesced_mmio_ring *ring = (void *)((uint8_t *)guest.run + offset * PAGE);
    const uint32_t max = (PAGE - sizeof *ring) / sizeof ring->coalesced_mmio[0];
    uint64_t writes = 0;
    uint64_t start = now();
    while (writes < count) {
        run(&guest);
        uint32_t first = ring->first;
        const uint32_t last = __atomic_load_n(&ring->last, __ATOMIC_ACQUIRE);
        for (; first != last; first = (first + 1) % max) {
            if (ring->coalesced_mmio[first].data[0] != 2) unexpected(guest.run);
            writes++;
        }
        __atomic_store_n(&ring->first, first, __ATOMIC_RELEASE);
        expect_out(&guest);
        writes++;
    }
    uint64_t time = now() - start;
    close_guest(&guest);
    return time * count / writes;
}

static bool measure(const char *row, uint64_t count, uint64_t *time) {
    static const struct {
        const char *name;
        uint64_t (*measure)(uint64_t count);
    } rows[] = {
        {"pio-write", measure_pio_write},
        {"pio-read", measure_pio_read},
        {"mmio-write", measure_mmio_write},
        {"mmio-read", measure_mmio_read},
        {"immediate-exit", measure_immediate_exit},
        {"sync-regs", measure_sync_regs},
        {"get-regs", measure_get_regs},
        {"set-regs", measure_set_regs},
        {"get-sregs", measure_get_sregs},
        {"check-extension", measure_check_extension},
        {"lifecycle", measure_lifecycle},
        {"dirty-log", measure_dirty_log},
        {"dirty-ring", measure_dirty_ring},
        {"coalesced-pio", measure_coalesced_pio},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(row, rows[i].name) == 0) {
            *time = rows[i].measure(count);
            return true;
        }
    }
    size_t size;
    if (sscanf(row, "memory-write-%zu", &size) == 1) {
        *time = measure_write(count, size);
        return true;
    }
    if (sscanf(row, "memory-read-%zu", &size) == 1) {
        *time = measure_read(count, size);
        return true;
    }
    return false;
}

int main(void) {
    kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
    if (kvm < 0) fail("/dev/kvm");
    char row[64];
    uint64_t count, time;
    while (scanf("%63s %lu", row, &count) == 2) {
        if (measure(row, count, &time))
            printf("%lu\n", time);
        else
            printf("error no row %s in C\n", row);
        fflush(stdout);
    }
}
