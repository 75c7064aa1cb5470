//! Ports that a test's strategy must not touch.

use futures::future::LocalBoxFuture;
#[cfg(feature = "threads")]
use overlap_record::Failure;
#[cfg(feature = "threads")]
use overlap_strategies::ports::Threads;
use overlap_strategies::{
    Ended,
    ports::{Crew, CrewEvent, Enlistment},
};
use overlap_workloads::Task;

/// An isolated worker has no workers of its own.
pub struct NoCrew;

impl Crew for NoCrew {
    fn start(&self, _: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        panic!("an isolated worker started workers")
    }

    fn enlist(&self, _: u32, _: &Enlistment) {
        panic!("an isolated worker enlisted workers")
    }

    fn send(&self, _: u32, _: Vec<(u32, Task)>, _: f64) {
        panic!("an isolated worker dealt out tasks")
    }

    fn next(&self) -> LocalBoxFuture<'_, CrewEvent> {
        panic!("an isolated worker waited for workers")
    }
}

/// Strategies of one thread have no pool.
#[cfg(feature = "threads")]
pub struct NoThreads;

#[cfg(feature = "threads")]
impl Threads for NoThreads {
    fn start(&self, _: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        panic!("a strategy of one thread started a pool")
    }

    fn spawn(&self, _: Box<dyn FnOnce() + Send>) {
        panic!("a strategy of one thread used a pool")
    }

    fn broadcast(&self, _: Box<dyn Fn(u32) + Send + Sync>) {
        panic!("a strategy of one thread used a pool")
    }

    fn failure(&self) -> Option<Failure> {
        panic!("a strategy of one thread asked for the failure of a pool")
    }
}
