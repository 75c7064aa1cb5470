//! A lesson: what of it can be run and checked.

use crate::{
    claim::{Claim, ClaimResult},
    evidence::{Evidence, Missing},
    experiment::Part,
    prediction::Prediction,
    transfer::Transfer,
};
use overlap_record::RunRecord;

/// One lesson of the course. What its page holds to read is its [`crate::Article`].
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// Its name in addresses: `?lesson=<id>` and `lessons/<id>.html`.
    pub id: &'static str,
    /// What is drawn where nothing can run: what the observation question is about.
    pub pictured: Pictured,
    /// The form of what the reader predicts, and how it is measured.
    pub prediction: Prediction,
    /// The case that was not run.
    pub transfer: Transfer,
    /// What the lesson claims.
    pub claims: &'static [Claim],
    pub(crate) experiment: fn(cores: u32) -> Vec<Part>,
    pub(crate) observe: fn(&Evidence) -> Result<usize, Missing>,
    pub(crate) extra: fn(&Evidence, &str) -> Result<String, Missing>,
}

/// What is drawn of a recorded experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictured {
    /// The timeline of this part; of a sweep the one of the last value.
    Timeline(&'static str),
    /// The speed-ups of this part, which is a sweep.
    Chart(&'static str),
}

/// Cores assumed before anything was run.
const CORES: u32 = 2;

impl Lesson {
    /// What to run on a machine whose browser reports so many cores. The records can come in any order.
    #[must_use]
    pub fn parts(&self, cores: u32) -> Vec<Part> {
        (self.experiment)(cores)
    }

    /// The records of [`Self::parts`], ready to be asked.
    #[must_use]
    pub fn evidence<'a>(&self, records: &'a [RunRecord]) -> Evidence<'a> {
        let cores = records.last().map_or(CORES, |record| record.environment.cores_reported);
        Evidence::new(self.parts(cores), records)
    }

    /// The index of the option of [`LessonText::observe`] that is right for this run.
    ///
    /// # Errors
    /// [`Missing`] where the run cannot tell.
    pub fn observed(&self, evidence: &Evidence) -> Result<usize, Missing> {
        (self.observe)(evidence)
    }

    /// Every claim with its result.
    #[must_use]
    pub fn check(&self, evidence: &Evidence) -> Vec<(&'static Claim, ClaimResult)> {
        self.claims.iter().map(|claim| (claim, claim.check(evidence))).collect()
    }
}

/// For a lesson whose text has no values of its own.
pub(crate) fn nothing_extra(_: &Evidence, name: &str) -> Result<String, Missing> {
    Err(Missing::NotRun { part: name.to_owned() })
}
