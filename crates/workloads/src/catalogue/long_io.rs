//! `long_io`: tasks that wait long and give twice their id (document B).

use super::fields::{self, MANY};
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::{PARALLEL_COMPUTING, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    workload::Workload,
};

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 4, 4), fields::wait_ms(2000, 400)];

pub(super) static WORKLOAD: Workload = Workload {
    id: "long_io",
    title: "Long input and output",
    source: Source::Documents(&[PARALLEL_COMPUTING], "the function long_io"),
    summary: "Waits for a fixed time and answers with twice its id.",
    quick_note: "Each task waits 400 ms, not 2 s; the number of tasks is the document's.",
    params: PARAMS,
    plan,
    known,
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("tasks", "4"), ("wait_ms", "2")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
    read.finish()?;
    Ok(Plan::of((0..tasks).map(|id| Task::giving(id, vec![Step::Wait { ms }], 2 * id))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    Some((0..params.integer("tasks")?).map(|id| Answer::number(2 * id)).collect())
}
