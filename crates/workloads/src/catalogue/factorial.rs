//! `factorial`: n! for every n of a range, each from scratch (document A, the CPU-bound function).

use super::fields;
use crate::{
    benchmark::Benchmark,
    big,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    digest::{self, Digest},
    document::{PARALLELISATION_IN_PYTHON, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// Largest n: its factorial has 35,660 digits.
const MAX_N: u64 = 10_000;

/// Factorials of a range, both ends included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorialWork {
    /// The first n.
    pub from: u32,
    /// The last n.
    pub to: u32,
}

impl Compute for FactorialWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut digest = Digest::default();
        for n in self.from..=self.to {
            ctx.checkpoint()?;
            digest.add(digest::residue(&big::factorial(n)));
        }
        Ok(Answer::Text(digest.text()))
    }

    /// n! takes about n^1.35, since its products are made by Fourier transforms; so a range takes about the difference of
    /// two powers of 2.35. The factor is an ordinary laptop's of 2026: seven times 1000! to 3999! in 1.3 s.
    fn estimate_ms(&self) -> f64 {
        let up_to = |n: u32| 6.6e-7 * f64::from(n).powf(2.35);
        (up_to(self.to) - up_to(self.from)).max(0.0)
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 7, 7),
    fields::integer("from", "First n", None, 0, MAX_N, 1000, 1000),
    fields::integer("to", "Last n", None, 0, MAX_N, 3999, 2999),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "factorial",
    title: "Factorials",
    source: Source::Documents(&[PARALLELISATION_IN_PYTHON], "the CPU-bound function"),
    summary: "Computes n! for every n of a range, each from scratch, and answers with a digest of them all.",
    quick_note: "The range ends at 2999, not 3999, so less than half of the work is left; the number of tasks is the document's.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<FactorialWork>()),
    benchmark: Some(Benchmark {
        params: &[("from", "1000"), ("to", "3999")],
        most_native_times: Some(2.5),
        frees_much_memory: false,
    }),
    interpreted: 2.0,
    quick_in_python: &[],
    small: &[("tasks", "3"), ("from", "10"), ("to", "40")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let mut read = Reading::new(PARAMS, params);
    let (tasks, from, to) = (read.integer("tasks"), read.integer("from"), read.integer("to"));
    read.require(from <= to, "to", || format!("the last n must be at least the first, {from}"));
    read.finish()?;
    let range = FactorialWork { from: from as u32, to: to as u32 };
    let step = || Step::Compute(Work::of(WORKLOAD.id, range.clone()));
    Ok(Plan::of((1..=tasks).map(|id| Task::of(id, vec![step()]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (from, to) = (params.integer("from")?, params.integer("to")?);
    // Modulo a prime no long number is needed, and each n! follows from the one before.
    let mut digest = Digest::default();
    let mut residue = 1;
    for n in 1..=to {
        if n > from {
            digest.add(residue);
        }
        residue = digest::multiply(residue, n);
    }
    digest.add(residue);
    Some(vec![Answer::Text(digest.text()); params.integer("tasks")? as usize])
}
