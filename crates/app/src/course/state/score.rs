//! How many of a lesson's questions were answered, and how many rightly. The prediction is never scored.

use super::State;
use overlap_protocol::frame::ToHost;
use overlap_record::RunRecord;

impl State {
    /// How far the reader has come in this visit, for the page around this one. What an earlier visit left on the device may be
    /// somebody else's.
    #[must_use]
    pub fn so_far<'a>(&self) -> ToHost<'a> {
        let told = self.told();
        let known = told.iter().filter_map(|(answered, right)| Some((*answered, (*right)?)));
        let count = |holds: fn(Option<usize>, usize) -> bool| {
            known.clone().map(|(answered, right)| u32::from(holds(answered, right))).sum()
        };
        ToHost::Lesson {
            lesson: self.lesson().id,
            predicted: self.answer().is_some(),
            ran: self.runs.is_complete(),
            finished: self.finished,
            right: count(|answered, right| answered == Some(right)),
            answered: count(|answered, _| answered.is_some()),
            of: count(|_, _| true),
        }
    }

    /// Whether [`Self::so_far`], which copies records and so takes its time, may say something else than before.
    #[must_use]
    pub fn has_come_on(&self, before: &Self) -> bool {
        self.predicted != before.predicted
            || self.finished != before.finished
            || self.observe.answered != before.observe.answered
            || self.transfer.answered != before.transfer.answered
            || self.runs.all_records() != before.runs.all_records()
    }

    /// For each question what was answered, and what is right where that can be told.
    fn told(&self) -> [(Option<usize>, Option<usize>); 2] {
        let lesson = self.lesson();
        let records: Vec<RunRecord> = self.runs.records().iter().map(|record| (**record).clone()).collect();
        let seen = lesson.observed(&lesson.evidence(&records)).ok();
        let check = self.runs.all[self.runs.transfer()].record.as_ref();
        // As the page says: the reader's own run decides, where there is one that can.
        let right = match check.map(|record| lesson.transfer.check(record)) {
            Some(Ok(checked)) => checked.option,
            _ => Some(lesson.transfer.answer),
        };
        [(self.observe.answered, seen), (self.transfer.answered, right)]
    }
}

#[cfg(test)]
mod tests;
