//! Spans: what one lane did, for which task, from when to when.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a lane was doing.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// Starting a pool or a worker.
    Startup,
    /// Computing.
    Run,
    /// Waiting for time to pass or for the network.
    Wait,
    /// Queueing for a lock, or for a permit of a semaphore.
    Lock,
    /// Copying arguments or results between memories.
    Copy,
}

impl SpanKind {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 5] = [Self::Startup, Self::Run, Self::Wait, Self::Lock, Self::Copy];

    /// The kind's name in a run record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Startup => "startup",
            Self::Run => "run",
            Self::Wait => "wait",
            Self::Lock => "lock",
            Self::Copy => "copy",
        }
    }

    /// What a lane was doing, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Startup => "starting up",
            Self::Run => "computing",
            Self::Wait => "waiting",
            Self::Lock => "queueing for a lock or permit",
            Self::Copy => "copying",
        }
    }
}

impl fmt::Display for SpanKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One stretch of time on one lane. Times are ms from the start of the repeat.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Span {
    /// The task's index in task order, from 0; none for a start-up.
    pub task: Option<u32>,
    /// The lane, from 0: one worker or one thread. The executor has one lane, on which waits of many tasks overlap.
    pub lane: u32,
    /// What was done.
    pub kind: SpanKind,
    /// Start, ms.
    pub start_ms: f64,
    /// End, ms.
    pub end_ms: f64,
}

impl Span {
    /// How long it lasted, ms; never below 0.
    #[must_use]
    pub fn duration_ms(&self) -> f64 {
        (self.end_ms - self.start_ms).max(0.0)
    }
}
