//! All ports of one run in real time, and what the run yields.

use crate::{
    clock::Real,
    pool::Pool,
    support::{Recording, RoundCheck, TestEventLoop},
};
use futures::future::LocalBoxFuture;
use overlap_protocol::{Chunk, FromEngine, Outcome, Preparation};
use overlap_record::{Span, StrategyId};
use overlap_strategies::{
    Ended, Round,
    ports::{IsolatedWorkers, Machine, Ports},
    python::Python,
};
use overlap_workloads::Plan;
use std::sync::Arc;
use std::{
    rc::Rc,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Only one test measures at a time, since the machine may have no more than two cores.
static MEASURING: Mutex<()> = Mutex::new(());

/// Waits until no other test measures.
pub fn measuring() -> MutexGuard<'static, ()> {
    MEASURING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The real machine with an event loop, a pool and a recording, which no other test uses meanwhile.
pub struct Rig {
    /// Its clock.
    pub clock: &'static Real,
    /// Its pool.
    pub pool: &'static Pool,
    /// Its event loop.
    pub event_loop: Rc<TestEventLoop>,
    /// What was published.
    pub publisher: Rc<Recording>,
    /// All ports.
    pub ports: Rc<Ports>,
    _measuring: MutexGuard<'static, ()>,
}

/// A round that ended well.
#[derive(Debug)]
pub struct Recorded {
    /// What it yielded.
    pub outcome: Outcome,
    /// Every span that was published.
    pub spans: Vec<Span>,
}

impl Rig {
    /// Waits until no other test measures.
    pub fn new() -> Self {
        let measuring = measuring();
        let clock = Real::new();
        let pool: &'static Pool = Box::leak(Box::default());
        let event_loop = TestEventLoop::new(clock);
        let publisher = Rc::new(Recording::default());
        let ports = Rc::new(Ports {
            machine: clock,
            event_loop: event_loop.clone(),
            publisher: publisher.clone(),
            isolated_workers: Rc::new(NoIsolatedWorkers),
            interpreter: Some(Rc::new(Python::default())),
            thread_pool: pool,
        });
        Self { clock, pool, event_loop, publisher, ports, _measuring: measuring }
    }

    /// A timed round that begins now, on two threads.
    pub fn round(&self, plan: Plan) -> Round {
        Round {
            plan,
            program: None,
            workers: 2,
            chunk: None,
            semaphore: Arc::default(),
            epoch_ms: self.clock.now_ms(),
            deadline_ms: None,
            fault: None,
        }
    }

    /// Runs a round.
    pub fn try_run(&self, id: StrategyId, round: Round) -> Result<Recorded, Ended> {
        let strategy = overlap_strategies::find(id).unwrap();
        let outcome = self.event_loop.block_on(strategy.run(Rc::new(round), self.ports.clone()))?;
        let spans = self.publisher.take().into_iter().flat_map(|published| published.spans).collect();
        Ok(Recorded { outcome, spans })
    }

    /// Runs a plan on two threads in a timed round that has to end well, and checks its spans.
    pub fn run(&self, id: StrategyId, plan: &Plan) -> Recorded {
        self.run_on(2, id, plan)
    }

    /// Runs a plan like `run`, on `workers` threads.
    pub fn run_on(&self, workers: u32, id: StrategyId, plan: &Plan) -> Recorded {
        let round = Round { workers, ..self.round(plan.clone()) };
        let recorded = self.try_run(id, round).unwrap();
        let Recorded { outcome, spans } = &recorded;
        RoundCheck { strategy: id, plan, lanes: workers, outcome, spans }.check();
        recorded
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        // A thread that still runs a task stops with the test.
        self.clock.stop_in(0.0);
        self.pool.end();
    }
}

/// Strategies on threads have no isolated workers.
struct NoIsolatedWorkers;

impl IsolatedWorkers for NoIsolatedWorkers {
    fn start(&self, _: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        panic!("a strategy on threads started isolated workers")
    }

    fn prepare(&self, _: Preparation) {
        panic!("a strategy on threads prepared isolated workers")
    }

    fn send(&self, _: u32, _: Chunk) {
        panic!("a strategy on threads sent tasks to isolated workers")
    }

    fn next(&self) -> LocalBoxFuture<'_, Result<(u32, FromEngine), Ended>> {
        panic!("a strategy on threads waited for isolated workers")
    }
}
