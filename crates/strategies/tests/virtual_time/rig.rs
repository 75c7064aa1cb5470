//! All ports of one run in virtual time, and what the run yields.

#[cfg(feature = "threads")]
use crate::absent::NoThreads;
use crate::{
    clock::Virtual,
    crew::Recruits,
    support::{EventLoop, Recording, RoundCheck},
};
use overlap_record::{Fault, Span, StrategyId};
use overlap_strategies::{
    Ended, Finish, Round,
    ports::{Blocking, Ports},
};
use overlap_workloads::Plan;
use std::rc::Rc;

/// Bytes of the owner's memory.
pub const OWNER_BYTES: f64 = 1_000_000.0;

/// A microsecond.
pub const TICK_NS: u64 = 1_000;

/// A machine with an event loop, workers and a recording.
pub struct Rig {
    /// The owner's machine.
    pub clock: &'static Virtual,
    /// Its event loop.
    pub event_loop: Rc<EventLoop>,
    /// Its isolated workers.
    pub crew: Rc<Recruits>,
    /// What was published.
    pub live: Rc<Recording>,
    /// All of them.
    pub ports: Rc<Ports>,
}

/// A round that ended well.
#[derive(Debug)]
pub struct Outcome {
    /// What it yielded.
    pub finish: Finish,
    /// Every span that was published.
    pub spans: Vec<Span>,
}

impl Rig {
    /// Time passes only where somebody sleeps.
    pub fn exact() -> Self {
        Self::new(0)
    }

    /// Each look at the clock takes a microsecond, so that computing takes time too.
    pub fn ticking() -> Self {
        Self::new(TICK_NS)
    }

    /// Each look at the clock takes a millisecond, so that little computing takes long.
    pub fn slow() -> Self {
        Self::new(1_000 * TICK_NS)
    }

    fn new(tick_ns: u64) -> Self {
        let clock = Virtual::new(tick_ns, OWNER_BYTES);
        let event_loop = EventLoop::new(clock);
        let crew = Recruits::new(clock, event_loop.clone());
        let live = Rc::new(Recording::default());
        let ports = Rc::new(Ports {
            blocking: clock,
            reactor: event_loop.clone(),
            live: live.clone(),
            crew: crew.clone(),
            #[cfg(feature = "threads")]
            threads: &NoThreads,
        });
        Self { clock, event_loop, crew, live, ports }
    }

    /// A timed round that begins now, on two workers.
    pub fn round(&self, plan: Plan) -> Round {
        Round { plan, workers: 2, epoch_ms: self.clock.now_ms(), deadline_ms: None, fault: None }
    }

    /// Runs a round.
    pub fn try_run(&self, id: StrategyId, round: Round) -> Result<Outcome, Ended> {
        let strategy = overlap_strategies::find(id).unwrap();
        let finish = self.event_loop.block_on(strategy.run(Rc::new(round), self.ports.clone()))?;
        let spans = self.live.take().into_iter().flat_map(|published| published.spans).collect();
        Ok(Outcome { finish, spans })
    }

    /// Runs a plan in a timed round that ends well, and checks what holds for all of them.
    pub fn run(&self, id: StrategyId, plan: &Plan) -> Outcome {
        self.run_on(2, id, plan)
    }

    /// The same on so many workers.
    pub fn run_on(&self, workers: u32, id: StrategyId, plan: &Plan) -> Outcome {
        let round = Round { workers, ..self.round(plan.clone()) };
        let outcome = self.try_run(id, round).unwrap();
        let Outcome { finish, spans } = &outcome;
        let lanes = if id.has_pool() { workers } else { 1 };
        RoundCheck { strategy: id, plan, lanes, finish, spans }.check();
        outcome
    }

    /// Runs a plan in which a task fails on purpose.
    pub fn run_faulty(&self, id: StrategyId, plan: &Plan, fault: Fault) -> Result<Outcome, Ended> {
        self.try_run(id, Round { fault: Some(fault), ..self.round(plan.clone()) })
    }
}
