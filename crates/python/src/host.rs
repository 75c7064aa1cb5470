//! How code within the interpreter reaches the machine: each thread knows the host that it works for and the task it runs.

use crate::{
    FILE_NAME,
    machine::{Machine, Place, Stopped},
    output::Output,
};
use rustpython_vm::{PyResult, VirtualMachine, builtins::PyBaseExceptionRef};
use std::{
    cell::{Cell, RefCell},
    sync::{Arc, Mutex, PoisonError},
};

/// Aim of the time between two questions to the machine, ms.
const CHECK_EVERY_MS: f64 = 1.0;
/// Most checkpoints that are passed without a question, so that a loop that becomes slower is soon asked again.
const MAX_INTERVAL: u32 = 1024;

/// One interpreter's link to the machine.
pub(crate) struct Host {
    pub(crate) machine: Arc<dyn Machine>,
    /// When the interpreter was started, ms since the Unix epoch.
    started_ms: f64,
    output: Mutex<Output>,
}

thread_local! {
    static HOST: RefCell<Option<Arc<Host>>> = const { RefCell::new(None) };
    static TASK: Cell<(Option<u32>, u32)> = const { Cell::new((None, 0)) };
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    static LEFT: Cell<u32> = const { Cell::new(0) };
    static INTERVAL: Cell<u32> = const { Cell::new(1) };
    static CHECKED_MS: Cell<f64> = const { Cell::new(0.0) };
}

impl Host {
    pub(crate) fn new(machine: Arc<dyn Machine>) -> Arc<Self> {
        let started_ms = machine.now_ms();
        Arc::new(Self { machine, started_ms, output: Mutex::default() })
    }

    /// The time since the interpreter was started, s.
    pub(crate) fn monotonic(&self) -> f64 {
        (self.machine.now_ms() - self.started_ms) / 1000.0
    }

    /// Runs `work` for a task on a lane: what it prints and waits for is theirs.
    pub(crate) fn enter<R>(self: &Arc<Self>, task: Option<u32>, lane: u32, work: impl FnOnce() -> R) -> R {
        let outer = (HOST.replace(Some(self.clone())), TASK.replace((task, lane)));
        STOPPED.set(false);
        LEFT.set(0);
        INTERVAL.set(1);
        let result = work();
        HOST.replace(outer.0);
        TASK.set(outer.1);
        result
    }

    /// Passes on what is printed, within the bounds.
    pub(crate) fn print(&self, text: &str, at: Place) {
        let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
        let (kept, notice) = output.take(text);
        for part in [Some(kept), notice.as_deref()].into_iter().flatten().filter(|part| !part.is_empty()) {
            self.machine.print(part, at);
        }
    }
}

/// The host that this thread works for.
pub(crate) fn current(vm: &VirtualMachine) -> PyResult<Arc<Host>> {
    HOST.with_borrow(Clone::clone)
        .ok_or_else(|| vm.new_runtime_error("this thread belongs to no task".to_owned()))
}

/// Sets the task that this thread runs for, which an event loop changes at each step.
pub(crate) fn set_task(task: Option<u32>) {
    TASK.set((task, TASK.get().1));
}

/// Where in the reader's code this thread is.
pub(crate) fn place(vm: &VirtualMachine) -> Place {
    let (task, lane) = TASK.get();
    Place { task, lane, line: line(vm) }
}

fn line(vm: &VirtualMachine) -> u32 {
    let mut frame = vm.current_frame();
    while let Some(current) = frame {
        if current.f_code().source_path().as_str() == FILE_NAME {
            return u32::try_from(current.lineno()).unwrap_or(0);
        }
        frame = current.f_back(vm);
    }
    0
}

/// Calls the machine where it may block this thread. The interpreter's other threads go on meanwhile.
pub(crate) fn blocking<R>(vm: &VirtualMachine, call: impl FnOnce(&dyn Machine, Place) -> R) -> PyResult<R> {
    let (host, at) = (current(vm)?, place(vm));
    Ok(vm.allow_threads(|| call(&*host.machine, at)))
}

/// Whether the run was stopped while this thread ran its task.
pub(crate) fn was_stopped() -> bool {
    STOPPED.get()
}

/// The exception that ends a task of a run that was stopped. Each later checkpoint raises it again.
pub(crate) fn stop(vm: &VirtualMachine) -> PyBaseExceptionRef {
    STOPPED.set(true);
    LEFT.set(0);
    vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned())
}

/// A checkpoint.
#[inline]
pub(crate) fn checkpoint(vm: &VirtualMachine) -> PyResult<()> {
    match LEFT.get().checked_sub(1) {
        Some(left) => {
            LEFT.set(left);
            Ok(())
        }
        None => ask(vm),
    }
}

#[cold]
fn ask(vm: &VirtualMachine) -> PyResult<()> {
    if was_stopped() {
        return Err(stop(vm));
    }
    let host = current(vm)?;
    vm.allow_threads(|| host.machine.checkpoint()).map_err(|Stopped| stop(vm))?;
    // The interpreter frees what several threads may have read only here where there are no signals.
    #[cfg(feature = "threads")]
    vm.check_signals()?;
    let now_ms = host.machine.now_ms();
    let passed_ms = now_ms - CHECKED_MS.replace(now_ms);
    let interval = INTERVAL.get();
    let interval = if passed_ms > CHECK_EVERY_MS { interval / 4 } else { interval * 2 };
    INTERVAL.set(interval.clamp(1, MAX_INTERVAL));
    LEFT.set(INTERVAL.get() - 1);
    Ok(())
}
