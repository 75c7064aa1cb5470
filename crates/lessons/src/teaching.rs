//! What stands beside a lesson: notes for its teacher, and questions that its reader is asked again later.

use crate::{
    Lesson,
    text::{Choice, Text},
};

include!(concat!(env!("OUT_DIR"), "/teaching.rs"));

/// What a lesson's `teacher.md` and `questions.md` say.
///
/// It stands in pages of its own, and in forms beside the lesson. Nothing that the program uses may lead here.
#[derive(Clone, Copy, Debug)]
pub struct Teaching {
    /// For the teacher.
    pub notes: Notes,
    /// For the reader, at the end of the lesson and later. The first one is in the test before and after the course, too.
    pub questions: [Question; 3],
}

/// Notes for a teacher.
#[derive(Clone, Copy, Debug)]
pub struct Notes {
    /// What learners can do afterwards, as HTML; each begins with a verb that can be checked.
    pub objectives: &'static [&'static str],
    /// For whom the lesson is.
    pub level: Text,
    /// Which lessons come first.
    pub prerequisites: Text,
    /// The steps of the lesson, and how many minutes each takes.
    pub minutes: &'static [(&'static str, u32)],
    /// What learners often believe, and what to say.
    pub misconceptions: &'static [Remark],
    /// What to say of the answers: of the prediction, the observation and the other case. Which options are right comes from the lesson itself.
    pub answers: [Text; 3],
    /// What to talk about, as HTML.
    pub discussion: &'static [&'static str],
    /// What can go wrong, and what to do.
    pub troubles: &'static [Remark],
}

/// Something, and what to say or to do about it.
#[derive(Clone, Copy, Debug)]
pub struct Remark {
    /// What it is about, as HTML without a block around it.
    pub about: &'static str,
    /// What is said.
    pub says: Text,
}

/// A question with one right option.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The question, as HTML without a block around it.
    pub asks: &'static str,
    /// What can be chosen.
    pub options: &'static [Choice],
    /// The index of the right option.
    pub right: usize,
}

impl Notes {
    /// How long the lesson takes, minutes.
    #[must_use]
    pub fn minutes_in_all(&self) -> u32 {
        self.minutes.iter().map(|(_, minutes)| minutes).sum()
    }
}

impl Lesson {
    /// Its notes and questions.
    #[must_use]
    pub fn teaching(&self) -> &'static Teaching {
        let own = ALL.iter().find(|(id, _)| *id == self.id);
        own.map_or(&ALL[0].1, |(_, teaching)| teaching)
    }
}
