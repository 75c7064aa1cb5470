//! The source documents, and the figures that they published.

use overlap_record::StrategyId;

/// A document that a lesson comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: &'static str,
    /// Who wrote it, where that is known.
    pub author: Option<&'static str>,
    /// When, where that is known.
    pub year: Option<u16>,
}

impl Document {
    /// Title, author and year, as a citation has them.
    #[must_use]
    pub fn citation(&self) -> String {
        let mut citation = format!("“{}”", self.title);
        if let Some(author) = self.author {
            citation.push_str(&format!(", {author}"));
        }
        if let Some(year) = self.year {
            citation.push_str(&format!(", {year}"));
        }
        citation
    }
}

/// Document A.
pub const PARALLELISATION_IN_PYTHON: Document =
    Document { title: "Parallelisation in Python", author: Some("matsmaiwald"), year: None };
/// Document B.
pub const PARALLEL_COMPUTING: Document =
    Document { title: "Parallel Computing", author: None, year: Some(2019) };
/// Document C.
pub const PYTHON_PARALLELISM: Document =
    Document { title: "Python Parallelism", author: Some("Adams Rosales"), year: Some(2020) };
/// Document D.
pub const YOU_TOO_CAN_PARALLELISE: Document =
    Document { title: "You too can parallelise in Python", author: Some("linbug"), year: None };
/// Document E.
pub const PARALLEL_PYTHON: Document =
    Document { title: "Parallel Python - Standard Library", author: None, year: None };
/// Where the law of diminishing returns comes from.
pub const AMDAHL: Document = Document {
    title: "Validity of the Single Processor Approach to Achieving Large Scale Computing Capabilities",
    author: Some("Gene Amdahl"),
    year: Some(1967),
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
    /// Seconds.
    Seconds(f64),
    /// About so many seconds.
    About(f64),
    /// More than so many seconds.
    Over(f64),
    /// How many times as fast.
    Times(f64),
    /// Something that is no number.
    Text(&'static str),
    /// Nothing was published.
    Nothing,
}

impl Cell {
    /// The figure as the tables show it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Seconds(seconds) => format!("{seconds} s"),
            Self::About(seconds) => format!("about {seconds} s"),
            Self::Over(seconds) => format!("over {seconds} s"),
            Self::Times(times) => format!("{times} ×"),
            Self::Text(text) => text.to_owned(),
            Self::Nothing => "–".to_owned(),
        }
    }
}
