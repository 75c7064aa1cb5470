//! A warm-up computes, and nothing else.

use crate::{
    STRATEGIES,
    rig::{Outcome, Rig},
    support::{answers_of, of_kind, plan, waits},
};
use overlap_record::{Fault, FaultKind, SpanKind, StrategyId};
use overlap_strategies::{Ended, Round, ports::Blocking};
use overlap_workloads::Plan;

fn warm_up(rig: &Rig, strategy: StrategyId, plan: &Plan, budget_ms: f64) -> Result<Outcome, Ended> {
    let round = rig.round(plan.clone());
    let deadline_ms = Some(round.epoch_ms + budget_ms);
    // A failure is for timed repeats only.
    let fault = Some(Fault { task: 0, kind: FaultKind::Error });
    rig.try_run(strategy, Round { deadline_ms, fault, ..round })
}

#[test]
fn waits_are_skipped() {
    let plan = plan("find_max_wait", &[("wait_ms", "60000")]);
    for strategy in STRATEGIES {
        let Outcome { finish, spans } = warm_up(&Rig::ticking(), strategy, &plan, 1_000.0).unwrap();
        assert_eq!(finish.answers, answers_of(&plan), "under {strategy}");
        assert_eq!(of_kind(&spans, SpanKind::Run).len(), plan.tasks.len(), "under {strategy}");
        assert!(of_kind(&spans, SpanKind::Wait).is_empty(), "under {strategy}: {spans:?}");
        assert!(finish.total_ms < 100.0, "under {strategy}: {} ms", finish.total_ms);
    }
}

#[test]
fn nothing_is_fetched() {
    let plan = plan("open_url", &[]);
    for strategy in STRATEGIES {
        let Outcome { finish, spans } = warm_up(&Rig::ticking(), strategy, &plan, 1_000.0).unwrap();
        assert!(finish.answers.iter().all(Result::is_err), "{strategy} has a reply: {:?}", finish.answers);
        assert!(of_kind(&spans, SpanKind::Wait).is_empty(), "under {strategy}: {spans:?}");
    }
}

#[test]
fn it_ends_at_its_deadline() {
    let plan = plan("long_comp", &[("tasks", "4"), ("iterations", "50000000")]);
    for strategy in STRATEGIES {
        let rig = Rig::slow();
        // The crew is started before, as an engine does it: a warm-up's time is for computing.
        rig.run(strategy, &waits(&[1.0, 1.0]));
        let begin_ms = rig.clock.now_ms();
        let outcome = warm_up(&rig, strategy, &plan, 30.0);
        let took_ms = rig.clock.now_ms() - begin_ms;
        assert!((30.0..45.0).contains(&took_ms), "{strategy} took {took_ms} ms");
        match outcome {
            Err(ended) => assert_eq!(ended, Ended::Stopped, "under {strategy}"),
            Ok(Outcome { finish, .. }) => {
                assert_eq!(strategy, StrategyId::ISOLATED, "only workers of their own end quietly");
                assert!(finish.answers.iter().all(Result::is_err), "{:?}", finish.answers);
            }
        }
    }
}
