//! Isolated: copies only, in chunks as CPython deals them.

use crate::{
    crew::{COPY_NS, START_MS},
    rig::{OWNER_BYTES, Outcome, Rig},
    support::{answers_of, at_once, of_kind, plan, waits},
};
use overlap_record::{SpanKind, strategy::ISOLATED};
use overlap_strategies::{Ended, Round, ports::Blocking};

/// Bytes of the first two workers' memories.
const TWO_WORKERS: f64 = 1_000.0 + 2_000.0;

#[test]
fn answers_stand_in_task_order_though_workers_answer_out_of_order() {
    let plan = waits(&[300.0, 10.0, 10.0, 200.0]);
    let Outcome { finish, spans } = Rig::exact().run(ISOLATED, &plan);
    let ended: Vec<_> = of_kind(&spans, SpanKind::Wait).iter().map(|span| span.task.unwrap()).collect();
    assert_eq!(ended, [1, 2, 3, 0], "the test needs answers that come out of order");
    assert_eq!(finish.answers, answers_of(&plan));
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
        let dealt = rig.crew.dealt();
        let chunks: Vec<_> = dealt.iter().map(|(_, chunk)| chunk).filter(|chunk| !chunk.is_empty()).collect();
        assert_eq!(chunks.iter().map(|chunk| chunk.len()).collect::<Vec<_>>(), sizes, "{tasks} on {workers}");
        let in_order: Vec<u32> = chunks.into_iter().flatten().copied().collect();
        assert_eq!(in_order, (0..tasks).collect::<Vec<_>>());
    }
}

#[test]
fn a_worker_gets_its_next_chunk_when_it_has_answered() {
    let rig = Rig::exact();
    rig.run(ISOLATED, &waits(&[100.0, 10.0, 10.0, 10.0, 10.0]));
    let lanes: Vec<_> = rig.crew.dealt().into_iter().map(|(lane, _)| lane).collect();
    assert_eq!(lanes, [0, 1, 1, 1, 1]);
}

#[test]
fn the_callers_collection_stays_empty_and_each_workers_copy_is_kept() {
    let rig = Rig::exact();
    let Outcome { finish, .. } = rig.run(ISOLATED, &plan("shared_list", &[]));
    assert_eq!(finish.collection, Some(Vec::new()));
    let copies = rig.crew.collections();
    for (lane, copy) in (0..).zip(copies) {
        let dealt = rig.crew.dealt();
        let own = dealt.iter().filter(|(to, _)| *to == lane).flat_map(|(_, chunk)| chunk);
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
    let held: usize = rig.crew.collections().into_iter().map(|copy| copy.unwrap().len()).sum();
    assert_eq!(held, 20);
}

#[test]
fn each_chunk_is_copied_there_and_back() {
    let rig = Rig::exact();
    let Outcome { spans, .. } = rig.run(ISOLATED, &plan("wait", &[("tasks", "4"), ("wait_ms", "40")]));
    let copies = of_kind(&spans, SpanKind::Copy);
    assert_eq!(copies.len(), 2 * rig.crew.dealt().len());
    assert!(copies.iter().all(|span| (span.duration_ms() - COPY_NS as f64 / 1e6).abs() < 1e-6), "{copies:?}");
    for wait in of_kind(&spans, SpanKind::Wait) {
        let before = copies.iter().any(|copy| copy.task == wait.task && copy.end_ms == wait.start_ms);
        let after = copies.iter().any(|copy| copy.task == wait.task && copy.start_ms == wait.end_ms);
        assert!(before && after, "{wait:?} is not between copies: {copies:?}");
    }
}

#[test]
fn two_workers_wait_at_the_same_time() {
    let Outcome { finish, spans } = Rig::exact().run(ISOLATED, &plan("wait", &[]));
    assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 2);
    assert_eq!(finish.startup_ms, START_MS);
    // Four rounds of waits on the busier worker, each copied there and back.
    assert_eq!(finish.total_ms, START_MS + 4.0 * (200.0 + 2.0));
}

#[test]
fn memory_is_the_sum_of_all_memories() {
    let Outcome { finish, .. } = Rig::exact().run(ISOLATED, &plan("wait", &[]));
    assert_eq!(finish.memory_bytes, OWNER_BYTES + TWO_WORKERS);
}

#[test]
fn a_worker_without_a_task_counts_too() {
    let Outcome { finish, spans } = Rig::exact().run_on(4, ISOLATED, &waits(&[20.0, 20.0]));
    assert_eq!(finish.memory_bytes, OWNER_BYTES + TWO_WORKERS + 3_000.0 + 4_000.0);
    assert!(spans.iter().all(|span| span.lane < 2 || span.kind == SpanKind::Startup), "{spans:?}");
    assert_eq!(finish.total_ms, START_MS + 22.0);
}

#[test]
fn workers_are_started_once() {
    let rig = Rig::exact();
    let first = rig.run(ISOLATED, &plan("wait", &[]));
    let second = rig.run(ISOLATED, &plan("wait", &[]));
    assert_eq!(rig.crew.starts(), 1);
    let startup = |outcome: &Outcome| of_kind(&outcome.spans, SpanKind::Startup).len();
    assert_eq!((startup(&first), first.finish.startup_ms), (2, START_MS));
    assert_eq!((startup(&second), second.finish.startup_ms), (0, 0.0));
    assert_eq!(second.finish.total_ms, first.finish.total_ms - START_MS);

    rig.run_on(3, ISOLATED, &plan("wait", &[]));
    assert_eq!(rig.crew.starts(), 2, "another number needs another crew");
}

#[test]
fn finding_the_workers_there_is_no_start_up() {
    // The clock moves on meanwhile, which must not be taken for a start.
    let rig = Rig::ticking();
    rig.run(ISOLATED, &plan("wait", &[]));
    let Outcome { finish, spans } = rig.run(ISOLATED, &plan("wait", &[]));
    assert_eq!(finish.startup_ms, 0.0);
    assert!(of_kind(&spans, SpanKind::Startup).is_empty());
}

#[test]
fn a_lost_worker_ends_the_round() {
    let rig = Rig::exact();
    rig.run(ISOLATED, &plan("wait", &[]));
    rig.crew.lose(1);
    let begin_ms = rig.clock.now_ms();
    let ended = rig.try_run(ISOLATED, Round { ..rig.round(waits(&[5_000.0, 10.0])) }).unwrap_err();
    let Ended::Failed(failure) = ended else { panic!("{ended:?}") };
    assert_eq!(failure.lane, Some(1));
    assert!(rig.clock.now_ms() - begin_ms < 5.0, "the round went on without its worker");
}
