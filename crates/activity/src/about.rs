//! What an activity is about.

use overlap_lessons::{Lesson, Measured, Prediction, Tool, Unit};
use overlap_protocol::permalink::{Quantity, Question, Settings, encode};
use overlap_record::{RunRecord, StrategyId};
use std::{fmt, str::FromStr};

/// A lesson, or an experiment of the lab with its question. Its text form stands in codes: `waiting`, or
/// `long_comp/speedup/rayon/1a2b3c4d`, which ends with a checksum of the settings, so that experiments that differ are not merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The lesson with this id.
    Lesson(&'static str),
    /// An experiment.
    Experiment {
        /// The workload's id.
        workload: String,
        /// What is predicted.
        question: Question,
        /// The checksum of the settings.
        settings: u32,
    },
}

/// The form of a prediction, and the range of its values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// One of these ranges of values.
    Ranges(Unit, &'static [[f64; 2]]),
    /// A number, from the least to the most, on a scale that may be logarithmic.
    Scale(Unit, [f64; 2], bool),
    /// A number for each of these strategies, from 0 to the most.
    Bars(Unit, &'static [StrategyId], f64),
    /// One of these tools for each of the programs of a lesson's parts.
    Tools(&'static [Tool], &'static [&'static str]),
    /// A number above 0, of any size.
    Open(Unit),
}

impl About {
    /// A lesson.
    #[must_use]
    pub const fn lesson(lesson: &Lesson) -> Self {
        Self::Lesson(lesson.id)
    }

    /// The experiment of these settings; `None` where they ask nothing.
    #[must_use]
    pub fn experiment(settings: &Settings) -> Option<Self> {
        let activity = settings.activity.as_ref()?;
        // Neither the title nor the looks of the page are a part of the experiment; the code is.
        let plain = Settings {
            activity: None,
            lesson: None,
            embed: false,
            view: None,
            theme: None,
            ..settings.clone()
        };
        let mut sum = adler2::Adler32::new();
        sum.write_slice(encode(&plain).as_bytes());
        sum.write_slice(settings.spec.code.as_deref().unwrap_or_default().as_bytes());
        Some(Self::Experiment {
            workload: settings.spec.workload.clone(),
            question: activity.question,
            settings: sum.checksum(),
        })
    }

    /// What it is called, in a few words.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Lesson(id) => format!("Lesson “{id}”"),
            Self::Experiment { workload, question: Question { quantity, strategy }, .. } => {
                let strategy = strategy.title();
                match quantity {
                    Quantity::Speedup => format!("{workload}: speed-up of {strategy}"),
                    Quantity::Total => format!("{workload}: time of {strategy}"),
                }
            }
        }
    }

    /// The title of the part of its lesson's experiment that has this id; empty where there is none.
    pub(crate) fn part_title(&self, part: &str) -> &'static str {
        let Self::Lesson(id) = self else { return "" };
        let parts = overlap_lessons::find(id).map(|lesson| lesson.parts(1)).unwrap_or_default();
        parts.iter().find(|known| known.id == part).map_or("", |known| known.title)
    }

    pub(crate) fn form(&self) -> Form {
        match self {
            Self::Lesson(id) => match overlap_lessons::find(id).map(|lesson| lesson.prediction) {
                Some(Prediction::Choice { unit, ranges, .. }) => Form::Ranges(unit, ranges),
                Some(Prediction::Scale { unit, min, max, logarithmic, .. }) => {
                    Form::Scale(unit, [min, max], logarithmic)
                }
                Some(Prediction::Bars { unit, strategies, max, .. }) => Form::Bars(unit, strategies, max),
                Some(Prediction::Tools { tools, cases }) => Form::Tools(tools, cases),
                None => Form::Open(Unit::Ms),
            },
            Self::Experiment { question, .. } => Form::Open(unit(question.quantity)),
        }
    }
}

/// What the numbers of a question count.
#[must_use]
pub const fn unit(quantity: Quantity) -> Unit {
    match quantity {
        Quantity::Speedup => Unit::Times,
        Quantity::Total => Unit::Ms,
    }
}

/// What a record says to a question; `None` where it has no such time.
#[must_use]
pub fn measured(question: Question, record: &RunRecord) -> Option<Measured> {
    let result = record.results.iter().find(|result| result.strategy == question.strategy)?;
    let summary = result.summary.as_ref().filter(|_| result.answer_ok)?;
    let (value, [low, high]) = match question.quantity {
        Quantity::Speedup => (summary.speedup?, summary.speedup_ci95?),
        Quantity::Total => (summary.median_ms, summary.ci95_ms),
    };
    Some(Measured { value, low, high })
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lesson(id) => f.write_str(id),
            Self::Experiment { workload, question, settings } => {
                let Question { quantity, strategy } = question;
                write!(f, "{workload}/{}/{strategy}/{settings:08x}", quantity.name())
            }
        }
    }
}

impl FromStr for About {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if let Some(lesson) = overlap_lessons::find(text) {
            return Ok(Self::lesson(lesson));
        }
        let mut parts = text.split('/');
        let mut next = || parts.next().ok_or(());
        let (workload, quantity, strategy, settings) = (next()?, next()?, next()?, next()?);
        overlap_protocol::workloads::find(workload).ok_or(())?;
        let quantity = Quantity::named(quantity).ok_or(())?;
        let strategy = strategy.parse().map_err(|_| ())?;
        let settings = u32::from_str_radix(settings, 16).map_err(|_| ())?;
        if parts.next().is_some() {
            return Err(());
        }
        Ok(Self::Experiment {
            workload: workload.to_owned(),
            question: Question { quantity, strategy },
            settings,
        })
    }
}
