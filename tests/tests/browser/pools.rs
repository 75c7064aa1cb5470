//! Pools: fresh ones are paid for in each repeat, a reused one once; more workers than cores raise a doubt.

use crate::support::{ENOUGH, assert_ok};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{Doubt, Pool, SpanKind, StrategyId};

pub const SUBJECT: Subject = Subject::new(
    "pools",
    &[
        Case::new("fresh", fresh),
        Case::new("reused", reused),
        Case::new("larger_than_the_machine", larger_than_the_machine),
    ],
)
.alike();

const QUERY: &str =
    "?v=1&workload=wait&tasks=4&wait_ms=20&strategies=serial,rayon,isolated,gil&workers=2&repeats=3&warmup=1";

fn startup_cell(page: &Page, id: StrategyId) -> Result<String, Error> {
    page.text(&format!("#results tr[data-strategy={id}] td[data-col=startup]"))
}

fn has_digit(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit())
}

fn fresh(page: &Page) -> Result<(), Error> {
    let record = page.measure(&format!("{QUERY}&pool=fresh"), ENOUGH)?;
    assert_eq!(record.spec.pool, Pool::Fresh);
    for result in &record.results {
        let id = result.strategy;
        assert_ok(result);
        assert_eq!(result.repeats.len(), 3);
        assert_eq!(result.pool_startup_ms, None, "{id} has no pool for all repeats");
        for repeat in &result.repeats {
            let started = repeat.spans.iter().any(|span| span.kind == SpanKind::Startup);
            assert_eq!(started, id.has_pool(), "{id}: a start-up span in every repeat");
            assert_eq!(repeat.startup_ms > 0.0, id.has_pool(), "{id}: start-up {} ms", repeat.startup_ms);
            assert!(repeat.startup_ms <= repeat.total_ms, "{id}: the start-up is part of the total");
        }
        if id.has_pool() {
            assert!(has_digit(&startup_cell(page, id)?), "{id} shows its start-up");
        }
    }
    Ok(())
}

fn reused(page: &Page) -> Result<(), Error> {
    let record = page.measure(&format!("{QUERY}&pool=reused"), ENOUGH)?;
    assert_eq!(record.spec.pool, Pool::Reused);
    for result in &record.results {
        let id = result.strategy;
        assert_ok(result);
        assert_eq!(result.pool_startup_ms.is_some_and(|ms| ms > 0.0), id.has_pool(), "{id}: paid once");
        for repeat in &result.repeats {
            assert_eq!(repeat.startup_ms, 0.0, "{id} starts nothing within a repeat");
            assert!(repeat.spans.iter().all(|span| span.kind != SpanKind::Startup), "{id} starts nothing");
        }
        if id.has_pool() {
            assert!(has_digit(&startup_cell(page, id)?), "{id} shows what was paid once");
        }
    }
    Ok(())
}

fn larger_than_the_machine(page: &Page) -> Result<(), Error> {
    page.load("")?;
    let cores =
        page.session.script("return navigator.hardwareConcurrency;", Vec::new())?.as_u64().unwrap_or(1);
    let with = |workers: u64| {
        let query =
            "?v=1&workload=wait&tasks=4&wait_ms=20&strategies=serial,rayon,isolated&repeats=1&warmup=1";
        page.measure(&format!("{query}&workers={workers}"), ENOUGH)
    };
    let is_doubted =
        |doubts: &[Doubt]| doubts.iter().any(|doubt| matches!(doubt, Doubt::CoresFewerThanWorkers { .. }));
    for (workers, expected) in [(cores, false), (cores + 2, true)] {
        for result in with(workers)?.results {
            assert_ok(&result);
            let expected = expected && result.strategy.has_pool();
            assert_eq!(is_doubted(&result.doubts), expected, "{} with {workers} workers", result.strategy);
        }
    }
    Ok(())
}
