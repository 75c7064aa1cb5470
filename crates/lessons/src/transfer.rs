//! A question about a case that the lesson did not run, which the reader can run to check.

use crate::{
    evidence::{Missing, Run},
    measured::{Measured, Unit, range_of},
};
use overlap_protocol::Spec;
use overlap_record::RunRecord;

/// The checkable part of a transfer question; its words stand in [`crate::LessonText::transfer`].
#[derive(Clone, Copy, Debug)]
pub struct Transfer {
    /// What to run, on a machine with so many cores.
    pub spec: fn(cores: u32) -> Spec,
    /// What the ranges count.
    pub unit: Unit,
    /// For each option the values, lowest and highest, that it stands for.
    pub ranges: &'static [[f64; 2]],
    /// The option that is right on a machine with two cores or more.
    pub answer: usize,
    pub(crate) measured: fn(&Run) -> Result<Measured, Missing>,
}

/// What the check run showed.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The option whose range holds what was measured; none where no range does.
    pub option: Option<usize>,
    /// What was measured, in a sentence.
    pub words: String,
}

impl Transfer {
    /// Reads the answer off the record of the check run.
    ///
    /// # Errors
    /// [`Missing`] where the run cannot tell.
    pub fn check(&self, record: &RunRecord) -> Result<Checked, Missing> {
        let measured = (self.measured)(&Run { record })?;
        Ok(Checked {
            option: range_of(self.ranges, measured.value),
            words: format!("Your machine measured {}.", measured.words(self.unit)),
        })
    }
}
