//! A lesson's one state, the actions that change it, and the pure function that does so.
mod action;
mod draft;
mod practice;
#[cfg(test)]
mod practice_tests;
mod reduce;
mod runs;
mod score;
mod step;
#[cfg(test)]
mod tests;

use crate::{
    instrument::Highlight,
    model::Same,
    shell::{Attempt, Shell},
};
use overlap_activity::About;
use overlap_lessons::{Answer, Done, Lesson};
use overlap_record::RunRecord;

pub use action::{Action, Question};
pub use draft::{Draft, Edit, STEPS, step_of, unit_name};
pub use practice::{Exercise, Given, Practice, Tested};
pub use runs::{Group, Runs};
pub use step::Step;

/// Whether the reader has predicted.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicted {
    /// Not yet.
    Open,
    /// The reader would rather not.
    Skipped,
    /// This.
    Made(Answer),
}

/// A question with options: what is chosen, and what was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The option that is chosen.
    pub chosen: Option<usize>,
    /// The option that was given as the answer.
    pub answered: Option<usize>,
    /// Whether an answer was asked for while nothing was chosen.
    pub missing: bool,
}

/// Runs that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunQueue {
    /// The run under way.
    pub at: usize,
    /// Those that follow.
    pub next: Vec<usize>,
    /// How many are over.
    pub done: usize,
}

impl RunQueue {
    /// How many runs there are in all.
    #[must_use]
    pub fn all(&self) -> usize {
        self.done + 1 + self.next.len()
    }
}

/// Everything that the page shows, except the spans of a run under way (see [`crate::model::Tracks`]).
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What every page has.
    pub shell: Shell,
    /// The prediction while it is being made.
    pub draft: Draft,
    /// What is wrong with it, once it was to be committed.
    pub problem: Option<String>,
    /// The prediction.
    pub predicted: Predicted,
    /// The reader's attempt, where a teacher's link has opened the lesson as an activity.
    pub attempt: Option<Attempt>,
    /// What was done on an earlier visit.
    pub earlier: Done,
    /// The furthest step that is shown.
    pub reached: Step,
    /// What can be run.
    pub runs: Runs,
    /// The runs that a question on a long run is about.
    pub asking: Vec<usize>,
    /// What is being run.
    pub queue: Option<RunQueue>,
    /// The record of the run under way so far.
    pub partial: Option<Same<RunRecord>>,
    /// The run that was started last.
    pub latest: usize,
    /// Which run is shown.
    pub shown: usize,
    /// The spans that stand out.
    pub highlight: Option<Highlight>,
    /// The observation question.
    pub observe: Asked,
    /// The transfer question.
    pub transfer: Asked,
    /// Whether the last step was reached by answering or skipping every question.
    pub finished: bool,
    /// The programs at the lesson's end.
    pub practice: Vec<Practice>,
    /// How much of an engine has come, bytes, and all of it where that is known, while it is loaded.
    pub loaded: Option<(f64, Option<f64>)>,
    lesson: Known,
}

/// A lesson, equal to itself alone.
#[derive(Clone, Copy, Debug)]
struct Known(&'static Lesson);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl State {
    /// The state of a page that was just opened, by a reader who has done so much before.
    #[must_use]
    pub fn opened(lesson: &'static Lesson, cores: u32, earlier: Done, shell: Shell) -> Self {
        let kept = earlier.answer.clone().filter(|answer| lesson.prediction.accepts(answer));
        Self {
            shell,
            draft: kept.as_ref().map(Draft::of).unwrap_or_default(),
            problem: None,
            reached: if kept.is_some() { Step::Run } else { Step::Predict },
            predicted: kept.map_or(Predicted::Open, Predicted::Made),
            attempt: None,
            earlier,
            runs: Runs::of(lesson, cores),
            asking: Vec::new(),
            queue: None,
            partial: None,
            latest: 0,
            shown: 0,
            highlight: None,
            observe: Asked::default(),
            transfer: Asked::default(),
            finished: false,
            practice: Vec::new(),
            loaded: None,
            lesson: Known(lesson),
        }
    }

    /// The same as an activity: the prediction is made anew, whatever was predicted on an earlier visit.
    #[must_use]
    pub fn as_activity(
        lesson: &'static Lesson,
        cores: u32,
        earlier: Done,
        shell: Shell,
        title: String,
    ) -> Self {
        let attempt = Some(Attempt::new(title, About::lesson(lesson)));
        Self { attempt, ..Self::opened(lesson, cores, Done { answer: None, ..earlier }, shell) }
    }

    /// The same with programs at the lesson's end.
    #[must_use]
    pub fn with_practice(mut self, practice: Vec<Practice>) -> Self {
        practice.iter().for_each(|practice| self.runs.practise(practice));
        Self { practice, ..self }
    }

    /// Whether a prediction can be made once more: what is known cannot be predicted.
    #[must_use]
    pub fn can_predict_again(&self) -> bool {
        let measured = self.attempt.as_ref().is_some_and(|attempt| attempt.hand_in.measured.is_some());
        !self.shell.phase.is_busy() && !self.runs.has_begun() && !measured
    }

    /// The lesson.
    #[must_use]
    pub const fn lesson(&self) -> &'static Lesson {
        self.lesson.0
    }

    /// The prediction, where one was made.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        match &self.predicted {
            Predicted::Made(answer) => Some(answer),
            Predicted::Open | Predicted::Skipped => None,
        }
    }

    /// What the reader has done so far, this visit and before.
    #[must_use]
    pub fn done(&self) -> Done {
        Done {
            answer: self.answer().or(self.earlier.answer.as_ref()).cloned(),
            ran: self.earlier.ran || self.runs.is_complete(),
            finished: self.earlier.finished || self.finished,
        }
    }

    /// A question by its name.
    #[must_use]
    pub const fn question(&self, question: Question) -> &Asked {
        match question {
            Question::Observe => &self.observe,
            Question::Transfer => &self.transfer,
        }
    }

    /// Whether the run that is shown is the one under way.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.shell.phase.is_busy() && self.queue.as_ref().is_some_and(|queue| queue.at == self.shown)
    }

    /// The record of the run that is shown, complete or not.
    #[must_use]
    pub fn record(&self) -> Option<&Same<RunRecord>> {
        if self.is_live() {
            self.partial.as_ref()
        } else {
            self.runs.all.get(self.shown).and_then(|run| run.record.as_ref())
        }
    }
}
