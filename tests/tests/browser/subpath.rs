//! The site in a folder of a host, as project pages are.

use crate::support::{ALL, ENOUGH, assert_ok, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};

pub const SUBJECT: Subject = Subject {
    mount: "/somebody/overlap/",
    ..Subject::new("subpath", &[Case::new("every_strategy", every_strategy)]).alike()
};

fn every_strategy(page: &Page) -> Result<(), Error> {
    drop(page.server.take_seen());
    let record = page.measure(&query("open_url", "tasks=3&wait_ms=20", ALL, "warmup=0"), ENOUGH)?;
    record.results.iter().for_each(assert_ok);
    let astray: Vec<_> = page
        .server
        .take_seen()
        .into_iter()
        .filter(|seen| seen.status != 200 && seen.target.starts_with('/'))
        .collect();
    assert!(astray.is_empty(), "requests that lead nowhere: {astray:?}");
    Ok(())
}
