//! On which build of the interpreter a run's strategies ran.

use overlap_record::{Build, RunRecord};

/// What the strategies that ran have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Builds {
    /// This build, each of them.
    All(Build),
    /// Nothing: they ran on both builds.
    Both,
    /// Nothing that is known.
    Unknown,
}

impl Builds {
    pub(crate) fn of(record: &RunRecord) -> Self {
        let ran = || record.results.iter().filter(|result| !result.repeats.is_empty());
        let any = |build: Option<Build>| ran().any(|result| result.build == build);
        match (any(Some(Build::Plain)), any(Some(Build::Threads)), any(None)) {
            (true, true, _) => Self::Both,
            (true, false, false) => Self::All(Build::Plain),
            (false, true, false) => Self::All(Build::Threads),
            _ => Self::Unknown,
        }
    }
}

/// Which build of the interpreter ran, as a sentence; none for Rust, and where it is not known.
#[must_use]
pub fn interpreter(record: &RunRecord) -> Option<&'static str> {
    match Builds::of(record) {
        Builds::All(Build::Threads) => Some("All strategies ran on the interpreter’s build with threads."),
        Builds::All(Build::Plain) => Some("All strategies ran on the interpreter’s build without threads."),
        Builds::Both => Some(
            "The strategies ran on two builds of the interpreter, which are not equally fast, so speed-ups between them mean nothing.",
        ),
        Builds::Unknown => None,
    }
}
