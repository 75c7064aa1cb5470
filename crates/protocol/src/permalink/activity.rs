//! What a teacher's link asks a class: `activity=<title>` and, about an experiment of the lab, `predict=speedup:rayon`.

use super::parts::{Parts, short};
use crate::Spec;
use overlap_record::StrategyId;
use std::fmt;

/// The longest title that is shown, characters.
const MAX_TITLE: usize = 80;

/// An activity for a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What the teacher calls it; may be empty.
    pub title: String,
    /// What is to be predicted.
    pub question: Question,
}

/// What is to be predicted about an experiment: a number above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// Which number.
    pub quantity: Quantity,
    /// Of which strategy.
    pub strategy: StrategyId,
}

/// A number that a run measures of a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// How many times as fast as serial it is.
    Speedup,
    /// The median of its totals, ms.
    Total,
}

impl Quantity {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Speedup, Self::Total];

    /// Its name in a permalink.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speedup => "speedup",
            Self::Total => "total",
        }
    }

    /// The quantity of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quantity| quantity.name() == name)
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.quantity.name(), self.strategy)
    }
}

impl Question {
    fn read(text: &str) -> Option<Self> {
        let (quantity, strategy) = text.split_once(':')?;
        Some(Self { quantity: Quantity::named(quantity)?, strategy: strategy.parse().ok()? })
    }

    /// Every question that a run of these settings answers.
    #[must_use]
    pub fn all_of(spec: &Spec) -> Vec<Self> {
        let measures = |quantity: Quantity, strategy: StrategyId| match quantity {
            Quantity::Speedup => !strategy.is_baseline() && spec.strategies.contains(&StrategyId::baseline()),
            Quantity::Total => true,
        };
        let of = |quantity: Quantity| {
            let strategies = spec.strategies.iter().filter(move |strategy| measures(quantity, **strategy));
            strategies.map(move |strategy| Self { quantity, strategy: *strategy })
        };
        Quantity::ALL.into_iter().flat_map(of).collect()
    }
}

/// A title as it is shown: a stranger's text is cut, so that no link can flood the page.
#[must_use]
pub fn clipped_title(title: &str) -> String {
    title.trim().chars().filter(|letter| !letter.is_control()).take(MAX_TITLE).collect()
}

/// Takes the activity out of a query. A question that a run of these settings does not answer is noted, and another one takes its place.
pub(super) fn read(parts: &mut Parts, spec: &Spec, sweeps: bool) -> Option<Activity> {
    let title = parts.take("activity");
    let asked = parts.take("predict");
    let Some(title) = title else {
        if asked.is_some() {
            parts.note("predict", "it belongs to a link with `activity=`; it is left out.");
        }
        return None;
    };
    if sweeps {
        parts.note(
            "activity",
            "a sweep measures several numbers of each strategy, so nothing is asked about it.",
        );
        return None;
    }
    let known = Question::all_of(spec);
    let Some(first) = known.first().copied() else {
        parts.note("activity", "the link has no strategy to ask about; it is left out.");
        return None;
    };
    let question = match asked.as_deref().map(|text| (text, Question::read(text))) {
        None => first,
        Some((_, Some(question))) if known.contains(&question) => question,
        Some((text, read)) => {
            let text = short(text);
            let wrong = if read.is_some() {
                "is not measured by a run of these settings"
            } else {
                "is not a question of the form `speedup:rayon` or `total:rayon`"
            };
            parts.note("predict", format!("`{text}` {wrong}; `{first}` is asked."));
            first
        }
    };
    Some(Activity { title: clipped_title(&title), question })
}
