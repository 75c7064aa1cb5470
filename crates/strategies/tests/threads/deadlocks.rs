//! Two locks: tasks that take them in opposite orders wait for each other until the watchdog lets go, and those in the same order never do.

use crate::{STRATEGIES, rig::Rig, support::check_answers};
use overlap_record::{StrategyId, strategy::RAYON};
use overlap_workloads::{Preset, find};
use std::time::{Duration, Instant};

/// How long a test goes on until something happens that always does sooner or later.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the workload on four threads, holds its answers against the known ones, and yields how many deadlocks it found.
fn deadlocks(strategy: StrategyId, same_order: &str) -> u64 {
    let values = [("rounds", "10"), ("hold_ms", "0.2"), ("watchdog_ms", "5"), ("same_order", same_order)];
    let workload = find("two_locks").unwrap();
    let params = workload.params_with(Preset::Quick, &values).unwrap();
    let plan = workload.plan(&params).unwrap();
    let outcome = Rig::new().run_on(4, strategy, &plan).outcome;
    check_answers("two_locks", &params, &plan, &outcome);
    outcome.counted.unwrap()
}

#[test]
fn in_opposite_orders_deadlocks_are_found_and_every_task_ends() {
    let begin = Instant::now();
    while deadlocks(RAYON, "0") == 0 {
        assert!(begin.elapsed() < PATIENCE, "the tasks never waited for each other");
    }
}

#[test]
fn in_the_same_order_there_are_none() {
    for strategy in STRATEGIES {
        for _ in 0..5 {
            assert_eq!(deadlocks(strategy, "1"), 0, "under {strategy}");
        }
    }
}
