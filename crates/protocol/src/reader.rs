//! What the worker that reads files says to the page. The page says nothing but which file: it posts the file itself.

use overlap_record::Part;
use serde::{Deserialize, Serialize};

/// A message to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromReader {
    /// How much of the file is read.
    Told {
        /// Per cent.
        percent: u32,
    },
    /// The next part of the record.
    Part(Part),
    /// All parts were sent.
    Whole,
    /// What is wrong with the file, in words that follow its name.
    Wrong(String),
}
