//! A run can be cancelled at any moment.

use crate::{
    STRATEGIES,
    rig::{Rig, TICK_NS},
    support::{plan, small, waits},
};
use overlap_record::StrategyId;
use overlap_strategies::{Ended, ports::Machine};
use overlap_workloads::{Plan, Workload, all};
use proptest::{prelude::*, sample::select};

/// Starts the workers of a strategy that has some, so that the cancel comes within the round.
fn ready(strategy: StrategyId) -> Rig {
    let rig = Rig::ticking();
    rig.run(strategy, &waits(&[1.0]));
    rig
}

/// Runs a plan that is stopped. Checks that it ends as stopped and publishes nothing afterwards.
fn check_stopped(rig: &Rig, strategy: StrategyId, plan: &Plan) -> Result<(), TestCaseError> {
    let ended = rig.try_run(strategy, rig.round(plan.clone())).err();
    prop_assert_eq!(ended, Some(Ended::Stopped), "under {}", strategy);
    rig.publisher.take();
    rig.event_loop.run_out();
    let late = rig.publisher.take();
    prop_assert!(late.iter().all(|published| published.spans.is_empty()), "{}: {:?}", strategy, late);
    Ok(())
}

/// Code that reads that the run was stopped has to end the round, at every place that reads it.
fn stops_at_any_call(
    strategy: StrategyId,
    workload: &Workload,
    moment: prop::sample::Index,
) -> Result<(), TestCaseError> {
    let plan = workload.plan(&small(workload.id)).unwrap();
    let calls = {
        let rig = ready(strategy);
        let before = rig.clock.stop.calls();
        rig.run(strategy, &plan);
        (rig.clock.stop.calls() - before) as usize
    };
    prop_assert!(calls >= plan.tasks.len(), "{} asks too rarely", workload.id);
    let rig = ready(strategy);
    rig.clock.stop.at_call(rig.clock.stop.calls() + 1 + moment.index(calls) as u64);
    check_stopped(&rig, strategy, &plan)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_asks_acts_on_the_answer(
        strategy in select(&STRATEGIES[..]),
        workload in select(all()),
        moment: prop::sample::Index,
    ) {
        stops_at_any_call(strategy, workload, moment)?;
    }

    #[test]
    fn a_wait_is_broken_off(
        strategy in select(&STRATEGIES[..]),
        each_ms in prop::collection::vec(1.0..2_000.0, 1..12),
        moment in 0.0..1.0,
    ) {
        let plan = waits(&each_ms);
        let whole_ms = ready(strategy).run(strategy, &plan).outcome.total_ms;
        let rig = ready(strategy);
        let begin_ms = rig.clock.now_ms();
        let stop_ms = whole_ms * 0.99 * moment;
        rig.clock.stop_in(stop_ms);
        check_stopped(&rig, strategy, &plan)?;
        let late_ms = rig.clock.now_ms() - begin_ms - stop_ms;
        // The timer of the publications may still end afterwards.
        let allowed_ms = 33.0 + 100.0 * TICK_NS as f64 / 1e6;
        prop_assert!(late_ms <= allowed_ms, "{} stopped {} ms late", strategy, late_ms);
    }
}

#[test]
fn a_fetch_is_broken_off() {
    let plan = plan("open_url", &[("wait_ms", "1")]);
    for strategy in STRATEGIES {
        let rig = ready(strategy);
        // Each task waits for 1 ms first, so that every strategy is fetching by then; copying takes 1 ms.
        rig.clock.stop_in(4.0);
        check_stopped(&rig, strategy, &plan).unwrap();
    }
}

#[test]
fn a_cancel_ends_the_start_of_the_workers() {
    let rig = Rig::ticking();
    rig.clock.stop_in(20.0);
    check_stopped(&rig, StrategyId::ISOLATED, &waits(&[10.0])).unwrap();
}
