//! The page keeps up while a run goes on: it is told of spans at least 20 times a second, and it never stands still.

use crate::support::{ENOUGH, assert_ok, query, result};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
    watch::{self, Smoothness},
};
use overlap_record::StrategyId;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "live",
    &[
        Case::new("updates_of_serial", |page| updates(page, StrategyId::SERIAL)).measuring(),
        Case::new("updates_of_async", |page| updates(page, StrategyId::ASYNC)).measuring().alike(),
        Case::new("updates_of_rayon", |page| updates(page, StrategyId::RAYON)).measuring(),
        Case::new("updates_of_isolated", |page| updates(page, StrategyId::ISOLATED)).measuring().alike(),
        Case::new("updates_of_gil", |page| updates(page, StrategyId::GIL)).measuring().alike(),
        Case::new("calm_between_repeats", calm_between_repeats),
        Case::new("ten_thousand_tasks", ten_thousand_tasks).measuring(),
    ],
);

/// Updates a second that the page promises.
const LEAST_UPDATES: f64 = 20.0;

/// The page promises 30 frames a second; a headless browser on a busy machine may lose a third of them.
const FEWEST_FRAMES: f64 = 20.0;

/// One for each kind of span of each strategy.
const ALL_PATTERNS: u64 = 25;

/// Counts the page's live updates over one second of a wait, and over one of computing.
fn updates(page: &Page, id: StrategyId) -> Result<(), Error> {
    for (workload, params) in
        [("wait", "tasks=2&wait_ms=2500"), ("mix", "tasks=2&task_ms=1500&compute_share=1")]
    {
        page.load(&query(workload, params, id.name(), "warmup=0"))?;
        page.run()?;
        let per_second = page.session.async_script(
            "const count = () => Number(document.body.liveUpdates ?? 0);
             const pause = ms => new Promise(resume => setTimeout(resume, ms));
             // Without serial in a run its answers are computed before it, unseen.
             const asked = performance.now();
             while (count() < 3 && performance.now() - asked < 40000) await pause(10);
             const [from, start] = [count(), performance.now()];
             await pause(1000);
             return (count() - from) * 1000 / (performance.now() - start);",
            Vec::new(),
        )?;
        let per_second = per_second.as_f64().unwrap_or(0.0);
        assert!(
            per_second >= LEAST_UPDATES,
            "{id} updates the page {per_second} times a second during {workload}"
        );
        page.await_state(&["done"], ENOUGH)?;
        assert_ok(result(&page.record()?, id));
    }
    Ok(())
}

/// What the page does between two repeats, and at the start of one, takes of the cores what the repeat would have had: no panel
/// becomes lower and moves what is below it, and the patterns that spans are filled with are made once.
fn calm_between_repeats(page: &Page) -> Result<(), Error> {
    page.load(
        "?v=1&workload=mix&tasks=4&task_ms=60&compute_share=1&strategies=rayon,isolated&workers=2&repeats=4&warmup=0",
    )?;
    page.session.script(
        "window.seen = { patterns: 0, lower: 0 };
         const { createPattern } = CanvasRenderingContext2D.prototype;
         CanvasRenderingContext2D.prototype.createPattern = function (...arguments) {
             seen.patterns += 1;
             return createPattern.apply(this, arguments);
         };
         const heights = new Map();
         const observer = new ResizeObserver(entries => entries.forEach(({ target, contentRect: { height } }) => {
             seen.lower += height < (heights.get(target) ?? 0);
             heights.set(target, height);
         }));
         const watch = () => document.querySelectorAll('#timeline .panel canvas').forEach(canvas => observer.observe(canvas));
         // The panels come with the run.
         new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
         window.canvases = () => heights.size;",
        Vec::new(),
    )?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let seen = page.session.script("return { ...seen, canvases: canvases() };", Vec::new())?;
    assert_eq!(seen["canvases"], 2, "both panels were watched: {seen}");
    assert_eq!(seen["lower"], 0, "a panel became lower: {seen}");
    assert!(seen["patterns"].as_u64().is_some_and(|made| made <= ALL_PATTERNS), "{seen}");
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

fn run_ten_thousand(page: &Page) -> Result<Smoothness, Error> {
    // One worker, which leaves a core to the page: what is slow then is the page, and not the wait for a core.
    page.load("?v=1&workload=power&tasks=10000&strategies=serial,rayon&workers=1&repeats=1&warmup=0")?;
    watch::start(page)?;
    page.run()?;
    page.await_state(&["done"], Duration::from_secs(120))?;
    let seen = watch::read(page)?;
    page.record()?.results.iter().for_each(assert_ok);
    println!("{seen:?}");
    Ok(seen)
}

fn ten_thousand_tasks(page: &Page) -> Result<(), Error> {
    let seen = run_ten_thousand(page)?;
    assert!(
        seen.frames_per_second >= FEWEST_FRAMES,
        "the page draws {} frames a second",
        seen.frames_per_second
    );
    // Chromium tells of long tasks; Firefox tells of none.
    assert!(
        seen.longest_task_ms <= watch::LONGEST_TASK_MS,
        "a task of the main thread took {} ms",
        seen.longest_task_ms
    );
    Ok(())
}
