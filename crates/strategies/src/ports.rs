//! What a strategy needs from the machine. The engine implements these traits with the browser, the tests with fakes.

use crate::{ended::Ended, program::Interpreter};
use futures::future::LocalBoxFuture;
use overlap_protocol::{Chunk, FromEngine, Preparation, ProgramEvent};
use overlap_record::Span;
use std::rc::Rc;

pub use crate::machine::{Fetched, Machine, Stopped};

/// The event loop of a thread, for code that awaits and must not block.
pub trait EventLoop {
    /// Completes after `ms`.
    ///
    /// # Errors
    /// `Stopped`, soon after the run was cancelled.
    fn sleep(&self, ms: f64) -> LocalBoxFuture<'static, Result<(), Stopped>>;

    /// Completes after `ms`, whether or not the run was cancelled.
    fn timer(&self, ms: f64) -> LocalBoxFuture<'static, ()>;

    /// Gets `url`.
    ///
    /// # Errors
    /// A sentence that says why there was no reply.
    fn fetch(&self, url: &str) -> LocalBoxFuture<'static, Result<Fetched, String>>;

    /// Polls `future` to its end, besides all others.
    fn spawn(&self, future: LocalBoxFuture<'static, ()>);
}

/// Where spans are sent while the run goes on.
pub trait SpanPublisher {
    /// Publishes `spans`, which have ended, and `open`, which have not. `now_ms` is from the start of the round.
    fn publish(&self, spans: &[Span], open: &[Span], now_ms: f64);

    /// Publishes what programs did.
    fn tell(&self, events: Vec<ProgramEvent>);
}

/// Workers that each have a memory of their own. A worker's lane is its index.
pub trait IsolatedWorkers {
    /// Makes sure that exactly `workers` workers are running. Yields whether any had to be started.
    ///
    /// # Errors
    /// `Ended::Stopped` when the run was cancelled, `Ended::Failed` when a worker does not start.
    fn start(&self, workers: u32) -> LocalBoxFuture<'_, Result<bool, Ended>>;

    /// Prepares a worker for a round.
    fn prepare(&self, preparation: Preparation);

    /// Copies tasks to the worker on `lane`.
    fn send(&self, lane: u32, chunk: Chunk);

    /// The next message of any worker, and the worker's lane.
    ///
    /// # Errors
    /// `Ended::Stopped` when the run was cancelled, `Ended::Failed` when a worker is lost.
    fn next(&self) -> LocalBoxFuture<'_, Result<(u32, FromEngine), Ended>>;
}

/// A pool of threads that share one memory.
#[cfg(feature = "threads")]
pub trait ThreadPool: Sync {
    /// Makes sure that a pool of exactly `threads` threads is running. Yields whether it had to be started.
    ///
    /// # Errors
    /// `Ended::Stopped` when the run was cancelled, `Ended::Failed` when the pool does not start.
    fn start(&self, threads: u32) -> LocalBoxFuture<'_, Result<bool, Ended>>;

    /// Runs `job` on one thread of the pool.
    fn spawn(&self, job: Box<dyn FnOnce() + Send>);

    /// Runs `job` once on every thread of the pool, with the thread's index.
    fn broadcast(&self, job: Box<dyn Fn(u32) + Send + Sync>);

    /// The crash of a thread of the pool; `None` where no thread has crashed.
    fn failure(&self) -> Option<overlap_record::Failure>;
}

/// All ports of one worker.
pub struct Ports {
    /// For code that may block.
    pub machine: &'static dyn Machine,
    /// For code that awaits.
    pub event_loop: Rc<dyn EventLoop>,
    /// For spans.
    pub publisher: Rc<dyn SpanPublisher>,
    /// For workers with memories of their own.
    pub isolated_workers: Rc<dyn IsolatedWorkers>,
    /// For programs; `None` where this engine has no interpreter.
    pub interpreter: Option<Rc<dyn Interpreter>>,
    /// For threads.
    #[cfg(feature = "threads")]
    pub thread_pool: &'static dyn ThreadPool,
}
