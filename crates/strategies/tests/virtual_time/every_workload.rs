//! Every workload under every strategy: the same answers.

use crate::{
    STRATEGIES,
    rig::{Recorded, Rig},
    support::{check_answers, of_kind, plan, small},
};
use overlap_record::{SpanKind, StrategyId};
use overlap_workloads::{Params, Plan};

fn each(strategy: StrategyId, check: impl Fn(&str, &Params, &Plan, &Recorded)) {
    for workload in overlap_workloads::all() {
        let params = small(workload.id);
        let plan = workload.plan(&params).unwrap();
        check(workload.id, &params, &plan, &Rig::ticking().run(strategy, &plan));
    }
}

#[test]
fn answers_are_those_of_a_plain_loop() {
    for strategy in STRATEGIES {
        each(strategy, |id, params, plan, recorded| {
            check_answers(id, params, plan, &recorded.outcome);
        });
    }
}

#[test]
fn no_wait_is_shorter_than_it_was_asked_to_be() {
    for strategy in STRATEGIES {
        each(strategy, |id, _, plan, recorded| {
            let waited_ms: f64 =
                of_kind(&recorded.spans, SpanKind::Wait).iter().map(|span| span.duration_ms()).sum();
            let asked_ms = plan.wait_ms_total();
            assert!(waited_ms >= asked_ms - 1e-6, "{id} under {strategy}: {waited_ms} of {asked_ms} ms");
        });
    }
}

#[test]
fn the_collection_is_full_where_memory_is_shared_and_empty_where_it_is_not() {
    for strategy in STRATEGIES {
        each(strategy, |id, _, plan, recorded| {
            let held = recorded.outcome.collection.as_ref().map(Vec::len);
            let expected = if strategy == StrategyId::ISOLATED { 0 } else { plan.tasks.len() };
            assert_eq!(held, plan.has_collection.then_some(expected), "{id} under {strategy}");
        });
    }
}

#[test]
fn the_counter_holds_every_update_where_memory_is_shared_and_none_where_it_is_not() {
    for strategy in STRATEGIES {
        each(strategy, |id, params, plan, recorded| {
            let all = params.integer("tasks").unwrap() * params.integer("updates").unwrap_or(0);
            let expected = if strategy == StrategyId::ISOLATED { 0 } else { all };
            assert_eq!(
                recorded.outcome.counted,
                plan.has_counter.then_some(expected),
                "{id} under {strategy}"
            );
        });
    }
}

#[test]
fn ten_thousand_tasks_are_as_good_as_ten() {
    let plan = plan("wait", &[("tasks", "10000"), ("wait_ms", "1")]);
    for strategy in STRATEGIES {
        let outcome = Rig::ticking().run_on(4, strategy, &plan).outcome;
        assert!(outcome.answers.iter().all(Result::is_ok), "under {strategy}");
    }
}
