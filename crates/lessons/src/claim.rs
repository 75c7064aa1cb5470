//! What a lesson claims, as checks on the records of the reader's own runs.

use crate::evidence::{Evidence, Missing, Run};
use overlap_record::{Doubt, RunRecord, format::sentence};

/// One claim. The sentence that says it stands in the lesson's [`crate::Article`].
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// Its name among all lessons, for example `waiting.overlap`.
    pub id: &'static str,
    pub(crate) test: fn(&Evidence) -> Result<Finding, Missing>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub held: bool,
    /// The numbers that decided it, as a sentence without a full stop.
    pub shows: String,
}

impl Finding {
    /// A finding, unless its numbers are none.
    pub fn new(held: bool, shows: String) -> Result<Self, Missing> {
        Ok(Self { held, shows })
    }
}

/// Whether a claim held on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimResult {
    /// It held.
    Held {
        /// The numbers that show it, in a sentence.
        shows: String,
    },
    /// It did not.
    Failed {
        /// The numbers, and what about this machine can explain them, in sentences.
        why: String,
    },
    /// It cannot be said.
    Unknown {
        /// What is missing, in a sentence.
        why: String,
    },
}

impl Claim {
    /// Checks the claim on the runs so far.
    #[must_use]
    pub fn check(&self, evidence: &Evidence) -> ClaimResult {
        if evidence.records().iter().any(|record| record.environment.hidden) {
            return ClaimResult::Unknown {
                why: "The page was hidden during a run, and browsers slow hidden pages down: keep it in view and run it again."
                    .to_owned(),
            };
        }
        match (self.test)(evidence) {
            Ok(finding) if finding.held => ClaimResult::Held { shows: sentence(&finding.shows) },
            Ok(finding) => {
                let mut why = sentence(&finding.shows);
                for circumstance in circumstances(evidence.records()) {
                    why.push(' ');
                    why.push_str(&circumstance);
                }
                ClaimResult::Failed { why }
            }
            Err(missing) => ClaimResult::Unknown { why: sentence(&missing.to_string()) },
        }
    }
}

/// What about the machine can make a claim fail that holds elsewhere.
fn circumstances(records: &[RunRecord]) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(record) = records.iter().find(|record| (Run { record }).cores().round() < 2.0) {
        let reported = record.environment.cores_reported;
        found.push(format!(
            "Only one core computed at a time here, though the browser reports {reported}: sharing the work out cannot help then."
        ));
    }
    if records.iter().any(|record| !record.environment.isolated) {
        found.push(
            "This page is not cross-origin isolated, so its clock is coarse and short times are uncertain."
                .to_owned(),
        );
    }
    let doubts = || records.iter().flat_map(|record| &record.results).flat_map(|result| &result.doubts);
    if doubts().any(|doubt| matches!(doubt, Doubt::TooShort { .. })) {
        found.push("Some of these times are too short for the clock of this page.".to_owned());
    }
    if doubts().any(|doubt| matches!(doubt, Doubt::WideSpread { .. } | Doubt::Outlier { .. })) {
        found.push(
            "The repeats spread widely, so other programs may have been busy: close them and run again."
                .to_owned(),
        );
    }
    if found.is_empty() {
        found.push(
            "Nothing about this machine explains it: run it again. If nothing changes, believe your numbers."
                .to_owned(),
        );
    }
    found
}
