//! How long the strategies take in comparison, which is what the page is about. Bounds leave room for a busy machine.

use crate::support::{ALL, ENOUGH, EVERY, assert_ok, query, result, total_ms};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::StrategyId;
use std::ops::Range;

pub const SUBJECT: Subject = Subject::new(
    "shapes",
    &[
        Case::new("of_seven_waits", of_seven_waits).measuring(),
        Case::new("of_computing", of_computing).measuring(),
    ],
);

/// Seven waits of 200 ms, ms in all. Two workers need four rounds of them.
const WAITS: [(StrategyId, Range<f64>); 5] = [
    (StrategyId::SERIAL, 1399.0..1700.0),
    (StrategyId::ASYNC, 199.0..400.0),
    (StrategyId::RAYON, 799.0..1300.0),
    (StrategyId::ISOLATED, 799.0..1300.0),
    (StrategyId::GIL, 199.0..500.0),
];

fn of_seven_waits(page: &Page) -> Result<(), Error> {
    // A pool that is reused, so that its start does not count.
    let record = page.measure(&query("wait", "tasks=7&wait_ms=200", ALL, "warmup=1&pool=reused"), ENOUGH)?;
    for (id, bounds) in WAITS {
        let total = total_ms(&record, id);
        assert!(bounds.contains(&total), "{id} took {total} ms, expected {bounds:?}");
    }
    assert_eq!(result(&record, StrategyId::GIL).workers, 7, "one thread a task");
    Ok(())
}

fn of_computing(page: &Page) -> Result<(), Error> {
    let query = "?v=1&workload=long_comp&tasks=8&iterations=5000000&strategies=serial,async,rayon,isolated,gil\
        &workers=2&threads=4&repeats=5&warmup=1&pool=reused";
    let record = page.measure(query, ENOUGH)?;
    // The shortest of five: another program can make a repeat longer, and nothing makes it shorter.
    let [serial, of_async, rayon, isolated, gil] = EVERY.map(|id| {
        let result = result(&record, id);
        assert_ok(result);
        result.repeats.iter().map(|repeat| repeat.total_ms).fold(f64::INFINITY, f64::min)
    });
    assert!(gil >= 0.8 * serial, "the lock lets one thread compute at a time: {gil} ms, serial {serial} ms");
    assert!(
        of_async >= 0.8 * serial,
        "an executor computes on one thread: {of_async} ms, serial {serial} ms"
    );
    if record.environment.cores_reported >= 2 {
        assert!(rayon < 0.85 * serial, "two threads of rayon: {rayon} ms, serial {serial} ms");
        assert!(isolated < 0.85 * serial, "two isolated workers: {isolated} ms, serial {serial} ms");
    }
    Ok(())
}
