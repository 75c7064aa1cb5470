//! Isolated: workers that each have a memory of their own, as processes have.
//!
//! Arguments and results are copied in messages. Tasks are sent in chunks, as Python's `Pool.map` does it, and of its size where
//! none is asked for: a worker gets its next chunk when it has answered the one before. A task that appends to the caller's
//! collection appends to its worker's copy, so the caller's own collection does not change. The same holds for the caller's
//! counter.

use crate::{Strategy, ended::Ended, lane::NO_ANSWER, ports::Ports, round::Round, shared::Shared};
use futures::future::LocalBoxFuture;
use overlap_protocol::{Chunk, ChunkOutcome, FromEngine, Outcome, Preparation};
use overlap_record::{Failure, Span, SpanKind, StrategyId};
use overlap_workloads::{Task, TaskResult};
use std::{rc::Rc, vec::IntoIter};

/// Chunks per worker, as in CPython's `multiprocessing.pool.Pool._map_async`.
const CHUNKS_PER_WORKER: usize = 4;

/// Separate memories.
pub struct Isolated;

impl Strategy for Isolated {
    fn id(&self) -> StrategyId {
        StrategyId::ISOLATED
    }

    fn start(&self, workers: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        Box::pin(async move {
            let begin_ms = ports.machine.now_ms();
            let started = ports.isolated_workers.start(workers).await?;
            Ok(if started { ports.machine.now_ms() - begin_ms } else { 0.0 })
        })
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Outcome, Ended>> {
        Box::pin(async move {
            // excerpt: start of the workers
            let startup_ms = Self.start(round.workers, ports.clone()).await?;
            if startup_ms > 0.0 {
                ports.publisher.publish(&startup_spans(round.workers, startup_ms), &[], startup_ms);
            }
            Distribution::new(&round, &ports).run(startup_ms).await
        })
    }
}

/// One start-up span per lane.
pub(crate) fn startup_spans(workers: u32, startup_ms: f64) -> Vec<Span> {
    (0..workers)
        .map(|lane| Span { task: None, lane, kind: SpanKind::Startup, start_ms: 0.0, end_ms: startup_ms })
        .collect()
}

/// The tasks of a round while they are distributed to the workers.
struct Distribution<'a> {
    round: &'a Round,
    ports: &'a Ports,
    chunks: IntoIter<Vec<(u32, Task)>>,
    answers: Vec<Option<TaskResult>>,
    /// Size of each worker's memory, bytes.
    memory: Vec<f64>,
    /// Each worker's open spans.
    open: Vec<Vec<Span>>,
    end_ms: f64,
    /// The longest time that a worker took to load the program, ms.
    load_ms: f64,
}

impl<'a> Distribution<'a> {
    fn new(round: &'a Round, ports: &'a Ports) -> Self {
        let workers = round.workers as usize;
        // excerpt: size of a chunk
        let usual = round.len().div_ceil(workers * CHUNKS_PER_WORKER);
        let size = round.chunk.map_or(usual, |chunk| chunk as usize).max(1);
        let numbered: Vec<(u32, Task)> = (0..).zip(round.plan.tasks.iter().cloned()).collect();
        let chunks: Vec<_> = numbered.chunks(size).map(<[_]>::to_vec).collect();
        Self {
            round,
            ports,
            chunks: chunks.into_iter(),
            answers: vec![None; round.len()],
            memory: vec![0.0; workers],
            open: vec![Vec::new(); workers],
            end_ms: 0.0,
            load_ms: 0.0,
        }
    }

    fn now_ms(&self) -> f64 {
        self.ports.machine.now_ms() - self.round.epoch_ms
    }

    /// Sends the next chunk to the worker on `lane`; false where there is none left.
    // excerpt: next chunk
    fn send_next(&mut self, lane: u32) -> bool {
        let Some(tasks) = self.chunks.next() else { return false };
        self.ports.isolated_workers.send(lane, Chunk { tasks, sent_ms: self.now_ms() });
        true
    }

    async fn run(mut self, startup_ms: f64) -> Result<Outcome, Ended> {
        for lane in 0..self.round.workers {
            // excerpt: copy of the collection
            self.ports.isolated_workers.prepare(Preparation {
                lane,
                collection: self.round.collection(),
                program: self.round.program.as_ref().map(|program| program.program.clone()),
                epoch_ms: self.round.epoch_ms,
                deadline_ms: self.round.deadline_ms,
                fault: self.round.fault,
            });
            if !self.send_next(lane) {
                // A worker without a task gets an empty chunk, since only its answer tells the size of its memory.
                self.ports.isolated_workers.send(lane, Chunk { tasks: Vec::new(), sent_ms: self.now_ms() });
            }
        }
        let mut busy = self.round.workers;
        while busy > 0 {
            match self.ports.isolated_workers.next().await? {
                (lane, FromEngine::Spans { spans, open, .. }) => self.publish(lane, &spans, open),
                (_, FromEngine::Program(events)) => self.ports.publisher.tell(events),
                (lane, FromEngine::ChunkDone(outcome)) => {
                    self.receive(lane, outcome);
                    busy -= u32::from(!self.send_next(lane));
                }
                (_, FromEngine::Cancelled) => return Err(Ended::Stopped),
                (lane, FromEngine::Failed(failure)) => {
                    return Err(Ended::Failed(Failure { lane: Some(lane), ..failure }));
                }
                // The other messages answer requests of the page.
                _ => {}
            }
        }
        let shared = Shared::of(self.round);
        Ok(Outcome {
            total_ms: self.end_ms,
            startup_ms: startup_ms + self.load_ms,
            memory_bytes: self.ports.machine.memory_bytes() + self.memory.iter().sum::<f64>(),
            answers: self
                .answers
                .into_iter()
                .map(|answer| answer.unwrap_or_else(|| Err(NO_ANSWER.to_owned())))
                .collect(),
            collection: shared.collected(self.round.loaded()),
            counted: shared.counted(self.round.loaded()),
            ..Outcome::default()
        })
    }

    fn publish(&mut self, lane: u32, spans: &[Span], open: Vec<Span>) {
        if let Some(slot) = self.open.get_mut(lane as usize) {
            *slot = open;
        }
        let now_ms = self.now_ms();
        let open: Vec<Span> =
            self.open.iter().flatten().map(|span| Span { end_ms: now_ms, ..*span }).collect();
        self.ports.publisher.publish(spans, &open, now_ms);
    }

    fn receive(&mut self, lane: u32, outcome: ChunkOutcome) {
        if let Some((first, _)) = outcome.answers.first() {
            let end_ms = self.now_ms();
            let start_ms = outcome.sent_ms.min(end_ms);
            // excerpt: copy of the answers
            let copy = Span { task: Some(*first), lane, kind: SpanKind::Copy, start_ms, end_ms };
            self.publish(lane, &[copy], Vec::new());
            self.end_ms = end_ms;
        }
        self.load_ms = self.load_ms.max(outcome.load_ms);
        if let Some(slot) = self.memory.get_mut(lane as usize) {
            *slot = outcome.memory_bytes;
        }
        for (index, answer) in outcome.answers {
            if let Some(slot) = self.answers.get_mut(index as usize) {
                *slot = Some(answer);
            }
        }
    }
}
