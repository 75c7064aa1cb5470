//! Run records by file: opened, compared, gathered into a class, refused when they are wrong; and the runs that a device
//! keeps.

use crate::support::{ENOUGH, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::{Value, json};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(10);

pub const SUBJECT: Subject = Subject::new(
    "records",
    &[
        Case::new("a_file_is_shown", a_file_is_shown),
        Case::new("wrong_files_are_named", wrong_files_are_named),
        Case::new("several_files_are_a_class", several_files_are_a_class),
        Case::new("the_device_keeps_runs", the_device_keeps_runs),
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

fn run(page: &Page, params: &str) -> Result<String, Error> {
    page.measure(&query("wait", params, "serial,async", "warmup=0"), ENOUGH)?;
    page.export("json")
}

fn a_file_is_shown(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=3&wait_ms=30")?;
    let verdict = page.text("#verdict")?;
    page.load("?tasks=9")?;
    give(page, "choose", &[("mine.json", &text)])?;
    page.until("showing the file", SOON, || page.is_visible("#provenance"))?;
    let said = page.text("#provenance")?;
    assert!(said.contains("mine.json") && said.contains("not measured here"), "{said}");
    assert_eq!(page.text("#verdict")?, verdict, "the same run, the same verdict");
    page.until("writing the exports", SOON, || page.is_visible("#export-json"))?;
    assert_eq!(page.export("json")?, text, "digit for digit");
    assert_eq!(page.property("#param-tasks", "value")?, "9", "the settings stay the reader's");
    Ok(())
}

fn wrong_files_are_named(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=3&wait_ms=30")?;
    let bad_total = text.replacen("\"total_ms\": ", "\"total_ms\": -", 1);
    assert_ne!(bad_total, text);
    let hostile = "[".repeat(100_000);
    let markup = "<img src=x onerror=window.broken=1>";
    give(
        page,
        "drop",
        &[
            ("cut.json", &text[..text.len() / 2]),
            ("negative.json", &bad_total),
            ("deep.json", &hostile),
            ("other.json", "{\"schema\": \"something/2\"}"),
            (markup, "x"),
        ],
    )?;
    page.until("naming the problems", SOON, || Ok(page.text("#record-problems")?.contains("other.json")))?;
    let said = page.text("#record-problems")?;
    for part in
        ["cut.json", "negative.json", "results[0].repeats[0].total_ms", "deep.json", "something/2", markup]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    let huge = "const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(40 * 1024 * 1024)], 'huge.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));";
    page.session.script(huge, Vec::new())?;
    page.until("refusing a huge file", SOON, || Ok(page.text("#record-problems")?.contains("huge.json")))?;
    assert!(page.text("#record-problems")?.contains("41943040 bytes"));
    // What was measured here is still there.
    assert!(!page.is_visible("#provenance")?);
    assert_eq!(page.export("json")?, text);
    assert_eq!(page.session.script("return window.broken ?? null;", Vec::new())?, Value::Null);
    Ok(())
}

fn several_files_are_a_class(page: &Page) -> Result<(), Error> {
    let text = run(page, "tasks=4&wait_ms=30")?;
    let of = |cores: u32| {
        let mut record: Value = serde_json::from_str(&text).unwrap_or_default();
        record["environment"]["cores_measured"] = json!(f64::from(cores));
        record.to_string()
    };
    page.load("")?;
    give(
        page,
        "drop",
        &[("eight.json", &of(8)), ("two.json", &of(2)), ("four.json", &of(4)), ("bad.json", "{}")],
    )?;
    page.until("showing the class", SOON, || page.is_visible("#class-table"))?;
    let names = "return [...document.querySelectorAll('#class-table tbody th')].map(cell => cell.innerText);";
    assert_eq!(page.session.script(names, Vec::new())?, json!(["two.json", "four.json", "eight.json"]));
    assert_eq!(page.count("#class-chart g[data-colour=async]")?, 3, "one mark a machine");
    assert!(
        page.text("#record-problems")?.contains("bad.json"),
        "a bad file does not take the others with it"
    );
    for index in 1..=2 {
        page.session.click(&format!("#shelf li[data-kind=file]:nth-last-child({index}) input"))?;
    }
    page.until("comparing", SOON, || page.is_visible("#comparison"))?;
    assert_eq!(page.count("#comparison tbody tr")?, 2);
    page.session.click("#close-files")?;
    page.until("closing the files", SOON, || Ok(!page.is_visible("#class-table")?))
}

fn the_device_keeps_runs(page: &Page) -> Result<(), Error> {
    page.load("")?;
    page.session.script("localStorage.removeItem('overlap.runs');", Vec::new())?;
    run(page, "tasks=3&wait_ms=20")?;
    run(page, "tasks=4&wait_ms=20")?;
    page.load("")?;
    page.until("finding its runs", SOON, || Ok(page.count("#shelf li[data-kind=kept]")? == 2))?;
    let first = page.text("#shelf li")?;
    assert!(first.contains("4 tasks"), "the newest first: {first}");
    let kept = page.session.script("return localStorage.getItem('overlap.runs').length;", Vec::new())?;
    assert!(kept.as_u64().is_some_and(|length| length < 10_000), "small: {kept}");
    page.session.click("#forget-runs")?;
    page.until("forgetting them", SOON, || Ok(page.count("#shelf li")? == 0))?;
    page.load("")?;
    assert_eq!(page.count("#shelf li")?, 0);
    // What something else has written there does no harm.
    page.session.script("localStorage.setItem('overlap.runs', '{\"x\": ');", Vec::new())?;
    page.load("")?;
    page.until("saying so", SOON, || Ok(page.text("#record-problems")?.contains("could not be read")))?;
    assert!(page.is_visible("#run")?);
    page.session.script("localStorage.removeItem('overlap.runs');", Vec::new()).map(drop)
}
