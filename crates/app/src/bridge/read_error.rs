//! Why a record was not read, in words that follow its name.

use crate::browser;
use thiserror::Error;
use wasm_bindgen::JsValue;

/// What kept a record from being read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Its file is wrong, or the browser does not hand it over.
    #[error("{0}")]
    Wrong(String),
    /// Reading it did not come to an end.
    #[error("reading it failed ({0}); it may be too large for this device")]
    Lost(String),
    /// The page is offline, and neither a worker nor the page gets the reader's program: the file is not to blame.
    #[error(
        "the part of this site that reads run records could not be loaded ({0}); check the connection, then open it again"
    )]
    Unloaded(String),
}

impl From<JsValue> for ReadError {
    fn from(error: JsValue) -> Self {
        Self::Lost(browser::reason(&error))
    }
}
