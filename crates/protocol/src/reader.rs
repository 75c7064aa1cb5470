//! What the program that reads files says to the page. The page says nothing but which file: it hands over the file itself.

use borsh::{BorshDeserialize, BorshSerialize};
use overlap_record::Part;
use std::io;

/// A message to the page.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub enum FromReader {
    /// How much of the file is read.
    Told {
        /// Per cent.
        percent: u32,
    },
    /// The next part of the record.
    Part(Part),
    /// All parts of a record were sent.
    Whole {
        /// Whether the parts of another follow, which the same file holds.
        more: bool,
    },
    /// What is wrong with the file, in words that follow its name.
    Wrong(String),
}

impl FromReader {
    /// The message as bytes.
    ///
    /// # Errors
    /// That of the format; no message that was read from JSON has any, since JSON has no number that is not a number.
    pub fn encode(&self) -> io::Result<Vec<u8>> {
        borsh::to_vec(self)
    }

    /// Reads a message that [`FromReader::encode`] wrote.
    ///
    /// # Errors
    /// Where the bytes are not exactly one such message: page and reader come from different builds.
    pub fn decode(bytes: &[u8]) -> io::Result<Self> {
        borsh::from_slice(bytes)
    }
}
