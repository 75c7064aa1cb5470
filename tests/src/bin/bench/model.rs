//! The same workloads in CPython, by `overlap.py`, and in the page, in Python and in Rust: what each strategy gains over serial.

use crate::{WITHIN, median_ms};
use overlap_browser_tests::{Error, cpython, page::Page};
use overlap_record::{RunRecord, SpanKind};
use serde_json::json;

/// Where a workload is run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    CPython,
    Python,
    Rust,
}

impl Place {
    const ALL: [Self; 3] = [Self::CPython, Self::Python, Self::Rust];

    const fn name(self) -> &'static str {
        match self {
            Self::CPython => "cpython",
            Self::Python => "python",
            Self::Rust => "rust",
        }
    }
}

/// A workload, its name in the table, and its parameters in each place: seconds of work for each, if they compute.
struct Experiment {
    name: &'static str,
    workload: &'static str,
    params: [&'static str; 3],
}

const EXPERIMENTS: [Experiment; 5] = [
    Experiment { name: "waits", workload: "wait", params: ["tasks=4 wait_ms=250"; 3] },
    Experiment {
        name: "loops",
        workload: "long_comp",
        params: ["tasks=4 iterations=4000000", "tasks=4 iterations=1000000", "tasks=4 iterations=50000000"],
    },
    Experiment {
        name: "half and half",
        workload: "mix",
        params: [
            "tasks=4 task_ms=250 compute_share=0.025",
            "tasks=4 task_ms=250 compute_share=0.006",
            "tasks=4 task_ms=250 compute_share=0.5",
        ],
    },
    Experiment { name: "tiny tasks", workload: "square", params: ["tasks=1000"; 3] },
    Experiment { name: "shared list", workload: "shared_list", params: ["tasks=20"; 3] },
];

/// What is common to all: a pool that is reused, so that its start is no part of what is compared.
const SETTINGS: &str = "workers=2 repeats=5 warmup=1 pool=reused seed=1";

/// Prints the median of each strategy for each experiment in each place; of those named, where some are.
pub fn times(page: &Page, named: &[String]) -> Result<(), Error> {
    let is_wanted = |it: &&Experiment| named.is_empty() || named.iter().any(|name| name == it.name);
    for experiment in EXPERIMENTS.iter().filter(is_wanted) {
        for (place, params) in Place::ALL.into_iter().zip(experiment.params) {
            let params = balanced(page, place, experiment, params)?;
            let record = run(page, place, experiment, &format!("{params} {SETTINGS}"))?;
            for result in &record.results {
                if let Some(median_ms) = median_ms(&record, result.strategy) {
                    let mode = format!("{} {}", place.name(), result.strategy.name());
                    println!("{}", json!({ "task": experiment.name, "mode": mode, "median_ms": median_ms }));
                }
            }
        }
    }
    Ok(())
}

/// The parameters of a task that computes and waits, such that it does both for as long in this place; others as they are.
fn balanced(page: &Page, place: Place, experiment: &Experiment, params: &str) -> Result<String, Error> {
    const SHARE: &str = "compute_share=";
    let Some((others, share)) = params.split_once(SHARE) else { return Ok(params.to_owned()) };
    // With a strategy of threads, so that it is the interpreter's build of what follows.
    let settings = format!("{params} strategies=serial,gil workers=1 repeats=3 warmup=1 pool=reused");
    let record = run(page, place, experiment, &settings)?;
    let serial = record.results.iter().filter(|result| result.strategy.is_baseline());
    let spans = serial.flat_map(|result| &result.repeats).flat_map(|repeat| &repeat.spans);
    let sum =
        |kind| spans.clone().filter(|span| span.kind == kind).map(|span| span.duration_ms()).sum::<f64>();
    let share: f64 = share.parse().unwrap_or(0.5);
    // Computing grows with the share, and waiting with the rest.
    let (computing, waiting) = (sum(SpanKind::Run) / share, sum(SpanKind::Wait) / (1.0 - share));
    let share = waiting / (waiting + computing);
    Ok(format!("{others}{SHARE}{share:.6}"))
}

fn run(page: &Page, place: Place, experiment: &Experiment, settings: &str) -> Result<RunRecord, Error> {
    let strategies =
        if settings.contains("strategies=") { "" } else { " strategies=serial,async,rayon,isolated,gil" };
    let settings = format!("{settings}{strategies}");
    match place {
        Place::CPython => in_cpython(experiment.workload, &settings),
        Place::Python | Place::Rust => {
            let query = settings.replace(' ', "&");
            page.measure(
                &format!("?v=1&workload={}&lang={}&{query}", experiment.workload, place.name()),
                WITHIN,
            )
        }
    }
}

fn in_cpython(workload: &str, settings: &str) -> Result<RunRecord, Error> {
    let settings = settings.split(' ').filter_map(|setting| setting.split_once('='));
    let mut arguments = vec!["--workload".to_owned(), workload.to_owned()];
    arguments.extend(settings.flat_map(|(name, value)| [format!("--{name}"), value.to_owned()]));
    cpython::run(&arguments)
}
