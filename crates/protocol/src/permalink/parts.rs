//! The parts of a query: read one after the other, with a notice for each that is not used as it stands.

use super::Notice;
use percent_encoding::percent_decode_str;
use std::{fmt, ops::RangeInclusive};

/// The longest link that the page writes has a fifth of these parts. A stranger's link may have a million.
const MOST_PARTS: usize = 100;

/// As many notices tell what is wrong with a link; what more of them would say is counted.
const MOST_NOTICES: usize = 20;

/// The parts that nothing has used yet, and the notices so far.
#[derive(Default)]
pub(super) struct Parts {
    left: Vec<(String, String)>,
    notices: Vec<Notice>,
    unsaid: usize,
}

impl Parts {
    /// The parts of a query, with or without its question mark.
    pub(super) fn of(query: &str) -> Self {
        let mut parts = Self::default();
        let mut all = query.strip_prefix('?').unwrap_or(query).split('&').filter(|part| !part.is_empty());
        for part in all.by_ref().take(MOST_PARTS) {
            parts.add(part);
        }
        if let Some(part) = all.next() {
            let message = format!("the link has over {MOST_PARTS} parts; from here on they are left out.");
            parts.note(part, message);
        }
        parts
    }

    fn add(&mut self, part: &str) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match (decoded(name), decoded(value)) {
            (Some(name), Some(_)) if self.left.iter().any(|(known, _)| *known == name) => {
                self.note(&name, "it is given more than once; the first one is used.");
            }
            (Some(name), Some(value)) => self.left.push((name, value)),
            _ => self.note(name, "its percent-encoding is broken, so this part is left out."),
        }
    }

    /// The names of the parts that are left.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.left.iter().map(|(name, _)| name.as_str())
    }

    /// Takes out the value of a part.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.names().position(|known| known == name)?;
        Some(self.left.remove(at).1)
    }

    /// Takes out a whole number within a range. Another value is noted, with `used` as what takes its place.
    pub(super) fn take_number<T: Copy + fmt::Display + PartialOrd + std::str::FromStr>(
        &mut self,
        name: &str,
        range: RangeInclusive<T>,
        used: impl fmt::Display,
    ) -> Option<T> {
        let text = self.take(name)?;
        let number = text.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            let (text, min, max) = (short(&text), range.start(), range.end());
            self.note(
                name,
                format!("`{text}` is not a whole number between {min} and {max}; {used} is used."),
            );
        }
        number
    }

    /// Takes out one of several words, each of which stands for a value. Another word is noted, with `instead` as what is done.
    pub(super) fn take_word<T: Copy>(
        &mut self,
        name: &str,
        [(first, a), (second, b)]: [(&str, T); 2],
        instead: &str,
    ) -> Option<T> {
        let text = self.take(name)?;
        if text == first {
            Some(a)
        } else if text == second {
            Some(b)
        } else {
            self.note(name, format!("`{}` is neither `{first}` nor `{second}`; {instead}", short(&text)));
            None
        }
    }

    /// Takes out the names of all parts that are left.
    pub(super) fn take_rest(&mut self) -> impl Iterator<Item = String> + use<> {
        std::mem::take(&mut self.left).into_iter().map(|(name, _)| name)
    }

    /// Notes what is wrong with a part. What is shown of a stranger's text is cut, so that no link can flood the page.
    pub(super) fn note(&mut self, part: &str, message: impl Into<String>) {
        if self.notices.len() < MOST_NOTICES {
            self.notices.push(Notice { part: short(part), message: message.into() });
        } else {
            self.unsaid += 1;
        }
    }

    /// All notices.
    pub(super) fn notices(mut self) -> Vec<Notice> {
        if self.unsaid > 0 {
            let message = format!("{} more notices are left out.", self.unsaid);
            self.notices.push(Notice { part: String::from("…"), message });
        }
        self.notices
    }
}

/// Reads an encoded text; `+` stands for a space, as forms write it. None where an escape is cut short, is not two
/// hexadecimal digits, or where the bytes are not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let is_escape =
        |rest: &str| matches!(rest.as_bytes(), [a, b, ..] if [a, b].into_iter().all(u8::is_ascii_hexdigit));
    // The library takes a broken escape for text.
    if !text.split('%').skip(1).all(is_escape) {
        return None;
    }
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(String::from)
}

/// At most 40 characters of a text, so that a notice stays a line or two.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
