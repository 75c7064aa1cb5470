//! The steps of a lesson, each of which waits for the one before.

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The reader commits a prediction.
    Predict,
    /// The experiment runs.
    Run,
    /// One question is answered from the timeline.
    Observe,
    /// The explanation, the published figures and the code.
    Explain,
    /// A case that was not run.
    Transfer,
    /// Which claims held here.
    Claims,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 6] =
        [Self::Predict, Self::Run, Self::Observe, Self::Explain, Self::Transfer, Self::Claims];

    /// The id of its section.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Predict => "predict",
            Self::Run => "run",
            Self::Observe => "observe",
            Self::Explain => "explanation",
            Self::Transfer => "transfer",
            Self::Claims => "claims",
        }
    }

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Predict => "Predict",
            Self::Run => "Run",
            Self::Observe => "What did you see?",
            Self::Explain => "Explanation",
            Self::Transfer => "Another case",
            Self::Claims => "What held here",
        }
    }

    /// The step after it; of the last, itself.
    pub fn next(self) -> Self {
        Self::ALL.into_iter().find(|step| *step > self).unwrap_or(self)
    }
}
