//! What a device keeps of its last runs: whole where that is little, else the totals without spans and answers.

use crate::{
    json::compact_json,
    record::{Repeat, RunRecord, StrategyResult},
};

/// Most runs that are kept. Browsers give a site about 5 MB, and a run takes up to 100 kB.
pub const MAX_RUNS: usize = 20;

/// Most spans and answers of a run that is kept whole.
const MAX_ITEMS: usize = 600;

/// A run as the text that is kept of it, which [`crate::read_record`] reads.
///
/// # Errors
/// Those of the serialiser; records that were read or run have none.
pub fn kept(record: &RunRecord) -> serde_json::Result<String> {
    let items = |result: &StrategyResult| {
        result.answers.len() + result.repeats.iter().map(|repeat| repeat.spans.len()).sum::<usize>()
    };
    if record.results.iter().map(items).sum::<usize>() <= MAX_ITEMS {
        compact_json(record)
    } else {
        compact_json(&slim(record))
    }
}

/// The record without its spans, answers and collections.
fn slim(record: &RunRecord) -> RunRecord {
    let repeat =
        |repeat: &Repeat| Repeat { spans: Vec::new(), interleaving: repeat.interleaving.clone(), ..*repeat };
    let result = |result: &StrategyResult| StrategyResult {
        reason: result.reason.clone(),
        answers: Vec::new(),
        collection: None,
        repeats: result.repeats.iter().map(repeat).collect(),
        doubts: result.doubts.clone(),
        ..*result
    };
    RunRecord {
        schema: record.schema.clone(),
        app: record.app.clone(),
        spec: record.spec.clone(),
        environment: record.environment.clone(),
        results: record.results.iter().map(result).collect(),
        subinterpreters: record.subinterpreters.as_deref().map(result).map(Box::new),
        hand_in: record.hand_in.clone(),
    }
}

/// Whether a record lost its spans and answers when it was kept.
#[must_use]
pub fn is_slim(record: &RunRecord) -> bool {
    let mut repeats = record.results.iter().flat_map(|result| &result.repeats).peekable();
    repeats.peek().is_some() && repeats.all(|repeat| repeat.spans.is_empty())
}
