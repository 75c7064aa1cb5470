//! The rules of accessibility, on every page and in each of its states, in light and in dark colours, and within a frame.

use crate::{
    from_disk,
    lessons::{forget, open},
    support::{ALL, ENOUGH, OURS, RUNS, SOON, give, on_cores, query, saved},
};
use overlap_browser_tests::{
    Error,
    axe::Axe,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use overlap_protocol::code::stored_fragment;
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "accessible",
    &[
        Case::new("lab", lab),
        Case::new("lab_that_asks_and_names", lab_that_asks_and_names),
        Case::new("editor", editor),
        Case::new("sweep", sweep),
        Case::new("lesson", lesson),
        Case::new("pages_to_read", pages_to_read),
        Case::new("runs", runs),
        Case::new("class", class),
        Case::new("embed_page", embed_page),
        Case::new("systems_page", systems_page),
        Case::new("page_that_has_to_be_served", page_that_has_to_be_served).expecting(from_disk::REFUSED),
        // The same documents once more, with little around them.
        Case::new("lab_in_a_frame", lab_in_a_frame).expecting(OURS).needing(suite::EVERY),
        Case::new("lesson_in_a_frame", lesson_in_a_frame).expecting(OURS).needing(suite::EVERY),
        Case::new("runs_in_a_frame", runs_in_a_frame).expecting(OURS),
    ],
)
.alike();

const FRAME: &str = "return document.querySelector('iframe');";

/// Fails with every element that breaks a rule; whatever can be opened is opened first.
pub fn follows_the_rules(page: &Page, axe: &Axe, state: &str) -> Result<(), Error> {
    follow_the_rules(page, axe, state, None)
}

/// The same of a part of the page.
pub fn part_follows_the_rules(page: &Page, axe: &Axe, state: &str, part: &str) -> Result<(), Error> {
    follow_the_rules(page, axe, state, Some(part))
}

fn follow_the_rules(page: &Page, axe: &Axe, state: &str, part: Option<&str>) -> Result<(), Error> {
    let open = "for (const it of document.querySelectorAll('details')) { it.open = true; }";
    page.session.script(open, Vec::new())?;
    let broken = axe.broken(&page.session, part)?;
    assert!(broken.is_empty(), "{state} breaks rules:\n{}", broken.join("\n"));
    Ok(())
}

fn small() -> String {
    query("wait", "tasks=3&wait_ms=20", ALL, "warmup=0")
}

/// The lab before and after a run, wherever it is.
fn before_and_after(page: &Page, axe: &Axe, state: &str) -> Result<(), Error> {
    page.await_state(&["idle"], ENOUGH)?;
    follows_the_rules(page, axe, &format!("{state} before a run"))?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.until("showing results", SOON, || page.is_visible("#timeline canvas"))?;
    follows_the_rules(page, axe, &format!("{state} after a run"))
}

fn lab(page: &Page) -> Result<(), Error> {
    page.load(&small())?;
    before_and_after(page, &Axe::load()?, "the lab")
}

/// A question of a teacher's, what is handed in, and the picture that codes make.
fn class(page: &Page) -> Result<(), Error> {
    let axe = Axe::load()?;
    page.load(&query("wait", "tasks=3&wait_ms=20", "serial,async", "warmup=0&activity=Waits"))?;
    follows_the_rules(page, &axe, "a question about an experiment")?;
    page.session.click("#commit")?;
    page.until("asking for a number", SOON, || page.is_visible("#predict-problem"))?;
    follows_the_rules(page, &axe, "a prediction that is missing")?;
    page.type_into("#predict-number", "2")?;
    page.session.click("#commit")?;
    page.until("handing in", SOON, || page.is_visible("#hand-in-code"))?;
    follows_the_rules(page, &axe, "what is handed in")?;
    let code = page.property("#hand-in-code", "value")?;
    page.load(RUNS)?;
    page.type_into("#codes", &format!("{code} OV1-x"))?;
    page.session.click("#add-codes")?;
    page.until("showing the picture", SOON, || page.is_visible(".predictions .histogram"))?;
    follows_the_rules(page, &axe, "a class's predictions")?;
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

/// What a link gets wrong, a lesson that there is not, and a long run that has to be confirmed.
fn lab_that_asks_and_names(page: &Page) -> Result<(), Error> {
    let axe = Axe::load()?;
    page.load("?v=1&workload=wait&tasks=many&lesson=none&colour=red")?;
    assert!(page.is_visible("#notices")?);
    follows_the_rules(page, &axe, "the lab with notices")?;
    page.load(&query("wait", "tasks=100&wait_ms=10000", "serial", "warmup=0"))?;
    page.session.click("#run")?;
    page.until("asking first", SOON, || page.is_visible("#confirm-run"))?;
    follows_the_rules(page, &axe, "the lab that asks first")?;
    page.session.click("#confirm-run")?;
    page.await_state(&["running"], ENOUGH)?;
    follows_the_rules(page, &axe, "the lab that runs")?;
    page.session.click("#cancel")?;
    page.await_state(&["cancelled"], Duration::from_secs(10))?;
    follows_the_rules(page, &axe, "the lab after a cancel")
}

/// The editor: with a stranger's code, and with too much of it.
fn editor(page: &Page) -> Result<(), Error> {
    let axe = Axe::load()?;
    page.load("")?;
    page.load(&format!("?v=1&workload=python{}", stored_fragment("def task(i):\n    return i\n")))?;
    assert!(page.is_visible("#editor-notice")?);
    follows_the_rules(page, &axe, "the editor with a stranger's code")?;
    let fill = "const it = document.querySelector('#editor'); it.value = '#'.repeat(65537);
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.session.script(fill, Vec::new())?;
    page.until("refusing it", SOON, || Ok(!page.text("#editor-error")?.is_empty()))?;
    follows_the_rules(page, &axe, "the editor with too much code")?;
    page.load("?v=1&workload=wait&lang=python&theme=dark")?;
    follows_the_rules(page, &axe, "the dark editor")
}

fn sweep(page: &Page) -> Result<(), Error> {
    page.load(&format!("{}&sweep=workers:1,2", small()))?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.until("showing the sweep", SOON, || page.is_visible("#sweep-table"))?;
    follows_the_rules(page, &Axe::load()?, "the lab after a sweep")
}

fn lesson(page: &Page) -> Result<(), Error> {
    open(page, "requests", "")?;
    forget(page)?;
    open(page, "requests", "")?;
    each_step(page, &Axe::load()?, "the lesson")
}

/// A lesson from its first step to its last.
fn each_step(page: &Page, axe: &Axe, state: &str) -> Result<(), Error> {
    let at = |step: &str| -> Result<(), Error> {
        page.until(step, SOON, || page.is_visible(step))?;
        follows_the_rules(page, axe, &format!("{state} at {step}"))
    };
    at("#predict")?;
    page.session.click("#commit")?;
    at("#predict-problem")?;
    page.type_into("#predict-number", "1500")?;
    page.session.click("#commit")?;
    at("#run")?;
    page.session.click("#start-lesson")?;
    page.await_state(&["done"], ENOUGH)?;
    at("#observe")?;
    page.session.click("#skip-observe")?;
    at("#explanation")?;
    page.session.click("#skip-transfer")?;
    at("#claims")
}

/// The list of lessons, and the glossary and the guide, which have no program.
fn pages_to_read(page: &Page) -> Result<(), Error> {
    let axe = Axe::load()?;
    page.session.goto(&format!("{}lessons/index.html", page.server.url()))?;
    page.await_state(&["idle"], ENOUGH)?;
    follows_the_rules(page, &axe, "the list of lessons")?;
    page.session.goto(&format!("{}lessons/glossary.html", page.server.url()))?;
    follows_the_rules(page, &axe, "the glossary")?;
    page.session.goto(&format!("{}lessons/guide.html", page.server.url()))?;
    follows_the_rules(page, &axe, "the guide")
}

fn runs(page: &Page) -> Result<(), Error> {
    let axe = Axe::load()?;
    page.load(RUNS)?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(RUNS)?;
    follows_the_rules(page, &axe, "the page on other runs, empty")?;
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    page.until("showing the kept run", SOON, || page.is_visible("#provenance"))?;
    follows_the_rules(page, &axe, "the page on other runs with one")?;
    give(
        page,
        "drop",
        &[("two.json", &on_cores(&text, 2.0)?), ("four.json", &on_cores(&text, 4.0)?), ("bad.json", "{}")],
    )?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    follows_the_rules(page, &axe, "the page on other runs with a class and a bad file")?;
    for index in 1..=2 {
        page.session.click(&format!("#opened li:nth-child({index}) input"))?;
    }
    page.until("comparing", SOON, || page.is_visible("#comparison"))?;
    follows_the_rules(page, &axe, "the page on other runs that compares")?;
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

/// The page on embedding; the lab of its preview is framed.
fn embed_page(page: &Page) -> Result<(), Error> {
    page.session.goto(&format!("{}embed/index.html", page.server.url()))?;
    let preview = "document.querySelector('overlap-lab')?.scrollIntoView();
        return Boolean(document.querySelector('overlap-lab')?.shadowRoot?.querySelector('iframe'));";
    page.until("showing its preview", ENOUGH, || {
        Ok(page.session.script(preview, Vec::new())? == json!(true))
    })?;
    follows_the_rules(page, &Axe::load()?, "the page on embedding")
}

/// What each documentation system needs, with the address of the site that the page is on.
fn systems_page(page: &Page) -> Result<(), Error> {
    let site = page.server.url();
    page.session.goto(&format!("{site}embed/systems.html"))?;
    let lines = "return [...document.querySelectorAll('pre code')].map(code => code.textContent).join();";
    let lines = page.session.script(lines, Vec::new())?.to_string();
    assert!(lines.contains(&format!("src=\\\"{site}embed.js")) && !lines.contains("HOST"), "{lines}");
    follows_the_rules(page, &Axe::load()?, "the page on documentation systems")
}

fn page_that_has_to_be_served(page: &Page) -> Result<(), Error> {
    from_disk::open(page, "index.html")?;
    from_disk::says_how(page, "#boot-message", &[])?;
    follows_the_rules(page, &Axe::load()?, "the page that has to be served")
}

/// Frames a page of the site, and looks within.
fn framed(page: &Page, address: &str, look: impl FnOnce(&Axe) -> Result<(), Error>) -> Result<(), Error> {
    let (axe, host, site) = (Axe::load()?, stage::host(false)?, stage::with_headers(suite::site())?);
    stage::frame(page, &host, &format!("{}{address}", site.url_by_name()), &[])?;
    stage::message(page, "ready")?;
    page.session.within(FRAME, || look(&axe))
}

fn lab_in_a_frame(page: &Page) -> Result<(), Error> {
    for view in ["compact", "full"] {
        let address = format!("{}&embed=1&view={view}", small());
        framed(page, &address, |axe| before_and_after(page, axe, &format!("the {view} lab in a frame")))?;
    }
    Ok(())
}

fn lesson_in_a_frame(page: &Page) -> Result<(), Error> {
    framed(page, "lessons/requests.html?embed=1&view=full", |axe| {
        each_step(page, axe, "the lesson in a frame")
    })
}

fn runs_in_a_frame(page: &Page) -> Result<(), Error> {
    framed(page, &format!("{RUNS}?recorded=wait&embed=1"), |axe| {
        page.until("showing the recorded run", SOON, || page.is_visible("#provenance"))?;
        follows_the_rules(page, axe, "the page on other runs in a frame")
    })
}
