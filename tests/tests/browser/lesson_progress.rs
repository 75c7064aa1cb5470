//! What the reader's device keeps of the course: over a reload, in the table of contents, until it is cleared.

use crate::{
    lessons::{forget, open},
    support::ENOUGH,
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_lessons::ALL;
use serde_json::json;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(10);

pub const SUBJECT: Subject = Subject::new(
    "lesson_progress",
    &[
        Case::new("kept_until_it_is_cleared", kept_until_it_is_cleared),
        Case::new("works_where_nothing_is_kept", works_where_nothing_is_kept),
    ],
)
.alike();

/// What the table of contents says of each lesson that was begun.
fn marks(page: &Page) -> Result<serde_json::Value, Error> {
    open(page, "index", "")?;
    let read = "return [...document.querySelectorAll('.contents li')]
        .filter(it => it.dataset.progress !== 'new')
        .map(it => [it.querySelector('a').getAttribute('href'), it.dataset.progress]);";
    page.session.script(read, Vec::new())
}

fn kept_until_it_is_cleared(page: &Page) -> Result<(), Error> {
    open(page, "index", "")?;
    forget(page)?;
    assert_eq!(marks(page)?, json!([]));
    open(page, "scaling", "")?;
    page.type_into("#predict-number", "3.5")?;
    page.session.click("#commit")?;
    page.until("at the run", SOON, || page.is_visible("#run"))?;
    open(page, "kitchens", "")?;
    page.session.click("#predict-option-1")?;
    page.session.click("#commit")?;
    page.session.click("#start-lesson")?;
    page.await_state(&["done"], ENOUGH)?;
    assert_eq!(marks(page)?, json!([["kitchens.html", "ran"], ["scaling.html", "begun"]]));
    // A prediction outlives a reload, a record does not.
    open(page, "scaling", "")?;
    assert_eq!(page.text("#prediction")?, "You predicted 3.5 times on an earlier visit.");
    open(page, "kitchens", "")?;
    assert!(page.text(".earlier")?.contains("run it again"));
    page.session.click("#show-all")?;
    page.session.click("#transfer-option-0")?;
    page.session.click("#answer-transfer")?;
    page.until("at the end", SOON, || page.is_visible("#finished"))?;
    let finished = json!([["kitchens.html", "finished"], ["scaling.html", "begun"]]);
    assert_eq!(marks(page)?, finished);
    assert!(page.text("#progress")?.contains(&format!("1 of {}", ALL.len())));
    page.session.click("#clear-progress")?;
    page.until("clearing", SOON, || Ok(page.text("#progress")?.contains("cleared")))?;
    page.session.click("#undo-clear")?;
    page.until("taking it back", SOON, || page.is_visible("#clear-progress"))?;
    assert_eq!(marks(page)?, finished);
    page.session.click("#clear-progress")?;
    page.until("clearing", SOON, || Ok(page.text("#progress")?.contains("cleared")))?;
    assert_eq!(marks(page)?, json!([]));
    let kept = page.session.script("return localStorage.getItem('overlap.progress');", Vec::new())?;
    assert_eq!(kept, json!(null), "nothing is left");
    Ok(())
}

/// What something else has written there does no harm either.
fn works_where_nothing_is_kept(page: &Page) -> Result<(), Error> {
    open(page, "index", "")?;
    page.session.script(
        "localStorage.setItem('overlap.progress', 'waiting ran number:x\\n{\"x\": \\u0000');",
        Vec::new(),
    )?;
    open(page, "waiting", "")?;
    assert!(page.is_visible("#commit")?);
    page.session.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        Vec::new(),
    )?;
    page.session.click("#skip-predict")?;
    page.until("going on", SOON, || page.is_visible("#run"))?;
    forget(page)
}
