//! What several subjects need.

use overlap_browser_tests::{Error, page::Page};
use overlap_record::{RunRecord, StrategyId, StrategyResult, Value};
use serde_json::{Value as Json, json};
use std::time::Duration;

/// Long enough for any run of these tests, even where the machine is busy.
pub const ENOUGH: Duration = Duration::from_secs(60);

/// Long enough for whatever runs nothing.
pub const SOON: Duration = Duration::from_secs(15);

/// What the page promises after a cancel, ms.
pub const READY_WITHIN_MS: f64 = 500.0;

/// The page on other runs.
pub const RUNS: &str = "runs.html";

/// Every strategy, as a permalink lists them.
pub const ALL: &str = "serial,async,rayon,isolated,gil";

/// The five that the tests know, in the same order.
pub const EVERY: [StrategyId; 5] =
    [StrategyId::SERIAL, StrategyId::ASYNC, StrategyId::RAYON, StrategyId::ISOLATED, StrategyId::GIL];

/// What Firefox says where the server of a test is gone while a page of it still asks for something.
pub const GONE: &str = "FetchEvent.respondWith() Promise rejected";

/// Requests to the servers of a test with several origins, which are gone when it ends.
pub const OURS: &[&str] = &["a request for http://127.0.0.1:", "a request for http://localhost:", GONE];

/// The site's service worker.
pub const WORKER: &str = "sw.js";

/// What Chromium says where a host does not have it.
pub const NO_WORKER: &str = "A bad HTTP response code (404) was received when fetching the script";

/// A permalink's query with one repeat on two workers.
pub fn query(workload: &str, params: &str, strategies: &str, more: &str) -> String {
    format!("?v=1&workload={workload}&{params}&strategies={strategies}&workers=2&repeats=1&{more}")
}

/// The result of one strategy.
pub fn result(record: &RunRecord, id: StrategyId) -> &StrategyResult {
    let found = record.results.iter().find(|result| result.strategy == id);
    found.unwrap_or_else(|| panic!("the record has no result of {id}: {:?}", strategies(record)))
}

/// The strategies that a record has results of.
pub fn strategies(record: &RunRecord) -> Vec<StrategyId> {
    record.results.iter().map(|result| result.strategy).collect()
}

/// The total of a strategy's only repeat, ms.
pub fn total_ms(record: &RunRecord, id: StrategyId) -> f64 {
    let result = result(record, id);
    assert_ok(result);
    assert_eq!(result.repeats.len(), 1, "{id} ran once");
    result.repeats[0].total_ms
}

/// Fails unless the strategy ran and answered rightly.
pub fn assert_ok(result: &StrategyResult) {
    let id = result.strategy;
    assert!(result.available, "{id} could not run: {:?}", result.reason);
    assert!(result.answer_ok, "{id} answered {:?}; {:?}", result.answers, result.reason);
    assert!(result.summary.is_some(), "{id} has a summary");
}

/// Answers that are numbers.
pub fn numbers(values: impl IntoIterator<Item = f64>) -> Vec<Value> {
    values.into_iter().map(Value::Number).collect()
}

/// Gives the page files, as a reader does by choosing or dropping them.
pub fn give(page: &Page, how: &str, files: &[(&str, &str)]) -> Result<(), Error> {
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
pub fn saved(page: &Page, params: &str) -> Result<String, Error> {
    page.measure(&query("wait", params, "serial,async", "warmup=0"), ENOUGH)?;
    page.export("json")
}

/// A record as if it were of a machine of so many cores.
pub fn on_cores(text: &str, cores: f64) -> Result<String, Error> {
    let mut record: Json = serde_json::from_str(text)?;
    record["environment"]["cores_measured"] = json!(cores);
    Ok(record.to_string())
}

/// The texts of all elements that a selector finds, in order.
pub fn texts(page: &Page, selector: &str) -> Result<Json, Error> {
    let read = "return [...document.querySelectorAll(arguments[0])].map(it => it.innerText.trim());";
    page.session.script(read, vec![json!(selector)])
}

/// Clicks Cancel and measures inside the page how long it takes to be ready, ms.
pub fn ready_after_cancel_ms(page: &Page) -> Result<f64, Error> {
    let ready = page.session.async_script(
        "const start = performance.now();
         document.querySelector('#cancel').click();
         while (document.body.dataset.state !== 'cancelled' && performance.now() - start < 15000) {
             await new Promise(resume => setTimeout(resume, 5));
         }
         return performance.now() - start;",
        Vec::new(),
    )?;
    Ok(ready.as_f64().unwrap_or(f64::INFINITY))
}
