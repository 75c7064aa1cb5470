//! `wait`: tasks that do nothing but wait, as for a disk or a server (document A, the I/O-bound function).

use super::fields::{self, MANY};
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::{PARALLELISATION_IN_PYTHON, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    workload::Workload,
};

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 7, 7), fields::wait_ms(1000, 200)];

pub(super) static WORKLOAD: Workload = Workload {
    id: "wait",
    title: "Waiting",
    source: Source::Documents(&[PARALLELISATION_IN_PYTHON], "the I/O-bound function"),
    summary: "Waits for a fixed time and answers with its id.",
    quick_note: "Each task waits 200 ms, not 1 s; the number of tasks is the document's.",
    params: PARAMS,
    plan,
    known,
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("tasks", "5"), ("wait_ms", "3")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
    read.finish()?;
    // The document's range(1, 8) makes ids 1 to 7, which agrees with its 7.02 s; its text says eight.
    Ok(Plan::of((1..=tasks).map(|id| Task::giving(id, vec![Step::Wait { ms }], id))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    Some((1..=params.integer("tasks")?).map(Answer::number).collect())
}
