//! What is wrong with the form, and where.

use super::field::Field;
use overlap_protocol::{
    convert::{SEED, SpecError, SpecField},
    workloads::Workload,
};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field at fault; `None` where it is no field that takes text, as with the choice of strategies.
    pub field: Option<Field>,
    /// What is wrong and what is allowed.
    pub message: String,
}

impl Problem {
    /// A problem with one field.
    #[must_use]
    pub fn at(field: Field, message: impl Into<String>) -> Self {
        Self { field: Some(field), message: message.into() }
    }

    /// What the specification's own check found, at the field that shows it.
    #[must_use]
    pub fn of(error: &SpecError, workload: &Workload) -> Self {
        let field = match error.field() {
            SpecField::Code => Some(Field::Code),
            SpecField::Workers => Some(Field::Workers),
            SpecField::Threads => Some(Field::Threads),
            SpecField::Chunk => Some(Field::Chunk),
            SpecField::Repeats => Some(Field::Repeats),
            SpecField::Warmup => Some(Field::Warmup),
            SpecField::Fault => Some(Field::FaultTask),
            SpecField::Seed | SpecField::Param(SEED) => Some(Field::Seed),
            SpecField::Param(id) => {
                workload.params.iter().find(|param| param.id == id).map(|param| Field::Param(param.id))
            }
            SpecField::Workload | SpecField::Strategies => None,
        };
        let message = match error {
            SpecError::Param(error) => error.problem.to_string(),
            SpecError::Code(error) => error.to_string(),
            SpecError::NoStrategy => String::from("Choose at least one strategy."),
            other => other.to_string(),
        };
        Self { field, message }
    }
}
