//! What a teacher's link asks about the lab's experiment, and what the reader has predicted.

use crate::shell::Attempt;
use overlap_activity::{About, HandIn, measured, rounded};
use overlap_lessons::{Answer, Measured};
use overlap_protocol::{
    Spec,
    permalink::{Activity, Question, Settings},
    workloads::finite,
};
use overlap_record::RunRecord;

/// The question and the attempt at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// The reader's attempt.
    pub attempt: Attempt,
    /// What is to be predicted.
    pub question: Question,
    /// What is to be run; a run of other settings answers another question.
    pub spec: Spec,
    /// The prediction as it was typed.
    pub text: String,
    /// What is wrong with it, once it was to be committed.
    pub problem: Option<String>,
    /// Whether a prediction is being made.
    pub open: bool,
    /// Whether a run of these settings was started, which shows its times as they come.
    pub started: bool,
    /// What the run of these settings measured.
    pub measured: Option<Measured>,
}

/// What the reader did with it.
#[derive(Clone, Debug, PartialEq)]
pub enum ExerciseAction {
    /// Comes back to an attempt, or begins one.
    Adopt(Attempt),
    /// Typed a prediction.
    Type(String),
    /// Committed it.
    Commit,
    /// Wants to predict once more.
    Again,
}

impl Exercise {
    /// The exercise of a link.
    pub fn of(settings: &Settings) -> Option<Self> {
        let activity = settings.activity.as_ref()?;
        let attempt = Attempt::new(activity.title.clone(), About::experiment(settings)?);
        let (question, spec) = (activity.question, settings.spec.clone());
        Some(Self {
            attempt,
            question,
            spec,
            text: String::new(),
            problem: None,
            open: true,
            started: false,
            measured: None,
        })
    }

    /// What the link asks.
    #[must_use]
    pub fn activity(&self) -> Activity {
        Activity { title: self.attempt.title.clone(), question: self.question }
    }

    /// What tells this activity from another.
    #[must_use]
    pub const fn asks(&self) -> (&String, &About) {
        (&self.attempt.title, &self.attempt.hand_in.about)
    }

    /// A run is started.
    pub fn start(&mut self, spec: &Spec) {
        if *spec == self.spec {
            (self.started, self.open) = (true, false);
        }
    }

    /// Takes a change in. Once the run has begun, nothing is predicted any more.
    pub fn act(&mut self, action: ExerciseAction) {
        match action {
            ExerciseAction::Adopt(attempt) => {
                self.open = attempt.hand_in.first.is_none() && attempt.hand_in.measured.is_none();
                self.attempt = attempt;
            }
            ExerciseAction::Type(text) => (self.text, self.problem) = (text, None),
            ExerciseAction::Again => self.open = self.can_predict(),
            ExerciseAction::Commit if !self.can_predict() => {}
            ExerciseAction::Commit => match finite(self.text.trim()) {
                Some(number) if number > 0.0 => {
                    self.attempt.hand_in.predict(Answer::Number(rounded(number)));
                    self.text.clear();
                    self.open = false;
                }
                _ if self.text.trim().is_empty() => self.problem = Some("Type a number above 0.".to_owned()),
                _ => self.problem = Some(format!("“{}” is not a number above 0, such as 2.5.", self.text)),
            },
        }
    }

    /// Whether a prediction can still be made: what is known cannot be predicted.
    #[must_use]
    pub const fn can_predict(&self) -> bool {
        !self.started && self.attempt.hand_in.measured.is_none()
    }

    /// Reads the answer off a run, and has the record carry what is handed in.
    pub fn take(&mut self, record: &mut RunRecord) {
        if record.spec != self.spec {
            return;
        }
        self.measured = measured(self.question, record).or(self.measured);
        if self.measured.is_some() {
            record.hand_in = Some(self.hand_in().code());
        }
    }

    /// What is handed in, so far.
    #[must_use]
    pub fn hand_in(&self) -> HandIn {
        self.attempt.with(self.answer())
    }

    /// What was measured, as it is handed in.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        self.measured.map(|measured| Answer::Number(rounded(measured.value)))
    }
}
