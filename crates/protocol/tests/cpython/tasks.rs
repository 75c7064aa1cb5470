//! Whatever a task does, the record is there and says what it was.

use crate::program::{CodeFile, Ended, overlap_py, result, run};
use overlap_record::{
    RunRecord, StrategyId, StrategyResult, Value,
    strategy::{ASYNC, GIL, ISOLATED, SERIAL},
};
use std::time::{Duration, Instant};

/// The strategies that every CPython has.
const ALL: [StrategyId; 4] = [SERIAL, ASYNC, ISOLATED, GIL];

fn run_code(code: &str, more: &[&str]) -> Ended {
    let file = CodeFile::new(code);
    let strategies = ALL.map(StrategyId::name).join(",");
    let some = [
        "--file",
        file.path(),
        "--tasks",
        "4",
        "--workers",
        "2",
        "--strategies",
        &strategies,
        "--warmup",
        "0",
    ];
    run(&[&some, more].concat())
}

fn for_all(record: &RunRecord, check: impl Fn(&StrategyResult)) {
    assert_eq!(record.results.len(), ALL.len());
    record.results.iter().for_each(check);
}

#[test]
fn a_task_that_raises_has_its_exception_as_answer_and_the_others_answer() {
    let ended = run_code("def task(i):\n    return 6 // (i - 1)\n", &[]);
    for_all(&ended.record(), |result| {
        let Value::Text(raised) = &result.answers[1] else { panic!("{:?}", result.answers) };
        assert!(raised.contains("ZeroDivisionError") && raised.contains("line 2"), "{raised}");
        assert_eq!(result.answers[3], Value::Text("3".to_owned()), "{}", result.strategy);
    });
    assert!(ended.told.contains("return 6 // (i - 1)"), "the traceback is shown: {}", ended.told);
}

#[test]
fn a_task_that_hangs_is_ended_and_says_so() {
    let file = CodeFile::new("def task(i):\n    while True: pass\n");
    let began = Instant::now();
    let ended: Ended = overlap_py()
        .args([
            "--file",
            file.path(),
            "--tasks",
            "2",
            "--strategies",
            "serial,gil,isolated",
            "--workers",
            "2",
        ])
        .args(["--warmup", "0", "--time-limit", "1"])
        .output()
        .unwrap()
        .into();
    for result in ended.record().results {
        let reason = result.reason.unwrap_or_default();
        assert!(!result.available && reason.contains("did not end within 1"), "{reason}");
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn what_a_task_prints_is_no_part_of_the_record() {
    let ended = run_code("def task(i):\n    print('hello', i)\n    return i\n", &[]);
    for_all(&ended.record(), |result| assert!(result.answer_ok, "{}", result.strategy));
    assert!(!ended.out.contains("hello 2"));
    for place in ["asyncio", "multiprocessing", "threading"] {
        let line = format!("[task 3, {place}] hello 2");
        assert!(ended.told.contains(&line), "{line}: {}", ended.told);
    }
}

#[test]
fn what_cannot_be_pickled_is_said_of_processes_alone() {
    let ended = run_code("def task(i):\n    return lambda: i\n", &[]);
    for_all(&ended.record(), |result| {
        let told = format!("{:?} {:?}", result.reason, result.answers);
        assert_eq!(told.contains("pickle"), result.strategy == ISOLATED, "{}: {told}", result.strategy);
    });
}

#[test]
fn a_task_that_ends_its_process_ends_its_strategy_alone() {
    let code = "import os, threading
def task(i):
    if threading.current_thread() is not threading.main_thread(): os._exit(3)
    return i
";
    let record = run_code(code, &[]).record();
    assert!(result(&record, SERIAL).answer_ok && result(&record, ASYNC).answer_ok);
    let ended = result(&record, GIL);
    let reason = ended.reason.as_deref().unwrap_or_default();
    assert!(!ended.available && reason.contains("os._exit"), "{reason}");
    let ended = run_code("import os\ndef task(i):\n    os._exit(3)\n", &[]);
    for_all(&ended.record(), |result| assert!(!result.available, "{}", result.strategy));
}

#[test]
fn a_coroutine_runs_by_every_strategy_and_waits_at_the_same_time_in_asyncio() {
    let code = "import asyncio\nasync def task(i):\n    await asyncio.sleep(0.2)\n    return i\n";
    let record = run_code(code, &[]).record();
    for_all(&record, |result| assert!(result.answer_ok, "{}", result.strategy));
    let total = |strategy| result(&record, strategy).repeats[0].total_ms;
    assert!(total(SERIAL) >= 800.0 && total(ASYNC) < 600.0, "{} and {}", total(SERIAL), total(ASYNC));
}

#[test]
fn a_call_that_blocks_the_event_loop_is_named_by_its_line() {
    let code = "import time\nasync def task(i):\n    time.sleep(0.01)\n    return i\n";
    assert_eq!(result(&run_code(code, &[]).record(), ASYNC).blocking_line, Some(3));
}
