//! The thread of a vCPU that is run while JavaScript goes on.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use crate::callback::Callback;
use crate::convert::io_errno;
use crate::run::Vcpu;

pub fn lock(runner: &Mutex<Runner>) -> MutexGuard<'_, Runner> {
    runner.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Belongs to one handle of a vCPU. Dropping it ends its run, and waits for that.
pub struct Runner {
    vcpu: Arc<Vcpu>,
    callback: Arc<Callback>,
    /// From the first run on.
    thread: Option<Thread>,
    /// The number of the run that JavaScript has not been given the end of.
    run: Option<u32>,
}

/// It ends when there is nobody left who might begin another run.
struct Thread {
    /// Takes who is to be told of the end of a run.
    runs: Sender<u32>,
    handle: JoinHandle<()>,
}

impl Thread {
    fn spawn(vcpu: &Arc<Vcpu>, callback: &Arc<Callback>) -> Result<Self, i32> {
        let (runs, receiver) = channel();
        let (vcpu, callback) = (Arc::clone(vcpu), Arc::clone(callback));
        let body = move || {
            for id in receiver {
                callback.call(id, vcpu.run_reserved());
            }
        };
        let handle = Builder::new().name("kvm-vcpu".into()).spawn(body).map_err(io_errno)?;
        Ok(Self { runs, handle })
    }
}

impl Runner {
    pub fn new(vcpu: &Arc<Vcpu>, callback: &Arc<Callback>) -> Self {
        Self { vcpu: Arc::clone(vcpu), callback: Arc::clone(callback), thread: None, run: None }
    }

    /// Begins a run, of whose end the callback is told as `id`'s.
    pub fn start(&mut self, id: u32) -> Result<(), i32> {
        let thread = match &mut self.thread {
            Some(thread) => thread,
            none => none.insert(Thread::spawn(&self.vcpu, &self.callback)?),
        };
        let run = self.vcpu.reserve()?;
        if thread.runs.send(id).is_err() {
            self.vcpu.end();
            return Err(-libc::ESRCH);
        }
        self.run = Some(run);
        Ok(())
    }

    /// Ends the run of now, if there is one.
    pub fn abort(&self) {
        if let Some(run) = self.run {
            self.vcpu.abort(run);
        }
    }

    /// JavaScript has the end of the run; until then the exit in the page is nobody else's.
    pub fn end(&mut self) {
        if self.run.take().is_some() {
            self.vcpu.end();
        }
    }

    /// Ends the run of now and the thread, and waits for that.
    pub fn stop(&mut self) {
        if let Some(run) = self.run {
            self.vcpu.abort(run);
            self.vcpu.leave_guest(|vcpu| vcpu.abort(run));
        }
        if let Some(Thread { runs, handle }) = self.thread.take() {
            drop(runs);
            // It has not panicked: nothing in it can.
            let _ = handle.join();
        }
        self.end();
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.stop();
    }
}
