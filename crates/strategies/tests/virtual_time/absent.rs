//! Ports that the strategy of a test must not use.

use futures::future::LocalBoxFuture;
use overlap_protocol::{Chunk, FromEngine, Preparation};
#[cfg(feature = "threads")]
use overlap_record::Failure;
#[cfg(feature = "threads")]
use overlap_strategies::ports::ThreadPool;
use overlap_strategies::{Ended, ports::IsolatedWorkers};

/// An isolated worker has no workers of its own.
pub struct NoIsolatedWorkers;

impl IsolatedWorkers for NoIsolatedWorkers {
    fn start(&self, _: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        panic!("an isolated worker started workers")
    }

    fn prepare(&self, _: Preparation) {
        panic!("an isolated worker prepared workers")
    }

    fn send(&self, _: u32, _: Chunk) {
        panic!("an isolated worker sent tasks")
    }

    fn next(&self) -> LocalBoxFuture<'_, Result<(u32, FromEngine), Ended>> {
        panic!("an isolated worker waited for workers")
    }
}

/// Strategies of one thread have no pool.
#[cfg(feature = "threads")]
pub struct NoThreads;

#[cfg(feature = "threads")]
impl ThreadPool for NoThreads {
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
