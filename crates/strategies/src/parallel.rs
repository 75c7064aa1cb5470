//! Rayon: parallel iterators over a pool of threads that share one memory.
//!
//! As many tasks run at the same time as the pool has threads and the machine has cores. A thread that has no task left
//! steals one from another thread, so the pool stays busy until no task is left. A wait blocks its thread.
//!
//! What is stolen is one task, or a chunk of them where a size is asked for: a thread runs its chunk from the first task to the last.
//! With as many chunks as threads each has its share from the start, and nothing is left to steal.

use crate::{
    Strategy,
    ended::Ended,
    isolated::startup_spans,
    lane::{Lane, OpenGate},
    ports::{Machine, Ports},
    ring::{RingReader, RingSink, SharedResults, locked},
    round::Round,
    shared::Shared,
};
use futures::future::LocalBoxFuture;
use overlap_protocol::Outcome;
use overlap_record::{Failure, StrategyId};
use rayon::prelude::*;
use std::{
    rc::Rc,
    sync::{Arc, Mutex},
};

/// A work-stealing pool.
pub struct Rayon;

impl Strategy for Rayon {
    fn id(&self) -> StrategyId {
        StrategyId::RAYON
    }

    fn start(&self, workers: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        start(workers, ports)
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Outcome, Ended>> {
        run_on_pool(round, ports, |ports, pool_round| {
            ports.thread_pool.spawn(Box::new(move || pool_round.run_parallel()));
        })
    }
}

/// Starts the pool. The strategy `gil` uses it too.
pub fn start(threads: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
    Box::pin(async move {
        let begin_ms = ports.machine.now_ms();
        let started = ports.thread_pool.start(threads).await?;
        Ok(if started { ports.machine.now_ms() - begin_ms } else { 0.0 })
    })
}

/// What the threads of a pool share during a round.
pub struct PoolRound {
    /// The round.
    pub round: Round,
    /// The machine that the threads run on.
    pub machine: &'static dyn Machine,
    /// What the caller passes in: there is one of each, and all threads use it.
    pub shared: Shared,
    /// Where answers and spans go.
    pub results: Arc<SharedResults>,
    end_ms: Mutex<f64>,
}

/// Runs a round on a pool: starts the pool, calls `launch` to give the threads their job, and publishes their spans until
/// they have finished.
pub fn run_on_pool(
    round: Rc<Round>,
    ports: Rc<Ports>,
    launch: impl FnOnce(&Ports, Arc<PoolRound>) + 'static,
) -> LocalBoxFuture<'static, Result<Outcome, Ended>> {
    Box::pin(async move {
        let startup_ms = start(round.workers, ports.clone()).await?;
        if startup_ms > 0.0 {
            ports.publisher.publish(&startup_spans(round.workers, startup_ms), &[], startup_ms);
        }
        let reader = RingReader::new(&round, round.workers);
        let pool_round = Arc::new(PoolRound {
            shared: Shared::of(&round),
            round: (*round).clone(),
            machine: ports.machine,
            results: reader.results.clone(),
            end_ms: Mutex::new(startup_ms),
        });
        launch(&ports, pool_round.clone());
        // excerpt: collecting the answers
        let (answers, spans_lost) = reader.run(round.epoch_ms, ports.clone()).await?;
        Ok(Outcome {
            total_ms: *locked(&pool_round.end_ms),
            startup_ms,
            memory_bytes: ports.machine.memory_bytes(),
            answers,
            collection: pool_round.shared.collected(pool_round.round.loaded()),
            counted: pool_round.shared.counted(pool_round.round.loaded()),
            interleaving: pool_round.shared.interleaving(),
            spans_lost,
        })
    })
}

impl PoolRound {
    /// The lane of the thread with this index; `None` where the lane was taken before.
    pub fn lane(&self, index: u32) -> Option<Lane<'_, RingSink>> {
        let sink = self.results.sink(index)?;
        Some(
            Lane::new(index, &self.round, self.machine, &self.shared, sink).with_program(self.round.loaded()),
        )
    }

    /// Notes that a lane was busy until `now_ms`, from the start of the round.
    pub fn busy_until(&self, now_ms: f64) {
        let mut end_ms = locked(&self.end_ms);
        *end_ms = end_ms.max(now_ms);
    }

    /// Runs the parallel iterator. Each thread has a lane of its own, so no thread ever waits for a lane's mutex.
    fn run_parallel(&self) {
        let lanes: Vec<_> = (0..self.round.workers).map(|index| Mutex::new(self.lane(index))).collect();
        let tasks: Vec<u32> = (0..self.round.len() as u32).collect();
        // excerpt: parallel iterator
        let chunks = tasks.par_chunks(self.round.chunk.unwrap_or(1).max(1) as usize).with_max_len(1);
        chunks.flat_map_iter(|chunk| chunk).for_each(|&index| {
            if self.results.has_ended() {
                return;
            }
            // excerpt: thread of a lane
            let thread = rayon::current_thread_index().and_then(|thread| lanes.get(thread));
            let Some(mut slot) = thread.map(locked) else {
                return self.results.end(Ended::Failed(Failure::internal("A task ran outside of the pool.")));
            };
            let Some(lane) = slot.as_mut() else {
                return self.results.end(Ended::Failed(Failure::internal("Two rounds ran on one pool.")));
            };
            if lane.stopped() {
                return self.results.end(Ended::Stopped);
            }
            match lane.run(index, &self.round.plan.tasks[index as usize], &mut OpenGate) {
                // excerpt: place of an answer
                Ok(answer) => self.results.answer(index, answer),
                Err(ended) => self.results.end(ended),
            }
        });
        self.busy_until(self.machine.now_ms() - self.round.epoch_ms);
        self.results.finish();
    }
}
