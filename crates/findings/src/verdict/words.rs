//! The names of strategies within sentences.

use overlap_record::{StrategyId, format::factor};

/// The strategy as the subject of a sentence.
pub(crate) fn name(strategy: StrategyId) -> &'static str {
    strategy.words().subject
}

/// What it is, for a reader who meets it here first.
pub(super) fn explained(strategy: StrategyId, workers: u32) -> String {
    (strategy.words().explained)(workers)
}

/// `its` or `their`, for this subject.
pub(super) fn their(strategy: StrategyId) -> &'static str {
    if is_plural(strategy) { "their" } else { "its" }
}

fn is_plural(strategy: StrategyId) -> bool {
    strategy.words().is_plural
}

/// `was` or `were`, for these subjects.
pub(crate) fn was(strategies: &[StrategyId]) -> &'static str {
    match strategies {
        [one] if !is_plural(*one) => "was",
        _ => "were",
    }
}

/// The names as a list.
pub(super) fn names(strategies: &[StrategyId]) -> String {
    let names: Vec<&str> = strategies.iter().copied().map(name).collect();
    overlap_record::format::list(&names)
}

/// A ratio near 1 needs a second decimal to be told from it.
pub(super) fn times(ratio: f64) -> String {
    if (0.945..1.095).contains(&ratio) { format!("{ratio:.2}") } else { factor(ratio) }
}
