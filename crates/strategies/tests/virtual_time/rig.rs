//! All ports of one run in virtual time, and what the run yields.

use crate::absent::NoThreads;
use crate::{
    clock::Virtual,
    isolated_workers::TestWorkers,
    support::{Recording, RoundCheck, TestEventLoop},
};
use overlap_protocol::Outcome;
use overlap_record::{Fault, Span, StrategyId};
use overlap_strategies::{
    Ended, Round,
    ports::{Machine, Ports},
    program::Interpreter,
    python::Python,
};
use overlap_workloads::Plan;
use std::rc::Rc;
#[cfg(feature = "threads")]
use std::sync::Arc;

/// Size of the owner's memory, bytes.
pub const OWNER_BYTES: f64 = 1_000_000.0;

/// A microsecond, ns.
pub const TICK_NS: u64 = 1_000;

/// A machine with an event loop, workers and a recording.
pub struct Rig {
    /// The owner's machine.
    pub clock: &'static Virtual,
    /// The owner's event loop.
    pub event_loop: Rc<TestEventLoop>,
    /// The owner's isolated workers.
    pub isolated_workers: Rc<TestWorkers>,
    /// What was published.
    pub publisher: Rc<Recording>,
    /// All ports of the owner.
    pub ports: Rc<Ports>,
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
    /// A rig on which only sleep takes time.
    pub fn exact() -> Self {
        Self::new(0)
    }

    /// A rig on which a reading of the clock takes a microsecond, so that computing takes time too.
    pub fn ticking() -> Self {
        Self::new(TICK_NS)
    }

    /// A rig on which a reading of the clock takes a millisecond, so that little computing takes a long time.
    pub fn slow() -> Self {
        Self::new(1_000 * TICK_NS)
    }

    fn new(tick_ns: u64) -> Self {
        let clock = Virtual::new(tick_ns, OWNER_BYTES);
        let event_loop = TestEventLoop::new(clock);
        let isolated_workers = TestWorkers::new(clock, event_loop.clone());
        let publisher = Rc::new(Recording::default());
        let ports = Rc::new(Ports {
            machine: clock,
            event_loop: event_loop.clone(),
            publisher: publisher.clone(),
            isolated_workers: isolated_workers.clone(),
            interpreter: interpreter(),
            #[cfg(feature = "threads")]
            thread_pool: &NoThreads,
        });
        Self { clock, event_loop, isolated_workers, publisher, ports }
    }

    /// A timed round that begins now, on two workers.
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

    /// Runs a plan on two workers in a timed round that has to end well, and checks its spans.
    pub fn run(&self, id: StrategyId, plan: &Plan) -> Recorded {
        self.run_on(2, id, plan)
    }

    /// Runs a plan like `run`, on `workers` workers.
    pub fn run_on(&self, workers: u32, id: StrategyId, plan: &Plan) -> Recorded {
        let round = Round { workers, ..self.round(plan.clone()) };
        let recorded = self.try_run(id, round).unwrap();
        let Recorded { outcome, spans } = &recorded;
        let lanes = if id.has_pool() { workers } else { 1 };
        RoundCheck { strategy: id, plan, lanes, outcome, spans }.check();
        recorded
    }

    /// Runs a plan in which a task fails on purpose.
    pub fn run_faulty(&self, id: StrategyId, plan: &Plan, fault: Fault) -> Result<Recorded, Ended> {
        self.try_run(id, Round { fault: Some(fault), ..self.round(plan.clone()) })
    }
}

/// A Python interpreter of a worker.
pub fn interpreter() -> Option<Rc<dyn Interpreter>> {
    Some(Rc::new(Python::default()))
}
