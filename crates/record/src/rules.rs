//! The rules of a run record that its types cannot say: those of its JSON Schema, and bounds on what is believed.

use crate::{
    access::Access,
    format::list,
    language::MAX_CODE_BYTES,
    read_error::ReadError,
    record::{Environment, RunRecord, Spec, StrategyResult, Value},
    span::Span,
};

/// The most tasks, repeats and lanes that are believed.
const MAX_TASKS: u32 = 1_000_000;
const MAX_REPEATS: usize = 10_000;
const MAX_LANES: u32 = 4096;
/// The most parameters, the most results, and the most doubts about one of them.
const MAX_LIST: usize = 100;
/// The most accesses of an interleaving.
const MAX_ACCESSES: usize = 64;
/// The largest whole number that JSON readers keep exactly, 2^53 - 1.
const MAX_WHOLE: u64 = (1 << 53) - 1;
/// The longest text in a record, bytes.
const MAX_TEXT: usize = 10_000;

/// A text as a record may hold it: one that is too long ends early, with a mark.
#[must_use]
pub fn fitted(text: String) -> String {
    const MARK: char = '…';
    if text.len() <= MAX_TEXT {
        return text;
    }
    let end = text.floor_char_boundary(MAX_TEXT - MARK.len_utf8());
    format!("{}{MARK}", &text[..end])
}

const MODES: [&str; 3] = ["threads", "workers", "single"];

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

fn short(text: &str, path: impl FnOnce() -> String) -> Result<(), ReadError> {
    if text.len() <= MAX_TEXT {
        Ok(())
    } else {
        Err(wrong(path(), format!("the text has more than {MAX_TEXT} bytes")))
    }
}

fn short_value(value: &Value, path: impl FnOnce() -> String) -> Result<(), ReadError> {
    match value {
        Value::Text(text) => short(text, path),
        Value::Number(_) => Ok(()),
    }
}

fn few(count: usize, things: &str, path: impl FnOnce() -> String) -> Result<(), ReadError> {
    if count <= MAX_LIST {
        Ok(())
    } else {
        Err(wrong(path(), format!("there are more than {MAX_LIST} {things}")))
    }
}

fn ordered([low, high]: [f64; 2], path: impl FnOnce() -> String) -> Result<(), ReadError> {
    if low <= high {
        Ok(())
    } else {
        Err(wrong(path(), format!("the interval ends at {high}, before it begins at {low}")))
    }
}

/// Holds a record that was read against what its types cannot say.
///
/// # Errors
/// [`ReadError::Value`], naming the first place that is wrong.
pub fn check(record: &RunRecord) -> Result<(), ReadError> {
    short(&record.app.version, || "app.version".to_owned())?;
    short(&record.app.commit, || "app.commit".to_owned())?;
    if let Some(code) = &record.hand_in {
        short(code, || "hand_in".to_owned())?;
    }
    few(record.results.len(), "results", || "results".to_owned())?;
    check_spec(&record.spec)?;
    check_environment(&record.environment)?;
    let tasks = record.spec.tasks;
    for (i, result) in record.results.iter().enumerate() {
        let path = format!("results[{i}]");
        if record.results[..i].iter().any(|before| before.strategy == result.strategy) {
            return Err(wrong(
                format!("{path}.strategy"),
                format!("there are two results of {}", result.strategy),
            ));
        }
        if result.build.is_some() && record.spec.lang.is_rust() {
            return Err(wrong(
                format!("{path}.build"),
                "only Python has an interpreter, and `spec.lang` is not `python`",
            ));
        }
        check_result(result, tasks, &path)?;
    }
    if let Some(result) = &record.subinterpreters {
        if record.environment.python.is_none() {
            return Err(wrong(
                "subinterpreters".to_owned(),
                "only runs in CPython have them, and there is no `environment.python`",
            ));
        }
        if !result.strategy.mechanism().copies() {
            let problem = format!("{} is not a strategy that copies", result.strategy);
            return Err(wrong("subinterpreters.strategy".to_owned(), problem));
        }
        check_result(result, tasks, "subinterpreters")?;
    }
    Ok(())
}

fn check_code(spec: &Spec) -> Result<(), ReadError> {
    let Some(code) = &spec.code else { return Ok(()) };
    if spec.lang.is_rust() {
        return Err(wrong(
            "spec.code".to_owned(),
            "only Python code can be given, and `lang` is not `python`",
        ));
    }
    if code.len() > MAX_CODE_BYTES {
        return Err(wrong("spec.code".to_owned(), format!("the code has more than {MAX_CODE_BYTES} bytes")));
    }
    Ok(())
}

fn check_spec(spec: &Spec) -> Result<(), ReadError> {
    let tasks = spec.tasks;
    if tasks > MAX_TASKS {
        return Err(wrong("spec.tasks".to_owned(), format!("{tasks} tasks are more than {MAX_TASKS}")));
    }
    if spec.workload.is_empty() {
        return Err(wrong("spec.workload".to_owned(), "the name is empty"));
    }
    short(&spec.workload, || "spec.workload".to_owned())?;
    check_code(spec)?;
    few(spec.params.len(), "parameters", || "spec.params".to_owned())?;
    for (id, value) in &spec.params {
        short(id, || "spec.params".to_owned())?;
        short_value(value, || format!("spec.params.{id}"))?;
    }
    for (i, strategy) in spec.strategies.iter().enumerate() {
        if spec.strategies[..i].contains(strategy) {
            return Err(wrong(format!("spec.strategies[{i}]"), format!("{strategy} is there twice")));
        }
    }
    if spec.threads == Some(0) {
        return Err(wrong("spec.threads".to_owned(), "0 is not 1 or more"));
    }
    if spec.chunk == Some(0) {
        return Err(wrong("spec.chunk".to_owned(), "0 is not 1 or more"));
    }
    Ok(())
}

fn check_environment(environment: &Environment) -> Result<(), ReadError> {
    at_least_0(environment.timer_resolution_us, || "environment.timer_resolution_us".to_owned())?;
    at_least_0(environment.cores_measured.unwrap_or(0.0), || "environment.cores_measured".to_owned())?;
    short(&environment.user_agent, || "environment.user_agent".to_owned())?;
    short(&environment.started_at, || "environment.started_at".to_owned())?;
    if let Some(python) = &environment.python {
        let texts = [&python.implementation, &python.version, &python.start_method, &python.system];
        for text in texts {
            short(text, || "environment.python".to_owned())?;
        }
    }
    if !MODES.contains(&environment.mode.as_str()) {
        let problem = format!("it is none of {}", list(&MODES));
        return Err(wrong("environment.mode".to_owned(), problem));
    }
    Ok(())
}

fn check_result(result: &StrategyResult, tasks: u32, path: &str) -> Result<(), ReadError> {
    if result.answers.len() > tasks as usize {
        return Err(wrong(
            format!("{path}.answers"),
            format!("there are {} answers for {tasks} tasks", result.answers.len()),
        ));
    }
    if result.repeats.len() > MAX_REPEATS {
        return Err(wrong(format!("{path}.repeats"), format!("there are more than {MAX_REPEATS} repeats")));
    }
    short(result.reason.as_deref().unwrap_or_default(), || format!("{path}.reason"))?;
    few(result.doubts.len(), "doubts", || format!("{path}.doubts"))?;
    for (i, answer) in result.answers.iter().enumerate() {
        short_value(answer, || format!("{path}.answers[{i}]"))?;
    }
    at_least_0(result.warmup_ms.unwrap_or(0.0), || format!("{path}.warmup_ms"))?;
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
        if let Some(counted) = repeat.counted.filter(|counted| *counted > MAX_WHOLE) {
            return Err(wrong(format!("{path}.counted"), format!("{counted} is more than {MAX_WHOLE}")));
        }
        check_interleaving(&repeat.interleaving, tasks, || format!("{path}.interleaving"))?;
        for (i, span) in repeat.spans.iter().enumerate() {
            check_span(span, tasks, || format!("{path}.spans[{i}]"))?;
        }
    }
    Ok(())
}

fn check_interleaving(accesses: &[Access], tasks: u32, path: impl Fn() -> String) -> Result<(), ReadError> {
    if accesses.len() > MAX_ACCESSES {
        return Err(wrong(path(), format!("there are more than {MAX_ACCESSES} accesses")));
    }
    let mut before = 0;
    for (i, access) in accesses.iter().enumerate() {
        if access.number <= before {
            let problem = format!("{} does not follow {before}", access.number);
            return Err(wrong(format!("{}[{i}].number", path()), problem));
        }
        before = access.number;
        check_task(access.task, tasks, || format!("{}[{i}].task", path()))?;
    }
    Ok(())
}

fn check_task(task: u32, tasks: u32, path: impl Fn() -> String) -> Result<(), ReadError> {
    if task < tasks {
        return Ok(());
    }
    Err(wrong(path(), format!("there is no task {task} among {tasks}, counted from 0")))
}

fn check_span(span: &Span, tasks: u32, path: impl Fn() -> String) -> Result<(), ReadError> {
    at_least_0(span.start_ms, || format!("{}.start_ms", path()))?;
    if !(span.end_ms.is_finite() && span.end_ms >= span.start_ms) {
        let problem = format!("the span ends at {}, before it starts at {}", span.end_ms, span.start_ms);
        return Err(wrong(format!("{}.end_ms", path()), problem));
    }
    if let Some(task) = span.task {
        check_task(task, tasks, || format!("{}.task", path()))?;
    }
    if span.lane >= MAX_LANES {
        return Err(wrong(format!("{}.lane", path()), format!("lane {} is beyond {MAX_LANES}", span.lane)));
    }
    Ok(())
}
