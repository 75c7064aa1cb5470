//! Everything that can happen to the page's state.

use super::{ExerciseAction, Field, Origin, Plan};
use crate::{
    model::{Estimate, RunEvent},
    shell::ShellAction,
};
use overlap_protocol::{
    Vary,
    permalink::Link,
    workloads::{Preset, Workload},
};
use overlap_record::{FaultKind, Language, Pool, StrategyId};

/// One thing that happened.
#[derive(Clone)]
pub enum Action {
    /// The reader chose another workload.
    ChooseWorkload(&'static Workload),
    /// The reader chose a language.
    ChooseLanguage(Language),
    /// The reader changed the code to this; `None` is the workload's own.
    Write(Option<String>),
    /// The reader puts the code aside, so that the workload's own runs.
    BackToTwin,
    /// The reader takes the code back that was put aside.
    SwapCode,
    /// The reader chose a preset.
    ChoosePreset(Preset),
    /// The reader typed into a field.
    Type(Field, String),
    /// The reader ticked or unticked a strategy.
    ChooseStrategy(StrategyId, bool),
    /// The reader chose how pools are started.
    ChoosePool(Pool),
    /// The reader chose how a task is to fail, or that none is.
    ChooseFault(Option<FaultKind>),
    /// The reader chose what to sweep, or nothing.
    ChooseVary(Option<Vary>),
    /// The reader wants to see the point of the sweep with this value.
    ChoosePoint(f64),
    /// The reader takes the last change of all parameters back.
    Undo,
    /// The run that was asked for is long: ask first.
    Ask(Estimate),
    /// A run, or a sweep, was started.
    Start(Plan),
    /// The page around this one, or another link, gave other settings.
    Configure(Box<Link>, Origin),
    /// A link to the settings was made.
    Share(Shared),
    /// The reader answers a teacher's question.
    Exercise(ExerciseAction),
    /// Something happened that means the same on every page.
    Shell(ShellAction),
    /// The bridge reports.
    Event(RunEvent),
}

/// A link to the settings, and whether it reached the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The whole address.
    pub address: String,
    /// Whether it was copied.
    pub copied: bool,
}
