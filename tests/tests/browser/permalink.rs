//! Permalinks: bad parts are named and replaced by defaults; a shared one brings the same settings back.

use crate::support::{ENOUGH, assert_ok};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{Pool, StrategyId};
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "permalink",
    &[Case::new("bad_parts", bad_parts), Case::new("none", none), Case::new("shared", shared)],
)
.alike();

fn bad_parts(page: &Page) -> Result<(), Error> {
    let query = "?v=1&workload=wait&tasks=-3&wait_ms=%ZZ&strategies=serial,warp&workers=9999&repeats=none\
        &pool=lukewarm&fault=sigh@1&frobnicate=1&%3Cimg%20src=x%3E=1";
    page.load(query)?;
    let notices = page.text("#notices")?;
    for part in ["tasks", "wait_ms", "warp", "workers", "repeats", "pool", "fault", "frobnicate", "<img src"]
    {
        assert!(notices.contains(part), "the notices name {part}: {notices}");
    }
    assert!(page.is_visible("#run")?, "the page can be used");
    assert_eq!(page.property("#strategy-serial", "checked")?, "true");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert_eq!(
        (record.spec.workload.as_str(), record.spec.tasks),
        ("wait", 7),
        "defaults stand in for what is bad"
    );
    record.results.iter().for_each(assert_ok);
    page.load("?v=1&workload=nosuch")?;
    assert!(page.text("#notices")?.contains("nosuch"), "an unknown workload is named");
    assert_eq!(page.property("#workload", "value")?, "wait");
    Ok(())
}

/// Without any setting there is document A's experiment, on one click.
fn none(page: &Page) -> Result<(), Error> {
    page.load("")?;
    assert_eq!(page.property("#workload", "value")?, "wait");
    assert_eq!(page.property("#preset-quick", "checked")?, "true");
    assert!(!page.is_visible("#notices li")?, "there is nothing to notice");
    page.session.click("#run")?;
    page.await_state(&["done"], Duration::from_secs(30))?;
    let record = page.record()?;
    assert_eq!(record.results.len(), StrategyId::all().len());
    record.results.iter().for_each(assert_ok);
    Ok(())
}

fn shared(page: &Page) -> Result<(), Error> {
    page.load("?v=1&workload=mix&tasks=3&task_ms=40&compute_share=0.25&strategies=async,gil&workers=3&threads=2&chunk=2&repeats=2\
        &pool=reused&seed=11&warmup=0")?;
    page.session.click("#share")?;
    page.until("showing the permalink", Duration::from_secs(3), || page.is_visible("#permalink"))?;
    let link = page.session.script(
        "const it = document.querySelector(arguments[0]); return it.value ?? it.href ?? it.innerText;",
        vec![json!("#permalink")],
    )?;
    let link = link.as_str().unwrap_or_default().to_owned();
    let query = link.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    let record = page.measure(&query, ENOUGH)?;
    assert!(!page.is_visible("#notices li")?, "{link} is understood");
    let spec = &record.spec;
    assert_eq!((spec.workload.as_str(), spec.tasks, spec.workers, spec.threads), ("mix", 3, 3, Some(2)));
    assert_eq!(spec.chunk, Some(2));
    assert_eq!(spec.strategies, [StrategyId::ASYNC, StrategyId::GIL]);
    assert_eq!((spec.repeats, spec.pool, spec.seed, spec.warmup), (2, Pool::Reused, 11, 0));
    assert_eq!(spec.params.get("compute_share"), Some(&overlap_record::Value::Number(0.25)));
    Ok(())
}
