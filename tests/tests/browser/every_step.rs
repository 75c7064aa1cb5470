//! The rules of accessibility at every step of every lesson: wrong and right predictions, a run under way and cancelled, answers, claims.

use crate::{
    accessible::{follows_the_rules, part_follows_the_rules},
    lessons::{VARIED, forget, open},
    support::{ENOUGH, SOON},
};
use overlap_browser_tests::{
    Error,
    axe::Axe,
    driver::Browser,
    page::Page,
    suite::{self, Case, Subject},
};
use overlap_lessons::{ALL, Lesson, Prediction};
use serde_json::json;

/// The rules look at the same document in either browser.
pub const SUBJECT: Subject = Subject::new(
    "every_step",
    &[
        Case::new("of_varied_lessons", |page| walk_those(page, |id| VARIED.contains(&id)))
            .only(Browser::Chromium),
        // Minutes, and made of the same parts.
        Case::new("of_the_others", |page| walk_those(page, |id| !VARIED.contains(&id)))
            .only(Browser::Chromium)
            .needing(suite::EVERY),
    ],
);

fn walk_those(page: &Page, is_wanted: impl Fn(&str) -> bool) -> Result<(), Error> {
    let axe = Axe::load()?;
    ALL.iter().filter(|lesson| is_wanted(lesson.id)).try_for_each(|lesson| walk(page, &axe, lesson))
}

/// One lesson from its first step to its last. Its run is cancelled as soon as it has begun, since what it shows at the end is
/// looked at elsewhere. Each step is looked at when it comes, and the whole page when the last one is there.
fn walk(page: &Page, axe: &Axe, lesson: &Lesson) -> Result<(), Error> {
    let id = lesson.id;
    open(page, id, "")?;
    forget(page)?;
    open(page, id, "")?;
    let at = |comes: &str, state: &str| -> Result<(), Error> {
        page.until(comes, SOON, || page.is_visible(comes))?;
        part_follows_the_rules(page, axe, &format!("the lesson {id} {state}"), comes)
    };
    at("#predict", "before a prediction")?;
    page.session.click("#commit")?;
    at("#predict [role=alert]", "with a prediction that is missing")?;
    predict(page, lesson)?;
    page.session.click("#commit")?;
    at("#run", "before its run")?;
    page.session.click("#start-lesson")?;
    page.until("running or asking first", SOON, || {
        if page.is_visible("#confirm-lesson")? {
            page.session.click("#confirm-lesson")?;
        }
        page.is_visible("#cancel-lesson")
    })?;
    at("#instrument canvas", "that runs")?;
    page.session.click("#cancel-lesson")?;
    page.await_state(&["cancelled"], ENOUGH)?;
    at("#skip-run", "after a cancel")?;
    page.session.click("#skip-run")?;
    at("#observe", "at what is seen")?;
    answer(page, "observe")?;
    at("#explanation", "at its explanation")?;
    answer(page, "transfer")?;
    page.until("at the claims", SOON, || page.is_visible("#claims"))?;
    follows_the_rules(page, axe, &format!("the lesson {id} at its claims"))
}

/// Enters some prediction.
fn predict(page: &Page, lesson: &Lesson) -> Result<(), Error> {
    match lesson.prediction {
        Prediction::Choice { .. } => page.session.click("#predict-option-0"),
        Prediction::Scale { max, .. } => page.type_into("#predict-number", &max.to_string()),
        Prediction::Bars { .. } => {
            let slide = "for (const it of document.querySelectorAll('#predict input[type=range]')) {
                it.value = '50';
                it.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }";
            page.session.script(slide, Vec::new()).map(drop)
        }
        Prediction::Tools { .. } => {
            let choose = "for (const it of document.querySelectorAll('#predict select')) {
                it.selectedIndex = 1;
                it.dispatchEvent(new Event('change', { bubbles: true }));
            }";
            page.session.script(choose, Vec::new()).map(drop)
        }
    }
}

/// Answers without a choice, which is named, and then with the first.
fn answer(page: &Page, question: &str) -> Result<(), Error> {
    page.session.click(&format!("#answer-{question}"))?;
    page.until("asking for a choice", SOON, || page.is_visible(&format!("#{question}-option-problem")))?;
    page.session.script(
        "document.querySelector(arguments[0]).click();",
        vec![json!(format!("#{question}-option-0"))],
    )?;
    page.session.click(&format!("#answer-{question}"))
}
