//! Spans tell what happened: inside their repeat, on lanes that exist, of the kinds that a strategy can have.

use crate::support::{ALL, ENOUGH, EVERY, assert_ok, query, result};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{Repeat, RunRecord, Span, SpanKind, StrategyId, StrategyResult};
use std::collections::BTreeSet;

pub const SUBJECT: Subject = Subject::new(
    "spans",
    &[
        Case::new("of_waits", of_waits),
        Case::new("of_computing", of_computing),
        Case::new("of_memory", of_memory),
    ],
)
.alike();

/// How far clocks of different workers may stand apart, ms: the coarsest step of an isolated page's clock, and rounding.
const CLOCK_MS: f64 = 1.0;

/// Most time by which a browser's timer fires early, ms.
const EARLY_MS: f64 = 1.5;

fn run(page: &Page, workload: &str, params: &str, tasks: u32) -> Result<RunRecord, Error> {
    let record = page.measure(&query(workload, params, ALL, "warmup=1"), ENOUGH)?;
    for result in &record.results {
        assert_ok(result);
        for repeat in &result.repeats {
            assert_sane(result, repeat, tasks);
        }
    }
    Ok(record)
}

fn assert_sane(result: &StrategyResult, repeat: &Repeat, tasks: u32) {
    let id = result.strategy;
    let lanes = if id.has_pool() { result.workers } else { 1 };
    for span in &repeat.spans {
        assert!(span.start_ms <= span.end_ms, "{id}: {span:?} ends before it starts");
        let inside = span.start_ms >= -CLOCK_MS && span.end_ms <= repeat.total_ms + CLOCK_MS;
        assert!(inside, "{id}: {span:?} is outside of its repeat of {} ms", repeat.total_ms);
        assert!(span.lane < lanes, "{id}: {span:?} is on no lane of {lanes}");
        assert!(span.task.is_none_or(|task| task < tasks), "{id}: {span:?} is of no task of {tasks}");
        assert_eq!(span.task.is_none(), span.kind == SpanKind::Startup, "{id}: {span:?}");
    }
    let worked: BTreeSet<u32> =
        of(repeat, &[SpanKind::Run, SpanKind::Wait]).filter_map(|span| span.task).collect();
    assert_eq!(worked.len(), tasks as usize, "{id}: every task has a span");
    if id != StrategyId::ASYNC {
        assert_one_at_a_time(id, repeat);
    }
    let allowed: &[SpanKind] = match id.name() {
        "serial" | "async" => &[SpanKind::Run, SpanKind::Wait],
        "rayon" => &[SpanKind::Startup, SpanKind::Run, SpanKind::Wait],
        "isolated" => &[SpanKind::Startup, SpanKind::Run, SpanKind::Wait, SpanKind::Copy],
        "gil" => &[SpanKind::Startup, SpanKind::Run, SpanKind::Wait, SpanKind::Lock],
        other => panic!("this test does not know the spans of {other}"),
    };
    let odd: Vec<&Span> = repeat.spans.iter().filter(|span| !allowed.contains(&span.kind)).collect();
    assert!(odd.is_empty(), "{id} cannot have {odd:?}");
}

/// A thread computes, waits or queues; it never does two of these at once.
fn assert_one_at_a_time(id: StrategyId, repeat: &Repeat) {
    let kinds = [SpanKind::Run, SpanKind::Wait, SpanKind::Lock];
    let mut spans: Vec<&Span> = of(repeat, &kinds).collect();
    spans.sort_by(|a, b| {
        (a.lane, a.start_ms).partial_cmp(&(b.lane, b.start_ms)).unwrap_or(std::cmp::Ordering::Equal)
    });
    for pair in spans.windows(2).filter(|pair| pair[0].lane == pair[1].lane) {
        assert!(
            pair[0].end_ms <= pair[1].start_ms + CLOCK_MS,
            "{id}: {:?} overlaps {:?} on one lane",
            pair[0],
            pair[1]
        );
    }
}

fn of<'r>(repeat: &'r Repeat, kinds: &'r [SpanKind]) -> impl Iterator<Item = &'r Span> {
    repeat.spans.iter().filter(|span| kinds.contains(&span.kind))
}

fn count(record: &RunRecord, id: StrategyId, kind: SpanKind) -> usize {
    of(&result(record, id).repeats[0], &[kind]).count()
}

/// How many of the spans of a kind are open at the same instant, at most.
fn at_once(record: &RunRecord, id: StrategyId, kind: SpanKind) -> usize {
    let repeat = &result(record, id).repeats[0];
    let kinds = [kind];
    let spans: Vec<&Span> = of(repeat, &kinds).collect();
    let open_at =
        |instant: f64| spans.iter().filter(|span| span.start_ms <= instant && instant < span.end_ms).count();
    spans.iter().map(|span| open_at(span.start_ms)).max().unwrap_or(0)
}

fn of_waits(page: &Page) -> Result<(), Error> {
    let record = run(page, "wait", "tasks=5&wait_ms=60", 5)?;
    for id in StrategyId::all() {
        assert_eq!(count(&record, id, SpanKind::Wait), 5, "{id} waits once a task");
        assert_eq!(count(&record, id, SpanKind::Run), 0, "{id} computes nothing");
        let repeat = &result(&record, id).repeats[0];
        for span in of(repeat, &[SpanKind::Wait]) {
            assert!(span.end_ms - span.start_ms >= 60.0 - EARLY_MS, "{id}: {span:?} is shorter than asked");
        }
    }
    let together = EVERY.map(|id| at_once(&record, id, SpanKind::Wait));
    assert_eq!(together, [1, 5, 2, 2, 5], "waits at the same instant, by strategy");
    for id in [StrategyId::RAYON, StrategyId::ISOLATED, StrategyId::GIL] {
        assert!(count(&record, id, SpanKind::Startup) > 0, "{id} starts a pool");
    }
    // A task and its answer are copied, there and back.
    assert!(count(&record, StrategyId::ISOLATED, SpanKind::Copy) >= 5);
    Ok(())
}

fn of_computing(page: &Page) -> Result<(), Error> {
    let record = run(page, "long_comp", "tasks=4&iterations=5000000", 4)?;
    for id in StrategyId::all() {
        assert!(count(&record, id, SpanKind::Run) >= 4, "{id} computes in every task");
        assert_eq!(count(&record, id, SpanKind::Wait), 0, "{id} waits for nothing");
    }
    assert!(count(&record, StrategyId::GIL, SpanKind::Lock) > 0, "threads queue for the lock");
    for id in [StrategyId::SERIAL, StrategyId::ASYNC] {
        assert_eq!(at_once(&record, id, SpanKind::Run), 1, "{id} computes one task at a time");
    }
    // The lock: whoever computes holds it, but for the step of the clock at a hand-over.
    let held: f64 =
        of(&result(&record, StrategyId::GIL).repeats[0], &[SpanKind::Run]).map(Span::duration_ms).sum();
    let total = result(&record, StrategyId::GIL).repeats[0].total_ms;
    assert!(held <= total * 1.02 + CLOCK_MS, "threads under the lock computed {held} ms within {total} ms");
    Ok(())
}

fn of_memory(page: &Page) -> Result<(), Error> {
    let record = run(page, "find_max", "tasks=2&size=10000000", 2)?;
    let bytes = |id| result(&record, id).repeats[0].memory_bytes;
    let (one, two) = (bytes(StrategyId::SERIAL), bytes(StrategyId::ISOLATED));
    assert!(
        one >= 40e6,
        "the list alone takes 40 MB, and all of serial's memory is said to take {one} bytes"
    );
    assert!(two >= 1.8 * one, "two memories of their own take {two} bytes, and one takes {one}");
    Ok(())
}
