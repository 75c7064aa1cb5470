//! The course: short lessons, each around a real run.
//!
//! A lesson is a folder: `lesson.md` holds its text, which a teacher can edit without Rust, and `mod.rs` what is run,
//! predicted and claimed. This crate is pure: it neither runs nor draws, it says what to run and judges the records that come back.
//!
//! [`ALL`] is the course. A page shows a [`Lesson`] in this order: its question, its [`Prediction`], its [`Lesson::parts`], its
//! observation, its explanation filled in by a [`Reading`], its published [`Table`]s, its [`Focus`]ed lines of code, its [`Transfer`]
//! question, which of its [`Claim`]s held, and at the end the programs of its [`practice`].
// The lessons.
mod choose;
mod contention;
mod event_loop;
mod free_threading;
mod futures;
mod kitchens;
mod limits;
mod lock;
mod lost_updates;
mod overhead;
mod pools;
mod requests;
mod scaling;
mod tills;
mod waiting;

mod article;
mod articles;
mod checks;
mod claim;
pub mod code;
mod evidence;
mod experiment;
mod guide;
pub mod html;
mod judgement;
mod lesson;
mod measured;
pub mod practice;
mod prediction;
mod progress;
pub mod published;
mod scene;
mod spans;
mod teaching;
mod text;
mod tools;
mod transfer;
mod values;

pub use article::Article;
pub use claim::{Claim, ClaimResult};
pub use code::{ExcerptError, Focus, SourceFile, StrategySource};
pub use evidence::{Evidence, Missing, Run, Timed};
pub use experiment::{Kind, Part};
pub use guide::{GUIDE, Guide, GuideSection};
pub use judgement::{BarJudgement, JudgeError, Judgement};
pub use lesson::{Lesson, Pictured};
pub use measured::{Measured, Unit, range_of};
pub use prediction::{Answer, Measure, MeasureOf, NoAnswer, Prediction};
pub use progress::{Done, Progress};
pub use published::{Cell, Column, Document, Row, Table};
pub use scene::{Whereabouts, scene};
pub use teaching::{Notes, Question, Remark, Teaching};
pub use text::{Choice, GLOSSARY, LessonText, Quiz, SOURCES, Term, Text, escaped, filled, plain};
pub use tools::{CaseJudgement, Taken, Tool, best_of_each, compare};
pub use transfer::{Checked, Transfer};
pub use values::{Place, Reading};

/// Every lesson, in the order of the course.
pub static ALL: &[&Lesson] = &[
    &waiting::LESSON,
    &tills::LESSON,
    &lock::LESSON,
    &lost_updates::LESSON,
    &contention::LESSON,
    &kitchens::LESSON,
    &free_threading::LESSON,
    &requests::LESSON,
    &pools::LESSON,
    &futures::LESSON,
    &event_loop::LESSON,
    &limits::LESSON,
    &overhead::LESSON,
    &scaling::LESSON,
    &choose::LESSON,
];

/// The lesson with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Lesson> {
    ALL.iter().copied().find(|lesson| lesson.id == id)
}
