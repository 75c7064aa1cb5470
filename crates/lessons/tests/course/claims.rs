//! Every claim holds on an ideal machine, and breaks when what it claims is broken.

use crate::machine;
use overlap_findings::statistics::summarise;
use overlap_lessons::{ALL, ClaimResult, Lesson, find};
use overlap_record::{
    Pool, Repeat, RunRecord, SpanKind, StrategyId, StrategyResult, Value,
    strategy::{ASYNC, GIL, ISOLATED, RAYON, SERIAL},
};
use std::collections::BTreeMap;

fn result(lesson: &Lesson, records: &[RunRecord], claim: &str) -> ClaimResult {
    let results = lesson.check(&lesson.evidence(records));
    results.into_iter().find(|(found, _)| found.id == claim).expect(claim).1
}

/// What a claim says that a run of so few points cannot tell.
const NOT_ENOUGH: &str = "not enough data";

/// Whether a claim is about a curve for which a machine has too few cores.
fn needs_more_cores(claim: &str, cores: u32) -> bool {
    claim == "scaling.law" && cores < 4
}

#[test]
fn every_claim_holds_on_an_ideal_machine() {
    for lesson in ALL {
        for cores in [2, 4, 8] {
            let records = machine::records(lesson, cores);
            for (claim, result) in lesson.check(&lesson.evidence(&records)) {
                let held = match &result {
                    ClaimResult::Held { .. } => true,
                    ClaimResult::Unknown { why } => {
                        needs_more_cores(claim.id, cores) && why.contains(NOT_ENOUGH)
                    }
                    ClaimResult::Failed { .. } => false,
                };
                assert!(held, "{} on {cores} cores: {result:?}", claim.id);
            }
        }
    }
}

#[test]
fn claims_have_names_of_their_lesson_and_are_sentences() {
    for lesson in ALL {
        let said = lesson.article().claims;
        assert!(
            lesson.claims.iter().map(|claim| claim.id).eq(said.iter().map(|(id, _)| *id)),
            "{}",
            lesson.id
        );
        for (id, text) in said {
            assert!(id.starts_with(&format!("{}.", lesson.id)), "{id}");
            assert!(text.ends_with('.'), "{text}");
        }
    }
}

#[test]
fn without_a_run_nothing_is_claimed() {
    for lesson in ALL {
        for (claim, result) in lesson.check(&lesson.evidence(&[])) {
            assert!(matches!(result, ClaimResult::Unknown { .. }), "{}", claim.id);
        }
    }
}

#[test]
fn what_did_not_run_or_was_hidden_is_unknown_and_says_why() {
    for lesson in ALL {
        let mut records = machine::records(lesson, 2);
        for strategy in StrategyId::all() {
            without(&mut records, strategy, "this page is not isolated");
        }
        for (claim, result) in lesson.check(&lesson.evidence(&records)) {
            // A claim about all replies passes over who is not there, and then there are none.
            let named = match &result {
                ClaimResult::Unknown { why } => why.contains("this page is not isolated"),
                ClaimResult::Failed { .. } => claim.id == "requests.replies",
                ClaimResult::Held { .. } => false,
            };
            assert!(named, "{}: {result:?}", claim.id);
        }
        let mut hidden = machine::records(lesson, 2);
        hidden[0].environment.hidden = true;
        for (claim, result) in lesson.check(&lesson.evidence(&hidden)) {
            assert!(
                matches!(&result, ClaimResult::Unknown { why } if why.contains("hidden")),
                "{}",
                claim.id
            );
        }
    }
}

#[test]
fn one_core_cannot_refute_what_takes_two() {
    for (id, claim) in [
        ("waiting", "waiting.cores"),
        ("lock", "lock.free"),
        ("lost_updates", "lost_updates.threads"),
        ("contention", "contention.deadlock"),
        ("scaling", "scaling.cores"),
        ("pools", "pools.chunks"),
    ] {
        let lesson = find(id).unwrap();
        let records = machine::records(lesson, 1);
        let result = result(lesson, &records, claim);
        assert!(
            matches!(&result, ClaimResult::Unknown { why } if why.contains("one core")),
            "{claim}: {result:?}"
        );
    }
}

#[test]
fn what_chance_decides_takes_many_repeats_and_threads_that_were_interrupted() {
    let lesson = find("lost_updates").unwrap();
    let mut few = machine::records(lesson, 2);
    for result in few.iter_mut().flat_map(|record| &mut record.results) {
        result.repeats.truncate(20);
    }
    let mut calm = machine::records(lesson, 2);
    each(&mut calm, "counter", GIL, |repeat| repeat.spans.retain(|span| span.kind != SpanKind::Lock));
    for (records, claim, why) in [
        (&few, "lost_updates.threads", "20 repeats are too few"),
        (&few, "lost_updates.lock", "20 repeats are too few"),
        (&calm, "lost_updates.lock", "no thread was interrupted"),
    ] {
        match result(lesson, records, claim) {
            ClaimResult::Unknown { why: said } => assert!(said.to_lowercase().contains(why), "{said}"),
            other => panic!("{claim}: {other:?}"),
        }
    }
}

#[test]
fn a_claim_that_fails_names_the_circumstances() {
    let lesson = find("waiting").unwrap();
    let mut records = machine::records(lesson, 2);
    stretch(&mut records, "wait", ASYNC, 4.0);
    for record in &mut records {
        record.environment.isolated = false;
    }
    match result(lesson, &records, "waiting.overlap") {
        ClaimResult::Failed { why } => assert!(why.contains("not cross-origin isolated"), "{why}"),
        other => panic!("{other:?}"),
    }
}

/// Takes away what a strategy did.
pub fn without(records: &mut [RunRecord], strategy: StrategyId, reason: &str) {
    let results = records.iter_mut().flat_map(|record| &mut record.results);
    for result in results.filter(|result| result.strategy == strategy) {
        *result = StrategyResult {
            available: false,
            reason: Some(reason.to_owned()),
            answers: Vec::new(),
            repeats: Vec::new(),
            summary: None,
            collection: None,
            ..result.clone()
        };
    }
}

/// Multiplies the times of one strategy in the records of a workload, and leaves its spans as they are.
pub fn stretch(records: &mut [RunRecord], workload: &str, strategy: StrategyId, by: f64) {
    each(records, workload, strategy, |repeat| {
        repeat.total_ms = repeat.startup_ms + (repeat.total_ms - repeat.startup_ms) * by
    });
}

fn each(
    records: &mut [RunRecord],
    workload: &str,
    strategy: StrategyId,
    mut change: impl FnMut(&mut Repeat),
) {
    for record in records.iter_mut().filter(|record| record.spec.workload == workload) {
        for result in record.results.iter_mut().filter(|result| result.strategy == strategy) {
            result.repeats.iter_mut().for_each(&mut change);
        }
        summarise_again(record);
    }
}

/// Gives a record whose repeats were changed the statistics that belong to them.
fn summarise_again(record: &mut RunRecord) {
    let serial = record.results.iter().find(|result| result.strategy == SERIAL);
    let serial = serial.map(|serial| serial.repeats.clone());
    for result in &mut record.results {
        result.summary = summarise(&result.repeats, serial.as_deref(), 1);
    }
}

fn answers(records: &mut [RunRecord], strategy: StrategyId, mut change: impl FnMut(&mut Vec<Value>)) {
    for result in records.iter_mut().flat_map(|record| &mut record.results) {
        if result.strategy == strategy {
            change(&mut result.answers);
        }
    }
}

/// Puts each task's spans of a kind at the beginning, one after the other, so that those of different tasks overlap.
fn pile_up(repeat: &mut Repeat, kind: SpanKind) {
    let mut ends = BTreeMap::new();
    for span in repeat.spans.iter_mut().filter(|span| span.kind == kind) {
        let end = ends.entry(span.task).or_insert(0.0);
        (span.start_ms, span.end_ms) = (*end, *end + span.duration_ms());
        *end = span.end_ms;
    }
}

/// Puts every span after the one before it.
fn in_a_row(repeat: &mut Repeat) {
    let mut now = 0.0;
    for span in repeat.spans.iter_mut().filter(|span| span.task.is_some()) {
        (span.start_ms, span.end_ms) = (now, now + span.duration_ms());
        now = span.end_ms;
    }
}

fn in_task_order(repeat: &mut Repeat) {
    repeat.spans.sort_by_key(|span| span.task);
    in_a_row(repeat);
}

/// Sets what the caller's counter held in every repeat of a strategy.
fn counters(records: &mut [RunRecord], workload: &str, strategy: StrategyId, held: u64) {
    each(records, workload, strategy, |repeat| repeat.counted = Some(held));
}

type Break = fn(&mut [RunRecord]);

/// For every claim a way to break it.
const BREAKS: &[(&str, Break)] = &[
    ("waiting.overlap", |records| stretch(records, "wait", ASYNC, 2.0)),
    ("waiting.threads", |records| stretch(records, "wait", GIL, 2.0)),
    ("waiting.rounds", |records| stretch(records, "wait", ISOLATED, 2.0)),
    ("waiting.rounds", |records| stretch(records, "wait", RAYON, 2.0)),
    ("waiting.computing", |records| stretch(records, "factorial", ASYNC, 0.5)),
    ("waiting.locked", |records| stretch(records, "factorial", GIL, 0.5)),
    ("waiting.cores", |records| stretch(records, "factorial", RAYON, 2.0)),
    ("waiting.processes", |records| stretch(records, "factorial", ISOLATED, 2.0)),
    ("tills.one", |records| each(records, "mix", ASYNC, |repeat| pile_up(repeat, SpanKind::Run))),
    ("tills.meanwhile", |records| each(records, "mix", ASYNC, in_a_row)),
    ("tills.bound", |records| stretch(records, "mix", ASYNC, 0.5)),
    ("tills.gain", |records| stretch(records, "mix", ASYNC, 2.0)),
    ("tills.instant", |records| each(records, "mix", RAYON, in_a_row)),
    ("lock.one", |records| each(records, "long_comp", GIL, |repeat| pile_up(repeat, SpanKind::Run))),
    ("lock.arithmetic", |records| stretch(records, "long_comp", GIL, 0.5)),
    ("lock.search", |records| stretch(records, "find_max", GIL, 0.5)),
    ("lock.queue", |records| {
        each(records, "long_comp", GIL, |repeat| repeat.spans.retain(|span| span.kind != SpanKind::Lock));
    }),
    ("lock.free", |records| stretch(records, "long_comp", ISOLATED, 3.0)),
    ("lost_updates.threads", |records| counters(records, "counter", RAYON, 200_000)),
    ("lost_updates.lock", |records| counters(records, "counter", GIL, 200_000)),
    ("lost_updates.one", |records| counters(records, "counter", ASYNC, 199_999)),
    ("lost_updates.repaired", |records| counters(records, "counter_summed", GIL, 199_999)),
    ("lost_updates.price", |records| stretch(records, "counter_locked", RAYON, 0.5)),
    ("lost_updates.summed", |records| stretch(records, "counter_summed", RAYON, 3.0)),
    ("contention.free", |records| stretch(records, "locked_share", RAYON, 3.0)),
    ("contention.all", |records| stretch(records, "locked_share", RAYON, 0.5)),
    ("contention.limit", |records| stretch(records, "locked_share", RAYON, 0.5)),
    ("contention.deadlock", |records| counters(records, "two_locks", RAYON, 0)),
    ("contention.order", |records| counters(records, "two_locks", RAYON, 1)),
    ("contention.time", |records| {
        let same = Some(&Value::Number(1.0));
        for record in records.iter_mut().filter(|record| record.spec.params.get("same_order") == same) {
            stretch(std::slice::from_mut(record), "two_locks", RAYON, 10.0);
        }
    }),
    ("kitchens.shared", |records| {
        for result in records.iter_mut().flat_map(|record| &mut record.results) {
            if result.strategy == GIL {
                result.collection = Some(Vec::new());
            }
        }
    }),
    ("kitchens.empty", |records| {
        for result in records.iter_mut().flat_map(|record| &mut record.results) {
            if result.strategy == ISOLATED {
                result.collection = Some(vec![1.0]);
            }
        }
    }),
    ("kitchens.returned", |records| answers(records, ISOLATED, |answers| answers.reverse())),
    ("kitchens.memory", |records| each(records, "find_max", ISOLATED, |repeat| repeat.memory_bytes /= 2.0)),
    ("free_threading.locked", |records| stretch(records, "python", GIL, 0.5)),
    ("free_threading.instant", |records| each(records, "python", RAYON, in_a_row)),
    ("free_threading.gain", |records| stretch(records, "python", RAYON, 4.0)),
    ("free_threading.memory", |records| {
        each(records, "python", ISOLATED, |repeat| repeat.memory_bytes /= 8.0)
    }),
    ("requests.longest", |records| stretch(records, "find_max_wait", GIL, 2.0)),
    ("requests.loop", |records| each(records, "long_io", SERIAL, |repeat| pile_up(repeat, SpanKind::Wait))),
    ("requests.started", |records| each(records, "open_url", ASYNC, in_task_order)),
    ("requests.replies", |records| {
        answers(records, ASYNC, |answers| answers[0] = Value::Text("404, 0 bytes".to_owned()));
    }),
    ("requests.processes", |records| stretch(records, "long_io", ISOLATED, 2.0)),
    ("requests.four", |records| stretch(records, "long_io", ASYNC, 3.0)),
    ("pools.order", |records| answers(records, RAYON, |answers| answers.swap(0, 5))),
    ("pools.chunks", |records| {
        let uneven = records.iter().filter(|record| record.spec.workload == "uneven");
        let largest = uneven.filter_map(|record| record.spec.chunk).max();
        for record in records.iter_mut().filter(|record| record.spec.chunk == largest) {
            stretch(std::slice::from_mut(record), "uneven", RAYON, 0.7);
        }
    }),
    ("pools.messages", |records| {
        for record in records.iter_mut().filter(|record| record.spec.chunk == Some(1)) {
            stretch(std::slice::from_mut(record), "square", ISOLATED, 0.01);
        }
    }),
    ("pools.copying", |records| {
        each(records, "copied", ISOLATED, |repeat| repeat.spans.retain(|span| span.kind != SpanKind::Copy));
    }),
    ("pools.shared", |records| stretch(records, "copied", RAYON, 100.0)),
    ("futures.known", |records| answers(records, ISOLATED, |answers| answers[2] = Value::Number(3.0))),
    ("futures.completion", |records| each(records, "power", RAYON, in_task_order)),
    ("futures.failure", |records| answers(records, RAYON, |answers| answers.truncate(3))),
    ("futures.startup", |records| {
        each(records, "small_factorial", ISOLATED, |repeat| repeat.startup_ms = 0.0)
    }),
    ("event_loop.thread", |records| each(records, "wait", ASYNC, in_a_row)),
    ("event_loop.faster", |records| stretch(records, "wait", ASYNC, 1000.0)),
    ("event_loop.pool", |records| stretch(records, "wait", GIL, 0.1)),
    ("event_loop.gather", |records| {
        let turns = records.iter_mut().find(|record| {
            record.spec.code.as_deref().is_some_and(|code| code.contains("for _ in range(8):"))
        });
        stretch(std::slice::from_mut(turns.expect("eight waits in turn")), "python", ASYNC, 0.2);
    }),
    ("event_loop.blocked", |records| {
        each(records, "python", ASYNC, |repeat| {
            for span in repeat.spans.iter_mut().filter(|span| span.kind == SpanKind::Wait) {
                span.end_ms = span.start_ms + 50.0;
            }
        });
    }),
    ("limits.at_once", |records| each(records, "limited", ASYNC, |repeat| pile_up(repeat, SpanKind::Wait))),
    ("limits.rounds", |records| stretch(records, "limited", ASYNC, 2.0)),
    ("limits.queue", |records| {
        each(records, "limited", ASYNC, |repeat| repeat.spans.retain(|span| span.kind != SpanKind::Lock));
    }),
    ("limits.given_up", |records| answers(records, GIL, |answers| answers[7] = Value::Number(8.0))),
    ("limits.cancelled", |records| stretch(records, "time_out", ASYNC, 2.0)),
    ("overhead.tiny", |records| {
        each(records, "square", ISOLATED, |repeat| (repeat.total_ms, repeat.startup_ms) = (3.0, 2.0));
    }),
    ("overhead.startup", |records| each(records, "square", ISOLATED, |repeat| repeat.startup_ms = 1.0)),
    ("overhead.threads", |records| {
        each(records, "square", GIL, |repeat| (repeat.total_ms, repeat.startup_ms) = (3.0, 2.0));
    }),
    ("overhead.reuse", |records| {
        for record in records.iter_mut().filter(|record| record.spec.pool == Pool::Reused) {
            for repeat in record.results.iter_mut().flat_map(|result| &mut result.repeats) {
                repeat.total_ms += 500.0;
            }
            summarise_again(record);
        }
    }),
    ("overhead.longest", |records| stretch(records, "sleep_range", ISOLATED, 2.0)),
    ("overhead.break_even", |records| stretch(records, "long_comp", RAYON, 20.0)),
    ("scaling.one", |records| stretch(records, "long_comp", RAYON, 1.5)),
    ("scaling.cores", |records| stretch(records, "long_comp", RAYON, 1.6)),
    ("scaling.end", |records| stretch(records, "long_comp", RAYON, 0.5)),
    ("scaling.uneven", |records| {
        for record in records.iter_mut().filter(|record| record.spec.chunk.is_some_and(|chunk| chunk > 1)) {
            stretch(std::slice::from_mut(record), "uneven", RAYON, 0.7);
        }
    }),
    ("scaling.grown", |records| {
        let grown =
            records.iter_mut().filter(|record| record.spec.strategies == [RAYON] && record.spec.workers > 1);
        for record in grown.collect::<Vec<_>>() {
            stretch(std::slice::from_mut(record), "long_comp", RAYON, 2.0);
        }
    }),
    ("scaling.law", |records| {
        // Twice as fast with one worker as with two: no share of the work explains that.
        let one = records.iter_mut().filter(|record| record.spec.workers == 1).collect::<Vec<_>>();
        for record in one {
            stretch(std::slice::from_mut(record), "long_comp", RAYON, 0.25);
        }
    }),
    ("choose.waits", |records| stretch(records, "wait", ASYNC, 10.0)),
    ("choose.computes", |records| stretch(records, "long_comp", ISOLATED, 3.0)),
    ("choose.tiny", |records| stretch(records, "square", SERIAL, 40.0)),
    ("choose.both", |records| stretch(records, "mix", GIL, 3.0)),
    ("choose.list", |records| {
        for result in records.iter_mut().flat_map(|record| &mut record.results) {
            if result.strategy == ISOLATED {
                result.collection = result.collection.as_ref().map(|_| vec![1.0]);
            }
        }
    }),
    ("choose.none", |records| {
        for workload in ["wait", "long_comp", "square", "find_max", "mix", "shared_list"] {
            stretch(records, workload, ASYNC, 0.01);
        }
    }),
];

#[test]
fn every_claim_can_break() {
    let claims = || ALL.iter().flat_map(|lesson| lesson.claims.iter().map(move |claim| (lesson, claim.id)));
    for (lesson, claim) in claims() {
        assert!(BREAKS.iter().any(|(id, _)| *id == claim), "nothing breaks {claim} of {}", lesson.id);
    }
    for (id, break_it) in BREAKS {
        let found = claims().find(|(_, claim)| claim == id);
        let (lesson, _) = found.unwrap_or_else(|| panic!("{id}, which something breaks, is no claim"));
        // Most machines that run these tests have two cores.
        for cores in [2, 4] {
            let mut records = machine::records(lesson, cores);
            break_it(&mut records);
            let result = result(lesson, &records, id);
            let broken = match &result {
                ClaimResult::Failed { .. } => true,
                ClaimResult::Unknown { why } => needs_more_cores(id, cores) && why.contains(NOT_ENOUGH),
                ClaimResult::Held { .. } => false,
            };
            assert!(broken, "{id} on {cores} cores: {result:?}");
        }
    }
}
