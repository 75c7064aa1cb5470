//! Records opened from files: shown as they were measured, refused when they are wrong, gathered into a class.

use crate::support::{ALL, ENOUGH, RUNS, SOON, give, on_cores, query, saved, texts};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

pub const SUBJECT: Subject = Subject::new(
    "records",
    &[
        Case::new("a_saved_run_is_opened", a_saved_run_is_opened),
        Case::new("wrong_files_are_named", wrong_files_are_named),
        Case::new("hostile_texts_stay_texts", hostile_texts_stay_texts),
        Case::new("files_that_go_are_named", files_that_go_are_named),
        Case::new("a_reader_that_dies_takes_one_file", a_reader_that_dies_takes_one_file),
        Case::new("without_workers_the_page_reads", without_workers_the_page_reads),
        Case::new(
            "a_reader_that_cannot_be_loaded_blames_no_file",
            a_reader_that_cannot_be_loaded_blames_no_file,
        ),
        Case::new("several_files_are_a_class", several_files_are_a_class),
    ],
)
.alike();

/// Saved in the lab and opened here, a record comes back digit for digit, in the whole instrument.
fn a_saved_run_is_opened(page: &Page) -> Result<(), Error> {
    page.measure(&query("wait", "tasks=3&wait_ms=30", ALL, "warmup=0&repeats=2"), ENOUGH)?;
    let (text, verdict) = (page.export("json")?, page.text("#verdict")?);
    let row = page.text("#results tr[data-strategy=async]")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(RUNS)?;
    assert!(page.is_visible("#empty")?, "it says what it is for");
    // Some editors begin a file with a mark.
    give(page, "choose", &[("mine.json", &format!("\u{feff}{text}"))])?;
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
    let text = saved(page, "tasks=3&wait_ms=30")?;
    page.load(RUNS)?;
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
            ("archive.zip", "PK\u{3}\u{4}\u{14}\u{0}"),
            ("wide.json", "{\u{0}\"\u{0}s\u{0}"),
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
        "archive.zip: it is a zip archive",
        "wide.json: it is text in UTF-16",
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

/// A file that was removed after it was chosen.
fn files_that_go_are_named(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    let give = "const folder = await navigator.storage.getDirectory();
        const entry = await folder.getFileHandle('gone.json', { create: true });
        const writer = await entry.createWritable();
        await writer.write(arguments[0]);
        await writer.close();
        const transfer = new DataTransfer();
        transfer.items.add(await entry.getFile());
        await folder.removeEntry('gone.json');
        transfer.items.add(new File([arguments[0]], 'sound.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";
    page.session.async_script(give, vec![json!(text)])?;
    page.until("showing the other", SOON, || Ok(page.text("#provenance")?.contains("sound.json")))?;
    let said = page.text("#problems")?;
    assert!(said.contains("gone.json: the browser cannot read it") && said.contains("removed"), "{said}");
    Ok(())
}

/// A worker that dies, as one does that has no memory left, ends the reading of its file and of no other.
fn a_reader_that_dies_takes_one_file(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    let doom = "window.Worker = class extends Worker {
            postMessage(message, ...more) {
                if (message instanceof File && message.name === 'doomed.json') {
                    setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true })));
                } else {
                    super.postMessage(message, ...more);
                }
            }
        };";
    page.session.script(doom, Vec::new())?;
    give(page, "drop", &[("doomed.json", &text), ("sound.json", &text)])?;
    page.until("showing the other", SOON, || Ok(page.text("#provenance")?.contains("sound.json")))?;
    let said = page.text("#problems")?;
    assert!(said.contains("doomed.json: reading it failed (out of memory)"), "{said}");
    Ok(())
}

/// Where the browser starts no worker, records are read all the same.
fn without_workers_the_page_reads(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    let refuse = "window.refused = 0;
        window.Worker = class { constructor() { window.refused += 1; throw new DOMException('not here', 'SecurityError'); } };";
    page.session.script(refuse, Vec::new())?;
    give(page, "drop", &[("one.json", &text), ("broken.json", "{\"schema\": \"something/2\"}")])?;
    page.until("showing it", SOON, || Ok(page.text("#provenance")?.contains("one.json")))?;
    assert!(page.text("#problems")?.contains("something/2"), "{}", page.text("#problems")?);
    assert_eq!(page.session.script("return window.refused;", Vec::new())?, json!(1), "it is asked once");
    Ok(())
}

/// Where the reader's program cannot be had, no file is blamed, and the reader is told what to do.
fn a_reader_that_cannot_be_loaded_blames_no_file(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=3&wait_ms=20")?;
    page.load(RUNS)?;
    let offline =
        "window.Worker = class { constructor() { throw new DOMException('not here', 'SecurityError'); } };
        window.overlap.load = () => Promise.reject(new TypeError('no connection'));";
    page.session.script(offline, Vec::new())?;
    give(page, "drop", &[("one.json", &text)])?;
    page.until("saying why", SOON, || Ok(page.text("#problems")?.contains("check the connection")))?;
    let problems = page.text("#problems")?;
    assert!(problems.contains("one.json") && !problems.contains("too large"), "{problems}");
    Ok(())
}

/// Every text of a record, and the name of its file, may be markup.
fn hostile_texts_stay_texts(page: &Page) -> Result<(), Error> {
    let markup = "<img src=x onerror=window.broken=1><script>window.broken=2</script>";
    let mut record: Value = serde_json::from_str(&saved(page, "tasks=3&wait_ms=20")?)?;
    record["app"]["version"] = json!(markup);
    record["spec"]["workload"] = json!(markup);
    record["spec"]["params"]["wait_ms"] = json!(markup);
    record["environment"]["user_agent"] = json!(markup);
    record["environment"]["started_at"] = json!(markup);
    record["results"][0]["answers"][0] = json!(markup);
    record["results"][1]["reason"] = json!(markup);
    let text = record.to_string();
    page.load(RUNS)?;
    give(page, "drop", &[(&format!("{markup}.json"), &text), ("javascript:alert(1)", &text)])?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    assert!(page.text("#problems")?.contains("holds the same run as"), "{}", page.text("#problems")?);
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

fn several_files_are_a_class(page: &Page) -> Result<(), Error> {
    let text = saved(page, "tasks=4&wait_ms=30")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(RUNS)?;
    let [eight, two, four] = [8.0, 2.0, 4.0].map(|cores| on_cores(&text, cores));
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
