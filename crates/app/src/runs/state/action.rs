//! Everything that can happen to the page.

use super::{Origin, Seen};
use crate::{bridge::ReadError, model::Same};
use overlap_record::{RunRecord, palette::Theme};
use web_sys::File;

/// A run that was read, with its name and where it comes from.
#[derive(Clone)]
pub struct Found {
    /// What it is called.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The record.
    pub record: Same<RunRecord>,
    /// Whether another run of the same file came before it.
    pub follows: bool,
}

/// How far the reading of files is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProgress {
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub all: usize,
    /// What the next is called.
    pub name: String,
    /// How much of it is read, per cent.
    pub percent: u32,
}

/// Files that are being opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The files.
    pub files: Same<Vec<File>>,
    /// How many were opened before and given up for them.
    pub given_up: usize,
}

/// One thing that happened.
#[derive(Clone)]
pub enum Action {
    /// The runs that this device kept were read, newest first, but for as many as there are errors.
    Kept(Vec<Found>, Vec<ReadError>),
    /// The recorded run was loaded, or why it was not.
    Recorded(Result<Found, String>),
    /// The reader opens files. Those that are still being read are given up.
    Open(Same<Vec<File>>),
    /// Files are being read: so far.
    Reading(FileProgress),
    /// Files were read: the runs, and what was wrong with the rest.
    Read(Vec<Found>, Vec<String>),
    /// The reader wants to see something else.
    See(Seen),
    /// A run is to be compared, or no longer.
    Choose(u32, bool),
    /// Runs are to go.
    Remove(Which),
    /// The runs that went last are to come back.
    Undo,
    /// The reader pastes a text with codes.
    Paste(String),
    /// These are the codes that the device kept.
    Codes(String),
    /// All codes are to go.
    ClearCodes,
    /// The codes that went last are to come back.
    RestoreCodes,
    /// The page around this one gives other colours; `None` are the system's.
    Colour(Option<Theme>),
    /// The reader has read what was wrong.
    Dismiss,
}

/// Which runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// One of them.
    One(u32),
    /// All that this device kept.
    Kept,
    /// All that were opened.
    Opened,
}
