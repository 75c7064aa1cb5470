//! Sweeps: by form and by link, with their chart, their table, their words, and what a cancel keeps.

use crate::support::{ENOUGH, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "sweep",
    &[
        Case::new("workers_by_link", workers_by_link),
        Case::new("size_by_form", size_by_form),
        Case::new("cancelled", cancelled).measuring(),
        Case::new("bad_values", bad_values),
        Case::new("shared", shared),
    ],
)
.alike();

const SOON: Duration = Duration::from_secs(5);

/// Rows of the table that have a time of a strategy.
fn measured(page: &Page) -> Result<u64, Error> {
    let look = "return [...document.querySelectorAll('#sweep-table tbody tr')].filter(row => / (ms|s|µs)/.test(row.innerText)).length;";
    Ok(page.session.script(look, Vec::new())?.as_u64().unwrap_or(0))
}

fn dots(page: &Page, strategy: &str) -> Result<u64, Error> {
    page.count(&format!(".sweep-chart [data-strategy={strategy}] .dot"))
}

/// Chooses an option as a reader does.
fn choose(page: &Page, selector: &str, value: &str) -> Result<(), Error> {
    let choose = "const it = document.querySelector(arguments[0]); it.value = arguments[1];
        it.dispatchEvent(new Event('change', { bubbles: true }));";
    page.session.script(choose, vec![json!(selector), json!(value)]).map(drop)
}

fn workers_by_link(page: &Page) -> Result<(), Error> {
    let work = query("long_comp", "tasks=4&iterations=200000", "serial,async,rayon", "pool=reused");
    page.load(&format!("{work}&sweep=workers:1,2,3"))?;
    assert_eq!(page.property("#sweep-vary", "value")?, "workers");
    assert_eq!(page.property("#sweep-values", "value")?, "1, 2, 3");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    assert_eq!(measured(page)?, 3, "the table has every point");
    assert_eq!((dots(page, "rayon")?, dots(page, "async")?), (3, 3), "so has the chart");
    let verdict = page.text("#sweep-verdict")?;
    assert!(
        verdict.contains("Rayon with ") && verdict.contains("knee") && verdict.contains("this machine has "),
        "{verdict}"
    );
    assert_eq!(page.count(".mark[data-mark=cores]")?, 1, "the cores are marked");
    assert!(page.property("#sweep-figure", "ariaLabel")?.contains(&verdict), "the chart says the same");

    // The last point is shown, then the one that is chosen, with its own exports.
    assert_eq!(page.record()?.spec.workers, 3);
    page.session.click("#sweep-table tr[data-value='2'] button")?;
    page.until("showing the second point", SOON, || Ok(page.record()?.spec.workers == 2))?;
    let csv = page.export("sweep")?;
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 1 + 3 * 3, "a head, and a row for each point and strategy: {csv}");
    assert!(rows[0].starts_with("workers,strategy,") && rows[1].starts_with("1,serial,"), "{csv}");
    Ok(())
}

fn size_by_form(page: &Page) -> Result<(), Error> {
    page.load(&query("long_comp", "tasks=2&iterations=20000", "serial,rayon", ""))?;
    assert!(!page.is_visible("#sweep-values")?, "nothing is swept");
    choose(page, "#sweep-vary", "iterations")?;
    page.until("suggesting values", SOON, || Ok(page.property("#sweep-values", "value")?.contains("20000")))?;
    page.type_into("#sweep-values", "1000, 20000000")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    assert_eq!((measured(page)?, dots(page, "serial")?, dots(page, "rayon")?), (2, 2, 2));
    let verdict = page.text("#sweep-verdict")?;
    assert!(verdict.contains("break-even"), "{verdict}");
    assert_eq!(page.record()?.spec.tasks, 2);

    // A single run afterwards leaves no chart.
    choose(page, "#sweep-vary", "")?;
    page.session.click("#run")?;
    page.until("running alone", SOON, || Ok(page.count("#sweep")? == 0))?;
    page.await_state(&["done"], ENOUGH)?;
    Ok(())
}

fn cancelled(page: &Page) -> Result<(), Error> {
    let work = query("wait", "tasks=1&wait_ms=10", "serial,async", "warmup=0");
    page.load(&format!("{work}&sweep=wait_ms:5,10,20000,20001"))?;
    page.run()?;
    page.until("at the third point", ENOUGH, || Ok(page.text("#progress")?.contains("point 3 of 4")))?;
    assert_eq!(measured(page)?, 2, "points are drawn as they come");
    page.session.click("#cancel")?;
    page.await_state(&["cancelled"], SOON)?;
    assert!(page.text("#progress")?.contains("2 of 4 points are kept"), "{}", page.text("#progress")?);
    assert_eq!((measured(page)?, dots(page, "async")?), (2, 2));
    let spec = page.record()?.spec;
    assert_eq!(
        spec.params.get("wait_ms"),
        Some(&overlap_record::Value::Number(10.0)),
        "the last point is shown"
    );
    Ok(())
}

fn bad_values(page: &Page) -> Result<(), Error> {
    page.load("?workload=wait&tasks=2&wait_ms=10&sweep=workers:1,many,2,999")?;
    let notices = page.text("#notices")?;
    assert!(notices.contains("many") && notices.contains("999"), "{notices}");
    assert_eq!(page.property("#sweep-values", "value")?, "1, 2");
    page.type_into("#sweep-values", "1, zwei")?;
    page.until("naming what is wrong", SOON, || page.is_visible("#error-sweep"))?;
    assert!(page.text("#error-sweep")?.contains("zwei"), "{}", page.text("#error-sweep")?);
    assert_eq!(page.property("#sweep-values", "value")?, "1, zwei", "nothing is lost");
    page.session.click("#run")?;
    assert_eq!(page.state()?, "idle");
    let focused = page.session.script("return document.activeElement.id;", Vec::new())?;
    assert_eq!(focused, json!("sweep-values"));
    Ok(())
}

fn shared(page: &Page) -> Result<(), Error> {
    page.load("?workload=mix&tasks=3&task_ms=40")?;
    choose(page, "#sweep-vary", "tasks")?;
    page.type_into("#sweep-values", "2,1,4")?;
    page.session.click("#share")?;
    page.until("showing the permalink", SOON, || page.is_visible("#permalink"))?;
    let link = page.property("#permalink", "value")?;
    page.load(&link[link.find('?').unwrap_or(0)..])?;
    assert!(!page.is_visible("#notices li")?, "{link} is understood");
    assert_eq!(page.property("#sweep-vary", "value")?, "tasks");
    assert_eq!(page.property("#sweep-values", "value")?, "1, 2, 4");
    Ok(())
}
