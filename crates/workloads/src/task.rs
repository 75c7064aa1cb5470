//! What a workload makes: tasks, which are lists of steps, and the answers they end with.

use crate::work::Work;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// One thing that a task does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// Waits as if for somebody else: a disk, a server.
    Wait {
        /// How long, in ms.
        ms: f64,
    },
    /// Gets a resource by HTTP.
    Fetch {
        /// Its address, absolute or relative to the site.
        url: String,
    },
    /// Computes.
    Compute(Work),
}

/// One unit of work that a strategy places on a lane. It is also what is copied to an isolated worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// The number that the source document calls the task by, for example 1 ..= 7.
    pub id: i64,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What it answers where no step yields an answer: a task that only waits returns this.
    pub gives: Option<Answer>,
}

/// What a task answers with. Large results are digests (see `digest`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// An exact number.
    Number(f64),
    /// A digest, or for a fetch the status and the size in bytes.
    Text(String),
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

/// Everything that a strategy has to do for one repeat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The tasks, in the order in which a plain loop would run them.
    pub tasks: Vec<Task>,
    /// Whether the caller passes a collection in that every task appends to.
    pub has_collection: bool,
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
}

/// A context that never stops the work: for benchmarks, and for whoever wants nothing but the answers.
#[derive(Clone, Debug, Default)]
pub struct Unstopped {
    /// The caller's collection.
    pub collection: Vec<f64>,
}

impl Context for Unstopped {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        Ok(())
    }

    fn append(&mut self, value: f64) {
        self.collection.push(value);
    }
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
