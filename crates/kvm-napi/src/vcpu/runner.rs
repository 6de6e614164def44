//! The thread of a vCPU that is run while JavaScript goes on.

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

/// Belongs to one handle of a vCPU. Dropping it ends its run, and waits for that.
pub struct Runner {
    vcpu: Arc<Vcpu>,
    callback: Arc<Callback>,
    /// From the first run on.
    thread: Option<Thread>,
    /// The number of the run that JavaScript has not been given the end of.
    run: Option<u32>,
}

/// It ends when its runner is gone.
struct Thread {
    /// Takes the id under which the callback is told of the end of a run.
    runs: Sender<u32>,
    /// Disconnected when the thread has left its last run.
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

    /// Begins a run. The callback is told of its end under `id`.
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

    /// Ends the current run, if there is one.
    pub fn abort(&self) {
        if let Some(run) = self.run {
            self.vcpu.abort(run);
        }
    }

    /// JavaScript has the end of the run; until then no other run may overwrite the exit in the page.
    pub fn end(&mut self) {
        if self.run.take().is_some() {
            self.vcpu.end();
        }
    }

    /// Ends the current run and the thread, and waits for that.
    pub fn stop(&mut self) {
        self.abort();
        if let Some(Thread { runs, left, handle }) = self.thread.take() {
            drop(runs);
            // The wait must end whatever is written into the page meanwhile, so the abort is repeated.
            for pause in pauses() {
                match left.recv_timeout(pause) {
                    Err(RecvTimeoutError::Timeout) => self.abort(),
                    _ => break,
                }
            }
            // The thread has not panicked: nothing in it can.
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
