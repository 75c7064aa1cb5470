//! Reading a run record that somebody else wrote: nothing in it is trusted.

use crate::{
    read_error::{MAX_BYTES, ReadError},
    record::{RunRecord, SCHEMA},
    rules::check,
};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    io::{self, BufReader, Read},
    str,
};

/// How much is read before more is told, bytes.
pub const STEP_BYTES: usize = 64 * 1024;

/// Most records of one file; a lesson's runs are a dozen.
const MAX_RECORDS: usize = 100;

/// The mark with which some editors begin a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How files begin that are sent or saved in a run record's place, what they are, and what makes a run record of them.
const OTHER_FILES: [(&[u8], &str, &str); 6] = [
    (b"PK\x03\x04", "a zip archive", "unpack it and open the `.json` file in it"),
    (b"\x1f\x8b", "a file compressed by gzip", "unpack it and open the `.json` file in it"),
    (b"\xff\xfe", "text in UTF-16", "save it again as UTF-8"),
    (b"\xfe\xff", "text in UTF-16", "save it again as UTF-8"),
    // JSON in UTF-16 without a mark: a brace and the zero that is the other half of its 16 bits.
    (b"{\0", "text in UTF-16", "save it again as UTF-8"),
    (b"\0{", "text in UTF-16", "save it again as UTF-8"),
];

/// Reads a run record from the bytes of a file: JSON in UTF-8, with or without a byte order mark. `told` hears how many bytes
/// were read, every [`STEP_BYTES`] of them.
///
/// # Errors
/// [`ReadError`], naming what the file is instead or the first place that is wrong.
pub fn read_bytes(bytes: &[u8], told: &mut dyn FnMut(usize)) -> Result<RunRecord, ReadError> {
    sound(parsed(text(bytes)?, told)?)
}

/// Reads a run record, or a list of them as a lesson saves it, as [`read_bytes`] does. There is at least one.
///
/// # Errors
/// Those of [`read_bytes`]. One record that is wrong makes the whole list wrong.
pub fn read_all(bytes: &[u8], told: &mut dyn FnMut(usize)) -> Result<Vec<RunRecord>, ReadError> {
    let text = text(bytes)?;
    if !text.trim_start().starts_with('[') {
        return Ok(vec![sound(parsed(text, told)?)?]);
    }
    let records: Vec<RunRecord> = parsed(text, told)?;
    let problem = match records.len() {
        0 => "the list holds no run record".to_owned(),
        1..=MAX_RECORDS => return records.into_iter().map(sound).collect(),
        count => format!("the list holds {count} run records, and at most {MAX_RECORDS} can be read"),
    };
    Err(ReadError::Form { path: String::from("."), problem })
}

/// What the whole text says.
fn parsed<T: DeserializeOwned>(text: &str, told: &mut dyn FnMut(usize)) -> Result<T, ReadError> {
    let read = BufReader::with_capacity(STEP_BYTES, Told { rest: text.as_bytes(), all: text.len(), told });
    let mut reader = serde_json::Deserializer::from_reader(read);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        // What is wrong with a record of another version is its version.
        other_schema(text).unwrap_or_else(|| ReadError::Form {
            path: error.path().to_string(),
            problem: error.into_inner().to_string(),
        })
    })?;
    reader.end().map_err(|error| whole(&error))?;
    Ok(value)
}

/// Reads a run record from a text, as [`read_bytes`] does.
///
/// # Errors
/// Those of [`read_bytes`].
pub fn read_record(text: &str) -> Result<RunRecord, ReadError> {
    read_bytes(text.as_bytes(), &mut |_| {})
}

/// The text that a file holds.
fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLong { bytes: bytes.len() });
    }
    if let Some((_, kind, advice)) = OTHER_FILES.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(ReadError::Kind { kind, advice });
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    str::from_utf8(bytes).map_err(|error| ReadError::NoText { at: error.valid_up_to() })
}

/// An error of the whole text.
fn whole(error: &serde_json::Error) -> ReadError {
    ReadError::Form { path: String::from("."), problem: error.to_string() }
}

/// The record, if it is of this version and keeps the rules.
fn sound(mut record: RunRecord) -> Result<RunRecord, ReadError> {
    if record.schema != SCHEMA {
        return Err(ReadError::Schema { found: format!("`{}`", record.schema) });
    }
    check(&record)?;
    record.name_strategies();
    Ok(record)
}

/// Bytes that tell how many of them were read.
struct Told<'a> {
    rest: &'a [u8],
    all: usize,
    told: &'a mut dyn FnMut(usize),
}

impl Read for Told<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.rest.read(buffer)?;
        (self.told)(self.all - self.rest.len());
        Ok(count)
    }
}

/// Why JSON is no run record of this version, where its `schema` says so.
fn other_schema(text: &str) -> Option<ReadError> {
    #[derive(Deserialize)]
    struct Head {
        schema: Option<String>,
    }
    let Head { schema } = serde_json::from_str(text).ok()?;
    let found = match schema {
        Some(schema) if schema == SCHEMA => return None,
        Some(schema) => format!("`{schema}`"),
        None => String::from("missing"),
    };
    Some(ReadError::Schema { found })
}
