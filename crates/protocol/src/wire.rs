//! Messages as bytes, in postcard's format: it is small and fast, and it needs no schema because both ends come from one
//! build.

use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;

/// Why a message could not be written or read.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum WireError {
    /// A value that postcard cannot write, such as a sequence of unknown length.
    #[error(
        "a message to an engine could not be written ({0}); this is a fault in the program, please report it"
    )]
    Write(postcard::Error),
    /// The bytes are not such a message: the two ends come from different builds.
    #[error(
        "a message of {bytes} bytes could not be read ({cause}); reload the page, so that page and engine come from one build"
    )]
    Read {
        /// Length of the message, bytes.
        bytes: usize,
        /// The error of postcard.
        cause: postcard::Error,
    },
    /// Other bytes follow a whole message.
    #[error(
        "a message of {bytes} bytes has {left} bytes too many; reload the page, so that page and engine come from one build"
    )]
    Trailing {
        /// Length of the message, bytes.
        bytes: usize,
        /// Number of bytes after its end.
        left: usize,
    },
}

/// Writes a message.
///
/// # Errors
/// [`WireError::Write`] where postcard cannot write the value. It can write every message of this crate.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, WireError> {
    postcard::to_stdvec(message).map_err(WireError::Write)
}

/// Reads a message that [`encode`] wrote.
///
/// # Errors
/// [`WireError::Read`] or [`WireError::Trailing`] where the bytes are not exactly one such message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    let (message, rest) =
        postcard::take_from_bytes(bytes).map_err(|cause| WireError::Read { bytes: bytes.len(), cause })?;
    if rest.is_empty() {
        Ok(message)
    } else {
        Err(WireError::Trailing { bytes: bytes.len(), left: rest.len() })
    }
}
