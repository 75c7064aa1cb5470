//! Where a lane leaves its spans.

use crate::ports::Live;
use overlap_record::Span;
use std::{collections::BTreeMap, rc::Rc};

/// Spans are shown once this time has passed, ms: about 30 times a second.
const PUBLISH_EVERY_MS: f64 = 30.0;

/// How often a lane that waits looks whether to publish, ms. Timers end late, never early, so that two pulses are
/// always enough for a publication.
pub const PULSE_EVERY_MS: f64 = 16.0;

/// Spans that are still open are only drawn; past this many a drawing gains nothing.
const MOST_OPEN: usize = 1_000;

/// Takes the spans of one lane.
pub trait Sink {
    /// A span has begun; its end is not known yet.
    fn open(&mut self, span: Span);

    /// A span has ended; `open` announced it before.
    fn close(&mut self, span: Span);

    /// Called now and then while a span is open.
    fn pulse(&mut self, now_ms: f64);

    /// How often a blocking wait has to be interrupted for a pulse, ms; `None` for never.
    fn pulse_every_ms(&self) -> Option<f64>;
}

/// A sink for a lane that publishes its spans itself, since nobody else can while it blocks.
pub struct LocalSink {
    live: Rc<dyn Live>,
    closed: Vec<Span>,
    open: BTreeMap<Option<u32>, Span>,
    published_ms: f64,
}

impl LocalSink {
    /// A sink with room for the spans of `tasks` tasks, so that none is allocated while a span is open.
    #[must_use]
    pub fn new(live: Rc<dyn Live>, tasks: usize) -> Self {
        Self {
            live,
            closed: Vec::with_capacity(tasks.saturating_mul(2).saturating_add(64)),
            open: BTreeMap::new(),
            published_ms: 0.0,
        }
    }

    /// Publishes everything that has not been published.
    pub fn flush(&mut self, now_ms: f64) {
        let open: Vec<Span> =
            self.open.values().take(MOST_OPEN).map(|span| Span { end_ms: now_ms, ..*span }).collect();
        self.live.publish(&self.closed, &open, now_ms);
        self.closed.clear();
        self.published_ms = now_ms;
    }
}

impl Sink for LocalSink {
    fn open(&mut self, span: Span) {
        self.open.insert(span.task, span);
    }

    fn close(&mut self, span: Span) {
        self.open.remove(&span.task);
        self.closed.push(span);
        self.pulse(span.end_ms);
    }

    fn pulse(&mut self, now_ms: f64) {
        if now_ms - self.published_ms >= PUBLISH_EVERY_MS {
            self.flush(now_ms);
        }
    }

    fn pulse_every_ms(&self) -> Option<f64> {
        Some(PULSE_EVERY_MS)
    }
}
