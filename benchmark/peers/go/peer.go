// The benchmark's peer in Go: raw system calls, without cgo.
// It reads lines "ROW COUNT" and answers each with the nanoseconds that COUNT operations took.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

const (
	code   = 0x1000
	port   = 0x42
	mmio   = 0x8000
	page   = 4096
	memory = 64 << 20
)

// The numbers of linux/kvm.h.
const (
	kvmCreateVM            = 0xae01
	kvmCheckExtension      = 0xae03
	kvmGetVCPUMmapSize     = 0xae04
	kvmCreateVCPU          = 0xae41
	kvmGetDirtyLog         = 0x4010ae42
	kvmSetUserMemoryRegion = 0x4020ae46
	kvmRun                 = 0xae80
	kvmGetRegs             = 0x8090ae81
	kvmSetRegs             = 0x4090ae82
	kvmGetSregs            = 0x8138ae83
	kvmSetSregs            = 0x4138ae84
	kvmCapUserMemory       = 3
	kvmMemLogDirtyPages    = 1
	kvmSyncX86Regs         = 1
	exitIO                 = 2
	exitHlt                = 5
	exitMMIO               = 6
)

type userMemoryRegion struct {
	slot, flags                              uint32
	guestPhysAddr, memorySize, userspaceAddr uint64
}

type dirtyLog struct {
	slot, _ uint32
	bitmap  *byte
}

type regs struct {
	rax, rbx, rcx, rdx, rsi, rdi, rsp, rbp, r8, r9, r10, r11, r12, r13, r14, r15, rip, rflags uint64
}

type segment struct {
	base                                          uint64
	limit                                         uint32
	selector                                      uint16
	typ, present, dpl, db, s, l, g, avl, unusable uint8
	_                                             uint8
}

type sregs struct {
	cs, ds, es, fs, gs, ss, tr, ldt segment
	gdt, idt                        [2]uint64
	cr0, cr2, cr3, cr4, cr8         uint64
	efer, apicBase                  uint64
	interruptBitmap                 [4]uint64
}

// The start of struct kvm_run, with the exit as its bytes.
type kvmRunPage struct {
	requestInterruptWindow, immediateExit uint8
	_                                     [6]uint8
	exitReason                            uint32
	readyForInterruptInjection, ifFlag    uint8
	flags                                 uint16
	cr8, apicBase                         uint64
	exit                                  [256]byte
	kvmValidRegs, kvmDirtyRegs            uint64
	regs                                  regs
}

type ioExit struct {
	direction, size uint8
	port            uint16
	count           uint32
	dataOffset      uint64
}

type mmioExit struct {
	physAddr uint64
	data     [8]uint8
	length   uint32
	isWrite  uint8
}

var (
	pioWrite  = []byte{0xe6, port, 0xeb, 0xfc}                  // out port, al; jmp
	pioRead   = []byte{0xe4, port, 0xeb, 0xfc}                  // in al, port; jmp
	mmioWrite = []byte{0xa2, 0x00, 0x80, 0xeb, 0xfb}            // mov [mmio], al; jmp
	mmioRead  = []byte{0xa0, 0x00, 0x80, 0xeb, 0xfb}            // mov al, [mmio]; jmp
	hello     = []byte{0xba, 0xf8, 0x03, 0x00, 0xd8, 0x04, '0', // mov dx, 0x3f8; add al, bl; add al, '0'
		0xee, 0xb0, '\n', 0xee, 0xf4} // out dx, al; mov al, '\n'; out dx, al; hlt
)

var kvm int

func ioctl(fd int, request, argument uintptr) (int, error) {
	for {
		result, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), request, argument)
		switch errno {
		case 0:
			return int(result), nil
		case syscall.EINTR:
			// The runtime's own signals; immediateExit does not come here.
		default:
			return 0, errno
		}
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func must(result int, err error) int {
	check(err)
	return result
}

type guest struct {
	vm, vcpu int
	memory   []byte
	mapping  []byte
	run      *kvmRunPage
}

func (g *guest) addMemory(size int, flags uint32) {
	var err error
	g.memory, err = syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_PRIVATE|syscall.MAP_ANONYMOUS|syscall.MAP_NORESERVE)
	check(err)
	region := userMemoryRegion{flags: flags, memorySize: uint64(size),
		userspaceAddr: uint64(uintptr(unsafe.Pointer(&g.memory[0])))}
	must(ioctl(g.vm, kvmSetUserMemoryRegion, uintptr(unsafe.Pointer(&region))))
}

func (g *guest) addVCPU(program []byte) {
	copy(g.memory[code:], program)
	g.vcpu = must(ioctl(g.vm, kvmCreateVCPU, 0))
	size := must(ioctl(kvm, kvmGetVCPUMmapSize, 0))
	var err error
	g.mapping, err = syscall.Mmap(g.vcpu, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	check(err)
	g.run = (*kvmRunPage)(unsafe.Pointer(&g.mapping[0]))
	var s sregs
	must(ioctl(g.vcpu, kvmGetSregs, uintptr(unsafe.Pointer(&s))))
	s.cs.base, s.cs.selector = 0, 0
	must(ioctl(g.vcpu, kvmSetSregs, uintptr(unsafe.Pointer(&s))))
	r := regs{rip: code, rax: 2, rbx: 2, rflags: 2}
	must(ioctl(g.vcpu, kvmSetRegs, uintptr(unsafe.Pointer(&r))))
}

// Two pages: the guests reach for MMIO, where there is no memory.
func newGuest(program []byte) *guest {
	g := &guest{vm: must(ioctl(kvm, kvmCreateVM, 0))}
	g.addMemory(2*page, 0)
	g.addVCPU(program)
	return g
}

func (g *guest) close() {
	if g.mapping != nil {
		check(syscall.Munmap(g.mapping))
		check(syscall.Close(g.vcpu))
	}
	check(syscall.Close(g.vm))
	check(syscall.Munmap(g.memory))
}

func (g *guest) enter() {
	must(ioctl(g.vcpu, kvmRun, 0))
}

func (g *guest) io() *ioExit {
	return (*ioExit)(unsafe.Pointer(&g.run.exit))
}

func (g *guest) mmio() *mmioExit {
	return (*mmioExit)(unsafe.Pointer(&g.run.exit))
}

func (g *guest) unexpected() {
	panic(fmt.Errorf("unexpected exit %d", g.run.exitReason))
}

func measurePioWrite(count int) time.Duration {
	g := newGuest(pioWrite)
	defer g.close()
	start := time.Now()
	for i := 0; i < count; i++ {
		g.enter()
		io := g.io()
		if g.run.exitReason != exitIO || io.direction != 1 || io.port != port || io.size != 1 ||
			g.mapping[io.dataOffset] != 2 {
			g.unexpected()
		}
	}
	return time.Since(start)
}

func measurePioRead(count int) time.Duration {
	g := newGuest(pioRead)
	defer g.close()
	start := time.Now()
	for i := 0; i < count; i++ {
		g.enter()
		io := g.io()
		if g.run.exitReason != exitIO || io.direction != 0 || io.port != port || io.size != 1 {
			g.unexpected()
		}
		g.mapping[io.dataOffset] = byte(i)
	}
	return time.Since(start)
}

func measureMmioWrite(count int) time.Duration {
	g := newGuest(mmioWrite)
	defer g.close()
	start := time.Now()
	for i := 0; i < count; i++ {
		g.enter()
		m := g.mmio()
		if g.run.exitReason != exitMMIO || m.isWrite == 0 || m.physAddr != mmio || m.length != 1 || m.data[0] != 2 {
			g.unexpected()
		}
	}
	return time.Since(start)
}

func measureMmioRead(count int) time.Duration {
	g := newGuest(mmioRead)
	defer g.close()
	start := time.Now()
	for i := 0; i < count; i++ {
		g.enter()
		m := g.mmio()
		if g.run.exitReason != exitMMIO || m.isWrite != 0 || m.physAddr != mmio || m.length != 1 {
			g.unexpected()
		}
		m.data[0] = byte(i)
	}
	return time.Since(start)
}

func measureImmediateExit(count int) time.Duration {
	g := newGuest(pioWrite)
	defer g.close()
	g.run.immediateExit = 1
	start := time.Now()
	for i := 0; i < count; i++ {
		_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(g.vcpu), kvmRun, 0)
		if errno != syscall.EINTR {
			g.unexpected()
		}
	}
	return time.Since(start)
}

func measureSyncRegs(count int) time.Duration {
	g := newGuest(pioWrite)
	defer g.close()
	g.run.kvmValidRegs = kvmSyncX86Regs
	start := time.Now()
	for i := 0; i < count; i++ {
		g.enter()
		if g.run.regs.rip-code > 2 {
			g.unexpected()
		}
	}
	return time.Since(start)
}

func measureGetRegs(count int) time.Duration {
	g := newGuest(pioWrite)
	defer g.close()
	var r regs
	start := time.Now()
	for i := 0; i < count; i++ {
		must(ioctl(g.vcpu, kvmGetRegs, uintptr(unsafe.Pointer(&r))))
		if r.rip != code {
			g.unexpected()
		}
	}
	return time.Since(start)
}

func measureSetRegs(count int) time.Duration {
	g := newGuest(pioWrite)
	defer g.close()
	r := regs{rip: code, rflags: 2}
	start := time.Now()
	for i := 0; i < count; i++ {
		must(ioctl(g.vcpu, kvmSetRegs, uintptr(unsafe.Pointer(&r))))
	}
	return time.Since(start)
}

func measureGetSregs(count int) time.Duration {
	g := newGuest(pioWrite)
	defer g.close()
	var s sregs
	start := time.Now()
	for i := 0; i < count; i++ {
		must(ioctl(g.vcpu, kvmGetSregs, uintptr(unsafe.Pointer(&s))))
		if s.cs.base != 0 {
			g.unexpected()
		}
	}
	return time.Since(start)
}

func measureCheckExtension(count int) time.Duration {
	start := time.Now()
	for i := 0; i < count; i++ {
		if must(ioctl(kvm, kvmCheckExtension, kvmCapUserMemory)) != 1 {
			panic("no user memory")
		}
	}
	return time.Since(start)
}

// resident is memory that was touched, all of it.
func resident() []byte {
	bytes, err := syscall.Mmap(-1, 0, memory, syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_PRIVATE|syscall.MAP_ANONYMOUS)
	check(err)
	for i := range bytes {
		bytes[i] = 1
	}
	return bytes
}

// From one end of the memory to the other, and again.
func measureMemoryWrite(size, count int) time.Duration {
	to := resident()
	defer syscall.Munmap(to)
	data := bytes.Repeat([]byte{2}, size)
	start := time.Now()
	for i := 0; i < count; i++ {
		copy(to[i*size%memory:], data)
	}
	return time.Since(start)
}

func measureMemoryRead(size, count int) time.Duration {
	from := resident()
	defer syscall.Munmap(from)
	buffer := make([]byte, size)
	start := time.Now()
	for i := 0; i < count; i++ {
		offset := i * size % memory
		copy(buffer, from[offset:])
		if buffer[0] != 1 {
			panic("read what was not written")
		}
	}
	return time.Since(start)
}

func measureLifecycle(count int) time.Duration {
	start := time.Now()
	for i := 0; i < count; i++ {
		g := &guest{vm: must(ioctl(kvm, kvmCreateVM, 0))}
		g.addMemory(16<<20, 0)
		g.addVCPU(hello)
		var text []byte
		for g.enter(); g.run.exitReason == exitIO; g.enter() {
			text = append(text, g.mapping[g.io().dataOffset])
		}
		if g.run.exitReason != exitHlt || string(text) != "4\n" {
			g.unexpected()
		}
		g.close()
	}
	return time.Since(start)
}

func measureDirtyLog(count int) time.Duration {
	const size = 4 << 30
	g := &guest{vm: must(ioctl(kvm, kvmCreateVM, 0))}
	g.addMemory(size, kvmMemLogDirtyPages)
	defer g.close()
	bitmap := make([]byte, size/page/8)
	log := dirtyLog{bitmap: &bitmap[0]}
	start := time.Now()
	for i := 0; i < count; i++ {
		must(ioctl(g.vm, kvmGetDirtyLog, uintptr(unsafe.Pointer(&log))))
	}
	return time.Since(start)
}

var rows = map[string]func(count int) time.Duration{
	"pio-write":       measurePioWrite,
	"pio-read":        measurePioRead,
	"mmio-write":      measureMmioWrite,
	"mmio-read":       measureMmioRead,
	"immediate-exit":  measureImmediateExit,
	"sync-regs":       measureSyncRegs,
	"get-regs":        measureGetRegs,
	"set-regs":        measureSetRegs,
	"get-sregs":       measureGetSregs,
	"check-extension": measureCheckExtension,
	"lifecycle":       measureLifecycle,
	"dirty-log":       measureDirtyLog,
}

func measure(row string, count int) (duration time.Duration, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%v", reason)
		}
	}()
	if measure, known := rows[row]; known {
		return measure(count), nil
	}
	if size, found := strings.CutPrefix(row, "memory-write-"); found {
		return measureMemoryWrite(must(strconv.Atoi(size)), count), nil
	}
	if size, found := strings.CutPrefix(row, "memory-read-"); found {
		return measureMemoryRead(must(strconv.Atoi(size)), count), nil
	}
	return 0, fmt.Errorf("no row %s in Go", row)
}

func main() {
	// A vCPU belongs to one thread.
	runtime.LockOSThread()
	if unsafe.Sizeof(regs{}) != 0x90 || unsafe.Sizeof(sregs{}) != 0x138 {
		panic("the structs are not the kernel's")
	}
	var err error
	kvm, err = syscall.Open("/dev/kvm", syscall.O_RDWR|syscall.O_CLOEXEC, 0)
	check(err)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		row, count, _ := strings.Cut(lines.Text(), " ")
		if duration, err := measure(row, must(strconv.Atoi(count))); err != nil {
			fmt.Println("error", err)
		} else {
			fmt.Println(duration.Nanoseconds())
		}
	}
}
