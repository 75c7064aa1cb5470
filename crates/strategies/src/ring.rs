//! Lanes on threads. Each lane writes its spans into a ring buffer of its own, allocated before the round, and the host
//! reads the buffers while the round goes on.

use crate::{ended::Ended, ports::Ports, round::Round, sink::Sink};
use overlap_protocol::ProgramEvent;
use overlap_record::{Failure, Span, SpanKind};
use overlap_workloads::TaskResult;
use rtrb::{Consumer, Producer, RingBuffer};
use std::{
    rc::Rc,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
};

/// Time between two readings of the ring buffers, ms.
const READ_EVERY_MS: f64 = 33.0;

/// Smallest and largest capacity of a ring buffer, spans of 40 bytes.
const CAPACITY: (usize, usize) = (8_192, 65_536);

/// The span that is open on a lane. It is only drawn: a reading may mix the values of two spans, and the next one corrects
/// that.
#[derive(Default)]
struct OpenSpan {
    kind: AtomicU32,
    task: AtomicU32,
    start_bits: AtomicU64,
}

const NONE: u32 = u32::MAX;

/// The sink of a lane on a thread.
pub struct RingSink {
    spans: Producer<Span>,
    open: Arc<OpenSpan>,
    lost: Arc<AtomicU64>,
    events: Arc<Mutex<Vec<ProgramEvent>>>,
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

    fn tell(&mut self, event: ProgramEvent) {
        locked(&self.events).push(event);
    }

    fn pulse(&mut self, _: f64) {}

    fn pulse_every_ms(&self) -> Option<f64> {
        None
    }
}

/// What the threads of a round and the host share: the lanes' sinks, the answers, and how the round ended.
pub struct SharedResults {
    sinks: Vec<Mutex<Option<RingSink>>>,
    answers: Mutex<Vec<Option<TaskResult>>>,
    ended: Mutex<Option<Ended>>,
    done: AtomicBool,
}

impl SharedResults {
    /// Takes the sink of a lane; `None` where it was taken before.
    pub fn sink(&self, lane: u32) -> Option<RingSink> {
        locked(self.sinks.get(lane as usize)?).take()
    }

    /// Stores a task's answer.
    pub fn answer(&self, index: u32, answer: TaskResult) {
        if let Some(slot) = locked(&self.answers).get_mut(index as usize) {
            *slot = Some(answer);
        }
    }

    /// Ends the round for every lane. Only the first call counts.
    pub fn end(&self, ended: Ended) {
        locked(&self.ended).get_or_insert(ended);
    }

    /// Whether a lane ended the round.
    pub fn has_ended(&self) -> bool {
        locked(&self.ended).is_some()
    }

    fn failure(&self) -> Option<Failure> {
        match &*locked(&self.ended) {
            Some(Ended::Failed(failure)) => Some(failure.clone()),
            Some(Ended::Stopped) | None => None,
        }
    }

    /// Notes that every thread has finished.
    pub fn finish(&self) {
        self.done.store(true, Ordering::Release);
    }
}

/// Locks a mutex, even where a thread panicked while it held the lock.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The host's part of a round: it reads the ring buffers until the threads have finished.
pub struct RingReader {
    consumers: Vec<Consumer<Span>>,
    open: Vec<Arc<OpenSpan>>,
    lost: Arc<AtomicU64>,
    events: Arc<Mutex<Vec<ProgramEvent>>>,
    /// The part that the threads use.
    pub results: Arc<SharedResults>,
}

impl RingReader {
    /// Allocates ring buffers for `lanes` lanes of a round.
    pub fn new(round: &Round, lanes: u32) -> Self {
        let capacity = round.len().saturating_mul(3).clamp(CAPACITY.0, CAPACITY.1);
        let lost = Arc::new(AtomicU64::new(0));
        let events: Arc<Mutex<Vec<ProgramEvent>>> = Arc::default();
        let (mut consumers, mut open, mut sinks) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..lanes {
            let (producer, consumer) = RingBuffer::new(capacity);
            let slot = Arc::new(OpenSpan { kind: AtomicU32::new(NONE), ..OpenSpan::default() });
            consumers.push(consumer);
            open.push(slot.clone());
            let (lost, events) = (lost.clone(), events.clone());
            sinks.push(Mutex::new(Some(RingSink { spans: producer, open: slot, lost, events })));
        }
        let results = Arc::new(SharedResults {
            sinks,
            answers: Mutex::new(vec![None; round.len()]),
            ended: Mutex::new(None),
            done: AtomicBool::new(false),
        });
        Self { consumers, open, lost, events, results }
    }

    /// Publishes spans until the threads have finished. Yields the answers and the number of lost spans.
    ///
    /// # Errors
    /// The [`Ended`] of the lane that ended the round, or the crash of a thread.
    pub async fn run(mut self, epoch_ms: f64, ports: Rc<Ports>) -> Result<(Vec<TaskResult>, u64), Ended> {
        loop {
            let done = self.results.done.load(Ordering::Acquire);
            let now_ms = ports.machine.now_ms() - epoch_ms;
            let spans: Vec<Span> = self.consumers.iter_mut().flat_map(read_all).collect();
            let open: Vec<Span> =
                (0..).zip(&self.open).filter_map(|(lane, open)| open.span(lane, now_ms)).collect();
            ports.publisher.publish(&spans, &open, now_ms);
            let events = std::mem::take(&mut *locked(&self.events));
            if !events.is_empty() {
                ports.publisher.tell(events);
            }
            // Other threads may still wait for a long time. The page ends the engine after a failure, and them with it.
            if let Some(failure) = ports.thread_pool.failure().or_else(|| self.results.failure()) {
                return Err(Ended::Failed(failure));
            }
            if done {
                break;
            }
            ports.event_loop.timer(READ_EVERY_MS).await;
        }
        if let Some(ended) = locked(&self.results.ended).take() {
            return Err(ended);
        }
        let answers = std::mem::take(&mut *locked(&self.results.answers));
        let answers = answers
            .into_iter()
            .map(|answer| answer.unwrap_or_else(|| Err(crate::lane::NO_ANSWER.to_owned())))
            .collect();
        Ok((answers, self.lost.load(Ordering::Relaxed)))
    }
}

fn read_all(ring: &mut Consumer<Span>) -> Vec<Span> {
    let mut spans = Vec::with_capacity(ring.slots());
    while let Ok(span) = ring.pop() {
        spans.push(span);
    }
    spans
}

impl OpenSpan {
    fn span(&self, lane: u32, now_ms: f64) -> Option<Span> {
        let kind = self.kind.load(Ordering::Acquire);
        let kind = SpanKind::ALL.into_iter().find(|each| *each as u32 == kind)?;
        let task = Some(self.task.load(Ordering::Relaxed)).filter(|task| *task != NONE);
        let start_ms = f64::from_bits(self.start_bits.load(Ordering::Relaxed)).min(now_ms);
        Some(Span { task, lane, kind, start_ms, end_ms: now_ms })
    }
}
