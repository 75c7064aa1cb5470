//! Computing, as a workload sees it: what it may ask of whoever runs it, and how it ends.

use crate::counter::Counter;
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};
use thiserror::Error;

/// What a task answers with. Large results are digests (see `digest`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// An exact number.
    Number(f64),
    /// A digest, or for a fetch the status and the size in bytes.
    Text(String),
}

impl Answer {
    /// A whole number up to 2^53, which a 64-bit float holds exactly.
    pub(crate) fn number(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A task's answer, or a sentence that says why there is none.
pub type TaskResult = Result<Answer, String>;

/// What is computed in one step of a task, with the data that it needs.
pub trait Compute {
    /// Computes, with a checkpoint of the context at least every 0.1 ms or so.
    ///
    /// # Errors
    /// The context stopped the run, or the answer could not be computed.
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError>;

    /// About how long it computes on an ordinary laptop, ms. From this the page knows whether to ask before a long run.
    fn estimate_ms(&self) -> f64;

    /// Upper estimate of the bytes that it holds at once; 0 for what fits into some kilobytes.
    fn bytes_at_once(&self) -> u64 {
        0
    }
}

/// What a computing step may ask of the strategy that runs it.
pub trait Context {
    /// A point, reached at least every 0.1 ms or so, at which a run may be stopped and a lock handed on.
    ///
    /// # Errors
    /// `WorkError::Stopped` when the run was cancelled: the work returns at once.
    fn checkpoint(&mut self) -> Result<(), WorkError>;

    /// Appends to the caller's collection, or to this worker's copy of it.
    fn append(&mut self, value: f64);

    /// The caller's counter, or this worker's own, which begins at 0. To add to it is up to the work: in one step, or by reading
    /// and writing, between which another thread may write.
    fn counter(&self) -> Arc<Counter>;

    /// Waits for one of the caller's locks, or of this worker's own, and takes it. Yields whether it was free within `limit_ms`;
    /// without a limit it always is. The task that has taken a lock gives it back by [`Self::unlock`] before it ends.
    ///
    /// # Errors
    /// `WorkError::Stopped` when the run was cancelled, `WorkError::Failed` where the thread holds the lock already, since it
    /// would wait for itself.
    fn lock(&mut self, lock: LockId, limit_ms: Option<f64>) -> Result<bool, WorkError>;

    /// Gives a lock back.
    fn unlock(&mut self, lock: LockId);
}

/// Which of the caller's two locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockId {
    /// The first.
    A,
    /// The second.
    B,
}

impl LockId {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// A context that never stops the work: for benchmarks, and for whoever wants nothing but the answers.
#[derive(Clone, Debug, Default)]
pub struct Unstopped {
    /// The caller's collection.
    pub collection: Vec<f64>,
    /// The caller's counter.
    pub counter: Arc<Counter>,
}

impl Context for Unstopped {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        Ok(())
    }

    fn append(&mut self, value: f64) {
        self.collection.push(value);
    }

    fn counter(&self) -> Arc<Counter> {
        self.counter.clone()
    }

    /// One thread runs one task after the other, so nobody holds it.
    fn lock(&mut self, _: LockId, _: Option<f64>) -> Result<bool, WorkError> {
        Ok(true)
    }

    fn unlock(&mut self, _: LockId) {}
}

/// Why a computing step ended without an answer.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
pub enum WorkError {
    /// The run was cancelled.
    #[error("the run was stopped")]
    Stopped,
    /// The memory could not hold the task's data.
    #[error("this task needs {wanted_bytes} bytes at once, and the memory of this worker cannot grow that far; {}", advice(*.fits))]
    OutOfMemory {
        /// Bytes asked for.
        wanted_bytes: u64,
        /// The largest `size` parameter that would have fitted, found by trying.
        fits: Option<u64>,
    },
    /// The task failed on its own account, as one that raises an exception does.
    #[error("{0}")]
    Failed(String),
}

fn advice(fits: Option<u64>) -> String {
    match fits {
        Some(size) => format!("a size of {size} would fit"),
        None => "close other pages, or choose a smaller size".to_owned(),
    }
}
