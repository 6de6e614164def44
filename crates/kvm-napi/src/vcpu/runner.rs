//! The thread that runs a vCPU for `runAsync()`.

use std::convert::Infallible;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use crate::call::convert::SystemCall;
use crate::event::callback::{Callback, EndsWithEnvironment};
use crate::vcpu::Vcpu;
use crate::vcpu::knocker::pauses;

pub fn lock(runner: &Mutex<Runner>) -> MutexGuard<'_, Runner> {
    runner.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Belongs to one handle of a vCPU. Dropping it ends the current run and waits for the thread.
pub struct Runner {
    vcpu: Arc<Vcpu>,
    callback: Arc<Callback>,
    /// None before the first run.
    thread: Option<Thread>,
    /// The number of the current run, until JavaScript has received its end.
    run: Option<u32>,
}

/// The thread ends when `runs` is dropped.
struct Thread {
    /// The id that the callback reports the end of a run with.
    runs: Sender<u32>,
    /// Disconnected after the last run of the thread.
    left: Receiver<Infallible>,
    handle: JoinHandle<()>,
}

impl Thread {
    fn spawn(vcpu: &Arc<Vcpu>, callback: &Arc<Callback>) -> Result<Self, i32> {
        let (runs, receiver) = channel();
        let (leaving, left) = channel();
        let (vcpu, callback) = (Arc::clone(vcpu), Arc::clone(callback));
        let body = move || {
            let _leaving = leaving;
            for id in receiver {
                callback.call(id, vcpu.run_reserved());
            }
        };
        let handle = Builder::new()
            .name("kvm-vcpu".into())
            .spawn(body)
            .map_err(|error| SystemCall::PthreadCreate.io_errno(error))?;
        Ok(Self { runs, left, handle })
    }
}

impl Runner {
    pub fn new(vcpu: &Arc<Vcpu>, callback: &Arc<Callback>) -> Self {
        Self { vcpu: Arc::clone(vcpu), callback: Arc::clone(callback), thread: None, run: None }
    }

    /// Starts a run. The callback reports its end with `id`.
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

    /// Aborts the current run, if there is one.
    pub fn abort(&self) {
        if let Some(run) = self.run {
            self.vcpu.abort(run);
        }
    }

    /// Frees the vCPU: JavaScript has received the end of the run and no longer needs the exit in the page.
    pub fn end(&mut self) {
        if self.run.take().is_some() {
            self.vcpu.end();
        }
    }

    /// Aborts the current run, ends the thread and waits for it.
    pub fn stop(&mut self) {
        self.abort();
        if let Some(Thread { runs, left, handle }) = self.thread.take() {
            drop(runs);
            // Other code may overwrite `immediate_exit` in the page, so the abort is repeated.
            for pause in pauses() {
                match left.recv_timeout(pause) {
                    Err(RecvTimeoutError::Timeout) => self.abort(),
                    _ => break,
                }
            }
            // The thread cannot panic.
            let _ = handle.join();
        }
        self.end();
    }
}

impl EndsWithEnvironment for Mutex<Runner> {
    fn end(&self) {
        lock(self).stop();
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.stop();
    }
}
