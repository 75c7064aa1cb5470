//! What a workload can be set to: parameters with their ranges, units and values.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// The value of one parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ParamValue {
    /// A whole number.
    Integer(u64),
    /// A real number.
    Real(f64),
    /// Text; for `urls`, addresses separated by commas.
    Text(String),
}

impl fmt::Display for ParamValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Real(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// The kind of a parameter and the values it may take, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParamKind {
    /// A whole number.
    Integer {
        /// Smallest value.
        min: u64,
        /// Largest value.
        max: u64,
    },
    /// A real number.
    Real {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// HTTP addresses, absolute or relative to the site, separated by commas.
    Urls {
        /// Most addresses.
        max: usize,
    },
}

/// A default value, in a form that a `static` can hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Default {
    /// A whole number.
    Integer(u64),
    /// A real number.
    Real(f64),
    /// Text.
    Text(&'static str),
}

impl From<Default> for ParamValue {
    fn from(default: Default) -> Self {
        match default {
            Default::Integer(value) => Self::Integer(value),
            Default::Real(value) => Self::Real(value),
            Default::Text(text) => Self::Text(text.to_owned()),
        }
    }
}

/// One parameter of a workload.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParamSpec {
    /// Its name in a permalink and in a record, for example `wait_ms`.
    pub id: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// Kind and range.
    pub kind: ParamKind,
    /// Unit, where it has one: `ms`, or what is counted.
    pub unit: Option<&'static str>,
    /// The source document's value.
    pub document: Default,
    /// The value that makes a comparison of all strategies last about ten seconds.
    pub quick: Default,
}

impl ParamSpec {
    /// The default value that belongs to a preset.
    #[must_use]
    pub fn default(&self, preset: Preset) -> ParamValue {
        match preset {
            Preset::Document => self.document.into(),
            Preset::Quick => self.quick.into(),
        }
    }

    /// The allowed values in words, for example `1 to 60000 ms`.
    #[must_use]
    pub fn range(&self) -> String {
        let range = match self.kind {
            ParamKind::Integer { min, max } => format!("{min} to {max}"),
            ParamKind::Real { min, max } => format!("{min} to {max}"),
            ParamKind::Urls { max } => return format!("1 to {max} addresses, separated by commas"),
        };
        match self.unit {
            Some(unit) => format!("{range} {unit}"),
            None => range,
        }
    }
}

/// Which set of defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preset {
    /// The source document's own values.
    Document,
    /// Scaled down, so that every strategy ends soon.
    Quick,
}

/// The values of a workload's parameters, by parameter name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Params(pub BTreeMap<String, ParamValue>);

impl Params {
    /// The value of a whole-number parameter, where it is set and is one.
    #[must_use]
    pub fn integer(&self, id: &str) -> Option<u64> {
        match self.0.get(id)? {
            ParamValue::Integer(value) => Some(*value),
            ParamValue::Real(_) | ParamValue::Text(_) => None,
        }
    }

    /// The value of a real-number parameter, where it is set; a whole number counts as one.
    #[must_use]
    pub fn real(&self, id: &str) -> Option<f64> {
        match self.0.get(id)? {
            ParamValue::Integer(value) => Some(*value as f64),
            ParamValue::Real(value) => Some(*value),
            ParamValue::Text(_) => None,
        }
    }

    /// The value of a text parameter, where it is set and is one.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        match self.0.get(id)? {
            ParamValue::Text(text) => Some(text),
            ParamValue::Integer(_) | ParamValue::Real(_) => None,
        }
    }
}
