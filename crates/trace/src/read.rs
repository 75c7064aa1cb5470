//! Reading a run record that somebody else wrote: nothing in it is trusted.

use crate::place::path_at;
use crate::record::{RunRecord, SCHEMA, StrategyResult};
use crate::span::Span;
use serde::Deserialize;
use thiserror::Error;

/// The longest text that is read, bytes: room for 300,000 spans.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The most tasks, repeats and lanes that are believed.
const MAX_TASKS: u32 = 1_000_000;
const MAX_REPEATS: usize = 10_000;
const MAX_LANES: u32 = 4096;

/// Why a text is not a run record. Paths are as in `results[0].repeats[2].total_ms`.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The text is longer than [`MAX_BYTES`].
    #[error(
        "this run record has {bytes} bytes, and more than {MAX_BYTES} are not read; export it again with fewer repeats"
    )]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// It is something else, or of another version.
    #[error("this is no run record: its `schema` is {found}, and `{SCHEMA}` is the one that can be read")]
    Schema {
        /// The schema that it names.
        found: String,
    },
    /// It is no JSON, or a field is missing or of another kind.
    #[error("the run record is wrong at `{path}`: {source}")]
    Form {
        /// Where.
        path: String,
        /// What.
        source: serde_json::Error,
    },
    /// A value is of the right kind, but cannot be.
    #[error("the run record is wrong at `{path}`: {problem}")]
    Value {
        /// Where.
        path: String,
        /// What.
        problem: String,
    },
}

#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
}

/// Reads a run record from JSON.
///
/// # Errors
/// [`ReadError`], naming the first place that is wrong.
pub fn read_record(text: &str) -> Result<RunRecord, ReadError> {
    if text.len() > MAX_BYTES {
        return Err(ReadError::TooLong { bytes: text.len() });
    }
    // The schema first: what is wrong with a record of another version is its version.
    if let Ok(Head { schema }) = serde_json::from_str::<Head>(text)
        && schema.as_deref() != Some(SCHEMA)
    {
        let found = schema.map_or_else(|| "missing".to_owned(), |schema| format!("`{schema}`"));
        return Err(ReadError::Schema { found });
    }
    let record: RunRecord = serde_json::from_str(text)
        .map_err(|source| ReadError::Form { path: path_at(text, source.line(), source.column()), source })?;
    check(&record)?;
    Ok(record)
}

fn wrong(path: String, problem: impl Into<String>) -> ReadError {
    ReadError::Value { path, problem: problem.into() }
}

fn at_least_0(value: f64, path: impl FnOnce() -> String) -> Result<(), ReadError> {
    if value.is_finite() && value >= 0.0 {
        Ok(())
    } else {
        Err(wrong(path(), format!("{value} is not 0 or more")))
    }
}

fn ordered([low, high]: [f64; 2], path: impl FnOnce() -> String) -> Result<(), ReadError> {
    if low <= high {
        Ok(())
    } else {
        Err(wrong(path(), format!("the interval ends at {high}, before it begins at {low}")))
    }
}

fn check(record: &RunRecord) -> Result<(), ReadError> {
    let tasks = record.spec.tasks;
    if tasks > MAX_TASKS {
        return Err(wrong("spec.tasks".to_owned(), format!("{tasks} tasks are more than {MAX_TASKS}")));
    }
    at_least_0(record.environment.timer_resolution_us, || "environment.timer_resolution_us".to_owned())?;
    at_least_0(record.environment.cores_measured.unwrap_or(0.0), || "environment.cores_measured".to_owned())?;
    for (i, result) in record.results.iter().enumerate() {
        let path = format!("results[{i}]");
        if record.results[..i].iter().any(|before| before.strategy == result.strategy) {
            return Err(wrong(
                format!("{path}.strategy"),
                format!("there are two results of {}", result.strategy),
            ));
        }
        check_result(result, tasks, &path)?;
    }
    Ok(())
}

fn check_result(result: &StrategyResult, tasks: u32, path: &str) -> Result<(), ReadError> {
    if result.answers.len() > tasks as usize {
        return Err(wrong(
            format!("{path}.answers"),
            format!("there are {} answers of {tasks} tasks", result.answers.len()),
        ));
    }
    if result.repeats.len() > MAX_REPEATS {
        return Err(wrong(format!("{path}.repeats"), format!("there are more than {MAX_REPEATS} repeats")));
    }
    at_least_0(result.pool_startup_ms.unwrap_or(0.0), || format!("{path}.pool_startup_ms"))?;
    if let Some(summary) = result.summary {
        at_least_0(summary.median_ms, || format!("{path}.summary.median_ms"))?;
        at_least_0(summary.speedup.unwrap_or(0.0), || format!("{path}.summary.speedup"))?;
        ordered([summary.q1_ms, summary.q3_ms], || format!("{path}.summary.q3_ms"))?;
        ordered(summary.ci95_ms, || format!("{path}.summary.ci95_ms"))?;
        ordered(summary.speedup_ci95.unwrap_or_default(), || format!("{path}.summary.speedup_ci95"))?;
    }
    for (i, repeat) in result.repeats.iter().enumerate() {
        let path = format!("{path}.repeats[{i}]");
        at_least_0(repeat.total_ms, || format!("{path}.total_ms"))?;
        at_least_0(repeat.startup_ms, || format!("{path}.startup_ms"))?;
        at_least_0(repeat.memory_bytes, || format!("{path}.memory_bytes"))?;
        for (i, span) in repeat.spans.iter().enumerate() {
            check_span(span, tasks, || format!("{path}.spans[{i}]"))?;
        }
    }
    Ok(())
}

fn check_span(span: &Span, tasks: u32, path: impl Fn() -> String) -> Result<(), ReadError> {
    at_least_0(span.start_ms, || format!("{}.start_ms", path()))?;
    if !(span.end_ms.is_finite() && span.end_ms >= span.start_ms) {
        let problem = format!("the span ends at {}, before it starts at {}", span.end_ms, span.start_ms);
        return Err(wrong(format!("{}.end_ms", path()), problem));
    }
    if let Some(task) = span.task.filter(|task| *task >= tasks) {
        return Err(wrong(
            format!("{}.task", path()),
            format!("there is no task {task} among {tasks}, counted from 0"),
        ));
    }
    if span.lane >= MAX_LANES {
        return Err(wrong(format!("{}.lane", path()), format!("lane {} is beyond {MAX_LANES}", span.lane)));
    }
    Ok(())
}
