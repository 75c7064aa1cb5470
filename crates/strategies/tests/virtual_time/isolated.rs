//! Isolated: tasks and answers are copied, in chunks of CPython's sizes.

use crate::{
    isolated_workers::{COPY_NS, START_MS},
    rig::{OWNER_BYTES, Recorded, Rig},
    support::{answers_of, at_once, of_kind, plan, waits},
};
use overlap_record::{SpanKind, strategy::ISOLATED};
use overlap_strategies::{Ended, Round, ports::Machine};

/// Size of the first two workers' memories together, bytes.
const TWO_WORKERS: f64 = 1_000.0 + 2_000.0;

#[test]
fn answers_stand_in_task_order_though_workers_answer_out_of_order() {
    let plan = waits(&[300.0, 10.0, 10.0, 200.0]);
    let Recorded { outcome, spans } = Rig::exact().run(ISOLATED, &plan);
    let ended: Vec<_> = of_kind(&spans, SpanKind::Wait).iter().map(|span| span.task.unwrap()).collect();
    assert_eq!(ended, [1, 2, 3, 0], "the test needs answers that come out of order");
    assert_eq!(outcome.answers, answers_of(&plan));
}

#[test]
fn chunks_are_those_of_cpython() {
    // (tasks, workers) and the sizes that multiprocessing.pool of CPython 3.11 makes of them.
    let cases: [(u32, u32, &[usize]); 6] = [
        (20, 2, &[3, 3, 3, 3, 3, 3, 2]),
        (7, 4, &[1; 7]),
        (8, 1, &[2; 4]),
        (10, 1, &[3, 3, 3, 1]),
        (9, 2, &[2, 2, 2, 2, 1]),
        (1000, 2, &[125; 8]),
    ];
    for (tasks, workers, sizes) in cases {
        let rig = Rig::exact();
        rig.run_on(workers, ISOLATED, &plan("square", &[("tasks", &tasks.to_string())]));
        let sent = rig.isolated_workers.sent();
        let chunks: Vec<_> = sent.iter().map(|(_, chunk)| chunk).filter(|chunk| !chunk.is_empty()).collect();
        assert_eq!(chunks.iter().map(|chunk| chunk.len()).collect::<Vec<_>>(), sizes, "{tasks} on {workers}");
        let in_order: Vec<u32> = chunks.into_iter().flatten().copied().collect();
        assert_eq!(in_order, (0..tasks).collect::<Vec<_>>());
    }
}

#[test]
fn a_chunk_has_the_size_that_is_asked_for() {
    for (chunk, sizes) in [(1, &[1; 7][..]), (3, &[3, 3, 1]), (7, &[7]), (100, &[7])] {
        let rig = Rig::exact();
        let round = Round { chunk: Some(chunk), ..rig.round(plan("square", &[("tasks", "7")])) };
        assert!(rig.try_run(ISOLATED, round).unwrap().outcome.answers.iter().all(Result::is_ok));
        let sent = rig.isolated_workers.sent();
        let chunks: Vec<_> = sent.iter().map(|(_, chunk)| chunk.len()).filter(|size| *size > 0).collect();
        assert_eq!(chunks, sizes, "chunks of {chunk}");
    }
}

#[test]
fn large_chunks_lose_where_tasks_are_uneven() {
    let plan = waits(&[10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0]);
    let total_ms = |chunk| {
        let rig = Rig::exact();
        let round = Round { chunk: Some(chunk), ..rig.round(plan.clone()) };
        let outcome = rig.try_run(ISOLATED, round).unwrap().outcome;
        outcome.total_ms - outcome.startup_ms
    };
    // 260 ms of the 360 are in the last four tasks.
    assert!(total_ms(4) >= 260.0 && total_ms(1) < 230.0, "{} and {} ms", total_ms(4), total_ms(1));
}

#[test]
fn a_worker_gets_its_next_chunk_when_it_has_answered() {
    let rig = Rig::exact();
    rig.run(ISOLATED, &waits(&[100.0, 10.0, 10.0, 10.0, 10.0]));
    let lanes: Vec<_> = rig.isolated_workers.sent().into_iter().map(|(lane, _)| lane).collect();
    assert_eq!(lanes, [0, 1, 1, 1, 1]);
}

#[test]
fn the_callers_collection_stays_empty_and_each_workers_copy_is_kept() {
    let rig = Rig::exact();
    let Recorded { outcome, .. } = rig.run(ISOLATED, &plan("shared_list", &[]));
    assert_eq!(outcome.collection, Some(Vec::new()));
    let copies = rig.isolated_workers.collections();
    for (lane, copy) in (0..).zip(copies) {
        let sent = rig.isolated_workers.sent();
        let own = sent.iter().filter(|(to, _)| *to == lane).flat_map(|(_, chunk)| chunk);
        let own: Vec<_> = own.copied().map(f64::from).collect();
        assert!(own.len() > 3, "lane {lane} had less than two chunks");
        assert_eq!(copy, Some(own), "lane {lane}");
    }
}

#[test]
fn every_repeat_begins_with_an_empty_copy() {
    let rig = Rig::exact();
    rig.run(ISOLATED, &plan("shared_list", &[]));
    rig.run(ISOLATED, &plan("shared_list", &[]));
    let held: usize = rig.isolated_workers.collections().into_iter().map(|copy| copy.unwrap().len()).sum();
    assert_eq!(held, 20);
}

#[test]
fn each_chunk_is_copied_there_and_back() {
    let rig = Rig::exact();
    let Recorded { spans, .. } = rig.run(ISOLATED, &plan("wait", &[("tasks", "4"), ("wait_ms", "40")]));
    let copies = of_kind(&spans, SpanKind::Copy);
    assert_eq!(copies.len(), 2 * rig.isolated_workers.sent().len());
    assert!(copies.iter().all(|span| (span.duration_ms() - COPY_NS as f64 / 1e6).abs() < 1e-6), "{copies:?}");
    for wait in of_kind(&spans, SpanKind::Wait) {
        let before = copies.iter().any(|copy| copy.task == wait.task && copy.end_ms == wait.start_ms);
        let after = copies.iter().any(|copy| copy.task == wait.task && copy.start_ms == wait.end_ms);
        assert!(before && after, "{wait:?} is not between copies: {copies:?}");
    }
}

#[test]
fn two_workers_wait_at_the_same_time() {
    let Recorded { outcome, spans } = Rig::exact().run(ISOLATED, &plan("wait", &[]));
    assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 2);
    assert_eq!(outcome.startup_ms, START_MS);
    // Four rounds of waits on the busier worker, each copied there and back.
    assert_eq!(outcome.total_ms, START_MS + 4.0 * (200.0 + 2.0));
}

#[test]
fn memory_is_the_sum_of_all_memories() {
    let Recorded { outcome, .. } = Rig::exact().run(ISOLATED, &plan("wait", &[]));
    assert_eq!(outcome.memory_bytes, OWNER_BYTES + TWO_WORKERS);
}

#[test]
fn a_worker_without_a_task_counts_too() {
    let Recorded { outcome, spans } = Rig::exact().run_on(4, ISOLATED, &waits(&[20.0, 20.0]));
    assert_eq!(outcome.memory_bytes, OWNER_BYTES + TWO_WORKERS + 3_000.0 + 4_000.0);
    assert!(spans.iter().all(|span| span.lane < 2 || span.kind == SpanKind::Startup), "{spans:?}");
    assert_eq!(outcome.total_ms, START_MS + 22.0);
}

#[test]
fn workers_are_started_once() {
    let rig = Rig::exact();
    let first = rig.run(ISOLATED, &plan("wait", &[]));
    let second = rig.run(ISOLATED, &plan("wait", &[]));
    assert_eq!(rig.isolated_workers.starts(), 1);
    let startup = |outcome: &Recorded| of_kind(&outcome.spans, SpanKind::Startup).len();
    assert_eq!((startup(&first), first.outcome.startup_ms), (2, START_MS));
    assert_eq!((startup(&second), second.outcome.startup_ms), (0, 0.0));
    assert_eq!(second.outcome.total_ms, first.outcome.total_ms - START_MS);

    rig.run_on(3, ISOLATED, &plan("wait", &[]));
    assert_eq!(rig.isolated_workers.starts(), 2, "another number needs other workers");
}

#[test]
fn finding_the_workers_there_is_no_start_up() {
    // The clock moves meanwhile, and that time must not count as a start-up.
    let rig = Rig::ticking();
    rig.run(ISOLATED, &plan("wait", &[]));
    let Recorded { outcome, spans } = rig.run(ISOLATED, &plan("wait", &[]));
    assert_eq!(outcome.startup_ms, 0.0);
    assert!(of_kind(&spans, SpanKind::Startup).is_empty());
}

#[test]
fn a_lost_worker_ends_the_round() {
    let rig = Rig::exact();
    rig.run(ISOLATED, &plan("wait", &[]));
    rig.isolated_workers.lose(1);
    let begin_ms = rig.clock.now_ms();
    let ended = rig.try_run(ISOLATED, Round { ..rig.round(waits(&[5_000.0, 10.0])) }).unwrap_err();
    let Ended::Failed(failure) = ended else { panic!("{ended:?}") };
    assert_eq!(failure.lane, Some(1));
    assert!(rig.clock.now_ms() - begin_ms < 5.0, "the round went on without its worker");
}
