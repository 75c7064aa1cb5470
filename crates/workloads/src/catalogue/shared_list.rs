//! `shared_list`: tasks that append to a collection of the caller's (documents B and E: who shares memory).

use super::fields::{self, MANY};
use crate::{
    Workload,
    check::{ParamError, Reading},
    param::{ParamSpec, Params},
    task::{Answer, Context, Plan, Step, Task, WorkError},
    work::Work,
};
use serde::{Deserialize, Serialize};

/// A number to append to the caller's collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedListWork {
    /// The number.
    pub value: u32,
}

impl SharedListWork {
    pub(crate) fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        let value = f64::from(self.value);
        ctx.append(value);
        Ok(Answer::Number(value))
    }
}

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 20, 20)];

pub(super) struct SharedList;

impl Workload for SharedList {
    fn id(&self) -> &'static str {
        "shared_list"
    }

    fn title(&self) -> &'static str {
        "A shared list"
    }

    fn source(&self) -> &'static str {
        "B: \"Parallel Computing\", a notebook, 2019, and E: \"Parallel Python - Standard Library\": writing to the caller's collection"
    }

    fn summary(&self) -> &'static str {
        "Appends its id to the list that the caller passed in and answers with its id."
    }

    fn quick_note(&self) -> &'static str {
        "Nothing is scaled down: the tasks are tiny, and what the list holds afterwards is the point."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let read = Reading::new(PARAMS, params);
        let tasks = read.integer("tasks");
        read.finish()?;
        let step = |id| Step::Compute(Work::SharedList(SharedListWork { value: id as u32 }));
        let tasks = (0..tasks).map(|id| Task::of(id, vec![step(id)])).collect();
        Ok(Plan { tasks, has_collection: true })
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        Some((0..params.integer("tasks")?).map(Answer::number).collect())
    }
}
