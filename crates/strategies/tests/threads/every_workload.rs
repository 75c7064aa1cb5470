//! Every workload under every strategy on threads: the same answers.

use crate::{
    STRATEGIES,
    rig::Rig,
    support::{check_answers, of_kind, plan, small},
};
use overlap_record::{SpanKind, StrategyId};
use overlap_strategies::Round;
use overlap_workloads::ALL;

#[test]
fn answers_are_those_of_a_plain_loop() {
    for strategy in STRATEGIES {
        for workers in [1, 2, 5] {
            let rig = Rig::new();
            for workload in ALL {
                let params = small(workload.id());
                let plan = workload.plan(&params).unwrap();
                let finish = rig.run_on(workers, strategy, &plan).finish;
                check_answers(workload.id(), &params, &plan, &finish);
                let held = finish.collection.map(|list| list.len());
                assert_eq!(held, plan.has_collection.then_some(plan.tasks.len()), "{strategy}");
            }
        }
    }
}

#[test]
fn this_build_has_all_five() {
    let ids: Vec<_> = overlap_strategies::ALL.iter().map(|strategy| strategy.id()).collect();
    assert!(ids.iter().copied().eq(StrategyId::all()), "{ids:?}");
}

#[test]
fn a_warm_up_computes_and_does_not_wait() {
    for strategy in STRATEGIES {
        for id in ["find_max_wait", "open_url"] {
            let rig = Rig::new();
            let plan = plan(id, &[("wait_ms", "60000")]);
            let round = rig.round(plan.clone());
            let deadline_ms = Some(round.epoch_ms + 30_000.0);
            let outcome = rig.try_run(strategy, Round { deadline_ms, ..round }).unwrap();
            assert!(of_kind(&outcome.spans, SpanKind::Wait).is_empty(), "{id} under {strategy}");
            let computing = if id == "open_url" { 0 } else { plan.tasks.len() };
            assert_eq!(of_kind(&outcome.spans, SpanKind::Run).len(), computing, "{id} under {strategy}");
        }
    }
}
