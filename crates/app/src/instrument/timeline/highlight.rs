//! Spans that stand out, since a text speaks of them.

use overlap_record::{SpanKind, StrategyId};

/// The spans of one strategy, of one kind or of all. While they stand out all others are faint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Whose.
    pub strategy: StrategyId,
    /// Of which kind; none means all.
    pub kind: Option<SpanKind>,
}

/// How much of their colour other spans keep.
const FAINT: f64 = 0.22;

impl Highlight {
    /// The share of its colour that a kind of span keeps.
    pub fn share(highlight: Option<Self>, strategy: StrategyId, kind: SpanKind) -> f64 {
        match highlight {
            Some(Self { strategy: own, .. }) if own != strategy => FAINT,
            Some(Self { kind: Some(own), .. }) if own != kind => FAINT,
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_one_strategy_stands_out_and_the_rest_is_faint() {
        let waits = Some(Highlight { strategy: StrategyId::ASYNC, kind: Some(SpanKind::Wait) });
        let share = |strategy, kind| Highlight::share(waits, strategy, kind);
        assert_eq!(share(StrategyId::ASYNC, SpanKind::Wait), 1.0);
        assert_eq!(share(StrategyId::ASYNC, SpanKind::Run), FAINT);
        assert_eq!(share(StrategyId::SERIAL, SpanKind::Wait), FAINT);
        assert_eq!(Highlight::share(None, StrategyId::SERIAL, SpanKind::Run), 1.0);
    }
}
