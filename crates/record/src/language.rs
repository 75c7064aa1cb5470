//! The languages that a workload's tasks can be run in.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// Most bytes of a reader's own code.
pub const MAX_CODE_BYTES: usize = 64 << 10;

/// The language that tasks are run in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Compiled Rust.
    #[default]
    Rust,
    /// Interpreted Python.
    Python,
}

/// A build of the interpreter. The two are not equally fast, in Firefox by two to four times, so a speed-up means something only
/// within one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Build {
    /// Without threads.
    Plain,
    /// With threads on shared memory.
    Threads,
}

impl Build {
    /// What sets it apart, as the end of a phrase.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Plain => "without threads",
            Self::Threads => "with threads",
        }
    }
}

impl Language {
    /// Both, in the page's order.
    pub const ALL: [Self; 2] = [Self::Rust, Self::Python];

    /// The name in permalinks and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Python => "python",
        }
    }

    /// The name on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rust => "Rust",
            Self::Python => "Python",
        }
    }

    /// Whether it is the language that a record without one ran.
    #[must_use]
    pub const fn is_rust(&self) -> bool {
        matches!(self, Self::Rust)
    }
}
