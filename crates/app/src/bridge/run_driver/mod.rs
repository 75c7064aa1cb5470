//! Drives a run: which engine does what, in which order.

mod conversation;
mod halt;
mod program;

pub use halt::Halt;

use super::{
    Bridge,
    cancel::Cancel,
    engine::{Engine, Kind},
    modules::Received,
    record_builder::{RecordBuilder, describe},
};
use crate::{
    browser,
    model::{Activity, Progress, RunEvent},
};
use conversation::Live;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use halt::unexpected;
use overlap_protocol::{FromEngine, Job, Phase, ToEngine, workloads::Params};
use overlap_record::{Language, Pool, StrategyId};
use program::{blocked_at, told};
use std::{pin::pin, rc::Rc};

/// Most time that one warm-up pass computes, ms. V8 and SpiderMonkey have optimised a hot loop well before.
const WARM_UP_MS: f64 = 300.0;

/// The same for a program: an interpreter's own loop is what has to be optimised, and it is large.
const PYTHON_WARM_UP_MS: f64 = 1_500.0;

/// Most time to compute the answers that all others are compared with, ms.
const REFERENCE_MS: f64 = 60_000.0;

/// A browser that ends a worker by force may take about 2 s until its threads are really gone.
pub const QUIET_MS: f64 = 2_500.0;

/// How long the page may draw what has changed before the next repeat is timed, ms: drawing would take time of the cores that is
/// then measured as the run's.
const SETTLE_MS: u32 = 60;

/// An engine that has grown past this is not kept for the next repeat, bytes.
const KEEP_BYTES: f64 = 256e6;

/// A run under way.
pub struct RunDriver {
    /// What it reports to, and whose modules it uses.
    pub bridge: Rc<Bridge>,
    /// The workload's parameters.
    pub params: Params,
    /// The record so far.
    pub builder: RecordBuilder,
    /// How it is cancelled.
    pub cancel: Rc<Cancel>,
    /// Engines that are kept from one repeat to the next.
    engines: Vec<(StrategyId, Engine)>,
    /// Whether any strategy of the run needs threads on shared memory, and can have them.
    shares_memory: bool,
    done: u32,
    total: u32,
}

impl RunDriver {
    /// Ready to begin.
    pub fn new(bridge: Rc<Bridge>, params: Params, builder: RecordBuilder, cancel: Rc<Cancel>) -> Self {
        let strategies = builder.spec().strategies.iter();
        let shares_memory = strategies.copied().any(|id| id.needs_threads() && builder.is_alive(id));
        Self { bridge, params, builder, cancel, engines: Vec::new(), shares_memory, done: 0, total: 0 }
    }

    fn report(&self, strategy: StrategyId, activity: Activity) {
        let Self { done, total, .. } = *self;
        self.bridge.emit(RunEvent::Progress(Progress { at: Some((strategy, activity)), done, total }));
    }

    fn alive(&self) -> Vec<StrategyId> {
        let strategies = self.builder.spec().strategies.iter().copied();
        strategies.filter(|id| self.builder.is_alive(*id)).collect()
    }

    /// Runs everything.
    ///
    /// # Errors
    /// Only when the run was cancelled; a failure ends no more than its strategy.
    pub async fn run(&mut self) -> Result<(), Halt> {
        let spec = self.builder.spec().clone();
        self.total = self.alive().len() as u32 * spec.repeats;
        self.calibrate().await?;
        self.check().await?;
        if !self.alive().contains(&StrategyId::baseline()) && spec.fault.is_none() {
            let reference = self.reference().await;
            self.unless_failed(StrategyId::baseline(), reference)?;
        }
        for strategy in self.alive() {
            let prepared = self.prepare(strategy).await;
            self.unless_failed(strategy, prepared)?;
        }
        let mut rng = fastrand::Rng::with_seed(spec.seed);
        for repeat in 0..spec.repeats {
            let mut order = self.alive();
            rng.shuffle(&mut order);
            for strategy in order {
                let repeated = self.repeat(strategy, repeat).await;
                self.unless_failed(strategy, repeated)?;
                self.done += 1;
                self.builder.environment.hidden |= self.bridge.was_hidden();
                self.bridge.emit(RunEvent::Partial(Box::new(self.builder.record())));
            }
        }
        Ok(())
    }

    /// A failure ends its strategy, and the engine it happened in; a cancel ends the run.
    fn unless_failed(&mut self, strategy: StrategyId, result: Result<(), Halt>) -> Result<(), Halt> {
        match result {
            Err(Halt::Failed(failure)) => {
                self.kept(strategy);
                self.builder.give_up(strategy, describe(&failure));
                Ok(())
            }
            other => other,
        }
    }

    async fn load(&self, kind: Kind) -> Result<Engine, Halt> {
        let progress = |Received { bytes, total }| {
            self.bridge.emit(RunEvent::Bytes { received: bytes, total: Some(total) });
        };
        let isolated = self.bridge.is_isolated();
        let loading = pin!(Engine::load(kind, &self.bridge.modules, isolated, &progress));
        match select(loading, self.cancel.raised()).await {
            Either::Left((engine, _)) => Ok(engine?),
            Either::Right(_) => Err(Halt::Cancelled { clean: true }),
        }
    }

    /// The engine that was kept for a strategy, or a new one.
    async fn engine(&mut self, strategy: StrategyId) -> Result<Engine, Halt> {
        if let Some(engine) = self.kept(strategy) {
            return Ok(engine);
        }
        self.report(strategy, Activity::Loading);
        let kind = self.kind(strategy);
        let engine = self.load(kind).await?;
        let seen = &mut self.builder.environment.timer_resolution_us;
        *seen = seen.max(engine.timer_resolution_us);
        Ok(engine)
    }

    /// The engine that a strategy runs on. Two builds of an interpreter are not equally fast, so all strategies of a run share
    /// one.
    fn kind(&self, strategy: StrategyId) -> Kind {
        match self.builder.spec().lang {
            Language::Rust if strategy.needs_threads() => Kind::Threads,
            Language::Rust => Kind::Plain,
            Language::Python if self.shares_memory => Kind::PythonThreads,
            Language::Python => Kind::Python,
        }
    }

    /// Takes the engine that was kept for a strategy.
    fn kept(&mut self, strategy: StrategyId) -> Option<Engine> {
        let at = self.engines.iter().position(|(id, _)| *id == strategy)?;
        Some(self.engines.swap_remove(at).1)
    }

    fn keep(&mut self, strategy: StrategyId, engine: Engine, memory_bytes: f64) {
        let reused = self.builder.spec().pool == Pool::Reused;
        if reused || (!strategy.has_pool() && memory_bytes < KEEP_BYTES) {
            self.engines.push((strategy, engine));
        }
    }

    /// Measures the cores once a page, where threads can run.
    async fn calibrate(&mut self) -> Result<(), Halt> {
        if self.bridge.cores_measured().is_none() && self.bridge.is_isolated() {
            self.settle().await?;
            let threads = browser::cores().clamp(1, 16);
            let measured = async {
                let mut engine = self.load(Kind::Threads).await?;
                let message = ToEngine::Calibrate { threads };
                match self.ask(&mut engine, &message, &mut |_| ()).await? {
                    FromEngine::Calibrated { cores } => {
                        self.bridge.remember_cores(cores);
                        Ok(())
                    }
                    other => Err(unexpected(&other)),
                }
            };
            // A run is complete without this figure, and a broken engine is reported by the first strategy that needs it.
            if let Err(Halt::Cancelled { clean }) = measured.await {
                return Err(Halt::Cancelled { clean });
            }
        }
        self.builder.environment.cores_measured = self.bridge.cores_measured();
        Ok(())
    }

    /// Computes the answers serially and untimed, for a run without the serial strategy.
    async fn reference(&mut self) -> Result<(), Halt> {
        let mut engine = self.engine(StrategyId::baseline()).await?;
        self.report(StrategyId::baseline(), Activity::WarmUp);
        let job = self.job(StrategyId::baseline(), Phase::WarmUp { budget_ms: REFERENCE_MS });
        let outcome = self.round(&mut engine, job, &mut |_| ()).await?;
        self.builder.reference(&outcome);
        Ok(())
    }

    /// Starts the pool that is to be reused, and warms up.
    async fn prepare(&mut self, strategy: StrategyId) -> Result<(), Halt> {
        let spec = self.builder.spec().clone();
        let reused = spec.pool == Pool::Reused && strategy.has_pool();
        if !reused && spec.warmup == 0 {
            return Ok(());
        }
        let mut engine = self.engine(strategy).await?;
        if reused {
            self.report(strategy, Activity::Starting);
            let message = ToEngine::StartPool { strategy, workers: spec.workers_of(strategy) };
            match self.ask(&mut engine, &message, &mut |_| ()).await? {
                FromEngine::PoolReady { startup_ms } => self.builder.pool_started(strategy, startup_ms),
                other => return Err(unexpected(&other)),
            }
        }
        for _ in 0..spec.warmup {
            self.report(strategy, Activity::WarmUp);
            let budget_ms = if spec.lang.is_rust() { WARM_UP_MS } else { PYTHON_WARM_UP_MS };
            let job = self.job(strategy, Phase::WarmUp { budget_ms });
            let outcome = self.round(&mut engine, job, &mut |_| ()).await?;
            self.builder.warmed(strategy, &outcome);
        }
        self.keep(strategy, engine, 0.0);
        Ok(())
    }

    async fn repeat(&mut self, strategy: StrategyId, repeat: u32) -> Result<(), Halt> {
        let mut engine = self.engine(strategy).await?;
        self.report(strategy, Activity::Repeat(repeat));
        self.settle().await?;
        let mut all = Vec::new();
        let bridge = self.bridge.clone();
        let job = self.job(strategy, Phase::Timed);
        let mut blocking_line = None;
        let outcome = self
            .round(&mut engine, job, &mut |live| match live {
                Live::Spans(spans, open, now_ms) => {
                    all.extend_from_slice(&spans);
                    bridge.emit(RunEvent::Spans { strategy, repeat, spans, open, now_ms });
                }
                Live::Program(events) => {
                    for event in events {
                        blocking_line = blocking_line.or(blocked_at(&event));
                        // Each repeat does the same, so the first one's words are enough.
                        if repeat == 0 {
                            told(strategy, event).into_iter().for_each(|event| bridge.emit(event));
                        }
                    }
                }
            })
            .await?;
        self.builder.blocked(strategy, blocking_line);
        self.builder.ran_on(strategy, engine.kind.build());
        self.builder.repeated(strategy, &outcome, all);
        self.keep(strategy, engine, outcome.memory_bytes);
        Ok(())
    }

    /// Waits until the page has drawn.
    async fn settle(&self) -> Result<(), Halt> {
        match select(TimeoutFuture::new(SETTLE_MS), self.cancel.raised()).await {
            Either::Left(_) => Ok(()),
            Either::Right(_) => Err(Halt::Cancelled { clean: true }),
        }
    }

    fn job(&self, strategy: StrategyId, phase: Phase) -> Job {
        let spec = self.builder.spec();
        Job {
            strategy,
            workload: spec.workload.clone(),
            params: self.params.clone(),
            code: self.code(),
            workers: spec.workers_of(strategy),
            chunk: spec.chunk,
            phase,
            fault: spec.fault,
        }
    }
}
