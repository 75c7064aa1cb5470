//! One round of one strategy: a timed repeat, or a warm-up. What it yields is an [`overlap_protocol::Outcome`].

use crate::{program::Loaded, semaphore::Semaphore};
use overlap_protocol::Program;
use overlap_record::Fault;
use overlap_workloads::Plan;
use std::sync::Arc;

/// The program of a round: its code, for workers that load it themselves, and the program as this worker has loaded it.
#[derive(Clone)]
pub struct RoundProgram {
    /// The code.
    pub program: Program,
    /// The program, loaded.
    pub loaded: Arc<dyn Loaded>,
}

/// A round that is to be run.
#[derive(Clone)]
pub struct Round {
    /// The tasks.
    pub plan: Plan,
    /// The program that runs the tasks; `None` where they are compiled.
    pub program: Option<RoundProgram>,
    /// Number of workers or threads, for a strategy that has a pool.
    pub workers: u32,
    /// Tasks that `rayon` and `isolated` hand out at a time; `None` for the strategy's own number.
    pub chunk: Option<u32>,
    /// Permits for the tasks that may only go on when few others do. A worker with a memory of its own has permits of its own.
    pub semaphore: Arc<Semaphore>,
    /// Start of the round, ms since the Unix epoch.
    pub epoch_ms: f64,
    /// End of a warm-up, ms since the Unix epoch; `None` for a timed repeat. A warm-up skips waits and fetches.
    pub deadline_ms: Option<f64>,
    /// The failure to cause on purpose.
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

    /// The program, as this worker has loaded it.
    #[must_use]
    pub fn loaded(&self) -> Option<&dyn Loaded> {
        self.program.as_ref().map(|program| &*program.loaded)
    }

    /// Whether there are no tasks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.tasks.is_empty()
    }

    /// The caller's collection before the round: empty, or `None` where the workload has none.
    #[must_use]
    pub fn collection(&self) -> Option<Vec<f64>> {
        self.plan.has_collection.then(Vec::new)
    }

    /// The fault of the task with this index; `None` for any other task, and in a warm-up.
    #[must_use]
    pub fn fault_of(&self, task: u32) -> Option<Fault> {
        self.fault.filter(|fault| fault.task == task && !self.is_warm_up())
    }
}
