//! Where the spans of a lane go.

use crate::ports::SpanPublisher;
use overlap_protocol::ProgramEvent;
use overlap_record::Span;
use std::{collections::BTreeMap, rc::Rc};

/// Time between two publications, ms: about 30 a second.
const PUBLISH_EVERY_MS: f64 = 30.0;

/// Time between two pulses of a lane that waits, ms. Timers end late and never early, so two pulses are always enough
/// for a publication.
pub const PULSE_EVERY_MS: f64 = 16.0;

/// Most open spans in one publication. They are only drawn, and more of them would not make the drawing clearer.
const MOST_OPEN: usize = 1_000;

/// Most spans of a round on one lane. A program may give way a million times a second.
const MOST_SPANS: u64 = 200_000;

/// Receives the spans of one lane.
pub trait Sink {
    /// A span has begun. Its end is not known yet.
    fn open(&mut self, span: Span);

    /// A span has ended. It was given to `open` before.
    fn close(&mut self, span: Span);

    /// A program did something that is published.
    fn tell(&mut self, event: ProgramEvent);

    /// Called repeatedly while a span is open, so that the sink can publish.
    fn pulse(&mut self, now_ms: f64);

    /// Time after which a blocking wait has to be interrupted for a pulse, ms; `None` for never.
    fn pulse_every_ms(&self) -> Option<f64>;
}

/// A sink that publishes its spans itself, for a lane whose worker blocks: no other code can run there meanwhile.
pub struct LocalSink {
    publisher: Rc<dyn SpanPublisher>,
    closed: Vec<Span>,
    open: BTreeMap<Option<u32>, Span>,
    events: Vec<ProgramEvent>,
    published_ms: f64,
    recorded: u64,
}

impl LocalSink {
    /// A sink with room for the spans of `tasks` tasks, so that nothing is allocated while a span is open.
    #[must_use]
    pub fn new(publisher: Rc<dyn SpanPublisher>, tasks: usize) -> Self {
        Self {
            publisher,
            closed: Vec::with_capacity(tasks.saturating_mul(2).saturating_add(64)),
            open: BTreeMap::new(),
            events: Vec::new(),
            published_ms: 0.0,
            recorded: 0,
        }
    }

    /// Number of spans that were lost because there were too many.
    pub const fn lost(&self) -> u64 {
        self.recorded.saturating_sub(MOST_SPANS)
    }

    /// Publishes every span that was not published before.
    pub fn flush(&mut self, now_ms: f64) {
        let open: Vec<Span> =
            self.open.values().take(MOST_OPEN).map(|span| Span { end_ms: now_ms, ..*span }).collect();
        self.publisher.publish(&self.closed, &open, now_ms);
        self.closed.clear();
        if !self.events.is_empty() {
            self.publisher.tell(std::mem::take(&mut self.events));
        }
        self.published_ms = now_ms;
    }
}

impl Sink for LocalSink {
    fn open(&mut self, span: Span) {
        self.open.insert(span.task, span);
    }

    fn close(&mut self, span: Span) {
        self.open.remove(&span.task);
        self.recorded += 1;
        if self.recorded <= MOST_SPANS {
            self.closed.push(span);
        }
        self.pulse(span.end_ms);
    }

    fn tell(&mut self, event: ProgramEvent) {
        self.events.push(event);
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
