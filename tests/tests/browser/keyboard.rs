//! The page by keyboard alone.

use crate::support::{ENOUGH, assert_ok, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "keyboard",
    &[Case::new("run", run), Case::new("cancel", cancel), Case::new("timeline", timeline)],
);

/// WebDriver's codes of keys that have no letter.
const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const SPACE: &str = " ";
pub const RIGHT: &str = "\u{e014}";
pub const DOWN: &str = "\u{e015}";

/// More stops than the page has.
const MOST_STOPS: u32 = 150;

/// Presses Tab until the focus is on the element.
pub fn tab_to(page: &Page, selector: &str) -> Result<(), Error> {
    step_to(page, selector, || page.session.keys(TAB))
}

/// Presses Shift and Tab until the focus is on the element.
pub fn tab_back_to(page: &Page, selector: &str) -> Result<(), Error> {
    step_to(page, selector, || page.session.shifted(TAB))
}

fn step_to(page: &Page, selector: &str, step: impl Fn() -> Result<(), Error>) -> Result<(), Error> {
    let look = format!("return document.activeElement?.matches('{selector}') ?? false;");
    for _ in 0..MOST_STOPS {
        step()?;
        if page.session.script(&look, Vec::new())?.as_bool() == Some(true) {
            let outline = "const it = document.activeElement; const style = getComputedStyle(it);
                return it.matches(':focus-visible') && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');";
            assert_eq!(
                page.session.script(outline, Vec::new())?.as_bool(),
                Some(true),
                "the focus on {selector} is seen"
            );
            return Ok(());
        }
    }
    panic!("the focus never comes to {selector}");
}

fn run(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=3&wait_ms=30", "serial,async,rayon", "warmup=0"))?;
    tab_to(page, "#strategy-rayon")?;
    page.session.keys(SPACE)?;
    tab_back_to(page, "#run")?;
    page.session.keys(ENTER)?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert_eq!(record.results.len(), 2, "Space took rayon out");
    record.results.iter().for_each(assert_ok);
    page.export("json")?;
    tab_to(page, "#export-json")
}

fn cancel(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=3&wait_ms=5000", "serial", "warmup=0"))?;
    tab_to(page, "#run")?;
    page.session.keys(ENTER)?;
    page.until("running", Duration::from_secs(5), || Ok(page.state()? == "running"))?;
    tab_to(page, "#cancel")?;
    page.session.keys(ENTER)?;
    page.await_state(&["cancelled"], Duration::from_secs(3)).map(drop)
}

/// The timeline is a stop of its own, takes arrow keys, and does not hold the focus.
fn timeline(page: &Page) -> Result<(), Error> {
    page.measure(&query("wait", "tasks=3&wait_ms=30", "serial", "warmup=0"), ENOUGH)?;
    let inside = "#timeline [tabindex=\"0\"], #timeline canvas";
    page.session
        .script("document.activeElement?.blur(); document.querySelector('#run').focus();", Vec::new())?;
    tab_to(page, inside)?;
    let before = page.text("#timeline")?;
    page.session.keys(RIGHT)?;
    page.session.keys(RIGHT)?;
    page.until("speaking of the chosen span", Duration::from_secs(2), || {
        Ok(page.text("#timeline")? != before)
    })?;
    for _ in 0..10 {
        page.session.keys(TAB)?;
        let left = format!("return !document.activeElement?.matches('{inside}');");
        if page.session.script(&left, Vec::new())?.as_bool() == Some(true) {
            return Ok(());
        }
    }
    panic!("Tab never leaves the timeline");
}
