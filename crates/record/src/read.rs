//! Reading a run record that somebody else wrote: nothing in it is trusted.

use crate::{
    pieces::Pieces,
    record::{RunRecord, SCHEMA},
};
use thiserror::Error;

/// The longest text that is read, bytes: room for 300,000 spans.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Why a text is not a run record. Paths are as in `results[0].repeats[2].total_ms`.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The text is longer than [`MAX_BYTES`].
    #[error(
        "this run record has {bytes} bytes, and more than {MAX_BYTES} are not read; export it again with fewer repeats"
    )]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// It is something else, or of another version.
    #[error("this is no run record: its `schema` is {found}, and `{SCHEMA}` is the one that can be read")]
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

/// Reads a run record from JSON, at once; [`Pieces`] reads it a piece at a time.
///
/// # Errors
/// [`ReadError`], naming the first place that is wrong.
pub fn read_record(text: &str) -> Result<RunRecord, ReadError> {
    Pieces::new(text)?.finish()
}
