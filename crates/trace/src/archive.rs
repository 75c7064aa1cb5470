//! The last runs, kept small: what a device keeps between two visits. Totals stay, spans and answers go.

use crate::{
    read::read_record,
    record::{Repeat, RunRecord, StrategyResult},
};

/// Most runs that are kept.
pub const MAX_RUNS: usize = 20;

/// Most that they take together, bytes. Browsers give a site about 5 MB.
pub const MAX_BYTES: usize = 400_000;

/// A record without what only a timeline needs.
#[must_use]
pub fn slim(record: &RunRecord) -> RunRecord {
    let repeat = |repeat: &Repeat| Repeat { spans: Vec::new(), ..*repeat };
    let result = |result: &StrategyResult| StrategyResult {
        strategy: result.strategy,
        workers: result.workers,
        available: result.available,
        reason: result.reason.clone(),
        answer_ok: result.answer_ok,
        answers: Vec::new(),
        collection: None,
        pool_startup_ms: result.pool_startup_ms,
        repeats: result.repeats.iter().map(repeat).collect(),
        summary: result.summary,
        doubts: result.doubts.clone(),
    };
    RunRecord {
        schema: record.schema.clone(),
        app: record.app.clone(),
        spec: record.spec.clone(),
        environment: record.environment.clone(),
        results: record.results.iter().map(result).collect(),
    }
}

/// The runs as one text, newest first, as many as may be kept.
///
/// # Errors
/// Those of the serialiser; records that were read or run have none.
pub fn pack<'a>(runs: impl IntoIterator<Item = &'a RunRecord>) -> serde_json::Result<String> {
    let mut texts = Vec::new();
    let mut bytes = 0;
    for run in runs.into_iter().take(MAX_RUNS) {
        let text = serde_json::to_string(&slim(run))?;
        bytes += text.len();
        if bytes > MAX_BYTES {
            break;
        }
        texts.push(text);
    }
    serde_json::to_string(&texts)
}

/// What [`pack`] wrote, and how many of the runs could not be read.
#[must_use]
pub fn unpack(text: &str) -> (Vec<RunRecord>, usize) {
    let Ok(texts) = serde_json::from_str::<Vec<String>>(text) else { return (Vec::new(), 1) };
    let count = texts.len();
    let runs: Vec<RunRecord> =
        texts.iter().filter_map(|text| read_record(text).ok()).take(MAX_RUNS).collect();
    let lost = count - runs.len();
    (runs, lost)
}
