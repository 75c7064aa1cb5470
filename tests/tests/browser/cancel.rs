//! Cancel: ready again within half a second, whatever is going on, and the next run works.

use crate::support::{
    ENOUGH, NO_WORKER, READY_WITHIN_MS, WORKER, assert_ok, query, ready_after_cancel_ms, result,
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::StrategyId;
use std::{thread, time::Duration};

const fn case(name: &'static str, run: fn(&Page) -> Result<(), Error>) -> Case {
    Case::new(name, run).expecting(&[WORKER, NO_WORKER]).measuring()
}

pub const SUBJECT: Subject = Subject {
    // The service worker, which would keep the engine's files and so undo the delays of this subject.
    missing: &[WORKER],
    ..Subject::new(
        "cancel",
        &[
            case("serial", |page| cancel(page, StrategyId::SERIAL)),
            case("async", |page| cancel(page, StrategyId::ASYNC)).alike(),
            case("rayon", |page| cancel(page, StrategyId::RAYON)),
            case("isolated", |page| cancel(page, StrategyId::ISOLATED)).alike(),
            case("gil", |page| cancel(page, StrategyId::GIL)),
        ],
    )
};

fn cancel(page: &Page, id: StrategyId) -> Result<(), Error> {
    while_waiting(page, id)?;
    while_building(page, id)?;
    while_starting(page, id)
}

fn while_waiting(page: &Page, id: StrategyId) -> Result<(), Error> {
    page.load(&query("wait", "tasks=4&wait_ms=10000", id.name(), "threads=2&warmup=0"))?;
    page.run()?;
    await_spans(page)?;
    press_cancel(page, id, "a wait of 10 s")?;
    page.type_into("#param-wait_ms", "10")?;
    assert_runs(page, id)
}

fn while_building(page: &Page, id: StrategyId) -> Result<(), Error> {
    // Two threads at most, since each list takes 400 MB.
    page.load(&query("find_max", "tasks=40&size=100000000", id.name(), "threads=2&warmup=0"))?;
    page.run()?;
    await_spans(page)?;
    press_cancel(page, id, "a list of 100 million")?;
    page.type_into("#param-size", "1000")?;
    assert_runs(page, id)
}

/// The server delays what the start needs, so that it is sure to be going on.
fn while_starting(page: &Page, id: StrategyId) -> Result<(), Error> {
    page.load(&query("wait", "tasks=4&wait_ms=10", id.name(), "threads=2&warmup=0&pool=reused"))?;
    // Engines load once before a pool starts: the one that measures cores, in this run; the one of the reference answers.
    assert_runs(page, id)?;
    let (delayed, prompt, stage) = match id.name() {
        "serial" | "async" => ("plain/worker.js", 0, "loading its engine"),
        "rayon" | "gil" => ("threads/engine.js", 1, "starting its workers"),
        "isolated" => ("plain/worker.js", 2, "starting its workers"),
        other => panic!("this test does not know how {other} starts"),
    };
    page.server.slow_down(delayed, Duration::from_secs(3), prompt);
    let cancelled = page.run().and_then(|()| {
        page.until(stage, Duration::from_secs(10), || Ok(page.text("#progress")?.contains(stage)))?;
        thread::sleep(Duration::from_millis(200));
        assert!(page.text("#progress")?.contains(stage), "the start of {id} is delayed");
        press_cancel(page, id, "its start")
    });
    page.server.full_speed();
    cancelled?;
    assert_runs(page, id)
}

/// Waits until a lane is at work.
fn await_spans(page: &Page) -> Result<(), Error> {
    page.until("updated with spans", Duration::from_secs(20), || {
        let updates = page.session.script("return Number(document.body.liveUpdates ?? 0);", Vec::new())?;
        Ok(updates.as_u64().is_some_and(|updates| updates >= 5))
    })
}

/// Clicks Cancel and holds what it takes to be ready against the promise.
fn press_cancel(page: &Page, id: StrategyId, during: &str) -> Result<(), Error> {
    assert_eq!(page.state()?, "running", "{id} is in the middle of {during}");
    let ready_ms = ready_after_cancel_ms(page)?;
    println!(
        "{id}: cancelled during {during} after {ready_ms:.0} ms; {}",
        page.text("#progress")?.replace('\n', " ")
    );
    assert!(ready_ms <= READY_WITHIN_MS, "{id} was ready {ready_ms} ms after a cancel during {during}");
    Ok(())
}

fn assert_runs(page: &Page, id: StrategyId) -> Result<(), Error> {
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    assert_ok(result(&page.record()?, id));
    Ok(())
}
