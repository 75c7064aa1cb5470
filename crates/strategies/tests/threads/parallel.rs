//! Rayon: as many tasks run at the same time as there are threads.

use crate::{
    clock::MEMORY_BYTES,
    rig::{Recorded, Rig},
    support::{answers_of, at_once, of_kind, plan, waits},
};
use overlap_record::{SpanKind, strategy::RAYON};
use overlap_strategies::Round;
use std::collections::{BTreeSet, HashMap};

#[test]
fn seven_waits_on_two_threads_take_as_long_as_four() {
    let plan = plan("wait", &[("wait_ms", "40")]);
    let Recorded { outcome, spans } = Rig::new().run(RAYON, &plan);
    // 4 x 40 ms, with room for threads that are woken late.
    assert!((160.0..400.0).contains(&outcome.total_ms), "{} ms", outcome.total_ms);
    let busy: Vec<_> = spans.iter().copied().filter(|span| span.kind != SpanKind::Startup).collect();
    assert_eq!(at_once(&busy), 2);
    assert_eq!(outcome.answers, answers_of(&plan));
    assert_eq!(outcome.memory_bytes, MEMORY_BYTES, "threads share one memory");
}

#[test]
fn never_more_than_two_tasks_are_at_work() {
    let Recorded { spans, .. } = Rig::new().run(RAYON, &plan("mix", &[("tasks", "12"), ("task_ms", "6")]));
    let busy: Vec<_> = spans.iter().copied().filter(|span| span.kind != SpanKind::Startup).collect();
    assert_eq!(at_once(&busy), 2);
}

#[test]
fn answers_stand_in_task_order_though_tasks_end_out_of_order() {
    let plan = waits(&[60.0, 5.0, 5.0, 5.0, 40.0, 5.0, 5.0, 1.0]);
    let Recorded { outcome, spans } = Rig::new().run(RAYON, &plan);
    let mut waits = of_kind(&spans, SpanKind::Wait);
    waits.sort_by(|a, b| a.end_ms.total_cmp(&b.end_ms));
    assert!(!waits.is_sorted_by_key(|span| span.task), "the test needs tasks that end out of order");
    assert_eq!(outcome.answers, answers_of(&plan));
}

#[test]
fn a_thread_without_work_steals() {
    let Recorded { spans, .. } = Rig::new().run(RAYON, &waits(&[120.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]));
    let waits = of_kind(&spans, SpanKind::Wait);
    let long_lane = waits.iter().find(|span| span.task == Some(0)).unwrap().lane;
    let elsewhere = waits.iter().filter(|span| span.lane != long_lane).count();
    assert!(elsewhere >= 6, "tasks waited behind the long one: {waits:?}");
}

#[test]
fn a_chunk_stays_on_one_thread_and_in_order() {
    let rig = Rig::new();
    let round =
        Round { chunk: Some(4), ..rig.round(waits(&[30.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0])) };
    let Recorded { outcome, spans } = rig.try_run(RAYON, round).unwrap();
    assert!(outcome.answers.iter().all(Result::is_ok));
    let waits = of_kind(&spans, SpanKind::Wait);
    let mut runs: HashMap<u32, Vec<(u32, f64)>> = HashMap::new();
    for span in waits {
        runs.entry(span.task.unwrap() / 4).or_default().push((span.lane, span.start_ms));
    }
    assert_eq!(runs.len(), 3);
    for (chunk, tasks) in runs {
        assert!(tasks.iter().all(|(lane, _)| *lane == tasks[0].0), "chunk {chunk} was torn apart: {tasks:?}");
    }
    let one_lane = of_kind(&spans, SpanKind::Wait).into_iter().filter(|span| span.task < Some(4));
    let tasks: Vec<_> = one_lane.map(|span| span.task.unwrap()).collect();
    assert_eq!(tasks, [0, 1, 2, 3]);
}

#[test]
fn nothing_is_stolen_from_a_share_that_is_one_chunk() {
    let plan = waits(&[1.0, 1.0, 1.0, 1.0, 40.0, 40.0, 40.0, 40.0]);
    let rig = Rig::new();
    let round = Round { chunk: Some(4), ..rig.round(plan.clone()) };
    let outcome = rig.try_run(RAYON, round).unwrap().outcome;
    assert!(outcome.total_ms >= 160.0, "{} ms", outcome.total_ms);
    let Recorded { outcome, .. } = rig.run(RAYON, &plan);
    assert!(outcome.total_ms < 160.0, "one at a time: {} ms", outcome.total_ms);
}

#[test]
fn a_lane_is_one_thread() {
    let rig = Rig::new();
    rig.run(RAYON, &plan("wait", &[("tasks", "20"), ("wait_ms", "2")]));
    let mut lanes = HashMap::new();
    for (thread, lane, _) in rig.clock.entered() {
        assert_eq!(*lanes.entry(thread).or_insert(lane), lane, "a thread changed lanes");
    }
    let distinct: BTreeSet<u32> = lanes.values().copied().collect();
    assert_eq!(distinct.len(), lanes.len(), "two threads shared a lane");
    assert_eq!(distinct.len(), 2);
}

#[test]
fn every_task_runs_once() {
    let rig = Rig::new();
    rig.run_on(4, RAYON, &plan("square", &[("tasks", "1000")]));
    let mut tasks: Vec<_> = rig.clock.entered().into_iter().map(|(_, _, task)| task).collect();
    tasks.sort_unstable();
    assert_eq!(tasks, (0..1000).collect::<Vec<_>>());
}

#[test]
fn the_collection_is_full() {
    let Recorded { outcome, .. } = Rig::new().run(RAYON, &plan("shared_list", &[]));
    let mut collection = outcome.collection.unwrap();
    collection.sort_by(f64::total_cmp);
    assert_eq!(collection, (0..20).map(f64::from).collect::<Vec<_>>());
}

#[test]
fn the_pool_is_started_once() {
    let rig = Rig::new();
    let plan = plan("wait", &[("wait_ms", "1")]);
    let first = rig.run(RAYON, &plan);
    let second = rig.run(RAYON, &plan);
    let startup = |outcome: &Recorded| of_kind(&outcome.spans, SpanKind::Startup).len();
    assert_eq!((startup(&first), startup(&second)), (2, 0));
    assert!(first.outcome.startup_ms > 0.0 && first.outcome.startup_ms <= first.outcome.total_ms);
    assert_eq!(second.outcome.startup_ms, 0.0);
}
