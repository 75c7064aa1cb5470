//! `small_factorial`: i! for the smallest numbers (document E, the futures interface).

use super::fields;
use crate::{
    benchmark::Benchmark,
    big,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    digest,
    document::{PARALLEL_PYTHON, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// The largest n whose factorial a 64-bit float holds exactly.
const LAST_EXACT: u32 = 18;

/// A number to take the factorial of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SmallFactorialWork {
    /// The number.
    pub n: u32,
}

impl Compute for SmallFactorialWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        Ok(answer(self.n, digest::residue(&big::factorial(self.n))))
    }

    /// The derivative of what the workload `factorial` takes for a range.
    fn estimate_ms(&self) -> f64 {
        1.55e-6 * f64::from(self.n).powf(1.35)
    }
}

fn answer(n: u32, residue: u64) -> Answer {
    if n <= LAST_EXACT { Answer::number(residue) } else { Answer::Text(digest::text(residue)) }
}

static PARAMS: &[ParamSpec] = &[fields::tasks(1000, 10, 10)];

pub(super) static WORKLOAD: Workload = Workload {
    id: "small_factorial",
    title: "Small factorials",
    source: Source::Documents(&[PARALLEL_PYTHON], "the pools of processes and of threads"),
    summary: "Computes the factorial of its id and answers with it, or from 19! on with a digest of it.",
    quick_note: "Nothing is scaled down: the tasks are tiny, and starting workers for them is what takes time.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<SmallFactorialWork>()),
    benchmark: Some(Benchmark { params: &[], most_native_times: None, frees_much_memory: false }),
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let tasks = read.integer("tasks");
    read.finish()?;
    let step = |id| Step::Compute(Work::of(WORKLOAD.id, SmallFactorialWork { n: id as u32 }));
    Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let tasks = params.integer("tasks")?;
    // Factors modulo 2^61 - 1 give the exact number as long as it is smaller.
    let residue = |n| (1..=n).fold(1, digest::multiply);
    Some((0..tasks).map(|n| answer(n as u32, residue(n))).collect())
}
