//! Isolated: workers that each have a memory of their own, as processes have.
//!
//! Arguments and results are copied in messages. Tasks are dealt out in chunks as Python's `Pool.map` does it, each
//! worker getting the next chunk when it has answered. A task that appends to the caller's collection appends to its
//! worker's copy, so that the caller's stays as it was.

use crate::{
    Strategy,
    lane::NO_ANSWER,
    ports::{CrewEvent, Enlistment, Ports},
    round::{Ended, Finish, Reply, Round},
};
use futures::future::LocalBoxFuture;
use overlap_record::{Span, SpanKind, StrategyId};
use overlap_workloads::Task;
use std::{rc::Rc, vec::IntoIter};

/// Chunks a worker gets, as in CPython's `multiprocessing.pool.Pool._map_async`.
const CHUNKS_PER_WORKER: usize = 4;

/// Separate memories.
pub struct Isolated;

impl Strategy for Isolated {
    fn id(&self) -> StrategyId {
        StrategyId::ISOLATED
    }

    fn start(&self, workers: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        Box::pin(async move {
            let begin_ms = ports.blocking.now_ms();
            let fresh = ports.crew.start(workers).await?;
            Ok(if fresh { ports.blocking.now_ms() - begin_ms } else { 0.0 })
        })
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Finish, Ended>> {
        Box::pin(async move {
            let startup_ms = Self.start(round.workers, ports.clone()).await?;
            if startup_ms > 0.0 {
                ports.live.publish(&startup_spans(round.workers, startup_ms), &[], startup_ms);
            }
            Deal::new(&round, &ports).run(startup_ms).await
        })
    }
}

/// One start-up span a lane.
pub(crate) fn startup_spans(workers: u32, startup_ms: f64) -> Vec<Span> {
    (0..workers)
        .map(|lane| Span { task: None, lane, kind: SpanKind::Startup, start_ms: 0.0, end_ms: startup_ms })
        .collect()
}

/// A round while it is dealt out.
struct Deal<'a> {
    round: &'a Round,
    ports: &'a Ports,
    chunks: IntoIter<Vec<(u32, Task)>>,
    answers: Vec<Option<Reply>>,
    memory: Vec<f64>,
    open: Vec<Vec<Span>>,
    end_ms: f64,
}

impl<'a> Deal<'a> {
    fn new(round: &'a Round, ports: &'a Ports) -> Self {
        let workers = round.workers as usize;
        let size = round.len().div_ceil(workers * CHUNKS_PER_WORKER).max(1);
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
        }
    }

    fn now_ms(&self) -> f64 {
        self.ports.blocking.now_ms() - self.round.epoch_ms
    }

    /// Gives the worker on `lane` its next chunk; false where there is none.
    fn deal(&mut self, lane: u32) -> bool {
        let Some(chunk) = self.chunks.next() else { return false };
        self.ports.crew.send(lane, chunk, self.now_ms());
        true
    }

    async fn run(mut self, startup_ms: f64) -> Result<Finish, Ended> {
        let enlistment = Enlistment {
            collection: self.round.collection(),
            epoch_ms: self.round.epoch_ms,
            deadline_ms: self.round.deadline_ms,
            fault: self.round.fault,
        };
        for lane in 0..self.round.workers {
            self.ports.crew.enlist(lane, &enlistment);
            if !self.deal(lane) {
                // A worker for whom there is no task is asked all the same, since only it knows the size of its memory.
                self.ports.crew.send(lane, Vec::new(), self.now_ms());
            }
        }
        let mut busy = self.round.workers;
        while busy > 0 {
            match self.ports.crew.next().await {
                CrewEvent::Spans { lane, spans, open } => self.show(lane, &spans, open),
                CrewEvent::Answered { lane, answers, memory_bytes, sent_ms } => {
                    self.received(lane, answers, memory_bytes, sent_ms);
                    busy -= u32::from(!self.deal(lane));
                }
                CrewEvent::Stopped => return Err(Ended::Stopped),
                CrewEvent::Failed(failure) => return Err(Ended::Failed(failure)),
            }
        }
        Ok(Finish {
            total_ms: self.end_ms,
            startup_ms,
            memory_bytes: self.ports.blocking.memory_bytes() + self.memory.iter().sum::<f64>(),
            answers: self
                .answers
                .into_iter()
                .map(|answer| answer.unwrap_or_else(|| Err(NO_ANSWER.to_owned())))
                .collect(),
            collection: self.round.collection(),
            spans_lost: 0,
        })
    }

    fn show(&mut self, lane: u32, spans: &[Span], open: Vec<Span>) {
        if let Some(slot) = self.open.get_mut(lane as usize) {
            *slot = open;
        }
        let now_ms = self.now_ms();
        let open: Vec<Span> =
            self.open.iter().flatten().map(|span| Span { end_ms: now_ms, ..*span }).collect();
        self.ports.live.publish(spans, &open, now_ms);
    }

    fn received(&mut self, lane: u32, answers: Vec<(u32, Reply)>, memory_bytes: f64, sent_ms: f64) {
        if let Some((first, _)) = answers.first() {
            let end_ms = self.now_ms();
            let start_ms = sent_ms.min(end_ms);
            let copy = Span { task: Some(*first), lane, kind: SpanKind::Copy, start_ms, end_ms };
            self.show(lane, &[copy], Vec::new());
            self.end_ms = end_ms;
        }
        if let Some(slot) = self.memory.get_mut(lane as usize) {
            *slot = memory_bytes;
        }
        for (index, answer) in answers {
            if let Some(slot) = self.answers.get_mut(index as usize) {
                *slot = Some(answer);
            }
        }
    }
}
