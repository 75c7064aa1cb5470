//! A run can be cancelled at any moment.

use crate::{
    STRATEGIES,
    rig::{Rig, TICK_NS},
    support::{plan, small, waits},
};
use overlap_record::StrategyId;
use overlap_strategies::{Ended, ports::Blocking};
use overlap_workloads::{ALL, Plan};
use proptest::{prelude::*, sample::select};

/// Starts the crew where the strategy has one, so that the moment lies within the round.
fn ready(strategy: StrategyId) -> Rig {
    let rig = Rig::ticking();
    rig.run(strategy, &waits(&[1.0]));
    rig
}

/// Runs a plan that somebody stops, and checks that it ends so and stays silent afterwards.
fn check_stopped(rig: &Rig, strategy: StrategyId, plan: &Plan) -> Result<(), TestCaseError> {
    let ended = rig.try_run(strategy, rig.round(plan.clone())).err();
    prop_assert_eq!(ended, Some(Ended::Stopped), "under {}", strategy);
    rig.live.take();
    rig.event_loop.run_out();
    let late = rig.live.take();
    prop_assert!(late.iter().all(|published| published.spans.is_empty()), "{}: {:?}", strategy, late);
    Ok(())
}

/// Whoever asks whether the run was stopped has to act on the answer, each time.
fn stops_at_any_call(
    strategy: StrategyId,
    workload: usize,
    moment: prop::sample::Index,
) -> Result<(), TestCaseError> {
    let workload = ALL[workload];
    let plan = workload.plan(&small(workload.id())).unwrap();
    let calls = {
        let rig = ready(strategy);
        let before = rig.clock.stop.calls();
        rig.run(strategy, &plan);
        (rig.clock.stop.calls() - before) as usize
    };
    prop_assert!(calls >= plan.tasks.len(), "{} asks too rarely", workload.id());
    let rig = ready(strategy);
    rig.clock.stop.at_call(rig.clock.stop.calls() + 1 + moment.index(calls) as u64);
    check_stopped(&rig, strategy, &plan)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_asks_acts_on_the_answer(
        strategy in select(&STRATEGIES[..]),
        workload in 0..ALL.len(),
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
        let whole_ms = ready(strategy).run(strategy, &plan).finish.total_ms;
        let rig = ready(strategy);
        let begin_ms = rig.clock.now_ms();
        let stop_ms = whole_ms * 0.99 * moment;
        rig.clock.stop_in(stop_ms);
        check_stopped(&rig, strategy, &plan)?;
        let late_ms = rig.clock.now_ms() - begin_ms - stop_ms;
        // The last timer of the event loop may still run out; it belongs to the drawing.
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
fn starting_the_crew_is_broken_off() {
    let rig = Rig::ticking();
    rig.clock.stop_in(20.0);
    check_stopped(&rig, StrategyId::ISOLATED, &waits(&[10.0])).unwrap();
}
