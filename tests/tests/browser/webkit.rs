//! A third engine, WebKitGTK, which has no shared memory: everything else works, and the page says what does not.

use crate::support::{ALL, ENOUGH, assert_ok, query};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::StrategyId;

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "fallback",
        &[
            Case::new("the_rest_runs", the_rest_runs).only(Browser::Webkit),
            Case::new("computing", computing).only(Browser::Webkit),
            Case::new("python", python).only(Browser::Webkit),
        ],
    )
};

fn the_rest_runs(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=4&wait_ms=60", ALL, "warmup=0"))?;
    let said = page.text("#unavailable")?;
    assert!(said.contains("Rayon and GIL cannot run here"), "{said}");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    for result in &record.results {
        if result.strategy.needs_threads() {
            assert!(!result.available && result.reason.is_some(), "{} says why", result.strategy);
        } else {
            assert_ok(result);
        }
    }
    let total = |id: StrategyId| {
        let result = record.results.iter().find(|result| result.strategy == id);
        result.map_or(f64::NAN, |result| result.repeats[0].total_ms)
    };
    assert!(
        total(StrategyId::SERIAL) >= 240.0 && total(StrategyId::ASYNC) < 160.0,
        "waits overlap in one executor"
    );
    // After a reload, too, the page neither loads itself again nor becomes blank.
    page.load("")?;
    assert!(page.is_visible("#run")?);
    Ok(())
}

fn computing(page: &Page) -> Result<(), Error> {
    for (workload, params) in [
        ("long_comp", "tasks=2&iterations=100000"),
        ("power", "tasks=50"),
        ("shared_list", "tasks=20"),
        ("open_url", "tasks=3&wait_ms=20"),
    ] {
        let record = page.measure(&query(workload, params, "serial,async,isolated", "warmup=0"), ENOUGH)?;
        assert_eq!(record.results.len(), 3, "{workload}");
        record.results.iter().for_each(assert_ok);
    }
    Ok(())
}

fn python(page: &Page) -> Result<(), Error> {
    for (workload, params) in [("wait", "tasks=3&wait_ms=60"), ("long_comp", "tasks=2&iterations=2000")] {
        let record = page.measure(&query(workload, params, ALL, "warmup=0&lang=python"), ENOUGH)?;
        for result in &record.results {
            if result.strategy.needs_threads() {
                assert!(!result.available && result.reason.is_some(), "{} says why", result.strategy);
            } else {
                assert_ok(result);
            }
        }
    }
    Ok(())
}
