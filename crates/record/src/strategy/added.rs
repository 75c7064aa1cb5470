//! One more strategy, for a test that shows that the table is all that has to know of it.

use super::{STRATEGIES, Strategy, StrategyId};
use std::sync::OnceLock;

static ADDED: OnceLock<&'static Strategy> = OnceLock::new();

/// Puts a strategy at the end of the table of this process, before anything has read it.
///
/// # Panics
/// When this process has one more already.
pub fn add_strategy(facts: &'static Strategy) -> StrategyId {
    assert!(ADDED.set(facts).is_ok(), "a process takes one more strategy, and has it already");
    StrategyId::at(STRATEGIES.len())
}

pub(super) fn get(index: usize) -> Option<&'static Strategy> {
    ADDED.get().copied().filter(|_| index == STRATEGIES.len())
}

pub(super) fn count() -> usize {
    usize::from(ADDED.get().is_some())
}
