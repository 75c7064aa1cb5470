//! `power`: i^i as a whole number, of up to 40,000 digits (document D, a pool with one worker per core).

use super::fields::{self, MANY};
use crate::{
    benchmark::Benchmark,
    big,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    digest,
    document::{Source, YOU_TOO_CAN_PARALLELISE},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// A number to raise to the power of itself; 0^0 is 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PowerWork {
    /// The number.
    pub base: u32,
}

impl Compute for PowerWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        let power = big::power(self.base, self.base);
        Ok(Answer::Text(digest::text(digest::residue(&power))))
    }

    /// All powers below n take about 1.6e-6 n^2.17 ms on an ordinary laptop of 2026, which is 0.8 s for 10,000; one takes the
    /// derivative of that.
    fn estimate_ms(&self) -> f64 {
        3.47e-6 * f64::from(self.base).powf(1.17)
    }
}

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 10_000, 2000)];

pub(super) static WORKLOAD: Workload = Workload {
    id: "power",
    title: "Powers",
    source: Source::Documents(&[YOU_TOO_CAN_PARALLELISE], "the pool of processes"),
    summary: "Raises its id to the power of itself and answers with a digest of the number.",
    quick_note: "2,000 tasks, not 10,000: the numbers have up to 6,600 digits, not 40,000.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<PowerWork>()),
    benchmark: Some(Benchmark {
        params: &[("tasks", "10000")],
        most_native_times: Some(2.5),
        frees_much_memory: false,
    }),
    interpreted: 2.5,
    quick_in_python: &[],
    small: &[("tasks", "60")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let tasks = read.integer("tasks");
    read.finish()?;
    let step = |id| Step::Compute(Work::of(WORKLOAD.id, PowerWork { base: id as u32 }));
    Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let digest = |id| Answer::Text(digest::text(digest::power(id, id)));
    Some((0..params.integer("tasks")?).map(digest).collect())
}
