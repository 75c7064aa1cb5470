//! Other runs: records opened from files, refused when they are wrong, compared, gathered into a class; the runs that a
//! device keeps; the recorded run.

use crate::support::{ALL, ENOUGH, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::Answer,
    stage,
    suite::{self, Case, Subject},
    watch,
};
use serde_json::{Value, json};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(15);
const PAGE: &str = "runs.html";

/// The host that the last test serves itself, and what is said of its refused service worker.
const ANOTHER_HOST: &[&str] = &["a request for http://127.0.0.1:", "sw.js", "MIME"];

pub const SUBJECT: Subject = Subject::new(
    "records",
    &[
        Case::new("a_saved_run_is_opened", a_saved_run_is_opened),
        Case::new("wrong_files_are_named", wrong_files_are_named),
        Case::new("hostile_texts_stay_texts", hostile_texts_stay_texts),
        Case::new("a_million_spans_are_refused", a_million_spans_are_refused),
        Case::new("several_files_are_a_class", several_files_are_a_class),
        Case::new("many_files_hold_nothing_up", many_files_hold_nothing_up).measuring(),
        Case::new("the_device_keeps_runs", the_device_keeps_runs),
        Case::new("large_runs_are_kept_small", large_runs_are_kept_small),
        Case::new("a_frame_keeps_nothing", a_frame_keeps_nothing),
        Case::new("the_recorded_run", the_recorded_run),
        Case::new("where_nothing_can_run", where_nothing_can_run).expecting(ANOTHER_HOST),
    ],
);

/// Gives the page files, as a reader does by choosing or dropping them.
fn give(page: &Page, how: &str, files: &[(&str, &str)]) -> Result<(), Error> {
    let give = "const transfer = new DataTransfer();
        for (const [name, text] of arguments[1]) { transfer.items.add(new File([text], name, { type: 'application/json' })); }
        if (arguments[0] === 'drop') {
            const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
            return event.defaultPrevented;
        }
        const input = document.getElementById('open-record');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        return true;";
    let taken = page.session.script(give, vec![json!(how), json!(files)])?;
    assert_eq!(taken, json!(true), "a file that is dropped does not replace the page");
    Ok(())
}

/// Runs a small experiment in the lab and takes its record, as it is saved.
fn run(page: &Page, params: &str) -> Result<String, Error> {
    page.measure(&query("wait", params, "serial,async", "warmup=0"), ENOUGH)?;
    page.export("json")
}

fn forget_everything(page: &Page) -> Result<(), Error> {
    page.load("")?;
    page.session.script("localStorage.clear();", Vec::new()).map(drop)
}

fn texts(page: &Page, selector: &str) -> Result<Value, Error> {
    let read = "return [...document.querySelectorAll(arguments[0])].map(it => it.innerText.trim());";
    page.session.script(read, vec![json!(selector)])
}

/// Saved in the lab and opened here, a record comes back digit for digit, in the whole instrument.
fn a_saved_run_is_opened(page: &Page) -> Result<(), Error> {
    page.measure(&query("wait", "tasks=3&wait_ms=30", ALL, "warmup=0&repeats=2"), ENOUGH)?;
    let (text, verdict) = (page.export("json")?, page.text("#verdict")?);
    let row = page.text("#results tr[data-strategy=async]")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(PAGE)?;
    assert!(page.is_visible("#empty")?, "it says what it is for");
    give(page, "choose", &[("mine.json", &text)])?;
    page.until("showing the file", SOON, || page.is_visible("#provenance"))?;
    let said = page.text("#provenance")?;
    assert!(
        said.contains("From a file") && said.contains("mine.json") && said.contains("not measured here"),
        "{said}"
    );
    let theirs = verdict.replacen("On your ", "On that machine’s ", 1);
    assert_ne!(theirs, verdict, "the verdict speaks of the cores");
    assert_eq!(page.text("#verdict")?, theirs, "the same run, the same verdict, of another's cores");
    assert_eq!(page.text("#results tr[data-strategy=async]")?, row);
    for part in ["#bars", "#timeline", "#log", "#answers", "#code"] {
        assert!(page.is_visible(part)?, "{part} is there");
    }
    assert_eq!(page.export("json")?, text, "digit for digit");
    for kind in ["csv", "markdown", "svg", "chrome"] {
        assert!(page.export(kind)?.len() > 100, "{kind}");
    }
    let blank = "const canvas = document.querySelector('#timeline .panel canvas');
        return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.every(byte => byte === 0);";
    page.until("drawing the timeline", SOON, || Ok(page.session.script(blank, Vec::new())? == json!(false)))?;
    // The way back to the lab has the same setting.
    page.session.click("#provenance a")?;
    page.until("at the lab", SOON, || Ok(page.count("#param-tasks")? == 1))?;
    assert_eq!(page.property("#param-tasks", "value")?, "3");
    Ok(())
}

fn wrong_files_are_named(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=3&wait_ms=30")?;
    page.load(PAGE)?;
    give(page, "choose", &[("sound.json", &text)])?;
    page.until("showing the sound one", SOON, || page.is_visible("#provenance"))?;
    let negative = text.replacen("\"total_ms\": ", "\"total_ms\": -", 1);
    let endless = text.replacen("\"total_ms\": ", "\"total_ms\": 1e999, \"x\": ", 1);
    let no_number = text.replacen("\"total_ms\": ", "\"total_ms\": NaN, \"x\": ", 1);
    let deep = "[".repeat(100_000);
    let deep_within =
        text.replacen("\"doubts\": [", &format!("\"doubts\": [{}", "{\"a\":[".repeat(50_000)), 1);
    let long = format!("{{\"schema\": \"{}\"}}", "x".repeat(1_000_000));
    give(
        page,
        "drop",
        &[
            ("cut.json", &text[..text.len() / 2]),
            ("negative.json", &negative),
            ("endless.json", &endless),
            ("no_number.json", &no_number),
            ("deep.json", &deep),
            ("deep_within.json", &deep_within),
            ("empty.json", ""),
            ("other.json", "{\"schema\": \"something/2\"}"),
            ("long.json", &long),
        ],
    )?;
    page.until("naming the problems", SOON, || Ok(page.text("#problems")?.contains("long.json")))?;
    let said = page.text("#problems")?;
    for part in [
        "cut.json",
        "negative.json: the run record is wrong at `results[0].repeats[0].total_ms`",
        "endless.json: the run record is wrong at `results[0].repeats[0].total_ms`",
        "no_number.json: the run record is wrong at `results[0].repeats[0].total_ms`",
        "deep.json",
        "deep_within.json: the run record is wrong at `results[0].doubts[0]",
        "empty.json",
        "something/2",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(said.len() < 5000, "what is said is short: {}", said.len());
    let huge = "const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(40 * 1024 * 1024)], 'huge.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";
    page.session.script(huge, Vec::new())?;
    page.until("refusing a huge file", SOON, || {
        Ok(page.text("#problems")?.contains("huge.json: it has 42 MB"))
    })?;
    // What was there is still there.
    assert_eq!(texts(page, "#opened .run-name")?.as_array().map(Vec::len), Some(1));
    assert!(page.text("#provenance")?.contains("sound.json"));
    assert_eq!(page.export("json")?, text);
    page.session.click("#problems button")?;
    page.until("read", SOON, || Ok(!page.is_visible("#problems")?))
}

/// Every text of a record, and the name of its file, may be markup.
fn hostile_texts_stay_texts(page: &Page) -> Result<(), Error> {
    let markup = "<img src=x onerror=window.broken=1><script>window.broken=2</script>";
    let mut record: Value = serde_json::from_str(&run(page, "tasks=3&wait_ms=20")?)?;
    record["app"]["version"] = json!(markup);
    record["spec"]["workload"] = json!(markup);
    record["spec"]["params"]["wait_ms"] = json!(markup);
    record["environment"]["user_agent"] = json!(markup);
    record["environment"]["started_at"] = json!(markup);
    record["results"][0]["answers"][0] = json!(markup);
    record["results"][1]["reason"] = json!(markup);
    let text = record.to_string();
    page.load(PAGE)?;
    give(page, "drop", &[(&format!("{markup}.json"), &text), ("javascript:alert(1)", &text)])?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    for index in 1..=2 {
        page.session.click(&format!("#opened li:nth-child({index}) input"))?;
    }
    page.until("comparing", SOON, || page.is_visible("#comparison"))?;
    page.session.click("#opened li:nth-child(1) .run-name")?;
    page.until("showing one", SOON, || page.is_visible("#provenance"))?;
    assert!(page.text("#provenance")?.contains("<img src=x"), "{}", page.text("#provenance")?);
    for kind in ["json", "csv", "markdown", "svg", "chrome"] {
        let text = page.export(kind)?;
        assert!(!matches!(kind, "svg" | "markdown") || !text.contains("<script"), "{kind}");
    }
    let strange = "return [window.broken ?? null, document.querySelectorAll('main img, main script').length,
        [...document.querySelectorAll('main a')].filter(({ href }) => !/^(http|blob):/.test(href)).length];";
    assert_eq!(page.session.script(strange, Vec::new())?, json!([null, 0, 0]));
    Ok(())
}

fn a_million_spans_are_refused(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=3&wait_ms=20")?;
    page.load(PAGE)?;
    let give = "const span = '{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":0.0,\"end_ms\":1.0}';
        const text = arguments[0].replace('\"spans\": [', `\"spans\": [${(span + ',').repeat(1000000)}`);
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'million.json'));
        transfer.items.add(new File([arguments[0]], 'sound.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";
    page.session.script(give, vec![json!(text)])?;
    page.until("refusing it", SOON, || Ok(page.text("#problems")?.contains("million.json: it has 6")))?;
    assert!(page.text("#provenance")?.contains("sound.json"), "the other is shown");
    Ok(())
}

/// Variants of a record on machines of so many cores.
fn machine(text: &str, cores: f64) -> Result<String, Error> {
    let mut record: Value = serde_json::from_str(text)?;
    record["environment"]["cores_measured"] = json!(cores);
    Ok(record.to_string())
}

fn several_files_are_a_class(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=4&wait_ms=30")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(PAGE)?;
    let [eight, two, four] = [8.0, 2.0, 4.0].map(|cores| machine(&text, cores));
    give(
        page,
        "drop",
        &[("eight.json", &eight?), ("two.json", &two?), ("four.json", &four?), ("bad.json", "{}")],
    )?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    assert_eq!(texts(page, "#class-table tbody th")?, json!(["two.json", "four.json", "eight.json"]));
    assert_eq!(page.count("#class-chart g[data-colour=async]")?, 3, "one mark a machine");
    let across =
        "return [...document.querySelectorAll('#class-chart g')].map(it => it.getBoundingClientRect().x);";
    let across: Vec<f64> = serde_json::from_value(page.session.script(across, Vec::new())?)?;
    assert!(across.is_sorted() && across[0] < across[2], "more cores, further right: {across:?}");
    let fetch = "return (await fetch(document.getElementById('export-class').href)).text();";
    let file = page.session.async_script(fetch, Vec::new())?;
    let lines: Vec<&str> = file.as_str().unwrap_or_default().lines().collect();
    assert_eq!(lines.len(), 7, "a head, and a row a machine and strategy: {lines:?}");
    assert!(lines[1].starts_with("two.json,2,true,serial,"), "{}", lines[1]);
    assert!(page.text("#problems")?.contains("bad.json"), "a bad file does not take the others with it");
    page.session.click("#close-all")?;
    page.until("closing the files", SOON, || {
        Ok(!page.is_visible("#class-table")? && page.count("#opened")? == 0)
    })?;
    page.session.click("#undo")?;
    page.until("bringing them back", SOON, || Ok(page.count("#opened li")? == 3))
}

/// Sixty files of a realistic size: no task of the page's over 50 ms.
fn many_files_hold_nothing_up(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=60&wait_ms=2")?;
    page.load(PAGE)?;
    let files: Vec<(String, String)> = (0..60_u32)
        .map(|index| Ok((format!("{index}.json"), machine(&text, f64::from(1 + index % 16))?)))
        .collect::<Result<_, Error>>()?;
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    watch::start(page)?;
    give(page, "drop", &files)?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    let seen = watch::read(page)?;
    assert_eq!(page.count("#opened li")?, 60);
    assert!(seen.longest_task_ms <= 50.0, "{seen:?}");
    Ok(())
}

fn the_device_keeps_runs(page: &Page) -> Result<(), Error> {
    forget_everything(page)?;
    run(page, "tasks=3&wait_ms=20")?;
    run(page, "tasks=4&wait_ms=20")?;
    page.load(PAGE)?;
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
    page.load(PAGE)?;
    assert_eq!(page.count("#kept li")?, 0);
    // What something else has written there does no harm, and only the newest runs stay.
    let fill = "localStorage.setItem('overlap.run.0000', '{\"x\": ');
        for (let index = 11; index < 30; index += 1) { localStorage.setItem(`overlap.run.10${index}`, '[]'); }";
    page.session.script(fill, Vec::new())?;
    page.load(PAGE)?;
    page.until("saying so", SOON, || {
        Ok(page.text("#problems")?.contains("20 runs that this device kept could not be read"))
    })?;
    run(page, "tasks=2&wait_ms=10")?;
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
    run(page, "tasks=2&wait_ms=10")?;
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
    page.load(PAGE)?;
    page.until("showing it", SOON, || page.is_visible("#provenance"))?;
    assert!(page.text("#provenance")?.contains("too large"));
    // What the times alone tell; why they are so is told by spans.
    let times = page.text("#verdict .headline")?;
    assert!(verdict.starts_with(times.trim_end_matches('.')), "{times} and {verdict}");
    assert!(page.is_visible("#results")? && !page.is_visible("#timeline")? && !page.is_visible("#answers")?);
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

fn the_recorded_run(page: &Page) -> Result<(), Error> {
    page.load("runs.html?recorded=wait&theme=dark")?;
    page.until("showing it", SOON, || page.is_visible("#provenance"))?;
    let said = page.text("#provenance")?;
    for part in ["A recorded run", "Chromium ", "2 cores", " 2026", "not measured here"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(page.text("#verdict")?.len() > 40 && page.is_visible("#timeline")?);
    assert!(page.export("svg")?.starts_with("<svg"));
    assert!(page.is_visible("nav.site")?);
    page.load("runs.html?recorded=wait&embed=1")?;
    page.until("showing it alone", SOON, || page.is_visible("#provenance"))?;
    assert!(
        !page.is_visible("nav.site")?
            && !page.is_visible("#open-record")?
            && !page.is_visible(".masthead")?
    );
    page.load("runs.html?recorded=..%2Fx")?;
    assert!(page.text("#problems")?.contains("recorded=..%2Fx"));
    Ok(())
}

/// A page that may start no workers shows a picture of the recorded run, and leads to it.
fn where_nothing_can_run(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    // A worker that never answers is taken as refused. The service worker would have kept the one that does.
    site.answer_with("/probe.js", Answer { kind: "text/javascript", ..Answer::default() });
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Answer::default() });
    page.session.goto(&format!("{}?tasks=5", site.url()))?;
    page.await_state(&["idle"], ENOUGH)?;
    assert!(page.text("#verdict")?.contains("Nothing can run here."), "{}", page.text("#verdict")?);
    assert_eq!(page.property("#run", "disabled")?, "true");
    let loaded = "const picture = document.querySelector('.output #boot-recorded img');
        return Boolean(picture?.checkVisibility() && picture.complete && picture.naturalWidth > 0);";
    page.until("showing the picture", SOON, || Ok(page.session.script(loaded, Vec::new())? == json!(true)))?;
    let said = page.text("#boot-recorded figcaption")?;
    for part in ["recorded run", "Chromium ", "2 cores", " 2026"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let same = page.property("#boot-recorded a[target=_blank]", "href")?;
    assert!(same.contains("workload=wait") && same.contains("tasks=5"), "the same setting: {same}");
    page.session.click("#boot-recorded a")?;
    page.until("showing the recorded run", SOON, || page.is_visible("#provenance"))
}
