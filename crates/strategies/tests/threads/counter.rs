//! A counter that threads share: without a lock updates are lost, with one they are not.

use crate::{
    STRATEGIES,
    rig::{Recorded, Rig},
    support::{of_kind, plan},
};
use overlap_record::{
    SpanKind, StrategyId,
    strategy::{GIL, RAYON},
};
use std::time::{Duration, Instant};

/// How long a test goes on until something happens that always does sooner or later.
const PATIENCE: Duration = Duration::from_secs(60);

/// Enough updates for several switches of the lock in a debug build and in a release build.
const UPDATES: (&str, &str) = ("updates", if cfg!(debug_assertions) { "20000" } else { "200000" });

/// Runs a workload with four tasks on four threads.
fn run(strategy: StrategyId, id: &str) -> (u64, Recorded) {
    let rig = Rig::new();
    let recorded = rig.run_on(4, strategy, &plan(id, &[UPDATES]));
    (recorded.outcome.counted.unwrap(), recorded)
}

fn all() -> u64 {
    4 * UPDATES.1.parse::<u64>().unwrap()
}

#[test]
fn without_a_lock_updates_are_lost_also_where_one_thread_computes_at_a_time() {
    for strategy in [RAYON, GIL] {
        let begin = Instant::now();
        loop {
            let (counted, _) = run(strategy, "counter");
            assert!((1..=all()).contains(&counted), "{counted}");
            if counted < all() {
                break;
            }
            assert!(begin.elapsed() < PATIENCE, "{strategy} never lost an update");
        }
    }
}

#[test]
fn with_a_lock_or_with_sums_of_their_own_no_update_is_lost() {
    for strategy in STRATEGIES {
        for id in ["counter_locked", "counter_summed"] {
            for _ in 0..5 {
                assert_eq!(run(strategy, id).0, all(), "{id} under {strategy}");
            }
        }
    }
}

#[test]
fn a_task_that_waits_for_a_lock_queues() {
    let begin = Instant::now();
    while of_kind(&run(RAYON, "counter_locked").1.spans, SpanKind::Lock).is_empty() {
        assert!(begin.elapsed() < PATIENCE, "nobody ever queued");
    }
}
