//! `shared_list`: tasks that append to a collection of the caller's (documents B and E: who shares memory).

use super::fields::{self, MANY};
use crate::{
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::{PARALLEL_COMPUTING, PARALLEL_PYTHON, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// A number to append to the caller's collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedListWork {
    /// The number.
    pub value: u32,
}

impl Compute for SharedListWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        let value = f64::from(self.value);
        ctx.append(value);
        Ok(Answer::Number(value))
    }

    /// Far less than what it costs to run a task at all: 0.1 µs.
    fn estimate_ms(&self) -> f64 {
        1e-4
    }
}

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 20, 20)];

pub(super) static WORKLOAD: Workload = Workload {
    id: "shared_list",
    title: "A shared list",
    source: Source::Documents(&[PARALLEL_COMPUTING, PARALLEL_PYTHON], "writing to the caller's collection"),
    summary: "Appends its id to the list that the caller passed in and answers with its id.",
    quick_note: "Nothing is scaled down: the tasks are tiny, and what the list holds afterwards is the point.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<SharedListWork>()),
    benchmark: None,
    interpreted: 8.0,
    quick_in_python: &[],
    small: &[],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let tasks = read.integer("tasks");
    read.finish()?;
    let step = |id| Step::Compute(Work::of(WORKLOAD.id, SharedListWork { value: id as u32 }));
    let tasks = (0..tasks).map(|id| Task::of(id, vec![step(id)])).collect();
    Ok(Plan { tasks, has_collection: true, ..Plan::default() })
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    Some((0..params.integer("tasks")?).map(Answer::number).collect())
}
