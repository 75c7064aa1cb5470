//! A recording of everything that was published.

use overlap_protocol::ProgramEvent;
use overlap_record::Span;
use overlap_strategies::ports::SpanPublisher;
use std::cell::RefCell;

/// One publication.
#[derive(Clone, Debug)]
pub struct Published {
    /// Spans that had ended.
    pub spans: Vec<Span>,
    /// Spans that were open.
    pub open: Vec<Span>,
    /// The time, ms from the start of the round.
    pub now_ms: f64,
}

/// Keeps every publication.
#[derive(Default)]
pub struct Recording(RefCell<Vec<Published>>, RefCell<Vec<ProgramEvent>>);

impl Recording {
    /// Takes out the publications until now.
    pub fn take(&self) -> Vec<Published> {
        self.0.take()
    }

    /// Takes out what programs did until now.
    pub fn events(&self) -> Vec<ProgramEvent> {
        self.1.take()
    }
}

impl SpanPublisher for Recording {
    fn publish(&self, spans: &[Span], open: &[Span], now_ms: f64) {
        self.0.borrow_mut().push(Published { spans: spans.to_vec(), open: open.to_vec(), now_ms });
    }

    fn tell(&self, events: Vec<ProgramEvent>) {
        self.1.borrow_mut().extend(events);
    }
}
