//! Computing, as a workload sees it: what it may ask of whoever runs it, and how it ends.

use serde::{Deserialize, Serialize};
use std::fmt;
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
