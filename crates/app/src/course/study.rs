//! A lesson with what the reader predicted and ran so far, ready to be asked.

use super::Still;
use crate::model::Same;
use overlap_activity::measured_by;
use overlap_lessons::{Answer, Claim, ClaimResult, Evidence, Lesson, Place, Reading, filled, plain};
use overlap_record::RunRecord;
use std::{cell::OnceCell, rc::Rc};
use yew::AttrValue;

/// What is known so far.
#[derive(Debug)]
pub struct Study {
    /// The lesson.
    pub lesson: &'static Lesson,
    /// What the page holds to read.
    pub still: Rc<Still>,
    /// The prediction, where one was made.
    pub answer: Option<Answer>,
    /// What could be chosen as a prediction.
    options: Vec<String>,
    /// The records of the experiment.
    records: Vec<RunRecord>,
    /// What was measured of what is predicted, once that was asked.
    measured: OnceCell<Option<Answer>>,
    /// What became of the claims, once that was asked.
    checked: OnceCell<Vec<(&'static Claim, ClaimResult)>>,
}

impl Study {
    /// What is known from these records.
    pub fn new(
        lesson: &'static Lesson,
        still: Rc<Still>,
        answer: Option<&Answer>,
        records: &[Same<RunRecord>],
    ) -> Self {
        // The checks read one row of records, so each is copied once when it comes.
        let records = records.iter().map(|record| (**record).clone()).collect();
        let options = still.blocks("predict.option").map(plain).collect();
        Self {
            lesson,
            still,
            answer: answer.cloned(),
            options,
            records,
            measured: OnceCell::new(),
            checked: OnceCell::new(),
        }
    }

    /// The records, ready to be asked.
    pub fn evidence(&self) -> Evidence<'_> {
        self.lesson.evidence(&self.records)
    }

    /// What the runs say to the prediction, as it is handed in; `None` where it cannot be said.
    pub fn measured(&self) -> Option<Answer> {
        self.measured.get_or_init(|| measured_by(self.lesson, &self.evidence())).clone()
    }

    /// Every claim with its result.
    pub fn claims(&self) -> &[(&'static Claim, ClaimResult)] {
        self.checked.get_or_init(|| self.lesson.check(&self.evidence()))
    }

    /// The value of a placeholder.
    pub fn value(&self, name: &str) -> Option<String> {
        let reading = Reading {
            lesson: self.lesson,
            evidence: self.evidence(),
            answer: self.answer.as_ref(),
            options: &self.options,
            place: Place::Live,
        };
        reading.value(name)
    }

    /// The text of one place with its values filled in; empty where there is none. What it says of the prediction is left out,
    /// since the page says that in a place of its own.
    pub fn html(&self, place: &str) -> AttrValue {
        let value = |name: &str| match name {
            "prediction" | "judgement" => None,
            _ => self.value(name),
        };
        filled(self.still.blocks(place), &value).into()
    }

    /// The options of a question, each with its values filled in.
    pub fn options(&self, question: &str) -> Vec<AttrValue> {
        let blocks = self.still.blocks(&format!("{question}.option")).map(str::to_owned).collect::<Vec<_>>();
        blocks.iter().map(|block| filled([block.as_str()], &|name| self.value(name)).into()).collect()
    }
}
