//! What the tasks of a round share: the caller's collection, counter and locks. Threads share one; each isolated worker has its own.

use crate::{interleaving::around, program::Loaded, round::Round, task_lock::TaskLock};
use overlap_record::Access;
use overlap_workloads::{Counter, LockId};
use std::sync::{Arc, Mutex, PoisonError};

/// What the caller passes in to all tasks.
#[derive(Default)]
pub struct Shared {
    collection: Option<Mutex<Vec<f64>>>,
    has_counter: bool,
    counter: Arc<Counter>,
    locks: [TaskLock; 2],
}

impl Shared {
    /// What the caller passes in to the tasks of a round.
    #[must_use]
    pub fn of(round: &Round) -> Self {
        Self { has_counter: round.plan.has_counter, ..Self::with(round.collection()) }
    }

    /// The same in a worker that has a copy of the caller's collection, and a counter and locks of its own.
    #[must_use]
    pub fn with(collection: Option<Vec<f64>>) -> Self {
        Self { collection: collection.map(Mutex::new), ..Self::default() }
    }

    /// Appends to the collection, where there is one.
    pub(crate) fn append(&self, value: f64) {
        if let Some(list) = &self.collection {
            list.lock().unwrap_or_else(PoisonError::into_inner).push(value);
        }
    }

    pub(crate) fn counter(&self) -> Arc<Counter> {
        self.counter.clone()
    }

    pub(crate) const fn lock(&self, lock: LockId) -> &TaskLock {
        match lock {
            LockId::A => &self.locks[0],
            LockId::B => &self.locks[1],
        }
    }

    /// A copy of what the collection holds after a round, which is the program's own where one ran.
    #[must_use]
    pub fn collected(&self, program: Option<&dyn Loaded>) -> Option<Vec<f64>> {
        if let Some(program) = program {
            return program.shared();
        }
        self.collection.as_ref().map(|list| list.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// What the counter holds after a round; `None` where the workload has none.
    #[must_use]
    pub fn counted(&self, program: Option<&dyn Loaded>) -> Option<u64> {
        match program {
            Some(program) => program.counted(),
            None => self.has_counter.then(|| self.counter.held()),
        }
    }

    /// How the first loss of an update went on; empty where none was lost, or accesses were not noted.
    #[must_use]
    pub fn interleaving(&self) -> Vec<Access> {
        self.counter.lost_at().map(|lost_at| around(self.counter.noted(), lost_at)).unwrap_or_default()
    }
}
