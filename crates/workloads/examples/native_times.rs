//! Times the computing steps of workloads natively, serially and with rayon on all cores, and prints one JSON line each.
//!
//! Arguments are ids, each followed by what differs from its quick preset: `long_comp tasks=8 find_max size=50000000`. Without
//! arguments the cases of `benchmark::LONG` are timed.

use overlap_workloads::{Params, Plan, Preset, Unstopped, WorkError, Workload, benchmark, find};
use rayon::prelude::*;
use serde_json::json;
use std::{
    error::Error,
    time::{Duration, Instant},
};

const REPEATS: usize = 7;

type Case = (&'static dyn Workload, Params);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let cases = if arguments.is_empty() {
        benchmark::LONG.iter().filter_map(benchmark::Case::resolve).collect()
    } else {
        parse(&arguments)?
    };
    for (workload, params) in cases {
        let plan = workload.plan(&params).map_err(|errors| join(&errors))?;
        for (mode, median_ms) in ["serial", "rayon"].into_iter().zip(medians_ms(&plan)?) {
            println!("{}", json!({"task": workload.id(), "mode": mode, "median_ms": median_ms}));
        }
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut cases: Vec<Case> = Vec::new();
    for argument in arguments {
        match (argument.split_once('='), cases.last_mut()) {
            (Some((param, text)), Some((workload, params))) => params.set_text(*workload, param, text)?,
            (Some(_), None) => return Err(format!("`{argument}` must follow the id of a workload").into()),
            (None, _) => {
                let workload = find(argument).ok_or_else(|| format!("there is no workload `{argument}`"))?;
                cases.push((workload, Params::defaults(workload, Preset::Quick)));
            }
        }
    }
    Ok(cases)
}

fn join(errors: &[overlap_workloads::ParamError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Medians of the serial and the parallel repeats after one warm-up each, ms. The two take turns, as in the browser: a machine
/// that becomes slower meanwhile slows both.
fn medians_ms(plan: &Plan) -> Result<[f64; 2], WorkError> {
    let modes = [serial as fn(&Plan) -> _, parallel];
    let mut times = [const { Vec::new() }; 2];
    for repeat in 0..=REPEATS {
        for (times, run) in times.iter_mut().zip(modes) {
            let time = run(plan)?;
            if repeat > 0 {
                times.push(time);
            }
        }
    }
    Ok(times.map(|mut times: Vec<Duration>| {
        times.sort_unstable();
        times[REPEATS / 2].as_secs_f64() * 1e3
    }))
}

#[allow(clippy::disallowed_methods, reason = "natively there is a clock")]
fn timed(work: impl FnOnce() -> Result<(), WorkError>) -> Result<Duration, WorkError> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn serial(plan: &Plan) -> Result<Duration, WorkError> {
    let ctx = &mut Unstopped::default();
    timed(|| plan.works().try_for_each(|work| work.run(ctx).map(drop)))
}

fn parallel(plan: &Plan) -> Result<Duration, WorkError> {
    let works: Vec<_> = plan.works().collect();
    timed(|| works.par_iter().try_for_each(|work| work.run(&mut Unstopped::default()).map(drop)))
}
