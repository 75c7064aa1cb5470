//! The names of the five strategies.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// How tasks are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrategyId {
    /// One after another, in one worker.
    Serial,
    /// A single-threaded executor of futures.
    Async,
    /// Parallel iterators on workers that share one memory.
    Rayon,
    /// Workers that each have a memory of their own.
    Isolated,
    /// Threads that hold one lock while they compute.
    Gil,
}

/// A name that is no strategy's.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no strategy; there are serial, async, rayon, isolated and gil")]
pub struct UnknownStrategy(pub String);

impl StrategyId {
    /// Every strategy, in the page's order.
    pub const ALL: [Self; 5] = [Self::Serial, Self::Async, Self::Rayon, Self::Isolated, Self::Gil];

    /// The name in permalinks and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Async => "async",
            Self::Rayon => "rayon",
            Self::Isolated => "isolated",
            Self::Gil => "gil",
        }
    }

    /// The name on a page.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Serial => "Serial",
            Self::Async => "Async",
            Self::Rayon => "Rayon",
            Self::Isolated => "Isolated",
            Self::Gil => "GIL",
        }
    }

    /// Whether its threads share one memory, so that it needs cross-origin isolation.
    #[must_use]
    pub const fn needs_threads(self) -> bool {
        matches!(self, Self::Rayon | Self::Gil)
    }

    /// Whether it starts workers of its own, so that it has a start-up time and a number of workers.
    #[must_use]
    pub const fn has_pool(self) -> bool {
        matches!(self, Self::Rayon | Self::Isolated | Self::Gil)
    }
}

impl fmt::Display for StrategyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for StrategyId {
    type Err = UnknownStrategy;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|id| id.name() == name).ok_or_else(|| UnknownStrategy(name.to_owned()))
    }
}
