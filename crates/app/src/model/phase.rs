//! What a page is doing: ready, running, or what a run has come to.

use super::{Activity, Estimate};
use overlap_record::StrategyId;

/// What the page is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Finding out what this browser may do.
    Loading,
    /// Ready, and nothing has run yet.
    Idle,
    /// A long run was asked for and waits for the reader's yes.
    Asking(Estimate),
    /// Waiting for another lab of this site to end its run.
    Queued,
    /// Running.
    Running(Progress),
    /// The reader has cancelled; the engines are being stopped.
    Cancelling,
    /// The run is over.
    Done,
    /// The run was cancelled.
    Cancelled {
        /// From the click to ready, ms.
        after_ms: f64,
    },
    /// Nothing could be run.
    Failed(String),
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Which strategy is doing what; `None` before the first.
    pub at: Option<(StrategyId, Activity)>,
    /// Repeats over, of all strategies.
    pub done: u32,
    /// Repeats planned, of all strategies.
    pub total: u32,
}

impl Progress {
    /// How much of the run is done, 0 to 1; `None` where that is not known yet.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.total > 0).then(|| f64::from(self.done) / f64::from(self.total))
    }
}

impl Phase {
    /// The name that the page's body carries in `data-state`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Idle | Self::Asking(_) => "idle",
            Self::Queued | Self::Running(_) => "running",
            Self::Cancelling => "cancelling",
            Self::Done => "done",
            Self::Cancelled { .. } => "cancelled",
            Self::Failed(_) => "failed",
        }
    }

    /// It is known what the browser may do.
    pub fn ready(&mut self) {
        if *self == Self::Loading {
            *self = Self::Idle;
        }
    }

    /// Another lab of the site is at work.
    pub fn queue(&mut self) {
        if matches!(self, Self::Running(_)) {
            *self = Self::Queued;
        }
    }

    /// The run has come further. One that is being cancelled stays so.
    pub fn advance(&mut self, progress: Progress) {
        if matches!(self, Self::Queued | Self::Running(_)) {
            *self = Self::Running(progress);
        }
    }

    /// The reader has cancelled.
    pub fn cancel(&mut self) {
        if matches!(self, Self::Queued | Self::Running(_)) {
            *self = Self::Cancelling;
        }
    }

    /// Whether engines are at work.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Queued | Self::Running(_) | Self::Cancelling)
    }
}
