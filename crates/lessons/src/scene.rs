//! Where every task is at one moment of a repeat: the supermarket of “One till, many customers”, in which tills are lanes, customers are
//! tasks and a wait is the way back to the shelf; and the futures of “Futures”, which are pending, running or done.

use overlap_record::{Span, SpanKind};

/// What a task does at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// It has not started: in the queue, or a pending future.
    Queued,
    /// It computes on a lane: served at a till.
    Served {
        /// The lane.
        lane: u32,
    },
    /// It waits: gone to fetch what was forgotten. Whether its lane is free meanwhile depends on the strategy.
    Away {
        /// The lane that it left, or that it holds up.
        lane: u32,
    },
    /// It is between two steps, queueing for a lock, or under way between memories.
    Held {
        /// The lane.
        lane: u32,
    },
    /// It has ended: out of the shop, or a future that is done.
    Done,
}

/// Where each of `tasks` tasks is at `at_ms`, in task order.
#[must_use]
pub fn scene(spans: &[Span], tasks: u32, at_ms: f64) -> Vec<Whereabouts> {
    (0..tasks).map(|task| whereabouts(spans, task, at_ms)).collect()
}

fn whereabouts(spans: &[Span], task: u32, at_ms: f64) -> Whereabouts {
    let own = || spans.iter().filter(|span| span.task == Some(task));
    // A later span wins where two meet.
    let now = own().rfind(|span| span.start_ms <= at_ms && at_ms < span.end_ms);
    match now.map(|span| (span.kind, span.lane)) {
        Some((SpanKind::Run, lane)) => return Whereabouts::Served { lane },
        Some((SpanKind::Wait, lane)) => return Whereabouts::Away { lane },
        Some((SpanKind::Lock | SpanKind::Copy | SpanKind::Startup, lane)) => {
            return Whereabouts::Held { lane };
        }
        None => {}
    }
    let before = own().rfind(|span| span.end_ms <= at_ms);
    match before {
        None => Whereabouts::Queued,
        Some(_) if !own().any(|span| span.start_ms > at_ms) => Whereabouts::Done,
        Some(span) => Whereabouts::Held { lane: span.lane },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_queues_is_served_goes_back_and_leaves() {
        let span = |kind, start_ms, end_ms| Span { task: Some(1), lane: 2, kind, start_ms, end_ms };
        let spans = [
            span(SpanKind::Run, 5.0, 10.0),
            span(SpanKind::Wait, 10.0, 20.0),
            span(SpanKind::Run, 25.0, 30.0),
        ];
        let at = |at_ms| scene(&spans, 2, at_ms)[1];
        assert_eq!(at(0.0), Whereabouts::Queued);
        assert_eq!(at(5.0), Whereabouts::Served { lane: 2 });
        assert_eq!(at(10.0), Whereabouts::Away { lane: 2 });
        assert_eq!(at(22.0), Whereabouts::Held { lane: 2 });
        assert_eq!(at(30.0), Whereabouts::Done);
        assert_eq!(scene(&spans, 2, 15.0)[0], Whereabouts::Queued, "the other customer never comes");
    }
}
