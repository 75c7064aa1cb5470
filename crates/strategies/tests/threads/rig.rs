//! All ports of one run in real time, and what the run yields.

use crate::{
    clock::Real,
    pool::Pool,
    support::{EventLoop, Recording, RoundCheck},
};
use futures::future::LocalBoxFuture;
use overlap_record::{Span, StrategyId};
use overlap_strategies::{
    Ended, Finish, Round,
    ports::{Blocking, Crew, CrewEvent, Enlistment, Ports},
};
use overlap_workloads::{Plan, Task};
use std::{
    rc::Rc,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Tests that measure take turns: the machine may have no more than two cores.
static TURN: Mutex<()> = Mutex::new(());

/// Waits until no other test measures.
pub fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This machine with an event loop, a pool and a recording, and nobody else to disturb it.
pub struct Rig {
    /// Its clock.
    pub clock: &'static Real,
    /// Its pool.
    pub pool: &'static Pool,
    /// Its event loop.
    pub event_loop: Rc<EventLoop>,
    /// What was published.
    pub live: Rc<Recording>,
    /// All ports.
    pub ports: Rc<Ports>,
    _turn: MutexGuard<'static, ()>,
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
    /// Waits for its turn.
    pub fn new() -> Self {
        let turn = turn();
        let clock = Real::new();
        let pool: &'static Pool = Box::leak(Box::default());
        let event_loop = EventLoop::new(clock);
        let live = Rc::new(Recording::default());
        let ports = Rc::new(Ports {
            blocking: clock,
            reactor: event_loop.clone(),
            live: live.clone(),
            crew: Rc::new(NoCrew),
            threads: pool,
        });
        Self { clock, pool, event_loop, live, ports, _turn: turn }
    }

    /// A timed round that begins now, on two threads.
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

    /// Runs a plan on two threads in a timed round that ends well, and checks what holds for all of them.
    pub fn run(&self, id: StrategyId, plan: &Plan) -> Outcome {
        self.run_on(2, id, plan)
    }

    /// The same on so many threads.
    pub fn run_on(&self, workers: u32, id: StrategyId, plan: &Plan) -> Outcome {
        let round = Round { workers, ..self.round(plan.clone()) };
        let outcome = self.try_run(id, round).unwrap();
        let Outcome { finish, spans } = &outcome;
        RoundCheck { strategy: id, plan, lanes: workers, finish, spans }.check();
        outcome
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        // Whatever a thread is still at ends with the test.
        self.clock.stop_in(0.0);
        self.pool.end();
    }
}

/// Strategies on threads have no isolated workers.
struct NoCrew;

impl Crew for NoCrew {
    fn start(&self, _: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        panic!("a strategy on threads started isolated workers")
    }

    fn enlist(&self, _: u32, _: &Enlistment) {
        panic!("a strategy on threads enlisted isolated workers")
    }

    fn send(&self, _: u32, _: Vec<(u32, Task)>, _: f64) {
        panic!("a strategy on threads dealt out tasks")
    }

    fn next(&self) -> LocalBoxFuture<'_, CrewEvent> {
        panic!("a strategy on threads waited for isolated workers")
    }
}
