//! What a workload makes: tasks, which are lists of steps, and the answers they end with.

use crate::{compute::Answer, work::Work};
use serde::{Deserialize, Serialize};

/// One thing that a task does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// Waits as if for somebody else: a disk, a server.
    Wait {
        /// How long, in ms.
        ms: f64,
    },
    /// Waits like `Wait`, but first for a permit of the round's semaphore, which it gives back afterwards.
    Limited {
        /// How long, in ms, once it has the permit.
        ms: f64,
        /// How many tasks may have a permit at once, at least 1.
        limit: u32,
    },
    /// Waits for a reply that comes after `ms`, and gives up after `timeout_ms`, whichever is first. Answers [`TIMED_OUT`] where it gave up.
    Reply {
        /// When the reply comes, in ms.
        ms: f64,
        /// How long it waits at most, in ms.
        timeout_ms: f64,
    },
    /// Gets a resource by HTTP.
    Fetch {
        /// Its address, absolute or relative to the site.
        url: String,
    },
    /// Computes.
    Compute(Work),
    /// Runs the task of this number in the round's program, which may wait, fetch and compute.
    Program,
}

/// The answer of a task that waited for a reply and gave up.
pub const TIMED_OUT: &str = "timed out";

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

/// Everything that a strategy has to do for one repeat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The tasks, in the order in which a plain loop would run them.
    pub tasks: Vec<Task>,
    /// Whether the caller passes a collection in that every task appends to.
    pub has_collection: bool,
    /// Whether the caller passes a counter in, which every task adds to.
    pub has_counter: bool,
}
