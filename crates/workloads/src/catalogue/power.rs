//! `power`: i^i as a whole number, of up to 40,000 digits (document D, a pool with one worker per core).

use super::fields::{self, MANY};
use crate::{
    Workload, big,
    check::{ParamError, Reading},
    digest,
    param::{ParamSpec, Params},
    task::{Answer, Context, Plan, Step, Task, WorkError},
    work::Work,
};
use serde::{Deserialize, Serialize};

/// A number to raise to the power of itself; 0^0 is 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PowerWork {
    /// The number.
    pub base: u32,
}

impl PowerWork {
    pub(crate) fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        let power = big::power(self.base, self.base);
        Ok(Answer::Text(digest::text(digest::residue(&power))))
    }
}

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 10_000, 2000)];

pub(super) struct Power;

impl Workload for Power {
    fn id(&self) -> &'static str {
        "power"
    }

    fn title(&self) -> &'static str {
        "Powers"
    }

    fn source(&self) -> &'static str {
        "D: \"You too can parallelise in Python\", by linbug, the pool of processes"
    }

    fn summary(&self) -> &'static str {
        "Raises its id to the power of itself and answers with a digest of the number."
    }

    fn quick_note(&self) -> &'static str {
        "2,000 tasks, not 10,000: the numbers have up to 6,600 digits, not 40,000."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let read = Reading::new(PARAMS, params);
        let tasks = read.integer("tasks");
        read.finish()?;
        let step = |id| Step::Compute(Work::Power(PowerWork { base: id as u32 }));
        Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        let digest = |id| Answer::Text(digest::text(digest::power(id, id)));
        Some((0..params.integer("tasks")?).map(digest).collect())
    }
}
