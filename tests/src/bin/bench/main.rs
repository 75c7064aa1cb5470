//! Times the computing workloads in headless Chromium, serial and by rayon, and how the page keeps up meanwhile.
//!
//! Prints a line of JSON for each figure, for `cargo xtask bench` to put beside the native ones. A workload other than those
//! below is named by arguments, such as `long_comp tasks=4 iterations=5000000`. `--python` times Python instead, and `--cpython`
//! what strategies gain in CPython and in the page.
#![allow(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser: it drives one from outside"
)]

mod model;
mod python;

use overlap_browser_tests::{Error, driver::Browser, page::Page, server::Site, suite, watch};
use overlap_protocol::workloads::all;
use overlap_record::{RunRecord, StrategyId};
use serde_json::json;
use std::{env, process::ExitCode, thread, time::Duration};

const WITHIN: Duration = Duration::from_secs(600);

/// A browser that has just started is busy with itself for a while.
const SETTLE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let page = Page::open(Browser::Chromium, Site::new(suite::site()))?;
    thread::sleep(SETTLE);
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("--python") => return python::times(&page),
        Some("--cpython") => return model::times(&page, &arguments[1..]),
        _ => {}
    }
    if let Some((workload, params)) = arguments.split_first() {
        return times(&page, workload, &params.join("&")).map(drop);
    }
    let mut medians = Vec::new();
    let mut timed: Vec<_> =
        all().iter().filter_map(|workload| Some((workload.id, workload.benchmark?))).collect();
    // Last, as natively: the system takes its time to take so much memory back.
    timed.sort_by_key(|(_, benchmark)| benchmark.frees_much_memory);
    for (workload, benchmark) in timed {
        let params: Vec<String> =
            benchmark.params.iter().map(|(id, value)| format!("{id}={value}")).collect();
        medians.push((workload, times(&page, workload, &params.join("&"))?));
    }
    let serial_ms = |wanted| medians.iter().find(|(workload, _)| *workload == wanted).and_then(|(_, ms)| *ms);
    if let (Some(square_ms), Some(power_ms)) = (serial_ms("square"), serial_ms("power")) {
        metric("span_cost_percent", span_cost_percent(square_ms, power_ms));
    }
    smoothness(&page)
}

/// Seven repeats on as many workers as there are cores, in a pool that is reused: what is compared is computing.
fn times(page: &Page, workload: &str, params: &str) -> Result<Option<f64>, Error> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let settings = format!("strategies=serial,rayon&workers={workers}&repeats=7&warmup=1&pool=reused");
    let record = page.measure(&format!("?v=1&workload={workload}&{params}&{settings}"), WITHIN)?;
    for id in [StrategyId::SERIAL, StrategyId::RAYON] {
        if let Some(median_ms) = median_ms(&record, id) {
            println!("{}", json!({ "task": workload, "mode": id.name(), "median_ms": median_ms }));
        }
    }
    Ok(median_ms(&record, StrategyId::SERIAL))
}

fn median_ms(record: &RunRecord, id: StrategyId) -> Option<f64> {
    let result = record.results.iter().find(|result| result.strategy == id)?;
    Some(result.summary.as_ref()?.median_ms)
}

/// An upper bound of what recording costs in `power`, percent of its time.
///
/// A task of `square` takes some nanoseconds, so nearly all of its time is what a task costs besides its work, recording among
/// it. There are 1,000 of them, and 10,000 tasks of `power`.
fn span_cost_percent(square_ms: f64, power_ms: f64) -> f64 {
    100.0 * (square_ms / 1_000.0) * 10_000.0 / power_ms
}

/// One worker leaves a core to the page: what is slow then is the page, and not the wait for a core.
fn smoothness(page: &Page) -> Result<(), Error> {
    page.load("?v=1&workload=power&tasks=10000&strategies=serial,rayon&workers=1&repeats=1&warmup=0")?;
    watch::start(page)?;
    page.run()?;
    page.await_state(&["done"], WITHIN)?;
    let seen = watch::read(page)?;
    metric("fps", seen.frames_per_second);
    metric("long_task_ms", seen.longest_task_ms);
    Ok(())
}

fn metric(name: &str, value: f64) {
    println!("{}", json!({ "metric": name, "value": value }));
}
