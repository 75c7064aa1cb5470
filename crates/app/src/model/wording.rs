//! The page's words for strategies, what they do, and kinds of span.

use super::Activity;
use overlap_record::{SpanKind, StrategyId};

/// A strategy's name on the page.
pub fn name(strategy: StrategyId) -> &'static str {
    strategy.title()
}

/// What a strategy is, in a few words.
pub fn gloss(strategy: StrategyId) -> &'static str {
    strategy.gloss()
}

/// What a strategy is doing, in words.
pub fn activity(strategy: StrategyId, activity: Activity, repeats: u32) -> String {
    let name = name(strategy);
    match activity {
        Activity::Loading => format!("{name}: loading its engine"),
        Activity::Starting => format!("{name}: starting its workers"),
        Activity::WarmUp => format!("{name}: warming up, untimed"),
        Activity::Repeat(_) if repeats <= 1 => format!("{name}: running"),
        Activity::Repeat(index) => format!("{name}: repeat {} of {repeats}", index + 1),
    }
}

/// What a lane was doing, for the legend and the read-out.
pub const fn kind(kind: SpanKind) -> &'static str {
    kind.words()
}

/// A lane's name. People count from 1, as the messages on failures do.
pub fn lane(lane: u32) -> String {
    format!("lane {}", lane + 1)
}

/// How much of Python's engine has come, bytes, of how much.
pub fn loading(received: f64, total: Option<f64>) -> String {
    let of = total.map(|total| format!("of {:.1} ", total / 1e6)).unwrap_or_default();
    format!("Loading Python: {:.1} {of}MB", received / 1e6)
}
