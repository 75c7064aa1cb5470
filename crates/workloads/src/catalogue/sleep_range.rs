//! `sleep_range`: task i waits i units of time (document E, the comparison of styles).

use super::fields::{self, LONGEST_WAIT_MS};
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::{PARALLEL_PYTHON, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    workload::Workload,
};

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 5, 5),
    fields::integer("unit_ms", "Unit of waiting", Some("ms"), 1, LONGEST_WAIT_MS, 1000, 100),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "sleep_range",
    title: "Longer and longer waits",
    source: Source::Documents(&[PARALLEL_PYTHON], "the comparison of styles: sleep"),
    summary: "Waits for its id times the unit and answers with its id; the longest wait sets the time.",
    quick_note: "The unit is 100 ms, not 1 s; the number of tasks is the document's.",
    params: PARAMS,
    plan,
    known,
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("unit_ms", "2")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let mut read = Reading::new(PARAMS, params);
    let (tasks, unit_ms) = (read.integer("tasks"), read.integer("unit_ms"));
    let longest_ms = tasks.saturating_sub(1).saturating_mul(unit_ms);
    read.require(longest_ms <= LONGEST_WAIT_MS, "unit_ms", || {
        format!("the last of {tasks} tasks would wait {longest_ms} ms, and {LONGEST_WAIT_MS} ms is the most")
    });
    read.finish()?;
    let wait = |id| Step::Wait { ms: (id * unit_ms) as f64 };
    Ok(Plan::of((0..tasks).map(|id| Task::giving(id, vec![wait(id)], id))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    Some((0..params.integer("tasks")?).map(Answer::number).collect())
}
