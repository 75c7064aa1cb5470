use overlap_findings::model::{
    Machine, SweepPoint, TaskCost, amdahl_speedup, break_even, fit_serial_fraction, ideal_ms, task_costs,
};
use overlap_record::{SpanKind, StrategyId, testing::span};
use proptest::prelude::*;

fn machine(workers: u32, cores: f64) -> Machine {
    Machine { workers, cores }
}

fn tasks(count: usize, run_ms: f64, wait_ms: f64) -> Vec<TaskCost> {
    vec![TaskCost { run_ms, wait_ms }; count]
}

fn some_tasks() -> impl Strategy<Value = Vec<TaskCost>> {
    let cost = (0.0..100.0_f64, 0.0..100.0_f64).prop_map(|(run_ms, wait_ms)| TaskCost { run_ms, wait_ms });
    prop::collection::vec(cost, 0..40)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn the_documents_claims_follow_from_the_model() {
    // Document A: seven waits of 1 s. Serial 7 s, threads 1 s; with four workers in two rounds.
    let waits = tasks(7, 0.0, 1000.0);
    assert_eq!(ideal_ms(StrategyId::SERIAL, &waits, machine(1, 4.0)), 7000.0);
    assert_eq!(ideal_ms(StrategyId::ASYNC, &waits, machine(1, 4.0)), 1000.0);
    assert_eq!(ideal_ms(StrategyId::GIL, &waits, machine(7, 4.0)), 1000.0);
    assert_eq!(ideal_ms(StrategyId::RAYON, &waits, machine(4, 4.0)), 2000.0);
    // Document B: four computing tasks on four cores.
    let comp = tasks(4, 2250.0, 0.0);
    assert_eq!(ideal_ms(StrategyId::ISOLATED, &comp, machine(4, 4.0)), 2250.0);
    assert_eq!(ideal_ms(StrategyId::GIL, &comp, machine(4, 4.0)), 9000.0);
    assert_eq!(ideal_ms(StrategyId::ASYNC, &comp, machine(1, 4.0)), 9000.0);
    // Four workers on two cores compute no faster than two; waiting they do.
    assert_eq!(ideal_ms(StrategyId::RAYON, &comp, machine(4, 2.0)), 4500.0);
    assert_eq!(ideal_ms(StrategyId::RAYON, &tasks(4, 0.0, 100.0), machine(4, 2.0)), 100.0);
}

#[test]
fn no_task_takes_no_time() {
    for strategy in StrategyId::all() {
        assert_eq!(ideal_ms(strategy, &[], machine(0, 0.0)), 0.0);
    }
}

#[test]
fn costs_leave_out_what_a_strategy_adds() {
    let spans = [
        span(0, 0, SpanKind::Run, 0.0, 2.0),
        span(0, 0, SpanKind::Wait, 2.0, 5.0),
        span(0, 0, SpanKind::Run, 5.0, 6.0),
        span(1, 0, SpanKind::Lock, 6.0, 9.0),
        span(1, 0, SpanKind::Copy, 9.0, 10.0),
        span(7, 0, SpanKind::Run, 10.0, 11.0),
    ];
    let costs = task_costs(&spans, 2);
    assert_eq!(costs, [TaskCost { run_ms: 3.0, wait_ms: 3.0 }, TaskCost::default()]);
}

#[test]
fn amdahls_own_numbers() {
    // A tenth that stays serial: 5.26 times on ten workers, and never ten times.
    assert!((amdahl_speedup(0.1, 10.0) - 5.263).abs() < 1e-3);
    assert!(amdahl_speedup(0.1, 1e9) < 10.0);
    assert_eq!(fit_serial_fraction(&[(1.0, 1.0)]), None);
    assert_eq!(fit_serial_fraction(&[(4.0, f64::NAN), (4.0, 0.0)]), None);
}

#[test]
fn touching_is_not_crossing() {
    let at = |x, a_ms, b_ms| SweepPoint { x, a_ms, b_ms };
    assert_eq!(break_even(&[at(1.0, 1.0, 2.0), at(2.0, 2.0, 2.0), at(4.0, 3.0, 4.0)]), Vec::<f64>::new());
    assert_eq!(break_even(&[at(1.0, 1.0, 2.0), at(2.0, 2.0, 2.0), at(4.0, 5.0, 4.0)]), [2.0_f64.ln().exp()]);
    assert_eq!(break_even(&[]), Vec::<f64>::new());
    assert_eq!(
        break_even(&[at(0.0, 1.0, 2.0), at(1.0, 3.0, f64::NAN), at(2.0, 3.0, 1.0)]),
        Vec::<f64>::new()
    );
}

proptest! {
    #[test]
    fn ideal_times_keep_grahams_bounds(tasks in some_tasks(), workers in 1..16_u32) {
        let sum: f64 = tasks.iter().map(|t| t.total_ms()).sum();
        let longest = tasks.iter().map(|t| t.total_ms()).fold(0.0, f64::max);
        let m = f64::from(workers);
        // With a core for each worker, cores do not bind.
        let ideal = ideal_ms(StrategyId::RAYON, &tasks, machine(workers, m));
        prop_assert!(ideal >= (sum / m).max(longest) - 1e-9);
        prop_assert!(ideal <= sum / m + (1.0 - 1.0 / m) * longest + 1e-9);
        prop_assert_eq!(ideal, ideal_ms(StrategyId::ISOLATED, &tasks, machine(workers, m)));
    }

    #[test]
    fn nothing_is_slower_than_serial_or_faster_than_its_longest_task(tasks in some_tasks(), workers in 1..16_u32, cores in 1.0..8.0_f64) {
        let serial = ideal_ms(StrategyId::SERIAL, &tasks, machine(workers, cores));
        let longest = tasks.iter().map(|t| t.total_ms()).fold(0.0, f64::max);
        let runs: f64 = tasks.iter().map(|t| t.run_ms).sum();
        for strategy in StrategyId::all() {
            let ideal = ideal_ms(strategy, &tasks, machine(workers, cores));
            prop_assert!(ideal <= serial + 1e-9 && ideal >= longest - 1e-9, "{strategy}: {ideal}");
        }
        for strategy in [StrategyId::ASYNC, StrategyId::GIL] {
            prop_assert!(ideal_ms(strategy, &tasks, machine(workers, cores)) >= runs - 1e-9);
        }
        for strategy in [StrategyId::RAYON, StrategyId::GIL] {
            prop_assert!(near(ideal_ms(strategy, &tasks, machine(1, cores)), serial));
        }
    }

    #[test]
    fn the_fit_finds_the_fraction_that_made_the_points(f in 0.0..1.0_f64, workers in prop::collection::vec(2.0..64.0_f64, 1..8)) {
        let points: Vec<(f64, f64)> = workers.iter().map(|n| (*n, amdahl_speedup(f, *n))).collect();
        prop_assert!((fit_serial_fraction(&points).unwrap() - f).abs() < 1e-9);
    }

    #[test]
    fn no_fraction_nearby_fits_better(points in prop::collection::vec((2.0..6.0_f64, 1.0..3.0_f64), 1..8), off in 0.001..0.2_f64) {
        let error = |f: f64| points.iter().map(|(n, s)| (1.0 / s - 1.0 / amdahl_speedup(f, *n)).powi(2)).sum::<f64>();
        let best = fit_serial_fraction(&points).unwrap();
        for other in [best - off, best + off] {
            prop_assert!(error(best) <= error(other) + 1e-12, "{best} against {other}");
        }
    }

    #[test]
    fn two_powers_break_even_where_algebra_says(start in 1.0..50.0_f64, per_x in 0.1..10.0_f64, power in 0.2..0.9_f64) {
        // Times per_x * x and start * x^power cross where x^(1 - power) = start / per_x.
        let cross = (start / per_x).powf(1.0 / (1.0 - power));
        let points: Vec<SweepPoint> = (-40..40)
            .map(|e| cross * 1.3 * 4.0_f64.powi(e))
            .filter(|x| (1e-100..1e100).contains(x))
            .map(|x| SweepPoint { x, a_ms: per_x * x, b_ms: start * x.powf(power) })
            .collect();
        let found = break_even(&points);
        prop_assert_eq!(found.len(), 1);
        prop_assert!((found[0] / cross - 1.0).abs() < 1e-6, "{} for {cross}", found[0]);
    }

    #[test]
    fn crossings_lie_between_points_that_disagree(points in prop::collection::vec((1.0..1e3_f64, 1.0..10.0_f64, 1.0..10.0_f64), 0..20)) {
        let points: Vec<SweepPoint> = points.into_iter().map(|(x, a_ms, b_ms)| SweepPoint { x, a_ms, b_ms }).collect();
        let found = break_even(&points);
        let mut sorted = points.clone();
        sorted.sort_by(|p, q| p.x.total_cmp(&q.x));
        let changes = sorted.windows(2).filter(|w| (w[0].a_ms < w[0].b_ms) != (w[1].a_ms < w[1].b_ms)).count();
        prop_assert_eq!(found.len(), changes);
        prop_assert!(found.is_sorted());
        let swapped: Vec<SweepPoint> = points.iter().map(|p| SweepPoint { a_ms: p.b_ms, b_ms: p.a_ms, ..*p }).collect();
        prop_assert!(found.iter().zip(break_even(&swapped)).all(|(a, b)| near(*a, b)));
    }
}
