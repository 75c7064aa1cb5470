//! Tasks that fail: alone where they can, with the round where they must.

use crate::{
    STRATEGIES,
    rig::{Outcome, Rig},
    support::{answers_of, plan},
};
use overlap_record::{Fault, FaultKind, StrategyId};
use overlap_strategies::Ended;
use overlap_workloads::{Plan, Step, Work};

/// A plan whose tasks compute and wait, in that order.
fn mixed() -> Plan {
    plan("mix", &[("tasks", "5"), ("task_ms", "2")])
}

/// Checks that only this task has no answer; yields why.
fn only_failure(strategy: StrategyId, outcome: &Outcome, plan: &Plan, task: usize) -> String {
    let expected = answers_of(plan);
    for (index, answer) in outcome.finish.answers.iter().enumerate() {
        if index != task {
            assert_eq!(*answer, expected[index], "task {index} under {strategy}");
        }
    }
    outcome.finish.answers[task].clone().expect_err("the task has to fail")
}

#[test]
fn an_error_fails_only_its_task() {
    let plan = mixed();
    for strategy in STRATEGIES {
        let fault = Fault { task: 2, kind: FaultKind::Error };
        let outcome = Rig::ticking().run_faulty(strategy, &plan, fault).unwrap();
        let message = only_failure(strategy, &outcome, &plan, 2);
        assert!(message.contains("error"), "{message}");
    }
}

#[test]
fn a_task_that_fails_by_itself_fails_alone() {
    let mut plan = plan("find_max_wait", &[("tasks", "4"), ("wait_ms", "2")]);
    let Step::Compute(Work::FindMaxWait(work)) = &mut plan.tasks[1].steps[0] else {
        panic!("a task of find_max_wait computes first")
    };
    work.list.clear();
    for strategy in STRATEGIES {
        let outcome = Rig::ticking().run(strategy, &plan);
        assert!(only_failure(strategy, &outcome, &plan, 1).contains("empty list"));
    }
}

#[test]
fn a_reply_that_does_not_come_fails_only_its_task() {
    let plan =
        plan("open_url", &[("wait_ms", "2"), ("urls", "data/one.txt,data/missing.txt,data/three.txt")]);
    for strategy in STRATEGIES {
        let outcome = Rig::ticking().run(strategy, &plan);
        assert!(only_failure(strategy, &outcome, &plan, 1).contains("data/missing.txt"));
    }
}

#[test]
fn crashes_are_left_to_the_machine() {
    let plan = mixed();
    for kind in [FaultKind::Panic, FaultKind::Trap] {
        for strategy in [StrategyId::SERIAL, StrategyId::ASYNC] {
            let rig = Rig::ticking();
            let outcome = rig.run_faulty(strategy, &plan, Fault { task: 3, kind }).unwrap();
            assert_eq!(rig.clock.crashes(), [kind], "under {strategy}");
            assert!(only_failure(strategy, &outcome, &plan, 3).contains("crash"));
        }
    }
}

#[test]
fn the_machine_knows_which_task_crashes() {
    for strategy in [StrategyId::SERIAL, StrategyId::ASYNC] {
        let rig = Rig::ticking();
        rig.run_faulty(strategy, &mixed(), Fault { task: 4, kind: FaultKind::Panic }).unwrap();
        assert_eq!(rig.clock.entered().last(), Some(&(0, 4)), "under {strategy}");
    }
}

#[test]
fn running_out_of_memory_ends_the_round_and_says_where() {
    for strategy in STRATEGIES {
        let rig = Rig::ticking();
        let fault = Fault { task: 1, kind: FaultKind::Memory };
        let ended = rig.run_faulty(strategy, &mixed(), fault).unwrap_err();
        let Ended::Failed(failure) = ended else { panic!("{strategy}: {ended:?}") };
        let lane = u32::from(strategy == StrategyId::ISOLATED);
        assert_eq!((failure.task, failure.lane), (Some(1), Some(lane)), "under {strategy}");
        assert!(failure.message.contains("memory") && !failure.advice.is_empty(), "{failure:?}");
    }
}
