//! Spans sorted into lanes and rows a part at a time, so that whoever sorts very many can do something else in between.

use super::{
    placed::Placed,
    rows::{self, Rows},
    timeline::{Lane, Timeline},
};
use overlap_record::{Span, SpanKind};
use std::mem::take;

const BLANK: Placed = Placed {
    span: Span { task: None, lane: 0, kind: SpanKind::Run, start_ms: 0.0, end_ms: 0.0 },
    row: 0,
    open: false,
};

/// A [`Timeline`] that is being made.
#[derive(Default)]
pub struct Sorting {
    pass: Pass,
    /// How many spans this pass has seen.
    at: usize,
    lanes: Vec<Lane>,
    /// The lane of the span before: the next is often of the same.
    home: usize,
    /// Where each lane's next span goes.
    next: Vec<usize>,
    spans: Vec<Placed>,
    /// The lane whose spans go into rows, and its rows.
    lane: usize,
    rows: Rows,
}

/// What is done to every span. Each is a counting sort's: within a lane the order stays, which is already that of time for a record
/// ([`RunRecord::order_lanes`](overlap_record::RunRecord::order_lanes)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pass {
    /// Counting the spans of each lane.
    #[default]
    Count,
    /// Moving them to their lane.
    Move,
    /// Putting the spans of a lane in order.
    Order,
    /// Putting them into rows.
    Rows,
}

impl Timeline {
    /// Sorts spans that ended and spans that are still open. A span that is not finite, or ends before it starts, is left out.
    #[must_use]
    pub fn new(ended: &[Span], open: &[Span]) -> Self {
        let mut sorting = Sorting::default();
        loop {
            if let Some(timeline) = sorting.advance(ended, open, usize::MAX) {
                return timeline;
            }
        }
    }
}

impl Sorting {
    /// Does the next part: as much as `most` spans need, but for putting one lane in order. `None` while there is more to do. Takes the same
    /// spans each time, those that ended and those that are still open.
    pub fn advance(&mut self, ended: &[Span], open: &[Span], most: usize) -> Option<Timeline> {
        let all = ended.len() + open.len();
        let end = all.min(self.at.saturating_add(most.max(1)));
        let part = || {
            let ended = ended.iter().map(|span| (span, false));
            let part = ended.chain(open.iter().map(|span| (span, true))).skip(self.at).take(end - self.at);
            part.filter(|(span, _)| is_sound(span))
        };
        match self.pass {
            Pass::Count => {
                count(&mut self.lanes, &mut self.home, part().map(|(span, _)| span.lane));
                self.at = end;
                if end == all {
                    self.make_room();
                }
            }
            Pass::Move => {
                for (span, open) in part() {
                    if self.lanes[self.home].lane != span.lane {
                        self.home = self.lanes.partition_point(|lane| lane.lane < span.lane);
                    }
                    let next = &mut self.next[self.home];
                    self.spans[*next] = Placed { span: *span, row: 0, open };
                    *next += 1;
                }
                self.at = end;
                if end == all {
                    self.pass = Pass::Order;
                }
            }
            Pass::Order | Pass::Rows => {
                let Some(lane) = self.lanes.get_mut(self.lane) else {
                    return Some(Timeline::of(take(&mut self.spans), take(&mut self.lanes)));
                };
                if self.pass == Pass::Order {
                    self.rows = Rows::default();
                    self.at = lane.spans.start;
                    self.pass = Pass::Rows;
                    if rows::sort(&mut self.spans[lane.spans.clone()]) {
                        lane.rows = 1;
                        self.at = lane.spans.end;
                    }
                } else {
                    let end = lane.spans.end.min(self.at.saturating_add(most.max(1)));
                    self.spans[self.at..end].iter_mut().for_each(|placed| self.rows.place(placed));
                    self.at = end;
                    lane.rows = self.rows.count();
                }
                if self.at == lane.spans.end {
                    self.lane += 1;
                    self.pass = Pass::Order;
                }
            }
        }
        None
    }

    /// Ends the counting.
    fn make_room(&mut self) {
        let mut start = 0;
        for lane in &mut self.lanes {
            let end = start + lane.spans.end;
            lane.spans = start..end;
            self.next.push(start);
            start = end;
        }
        self.spans = vec![BLANK; start];
        (self.pass, self.at, self.home) = (Pass::Move, 0, 0);
    }
}

fn is_sound(span: &Span) -> bool {
    span.start_ms.is_finite() && span.end_ms.is_finite() && span.start_ms <= span.end_ms
}

/// Counts spans by lane: each lane's stretch of indices ends at their number until all are counted.
fn count(lanes: &mut Vec<Lane>, home: &mut usize, of_spans: impl Iterator<Item = u32>) {
    for lane in of_spans {
        if lanes.get(*home).is_none_or(|last| last.lane != lane) {
            *home = lanes.partition_point(|known| known.lane < lane);
            if lanes.get(*home).is_none_or(|found| found.lane != lane) {
                lanes.insert(*home, Lane { lane, rows: 0, spans: 0..0 });
            }
        }
        lanes[*home].spans.end += 1;
    }
}
