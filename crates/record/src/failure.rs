//! A failure: what went wrong, where, and what to try.

use serde::{Deserialize, Serialize};

/// Why a repeat has no outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// The task, by index, where one was at fault.
    pub task: Option<u32>,
    /// The lane it was on.
    pub lane: Option<u32>,
    /// What happened, in a sentence.
    pub message: String,
    /// What the reader can try, in a sentence.
    pub advice: String,
}

impl Failure {
    /// A failure of the machinery itself, at no task in particular.
    #[must_use]
    pub fn internal(message: impl Into<String>) -> Self {
        Self {
            task: None,
            lane: None,
            message: message.into(),
            advice: "Reload the page and run again.".to_owned(),
        }
    }

    /// The same failure, placed at a task and a lane.
    #[must_use]
    pub const fn at(mut self, task: u32, lane: u32) -> Self {
        self.task = Some(task);
        self.lane = Some(lane);
        self
    }
}
