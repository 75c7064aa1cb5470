//! The run record itself, as stable JSON: objects and lists indented, but a span on one line; or all on one line.

use crate::record::RunRecord;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// What is nested deeper than the list of a repeat's spans stays on one line.
const COMPACT_DEPTH: usize = 6;

/// The record as text that [`crate::read_record`] reads back to the last digit. Equal records give equal texts.
///
/// # Errors
/// Those of the serialiser; a record built from this crate's types has none.
pub fn json(record: &RunRecord) -> serde_json::Result<String> {
    let mut text = written(record, Layered::default())?;
    text.push('\n');
    Ok(text)
}

/// A record, or a message that holds one, on one line.
///
/// # Errors
/// Those of the serialiser; a value built from this crate's types has none.
pub fn compact_json(value: &impl Serialize) -> serde_json::Result<String> {
    // The same type as above, since each type of formatter is a copy of the code that writes a record.
    written(value, Layered { depth: COMPACT_DEPTH + 1, ..Layered::default() })
}

fn written(value: &impl Serialize, formatter: Layered) -> serde_json::Result<String> {
    let mut text = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut text, formatter))?;
    String::from_utf8(text).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

/// Pretty outside, compact within.
#[derive(Default)]
struct Layered {
    pretty: PrettyFormatter<'static>,
    compact: CompactFormatter,
    depth: usize,
}

/// Hands an event to the formatter that the depth calls for.
macro_rules! by_depth {
    ($self:ident, $depth:expr, $event:ident($($argument:expr),*)) => {
        if $depth > COMPACT_DEPTH { $self.compact.$event($($argument),*) } else { $self.pretty.$event($($argument),*) }
    };
}

impl Formatter for Layered {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        by_depth!(self, self.depth, begin_array(writer))
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        by_depth!(self, self.depth + 1, end_array(writer))
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        by_depth!(self, self.depth, begin_array_value(writer, first))
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        by_depth!(self, self.depth, end_array_value(writer))
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        by_depth!(self, self.depth, begin_object(writer))
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        by_depth!(self, self.depth + 1, end_object(writer))
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        by_depth!(self, self.depth, begin_object_key(writer, first))
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        by_depth!(self, self.depth, begin_object_value(writer))
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        by_depth!(self, self.depth, end_object_value(writer))
    }
}
