//! One repeat of one strategy: what goes in, what comes out.

use overlap_record::{Failure, Fault};
use overlap_workloads::{Answer, Plan};
use thiserror::Error;

/// One repeat, or one warm-up, to be run.
#[derive(Clone, Debug)]
pub struct Round {
    /// The tasks.
    pub plan: Plan,
    /// Workers or threads of a strategy that has a pool.
    pub workers: u32,
    /// Start of the repeat: ms since the Unix epoch.
    pub epoch_ms: f64,
    /// Set for a warm-up, which skips waits and fetches and ends then: ms since the Unix epoch.
    pub deadline_ms: Option<f64>,
    /// The failure to stage.
    pub fault: Option<Fault>,
}

impl Round {
    /// Whether waits and fetches are skipped.
    #[must_use]
    pub const fn is_warm_up(&self) -> bool {
        self.deadline_ms.is_some()
    }

    /// Number of tasks.
    #[must_use]
    pub fn len(&self) -> usize {
        self.plan.tasks.len()
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.tasks.is_empty()
    }

    /// The caller's collection as it is handed in: empty, where the workload has one.
    #[must_use]
    pub fn collection(&self) -> Option<Vec<f64>> {
        self.plan.has_collection.then(Vec::new)
    }
}

/// A task's answer, or why there is none.
pub type Reply = Result<Answer, String>;

/// What one repeat yielded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finish {
    /// End of the last task, ms from the start of the repeat.
    pub total_ms: f64,
    /// Starting a pool, ms; 0 where one was there already.
    pub startup_ms: f64,
    /// Bytes of every memory that was alive.
    pub memory_bytes: f64,
    /// One answer a task, in task order, or why there is none.
    pub answers: Vec<Reply>,
    /// What the caller's collection held afterwards.
    pub collection: Option<Vec<f64>>,
    /// Spans lost since a buffer was full.
    pub spans_lost: u64,
}

/// Why a repeat yielded nothing.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Ended {
    /// It was cancelled, or a warm-up reached its deadline.
    #[error("the run was stopped")]
    Stopped,
    /// It failed.
    #[error("{}", .0.message)]
    Failed(Failure),
}
