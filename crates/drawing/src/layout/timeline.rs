//! Spans sorted into lanes, and within a lane into rows that no two spans share at the same time.

use super::placed::Placed;
use std::ops::Range;

/// One lane and its spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The lane's number.
    pub lane: u32,
    /// How many rows its spans need.
    pub rows: u32,
    /// Its spans' indices in [`Timeline::spans`], by start.
    pub spans: Range<usize>,
}

/// The spans of one repeat, by lane and, within a lane, by start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    spans: Vec<Placed>,
    lanes: Vec<Lane>,
}

impl Timeline {
    pub(super) const fn of(spans: Vec<Placed>, lanes: Vec<Lane>) -> Self {
        Self { spans, lanes }
    }

    /// Every span, by lane and, within a lane, by start.
    #[must_use]
    pub fn spans(&self) -> &[Placed] {
        &self.spans
    }

    /// Every lane that has a span, by number.
    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// The end of the last span, ms; 0 without spans.
    #[must_use]
    pub fn end_ms(&self) -> f64 {
        self.spans.iter().map(|placed| placed.span.end_ms).fold(0.0, f64::max)
    }
}
