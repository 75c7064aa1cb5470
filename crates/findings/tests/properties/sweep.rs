//! Sweeps: points, fits, knees and crossings of records whose times are known.

use overlap_findings::{
    model::amdahl_speedup,
    sweep::{Findings, Plotted, SpeedupPoint, amdahl, crossings, ideal_speedup, knee, points, speedups},
    testing::record,
};
use overlap_record::{
    RunRecord, StrategyId,
    testing::{repeat, result, unavailable},
};
use proptest::prelude::*;

/// Serial and rayon, with these totals in ms and an offset a repeat, so that there is a spread.
fn run(serial_ms: f64, rayon_ms: f64) -> RunRecord {
    let repeats = |ms: f64| (0..6).map(|i| repeat(ms * (1.0 + f64::from(i) / 1000.0), Vec::new())).collect();
    record(vec![result(StrategyId::SERIAL, repeats(serial_ms)), result(StrategyId::RAYON, repeats(rayon_ms))])
}

fn sweep(runs: &[(f64, RunRecord)]) -> Vec<(f64, &RunRecord)> {
    runs.iter().map(|(x, record)| (*x, record)).collect()
}

fn point(x: f64, speedup: f64, half: f64) -> SpeedupPoint {
    SpeedupPoint { x, speedup, interval: [speedup - half, speedup + half] }
}

#[test]
fn what_did_not_run_or_was_wrong_has_no_point() {
    let mut wrong = run(100.0, 50.0);
    wrong.results[1].answer_ok = false;
    let absent = record(vec![
        result(StrategyId::SERIAL, vec![repeat(100.0, Vec::new())]),
        unavailable(StrategyId::RAYON, "no shared memory"),
    ]);
    let runs = [(3.0, run(100.0, 40.0)), (1.0, run(100.0, 100.0)), (2.0, wrong), (4.0, absent)];
    let found = points(&sweep(&runs), StrategyId::RAYON);
    assert_eq!(found.iter().map(|point| point.x).collect::<Vec<_>>(), [1.0, 3.0]);
    let speedup = speedups(&sweep(&runs), StrategyId::RAYON)[1];
    assert!((speedup.speedup - 2.5).abs() < 1e-9, "{speedup:?}");
    assert!(speedup.interval[0] <= 2.5 && 2.5 <= speedup.interval[1] + 1e-9);
}

#[test]
fn the_ideal_grows_to_the_cores_and_by_whole_rounds() {
    for (workers, cores, tasks, ideal) in [
        (1.0, 4.0, 24, 1.0),
        (2.0, 4.0, 24, 2.0),
        (2.0, 2.0, 3, 1.5),
        (8.0, 2.0, 24, 2.0),
        (4.0, 8.0, 2, 2.0),
    ] {
        assert_eq!(ideal_speedup(workers, cores, tasks), ideal, "{tasks} tasks, {workers} workers");
    }
}

#[test]
fn the_fit_leaves_out_workers_beyond_the_cores() {
    let points = [1.0, 2.0, 3.0, 4.0, 8.0].map(|n: f64| point(n, n.min(4.0), 0.0));
    let fit = amdahl(&points, 3.96).unwrap();
    assert_eq!((fit.serial_fraction, fit.points, fit.limit()), (0.0, 3, None));
}

#[test]
fn fewer_than_three_points_fit_no_curve() {
    let points = [1.0, 2.0, 3.0, 4.0].map(|n: f64| point(n, n, 0.0));
    for cores in [1.0, 2.0, 3.0] {
        assert_eq!(amdahl(&points, cores), None, "{cores} cores");
    }
}

#[test]
fn the_knee_is_where_nothing_later_is_clearly_higher() {
    let two_cores =
        [point(1.0, 1.0, 0.02), point(2.0, 1.9, 0.05), point(3.0, 1.95, 0.05), point(4.0, 1.92, 0.05)];
    assert_eq!(knee(&two_cores), Some(2.0));
    // Higher by less than a tenth is no gain, and a gain within the intervals is none either.
    assert_eq!(knee(&[point(1.0, 1.0, 0.01), point(2.0, 1.09, 0.01)]), Some(1.0));
    assert_eq!(knee(&[point(1.0, 1.0, 0.3), point(2.0, 1.5, 0.3)]), Some(1.0));
    assert_eq!(knee(&[point(1.0, 1.0, 0.01), point(2.0, 1.5, 0.01)]), Some(2.0));
    assert_eq!(knee(&[point(1.0, 1.0, 0.0)]), None);
}

#[test]
fn two_strategies_cross_where_their_times_are_equal() {
    // A pool costs 100 ms and halves the work, so they meet at 200; lines between points on logarithmic axes come near to it.
    let runs: Vec<_> = [20.0, 100.0, 400.0, 2000.0].map(|x| (x, run(x, 100.0 + x / 2.0))).into();
    let crossings = crossings(&sweep(&runs), StrategyId::SERIAL, StrategyId::RAYON);
    assert_eq!(crossings.len(), 1);
    assert!((190.0..240.0).contains(&crossings[0]), "{crossings:?}");
}

#[test]
fn a_number_of_any_size_and_sign_has_its_break_even() {
    for (values, at) in [
        ([-20.0, -10.0, 10.0, 20.0], "at about 0 (N)"),
        ([-40.0, -20.0, -10.0, 0.0], "at about -15 (N)"),
        ([1e20, 2e20, 4e20, 8e20], "at about 280000000000000000000 (N)"),
    ] {
        let runs: Vec<_> =
            values.iter().zip([50.0, 50.0, 200.0, 200.0]).map(|(x, ms)| (*x, run(ms, 100.0))).collect();
        let said = Findings::of(&sweep(&runs)).verdict(Plotted::Time, "N");
        assert!(said.contains(at), "{said}");
    }
}

proptest! {
    #[test]
    fn a_machine_that_obeys_the_law_is_fitted_by_it(share in 0.0..0.9_f64, cores in 4..32_u32) {
        let points: Vec<_> = (1..=cores + 3).map(|n| {
            let n = f64::from(n);
            point(n, amdahl_speedup(share, n.min(f64::from(cores))), 0.01)
        }).collect();
        let fit = amdahl(&points, f64::from(cores)).unwrap();
        prop_assert!((fit.serial_fraction - share).abs() < 1e-9);
        prop_assert_eq!(fit.points, cores as usize - 1);
    }

    #[test]
    fn a_knee_is_a_point_and_every_earlier_point_is_clearly_beaten(
        drawn in prop::collection::vec((0.1..20.0_f64, 0.0..1.0_f64), 2..10)
    ) {
        let points: Vec<_> = (1..).zip(&drawn).map(|(n, (speedup, half))| point(f64::from(n), *speedup, *half)).collect();
        let knee = knee(&points).unwrap();
        prop_assert!(points.iter().any(|point| point.x == knee));
        for early in points.iter().filter(|point| point.x < knee) {
            let beaten = points.iter().any(|later| later.x > early.x && later.interval[0] > early.interval[1]);
            prop_assert!(beaten);
        }
    }

    #[test]
    fn no_ideal_exceeds_workers_cores_or_tasks(workers in 1..64_u32, cores in 1.0..32.0_f64, tasks in 1..200_u32) {
        let ideal = ideal_speedup(f64::from(workers), cores, tasks);
        prop_assert!(ideal >= 1.0 - 1e-9 || cores < 1.0);
        prop_assert!(ideal <= f64::from(workers) + 1e-9 && ideal <= cores + 1e-9 && ideal <= f64::from(tasks) + 1e-9);
    }
}
