//! A sweep: one specification run again and again while one of its quantities takes one value after the other.

use crate::{
    Declared, Spec,
    convert::{self, SEED, SpecError, TASKS},
    workloads::{self, ParamKind},
};
use overlap_record::{RunRecord, Value};
use std::{fmt, ops::RangeInclusive};
use thiserror::Error;

/// How many values a sweep may have: one is no sweep, and each is a run of its own.
pub const POINTS: RangeInclusive<usize> = 2..=16;

/// The name of [`Vary::Workers`] in a permalink.
const WORKERS: &str = "workers";
/// The name of [`Vary::Chunk`] in a permalink.
const CHUNK: &str = "chunk";

/// The quantity that a sweep varies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vary {
    /// The number of tasks.
    Tasks,
    /// The workers of `rayon` and `isolated`.
    Workers,
    /// The tasks that `rayon` and `isolated` hand out at a time.
    Chunk,
    /// A number among the workload's parameters, by its id.
    Param(String),
    /// A number that the specification's own code declares, by its name there; see [`Declared`].
    Declared(String),
}

/// The quantity that is varied and the values that it takes, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is varied.
    pub vary: Vary,
    /// Its values, each once, from the smallest on.
    pub values: Vec<f64>,
}

/// A specification and how it is varied.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// What stays the same.
    pub base: Spec,
    /// What does not.
    pub axis: Axis,
}

/// Why a sweep cannot be run.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SweepError {
    /// No such quantity, or none that is a number.
    #[error("sweep: `{name}` cannot be swept; choose one of {known}")]
    Unknown {
        /// What was asked.
        name: String,
        /// What there is.
        known: String,
    },
    /// Too few values, or too many.
    #[error("sweep: {count} values are not between {} and {}", POINTS.start(), POINTS.end())]
    Count {
        /// How many.
        count: usize,
    },
    /// A value that makes no valid specification.
    #[error("sweep: `{value}` cannot be used for {vary}: {reason}")]
    Value {
        /// What is varied.
        vary: Vary,
        /// The value at fault.
        value: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Vary {
    /// Its name in a permalink: `tasks`, `workers`, `chunk`, a parameter's id or the name of a number in the code.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Tasks => TASKS,
            Self::Workers => WORKERS,
            Self::Chunk => CHUNK,
            Self::Param(name) | Self::Declared(name) => name,
        }
    }

    /// The quantity of this name in a workload, or in the code that takes the place of its own.
    ///
    /// # Errors
    /// [`SweepError::Unknown`] where neither has such a number. A seed is a number, but no quantity.
    pub fn named(name: &str, workload: &str, code: Option<&str>) -> Result<Self, SweepError> {
        let all = Self::all(workload, code);
        all.iter().find(|vary| vary.name() == name).cloned().ok_or_else(|| SweepError::Unknown {
            name: name.to_owned(),
            known: all.iter().map(Self::name).collect::<Vec<_>>().join(", "),
        })
    }

    /// Everything that can be swept in a workload, and in the code that takes the place of its own. Of a number in the code that is called
    /// like a number of the tasks, of the workers, of a chunk or among the parameters, the latter is meant.
    #[must_use]
    pub fn all(workload: &str, code: Option<&str>) -> Vec<Self> {
        let params = workloads::find(workload).map_or(&[][..], |workload| workload.params);
        let numbers = params.iter().filter(|param| {
            !matches!(param.kind, ParamKind::Urls { .. }) && param.id != TASKS && param.id != SEED
        });
        let is_taken =
            |name| [TASKS, WORKERS, CHUNK].contains(&name) || params.iter().any(|param| param.id == name);
        let declared = code.map(Declared::all).unwrap_or_default().into_iter().map(|it| it.name);
        [Self::Tasks, Self::Workers, Self::Chunk]
            .into_iter()
            .chain(numbers.map(|param| Self::Param(param.id.to_owned())))
            .chain(declared.filter(|name| !is_taken(name)).map(|name| Self::Declared(name.to_owned())))
            .collect()
    }

    /// The value that a specification has for this quantity; none where it lacks the parameter, or its code the number.
    #[must_use]
    pub fn of(&self, spec: &Spec) -> Option<f64> {
        match self {
            Self::Tasks => Some(spec.tasks.into()),
            Self::Workers => Some(spec.workers.into()),
            Self::Chunk => spec.chunk.map(f64::from),
            Self::Param(id) => match spec.params.get(id)? {
                Value::Number(number) => Some(*number),
                Value::Text(_) => None,
            },
            Self::Declared(name) => Some(Declared::find(spec.code.as_deref()?, name)?.value),
        }
    }

    /// The specification with this value, checked.
    ///
    /// # Errors
    /// [`SweepError::Value`] where it is no valid specification.
    pub fn set(&self, base: &Spec, value: f64) -> Result<Spec, SweepError> {
        let fault =
            |reason: String| SweepError::Value { vary: self.clone(), value: value.to_string(), reason };
        // A cast saturates, so what is not a whole number within 32 bits comes back as another number.
        let whole = || match value as u32 {
            number if f64::from(number) == value => Ok(number),
            _ => Err(fault("it is not a whole number, or it is too large".to_owned())),
        };
        let mut spec = base.clone();
        match self {
            Self::Tasks => spec.tasks = whole()?,
            Self::Workers => spec.workers = whole()?,
            Self::Chunk => spec.chunk = Some(whole()?),
            Self::Param(id) => {
                spec.params.insert(id.clone(), Value::Number(value));
            }
            Self::Declared(_) if !value.is_finite() => {
                return Err(fault("it is not a finite number".to_owned()));
            }
            Self::Declared(name) => {
                let code =
                    spec.code.as_mut().and_then(|code| Some(Declared::find(code, name)?.with(code, value)));
                spec.code = Some(code.ok_or_else(|| fault(format!("no code declares `{name}`")))?);
            }
        }
        convert::validate(&spec).map_err(|errors| fault(joined(&errors)))?;
        Ok(spec)
    }
}

impl fmt::Display for Vary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Axis {
    /// An axis with its values in order and each once.
    #[must_use]
    pub fn new(vary: Vary, mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        values.dedup();
        Self { vary, values }
    }
}

/// As a permalink has it, for example `workers:1,2,3,4`.
impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<String> = self.values.iter().map(f64::to_string).collect();
        write!(f, "{}:{}", self.vary, values.join(","))
    }
}

impl Sweep {
    /// One specification a value, in the order of the values.
    ///
    /// # Errors
    /// The first value that makes no valid specification, or a number of values outside [`POINTS`].
    pub fn specs(&self) -> Result<Vec<Spec>, SweepError> {
        let count = self.axis.values.len();
        if !POINTS.contains(&count) {
            return Err(SweepError::Count { count });
        }
        self.axis.values.iter().map(|&value| self.axis.vary.set(&self.base, value)).collect()
    }

    /// The records that belong to this sweep, each with its value, ascending; of two with the same value the later one.
    #[must_use]
    pub fn points<'a, Records>(&self, records: Records) -> Vec<(f64, &'a RunRecord)>
    where
        Records: IntoIterator<Item = &'a RunRecord, IntoIter: DoubleEndedIterator + Clone>,
    {
        let records = records.into_iter();
        let specs = self
            .axis
            .values
            .iter()
            .filter_map(|&value| Some((value, self.axis.vary.set(&self.base, value).ok()?)));
        specs
            .filter_map(|(value, spec)| {
                Some((value, records.clone().rev().find(|record| record.spec == spec)?))
            })
            .collect()
    }
}

fn joined(errors: &[SpecError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
