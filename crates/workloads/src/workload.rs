//! Everything that is to be known of one workload.

use crate::{
    benchmark::Benchmark,
    check::{ParamError, find_spec},
    compute::Answer,
    document::Source,
    param::{Default, ParamSpec, Params, Preset},
    task::Plan,
    work::WorkKind,
};
use std::ptr;

/// One piece of real work that can run under any strategy. It makes tasks and knows nothing of how they are run.
#[derive(Debug)]
pub struct Workload {
    /// Name in permalinks and records, for example `long_comp`. Its files are called so too.
    pub id: &'static str,
    /// Title on the page.
    pub title: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// What one task does, in a sentence.
    pub summary: &'static str,
    /// What the quick preset scales down, in a sentence.
    pub quick_note: &'static str,
    /// Its parameters; `tasks` is always the first.
    pub params: &'static [ParamSpec],
    /// See [`Workload::plan`].
    pub plan: fn(&Params) -> Result<Plan, Vec<ParamError>>,
    /// See [`Workload::known`].
    pub known: fn(&Params) -> Option<Vec<Answer>>,
    /// Its computing steps; none where its tasks only wait and fetch.
    pub work: Option<WorkKind>,
    /// How its computing is timed, where that says something.
    pub benchmark: Option<Benchmark>,
    /// How many times as long as compiled its computing takes in the page's Python, for estimates: medians of one run in Chromium 156,
    /// two cores; 1 where its tasks only wait.
    pub interpreted: f64,
    /// Values of the quick preset that are others in Python, so that a comparison lasts about ten seconds there too.
    pub quick_in_python: &'static [(&'static str, Default)],
    /// Values with which a test runs it in no time, without optimisation; the quick preset's stand for the others.
    pub small: &'static [(&'static str, &'static str)],
}

impl Workload {
    /// Makes the tasks.
    ///
    /// # Errors
    /// Every value that is missing, of the wrong kind, out of range, or in conflict with another.
    pub fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        (self.plan)(params)
    }

    /// The answers known beforehand, one a task: published ones, or ones that follow from arithmetic by another route than
    /// the work's own. Meant for parameters that `plan` accepts.
    #[must_use]
    pub fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        (self.known)(params)
    }

    /// A preset's parameters with some values replaced.
    ///
    /// # Errors
    /// The first value that its parameter cannot take.
    pub fn params_with(&self, preset: Preset, values: &[(&str, &str)]) -> Result<Params, ParamError> {
        let mut params = Params::defaults(self, preset);
        values.iter().try_for_each(|(id, text)| params.set_text(self, id, text))?;
        Ok(params)
    }
}

/// Two workloads are the same where they are one static.
impl PartialEq for Workload {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Params {
    /// Every parameter of a workload at its default.
    #[must_use]
    pub fn defaults(workload: &Workload, preset: Preset) -> Self {
        let value = |spec: &ParamSpec| (spec.id.to_owned(), spec.default(preset));
        Self(workload.params.iter().map(value).collect())
    }

    /// Sets a parameter from what a reader typed. On an error the old value stays.
    ///
    /// # Errors
    /// The parameter is not one of the workload's, or the text is no value that it may take.
    pub fn set_text(&mut self, workload: &Workload, id: &str, text: &str) -> Result<(), ParamError> {
        let spec = find_spec(workload.params, id)?;
        self.0.insert(id.to_owned(), spec.parse(text)?);
        Ok(())
    }
}
