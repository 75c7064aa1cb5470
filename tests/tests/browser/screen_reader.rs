//! A lesson as a screen reader has it, from start to end and by keyboard alone: role, name and state of whatever has the focus, the order of
//! headings, and what is announced without being asked for.

use crate::{
    keyboard::{ENTER, RIGHT, SPACE},
    lessons::{forget, open},
    support::{ENOUGH, SOON},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

pub const SUBJECT: Subject = Subject::new("screen_reader", &[Case::new("lesson", lesson)]).alike();

const TAB: &str = "\u{e004}";

/// More stops than lie between two steps.
const MOST_STOPS: u32 = 80;

/// Keeps what live regions say: those that are there when they change, and alerts that come.
const LISTEN: &str = "window.told = [];
    const live = it => it?.closest?.('[role=status], [role=alert], [aria-live]');
    const tell = it => {
        const text = it?.checkVisibility() ? it.textContent.trim() : '';
        if (text && told.at(-1) !== text) told.push(text);
    };
    new MutationObserver(changes => {
        for (const { target, addedNodes } of changes) {
            tell(live(target.nodeType === Node.TEXT_NODE ? target.parentElement : target));
            for (const it of addedNodes) {
                if (it.nodeType === Node.ELEMENT_NODE) {
                    for (const alert of it.matches('[role=alert]') ? [it] : it.querySelectorAll('[role=alert]')) tell(alert);
                }
            }
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// What has the focus: its state as the browser hands it on.
const STATE: &str = "const it = document.activeElement;
    return {
        id: it.id,
        checked: it.matches('input[type=radio], input[type=checkbox]') ? it.checked : null,
        value: it.getAttribute('aria-valuetext'),
        invalid: it.getAttribute('aria-invalid') ?? it.closest('[aria-invalid]')?.getAttribute('aria-invalid') ?? null,
        described: (it.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
            .map(id => document.getElementById(id)?.textContent.trim() ?? `nothing has the id ${id}`).join(' '),
        shown: it.matches(':focus-visible'),
    };";

/// What a screen reader says where the focus is.
#[derive(Debug)]
struct Stop {
    role: String,
    name: String,
    state: Value,
}

impl Stop {
    fn id(&self) -> &str {
        self.state["id"].as_str().unwrap_or_default()
    }
}

fn here(page: &Page) -> Result<Stop, Error> {
    let (role, name) = page.session.focused()?;
    Ok(Stop { role, name, state: page.session.script(STATE, Vec::new())? })
}

/// Goes on with Tab to the element of this id. Every stop on the way has a role that can be used and a name.
fn go(page: &Page, id: &str) -> Result<Stop, Error> {
    for _ in 0..MOST_STOPS {
        page.session.keys(TAB)?;
        let stop = here(page)?;
        assert!(!stop.name.is_empty(), "a stop without a name: {stop:?}");
        let described = stop.state["described"].as_str().unwrap_or_default();
        assert!(!described.contains("nothing has the id"), "{stop:?}");
        assert!(!["", "generic", "none", "presentation"].contains(&stop.role.as_str()), "{stop:?}");
        if stop.id() == id {
            return Ok(stop);
        }
    }
    panic!("Tab never comes to {id}");
}

/// Waits until the focus is on the heading of a step.
fn heading(page: &Page, id: &str, name: &str) -> Result<(), Error> {
    page.until(id, ENOUGH, || Ok(here(page)?.id() == id))?;
    let stop = here(page)?;
    assert_eq!((stop.role.as_str(), stop.name.as_str()), ("heading", name));
    Ok(())
}

fn is(stop: &Stop, role: &str, name: &str) {
    assert_eq!((stop.role.as_str(), stop.name.as_str()), (role, name), "{stop:?}");
}

/// What was announced since the last call.
fn told(page: &Page) -> Result<Vec<String>, Error> {
    Ok(serde_json::from_value(page.session.script("return told.splice(0);", Vec::new())?)?)
}

/// Waits until something was announced that begins so.
fn hears(page: &Page, beginning: &str) -> Result<String, Error> {
    let mut all = Vec::new();
    page.until(&format!("saying {beginning}"), SOON, || {
        all.extend(told(page)?);
        Ok(all.iter().any(|text| text.starts_with(beginning)))
    })?;
    Ok(all.into_iter().find(|text| text.starts_with(beginning)).unwrap_or_default())
}

/// The headings that are there: level and text.
fn headings(page: &Page) -> Result<Vec<(u64, String)>, Error> {
    let read = "return [...document.querySelectorAll('h1, h2, h3, h4')].filter(it => it.checkVisibility())
        .map(it => [Number(it.tagName[1]), it.textContent.trim()]);";
    Ok(serde_json::from_value(page.session.script(read, Vec::new())?)?)
}

fn lesson(page: &Page) -> Result<(), Error> {
    open(page, "waiting", "")?;
    forget(page)?;
    open(page, "waiting", "")?;
    page.session.script(LISTEN, Vec::new())?;
    predict(page)?;
    run(page)?;
    observe(page)?;
    read_the_timeline(page)?;
    check(page)?;
    let found = headings(page)?;
    let first = |level: u64| found.iter().filter(move |(of, _)| *of == level).map(|(_, text)| text.as_str());
    assert_eq!(first(1).collect::<Vec<_>>(), ["Waiting is not working"]);
    assert_eq!(found[0].0, 1, "{found:?}");
    assert!(found.windows(2).all(|pair| pair[1].0 <= pair[0].0 + 1), "no level is left out: {found:?}");
    let mut steps = first(2);
    for step in [
        "Question",
        "Predict",
        "Run",
        "Your run",
        "What did you see?",
        "Explanation",
        "The documents",
        "Code",
        "Another case",
        "What held here",
    ] {
        assert!(steps.any(|found| found == step), "{step} in its order in {found:?}");
    }
    Ok(())
}

/// A prediction that is missing is named; bars are sliders that say what they are at.
fn predict(page: &Page) -> Result<(), Error> {
    let label = "Time for seven waits of 100 ms, without starting workers";
    let commit = go(page, "commit")?;
    is(&commit, "button", "Lock in prediction");
    page.session.keys(ENTER)?;
    let problem = hears(page, "")?;
    assert!(problem.contains("bar"), "{problem}");
    page.session.script("document.querySelector('#predict h2').focus();", Vec::new())?;
    for strategy in ["Serial", "Async", "Rayon"] {
        let id = format!("predict-{}", strategy.to_lowercase());
        let slider = go(page, &id)?;
        is(&slider, "slider", &format!("{strategy}: {label}"));
        assert_eq!(slider.state["value"], json!("not placed"));
        page.session.keys(RIGHT)?;
        page.until("saying its value", SOON, || Ok(here(page)?.state["value"] != json!("not placed")))?;
        let value = here(page)?.state["value"].to_string();
        assert!(value.ends_with(" ms\""), "{value}");
    }
    go(page, "commit")?;
    page.session.keys(ENTER)?;
    heading(page, "run-title", "Run")
}

/// The run says where it is and that it is done; Cancel has the focus while it can be pressed.
fn run(page: &Page) -> Result<(), Error> {
    is(&go(page, "start-lesson")?, "button", "Run");
    told(page)?;
    page.session.keys(ENTER)?;
    page.until("at Cancel", SOON, || Ok(here(page)?.id() == "cancel-lesson"))?;
    is(&here(page)?, "button", "Cancel");
    hears(page, "Run 1 of 2, ")?;
    page.await_state(&["done"], ENOUGH)?;
    hears(page, "Done.")?;
    heading(page, "observe-title", "What did you see?")
}

/// Options say what they are and whether they are chosen; what became of the answer and of the prediction is announced.
fn observe(page: &Page) -> Result<(), Error> {
    let option = go(page, "observe-option-0")?;
    is(&option, "radio", "One");
    assert_eq!(option.state["checked"], json!(false));
    page.session.keys(SPACE)?;
    assert_eq!(here(page)?.state["checked"], json!(true));
    is(&go(page, "answer-observe")?, "button", "Answer");
    told(page)?;
    page.session.keys(ENTER)?;
    heading(page, "explanation-title", "Explanation")?;
    let mut all = Vec::new();
    page.until("saying what became of both", SOON, || {
        all.extend(told(page)?);
        let any = |beginning: &str| all.iter().any(|text| text.starts_with(beginning));
        Ok(any("No: your own run says") && any("Your prediction "))
    })
}

/// The timeline has a description, and its order of events can be unfolded and read.
fn read_the_timeline(page: &Page) -> Result<(), Error> {
    page.session.script("document.querySelector('#instrument-title').focus();", Vec::new())?;
    let read = "const it = document.activeElement; return it.matches('#timeline canvas') ? it.dataset.strategy : '';";
    for _ in 0..MOST_STOPS {
        page.session.keys(TAB)?;
        if page.session.script(read, Vec::new())? == json!("serial") {
            break;
        }
    }
    let panel = here(page)?;
    is(&panel, "application", "Timeline of Serial");
    let described = panel.state["described"].as_str().unwrap_or_default();
    assert!(
        described.starts_with("7 tasks on 1 lane, finished after ")
            && described.contains("At most 1 task waited at once."),
        "{described}"
    );
    assert!(described.contains("Arrow keys go from span to span"), "{described}");
    page.session.keys(RIGHT)?;
    hears(page, "Serial, lane 1: task ")?;
    let summary = "return document.activeElement.matches('#order > summary');";
    for _ in 0..MOST_STOPS {
        page.session.keys(TAB)?;
        if page.session.script(summary, Vec::new())? == json!(true) {
            break;
        }
    }
    assert_eq!(here(page)?.name, "Order of events");
    page.session.keys(ENTER)?;
    page.until("telling what happened", SOON, || page.is_visible("#order li"))?;
    let lines = page.text("#order ol")?;
    assert!(
        lines.contains(" ms: Task 1 starts waiting.") && lines.trim_end().ends_with("Task 7 ends."),
        "{lines}"
    );
    Ok(())
}

/// The last question, and the run that checks it.
fn check(page: &Page) -> Result<(), Error> {
    page.session.script("document.querySelector('#transfer-title').focus();", Vec::new())?;
    let option = go(page, "transfer-option-0")?;
    is(&option, "radio", "About 50 ms");
    page.session.keys(SPACE)?;
    go(page, "answer-transfer")?;
    told(page)?;
    page.session.keys(ENTER)?;
    hears(page, "No: the lesson says “About 250 ms”.")?;
    heading(page, "claims-title", "What held here")?;
    page.session.script("document.querySelector('#transfer-title').focus();", Vec::new())?;
    is(&go(page, "start-check")?, "button", "Run it to check");
    told(page)?;
    page.session.keys(ENTER)?;
    page.until("at Cancel", SOON, || Ok(here(page)?.id() == "cancel-check"))?;
    page.await_state(&["done"], ENOUGH)?;
    hears(page, "Your machine measured")?;
    Ok(())
}
