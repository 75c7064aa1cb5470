//! Tasks that fail on threads.

use crate::{
    STRATEGIES,
    rig::Rig,
    support::{answers_of, plan, waits},
};
use overlap_record::{Failure, Fault, FaultKind};
use overlap_strategies::{Ended, Round, ports::Machine};

#[test]
fn an_error_fails_only_its_task() {
    let plan = plan("mix", &[("tasks", "6"), ("task_ms", "2")]);
    let expected = answers_of(&plan);
    for strategy in STRATEGIES {
        for kind in [FaultKind::Error, FaultKind::Panic, FaultKind::Trap] {
            let rig = Rig::new();
            let fault = Some(Fault { task: 3, kind });
            let outcome = rig.try_run(strategy, Round { fault, ..rig.round(plan.clone()) }).unwrap().outcome;
            for (index, answer) in outcome.answers.iter().enumerate() {
                if index == 3 {
                    assert!(answer.is_err(), "{kind:?} under {strategy}");
                } else {
                    assert_eq!(*answer, expected[index], "task {index} under {strategy}");
                }
            }
        }
    }
}

#[test]
fn running_out_of_memory_ends_the_round_and_says_where() {
    let plan = plan("mix", &[("tasks", "6"), ("task_ms", "2")]);
    for strategy in STRATEGIES {
        let rig = Rig::new();
        let fault = Some(Fault { task: 2, kind: FaultKind::Memory });
        let ended = rig.try_run(strategy, Round { fault, ..rig.round(plan.clone()) }).unwrap_err();
        let Ended::Failed(failure) = ended else { panic!("{strategy}: {ended:?}") };
        let (_, lane, _) = *rig.clock.entered().iter().find(|(_, _, task)| *task == 2).unwrap();
        assert_eq!((failure.task, failure.lane), (Some(2), Some(lane)), "under {strategy}");
        assert!(failure.message.contains("memory") && !failure.advice.is_empty(), "{failure:?}");
    }
}

#[test]
fn a_failure_is_not_kept_back_by_tasks_that_still_wait() {
    for strategy in STRATEGIES {
        let rig = Rig::new();
        let fault = Some(Fault { task: 1, kind: FaultKind::Memory });
        let begin_ms = rig.clock.now_ms();
        let ended = rig.try_run(strategy, Round { fault, ..rig.round(waits(&[3_000.0, 5.0])) });
        let took_ms = rig.clock.now_ms() - begin_ms;
        assert!(matches!(ended, Err(Ended::Failed(_))), "{strategy}: {ended:?}");
        assert!(took_ms < 1_500.0, "{strategy} told of it after {took_ms} ms");
    }
}

#[test]
fn a_crashed_thread_ends_the_round() {
    for strategy in STRATEGIES {
        let rig = Rig::new();
        let crash = Failure::internal("A thread crashed.").at(0, 1);
        rig.pool.fail(crash.clone());
        let ended = rig.try_run(strategy, rig.round(waits(&[20.0; 2]))).unwrap_err();
        assert_eq!(ended, Ended::Failed(crash), "under {strategy}");
    }
}
