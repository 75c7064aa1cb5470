//! What a device keeps of its last runs: whole where that is little, else the totals without spans and answers.

use crate::{record::RunRecord, text::to_json};
use std::mem::take;

/// Most runs that are kept. Browsers give a site about 5 MB, and a run takes up to 100 kB.
pub const MAX_RUNS: usize = 20;

/// Most spans and answers of a run that is kept whole.
const MAX_ITEMS: usize = 600;

/// A run as the text that is kept of it, which [`crate::read_record`] reads. The record is afterwards as it was: what is
/// left out is only set aside, since copying the rest would make the page's program larger.
///
/// # Errors
/// Those of the serialiser; records that were read or run have none.
pub fn kept(record: &mut RunRecord) -> serde_json::Result<String> {
    let mut items = 0;
    for result in &record.results {
        items += result.answers.len();
        items += result.repeats.iter().map(|repeat| repeat.spans.len()).sum::<usize>();
    }
    if items <= MAX_ITEMS {
        return to_json(record);
    }
    let mut spans = Vec::new();
    let mut answers = Vec::new();
    for result in &mut record.results {
        answers.push((take(&mut result.answers), result.collection.take()));
        spans.extend(result.repeats.iter_mut().map(|repeat| take(&mut repeat.spans)));
    }
    let text = to_json(record);
    let mut spans = spans.into_iter();
    for (result, (answers, collection)) in record.results.iter_mut().zip(answers) {
        (result.answers, result.collection) = (answers, collection);
        for (repeat, spans) in result.repeats.iter_mut().zip(&mut spans) {
            repeat.spans = spans;
        }
    }
    text
}

/// Whether a record lost its spans and answers when it was kept.
#[must_use]
pub fn is_slim(record: &RunRecord) -> bool {
    let mut repeats = record.results.iter().flat_map(|result| &result.repeats).peekable();
    repeats.peek().is_some() && repeats.all(|repeat| repeat.spans.is_empty())
}
