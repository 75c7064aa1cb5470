//! From span to span by keyboard.

use super::timeline::Timeline;

/// Where to go from a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The next span of the lane, by start.
    Next,
    /// The span before on the lane.
    Previous,
    /// The lane's first span.
    First,
    /// The lane's last span.
    Last,
    /// The next lane's span that starts nearest in time.
    LaneDown,
    /// The same on the lane before.
    LaneUp,
}

impl Timeline {
    /// The index of the span that lies in this direction of span `from`; `from` itself where there is nothing that way, and the
    /// first span where there is no span `from`. None only without spans.
    #[must_use]
    pub fn go(&self, from: usize, direction: Direction) -> Option<usize> {
        let Some(home) = self.lanes().iter().position(|lane| lane.spans.contains(&from)) else {
            return (!self.spans().is_empty()).then_some(0);
        };
        let spans = &self.lanes()[home].spans;
        Some(match direction {
            Direction::Next => (from + 1).min(spans.end - 1),
            Direction::Previous => from.saturating_sub(1).max(spans.start),
            Direction::First => spans.start,
            Direction::Last => spans.end - 1,
            Direction::LaneDown => self.nearest(home + 1, from),
            Direction::LaneUp => home.checked_sub(1).map_or(from, |lane| self.nearest(lane, from)),
        })
    }

    /// The span of the lane at position `lane` that starts nearest to span `from`, the earlier of two; `from` where there is no
    /// such lane.
    fn nearest(&self, lane: usize, from: usize) -> usize {
        let Some(lane) = self.lanes().get(lane) else { return from };
        let start = |index: usize| self.spans()[index].span.start_ms;
        let at = start(from);
        let spans = &self.spans()[lane.spans.clone()];
        let after = lane.spans.start + spans.partition_point(|placed| placed.span.start_ms < at);
        let last = lane.spans.end - 1;
        let (before, after) = (after.saturating_sub(1).max(lane.spans.start), after.min(last));
        if (at - start(before)).abs() <= (start(after) - at).abs() { before } else { after }
    }
}
