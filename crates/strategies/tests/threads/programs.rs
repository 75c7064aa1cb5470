//! Python programs on threads of one interpreter: under a lock, and without one.

use crate::{
    rig::{Recorded, Rig},
    support::{at_once, of_kind},
};
use overlap_protocol::{Program, ProgramEvent, workloads::Params};
use overlap_record::{
    SpanKind, StrategyId,
    strategy::{GIL, RAYON},
};
use overlap_strategies::{Ended, Round, load_before};
use overlap_workloads::{Answer, Plan, Step, Task};

fn round(rig: &Rig, code: &str, count: i64) -> Round {
    let task = |id| Task { id, steps: vec![Step::Program], gives: None };
    let round = rig.round(Plan { tasks: (0..count).map(task).collect(), ..Plan::default() });
    let program = Program { code: code.to_owned(), globals: Params::default() };
    let program = Some(load_before(program, &round, &rig.ports).unwrap());
    Round { program, epoch_ms: overlap_strategies::ports::Machine::now_ms(rig.clock), ..round }
}

fn run(rig: &Rig, strategy: StrategyId, code: &str, count: i64) -> Recorded {
    rig.try_run(strategy, round(rig, code, count)).unwrap()
}

#[test]
fn threads_share_the_program_and_its_list() {
    let code = "shared = []\ndef task(i):\n    shared.append(i)\n    return i * 2";
    for strategy in [RAYON, GIL] {
        let Recorded { outcome, .. } = run(&Rig::new(), strategy, code, 20);
        let doubled = |i: i32| Ok(Answer::Text((i * 2).to_string()));
        assert_eq!(outcome.answers, (0..20).map(doubled).collect::<Vec<_>>(), "under {strategy}");
        let mut list = outcome.collection.unwrap();
        list.sort_by(f64::total_cmp);
        assert_eq!(list, (0..20).map(f64::from).collect::<Vec<_>>(), "under {strategy}");
    }
}

#[test]
fn waits_overlap_also_under_the_lock() {
    let code = "import time\ndef task(i):\n    time.sleep(0.2)";
    for strategy in [RAYON, GIL] {
        let Recorded { outcome, spans } = run(&Rig::new(), strategy, code, 2);
        assert!(outcome.total_ms - outcome.startup_ms < 390.0, "under {strategy}: {} ms", outcome.total_ms);
        assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 2, "under {strategy}");
    }
}

#[test]
fn only_the_holder_of_the_lock_computes_and_it_is_handed_on() {
    let code = "def task(i):\n    x = 0\n    for n in range(60_000):\n        x += n\n    return x";
    let Recorded { outcome, spans } = run(&Rig::new(), GIL, code, 2);
    assert_eq!(outcome.answers[0], Ok(Answer::Text("1799970000".to_owned())));
    let runs = of_kind(&spans, SpanKind::Run);
    assert_eq!(at_once(&runs), 1, "one thread computes at a time");
    assert!(runs.len() > 2, "the lock changes hands while a task computes: {} spans", runs.len());
    assert!(!of_kind(&spans, SpanKind::Lock).is_empty(), "a thread waits for the lock");
    let both = of_kind(&run(&Rig::new(), RAYON, code, 2).spans, SpanKind::Run);
    assert_eq!(at_once(&both), 2, "without the lock both compute");
}

#[test]
fn a_deadlock_of_two_locks_is_cancelled() {
    let code = "
import threading, time
first, second = threading.Lock(), threading.Lock()
def task(i):
    a, b = (first, second) if i else (second, first)
    with a:
        time.sleep(0.1)
        with b:
            return i
";
    for strategy in [RAYON, GIL] {
        let rig = Rig::new();
        let round = round(&rig, code, 2);
        rig.clock.stop_in(600.0);
        assert_eq!(rig.try_run(strategy, round).unwrap_err(), Ended::Stopped, "under {strategy}");
    }
}

#[test]
fn what_threads_print_and_raise_is_told() {
    let code = "def task(i):\n    print('task', i)\n    return 1 / i";
    for strategy in [RAYON, GIL] {
        let rig = Rig::new();
        let answers = run(&rig, strategy, code, 2).outcome.answers;
        assert_eq!(answers[0], Err("ZeroDivisionError: division by zero (line 3)".to_owned()));
        assert_eq!(answers[1], Ok(Answer::Text("1.0".to_owned())), "under {strategy}");
        let events = rig.publisher.events();
        let told = |wanted: &dyn Fn(&ProgramEvent) -> bool| events.iter().any(wanted);
        for i in 0..2 {
            let text = format!("task {i}\n");
            assert!(
                told(&|event| matches!(event, ProgramEvent::Printed { task: Some(task), text: it, .. }
                    if *task == i && *it == text)),
                "under {strategy}: {events:?}"
            );
        }
        assert!(
            told(&|event| matches!(event, ProgramEvent::Raised { task: Some(0), line: Some(3), .. })),
            "under {strategy}: {events:?}"
        );
    }
}
