//! Python in the page: the programs in `crates/python/benches/programs`, which CPython is timed with too.

use crate::{WITHIN, median_ms, metric};
use overlap_browser_tests::{Error, page::Page};
use overlap_protocol::code;
use overlap_record::{RunRecord, StrategyId};
use serde_json::json;
use std::{fs, path::Path};

/// Programs whose tasks are run by threads too.
const SHARED: [&str; 4] = ["int_loop", "even_odd", "fib", "methods"];

/// For seconds of work, of which two workers have half each.
const TASKS: u32 = 8;

/// Prints the figures of every program, then those of starting an interpreter.
pub fn times(page: &Page) -> Result<(), Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/python/benches/programs");
    let entries = fs::read_dir(&folder).map_err(Error::io("listing the programs"))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    for file in files {
        let source = fs::read_to_string(&file).map_err(Error::io(format!("reading {}", file.display())))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let serial = "tasks=1&strategies=serial&pool=reused";
        let cold = run(page, &source, &format!("{serial}&repeats=1&warmup=0"))?;
        time(&name, "cold", &cold, StrategyId::SERIAL);
        let warm = run(page, &source, &format!("{serial}&repeats=7&warmup=1"))?;
        time(&name, "warm", &warm, StrategyId::SERIAL);
        if SHARED.contains(&name.as_str()) {
            let all = "strategies=serial,gil,rayon,isolated&workers=2&pool=reused&repeats=5&warmup=1";
            let record = run(page, &source, &format!("tasks={TASKS}&{all}"))?;
            for result in &record.results {
                time(&name, result.strategy.name(), &record, result.strategy);
            }
        }
    }
    starts(page)
}

/// What starting costs: an interpreter in the first worker of a page, and in each further one.
fn starts(page: &Page) -> Result<(), Error> {
    let settings = "tasks=2&strategies=isolated&workers=1&pool=fresh&repeats=5&warmup=0";
    let record = run(page, "def task(i):\n    return i\n", settings)?;
    let starts: Vec<f64> =
        record.results.iter().flat_map(|result| &result.repeats).map(|repeat| repeat.startup_ms).collect();
    if let Some((first, further)) = starts.split_first() {
        metric("python_start_ms", *first);
        let mut further = further.to_vec();
        further.sort_by(f64::total_cmp);
        if let Some(median) = further.get(further.len() / 2) {
            metric("python_worker_ms", *median);
        }
    }
    Ok(())
}

fn run(page: &Page, source: &str, settings: &str) -> Result<RunRecord, Error> {
    let fragment = code::stored_fragment(source);
    // Another address, since one that differs in its fragment alone loads no page.
    page.session.goto("about:blank")?;
    page.measure(&format!("?v=1&workload=python&lang=python&{settings}{fragment}"), WITHIN)
}

fn time(program: &str, mode: &str, record: &RunRecord, id: StrategyId) {
    if let Some(median_ms) = median_ms(record, id) {
        println!("{}", json!({ "task": program, "mode": mode, "median_ms": median_ms }));
    }
}
