//! What is known of a strategy: all that pages, files and sentences say and draw of it, and how it runs tasks.

/// One strategy's facts.
#[derive(Debug)]
pub struct Strategy {
    /// The name in permalinks and records.
    pub name: &'static str,
    /// The name on a page.
    pub title: &'static str,
    /// What it is, in a few words.
    pub gloss: &'static str,
    /// How sentences speak of it.
    pub words: Words,
    /// What stands for it in CPython; none where nothing does.
    pub in_cpython: Option<Counterpart>,
    /// What the page must be able to do for it.
    pub needs: Needs,
    /// How it runs tasks.
    pub mechanism: Mechanism,
    /// Whether the others are compared with it: its answers are the reference, and a speed-up is its time over theirs.
    pub is_baseline: bool,
    /// Its colours.
    pub colours: Colours,
    /// Its mark on a chart: the data of an SVG path around the origin, about 10 units wide.
    pub marker: &'static str,
    /// The file in `crates/strategies/src` that implements it.
    pub source: &'static str,
}

/// How sentences speak of a strategy.
#[derive(Debug)]
pub struct Words {
    /// The subject of a sentence, in lower case.
    pub subject: &'static str,
    /// Whether the subject is a plural.
    pub is_plural: bool,
    /// What it is, as a sentence without a full stop, for a number of workers or threads.
    pub explained: fn(workers: u32) -> String,
}

/// What CPython has for a strategy, as records that were made there call it.
#[derive(Debug)]
pub struct Counterpart {
    /// The name on a page.
    pub title: &'static str,
    /// What it is, in a few words.
    pub gloss: &'static str,
    /// How sentences speak of it.
    pub words: Words,
}

/// What a page must be able to do for a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing but the one worker that every strategy runs in.
    Nothing,
    /// Workers that start further workers.
    Workers,
    /// The same with a memory that they share, and so the engine with threads on a page that is cross-origin isolated.
    SharedMemory,
}

/// How a strategy runs tasks. The ideal time, the estimate, the doubts about cores and most sentences follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mechanism {
    /// On what the tasks run.
    pub lanes: Lanes,
    /// What becomes of a lane while its task waits.
    pub waits: Waits,
    /// How many lanes compute at the same instant.
    pub computing: Computing,
    /// Where tasks and their answers lie.
    pub memory: Memory,
}

/// On what tasks run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lanes {
    /// One worker.
    One,
    /// A pool of workers, as many as the specification says.
    Workers,
    /// A pool of threads: as many as the specification says, else one a task.
    Threads,
}

/// What becomes of a lane while its task waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// It waits with it.
    Block,
    /// It goes on with other tasks.
    Overlap,
}

/// How many lanes compute at the same instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computing {
    /// One; where there are more lanes, one lock makes them take turns.
    OneAtATime,
    /// As many as there are, where there are cores for them.
    Together,
}

/// Where tasks and their answers lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// In one memory.
    Shared,
    /// In a memory of each lane's own: they are copied there and back.
    Copied,
}

/// A strategy's colour in either appearance of the page, `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// On a light page.
    pub light: &'static str,
    /// On a dark page.
    pub dark: &'static str,
}

impl Lanes {
    /// What one of a pool is called; none without a pool.
    #[must_use]
    pub const fn noun(self) -> Option<&'static str> {
        match self {
            Self::One => None,
            Self::Workers => Some("worker"),
            Self::Threads => Some("thread"),
        }
    }
}

impl Mechanism {
    /// Whether it starts workers or threads of its own, so that it has a start-up time and a number of them.
    #[must_use]
    pub const fn has_pool(self) -> bool {
        !matches!(self.lanes, Lanes::One)
    }

    /// Whether its lanes share one lock, which only one may hold to compute.
    #[must_use]
    pub const fn has_one_lock(self) -> bool {
        self.has_pool() && matches!(self.computing, Computing::OneAtATime)
    }

    /// Whether more workers can make it compute faster.
    #[must_use]
    pub const fn scales(self) -> bool {
        self.has_pool() && matches!(self.computing, Computing::Together)
    }

    /// Whether one lane goes on with other tasks while one waits.
    #[must_use]
    pub const fn overlaps_waits(self) -> bool {
        matches!(self.waits, Waits::Overlap)
    }

    /// Whether its lanes share nothing.
    #[must_use]
    pub const fn copies(self) -> bool {
        matches!(self.memory, Memory::Copied)
    }
}
