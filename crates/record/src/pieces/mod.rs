//! Reading a run record a piece at a time, so that whoever reads a large one can do something else in between.
//!
//! A walk through the text finds a record's long lists: spans, answers, collections. Their elements are read as they come, a
//! bounded number at a time; the rest of the text, short then, is read at the end. So is whatever of a list is wrong: put
//! back into the rest, it gives the very error that the whole text gives.

mod list;
mod wrong;

use crate::{
    place::Scan,
    read::{MAX_BYTES, ReadError},
    record::{RunRecord, SCHEMA},
    rules::check,
};
use list::{Cut, List, Step};
use serde::Deserialize;
use wrong::Wrong;

/// How much is read at a time, bytes: about a millisecond in a browser.
const PIECE: usize = 16 * 1024;

/// A list under this share of a piece stays with the rest, so that very many short ones cost nothing.
const SHORT: usize = 64;

/// A record that is being read.
pub struct Pieces<'a> {
    text: &'a str,
    piece: usize,
    /// How far the walk has come, bytes.
    at: usize,
    scan: Scan,
    /// The text without the contents of the lists that were read, as far as it was copied.
    rest: String,
    copied: usize,
    list: Option<List>,
    cuts: Vec<Cut>,
    /// The first part of a list that could not be read.
    wrong: Option<Wrong>,
}

#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
}

impl<'a> Pieces<'a> {
    /// Begins to read a text.
    ///
    /// # Errors
    /// [`ReadError::TooLong`].
    pub fn new(text: &'a str) -> Result<Self, ReadError> {
        Self::sized(text, PIECE)
    }

    /// The same in pieces of about so many bytes.
    ///
    /// # Errors
    /// [`ReadError::TooLong`].
    pub fn sized(text: &'a str, piece: usize) -> Result<Self, ReadError> {
        if text.len() > MAX_BYTES {
            return Err(ReadError::TooLong { bytes: text.len() });
        }
        Ok(Self {
            text,
            piece: piece.max(1),
            at: 0,
            scan: Scan::default(),
            rest: String::new(),
            copied: 0,
            list: None,
            cuts: Vec::new(),
            wrong: None,
        })
    }

    /// How much of the text is behind, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.at as f64 / self.text.len().max(1) as f64
    }

    /// Reads the next piece; whether there is another.
    pub fn advance(&mut self) -> bool {
        let end = self.text.len().min(self.at.saturating_add(self.piece));
        while self.at < end {
            let byte = self.text.as_bytes()[self.at];
            match &mut self.list {
                Some(list) => match list.step(byte) {
                    Step::On => self.at += 1,
                    Step::Comma => {
                        if self.at - list.unread >= self.piece {
                            self.take(false);
                        }
                        if let Some(list) = &mut self.list {
                            list.commas += 1;
                        }
                        self.at += 1;
                    }
                    // The bracket is the rest's.
                    Step::End => self.leave(),
                },
                None => {
                    self.scan.step(byte);
                    self.at += 1;
                    if byte == b'[' {
                        self.list = List::at(self.scan.within(), self.at);
                    }
                }
            }
        }
        if end == self.text.len() {
            // A text that ends within a list is wrong there.
            self.leave();
        }
        self.at < self.text.len()
    }

    /// Reads elements of the list up to here: the last ones, or those before a comma.
    fn take(&mut self, last: bool) {
        let Some(list) = &mut self.list else { return };
        if self.wrong.is_some() {
            return;
        }
        let joint = if list.unread == list.start { "" } else { list.items.joint() };
        let close = if last { self.text.get(self.at..=self.at).unwrap_or_default() } else { "]" };
        let text = ["[", joint, &self.text[list.unread..self.at], close].concat();
        match list.items.read(&text, !joint.is_empty()) {
            // A comma before the first element is told to be wrong with what comes after it.
            Some(0) if !last => {}
            Some(_) => (list.unread, list.before) = (self.at, list.commas + 1),
            None => {
                let at = self.rest.len() + list.start - self.copied;
                // serde_json looks beyond an element that is wrong: to its comma and what is blank behind that.
                let beyond =
                    self.text[self.at..].find(|next| !matches!(next, ',' | ' ' | '\t' | '\r' | '\n'));
                let beyond = beyond.map_or(self.text.len(), |blank| self.at + blank);
                let (end, after) = if last { (self.at, "") } else { (beyond, list.items.joint()) };
                let (before, start) = (list.before, list.unread);
                self.wrong = Some(Wrong { at, joints: [joint, after], before, start, end });
            }
        }
    }

    /// Ends the list that the walk is in.
    fn leave(&mut self) {
        let short = |list: &List| (self.at - list.start) * SHORT < self.piece;
        if self.list.as_ref().is_none_or(short) {
            self.list = None;
            return;
        }
        self.take(true);
        if let Some(List { place, items, start, commas, .. }) = self.list.take() {
            self.rest.push_str(&self.text[self.copied..start]);
            self.copied = self.at;
            self.cuts.push(Cut { place, items, at: self.rest.len(), bytes: self.at - start, last: commas });
        }
    }

    /// Reads what is left, and holds the record against the rules.
    ///
    /// # Errors
    /// [`ReadError`], naming the first place that is wrong.
    pub fn finish(mut self) -> Result<RunRecord, ReadError> {
        while self.advance() {}
        self.rest.push_str(&self.text[self.copied..]);
        if let Some(Wrong { at, joints: [before, after], start, end, .. }) = self.wrong {
            self.rest.insert_str(at, &[before, &self.text[start..end], after].concat());
        }
        let mut record: RunRecord = match serde_json::from_str(&self.rest) {
            Ok(record) => record,
            Err(error) => {
                // What is wrong with a record of another version is its version.
                return Err(match serde_json::from_str(&self.rest) {
                    Ok(Head { schema }) if schema.as_deref() != Some(SCHEMA) => other_schema(schema),
                    _ => self.form(&error),
                });
            }
        };
        if record.schema != SCHEMA {
            return Err(other_schema(Some(record.schema)));
        }
        for Cut { place, items, .. } in self.cuts {
            items.put(&mut record, place);
        }
        check(&record)?;
        Ok(record)
    }
}

fn other_schema(schema: Option<String>) -> ReadError {
    let found = schema.map_or_else(|| "missing".to_owned(), |schema| format!("`{schema}`"));
    ReadError::Schema { found }
}
