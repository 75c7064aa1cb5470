//! Why a file cannot be read as a run record, in words that say what to do.

use crate::record::SCHEMA;
use thiserror::Error;

/// The longest text that is read, bytes: room for 300,000 spans.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Why a file is not a run record. Paths are as in `results[0].repeats[2].total_ms`.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The text is longer than [`MAX_BYTES`].
    #[error(
        "this run record has {bytes} bytes, and at most {MAX_BYTES} can be read; run it again with fewer repeats"
    )]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// It begins as a file of another kind does.
    #[error("it is {kind}, not a run record; {advice}")]
    Kind {
        /// Which kind, with its article.
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// Its bytes are not UTF-8.
    #[error("it is not text: byte {at} is not UTF-8; a run record is a `.json` file saved by the lab")]
    NoText {
        /// The first byte that is wrong, from 0.
        at: usize,
    },
    /// It is something else, or of another version.
    #[error("this is not a run record: its `schema` is {found}, and only `{SCHEMA}` can be read")]
    Schema {
        /// The schema that it names.
        found: String,
    },
    /// It is no JSON, or a field is missing or of another kind.
    #[error("the run record is wrong at `{path}`: {problem}")]
    Form {
        /// Where.
        path: String,
        /// What.
        problem: String,
    },
    /// A value is of the right kind, but cannot be.
    #[error("the run record is wrong at `{path}`: {problem}")]
    Value {
        /// Where.
        path: String,
        /// What.
        problem: String,
    },
}
