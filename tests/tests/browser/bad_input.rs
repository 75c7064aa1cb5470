//! Bad input is named at its field, keeps what was typed, and loses nothing else.

use crate::support::{ENOUGH, assert_ok};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "bad_input",
    &[
        Case::new("out_of_range", |page| at_field(page, "param-tasks", "tasks", "0")),
        Case::new("no_number", |page| at_field(page, "param-wait_ms", "wait_ms", "soon")),
        Case::new("too_many_workers", |page| at_field(page, "workers", "workers", "65")),
        Case::new("no_repeat", |page| at_field(page, "repeats", "repeats", "0")),
        Case::new("no_strategy", no_strategy),
    ],
)
.alike();

const START: &str =
    "?v=1&workload=wait&tasks=3&wait_ms=30&strategies=serial,async&workers=2&repeats=2&warmup=0";

/// The fields whose values must survive, and what stands in them.
const OTHERS: [(&str, &str); 4] =
    [("param-tasks", "3"), ("param-wait_ms", "30"), ("workers", "2"), ("repeats", "2")];

fn at_field(page: &Page, id: &str, name: &str, typed: &str) -> Result<(), Error> {
    page.load(START)?;
    let (field, message) = (format!("#{id}"), format!("#error-{name}"));
    assert!(!page.is_visible(&message)?, "nothing is wrong yet");
    let right = page.property(&field, "value")?;
    page.type_into(&field, typed)?;
    page.until("naming the field's problem", Duration::from_secs(3), || page.is_visible(&message))?;
    assert!(page.text(&message)?.len() > 10, "the message says something: {}", page.text(&message)?);
    assert_eq!(page.property(&field, "value")?, typed, "what was typed stays");
    assert_eq!(page.property(&field, "ariaInvalid")?, "true");
    for (other, value) in OTHERS.iter().filter(|(other, _)| *other != id) {
        assert_eq!(page.property(&format!("#{other}"), "value")?, *value, "{other} keeps its value");
    }
    // A click on Run, whether it can be pressed or not, starts nothing.
    page.session.script("document.querySelector('#run').click();", Vec::new())?;
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(page.state()?, "idle", "nothing runs with bad input");
    page.type_into(&field, &right)?;
    page.until("content again", Duration::from_secs(3), || Ok(!page.is_visible(&message)?))?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert_eq!((record.spec.tasks, record.spec.repeats), (3, 2));
    record.results.iter().for_each(assert_ok);
    Ok(())
}

fn no_strategy(page: &Page) -> Result<(), Error> {
    page.load(START)?;
    page.session.click("#strategy-serial")?;
    page.session.click("#strategy-async")?;
    page.session.script("document.querySelector('#run').click();", Vec::new())?;
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(page.state()?, "idle", "there is nothing to run");
    let said = page.text("body")?;
    assert!(said.contains("at least one strategy"), "the page says what is missing");
    page.session.click("#strategy-serial")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    assert_eq!(page.record()?.results.len(), 1);
    Ok(())
}
