//! One lost update of the reader's own run, stepped forwards and backwards.

use crate::{
    keyboard::{RIGHT, tab_to},
    lessons::{forget, open, records},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_findings::access_steps;
use overlap_record::{Access, RunRecord, StrategyId};
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "stepper",
    &[
        // Threads that never ran at the same instant lost nothing.
        Case::new("forwards_and_backwards", forwards_and_backwards).measuring(),
    ],
)
.alike();

const SOON: Duration = Duration::from_secs(10);
const RUN_WITHIN: Duration = Duration::from_secs(150);

/// WebDriver's codes of keys.
const LEFT: &str = "\u{e012}";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";

const BACK: &str = "#scene .player button:nth-of-type(1)";
const FORWARD: &str = "#scene .player button:nth-of-type(2)";

/// Runs the lesson, and looks at the part that notes accesses. Yields what it kept of `rayon`.
fn run(page: &Page) -> Result<Vec<Access>, Error> {
    open(page, "lost_updates", "")?;
    forget(page)?;
    open(page, "lost_updates", "")?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#explanation"))?;
    page.session.click("#start-lesson")?;
    page.until("running", SOON, || Ok(page.state()? == "running"))?;
    page.await_state(&["done"], RUN_WITHIN)?;
    assert_eq!(page.count("#explanation [data-part=watched]")?, 1);
    page.session.click("#explanation [data-part=watched]")?;
    page.until("the stepper", SOON, || page.is_visible("#scene"))?;
    let records = records(page)?;
    let watched = |record: &&RunRecord| record.spec.workload == "counter_watched";
    let record = records.iter().find(watched).unwrap_or_else(|| panic!("no record of the part"));
    let rayon = record.results.iter().find(|result| result.strategy == StrategyId::RAYON);
    let repeats = &rayon.unwrap_or_else(|| panic!("rayon did not run")).repeats;
    assert_eq!(repeats.iter().filter(|repeat| !repeat.interleaving.is_empty()).count(), 1, "one is kept");
    Ok(repeats.iter().flat_map(|repeat| repeat.interleaving.clone()).collect())
}

fn forwards_and_backwards(page: &Page) -> Result<(), Error> {
    let steps = access_steps(&run(page)?);
    assert!(steps.iter().any(|step| step.wiped_out > 0), "{steps:#?}");
    let shows = |step: usize| -> Result<(), Error> {
        let position = format!("Step {} of {}", step + 1, steps.len());
        page.until(&position, SOON, || Ok(page.text("#step")? == position))?;
        assert_eq!(page.text("#scene .moment")?, steps[step].words);
        assert_eq!(page.count("#scene tbody th")?, step as u64 + 1, "the accesses so far");
        assert_eq!(page.text("#scene tr[aria-current] th")?, (step + 1).to_string());
        Ok(())
    };
    let last = steps.len() - 1;
    shows(0)?;
    page.session.click(BACK)?;
    shows(0)?;
    for step in 1..=last {
        page.session.click(FORWARD)?;
        shows(step)?;
    }
    page.session.click(FORWARD)?;
    shows(last)?;
    page.session.click(BACK)?;
    shows(last - 1)?;

    tab_to(page, FORWARD)?;
    for (key, step) in [(END, last), (LEFT, last - 1), (HOME, 0), (LEFT, 0), (RIGHT, 1), (RIGHT, 2)] {
        page.session.keys(key)?;
        shows(step)?;
    }
    narrow(page)?;
    // The other strategy has an interleaving of its own, or says why it has none.
    page.session.click("#scene .tabs button:nth-of-type(2)")?;
    page.until("the other strategy", SOON, || {
        let is_told = page.count("#step")? == 1 && page.text("#step")?.starts_with("Step 1 of");
        Ok(is_told || page.text("#scene .hint")?.starts_with("No update was lost"))
    })
}

/// At 360 px neither the page nor the table moves sideways.
fn narrow(page: &Page) -> Result<(), Error> {
    page.session.resize(500, 900)?;
    page.session.script("document.documentElement.style.width = '360px';", Vec::new())?;
    page.session.keys(END)?;
    let wide = "return [...document.querySelectorAll('#scene, #scene *')]
        .filter(it => it.getBoundingClientRect().right > 361)
        .map(it => `${it.tagName}.${it.className}`);";
    let found = page.session.script(wide, Vec::new());
    page.session.script("document.documentElement.style.width = '';", Vec::new())?;
    page.session.resize(1280, 900)?;
    assert_eq!(found?, json!([]), "nothing is cut off at 360 px");
    Ok(())
}
