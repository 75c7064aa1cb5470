//! Everything that can happen to a lesson's state.

use super::{draft::Edit, practice::Exercise};
use crate::{
    instrument::Highlight,
    model::{Estimate, RunEvent},
    shell::{Attempt, ShellAction},
};

/// One of the two questions with options that are answered after the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What was seen on the timeline.
    Observe,
    /// The case that was not run.
    Transfer,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader comes back to an attempt at an activity, or begins one.
    Adopt(Attempt),
    /// The prediction was changed.
    Edit(Edit),
    /// The prediction is to be committed.
    Commit,
    /// No prediction is made.
    SkipPrediction,
    /// The prediction is to be made once more.
    PredictAgain,
    /// A long run was asked for.
    Ask(Estimate, Vec<usize>),
    /// These runs are to be made, in order.
    Start(Vec<usize>),
    /// The lesson goes on without its runs.
    SkipRun,
    /// A question's option was chosen.
    Choose(Question, usize),
    /// A question is answered by what was chosen.
    Answer(Question),
    /// A question is not answered.
    Skip(Question),
    /// Another run is to be shown.
    Look(usize),
    /// Some spans of a run are to stand out.
    Point(usize, Highlight),
    /// No spans stand out any more.
    PointAway,
    /// A program at the lesson's end was changed to this.
    Write(Exercise, String),
    /// A program at the lesson's end is to be the page's again.
    Reset(Exercise),
    /// The program that was there before is to come back.
    UndoReset(Exercise),
    /// Every step is to be shown.
    ShowAll,
    /// Something happened that means the same on every page.
    Shell(ShellAction),
    /// The bridge reports.
    Event(RunEvent),
}
