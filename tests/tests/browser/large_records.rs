//! Large records and many of them: the page answers while it reads them, or refuses them.

use crate::support::{RUNS, SOON, give, on_cores, saved};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
    watch,
};
use serde_json::json;
use std::{thread, time::Duration};

pub const SUBJECT: Subject = Subject::new(
    "large_records",
    &[
        Case::new("a_large_record_holds_nothing_up", a_large_record_holds_nothing_up).measuring(),
        Case::new("a_large_record_in_no_order_holds_nothing_up", a_large_record_in_no_order_holds_nothing_up)
            .measuring(),
        Case::new("many_files_hold_nothing_up", many_files_hold_nothing_up).measuring(),
        Case::new("other_files_end_a_reading", other_files_end_a_reading),
        Case::new("a_million_spans_are_refused", a_million_spans_are_refused),
    ],
)
.alike();

/// Makes `window.file` of a record's text: the same with 300,000 spans more, 25 MB, in order of time or in none.
const MAKE_LARGE: &str = "const order = index => arguments[1] ? index : index * 7919 % 300000;
    const spans = Array.from({ length: 300000 }, (_, place) => order(place)).map(index =>
        `{\"task\":${index % 10000},\"lane\":0,\"kind\":\"run\",\"start_ms\":${index / 4096},\"end_ms\":${(index + 1) / 4096}},`);
    const text = arguments[0].replace('\"tasks\": 3', '\"tasks\": 10000').replace('\"spans\": [', `\"spans\": [${spans.join('')}`);
    window.file = new File([text], 'large.json');";

/// Drops `window.file` on the page.
const DROP: &str = "const transfer = new DataTransfer();
    transfer.items.add(window.file);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";

/// 300,000 spans: no long task of the page's, and words on how far it is.
fn a_large_record_holds_nothing_up(page: &Page) -> Result<(), Error> {
    holds_nothing_up(page, true)
}

/// The same of a file whose lane lists its spans in no order.
fn a_large_record_in_no_order_holds_nothing_up(page: &Page) -> Result<(), Error> {
    holds_nothing_up(page, false)
}

fn holds_nothing_up(page: &Page, in_order: bool) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    page.session.script(MAKE_LARGE, vec![json!(text), json!(in_order)])?;
    let watch = "window.told = [];
        const place = document.getElementById('reading');
        new MutationObserver(() => window.told.push(place.innerText))
            .observe(place, { subtree: true, childList: true, characterData: true });";
    page.session.script(watch, Vec::new())?;
    watch::start(page)?;
    page.session.script(DROP, Vec::new())?;
    page.until("showing all of it", SOON, || {
        Ok(page.text("#provenance")?.contains("large.json") && page.is_visible("#log")?)
    })?;
    // The timeline is drawn a frame or two later.
    thread::sleep(Duration::from_secs(1));
    let seen = watch::read(page)?;
    let told = page.session.script("return window.told.filter(text => / \\d+ %/.test(text));", Vec::new())?;
    let told = told.as_array().cloned().unwrap_or_default();
    assert!(told.len() > 2, "{told:?}");
    assert!(
        told.iter().all(|told| told.as_str().is_some_and(|told| told.contains("large.json"))),
        "{told:?}"
    );
    assert!(seen.longest_task_ms <= watch::LONGEST_TASK_MS, "{seen:?}");
    assert!(page.export("csv")?.lines().count() > 300_000);
    Ok(())
}

/// Sixty files of a realistic size: no long task of the page's.
fn many_files_hold_nothing_up(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=60&wait_ms=2")?;
    page.load(RUNS)?;
    let files: Vec<(String, String)> = (0..60_u32)
        .map(|index| Ok((format!("{index}.json"), on_cores(&text, f64::from(1 + index % 16))?)))
        .collect::<Result<_, Error>>()?;
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    watch::start(page)?;
    give(page, "drop", &files)?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    let seen = watch::read(page)?;
    assert_eq!(page.count("#opened li")?, 60);
    assert!(seen.longest_task_ms <= watch::LONGEST_TASK_MS, "{seen:?}");
    Ok(())
}

/// Whoever opens another file does not wait for the first, whose worker is ended.
fn other_files_end_a_reading(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    page.session.script(MAKE_LARGE, vec![json!(text), json!(true)])?;
    let count = "window.workers = { begun: 0, ended: 0 };
        window.Worker = class extends Worker {
            constructor(...given) { super(...given); window.workers.begun += 1; }
            terminate() { window.workers.ended += 1; super.terminate(); }
        };";
    page.session.script(count, Vec::new())?;
    page.session.script(DROP, Vec::new())?;
    page.until("reading it", SOON, || Ok(page.text("#reading")?.contains('%')))?;
    give(page, "drop", &[("small.json", &text)])?;
    page.until("showing the other", SOON, || Ok(page.text("#provenance")?.contains("small.json")))?;
    thread::sleep(Duration::from_secs(3));
    assert_eq!(page.count("#opened li")?, 1, "the first does not come after it");
    assert!(page.text("#problems")?.contains("1 file opened before these"), "{}", page.text("#problems")?);
    let workers = page.session.script("return [workers.begun, workers.ended];", Vec::new())?;
    assert_eq!(workers, json!([2, 2]), "one a reading, and none is left");
    assert_eq!(page.state()?, "idle");
    // Given up is not refused.
    page.session.script(DROP, Vec::new())?;
    page.until("showing it", SOON, || Ok(page.text("#provenance")?.contains("large.json")))
}

fn a_million_spans_are_refused(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    let give = "const span = '{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":0.0,\"end_ms\":1.0}';
        const text = arguments[0].replace('\"tasks\": 3', '\"tasks\": 10000').replace('\"spans\": [', `\"spans\": [${(span + ',').repeat(1000000)}`);
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'million.json'));
        transfer.items.add(new File([arguments[0]], 'sound.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";
    page.session.script(give, vec![json!(text)])?;
    page.until("refusing it", SOON, || Ok(page.text("#problems")?.contains("million.json: it has 6")))?;
    assert!(page.text("#provenance")?.contains("sound.json"), "the other is shown");
    Ok(())
}
