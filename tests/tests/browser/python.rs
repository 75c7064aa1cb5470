//! Python in the page: the twins and the reader's own code, under every strategy, and programs that end badly.

use crate::support::{
    ALL, ENOUGH, READY_WITHIN_MS, SOON, assert_ok, numbers, query, ready_after_cancel_ms, result, total_ms,
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{MAX_CODE_BYTES, RunRecord, SpanKind, StrategyId, Value};
use serde_json::json;
use std::{fs, io, path::Path, thread, time::Duration};

pub const SUBJECT: Subject = Subject::new(
    "python",
    &[
        Case::new("twins", twins).alike(),
        Case::new("waits_overlap", waits_overlap).measuring(),
        Case::new("prints_and_exceptions", prints_and_exceptions),
        Case::new("code_that_does_not_compile", code_that_does_not_compile),
        Case::new("a_call_that_blocks", a_call_that_blocks),
        Case::new("cancelled", cancelled).measuring(),
        Case::new("ended_by_force", ended_by_force),
        Case::new("hostile", hostile).alike(),
    ],
);

const OWN: &str = "tasks=3&lang=python&warmup=0";

/// Opens the lab with code of one's own.
fn open(page: &Page, strategies: &str, code: &str) -> Result<(), Error> {
    page.load(&query("python", OWN, strategies, ""))?;
    write(page, code)
}

fn write(page: &Page, code: &str) -> Result<(), Error> {
    let fill = "const it = document.querySelector('#editor'); it.value = arguments[0];
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.session.script(fill, vec![json!(code)]).map(drop)
}

fn ran(page: &Page, strategies: &str, code: &str) -> Result<RunRecord, Error> {
    open(page, strategies, code)?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()
}

fn texts(values: &[&str]) -> Vec<Value> {
    values.iter().map(|text| Value::Text((*text).to_owned())).collect()
}

fn twins(page: &Page) -> Result<(), Error> {
    for (workload, params) in [
        ("long_comp", "tasks=3&iterations=5000"),
        ("small_factorial", "tasks=5"),
        ("shared_list", "tasks=6"),
        ("open_url", "tasks=3&wait_ms=20"),
    ] {
        let both = ["rust", "python"].map(|lang| {
            page.measure(&query(workload, params, ALL, &format!("warmup=0&lang={lang}")), ENOUGH)
        });
        let [rust, python] = both;
        let (rust, python) = (rust?, python?);
        assert_eq!(python.results.len(), 5, "{workload}");
        for (rust, python) in rust.results.iter().zip(&python.results) {
            assert_ok(python);
            assert_eq!(python.answers, rust.answers, "{workload} under {}", python.strategy);
            let order = |list: &Option<Vec<f64>>| {
                let mut list = list.clone()?;
                list.sort_by(f64::total_cmp);
                Some(list)
            };
            assert_eq!(order(&python.collection), order(&rust.collection), "{workload}: {}", python.strategy);
        }
    }
    Ok(())
}

fn waits_overlap(page: &Page) -> Result<(), Error> {
    let link = query("wait", "tasks=4&wait_ms=300", ALL, "warmup=0&lang=python");
    let record = page.measure(&link, ENOUGH)?;
    for result in &record.results {
        assert_ok(result);
        assert_eq!(result.answers, numbers([1.0, 2.0, 3.0, 4.0]), "{}", result.strategy);
        let waits = result.repeats[0].spans.iter().filter(|span| span.kind == SpanKind::Wait);
        assert!(waits.count() >= 4, "{}", result.strategy);
    }
    assert!(total_ms(&record, StrategyId::SERIAL) >= 1_200.0);
    assert!(total_ms(&record, StrategyId::ASYNC) < 1_000.0);
    let gil = result(&record, StrategyId::GIL);
    assert!(gil.repeats[0].total_ms - gil.repeats[0].startup_ms < 1_000.0, "a wait gives the lock up");
    Ok(())
}

fn prints_and_exceptions(page: &Page) -> Result<(), Error> {
    let code = "def task(i):\n    print('this is', i)\n    if i == 1:\n        raise ValueError('no')\n    return i + 0.5\n";
    let record = ran(page, ALL, code)?;
    for result in &record.results {
        assert_ok(result);
        let wanted = texts(&["0.5", "error: ValueError: no (line 4)", "2.5"]);
        assert_eq!(result.answers, wanted, "{}", result.strategy);
    }
    let log = page.text("#log")?;
    assert!(log.contains("this is 0") && log.contains("this is 2"), "{log}");
    assert!(log.contains("Traceback") && log.contains("task.py\", line 4"), "{log}");
    let marked = page.text(".editor, #code")?;
    assert!(marked.contains("Line 4: ValueError: no"), "{marked}");
    Ok(())
}

/// Whether a strategy runs, or computes the answers that it is compared with.
fn is_at_work(progress: &str) -> bool {
    progress.contains(": running") || progress.contains("warming up")
}

fn code_that_does_not_compile(page: &Page) -> Result<(), Error> {
    for (code, says) in [
        ("def task(i):\n    return (1\n", "SyntaxError"),
        ("def job(i):\n    return i\n", "defines no function `task`"),
    ] {
        open(page, "serial,isolated", code)?;
        page.run()?;
        page.await_state(&["failed"], ENOUGH)?;
        let said = page.text("main")?;
        assert!(said.contains(says), "{code}: {said}");
    }
    write(page, "def task(i):\n    return i\n")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    Ok(())
}

fn a_call_that_blocks(page: &Page) -> Result<(), Error> {
    let code = "import time\n\ndef task(i):\n    time.sleep(0.1)\n    return i\n";
    let record = ran(page, "serial,async", code)?;
    assert_eq!(result(&record, StrategyId::ASYNC).blocking_line, Some(4));
    assert_eq!(result(&record, StrategyId::SERIAL).blocking_line, None);
    let said = page.text("#verdict")?;
    assert!(said.contains("line 4"), "{said}");
    Ok(())
}

fn cancelled(page: &Page) -> Result<(), Error> {
    let code = "def task(i):\n    while True:\n        try:\n            i += 1\n        except:\n            pass\n";
    for strategy in ALL.split(',') {
        open(page, strategy, code)?;
        page.run()?;
        page.until("running a repeat", ENOUGH, || Ok(is_at_work(&page.text("#progress")?)))?;
        thread::sleep(Duration::from_millis(700));
        cancel(page, strategy)?;
        write(page, "def task(i):\n    return i\n")?;
        page.run()?;
        page.await_state(&["done"], ENOUGH)?;
        page.record()?.results.iter().for_each(assert_ok);
    }
    Ok(())
}

/// Presses Cancel and holds what it takes to be ready against the promise.
fn cancel(page: &Page, what: &str) -> Result<(), Error> {
    let ready_ms = ready_after_cancel_ms(page)?;
    assert!(ready_ms <= READY_WITHIN_MS, "{what}: ready {ready_ms} ms after a cancel");
    Ok(())
}

/// A loop within the interpreter passes no checkpoint.
fn ended_by_force(page: &Page) -> Result<(), Error> {
    open(page, "serial,isolated", "def task(i):\n    return sum(iter(int, 1))\n")?;
    page.run()?;
    page.until("running a repeat", ENOUGH, || Ok(is_at_work(&page.text("#progress")?)))?;
    thread::sleep(Duration::from_millis(300));
    cancel(page, "a loop in the interpreter")?;
    write(page, "def task(i):\n    return i\n")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

/// How a program of `crates/python/tests/hostile` has to end.
enum Expected {
    /// Only a cancel ends it.
    Stopped,
    /// It is no program.
    Refused,
    /// With an answer that begins so, or with an exception of this class.
    Ended(String),
}

/// The programs by name, with how each has to end.
fn programs() -> io::Result<Vec<(String, String, Expected)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/python/tests/hostile");
    let mut programs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let code = fs::read_to_string(&path)?;
        let first = code.lines().next().unwrap_or_default();
        let ends = first.trim_start_matches("# expect: ");
        // A run of serial alone has the engine without threads.
        let expected = match ends.split_once(", with threads ").map_or(ends, |(without, _)| without) {
            "Stopped" => Expected::Stopped,
            "NoTask" | "SyntaxError" => Expected::Refused,
            ends => Expected::Ended(ends.trim_start_matches("answer ").to_owned()),
        };
        programs.push((path.display().to_string(), code, expected));
    }
    programs.sort_by(|a, b| a.0.cmp(&b.0));
    // The host runs them all, and a browser takes longer for each.
    let programs: Vec<_> = programs.into_iter().step_by(2).collect();
    assert!(programs.len() >= 100, "{} programs were found", programs.len());
    Ok(programs)
}

/// Every program ends as it has to, or with a reason, and the next one runs.
fn hostile(page: &Page) -> Result<(), Error> {
    page.load(&query("python", "tasks=1&lang=python&warmup=0", "serial", ""))?;
    let mut wrong = Vec::new();
    for (name, code, expected) in programs().expect("the programs are in the checkout") {
        if code.len() > MAX_CODE_BYTES {
            continue;
        }
        write(page, &code)?;
        page.run()?;
        match expected {
            Expected::Refused => {
                // Code that nests too deeply for a browser's stack ends the engine, which says so.
                if page.await_state(&["failed", "done"], SOON)? == "done" {
                    let said = page.text("main")?;
                    assert!(said.contains("Serial did not run"), "{name} ran: {said}");
                }
            }
            Expected::Stopped => {
                page.until("running", SOON, || {
                    Ok(page.text("#progress")?.contains("running") || page.state()? != "running")
                })?;
                thread::sleep(Duration::from_millis(200));
                if page.state()? == "running" {
                    cancel(page, &name)?;
                } else if !page.text("main")?.contains("Serial did not run") {
                    wrong.push(format!("{name} ended by itself"));
                }
            }
            Expected::Ended(ends) => {
                if page.await_state(&["done"], SOON).is_err() {
                    wrong.push(format!("{name} did not end by itself"));
                    cancel(page, &name)?;
                    continue;
                }
                let record = page.record()?;
                let result = result(&record, StrategyId::SERIAL);
                let answer = result.answers.first().map(ToString::to_string).unwrap_or_default();
                // Where an address has 32 bits, some sizes are refused before the memory is asked.
                let other = if ends == "MemoryError" { "OverflowError" } else { &ends };
                let raised = |class: &str| answer.contains(&format!("error: {class}"));
                let as_expected = answer.starts_with(&ends) || raised(&ends) || raised(other);
                let reason = result.reason.as_deref().unwrap_or_default();
                if !as_expected && reason.is_empty() {
                    wrong.push(format!("{name}: {answer}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    write(page, "def task(i):\n    return i\n")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}
