//! The futures of one repeat as slips: when each begins to run and when it is filled in. Pure.

use overlap_record::{Span, StrategyResult, Value};

/// One future.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slip {
    /// Its task's index, which is its place in the order of submission.
    pub task: u32,
    /// When its task begins, ms.
    pub start_ms: f64,
    /// When it is done, ms.
    pub end_ms: f64,
    /// Its place in the order of completion, from 1.
    pub rank: u32,
    /// Whether an error is its result.
    pub failed: bool,
}

/// What a future is at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has begun with it.
    Pending,
    /// A worker is at it.
    Running,
    /// Its result is there.
    Done,
    /// An error is its result.
    Failed,
}

impl Slip {
    /// What it is at a moment.
    #[must_use]
    pub fn at(&self, at_ms: f64) -> Stage {
        match self {
            _ if at_ms < self.start_ms => Stage::Pending,
            _ if at_ms < self.end_ms => Stage::Running,
            Self { failed: true, .. } => Stage::Failed,
            _ => Stage::Done,
        }
    }
}

impl Stage {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// The slips of the first `tasks` tasks, in the order of submission. A task without a span has none.
#[must_use]
pub fn slips(spans: &[Span], tasks: u32, failed: &[u32]) -> Vec<Slip> {
    let slip = |task: u32| {
        let own = || spans.iter().filter(|span| span.task == Some(task));
        let start_ms = own().map(|span| span.start_ms).reduce(f64::min)?;
        let end_ms = own().map(|span| span.end_ms).fold(start_ms, f64::max);
        Some(Slip { task, start_ms, end_ms, rank: 0, failed: failed.contains(&task) })
    };
    let mut slips: Vec<Slip> = (0..tasks).filter_map(slip).collect();
    // Where the clock cannot tell two ends apart, the one that began first counts as first.
    slips.sort_by(|a, b| a.end_ms.total_cmp(&b.end_ms).then(a.start_ms.total_cmp(&b.start_ms)));
    for (rank, slip) in (1..).zip(&mut slips) {
        slip.rank = rank;
    }
    slips.sort_by_key(|slip| slip.task);
    slips
}

/// The moments at which a slip changes, ascending, each once.
#[must_use]
pub fn moments(slips: &[Slip]) -> Vec<f64> {
    let mut moments: Vec<f64> = slips.iter().flat_map(|slip| [slip.start_ms, slip.end_ms]).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup();
    moments
}

/// The tasks of a result that ended with an error, by index.
#[must_use]
pub fn failed(result: &StrategyResult) -> Vec<u32> {
    let is_error = |answer: &Value| matches!(answer, Value::Text(text) if text.starts_with("error"));
    (0..).zip(&result.answers).filter(|(_, answer)| is_error(answer)).map(|(task, _)| task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_record::SpanKind;

    fn span(task: u32, start_ms: f64, end_ms: f64) -> Span {
        Span { task: Some(task), lane: 0, kind: SpanKind::Run, start_ms, end_ms }
    }

    #[test]
    fn completion_has_an_order_of_its_own() {
        let spans = [span(0, 5.0, 30.0), span(1, 5.0, 10.0), span(2, 10.0, 10.0), span(1, 10.0, 12.0)];
        let slips = slips(&spans, 4, &[1]);
        assert_eq!(
            slips.iter().map(|slip| (slip.task, slip.rank)).collect::<Vec<_>>(),
            [(0, 3), (1, 2), (2, 1)]
        );
        assert_eq!(moments(&slips), [5.0, 10.0, 12.0, 30.0]);
        let stages = |at_ms| slips.iter().map(|slip| slip.at(at_ms)).collect::<Vec<_>>();
        assert_eq!(stages(4.0), [Stage::Pending; 3]);
        assert_eq!(stages(11.0), [Stage::Running, Stage::Running, Stage::Done]);
        assert_eq!(stages(30.0), [Stage::Done, Stage::Failed, Stage::Done]);
    }
}
