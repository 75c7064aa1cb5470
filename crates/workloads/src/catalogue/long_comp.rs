//! `long_comp`: a loop of float arithmetic that nothing can shorten (document B).

use super::fields;
use crate::{
    benchmark::Benchmark,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::{PARALLEL_COMPUTING, Source},
    param::{Default, ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// Iterations between two checkpoints: about 0.05 ms.
const STRIDE: u64 = 8192;

/// The iterations that the document ran.
const DOCUMENT_ITERATIONS: u64 = 5_000_000;

/// What the document's tasks all end at.
const DOCUMENT_ANSWER: f64 = 2_236.567_809_744_685_3;

/// The loop, from one starting value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LongCompWork {
    /// What x starts at: the id.
    pub start: u64,
    /// How often the loop runs.
    pub iterations: u64,
}

impl Compute for LongCompWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut x = self.start as f64;
        let mut y = 0;
        while y < self.iterations {
            ctx.checkpoint()?;
            let end = self.iterations.min(y + STRIDE);
            while y < end {
                x = next(x, y as f64);
                y += 1;
            }
        }
        Ok(Answer::Number(x))
    }

    /// 7 ns an iteration on an ordinary laptop of 2026.
    fn estimate_ms(&self) -> f64 {
        self.iterations as f64 * 7e-6
    }
}

fn next(x: f64, y: f64) -> f64 {
    if x % 2.0 == 0.0 { (x - y) * (x - y) } else { (x + y).sqrt() }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 4, 4),
    fields::integer(
        "iterations",
        "Iterations",
        None,
        1,
        1_000_000_000,
        DOCUMENT_ITERATIONS,
        DOCUMENT_ITERATIONS,
    ),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "long_comp",
    title: "Long computation",
    source: Source::Documents(&[PARALLEL_COMPUTING], "the function long_comp"),
    summary: "Starts with x as its id. For every y below the number of iterations, it squares x - y if x is even, or takes the square root of x + y if not.",
    quick_note: "Nothing is scaled down: compiled code does in a few hundredths of a second what took the document seconds.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<LongCompWork>()),
    benchmark: Some(Benchmark { params: &[], most_native_times: Some(1.3), frees_much_memory: false }),
    interpreted: 70.0,
    quick_in_python: &[("iterations", Default::Integer(300_000))],
    small: &[("tasks", "3"), ("iterations", "20000")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, iterations) = (read.integer("tasks"), read.integer("iterations"));
    read.finish()?;
    let step = |start| Step::Compute(Work::of(WORKLOAD.id, LongCompWork { start, iterations }));
    Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (tasks, iterations) = (params.integer("tasks")?, params.integer("iterations")?);
    let published = iterations == DOCUMENT_ITERATIONS && tasks <= 4;
    published.then(|| vec![Answer::Number(DOCUMENT_ANSWER); tasks as usize])
}
