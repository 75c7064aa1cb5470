//! Spans sorted into lanes, and within a lane into rows that no two spans share at the same time.

use super::{placed::Placed, rows::assign_rows};
use overlap_record::{Span, SpanKind};
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
    /// Sorts spans that ended and spans that are still open. A span that is not finite, or ends before it starts, is left out.
    #[must_use]
    pub fn new(ended: &[Span], open: &[Span]) -> Self {
        let all = || {
            let ended = ended.iter().map(|span| (span, false));
            ended.chain(open.iter().map(|span| (span, true))).filter(|(span, _)| is_sound(span))
        };
        let mut lanes = count_by_lane(all().map(|(span, _)| span.lane));

        // A counting sort by lane: within a lane the order stays, which is already that of time for a record.
        let mut next: Vec<usize> = lanes.iter().map(|lane| lane.spans.start).collect();
        let blank = Placed {
            span: Span { task: None, lane: 0, kind: SpanKind::Run, start_ms: 0.0, end_ms: 0.0 },
            row: 0,
            open: false,
        };
        let mut spans = vec![blank; lanes.last().map_or(0, |lane| lane.spans.end)];
        let mut home = 0;
        for (span, open) in all() {
            if lanes[home].lane != span.lane {
                home = lanes.partition_point(|lane| lane.lane < span.lane);
            }
            spans[next[home]] = Placed { span: *span, row: 0, open };
            next[home] += 1;
        }
        for lane in &mut lanes {
            lane.rows = assign_rows(&mut spans[lane.spans.clone()]);
        }
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

fn is_sound(span: &Span) -> bool {
    span.start_ms.is_finite() && span.end_ms.is_finite() && span.start_ms <= span.end_ms
}

/// The lanes in order, each with the stretch of indices that its spans will have.
fn count_by_lane(of_spans: impl Iterator<Item = u32>) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut home = 0;
    for lane in of_spans {
        if lanes.get(home).is_none_or(|last| last.lane != lane) {
            home = lanes.partition_point(|known| known.lane < lane);
            if lanes.get(home).is_none_or(|found| found.lane != lane) {
                lanes.insert(home, Lane { lane, rows: 0, spans: 0..0 });
            }
        }
        lanes[home].spans.end += 1;
    }
    let mut start = 0;
    for lane in &mut lanes {
        let end = start + lane.spans.end;
        lane.spans = start..end;
        start = end;
    }
    lanes
}
