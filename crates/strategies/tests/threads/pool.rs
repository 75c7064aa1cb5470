//! A pool of rayon's own threads, one for each test.

use futures::future::LocalBoxFuture;
use overlap_record::Failure;
use overlap_strategies::{Ended, ports::ThreadPool};
use rayon::ThreadPoolBuilder;
use std::sync::{Arc, Mutex};

/// The pool of a test; `None` before it was started.
#[derive(Default)]
pub struct Pool {
    pool: Mutex<Option<Arc<rayon::ThreadPool>>>,
    failure: Mutex<Option<Failure>>,
}

impl Pool {
    /// Reports a crash from now on.
    pub fn fail(&self, failure: Failure) {
        *self.failure.lock().unwrap() = Some(failure);
    }

    /// Ends the threads.
    pub fn end(&self) {
        *self.pool.lock().unwrap() = None;
    }

    fn running(&self) -> Arc<rayon::ThreadPool> {
        self.pool.lock().unwrap().clone().expect("a pool is started before it is used")
    }
}

impl ThreadPool for Pool {
    fn start(&self, threads: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        Box::pin(async move {
            let mut pool = self.pool.lock().unwrap();
            let threads = threads as usize;
            if pool.as_ref().is_some_and(|pool| pool.current_num_threads() == threads) {
                return Ok(false);
            }
            *pool = Some(Arc::new(ThreadPoolBuilder::new().num_threads(threads).build().unwrap()));
            Ok(true)
        })
    }

    fn spawn(&self, job: Box<dyn FnOnce() + Send>) {
        self.running().spawn(job);
    }

    fn broadcast(&self, job: Box<dyn Fn(u32) + Send + Sync>) {
        self.running().spawn_broadcast(move |thread| job(thread.index() as u32));
    }

    fn failure(&self) -> Option<Failure> {
        self.failure.lock().unwrap().clone()
    }
}
