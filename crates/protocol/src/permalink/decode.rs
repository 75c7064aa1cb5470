//! Query to settings: whatever the text, with a notice for each part that is not used as it stands.

use super::{FAULTS, Link, Notice, Settings, Theme, VERSION, axis, percent};
use crate::{
    Axis, Spec,
    convert::{self, MAX_SEED, REPEATS, SEED, SpecError, TASKS, THREADS, WARMUP, WORKERS},
    workloads::{self, ParamSpec, Params, Preset, Workload},
};
use overlap_record::{Fault, Pool, StrategyId};
use std::ops::RangeInclusive;

/// The workload of a link that names none: document A's experiment.
const DEFAULT_WORKLOAD: &str = "wait";

/// The longest link that the page writes has a fifth of these parts. A stranger's link may have a million.
const MOST_PARTS: usize = 100;

/// As many notices tell what is wrong with a link; what more of them would say is counted.
const MOST_NOTICES: usize = 20;

/// Reads a query, with or without its question mark. `cores` sets the default number of workers.
#[must_use]
pub fn decode(query: &str, cores: u32) -> Link {
    let mut parts = Parts::split(query);
    parts.check_version();
    let workload = parts.workload();
    let mut spec = convert::default_spec(workload, Preset::Quick, cores);
    let configured = parts.configures_lab();
    parts.params(workload, &mut spec);
    parts.machine(&mut spec);
    let sweep = parts.sweep(&spec);
    let lesson = parts.take("lesson").filter(|id| !id.is_empty());
    let embed = parts.embed();
    let theme = parts.theme();
    parts.leftovers(workload);
    let notices = parts.said();
    Link { settings: Settings { spec, sweep, lesson, embed, theme }, notices, configured }
}

/// The parts of a query that nothing has used yet, and the notices so far.
struct Parts {
    left: Vec<(String, String)>,
    notices: Vec<Notice>,
    unsaid: usize,
}

impl Parts {
    fn split(query: &str) -> Self {
        let mut parts = Self { left: Vec::new(), notices: Vec::new(), unsaid: 0 };
        let mut all = query.strip_prefix('?').unwrap_or(query).split('&').filter(|part| !part.is_empty());
        for part in all.by_ref().take(MOST_PARTS) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match (percent::decoded(name), percent::decoded(value)) {
                (Some(name), Some(_)) if parts.left.iter().any(|(known, _)| *known == name) => {
                    parts.note(&name, "it is given more than once; the first one is used.");
                }
                (Some(name), Some(value)) => parts.left.push((name, value)),
                _ => parts.note(name, "its percent-encoding is broken, so this part is left out."),
            }
        }
        if let Some(part) = all.next() {
            let message = format!("the link has over {MOST_PARTS} parts; from here on they are left out.");
            parts.note(part, message);
        }
        parts
    }

    /// What is shown of a stranger's text is cut, so that no link can flood the page.
    fn note(&mut self, part: &str, message: impl Into<String>) {
        if self.notices.len() < MOST_NOTICES {
            self.notices.push(Notice { part: short(part), message: message.into() });
        } else {
            self.unsaid += 1;
        }
    }

    fn said(mut self) -> Vec<Notice> {
        if self.unsaid > 0 {
            let message = format!("{} more notices are left out.", self.unsaid);
            self.notices.push(Notice { part: String::from("…"), message });
        }
        self.notices
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.left.iter().position(|(known, _)| known == name)?;
        Some(self.left.remove(at).1)
    }

    fn check_version(&mut self) {
        if let Some(version) = self.take("v")
            && version != VERSION
        {
            self.note(
                "v",
                format!(
                    "`{}` is no version that this page knows; the link is read as version {VERSION}.",
                    short(&version)
                ),
            );
        }
    }

    fn workload(&mut self) -> &'static dyn Workload {
        let fallback = workloads::find(DEFAULT_WORKLOAD).unwrap_or(workloads::ALL[0]);
        let Some(id) = self.take("workload") else { return fallback };
        workloads::find(&id).unwrap_or_else(|| {
            self.note(
                "workload",
                format!("there is no workload `{}`; `{}` is used.", short(&id), fallback.id()),
            );
            fallback
        })
    }

    fn configures_lab(&self) -> bool {
        self.left.iter().any(|(name, _)| !matches!(name.as_str(), "lesson" | "embed" | "theme"))
    }

    fn params(&mut self, workload: &'static dyn Workload, spec: &mut Spec) {
        let fallback = Params::defaults(workload, Preset::Quick);
        let mut params = fallback.clone();
        for param in workload.params() {
            let Some(text) = self.take(param.id) else { continue };
            if let Err(error) = params.set_text(workload, param.id, &text) {
                self.reset(param, &error.to_string(), &fallback, &mut params);
            }
        }
        // Values that are each in range may still contradict each other.
        if let Err(errors) = workload.plan(&params) {
            for error in errors {
                if let Some(param) = workload.params().iter().find(|param| param.id == error.param) {
                    self.reset(param, &error.to_string(), &fallback, &mut params);
                }
            }
            if workload.plan(&params).is_err() {
                params = fallback;
                self.note(
                    workload.id(),
                    "its parameters contradict each other; the defaults of all of them are used.",
                );
            }
        }
        convert::set_params(spec, &params);
    }

    fn reset(&mut self, param: &ParamSpec, problem: &str, fallback: &Params, params: &mut Params) {
        if let Some(value) = fallback.0.get(param.id) {
            let used = convert::value_text(&convert::value_of(value));
            self.note(param.id, format!("{problem}. The default, {used}, is used."));
            params.0.insert(param.id.to_owned(), value.clone());
        }
    }

    fn machine(&mut self, spec: &mut Spec) {
        if let Some(names) = self.take("strategies") {
            self.strategies(&names, spec);
        }
        self.number("workers", &WORKERS, &mut spec.workers);
        let mut threads = 0;
        self.number("threads", &THREADS, &mut threads);
        spec.threads = (threads > 0).then_some(threads);
        self.number("repeats", &REPEATS, &mut spec.repeats);
        self.number("warmup", &WARMUP, &mut spec.warmup);
        match self.take("pool").as_deref() {
            None | Some("fresh") => {}
            Some("reused") => spec.pool = Pool::Reused,
            Some(other) => self.note(
                "pool",
                format!("`{}` is neither `fresh` nor `reused`; `fresh` is used.", short(other)),
            ),
        }
        if let Some(text) = self.take(SEED) {
            match text.parse() {
                Ok(seed) if seed <= MAX_SEED => spec.seed = seed,
                _ => self.note(
                    SEED,
                    format!(
                        "`{}` is no whole number between 0 and {MAX_SEED}; {} is used.",
                        short(&text),
                        spec.seed
                    ),
                ),
            }
        }
        if let Some(text) = self.take("fault") {
            self.fault(&text, spec);
        }
    }

    fn strategies(&mut self, names: &str, spec: &mut Spec) {
        let mut chosen = Vec::new();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match name.parse::<StrategyId>() {
                Ok(strategy) if chosen.contains(&strategy) => {
                    self.note("strategies", format!("`{strategy}` is given more than once; it runs once."));
                }
                Ok(strategy) => chosen.push(strategy),
                Err(_) => self.note(
                    "strategies",
                    format!("`{}` is no strategy and is left out; there are serial, async, rayon, isolated and gil.", short(name)),
                ),
            }
        }
        if chosen.is_empty() {
            self.note("strategies", "the link names none that exists; all five are used.");
        } else {
            // One order everywhere, whatever the link's.
            spec.strategies = StrategyId::all().filter(|id| chosen.contains(id)).collect();
        }
    }

    fn number(&mut self, name: &'static str, range: &RangeInclusive<u32>, into: &mut u32) {
        let Some(text) = self.take(name) else { return };
        match text.parse() {
            Ok(number) if range.contains(&number) => *into = number,
            _ => {
                let used = if *into == 0 && *range.start() > 0 {
                    String::from("the default")
                } else {
                    into.to_string()
                };
                let (min, max) = (range.start(), range.end());
                self.note(
                    name,
                    format!("`{}` is no whole number between {min} and {max}; {used} is used.", short(&text)),
                );
            }
        }
    }

    fn fault(&mut self, text: &str, spec: &mut Spec) {
        let fault = text.split_once('@').and_then(|(kind, task)| {
            let kind = FAULTS.iter().find(|(name, _)| *name == kind)?.1;
            Some(Fault { kind, task: task.parse().ok()? })
        });
        match fault {
            None => self.note(
                "fault",
                format!("`{}` is not of the form `panic@2` (error, panic, trap or memory, at a task from 0); no task is made to fail.", short(text)),
            ),
            Some(fault) if fault.task >= spec.tasks => {
                let error = SpecError::NoSuchTask { task: fault.task, last: spec.tasks.saturating_sub(1) };
                self.note("fault", format!("{error}. No task is made to fail."));
            }
            fault => spec.fault = fault,
        }
    }

    fn sweep(&mut self, spec: &Spec) -> Option<Axis> {
        let (axis, notes) = axis::read(&self.take("sweep")?, spec);
        for note in notes {
            self.note("sweep", note);
        }
        axis
    }

    fn embed(&mut self) -> bool {
        match self.take("embed").as_deref() {
            None | Some("0") => false,
            Some("1") => true,
            Some(other) => {
                self.note(
                    "embed",
                    format!("`{}` is neither `0` nor `1`; the whole page is shown.", short(other)),
                );
                false
            }
        }
    }

    fn theme(&mut self) -> Option<Theme> {
        match self.take("theme").as_deref() {
            None => None,
            Some("light") => Some(Theme::Light),
            Some("dark") => Some(Theme::Dark),
            Some(other) => {
                self.note(
                    "theme",
                    format!(
                        "`{}` is neither `light` nor `dark`; your system's colours are used.",
                        short(other)
                    ),
                );
                None
            }
        }
    }

    fn leftovers(&mut self, workload: &dyn Workload) {
        for (name, _) in std::mem::take(&mut self.left) {
            let known_elsewhere =
                workloads::ALL.iter().any(|other| other.params().iter().any(|param| param.id == name));
            if known_elsewhere && name != TASKS {
                self.note(
                    &name,
                    format!("the workload `{}` has no such parameter; it is left out.", workload.id()),
                );
            } else {
                self.note(&name, "this page knows no such part of a link; it is left out.");
            }
        }
    }
}

/// At most 40 characters of a text, so that a notice stays a line or two.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
