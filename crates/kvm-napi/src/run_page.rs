//! The mapping that a vCPU shares with the kernel: `struct kvm_run` and what follows it.

use std::mem::offset_of;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use kvm_bindings::kvm_run;

use crate::memory::Mapping;

/// The bit of `immediate_exit` by which kicks end a run. KVM_RUN looks at the whole byte; the other bits are the caller's.
const KICK: u8 = 1 << 7;

/// Our own mapping beside the crate's: JavaScript holds views of it, so it must outlive the vCPU. Everything in it may
/// be changed at any time by the kernel and by JavaScript: one field is read, and never believed.
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
        // SAFETY: inside the mapping, which is at least a kvm_run, and aligned as its field is.
        let field = unsafe { self.0.address().byte_add(offset_of!(kvm_run, exit_reason)) };
        // SAFETY: as above; any bit pattern is a u32.
        unsafe { field.cast::<u32>().read_volatile() }
    }

    fn immediate_exit(&self) -> &AtomicU8 {
        // SAFETY: inside the mapping, which is at least a kvm_run.
        let field = unsafe { self.0.address().byte_add(offset_of!(kvm_run, immediate_exit)) };
        // SAFETY: as above, and mapped as long as self is; others than atomic accesses are the kernel's and JavaScript's.
        unsafe { AtomicU8::from_ptr(field.cast().as_ptr()) }
    }

    /// Sets the kicks' bit of `immediate_exit`.
    pub fn set_kick(&self) {
        self.immediate_exit().fetch_or(KICK, Ordering::Release);
    }

    /// Clears the kicks' bit of `immediate_exit`. Returns whether the caller has set another one.
    pub fn clear_kick(&self) -> bool {
        self.immediate_exit().fetch_and(!KICK, Ordering::AcqRel) & !KICK != 0
    }

    /// What the caller wants of `immediate_exit`, beside the kicks' bit.
    pub fn set_immediate_exit(&self, value: bool) {
        let _ = self
            .immediate_exit()
            .fetch_update(Ordering::AcqRel, Ordering::Relaxed, |byte| Some(byte & KICK | u8::from(value)));
    }
}

impl Drop for RunPage {
    /// Puts zeroed memory in the mapping's place. It holds the vCPU's file, and that its VM: without this a view that
    /// someone still holds would keep the whole VM alive.
    fn drop(&mut self) {
        // A failure leaves it as it was, which only delays the VM's end.
        self.0.replace_by_zeros();
    }
}
