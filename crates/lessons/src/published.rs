//! The source documents, and the figures that they published.

use overlap_protocol::workloads::published::Figure;
use overlap_record::StrategyId;

pub use overlap_protocol::workloads::document::{
    Document, PARALLEL_COMPUTING, PARALLEL_PYTHON, PARALLELISATION_IN_PYTHON, PYTHON_PARALLELISM,
    YOU_TOO_CAN_PARALLELISE,
};
pub use overlap_protocol::workloads::published::{
    FACTORIAL, FIND_MAX, FIND_MAX_WAIT, LONG_COMP, LONG_IO, SLEEP_RANGE, SQUARE, WAIT,
};

/// Where the law of diminishing returns comes from.
pub const AMDAHL: Document = Document {
    title: "Validity of the Single Processor Approach to Achieving Large Scale Computing Capabilities",
    author: Some("Gene Amdahl"),
    year: Some(1967),
};

/// Which lines of Python are one step under its lock.
pub const PYTHON_FAQ: Document = Document {
    title: "Library and Extension FAQ: What kinds of global value mutation are thread-safe?",
    author: Some("Python documentation"),
    year: None,
};

/// What a deadlock takes.
pub const SYSTEM_DEADLOCKS: Document = Document {
    title: "System Deadlocks",
    author: Some("E. G. Coffman, M. J. Elphick and A. Shoshani"),
    year: Some(1971),
};

/// Published figures.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// What the table shows.
    pub title: &'static str,
    /// Where it was published.
    pub source: Document,
    /// The columns of values.
    pub columns: &'static [Column],
    /// One row a way of running.
    pub rows: &'static [Row],
}

/// One column of published figures.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// The part of the lesson's experiment that measures the same.
    pub part: Option<&'static str>,
}

impl Column {
    /// A column that nothing of the experiment stands beside.
    pub(crate) const fn plain(name: &'static str) -> Self {
        Self { name, part: None }
    }

    /// A column of times, beside which stand the totals of a part of the experiment.
    pub(crate) const fn beside(name: &'static str, part: &'static str) -> Self {
        Self { name, part: Some(part) }
    }
}

/// One row of published figures.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What the document calls it.
    pub name: &'static str,
    /// The strategy that this project runs in its place, to put its figure beside.
    pub strategy: Option<StrategyId>,
    /// One cell a column.
    pub cells: &'static [Cell],
}

/// One published figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A time of the table in `workloads`; none where none was published.
    Time(Option<Figure>),
    /// How many times as fast.
    Times(f64),
    /// Something that is no number.
    Text(&'static str),
}

impl Cell {
    /// The figure as the tables show it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Time(Some(figure)) => figure.words.to_owned(),
            Self::Times(times) => format!("{times} ×"),
            Self::Text(text) => text.to_owned(),
            Self::Time(None) => "–".to_owned(),
        }
    }
}
