//! A long list within a record, and its elements as far as they were read.

use crate::{
    place::Within,
    record::{RunRecord, Value},
    span::Span,
};
use serde::de::DeserializeOwned;

/// The list that the walk is in.
pub(super) struct List {
    pub(super) place: Place,
    pub(super) items: Items,
    /// Where its contents begin.
    pub(super) start: usize,
    /// Where those elements begin that are not read yet: at its start, or else at a comma.
    pub(super) unread: usize,
    /// How many elements come before those.
    pub(super) before: usize,
    pub(super) commas: usize,
    pub(super) depth: usize,
    pub(super) in_string: bool,
    pub(super) escaped: bool,
}

/// Whose list: the index of the result, and that of its repeat where it is a repeat's.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) result: usize,
    pub(super) repeat: usize,
}

/// The elements of a list.
pub(super) enum Items {
    Spans(Vec<Span>),
    Answers(Vec<Value>),
    Collection(Vec<f64>),
}

/// A list that was cut out of the rest.
pub(super) struct Cut {
    pub(super) place: Place,
    pub(super) items: Items,
    /// Where in the rest it was, bytes.
    pub(super) at: usize,
    /// Its length, bytes.
    pub(super) bytes: usize,
    /// The index of its last element.
    pub(super) last: usize,
}

/// What a byte of a list is.
pub(super) enum Step {
    On,
    /// A comma between two of the list's own elements.
    Comma,
    /// The list's end.
    End,
}

impl List {
    /// The list that the walk has just entered, where it is one of the long ones.
    pub(super) fn at(within: &[Within], start: usize) -> Option<Self> {
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

    /// Walks over a byte.
    pub(super) fn step(&mut self, byte: u8) -> Step {
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
    pub(super) const fn joint(&self) -> &'static str {
        match self {
            Self::Spans(_) => "[null,0,\"run\",0,0]",
            Self::Answers(_) | Self::Collection(_) => "0",
        }
    }

    /// Reads more elements from an array of them; how many, none where one is wrong.
    pub(super) fn read(&mut self, text: &str, jointed: bool) -> Option<usize> {
        match self {
            Self::Spans(items) => read(items, text, jointed),
            Self::Answers(items) => read(items, text, jointed),
            Self::Collection(items) => read(items, text, jointed),
        }
    }

    /// Puts the elements where they belong in a record that was read without them.
    pub(super) fn put(self, record: &mut RunRecord, place: Place) {
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
