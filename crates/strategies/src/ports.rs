//! What a strategy needs from the machine. The engine supplies browser ports, the tests supply fakes.

use crate::round::{Ended, Reply};
use futures::future::LocalBoxFuture;
use overlap_record::{Failure, Fault, FaultKind, Span};
use overlap_workloads::{Answer, Task};
use std::rc::Rc;

/// A reply to an HTTP GET.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// HTTP status.
    pub status: u16,
    /// Bytes of the body.
    pub bytes: u64,
}

impl Fetched {
    /// The reply as a task's answer.
    #[must_use]
    pub fn answer(self) -> Answer {
        Answer::Text(format!("{}, {} bytes", self.status, self.bytes))
    }
}

/// The run was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// What code on a thread of its own may do: it may block.
pub trait Blocking: Sync {
    /// Now: ms since the Unix epoch, comparable between threads and workers.
    fn now_ms(&self) -> f64;

    /// Whether the run was cancelled. Called every 0.1 ms or so, so it is cheap.
    fn stopped(&self) -> bool;

    /// Blocks this thread for `ms`.
    ///
    /// # Errors
    /// `Stopped`, soon after the run was cancelled.
    fn sleep(&self, ms: f64) -> Result<(), Stopped>;

    /// Gets `url`, blocking this thread.
    ///
    /// # Errors
    /// A sentence that says why there was no reply.
    fn fetch(&self, url: &str) -> Result<Fetched, String>;

    /// Remembers what this thread is about to do, for the message if it should crash.
    fn enter(&self, lane: u32, task: u32);

    /// Crashes as asked. Returns only for a kind that this port cannot stage.
    fn crash(&self, kind: FaultKind);

    /// Bytes of the memory that this thread lives in.
    fn memory_bytes(&self) -> f64;
}

/// What code on an event loop may do: it awaits.
pub trait Reactor {
    /// Completes after `ms`, or soon after the run was cancelled.
    fn sleep(&self, ms: f64) -> LocalBoxFuture<'static, Result<(), Stopped>>;

    /// Completes after `ms`, cancelled or not.
    fn tick(&self, ms: f64) -> LocalBoxFuture<'static, ()>;

    /// Gets `url`.
    fn fetch(&self, url: &str) -> LocalBoxFuture<'static, Result<Fetched, String>>;

    /// Hands a task to the executor.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
}

/// Where finished and open spans are shown while the run goes on.
pub trait Live {
    /// Shows `spans`, which ended, and `open`, which end now at the earliest.
    fn publish(&self, spans: &[Span], open: &[Span], now_ms: f64);
}

/// What an isolated worker tells its owner.
#[derive(Clone, Debug, PartialEq)]
pub enum CrewEvent {
    /// Spans of its lane, already on the repeat's time axis.
    Spans {
        /// Its lane.
        lane: u32,
        /// Spans that ended.
        spans: Vec<Span>,
        /// Spans still open.
        open: Vec<Span>,
    },
    /// A chunk of tasks is done.
    Answered {
        /// Its lane.
        lane: u32,
        /// Task index and answer, or why there is none.
        answers: Vec<(u32, Reply)>,
        /// Size of the worker's memory, bytes.
        memory_bytes: f64,
        /// When the worker began to send, ms from the start of the repeat.
        sent_ms: f64,
    },
    /// The worker saw that the run was cancelled.
    Stopped,
    /// The worker is lost.
    Failed(Failure),
}

/// What every isolated worker is told at the start of a repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Enlistment {
    /// The worker's own copy of the caller's collection.
    pub collection: Option<Vec<f64>>,
    /// Start of the repeat: ms since the Unix epoch.
    pub epoch_ms: f64,
    /// End of a warm-up: ms since the Unix epoch. None for a timed repeat.
    pub deadline_ms: Option<f64>,
    /// The failure to stage.
    pub fault: Option<Fault>,
}

/// Workers that each have a memory of their own.
pub trait Crew {
    /// Makes sure that exactly `workers` are running. Yields whether any had to be started.
    fn start(&self, workers: u32) -> LocalBoxFuture<'_, Result<bool, Ended>>;

    /// Prepares the worker on `lane` for a repeat.
    fn enlist(&self, lane: u32, enlistment: &Enlistment);

    /// Copies tasks to the worker on `lane`. `sent_ms` is now, from the start of the repeat.
    fn send(&self, lane: u32, tasks: Vec<(u32, Task)>, sent_ms: f64);

    /// What any worker says next.
    fn next(&self) -> LocalBoxFuture<'_, CrewEvent>;
}

/// A pool of threads that share one memory.
pub trait Threads: Sync {
    /// Makes sure that a pool of exactly `threads` is running. Yields whether it had to be started.
    fn start(&self, threads: u32) -> LocalBoxFuture<'_, Result<bool, Ended>>;

    /// Runs `job` on one thread of the pool.
    fn spawn(&self, job: Box<dyn FnOnce() + Send>);

    /// Runs `job` once on every thread of the pool, with the thread's index.
    fn broadcast(&self, job: Box<dyn Fn(u32) + Send + Sync>);

    /// A crash of a pool thread, if there was one.
    fn failure(&self) -> Option<Failure>;
}

/// Everything together.
pub struct Ports {
    /// For code on a thread of its own.
    pub blocking: &'static dyn Blocking,
    /// For code on the event loop.
    pub reactor: Rc<dyn Reactor>,
    /// Where spans go.
    pub live: Rc<dyn Live>,
    /// Isolated workers.
    pub crew: Rc<dyn Crew>,
    /// Threads, where there are any.
    #[cfg(feature = "threads")]
    pub threads: &'static dyn Threads,
}
