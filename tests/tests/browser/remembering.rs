//! Questions at the end of a lesson and two lessons later, the test before and after the course, and progress as a file.

use crate::{lessons::open, support::SOON};
use overlap_browser_tests::{
    Error,
    axe::Axe,
    page::Page,
    suite::{Case, Subject},
};
use overlap_lessons::{ALL, Lesson};
use serde_json::{Value, json};

pub const SUBJECT: Subject = Subject::new(
    "remembering",
    &[
        Case::new("again_two_lessons_later", again_two_lessons_later),
        Case::new("before_and_after", before_and_after),
        Case::new("as_a_file", as_a_file),
    ],
)
.alike();

const BLOCK: &str = "[data-recall]";
const ENTER: &str = "\u{e007}";

fn script(page: &Page, script: &str) -> Result<Value, Error> {
    page.session.script(script, Vec::new())
}

fn kept(page: &Page, key: &str) -> Result<Value, Error> {
    let text = page.session.script("return localStorage.getItem(arguments[0]);", vec![json!(key)])?;
    Ok(text.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default())
}

fn test(page: &Page) -> Result<(), Error> {
    page.session.goto(&format!("{}lessons/test.html", page.server.url()))?;
    page.until("ready", SOON, || Ok(page.count("#without-script")? == 0))
}

fn follows_the_rules(page: &Page, state: &str) -> Result<(), Error> {
    let broken = Axe::load()?.broken(&page.session, None)?;
    assert!(broken.is_empty(), "{state} breaks rules:\n{}", broken.join("\n"));
    Ok(())
}

/// Answers the questions of a block by keyboard, each with the right option but for the first.
fn answer(page: &Page, block: &str, lesson: &Lesson) -> Result<(), Error> {
    for (index, question) in lesson.teaching().questions.iter().enumerate() {
        let chosen = if index == 0 { (question.right + 1) % question.options.len() } else { question.right };
        let form = format!("{block} form:nth-of-type({})", index + 1);
        page.until("asking", SOON, || page.is_visible(&form))?;
        assert!(page.count(&format!("{form} .solution"))? == 0, "the answer is not there to be read");
        page.session.click(&format!("{form} input[value='{chosen}']"))?;
        page.session.keys(ENTER)?;
        let verdict = if index == 0 { "wrong" } else { "right" };
        assert!(page.is_visible(&format!("{form} [role=status] [data-verdict={verdict}]"))?, "{form}");
        if index < 2 {
            page.session.click(&format!("{form} button"))?;
        }
    }
    page.until("counting", SOON, || Ok(page.text(&format!("{block} .score"))?.starts_with("2 of 3 right.")))
}

fn again_two_lessons_later(page: &Page) -> Result<(), Error> {
    let [first, _, third, ..] = ALL else { panic!("there are three lessons") };
    open(page, first.id, "")?;
    script(page, "localStorage.clear();")?;
    assert_eq!(page.count(".recall")?, 1, "there is no lesson before");
    page.session.click("#app + .recall a")?;
    page.until("asking", SOON, || page.is_visible(&format!("{BLOCK} button")))?;
    page.session.click(&format!("{BLOCK} form:first-of-type button"))?;
    assert_eq!(page.text(&format!("{BLOCK} .feedback"))?, "Choose an answer first.");
    answer(page, BLOCK, first)?;
    follows_the_rules(page, "questions with answers")?;
    let answers = kept(page, "overlap.answers")?;
    assert_eq!(answers["lessons"][first.id]["end"][1]["right"], json!(true), "{answers}");
    open(page, third.id, "")?;
    page.session.click(".site + .recall a")?;
    page.until("asking again", SOON, || page.is_visible(&format!("{BLOCK} button")))?;
    answer(page, BLOCK, first)?;
    assert!(page.text(&format!("{BLOCK} .score"))?.contains("At the end of the lesson it was 2."));
    script(page, "localStorage.clear();").map(drop)
}

/// Answers every question of the test, the first `wrong` ones wrongly.
fn take(page: &Page, wrong: usize) -> Result<(), Error> {
    for (index, lesson) in ALL.iter().enumerate() {
        let [question, ..] = lesson.teaching().questions;
        let chosen =
            if index < wrong { (question.right + 1) % question.options.len() } else { question.right };
        page.session.click(&format!("[data-lesson='{}'] input[value='{chosen}']", lesson.id))?;
    }
    page.session.click("#hand-in-test")
}

fn before_and_after(page: &Page) -> Result<(), Error> {
    let all = ALL.len();
    test(page)?;
    script(page, "localStorage.clear();")?;
    test(page)?;
    follows_the_rules(page, "the test")?;
    take(page, 4)?;
    assert!(page.text("#result")?.starts_with(&format!("Before the course: {} of {all} right.", all - 4)));
    assert_eq!(page.count("[data-verdict]")?, 0, "what is right is not told yet");
    assert!(!page.is_visible("#questions")?);
    test(page)?;
    page.session.click("#test-after")?;
    take(page, 1)?;
    let said = format!("Before the course {} of {all} were right, after it {} of {all}.", all - 4, all - 1);
    assert_eq!(page.text("#result")?, said);
    let read = "return [...document.querySelectorAll('#compared tbody tr:first-child > *')].map(it => it.innerText);";
    assert_eq!(script(page, read)?, json!([ALL[0].title(), "✗ not right", "✗ not right"]));
    assert_eq!(page.count("[data-verdict='right']")?, all as u64 - 1);
    follows_the_rules(page, "both tests")?;
    script(page, "localStorage.clear();").map(drop)
}

/// Gives the page a file, as a reader does who chooses one.
fn give(page: &Page, text: &str) -> Result<(), Error> {
    let give = "const input = document.getElementById('open-progress');
        const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[0]], 'mine.json', { type: 'application/json' }));
        input.files = transfer.files;
        document.getElementById('kept-status').textContent = '';
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.session.script(give, vec![json!(text)])?;
    page.until("opening it", SOON, || Ok(!page.text("#kept-status")?.is_empty()))
}

fn as_a_file(page: &Page) -> Result<(), Error> {
    test(page)?;
    let fill = "localStorage.clear();
        localStorage.setItem('overlap.progress', 'waiting finished bars:serial=700\\ntills begun');
        localStorage.setItem('overlap.answers', JSON.stringify({ test: { before: { waiting: { chosen: 1, right: true } } } }));
        return { ...localStorage };";
    let before = script(page, fill)?;
    test(page)?;
    let saved = "return overlapCourse.file();";
    let file = script(page, saved)?.as_str().unwrap_or_default().to_owned();
    let parsed: Value = serde_json::from_str(&file)?;
    assert_eq!((&parsed["format"], &parsed["version"]), (&json!("overlap.course"), &json!(1)));
    assert_eq!(
        parsed["lessons"][0],
        json!({ "lesson": "waiting", "state": "finished", "prediction": "bars:serial=700" })
    );
    page.session.click("#delete-progress")?;
    assert_eq!(script(page, "return localStorage.length;")?, json!(0), "nothing is left");
    page.session.click("#undo-progress")?;
    assert_eq!(script(page, "return { ...localStorage };")?, before, "all is back");
    page.session.click("#delete-progress")?;
    for (text, says) in [
        ("no", "is not JSON"),
        ("{}", "does not have the format"),
        ("{\"format\":\"overlap.course\",\"version\":2}", "has version 2"),
    ] {
        give(page, text)?;
        assert!(page.text("#kept-status")?.contains(says), "{}", page.text("#kept-status")?);
        assert_eq!(script(page, "return localStorage.length;")?, json!(0), "{says}: nothing changes");
    }
    give(page, &file)?;
    assert!(page.text("#kept-status")?.contains("mine.json"));
    assert!(page.text("#result")?.contains(&format!("1 of {} right", ALL.len())));
    let progress = script(page, "return localStorage.getItem('overlap.progress');")?;
    assert_eq!(progress, before["overlap.progress"]);
    open(page, "index", "")?;
    assert!(
        page.text("#progress")?.contains(&format!("1 of {} lessons finished", ALL.len())),
        "the program reads it"
    );
    let answers = "return localStorage.getItem('overlap.answers')?.length > 2;";
    page.session.click("#clear-progress")?;
    page.until("clearing", SOON, || page.is_visible("#undo-clear"))?;
    assert_eq!(script(page, answers)?, json!(false), "answers are part of the progress");
    page.session.click("#undo-clear")?;
    assert_eq!(script(page, answers)?, json!(true), "and come back with it");
    // Whatever stands in a file, no more than answers is kept of it.
    test(page)?;
    let odd = "{\"format\":\"overlap.course\",\"version\":1,\"lessons\":[{\"lesson\":\"<b>\",\"state\":\"ran\"},7],\
        \"questions\":{\"__proto__\":1,\"tills\":{\"end\":[{\"chosen\":\"x\",\"right\":1}]}},\"test\":[]}";
    give(page, odd)?;
    let kept = kept(page, "overlap.answers")?;
    assert_eq!(kept["lessons"]["tills"], json!({ "end": [null], "later": [] }), "{kept}");
    script(page, "localStorage.clear();").map(drop)
}
