//! A record in parts of bounded size, so that it can go from one memory to another without holding either up.

use crate::{
    record::{Repeat, RunRecord, StrategyResult, Value},
    span::Span,
};
use borsh::{BorshDeserialize, BorshSerialize};
use std::mem::take;
use thiserror::Error;

/// Most elements of a list in one part: a page takes one in within a few ms.
const MOST: usize = 2048;

/// A part of a record. It is written as Borsh: what serde is told of a record is the form of its JSON, in which fields may be
/// missing, and which takes a reader that no page needs otherwise.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub enum Part {
    /// The first part: the record without repeats, answers and what collections held.
    Head(Box<RunRecord>),
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
        /// The answers.
        answers: Vec<Value>,
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
}

/// Takes a record apart. [`Assembly`] puts the parts together again, in the same order.
#[must_use]
pub fn parts(mut record: RunRecord) -> Vec<Part> {
    let mut lists = Vec::new();
    for (index, result) in record.results.iter_mut().enumerate() {
        let some = |answers: &[Value]| Part::Answers { result: index, answers: answers.to_vec() };
        lists.extend(take(&mut result.answers).chunks(MOST).map(some));
        // The head says that there is one, even where it is empty.
        let collection = result.collection.as_mut().map(take).unwrap_or_default();
        let some = |numbers: &[f64]| Part::Collection { result: index, numbers: numbers.to_vec() };
        lists.extend(collection.chunks(MOST).map(some));
        let mut repeats = take(&mut result.repeats);
        let spans: Vec<Vec<Span>> = repeats.iter_mut().map(|repeat| take(&mut repeat.spans)).collect();
        let some = |repeats: &[Repeat]| Part::Repeats { result: index, repeats: repeats.to_vec() };
        lists.extend(repeats.chunks(MOST).map(some));
        for (repeat, spans) in spans.iter().enumerate() {
            let some = |spans: &[Span]| Part::Spans { result: index, repeat, spans: spans.to_vec() };
            lists.extend(spans.chunks(MOST).map(some));
        }
    }
    std::iter::once(Part::Head(Box::new(record))).chain(lists).collect()
}

/// A record that is put together of its parts.
#[derive(Debug, Default)]
pub struct Assembly(Option<RunRecord>);

impl Assembly {
    /// Adds the next part.
    ///
    /// # Errors
    /// [`PartError`] where it belongs nowhere.
    pub fn add(&mut self, part: Part) -> Result<(), PartError> {
        match part {
            Part::Head(head) => self.0 = Some(*head),
            Part::Repeats { result, repeats } => self.result(result)?.repeats.extend(repeats),
            Part::Spans { result, repeat, spans } => {
                let repeat = self.result(result)?.repeats.get_mut(repeat).ok_or(PartError::Place)?;
                repeat.spans.extend(spans);
            }
            Part::Answers { result, answers } => self.result(result)?.answers.extend(answers),
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
