//! Drives a run: which engine does what, in which order.

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
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use overlap_protocol::{
    Code, CodeError, FromEngine, Job, Outcome, Phase, Program, ProgramEvent, ToEngine, workloads::Params,
};
use overlap_record::{Failure, Language, Pool, Span, StrategyId};
use std::{pin::pin, rc::Rc};

/// Most time that one warm-up pass computes, ms. V8 and SpiderMonkey have optimised a hot loop well before.
const WARM_UP_MS: f64 = 300.0;

/// The same for a program: an interpreter's own loop is what has to be optimised, and it is large.
const PYTHON_WARM_UP_MS: f64 = 1_500.0;

/// Most time to compute the answers that all others are compared with, ms.
const REFERENCE_MS: f64 = 60_000.0;

/// How long an engine may take to say that it has stopped, ms, so that the page is ready within half a second.
const STOP_MS: u32 = 350;

/// A browser that ends a worker by force may take about 2 s until its threads are really gone.
pub const QUIET_MS: f64 = 2_500.0;

/// How long the page may draw what has changed before the next repeat is timed, ms: drawing would take time of the cores that is
/// then measured as the run's.
const SETTLE_MS: u32 = 60;

/// An engine that has grown past this is not kept for the next repeat, bytes.
const KEEP_BYTES: f64 = 256e6;

/// Why a run does not go on.
pub enum Halt {
    /// The reader cancelled it. `clean` says that the engine had stopped by itself.
    Cancelled {
        /// Whether no thread can be at work any more.
        clean: bool,
    },
    /// Something failed; the other strategies can still run.
    Failed(Failure),
    /// The reader's code does not compile.
    CodeError(CodeError),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

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

    /// Has the reader's own code compiled, so that a fault in it is told once and before anything runs.
    async fn check(&mut self) -> Result<(), Halt> {
        let (Some(Code::Own(code)), Some(strategy)) = (self.code(), self.alive().first().copied()) else {
            return Ok(());
        };
        let checked = async {
            let mut engine = self.engine(strategy).await?;
            let program = Program { code, globals: Params::default() };
            let answer = self.ask(&mut engine, &ToEngine::Check(program), &mut |_| ()).await?;
            self.engines.push((strategy, engine));
            Ok(answer)
        };
        match checked.await {
            Ok(FromEngine::Checked(Ok(()))) => Ok(()),
            Ok(FromEngine::Checked(Err(error))) => Err(Halt::CodeError(error)),
            Ok(other) => Err(unexpected(&other)),
            // The strategies say it themselves.
            Err(Halt::Failed(_)) => Ok(()),
            Err(halt) => Err(halt),
        }
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
            self.round(&mut engine, job, &mut |_| ()).await?;
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
            phase,
            fault: spec.fault,
        }
    }

    /// The program that runs the tasks; `None` where they are compiled.
    fn code(&self) -> Option<Code> {
        let spec = self.builder.spec();
        match (spec.lang, &spec.code) {
            (Language::Rust, _) => None,
            (Language::Python, None) => Some(Code::Twin),
            (Language::Python, Some(code)) => Some(Code::Own(code.clone())),
        }
    }

    async fn round(&self, engine: &mut Engine, job: Job, live: &mut Show<'_>) -> Result<Outcome, Halt> {
        match self.ask(engine, &ToEngine::RunRound(job), live).await? {
            FromEngine::Done(outcome) => Ok(outcome),
            other => Err(unexpected(&other)),
        }
    }

    /// Sends a message and hears the engine until it has answered.
    async fn ask(
        &self,
        engine: &mut Engine,
        message: &ToEngine,
        live: &mut Show<'_>,
    ) -> Result<FromEngine, Halt> {
        engine.send(message)?;
        loop {
            let heard = match select(pin!(engine.next()), self.cancel.raised()).await {
                Either::Left((heard, _)) => Some(heard?),
                Either::Right(_) => None,
            };
            match heard {
                Some(FromEngine::Spans { spans, open, now_ms }) => live(Live::Spans(spans, open, now_ms)),
                Some(FromEngine::Program(events)) => live(Live::Program(events)),
                Some(FromEngine::Failed(failure)) => return Err(failure.into()),
                Some(answer) => return Ok(answer),
                None => {
                    engine.stop();
                    let clean = matches!(
                        select(pin!(stopped(engine)), TimeoutFuture::new(STOP_MS)).await,
                        Either::Left(_)
                    );
                    return Err(Halt::Cancelled { clean });
                }
            }
        }
    }
}

/// What an engine says while it works.
enum Live {
    /// Spans that ended, spans that are open, and the time.
    Spans(Vec<Span>, Vec<Span>, f64),
    /// What programs did.
    Program(Vec<ProgramEvent>),
}

/// Takes what an engine says while it works.
type Show<'a> = dyn FnMut(Live) + 'a;

/// The line of a call that blocked an event loop.
const fn blocked_at(event: &ProgramEvent) -> Option<u32> {
    match event {
        ProgramEvent::Blocked { line, .. } => Some(*line),
        ProgramEvent::Printed { .. } | ProgramEvent::Raised { .. } => None,
    }
}

/// What the page shows of what a program did.
fn told(strategy: StrategyId, event: ProgramEvent) -> Vec<RunEvent> {
    match event {
        ProgramEvent::Printed { task, lane, text } => vec![RunEvent::Printed { strategy, task, lane, text }],
        ProgramEvent::Raised { task, lane, line, text } => {
            let message = text.lines().last().unwrap_or_default().to_owned();
            let raised = RunEvent::Raised { strategy, task, line: line.unwrap_or_default(), message };
            vec![raised, RunEvent::Printed { strategy, task, lane, text }]
        }
        ProgramEvent::Blocked { .. } => Vec::new(),
    }
}

fn unexpected(message: &FromEngine) -> Halt {
    match message {
        FromEngine::Cancelled => {
            Failure::internal("The engine stopped, though nobody had asked it to.").into()
        }
        _ => Failure::internal("The engine gave an answer to another question.").into(),
    }
}

/// Completes when the engine is idle or lost.
async fn stopped(engine: &mut Engine) {
    while matches!(engine.next().await, Ok(FromEngine::Spans { .. } | FromEngine::Program(_))) {}
}
