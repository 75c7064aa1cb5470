//! Sweeps over a number that the code declares: by a link that has both, and by what is written into the editor.

use crate::support::{ENOUGH, SOON, assert_ok, query, result};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_protocol::code::stored_fragment;
use overlap_record::{RunRecord, StrategyId, Value};
use serde_json::json;

pub const SUBJECT: Subject =
    Subject::new("declared", &[Case::new("by_link", by_link), Case::new("by_form", by_form)]).alike();

const CODE: &str = "N = 1_000  # sweep\n\n\ndef task(i):\n    return N + i\n";

fn write(page: &Page, code: &str) -> Result<(), Error> {
    let fill = "const it = document.querySelector('#editor'); it.value = arguments[0];
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.session.script(fill, vec![json!(code)]).map(drop)
}

/// What the first task of serial answered, and the code that did.
fn first(record: &RunRecord) -> (Value, Option<String>) {
    record.results.iter().for_each(assert_ok);
    (result(record, StrategyId::SERIAL).answers[0].clone(), record.spec.code.clone())
}

fn at(value: &str) -> (Value, Option<String>) {
    (Value::Text(value.to_owned()), Some(CODE.replace("1_000", value)))
}

fn by_link(page: &Page) -> Result<(), Error> {
    let work = query("python", "tasks=2", "serial,isolated", "warmup=0");
    page.load(&format!("{work}&sweep=N:200,400,800{}", stored_fragment(CODE)))?;
    assert_eq!(page.count("#notices li")?, 0, "{}", page.text("#notices")?);
    assert_eq!(page.property("#editor", "value")?, CODE);
    assert_eq!(page.property("#sweep-vary", "value")?, "N");
    assert_eq!(page.property("#sweep-values", "value")?, "200, 400, 800");
    assert_eq!(page.state()?, "idle", "nothing runs by itself");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    for strategy in ["serial", "isolated"] {
        let dots = page.count(&format!(".sweep-chart [data-strategy={strategy}] .dot"))?;
        assert_eq!(dots, 3, "{strategy}: a dot a value");
    }
    assert_eq!(page.text("#sweep-title")?, "Time over N");
    assert_eq!(first(&page.record()?), at("800"));
    page.session.click("#sweep-table tr[data-value='400'] button")?;
    page.until("showing the second point", SOON, || Ok(first(&page.record()?) == at("400")))?;
    let csv = page.export("sweep")?;
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 1 + 3 * 2, "{csv}");
    assert!(rows[0].starts_with("N,strategy,") && rows[1].starts_with("200,serial,true,true,"), "{csv}");
    assert_eq!(page.property("#editor", "value")?, CODE, "the reader's code stays as it is");
    Ok(())
}

fn by_form(page: &Page) -> Result<(), Error> {
    let offered = || page.count("#sweep-vary option[value=N]");
    let said = "#error-sweep";
    page.load(&query("wait", "tasks=2&wait_ms=5&lang=python", "serial", "warmup=0"))?;
    assert_eq!(offered()?, 0);
    write(page, CODE)?;
    page.until("offering the number", SOON, || Ok(offered()? == 1))?;
    let choose = "const it = document.querySelector('#sweep-vary'); it.value = 'N';
        it.dispatchEvent(new Event('change', { bubbles: true }));";
    page.session.script(choose, Vec::new())?;
    page.until("suggesting values", SOON, || {
        Ok(page.property("#sweep-values", "value")? == "125, 250, 500, 1000, 2000, 4000")
    })?;
    write(page, &CODE.replace("# sweep", "# how many"))?;
    page.until("naming what is gone", SOON, || page.is_visible(said))?;
    assert!(page.text(said)?.contains("your code does not declare `N`"), "{}", page.text(said)?);
    assert_eq!(page.property("#sweep-vary", "value")?, "N");
    page.session.click("#run")?;
    assert_eq!(page.state()?, "idle");
    write(page, CODE)?;
    page.until("as before", SOON, || Ok(!page.is_visible(said)?))?;
    page.type_into("#sweep-values", "3, 4")?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    assert_eq!(page.count(".sweep-chart [data-strategy=serial] .dot")?, 2);
    assert_eq!(first(&page.record()?), at("4"));
    Ok(())
}
