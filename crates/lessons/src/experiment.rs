//! What a lesson runs.

use overlap_protocol::{
    Axis, Spec, Sweep, SweepError, Vary, convert,
    workloads::{self, Preset},
};
use overlap_record::{Fault, FaultKind, Language, Pool, StrategyId, Value};

/// One part of a lesson's experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name in placeholders and links, for example `wait`.
    pub id: &'static str,
    /// Its title on the page.
    pub title: &'static str,
    /// What it runs.
    pub kind: Kind,
}

/// What a part runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One specification.
    Run(Spec),
    /// One specification a value.
    Sweep(Sweep),
}

impl Part {
    pub(crate) const fn run(id: &'static str, title: &'static str, spec: Spec) -> Self {
        Self { id, title, kind: Kind::Run(spec) }
    }

    pub(crate) const fn sweep(id: &'static str, title: &'static str, sweep: Sweep) -> Self {
        Self { id, title, kind: Kind::Sweep(sweep) }
    }

    /// Everything that the part runs, in order.
    ///
    /// # Errors
    /// That of [`Sweep::specs`]; a test holds every part of every lesson to have none.
    pub fn specs(&self) -> Result<Vec<Spec>, SweepError> {
        match &self.kind {
            Kind::Run(spec) => Ok(vec![spec.clone()]),
            Kind::Sweep(sweep) => sweep.specs(),
        }
    }
}

/// Builds a specification from a workload's quick preset.
pub(crate) struct Setting(Spec);

impl Setting {
    /// The workload with its quick preset on a machine with so many cores.
    pub fn new(workload: &str, cores: u32) -> Self {
        let workload = workloads::find(workload).unwrap_or(workloads::first());
        Self(convert::default_spec(workload, Preset::Quick, cores))
    }

    /// This Python program, whose `task(i)` is run for each task.
    pub fn own(code: &str, cores: u32) -> Self {
        let spec = convert::default_spec(workloads::own(), Preset::Quick, cores);
        Self(Spec { code: Some(code.to_owned()), ..spec })
    }

    pub const fn tasks(mut self, tasks: u32) -> Self {
        self.0.tasks = tasks;
        self
    }

    pub fn param(mut self, id: &str, value: f64) -> Self {
        self.0.params.insert(id.to_owned(), Value::Number(value));
        self
    }

    pub fn strategies(mut self, strategies: &[StrategyId]) -> Self {
        self.0.strategies = strategies.to_vec();
        self
    }

    pub const fn workers(mut self, workers: u32) -> Self {
        self.0.workers = workers;
        self
    }

    pub const fn threads(mut self, threads: u32) -> Self {
        self.0.threads = Some(threads);
        self
    }

    pub const fn chunk(mut self, chunk: u32) -> Self {
        self.0.chunk = Some(chunk);
        self
    }

    pub const fn repeats(mut self, repeats: u32) -> Self {
        self.0.repeats = repeats;
        self
    }

    pub const fn reused_pool(mut self) -> Self {
        self.0.pool = Pool::Reused;
        self
    }

    pub const fn failing(mut self, task: u32) -> Self {
        self.0.fault = Some(Fault { task, kind: FaultKind::Error });
        self
    }

    /// The workload's Python twin, with the values of its quick preset in Python.
    pub fn in_python(mut self) -> Self {
        self.0.lang = Language::Python;
        let workload = workloads::find(&self.0.workload).unwrap_or(workloads::first());
        convert::set_params(&mut self.0, &convert::preset_params(workload, Preset::Quick, Language::Python));
        self
    }

    pub fn spec(self) -> Spec {
        self.0
    }

    pub fn sweep(self, vary: Vary, values: &[f64]) -> Sweep {
        Sweep { base: self.0, axis: Axis::new(vary, values.to_vec()) }
    }
}
