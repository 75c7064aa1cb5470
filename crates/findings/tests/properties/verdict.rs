use overlap_findings::{Verdict, interpreter, testing::record, verdict, verdict_on};
use overlap_record::{
    Build, Doubt, Language, Repeat, RunRecord, Span, SpanKind, StrategyId, StrategyResult,
    testing::{repeat, result, span, unavailable},
};
use proptest::prelude::*;

/// Four spans of a kind that last as long as the repeat, one a task.
fn busy(kind: SpanKind, total_ms: f64) -> Vec<Span> {
    (0..4).map(|task| span(task, 0, kind, 0.0, total_ms)).collect()
}

/// A result with repeats of about this total: six that vary by 1 %.
fn timed(strategy: StrategyId, kind: SpanKind, total_ms: f64) -> StrategyResult {
    let mut around = [1.0, 1.01, 0.99, 1.005, 0.995, 1.0];
    around.rotate_left(strategy.index());
    result(strategy, around.iter().map(|by| repeat(total_ms * by, busy(kind, total_ms))).collect())
}

/// The same with one repeat.
fn once(strategy: StrategyId, kind: SpanKind, total_ms: f64) -> StrategyResult {
    result(strategy, vec![repeat(total_ms, busy(kind, total_ms))])
}

fn says(verdict: &Verdict, part: &str) -> bool {
    verdict.headline.contains(part) || verdict.details.iter().any(|detail| detail.contains(part))
}

#[track_caller]
fn assert_says(verdict: &Verdict, parts: &[&str]) {
    for part in parts {
        assert!(says(verdict, part), "`{part}` in {verdict:#?}");
    }
}

#[test]
fn computing_is_shared_out_but_not_waited_for() {
    let verdict = verdict(&record(vec![
        timed(StrategyId::SERIAL, SpanKind::Run, 190.0),
        timed(StrategyId::ASYNC, SpanKind::Run, 191.0),
        timed(StrategyId::RAYON, SpanKind::Run, 100.0),
    ]));
    assert_eq!(
        verdict.headline,
        "On your 2 cores rayon was 1.9 times as fast as serial; async did not help, since these tasks never wait."
    );
    assert_says(
        &verdict,
        &[
            "Rayon shares the tasks out among 2 workers",
            "100 % of serial's time was computing",
            "Serial and async show no measurable difference.",
            "With 95 % confidence the speed-up of rayon is 1.9.",
        ],
    );
}

#[test]
fn the_cores_are_those_of_the_machine_that_ran() {
    let run = record(vec![
        timed(StrategyId::SERIAL, SpanKind::Run, 190.0),
        timed(StrategyId::RAYON, SpanKind::Run, 100.0),
    ]);
    let (own, other) = (verdict(&run), verdict_on(&run, "that machine’s"));
    assert!(own.headline.starts_with("On your 2 cores rayon"), "{}", own.headline);
    assert!(other.headline.starts_with("On that machine’s 2 cores rayon"), "{}", other.headline);
    assert_eq!(own.details, other.details);
}

#[test]
fn waits_overlap_best_where_nothing_blocks() {
    let verdict = verdict(&record(vec![
        timed(StrategyId::SERIAL, SpanKind::Wait, 800.0),
        timed(StrategyId::ASYNC, SpanKind::Wait, 201.0),
        timed(StrategyId::RAYON, SpanKind::Wait, 400.0),
        timed(StrategyId::GIL, SpanKind::Wait, 201.0),
    ]));
    assert_eq!(
        verdict.headline,
        "On your 2 cores async and threads under one lock were 4.0 and 4.0 times as fast as serial; \
         rayon on 2 workers could hold only that many waits at once."
    );
    assert_says(&verdict, &["Async and threads under one lock show no measurable difference"]);
}

#[test]
fn a_start_that_costs_more_than_the_work_is_named() {
    let slow = |strategy| {
        let repeats = (0..6).map(|i| Repeat { startup_ms: 100.0, ..repeat(120.0 + f64::from(i), vec![]) });
        result(strategy, repeats.collect())
    };
    let mut serial = timed(StrategyId::SERIAL, SpanKind::Run, 0.5);
    serial.workers = 1;
    let verdict = verdict(&record(vec![serial, slow(StrategyId::RAYON), slow(StrategyId::ISOLATED)]));
    assert_eq!(
        verdict.headline,
        "On your 2 cores nothing was measurably faster than serial, since starting the workers alone took longer than all of \
         serial's work."
    );
    assert_says(
        &verdict,
        &[
            "starting workers, and took",
            "times as long as serial",
            "a pool that is kept pays for that only once",
        ],
    );
}

#[test]
fn one_repeat_claims_little_and_says_so() {
    let run = |rayon_ms| {
        verdict(&record(vec![
            once(StrategyId::SERIAL, SpanKind::Run, 190.0),
            once(StrategyId::RAYON, SpanKind::Run, rayon_ms),
        ]))
    };
    assert!(run(100.0).headline.starts_with("On your 2 cores rayon was 1.9 times as fast as serial"));
    assert_says(&run(100.0), &["Each time comes from one repeat"]);
    assert!(!says(&run(100.0), "95 % confidence"));
    assert_eq!(run(180.0).headline, "On your 2 cores rayon was not measurably faster than serial.");
    assert_says(&run(180.0), &["Serial and rayon show no measurable difference"]);
    let few = result(StrategyId::SERIAL, vec![repeat(1.0, vec![]), repeat(1.0, vec![])]);
    assert_says(&verdict(&record(vec![few])), &["2 repeats are too few"]);
}

#[test]
fn wrong_answers_come_first() {
    let wrong = |strategy| StrategyResult { answer_ok: false, ..timed(strategy, SpanKind::Run, 10.0) };
    let verdict = verdict(&record(vec![
        timed(StrategyId::SERIAL, SpanKind::Run, 190.0),
        wrong(StrategyId::RAYON),
        timed(StrategyId::ISOLATED, SpanKind::Run, 100.0),
        wrong(StrategyId::GIL),
    ]));
    assert_eq!(
        verdict.headline,
        "Wrong answers from rayon and threads under one lock: a time for a wrong answer means nothing, so none is shown."
    );
    assert!(
        verdict.details[0].starts_with("On your 2 cores isolated workers were 1.9 times as fast as serial")
    );
    assert!(!says(&verdict, "19 times"), "{verdict:#?}");
}

#[test]
fn what_did_not_run_is_named_with_its_reason() {
    let reason = "this page is not cross-origin isolated.";
    let some = verdict(&record(vec![
        timed(StrategyId::SERIAL, SpanKind::Run, 190.0),
        timed(StrategyId::ISOLATED, SpanKind::Run, 100.0),
        unavailable(StrategyId::RAYON, reason),
        unavailable(StrategyId::GIL, reason),
    ]));
    assert_eq!(
        some.details[0],
        "Rayon and threads under one lock did not run: this page is not cross-origin isolated."
    );
    let none = verdict(&record(vec![unavailable(StrategyId::RAYON, reason)]));
    assert_eq!(none.headline, "Nothing was timed.");
    assert_eq!(none.details.len(), 1);
    assert_eq!(verdict(&record(vec![])).details, Vec::<String>::new());
}

#[test]
fn locks_copies_memories_and_collections_are_told() {
    let mut gil = timed(StrategyId::GIL, SpanKind::Run, 195.0);
    for repeat in &mut gil.repeats {
        repeat.spans.extend(busy(SpanKind::Lock, 195.0 * 3.0));
    }
    let mut isolated = timed(StrategyId::ISOLATED, SpanKind::Run, 150.0);
    for repeat in &mut isolated.repeats {
        repeat.memory_bytes = 3.0 * 1_310_720.0;
        repeat.spans.extend(busy(SpanKind::Copy, 50.0));
    }
    let serial = timed(StrategyId::SERIAL, SpanKind::Run, 190.0);
    let told = verdict(&record(vec![serial.clone(), isolated.clone(), gil]));
    assert_says(
        &told,
        &[
            "threads under one lock did not help, since only one of them may compute at a time",
            "Threads under one lock spent 75 % of their time queueing for it",
            "Isolated workers held 3.9 MB, 3.0 times serial's 1.3 MB",
            "Isolated workers spent 25 % of their time copying",
        ],
    );

    isolated.collection = Some(vec![]);
    let full = StrategyResult { collection: Some(vec![0.0, 1.0, 2.0, 3.0]), ..serial };
    let partly =
        StrategyResult { collection: Some(vec![0.0]), ..timed(StrategyId::RAYON, SpanKind::Run, 100.0) };
    assert_eq!(
        verdict(&record(vec![full, partly, isolated])).details[0],
        "The list that the caller passed in was full after serial, and only partly filled after rayon, and empty after \
         isolated workers, which each filled their own copy."
    );
}

#[test]
fn cores_are_those_that_were_found() {
    let mut record = record(vec![
        timed(StrategyId::SERIAL, SpanKind::Run, 190.0),
        timed(StrategyId::RAYON, SpanKind::Run, 190.0),
    ]);
    record.environment.cores_reported = 8;
    assert!(verdict(&record).headline.starts_with("On your 8 cores rayon was not measurably"));
    record.results[1].doubts.push(Doubt::CoresOverstated { reported: 8, measured: 1.1 });
    assert!(
        verdict(&record)
            .headline
            .starts_with("On your 8 cores, of which about 1 could be used, rayon was not measurably")
    );
}

#[test]
fn without_serial_there_is_no_speed_up() {
    let alone = verdict(&record(vec![timed(StrategyId::RAYON, SpanKind::Run, 100.0)]));
    assert_eq!(
        alone.headline,
        "On your 2 cores rayon took 100 ms; without a time for serial there is no speed-up."
    );
    let two = |other_ms| {
        verdict(&record(vec![
            timed(StrategyId::RAYON, SpanKind::Run, 100.0),
            timed(StrategyId::ASYNC, SpanKind::Run, other_ms),
        ]))
        .headline
    };
    assert!(two(190.0).contains("rayon took 100 ms, the shortest time;"));
    assert!(two(101.0).contains("though these repeats do not show that it is the shortest"));
    let serial = verdict(&record(vec![timed(StrategyId::SERIAL, SpanKind::Run, 100.0)]));
    assert_eq!(
        serial.headline,
        "On your 2 cores serial took 100 ms; choose another strategy to compare it with."
    );
}

/// Two lanes that compute for as long as a repeat, and serial's one that computes twice as long: no work takes longer than alone.
/// `longer` says how many times as long the shared lanes take for it, `apart` the isolated ones.
fn on_two_lanes(longer: f64, apart: f64) -> RunRecord {
    let lanes = |strategy, total_ms: f64| {
        let spans = (0..2).map(|lane| span(lane, lane, SpanKind::Run, 0.0, total_ms)).collect();
        result(strategy, vec![repeat(total_ms, spans); 6])
    };
    let alone =
        result(StrategyId::SERIAL, vec![repeat(200.0, vec![span(0, 0, SpanKind::Run, 0.0, 200.0)]); 6]);
    let results = [(StrategyId::RAYON, longer), (StrategyId::ISOLATED, apart)];
    let mut record = record(
        [alone].into_iter().chain(results.map(|(strategy, times)| lanes(strategy, 100.0 * times))).collect(),
    );
    record.spec.lang = Language::Python;
    record.results.iter_mut().for_each(|result| result.build = Some(Build::Threads));
    record
}

#[test]
fn threads_that_hold_each_other_up_are_explained() {
    let told = |record: &RunRecord| says(&verdict(record), "the cores pass that count to each other");
    assert_says(
        &verdict(&on_two_lanes(1.8, 1.0)),
        &["Under rayon the tasks computed 1.8 times as long as under serial; the likely cause", "PEP 703"],
    );
    assert!(told(&on_two_lanes(1.34, 1.0)));
    assert!(!told(&on_two_lanes(1.32, 1.0)), "no more than other programs may take");
    assert!(!told(&on_two_lanes(1.8, 1.5)), "interpreters of their own were as slow: the machine was");
    let changed = |change: fn(&mut RunRecord)| {
        let mut record = on_two_lanes(1.8, 1.0);
        change(&mut record);
        told(&record)
    };
    assert!(changed(|_| ()));
    assert!(!changed(|record| record.spec.lang = Language::Rust), "compiled code shares no counts");
    assert!(!changed(|record| record.environment.cores_reported = 1), "too few cores");
    assert!(!changed(|record| record.results[1].workers = 1), "nobody to share with");
    assert!(!changed(|record| record.results[0].build = Some(Build::Plain)), "another build");
    assert!(!changed(|record| record.results[0].answer_ok = false), "nothing to compare with");
    let waits = |record: &mut RunRecord| {
        let spans = record.results.iter_mut().flat_map(|it| &mut it.repeats).flat_map(|it| &mut it.spans);
        spans.for_each(|span| span.kind = SpanKind::Wait);
    };
    assert!(!changed(waits), "a wait counts nothing");
}

#[test]
fn under_python_the_one_lock_is_named_too() {
    let mut record = record(vec![
        timed(StrategyId::SERIAL, SpanKind::Run, 190.0),
        timed(StrategyId::GIL, SpanKind::Run, 195.0),
        timed(StrategyId::ISOLATED, SpanKind::Run, 100.0),
    ]);
    record.spec.lang = Language::Python;
    assert_says(
        &verdict(&record),
        &["threads under one lock did not help, since only one of them may compute at a time"],
    );
}

#[test]
fn a_speed_up_between_builds_is_said_to_mean_nothing() {
    let mut record = on_two_lanes(1.0, 1.0);
    assert!(!says(&verdict(&record), "build"), "what is as it should be is no finding");
    record.results[0].build = Some(Build::Plain);
    let differ = "The strategies ran on two builds of the interpreter, which are not equally fast, so speed-ups between them mean nothing.";
    assert_eq!(verdict(&record).details[0], differ);
    assert_eq!(interpreter(&record), Some(differ));
    for build in [Build::Plain, Build::Threads] {
        let mut record = on_two_lanes(1.0, 1.0);
        record.results.iter_mut().for_each(|result| result.build = Some(build));
        let all = format!("All strategies ran on the interpreter’s build {}.", build.label());
        assert_eq!(interpreter(&record), Some(all.as_str()));
        record.results[0].build = None;
        assert_eq!(interpreter(&record), None, "of one it is not known");
        record.results[0].repeats.clear();
        assert_eq!(interpreter(&record), Some(all.as_str()), "and that one did not run");
    }
    record.results.iter_mut().for_each(|result| result.build = None);
    assert_eq!(interpreter(&record), None);
}

/// Any mix of strategies that ran, answered wrongly, or did not run.
fn some_record() -> impl Strategy<Value = RunRecord> {
    let repeats = prop::collection::vec((1.0..500.0_f64, 0.0..1.0_f64, 0.0..1.0_f64), 0..8);
    let one = (prop::sample::select(vec![0_u8, 1, 1, 1, 2]), repeats);
    prop::collection::vec(one, 5).prop_map(|drawn| {
        let results = StrategyId::all().zip(drawn).map(|(strategy, (fate, repeats))| match fate {
            0 => unavailable(strategy, "it cannot"),
            _ => StrategyResult {
                answer_ok: fate == 1,
                ..result(
                    strategy,
                    repeats.into_iter().map(|(total, start, wait)| some_repeat(total, start, wait)).collect(),
                )
            },
        });
        record(results.collect())
    })
}

fn some_repeat(total_ms: f64, start: f64, wait: f64) -> Repeat {
    let spans = vec![
        span(0, 0, SpanKind::Run, 0.0, total_ms * (1.0 - wait)),
        span(0, 0, SpanKind::Wait, 0.0, total_ms * wait),
        span(1, 0, SpanKind::Lock, 0.0, total_ms * start),
    ];
    Repeat { startup_ms: total_ms * start, ..repeat(total_ms, spans) }
}

proptest! {
    #[test]
    fn every_verdict_is_a_few_whole_sentences(record in some_record()) {
        let verdict = verdict(&record);
        prop_assert!(verdict.details.len() <= 5);
        for text in verdict.details.iter().chain([&verdict.headline]) {
            prop_assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
            prop_assert!(text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()), "{text}");
            prop_assert!(!text.contains("NaN") && !text.contains("inf ") && !text.contains("  ") && !text.contains("–"), "{text}");
        }
        let serial = record.results[0].summary.is_some();
        if serial && record.results[1..].iter().any(|result| result.summary.is_some()) {
            prop_assert!(verdict.details.len() >= 2, "{verdict:#?}");
        }
    }

    #[test]
    fn a_speed_up_is_claimed_only_where_the_interval_is_above_one(record in some_record()) {
        let headline = verdict(&record).headline;
        let proven = record.results[1..].iter().any(|result| {
            result.summary.and_then(|summary| summary.speedup_ci95).is_some_and(|[low, _]| low > 1.0)
        });
        prop_assert!(proven || !headline.contains("as fast as serial"), "{headline}");
        let wrong = record.results.iter().any(|result| result.available && !result.answer_ok && !result.answers.is_empty());
        prop_assert_eq!(wrong, headline.starts_with("Wrong answers from"));
    }
}
