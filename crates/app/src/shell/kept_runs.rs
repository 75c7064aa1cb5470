//! The last runs, kept on this device: the lab writes them and the page on other runs reads them. Each has a key of its own, named by
//! when the run began, so that a run can be written without reading the others.

use crate::browser;
use overlap_record::{RunRecord, archive};

/// What the keys begin with. Sorted, they go from the oldest run to the newest.
const PREFIX: &str = "overlap.run.";

/// Keeps a run, and removes the oldest where there are too many. A page that another page embeds keeps nothing. Where the browser has no
/// room, the run lasts as long as the page.
pub fn keep(record: &RunRecord) {
    if browser::is_framed() || record.results.iter().all(|result| result.summary.is_none()) {
        return;
    }
    if let Ok(text) = archive::kept(record) {
        browser::keep(&format!("{PREFIX}{}", record.environment.started_at), Some(&text));
    }
    // One run is added at a time, so that one at most is too many.
    let keys = keys();
    if keys.len() > archive::MAX_RUNS
        && let Some(oldest) = keys.iter().min()
    {
        browser::keep(oldest, None);
    }
}

/// The keys of all runs, in no order.
pub fn keys() -> Vec<String> {
    browser::kept_keys(PREFIX)
}
