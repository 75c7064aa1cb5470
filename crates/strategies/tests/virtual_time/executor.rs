//! Async: waits overlap on one lane, computing does not.

use crate::{
    rig::{Recorded, Rig},
    support::{at_once, of_kind, plan, waits},
};
use overlap_record::{Fault, FaultKind, SpanKind, strategy::ASYNC};
use overlap_strategies::Ended;
use overlap_workloads::Plan;

#[test]
fn seven_waits_take_as_long_as_one() {
    let Recorded { outcome, spans } = Rig::exact().run(ASYNC, &plan("wait", &[]));
    assert_eq!(outcome.total_ms, 200.0);
    assert_eq!(spans.len(), 7);
    assert_eq!(at_once(&spans), 7);
    assert!(spans.iter().all(|span| span.lane == 0 && span.kind == SpanKind::Wait));
}

#[test]
fn the_longest_wait_ends_the_round() {
    let sleeps = plan("sleep_range", &[("tasks", "5"), ("unit_ms", "100")]);
    let Recorded { outcome, spans } = Rig::exact().run(ASYNC, &sleeps);
    assert_eq!(outcome.total_ms, 400.0);
    let order: Vec<_> = spans.iter().map(|span| span.task.unwrap()).collect();
    assert_eq!(order, [0, 1, 2, 3, 4], "a shorter wait ends earlier");
    let reversed = waits(&[400.0, 300.0, 200.0, 100.0]);
    let Recorded { spans, .. } = Rig::exact().run(ASYNC, &reversed);
    let order: Vec<_> = spans.iter().map(|span| span.task.unwrap()).collect();
    assert_eq!(order, [3, 2, 1, 0], "also where it began later");
}

#[test]
fn while_a_task_computes_nobody_else_runs() {
    let Recorded { spans, .. } = Rig::ticking().run(ASYNC, &plan("long_comp", &[("iterations", "100000")]));
    assert_eq!(at_once(&spans), 1);
    let order: Vec<_> = spans.iter().map(|span| span.task.unwrap()).collect();
    assert_eq!(order, [0, 1, 2, 3]);
}

#[test]
fn a_computing_task_holds_up_a_wait_that_is_over() {
    let short_wait = waits(&[0.001]).tasks.remove(0);
    let computing = plan("long_comp", &[("tasks", "1"), ("iterations", "1000000")]).tasks.remove(0);
    let both = Plan { tasks: vec![short_wait, computing], ..Plan::default() };
    let Recorded { spans, .. } = Rig::ticking().run(ASYNC, &both);
    let [run] = of_kind(&spans, SpanKind::Run)[..] else { panic!("one task computes: {spans:?}") };
    let [wait] = of_kind(&spans, SpanKind::Wait)[..] else { panic!("one task waits: {spans:?}") };
    assert!(run.duration_ms() > 0.1, "the computation is too short to hold anything up: {run:?}");
    assert!(wait.start_ms < run.start_ms && wait.end_ms > run.end_ms, "{wait:?} ended during {run:?}");
}

#[test]
fn waits_go_on_while_another_task_computes() {
    let mix = plan("mix", &[("tasks", "6"), ("task_ms", "4")]);
    let Recorded { outcome, spans } = Rig::ticking().run(ASYNC, &mix);
    assert_eq!(at_once(&of_kind(&spans, SpanKind::Run)), 1);
    assert!(at_once(&of_kind(&spans, SpanKind::Wait)) > 1);
    let one_after_another: f64 = spans.iter().map(|span| span.duration_ms()).sum();
    assert!(outcome.total_ms < 0.5 * one_after_another);
}

#[test]
fn a_failing_task_ends_the_round_at_once() {
    let rig = Rig::exact();
    let begin_ms = overlap_strategies::ports::Machine::now_ms(rig.clock);
    let fault = Fault { task: 1, kind: FaultKind::Memory };
    let ended = rig.run_faulty(ASYNC, &waits(&[5_000.0, 20.0, 5_000.0]), fault).unwrap_err();
    let Ended::Failed(failure) = ended else { panic!("{ended:?}") };
    assert_eq!((failure.task, failure.lane), (Some(1), Some(0)));
    assert_eq!(overlap_strategies::ports::Machine::now_ms(rig.clock) - begin_ms, 20.0);

    rig.publisher.take();
    rig.event_loop.run_out();
    let late = rig.publisher.take();
    assert!(late.is_empty(), "the tasks that still waited publish into the next round: {late:?}");
}

#[test]
fn the_collection_is_full() {
    let Recorded { outcome, .. } = Rig::ticking().run(ASYNC, &plan("shared_list", &[]));
    let mut collection = outcome.collection.unwrap();
    collection.sort_by(f64::total_cmp);
    assert_eq!(collection, (0..20).map(f64::from).collect::<Vec<_>>());
}
