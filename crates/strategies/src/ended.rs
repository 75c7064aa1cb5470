//! How a round ends without an outcome.

use crate::machine::Stopped;
use overlap_protocol::FromEngine;
use overlap_record::Failure;
use thiserror::Error;

/// Why a round ended without an outcome.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Ended {
    /// The run was cancelled, or a warm-up reached its deadline.
    #[error("the run was stopped")]
    Stopped,
    /// The round failed.
    #[error("{}", .0.message)]
    Failed(Failure),
}

impl From<Stopped> for Ended {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

impl From<Ended> for FromEngine {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Stopped => Self::Cancelled,
            Ended::Failed(failure) => Self::Failed(failure),
        }
    }
}
