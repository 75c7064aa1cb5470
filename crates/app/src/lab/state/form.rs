//! The form as the reader left it: text stays as typed, right or wrong, until it is checked.

use super::{
    field::Field,
    plan::Plan,
    problem::Problem,
    scripts::{Code, Scripts},
    values,
};
use overlap_protocol::{
    Axis, Spec, Vary,
    code::EXAMPLE,
    convert::{self, CHUNK, MAX_SEED, REPEATS, SEED, TASKS, THREADS, WARMUP, WORKERS},
    workloads::{self, Params, Preset, Workload},
};
use overlap_record::{Fault, FaultKind, Language, Pool, StrategyId};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// What the reader has chosen and typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The workload's id.
    pub workload: &'static str,
    /// The language that its tasks are run in.
    pub lang: Language,
    /// Python in place of the workloads' own.
    pub scripts: Scripts,
    /// Text of each parameter of the workload but its seed, by id.
    pub params: BTreeMap<&'static str, String>,
    /// Strategies to compare, in the page's order.
    pub strategies: Vec<StrategyId>,
    /// Text of the number of workers.
    pub workers: String,
    /// Text of the number of `gil`'s threads; empty for one a task.
    pub threads: String,
    /// Text of the number of tasks that are handed out at a time; empty for the strategies' own.
    pub chunk: String,
    /// Text of the number of repeats.
    pub repeats: String,
    /// Text of the number of warm-up passes.
    pub warmup: String,
    /// Text of the seed.
    pub seed: String,
    /// Fresh or reused pool.
    pub pool: Pool,
    /// How a task is to fail, if one is.
    pub fault: Option<FaultKind>,
    /// Text of the index of the task that is to fail.
    pub fault_task: String,
    /// What is swept, if anything is.
    pub vary: Option<Vary>,
    /// Text of the values that it takes.
    pub values: String,
}

impl Form {
    /// The form that shows a specification, and what is swept. Code comes in by [`Scripts::take`].
    #[must_use]
    pub fn of(spec: &Spec, axis: Option<&Axis>) -> Self {
        let workload = find(&spec.workload);
        let params = workload.params.iter().filter(|param| param.id != SEED).map(|param| {
            let text = match param.id {
                TASKS => spec.tasks.to_string(),
                id => spec.params.get(id).map(convert::value_text).unwrap_or_default(),
            };
            (param.id, text)
        });
        Self {
            workload: workload.id,
            lang: spec.lang,
            scripts: Scripts::default(),
            params: params.collect(),
            strategies: spec.strategies.clone(),
            workers: spec.workers.to_string(),
            threads: spec.threads.map(|threads| threads.to_string()).unwrap_or_default(),
            chunk: spec.chunk.map(|chunk| chunk.to_string()).unwrap_or_default(),
            repeats: spec.repeats.to_string(),
            warmup: spec.warmup.to_string(),
            seed: spec.seed.to_string(),
            pool: spec.pool,
            fault: spec.fault.map(|fault| fault.kind),
            fault_task: spec.fault.map_or(0, |fault| fault.task).to_string(),
            vary: axis.map(|axis| axis.vary.clone()),
            values: axis.map(values::listed).unwrap_or_default(),
        }
    }

    /// The workload that is chosen.
    #[must_use]
    pub fn workload(&self) -> &'static Workload {
        find(self.workload)
    }

    /// Whether the workload is the reader's own code, which is always Python.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.workload == workloads::own().id
    }

    /// Chooses the language. Values of the quick preset become that language's.
    pub fn speak(&mut self, lang: Language) {
        if self.is_own() {
            return;
        }
        let preset = self.preset();
        self.lang = lang;
        if preset == Some(Preset::Quick) {
            self.params = preset_texts(self.workload(), Preset::Quick, lang);
        }
    }

    /// The Python that takes the place of the workload's own, whichever language is chosen.
    #[must_use]
    pub fn script(&self) -> Option<&Code> {
        self.scripts.now(self.workload)
    }

    /// The code that would run in place of the workload's own.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        let example = self.is_own().then_some(EXAMPLE);
        match self.lang {
            Language::Rust => None,
            Language::Python => self.script().map(|code| &*code.text).or(example),
        }
    }

    /// Puts a preset's values into the parameters, of this workload or of another.
    pub fn load(&mut self, workload: &'static Workload, preset: Preset) {
        self.workload = workload.id;
        if self.is_own() {
            self.lang = Language::Python;
        }
        self.params = preset_texts(workload, preset, self.lang);
        if let Some(seed) = Params::defaults(workload, preset).integer(SEED) {
            self.seed = seed.to_string();
        }
        // Another workload may not have what was swept.
        let quantities = self.quantities();
        self.vary = self.vary.take().filter(|vary| quantities.contains(vary));
    }

    /// Everything that can be swept in the workload, or in the code that takes the place of its own.
    #[must_use]
    pub fn quantities(&self) -> Vec<Vary> {
        Vary::all(self.workload, self.code())
    }

    /// Chooses what is swept, with values that suit.
    pub fn sweep(&mut self, vary: Option<Vary>, cores: u32) {
        self.vary = vary;
        let base = Self { vary: None, ..self.clone() };
        self.values = match (&self.vary, base.check()) {
            (Some(vary), Ok(spec)) => values::suggested(vary, &spec, cores),
            _ => String::new(),
        };
    }

    /// The preset whose values the parameters have now, if they have one's.
    #[must_use]
    pub fn preset(&self) -> Option<Preset> {
        [Preset::Quick, Preset::Document]
            .into_iter()
            .find(|preset| preset_texts(self.workload(), *preset, self.lang) == self.params)
    }

    /// What was typed into a field.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Param(id) => self.params.get(id).map_or("", String::as_str),
            Field::Code => self.code().unwrap_or_default(),
            Field::Workers => &self.workers,
            Field::Threads => &self.threads,
            Field::Chunk => &self.chunk,
            Field::Repeats => &self.repeats,
            Field::Warmup => &self.warmup,
            Field::Seed => &self.seed,
            Field::FaultTask => &self.fault_task,
            Field::SweepValues => &self.values,
        }
    }

    /// Keeps what was typed into a field.
    pub fn set_text(&mut self, field: Field, text: String) {
        match field {
            Field::Param(id) => {
                if let Some(old) = self.params.get_mut(id) {
                    *old = text;
                }
            }
            Field::Code => self.scripts.edit(self.workload, Some(text)),
            Field::Workers => self.workers = text,
            Field::Threads => self.threads = text,
            Field::Chunk => self.chunk = text,
            Field::Repeats => self.repeats = text,
            Field::Warmup => self.warmup = text,
            Field::Seed => self.seed = text,
            Field::FaultTask => self.fault_task = text,
            Field::SweepValues => self.values = text,
        }
    }

    /// Takes a strategy in or leaves it out; the page's order is kept.
    pub fn choose(&mut self, strategy: StrategyId, wanted: bool) {
        self.strategies = StrategyId::all()
            .filter(|id| if *id == strategy { wanted } else { self.strategies.contains(id) })
            .collect();
    }

    /// What the form asks for.
    ///
    /// # Errors
    /// Everything that is wrong, each with its field.
    pub fn plan(&self) -> Result<Plan, Vec<Problem>> {
        let spec = self.check()?;
        let axis = self.vary.as_ref().map(|vary| values::check(vary, &self.values, &spec)).transpose();
        let axis = axis.map_err(|message| vec![Problem::at(Field::SweepValues, message)])?;
        Ok(Plan { spec, axis })
    }

    /// The specification that the form asks for, but for what is swept.
    ///
    /// # Errors
    /// Everything that is wrong, each with its field.
    pub fn check(&self) -> Result<Spec, Vec<Problem>> {
        let mut problems = Vec::new();
        let workload = self.workload();
        let mut params = Params::defaults(workload, Preset::Quick);
        for (id, text) in &self.params {
            if let Err(error) = params.set_text(workload, id, text) {
                problems.push(Problem::at(Field::Param(id), error.problem.to_string()));
            }
        }
        let mut number = |field, range: &RangeInclusive<u32>| {
            let (min, max) = (u64::from(*range.start()), u64::from(*range.end()));
            whole(self.text(field), min, max)
                .map_err(|message| problems.push(Problem::at(field, message)))
                .ok()
                .and_then(|number| u32::try_from(number).ok())
                .unwrap_or(*range.start())
        };
        let mut spec = convert::default_spec(workload, Preset::Quick, 0);
        spec.lang = self.lang;
        spec.code = self.code().map(str::to_owned);
        spec.workers = number(Field::Workers, &WORKERS);
        spec.threads = (!self.threads.trim().is_empty()).then(|| number(Field::Threads, &THREADS));
        spec.chunk = (!self.chunk.trim().is_empty()).then(|| number(Field::Chunk, &CHUNK));
        spec.repeats = number(Field::Repeats, &REPEATS);
        spec.warmup = number(Field::Warmup, &WARMUP);
        match whole(&self.seed, 0, MAX_SEED) {
            Ok(seed) => spec.seed = seed,
            Err(message) => problems.push(Problem::at(Field::Seed, message)),
        }
        params.0.remove(SEED);
        convert::set_params(&mut spec, &params);
        spec.strategies.clone_from(&self.strategies);
        spec.pool = self.pool;
        if let Some(kind) = self.fault {
            match whole(&self.fault_task, 0, u64::from(spec.tasks.saturating_sub(1))) {
                Ok(task) => spec.fault = u32::try_from(task).ok().map(|task| Fault { task, kind }),
                Err(message) => problems.push(Problem::at(Field::FaultTask, message)),
            }
        }
        if problems.is_empty()
            && let Err(errors) = convert::validate(&spec)
        {
            problems = errors.iter().map(|error| Problem::of(error, workload)).collect();
        } else if self.strategies.is_empty() {
            problems.push(Problem::of(&convert::SpecError::NoStrategy, workload));
        }
        if problems.is_empty() { Ok(spec) } else { Err(problems) }
    }
}

/// The workload of this id; ids come from the catalogue, so the first is never taken in practice.
fn find(id: &str) -> &'static Workload {
    workloads::find(id).unwrap_or(workloads::first())
}

fn preset_texts(
    workload: &'static Workload,
    preset: Preset,
    lang: Language,
) -> BTreeMap<&'static str, String> {
    let values = convert::preset_params(workload, preset, lang).0;
    let text = |id: &str| {
        values.get(id).map_or_else(String::new, |value| convert::value_text(&convert::value_of(value)))
    };
    workload.params.iter().filter(|param| param.id != SEED).map(|param| (param.id, text(param.id))).collect()
}

fn whole(text: &str, min: u64, max: u64) -> Result<u64, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("a value is missing; give a whole number from {min} to {max}"));
    }
    text.parse()
        .ok()
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| format!("`{text}` is not a whole number from {min} to {max}"))
}
