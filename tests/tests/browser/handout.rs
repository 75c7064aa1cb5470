//! A lesson as a handout: complete without its program, and two pages of A4.

use crate::lessons::open;
use lopdf::Document;
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_lessons::{ALL, GUIDE};
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "handout",
    &[Case::new("two_pages", two_pages), Case::new("by_a_link", by_a_link), Case::new("guide", guide)],
)
.alike();

const SOON: Duration = Duration::from_secs(10);

/// The pictures that do not show, or have no text below them.
const LACKING: &str = "return [...document.querySelectorAll('figure')].filter((figure) => {
    const picture = figure.querySelector('svg, img, pre');
    const isThere = picture.tagName !== 'IMG' || (picture.complete && picture.naturalWidth > 0);
    return !isThere || !figure.querySelector('figcaption')?.textContent.trim();
}).map((figure) => figure.outerHTML.slice(0, 200));";

fn two_pages(page: &Page) -> Result<(), Error> {
    for lesson in ALL {
        page.session.goto(&format!("{}lessons/{}.html?handout", page.server.url(), lesson.id))?;
        page.await_state(&["handout"], SOON)?;
        assert!(page.is_visible("#explanation")? && page.is_visible("#recorded svg")?, "{}", lesson.id);
        assert_eq!(page.count("#commit")?, 0, "{}: no program", lesson.id);
        let printed = page.session.printed()?;
        assert_eq!(page.session.script(LACKING, Vec::new())?, json!([]), "{}", lesson.id);
        let printed = Document::load_mem(&printed).unwrap_or_else(|error| panic!("{}: {error}", lesson.id));
        assert_eq!(printed.get_pages().len(), 2, "{}", lesson.id);
    }
    Ok(())
}

/// The page of a lesson leads to its handout, and so does a link that names the lesson.
fn by_a_link(page: &Page) -> Result<(), Error> {
    open(page, "tills", "")?;
    page.session.click(".site a[href='?handout']")?;
    page.await_state(&["handout"], SOON)?;
    page.session.goto(&format!("{}?lesson=tills&handout", page.server.url()))?;
    page.await_state(&["handout"], SOON)?;
    assert_eq!(page.text("h1")?, "One till, many customers");
    Ok(())
}

/// The guide is one sheet, and leads to the lessons that it follows from.
fn guide(page: &Page) -> Result<(), Error> {
    page.session.goto(&format!("{}lessons/guide.html", page.server.url()))?;
    page.until("shown", SOON, || Ok(page.text("h1")? == GUIDE.title))?;
    let advice: usize = GUIDE.sections.iter().map(|section| section.advice.len()).sum();
    assert_eq!(page.count("main li")?, advice as u64);
    let printed = page.session.printed()?;
    let printed = Document::load_mem(&printed).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(printed.get_pages().len(), 1);
    page.session.click("main a[href='choose.html#choose.tiny']")?;
    page.await_state(&["idle"], SOON)?;
    assert_eq!(page.text("h1")?, "Choose a tool");
    Ok(())
}
