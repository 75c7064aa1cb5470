//! A lesson with what the reader predicted and ran so far, ready to be asked.

use crate::model::Same;
use overlap_lessons::{Answer, Evidence, Lesson, Place, Reading, Text};
use overlap_trace::RunRecord;
use yew::AttrValue;

/// What is known so far.
#[derive(Debug)]
pub struct Study {
    /// The lesson.
    pub lesson: &'static Lesson,
    /// The prediction, where one was made.
    pub answer: Option<Answer>,
    /// The records of the experiment.
    pub records: Vec<RunRecord>,
}

impl Study {
    /// What is known from these records.
    pub fn new(lesson: &'static Lesson, answer: Option<&Answer>, records: &[Same<RunRecord>]) -> Self {
        // The checks read one row of records, so each is copied once when it comes.
        let records = records.iter().map(|record| (**record).clone()).collect();
        Self { lesson, answer: answer.cloned(), records }
    }

    /// The records, ready to be asked.
    pub fn evidence(&self) -> Evidence<'_> {
        self.lesson.evidence(&self.records)
    }

    /// The value of a placeholder.
    pub fn value(&self, name: &str) -> Option<String> {
        let reading = Reading {
            lesson: self.lesson,
            evidence: self.evidence(),
            answer: self.answer.as_ref(),
            place: Place::Live,
        };
        reading.value(name)
    }

    /// A text with its values filled in. What it says of the prediction is left out, since the page says that in a place of its own.
    pub fn html(&self, text: Text) -> AttrValue {
        let value = |name: &str| match name {
            "prediction" | "judgement" => None,
            _ => self.value(name),
        };
        text.html(&value).into()
    }
}
