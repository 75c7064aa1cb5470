//! What several subjects need.

use overlap_trace::{RunRecord, StrategyId, StrategyResult, Value};
use std::time::Duration;

/// Long enough for any run of these tests, even where the machine is busy.
pub const ENOUGH: Duration = Duration::from_secs(60);

/// Every strategy, as a permalink lists them.
pub const ALL: &str = "serial,async,rayon,isolated,gil";

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
