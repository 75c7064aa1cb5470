//! `factorial`: n! for every n of a range, each from scratch (document A, the CPU-bound function).

use super::fields;
use crate::{
    Workload, big,
    check::{ParamError, Reading},
    digest::{self, Digest},
    param::{ParamSpec, Params},
    task::{Answer, Context, Plan, Step, Task, WorkError},
    work::Work,
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

impl FactorialWork {
    pub(crate) fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut digest = Digest::default();
        for n in self.from..=self.to {
            ctx.checkpoint()?;
            digest.add(digest::residue(&big::factorial(n)));
        }
        Ok(Answer::Text(digest.text()))
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 7, 7),
    fields::integer("from", "First n", None, 0, MAX_N, 1000, 1000),
    fields::integer("to", "Last n", None, 0, MAX_N, 3999, 2999),
];

pub(super) struct Factorial;

impl Workload for Factorial {
    fn id(&self) -> &'static str {
        "factorial"
    }

    fn title(&self) -> &'static str {
        "Factorials"
    }

    fn source(&self) -> &'static str {
        "A: \"Parallelisation in Python\", by matsmaiwald, the CPU-bound function"
    }

    fn summary(&self) -> &'static str {
        "Computes n! for every n of a range, each from scratch, and answers with a digest of them all."
    }

    fn quick_note(&self) -> &'static str {
        "The range ends at 2999, not 3999, which leaves less than half of the work; the number of tasks is the document's."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let mut read = Reading::new(PARAMS, params);
        let (tasks, from, to) = (read.integer("tasks"), read.integer("from"), read.integer("to"));
        read.require(from <= to, "to", || format!("the last n must be at least the first, {from}"));
        read.finish()?;
        let work = FactorialWork { from: from as u32, to: to as u32 };
        let step = || Step::Compute(Work::Factorial(work.clone()));
        Ok(Plan::of((1..=tasks).map(|id| Task::of(id, vec![step()]))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
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
}
