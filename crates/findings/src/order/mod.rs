//! What happened in one repeat, in order, in sentences: the timeline for those who would rather read or hear it.
//!
//! [`moments`] gathers what happens at about the same time, [`shorten`] leaves out what resembles its neighbours, and [`words`] finds the
//! sentences.
mod moments;
mod shorten;
mod words;

use crate::statistics::representative;
use overlap_record::{RunRecord, Span, SpanKind, StrategyId};

pub use shorten::MOST_LINES;
pub use words::Sentence;

/// How many tasks did something at the same instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtOnce {
    /// Computed.
    pub computing: u32,
    /// Waited.
    pub waiting: u32,
    /// Queued for a lock or permit.
    pub queueing: u32,
}

/// What some tasks or lanes began or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Lanes begin to start up.
    LanesStart,
    /// Lanes have started up.
    LanesReady,
    /// Tasks end.
    Ends,
    /// Tasks begin and end.
    Whole,
    /// Tasks begin to do this.
    Begins(SpanKind),
    /// Tasks do this once more.
    Again(SpanKind),
}

/// The same change of several tasks, or of several lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub what: What,
    /// The tasks' indices in task order, each once, ascending; none where it is about lanes.
    pub tasks: Vec<u32>,
    /// The lanes, each once, ascending.
    pub lanes: Vec<u32>,
}

/// What happened at about the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// When the first of it happened, ms from the start of the repeat.
    pub from_ms: f64,
    /// When the last of it happened, ms.
    pub until_ms: f64,
    /// What changed.
    pub changes: Vec<Change>,
    /// How many did what afterwards.
    pub after: AtOnce,
    /// The most that did what at any instant of it.
    pub most: AtOnce,
    /// Tasks of which nothing had happened before, by index, ascending.
    pub begun: Vec<u32>,
    /// Tasks of which nothing happens any more, by index, ascending.
    pub ended: Vec<u32>,
}

/// Moments that are left out, taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// When the first of them began, ms.
    pub from_ms: f64,
    /// When the last of them ended, ms.
    pub until_ms: f64,
    /// How many they are.
    pub moments: usize,
    /// Tasks that began, by index, ascending.
    pub begun: Vec<u32>,
    /// Tasks that ended, by index, ascending.
    pub ended: Vec<u32>,
    /// The most that did what at any instant.
    pub most: AtOnce,
}

/// A moment, or several that are left out.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A moment.
    Moment(Moment),
    /// Moments left out.
    Between(Between),
}

/// The order of events of one repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The lines in order of time, [`MOST_LINES`] at most.
    pub lines: Vec<Line>,
    /// How many tasks there are spans of.
    pub tasks: usize,
    /// How many lanes there are spans of.
    pub lanes: usize,
    /// When the last lane had started up, ms; none where none had to.
    pub ready_ms: Option<f64>,
    /// When the last span ended, ms.
    pub end_ms: f64,
    /// The most that did what at any instant.
    pub most: AtOnce,
}

impl Order {
    /// The order of events that these spans show, in whatever order they come.
    #[must_use]
    pub fn of(spans: &[Span]) -> Self {
        let moments = moments::moments(spans);
        let most = moments.iter().fold(AtOnce::default(), |most, moment| most.max(moment.most));
        let mut lanes: Vec<u32> = spans.iter().map(|span| span.lane).collect();
        lanes.sort_unstable();
        lanes.dedup();
        let startups = spans.iter().filter(|span| span.kind == SpanKind::Startup);
        Self {
            tasks: moments.iter().map(|moment| moment.begun.len()).sum(),
            lanes: lanes.len(),
            ready_ms: startups.map(|span| span.end_ms).reduce(f64::max),
            end_ms: spans.iter().map(|span| span.end_ms.max(span.start_ms)).fold(0.0, f64::max),
            most,
            lines: shorten::shorten(moments),
        }
    }
}

/// What happened under each strategy in short, of the repeat nearest to its median. What did not run is left out, and so are wrong
/// answers: no time is shown for them.
#[must_use]
pub fn summaries(record: &RunRecord) -> Vec<(StrategyId, String)> {
    let timed = record.results.iter().filter(|result| result.available && result.answer_ok);
    let repeat = |result: &overlap_record::StrategyResult| {
        let repeat = result.repeats.get(representative(&result.repeats)?)?;
        (!repeat.spans.is_empty()).then(|| (result.strategy, Order::of(&repeat.spans).summary()))
    };
    timed.filter_map(repeat).collect()
}

impl AtOnce {
    /// All of them.
    pub(crate) const fn all(self) -> u32 {
        self.computing + self.waiting + self.queueing
    }

    /// The larger one of each.
    pub(crate) fn max(self, other: Self) -> Self {
        Self {
            computing: self.computing.max(other.computing),
            waiting: self.waiting.max(other.waiting),
            queueing: self.queueing.max(other.queueing),
        }
    }

    /// How much differs.
    pub(crate) const fn distance(self, other: Self) -> u32 {
        self.computing.abs_diff(other.computing)
            + self.waiting.abs_diff(other.waiting)
            + self.queueing.abs_diff(other.queueing)
    }
}
