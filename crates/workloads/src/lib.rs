//! The workloads of the five source documents: what is computed, waited for and fetched.
//!
//! A workload makes tasks and knows nothing of how they are run. One file a workload, one line a workload in [`ALL`].
//! This crate is pure: no clock, no thread, no browser.
pub mod benchmark;
pub mod big;
pub mod catalogue;
mod check;
pub mod decimal;
pub mod digest;
pub mod fourier;
mod param;
mod plan;
pub mod source;
mod task;
#[cfg(test)]
mod tests;
mod work;

pub use catalogue::{ALL, find};
pub use check::{ParamError, ParamProblem};
pub use param::{Default, ParamKind, ParamSpec, ParamValue, Params, Preset};
pub use task::{Answer, Context, Plan, Step, Task, TaskResult, Unstopped, WorkError};
pub use work::Work;

/// One piece of real work that can run under any strategy.
pub trait Workload: Sync {
    /// Name in permalinks and records, for example `long_comp`.
    fn id(&self) -> &'static str;
    /// Title on the page.
    fn title(&self) -> &'static str;
    /// Which experiment of which document it re-creates, with the document's title.
    fn source(&self) -> &'static str;
    /// What one task does, in a sentence.
    fn summary(&self) -> &'static str;
    /// What the quick preset scales down, in a sentence.
    fn quick_note(&self) -> &'static str;
    /// Its parameters; `tasks` is always the first.
    fn params(&self) -> &'static [ParamSpec];
    /// Makes the tasks.
    ///
    /// # Errors
    /// Every value that is missing, of the wrong kind, out of range, or in conflict with another.
    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>>;
    /// The answers known beforehand, one a task: published ones, or ones that follow from arithmetic by another route than
    /// the work's own. Meant for parameters that `plan` accepts.
    fn known(&self, params: &Params) -> Option<Vec<Answer>>;
}
