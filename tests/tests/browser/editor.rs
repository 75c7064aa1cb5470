//! The editor for Python: by keyboard, with its marks, and that none of the reader's code is lost. None of it needs an engine.

use crate::{
    keyboard::{ENTER, tab_to},
    support::SOON,
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::json;

pub const SUBJECT: Subject = Subject::new(
    "editor",
    &[
        Case::new("keys", keys),
        Case::new("the_way_out_by_keyboard", the_way_out_by_keyboard),
        Case::new("back_to_the_twin", back_to_the_twin).alike(),
        Case::new("the_device_keeps_code", the_device_keeps_code).alike(),
        Case::new("too_much", too_much).alike(),
        Case::new("from_the_code_panel", from_the_code_panel).alike(),
        Case::new("numbers_follow_the_text", numbers_follow_the_text).alike(),
        Case::new("modules", modules).alike(),
        Case::new("at_320", at_320).alike(),
    ],
);

const TWIN: &str = "?v=1&workload=long_comp&lang=python";
const OWN: &str = "?v=1&workload=python";
const TAB: &str = "\u{e004}";
const ESCAPE: &str = "\u{e00c}";

fn fresh(page: &Page, query: &str) -> Result<(), Error> {
    page.load("")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(query)?;
    page.until("showing the code", SOON, || Ok(!text(page)?.is_empty()))
}

fn text(page: &Page) -> Result<String, Error> {
    page.property("#editor", "value")
}

/// Puts the cursor at the end of the text.
fn to_the_end(page: &Page) -> Result<(), Error> {
    let end = "const it = document.querySelector('#editor'); it.focus(); it.setSelectionRange(it.value.length, it.value.length);";
    page.session.script(end, Vec::new()).map(drop)
}

fn select_all(page: &Page) -> Result<(), Error> {
    page.session
        .script("const it = document.querySelector('#editor'); it.focus(); it.select();", Vec::new())
        .map(drop)
}

#[track_caller]
fn is_text(page: &Page, wanted: &str) -> Result<(), Error> {
    assert_eq!(text(page)?, wanted);
    Ok(())
}

fn keys(page: &Page) -> Result<(), Error> {
    fresh(page, OWN)?;
    select_all(page)?;
    page.session.keys("def task(i):")?;
    page.session.keys(ENTER)?;
    page.session.keys("if i:")?;
    page.session.keys(ENTER)?;
    page.session.keys("x = 1")?;
    is_text(page, "def task(i):\n    if i:\n        x = 1")?;
    page.session.shifted(TAB)?;
    is_text(page, "def task(i):\n    if i:\n    x = 1")?;
    page.session.keys(TAB)?;
    is_text(page, "def task(i):\n    if i:\n    x = 1   ")?;
    // The browser's own undo takes back what a key has put in.
    page.session.script("document.execCommand('undo');", Vec::new())?;
    is_text(page, "def task(i):\n    if i:\n    x = 1")?;
    // Two lines move as one, and stay selected.
    let lines = "document.querySelector('#editor').setSelectionRange(15, 30);";
    page.session.script(lines, Vec::new())?;
    page.session.keys(TAB)?;
    is_text(page, "def task(i):\n        if i:\n        x = 1")?;
    page.session.shifted(TAB)?;
    is_text(page, "def task(i):\n    if i:\n    x = 1")?;
    let numbers = page.property(".numbers", "textContent")?;
    assert_eq!(numbers.split_whitespace().collect::<Vec<_>>(), ["1", "2", "3"]);
    Ok(())
}

fn the_way_out_by_keyboard(page: &Page) -> Result<(), Error> {
    fresh_rust(page)?;
    tab_to(page, "#lang-rust")?;
    page.session.keys(crate::keyboard::RIGHT)?;
    page.until("in Python", SOON, || page.is_visible("#editor"))?;
    page.until("showing the twin", SOON, || Ok(text(page)?.contains("def ")))?;
    let before = text(page)?;
    to_the_end(page)?;
    let inside = "return document.activeElement?.id === 'editor';";
    page.session.keys(TAB)?;
    assert_eq!(page.session.script(inside, Vec::new())?, json!(true), "Tab indents");
    assert_ne!(text(page)?, before);
    page.session.keys(ESCAPE)?;
    page.session.keys(TAB)?;
    assert_eq!(page.session.script(inside, Vec::new())?, json!(false), "Escape and Tab leave");
    let described = page.session.script(
        "const ids = document.querySelector('#editor').getAttribute('aria-describedby').split(' ');
         return ids.map(id => document.getElementById(id).textContent).join(' ');",
        Vec::new(),
    )?;
    assert!(described.as_str().is_some_and(|it| it.contains("Escape, then Tab")), "{described}");
    Ok(())
}

fn back_to_the_twin(page: &Page) -> Result<(), Error> {
    fresh(page, TWIN)?;
    let twin = text(page)?;
    assert!(twin.contains("def ") && !page.is_visible("#back-to-twin")?, "{twin}");
    to_the_end(page)?;
    page.session.keys("# mine")?;
    page.until("offering the way back", SOON, || page.is_visible("#back-to-twin"))?;
    let mine = text(page)?;
    page.session.click("#back-to-twin")?;
    page.until("back at the twin", SOON, || Ok(text(page)? == twin))?;
    page.session.click("#swap-code")?;
    page.until("back at the change", SOON, || Ok(text(page)? == mine))?;
    // Another experiment has its own code, and this one is still there afterwards.
    let choose = "const it = document.querySelector('#workload'); it.value = arguments[0];
        it.dispatchEvent(new Event('change', { bubbles: true }));";
    page.session.script(choose, vec![json!("python")])?;
    page.until("showing the example", SOON, || Ok(text(page)?.contains("Called for each i")))?;
    assert_eq!(page.property("#lang-rust", "disabled")?, "true");
    page.session.script(choose, vec![json!("long_comp")])?;
    page.until("showing the change", SOON, || Ok(text(page)? == mine))
}

fn the_device_keeps_code(page: &Page) -> Result<(), Error> {
    fresh(page, OWN)?;
    let example = text(page)?;
    select_all(page)?;
    page.session.keys("def task(i): return 7")?;
    page.load(TWIN)?;
    page.until("showing the twin", SOON, || Ok(text(page)?.contains("def ")))?;
    let twin = text(page)?;
    to_the_end(page)?;
    page.session.keys("# mine")?;
    page.until("kept", SOON, || {
        let kept = "return localStorage.getItem('overlap.code.long_comp')?.endsWith('# mine') ?? false;";
        Ok(page.session.script(kept, Vec::new())? == json!(true))
    })?;
    page.load(OWN)?;
    is_text(page, "def task(i): return 7")?;
    page.session.click("#back-to-twin")?;
    page.until("showing the example", SOON, || Ok(text(page)? == example))?;
    // A link without code means the twin, whatever is kept, which is one press away.
    page.load(TWIN)?;
    page.until("showing the twin", SOON, || Ok(text(page)? == twin))?;
    page.session.click("#swap-code")?;
    page.until("showing the change", SOON, || Ok(text(page)?.ends_with("# mine")))
}

fn too_much(page: &Page) -> Result<(), Error> {
    fresh(page, OWN)?;
    let fill =
        "const it = document.querySelector('#editor'); it.focus(); it.value = '#'.repeat(arguments[0]);
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.session.script(fill, vec![json!(65537)])?;
    page.until("refusing it", SOON, || Ok(page.text("#editor-error")?.contains("65536 bytes")))?;
    assert_eq!(
        page.session.script("return document.querySelector('#editor').ariaInvalid;", Vec::new())?,
        json!("true")
    );
    page.session.click("#run")?;
    assert_eq!(page.state()?, "idle", "nothing runs");
    page.until("pointing at it", SOON, || {
        Ok(page.session.script("return document.activeElement.id;", Vec::new())? == json!("editor"))
    })?;
    page.session.script(fill, vec![json!(65536)])?;
    page.until("taking it", SOON, || Ok(page.text("#editor-error")?.is_empty()))
}

fn from_the_code_panel(page: &Page) -> Result<(), Error> {
    fresh_rust(page)?;
    page.session.click("#code > summary")?;
    let shown = "#code [aria-label=Python] pre.scroll";
    page.until("showing the task", SOON, || {
        Ok(page.count(shown)? == 1 && page.text(shown)?.contains("def "))
    })?;
    let task = page.property(shown, "textContent")?;
    page.session.click("#run-in-python")?;
    page.until("in the editor", SOON, || Ok(page.count("#editor")? == 1 && text(page)? == task))?;
    assert_eq!(page.property("#lang-python", "checked")?, "true");
    Ok(())
}

fn fresh_rust(page: &Page) -> Result<(), Error> {
    page.load("")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load("?v=1&workload=long_comp")
}

fn numbers_follow_the_text(page: &Page) -> Result<(), Error> {
    fresh(page, OWN)?;
    let fill = "const it = document.querySelector('#editor');
        it.value = Array.from({ length: 300 }, (_, line) => `x${line} = '${'y'.repeat(300)}'`).join('\\n');
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));
        it.scrollTop = 1000;";
    page.session.script(fill, Vec::new())?;
    let shifted = "const [it, numbers] = ['#editor', '.numbers'].map(id => document.querySelector(id));
        return [it.scrollTop, -new DOMMatrix(getComputedStyle(numbers).transform).f, it.scrollWidth > it.clientWidth,
            document.documentElement.scrollWidth <= innerWidth, numbers.textContent.trim().split(/\\s+/).length];";
    page.until("beside their lines", SOON, || {
        let found = page.session.script(shifted, Vec::new())?;
        let [top, shift] = [&found[0], &found[1]].map(|it| it.as_f64().unwrap_or(-1.0));
        Ok(top > 500.0
            && (top - shift).abs() <= 1.0
            && found[2] == json!(true)
            && found[3] == json!(true)
            && found[4] == json!(300))
    })
}

fn modules(page: &Page) -> Result<(), Error> {
    fresh(page, OWN)?;
    page.session.click("#modules > summary")?;
    page.until("listing them", SOON, || Ok(page.text("#modules")?.contains("asyncio")))?;
    assert!(page.count("#modules tbody tr")? > 20);
    Ok(())
}

/// In a window that is 320 px wide nothing sticks out, and the field scrolls within itself.
fn at_320(page: &Page) -> Result<(), Error> {
    page.load("")?;
    let look = "const frame = document.createElement('iframe');
        [frame.width, frame.height, frame.src] = [320, 640, location.pathname + arguments[0]];
        document.body.replaceChildren(frame);
        const editor = () => frame.contentDocument?.querySelector('#editor');
        for (let left = 400; !editor()?.value && left > 0; left -= 1) await new Promise(resume => setTimeout(resume, 50));
        frame.contentDocument.querySelector('#code').open = true;
        const long = `x = '${'y'.repeat(500)}'`;
        editor().value = long;
        editor().dispatchEvent(new (frame.contentWindow.InputEvent)('input', { bubbles: true }));
        await new Promise(resume => setTimeout(resume, 300));
        frame.contentDocument.querySelector('#modules').open = true;
        await new Promise(resume => setTimeout(resume, 500));
        const root = frame.contentDocument.documentElement;
        return [root.scrollWidth <= root.clientWidth, editor().scrollWidth > editor().clientWidth, editor().clientWidth > 200];";
    // The compact view is the usual one in a frame.
    for query in [OWN, "?v=1&workload=python&embed=1&view=full"] {
        let found = page.session.async_script(look, vec![json!(query)])?;
        assert_eq!(found, json!([true, true, true]), "{query}");
        page.load("")?;
    }
    Ok(())
}
