//! Between a specification, as the record and the permalink have it, and a workload's own parameters.

use crate::{
    Spec,
    code::{self, CodeError, EXAMPLE},
    workloads::{self, Answer, ParamError, ParamValue, Params, Preset, Workload},
};
use overlap_record::{Language, Pool, StrategyId, Value};
use std::ops::RangeInclusive;
use thiserror::Error;

/// Workers of `rayon` and `isolated` that may be asked for.
pub const WORKERS: RangeInclusive<u32> = 1..=64;
/// Threads of `gil` that may be asked for.
pub const THREADS: RangeInclusive<u32> = 1..=overlap_record::MAX_THREADS;
/// Tasks that `rayon` and `isolated` may be asked to hand out at a time.
pub const CHUNK: RangeInclusive<u32> = 1..=10_000;
/// Timed repeats that may be asked for.
pub const REPEATS: RangeInclusive<u32> = 1..=200;
/// Warm-up passes that may be asked for.
pub const WARMUP: RangeInclusive<u32> = 0..=5;
/// Largest seed: the largest whole number that JSON readers keep exactly, 2^53 - 1.
pub const MAX_SEED: u64 = (1 << 53) - 1;

/// The parameter that every workload has and that a [`Spec`] holds in a field of its own.
pub const TASKS: &str = "tasks";
/// The parameter that some workloads have and that is the [`Spec`]'s seed.
pub const SEED: &str = "seed";

/// One field of a specification, or one parameter of its workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecField<'a> {
    /// The workload.
    Workload,
    /// The language, and code in it.
    Code,
    /// The strategies.
    Strategies,
    /// Workers of `rayon` and `isolated`.
    Workers,
    /// Threads of `gil`.
    Threads,
    /// Tasks that are handed out at a time.
    Chunk,
    /// Timed repeats.
    Repeats,
    /// Warm-up passes.
    Warmup,
    /// The seed.
    Seed,
    /// The task that is to fail.
    Fault,
    /// A parameter of the workload, by its id; the number of tasks is one.
    Param(&'a str),
}

impl SpecField<'_> {
    /// Its name in a permalink.
    #[must_use]
    pub const fn name(&self) -> &str {
        match self {
            Self::Workload => "workload",
            Self::Code => "code",
            Self::Strategies => "strategies",
            Self::Workers => "workers",
            Self::Threads => "threads",
            Self::Chunk => "chunk",
            Self::Repeats => "repeats",
            Self::Warmup => "warmup",
            Self::Seed => SEED,
            Self::Fault => "fault",
            Self::Param(id) => id,
        }
    }
}

/// What is wrong with one field of a specification.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SpecError {
    /// No such workload.
    #[error("workload: there is no workload called `{0}`; choose one from the list")]
    UnknownWorkload(String),
    /// The code of one's own, or its lack.
    #[error("code: {0}")]
    Code(#[from] CodeError),
    /// No strategy is chosen.
    #[error("strategies: choose at least one")]
    NoStrategy,
    /// A number outside its range.
    #[error("{}: {value} is not between {min} and {max}", .field.name())]
    OutOfRange {
        /// The field.
        field: SpecField<'static>,
        /// What was asked.
        value: u64,
        /// Smallest value.
        min: u64,
        /// Largest value.
        max: u64,
    },
    /// The task that is to fail does not exist.
    #[error("fault: there is no task {task}; the tasks are numbered from 0 to {last}")]
    NoSuchTask {
        /// The index asked for.
        task: u32,
        /// The largest index.
        last: u32,
    },
    /// A parameter of the workload.
    #[error(transparent)]
    Param(#[from] ParamError),
}

impl SpecError {
    /// The field at fault.
    #[must_use]
    pub fn field(&self) -> SpecField<'_> {
        match self {
            Self::UnknownWorkload(_) => SpecField::Workload,
            Self::Code(_) => SpecField::Code,
            Self::NoStrategy => SpecField::Strategies,
            Self::OutOfRange { field, .. } => *field,
            Self::NoSuchTask { .. } => SpecField::Fault,
            Self::Param(error) => SpecField::Param(&error.param),
        }
    }
}

/// A workload with its preset's parameters and the page's defaults for the rest: every strategy, one repeat, one
/// warm-up, fresh pools, and as many workers as there are cores, within 2 ..= 8. A workload is run in Rust, and the reader's own code,
/// which is an example at first, in Python.
#[must_use]
pub fn default_spec(workload: &Workload, preset: Preset, cores: u32) -> Spec {
    let own = workload.id == workloads::own().id;
    let mut spec = Spec {
        workload: workload.id.to_owned(),
        lang: if own { Language::Python } else { Language::Rust },
        code: own.then(|| EXAMPLE.to_owned()),
        params: Default::default(),
        tasks: 1,
        strategies: StrategyId::all().collect::<Vec<_>>(),
        workers: cores.clamp(2, 8),
        threads: None,
        chunk: None,
        repeats: 1,
        warmup: 1,
        pool: Pool::Fresh,
        seed: 1,
        fault: None,
    };
    set_params(&mut spec, &Params::defaults(workload, preset));
    spec
}

/// A preset's parameters in a language.
#[must_use]
pub fn preset_params(workload: &Workload, preset: Preset, lang: Language) -> Params {
    let mut params = Params::defaults(workload, preset);
    if preset == Preset::Quick && !lang.is_rust() {
        let others = workload.quick_in_python.iter();
        params.0.extend(others.map(|(id, value)| ((*id).to_owned(), (*value).into())));
    }
    params
}

/// Replaces a specification's parameters, its number of tasks and, for a workload that has one, its seed.
pub fn set_params(spec: &mut Spec, params: &Params) {
    spec.params.clear();
    for (id, value) in &params.0 {
        match (id.as_str(), value) {
            (TASKS, ParamValue::Integer(tasks)) => spec.tasks = u32::try_from(*tasks).unwrap_or(u32::MAX),
            (SEED, ParamValue::Integer(seed)) => spec.seed = *seed,
            _ => {
                spec.params.insert(id.clone(), value_of(value));
            }
        }
    }
}

/// The parameters that a workload plans its tasks from.
///
/// # Errors
/// An unknown workload; every parameter that is missing, unknown, of the wrong kind or out of range.
pub fn spec_to_params(spec: &Spec) -> Result<Params, Vec<SpecError>> {
    let workload = workloads::find(&spec.workload)
        .ok_or_else(|| vec![SpecError::UnknownWorkload(spec.workload.clone())])?;
    let mut params = Params::default();
    let mut errors = Vec::new();
    for param in workload.params {
        let text = match param.id {
            TASKS => spec.tasks.to_string(),
            SEED => spec.seed.to_string(),
            id => spec.params.get(id).map(value_text).unwrap_or_default(),
        };
        if let Err(error) = params.set_text(workload, param.id, &text) {
            errors.push(error.into());
        }
    }
    if errors.is_empty() { Ok(params) } else { Err(errors) }
}

/// Checks everything that can be known before a run.
///
/// # Errors
/// Every field that is out of range or in conflict with another, so that a form can show all of them at once.
pub fn validate(spec: &Spec) -> Result<(), Vec<SpecError>> {
    let mut errors = Vec::new();
    match (spec_to_params(spec), workloads::find(&spec.workload)) {
        (Ok(params), Some(workload)) => {
            if let Err(problems) = workload.plan(&params) {
                errors.extend(problems.into_iter().map(SpecError::Param));
            }
        }
        (Err(problems), _) => errors = problems,
        (Ok(_), None) => {}
    }
    errors.extend(code::check(spec).err().map(SpecError::Code));
    if spec.strategies.is_empty() {
        errors.push(SpecError::NoStrategy);
    }
    errors.extend(in_range(SpecField::Workers, spec.workers, &WORKERS));
    errors.extend(spec.threads.and_then(|threads| in_range(SpecField::Threads, threads, &THREADS)));
    errors.extend(spec.chunk.and_then(|chunk| in_range(SpecField::Chunk, chunk, &CHUNK)));
    errors.extend(in_range(SpecField::Repeats, spec.repeats, &REPEATS));
    errors.extend(in_range(SpecField::Warmup, spec.warmup, &WARMUP));
    if spec.seed > MAX_SEED {
        errors.push(SpecError::OutOfRange {
            field: SpecField::Seed,
            value: spec.seed,
            min: 0,
            max: MAX_SEED,
        });
    }
    if let Some(fault) = spec.fault
        && fault.task >= spec.tasks
    {
        errors.push(SpecError::NoSuchTask { task: fault.task, last: spec.tasks.saturating_sub(1) });
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn in_range(field: SpecField<'static>, value: u32, range: &RangeInclusive<u32>) -> Option<SpecError> {
    let (min, max) = (u64::from(*range.start()), u64::from(*range.end()));
    (!range.contains(&value)).then(|| SpecError::OutOfRange { field, value: value.into(), min, max })
}

/// A parameter's value as a record has it.
#[must_use]
pub fn value_of(value: &ParamValue) -> Value {
    match value {
        // Every integer parameter is far below 2^53, up to which a double holds each whole number.
        #[allow(clippy::cast_precision_loss)]
        ParamValue::Integer(number) => Value::Number(*number as f64),
        ParamValue::Real(number) => Value::Number(*number),
        ParamValue::Text(text) => Value::Text(text.clone()),
    }
}

/// An answer as a record has it.
#[must_use]
pub fn answer_value(answer: &Answer) -> Value {
    match answer {
        Answer::Number(number) => Value::Number(*number),
        Answer::Text(text) => Value::Text(text.clone()),
    }
}

/// A value as a person types it, and as a permalink has it.
#[must_use]
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}
