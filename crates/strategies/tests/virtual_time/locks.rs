//! Locks of tasks where one thread runs them all: they are always free, but for a task that waits for itself.

use crate::{STRATEGIES, rig::Rig};
use overlap_record::SpanKind;
use overlap_workloads::{Answer, Compute, Context, LockId, Plan, Step, Task, Work, WorkError};
use serde::{Deserialize, Serialize};

/// Takes locks in this order, `true` for the first of the two, and gives back those that it got.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Takes(Vec<bool>);

impl Compute for Takes {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let locks: Vec<_> = self.0.iter().map(|first| if *first { LockId::A } else { LockId::B }).collect();
        let taken: Result<Vec<_>, _> = locks.iter().map(|lock| ctx.lock(*lock, Some(1000.0))).collect();
        locks.iter().for_each(|lock| ctx.unlock(*lock));
        Ok(Answer::Number(taken?.into_iter().filter(|taken| *taken).count() as f64))
    }

    fn estimate_ms(&self) -> f64 {
        0.0
    }
}

fn plan(orders: &[&[bool]]) -> Plan {
    // An isolated worker reads the step as the workload's own, so the test does without that strategy.
    let step = |order: &[bool]| Step::Compute(Work::of("counter_locked", Takes(order.to_vec())));
    let task = |(id, order): (i64, &&[bool])| Task { id, steps: vec![step(order)], gives: None };
    Plan { tasks: (0..).zip(orders).map(task).collect(), has_counter: true, ..Plan::default() }
}

#[test]
fn both_locks_are_free_for_one_task_after_the_other() {
    for strategy in &STRATEGIES[..2] {
        let recorded = Rig::ticking().run(*strategy, &plan(&[&[true, false], &[false, true], &[true]]));
        let taken = [2.0, 2.0, 1.0].map(|count| Ok(Answer::Number(count)));
        assert_eq!(recorded.outcome.answers, taken, "under {strategy}");
        assert!(recorded.spans.iter().all(|span| span.kind != SpanKind::Lock), "{:?}", recorded.spans);
    }
}

#[test]
fn a_task_that_waits_for_itself_fails_and_blocks_nobody() {
    for strategy in &STRATEGIES[..2] {
        let recorded = Rig::ticking().run(*strategy, &plan(&[&[true, true], &[true]]));
        let [failed, next] = &recorded.outcome.answers[..] else { panic!("{:?}", recorded.outcome) };
        assert!(failed.as_ref().unwrap_err().contains("that it holds itself"), "{failed:?}");
        assert_eq!(*next, Ok(Answer::Number(1.0)), "under {strategy}");
    }
}
