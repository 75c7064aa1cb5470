//! A run on threads can be cancelled at any moment.

use crate::{
    STRATEGIES,
    rig::Rig,
    support::{plan, waits},
};
use overlap_record::StrategyId;
use overlap_strategies::{Ended, Round, ports::Machine};
use overlap_workloads::Plan;
use proptest::{prelude::*, sample::select};

/// Most time that a strategy may take to stop. The page has to be ready again within 500 ms.
const LATE_MS: f64 = 300.0;

/// Plans that would each take ten seconds or more.
fn long_plans() -> Vec<Plan> {
    vec![
        waits(&[30_000.0; 4]),
        plan("long_comp", &[("iterations", "1000000000")]),
        plan("mix", &[("tasks", "1000"), ("task_ms", "100")]),
        plan("power", &[("tasks", "10000")]),
        plan("counter_locked", &[("tasks", "1000"), ("updates", "1000000")]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_ends_soon(
        strategy in select(&STRATEGIES[..]),
        plan in select(long_plans()),
        workers in 1_u32..6,
        moment_ms in 0.0..60.0,
    ) {
        let rig = Rig::new();
        let begin_ms = rig.clock.now_ms();
        rig.clock.stop_in(moment_ms);
        let ended = rig.try_run(strategy, Round { workers, ..rig.round(plan) }).err();
        let late_ms = rig.clock.now_ms() - begin_ms - moment_ms;
        prop_assert_eq!(ended, Some(Ended::Stopped));
        prop_assert!(late_ms < LATE_MS, "{} on {} threads ended {} ms late", strategy, workers, late_ms);
    }
}

#[test]
fn a_run_that_is_stopped_before_its_first_task_has_no_result() {
    for strategy in STRATEGIES {
        let rig = Rig::new();
        rig.run(strategy, &waits(&[1.0]));
        rig.clock.stop_in(0.0);
        let begun = rig.clock.entered().len();
        let ended = rig.try_run(strategy, rig.round(plan("square", &[]))).err();
        assert_eq!(ended, Some(Ended::Stopped), "under {strategy}");
        assert_eq!(rig.clock.entered().len(), begun, "{strategy} began a task");
    }
}

#[test]
fn a_fetch_is_broken_off() {
    let plan = plan("open_url", &[("tasks", "100"), ("wait_ms", "1")]);
    for strategy in STRATEGIES {
        for moment_ms in [3.0, 4.5, 6.0] {
            let rig = Rig::new();
            rig.clock.stop_in(moment_ms);
            assert_eq!(rig.try_run(strategy, rig.round(plan.clone())).err(), Some(Ended::Stopped));
        }
    }
}

#[test]
fn a_warm_up_ends_at_its_deadline() {
    for strategy in STRATEGIES {
        let rig = Rig::new();
        let round = rig.round(plan("long_comp", &[("iterations", "1000000000")]));
        let begin_ms = round.epoch_ms;
        let ended = rig.try_run(strategy, Round { deadline_ms: Some(begin_ms + 40.0), ..round }).err();
        assert_eq!(ended, Some(Ended::Stopped));
        let took_ms = rig.clock.now_ms() - begin_ms;
        assert!((40.0..40.0 + LATE_MS).contains(&took_ms), "{strategy} took {took_ms} ms");
    }
}

#[test]
fn the_pool_is_good_for_another_round_afterwards() {
    for strategy in [StrategyId::RAYON, StrategyId::GIL] {
        let rig = Rig::new();
        let round = rig.round(plan("long_comp", &[("iterations", "1000000000")]));
        let deadline_ms = Some(round.epoch_ms + 20.0);
        assert!(rig.try_run(strategy, Round { deadline_ms, ..round }).is_err());
        rig.publisher.take();
        rig.event_loop.run_out();
        assert!(rig.publisher.take().is_empty(), "the round is over, and still it publishes");
        let recorded = rig.run(strategy, &waits(&[5.0; 6]));
        assert_eq!(recorded.outcome.startup_ms, 0.0);
    }
}
