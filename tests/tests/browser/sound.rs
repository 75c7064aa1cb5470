//! The timeline as sound, which is not there before it is asked for.

use crate::{
    keyboard::{ENTER, tab_to},
    support::{ENOUGH, SOON, query},
};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

// What geckodriver runs cannot change the functions that the page calls.
pub const SUBJECT: Subject =
    Subject::new("sound", &[Case::new("plays_when_asked", plays_when_asked).only(Browser::Chromium)]);

/// Counts what plays.
const COUNT: &str = "window.contexts = [];
    window.tones = 0;
    const make = BaseAudioContext.prototype.createOscillator;
    BaseAudioContext.prototype.createOscillator = function() {
        tones += 1;
        if (!contexts.includes(this)) contexts.push(this);
        return make.call(this);
    };";

const ESCAPE: &str = "\u{e00c}";

fn contexts(page: &Page) -> Result<Value, Error> {
    page.session.script("return contexts.map(it => it.state === 'closed');", Vec::new())
}

fn plays_when_asked(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=5&wait_ms=40", "serial,async", "warmup=0"))?;
    page.session.script(COUNT, Vec::new())?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.until("offering sound", SOON, || page.is_visible("#listen"))?;
    tab_to(page, "#listen > summary")?;
    page.session.keys(ENTER)?;
    page.until("unfolded", SOON, || page.is_visible("#play-sound"))?;
    assert!(page.text("#listen")?.contains("Computing: a full, loud tone"), "{}", page.text("#listen")?);
    assert_eq!(contexts(page)?, json!([]), "nothing is made before it is asked for");

    tab_to(page, "#play-sound")?;
    page.session.keys(ENTER)?;
    page.until("playing", SOON, || Ok(page.text("#play-sound")? == "Stop"))?;
    page.until("saying what happens", SOON, || Ok(page.text("#now-playing")?.contains(" starts waiting.")))?;
    let x = "return parseFloat(document.querySelector('.cursor:not([hidden])')?.style.left ?? '0');";
    let before = page.session.script(x, Vec::new())?.as_f64().unwrap_or(0.0);
    page.until("moving its cursor", SOON, || {
        Ok(page.session.script(x, Vec::new())?.as_f64().unwrap_or(0.0) > before)
    })?;
    assert_eq!(
        page.session.script("return tones;", Vec::new())?,
        json!(1),
        "one lane that waits is one tone"
    );
    page.session.keys(ESCAPE)?;
    page.until("silent", SOON, || {
        Ok(page.text("#play-sound")? == "Play as sound" && contexts(page)? == json!([true]))
    })?;
    assert!(!page.is_visible(".cursor")?);

    // It ends by itself, and a new run ends it.
    page.session.click("#play-sound")?;
    page.until("over", SOON, || Ok(contexts(page)? == json!([true, true])))?;
    assert_eq!(page.text("#play-sound")?, "Play as sound");
    page.session.click("#play-sound")?;
    page.session.click("#run")?;
    page.until("silent while it runs", SOON, || Ok(contexts(page)? == json!([true, true, true])))?;
    page.await_state(&["done"], ENOUGH).map(drop)
}
