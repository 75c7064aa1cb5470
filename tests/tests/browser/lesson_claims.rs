//! Every claim of every lesson, on the records of its own experiment in a real browser.

use crate::lessons::{claims, open};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_lessons::{ClaimResult, find};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(10);
const RUN_WITHIN: Duration = Duration::from_secs(150);

const fn case(id: &'static str, run: fn(&Page) -> Result<(), Error>) -> Case {
    // What a claim says of times, a busy machine can refute.
    Case::new(id, run).measuring()
}

pub const SUBJECT: Subject = Subject::new(
    "lesson_claims",
    &[
        case("waiting", |page| hold(page, "waiting")),
        case("tills", |page| hold(page, "tills")),
        case("lock", |page| hold(page, "lock")),
        case("lost_updates", |page| hold(page, "lost_updates")),
        case("contention", |page| hold(page, "contention")),
        case("kitchens", |page| hold(page, "kitchens")),
        case("free_threading", |page| hold(page, "free_threading")),
        case("requests", |page| hold(page, "requests")),
        case("pools", |page| hold(page, "pools")),
        case("futures", |page| hold(page, "futures")),
        case("event_loop", |page| hold(page, "event_loop")),
        case("limits", |page| hold(page, "limits")),
        case("overhead", |page| hold(page, "overhead")),
        case("scaling", |page| hold(page, "scaling")),
        case("choose", |page| hold(page, "choose")),
    ],
);

fn hold(page: &Page, id: &str) -> Result<(), Error> {
    let lesson = find(id).unwrap_or_else(|| panic!("there is no lesson {id}"));
    open(page, id, "")?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#claims"))?;
    page.session.click("#start-lesson")?;
    page.until("running", SOON, || Ok(page.state()? == "running"))?;
    page.await_rest()?;
    page.await_state(&["done"], RUN_WITHIN)?;
    let cores = page.session.script("return navigator.hardwareConcurrency;", Vec::new())?;
    let cores = cores.as_u64().unwrap_or_default();
    let broken: Vec<String> = claims(page, lesson)?
        .into_iter()
        .filter_map(|(id, result)| match result {
            ClaimResult::Held { .. } => None,
            ClaimResult::Failed { why } => Some(format!("{id} did not hold: {why}")),
            // Two or three cores give a curve too few points, and the page says so.
            ClaimResult::Unknown { why } if cores < 4 && why.contains("not enough data") => None,
            ClaimResult::Unknown { why } => Some(format!("{id} cannot be said: {why}")),
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}
