//! A lesson on a projector: one step a screen, by keys and by buttons, with the step in the address.

use crate::support::SOON;
use overlap_browser_tests::{
    Error,
    axe::Axe,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

pub const SUBJECT: Subject = Subject::new(
    "projector",
    &[Case::new("by_keys", by_keys), Case::new("without_a_network", without_a_network)],
)
.alike();

/// WebDriver's codes of keys that have no letter.
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";
const ESCAPE: &str = "\u{e00c}";

/// The number in the address, and those of the steps that are seen.
const SEEN: &str = "return [location.hash, [...document.querySelectorAll('.slide')]
    .filter(slide => slide.checkVisibility()).map(slide => slide.id)];";

/// The size of the text in a step, as a share of the window's height, and how far the step sticks out sideways.
const LOOK: &str = "const slide = document.querySelector('.slide[data-shown]');
    const size = parseFloat(getComputedStyle(slide).fontSize) / innerHeight;
    return [size, document.documentElement.scrollWidth - document.documentElement.clientWidth];";

fn open(page: &Page, fragment: &str) -> Result<(), Error> {
    page.session.goto("about:blank")?;
    page.session.goto(&format!("{}lessons/waiting.project.html{fragment}", page.server.url()))?;
    page.until("showing a step", SOON, || page.is_visible("#where"))
}

fn shows(page: &Page, step: u64) -> Result<(), Error> {
    let expected = json!([format!("#{step}"), [step.to_string()]]);
    assert_eq!(page.session.script(SEEN, Vec::new())?, expected);
    assert!(page.text("#where")?.starts_with(&format!("Step {step} of ")), "{}", page.text("#where")?);
    Ok(())
}

fn by_keys(page: &Page) -> Result<(), Error> {
    let axe = Axe::load()?;
    open(page, "")?;
    shows(page, 1)?;
    let steps = page.count(".slide")?;
    for (keys, step) in [(RIGHT, 2), (" ", 3), (LEFT, 2), (END, steps), (RIGHT, steps), (HOME, 1), (LEFT, 1)]
    {
        page.session.keys(keys)?;
        shows(page, step)?;
    }
    page.session.click("#forward")?;
    // On a button the space bar presses it, and goes no further.
    page.session.keys(" ")?;
    shows(page, 3)?;
    page.session.click("#back")?;
    shows(page, 2)?;
    for step in 1..=steps {
        open(page, &format!("#{step}"))?;
        shows(page, step)?;
        let look = page.session.script(LOOK, Vec::new())?;
        assert!(
            look[0].as_f64().is_some_and(|size| size > 0.03) && look[1] == json!(0),
            "step {step}: {look}"
        );
        // The first ones have a heading, options and a picture among them.
        if step <= 6 || step == steps {
            let broken = axe.broken(&page.session, None)?;
            assert!(broken.is_empty(), "step {step} breaks rules:\n{}", broken.join("\n"));
        }
    }
    open(page, "#4")?;
    page.session.keys(ESCAPE)?;
    let address = "return location.pathname;";
    page.until("at the notes", SOON, || {
        let path = page.session.script(address, Vec::new())?;
        Ok(path.as_str().is_some_and(|path| path.ends_with("/lessons/waiting.teacher.html")))
    })?;
    let broken = axe.broken(&page.session, None)?;
    assert!(broken.is_empty(), "the notes break rules:\n{}", broken.join("\n"));
    page.session.goto(&format!("{}lessons/teachers.html", page.server.url()))?;
    let broken = axe.broken(&page.session, None)?;
    assert!(broken.is_empty(), "the list for teachers breaks rules:\n{}", broken.join("\n"));
    Ok(())
}

/// Once it is loaded, no step asks for anything.
fn without_a_network(page: &Page) -> Result<(), Error> {
    open(page, "")?;
    page.until("loaded", SOON, || {
        Ok(page.session.script("return document.readyState;", Vec::new())? == json!("complete"))
    })?;
    drop(page.server.take_seen());
    page.session.keys(END)?;
    page.session.keys(LEFT)?;
    page.session.click("#colours")?;
    let theme = page.session.script("return document.documentElement.dataset.theme ?? null;", Vec::new())?;
    assert_ne!(theme, Value::Null, "the colours change");
    // What the browser itself asks its own hosts for is no request of the page's.
    let seen = page.server.take_seen().into_iter().map(|seen| seen.target);
    let own: Vec<_> = seen.filter(|target| target.starts_with('/')).collect();
    assert!(own.is_empty(), "{own:?}");
    Ok(())
}
