use overlap_findings::{doubts, testing::record};
use overlap_record::{
    Doubt, Language, RunRecord, SpanKind, StrategyId, StrategyResult,
    testing::{repeat, result, span, unavailable},
};
use proptest::prelude::*;

fn totals(strategy: StrategyId, totals: &[f64]) -> StrategyResult {
    let repeats =
        totals.iter().map(|total| repeat(*total, vec![span(0, 0, SpanKind::Run, 0.0, *total)])).collect();
    result(strategy, repeats)
}

/// The doubts about a result in the fixtures' surroundings, which raise none, changed as given.
fn raised(result: &StrategyResult, change: impl FnOnce(&mut RunRecord)) -> Vec<Doubt> {
    let mut record = record(vec![]);
    change(&mut record);
    doubts(result, &record.spec, &record.environment, 0)
}

fn none(_: &mut RunRecord) {}

const STEADY: [f64; 6] = [100.0, 101.0, 99.0, 100.5, 99.5, 100.0];

#[test]
fn a_steady_run_raises_none() {
    for strategy in StrategyId::all() {
        assert_eq!(raised(&totals(strategy, &STEADY), none), []);
    }
}

#[test]
fn a_total_of_under_a_hundred_steps_is_too_short() {
    let result = totals(StrategyId::SERIAL, &STEADY);
    let step = |us: f64| raised(&result, |record| record.environment.timer_resolution_us = us);
    assert_eq!(step(1000.0), []);
    assert_eq!(step(1001.0), [Doubt::TooShort { median_ms: 100.0, resolution_us: 1001.0 }]);
}

#[test]
fn a_spread_of_over_a_tenth_is_wide() {
    // Quartiles 95 and 105.5: a ratio of 0.105. A hundredth less is narrow.
    let wide = totals(StrategyId::SERIAL, &[95.0, 95.0, 95.0, 100.0, 105.5, 105.5, 105.5]);
    assert_eq!(raised(&wide, none), [Doubt::WideSpread { ratio: 0.105 }]);
    let narrow = totals(StrategyId::SERIAL, &[95.0, 95.0, 95.0, 100.0, 104.5, 104.5, 104.5]);
    assert_eq!(raised(&narrow, none), []);
}

#[test]
fn a_median_of_no_time_at_all_is_too_short_and_has_no_share() {
    let found = raised(&totals(StrategyId::SERIAL, &[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0]), none);
    assert!(matches!(found[0], Doubt::TooShort { median_ms: 0.0, .. }), "{found:?}");
    assert!(!found.iter().any(|doubt| matches!(doubt, Doubt::WideSpread { .. })), "{found:?}");
}

#[test]
fn a_repeat_beyond_hyperfines_threshold_is_an_outlier() {
    // The median absolute deviation is 1 ms, so the limit is 14.826 ms.
    let with =
        |last: f64| raised(&totals(StrategyId::SERIAL, &[99.0, 101.0, 100.0, 99.0, 101.0, last]), none);
    assert_eq!(with(115.0 - 0.2), []);
    assert_eq!(with(100.0 + 16.0), [Doubt::Outlier { repeat: 5, total_ms: 116.0 }]);
    // Equal samples have no deviation at all: a step of the clock takes its place.
    let quantised = totals(StrategyId::SERIAL, &[100.0, 100.0, 100.0, 100.0, 100.0, 100.005]);
    assert_eq!(raised(&quantised, none), []);
}

#[test]
fn the_surroundings_raise_doubts() {
    let steady = totals(StrategyId::SERIAL, &STEADY);
    assert_eq!(raised(&steady, |r| r.environment.hidden = true), [Doubt::PageHidden]);
    assert_eq!(raised(&steady, |r| r.environment.isolated = false), [Doubt::NotIsolated]);
    assert_eq!(raised(&steady, |r| r.spec.warmup = 0), [Doubt::FirstRunCold]);
    let waiting = result(
        StrategyId::SERIAL,
        STEADY.iter().map(|total| repeat(*total, vec![span(0, 0, SpanKind::Wait, 0.0, *total)])).collect(),
    );
    assert_eq!(raised(&waiting, |r| r.spec.warmup = 0), [], "a wait is not compiled");
    assert_eq!(raised(&totals(StrategyId::SERIAL, &[100.0]), none), [Doubt::SingleRepeat]);
    assert_eq!(raised(&totals(StrategyId::SERIAL, &STEADY[..5]), none), [Doubt::FewRepeats { repeats: 5 }]);
    let record = record(vec![]);
    assert_eq!(doubts(&steady, &record.spec, &record.environment, 3), [Doubt::SpansLost { spans: 3 }]);
}

fn python(record: &mut RunRecord) {
    record.spec.lang = Language::Python;
}

#[test]
fn a_short_warm_up_is_doubted_where_an_interpreter_computes() {
    let warmed = |ms| StrategyResult { warmup_ms: Some(ms), ..totals(StrategyId::SERIAL, &STEADY) };
    assert_eq!(raised(&warmed(999.0), python), [Doubt::WarmUpShort { ran_ms: 999.0 }]);
    assert_eq!(raised(&warmed(1_000.0), python), []);
    assert_eq!(raised(&warmed(999.0), none), [], "compiled code is warm sooner");
    let mut waiting = warmed(0.2);
    waiting.repeats.iter_mut().flat_map(|it| &mut it.spans).for_each(|span| span.kind = SpanKind::Wait);
    assert_eq!(raised(&waiting, python), [], "a wait is not optimised");
    let cold = |r: &mut RunRecord| {
        python(r);
        r.spec.warmup = 0;
    };
    assert_eq!(raised(&totals(StrategyId::SERIAL, &STEADY), cold), [Doubt::FirstRunCold]);
}

#[test]
fn cores_matter_to_those_who_compute_at_once() {
    let on = |strategy, workers| StrategyResult { workers, ..totals(strategy, &STEADY) };
    let more = [Doubt::CoresFewerThanWorkers { workers: 3, cores: 2 }];
    assert_eq!(raised(&on(StrategyId::RAYON, 3), none), more);
    assert_eq!(raised(&on(StrategyId::ISOLATED, 3), none), more);
    assert_eq!(raised(&on(StrategyId::GIL, 7), none), [], "threads under a lock take turns");
    let busy = |result: &StrategyResult| raised(result, |r| r.environment.cores_measured = Some(1.2));
    assert_eq!(busy(&on(StrategyId::RAYON, 2)), [Doubt::CoresOverstated { reported: 2, measured: 1.2 }]);
    assert_eq!(busy(&on(StrategyId::RAYON, 1)), [], "one worker needs one core");
    assert_eq!(busy(&on(StrategyId::ASYNC, 1)), []);
}

#[test]
fn without_a_timing_there_is_nothing_to_doubt() {
    let hide = |r: &mut RunRecord| r.environment.hidden = true;
    assert_eq!(raised(&unavailable(StrategyId::RAYON, "no"), hide), []);
    assert_eq!(raised(&StrategyResult { answer_ok: false, ..totals(StrategyId::GIL, &STEADY) }, hide), []);
}

#[test]
fn messages_hold_the_numbers_and_a_remedy() {
    let short = Doubt::TooShort { median_ms: 0.42, resolution_us: 100.0 }.message();
    for part in ["0.42 ms", "0.10 ms", "10.0 ms", "more work"] {
        assert!(short.contains(part), "`{part}` in `{short}`");
    }
    let outlier = Doubt::Outlier { repeat: 4, total_ms: 1400.0 }.message();
    assert!(outlier.starts_with("Repeat 5 took 1.40 s"), "{outlier}");
    let cores = Doubt::CoresFewerThanWorkers { workers: 8, cores: 1 }.message();
    assert!(cores.starts_with("8 workers share 1 core:"), "{cores}");
    assert!(Doubt::SpansLost { spans: 12_000 }.message().starts_with("12,000 spans"));
}

proptest! {
    #[test]
    fn whatever_the_totals_an_outlier_is_one_of_them_and_never_most(values in prop::collection::vec(0.0..1e4_f64, 1..30)) {
        let found = raised(&totals(StrategyId::SERIAL, &values), none);
        let outliers = found.iter().filter(|doubt| matches!(doubt, Doubt::Outlier { .. })).count();
        prop_assert!(outliers * 2 < values.len().max(1));
        for doubt in &found {
            if let Doubt::Outlier { repeat, total_ms } = doubt {
                prop_assert_eq!(values[*repeat as usize], *total_ms);
            }
            prop_assert!(doubt.message().ends_with('.'));
        }
    }
}
