//! The chart of a sweep: everything lies on it, what has no time is not there, and words and marks say the same.

use overlap_drawing::layout::{Chart, Landmark, Model, chart};
use overlap_findings::{
    sweep::{Findings, Plotted},
    testing::record,
};
use overlap_record::{
    RunRecord, StrategyId,
    testing::{repeat, result, unavailable},
};
use proptest::prelude::*;

fn run(serial_ms: f64, rayon_ms: f64) -> RunRecord {
    let repeats = |ms: f64| (0..6).map(|i| repeat(ms * (1.0 + f64::from(i) / 1000.0), Vec::new())).collect();
    let mut record = record(vec![
        result(StrategyId::SERIAL, repeats(serial_ms)),
        result(StrategyId::RAYON, repeats(rayon_ms)),
    ]);
    record.environment.cores_measured = Some(1.97);
    record
}

fn drawn(runs: &[(f64, RunRecord)], reading: Plotted) -> (Option<Chart>, Findings) {
    let values: Vec<f64> = runs.iter().map(|(x, _)| *x).collect();
    let sweep: Vec<_> = runs.iter().map(|(x, record)| (*x, record)).collect();
    let findings = Findings::of(&sweep);
    (chart(&values, &sweep, reading, &findings), findings)
}

fn over_workers() -> Vec<(f64, RunRecord)> {
    [(1.0, 100.0), (2.0, 51.0), (3.0, 50.0), (4.0, 52.0)].map(|(n, ms)| (n, run(100.0, ms))).into()
}

#[test]
fn knee_and_cores_are_marked_and_named() {
    let (chart, findings) = drawn(&over_workers(), Plotted::Speedup);
    let marks: Vec<_> = chart.unwrap().marks.iter().map(|mark| (mark.landmark, mark.at)).collect();
    assert_eq!(marks, [(Landmark::Cores, 2.0), (Landmark::Knee(StrategyId::RAYON), 2.0)]);
    assert_eq!(
        findings.verdict(Plotted::Speedup, "workers"),
        "Rayon with 2 workers was 2.0 times as fast as serial, and more workers brought no clear gain: that is the knee; \
         this machine has 2 cores."
    );
}

#[test]
fn a_speed_up_that_still_grows_has_no_knee() {
    let runs = [(1.0, run(100.0, 100.0)), (2.0, run(100.0, 50.0))];
    let (chart, findings) = drawn(&runs, Plotted::Speedup);
    assert!(chart.unwrap().marks.iter().all(|mark| mark.landmark == Landmark::Cores));
    assert!(findings.verdict(Plotted::Speedup, "workers").contains("no knee"));
}

#[test]
fn the_break_even_is_marked_and_named() {
    let runs: Vec<_> = [20.0, 100.0, 400.0, 2000.0].map(|x| (x, run(x, 100.0 + x / 2.0))).into();
    let (chart, findings) = drawn(&runs, Plotted::Time);
    let chart = chart.unwrap();
    assert!(
        matches!(chart.marks[..], [mark] if mark.landmark == Landmark::BreakEven(StrategyId::RAYON) && mark.x > 0.3)
    );
    assert!(chart.across.is_logarithmic() && chart.up.is_logarithmic());
    let verdict = findings.verdict(Plotted::Time, "iterations");
    assert!(verdict.starts_with("The break-even of serial and rayon is at about "), "{verdict}");
    assert!(verdict.ends_with("(iterations): below it serial is faster, above it rayon."), "{verdict}");
}

#[test]
fn lines_that_meet_by_chance_are_no_break_even() {
    let runs: Vec<_> = [(10.0, 10.01), (20.0, 19.99), (40.0, 40.02)].map(|(x, ms)| (x, run(x, ms))).into();
    let (chart, findings) = drawn(&runs, Plotted::Time);
    assert_eq!(chart.unwrap().marks, []);
    assert_eq!(
        findings.verdict(Plotted::Time, "iterations"),
        "Rayon was about as fast as serial at every size; so there is no break-even in this range."
    );
}

#[test]
fn what_has_no_time_is_not_drawn() {
    let absent = || record(vec![unavailable(StrategyId::SERIAL, "no"), unavailable(StrategyId::RAYON, "no")]);
    assert_eq!(drawn(&[(1.0, absent()), (2.0, absent())], Plotted::Time).0, None);
    let (chart, _) = drawn(&[(1.0, run(10.0, 20.0)), (2.0, absent())], Plotted::Time);
    assert!(chart.unwrap().series.iter().all(|series| series.dots.len() == 1));
    assert_eq!(drawn(&[], Plotted::Time).0, None);
    let (chart, _) = drawn(
        &[(1.0, run(10.0, 20.0)), (2.0, absent()), (3.0, run(9.0, 8.0)), (4.0, run(9.0, 7.0))],
        Plotted::Time,
    );
    for series in chart.unwrap().series {
        assert_eq!(
            series.dots.iter().map(|dot| dot.joined).collect::<Vec<_>>(),
            [false, false, true],
            "no line over a gap"
        );
    }
}

proptest! {
    #[test]
    fn everything_lies_on_the_chart(times in prop::collection::vec((0.01..1e5_f64, 0.01..1e5_f64), 1..9), speedup: bool) {
        let reading = if speedup { Plotted::Speedup } else { Plotted::Time };
        let runs: Vec<_> = (1..).zip(&times).map(|(n, (serial, rayon))| (f64::from(n), run(*serial, *rayon))).collect();
        let Some(chart) = drawn(&runs, reading).0 else { return Err(TestCaseError::fail("no chart")) };
        let inside = |share: &f64| (-1e-9..=1.0 + 1e-9).contains(share);
        for series in &chart.series {
            prop_assert_eq!(series.dots.len(), runs.len());
            for dot in &series.dots {
                prop_assert!(inside(&dot.x) && inside(&dot.y) && dot.interval.iter().all(inside), "{:?}", dot);
                prop_assert!(dot.interval[0] <= dot.y + 1e-9 && dot.y <= dot.interval[1] + 1e-9);
            }
        }
        prop_assert_eq!(chart.curves.iter().filter(|curve| curve.model == Model::Ideal).count(), usize::from(speedup));
        for curve in &chart.curves {
            prop_assert!(curve.points.iter().flatten().all(inside), "{:?}", curve);
        }
        prop_assert!(chart.marks.iter().all(|mark| inside(&mark.x)));
        prop_assert!(chart.marks.windows(2).all(|pair| pair[0].x <= pair[1].x));
    }
}
