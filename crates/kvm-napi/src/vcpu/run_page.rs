//! The mapping that a vCPU shares with the kernel: `struct kvm_run` and the pages after it.

use std::mem::offset_of;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use kvm_bindings::{
    KVM_EXIT_DEBUG, KVM_EXIT_HYPERCALL, KVM_EXIT_HYPERV, KVM_EXIT_HYPERV_HCALL, KVM_EXIT_HYPERV_SYNDBG, KVM_EXIT_MMIO,
    KVM_EXIT_XEN, kvm_run,
};

use crate::memory::mapping::Mapping;

/// PAGE_SIZE of the kernel.
#[cfg(target_arch = "x86_64")]
const PAGE_SIZE: usize = 4096;

/// linux/kvm_para.h, which kvm-bindings lacks.
#[cfg(target_arch = "x86_64")]
const KVM_HC_MAP_GPA_RANGE: u64 = 12;

/// The bit of `immediate_exit` for kicks. The caller has the others; KVM_RUN tests the whole byte.
const KICK: u8 = 1 << 7;

/// A second mapping beside the crate's, which must outlive the vCPU because JavaScript has views of it. The kernel and
/// JavaScript may change it at any time, so no value in it decides which memory is accessed.
pub struct RunPage(Arc<Mapping>);

impl RunPage {
    pub fn new(vcpu: i32, size: usize) -> Result<Self, i32> {
        if size < size_of::<kvm_run>() {
            return Err(-libc::EINVAL);
        }
        Ok(Self(Arc::new(Mapping::new(size, Some(vcpu))?)))
    }

    pub fn mapping(&self) -> &Arc<Mapping> {
        &self.0
    }

    pub fn exit_reason(&self) -> u32 {
        // SAFETY: the field is inside the mapping, which is at least a kvm_run, and aligned.
        let field = unsafe { self.0.address().byte_add(offset_of!(kvm_run, exit_reason)) };
        // SAFETY: as above; any bit pattern is a u32.
        unsafe { field.cast::<u32>().read_volatile() }
    }

    /// Returns the exit reason. Sets the fields of the exit that KVM does not write, because they have bytes of an earlier
    /// exit: the data of a read to ones, as on a bus without a device, others to zero. docs/reference/exits.md lists them.
    pub fn complete_exit(&self) -> u32 {
        let reason = self.exit_reason();
        let run = self.0.address().cast::<kvm_run>().as_ptr();
        // SAFETY: the fields are integers inside the mapping, which is at least a kvm_run and aligned to a page. Only this
        // thread runs the vCPU; the accesses are volatile because JavaScript may write the page from other threads.
        unsafe {
            let exit = &raw mut (*run).__bindgen_anon_1;
            match reason {
                #[cfg(target_arch = "x86_64")]
                kvm_bindings::KVM_EXIT_IO => self.fill_port_read(exit),
                KVM_EXIT_MMIO if (&raw const (*exit).mmio.is_write).read_volatile() == 0 => {
                    (&raw mut (*exit).mmio.data).write_volatile([0xff; 8]);
                }
                KVM_EXIT_DEBUG => complete_debug(run),
                KVM_EXIT_HYPERCALL => {
                    (&raw mut (*exit).hypercall.ret).write_volatile(0);
                    #[cfg(target_arch = "x86_64")]
                    if (&raw const (*exit).hypercall.nr).read_volatile() == KVM_HC_MAP_GPA_RANGE {
                        (&raw mut (*exit).hypercall.args).cast::<[u64; 3]>().add(1).write_volatile([0; 3]);
                    }
                }
                KVM_EXIT_HYPERV => match (&raw const (*exit).hyperv.type_).read_volatile() {
                    KVM_EXIT_HYPERV_HCALL => (&raw mut (*exit).hyperv.u.hcall.result).write_volatile(0),
                    KVM_EXIT_HYPERV_SYNDBG => (&raw mut (*exit).hyperv.u.syndbg.status).write_volatile(0),
                    _ => {}
                },
                KVM_EXIT_XEN => (&raw mut (*exit).xen.u.hcall.result).write_volatile(0),
                _ => {}
            }
        }
        reason
    }

    /// Fills the data of `in` and `rep ins`, which KVM reads from the page behind kvm_run.
    ///
    /// # Safety
    ///
    /// `exit` is the exit union of this page.
    #[cfg(target_arch = "x86_64")]
    unsafe fn fill_port_read(&self, exit: *const kvm_bindings::kvm_run__bindgen_ty_1) {
        let offset = kvm_bindings::KVM_PIO_PAGE_OFFSET as usize * PAGE_SIZE;
        // SAFETY: as for `complete_exit()`. The offset is a constant of the kernel, and the length is clamped to the mapping.
        unsafe {
            let io = &raw const (*exit).io;
            if u32::from((&raw const (*io).direction).read_volatile()) != kvm_bindings::KVM_EXIT_IO_IN {
                return;
            }
            let count = (&raw const (*io).count).read_volatile() as usize;
            let length = count * usize::from((&raw const (*io).size).read_volatile());
            let room = self.0.len().saturating_sub(offset).min(PAGE_SIZE);
            let data = self.0.address().byte_add(offset).as_ptr();
            if length <= 8 && room >= 8 {
                // A store costs less than a call of memset(), and the bytes behind the data have no meaning.
                data.cast::<u64>().write_volatile(u64::MAX);
            } else {
                data.cast::<u8>().write_bytes(0xff, length.min(room));
            }
        }
    }

    fn immediate_exit(&self) -> &AtomicU8 {
        // SAFETY: the field is inside the mapping, which is at least a kvm_run.
        let field = unsafe { self.0.address().byte_add(offset_of!(kvm_run, immediate_exit)) };
        // SAFETY: as above, and mapped as long as `self`. Only the kernel and JavaScript access it non-atomically.
        unsafe { AtomicU8::from_ptr(field.cast().as_ptr()) }
    }

    /// Sets the bit for kicks in `immediate_exit`.
    pub fn set_kick(&self) {
        self.immediate_exit().fetch_or(KICK, Ordering::Release);
    }

    /// Clears the bit for kicks in `immediate_exit`. Returns whether the caller has set another bit.
    pub fn clear_kick(&self) -> bool {
        self.immediate_exit().fetch_and(!KICK, Ordering::AcqRel) & !KICK != 0
    }

    /// Sets or clears the caller's bits of `immediate_exit`.
    pub fn set_immediate_exit(&self, value: bool) {
        let _ = self
            .immediate_exit()
            .fetch_update(Ordering::AcqRel, Ordering::Relaxed, |byte| Some(byte & KICK | u8::from(value)));
    }
}

/// KVM writes DR6 and DR7 at a debug exception, and not at a breakpoint instruction.
///
/// # Safety
///
/// `run` is a mapped kvm_run.
#[cfg(target_arch = "x86_64")]
unsafe fn complete_debug(run: *mut kvm_run) {
    const BREAKPOINT: u32 = 3;
    // SAFETY: as for complete_exit().
    unsafe {
        let arch = &raw mut (*run).__bindgen_anon_1.debug.arch;
        if (&raw const (*arch).exception).read_volatile() == BREAKPOINT {
            (&raw mut (*arch).dr6).write_volatile(0);
            (&raw mut (*arch).dr7).write_volatile(0);
        }
    }
}

/// KVM writes the address at a watchpoint, and the upper half of the syndrome since Linux 6.0.
///
/// # Safety
///
/// `run` is a mapped kvm_run.
#[cfg(target_arch = "aarch64")]
unsafe fn complete_debug(run: *mut kvm_run) {
    /// The exception class ESR_ELx_EC_WATCHPT_LOW.
    const WATCHPOINT: u32 = 0x34;
    // SAFETY: as for complete_exit().
    unsafe {
        let arch = &raw mut (*run).__bindgen_anon_1.debug.arch;
        if (&raw const (*arch).hsr).read_volatile() >> 26 != WATCHPOINT {
            (&raw mut (*arch).far).write_volatile(0);
        }
        let flags = u32::from((&raw const (*run).flags).read_volatile());
        if flags & kvm_bindings::KVM_DEBUG_ARCH_HSR_HIGH_VALID == 0 {
            (&raw mut (*arch).hsr_high).write_volatile(0);
        }
    }
}

/// The exit has no fields.
#[cfg(target_arch = "riscv64")]
unsafe fn complete_debug(_run: *mut kvm_run) {}

impl Drop for RunPage {
    /// Replaces the mapping by zeroed memory. A mapping keeps the vCPU's file and so the VM, and JavaScript may hold a view of
    /// it for a long time.
    fn drop(&mut self) {
        // A failure only delays the end of the VM.
        self.0.replace_by_zeros();
    }
}
