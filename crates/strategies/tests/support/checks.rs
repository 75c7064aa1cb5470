//! Checks that every round of every strategy has to pass.

use super::{answers_of, cases::find};
use overlap_protocol::Outcome;
use overlap_record::{Span, SpanKind, StrategyId};
use overlap_workloads::{Params, Plan, Step};

/// The spans of one kind.
pub fn of_kind(spans: &[Span], kind: SpanKind) -> Vec<Span> {
    spans.iter().copied().filter(|span| span.kind == kind).collect()
}

/// The spans of one task.
fn of_task(spans: &[Span], task: u32) -> Vec<Span> {
    spans.iter().copied().filter(|span| span.task == Some(task)).collect()
}

/// The largest number of spans that were open at one instant. Spans that only touch do not overlap.
pub fn at_once(spans: &[Span]) -> i32 {
    let mut edges: Vec<(f64, i32)> =
        spans.iter().flat_map(|span| [(span.start_ms, 1), (span.end_ms, -1)]).collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut open = 0;
    edges
        .iter()
        .map(|(_, change)| {
            open += change;
            open
        })
        .max()
        .unwrap_or(0)
}

/// Compares the answers with those of a plain loop and with the known ones.
pub fn check_answers(workload: &str, params: &Params, plan: &Plan, outcome: &Outcome) {
    assert_eq!(outcome.answers, answers_of(plan), "{workload}: not the answers of a plain loop");
    if let Some(known) = find(workload).known(params) {
        let known: Vec<_> = known.into_iter().map(Ok).collect();
        assert_eq!(outcome.answers, known, "{workload}: not the known answers");
    }
}

/// A round that ended well, with everything that was published of it.
pub struct Round<'a> {
    /// The strategy.
    pub strategy: StrategyId,
    /// The plan.
    pub plan: &'a Plan,
    /// The largest number of lanes.
    pub lanes: u32,
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Every span that was published.
    pub spans: &'a [Span],
}

impl Round<'_> {
    /// Checks that the spans lie inside the round, that none is missing or published twice, and that the spans of a lane
    /// do not overlap, except under the strategy `async`.
    pub fn check(&self) {
        assert_eq!(self.outcome.spans_lost, 0);
        for span in self.spans {
            let inside =
                0.0 <= span.start_ms && span.start_ms <= span.end_ms && span.end_ms <= self.outcome.total_ms;
            assert!(inside, "{span:?} is not inside 0 ..= {}", self.outcome.total_ms);
            assert!(span.lane < self.lanes, "{span:?} is on a lane beyond {}", self.lanes);
        }
        for (index, _) in (0..).zip(&self.plan.tasks) {
            self.check_task(index);
        }
        for lane in 0..self.lanes {
            let spans: Vec<_> = self.spans.iter().copied().filter(|span| span.lane == lane).collect();
            if self.strategy != StrategyId::ASYNC {
                assert!(at_once(&spans) <= 1, "lane {lane} does two things at once: {spans:?}");
            }
        }
    }

    fn check_task(&self, index: u32) {
        let steps = &self.plan.tasks[index as usize].steps;
        let computing = steps.iter().filter(|step| matches!(step, Step::Compute(_))).count();
        let spans = of_task(self.spans, index);
        let (runs, waits) = (of_kind(&spans, SpanKind::Run).len(), of_kind(&spans, SpanKind::Wait).len());
        assert!(runs + waits > 0, "task {index} has no span");
        assert_eq!(waits, steps.len() - computing, "task {index}: {spans:?}");
        // A thread that gives the lock back in the middle of a computing step begins another span, and so does one that waits for a lock
        // of the caller's.
        let can_wait = self.strategy == StrategyId::GIL || !of_kind(&spans, SpanKind::Lock).is_empty();
        let interrupted = can_wait && computing > 0 && runs > computing;
        assert!(runs == computing || interrupted, "task {index}: {spans:?}");
        assert!(spans.iter().all(|span| span.lane == spans[0].lane), "task {index} changed lanes: {spans:?}");
    }
}
