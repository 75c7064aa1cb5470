//! A record in parts of bounded size, so that it can go from one memory to another without holding either up.

use crate::{
    record::{Repeat, RunRecord, StrategyResult, Value},
    span::Span,
};
use serde::{Deserialize, Serialize};
use std::mem::take;
use thiserror::Error;

/// Most elements of a list in one part: a page takes one in within a few ms.
const MOST: usize = 2048;

/// A part of a record. What makes lists long is written in whatever format the whole part is; the rest is JSON, since it has
/// fields that may be missing, which only a format with names can say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// The first part: the record without repeats, answers and collections, as JSON.
    Head(String),
    /// The next repeats of a result, without their spans.
    Repeats {
        /// The index of the result.
        result: usize,
        /// The repeats.
        repeats: Vec<Repeat>,
    },
    /// The next spans of a repeat.
    Spans {
        /// The index of the result.
        result: usize,
        /// The index of the repeat.
        repeat: usize,
        /// The spans.
        spans: Vec<Span>,
    },
    /// The next answers of a result.
    Answers {
        /// The index of the result.
        result: usize,
        /// The answers, as a list in JSON.
        answers: String,
    },
    /// The next numbers of what the caller's collection held.
    Collection {
        /// The index of the result.
        result: usize,
        /// The numbers.
        numbers: Vec<f64>,
    },
}

/// Why parts make no record.
#[derive(Debug, Error)]
pub enum PartError {
    /// A part belongs to a result or a repeat that has not come, or none came first.
    #[error("a part of the record came without what it belongs to")]
    Place,
    /// JSON in a part is wrong.
    #[error("a part of the record is wrong: {0}")]
    Json(#[from] serde_json::Error),
}

/// Takes a record apart. [`Assembly`] puts the parts together again, in the same order.
///
/// # Errors
/// Those of the serialiser; a record that was read has none.
pub fn parts(mut record: RunRecord) -> serde_json::Result<Vec<Part>> {
    let mut parts = vec![Part::Head(String::new())];
    for (index, result) in record.results.iter_mut().enumerate() {
        for answers in take(&mut result.answers).chunks(MOST) {
            parts.push(Part::Answers { result: index, answers: serde_json::to_string(answers)? });
        }
        // The head says that there is one, even where it is empty.
        let collection = result.collection.as_mut().map(take).unwrap_or_default();
        let numbers = |numbers: &[f64]| Part::Collection { result: index, numbers: numbers.to_vec() };
        parts.extend(collection.chunks(MOST).map(numbers));
        let mut repeats = take(&mut result.repeats);
        let spans: Vec<Vec<Span>> = repeats.iter_mut().map(|repeat| take(&mut repeat.spans)).collect();
        let some = |repeats: &[Repeat]| Part::Repeats { result: index, repeats: repeats.to_vec() };
        parts.extend(repeats.chunks(MOST).map(some));
        for (repeat, spans) in spans.iter().enumerate() {
            let some = |spans: &[Span]| Part::Spans { result: index, repeat, spans: spans.to_vec() };
            parts.extend(spans.chunks(MOST).map(some));
        }
    }
    parts[0] = Part::Head(serde_json::to_string(&record)?);
    Ok(parts)
}

/// A record that is put together of its parts.
#[derive(Debug, Default)]
pub struct Assembly(Option<RunRecord>);

impl Assembly {
    /// Adds the next part.
    ///
    /// # Errors
    /// [`PartError`] where it belongs nowhere or cannot be read.
    pub fn add(&mut self, part: Part) -> Result<(), PartError> {
        match part {
            Part::Head(head) => self.0 = Some(serde_json::from_str(&head)?),
            Part::Repeats { result, repeats } => self.result(result)?.repeats.extend(repeats),
            Part::Spans { result, repeat, spans } => {
                let repeat = self.result(result)?.repeats.get_mut(repeat).ok_or(PartError::Place)?;
                repeat.spans.extend(spans);
            }
            Part::Answers { result, answers } => {
                let answers: Vec<Value> = serde_json::from_str(&answers)?;
                self.result(result)?.answers.extend(answers);
            }
            Part::Collection { result, numbers } => {
                self.result(result)?.collection.as_mut().ok_or(PartError::Place)?.extend(numbers);
            }
        }
        Ok(())
    }

    fn result(&mut self, index: usize) -> Result<&mut StrategyResult, PartError> {
        self.0.as_mut().and_then(|record| record.results.get_mut(index)).ok_or(PartError::Place)
    }

    /// The record, once all parts were added.
    ///
    /// # Errors
    /// [`PartError::Place`] where none was.
    pub fn finish(self) -> Result<RunRecord, PartError> {
        self.0.ok_or(PartError::Place)
    }
}
