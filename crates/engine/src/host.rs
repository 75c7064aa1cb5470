//! The role of a host: it answers the page's requests. Where its strategy does not block, it can receive a cancel meanwhile.

use crate::{
    clock, crash, event_loop::BrowserEventLoop, isolated_workers::BrowserWorkers, machine::BrowserMachine,
    owner, stop,
};
use overlap_protocol::{Code, FromEngine, Job, Outcome, Phase, Program, ToEngine};
use overlap_record::{Failure, StrategyId};
use overlap_strategies::{Ended, Round, Strategy, ports::Ports, program::Interpreter};
use overlap_workloads::Plan;
use std::{rc::Rc, sync::Arc};
use wasm_bindgen_futures::spawn_local;

/// The ports of this worker.
pub fn ports() -> Rc<Ports> {
    Rc::new(Ports {
        machine: &BrowserMachine,
        event_loop: Rc::new(BrowserEventLoop),
        publisher: Rc::new(owner::SpanSender),
        isolated_workers: Rc::new(BrowserWorkers::default()),
        interpreter: interpreter(),
        #[cfg(feature = "threads")]
        thread_pool: &crate::pool::Pool,
    })
}

#[cfg(feature = "python")]
fn interpreter() -> Option<Rc<dyn Interpreter>> {
    Some(Rc::new(overlap_strategies::python::Python::default()))
}

#[cfg(not(feature = "python"))]
const fn interpreter() -> Option<Rc<dyn Interpreter>> {
    None
}

/// Answers the page's messages from now on.
pub fn listen() {
    let ports = ports();
    let handle = move |message| {
        let ports = ports.clone();
        match message {
            ToEngine::StartPool { strategy, workers } => answer(start_pool(strategy, workers, ports)),
            ToEngine::RunRound(job) => answer(run_round(job, ports)),
            ToEngine::Check(program) => answer(check(program, ports)),
            ToEngine::Cancel => stop::stop(),
            ToEngine::Calibrate { threads } => answer(calibrate(threads, ports)),
            ToEngine::Prepare(_) | ToEngine::RunChunk(_) => {}
        }
    };
    owner::receive(handle, crash::trapped);
}

/// Sends what the future yields to the page.
fn answer(future: impl Future<Output = Result<FromEngine, Ended>> + 'static) {
    stop::reset();
    spawn_local(async move { owner::send(&future.await.unwrap_or_else(FromEngine::from)) });
}

fn strategy(id: StrategyId) -> Result<&'static dyn Strategy, Ended> {
    overlap_strategies::find(id).ok_or_else(|| {
        Ended::Failed(Failure::internal(format!("The engine that was loaded has no strategy `{id}`.")))
    })
}

async fn start_pool(id: StrategyId, workers: u32, ports: Rc<Ports>) -> Result<FromEngine, Ended> {
    Ok(FromEngine::PoolReady { startup_ms: strategy(id)?.start(workers, ports).await? })
}

async fn check(program: Program, ports: Rc<Ports>) -> Result<FromEngine, Ended> {
    let interpreter = ports.interpreter.as_ref().ok_or_else(|| failed("This engine runs no programs."))?;
    Ok(FromEngine::Checked(interpreter.check(&program)))
}

fn failed(message: impl Into<String>) -> Ended {
    Ended::Failed(Failure::internal(message))
}

/// The program that runs a job's tasks; `None` where they are compiled.
fn program(job: &Job) -> Result<Option<Program>, Ended> {
    let code = match &job.code {
        None => return Ok(None),
        Some(Code::Own(code)) => code.clone(),
        Some(Code::Twin) => overlap_workloads::source::task(&job.workload)
            .ok_or_else(|| failed(format!("The workload `{}` has no Python twin.", job.workload)))?,
    };
    Ok(Some(Program { code, globals: job.params.clone() }))
}

fn plan(job: &Job) -> Result<Plan, Ended> {
    let workload = overlap_workloads::find(&job.workload)
        .ok_or_else(|| failed(format!("There is no workload `{}`.", job.workload)))?;
    let plan = workload.plan(&job.params).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        failed(errors.join(" "))
    })?;
    Ok(if job.code.is_some() { plan.in_a_program() } else { plan })
}

async fn run_round(job: Job, ports: Rc<Ports>) -> Result<FromEngine, Ended> {
    let strategy = strategy(job.strategy)?;
    let plan = plan(&job)?;
    let workers = job.workers.max(1);
    // The time limit of a warm-up does not include the start of the pool.
    if matches!(job.phase, Phase::WarmUp { .. }) {
        strategy.start(workers, ports.clone()).await?;
    }
    let budget_ms = match job.phase {
        Phase::Timed => None,
        Phase::WarmUp { budget_ms } => Some(budget_ms),
    };
    let begin = |round: &mut Round| {
        round.epoch_ms = clock::now_ms();
        round.deadline_ms = budget_ms.map(|budget_ms| round.epoch_ms + budget_ms);
    };
    let mut round = Round {
        plan,
        program: None,
        workers,
        chunk: job.chunk,
        semaphore: Arc::default(),
        epoch_ms: 0.0,
        deadline_ms: None,
        fault: job.fault,
    };
    begin(&mut round);
    if let Some(program) = program(&job)? {
        round.program = Some(overlap_strategies::load_before(program, &round, &ports)?);
        begin(&mut round);
    }
    let Round { epoch_ms, deadline_ms, .. } = round;
    match strategy.run(Rc::new(round), ports).await {
        // A warm-up that reached its deadline has served its purpose.
        Err(Ended::Stopped) if deadline_ms.is_some() && !stop::stopped() => {
            let total_ms = clock::now_ms() - epoch_ms;
            Ok(FromEngine::Done(Outcome { total_ms, ..Outcome::default() }))
        }
        ended => ended.map(FromEngine::Done),
    }
}

#[cfg(feature = "threads")]
async fn calibrate(threads: u32, ports: Rc<Ports>) -> Result<FromEngine, Ended> {
    Ok(FromEngine::Calibrated { cores: crate::calibrate::cores(threads, ports).await? })
}

#[cfg(not(feature = "threads"))]
async fn calibrate(_: u32, _: Rc<Ports>) -> Result<FromEngine, Ended> {
    Err(Ended::Failed(Failure::internal("Cores are measured with threads, which this engine does not have.")))
}
