//! `square`: 2^i as a float, work far too small to share out (document E, the comparison of styles).

use super::fields;
use crate::{
    benchmark::Benchmark,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::{PARALLEL_PYTHON, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// A power of two to compute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SquareWork {
    /// The exponent.
    pub exponent: i32,
}

impl Compute for SquareWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        Ok(Answer::Number(2.0_f64.powi(self.exponent)))
    }

    /// Far less than what it costs to run a task at all: 0.1 µs.
    fn estimate_ms(&self) -> f64 {
        1e-4
    }
}

static PARAMS: &[ParamSpec] = &[
    // 2^1024 is beyond the largest 64-bit float.
    fields::tasks(1024, 1000, 1000),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "square",
    title: "Tiny powers of two",
    source: Source::Documents(&[PARALLEL_PYTHON], "the comparison of styles: square"),
    summary: "Computes 2 to the power of its id as a float and answers with it.",
    quick_note: "Nothing is scaled down: the tasks are tiny, and starting workers for them is what takes time.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<SquareWork>()),
    benchmark: Some(Benchmark { params: &[], most_native_times: None, frees_much_memory: false }),
    interpreted: 2.0,
    quick_in_python: &[],
    small: &[("tasks", "100")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let tasks = read.integer("tasks");
    read.finish()?;
    let step = |id| Step::Compute(Work::of(WORKLOAD.id, SquareWork { exponent: id as i32 }));
    Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    // The exponent field of a 64-bit float, written down.
    let float = |exponent| f64::from_bits((1023 + exponent) << 52);
    Some((0..params.integer("tasks")?).map(|exponent| Answer::Number(float(exponent))).collect())
}
