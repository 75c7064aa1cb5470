//! The programs at the end of a lesson: changed and made by typing, run, and kept by the device.

use crate::{
    lessons::{open, records},
    support::{ENOUGH, SOON, total_ms},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::strategy::{ASYNC, SERIAL};
use serde_json::json;

pub const SUBJECT: Subject = Subject::new(
    "practice",
    &[Case::new("make", make), Case::new("modify", modify), Case::new("faults", faults)],
)
.alike();

/// Opens a lesson with all its steps, as it was left.
fn all_of(page: &Page, id: &str) -> Result<(), Error> {
    open(page, id, "")?;
    page.session.click("#show-all")?;
    page.until("showing the programs", SOON, || Ok(page.is_visible("#modify")? && page.is_visible("#make")?))
}

fn fresh(page: &Page, id: &str) -> Result<(), Error> {
    open(page, id, "")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    all_of(page, id)
}

fn code(page: &Page, exercise: &str) -> Result<String, Error> {
    page.property(&format!("#{exercise}-code"), "value")
}

/// Selects a stretch of a program, and types something in its place.
fn replace(page: &Page, exercise: &str, before: &str, after: &str) -> Result<(), Error> {
    let select = "const it = document.getElementById(arguments[0]);
        const at = it.value.indexOf(arguments[1]);
        it.focus();
        it.setSelectionRange(at, at + arguments[1].length);
        return at;";
    let at = page.session.script(select, vec![json!(format!("{exercise}-code")), json!(before)])?;
    assert!(at.as_i64().is_some_and(|at| at >= 0), "{before} is not in {}", code(page, exercise)?);
    page.session.keys(after)
}

fn make(page: &Page) -> Result<(), Error> {
    fresh(page, "waiting")?;
    page.session.click("#make .check summary")?;
    assert!(page.text("#make .check")?.contains("they still follow each other"), "the check can be read");
    page.session.click("#start-make")?;
    page.until("refused", ENOUGH, || Ok(page.text("#make-outcome")?.contains("2 of 3 tests passed.")))?;
    let said = page.text("#make-outcome")?;
    assert!(said.contains("they still follow each other"), "{said}");
    assert_eq!(page.count("#make-outcome [data-verdict=wrong]")?, 2, "the verdict, and one test");
    let loop_ = "    replies = []\n    for delay in delays:\n        replies.append(await ask(delay))\n    return replies";
    let gather = "    return await asyncio.gather(*(ask(delay) for delay in delays))";
    replace(page, "make", loop_, gather)?;
    page.session.click("#start-make")?;
    page.until("accepted", ENOUGH, || Ok(page.text("#make-outcome")?.contains("All 3 tests passed.")))?;
    assert_eq!(page.count("#make-outcome [data-verdict=wrong]")?, 0);
    assert_eq!(page.count("#instrument .part-title")?, 1, "the timeline is that of this run");
    let record = records(page)?.pop().expect("there is one");
    assert!(record.spec.code.is_some_and(|code| code.contains(gather)), "the record has what was made");
    Ok(())
}

fn modify(page: &Page) -> Result<(), Error> {
    fresh(page, "waiting")?;
    let before = code(page, "modify")?;
    assert_eq!(page.count("#reset-modify")?, 0);
    replace(page, "modify", "def task", "async def task")?;
    replace(page, "modify", "time.sleep(0.2)", "await asyncio.sleep(0.2)")?;
    let after = code(page, "modify")?;
    page.session.click("#start-modify")?;
    page.until("told", ENOUGH, || Ok(page.text("#modify-outcome")?.contains("reply 4")))?;
    let record = records(page)?.pop().expect("there is one");
    assert_eq!(record.spec.code.as_deref(), Some(after.as_str()));
    assert!(total_ms(&record, SERIAL) >= 1_000.0 && total_ms(&record, ASYNC) < 900.0, "{record:?}");
    assert!(page.text("#modify-outcome")?.contains("Async"), "{}", page.text("#modify-outcome")?);
    all_of(page, "waiting")?;
    assert_eq!(code(page, "modify")?, after, "the change is kept");
    page.session.click("#reset-modify")?;
    page.until("as it was", SOON, || Ok(code(page, "modify")? == before))?;
    all_of(page, "waiting")?;
    assert_eq!(code(page, "modify")?, before, "the reset is kept");
    page.session.click("#undo-modify")?;
    page.until("changed again", SOON, || Ok(code(page, "modify")? == after))
}

/// What is wrong with a program stands below it, with its line.
fn faults(page: &Page) -> Result<(), Error> {
    fresh(page, "kitchens")?;
    replace(page, "make", "text.split()", "txt.split()")?;
    page.session.click("#start-make")?;
    page.until("naming the line", ENOUGH, || {
        Ok(page.text("#make-error")?.contains("Line 5: NameError: name 'txt' is not defined"))
    })?;
    assert_eq!(page.text("#make .at-fault")?.trim(), "5");
    // The other strategies still run it.
    page.until("ended", ENOUGH, || page.is_visible("#start-make"))?;
    replace(page, "make", "txt.split()", "((")?;
    page.until("forgetting it", SOON, || Ok(page.text("#make-error")?.is_empty()))?;
    page.session.click("#start-make")?;
    page.until("no Python", ENOUGH, || Ok(page.text("#make-error")?.contains("SyntaxError")))?;
    assert_eq!(page.property("#make-code", "ariaInvalid")?, "true");
    Ok(())
}
