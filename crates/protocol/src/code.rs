//! Code of a reader's or an author's own: its rules, and the form that it has in a link.
//!
//! In a link it is the fragment `#code=`, which a browser never sends to a host: the text raw-deflated (RFC 1951), then in base64url
//! without padding (RFC 4648, section 5). Inflating is the browser's part, so that this crate carries no compression.

use crate::{Spec, workloads};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use overlap_record::MAX_CODE_BYTES;
use thiserror::Error;

/// What stands in the place of code of one's own until there is some.
pub const EXAMPLE: &str = include_str!("example.py");

/// What the fragment of a link with code begins with.
const FRAGMENT: &str = "code=";

/// The longest stored block of RFC 1951, section 3.2.4, bytes.
const MAX_BLOCK_BYTES: usize = u16::MAX as usize;

/// Most bytes of deflated code: deflating never takes more than storing, which needs five bytes a block. The rest is for compressors
/// that use shorter blocks.
pub const MAX_DEFLATED_BYTES: usize = MAX_CODE_BYTES + 1024;

/// Why code cannot be used.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum CodeError {
    /// The workload has none of its own, and none is given.
    #[error("there is no code; write a function `task(i)`")]
    Missing,
    /// It belongs to another language.
    #[error("only Python code can be given, and the language is not `python`")]
    NotPython,
    /// It is too long.
    #[error("it has more than {MAX_CODE_BYTES} bytes")]
    TooLong,
    /// The text of the link is not in the alphabet.
    #[error("it is not base64url text without padding")]
    NotBase64,
    /// The compressed form breaks off or is wrong.
    #[error("it is damaged and cannot be decompressed")]
    Damaged,
    /// What was inflated is no text.
    #[error("it is not UTF-8 text")]
    NotText,
}

/// Checks that a specification has the code that it needs, and none that it cannot run.
///
/// # Errors
/// Code in another language than Python, too much of it, or none where the workload has none of its own.
pub fn check(spec: &Spec) -> Result<(), CodeError> {
    match &spec.code {
        _ if spec.lang.is_rust() && (spec.code.is_some() || is_own(spec)) => Err(CodeError::NotPython),
        Some(code) if code.len() > MAX_CODE_BYTES => Err(CodeError::TooLong),
        Some(code) if code.trim().is_empty() => Err(CodeError::Missing),
        None if is_own(spec) => Err(CodeError::Missing),
        _ => Ok(()),
    }
}

fn is_own(spec: &Spec) -> bool {
    spec.workload == workloads::own().id
}

/// The deflated code of a fragment, with or without its `#`; none where the fragment is about something else.
///
/// # Errors
/// Text that is not base64url, or that is too long to hold code within the limit.
pub fn deflated(fragment: &str) -> Option<Result<Vec<u8>, CodeError>> {
    let text = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix(FRAGMENT)?;
    if text.len() > MAX_DEFLATED_BYTES.div_ceil(3) * 4 {
        return Some(Err(CodeError::TooLong));
    }
    Some(BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| CodeError::NotBase64))
}

/// The text of inflated code, with the line ends of a text field.
///
/// # Errors
/// Too many bytes, or bytes that are no text.
pub fn text(inflated: Vec<u8>) -> Result<String, CodeError> {
    if inflated.len() > MAX_CODE_BYTES {
        return Err(CodeError::TooLong);
    }
    String::from_utf8(inflated).map(|text| with_line_feeds(&text)).map_err(|_| CodeError::NotText)
}

/// A text with line feeds alone between its lines, as a text field has it.
#[must_use]
pub fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The fragment of a link, with its `#`, for deflated code.
#[must_use]
pub fn fragment(deflated: &[u8]) -> String {
    format!("#{FRAGMENT}{}", BASE64_URL_SAFE_NO_PAD.encode(deflated))
}

/// The fragment for code that was not compressed: longer, and made at once.
#[must_use]
pub fn stored_fragment(code: &str) -> String {
    fragment(&stored(code.as_bytes()))
}

/// Bytes in the deflate format, in blocks that are stored as they are.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut blocks: Vec<&[u8]> = bytes.chunks(MAX_BLOCK_BYTES).collect();
    if blocks.is_empty() {
        blocks.push(&[]);
    }
    let mut out = Vec::with_capacity(bytes.len() + 5 * blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(index + 1 == blocks.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    out
}
