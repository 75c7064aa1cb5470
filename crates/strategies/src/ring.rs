//! Lanes on threads: each leaves its spans in a preallocated ring, which the host empties while the round goes on.

use crate::{
    ports::Ports,
    round::{Ended, Reply, Round},
    sink::Sink,
};
use overlap_record::{Failure, Span, SpanKind};
use rtrb::{Consumer, Producer, RingBuffer};
use std::{
    rc::Rc,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
};

/// How often the host empties the rings, ms.
const DRAIN_EVERY_MS: f64 = 33.0;

/// Spans that a ring holds at least, and at most; each is 40 bytes.
const ROOM: (usize, usize) = (8_192, 65_536);

/// The span that is open on a lane, for drawing only: a reader may see a mixture of two for one frame.
#[derive(Default)]
struct Open {
    kind: AtomicU32,
    task: AtomicU32,
    start_bits: AtomicU64,
}

const NONE: u32 = u32::MAX;

/// The thread's end of a lane.
pub struct RingSink {
    spans: Producer<Span>,
    open: Arc<Open>,
    lost: Arc<AtomicU64>,
}

impl Sink for RingSink {
    fn open(&mut self, span: Span) {
        self.open.task.store(span.task.unwrap_or(NONE), Ordering::Relaxed);
        self.open.start_bits.store(span.start_ms.to_bits(), Ordering::Relaxed);
        self.open.kind.store(span.kind as u32, Ordering::Release);
    }

    fn close(&mut self, span: Span) {
        self.open.kind.store(NONE, Ordering::Relaxed);
        if self.spans.push(span).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn pulse(&mut self, _: f64) {}

    fn pulse_every_ms(&self) -> Option<f64> {
        None
    }
}

/// The threads' side of a round: sinks to take, answers to fill in.
pub struct Side {
    sinks: Vec<Mutex<Option<RingSink>>>,
    answers: Mutex<Vec<Option<Reply>>>,
    ended: Mutex<Option<Ended>>,
    done: AtomicBool,
}

impl Side {
    /// The sink of a lane; each can be taken once.
    pub fn sink(&self, lane: u32) -> Option<RingSink> {
        locked(self.sinks.get(lane as usize)?).take()
    }

    /// Leaves a task's answer.
    pub fn answer(&self, index: u32, answer: Reply) {
        if let Some(slot) = locked(&self.answers).get_mut(index as usize) {
            *slot = Some(answer);
        }
    }

    /// Ends the round for every lane. What was said first stands.
    pub fn end(&self, ended: Ended) {
        locked(&self.ended).get_or_insert(ended);
    }

    /// Whether the round was ended by a lane.
    pub fn has_ended(&self) -> bool {
        locked(&self.ended).is_some()
    }

    fn failure(&self) -> Option<Failure> {
        match &*locked(&self.ended) {
            Some(Ended::Failed(failure)) => Some(failure.clone()),
            Some(Ended::Stopped) | None => None,
        }
    }

    /// Says that no thread is at work any more.
    pub fn finish(&self) {
        self.done.store(true, Ordering::Release);
    }
}

/// Locks, whatever became of the thread that held it before.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The host's side: it empties the rings and waits for the end.
pub struct Drain {
    consumers: Vec<Consumer<Span>>,
    open: Vec<Arc<Open>>,
    lost: Arc<AtomicU64>,
    /// The other side.
    pub side: Arc<Side>,
}

impl Drain {
    /// Rings for `lanes` lanes of a round.
    pub fn new(round: &Round, lanes: u32) -> Self {
        let room = round.len().saturating_mul(3).clamp(ROOM.0, ROOM.1);
        let lost = Arc::new(AtomicU64::new(0));
        let (mut consumers, mut open, mut sinks) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..lanes {
            let (producer, consumer) = RingBuffer::new(room);
            let slot = Arc::new(Open { kind: AtomicU32::new(NONE), ..Open::default() });
            consumers.push(consumer);
            open.push(slot.clone());
            sinks.push(Mutex::new(Some(RingSink { spans: producer, open: slot, lost: lost.clone() })));
        }
        let side = Arc::new(Side {
            sinks,
            answers: Mutex::new(vec![None; round.len()]),
            ended: Mutex::new(None),
            done: AtomicBool::new(false),
        });
        Self { consumers, open, lost, side }
    }

    /// Publishes spans until the threads are done, then yields the answers and the number of spans lost.
    ///
    /// # Errors
    /// What a lane ended the round with, or the crash of a thread.
    pub async fn run(mut self, epoch_ms: f64, ports: Rc<Ports>) -> Result<(Vec<Reply>, u64), Ended> {
        loop {
            let done = self.side.done.load(Ordering::Acquire);
            let now_ms = ports.blocking.now_ms() - epoch_ms;
            let spans: Vec<Span> = self.consumers.iter_mut().flat_map(drained).collect();
            let open: Vec<Span> =
                (0..).zip(&self.open).filter_map(|(lane, open)| open.span(lane, now_ms)).collect();
            ports.live.publish(&spans, &open, now_ms);
            // Other threads may still wait for long, but whoever is told of a failure lets the whole engine go.
            if let Some(failure) = ports.threads.failure().or_else(|| self.side.failure()) {
                return Err(Ended::Failed(failure));
            }
            if done {
                break;
            }
            ports.reactor.tick(DRAIN_EVERY_MS).await;
        }
        if let Some(ended) = locked(&self.side.ended).take() {
            return Err(ended);
        }
        let answers = std::mem::take(&mut *locked(&self.side.answers));
        let answers = answers
            .into_iter()
            .map(|answer| answer.unwrap_or_else(|| Err(crate::lane::NO_ANSWER.to_owned())))
            .collect();
        Ok((answers, self.lost.load(Ordering::Relaxed)))
    }
}

fn drained(ring: &mut Consumer<Span>) -> Vec<Span> {
    let mut spans = Vec::with_capacity(ring.slots());
    while let Ok(span) = ring.pop() {
        spans.push(span);
    }
    spans
}

impl Open {
    fn span(&self, lane: u32, now_ms: f64) -> Option<Span> {
        let kind = self.kind.load(Ordering::Acquire);
        let kind = SpanKind::ALL.into_iter().find(|each| *each as u32 == kind)?;
        let task = Some(self.task.load(Ordering::Relaxed)).filter(|task| *task != NONE);
        let start_ms = f64::from_bits(self.start_bits.load(Ordering::Relaxed)).min(now_ms);
        Some(Span { task, lane, kind, start_ms, end_ms: now_ms })
    }
}
