//! What a reader does at the end of a lesson: change a program, and make one that a check accepts.
//!
//! It stands in the lesson's page, from which the page's program takes it. Of this file the program uses [`run_of`] alone, which leads
//! to no text.

use crate::text::Text;
use overlap_protocol::{
    Spec,
    permalink::{self, Notice},
};

/// What the end of a lesson holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Practice {
    /// A program that works, of which two lines are changed.
    pub modify: Exercise,
    /// The beginning of a program that is still to be made.
    pub make: Exercise,
    /// Python that is put behind the made program: its `task(i)` tests it.
    pub check: &'static str,
}

/// A program with what is to be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// How it is run, as the end of a permalink's query: `tasks=4&strategies=serial,async`.
    pub setting: &'static str,
    /// What to do and what to look for.
    pub says: Text,
    /// A hint, as HTML without a block around it.
    pub hint: Text,
    /// The program.
    pub program: &'static str,
}

/// What a query of a run of the reader's own code begins with.
const OWN: &str = "workload=python&";

/// The practice of every lesson, by the lesson's id.
static ALL: &[(&str, Practice)] = include!(concat!(env!("OUT_DIR"), "/practices.rs"));

/// The practice of a lesson.
#[must_use]
pub fn practice(lesson: &str) -> Option<&'static Practice> {
    ALL.iter().find(|(id, _)| *id == lesson).map(|(_, practice)| practice)
}

/// What an exercise's setting runs on a machine with so many cores, but for its code, and what of the setting cannot be used.
#[must_use]
pub fn run_of(setting: &str, cores: u32) -> (Spec, Vec<Notice>) {
    let link = permalink::decode(&format!("{OWN}{setting}"), cores);
    (link.settings.spec, link.notices)
}
