//! What a run showed, in words: never more than its intervals support.
mod compare;
mod details;
mod headline;
mod shares;
mod sharing;
pub(crate) mod words;

use crate::builds::{Builds, interpreter};
use compare::Compared;
use overlap_record::RunRecord;

/// Most sentences after the headline.
const MOST_DETAILS: usize = 5;

/// What a run showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The outcome, in a sentence.
    pub headline: String,
    /// Why, and what speaks against it: at most five sentences, the most important first.
    pub details: Vec<String>,
}

/// The verdict on a record, which may still be growing: strategies that have not run yet are left out.
#[must_use]
pub fn verdict(record: &RunRecord) -> Verdict {
    verdict_on(record, "your")
}

/// The same for whoever's machine it was: `whose` stands in "on your 2 cores".
#[must_use]
pub fn verdict_on(record: &RunRecord, whose: &str) -> Verdict {
    let compared = Compared::new(record);
    let mut headline = headline::headline(&compared, whose);
    let mut details = Vec::new();
    if let Some(wrong) = headline::wrong(&compared) {
        // What the others did comes second to an answer that is wrong.
        details.push(std::mem::replace(&mut headline, wrong));
    }
    details.extend(details::unavailable(&compared));
    if Builds::of(record) == Builds::Both {
        details.extend(interpreter(record).map(str::to_owned));
    }
    details.extend(details::findings(&compared));
    let caution = details::caution(&compared);
    details.truncate(MOST_DETAILS - usize::from(caution.is_some()));
    details.extend(caution);
    Verdict { headline, details }
}
