//! The runs that a device keeps: found, forgotten, brought back, and how much is kept of each.

use crate::support::{ENOUGH, NO_WORKER, RUNS, SOON, WORKER, query, saved, texts};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::Answer,
    suite::{self, Case, Subject},
};
use serde_json::json;
use std::fs;

pub const SUBJECT: Subject = Subject::new(
    "kept_runs",
    &[
        Case::new("the_device_keeps_runs", the_device_keeps_runs),
        Case::new("large_runs_are_kept_small", large_runs_are_kept_small),
        Case::new("a_frame_keeps_nothing", a_frame_keeps_nothing),
    ],
)
.alike();

/// The worker that reads records.
const READER: &str = "reader.js";

/// The same where the site's host does not have what reads records, as a page that is offline does not.
pub const WITHOUT_READER: Subject = Subject {
    missing: &[READER, WORKER],
    ..Subject::new(
        "without_reader",
        &[Case::new("kept_runs_wait_for_their_reader", kept_runs_wait_for_their_reader)
            .expecting(&[READER, WORKER, NO_WORKER])],
    )
    .alike()
};

fn forget_everything(page: &Page) -> Result<(), Error> {
    page.load("")?;
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

fn the_device_keeps_runs(page: &Page) -> Result<(), Error> {
    forget_everything(page)?;
    saved(page, "tasks=3&wait_ms=20")?;
    saved(page, "tasks=4&wait_ms=20")?;
    page.load(RUNS)?;
    page.until("finding its runs", SOON, || Ok(page.count("#kept li")? == 2))?;
    assert!(page.text("#kept li")?.contains("4 tasks"), "the newest first: {}", page.text("#kept li")?);
    let said = page.text("#provenance")?;
    assert!(said.contains("Kept on this device") && said.contains("measured here before"), "{said}");
    assert!(page.is_visible("#timeline")?, "a small run is kept whole");
    // Side by side.
    for index in 1..=2 {
        page.session.click(&format!("#kept li:nth-child({index}) input"))?;
    }
    page.until("comparing", SOON, || page.is_visible("#comparison"))?;
    assert_eq!(texts(page, "#differences td, #differences tr + tr th")?, json!(["tasks", "4", "3"]));
    assert_eq!(page.count("#medians tr[data-strategy]")?, 2);
    let ratio = page.text("#medians tr[data-strategy=serial] td:last-child")?;
    assert!(ratio.contains("× the first"), "{ratio}");
    // One is forgotten, all are, and both can be taken back.
    page.session.click("#kept li:nth-child(1) .remove")?;
    page.until("forgetting one", SOON, || Ok(page.count("#kept li")? == 1))?;
    let kept = "return Object.keys(localStorage).filter(key => key.startsWith('overlap.run.')).length;";
    page.until("gone from the device", SOON, || Ok(page.session.script(kept, Vec::new())? == json!(1)))?;
    page.session.click("#undo")?;
    page.until("back on the device", SOON, || Ok(page.session.script(kept, Vec::new())? == json!(2)))?;
    page.session.click("#forget-all")?;
    page.until("all gone", SOON, || Ok(page.session.script(kept, Vec::new())? == json!(0)))?;
    page.load(RUNS)?;
    assert_eq!(page.count("#kept li")?, 0);
    // What something else has written there does no harm, and only the newest runs stay.
    let fill = "localStorage.setItem('overlap.run.0000', '{\"x\": ');
        for (let index = 11; index < 30; index += 1) { localStorage.setItem(`overlap.run.10${index}`, '[]'); }";
    page.session.script(fill, Vec::new())?;
    page.load(RUNS)?;
    page.until("saying so", SOON, || {
        Ok(page.text("#problems")?.contains("20 runs that this device kept could not be read"))
    })?;
    saved(page, "tasks=2&wait_ms=10")?;
    assert_eq!(page.session.script(kept, Vec::new())?, json!(20));
    let ends = "const keys = Object.keys(localStorage).filter(key => key.startsWith('overlap.run.')).sort();
        return [keys.includes('overlap.run.0000'), keys.at(-1).startsWith('overlap.run.2')];";
    assert_eq!(
        page.session.script(ends, Vec::new())?,
        json!([false, true]),
        "the oldest went, the newest came"
    );
    // A device without room keeps nothing, and the lab does not mind.
    let full = "localStorage.clear(); let text = 'x'.repeat(1 << 20);
        while (text) { try { localStorage.setItem(`full${text.length}.${Math.random()}`, text); } catch { text = text.slice(0, text.length >> 1); } }";
    page.session.script(full, Vec::new())?;
    saved(page, "tasks=2&wait_ms=10")?;
    assert_eq!(page.session.script(kept, Vec::new())?, json!(0));
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

fn large_runs_are_kept_small(page: &Page) -> Result<(), Error> {
    forget_everything(page)?;
    page.measure(&query("square", "tasks=1000", "serial,async", "warmup=0"), ENOUGH)?;
    let size =
        "return Object.entries(localStorage).find(([key]) => key.startsWith('overlap.run.'))[1].length;";
    let size = page.session.script(size, Vec::new())?;
    assert!(size.as_u64().is_some_and(|size| size < 5_000), "{size}");
    let verdict = page.text("#verdict .headline")?;
    page.load(RUNS)?;
    page.until("showing it", SOON, || page.is_visible("#provenance"))?;
    assert!(page.text("#provenance")?.contains("too large"));
    // What the times alone tell; why they are so is told by spans.
    let times = page.text("#verdict .headline")?;
    assert!(verdict.starts_with(times.trim_end_matches('.')), "{times} and {verdict}");
    assert!(page.is_visible("#results")? && !page.is_visible("#timeline")? && !page.is_visible("#answers")?);
    assert!(!page.text("#bars")?.contains("ideal"), "without spans the ideal is unknown");
    assert_eq!(texts(page, ".exports a")?, json!(["Run record (JSON)", "Table (CSV)", "Table (Markdown)"]));
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

/// Runs that cannot be shown, since what reads them cannot be loaded, are not called unreadable, and are there when it can.
fn kept_runs_wait_for_their_reader(page: &Page) -> Result<(), Error> {
    forget_everything(page)?;
    saved(page, "tasks=3&wait_ms=20")?;
    saved(page, "tasks=4&wait_ms=20")?;
    page.load(RUNS)?;
    page.until("saying why", SOON, || Ok(page.text("#problems")?.contains("check the connection")))?;
    let said = page.text("#problems")?;
    assert!(said.contains("2 runs kept on this device cannot be shown now"), "{said}");
    assert!(!said.contains("could not be read"), "{said}");
    assert!(!page.text(".records")?.contains("None."), "{}", page.text(".records")?);
    let body = fs::read(suite::site().join(READER)).map_err(Error::io("reading the reader's script"))?;
    let answer = Answer { kind: "text/javascript", body, ..Answer::default() };
    page.server.answer_with(&format!("/{READER}"), answer);
    page.load(RUNS)?;
    page.until("finding its runs", SOON, || Ok(page.count("#kept li")? == 2))?;
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

/// A lab within another page of the same site, whose storage is this device's.
fn a_frame_keeps_nothing(page: &Page) -> Result<(), Error> {
    forget_everything(page)?;
    let frame = "const frame = document.createElement('iframe');
        frame.src = `./${arguments[0]}&embed=1`;
        document.body.append(frame);";
    page.session.script(frame, vec![json!(query("wait", "tasks=2&wait_ms=10", "serial", "warmup=0"))])?;
    let state = "return document.querySelector('iframe').contentDocument?.body?.dataset.state ?? '';";
    page.until(
        "ready in its frame",
        ENOUGH,
        || Ok(page.session.script(state, Vec::new())? == json!("idle")),
    )?;
    page.session.script(
        "document.querySelector('iframe').contentDocument.getElementById('run').click();",
        Vec::new(),
    )?;
    page.until("done in its frame", ENOUGH, || Ok(page.session.script(state, Vec::new())? == json!("done")))?;
    assert_eq!(page.session.script("return localStorage.length;", Vec::new())?, json!(0));
    Ok(())
}
