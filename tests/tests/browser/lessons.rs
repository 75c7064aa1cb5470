//! Every lesson from start to end, by keyboard alone: its claims hold, and what the page says of them is what its own records say.

use crate::keyboard::{DOWN, ENTER, RIGHT, SPACE, tab_back_to, tab_to};
use overlap_browser_tests::{
    Error,
    page::Page,
    schema,
    suite::{self, Case, Subject},
};
use overlap_lessons::{ClaimResult, Lesson, Prediction, find};
use overlap_record::{Doubt, RunRecord};
use serde_json::{Value, json};
use std::{env, time::Duration};

const fn case(id: &'static str, run: fn(&Page) -> Result<(), Error>) -> Case {
    // What a claim says of times, a busy machine can refute.
    Case::new(id, run).measuring()
}

/// A lesson whose parts are tested elsewhere, too. Each takes about a minute.
const fn long(id: &'static str, run: fn(&Page) -> Result<(), Error>) -> Case {
    case(id, run).needing(suite::EVERY)
}

/// Lessons with a form of prediction, a scene or a program that the others do not have.
pub const VARIED: [&str; 4] = ["waiting", "tills", "lost_updates", "choose"];

/// The varied ones first.
pub const SUBJECT: Subject = Subject::new(
    "lessons",
    &[
        case("waiting", |page| from_start_to_end(page, "waiting")),
        // `stepper`, `lesson_steps` and `every_step` look at what these two have that others do not.
        long("tills", |page| from_start_to_end(page, "tills")),
        long("lost_updates", |page| from_start_to_end(page, "lost_updates")),
        case("choose", |page| from_start_to_end(page, "choose")).alike(),
        long("lock", |page| from_start_to_end(page, "lock")),
        long("scaling", |page| from_start_to_end(page, "scaling")),
        long("contention", |page| from_start_to_end(page, "contention")),
        long("kitchens", |page| from_start_to_end(page, "kitchens")),
        long("free_threading", |page| from_start_to_end(page, "free_threading")),
        long("requests", |page| from_start_to_end(page, "requests")),
        long("pools", |page| from_start_to_end(page, "pools")),
        long("futures", |page| from_start_to_end(page, "futures")),
        long("event_loop", |page| from_start_to_end(page, "event_loop")),
        long("limits", |page| from_start_to_end(page, "limits")),
        long("overhead", |page| from_start_to_end(page, "overhead")),
    ],
);

const SOON: Duration = Duration::from_secs(10);
const RUN_WITHIN: Duration = Duration::from_secs(150);

/// Opens a lesson's page and waits until it can be used.
pub fn open(page: &Page, id: &str, query: &str) -> Result<(), Error> {
    page.session.goto(&format!("{}lessons/{id}.html{query}", page.server.url()))?;
    page.await_state(&["idle"], Duration::from_secs(30)).map(drop)
}

/// Forgets what the browser keeps of the course.
pub fn forget(page: &Page) -> Result<(), Error> {
    page.session.script("localStorage.removeItem('overlap.progress');", Vec::new()).map(drop)
}

/// The records that the page offers, each checked against the published schema.
pub fn records(page: &Page) -> Result<Vec<RunRecord>, Error> {
    let records: Vec<Value> = serde_json::from_str(&page.export("records")?)?;
    let form = schema::load(&suite::site())?;
    records.iter().try_for_each(|record| schema::check(&form, record))?;
    records.into_iter().map(|record| Ok(serde_json::from_value(record)?)).collect()
}

/// Where the keyboard's focus is, by id.
pub fn focus(page: &Page) -> Result<String, Error> {
    let id = page.session.script("return document.activeElement?.id ?? '';", Vec::new())?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

fn from_start_to_end(page: &Page, id: &str) -> Result<(), Error> {
    let lesson = find(id).unwrap_or_else(|| panic!("there is no lesson {id}"));
    open(page, id, "")?;
    forget(page)?;
    open(page, id, "")?;
    assert!(!page.is_visible("#run")? && !page.is_visible("#explanation")?, "later steps wait");
    predict(page, lesson)?;
    tab_to(page, "#commit")?;
    page.session.keys(ENTER)?;
    page.until("at the run", SOON, || Ok(focus(page)? == "run-title"))?;
    assert!(page.text("#prediction")?.starts_with("You predicted"));

    tab_to(page, "#start-lesson")?;
    page.session.keys(ENTER)?;
    page.until("running", SOON, || Ok(page.state()? == "running"))?;
    page.await_state(&["done"], RUN_WITHIN)?;
    page.until("at the observation", SOON, || Ok(focus(page)? == "observe-title"))?;
    answer(page, "observe", || tab_to(page, "#observe-option-0"))?;
    page.until("at the explanation", SOON, || Ok(focus(page)? == "explanation-title"))?;
    assert!(page.is_visible("#judgement .headline")?, "{}", page.text("#judgement")?);
    assert!(!page.text("#explanation")?.contains("not measured here"), "{}", page.text("#explanation")?);
    answer(page, "transfer", || tab_to(page, "#transfer-option-0"))?;
    page.until("at the claims", SOON, || Ok(focus(page)? == "claims-title"))?;
    tab_back_to(page, "#start-check")?;
    page.session.keys(ENTER)?;
    page.until("checked", RUN_WITHIN, || Ok(page.state()? == "done" && !page.text("#checked")?.is_empty()))?;
    assert!(page.text("#checked")?.starts_with("Your machine measured"), "{}", page.text("#checked")?);
    assert_they_hold(page, claims(page, lesson)?)
}

/// Whether a run says of itself that other programs may have disturbed it, as the page tells its readers. Where every test is asked for,
/// the machine is idle, and no run is excused.
fn were_disturbed(records: &[RunRecord]) -> bool {
    let disturbs = |doubt: &Doubt| matches!(doubt, Doubt::WideSpread { .. } | Doubt::CoresOverstated { .. });
    let doubts = records.iter().flat_map(|record| &record.results).flat_map(|result| &result.doubts);
    env::var_os(suite::EVERY).is_none() && doubts.into_iter().any(disturbs)
}

/// That every claim held, of which the run can say so.
fn assert_they_hold(page: &Page, results: Vec<(&str, ClaimResult)>) -> Result<(), Error> {
    let is_disturbed = were_disturbed(&records(page)?);
    let cores = page.session.script("return navigator.hardwareConcurrency;", Vec::new())?;
    let cores = cores.as_u64().unwrap_or_default();
    let broken: Vec<String> = results
        .into_iter()
        .filter_map(|(id, result)| match result {
            ClaimResult::Held { .. } => None,
            ClaimResult::Failed { why } => Some(format!("{id} did not hold: {why}")),
            // Two or three cores give a curve too few points, and the page says so.
            ClaimResult::Unknown { why } if cores < 4 && why.contains("not enough data") => None,
            ClaimResult::Unknown { why } => Some(format!("{id} cannot be said: {why}")),
        })
        .collect();
    if is_disturbed && !broken.is_empty() {
        println!("not decided, since the runs were disturbed: {}", broken.join("\n"));
        return Ok(());
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}

fn predict(page: &Page, lesson: &Lesson) -> Result<(), Error> {
    match lesson.prediction {
        Prediction::Choice { .. } => {
            tab_to(page, "#predict-option-0")?;
            page.session.keys(SPACE)
        }
        Prediction::Scale { .. } => {
            tab_to(page, "#predict-slider")?;
            page.session.keys(RIGHT)
        }
        Prediction::Bars { strategies, .. } => strategies.iter().try_for_each(|strategy| {
            tab_to(page, &format!("#predict-{strategy}"))?;
            page.session.keys(RIGHT)
        }),
        Prediction::Tools { cases, .. } => (0..cases.len()).try_for_each(|index| {
            tab_to(page, &format!("#predict-tool-{index}"))?;
            page.session.keys(DOWN)
        }),
    }
}

/// Chooses the first option and answers.
fn answer(page: &Page, question: &str, go: impl Fn() -> Result<(), Error>) -> Result<(), Error> {
    go()?;
    page.session.keys(SPACE)?;
    tab_to(page, &format!("#answer-{question}"))?;
    page.session.keys(ENTER)?;
    let verdict = format!("#{question}-feedback .verdict");
    page.until("told whether that is right", SOON, || page.is_visible(&verdict))?;
    let told = page.text(&verdict)?;
    assert!(!told.contains("can’t answer"), "{told}");
    Ok(())
}

/// Says of each claim what the page's own records say, after it has made sure that the page says the same.
pub fn claims(page: &Page, lesson: &Lesson) -> Result<Vec<(&'static str, ClaimResult)>, Error> {
    let records = records(page)?;
    let cores = records.first().map_or(2, |record| record.environment.cores_reported);
    let specs: Vec<_> =
        lesson.parts(cores).iter().flat_map(|part| part.specs().unwrap_or_default()).collect();
    let own: Vec<_> = records.into_iter().filter(|record| specs.contains(&record.spec)).collect();
    assert_eq!(own.len(), specs.len(), "a record a run");
    let mut results = Vec::new();
    for (claim, result) in lesson.check(&lesson.evidence(&own)) {
        let read = "return document.getElementById(arguments[0])?.dataset.result ?? null;";
        let said = page.session.script(read, vec![json!(claim.id)])?;
        let name = match result {
            ClaimResult::Held { .. } => "held",
            ClaimResult::Failed { .. } => "failed",
            ClaimResult::Unknown { .. } => "unknown",
        };
        assert_eq!(said, json!(name), "the page and its records agree on {}", claim.id);
        results.push((claim.id, result));
    }
    assert_eq!(results.len() as u64, page.count(".claims li")?, "each claim once");
    Ok(results)
}
