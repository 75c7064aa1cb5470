//! `small_factorial`: i! for the smallest numbers (document E, the futures interface).

use super::fields;
use crate::{
    Workload, big,
    check::{ParamError, Reading},
    digest,
    param::{ParamSpec, Params},
    task::{Answer, Context, Plan, Step, Task, WorkError},
    work::Work,
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

impl SmallFactorialWork {
    pub(crate) fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        Ok(answer(self.n, digest::residue(&big::factorial(self.n))))
    }
}

fn answer(n: u32, residue: u64) -> Answer {
    if n <= LAST_EXACT { Answer::number(residue) } else { Answer::Text(digest::text(residue)) }
}

static PARAMS: &[ParamSpec] = &[fields::tasks(1000, 10, 10)];

pub(super) struct SmallFactorial;

impl Workload for SmallFactorial {
    fn id(&self) -> &'static str {
        "small_factorial"
    }

    fn title(&self) -> &'static str {
        "Small factorials"
    }

    fn source(&self) -> &'static str {
        "E: \"Parallel Python - Standard Library\", the pools of processes and of threads"
    }

    fn summary(&self) -> &'static str {
        "Computes the factorial of its id and answers with it, or from 19! on with a digest of it."
    }

    fn quick_note(&self) -> &'static str {
        "Nothing is scaled down: the tasks are tiny, and starting workers for them is what takes time."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let read = Reading::new(PARAMS, params);
        let tasks = read.integer("tasks");
        read.finish()?;
        let step = |id| Step::Compute(Work::SmallFactorial(SmallFactorialWork { n: id as u32 }));
        Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        let tasks = params.integer("tasks")?;
        // Factors modulo 2^61 - 1 give the exact number as long as it is smaller.
        let residue = |n| (1..=n).fold(1, digest::multiply);
        Some((0..tasks).map(|n| answer(n as u32, residue(n))).collect())
    }
}
