//! Numbers that Python code declares for a sweep, one a line: `N = 1000  # sweep`.
//!
//! Such a line stands at the top level and has nothing but a name, a decimal number, with or without a sign, and a comment that begins
//! with the word `sweep`. Of the language no more is read than tells such a line from the text of a string and from a part of a longer
//! statement; whether the code is Python at all its run will tell.

use crate::workloads::finite;
use std::ops::Range;

/// Most names of one code that are looked at: its first ones.
pub const MOST_DECLARED: usize = 16;

/// Most bytes that the name of such a number has.
pub const MAX_NAME_BYTES: usize = 40;

/// What the comment begins with.
const WORD: &str = "sweep";

/// A number that code declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared<'a> {
    /// Its name in the code.
    pub name: &'a str,
    /// Its value; where a float cannot hold all of its digits, the nearest one.
    pub value: f64,
    /// Where in the code it is written, in bytes.
    pub literal: Range<usize>,
}

impl<'a> Declared<'a> {
    /// The numbers that can be swept, in the order of their lines. A name that two lines declare is none of them, since a change of one
    /// would be undone by the other.
    #[must_use]
    pub fn all(code: &'a str) -> Vec<Self> {
        let mut found: Vec<(Self, bool)> = Vec::new();
        for declared in statements(code).into_iter().filter_map(|range| Self::of(code, range)) {
            if let Some((_, is_twice)) = found.iter_mut().find(|(known, _)| known.name == declared.name) {
                *is_twice = true;
            } else if found.len() < MOST_DECLARED {
                found.push((declared, false));
            }
        }
        found.into_iter().filter(|(_, is_twice)| !is_twice).map(|(declared, _)| declared).collect()
    }

    /// The number of this name.
    #[must_use]
    pub fn find(code: &'a str, name: &str) -> Option<Self> {
        Self::all(code).into_iter().find(|it| it.name == name)
    }

    /// The code with another value in the place of this one. A whole number stays one as long as the value is whole, and a float stays a
    /// float.
    #[must_use]
    pub fn with(&self, code: &str, value: f64) -> String {
        let old = &code.as_bytes()[self.literal.clone()];
        let is_float = old.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
        let point = if is_float && value.fract() == 0.0 { ".0" } else { "" };
        let Range { start, end } = self.literal;
        format!("{}{value}{point}{}", &code[..start], &code[end..])
    }

    /// What a statement declares.
    fn of(code: &'a str, statement: Range<usize>) -> Option<Self> {
        let (assignment, comment) = code[statement.clone()].split_once('#')?;
        let marked = comment.trim_ascii_start().strip_prefix(WORD)?;
        let (name, number) = assignment.split_once('=')?;
        let start = statement.start + assignment.len() - number.trim_ascii_start().len();
        let (name, literal) = (name.trim_ascii_end(), number.trim_ascii());
        if marked.bytes().next().is_some_and(is_of_a_name) || !is_name(name) {
            return None;
        }
        Some(Self { name, value: value(literal)?, literal: start..start + literal.len() })
    }
}

const fn is_of_a_name(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// Which characters beyond ASCII a name may have its run will tell.
fn is_name(text: &str) -> bool {
    (1..=MAX_NAME_BYTES).contains(&text.len())
        && !text.as_bytes()[0].is_ascii_digit()
        && text.bytes().all(|byte| is_of_a_name(byte) || !byte.is_ascii())
}

/// The value of a decimal literal of Python.
fn value(literal: &str) -> Option<f64> {
    let unsigned = match literal.as_bytes() {
        [b'+' | b'-', unsigned @ ..] => unsigned,
        unsigned => unsigned,
    };
    let is_digit = |at: usize| unsigned.get(at).is_some_and(u8::is_ascii_digit);
    // What stands for infinity, or for no number, begins with a letter, and a second sign with a sign.
    if !is_digit(0) && unsigned.first() != Some(&b'.') {
        return None;
    }
    let (mut is_whole, mut is_zero) = (true, true);
    for (at, byte) in unsigned.iter().enumerate() {
        match byte {
            b'_' if at == 0 || !is_digit(at - 1) || !is_digit(at + 1) => return None,
            b'_' | b'0' => {}
            b'1'..=b'9' => is_zero = false,
            _ => is_whole = false,
        }
    }
    // A whole number that begins with a zero is no Python, but for zero.
    if is_whole && !is_zero && unsigned[0] == b'0' {
        return None;
    }
    finite(&literal.replace('_', ""))
}

/// The statements of the code, in bytes, each as far as the end of its last line. A block counts line by line.
fn statements(code: &str) -> Vec<Range<usize>> {
    let bytes = code.as_bytes();
    let (mut at, mut start, mut open) = (0, 0, 0_usize);
    let mut statements = Vec::new();
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'#' => line_end(bytes, at),
            b'"' | b'\'' => string_end(bytes, at),
            b'\\' => escape_end(bytes, at),
            _ => at + 1,
        };
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            b'\n' | b'\r' if open == 0 => {
                statements.push(start..at - 1);
                start = at;
            }
            _ => {}
        }
    }
    statements.push(start..code.len());
    statements
}

/// Where the line ends that this byte stands in.
fn line_end(bytes: &[u8], from: usize) -> usize {
    let rest = &bytes[from..];
    from + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
}

/// What stands behind a backslash and the character, or line end, that it escapes.
fn escape_end(bytes: &[u8], from: usize) -> usize {
    let length = if bytes[from..].starts_with(b"\\\r\n") { 3 } else { 2 };
    (from + length).min(bytes.len())
}

/// What stands behind the string that begins here. One in single quotes that is not closed ends with its line.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let quote = bytes[from];
    let triple = [quote; 3];
    let closing = if bytes[from..].starts_with(&triple) { &triple[..] } else { &triple[..1] };
    let mut at = from + closing.len();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at = escape_end(bytes, at),
            b'\n' | b'\r' if closing.len() == 1 => return at,
            _ if bytes[at..].starts_with(closing) => return at + closing.len(),
            _ => at += 1,
        }
    }
    bytes.len()
}
