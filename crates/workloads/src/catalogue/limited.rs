//! `limited`: waits of which only so many may go on at once (this project's own).

use super::fields;
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::Source,
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    workload::Workload,
};

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 24, 24),
    fields::wait_ms(50, 50),
    fields::integer("limit", "Waits at once", None, 1, 1000, 4, 4),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "limited",
    title: "Limited waiting",
    source: Source::Own("what does it cost to ask a server for only a few things at once?"),
    summary: "Takes one of a few permits, waits for a fixed time, gives the permit back, and answers with its id. Isolated workers share no \
              permits: each worker has its own.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known,
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("tasks", "5"), ("wait_ms", "3"), ("limit", "2")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
    let limit = read.integer("limit") as u32;
    read.finish()?;
    Ok(Plan::of((1..=tasks).map(|id| Task::giving(id, vec![Step::Limited { ms, limit }], id))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    Some((1..=params.integer("tasks")?).map(Answer::number).collect())
}
