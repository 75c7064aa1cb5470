//! Failures in a worker: each strategy says what happened and where, the others run, and so does the next run.

use crate::support::{ALL, ENOUGH, assert_ok, query, strategies};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{RunRecord, StrategyId, Value};
use std::time::Duration;

/// What panics and traps write to the console on their way.
const CRASHES: &[&str] = &["panicked", "unreachable", "RuntimeError", "staged"];

pub const SUBJECT: Subject = Subject::new(
    "faults",
    &[
        Case::new("error", error),
        Case::new("panic", |page| crash(page, "panic")).expecting(CRASHES),
        Case::new("trap", |page| crash(page, "trap")).expecting(CRASHES),
        Case::new("memory", |page| crash(page, "memory")).expecting(CRASHES),
        Case::new("too_large_a_list", too_large_a_list).alike(),
        Case::new("a_host_that_never_answers", a_host_that_never_answers).alike(),
    ],
);

fn run_with(page: &Page, fault: &str) -> Result<RunRecord, Error> {
    let record = page
        .measure(&query("wait", "tasks=4&wait_ms=30", ALL, &format!("warmup=0&fault={fault}@1")), ENOUGH)?;
    assert_eq!(strategies(&record), StrategyId::all().collect::<Vec<_>>());
    Ok(record)
}

/// The same page without the fault.
fn assert_next_run_works(page: &Page) -> Result<(), Error> {
    let choose_none = "const kind = document.querySelector('#fault-kind');
        kind.closest('details')?.setAttribute('open', '');
        kind.value = 'none';
        kind.dispatchEvent(new Event('input', {bubbles: true}));
        kind.dispatchEvent(new Event('change', {bubbles: true}));";
    page.session.script(choose_none, Vec::new())?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert_eq!(strategies(&record), StrategyId::all().collect::<Vec<_>>());
    record.results.iter().for_each(assert_ok);
    Ok(())
}

/// A task that fails as one that raises an exception leaves the other tasks alone.
fn error(page: &Page) -> Result<(), Error> {
    for result in run_with(page, "error")?.results {
        let id = result.strategy;
        assert!(result.available, "{id} runs: {:?}", result.reason);
        assert_eq!(result.answers.len(), 4, "{id}");
        for (task, answer) in result.answers.iter().enumerate() {
            match answer {
                Value::Number(number) => {
                    assert!(task != 1 && *number == task as f64 + 1.0, "{id}: {answer:?}")
                }
                Value::Text(said) => {
                    assert!(task == 1 && said.contains("error"), "{id}: task {task} said {said}")
                }
            }
        }
    }
    let shown = page.text("#answers")?;
    assert!(shown.contains("error"), "the answers show the error: {shown}");
    assert_next_run_works(page)
}

/// A crash ends its strategy with a message that names task and lane.
fn crash(page: &Page, kind: &str) -> Result<(), Error> {
    for result in run_with(page, kind)?.results {
        let id = result.strategy;
        assert!(!result.answer_ok && result.summary.is_none(), "{id}: a crash has no timing");
        let reason = result.reason.unwrap_or_else(|| panic!("{id} says why it has no result"));
        println!("{id}, {kind}: {reason}");
        let said = reason.to_lowercase();
        assert!(said.contains("task 2") && said.contains("lane"), "{id} says where: {reason}");
        let expected = if kind == "memory" { "memory" } else { "crash|panic|trap|illegal|unreachable" };
        assert!(expected.split('|').any(|word| said.contains(word)), "{id} says what: {reason}");
        let shown = page.text(&format!("#results tbody:has(tr[data-strategy={id}])"))?;
        assert!(shown.contains(&reason), "{id} shows it in the table: {shown}");
    }
    assert_next_run_works(page)
}

/// Lists of 1.6 GB: the machine gives them, or the page says what would fit.
fn too_large_a_list(page: &Page) -> Result<(), Error> {
    let query = query("find_max", "tasks=3&size=400000000", "serial,rayon,gil", "threads=3&warmup=0");
    let record = page.measure(&query, Duration::from_secs(180))?;
    for result in record.results {
        let id = result.strategy;
        match result.reason {
            None => {
                assert_ok(&result);
                assert_eq!(result.answers, vec![Value::Number(399_999_999.0); 3], "{id}");
            }
            Some(reason) => {
                println!("{id}: {reason}");
                assert!(!result.answer_ok, "{id}: no answer without memory");
                let said = reason.to_lowercase();
                assert!(
                    said.contains("memory") && said.contains("task") && said.contains("would fit"),
                    "{id}: {reason}"
                );
            }
        }
    }
    page.type_into("#param-size", "1000")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

/// A task that asks a host which takes the request and says nothing gives up after half a minute, by either way of asking:
/// the blocking one of a thread, and the future of an executor.
fn a_host_that_never_answers(page: &Page) -> Result<(), Error> {
    // The page's own address has the task's address in it, and is answered at once.
    page.server.slow_down("never?fresh", Duration::from_secs(50), 0);
    let urls = format!("tasks=1&wait_ms=0&urls={}never", page.server.url());
    let record = page.measure(&query("open_url", &urls, "serial,async", "warmup=0"), 2 * ENOUGH)?;
    page.server.full_speed();
    for result in record.results {
        let id = result.strategy;
        assert!(result.available, "{id} runs: {:?}", result.reason);
        let [Value::Text(answer)] = &result.answers[..] else { panic!("{id}: {:?}", result.answers) };
        assert!(answer.contains("gave no reply"), "{id}: {answer}");
        let total_ms = result.repeats[0].total_ms;
        assert!((29_000.0..45_000.0).contains(&total_ms), "{id} gave up after {total_ms} ms");
    }
    Ok(())
}
