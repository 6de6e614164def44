//! The thread of a vCPU that is run while JavaScript goes on.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::callback::Callback;
use crate::convert::io_errno;
use crate::run::Vcpu;

/// Belongs to one handle of a vCPU. Dropping it ends its run, and waits for that.
pub struct Runner {
    vcpu: Arc<Vcpu>,
    /// Who is told of the end of each run. None when the thread is to end.
    runs: Option<Sender<u32>>,
    thread: Option<JoinHandle<()>>,
    /// The number of the run that JavaScript has not been given the end of.
    run: Option<u32>,
}

impl Runner {
    pub fn new(vcpu: &Arc<Vcpu>, callback: &Arc<Callback>) -> Result<Self, i32> {
        let (runs, receiver) = channel();
        let (runner, callback) = (Arc::clone(vcpu), Arc::clone(callback));
        let body = move || {
            for id in receiver {
                callback.call(id, runner.run_reserved());
            }
        };
        let thread = Builder::new().name("kvm-vcpu".into()).spawn(body);
        let thread = thread.map_err(io_errno)?;
        Ok(Self { vcpu: Arc::clone(vcpu), runs: Some(runs), thread: Some(thread), run: None })
    }

    /// Begins a run, and returns its number.
    pub fn start(&mut self, id: u32) -> Result<u32, i32> {
        let run = self.vcpu.reserve()?;
        match self.runs.as_ref().map(|runs| runs.send(id)) {
            Some(Ok(())) => self.run = Some(run),
            _ => {
                self.vcpu.end();
                return Err(-libc::ESRCH);
            }
        }
        Ok(run)
    }

    /// JavaScript has the end of the run; until then the exit in the page is nobody else's.
    pub fn end(&mut self) {
        if self.run.take().is_some() {
            self.vcpu.end();
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.runs = None;
        if let Some(run) = self.run {
            self.vcpu.abort(run);
            self.vcpu.leave_guest(|vcpu| vcpu.abort(run));
        }
        if let Some(thread) = self.thread.take() {
            // It has not panicked: nothing in it can.
            let _ = thread.join();
        }
        self.end();
    }
}
