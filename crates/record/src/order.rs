//! The order of a lane's spans.

use crate::{record::RunRecord, span::Span};
use std::{cmp::Ordering, collections::BTreeMap};

impl Span {
    /// By start. At the same start spans of no time come first, so that they can share a row with what starts then; after them
    /// tasks in their order, so that what one goes on with comes before what the next begins.
    #[must_use]
    pub fn by_start(&self, other: &Self) -> Ordering {
        let lasts = |span: &Self| span.end_ms > span.start_ms;
        let starts = self.start_ms.total_cmp(&other.start_ms);
        starts.then_with(|| lasts(self).cmp(&lasts(other))).then_with(|| self.task.cmp(&other.task))
    }
}

impl RunRecord {
    /// Puts the spans of each lane in order of time ([`Span::by_start`]), among the places that they have. A file may list them in any
    /// order, and a page that draws very many of them would be held up by sorting.
    pub fn order_lanes(&mut self) {
        let repeats = self.results.iter_mut().flat_map(|result| &mut result.repeats);
        repeats.for_each(|repeat| order(&mut repeat.spans));
    }
}

fn order(spans: &mut [Span]) {
    let mut lanes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, span) in spans.iter().enumerate() {
        lanes.entry(span.lane).or_default().push(place);
    }
    for places in lanes.values() {
        let mut lane: Vec<Span> = places.iter().map(|place| spans[*place]).collect();
        lane.sort_by(Span::by_start);
        for (place, span) in places.iter().zip(lane) {
            spans[*place] = span;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::order;
    use crate::{
        span::{Span, SpanKind},
        testing::span,
    };

    fn run(lane: u32, task: u32, start_ms: f64, end_ms: f64) -> Span {
        span(task, lane, SpanKind::Run, start_ms, end_ms)
    }

    #[test]
    fn each_lane_is_put_in_order_and_keeps_its_places() {
        let mut spans = [run(1, 0, 5.0, 6.0), run(0, 1, 0.0, 9.0), run(1, 2, 2.0, 3.0), run(1, 3, 0.5, 1.0)];
        let mut ordered = [spans[3], spans[1], spans[2], spans[0]];
        order(&mut spans);
        assert_eq!(spans, ordered);
        order(&mut ordered);
        assert_eq!(spans, ordered, "what is in order stays");
    }

    #[test]
    fn at_the_same_start_those_of_no_time_come_first_and_then_tasks_in_their_order() {
        let mut spans = [run(0, 2, 1.0, 2.0), run(0, 1, 1.0, 2.0), run(0, 3, 1.0, 1.0)];
        let ordered = [spans[2], spans[1], spans[0]];
        order(&mut spans);
        assert_eq!(spans, ordered);
    }
}
