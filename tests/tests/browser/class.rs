//! An activity for a class: made by a teacher, taken by a learner in a lesson and in the lab, merged by the teacher.

use crate::{
    lessons::open,
    support::{ENOUGH, RUNS, SOON, give, query},
};
use overlap_activity::{About, HandIn};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_lessons::Answer;
use overlap_record::{StrategyId, read_record};
use serde_json::{Value, json};
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "class",
    &[
        Case::new("a_lesson_as_an_activity", a_lesson_as_an_activity),
        Case::new("an_experiment_as_an_activity", an_experiment_as_an_activity),
        Case::new("codes_become_one_picture", codes_become_one_picture),
        Case::new("bad_links_are_named", bad_links_are_named),
    ],
)
.alike();

const RUN_WITHIN: Duration = Duration::from_secs(150);

/// The code that the page shows, read.
fn handed_in(page: &Page) -> Result<HandIn, Error> {
    let code = page.property("#hand-in-code", "value")?;
    Ok(HandIn::read(&code).unwrap_or_else(|error| panic!("{code}: {error}")))
}

/// Forgets what the browser keeps of other tests.
fn forget(page: &Page) -> Result<(), Error> {
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

/// Opens the link that the teacher's form makes of a title.
fn follow(page: &Page, title: &str) -> Result<String, Error> {
    page.session.click("#for-a-class summary")?;
    page.type_into("#activity-title", title)?;
    page.session.click("#make-activity")?;
    page.until("making the link", SOON, || page.is_visible("#activity-link"))?;
    let link = page.property("#activity-link", "value")?;
    forget(page)?;
    page.session.goto(&link)?;
    page.await_state(&["idle"], Duration::from_secs(30))?;
    Ok(link)
}

/// Runs and waits for the end. The run before has ended too.
fn run(page: &Page) -> Result<(), Error> {
    page.session.click("#run")?;
    page.until("running", SOON, || Ok(page.state()? == "running"))?;
    page.await_state(&["done"], ENOUGH).map(drop)
}

fn a_lesson_as_an_activity(page: &Page) -> Result<(), Error> {
    open(page, "tills", "")?;
    let link = follow(page, "Class 7b & co")?;
    assert_eq!(page.text("#activity")?, "Activity: Class 7b & co");
    assert_eq!(page.count("#for-a-class")?, 0, "a learner makes no activity");
    predict(page, 0)?;
    let first = handed_in(page)?;
    assert_eq!(first.about, About::Lesson("tills"));
    assert!(first.first.is_some() && first.again.is_none() && first.measured.is_none(), "{first:?}");
    page.session.click("#predict-again")?;
    predict(page, 1)?;
    let again = handed_in(page)?;
    assert_eq!((again.learner, &again.first), (first.learner, &first.first));
    assert!(again.again.is_some() && again.again != again.first, "{again:?}");
    // A page that is loaded anew goes on where it was.
    page.load(RUNS)?;
    page.session.goto(&link)?;
    page.await_state(&["idle"], Duration::from_secs(30))?;
    page.until("coming back to the attempt", SOON, || page.is_visible("#hand-in-code"))?;
    assert_eq!(handed_in(page)?, again);
    page.session.click("#start-lesson")?;
    page.until("running", SOON, || Ok(page.state()? == "running"))?;
    page.await_state(&["done"], RUN_WITHIN)?;
    let measured = handed_in(page)?;
    assert!(measured.measured.is_some(), "{measured:?}");
    assert_eq!(page.count("#predict-again")?, 0, "what is known cannot be predicted");
    // The file of the lesson's runs has the same code, and the page on other runs reads it.
    page.session.click("#skip-observe")?;
    page.until("at the explanation", SOON, || page.is_visible("#to-hand-in"))?;
    let file = page.export("records")?;
    let records: Vec<Value> = serde_json::from_str(&file)?;
    assert_eq!(records[0]["hand_in"], json!(measured.code()));
    assert!(records[1..].iter().all(|record| record.get("hand_in").is_none()));
    forget(page)?;
    page.load(RUNS)?;
    give(page, "choose", &[("ada.json", &file)])?;
    page.until("showing the predictions", SOON, || page.is_visible(".predictions .histogram"))?;
    assert!(
        page.text(".predictions")?.contains("1 learner predicted; 1 predicted again"),
        "{}",
        page.text(".predictions")?
    );
    assert_eq!(page.count("#opened .run-name")?, records.len() as u64, "every run of the file");
    Ok(())
}

/// Predicts by an option or by as many steps of the slider, and locks it in.
fn predict(page: &Page, option: u32) -> Result<(), Error> {
    let choose = "const option = document.getElementById(`predict-option-${arguments[0]}`);
        if (option) { option.click(); return; }
        const slider = document.getElementById('predict-slider');
        slider.value = 100 + 20 * arguments[0];
        slider.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.session.script(choose, vec![json!(option)])?;
    page.session.click("#commit")?;
    page.until("handing in", SOON, || page.is_visible("#hand-in-code"))
}

fn an_experiment_as_an_activity(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=3&wait_ms=50", "serial,async", "warmup=0"))?;
    follow(page, "Waits")?;
    assert_eq!(page.text("#exercise-title")?, "Activity: Waits");
    assert!(
        page.text(".exercise")?.contains("how many times as fast as serial will Async be"),
        "{}",
        page.text(".exercise")?
    );
    page.session.click("#commit")?;
    page.until("asking for a number", SOON, || page.is_visible("#predict-problem"))?;
    page.type_into("#predict-number", "2")?;
    page.session.click("#commit")?;
    page.until("handing in", SOON, || page.is_visible("#hand-in-code"))?;
    page.session.click("#predict-again")?;
    page.type_into("#predict-number", "3")?;
    page.session.click("#commit")?;
    page.until("predicted again", SOON, || {
        Ok(page.text("#prediction")?.contains("3.0 times after talking it over"))
    })?;
    // A run of other settings answers another question.
    page.type_into("#param-tasks", "2")?;
    page.until("warning", SOON, || page.is_visible(".exercise .notice"))?;
    run(page)?;
    assert_eq!(handed_in(page)?.measured, None);
    page.type_into("#param-tasks", "3")?;
    run(page)?;
    let record = page.record()?;
    page.until("measured", SOON, || Ok(page.text("#prediction")?.contains("Your machine measured")))?;
    let hand_in = handed_in(page)?;
    assert_eq!((&hand_in.first, &hand_in.again), (&Some(Answer::Number(2.0)), &Some(Answer::Number(3.0))));
    let Some(Answer::Number(measured)) = hand_in.measured else { panic!("{hand_in:?}") };
    let result = record.results.iter().find(|result| result.strategy == StrategyId::ASYNC);
    let speedup = result.and_then(|result| result.summary?.speedup).unwrap_or_default();
    assert!((measured / speedup - 1.0).abs() < 0.01, "{measured} is {speedup} to three digits");
    let saved = read_record(&page.export("json")?).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(saved.hand_in, Some(hand_in.code()), "the record carries it");
    Ok(())
}

/// A learner's hand-in about an experiment.
fn learner(number: u32, said: &[f64], measured: Option<f64>) -> String {
    let settings =
        overlap_protocol::permalink::decode("?workload=long_comp&activity=&predict=speedup:rayon", 2)
            .settings;
    let about = About::experiment(&settings).unwrap_or(About::Lesson("tills"));
    let mut hand_in = HandIn::new(about, number);
    said.iter().for_each(|said| hand_in.predict(Answer::Number(*said)));
    hand_in.measured = measured.map(Answer::Number);
    hand_in.code()
}

fn codes_become_one_picture(page: &Page) -> Result<(), Error> {
    page.load(RUNS)?;
    forget(page)?;
    page.load(RUNS)?;
    let codes = [
        learner(1, &[4.0], None),
        learner(2, &[1.0], None),
        learner(3, &[1.0, 2.5], Some(2.2)),
        learner(1, &[4.0, 2.5], Some(1.9)),
    ];
    page.type_into("#codes", "hello")?;
    page.session.click("#add-codes")?;
    page.until("finding none", SOON, || Ok(page.text("#codes-told")?.contains("No code was found")))?;
    let paste = |text: &str| -> Result<(), Error> {
        page.session.script("document.querySelector('#codes').value = arguments[0];", vec![json!(text)])?;
        page.session.click("#add-codes")
    };
    paste(&format!("Ada: {}\nBob: {}\n{}", codes[0], codes[1], &codes[2][..30]))?;
    page.until("naming the damaged one", SOON, || Ok(page.text("#codes-wrong")?.contains(&codes[2][..24])))?;
    page.until("showing the picture", SOON, || page.is_visible(".predictions .histogram"))?;
    assert!(page.text(".predictions")?.contains("2 learners predicted."), "{}", page.text(".predictions")?);
    assert!(page.property("#codes", "value")?.contains("Bob"), "what is wrong stays");
    paste(&format!("{} {}", codes[2], codes[3]))?;
    page.until("taking the newer code", SOON, || {
        Ok(page
            .text(".predictions")?
            .contains("3 learners predicted; 2 predicted again, and 2 of them changed"))
    })?;
    assert_eq!(page.property("#codes", "value")?, "", "what was read goes");
    let shows = |series: &str| page.count(&format!(".histogram th[data-series='{series}']"));
    assert_eq!((shows("predicted")?, shows("predicted again")?, shows("measured")?), (1, 1, 0));
    page.session.click("#reveal")?;
    page.until("showing what was measured", SOON, || Ok(shows("measured")? == 1))?;
    let row = "return [...document.querySelectorAll('.histogram tbody tr')].map((row) => row.innerText.replace(/\\s+/g, ' ').trim());";
    let rows = page.session.script(row, Vec::new())?;
    let has = |text: &str| rows.as_array().is_some_and(|rows| rows.iter().any(|row| row == text));
    assert!(has("0.9 to 1.1 times 2 0 0") && has("2 to 3 times 0 2 1"), "{rows}");
    let near = page.text(".predictions")?;
    assert!(near.contains("0 of 2 were right") && near.contains("1 of 2 were right"), "{near}");
    // They outlive the page, and clearing them can be undone.
    page.load(RUNS)?;
    page.until("keeping them", SOON, || page.is_visible(".predictions .histogram"))?;
    page.session.click("#clear-codes")?;
    page.until("clearing", SOON, || Ok(page.count(".predictions")? == 0))?;
    page.session.click("#restore-codes")?;
    page.until("having them back", SOON, || page.is_visible(".predictions .histogram"))?;
    forget(page)
}

fn bad_links_are_named(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=3&wait_ms=50", "serial,async", "activity=x&predict=speedup:rayon"))?;
    page.until("naming it", SOON, || Ok(page.text("#notices")?.contains("`speedup:rayon` is not measured")))?;
    assert!(page.text(".exercise")?.contains("Async"), "another question is asked");
    page.load(&query("wait", "tasks=3&wait_ms=50", "serial,async", "predict=luck"))?;
    page.until("naming it", SOON, || Ok(page.text("#notices")?.contains("it belongs to a link with")))?;
    assert_eq!(page.count(".exercise")?, 0);
    Ok(())
}
