//! Rayon: parallel iterators over a pool of threads that share one memory.
//!
//! As many tasks are worked on at the same instant as the pool has threads and the machine has cores. A thread that
//! has nothing left steals from another, so the pool stays busy until the tasks run out. A wait blocks its thread.

use crate::{
    Strategy,
    isolated::startup_spans,
    lane::{Collection, Lane, OpenGate, collection, contents},
    ports::{Blocking, Ports},
    ring::{Drain, RingSink, Side, locked},
    round::{Ended, Finish, Round},
};
use futures::future::LocalBoxFuture;
use overlap_record::{Failure, StrategyId};
use rayon::prelude::*;
use std::{
    rc::Rc,
    sync::{Arc, Mutex},
};

/// A work-stealing pool.
pub struct Parallel;

impl Strategy for Parallel {
    fn id(&self) -> StrategyId {
        StrategyId::RAYON
    }

    fn start(&self, workers: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        start(workers, ports)
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Finish, Ended>> {
        run_on_pool(round, ports, |ports, work| {
            ports.threads.spawn(Box::new(move || work.run_parallel()));
        })
    }
}

/// Starts the pool; shared with the strategy that puts a lock over it.
pub fn start(threads: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
    Box::pin(async move {
        let begin_ms = ports.blocking.now_ms();
        let fresh = ports.threads.start(threads).await?;
        Ok(if fresh { ports.blocking.now_ms() - begin_ms } else { 0.0 })
    })
}

/// A round as the threads of a pool see it.
pub struct Work {
    /// The round.
    pub round: Round,
    /// The port for code that may block.
    pub port: &'static dyn Blocking,
    /// The one collection, which all threads share.
    pub list: Collection,
    /// Where answers and spans go.
    pub side: Arc<Side>,
    end_ms: Mutex<f64>,
}

/// Runs a round on a pool: starts it, lets `launch` set the threads to work, shows their spans until they are done.
pub fn run_on_pool(
    round: Rc<Round>,
    ports: Rc<Ports>,
    launch: impl FnOnce(&Ports, Arc<Work>) + 'static,
) -> LocalBoxFuture<'static, Result<Finish, Ended>> {
    Box::pin(async move {
        let startup_ms = start(round.workers, ports.clone()).await?;
        if startup_ms > 0.0 {
            ports.live.publish(&startup_spans(round.workers, startup_ms), &[], startup_ms);
        }
        let drain = Drain::new(&round, round.workers);
        let work = Arc::new(Work {
            list: collection(&round),
            round: (*round).clone(),
            port: ports.blocking,
            side: drain.side.clone(),
            end_ms: Mutex::new(startup_ms),
        });
        launch(&ports, work.clone());
        let (answers, spans_lost) = drain.run(round.epoch_ms, ports.clone()).await?;
        Ok(Finish {
            total_ms: *locked(&work.end_ms),
            startup_ms,
            memory_bytes: ports.blocking.memory_bytes(),
            answers,
            collection: contents(&work.list),
            spans_lost,
        })
    })
}

impl Work {
    /// The lane of the thread with that index; none if it was taken already.
    pub fn lane(&self, index: u32) -> Option<Lane<'_, RingSink>> {
        let sink = self.side.sink(index)?;
        Some(Lane::new(index, &self.round, self.port, &self.list, sink))
    }

    /// Remembers that a lane was at work until now.
    pub fn worked_until(&self, now_ms: f64) {
        let mut end_ms = locked(&self.end_ms);
        *end_ms = end_ms.max(now_ms);
    }

    /// The parallel iterator. Each thread of the pool has a lane; the lock around it is never contended.
    fn run_parallel(&self) {
        let lanes: Vec<_> = (0..self.round.workers).map(|index| Mutex::new(self.lane(index))).collect();
        (0..self.round.len()).into_par_iter().with_max_len(1).for_each(|index| {
            if self.side.has_ended() {
                return;
            }
            let thread = rayon::current_thread_index().and_then(|thread| lanes.get(thread));
            let Some(mut slot) = thread.map(locked) else {
                return self.side.end(Ended::Failed(Failure::internal("A task ran outside of the pool.")));
            };
            let Some(lane) = slot.as_mut() else {
                return self.side.end(Ended::Failed(Failure::internal("Two rounds ran on one pool.")));
            };
            if lane.stopped() {
                return self.side.end(Ended::Stopped);
            }
            match lane.run(index as u32, &self.round.plan.tasks[index], &mut OpenGate) {
                Ok(answer) => self.side.answer(index as u32, answer),
                Err(ended) => self.side.end(ended),
            }
        });
        self.worked_until(self.port.now_ms() - self.round.epoch_ms);
        self.side.finish();
    }
}
