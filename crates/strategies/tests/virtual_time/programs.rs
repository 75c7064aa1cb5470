//! Python programs under the strategies of one thread: the promises that compiled tasks have too.

use crate::{
    STRATEGIES,
    rig::{Recorded, Rig},
    support::{at_once, of_kind},
};
use overlap_protocol::{Program, ProgramEvent};
use overlap_record::{
    Fault, FaultKind, SpanKind, StrategyId,
    strategy::{ASYNC, ISOLATED, SERIAL},
};
use overlap_strategies::{Ended, Round, load_before};
use overlap_workloads::{Answer, ParamValue, Params, Plan, Step, Task, TaskResult};

const WAITS: &str = "
import asyncio
async def task(i):
    await asyncio.sleep(wait_ms / 1000)
    return i
";

const BLOCKS: &str = "
import time
def task(i):
    time.sleep(0.1)
    return i
";

fn tasks(count: i64) -> Plan {
    let task = |id| Task { id, steps: vec![Step::Program], gives: None };
    Plan { tasks: (0..count).map(task).collect(), ..Plan::default() }
}

fn round(rig: &Rig, code: &str, count: i64) -> Result<Round, Ended> {
    let globals = Params([("wait_ms".to_owned(), ParamValue::Integer(100))].into());
    let round = rig.round(tasks(count));
    let program = load_before(Program { code: code.to_owned(), globals }, &round, &rig.ports)?;
    Ok(Round { program: Some(program), ..round })
}

fn run(rig: &Rig, strategy: StrategyId, code: &str, count: i64) -> Recorded {
    rig.try_run(strategy, round(rig, code, count).unwrap()).unwrap()
}

fn reprs(answers: &[&str]) -> Vec<TaskResult> {
    answers.iter().map(|repr| Ok(Answer::Text((*repr).to_owned()))).collect()
}

/// The sum of all spans of a kind, ms.
fn total_ms(recorded: &Recorded, kind: SpanKind) -> f64 {
    of_kind(&recorded.spans, kind).iter().map(|span| span.duration_ms()).sum()
}

/// Equal but for what converting between seconds and milliseconds changes.
fn assert_about(found_ms: f64, expected_ms: f64) {
    assert!((found_ms - expected_ms).abs() < 0.01, "{found_ms} ms, not {expected_ms} ms");
}

#[test]
fn answers_are_reprs_in_the_order_of_tasks() {
    let code = "def task(i): return [None, 1.5, 'it\\'s', {i}][i]";
    for strategy in STRATEGIES {
        let recorded = run(&Rig::exact(), strategy, code, 4);
        assert_eq!(recorded.outcome.answers, reprs(&["None", "1.5", "\"it's\"", "{3}"]), "under {strategy}");
    }
}

#[test]
fn awaited_waits_overlap_under_async_only() {
    let serial = run(&Rig::exact(), SERIAL, WAITS, 3);
    assert_about(serial.outcome.total_ms, 300.0);
    assert_eq!(at_once(&serial.spans), 1);
    let together = run(&Rig::exact(), ASYNC, WAITS, 3);
    assert_about(together.outcome.total_ms, 100.0);
    assert_eq!(at_once(&of_kind(&together.spans, SpanKind::Wait)), 3);
    for recorded in [serial, together] {
        assert_eq!(recorded.outcome.answers, reprs(&["0", "1", "2"]));
        assert_about(total_ms(&recorded, SpanKind::Wait), 300.0);
    }
}

#[test]
fn a_call_that_blocks_holds_up_the_event_loop_and_its_line_is_told() {
    let rig = Rig::exact();
    let blocked = run(&rig, ASYNC, BLOCKS, 3);
    assert_about(blocked.outcome.total_ms, 300.0);
    assert_eq!(at_once(&blocked.spans), 1);
    assert!(rig.publisher.events().contains(&ProgramEvent::Blocked { task: 1, line: 4 }));
    let rig = Rig::exact();
    run(&rig, ASYNC, WAITS, 3);
    assert_eq!(rig.publisher.events(), [], "a wait that is awaited blocks nobody");
    run(&rig, SERIAL, BLOCKS, 3);
    assert_eq!(rig.publisher.events(), [], "serial has no event loop");
}

#[test]
fn isolated_workers_load_the_program_and_overlap_waits() {
    let rig = Rig::exact();
    let Recorded { outcome, spans } = run(&rig, ISOLATED, WAITS, 4);
    assert_eq!(outcome.answers, reprs(&["0", "1", "2", "3"]));
    let loads = of_kind(&spans, SpanKind::Startup);
    assert_eq!(loads.len(), 4, "the start of two workers, and the program in each: {loads:?}");
    assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 2);
}

#[test]
fn the_list_shared_is_the_callers_but_for_isolated_workers() {
    let code = "shared = []\ndef task(i):\n    shared.append(i)\n    return len(shared)";
    for (strategy, expected) in
        [(SERIAL, vec![0.0, 1.0, 2.0]), (ASYNC, vec![0.0, 1.0, 2.0]), (ISOLATED, vec![])]
    {
        let recorded = run(&Rig::exact(), strategy, code, 3);
        assert_eq!(recorded.outcome.collection, Some(expected), "under {strategy}");
    }
    let without = run(&Rig::exact(), SERIAL, BLOCKS, 1);
    assert_eq!(without.outcome.collection, None);
}

#[test]
fn each_round_begins_with_a_program_that_was_loaded_anew() {
    let rig = Rig::exact();
    let code = "shared = []\ndef task(i):\n    shared.append(i)\n    return len(shared)";
    for strategy in STRATEGIES {
        for _ in 0..2 {
            let recorded = run(&rig, strategy, code, 1);
            assert_eq!(recorded.outcome.answers, reprs(&["1"]), "under {strategy}");
        }
    }
}

#[test]
fn a_task_that_raises_is_told_and_the_others_answer() {
    let code = "def task(i):\n    if i == 1:\n        raise ValueError('no')\n    return i";
    for strategy in STRATEGIES {
        let rig = Rig::exact();
        let answers = run(&rig, strategy, code, 3).outcome.answers;
        assert_eq!(answers[1], Err("ValueError: no (line 3)".to_owned()), "under {strategy}");
        assert_eq!([&answers[..1], &answers[2..]].concat(), reprs(&["0", "2"]), "under {strategy}");
        let events = rig.publisher.events();
        let [ProgramEvent::Raised { task: Some(1), line: Some(3), message, text, .. }] = &events[..] else {
            panic!("under {strategy}: {events:?}")
        };
        assert!(text.starts_with("Traceback"), "{text}");
        assert_eq!(message, "ValueError: no");
    }
}

#[test]
fn prints_carry_task_and_lane() {
    let code = "print('loaded')\ndef task(i):\n    print('in', i)";
    let rig = Rig::exact();
    run(&rig, SERIAL, code, 2);
    let printed = |task, text: &str| ProgramEvent::Printed { task, lane: 0, text: text.to_owned() };
    let text: String = rig.publisher.events().iter().map(text_of).collect();
    assert_eq!(text, "loaded\nin 0\nin 1\n");
    run(&rig, ASYNC, "def task(i):\n    print(i, end='')", 1);
    assert!(rig.publisher.events().contains(&printed(Some(0), "0")));
}

fn text_of(event: &ProgramEvent) -> &str {
    match event {
        ProgramEvent::Printed { text, .. } | ProgramEvent::Raised { text, .. } => text,
        ProgramEvent::Blocked { .. } => "",
    }
}

#[test]
fn code_that_raises_before_any_task_ends_the_round() {
    let rig = Rig::exact();
    let Err(Ended::Failed(failure)) = round(&rig, "x = 1 / 0\ndef task(i): pass", 1) else {
        panic!("it was loaded")
    };
    assert!(failure.message.contains("ZeroDivisionError: division by zero (line 1)"), "{}", failure.message);
    assert!(matches!(rig.publisher.events()[..], [ProgramEvent::Raised { task: None, line: Some(1), .. }]));
}

#[test]
fn a_warm_up_skips_waits_and_prints_nothing() {
    for code in [WAITS, BLOCKS] {
        for strategy in STRATEGIES {
            let rig = Rig::ticking();
            let warm_up = round(&rig, code, 3).unwrap();
            let deadline_ms = Some(warm_up.epoch_ms + 10_000.0);
            let recorded = rig.try_run(strategy, Round { deadline_ms, ..warm_up }).unwrap();
            assert_eq!(recorded.outcome.answers, reprs(&["0", "1", "2"]), "under {strategy}");
            assert!(of_kind(&recorded.spans, SpanKind::Wait).iter().all(|span| span.duration_ms() < 50.0));
            assert_eq!(rig.publisher.events(), [], "under {strategy}");
        }
    }
}

#[test]
fn an_endless_loop_ends_when_the_run_is_cancelled() {
    let code =
        "def task(i):\n    while True:\n        try:\n            i += 1\n        except:\n            pass";
    for strategy in STRATEGIES {
        let rig = Rig::slow();
        let round = round(&rig, code, 1).unwrap();
        rig.clock.stop_in(200.0);
        assert_eq!(rig.try_run(strategy, round).unwrap_err(), Ended::Stopped, "under {strategy}");
    }
}

#[test]
fn requests_are_waits() {
    let code = "
import asyncio
from urllib.request import urlopen
async def task(i):
    with await asyncio.to_thread(urlopen, 'data/one.txt') as reply:
        return f'{reply.status}, {len(reply.read())} bytes'
";
    for strategy in STRATEGIES {
        let recorded = run(&Rig::exact(), strategy, code, 3);
        assert_eq!(recorded.outcome.answers, reprs(&["'200, 12 bytes'"; 3]), "under {strategy}");
        assert!(total_ms(&recorded, SpanKind::Wait) >= 15.0, "under {strategy}: {:?}", recorded.spans);
    }
    let together = run(&Rig::exact(), ASYNC, code, 3);
    assert!(together.outcome.total_ms < 15.0, "{} ms", together.outcome.total_ms);
}

#[test]
fn a_failure_that_was_asked_for_happens_to_coroutines_too() {
    for code in [WAITS, BLOCKS] {
        for strategy in STRATEGIES {
            let rig = Rig::exact();
            let fault = Some(Fault { task: 1, kind: FaultKind::Error });
            let answers = rig
                .try_run(strategy, Round { fault, ..round(&rig, code, 3).unwrap() })
                .unwrap()
                .outcome
                .answers;
            assert!(
                answers[1].as_ref().is_err_and(|error| error.contains("asked to fail")),
                "{strategy}: {answers:?}"
            );
            assert_eq!([&answers[..1], &answers[2..]].concat(), reprs(&["0", "2"]), "under {strategy}");
        }
    }
}
