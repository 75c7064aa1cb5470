//! `python`: the reader's own code. It is not in the list, since no documents' work and no Rust file belong to it.

use super::fields;
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::Source,
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    workload::Workload,
};

static PARAMS: &[ParamSpec] = &[fields::tasks(fields::MANY, 4, 4)];

pub(crate) static WORKLOAD: Workload = Workload {
    id: "python",
    title: "Your own Python",
    source: Source::Own("so that you can measure your own code in the same five ways."),
    summary: "Calls your function `task(i)`, for i from 0.",
    quick_note: "",
    params: PARAMS,
    plan,
    known: |_| -> Option<Vec<Answer>> { None },
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("tasks", "2")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let tasks = read.integer("tasks");
    read.finish()?;
    Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![Step::Program]))))
}
