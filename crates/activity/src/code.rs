//! The short code that a learner hands in: `OV1-`, then the text of a [`HandIn`] and a checksum of it in base64url.

use crate::hand_in::HandIn;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use thiserror::Error;

/// What every code begins with.
const PREFIX: &str = "OV1-";
/// The longest code that is read, characters: three predictions of five bars need fewer than 500.
pub const MAX_CODE_CHARS: usize = 800;
/// Bytes of the checksum.
const SUM: usize = 2;
/// As much of a code is shown where it is wrong, characters.
const SHOWN: usize = 24;

/// A code that is wrong.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the code {0} is damaged or cut short; copy all of it again")]
pub struct CodeError(String);

/// The codes in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What they say, in order.
    pub hand_ins: Vec<HandIn>,
    /// Those that are wrong.
    pub wrong: Vec<CodeError>,
}

impl HandIn {
    /// The short code.
    #[must_use]
    pub fn code(&self) -> String {
        let mut bytes = self.text().into_bytes();
        let sum = sum(&bytes);
        bytes.extend(sum);
        format!("{PREFIX}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads a short code.
    ///
    /// # Errors
    /// [`CodeError`].
    pub fn read(code: &str) -> Result<Self, CodeError> {
        let wrong = || CodeError(shown(code));
        let text = code.strip_prefix(PREFIX).filter(|text| text.len() <= MAX_CODE_CHARS).ok_or_else(wrong)?;
        let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong())?;
        let given = bytes.split_off(bytes.len().saturating_sub(SUM));
        if given != sum(&bytes) {
            return Err(wrong());
        }
        String::from_utf8(bytes).ok().and_then(|text| text.parse().ok()).ok_or_else(wrong)
    }
}

/// Every code in a text, which may have anything between them: names, quotes, lines of a chat.
#[must_use]
pub fn find(text: &str) -> Found {
    let is_code = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let mut found = Found::default();
    for word in text.split(|letter| !is_code(letter)) {
        // A name may stand right before it.
        let Some(at) = word.find(PREFIX) else { continue };
        match HandIn::read(&word[at..]) {
            Ok(hand_in) => found.hand_ins.push(hand_in),
            Err(error) => found.wrong.push(error),
        }
    }
    found
}

/// Tells most codes that lost or changed a letter: Adler-32, folded into two bytes.
fn sum(bytes: &[u8]) -> [u8; SUM] {
    let sum = adler2::adler32_slice(bytes);
    ((sum ^ (sum >> 16)) as u16).to_be_bytes()
}

fn shown(code: &str) -> String {
    match code.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &code[..end]),
        None => code.to_owned(),
    }
}
