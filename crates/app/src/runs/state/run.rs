//! A run on the page, and where it comes from.

use crate::model::Same;
use overlap_record::RunRecord;
use std::rc::Rc;

/// A run that can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedRun {
    /// Its number on this page.
    pub id: u32,
    /// What it is called: its file's name, or when it ran.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is to be compared.
    pub chosen: bool,
    /// The record.
    pub record: Same<RunRecord>,
}

/// Where a run comes from. None was measured on this page, and the page says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This device kept it, as this text under this key.
    Kept {
        /// The key.
        key: String,
        /// The text.
        text: Rc<str>,
    },
    /// A file held it.
    File,
    /// It ships with the site.
    Recorded,
}

impl OpenedRun {
    /// Whether this device kept it.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        matches!(self.origin, Origin::Kept { .. })
    }

    /// Whether a record is of this very run. Spans are not looked at: no two runs begin at the same millisecond of the same
    /// machine and take the same times.
    #[must_use]
    pub fn is_of(&self, record: &RunRecord) -> bool {
        let summaries = |record: &RunRecord| -> Vec<_> {
            record.results.iter().map(|result| (result.strategy, result.summary)).collect()
        };
        self.record.environment == record.environment
            && self.record.spec == record.spec
            && summaries(&self.record) == summaries(record)
    }
}
