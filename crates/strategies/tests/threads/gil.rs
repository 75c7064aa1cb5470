//! Threads under one lock: waits overlap, computing does not.

use crate::{
    rig::{Outcome, Rig},
    support::{at_once, of_kind, plan, waits},
};
use overlap_record::{Span, SpanKind, strategy::GIL};

/// A computation many times as long as the lock's switch interval, in a debug build and in a release build.
const ITERATIONS: (&str, &str) = ("iterations", if cfg!(debug_assertions) { "10000000" } else { "50000000" });

#[test]
fn no_two_lanes_compute_at_the_same_instant() {
    for workers in [2, 4, 8] {
        for plan in [
            plan("long_comp", &[("tasks", "8"), ("iterations", "300000")]),
            plan("mix", &[("tasks", "16"), ("task_ms", "4")]),
            plan("square", &[("tasks", "500")]),
        ] {
            let Outcome { spans, .. } = Rig::new().run_on(workers, GIL, &plan);
            assert_eq!(at_once(&of_kind(&spans, SpanKind::Run)), 1, "on {workers} threads");
        }
    }
}

#[test]
fn waits_overlap() {
    let Outcome { finish, spans } = Rig::new().run_on(7, GIL, &plan("wait", &[("wait_ms", "60")]));
    assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 7);
    assert!((60.0..60.0 * 4.0).contains(&finish.total_ms), "{} ms", finish.total_ms);
}

#[test]
fn a_wait_lets_another_thread_compute() {
    let mix = plan("mix", &[("tasks", "8"), ("task_ms", "40"), ("compute_share", "0.1")]);
    let Outcome { spans, .. } = Rig::new().run(GIL, &mix);
    let runs = of_kind(&spans, SpanKind::Run);
    let lets_compute = |wait: &&Span| {
        runs.iter()
            .any(|run| run.lane != wait.lane && run.start_ms < wait.end_ms && run.end_ms > wait.start_ms)
    };
    let waits = of_kind(&spans, SpanKind::Wait);
    assert!(waits.iter().filter(lets_compute).count() >= 3, "{spans:?}");
}

#[test]
fn a_long_computation_is_interrupted() {
    let plan = plan("long_comp", &[("tasks", "2"), ITERATIONS]);
    let Outcome { finish, spans } = Rig::new().run(GIL, &plan);
    for task in 0..2 {
        let of_task: Vec<_> = spans.iter().copied().filter(|span| span.task == Some(task)).collect();
        let (runs, locks) = (of_kind(&of_task, SpanKind::Run), of_kind(&of_task, SpanKind::Lock));
        assert!(runs.len() > 1, "task {task} was never interrupted: {of_task:?}");
        assert!(!locks.is_empty(), "task {task} never queued: {of_task:?}");
    }
    let computing_ms: f64 = of_kind(&spans, SpanKind::Run).iter().map(Span::duration_ms).sum();
    assert!(computing_ms <= finish.total_ms - finish.startup_ms, "computing overlapped");
}

#[test]
fn the_lock_is_handed_over_every_few_milliseconds() {
    let plan = plan("long_comp", &[("tasks", "2"), ITERATIONS]);
    let Outcome { spans, .. } = Rig::new().run(GIL, &plan);
    let mut turns: Vec<_> = of_kind(&spans, SpanKind::Run).iter().map(Span::duration_ms).collect();
    turns.sort_by(f64::total_cmp);
    let median_ms = turns[turns.len() / 2];
    // CPython's switch interval is 5 ms; a checkpoint of a debug build and a busy machine add to it.
    assert!((4.0..40.0).contains(&median_ms), "{median_ms} ms in {turns:?}");
}

#[test]
fn one_thread_never_queues() {
    let Outcome { spans, .. } = Rig::new().run_on(1, GIL, &plan("mix", &[("tasks", "4"), ("task_ms", "4")]));
    assert!(of_kind(&spans, SpanKind::Lock).is_empty());
    assert!(spans.iter().filter(|span| span.kind != SpanKind::Startup).is_sorted_by_key(|span| span.task));
}

#[test]
fn threads_that_have_nothing_to_do_end() {
    let Outcome { finish, .. } = Rig::new().run_on(8, GIL, &waits(&[10.0, 10.0]));
    assert!(finish.answers.iter().all(Result::is_ok));
}

#[test]
fn the_collection_is_full() {
    let Outcome { finish, .. } = Rig::new().run_on(4, GIL, &plan("shared_list", &[("tasks", "200")]));
    let mut collection = finish.collection.unwrap();
    collection.sort_by(f64::total_cmp);
    assert_eq!(collection, (0..200).map(f64::from).collect::<Vec<_>>());
}
