//! Semaphores and time-outs: how many tasks go on at once, and who gives up.

use crate::{
    STRATEGIES,
    rig::{Recorded, Rig},
    support::{answers_of, at_once, of_kind, plan},
};
use overlap_record::{
    SpanKind,
    strategy::{ASYNC, ISOLATED, SERIAL},
};
use overlap_strategies::Ended;

#[test]
fn futures_go_on_in_rounds_of_the_limit() {
    for (limit, rounds) in [(1, 8.0), (3, 3.0), (8, 1.0), (100, 1.0)] {
        let limit = limit.to_string();
        let plan = plan("limited", &[("tasks", "8"), ("wait_ms", "10"), ("limit", &limit)]);
        let Recorded { outcome, spans } = Rig::exact().run(ASYNC, &plan);
        assert_eq!(outcome.total_ms, 10.0 * rounds, "{limit} at once");
        let waits = of_kind(&spans, SpanKind::Wait);
        assert_eq!(waits.len(), 8);
        assert_eq!(at_once(&waits), limit.parse::<i32>().unwrap().min(8));
        let first: Vec<u32> = waits.iter().map(|span| span.task.unwrap()).collect();
        assert!(first.is_sorted(), "who waits longest comes next: {first:?}");
    }
}

#[test]
fn the_time_in_the_queue_is_a_span() {
    let plan = plan("limited", &[("tasks", "3"), ("wait_ms", "10"), ("limit", "1")]);
    let Recorded { spans, .. } = Rig::exact().run(ASYNC, &plan);
    let queued: Vec<f64> = of_kind(&spans, SpanKind::Lock).iter().map(|span| span.duration_ms()).collect();
    assert_eq!(queued, [10.0, 20.0]);
}

#[test]
fn workers_with_memories_of_their_own_share_no_permits() {
    let plan = plan("limited", &[("tasks", "4"), ("wait_ms", "40"), ("limit", "1")]);
    let Recorded { spans, .. } = Rig::exact().run(ISOLATED, &plan);
    assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 2, "one a worker");
    let Recorded { spans, .. } = Rig::exact().run(SERIAL, &plan);
    assert_eq!(of_kind(&spans, SpanKind::Lock).len(), 0);
}

#[test]
fn every_repeat_has_all_its_permits() {
    let plan = plan("limited", &[("tasks", "4"), ("wait_ms", "10"), ("limit", "2")]);
    let rig = Rig::exact();
    for _ in 0..3 {
        let Recorded { outcome, .. } = rig.run(ASYNC, &plan);
        assert_eq!(outcome.total_ms, 20.0);
    }
}

#[test]
fn whoever_gives_up_says_so_and_waits_no_longer() {
    let plan = plan("time_out", &[("tasks", "4"), ("reply_ms", "50"), ("timeout_ms", "120")]);
    for strategy in STRATEGIES {
        let Recorded { outcome, spans } = Rig::exact().run(strategy, &plan);
        assert_eq!(outcome.answers, answers_of(&plan), "{strategy}");
        let mut waited: Vec<_> = of_kind(&spans, SpanKind::Wait)
            .iter()
            .map(|span| (span.task.unwrap(), span.duration_ms()))
            .collect();
        waited.sort_by_key(|(task, _)| *task);
        let each: Vec<f64> =
            waited.chunk_by(|a, b| a.0 == b.0).map(|own| own.iter().map(|it| it.1).sum()).collect();
        assert_eq!(each, [50.0, 100.0, 120.0, 120.0], "{strategy}");
    }
}

#[test]
fn a_cancelled_queue_ends_at_once() {
    let plan = plan("limited", &[("tasks", "4"), ("wait_ms", "1000"), ("limit", "1")]);
    let rig = Rig::exact();
    rig.clock.stop_in(300.0);
    let ended = rig.try_run(ASYNC, rig.round(plan)).unwrap_err();
    assert_eq!(ended, Ended::Stopped);
}
