//! Reading a run record a piece at a time, so that whoever reads a large one can do something else in between.
//!
//! A walk through the text finds a record's long lists: spans, answers, collections. Their elements are read as they come, a
//! bounded number at a time; the rest of the text, short then, is read at the end. So is whatever of a list is wrong: put
//! back into the rest, it gives the very error that the whole text gives.

use crate::{
    place::{Scan, Within},
    read::{MAX_BYTES, ReadError},
    record::{RunRecord, SCHEMA, Value},
    rules::check,
    span::Span,
};
use serde::{Deserialize, de::DeserializeOwned};

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

/// The list that the walk is in.
struct List {
    place: Place,
    items: Items,
    /// Where its contents begin.
    start: usize,
    /// Where those elements begin that are not read yet: at its start, or else at a comma.
    unread: usize,
    /// How many elements come before those.
    before: usize,
    commas: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
}

/// Whose list: the index of the result, and that of its repeat where it is a repeat's.
#[derive(Clone, Copy)]
struct Place {
    result: usize,
    repeat: usize,
}

/// The elements of a list.
enum Items {
    Spans(Vec<Span>),
    Answers(Vec<Value>),
    Collection(Vec<f64>),
}

/// A list that was cut out of the rest.
struct Cut {
    place: Place,
    items: Items,
    /// Where in the rest it was, bytes.
    at: usize,
    /// Its length, bytes.
    bytes: usize,
    /// The index of its last element.
    last: usize,
}

struct Wrong {
    /// Where in the rest it belongs, bytes.
    at: usize,
    /// What stands there for the elements before, and for those after.
    joints: [&'static str; 2],
    /// How many those are.
    before: usize,
    /// Where in the text it begins and ends, bytes.
    start: usize,
    end: usize,
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

    /// What is wrong with the rest, by its place in the text.
    fn form(&self, error: &serde_json::Error) -> ReadError {
        let (line, column) = (error.line(), error.column());
        let lines = self.rest.split_inclusive('\n').take(line.saturating_sub(1));
        // How much of the rest was taken, then how much of the text, bytes.
        let mut taken = self.rest.len().min(lines.map(str::len).sum::<usize>() + column);
        let mut scan = Scan::default();
        let before = |taken: usize| &self.rest.as_bytes()[..taken.saturating_sub(1)];
        match self.wrong {
            Some(Wrong { at, joints: [joint, after], before: index, start, end }) if taken > at => {
                let put = joint.len() + end - start + after.len();
                if taken > at + put {
                    scan.feed(before(taken));
                    taken = self.in_text(taken - put, &mut scan);
                } else {
                    scan.feed(before(at + 1));
                    scan.set_index(index.saturating_sub(1));
                    taken = end.min(start + (taken - at).saturating_sub(joint.len()));
                    scan.feed(&self.text.as_bytes()[start..taken.saturating_sub(1).max(start)]);
                }
            }
            _ => {
                scan.feed(before(taken));
                taken = self.in_text(taken, &mut scan);
            }
        }
        let before = &self.text.as_bytes()[..taken.min(self.text.len())];
        let newlines = before.iter().filter(|byte| **byte == b'\n').count();
        let in_line = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        let said = error.to_string();
        let said = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        let problem = format!("{said} at line {} column {in_line}", newlines + 1);
        ReadError::Form { path: scan.path(), problem }
    }
}

impl Pieces<'_> {
    /// From bytes of the rest to bytes of the text. At the end of a list that was cut out, the walk is at its last element.
    fn in_text(&self, taken: usize, scan: &mut Scan) -> usize {
        let cuts = || self.cuts.iter().filter(|cut| cut.at < taken);
        if let Some(ended) = cuts().next_back().filter(|cut| cut.at + 1 == taken) {
            scan.set_index(ended.last);
        }
        taken + cuts().map(|cut| cut.bytes).sum::<usize>()
    }
}

fn other_schema(schema: Option<String>) -> ReadError {
    let found = schema.map_or_else(|| "missing".to_owned(), |schema| format!("`{schema}`"));
    ReadError::Schema { found }
}

enum Step {
    On,
    /// A comma between two of the list's own elements.
    Comma,
    /// The list's end.
    End,
}

impl List {
    /// The list that the walk has just entered, where it is one of the long ones.
    fn at(within: &[Within], start: usize) -> Option<Self> {
        let [results, Within::Array { index: result }, of_result, inner @ ..] = within else { return None };
        if !results.is_at("results") {
            return None;
        }
        let (repeat, items) = match inner {
            [_] if of_result.is_at("answers") => (0, Items::Answers(Vec::new())),
            [_] if of_result.is_at("collection") => (0, Items::Collection(Vec::new())),
            [Within::Array { index }, of_repeat, _]
                if of_result.is_at("repeats") && of_repeat.is_at("spans") =>
            {
                (*index, Items::Spans(Vec::new()))
            }
            _ => return None,
        };
        let place = Place { result: *result, repeat };
        Some(Self {
            place,
            items,
            start,
            unread: start,
            before: 0,
            commas: 0,
            depth: 0,
            in_string: false,
            escaped: false,
        })
    }

    fn step(&mut self, byte: u8) -> Step {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return Step::On;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth == 0 => return Step::End,
            b'}' | b']' => self.depth -= 1,
            b',' if self.depth == 0 => return Step::Comma,
            _ => {}
        }
        Step::On
    }
}

impl Items {
    /// An element that stands for those before.
    const fn joint(&self) -> &'static str {
        match self {
            Self::Spans(_) => "[null,0,\"run\",0,0]",
            Self::Answers(_) | Self::Collection(_) => "0",
        }
    }

    /// Reads more elements from an array of them; how many, none where one is wrong.
    fn read(&mut self, text: &str, jointed: bool) -> Option<usize> {
        match self {
            Self::Spans(items) => read(items, text, jointed),
            Self::Answers(items) => read(items, text, jointed),
            Self::Collection(items) => read(items, text, jointed),
        }
    }

    /// Puts the elements where they belong in a record that was read without them.
    fn put(self, record: &mut RunRecord, place: Place) {
        let Some(result) = record.results.get_mut(place.result) else { return };
        match self {
            Self::Spans(spans) => {
                if let Some(repeat) = result.repeats.get_mut(place.repeat) {
                    repeat.spans = spans;
                }
            }
            Self::Answers(answers) => result.answers = answers,
            Self::Collection(collection) => result.collection = Some(collection),
        }
    }
}

fn read<T: DeserializeOwned>(items: &mut Vec<T>, text: &str, jointed: bool) -> Option<usize> {
    let more: Vec<T> = serde_json::from_str(text).ok()?;
    let count = more.len();
    items.extend(more.into_iter().skip(usize::from(jointed)));
    Some(count)
}
