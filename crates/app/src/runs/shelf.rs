//! Runs of other times and machines: what this device keeps, and what was read from files.

use super::same::Same;
use overlap_trace::{RunRecord, archive};

/// Most files that are held at once.
const MAX_FILES: usize = overlap_trace::class::MAX_MACHINES;
/// Most problems that are shown at once.
const MAX_PROBLEMS: usize = 20;

/// The shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// Its runs: the device's own, newest first, then the files in the order in which they came.
    pub entries: Vec<Entry>,
    /// What was wrong with the files that were read last.
    pub problems: Vec<String>,
}

/// One run on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called: its file's name, or when it ran.
    pub name: String,
    /// Where it comes from.
    pub kind: Kind,
    /// Whether it is to be compared.
    pub chosen: bool,
    /// The run.
    pub record: Same<RunRecord>,
}

/// Where a run on the shelf comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// This device kept it, without its spans.
    Kept,
    /// A file held it.
    File,
}

/// What happens to the shelf.
pub enum Change {
    /// The device's own runs were found, newest first; so many could not be read.
    Found(Vec<RunRecord>, usize),
    /// A run has ended here.
    Keep(Same<RunRecord>),
    /// Files were read: the runs by their names, and what was wrong with the rest.
    Read(Vec<(String, RunRecord)>, Vec<String>),
    /// An entry is to be compared, or no longer.
    Choose(usize, bool),
    /// The device is to forget its runs.
    Forget,
    /// The files are no longer needed.
    Close,
}

impl Entry {
    fn kept(record: &RunRecord) -> Self {
        let name = record.environment.started_at.clone();
        Self { name, kind: Kind::Kept, chosen: false, record: Same::new(archive::slim(record)) }
    }
}

impl Shelf {
    /// Carries a change out.
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Found(records, lost) => {
                self.entries.retain(|entry| entry.kind != Kind::Kept);
                self.entries.splice(0..0, records.iter().map(Entry::kept));
                if lost > 0 {
                    self.problems = vec![format!(
                        "{lost} of the runs that this device kept could not be read; they are left out."
                    )];
                }
            }
            Change::Keep(record) => {
                self.entries.insert(0, Entry::kept(&record));
                let mut kept = 0;
                self.entries.retain(|entry| {
                    kept += usize::from(entry.kind == Kind::Kept);
                    entry.kind != Kind::Kept || kept <= archive::MAX_RUNS
                });
            }
            Change::Read(records, mut problems) => {
                let room = MAX_FILES.saturating_sub(self.of(Kind::File).count());
                if records.len() > room {
                    problems.push(format!(
                        "{MAX_FILES} files are the most at once; {} were left out.",
                        records.len() - room
                    ));
                }
                let entry = |(name, record)| Entry {
                    name,
                    kind: Kind::File,
                    chosen: false,
                    record: Same::new(record),
                };
                self.entries.extend(records.into_iter().take(room).map(entry));
                if problems.len() > MAX_PROBLEMS {
                    let more = problems.len() - MAX_PROBLEMS;
                    problems.truncate(MAX_PROBLEMS);
                    problems.push(format!("The same or other problems with {more} more files."));
                }
                self.problems = problems;
            }
            Change::Choose(index, chosen) => {
                if let Some(entry) = self.entries.get_mut(index) {
                    entry.chosen = chosen;
                }
            }
            Change::Forget => self.entries.retain(|entry| entry.kind != Kind::Kept),
            Change::Close => {
                self.entries.retain(|entry| entry.kind != Kind::File);
                self.problems.clear();
            }
        }
    }

    /// The runs of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// The runs that are to be compared.
    pub fn chosen(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.chosen)
    }
}
