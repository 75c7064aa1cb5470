//! Threads under one lock: a model of CPython's threads under its Global Interpreter Lock.
//!
//! The threads are real, and so is the lock. A thread holds the lock while it computes and gives it back before it
//! waits. So waits overlap, and computing does not.

use crate::{
    Strategy,
    ended::Ended,
    lane::{Gate, Lane},
    lock::Lock,
    parallel::{PoolRound, run_on_pool, start},
    ports::{Ports, Stopped},
    round::Round,
    sink::Sink,
};
use futures::future::LocalBoxFuture;
use overlap_protocol::Outcome;
use overlap_record::{SpanKind, StrategyId};
use std::{
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
};

/// Threads that share one lock.
pub struct Gil;

impl Strategy for Gil {
    fn id(&self) -> StrategyId {
        StrategyId::GIL
    }

    fn start(&self, workers: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        start(workers, ports)
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Outcome, Ended>> {
        run_on_pool(round, ports, |ports, pool_round| {
            let lock = Lock::default();
            let next = AtomicU32::new(0);
            let running = AtomicU32::new(pool_round.round.workers);
            ports.thread_pool.broadcast(Box::new(move |thread| {
                run_thread(&pool_round, thread, &lock, &next);
                if running.fetch_sub(1, Ordering::AcqRel) == 1 {
                    pool_round.results.finish();
                }
            }));
        })
    }
}

/// One thread: it runs the next task until no task is left.
fn run_thread(pool_round: &PoolRound, thread: u32, lock: &Lock, next: &AtomicU32) {
    let Some(mut lane) = pool_round.lane(thread) else { return };
    let mut gate = LockGate { lock, held: false };
    while !pool_round.results.has_ended() {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(task) = pool_round.round.plan.tasks.get(index as usize) else { break };
        if lane.stopped() {
            pool_round.results.end(Ended::Stopped);
            break;
        }
        match lane.run(index, task, &mut gate) {
            Ok(answer) => pool_round.results.answer(index, answer),
            Err(ended) => pool_round.results.end(ended),
        }
        pool_round.busy_until(lane.now_ms());
    }
    gate.leave();
}

/// The lock as one thread sees it. The thread keeps the lock from task to task until another thread asks for it.
struct LockGate<'a> {
    lock: &'a Lock,
    held: bool,
}

impl Gate for LockGate<'_> {
    fn enter<S: Sink>(&mut self, lane: &mut Lane<'_, S>) -> Result<(), Stopped> {
        if self.held && self.wanted() {
            self.leave();
        }
        // excerpt: waiting for the lock
        if !self.held && !self.lock.try_take() {
            let start_ms = lane.open(SpanKind::Lock);
            let taken = self.lock.take(|| lane.stopped());
            lane.close(SpanKind::Lock, start_ms);
            if !taken {
                return Err(Stopped);
            }
        }
        self.held = true;
        Ok(())
    }

    fn wanted(&self) -> bool {
        self.lock.wanted()
    }

    // excerpt: giving the lock back
    fn leave(&mut self) {
        if self.held {
            self.held = false;
            self.lock.give();
        }
    }
}
