//! Who runs a strategy: this project in a page, or CPython on the reader's machine, which has names of its own for it.

use super::{
    facts::{Counterpart, Strategy},
    table::SUBINTERPRETERS,
};
use borsh::{BorshDeserialize, BorshSerialize};

/// Who runs a strategy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Runner {
    /// A page of this project.
    #[default]
    Page,
    /// CPython.
    CPython,
    /// CPython, with a pool of interpreters in the place of a pool of processes.
    Subinterpreters,
}

impl Runner {
    /// What stands there for a strategy; none where it has the page's names.
    pub(super) const fn counterpart(self, facts: &'static Strategy) -> Option<&'static Counterpart> {
        match self {
            Self::Page => None,
            Self::Subinterpreters if facts.mechanism.copies() => Some(&SUBINTERPRETERS),
            Self::CPython | Self::Subinterpreters => facts.in_cpython.as_ref(),
        }
    }
}
