//! A lesson off the straight way: steps skipped, a run cancelled or failed, numbers that are none, links into the timeline, and the
//! page without scripts.

use crate::{
    lessons::{focus, forget, open, records},
    support::ENOUGH,
};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::json;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(10);

pub const SUBJECT: Subject = Subject::new(
    "lesson_steps",
    &[
        Case::new("every_step_can_be_skipped", every_step_can_be_skipped),
        Case::new("a_cancelled_run_loses_nothing", a_cancelled_run_loses_nothing),
        Case::new("what_is_no_number_is_kept_and_named", what_is_no_number_is_kept_and_named),
        Case::new("text_and_code_point_at_the_timeline", text_and_code_point_at_the_timeline),
        Case::new("narrow", narrow),
        Case::new("to_read_without_scripts", to_read_without_scripts).only(Browser::Chromium),
    ],
)
.alike();

fn fresh(page: &Page, id: &str) -> Result<(), Error> {
    open(page, id, "")?;
    forget(page)?;
    open(page, id, "")
}

fn every_step_can_be_skipped(page: &Page) -> Result<(), Error> {
    fresh(page, "pools")?;
    for (press, comes) in [
        ("#skip-predict", "#run"),
        ("#skip-run", "#observe"),
        ("#skip-observe", "#explanation"),
        ("#skip-transfer", "#claims"),
    ] {
        assert!(!page.is_visible(comes)?, "{comes} waits for its turn");
        page.session.click(press)?;
        page.until(comes, SOON, || page.is_visible(comes))?;
        assert_eq!(focus(page)?, format!("{}-title", &comes[1..]), "the focus goes along");
    }
    assert!(
        page.text(".recorded-run figcaption")?.contains("Recorded, not live"),
        "a recorded run stands in"
    );
    assert_eq!(page.text("#prediction")?, "You skipped the prediction.");
    assert_eq!(page.count("#judgement")?, 0);
    assert!(page.text("#explanation")?.contains("Not all of this was run here"));
    assert_eq!(page.count(".claims li")?, page.count(".claims li[data-result=unknown]")?);
    fresh(page, "pools")?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#claims"))?;
    assert_eq!(page.count("#show-all")?, 0);
    Ok(())
}

fn a_cancelled_run_loses_nothing(page: &Page) -> Result<(), Error> {
    fresh(page, "requests")?;
    page.type_into("#predict-number", "1500")?;
    page.session.click("#commit")?;
    page.session.click("#start-lesson")?;
    page.until("at its second part", ENOUGH, || {
        Ok(page.text("#progress-lesson")?.starts_with("Run 2 of 3"))
    })?;
    page.session.click("#cancel-lesson")?;
    page.await_state(&["cancelled"], Duration::from_secs(3))?;
    assert!(page.text("#progress-lesson")?.starts_with("Cancelled; ready again after"));
    assert_eq!(page.text("#prediction")?, "You predicted 1.50 s.");
    assert_eq!(records(page)?.len(), 1, "the part that had ended is kept");
    assert!(!page.is_visible("#observe")?);
    assert_eq!(page.text("#start-lesson")?, "Run the rest");
    page.session.click("#start-lesson")?;
    page.await_state(&["done"], ENOUGH)?;
    assert_eq!(records(page)?.len(), 3);
    page.until("going on", SOON, || page.is_visible("#observe"))
}

fn what_is_no_number_is_kept_and_named(page: &Page) -> Result<(), Error> {
    fresh(page, "event_loop")?;
    for (text, said) in
        [("", "Move the slider"), ("soon", "“soon” is not"), ("99999", "10.0 s"), ("NaN", "not a number")]
    {
        page.type_into("#predict-number", if text.is_empty() { " " } else { text })?;
        page.session.click("#commit")?;
        page.until("saying what is wrong", SOON, || Ok(page.count("#predict-problem")? == 1))?;
        let problem = page.text("#predict-problem")?;
        assert!(problem.contains(said), "{problem}");
        assert_eq!(page.property("#predict-number", "value")?.trim(), text, "it stays as it was typed");
        assert_eq!(page.property("#predict-number", "ariaInvalid")?, "true");
        assert!(!page.is_visible("#run")?);
    }
    page.type_into("#predict-number", "250")?;
    let slider: f64 = page.property("#predict-slider", "value")?.parse().unwrap_or(0.0);
    assert!((110.0..130.0).contains(&slider), "a factor of 250 on a scale of 10000: {slider} of 200");
    page.session.click("#commit")?;
    page.until("going on", SOON, || page.is_visible("#run"))?;
    assert_eq!(page.text("#prediction")?, "You predicted 250 ms.");
    // A choice that is not made, and bars that were not moved.
    fresh(page, "lock")?;
    page.session.click("#commit")?;
    page.until("asking to choose", SOON, || Ok(page.count("#predict-option-problem")? == 1))?;
    fresh(page, "waiting")?;
    page.session.click("#commit")?;
    page.until("asking to move the bars", SOON, || Ok(page.count("#predict-problem")? == 1))?;
    assert!(
        page.text("#predict-problem")?.contains("Serial, Async and Rayon"),
        "{}",
        page.text("#predict-problem")?
    );
    Ok(())
}

fn text_and_code_point_at_the_timeline(page: &Page) -> Result<(), Error> {
    fresh(page, "kitchens")?;
    page.session.click("#skip-predict")?;
    page.session.click("#start-lesson")?;
    page.await_state(&["done"], ENOUGH)?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#code"))?;
    page.session.script("document.querySelector('#explanation a.show').focus();", Vec::new())?;
    page.session.keys(crate::keyboard::ENTER)?;
    page.until("pointing", SOON, || Ok(focus(page)? == "pointed"))?;
    let said = page.text("#pointed")?;
    assert!(said.contains("copying under Isolated"), "{said}");
    page.session.click("#back")?;
    let back = "return document.activeElement?.matches('#explanation a.show') ?? false;";
    page.until("back in the text", SOON, || Ok(page.session.script(back, Vec::new())? == json!(true)))?;
    assert_eq!(page.count("#pointed")?, 0);
    page.session.click("#code a.show")?;
    page.until("pointing again", SOON, || Ok(focus(page)? == "pointed"))
}

fn narrow(page: &Page) -> Result<(), Error> {
    let window = |width| page.session.resize(width, 900);
    window(500)?;
    fresh(page, "tills")?;
    page.session.script("document.documentElement.style.width = '320px';", Vec::new())?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#claims"))?;
    let wide = "return [...document.querySelectorAll('main *')]
        .filter(it => it.getBoundingClientRect().right > 321 && !it.closest('.sideways, pre, .scroll'))
        .map(it => `${it.tagName}.${it.className}`);";
    let found = page.session.script(wide, Vec::new());
    window(1280)?;
    assert_eq!(found?, json!([]), "nothing is cut off at 320 px");
    Ok(())
}

/// Text, figures and picture are there where no script runs.
fn to_read_without_scripts(page: &Page) -> Result<(), Error> {
    let switch =
        |off: bool| page.session.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": off }));
    switch(true)?;
    let read = overlap_lessons::ALL.iter().try_for_each(|lesson| {
        page.session.goto(&format!("{}lessons/{}.html", page.server.url(), lesson.id))?;
        for section in
            ["question", "predict", "run", "recorded", "observe", "explanation", "document", "code", "transfer", "claims", "modify", "make"]
        {
            let id = format!("#{section}");
            let visible = "const it = document.querySelector(arguments[0]);
                return Boolean(it?.checkVisibility({ visibilityProperty: true }) && it.innerText.length > 20);";
            assert_eq!(page.session.script(visible, vec![json!(id)])?, json!(true), "{}{id}", lesson.id);
        }
        assert!(page.is_visible("#recorded svg")? && page.text("#boot-message")?.contains("scripts"));
        Ok(())
    });
    switch(false)?;
    read
}
