//! The times that the documents published, for the values of [`Preset::Document`](crate::Preset::Document): one table.

use Figure::{About, Between, Exactly, LittleOver, Over};

/// A published time, seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// As measured.
    Exactly(f64),
    /// About so many.
    About(f64),
    /// About this to that many.
    Between(f64, f64),
    /// More than so many, by an amount that is not said.
    Over(f64),
    /// Little more than so many.
    LittleOver(f64),
}

impl Figure {
    /// The time to compute with, s: the middle of a range, and the known side of one that is open.
    #[must_use]
    pub const fn seconds(self) -> f64 {
        match self {
            Self::Exactly(seconds)
            | Self::About(seconds)
            | Self::Over(seconds)
            | Self::LittleOver(seconds) => seconds,
            Self::Between(low, high) => f64::midpoint(low, high),
        }
    }

    /// The time in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Exactly(seconds) => format!("{seconds} s"),
            Self::About(seconds) => format!("about {seconds} s"),
            Self::Between(low, high) => format!("about {low} to {high} s"),
            Self::Over(seconds) => format!("over {seconds} s"),
            Self::LittleOver(seconds) => format!("little over {seconds} s"),
        }
    }
}

/// What a document published of a workload, by the ways in which it ran the tasks; none where it did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Published {
    /// One task alone.
    pub one_task: Option<Figure>,
    /// All tasks, one after another.
    pub one_by_one: Option<Figure>,
    /// In threads of one interpreter, under its lock.
    pub threads: Option<Figure>,
    /// In processes.
    pub processes: Option<Figure>,
}

/// All of one workload, by these three ways.
const fn three(one_by_one: Figure, threads: Figure, processes: Figure) -> Published {
    Published {
        one_task: None,
        one_by_one: Some(one_by_one),
        threads: Some(threads),
        processes: Some(processes),
    }
}

/// Document A: seven waits of 1 s, threads of a pool of 8, a process a core.
pub const WAIT: Published = three(Exactly(7.02), Exactly(1.01), Exactly(2.01));
/// Document A: seven ranges of factorials, by the same pools.
pub const FACTORIAL: Published = three(Exactly(5.12), Exactly(5.21), Exactly(2.54));
/// Document B: four waits of 2 s.
pub const LONG_IO: Published = three(Exactly(8.0), Exactly(2.0), Exactly(2.0));
/// Document B: four loops, four processes on four cores.
pub const LONG_COMP: Published = three(About(9.0), Between(9.0, 10.0), About(3.0));
/// Document C: ten lists and ten waits of 10 s, a thread a list.
pub const FIND_MAX_WAIT: Published =
    Published { one_task: None, one_by_one: None, threads: Some(LittleOver(10.0)), processes: None };
/// Document C: three searches.
pub const FIND_MAX: Published = Published {
    one_task: Some(Exactly(25.0)),
    one_by_one: None,
    threads: Some(Over(60.0)),
    processes: Some(Exactly(35.0)),
};
/// Document E: waits of 0 to 4 s, a fresh pool for every call.
pub const SLEEP_RANGE: Published = three(Exactly(10.0096), Exactly(4.0176), Exactly(4.0407));
/// Document E: a thousand powers, a fresh pool for every call.
pub const SQUARE: Published = three(Exactly(0.0005), Exactly(0.1058), Exactly(0.1289));

/// Every workload that has published times, by its id.
pub static PUBLISHED: &[(&str, Published)] = &[
    ("wait", WAIT),
    ("factorial", FACTORIAL),
    ("long_io", LONG_IO),
    ("long_comp", LONG_COMP),
    ("find_max_wait", FIND_MAX_WAIT),
    ("find_max", FIND_MAX),
    ("sleep_range", SLEEP_RANGE),
    ("square", SQUARE),
];

/// What was published of a workload.
#[must_use]
pub fn published(workload: &str) -> Option<&'static Published> {
    PUBLISHED.iter().find(|(id, _)| *id == workload).map(|(_, published)| published)
}
