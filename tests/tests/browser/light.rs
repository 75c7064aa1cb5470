//! An element costs little until its reader touches it.

use crate::{
    support::{ENOUGH, OURS, SOON, assert_ok},
    tutorial::{SHORT, lazy_tag, record, tutorial},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::{fs, thread, time::Duration};

pub const SUBJECT: Subject = {
    Subject::new(
        "light",
        &[
            Case::new("two_dozen", two_dozen).expecting(OURS).alike(),
            Case::new("by_keyboard", by_keyboard).expecting(OURS),
            Case::new("follows_its_attributes", follows_its_attributes).expecting(OURS),
        ],
    )
};

/// The most that an element in view may cost before it is touched, bytes as they lie on the host.
const MOST_BYTES: u64 = 300_000;

/// How many elements have a frame, and how many show a picture.
const COUNTED: &str =
    "const roots = [...document.querySelectorAll('overlap-lab')].map(lab => lab.shadowRoot);
    const having = selector => roots.filter(root => root?.querySelector(selector)?.checkVisibility()).length;
    return [having('iframe'), having('.poster svg')];";

fn count(page: &Page) -> Result<Value, Error> {
    page.session.script(COUNTED, Vec::new())
}

/// Elements of one page load next to nothing, and show what they are; the one that is pressed runs, and no other is loaded.
fn two_dozen(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    let tags: String = (0..24).map(|index| lazy_tag(&format!("lab{index}"), SHORT)).collect();
    tutorial(page, &host, &site.url_by_name(), &tags)?;
    let first = "return document.querySelector('#lab0').shadowRoot?.querySelector('.poster svg')?.getBoundingClientRect().height > 5;";
    page.until("showing a picture", Duration::from_secs(1), || {
        Ok(page.session.script(first, Vec::new())? == json!(true))
    })?;
    thread::sleep(Duration::from_secs(1));
    let counted = count(page)?;
    assert_eq!(counted[0], json!(0), "no frame is loaded");
    let shown = counted[1].as_u64().unwrap_or(0);
    assert!((1..=24).contains(&shown), "elements in view show a picture: {shown}");
    let targets: Vec<String> = site.take_seen().into_iter().map(|seen| seen.target).collect();
    let size = |target: &String| {
        fs::metadata(suite::site().join(target.trim_start_matches('/'))).map_or(0, |file| file.len())
    };
    let bytes: u64 = targets.iter().map(size).sum();
    assert!((1..=MOST_BYTES).contains(&bytes), "{bytes} bytes: {targets:?}");
    assert!(targets.iter().all(|target| !target.contains("wasm")), "no program: {targets:?}");

    let press = "document.querySelector('#lab0').shadowRoot.querySelector('.poster button').click();";
    page.session.script(press, Vec::new())?;
    page.until("running and done", ENOUGH, || {
        Ok(page.session.script("return seen.some(([type]) => type === 'result');", Vec::new())?
            == json!(true))
    })?;
    let kept =
        page.session.script("return { record: document.querySelector('#lab0').record };", Vec::new())?;
    record(&kept)?.results.iter().for_each(assert_ok);
    assert_eq!(count(page)?[0], json!(1), "one frame, and its picture is gone");
    let shown = "return document.querySelector('#lab0').shadowRoot.querySelector('.poster') === null;";
    assert_eq!(page.session.script(shown, Vec::new())?, json!(true));
    Ok(())
}

/// The picture's button can be reached and pressed with the keyboard, which is then in the lab.
fn by_keyboard(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    tutorial(page, &host, &site.url_by_name(), &lazy_tag("lab", SHORT))?;
    page.until("showing a picture", SOON, || Ok(count(page)?[1] == json!(1)))?;
    page.session
        .script("document.querySelector('#lab').shadowRoot.querySelector('button').focus();", Vec::new())?;
    page.session.keys("\u{e007}")?;
    page.until("running and done", ENOUGH, || {
        Ok(page.session.script("return seen.some(([type]) => type === 'result');", Vec::new())?
            == json!(true))
    })?;
    let focus = "return document.activeElement.id;";
    assert_eq!(page.session.script(focus, Vec::new())?, json!("lab"), "the focus is in the lab");
    Ok(())
}

/// The picture is that of the element's settings, and changes with them.
fn follows_its_attributes(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    let tags = lazy_tag("lab", "workload=\"long_comp\" strategies=\"rayon,serial\" theme=\"dark\"");
    tutorial(page, &host, &site.url_by_name(), &tags)?;
    let said = "const poster = document.querySelector('#lab').shadowRoot?.querySelector('.poster');
        return poster && [[...poster.querySelectorAll('dt')].map(it => it.innerText), poster.querySelector('button').innerText,
            poster.classList.contains('dark'), document.querySelector('#lab a').checkVisibility()];";
    page.until("showing two strategies", SOON, || {
        Ok(page.session.script(said, Vec::new())? == json!([["Serial", "Rayon"], "Run", true, false]))
    })?;
    page.session.script(
        "const lab = document.querySelector('#lab'); lab.setAttribute('lesson', 'waiting'); lab.removeAttribute('strategies');
         lab.setAttribute('theme', 'light');",
        Vec::new(),
    )?;
    page.until("showing a lesson", SOON, || {
        let said = page.session.script(said, Vec::new())?;
        Ok(said[0].as_array().map(Vec::len) == Some(5)
            && said[1] == json!("Open the lesson")
            && said[2] == json!(false))
    })
}
