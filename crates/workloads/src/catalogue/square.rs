//! `square`: 2^i as a float, work far too small to share out (document E, the comparison of styles).

use super::fields;
use crate::{
    Workload,
    check::{ParamError, Reading},
    param::{ParamSpec, Params},
    task::{Answer, Context, Plan, Step, Task, WorkError},
    work::Work,
};
use serde::{Deserialize, Serialize};

/// A power of two to compute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SquareWork {
    /// The exponent.
    pub exponent: i32,
}

impl SquareWork {
    pub(crate) fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        Ok(Answer::Number(2.0_f64.powi(self.exponent)))
    }
}

static PARAMS: &[ParamSpec] = &[
    // 2^1024 is beyond the largest 64-bit float.
    fields::tasks(1024, 1000, 1000),
];

pub(super) struct Square;

impl Workload for Square {
    fn id(&self) -> &'static str {
        "square"
    }

    fn title(&self) -> &'static str {
        "Tiny powers of two"
    }

    fn source(&self) -> &'static str {
        "E: \"Parallel Python - Standard Library\", the comparison of styles: square"
    }

    fn summary(&self) -> &'static str {
        "Computes 2 to the power of its id as a float and answers with it."
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
        let step = |id| Step::Compute(Work::Square(SquareWork { exponent: id as i32 }));
        Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        // The exponent field of a 64-bit float, written down.
        let float = |exponent| f64::from_bits((1023 + exponent) << 52);
        Some((0..params.integer("tasks")?).map(|exponent| Answer::Number(float(exponent))).collect())
    }
}
