//! Parsing what readers type, checking it against its range, and saying what is wrong with it.

use crate::param::{ParamKind, ParamSpec, ParamValue, Params};
use lexical_parse_float::FromLexical;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Longest address that a fetch accepts, in bytes.
const MAX_URL_BYTES: usize = 2000;

/// What is wrong with one parameter.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[error("{label} (`{param}`): {problem}")]
pub struct ParamError {
    /// The parameter's name in a permalink.
    pub param: String,
    /// The parameter's name on the page.
    pub label: String,
    /// What is wrong.
    pub problem: ParamProblem,
}

/// Why a value cannot be used. Each message names the bad value and what is allowed instead.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
pub enum ParamProblem {
    /// No parameter has this name.
    #[error("this workload has no such parameter; it has {known}")]
    Unknown {
        /// The names that there are.
        known: String,
    },
    /// No value was given.
    #[error("a value is missing; give {range}")]
    Missing {
        /// The allowed values.
        range: String,
    },
    /// The text cannot be read as a value of this kind.
    #[error("`{text}` is not {expected}; give {range}")]
    Unreadable {
        /// What was given.
        text: String,
        /// The kind of value wanted.
        expected: String,
        /// The allowed values.
        range: String,
    },
    /// The value is too small or too large.
    #[error("{value} is out of range; give {range}")]
    OutOfRange {
        /// What was given.
        value: String,
        /// The allowed values.
        range: String,
    },
    /// The value contradicts another parameter.
    #[error("{value} does not go with the other values: {rule}")]
    Conflict {
        /// What was given.
        value: String,
        /// What must hold.
        rule: String,
    },
}

/// A number such as `7`, `-2.5` or `1e3`; none where the text is anything else or stands for no finite number.
#[must_use]
pub fn finite(text: &str) -> Option<f64> {
    f64::from_lexical(text.as_bytes()).ok().filter(|number| number.is_finite())
}

/// The parameter of this name.
pub(crate) fn find_spec<'a>(specs: &'a [ParamSpec], id: &str) -> Result<&'a ParamSpec, ParamError> {
    specs.iter().find(|spec| spec.id == id).ok_or_else(|| {
        let known: Vec<_> = specs.iter().map(|spec| spec.id).collect();
        ParamError {
            param: id.to_owned(),
            label: "unknown parameter".to_owned(),
            problem: ParamProblem::Unknown { known: known.join(", ") },
        }
    })
}

impl ParamSpec {
    /// Reads a value from text and checks its range. White space around it is ignored.
    ///
    /// # Errors
    /// The text is empty, is not of this kind, or is out of range.
    pub fn parse(&self, text: &str) -> Result<ParamValue, ParamError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(self.error(ParamProblem::Missing { range: self.range() }));
        }
        let value = match self.kind {
            ParamKind::Integer { .. } => ParamValue::Integer(self.parse_integer(text)?),
            ParamKind::Real { .. } => match finite(text) {
                Some(value) => ParamValue::Real(value),
                None => return Err(self.unreadable(text, "a number")),
            },
            ParamKind::Urls { .. } => {
                let urls: Vec<_> = text.split(',').map(str::trim).collect();
                ParamValue::Text(urls.join(","))
            }
        };
        self.check(&value)?;
        Ok(value)
    }

    /// Checks a value's kind and range.
    ///
    /// # Errors
    /// The value is of another kind, or out of range.
    pub fn check(&self, value: &ParamValue) -> Result<(), ParamError> {
        let inside = match (self.kind, value) {
            (ParamKind::Integer { min, max }, ParamValue::Integer(value)) => (min..=max).contains(value),
            (ParamKind::Real { min, max }, ParamValue::Real(value)) => (min..=max).contains(value),
            // A record writes 1.0 as 1, so a whole number is a real number too.
            (ParamKind::Real { min, max }, ParamValue::Integer(value)) => {
                (min..=max).contains(&(*value as f64))
            }
            (ParamKind::Urls { max }, ParamValue::Text(text)) => {
                if let Some(bad) = text.split(',').find(|url| !is_fetchable(url)) {
                    return Err(self.unreadable(bad, "an http, https or relative address"));
                }
                text.split(',').count() <= max
            }
            (ParamKind::Integer { .. }, other) => {
                return Err(self.unreadable(&other.to_string(), "a whole number"));
            }
            (ParamKind::Real { .. }, other) => {
                return Err(self.unreadable(&other.to_string(), "a real number"));
            }
            (ParamKind::Urls { .. }, other) => {
                return Err(self.unreadable(&other.to_string(), "a list of addresses"));
            }
        };
        if inside {
            return Ok(());
        }
        Err(self.out_of_range(&value.to_string()))
    }

    fn out_of_range(&self, value: &str) -> ParamError {
        self.error(ParamProblem::OutOfRange { value: short(value), range: self.range() })
    }

    /// An error about this parameter.
    pub(crate) fn error(&self, problem: ParamProblem) -> ParamError {
        ParamError { param: self.id.to_owned(), label: self.label.to_owned(), problem }
    }

    fn unreadable(&self, text: &str, expected: &str) -> ParamError {
        self.error(ParamProblem::Unreadable {
            text: short(text),
            expected: expected.to_owned(),
            range: self.range(),
        })
    }

    fn parse_integer(&self, text: &str) -> Result<u64, ParamError> {
        text.parse().map_err(|_| {
            // A whole number that is negative or too large for 64 bits is out of range, not unreadable.
            let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
            if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                self.out_of_range(text)
            } else {
                self.unreadable(text, "a whole number")
            }
        })
    }
}

/// At most 40 characters of what somebody has typed, so that an error about it stays a line or two.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether an address is relative or has the scheme http or https, and holds nothing that no address may hold.
fn is_fetchable(url: &str) -> bool {
    let scheme_ok = match url.split_once(':') {
        // A colon after a slash, a question mark or a hash belongs to the path, the query or the fragment.
        Some((before, _)) if !before.contains(['/', '?', '#']) => {
            before.eq_ignore_ascii_case("http") || before.eq_ignore_ascii_case("https")
        }
        _ => true,
    };
    let clean = |c: char| !c.is_whitespace() && !c.is_control();
    scheme_ok && !url.is_empty() && url.len() <= MAX_URL_BYTES && url.chars().all(clean)
}

/// Reads parameters one by one and collects what is wrong, so that a reader hears of every error at once.
pub(crate) struct Reading<'a> {
    specs: &'a [ParamSpec],
    params: &'a Params,
    errors: Vec<ParamError>,
}

impl<'a> Reading<'a> {
    /// Checks every value there is and every value there should be.
    pub(crate) fn new(specs: &'a [ParamSpec], params: &'a Params) -> Self {
        let unknown = params.0.keys().filter_map(|id| find_spec(specs, id).err());
        let unusable = specs.iter().filter_map(|spec| match params.0.get(spec.id) {
            Some(value) => spec.check(value).err(),
            None => Some(spec.error(ParamProblem::Missing { range: spec.range() })),
        });
        Self { specs, params, errors: unknown.chain(unusable).collect() }
    }

    /// A whole number; 0 where it is missing, which was noted as an error already.
    pub(crate) fn integer(&self, id: &str) -> u64 {
        self.params.integer(id).unwrap_or_default()
    }

    /// A real number; 0 where it is missing, which was noted as an error already.
    pub(crate) fn real(&self, id: &str) -> f64 {
        self.params.real(id).unwrap_or_default()
    }

    /// Text; empty where it is missing, which was noted as an error already.
    pub(crate) fn text(&self, id: &str) -> &'a str {
        self.params.text(id).unwrap_or_default()
    }

    /// Notes a conflict with another parameter, unless `holds`.
    pub(crate) fn require(&mut self, holds: bool, id: &str, rule: impl FnOnce() -> String) {
        if holds {
            return;
        }
        let value = self.params.0.get(id).map(ToString::to_string).unwrap_or_default();
        match find_spec(self.specs, id) {
            Ok(spec) => self.errors.push(spec.error(ParamProblem::Conflict { value, rule: rule() })),
            Err(unknown) => self.errors.push(unknown),
        }
    }

    /// Ends the reading.
    pub(crate) fn finish(self) -> Result<(), Vec<ParamError>> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors) }
    }
}
