//! Query to settings: whatever the text, with a notice for each part that is not used as it stands.

use super::{
    Extent, FAULTS, Link, Notice, Settings, Theme, VERSION, activity, axis,
    parts::{Parts, short},
};
use crate::{
    Axis, Spec,
    code::{self, CodeError},
    convert::{self, CHUNK, MAX_SEED, REPEATS, SEED, SpecError, TASKS, THREADS, WARMUP, WORKERS},
    workloads::{self, Params, Preset, Workload},
};
use overlap_record::{Fault, Language, Pool, StrategyId};

/// Reads a query, with or without its question mark. `cores` sets the default number of workers.
#[must_use]
pub fn decode(query: &str, cores: u32) -> Link {
    decode_with_code(query, cores, None)
}

/// Reads a query together with the code of the address's fragment, if there is some, or why that cannot be used.
#[must_use]
pub fn decode_with_code(query: &str, cores: u32, code: Option<Result<String, CodeError>>) -> Link {
    let mut parts = Parts::of(query);
    check_version(&mut parts);
    let workload = workload(&mut parts);
    let configured = code.is_some()
        || parts
            .names()
            .any(|name| !matches!(name, "lesson" | "activity" | "predict" | "embed" | "view" | "theme"));
    let mut spec = convert::default_spec(workload, Preset::Quick, cores);
    spec.lang = language(&mut parts, workload, spec.lang);
    let params = params(&mut parts, workload, spec.lang);
    convert::set_params(&mut spec, &params);
    machine(&mut parts, &mut spec);
    // A sweep may be over a number that the code declares.
    let refused = code.and_then(|code| take_code(&mut spec, code).err());
    let sweep = sweep(&mut parts, &spec);
    let settings = Settings {
        activity: activity::read(&mut parts, &spec, sweep.is_some()),
        sweep,
        lesson: parts.take("lesson").filter(|id| !id.is_empty()),
        embed: parts
            .take_word("embed", [("0", false), ("1", true)], "the whole page is shown.")
            .unwrap_or_default(),
        view: parts.take_word("view", Extent::NAMED, "the page's usual view is used."),
        theme: parts.take_word(
            "theme",
            [("light", Theme::Light), ("dark", Theme::Dark)],
            "your system's colours are used.",
        ),
        spec,
    };
    note_rest(&mut parts, workload);
    let mut notices = parts.notices();
    notices.extend(refused);
    Link { settings, notices, configured }
}

fn check_version(parts: &mut Parts) {
    let Some(version) = parts.take("v").filter(|version| version != VERSION) else { return };
    let version = short(&version);
    parts.note(
        "v",
        format!("`{version}` is not a version that this page knows; the link is read as version {VERSION}."),
    );
}

/// The workload that is named, or the first of the list.
fn workload(parts: &mut Parts) -> &'static Workload {
    let first = workloads::first();
    let Some(id) = parts.take("workload") else { return first };
    workloads::find(&id).unwrap_or_else(|| {
        parts.note("workload", format!("there is no workload `{}`; `{}` is used.", short(&id), first.id));
        first
    })
}

/// The language that is named, or `usual`. Code of one's own has but one.
fn language(parts: &mut Parts, workload: &Workload, usual: Language) -> Language {
    let [rust, python] = Language::ALL.map(|language| (language.name(), language));
    let named = parts.take_word("lang", [rust, python], &format!("`{}` is used.", usual.name()));
    if workload.id == workloads::own().id && named == Some(Language::Rust) {
        parts.note("lang", "your own code is Python; `python` is used.");
        return usual;
    }
    named.unwrap_or(usual)
}

/// The workload's parameters, with the default of each that the link leaves out or that cannot be used.
fn params(parts: &mut Parts, workload: &Workload, lang: Language) -> Params {
    let defaults = convert::preset_params(workload, Preset::Quick, lang);
    let mut params = defaults.clone();
    for param in workload.params {
        let Some(text) = parts.take(param.id) else { continue };
        if let Err(error) = params.set_text(workload, param.id, &text) {
            note_default(parts, &defaults, param.id, &error.to_string());
        }
    }
    // Values that are each in range may still contradict each other.
    let Err(errors) = workload.plan(&params) else { return params };
    for error in errors {
        if let Some(value) = defaults.0.get(&error.param) {
            note_default(parts, &defaults, &error.param, &error.to_string());
            params.0.insert(error.param, value.clone());
        }
    }
    if workload.plan(&params).is_ok() {
        return params;
    }
    parts.note(workload.id, "its parameters contradict each other; the defaults of all of them are used.");
    defaults
}

fn note_default(parts: &mut Parts, defaults: &Params, id: &str, problem: &str) {
    if let Some(value) = defaults.0.get(id) {
        parts.note(id, format!("{problem}. The default, {value}, is used."));
    }
}

/// Takes code into a specification that can run it.
///
/// # Errors
/// What is wrong with it, and what stands in its place.
fn take_code(spec: &mut Spec, code: Result<String, CodeError>) -> Result<(), Notice> {
    let given = code.and_then(|code| {
        let with_code = Spec { code: Some(code), ..spec.clone() };
        code::check(&with_code).map(|()| with_code)
    });
    match given {
        Ok(with_code) => *spec = with_code,
        Err(error) => {
            let instead = if spec.code.is_some() { "the example" } else { "the workload's own" };
            let message = format!("{error}. It is left out; {instead} is used instead.");
            return Err(Notice { part: String::from("code"), message });
        }
    }
    Ok(())
}

/// Everything that is not the workload's own.
fn machine(parts: &mut Parts, spec: &mut Spec) {
    if let Some(strategies) = strategies(parts) {
        spec.strategies = strategies;
    }
    spec.workers = parts.take_number("workers", WORKERS, spec.workers).unwrap_or(spec.workers);
    spec.threads = parts.take_number("threads", THREADS, "the default");
    spec.chunk = parts.take_number("chunk", CHUNK, "the default");
    spec.repeats = parts.take_number("repeats", REPEATS, spec.repeats).unwrap_or(spec.repeats);
    spec.warmup = parts.take_number("warmup", WARMUP, spec.warmup).unwrap_or(spec.warmup);
    let pools = [("fresh", Pool::Fresh), ("reused", Pool::Reused)];
    spec.pool = parts.take_word("pool", pools, "`fresh` is used.").unwrap_or(Pool::Fresh);
    spec.seed = parts.take_number(SEED, 0..=MAX_SEED, spec.seed).unwrap_or(spec.seed);
    spec.fault = fault(parts, spec.tasks);
}

/// The strategies that are named, in the page's order, whatever the link's; none where all are to be used.
fn strategies(parts: &mut Parts) -> Option<Vec<StrategyId>> {
    let names = parts.take("strategies")?;
    let mut chosen = Vec::new();
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match name.parse::<StrategyId>() {
            Ok(strategy) if chosen.contains(&strategy) => {
                parts.note("strategies", format!("`{strategy}` is given more than once; it runs once."));
            }
            Ok(strategy) => chosen.push(strategy),
            Err(_) => {
                let (name, known) = (short(name), StrategyId::names());
                parts.note(
                    "strategies",
                    format!("`{name}` is not a strategy, so it is left out; choose from {known}."),
                );
            }
        }
    }
    if chosen.is_empty() {
        parts.note("strategies", "the link names no strategy that exists; all are used.");
        return None;
    }
    Some(StrategyId::all().filter(|id| chosen.contains(id)).collect())
}

/// How a task is made to fail, if one is.
fn fault(parts: &mut Parts, tasks: u32) -> Option<Fault> {
    let text = parts.take("fault")?;
    let fault = text.split_once('@').and_then(|(kind, task)| {
        let (_, kind) = FAULTS.into_iter().find(|(name, _)| *name == kind)?;
        Some(Fault { kind, task: task.parse().ok()? })
    });
    match fault {
        None => {
            let text = short(&text);
            parts.note(
                "fault",
                format!("`{text}` is not of the form `panic@2` (error, panic, trap or memory, at a task from 0); no task is made to fail."),
            );
            None
        }
        Some(fault) if fault.task >= tasks => {
            let error = SpecError::NoSuchTask { task: fault.task, last: tasks.saturating_sub(1) };
            parts.note("fault", format!("{error}. No task is made to fail."));
            None
        }
        fault => fault,
    }
}

fn sweep(parts: &mut Parts, spec: &Spec) -> Option<Axis> {
    let (axis, notes) = axis::read(&parts.take("sweep")?, spec);
    for note in notes {
        parts.note("sweep", note);
    }
    axis
}

/// Notes each part that nothing has used.
fn note_rest(parts: &mut Parts, workload: &Workload) {
    for name in parts.take_rest() {
        let of_another = name != TASKS
            && workloads::all().iter().any(|other| other.params.iter().any(|param| param.id == name));
        if of_another {
            let id = workload.id;
            parts.note(&name, format!("the workload `{id}` has no such parameter; it is left out."));
        } else {
            parts.note(&name, "this page knows no such part of a link; it is left out.");
        }
    }
}
