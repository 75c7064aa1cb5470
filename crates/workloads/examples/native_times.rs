//! Times the computing steps of workloads natively, serially and with rayon on all cores, and prints one JSON line each.
//!
//! Arguments are ids, each followed by what differs from its quick preset: `long_comp tasks=8 find_max size=50000000`. Instead,
//! `--small` times every workload that is a benchmark and holds little memory, and `--large` the others; then each line says how
//! many native times the browser may take, where there is such a bound.

use overlap_workloads::{ParamError, Params, Plan, Preset, Unstopped, WorkError, Workload, all, find};
use rayon::prelude::*;
use serde_json::json;
use std::{
    error::Error,
    time::{Duration, Instant},
};

const REPEATS: usize = 7;

struct Case {
    workload: &'static Workload,
    params: Params,
    most_native_times: Option<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let cases = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--small"] => benchmarks(false)?,
        ["--large"] => benchmarks(true)?,
        _ => parse(&arguments)?,
    };
    for Case { workload, params, most_native_times } in cases {
        let plan = workload.plan(&params).map_err(|errors| join(&errors))?;
        for (mode, median_ms) in ["serial", "rayon"].into_iter().zip(medians_ms(&plan)?) {
            let line = json!({ "task": workload.id, "mode": mode, "median_ms": median_ms, "at_most": most_native_times });
            println!("{line}");
        }
    }
    Ok(())
}

/// The benchmarks that take and free much memory, or the others.
fn benchmarks(much_memory: bool) -> Result<Vec<Case>, ParamError> {
    let timed = all().iter().filter_map(|workload| Some((*workload, workload.benchmark?)));
    let timed = timed.filter(|(_, benchmark)| benchmark.frees_much_memory == much_memory);
    let case = |(workload, benchmark): (&'static Workload, overlap_workloads::Benchmark)| {
        let params = workload.params_with(Preset::Quick, benchmark.params)?;
        Ok(Case { workload, params, most_native_times: benchmark.most_native_times })
    };
    timed.map(case).collect()
}

fn parse(arguments: &[String]) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut cases: Vec<Case> = Vec::new();
    for argument in arguments {
        match (argument.split_once('='), cases.last_mut()) {
            (Some((param, text)), Some(case)) => case.params.set_text(case.workload, param, text)?,
            (Some(_), None) => return Err(format!("`{argument}` must follow the id of a workload").into()),
            (None, _) => {
                let workload = find(argument).ok_or_else(|| format!("there is no workload `{argument}`"))?;
                let params = Params::defaults(workload, Preset::Quick);
                cases.push(Case { workload, params, most_native_times: None });
            }
        }
    }
    Ok(cases)
}

fn join(errors: &[ParamError]) -> String {
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
