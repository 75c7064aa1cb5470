//! Everything that can happen to the page's state.

use super::{Field, Plan};
use crate::{bridge::RunEvent, model::Estimate};
use overlap_protocol::{
    Vary,
    permalink::{Link, Theme},
    workloads::{Preset, Workload},
};
use overlap_record::{FaultKind, Pool, StrategyId};

/// One thing that happened.
pub enum Action {
    /// The reader chose another workload.
    ChooseWorkload(&'static Workload),
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
    /// The reader would rather not start a long run.
    Decline,
    /// A run, or a sweep, was started.
    Start(Plan),
    /// The reader cancelled.
    Cancel,
    /// The framing page gave other settings.
    Configure(Box<Link>),
    /// The framing page gave other colours; none are the system's.
    Colour(Option<Theme>),
    /// A link to the settings was made.
    Share(Shared),
    /// The reader has read a notice.
    Dismiss(usize),
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
