//! The role of a host: it serves the page, one request at a time, and stays free to hear a cancel where it can.

use crate::{blocking::Browser, clock, crew::Recruits, outlet, reactor::EventLoop, stop};
use overlap_protocol::{FromEngine, Job, Outcome, Phase, ToEngine};
use overlap_record::{Failure, StrategyId};
use overlap_strategies::{Ended, Finish, Round, Strategy, ports::Ports};
use overlap_workloads::Plan;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Every port of this worker.
pub fn ports() -> Rc<Ports> {
    Rc::new(Ports {
        blocking: &Browser,
        reactor: Rc::new(EventLoop),
        live: Rc::new(outlet::Wire),
        crew: Rc::new(Recruits::default()),
        #[cfg(feature = "threads")]
        threads: &crate::pool::Pool,
    })
}

/// Serves the page from now on.
pub fn listen() {
    let ports = ports();
    outlet::receive(move |message| {
        let ports = ports.clone();
        match message {
            ToEngine::StartPool { strategy, workers } => {
                stop::rearm();
                spawn_local(async move { outlet::send(&start_pool(strategy, workers, ports).await) });
            }
            ToEngine::Run(job) => {
                stop::rearm();
                spawn_local(async move { outlet::send(&run(job, ports).await) });
            }
            ToEngine::Cancel => stop::stop(),
            ToEngine::Calibrate { threads } => {
                stop::rearm();
                spawn_local(async move { outlet::send(&calibrate(threads, ports).await) });
            }
            ToEngine::Enlist { .. } | ToEngine::Tasks { .. } => {}
        }
    });
}

fn ended(ended: Ended) -> FromEngine {
    match ended {
        Ended::Stopped => FromEngine::Cancelled,
        Ended::Failed(failure) => FromEngine::Failed(failure),
    }
}

fn strategy(id: StrategyId) -> Result<&'static dyn Strategy, Ended> {
    overlap_strategies::find(id).ok_or_else(|| {
        Ended::Failed(Failure::internal(format!("The engine that was loaded has no strategy `{id}`.")))
    })
}

async fn start_pool(id: StrategyId, workers: u32, ports: Rc<Ports>) -> FromEngine {
    let started = match strategy(id) {
        Ok(strategy) => strategy.start(workers, ports).await,
        Err(error) => Err(error),
    };
    started.map_or_else(ended, |startup_ms| FromEngine::PoolReady { startup_ms })
}

fn plan(job: &Job) -> Result<Plan, Ended> {
    let failed = |message: String| Ended::Failed(Failure::internal(message));
    let workload = overlap_workloads::find(&job.workload)
        .ok_or_else(|| failed(format!("There is no workload `{}`.", job.workload)))?;
    workload.plan(&job.params).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        failed(errors.join(" "))
    })
}

async fn run(job: Job, ports: Rc<Ports>) -> FromEngine {
    match repeat(job, ports).await {
        Ok(Finish { total_ms, startup_ms, memory_bytes, answers, collection, spans_lost }) => {
            FromEngine::Done(Outcome { total_ms, startup_ms, memory_bytes, answers, collection, spans_lost })
        }
        Err(error) => ended(error),
    }
}

async fn repeat(job: Job, ports: Rc<Ports>) -> Result<Finish, Ended> {
    let strategy = strategy(job.strategy)?;
    let plan = plan(&job)?;
    let workers = job.workers.max(1);
    // A warm-up pays for the pool before its own time begins.
    if matches!(job.phase, Phase::WarmUp { .. }) {
        strategy.start(workers, ports.clone()).await?;
    }
    let epoch_ms = clock::now_ms();
    let deadline_ms = match job.phase {
        Phase::Timed => None,
        Phase::WarmUp { budget_ms } => Some(epoch_ms + budget_ms),
    };
    let round = Round { plan, workers, epoch_ms, deadline_ms, fault: job.fault };
    let finish = strategy.run(Rc::new(round), ports).await;
    match finish {
        // A warm-up that reached its deadline has done what it was for.
        Err(Ended::Stopped) if deadline_ms.is_some() && !stop::stopped() => Ok(Finish::default()),
        other => other,
    }
}

#[cfg(feature = "threads")]
async fn calibrate(threads: u32, ports: Rc<Ports>) -> FromEngine {
    crate::calibrate::cores(threads, ports).await.map_or_else(ended, |cores| FromEngine::Calibrated { cores })
}

#[cfg(not(feature = "threads"))]
async fn calibrate(_: u32, _: Rc<Ports>) -> FromEngine {
    FromEngine::Failed(Failure::internal("Cores are measured with threads, which this engine lacks."))
}
