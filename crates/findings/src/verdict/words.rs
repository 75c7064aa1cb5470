//! The names of strategies within sentences.

use overlap_record::{StrategyId, format::factor};

/// The strategy as the subject of a sentence.
pub(crate) fn name(strategy: StrategyId) -> &'static str {
    match strategy {
        StrategyId::Serial => "serial",
        StrategyId::Async => "the executor",
        StrategyId::Rayon => "rayon",
        StrategyId::Isolated => "isolated workers",
        StrategyId::Gil => "threads under one lock",
    }
}

/// What it is, for a reader who meets it here first.
pub(super) fn explained(strategy: StrategyId, workers: u32) -> String {
    match strategy {
        StrategyId::Serial => "serial does one task after another".to_owned(),
        StrategyId::Async => "the executor is one thread that turns to another task while one waits".to_owned(),
        StrategyId::Rayon => format!("rayon shares the tasks out among {workers} workers with one common memory"),
        StrategyId::Isolated => {
            format!("isolated workers are {workers} workers that each have a memory of their own and get their tasks as copies")
        }
        StrategyId::Gil => "of the threads under one lock only the one that holds the lock may compute, and it gives the lock up to wait".to_owned(),
    }
}

/// Whether the name is a plural.
pub(super) fn is_plural(strategy: StrategyId) -> bool {
    matches!(strategy, StrategyId::Isolated | StrategyId::Gil)
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
