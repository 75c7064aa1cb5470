//! Threads under one lock: a model of CPython's threads under its Global Interpreter Lock.
//!
//! The threads are real and so is the lock. A thread holds it while it computes and gives it up before it waits, so
//! waits overlap and computing does not.

use crate::{
    Strategy,
    lane::{Gate, Lane},
    lock::Lock,
    parallel::{Work, run_on_pool, start},
    ports::{Ports, Stopped},
    round::{Ended, Finish, Round},
    sink::Sink,
};
use futures::future::LocalBoxFuture;
use overlap_record::{SpanKind, StrategyId};
use std::{
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
};

/// Threads that share one lock.
pub struct Threads;

impl Strategy for Threads {
    fn id(&self) -> StrategyId {
        StrategyId::GIL
    }

    fn start(&self, workers: u32, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        start(workers, ports)
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Finish, Ended>> {
        run_on_pool(round, ports, |ports, work| {
            let lock = Lock::default();
            let next = AtomicU32::new(0);
            let left = AtomicU32::new(work.round.workers);
            ports.threads.broadcast(Box::new(move |thread| {
                run_thread(&work, thread, &lock, &next);
                if left.fetch_sub(1, Ordering::AcqRel) == 1 {
                    work.side.finish();
                }
            }));
        })
    }
}

/// One thread: takes the next task until there is none.
fn run_thread(work: &Work, thread: u32, lock: &Lock, next: &AtomicU32) {
    let Some(mut lane) = work.lane(thread) else { return };
    let mut gate = Held { lock, held: false };
    while !work.side.has_ended() {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(task) = work.round.plan.tasks.get(index as usize) else { break };
        if lane.stopped() {
            work.side.end(Ended::Stopped);
            break;
        }
        match lane.run(index, task, &mut gate) {
            Ok(answer) => work.side.answer(index, answer),
            Err(ended) => work.side.end(ended),
        }
        work.worked_until(lane.now_ms());
    }
    gate.leave();
}

/// A thread's hold on the lock, kept from task to task until somebody asks for it.
struct Held<'a> {
    lock: &'a Lock,
    held: bool,
}

impl Gate for Held<'_> {
    fn enter<S: Sink>(&mut self, lane: &mut Lane<'_, S>) -> Result<(), Stopped> {
        if self.held && self.wanted() {
            self.leave();
        }
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

    fn leave(&mut self) {
        if self.held {
            self.held = false;
            self.lock.give();
        }
    }
}
